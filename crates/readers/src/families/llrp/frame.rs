//! LLRP messages on the wire (LLRP 1.1 §17): header, length, and how a whole one is told from the front of the bytes.
//!
//! ```text
//! reserved(3 bits) version(3) type(10)  length(4, header included)  id(4)  body
//! ```
//!
//! There is no check: what fits the tables, in its lengths and in every count, is a message.

use crate::families::llrp::node;
use crate::families::llrp::shapes::{self, Part, Shape};
use crate::limits::LLRP_MESSAGE_BYTES_MAX;
use crate::wire::{Collector, Cut, Look};

/// Bytes of a header.
pub const HEADER: usize = 10;

/// A message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// 1 = LLRP 1.0.1, 2 = LLRP 1.1.
    pub version: u8,
    /// Message type number.
    pub kind: u16,
    /// A reply has the id of its request.
    pub id: u32,
    /// Fields and parameters.
    pub body: &'a [u8],
}

impl Frame<'_> {
    /// Its layout; every frame that was cut from a stream has one.
    pub fn shape(&self) -> Option<&'static Shape> {
        shapes::message(self.kind)
    }

    /// The bytes on the wire.
    pub fn encode(&self) -> Vec<u8> {
        encode(self.version, self.kind, self.id, self.body)
    }
}

/// The bytes of a message.
pub fn encode(version: u8, kind: u16, id: u32, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend_from_slice(&(u16::from(version & 7) << 10 | kind & 0x3FF).to_be_bytes());
    bytes.extend_from_slice(&u32::try_from(HEADER + body.len()).unwrap_or(u32::MAX).to_be_bytes());
    bytes.extend_from_slice(&id.to_be_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// A whole message.
pub fn decode(bytes: &[u8]) -> Option<Frame<'_>> {
    let Look::Frame(length) = look(bytes) else { return None };
    let bytes = bytes.get(..length)?;
    let (first, kind) = (*bytes.first()?, be16(bytes, 0)? & 0x3FF);
    Some(Frame { version: first >> 2, kind, id: be32(bytes, 6)?, body: bytes.get(HEADER..)? })
}

/// What the front of the bytes is.
pub fn look(bytes: &[u8]) -> Look {
    let Some(first) = bytes.first() else { return Look::More };
    if !(1..=2).contains(&(first >> 2)) {
        return Look::Noise(1);
    }
    let Some(kind) = be16(bytes, 0) else { return Look::More };
    let Some(shape) = shapes::message(kind & 0x3FF) else { return Look::Noise(1) };
    let Some(length) = be32(bytes, 2) else { return Look::More };
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if !(HEADER..=LLRP_MESSAGE_BYTES_MAX).contains(&length) {
        return Look::Noise(1);
    }
    let least = least(shape);
    let body = length - HEADER;
    if body < least || (body > least && !is_open(shape)) {
        return Look::Noise(1);
    }
    // The first parameter tells a length that is no length before all of it is waited for.
    let first = HEADER + least;
    if shape.has_parameters && body > least {
        match bytes.get(first..(first + 4).min(length)) {
            None => return Look::More,
            Some(head) if !node::may_begin(head, length - first) => return Look::Noise(1),
            Some(_) => {}
        }
    }
    if bytes.len() < length { Look::More } else { Look::Frame(length) }
}

/// How many bytes there must be before [`look`] can say more than it says of these.
pub fn wanted(bytes: &[u8]) -> usize {
    match be32(bytes, 2) {
        // The head of the first parameter may still show that this is no length.
        Some(length) if bytes.len() >= HEADER + 14 => usize::try_from(length).unwrap_or(usize::MAX),
        Some(_) | None => 0,
    }
}

/// Bytes of its fields, none of which has a length of its own.
fn least(shape: &Shape) -> usize {
    let bits: usize = shape.parts.iter().map(|part| node::least_bits(*part)).sum();
    bits / 8
}

fn is_open(shape: &Shape) -> bool {
    shape.has_parameters || matches!(shape.parts.last(), Some(Part::Rest(_)))
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.first_chunk().map(|two| u16::from_be_bytes(*two))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.first_chunk().map(|four| u32::from_be_bytes(*four))
}

/// One piece of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A whole message.
    Frame(Frame<'a>),
    /// So many bytes in a row were no message.
    Garbled(usize),
}

/// Cuts a stream into messages and noise.
#[derive(Clone, Debug)]
pub struct Framer(Collector);

impl Default for Framer {
    fn default() -> Framer {
        Framer::new()
    }
}

impl Framer {
    /// An empty one.
    pub fn new() -> Framer {
        Framer(Collector::with_room(LLRP_MESSAGE_BYTES_MAX))
    }

    /// Takes bytes, cut anywhere.
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(Piece<'_>)) {
        self.0.feed(bytes, look, &mut |cut| hand_on(cut, &mut each));
    }

    /// Nothing more will come: what was begun is no message.
    pub fn give_up(&mut self, mut each: impl FnMut(Piece<'_>)) {
        self.0.give_up(look, &mut |cut| hand_on(cut, &mut each));
    }

    /// Whether a message has begun.
    pub fn is_holding(&self) -> bool {
        self.0.is_holding()
    }
}

fn hand_on(cut: Cut<'_>, each: &mut impl FnMut(Piece<'_>)) {
    match cut {
        Cut::Garbled(length) => each(Piece::Garbled(length)),
        Cut::Frame(bytes) => match decode(bytes) {
            Some(frame) => each(Piece::Frame(frame)),
            None => each(Piece::Garbled(bytes.len())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keepalive_is_a_header() {
        let bytes = encode(1, 62, 7, &[]);
        assert_eq!(bytes, [0x04, 0x3E, 0, 0, 0, 10, 0, 0, 0, 7]);
        assert_eq!(decode(&bytes), Some(Frame { version: 1, kind: 62, id: 7, body: &[] }));
        assert_eq!(look(&bytes[..9]), Look::More);
    }

    #[test]
    fn headers_that_cannot_be_are_noise() {
        let cases: [&[u8]; 6] = [
            &[0x00, 0x3E],
            // version 3
            &[0x0C, 0x3E],
            // no such message
            &[0x04, 0x3F + 0x20],
            // shorter than a header, longer than we take, longer than a keepalive is
            &[0x04, 0x3E, 0, 0, 0, 9],
            &[0x04, 0x3D, 0, 0x20, 0, 0],
            &[0x04, 0x3E, 0, 0, 0, 11],
        ];
        for bytes in cases {
            assert_eq!(look(bytes), Look::Noise(1), "{bytes:02X?}");
        }
        // A report whose first parameter is none.
        assert_eq!(look(&[0x04, 0x3D, 0, 0, 0, 44, 0, 0, 0, 1, 0xFF, 0xFF, 0, 4]), Look::Noise(1));
        assert_eq!(look(&[0x04, 0x3D, 0, 0, 0, 44, 0, 0, 0, 1, 0x00, 0xF0, 0, 99]), Look::Noise(1));
    }

    #[test]
    fn several_messages_and_noise_are_told_apart() {
        let one = encode(1, 22, 1, &[0, 0, 0, 5]);
        let stream = [&one[..], &[0xAA; 3], &encode(2, 62, 2, &[])].concat();
        let mut seen = Vec::new();
        let mut framer = Framer::new();
        for byte in &stream {
            framer.push(&[*byte], |piece| seen.push(format!("{piece:?}")));
        }
        assert_eq!(seen.len(), 3, "{seen:?}");
        assert!(seen[1].contains("Garbled(3)") && !framer.is_holding());
    }
}
