//! The cph-rf family: readers that speak the "RF" protocol of CPH, over a serial line.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::cph_rf::frame::{Framer, Piece, Type};
use crate::families::cph_rf::message::{DONE, Tag, Version, code, status_of};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::DETECTED_BYTES_MAX;
use crate::talk::Talk;

mod dialect;
pub mod explain;
pub mod frame;
pub mod message;

/// The cph-rf family.
#[derive(Clone, Copy, Debug)]
pub struct CphRf;

/// "What are you?".
const PROBE: [&[u8]; 1] = [&[0x52, 0x46, 0x00, 0x00, 0x00, 0x40, 0x00, 0x00, 0x28]];

impl Family for CphRf {
    fn key(&self) -> &'static str {
        "cph-rf"
    }

    fn label(&self) -> &'static str {
        "CPH-F206, R800X, YZ-Z1, BYH-206, TC-C206 (RF)"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut each = |piece: Piece<'_>| {
            let Piece::Frame(frame) = piece else { return };
            is_ours |= match (frame.is, frame.code) {
                (Type::Reply, code::VERSION) => {
                    status_of(&frame) == Some(DONE) && Version::parse(&frame).is_some()
                }
                (Type::Notice, code::TAG) => Tag::all(&frame).is_some_and(|tags| !tags.is_empty()),
                (Type::Command | Type::Reply | Type::Notice, _) => false,
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
            signal_is_dbm: false,
            power: Some(PowerRange { least: TxPower(0), most: TxPower(dialect::POWER_MAX * 10) }),
            abilities: Abilities::of(&[Ability::StartStop, Ability::Power, Ability::Firmware]),
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
    use crate::families::cph_rf::frame::{encode_command, encode_reply};

    #[test]
    fn the_probe_is_what_we_would_say_and_its_echo_is_nobody() {
        assert_eq!(PROBE[0], encode_command(0, code::VERSION, &[]));
        assert_eq!(CphRf.recognise(PROBE[0]), ProbeAnswer::NotYet);
    }

    #[test]
    fn only_the_whole_answer_is_recognised() {
        let version = Version { software: [4, 0, 1], device: Some(5) }.to_parameters();
        let answer = encode_reply(0, code::VERSION, DONE, &version);
        assert_eq!(CphRf.recognise(&answer), ProbeAnswer::Yes);
        assert_eq!(CphRf.recognise(&answer[..answer.len() - 1]), ProbeAnswer::NotYet);
        assert_eq!(CphRf.recognise(&encode_reply(0, code::VERSION, DONE, &[])), ProbeAnswer::NotYet);
        assert_eq!(CphRf.recognise(&encode_reply(0, code::VERSION, 0x17, &version)), ProbeAnswer::NotYet);
        assert_eq!(CphRf.recognise(&encode_reply(0, 0x48, DONE, &[])), ProbeAnswer::NotYet);
        assert_eq!(CphRf.recognise(&[0x52; DETECTED_BYTES_MAX]), ProbeAnswer::No);
    }
}
