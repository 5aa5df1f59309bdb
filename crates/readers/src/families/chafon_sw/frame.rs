//! chafon-sw frames: bytes to frames and back.
//!
//! ```text
//! host    53 57 ("SW")  length(2)  address  command          data …  check
//! reader  43 54 ("CT")  length(2)  address  command  status  data …  check
//! ```
//! `length` counts everything behind itself. The sum of all bytes of a frame is 0.

use crate::limits::CHAFON_SW_LENGTH_MAX;
use crate::wire::{Collector, Cut, Look, sum8};

/// Who speaks: the header says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `SW`.
    Host,
    /// `CT`.
    Reader,
}

impl Side {
    fn header(self) -> [u8; 2] {
        match self {
            Side::Host => *b"SW",
            Side::Reader => *b"CT",
        }
    }

    /// The least a length may say: address, command, status of a reader, check.
    fn least(self) -> usize {
        match self {
            Side::Host => 3,
            Side::Reader => 4,
        }
    }
}

/// The address every reader listens to.
pub const BROADCAST: u8 = 0xFF;

/// Bytes before the address.
const FRONT: usize = 4;

/// One frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Who speaks.
    pub side: Side,
    /// Address of the reader.
    pub address: u8,
    /// Command code.
    pub code: u8,
    /// Host: data. Reader: status, then data.
    pub body: &'a [u8],
}

impl<'a> Frame<'a> {
    /// As the answer of a reader: status and data.
    pub fn as_answer(&self) -> Option<(u8, &'a [u8])> {
        match self.side {
            Side::Reader => self.body.split_first().map(|(status, data)| (*status, data)),
            Side::Host => None,
        }
    }

    /// How many bytes it takes on the line.
    pub fn wire_length(&self) -> usize {
        FRONT + self.body.len() + 3
    }

    /// The bytes on the line. A body that is too long gives none.
    pub fn encode(&self) -> Vec<u8> {
        let length = self.body.len() + 3;
        if length > CHAFON_SW_LENGTH_MAX {
            return Vec::new();
        }
        let mut bytes = self.side.header().to_vec();
        bytes.extend_from_slice(&(length as u16).to_be_bytes());
        bytes.extend_from_slice(&[self.address, self.code]);
        bytes.extend_from_slice(self.body);
        bytes.push(sum8(&bytes).wrapping_neg());
        bytes
    }
}

/// The bytes of an order.
pub fn encode_order(address: u8, code: u8, data: &[u8]) -> Vec<u8> {
    Frame { side: Side::Host, address, code, body: data }.encode()
}

/// The bytes of an answer.
pub fn encode_answer(address: u8, code: u8, status: u8, data: &[u8]) -> Vec<u8> {
    let body = [&[status], data].concat();
    Frame { side: Side::Reader, address, code, body: &body }.encode()
}

/// Reads the frame that `bytes` are, whole and nothing else.
pub fn decode(bytes: &[u8]) -> Option<Frame<'_>> {
    match look(bytes) {
        Look::Frame(length) if length == bytes.len() => take_apart(bytes),
        Look::Frame(_) | Look::Noise(_) | Look::More => None,
    }
}

/// One piece of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A whole frame whose check passes.
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

fn side_of(first: u8, second: u8) -> Option<Side> {
    [Side::Host, Side::Reader].into_iter().find(|side| side.header() == [first, second])
}

/// The front of a stream.
pub(crate) fn look(bytes: &[u8]) -> Look {
    match bytes {
        [b'S' | b'C'] => Look::More,
        [first, second, rest @ ..] => {
            let Some(side) = side_of(*first, *second) else { return to_next_header(bytes) };
            let [high, low, ..] = rest else { return Look::More };
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            if !(side.least()..=CHAFON_SW_LENGTH_MAX).contains(&length) {
                return to_next_header(bytes);
            }
            match bytes.get(..FRONT + length) {
                None => Look::More,
                Some(frame) if sum8(frame) == 0 => Look::Frame(frame.len()),
                Some(_) => to_next_header(bytes),
            }
        }
        _ => to_next_header(bytes),
    }
}

fn to_next_header(bytes: &[u8]) -> Look {
    let next = bytes.iter().skip(1).position(|byte| matches!(byte, b'S' | b'C'));
    Look::Noise(next.map_or(bytes.len(), |at| at + 1))
}

/// The parts of the bytes of a whole frame.
pub(crate) fn take_apart(bytes: &[u8]) -> Option<Frame<'_>> {
    let (front, behind) = bytes.split_at_checked(6)?;
    let (_, body) = behind.split_last()?;
    Some(Frame { side: side_of(front[0], front[1])?, address: front[4], code: front[5], body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_frames_are_encoded_and_read_back() {
        let inventory = [0x53, 0x57, 0x00, 0x03, 0xFF, 0x01, 0x53];
        let probe = [0x53, 0x57, 0x00, 0x03, 0xFF, 0x10, 0x44];
        // Seen on a network: parameters were set.
        let accepted = [0x43, 0x54, 0x00, 0x04, 0x00, 0x21, 0x01, 0x43];
        assert_eq!(encode_order(BROADCAST, 0x01, &[]), inventory);
        assert_eq!(encode_order(BROADCAST, 0x10, &[]), probe);
        assert_eq!(encode_answer(0, 0x21, 1, &[]), accepted);
        assert_eq!(decode(&accepted).unwrap().as_answer(), Some((1, &[][..])));
        assert_eq!(decode(&inventory).unwrap().as_answer(), None);
    }

    #[test]
    fn cuts_strangers_and_wrong_sums_are_refused() {
        let whole = encode_answer(0, 0x10, 1, &[1, 2, 3]);
        assert_eq!(decode(&whole[..whole.len() - 1]), None);
        assert_eq!(decode(&[&whole[..], &[0]].concat()), None);
        let mut wrong = whole.clone();
        wrong[7] ^= 1;
        assert_eq!(decode(&wrong), None);
        assert!(encode_answer(0, 1, 1, &[0; CHAFON_SW_LENGTH_MAX]).is_empty());
    }
}
