//! chafon frames: bytes to frames and back. UHFReader18, 288, 86, Ex10 and what is sold under other names.
//!
//! ```text
//! host to reader   length  address  code  data …           crc-low  crc-high
//! reader to host   length  address  code  status  data …   crc-low  crc-high
//! ```
//! `length` counts everything behind itself. There is no start byte: a frame is found by trying, and proved by its
//! CRC-16/MCRF4XX. A try that fails moves on by one byte.

use crate::wire::{Collector, Cut, Look, mcrf4xx};

/// The least a length byte may say: address, code, CRC.
const LENGTH_MIN: usize = 4;

/// Bytes of an order's data that fit into a frame.
pub const ORDER_DATA_MAX: usize = 255 - 4;

/// Bytes of a reply's data that fit into a frame.
pub const REPLY_DATA_MAX: usize = 255 - 5;

/// The address every reader listens to.
pub const BROADCAST: u8 = 0xFF;

/// One frame, either direction: nothing in it says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Address of the reader.
    pub address: u8,
    /// Command code.
    pub code: u8,
    /// Order: data. Reply: status, then data.
    pub body: &'a [u8],
}

impl<'a> Frame<'a> {
    /// As a reply: status and data.
    pub fn as_reply(&self) -> Option<(u8, &'a [u8])> {
        self.body.split_first().map(|(status, data)| (*status, data))
    }

    /// How many bytes it takes on the line.
    pub fn wire_length(&self) -> usize {
        self.body.len() + LENGTH_MIN + 1
    }
}

/// The bytes of an order. Data longer than [`ORDER_DATA_MAX`] gives no bytes at all.
pub fn encode_order(address: u8, code: u8, data: &[u8]) -> Vec<u8> {
    encode(&[address, code], data)
}

/// The bytes of a reply. Data longer than [`REPLY_DATA_MAX`] gives no bytes at all.
pub fn encode_reply(address: u8, code: u8, status: u8, data: &[u8]) -> Vec<u8> {
    encode(&[address, code, status], data)
}

fn encode(front: &[u8], data: &[u8]) -> Vec<u8> {
    let Ok(length) = u8::try_from(front.len() + data.len() + 2) else {
        return Vec::new();
    };
    let mut bytes = Vec::with_capacity(usize::from(length) + 1);
    bytes.push(length);
    bytes.extend_from_slice(front);
    bytes.extend_from_slice(data);
    bytes.extend_from_slice(&mcrf4xx(&bytes).to_le_bytes());
    bytes
}

/// Reads the frame that `bytes` are, whole and nothing else.
pub fn decode(bytes: &[u8]) -> Option<Frame<'_>> {
    match look(bytes) {
        Look::Frame(length) if length == bytes.len() => take_apart(bytes),
        Look::Frame(_) | Look::Noise(_) | Look::More => None,
    }
}

/// One piece of a chafon stream.
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

pub(crate) fn look(bytes: &[u8]) -> Look {
    let Some(length) = bytes.first().map(|length| usize::from(*length)) else {
        return Look::More;
    };
    if length < LENGTH_MIN {
        return Look::Noise(1);
    }
    match bytes.get(..=length) {
        None => Look::More,
        Some(frame) if mcrf4xx(frame) == 0 => Look::Frame(frame.len()),
        Some(_) => Look::Noise(1),
    }
}

fn take_apart(bytes: &[u8]) -> Option<Frame<'_>> {
    let body = bytes.get(3..bytes.len().checked_sub(2)?)?;
    Some(Frame { address: *bytes.get(1)?, code: *bytes.get(2)?, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probe_is_encoded_and_read_back() {
        let probe = [0x04, 0xFF, 0x21, 0x19, 0x95];
        assert_eq!(encode_order(BROADCAST, 0x21, &[]), probe);
        assert_eq!(decode(&probe), Some(Frame { address: 0xFF, code: 0x21, body: &[] }));
    }

    #[test]
    fn a_captured_reply_has_status_and_data() {
        let end = [0x07, 0x00, 0x01, 0x01, 0x01, 0x00, 0x1E, 0x4B];
        let frame = decode(&end).unwrap();
        assert_eq!(frame.as_reply(), Some((1, &[1u8, 0][..])));
        assert_eq!(frame.wire_length(), end.len());
        assert_eq!(encode_reply(0, 1, 1, &[1, 0]), end);
    }

    #[test]
    fn too_much_data_gives_no_bytes() {
        assert_eq!(encode_order(0, 1, &[0; ORDER_DATA_MAX]).len(), 256);
        assert!(encode_order(0, 1, &[0; ORDER_DATA_MAX + 1]).is_empty());
        assert_eq!(encode_reply(0, 1, 0, &[0; REPLY_DATA_MAX]).len(), 256);
        assert!(encode_reply(0, 1, 0, &[0; REPLY_DATA_MAX + 1]).is_empty());
    }

    #[test]
    fn a_frame_behind_a_false_length_is_found_when_the_line_is_silent() {
        let end = encode_reply(0, 1, 1, &[1, 0]);
        let mut framer = Framer::new();
        let mut seen = Vec::new();
        let mut each = |piece: Piece<'_>| {
            seen.push(match piece {
                Piece::Frame(frame) => usize::from(frame.code),
                Piece::Garbled(dropped) => 1000 + dropped,
            });
        };
        framer.push(&[0xE2], &mut each);
        framer.push(&end, &mut each);
        assert!(framer.is_holding());
        framer.give_up(&mut each);
        assert!(!framer.is_holding());
        assert_eq!(seen, [1001, 1]);
    }
}
