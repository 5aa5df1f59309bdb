//! cph-rf frames: bytes to frames and back.
//!
//! ```text
//! 52 46 ("RF")  type  address(2)  code  length(2)  parameters …  check
//! parameter     tag  length  value …
//! ```
//! `length` counts the bytes of the parameters. The sum of all bytes of a frame is 0.

use crate::limits::CPH_PARAMETERS_MAX;
use crate::wire::{Collector, Cut, Look, sum8};

const HEADER: [u8; 2] = *b"RF";

/// Bytes before the parameters.
const FRONT: usize = 8;

/// The address that is asked as long as no other is known.
pub const ADDRESS: u16 = 0x0000;

/// What kind of frame it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// From the host.
    Command,
    /// The answer of a reader.
    Reply,
    /// What a reader says by itself.
    Notice,
}

impl Type {
    fn number(self) -> u8 {
        match self {
            Type::Command => 0,
            Type::Reply => 1,
            Type::Notice => 2,
        }
    }

    fn of(number: u8) -> Option<Type> {
        [Type::Command, Type::Reply, Type::Notice].into_iter().find(|is| is.number() == number)
    }
}

/// One frame. Its parameters come out even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Who speaks, and why.
    pub is: Type,
    /// Address of the reader.
    pub address: u16,
    /// Command or notice code.
    pub code: u8,
    /// All parameters as they stand.
    pub parameters: &'a [u8],
}

impl<'a> Frame<'a> {
    /// Its parameters one by one.
    pub fn each(&self) -> Parameters<'a> {
        Parameters(self.parameters)
    }

    /// The value of the first parameter with this tag.
    pub fn value(&self, tag: u8) -> Option<&'a [u8]> {
        self.each().find(|(found, _)| *found == tag).map(|(_, value)| value)
    }

    /// How many bytes it takes on the line.
    pub fn wire_length(&self) -> usize {
        FRONT + self.parameters.len() + 1
    }

    /// The bytes on the line. Parameters that are too long give none.
    pub fn encode(&self) -> Vec<u8> {
        if self.parameters.len() > CPH_PARAMETERS_MAX {
            return Vec::new();
        }
        let mut bytes = HEADER.to_vec();
        bytes.push(self.is.number());
        bytes.extend_from_slice(&self.address.to_be_bytes());
        bytes.push(self.code);
        bytes.extend_from_slice(&(self.parameters.len() as u16).to_be_bytes());
        bytes.extend_from_slice(self.parameters);
        bytes.push(sum8(&bytes).wrapping_neg());
        bytes
    }
}

/// Parameters of a frame or of a container, one after the other: tag and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters<'a>(pub &'a [u8]);

impl<'a> Iterator for Parameters<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let ([tag, length], behind) = self.0.split_first_chunk::<2>()?;
        let (value, rest) = behind.split_at_checked(usize::from(*length))?;
        self.0 = rest;
        Some((*tag, value))
    }
}

impl Parameters<'_> {
    /// Whether their lengths come out even.
    pub fn is_even(mut self) -> bool {
        while self.next().is_some() {}
        self.0.is_empty()
    }
}

/// Adds a parameter. A value longer than 255 bytes cannot be said and is left out.
pub fn put(parameters: &mut Vec<u8>, tag: u8, value: &[u8]) {
    if let Ok(length) = u8::try_from(value.len()) {
        parameters.extend_from_slice(&[tag, length]);
        parameters.extend_from_slice(value);
    }
}

/// The bytes of a command.
pub fn encode_command(address: u16, code: u8, parameters: &[u8]) -> Vec<u8> {
    Frame { is: Type::Command, address, code, parameters }.encode()
}

/// The bytes of a reply: its status, then what else it says.
pub fn encode_reply(address: u16, code: u8, status: u8, more: &[u8]) -> Vec<u8> {
    let mut parameters = Vec::with_capacity(3 + more.len());
    put(&mut parameters, super::message::tag::STATUS, &[status]);
    parameters.extend_from_slice(more);
    Frame { is: Type::Reply, address, code, parameters: &parameters }.encode()
}

/// The bytes of a notice.
pub fn encode_notice(address: u16, code: u8, parameters: &[u8]) -> Vec<u8> {
    Frame { is: Type::Notice, address, code, parameters }.encode()
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

/// The front of a stream. Eight bits of check alone let one false frame in 256 pass; parameters that do not come out
/// even are no frame either.
pub(crate) fn look(bytes: &[u8]) -> Look {
    let known = bytes.len().min(HEADER.len());
    if bytes[..known] != HEADER[..known] || bytes.get(2).is_some_and(|is| Type::of(*is).is_none()) {
        return to_next_header(bytes);
    }
    let Some(front) = bytes.first_chunk::<FRONT>() else { return Look::More };
    let length = usize::from(u16::from_be_bytes([front[6], front[7]]));
    if length > CPH_PARAMETERS_MAX {
        return to_next_header(bytes);
    }
    match bytes.get(..FRONT + length + 1) {
        None => Look::More,
        Some(frame) if sum8(frame) == 0 && Parameters(&frame[FRONT..FRONT + length]).is_even() => {
            Look::Frame(frame.len())
        }
        Some(_) => to_next_header(bytes),
    }
}

fn to_next_header(bytes: &[u8]) -> Look {
    let next = bytes.iter().skip(1).position(|byte| *byte == HEADER[0]);
    Look::Noise(next.map_or(bytes.len(), |at| at + 1))
}

/// The parts of the bytes of a whole frame.
pub(crate) fn take_apart(bytes: &[u8]) -> Option<Frame<'_>> {
    let (front, behind) = bytes.split_first_chunk::<FRONT>()?;
    let (_, parameters) = behind.split_last()?;
    let address = u16::from_be_bytes([front[3], front[4]]);
    Some(Frame { is: Type::of(front[2])?, address, code: front[5], parameters })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROBE: [u8; 9] = [0x52, 0x46, 0, 0, 0, 0x40, 0, 0, 0x28];

    #[test]
    fn known_frames_are_encoded_and_read_back() {
        let power = [0x52, 0x46, 0, 0, 0, 0x48, 0, 5, 0x26, 3, 1, 0x09, 0xC4, 0x24];
        let done = [0x52, 0x46, 1, 0, 0, 0x48, 0, 3, 7, 1, 0, 0x14];
        assert_eq!(encode_command(ADDRESS, 0x40, &[]), PROBE);
        assert_eq!(encode_command(ADDRESS, 0x48, &[0x26, 3, 1, 0x09, 0xC4]), power);
        assert_eq!(encode_reply(ADDRESS, 0x48, 0, &[]), done);
        let frame = decode(&done).unwrap();
        assert_eq!((frame.is, frame.value(7), frame.wire_length()), (Type::Reply, Some(&[0][..]), 12));
        assert_eq!(frame.encode(), done);
        assert_eq!(decode(&PROBE).unwrap().parameters, []);
    }

    #[test]
    fn a_frame_whose_parameters_do_not_come_out_even_is_none() {
        for parameters in [&[7][..], &[7, 2, 0], &[7, 1, 0, 5]] {
            let bytes = Frame { is: Type::Reply, address: 0, code: 0x48, parameters }.encode();
            assert_eq!(sum8(&bytes), 0);
            assert_eq!(decode(&bytes), None, "{parameters:?}");
        }
    }

    #[test]
    fn no_other_type_and_no_longer_length_is_waited_for() {
        assert!(matches!(look(&[0x52, 0x46, 3]), Look::Noise(_)));
        assert!(matches!(look(&[0x52, 0x46, 2, 0, 0, 0x80, 0xFF, 0xFF]), Look::Noise(_)));
        assert_eq!(look(&[0x52, 0x46, 2, 0, 0, 0x80, 0, 9]), Look::More);
        assert_eq!(encode_command(0, 0x30, &[0; CPH_PARAMETERS_MAX + 1]), []);
    }

    #[test]
    fn a_wrong_check_is_refused() {
        for at in 0..PROBE.len() {
            for bit in 0..8 {
                let mut damaged = PROBE;
                damaged[at] ^= 1 << bit;
                assert_eq!(decode(&damaged), None);
            }
        }
    }
}
