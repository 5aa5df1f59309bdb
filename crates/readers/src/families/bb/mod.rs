//! The bb family: M100, QM100, YRM100, JRD-4035 and the boards around them, and the R200 with its own end bytes.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::bb::frame::{Framer, Kind, Piece};
use crate::families::bb::message::Answer;
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::DETECTED_BYTES_MAX;
use crate::talk::Talk;

mod dialect;
mod explain;
pub mod frame;
pub mod message;

/// The bb family.
#[derive(Clone, Copy, Debug)]
pub struct Bb;

/// "Tell your hardware version", twice because a sleeping module loses the first byte it hears, then for the R200.
const PROBE: [&[u8]; 3] = [
    &[0xBB, 0x00, 0x03, 0x00, 0x01, 0x00, 0x04, 0x7E],
    &[0xBB, 0x00, 0x03, 0x00, 0x01, 0x00, 0x04, 0x7E],
    &[0xAA, 0x00, 0x03, 0x00, 0x01, 0x00, 0x04, 0xDD],
];

impl Family for Bb {
    fn key(&self) -> &'static str {
        "bb"
    }

    fn label(&self) -> &'static str {
        "M100, QM100, YRM100, JRD-4035, M5Stack UHF, R200"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }, SerialLink { baud: 9_600 }, SerialLink { baud: 38_400 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut each = |piece: Piece<'_>| {
            if let Piece::Frame(frame) = piece {
                is_ours |= says_bb(&frame);
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
            antennas: 1,
            reports_signal: true,
            signal_is_dbm: true,
            power: Some(PowerRange { least: TxPower(0), most: TxPower(330) }),
            abilities: Abilities::of(&[
                Ability::StartStop,
                Ability::Power,
                Ability::Region,
                Ability::Gen2,
                Ability::Select,
                Ability::ReadMemory,
                Ability::WriteMemory,
                Ability::Lock,
                Ability::Kill,
                Ability::Inputs,
                Ability::Outputs,
                Ability::Firmware,
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

/// The answer to the probe, or a tag of a stream that was left running. A bare status is not enough: its check is
/// one byte.
fn says_bb(frame: &frame::Frame<'_>) -> bool {
    frame.kind != Kind::Order
        && match Answer::parse(frame) {
            Some(Answer::Text { text, .. }) => !text.is_empty() && !text.contains('?'),
            Some(Answer::Tag(_)) => true,
            Some(
                Answer::Accepted(_)
                | Answer::Power(_)
                | Answer::Region(_)
                | Answer::Failed(_)
                | Answer::Other { .. },
            )
            | None => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::bb::frame::Dialect;
    use crate::families::bb::message::{Ask, TextKind};

    #[test]
    fn the_probe_is_what_we_would_say() {
        assert_eq!(PROBE[0], Ask::Text(TextKind::Hardware).encode(Dialect::Bb));
        assert_eq!(PROBE[2], Ask::Text(TextKind::Hardware).encode(Dialect::Aa));
    }

    #[test]
    fn a_text_or_a_tag_is_recognised_and_an_echo_is_not() {
        let text = Answer::Text { kind: TextKind::Hardware, text: "M100 V1.00".into() };
        for dialect in [Dialect::Bb, Dialect::Aa] {
            let answer = text.encode(dialect);
            assert_eq!(Bb.recognise(&answer), ProbeAnswer::Yes);
            assert_eq!(Bb.recognise(&answer[..answer.len() - 1]), ProbeAnswer::NotYet);
        }
        assert_eq!(Bb.recognise(PROBE[0]), ProbeAnswer::NotYet);
        assert_eq!(Bb.recognise(&[]), ProbeAnswer::NotYet);
        assert_eq!(Bb.recognise(&[0x55; DETECTED_BYTES_MAX]), ProbeAnswer::No);
    }
}
