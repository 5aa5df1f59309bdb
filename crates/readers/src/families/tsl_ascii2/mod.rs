//! The tsl-ascii2 family: handhelds of Technology Solutions (1128, 1153, 2128, 2166) over USB or Bluetooth.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::families::tsl_ascii2::message::{Line, Record, error_words, look, look_at_command};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::lines::text;
use crate::push::walk;
use crate::talk::Talk;

mod dialect;
pub mod message;

/// The tsl-ascii2 family.
#[derive(Clone, Copy, Debug)]
pub struct TslAscii2;

/// An end to whatever line was begun, then "tell your version".
const PROBE: [&[u8]; 2] = [b"\r\n", b".vr\r\n"];

pub(crate) const CAPABILITIES: Capabilities = Capabilities {
    antennas: 1,
    reports_signal: true,
    signal_is_dbm: true,
    power: Some(PowerRange { least: TxPower(100), most: TxPower(290) }),
    abilities: Abilities::of(&[
        Ability::StartStop,
        Ability::Power,
        Ability::Region,
        Ability::Gen2,
        Ability::Beep,
        Ability::Firmware,
    ]),
};

impl Family for TslAscii2 {
    fn key(&self) -> &'static str {
        "tsl-ascii2"
    }

    fn label(&self) -> &'static str {
        "TSL 1128, 1153, 2128, 2166"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }, SerialLink { baud: 19_200 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let is_ours = |said: &Explained| said.name == "command_started" || said.kind == Kind::Read;
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
            Direction::FromReader => gather(walk(bytes, look, answer)),
        }
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Tsl::new(), now))
    }
}

fn order(offset: usize, frame: &[u8]) -> Explained {
    let text = text(frame);
    let command = text.get(1..3).unwrap_or_default();
    Explained::new(Kind::Order, name_of(command), offset, frame.len()).text("text", text.as_str())
}

fn name_of(command: &str) -> String {
    let known = match command {
        "iv" => "inventory",
        "vr" => "version",
        "bl" => "battery",
        "ab" => "abort",
        "al" => "alert",
        "sr" => "region",
        "bc" => "barcode",
        "rd" => "read_memory",
        "wr" => "write_memory",
        "lo" => "lock",
        "ki" => "kill",
        "ec" => "echo",
        other => other,
    };
    known.to_owned()
}

fn answer(offset: usize, frame: &[u8]) -> Explained {
    let Some(line) = Line::parse(frame) else {
        return Explained::garbled(offset, frame.len(), "a line of no known kind");
    };
    let at =
        |kind, name: &str| Explained::new(kind, name, offset, frame.len()).text("key", line.key.as_str());
    match line.key.as_str() {
        "OK" => at(Kind::Done, "ok"),
        "ER" => {
            let number: u16 = line.text.parse().unwrap_or(0);
            let said = at(if number == 5 { Kind::Done } else { Kind::Refused }, "error")
                .number("error_number", number);
            said.error(format!("0x{number:02X} ({number:03}): {}", error_words(number)))
        }
        "CS" => at(Kind::Notice, "command_started").text("text", line.text.as_str()),
        "ME" => at(Kind::Notice, "message").text("text", line.text.as_str()),
        "EP" | "PC" | "CR" | "RI" | "IX" => at(Kind::Read, "tag").text("text", line.text.as_str()),
        _ => at(Kind::Status, &line.key.to_lowercase()).text("text", line.text.as_str()),
    }
}

/// Puts the lines of each tag together to one read.
fn gather(lines: Vec<Explained>) -> Vec<Explained> {
    let mut all = Vec::new();
    let (mut record, mut place): (Record, Option<(usize, usize)>) = (Record::default(), None);
    let flush = |all: &mut Vec<Explained>, record: Record, place: Option<(usize, usize)>| {
        let Some((from, to)) = place else { return };
        all.push(match record.read() {
            Some(read) => Explained::new(Kind::Read, "tag", from, to - from).read(read),
            None => Explained::garbled(from, to - from, "a tag without a number, or its check is wrong"),
        });
    };
    for said in lines {
        let end = said.offset + said.length;
        let (Kind::Read, Some(line)) = (said.kind, line_of(&said)) else {
            flush(&mut all, std::mem::take(&mut record), place.take());
            all.push(said);
            continue;
        };
        if let Some(before) = record.take(&line) {
            flush(&mut all, before, place.take());
        }
        place = Some((place.map_or(said.offset, |(from, _)| from), end));
    }
    flush(&mut all, record, place);
    all
}

fn line_of(said: &Explained) -> Option<Line> {
    let text = |name: &str| {
        said.fields.iter().find(|(known, _)| *known == name).and_then(|(_, field)| match field {
            crate::explain::Field::Text(text) => Some(text.clone()),
            crate::explain::Field::Number(_)
            | crate::explain::Field::Bytes(_)
            | crate::explain::Field::Flag(_)
            | crate::explain::Field::List(_) => None,
        })
    };
    Some(Line { key: text("key")?, text: text("text")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_one_read_and_its_end() {
        let told = TslAscii2.explain(
            Direction::FromReader,
            b"CS: .iv\r\nEP: 000000000000000000001242\r\nRI: -61\r\nEP: E200\r\nOK:\r\n\r\n",
        );
        let kinds: Vec<Kind> = told.iter().map(|said| said.kind).collect();
        assert_eq!(kinds, [Kind::Notice, Kind::Read, Kind::Read, Kind::Done]);
        let read = told[1].read.as_ref().unwrap();
        assert_eq!((read.epc.to_hex().as_str(), told[1].length), ("000000000000000000001242", 39));
        assert_eq!(told.iter().map(|said| said.length).sum::<usize>(), 65);
    }

    #[test]
    fn a_block_is_recognised_and_an_echo_is_not() {
        assert_eq!(TslAscii2.recognise(b"CS: .vr\r\nMF: TSL\r\nOK:\r\n\r\n"), ProbeAnswer::Yes);
        assert_eq!(TslAscii2.recognise(b"\r\n.vr\r\n"), ProbeAnswer::NotYet);
        assert_eq!(TslAscii2.recognise(b"\r\nOK\r\n"), ProbeAnswer::NotYet);
    }
}
