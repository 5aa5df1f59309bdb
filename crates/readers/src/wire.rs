//! Shared framing: a bounded collector that cuts a stream of bytes into frames and noise, and the checksums.

use crc::{CRC_16_GENIBUS, CRC_16_MCRF4XX, Crc, Table};

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

/// Collects bytes until they are frames. Holds at most [`COLLECTED_BYTES_MAX`] bytes.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    bytes: Vec<u8>,
    /// Bytes already thrown away and not yet reported: a run of noise is one event however it was cut.
    noise: usize,
}

impl Collector {
    /// An empty collector.
    pub fn new() -> Collector {
        Collector { bytes: Vec::with_capacity(COLLECTED_BYTES_MAX), noise: 0 }
    }

    /// Whether something is held back: a begun frame, or noise that is not reported yet.
    pub fn is_holding(&self) -> bool {
        !self.bytes.is_empty() || self.noise > 0
    }

    /// Takes bytes and hands out every piece that is complete.
    pub fn feed(&mut self, bytes: &[u8], look: impl Fn(&[u8]) -> Look, each: &mut dyn FnMut(Cut<'_>)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let room = COLLECTED_BYTES_MAX.saturating_sub(self.bytes.len()).min(rest.len());
            let (now, later) = rest.split_at(room);
            self.bytes.extend_from_slice(now);
            rest = later;
            self.cut(&look, each, false);
        }
    }

    /// The line fell silent: what is held back will never be completed. Frames hidden behind a false start are
    /// still found.
    pub fn give_up(&mut self, look: impl Fn(&[u8]) -> Look, each: &mut dyn FnMut(Cut<'_>)) {
        self.cut(&look, each, true);
        self.report_noise(each);
    }

    fn cut(&mut self, look: &impl Fn(&[u8]) -> Look, each: &mut dyn FnMut(Cut<'_>), is_last: bool) {
        let mut from = 0;
        while from < self.bytes.len() {
            let front = &self.bytes[from..];
            match look(front) {
                Look::Frame(length) if (1..=front.len()).contains(&length) => {
                    if self.noise > 0 {
                        each(Cut::Garbled(self.noise));
                        self.noise = 0;
                    }
                    each(Cut::Frame(&front[..length]));
                    from += length;
                }
                Look::Noise(length) => {
                    let length = length.clamp(1, front.len());
                    from += length;
                    self.throw_away(length, each);
                }
                // A full collector that still asks for more can never be served: go on by one byte.
                Look::More | Look::Frame(_) if is_last || front.len() >= COLLECTED_BYTES_MAX => {
                    from += 1;
                    self.throw_away(1, each);
                }
                Look::More | Look::Frame(_) => break,
            }
        }
        self.bytes.drain(..from);
    }

    /// Counts byte by byte, so that the reports fall at the same bytes for every cut of the stream.
    fn throw_away(&mut self, length: usize, each: &mut dyn FnMut(Cut<'_>)) {
        self.noise += length;
        while self.noise >= NOISE_RUN_MAX {
            self.noise -= NOISE_RUN_MAX;
            each(Cut::Garbled(NOISE_RUN_MAX));
        }
    }

    fn report_noise(&mut self, each: &mut dyn FnMut(Cut<'_>)) {
        if self.noise > 0 {
            each(Cut::Garbled(self.noise));
            self.noise = 0;
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
        assert!(collector.bytes.len() < COLLECTED_BYTES_MAX);
        assert!(dropped >= 10_000 - COLLECTED_BYTES_MAX - NOISE_RUN_MAX);
    }
}
