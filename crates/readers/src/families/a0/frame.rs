//! A0 frames: bytes to frames and back. Invelion, Rodinbell and the UCChip modules share them.
//!
//! ```text
//! A0  length  address  code  data …  check
//! ```
//! `length` counts everything behind itself. The sum of all bytes of a frame is 0. Nothing says who speaks. Eight bits
//! of check are too few to believe anything by, so whoever looks for frames also says which ones make sense.

use crate::wire::{Collector, Cut, Look, sum8};

/// First byte of every frame.
pub const HEADER: u8 = 0xA0;

/// The least a length byte may say: address, code, check.
const LENGTH_MIN: usize = 3;

/// Bytes of a frame around its data.
const AROUND: usize = 5;

/// Data bytes that fit into a frame.
pub const DATA_MAX: usize = 255 - LENGTH_MIN;

/// One frame, either direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Address of the reader.
    pub address: u8,
    /// Command code.
    pub code: u8,
    /// What belongs to it.
    pub data: &'a [u8],
}

impl Frame<'_> {
    /// How many bytes it takes on the line.
    pub fn wire_length(&self) -> usize {
        self.data.len() + AROUND
    }
}

/// The bytes of a frame. Data longer than [`DATA_MAX`] gives no bytes at all.
pub fn encode(address: u8, code: u8, data: &[u8]) -> Vec<u8> {
    let Ok(length) = u8::try_from(data.len() + LENGTH_MIN) else {
        return Vec::new();
    };
    let mut bytes = Vec::with_capacity(data.len() + AROUND);
    bytes.extend_from_slice(&[HEADER, length, address, code]);
    bytes.extend_from_slice(data);
    bytes.push(sum8(&bytes).wrapping_neg());
    bytes
}

/// Reads the frame that `bytes` are, whole and nothing else.
pub fn decode(bytes: &[u8]) -> Option<Frame<'_>> {
    match look(bytes, |_| true) {
        Look::Frame(length) if length == bytes.len() => take_apart(bytes),
        Look::Frame(_) | Look::Noise(_) | Look::More => None,
    }
}

/// Which frames make sense.
pub type Sense = fn(&Frame<'_>) -> bool;

/// One piece of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A whole frame whose check passes.
    Frame(Frame<'a>),
    /// So many bytes in a row were not a frame.
    Garbled(usize),
}

/// Cuts a stream into frames. Serves both directions.
#[derive(Clone, Debug)]
pub struct Framer {
    collector: Collector,
    sense: Sense,
}

impl Framer {
    /// An empty framer that takes only frames that make sense.
    pub fn new(sense: Sense) -> Framer {
        Framer { collector: Collector::new(), sense }
    }

    /// Whether a begun frame or unreported noise is held back.
    pub fn is_holding(&self) -> bool {
        self.collector.is_holding()
    }

    /// Takes bytes, hands out pieces.
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(Piece<'_>)) {
        let sense = self.sense;
        self.collector.feed(bytes, |front| look(front, sense), &mut |cut| hand_out(cut, &mut each));
    }

    /// The line fell silent: a begun frame will not be completed.
    pub fn give_up(&mut self, mut each: impl FnMut(Piece<'_>)) {
        let sense = self.sense;
        self.collector.give_up(|front| look(front, sense), &mut |cut| hand_out(cut, &mut each));
    }
}

fn hand_out(cut: Cut<'_>, each: &mut impl FnMut(Piece<'_>)) {
    match cut {
        Cut::Garbled(dropped) => each(Piece::Garbled(dropped)),
        Cut::Frame(bytes) => match take_apart(bytes) {
            Some(frame) => each(Piece::Frame(frame)),
            None => each(Piece::Garbled(bytes.len())),
        },
    }
}

/// The front of a stream. A frame that makes no sense is noise, so that a true one hidden in it is still found.
pub(crate) fn look(bytes: &[u8], sense: impl Fn(&Frame<'_>) -> bool) -> Look {
    match bytes {
        [HEADER] => Look::More,
        [HEADER, length, ..] if usize::from(*length) >= LENGTH_MIN => {
            let Some(frame) = bytes.get(..usize::from(*length) + 2) else {
                return Look::More;
            };
            let is_true = sum8(frame) == 0 && take_apart(frame).is_some_and(|frame| sense(&frame));
            if is_true { Look::Frame(frame.len()) } else { to_next_header(bytes) }
        }
        _ => to_next_header(bytes),
    }
}

fn to_next_header(bytes: &[u8]) -> Look {
    let next = bytes.iter().skip(1).position(|byte| *byte == HEADER);
    Look::Noise(next.map_or(bytes.len(), |at| at + 1))
}

/// The parts of the bytes of a whole frame.
pub(crate) fn take_apart(bytes: &[u8]) -> Option<Frame<'_>> {
    let (front, behind) = bytes.split_at_checked(4)?;
    let (_, data) = behind.split_last()?;
    Some(Frame { address: front[2], code: front[3], data })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROBE: [u8; 5] = [0xA0, 0x03, 0x01, 0x72, 0xEA];

    #[test]
    fn the_probe_is_encoded_and_read_back() {
        assert_eq!(encode(1, 0x72, &[]), PROBE);
        assert_eq!(decode(&PROBE), Some(Frame { address: 1, code: 0x72, data: &[] }));
        assert_eq!(encode(1, 0x72, &[0; DATA_MAX]).len(), 257);
        assert!(encode(1, 0x72, &[0; DATA_MAX + 1]).is_empty());
    }

    #[test]
    fn strangers_and_wrong_sums_are_refused() {
        assert_eq!(decode(&[0xA0, 0x03, 0x01, 0x72, 0xEB]), None);
        assert_eq!(decode(&[0xA0, 0x03, 0x01, 0x72, 0xEA, 0x00]), None);
        assert_eq!(decode(&[0xA0, 0x02, 0x01, 0x5D]), None);
        assert_eq!(decode(&[]), None);
    }

    #[test]
    fn a_frame_that_makes_no_sense_hides_no_true_one() {
        // The outer frame has a true sum; the inner one is the probe.
        let outer = encode(1, 0x99, &PROBE);
        let frames = |sense: Sense| {
            let mut codes = Vec::new();
            let mut framer = Framer::new(sense);
            let mut each = |piece: Piece<'_>| {
                if let Piece::Frame(frame) = piece {
                    codes.push(frame.code);
                }
            };
            framer.push(&outer, &mut each);
            framer.give_up(&mut each);
            codes
        };
        assert_eq!(frames(|_| true), [0x99]);
        assert_eq!(frames(|frame| frame.code == 0x72), [0x72]);
    }
}
