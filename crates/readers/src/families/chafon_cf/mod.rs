//! The chafon-cf family: Chafon CF "UHF Prime" readers (CF591, CF600, CF601, the CF-H906 handheld).

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::chafon_cf::frame::{Framer, Piece};
use crate::families::chafon_cf::message::{Information, Tag, command, status};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::DETECTED_BYTES_MAX;
use crate::talk::Talk;

mod dialect;
pub mod explain;
pub mod frame;
pub mod message;

/// The chafon-cf family.
#[derive(Clone, Copy, Debug)]
pub struct ChafonCf;

/// "What are you?". The other probe of the sheet, 0050, also stops a reading and loads parameters.
const PROBE: [&[u8]; 1] = [&[0xCF, 0xFF, 0x00, 0x70, 0x00, 0x24, 0x15]];

impl Family for ChafonCf {
    fn key(&self) -> &'static str {
        "chafon-cf"
    }

    fn label(&self) -> &'static str {
        "Chafon CF591, CF600, CF601, CF-H906 (UHF Prime)"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }]
    }

    fn tcp_port(&self) -> Option<u16> {
        Some(2022)
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut each = |piece: Piece<'_>| {
            let Piece::Frame(frame) = piece else { return };
            let said = frame.as_answer().filter(|(is, _)| *is == status::OK);
            is_ours |= match (frame.command, said) {
                (command::INFORMATION, Some((_, data))) => Information::parse(data).is_some(),
                (command::START, Some((_, data))) => Tag::parse(data).is_some(),
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
                Ability::Kill,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::chafon_cf::frame::{encode, encode_answer};

    #[test]
    fn the_probe_is_what_we_would_say_and_its_echo_is_nobody() {
        assert_eq!(PROBE[0], encode(0xFF, command::INFORMATION, &[]));
        assert_eq!(ChafonCf.recognise(PROBE[0]), ProbeAnswer::NotYet);
    }

    #[test]
    fn information_or_a_tag_is_recognised_and_a_bare_status_is_not() {
        let information =
            Information { hardware: "CF600".into(), serial: vec![0; 12], ..Information::default() };
        let answer = encode_answer(1, command::INFORMATION, 0, &information.to_data());
        assert_eq!(answer[4], 0xAC, "the length the sheet gives");
        assert_eq!(ChafonCf.recognise(&answer), ProbeAnswer::Yes);
        let tag = Tag { strength: -50, antenna: 1, channel: 0, epc: "E2001122".parse().unwrap() };
        assert_eq!(
            ChafonCf.recognise(&encode_answer(0, command::START, 0, &tag.to_data())),
            ProbeAnswer::Yes
        );
        assert_eq!(ChafonCf.recognise(&encode_answer(1, 0x0050, 0, &[])), ProbeAnswer::NotYet);
        assert_eq!(ChafonCf.recognise(&[0xCF; DETECTED_BYTES_MAX]), ProbeAnswer::No);
    }
}
