//! The chafon family: UHFReader18, 288, 86, Ex10 and the many names they are sold under.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::chafon::frame::{Frame, Framer, Piece};
use crate::families::chafon::message::{Answer, Layout, code, status};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::DETECTED_BYTES_MAX;
use crate::talk::Talk;

mod dialect;
mod explain;
pub mod frame;
pub mod identity;
pub mod message;
mod orders;
pub mod record;

/// The chafon family.
#[derive(Clone, Copy, Debug)]
pub struct Chafon;

/// "Tell what you are", to whatever address the reader has.
const PROBE: [&[u8]; 1] = [&[0x04, 0xFF, 0x21, 0x19, 0x95]];

impl Family for Chafon {
    fn key(&self) -> &'static str {
        "chafon"
    }

    fn label(&self) -> &'static str {
        "Chafon UHFReader18, 288, 86, Ex10; CF-RU5102, CF-RU6402, CF-MU804, CF-MU90x"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[
            SerialLink { baud: 57_600 },
            SerialLink { baud: 115_200 },
            SerialLink { baud: 9_600 },
            SerialLink { baud: 19_200 },
            SerialLink { baud: 38_400 },
        ]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut each = |piece: Piece<'_>| {
            if let Piece::Frame(frame) = piece {
                is_ours |= says_chafon(&frame);
            }
        };
        let mut framer = Framer::new();
        framer.push(bytes, &mut each);
        framer.give_up(&mut each);
        match is_ours {
            true => ProbeAnswer::Yes,
            false if bytes.len() >= DETECTED_BYTES_MAX => ProbeAnswer::No,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            antennas: 4,
            reports_signal: true,
            signal_is_dbm: false,
            power: Some(PowerRange { least: TxPower(0), most: TxPower(330) }),
            abilities: Abilities::of(&[
                Ability::StartStop,
                Ability::Power,
                Ability::Region,
                Ability::Antennas,
                Ability::Dwell,
                Ability::Gen2,
                Ability::Select,
                Ability::ReadMemory,
                Ability::WriteMemory,
                Ability::Lock,
                Ability::Kill,
                Ability::Inputs,
                Ability::Outputs,
                Ability::Beep,
                Ability::Temperature,
                Ability::AntennaCheck,
                Ability::Firmware,
                Ability::Frequency,
            ]),
        }
    }

    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        explain::explain(direction, bytes)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Dialect::new(), now))
    }
}

/// The answer to the probe, or something the reader says by itself in real-time mode.
fn says_chafon(frame: &Frame<'_>) -> bool {
    let Some((status, _)) = frame.as_reply() else {
        return false;
    };
    let is_telling = matches!(
        (frame.code, status),
        (code::IDENTIFY | code::PUSHED, status::OK) | (code::PUSHED, status::HEARTBEAT)
    );
    is_telling && Answer::parse(frame, Layout::Antennas).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::chafon::frame::{BROADCAST, encode_reply};
    use crate::families::chafon::message::Ask;

    #[test]
    fn the_probe_is_what_we_would_say() {
        assert_eq!(PROBE[0], Ask::Identify.encode(BROADCAST));
    }

    #[test]
    fn an_identity_or_a_pushed_tag_is_recognised() {
        let identity = encode_reply(0, 0x21, 0, &[2, 11, 0x20, 2, 0x31, 0x80, 26, 10, 15, 0, 0, 1]);
        assert_eq!(Chafon.recognise(&identity), ProbeAnswer::Yes);
        let plain = encode_reply(0, 0x21, 0, &[2, 11, 0x09, 2, 0x31, 0x80, 26, 10]);
        assert_eq!(Chafon.recognise(&plain), ProbeAnswer::Yes);
        let odd = encode_reply(0, 0x21, 0, &[2, 11, 0x09, 2, 0x31]);
        assert_eq!(Chafon.recognise(&odd), ProbeAnswer::NotYet);
        let pushed = encode_reply(0, 0xEE, 0, &[1, 2, 0xE2, 0x00, 0x48]);
        assert_eq!(Chafon.recognise(&pushed), ProbeAnswer::Yes);
        assert_eq!(Chafon.recognise(PROBE[0]), ProbeAnswer::NotYet);
        assert_eq!(Chafon.recognise(&[0; DETECTED_BYTES_MAX]), ProbeAnswer::No);
    }
}
