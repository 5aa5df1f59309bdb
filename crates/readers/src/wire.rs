//! Shared framing: a bounded collector that cuts a stream of bytes into frames and noise, and the checksums.

use crc::{CRC_16_GENIBUS, CRC_16_MCRF4XX, Crc, Table};

use codes::Epc;
use model::PcWord;

use crate::limits::{COLLECTED_BYTES_MAX, NOISE_RUN_MAX};

static GENIBUS: Crc<u16> = Crc::<u16>::new(&CRC_16_GENIBUS);
/// Sixteen bytes a step: after a damaged frame every byte is tried as the start of one, each time over up to 256
/// bytes, and that must stay cheap on the fastest line.
static MCRF4XX: Crc<u16, Table<16>> = Crc::<u16, Table<16>>::new(&CRC_16_MCRF4XX);

/// The CRC-16 a Gen2 tag sends after PC and EPC.
pub fn tag_crc(pc_and_epc: &[u8]) -> u16 {
    GENIBUS.checksum(pc_and_epc)
}

/// CRC-16/MCRF4XX, the check of the chafon frames. Over a whole frame with its check it is 0.
pub fn mcrf4xx(bytes: &[u8]) -> u16 {
    MCRF4XX.checksum(bytes)
}

/// Low byte of the sum, the check of the bb frames.
pub fn sum8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte))
}

/// The number behind a PC word, without the extension words that PC bit 9 announces (Gen2 §6.3.2.1.2.5). `None` if
/// the length disagrees with the PC word.
pub fn epc_behind(pc: PcWord, bytes: &[u8]) -> Option<Epc> {
    let stated = usize::from(pc.0 >> 11) * 2;
    let extra = bytes.len().checked_sub(stated)?;
    let has_extension = pc.0 & 0x0200 != 0;
    let has_second = has_extension && bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let epc = match extra {
        0 => bytes,
        2 if has_extension && !has_second => bytes.get(2..)?,
        4 if has_second => bytes.get(4..)?,
        _ => return None,
    };
    Epc::from_bytes(epc).ok()
}

/// Exclusive or of all bytes, the check of the low-frequency readers.
pub fn xor8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |check, byte| check ^ byte)
}

/// The value of one upper-case hex digit. Readers write upper case; a lower-case one is a damaged one.
pub fn hex_digit(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).filter(|_| !digit.is_ascii_lowercase()).map(|value| value as u8)
}

/// The bytes of upper-case hex digits; `None` for an odd number of digits or anything else between them.
pub fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let pairs = digits.chunks_exact(2);
    let is_whole = pairs.remainder().is_empty();
    let bytes: Option<Vec<u8>> =
        pairs.map(|pair| Some(hex_digit(pair[0])? << 4 | hex_digit(pair[1])?)).collect();
    bytes.filter(|_| is_whole)
}

/// Upper-case hex digits.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// What a family sees at the front of the collected bytes. It must depend on the bytes only, and a verdict other
/// than `More` must not change when more bytes follow: that is what makes any cut of a stream give the same frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A whole frame of this many bytes whose check passes.
    Frame(usize),
    /// No frame starts in the first so many bytes (at least 1).
    Noise(usize),
    /// It could become a frame.
    More,
}

/// One piece of the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut<'a> {
    /// A whole frame.
    Frame(&'a [u8]),
    /// So many bytes in a row were not a frame.
    Garbled(usize),
}

/// A piece by its place in the collector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A whole frame: see [`Collector::bytes`].
    Frame(std::ops::Range<usize>),
    /// So many bytes in a row were not a frame.
    Garbled(usize),
}

/// Collects bytes until they are frames. Holds no more bytes than it was given room for.
#[derive(Clone, Debug)]
pub struct Collector {
    bytes: Vec<u8>,
    /// Bytes in front of here are used up.
    from: usize,
    room: usize,
    /// With fewer bytes than this there is nothing new to see.
    until: usize,
    /// Bytes already thrown away and not yet reported: a run of noise is one event however it was cut.
    noise: usize,
}

impl Default for Collector {
    fn default() -> Collector {
        Collector::new()
    }
}

impl Collector {
    /// An empty collector with room for [`COLLECTED_BYTES_MAX`] bytes.
    pub fn new() -> Collector {
        Collector::with_room(COLLECTED_BYTES_MAX)
    }

    /// An empty collector with room for so many bytes.
    pub fn with_room(room: usize) -> Collector {
        Collector { bytes: Vec::new(), from: 0, room: room.max(1), until: 0, noise: 0 }
    }

    /// Whether something is held back: a begun frame, or noise that is not reported yet.
    pub fn is_holding(&self) -> bool {
        self.bytes.len() > self.from || self.noise > 0
    }

    /// Takes as many bytes as there is room for, and says how many. After every `put` the pieces are fetched until
    /// there are none: then there is room again.
    pub(crate) fn put(&mut self, bytes: &[u8]) -> usize {
        if self.from > 0 {
            self.bytes.drain(..self.from);
            self.from = 0;
        }
        let taken = self.room.saturating_sub(self.bytes.len()).min(bytes.len());
        self.bytes.extend_from_slice(&bytes[..taken]);
        taken
    }

    /// Nothing new can be seen before there are so many bytes (see [`Collector::is_short`]).
    pub(crate) fn wait_for(&mut self, bytes: usize) {
        self.until = bytes;
    }

    /// Whether the bytes that were waited for are not all there, so that looking again is in vain.
    pub(crate) fn is_short(&self) -> bool {
        self.bytes.len() - self.from < self.until.min(self.room)
    }

    /// What is not cut yet.
    pub(crate) fn front(&self) -> &[u8] {
        self.bytes.get(self.from..).unwrap_or_default()
    }

    /// The next piece, if one is complete. `is_last`: the line fell silent, so what is held back will never be
    /// completed; frames hidden behind a false start are still found.
    pub(crate) fn next(&mut self, look: impl Fn(&[u8]) -> Look, is_last: bool) -> Option<Piece> {
        loop {
            if self.noise >= NOISE_RUN_MAX {
                // Counted byte by byte, so that the reports fall at the same bytes for every cut of the stream.
                self.noise -= NOISE_RUN_MAX;
                return Some(Piece::Garbled(NOISE_RUN_MAX));
            }
            let front = self.bytes.get(self.from..).unwrap_or_default();
            if front.is_empty() {
                let is_told = is_last && self.noise > 0;
                return is_told.then(|| Piece::Garbled(std::mem::take(&mut self.noise)));
            }
            match look(front) {
                Look::Frame(length) if (1..=front.len()).contains(&length) => {
                    if self.noise > 0 {
                        return Some(Piece::Garbled(std::mem::take(&mut self.noise)));
                    }
                    self.from += length;
                    return Some(Piece::Frame(self.from - length..self.from));
                }
                Look::Noise(length) => {
                    let length = length.clamp(1, front.len());
                    self.from += length;
                    self.noise += length;
                }
                // A full collector that still asks for more can never be served: go on by one byte.
                Look::More | Look::Frame(_) if is_last || front.len() >= self.room => {
                    self.from += 1;
                    self.noise += 1;
                }
                Look::More | Look::Frame(_) => return None,
            }
        }
    }

    /// The bytes of a frame that [`Collector::next`] just gave.
    pub(crate) fn bytes(&self, frame: std::ops::Range<usize>) -> &[u8] {
        self.bytes.get(frame).unwrap_or_default()
    }

    /// Takes bytes and hands out every piece that is complete.
    pub fn feed(&mut self, bytes: &[u8], look: impl Fn(&[u8]) -> Look, each: &mut dyn FnMut(Cut<'_>)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = self.put(rest);
            rest = &rest[taken..];
            self.hand_out(&look, each, false);
        }
    }

    /// The line fell silent: what is held back will never be completed. Frames hidden behind a false start are
    /// still found.
    pub fn give_up(&mut self, look: impl Fn(&[u8]) -> Look, each: &mut dyn FnMut(Cut<'_>)) {
        self.hand_out(&look, each, true);
    }

    fn hand_out(&mut self, look: &impl Fn(&[u8]) -> Look, each: &mut dyn FnMut(Cut<'_>), is_last: bool) {
        while let Some(piece) = self.next(look, is_last) {
            match piece {
                Piece::Frame(frame) => each(Cut::Frame(self.bytes(frame))),
                Piece::Garbled(length) => each(Cut::Garbled(length)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_of_captured_frames() {
        assert_eq!(mcrf4xx(&[0x04, 0xFF, 0x21]), 0x9519);
        assert_eq!(mcrf4xx(&[0x04, 0xFF, 0x21, 0x19, 0x95]), 0);
        let pc_and_epc = [0x34, 0x00, 0xE2, 0x00, 0x10, 0x71, 0x00, 0x00, 0x52, 0x9B, 0x09, 0x40, 0xB4, 0x02];
        assert_eq!(tag_crc(&pc_and_epc), 0x163D);
        assert_eq!(sum8(&[0x01, 0xFF, 0x00, 0x01, 0x15]), 0x16);
    }

    /// A toy family: a frame is `#` n and n bytes; everything else is noise.
    fn toy(bytes: &[u8]) -> Look {
        match bytes {
            [b'#', n, rest @ ..] if rest.len() >= usize::from(*n) => Look::Frame(usize::from(*n) + 2),
            [b'#', ..] => Look::More,
            _ => Look::Noise(1),
        }
    }

    fn pieces(parts: &[&[u8]], ends: bool) -> Vec<String> {
        let mut collector = Collector::new();
        let mut seen = Vec::new();
        let mut each = |cut: Cut<'_>| {
            seen.push(match cut {
                Cut::Frame(bytes) => format!("frame {bytes:?}"),
                Cut::Garbled(n) => format!("garbled {n}"),
            });
        };
        for part in parts {
            collector.feed(part, toy, &mut each);
        }
        if ends {
            collector.give_up(toy, &mut each);
            assert!(!collector.is_holding());
        }
        seen
    }

    #[test]
    fn noise_is_one_piece_however_it_is_cut() {
        let whole = pieces(&[b"abc#\x01zde"], true);
        assert_eq!(whole, ["garbled 3", "frame [35, 1, 122]", "garbled 2"]);
        let single: Vec<&[u8]> = b"abc#\x01zde".chunks(1).collect();
        assert_eq!(pieces(&single, true), whole);
    }

    #[test]
    fn a_frame_behind_a_false_start_is_found_when_the_line_is_silent() {
        assert!(pieces(&[b"#\xFF#\x01z"], false).is_empty());
        assert_eq!(pieces(&[b"#\xFF#\x01z"], true), ["garbled 2", "frame [35, 1, 122]"]);
    }

    #[test]
    fn endless_noise_is_reported_in_bounded_pieces() {
        let noise = vec![b'x'; NOISE_RUN_MAX * 3 + 5];
        assert_eq!(pieces(&[&noise], true), ["garbled 256", "garbled 256", "garbled 256", "garbled 5"]);
    }

    #[test]
    fn a_family_that_always_wants_more_cannot_hold_more_than_the_limit() {
        let mut collector = Collector::new();
        let mut dropped = 0;
        let mut each = |cut: Cut<'_>| {
            if let Cut::Garbled(n) = cut {
                dropped += n;
            }
        };
        collector.feed(&vec![7; 10_000], |_| Look::More, &mut each);
        assert!(collector.bytes.len() <= COLLECTED_BYTES_MAX);
        assert!(dropped >= 10_000 - COLLECTED_BYTES_MAX - NOISE_RUN_MAX);
    }
}
