//! The lf134-usb family: 134.2 kHz desk readers of animal and pallet transponders that are asked for each reading
//! (134K-RW-USB-D1 and what is sold under other names).

use model::{Abilities, Ability, Capabilities, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::families::fdxb::{explain_flags, explain_transponder};
use crate::families::lf134_usb::dialect::Lf134;
use crate::families::lf134_usb::frame::{Frame, look};
use crate::families::lf134_usb::message::{Mode, OK, code, transponder_in};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::push::walk;
use crate::talk::Talk;

mod dialect;
pub mod frame;
pub mod message;

/// The lf134-usb family.
#[derive(Clone, Copy, Debug)]
pub struct Lf134Usb;

/// "Tell your version", as the sister readers of this maker know it; an order this reader does not know is answered
/// with a status, which is proof enough. The reading order is no probe: it works the radio.
const PROBE: [&[u8]; 1] = [&[0x02, 0x01, 0x86, 0x00, 0x85, 0x03]];

/// Codes from here on are commands of a host, below are answers.
const COMMANDS: u8 = 0x80;

/// What such a reader can do.
pub(crate) const CAPABILITIES: Capabilities = Capabilities {
    antennas: 1,
    reports_signal: false,
    signal_is_dbm: false,
    power: None,
    abilities: Abilities::of(&[Ability::StartStop]),
};

impl Family for Lf134Usb {
    fn key(&self) -> &'static str {
        "lf134-usb"
    }

    fn label(&self) -> &'static str {
        "134K-RW-USB animal tag desk reader"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 9_600 }, SerialLink { baud: 115_200 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let is_answer = |said: &Explained| !matches!(said.kind, Kind::Garbled | Kind::Order);
        match walk(bytes, |front, _| look(front), explain_frame).iter().any(is_answer) {
            true => ProbeAnswer::Yes,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn explain(&self, _direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        walk(bytes, |front, _| look(front), explain_frame)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(Lf134::default(), now))
    }
}

fn explain_frame(offset: usize, bytes: &[u8]) -> Explained {
    let Some(frame) = Frame::decode(bytes) else {
        return Explained::garbled(offset, bytes.len(), "the check is wrong");
    };
    let at = |kind, name: &str| Explained::new(kind, name, offset, bytes.len()).number("id", frame.id);
    match (frame.code, frame.data) {
        (code::READ, [mode]) => {
            let said = at(Kind::Order, "read").number("cmd", code::READ).number("mode", *mode);
            match Mode::of_byte(*mode) {
                Some(Mode::Numbers) => said.text("mode_name", "numbers"),
                Some(Mode::Bits) => said.text("mode_name", "bits"),
                Some(Mode::Block) => said.text("mode_name", "block"),
                None => said,
            }
        }
        (code::WRITE, data) => at(Kind::Order, "write").number("cmd", code::WRITE).bytes("data", data),
        (COMMANDS.., data) => at(Kind::Order, "unknown").number("cmd", frame.code).bytes("data", data),
        (OK, data) => match transponder_in(data) {
            Some(tag) => {
                let said = at(Kind::Read, "read").number("status", OK).bytes("data", data);
                explain_flags(explain_transponder(said, tag), tag)
            }
            None => at(Kind::Done, "done").number("status", OK).bytes("data", data),
        },
        (status, data) => at(Kind::Refused, "refused")
            .number("status", status)
            .bytes("data", data)
            .error(format!("0x{status:02X}: not done, or no transponder")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::lf134_usb::message::{failed, found, read};

    #[test]
    fn an_answer_is_recognised_and_an_echo_is_not() {
        let tag = codes::low_frequency::FdxB { country: 1, number: 2, is_animal: true, has_data: false };
        assert_eq!(Lf134Usb.recognise(&found(tag)), ProbeAnswer::Yes);
        assert_eq!(Lf134Usb.recognise(&failed(1)), ProbeAnswer::Yes);
        for echo in [PROBE[0].to_vec(), read(Mode::Numbers)] {
            assert_eq!(Lf134Usb.recognise(&echo), ProbeAnswer::NotYet);
            assert_eq!(Lf134Usb.explain(Direction::ToReader, &echo)[0].kind, Kind::Order);
        }
        assert_eq!(read(Mode::Bits), [0x02, 0x01, 0xA7, 0x01, 0x01, 0xA4, 0x03]);
    }
}
