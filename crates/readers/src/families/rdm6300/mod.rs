//! The rdm6300 family: 125 kHz card readers that send a framed number while a card lies on them (RDM6300, RDM630,
//! Seeed and others).

use model::{Capabilities, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::families::rdm6300::frame::{card, look};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::push::{CAPABILITIES, Push, plain_read};

pub mod frame;

/// The rdm6300 family.
#[derive(Clone, Copy, Debug)]
pub struct Rdm6300;

/// How it talks.
pub(crate) const PUSH: Push = Push {
    model: "125 kHz card reader",
    look: |bytes, _| look(bytes),
    tag: |frame| frame.get(1..13).and_then(card).map(codes::low_frequency::Em4100::to_epc),
};

impl Family for Rdm6300 {
    fn key(&self) -> &'static str {
        "rdm6300"
    }

    fn label(&self) -> &'static str {
        "RDM6300, RDM630, Seeed 125 kHz"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 9_600 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &[]
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        match PUSH.is_heard(bytes) {
            true => ProbeAnswer::Yes,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn explain(&self, _direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        PUSH.explain(bytes, |offset, frame| explain_card(offset, frame, frame.get(1..13).unwrap_or_default()))
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        PUSH.open(now)
    }
}

/// What a frame with these twelve digits says.
pub(crate) fn explain_card(offset: usize, frame: &[u8], digits: &[u8]) -> Explained {
    let Some(card) = card(digits) else {
        return Explained::garbled(offset, frame.len(), "the check is wrong");
    };
    Explained::new(Kind::Read, "card", offset, frame.len())
        .read(plain_read(card.to_epc()))
        .text("payload", card.to_hex())
        .text("checksum", String::from_utf8_lossy(&digits[10..]).to_uppercase())
        .text("version", format!("{:02X}", card.version()))
        .number("tag_id", card.low32())
        .text("printed", card.to_decimal())
        .text("printed_short", card.to_facility())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::rdm6300::frame::encode;

    #[test]
    fn a_whole_frame_is_recognised_and_a_damaged_one_is_not() {
        let mut frame = encode([0x62, 0xE3, 0x08, 0x6C, 0xED]);
        assert_eq!(Rdm6300.recognise(&frame), ProbeAnswer::Yes);
        assert_eq!(Rdm6300.recognise(&frame[..13]), ProbeAnswer::NotYet);
        // The twelve digits alone are the other family's.
        assert_eq!(Rdm6300.recognise(&frame[1..13]), ProbeAnswer::NotYet);
        frame[4] = b'1';
        assert_eq!(Rdm6300.recognise(&frame), ProbeAnswer::NotYet);
    }

    #[test]
    fn the_printed_number_is_told() {
        let told = Rdm6300.explain(Direction::FromReader, &encode([0x1F, 0x00, 0x64, 0x4B, 0xB6]));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].read.as_ref().unwrap().epc.to_hex(), "1F00644BB6");
        let text = |name: &str, text: &str| {
            told[0].fields.iter().any(|(known, field)| {
                *known == name && *field == crate::explain::Field::Text(text.to_owned())
            })
        };
        assert!(text("printed", "0006572982") && text("checksum", "86") && text("version", "1F"));
        assert!(text("printed_short", "100,19382"));
    }
}
