//! chafon-cf frames: bytes to frames and back.
//!
//! ```text
//! CF  address  command(2)  length  information[length]  crc-high  crc-low
//! ```
//! The information of a host is data, that of a reader a status and data; nothing says who speaks. The check is
//! CRC-16/MCRF4XX over everything before it.

use crate::wire::{Collector, Cut, Look, mcrf4xx};

/// First byte of every frame.
pub const HEADER: u8 = 0xCF;

/// The address every reader listens to.
pub const BROADCAST: u8 = 0xFF;

/// Bytes before the information.
const FRONT: usize = 5;

/// Bytes of a frame around its information.
const AROUND: usize = FRONT + 2;

/// One frame, either direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Address of the reader.
    pub address: u8,
    /// Command.
    pub command: u16,
    /// Host: data. Reader: status, then data.
    pub information: &'a [u8],
}

impl<'a> Frame<'a> {
    /// As the answer of a reader: status and data.
    pub fn as_answer(&self) -> Option<(u8, &'a [u8])> {
        self.information.split_first().map(|(status, data)| (*status, data))
    }

    /// How many bytes it takes on the line.
    pub fn wire_length(&self) -> usize {
        self.information.len() + AROUND
    }
}

/// The bytes of a frame. Information longer than 255 bytes gives no bytes at all.
pub fn encode(address: u8, command: u16, information: &[u8]) -> Vec<u8> {
    let Ok(length) = u8::try_from(information.len()) else {
        return Vec::new();
    };
    let [high, low] = command.to_be_bytes();
    let mut bytes = Vec::with_capacity(information.len() + AROUND);
    bytes.extend_from_slice(&[HEADER, address, high, low, length]);
    bytes.extend_from_slice(information);
    let crc = mcrf4xx(&bytes);
    bytes.extend_from_slice(&crc.to_be_bytes());
    bytes
}

/// The bytes of an answer.
pub fn encode_answer(address: u8, command: u16, status: u8, data: &[u8]) -> Vec<u8> {
    encode(address, command, &[&[status], data].concat())
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

/// The front of a stream.
pub(crate) fn look(bytes: &[u8]) -> Look {
    match bytes {
        [HEADER, _, _, _, length, ..] => {
            let Some(frame) = bytes.get(..usize::from(*length) + AROUND) else {
                return Look::More;
            };
            let (told, crc) = frame.split_at(frame.len() - 2);
            let is_true = mcrf4xx(told).to_be_bytes() == *crc;
            if is_true { Look::Frame(frame.len()) } else { to_next_header(bytes) }
        }
        [HEADER, ..] => Look::More,
        _ => to_next_header(bytes),
    }
}

fn to_next_header(bytes: &[u8]) -> Look {
    let next = bytes.iter().skip(1).position(|byte| *byte == HEADER);
    Look::Noise(next.map_or(bytes.len(), |at| at + 1))
}

/// The parts of the bytes of a whole frame.
pub(crate) fn take_apart(bytes: &[u8]) -> Option<Frame<'_>> {
    let (front, behind) = bytes.split_at_checked(FRONT)?;
    let information = behind.get(..behind.len().checked_sub(2)?)?;
    let command = u16::from_be_bytes([front[2], front[3]]);
    Some(Frame { address: front[1], command, information })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_exchange_of_the_sheet() {
        let ask = [0xCF, 0xFF, 0x00, 0x50, 0x00, 0x07, 0x26];
        let answer = [0xCF, 0x01, 0x00, 0x50, 0x01, 0x00, 0xA3, 0xF5];
        assert_eq!(encode(BROADCAST, 0x0050, &[]), ask);
        assert_eq!(encode_answer(1, 0x0050, 0, &[]), answer);
        assert_eq!(decode(&answer).unwrap().as_answer(), Some((0, &[][..])));
        assert_eq!(encode(BROADCAST, 0x0070, &[]), [0xCF, 0xFF, 0x00, 0x70, 0x00, 0x24, 0x15]);
    }

    #[test]
    fn the_published_end_of_a_start_order_is_wrong() {
        // Public code ends it with 3D D0.
        let start = encode(BROADCAST, 0x0001, &[0, 0, 0, 0, 0]);
        assert_eq!(start[start.len() - 2..], [0xF5, 0xB5]);
        assert_eq!(decode(&[0xCF, 0xFF, 0, 1, 5, 0, 0, 0, 0, 0, 0x3D, 0xD0]), None);
    }

    #[test]
    fn a_cut_a_stranger_and_a_turned_check_are_refused() {
        let ask = encode(0, 0x0072, &[]);
        assert_eq!(decode(&ask[..6]), None);
        assert_eq!(decode(&[&ask[..], &[0]].concat()), None);
        let mut turned = ask.clone();
        turned.swap(5, 6);
        assert_eq!(decode(&turned), None);
        assert!(encode(0, 0, &[0; 256]).is_empty());
    }
}
