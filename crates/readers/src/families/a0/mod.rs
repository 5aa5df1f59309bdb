//! The a0 family: Invelion, Rodinbell, INNOD and other readers around the Impinj R2000 and E710. Its frames are shared
//! with [`crate::families::a0_ucchip`], whose commands mean other things.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::a0::frame::{Framer, Piece, Sense};
use crate::families::a0::message::{Answer, is_invelion_answer};
use crate::families::a0::names::code;
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::DETECTED_BYTES_MAX;
use crate::talk::Talk;

pub(crate) mod dialect;
pub mod explain;
pub mod frame;
pub mod message;
pub mod names;
mod orders;
pub mod record;

/// Whose words are spoken in the frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Invelion, Rodinbell, R2000 and E710 readers.
    Invelion,
    /// UCChip modules.
    Ucchip,
}

/// The a0 family.
#[derive(Clone, Copy, Debug)]
pub struct A0;

/// "Which firmware?", to the usual address, then to all. The third address of the sheet is asked by the other family.
const PROBE: [&[u8]; 2] = [&[0xA0, 0x03, 0x01, 0x72, 0xEA], &[0xA0, 0x03, 0xFF, 0x72, 0xEC]];

impl Family for A0 {
    fn key(&self) -> &'static str {
        "a0"
    }

    fn label(&self) -> &'static str {
        "Invelion, Rodinbell, INNOD, YR and IND modules, R2000 and E710 readers"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }, SerialLink { baud: 38_400 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        recognise(Variant::Invelion, is_invelion_answer, bytes)
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            antennas: 4,
            reports_signal: true,
            signal_is_dbm: true,
            power: Some(PowerRange { least: TxPower(0), most: TxPower(330) }),
            abilities: Abilities::of(&[
                Ability::StartStop,
                Ability::Power,
                Ability::PowerPerAntenna,
                Ability::Region,
                Ability::Antennas,
                Ability::Dwell,
                Ability::Gen2,
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
        explain::explain(Variant::Invelion, direction, bytes)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Dialect::new(Variant::Invelion), now))
    }
}

/// The length of the firmware answer tells the two families apart, and so does the tail of a tag report. A status has
/// the same form in both and says nothing.
pub(crate) fn recognise(variant: Variant, sense: Sense, bytes: &[u8]) -> ProbeAnswer {
    let (mut is_ours, mut is_theirs) = (false, false);
    let mut each = |piece: Piece<'_>| {
        let Piece::Frame(frame) = piece else { return };
        let firmware = match variant {
            Variant::Invelion => 2,
            Variant::Ucchip => 3,
        };
        match (frame.code, frame.data.len(), Answer::parse(variant, &frame)) {
            (code::FIRMWARE, length @ 2..=3, _) if length == firmware => is_ours = true,
            (code::FIRMWARE, 2..=3, _) => is_theirs = true,
            (_, _, Some(Answer::Tag(_) | Answer::End(_))) => is_ours = true,
            _ => {}
        }
    };
    let mut framer = Framer::new(sense);
    framer.push(bytes, &mut each);
    framer.give_up(&mut each);
    match (is_ours, is_theirs) {
        (true, _) => ProbeAnswer::Yes,
        (false, true) => ProbeAnswer::No,
        (false, false) if bytes.len() >= DETECTED_BYTES_MAX => ProbeAnswer::No,
        (false, false) => ProbeAnswer::NotYet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::a0::frame::encode;
    use crate::families::a0_ucchip::A0Ucchip;

    #[test]
    fn the_probes_are_what_we_would_say() {
        assert_eq!([encode(1, 0x72, &[]), encode(0xFF, 0x72, &[])], PROBE);
        assert_eq!(A0Ucchip.probe(), [encode(0, 0x72, &[])]);
    }

    #[test]
    fn the_length_of_the_firmware_tells_the_families_apart() {
        let invelion = encode(1, 0x72, &[1, 9]);
        let ucchip = encode(0, 0x72, &[2, 2, 1]);
        assert_eq!(
            (A0.recognise(&invelion), A0Ucchip.recognise(&invelion)),
            (ProbeAnswer::Yes, ProbeAnswer::No)
        );
        assert_eq!((A0.recognise(&ucchip), A0Ucchip.recognise(&ucchip)), (ProbeAnswer::No, ProbeAnswer::Yes));
    }

    #[test]
    fn a_stream_is_recognised_by_its_reports_and_by_nothing_less() {
        let invelion = encode(
            1,
            0x89,
            &[0x8C, 0x30, 0x00, 0x30, 0x08, 0x33, 0xB2, 0xDD, 0xD9, 0x01, 0x40, 0, 0, 0, 1, 0x37],
        );
        let ucchip = encode(
            0,
            0x89,
            &[1, 0x10, 0x00, 0xE2, 0x80, 0x68, 0x94, 0xE6, 0x0A, 0xD1, 0x8D, 0x0D, 0xBB, 0xA0],
        );
        assert_eq!(
            (A0.recognise(&invelion), A0Ucchip.recognise(&invelion)),
            (ProbeAnswer::Yes, ProbeAnswer::NotYet)
        );
        assert_eq!(
            (A0.recognise(&ucchip), A0Ucchip.recognise(&ucchip)),
            (ProbeAnswer::NotYet, ProbeAnswer::Yes)
        );
        for nothing in [encode(1, 0x89, &[0x36]), encode(1, 0x74, &[0x10]), PROBE[0].to_vec()] {
            assert_eq!(A0.recognise(&nothing), ProbeAnswer::NotYet);
            assert_eq!(A0Ucchip.recognise(&nothing), ProbeAnswer::NotYet);
        }
    }

    #[test]
    fn the_older_protocol_with_another_header_is_neither() {
        let older = [0x40, 0x06, 0xEE, 0x01, 0x00, 0x00, 0x00, 0xCB];
        assert_eq!(
            (A0.recognise(&older), A0Ucchip.recognise(&older)),
            (ProbeAnswer::NotYet, ProbeAnswer::NotYet)
        );
    }
}
