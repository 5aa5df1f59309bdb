//! bb frames: bytes to frames and back. The same framer serves the `AA … DD` dialect of the R200.
//!
//! ```text
//! BB  type  code  length(2, most significant first)  parameters[length]  sum8(type … parameters)  7E
//! AA  …                                                                                             DD
//! ```
//! Header and end bytes may stand inside parameters, so a frame is found by its length, then proved by sum and end.

use crate::families::bb::message::{TagNotice, code};
use crate::limits::BB_PARAMETERS_MAX;
use crate::wire::{Collector, Cut, Look, sum8};

/// Bytes of a frame around its parameters.
const AROUND: usize = 7;

/// Which pair of header and end byte is spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// `BB … 7E`: M100, QM100, YRM100, JRD-4035 and their boards.
    #[default]
    Bb,
    /// `AA … DD`: R200.
    Aa,
}

impl Dialect {
    /// First byte of a frame.
    pub fn header(self) -> u8 {
        match self {
            Dialect::Bb => 0xBB,
            Dialect::Aa => 0xAA,
        }
    }

    /// Last byte of a frame.
    pub fn end(self) -> u8 {
        match self {
            Dialect::Bb => 0x7E,
            Dialect::Aa => 0xDD,
        }
    }

    /// The dialect that starts with this byte.
    pub fn of_header(byte: u8) -> Option<Dialect> {
        match byte {
            0xBB => Some(Dialect::Bb),
            0xAA => Some(Dialect::Aa),
            _ => None,
        }
    }
}

/// Who says what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Host to reader.
    Order,
    /// The reader's answer to an order.
    Reply,
    /// The reader speaks by itself: a tag.
    Notice,
}

impl Kind {
    fn byte(self) -> u8 {
        match self {
            Kind::Order => 0,
            Kind::Reply => 1,
            Kind::Notice => 2,
        }
    }

    fn of_byte(byte: u8) -> Option<Kind> {
        match byte {
            0 => Some(Kind::Order),
            1 => Some(Kind::Reply),
            2 => Some(Kind::Notice),
            _ => None,
        }
    }
}

/// One frame, either direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Header and end byte.
    pub dialect: Dialect,
    /// Who says what.
    pub kind: Kind,
    /// Command code.
    pub code: u8,
    /// Parameters, at most [`BB_PARAMETERS_MAX`] bytes.
    pub parameters: &'a [u8],
}

impl Frame<'_> {
    /// The bytes on the line. Parameters that are longer than a frame may be give no bytes at all.
    pub fn encode(&self) -> Vec<u8> {
        if self.parameters.len() > BB_PARAMETERS_MAX {
            return Vec::new();
        }
        let length = (self.parameters.len() as u16).to_be_bytes();
        let mut bytes = Vec::with_capacity(self.parameters.len() + AROUND);
        bytes.extend_from_slice(&[self.dialect.header(), self.kind.byte(), self.code, length[0], length[1]]);
        bytes.extend_from_slice(self.parameters);
        bytes.push(sum8(&bytes[1..]));
        bytes.push(self.dialect.end());
        bytes
    }

    /// How many bytes it takes on the line.
    pub fn wire_length(&self) -> usize {
        self.parameters.len() + AROUND
    }
}

/// Reads the frame that `bytes` are, whole and nothing else.
pub fn decode(bytes: &[u8]) -> Option<Frame<'_>> {
    match look(bytes) {
        Look::Frame(length) if length == bytes.len() => take_apart(bytes),
        Look::Frame(_) | Look::Noise(_) | Look::More => None,
    }
}

/// One piece of a bb stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A whole frame whose checks pass.
    Frame(Frame<'a>),
    /// So many bytes in a row were not a frame.
    Garbled(usize),
}

/// Cuts a stream into frames. Serves both directions.
#[derive(Clone, Debug, Default)]
pub struct Framer {
    collector: Collector,
}

impl Framer {
    /// An empty framer.
    pub fn new() -> Framer {
        Framer { collector: Collector::new() }
    }

    /// Whether a begun frame or unreported noise is held back.
    pub fn is_holding(&self) -> bool {
        self.collector.is_holding()
    }

    /// Takes bytes, hands out pieces.
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(Piece<'_>)) {
        self.collector.feed(bytes, look, &mut |cut| hand_out(cut, &mut each));
    }

    /// The line fell silent: a begun frame will not be completed.
    pub fn give_up(&mut self, mut each: impl FnMut(Piece<'_>)) {
        self.collector.give_up(look, &mut |cut| hand_out(cut, &mut each));
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

pub(crate) fn look(bytes: &[u8]) -> Look {
    let Some(dialect) = bytes.first().and_then(|byte| Dialect::of_header(*byte)) else {
        return to_next_header(bytes);
    };
    if bytes.get(1).is_some_and(|kind| Kind::of_byte(*kind).is_none()) {
        return to_next_header(bytes);
    }
    let (Some(high), Some(low)) = (bytes.get(3), bytes.get(4)) else {
        return Look::More;
    };
    let length = usize::from(u16::from_be_bytes([*high, *low]));
    if length > BB_PARAMETERS_MAX {
        return to_next_header(bytes);
    }
    let Some(frame) = bytes.get(..length + AROUND) else {
        return Look::More;
    };
    let (summed, tail) = (&frame[1..length + 5], &frame[length + 5..]);
    let is_whole = tail == [sum8(summed), dialect.end()].as_slice();
    if is_whole && is_credible(frame) { Look::Frame(frame.len()) } else { to_next_header(bytes) }
}

/// A tag notice has a second check, the tag's own CRC. The sum alone is too weak to believe a number by: a notice
/// that fails is treated as noise, so that a true frame hidden in it is still found.
fn is_credible(frame: &[u8]) -> bool {
    take_apart(frame).is_some_and(|frame| {
        frame.kind != Kind::Notice
            || frame.code != code::SINGLE_POLL
            || TagNotice::from_parameters(frame.parameters).is_some()
    })
}

fn to_next_header(bytes: &[u8]) -> Look {
    let next = bytes.iter().skip(1).position(|byte| Dialect::of_header(*byte).is_some());
    Look::Noise(next.map_or(bytes.len(), |at| at + 1))
}

fn take_apart(bytes: &[u8]) -> Option<Frame<'_>> {
    let (front, parameters) = (bytes.get(..5)?, bytes.get(5..bytes.len().checked_sub(2)?)?);
    Some(Frame {
        dialect: Dialect::of_header(front[0])?,
        kind: Kind::of_byte(front[1])?,
        code: front[2],
        parameters,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOP: [u8; 7] = [0xBB, 0x00, 0x28, 0x00, 0x00, 0x28, 0x7E];

    #[test]
    fn an_order_is_encoded_and_read_back() {
        let frame = Frame { dialect: Dialect::Bb, kind: Kind::Order, code: 0x28, parameters: &[] };
        assert_eq!(frame.encode(), STOP);
        assert_eq!(decode(&STOP), Some(frame));
        assert_eq!(frame.wire_length(), 7);
    }

    #[test]
    fn a_frame_with_a_stranger_behind_it_is_not_one_frame() {
        let mut longer = STOP.to_vec();
        longer.push(0);
        assert_eq!(decode(&longer), None);
        assert_eq!(decode(&STOP[..6]), None);
        assert_eq!(decode(&[]), None);
    }

    #[test]
    fn the_other_end_byte_is_refused() {
        let mut mixed = STOP;
        mixed[6] = 0xDD;
        assert_eq!(decode(&mixed), None);
    }

    #[test]
    fn a_notice_whose_tag_crc_fails_is_noise_although_the_sum_passes() {
        let pieces = |parameters: &[u8]| {
            let frame = Frame { dialect: Dialect::Bb, kind: Kind::Notice, code: 0x22, parameters };
            let mut seen = (0, 0);
            let mut framer = Framer::new();
            let mut each = |piece: Piece<'_>| match piece {
                Piece::Frame(_) => seen.0 += 1,
                Piece::Garbled(dropped) => seen.1 += dropped,
            };
            framer.push(&frame.encode(), &mut each);
            framer.give_up(&mut each);
            seen
        };
        let mut parameters = [
            0xC8, 0x34, 0x00, 0xE2, 0x00, 0x10, 0x71, 0x00, 0x00, 0x52, 0x9B, 0x09, 0x40, 0xB4, 0x02, 0x16,
            0x3D,
        ];
        assert_eq!(pieces(&parameters), (1, 0));
        // Two damages that cancel out in the sum.
        parameters[6] = parameters[6].wrapping_add(1);
        parameters[7] = parameters[7].wrapping_sub(1);
        assert_eq!(pieces(&parameters), (0, 24));
    }

    #[test]
    fn too_many_parameters_give_no_bytes() {
        let parameters = [0; BB_PARAMETERS_MAX + 1];
        let frame = Frame { dialect: Dialect::Aa, kind: Kind::Reply, code: 3, parameters: &parameters };
        assert!(frame.encode().is_empty());
    }
}
