//! The chafon-sw family: Chafon CF-RU5300 and its relatives, over a serial line or USB HID.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::chafon_sw::frame::{Framer, Piece};
use crate::families::chafon_sw::message::{Batch, DONE, code};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::DETECTED_BYTES_MAX;
use crate::talk::Talk;

mod dialect;
pub mod explain;
pub mod frame;
pub mod message;

/// The chafon-sw family.
#[derive(Clone, Copy, Debug)]
pub struct ChafonSw;

/// "What are you?".
const PROBE: [&[u8]; 1] = [&[0x53, 0x57, 0x00, 0x03, 0xFF, 0x10, 0x44]];

impl Family for ChafonSw {
    fn key(&self) -> &'static str {
        "chafon-sw"
    }

    fn label(&self) -> &'static str {
        "Chafon CF-RU5300, CF-RU5309 (SW/CT)"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }]
    }

    fn tcp_port(&self) -> Option<u16> {
        Some(60_000)
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut each = |piece: Piece<'_>| {
            let Piece::Frame(frame) = piece else { return };
            is_ours |= match (frame.code, frame.as_answer()) {
                (code::SYSTEM, Some((DONE, data))) => data.len() == 9,
                (code::PUSHED, Some((_, data))) => {
                    Batch::parse(data).is_some_and(|batch| !batch.tags.is_empty())
                }
                (_, _) => false,
            };
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
            antennas: 1,
            reports_signal: true,
            signal_is_dbm: true,
            power: Some(PowerRange { least: TxPower(0), most: TxPower(330) }),
            abilities: Abilities::of(&[
                Ability::StartStop,
                Ability::Power,
                Ability::Antennas,
                Ability::Gen2,
                Ability::ReadMemory,
                Ability::WriteMemory,
                Ability::Outputs,
                Ability::Firmware,
            ]),
        }
    }

    fn explain(&self, _: Direction, bytes: &[u8]) -> Vec<Explained> {
        explain::explain(bytes)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Dialect::new(), now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::chafon_sw::frame::{encode_answer, encode_order};

    #[test]
    fn the_probe_is_what_we_would_say_and_its_echo_is_nobody() {
        assert_eq!(PROBE[0], encode_order(0xFF, code::SYSTEM, &[]));
        assert_eq!(ChafonSw.recognise(PROBE[0]), ProbeAnswer::NotYet);
    }

    #[test]
    fn only_the_whole_answer_is_recognised() {
        let answer = encode_answer(0, code::SYSTEM, DONE, &[0x23, 0x15, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(ChafonSw.recognise(&answer), ProbeAnswer::Yes);
        assert_eq!(ChafonSw.recognise(&encode_answer(0, code::SYSTEM, 0, &[])), ProbeAnswer::NotYet);
        assert_eq!(ChafonSw.recognise(&encode_answer(0, 0x21, DONE, &[])), ProbeAnswer::NotYet);
        assert_eq!(ChafonSw.recognise(&[0x43; DETECTED_BYTES_MAX]), ProbeAnswer::No);
    }
}
