//! The zeti family: handheld sleds of Zebra (RFD8500) over Bluetooth.

use std::cell::RefCell;

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::families::zeti::message::{Columns, Said, is_well, long_name, look, look_at_command};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::lines::text;
use crate::push::walk;
use crate::talk::Talk;

mod dialect;
pub mod message;

/// The zeti family.
#[derive(Clone, Copy, Debug)]
pub struct Zeti;

/// An end to whatever line was begun, then "a connection, please".
const PROBE: [&[u8]; 2] = [b"\r\n", b"cn\r\n"];

pub(crate) const CAPABILITIES: Capabilities = Capabilities {
    antennas: 1,
    reports_signal: true,
    signal_is_dbm: true,
    power: Some(PowerRange { least: TxPower(100), most: TxPower(300) }),
    abilities: Abilities::of(&[Ability::StartStop, Ability::Power, Ability::Gen2]),
};

impl Family for Zeti {
    fn key(&self) -> &'static str {
        "zeti"
    }

    fn label(&self) -> &'static str {
        "Zebra RFD8500"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let is_ours = |said: &Explained| said.name == "connect" && said.kind != Kind::Garbled;
        match self.explain(Direction::FromReader, bytes).iter().any(is_ours) {
            true => ProbeAnswer::Yes,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        match direction {
            Direction::ToReader => walk(bytes, look_at_command, order),
            Direction::FromReader => {
                let known: RefCell<Option<Columns>> = RefCell::new(None);
                let look = |front: &[u8], _: bool| look(front, known.borrow().as_ref());
                walk(bytes, look, |offset, frame| answer(offset, frame, &known))
            }
        }
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Zeti::default(), now))
    }
}

fn order(offset: usize, frame: &[u8]) -> Explained {
    let text = text(frame);
    let name = if text.is_empty() { "line_break" } else { name_of(long_name(&text)) };
    Explained::new(Kind::Order, name, offset, frame.len()).text("text", text.as_str())
}

fn name_of(long: &str) -> &str {
    match long {
        "getdeviceinfo" => "get_device_info",
        "setqueryparams" => "set_query_params",
        "setattr" => "set_attribute",
        other => other,
    }
}

fn answer(offset: usize, frame: &[u8], known: &RefCell<Option<Columns>>) -> Explained {
    let said = Said::parse(frame, known.borrow().as_ref());
    let at = |kind, name: &str| Explained::new(kind, name, offset, frame.len());
    let words = text(frame);
    match said {
        None => Explained::garbled(offset, frame.len(), "a line of no known kind"),
        Some(Said::Command { name, status: None }) => {
            at(Kind::Status, name_of(&name)).text("text", words.as_str())
        }
        Some(Said::Command { name, status: Some(status) }) => {
            if name == "inventory" {
                known.replace(None);
            }
            let is_well = is_well(&status);
            let kind = if is_well { Kind::Done } else { Kind::Refused };
            let told = at(kind, name_of(&name)).text("status", status.as_str());
            if is_well { told } else { told.error(status) }
        }
        Some(Said::Notification(name)) => at(Kind::Notice, &snake(&name)).text("text", words.as_str()),
        Some(Said::Names(columns)) => {
            known.replace(Some(columns));
            at(Kind::Notice, "field_names").text("text", words.as_str())
        }
        Some(Said::Tag(read)) => at(Kind::Read, "tag").read(read),
    }
}

/// `BatteryEvent` is written `battery_event`.
fn snake(name: &str) -> String {
    let mut all = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !all.is_empty() {
            all.push('_');
        }
        all.push(letter.to_ascii_lowercase());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::zeti::message;

    #[test]
    fn a_recording_is_told_line_by_line() {
        let stream = [
            &message::answer("connect", "Connection Successful")[..],
            b"Notification:StartOperation\r\n",
            &message::names(),
            &message::tag(&"E20000112233445566778899".parse().unwrap(), model::PcWord(0x3000), -48),
            &message::answer("inventory", "Command Not Allowed"),
            b"\xFF\xFE",
        ]
        .concat();
        let told = Zeti.explain(Direction::FromReader, &stream);
        let names: Vec<(Kind, &str)> = told.iter().map(|said| (said.kind, said.name.as_str())).collect();
        let last = told.last().unwrap();
        assert_eq!(
            names[..5],
            [
                (Kind::Done, "connect"),
                (Kind::Notice, "start_operation"),
                (Kind::Notice, "field_names"),
                (Kind::Read, "tag"),
                (Kind::Refused, "inventory"),
            ]
        );
        assert_eq!(
            (last.kind, told.iter().map(|said| said.length).sum::<usize>()),
            (Kind::Garbled, stream.len())
        );
    }

    #[test]
    fn an_answer_is_recognised_and_an_echo_is_not() {
        assert_eq!(Zeti.recognise(b"Command:connect,Status:Connection Successful\r\n"), ProbeAnswer::Yes);
        assert_eq!(Zeti.recognise(b"\r\ncn\r\n"), ProbeAnswer::NotYet);
        assert_eq!(Zeti.recognise(b",,E20000112233445566778899,,,,\r\n"), ProbeAnswer::NotYet);
    }

    #[test]
    fn orders_have_their_long_names() {
        let told = Zeti.explain(Direction::ToReader, b"\r\ncn\r\ngd .bt\r\nqp .i 0\r\na\r\n");
        let names: Vec<&str> = told.iter().map(|said| said.name.as_str()).collect();
        assert_eq!(names, ["connect", "get_device_info", "set_query_params", "abort"]);
    }
}
