//! The em18 family: 125 kHz card modules that send twelve digits and nothing around them (EM-18, ID-12 in ASCII without
//! frame, and clones).

use model::{Capabilities, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::families::em18::frame::{card_in, is_only_cards, look};
use crate::families::rdm6300::explain_card;
use crate::families::rdm6300::frame::DIGITS;
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::push::{CAPABILITIES, Push};

pub mod frame;

/// The em18 family.
#[derive(Clone, Copy, Debug)]
pub struct Em18;

/// How it talks.
const PUSH: Push = Push {
    model: "125 kHz card module",
    look,
    tag: |frame| card_in(frame).map(codes::low_frequency::Em4100::to_epc),
};

impl Family for Em18 {
    fn key(&self) -> &'static str {
        "em18"
    }

    fn label(&self) -> &'static str {
        "EM-18 125 kHz"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 9_600 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &[]
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        match is_only_cards(bytes) {
            true => ProbeAnswer::Yes,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn explain(&self, _direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        PUSH.explain(bytes, |offset, frame| match card_in(frame) {
            Some(_) => explain_card(offset, frame, &frame[frame.len() - DIGITS..]),
            None => Explained::new(Kind::Notice, "line_break", offset, frame.len()),
        })
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        PUSH.open(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::rdm6300::{Rdm6300, frame};

    const CARD: &[u8] = b"4500C5D1E9B8";

    #[test]
    fn digits_alone_are_recognised_and_framed_ones_are_the_other_familys() {
        assert_eq!(Em18.recognise(CARD), ProbeAnswer::Yes);
        assert_eq!(Em18.recognise(&[CARD, CARD].concat()), ProbeAnswer::Yes);
        let framed = frame::encode([0x45, 0x00, 0xC5, 0xD1, 0xE9]);
        assert_eq!(Em18.recognise(&framed), ProbeAnswer::NotYet);
        assert_eq!(Rdm6300.recognise(CARD), ProbeAnswer::NotYet);
        // The end of a framed one that was begun before we listened.
        assert_eq!(Em18.recognise(&framed[5..]), ProbeAnswer::NotYet);
        for other in
            [&b"4500C5D1E9B9"[..], b"4500C5D1E9", b"450 0C5D1E9B8", b"0006572982\r\n0006572982\r\n", b""]
        {
            assert_eq!(Em18.recognise(other), ProbeAnswer::NotYet, "{other:?}");
        }
    }
}
