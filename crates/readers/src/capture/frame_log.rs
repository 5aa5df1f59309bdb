//! The frames of a line as lines of text while they pass: what an engineer reads first.

use std::fmt::Write as _;

use model::{Span, Tick};

use super::Direction;
use crate::explain::{Explained, Kind};
use crate::family::Family;
use crate::limits::FRAME_LOG_HELD_MAX;

/// Silence after which bytes that are no whole frame will not become one: longer than any driver waits for the rest.
const QUIET: Span = Span(1_000);

/// Cuts a line into frames and tells each. The end of what has come is held until it is clear what it is.
#[derive(Debug, Default)]
pub struct FrameLog {
    began: Option<Tick>,
    from_reader: Held,
    to_reader: Held,
}

/// Bytes of one direction not told yet.
#[derive(Debug, Default)]
struct Held {
    bytes: Vec<u8>,
    at: Tick,
}

impl FrameLog {
    /// The lines for bytes that went over the line; empty while no frame is whole. Without a family, while the reader
    /// is still looked for, the bytes themselves.
    pub fn record(
        &mut self,
        family: Option<&dyn Family>,
        direction: Direction,
        bytes: &[u8],
        now: Tick,
    ) -> String {
        let began = *self.began.get_or_insert(now);
        let mut text = String::new();
        let Some(family) = family else {
            super::write_record(&mut text, began.until(now).0, direction, bytes);
            return text;
        };
        let held = self.held(direction);
        held.bytes.extend_from_slice(bytes);
        held.at = now;
        let all = family.explain(direction, &held.bytes);
        let whole =
            if held.bytes.len() > FRAME_LOG_HELD_MAX { all.len() } else { sure(&all, held.bytes.len()) };
        tell(&mut text, direction, began.until(now).0, &all[..whole]);
        let rest = all.get(whole).map_or(held.bytes.len(), |first| first.offset);
        held.bytes.drain(..rest);
        text
    }

    /// The lines for what was held, once the line has been quiet for long enough (or `is_over`).
    pub fn quiet(&mut self, family: Option<&dyn Family>, now: Tick, is_over: bool) -> String {
        let mut text = String::new();
        let (Some(family), Some(began)) = (family, self.began) else { return text };
        for direction in [Direction::ToReader, Direction::FromReader] {
            let held = self.held(direction);
            if !held.bytes.is_empty() && (is_over || held.at.until(now) >= QUIET) {
                let bytes = std::mem::take(&mut held.bytes);
                tell(&mut text, direction, began.until(held.at).0, &family.explain(direction, &bytes));
            }
        }
        text
    }

    fn held(&mut self, direction: Direction) -> &mut Held {
        match direction {
            Direction::FromReader => &mut self.from_reader,
            Direction::ToReader => &mut self.to_reader,
        }
    }
}

/// How many of these more bytes cannot change: all but a last frame that ends where the bytes end (kinds without an
/// end sign know the end only from the silence behind it), and the damage before it, which may be its beginning.
fn sure(all: &[Explained], length: usize) -> usize {
    let Some(last) = all.last().filter(|last| last.offset + last.length >= length) else { return all.len() };
    let before = all.partition_point(|one| one.offset < last.offset);
    all[..before].iter().rposition(|one| one.kind != Kind::Garbled).map_or(0, |at| at + 1)
}

fn tell(text: &mut String, direction: Direction, at_ms: u64, all: &[Explained]) {
    for explained in all {
        let _ = writeln!(text, "{at_ms} {} {explained}", direction.sign());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families;

    /// Two answers of a `bb` reader with noise between them.
    const STREAM: [u8; 40] = [
        0xBB, 0x01, 0x03, 0x00, 0x0A, 0x00, 0x4D, 0x31, 0x30, 0x30, 0x20, 0x56, 0x31, 0x2E, 0x30, 0xF1, 0x7E,
        0x55, 0x55, 0x55, 0xBB, 0x01, 0xFF, 0x00, 0x01, 0x15, 0x16, 0x7E, 0xBB, 0x01, 0xFF, 0x00, 0x01, 0x15,
        0x16, 0x7E, 0xBB, 0x01, 0xFF, 0x00,
    ];

    fn told(piece: usize) -> String {
        let family = families::find("bb");
        let mut log = FrameLog::default();
        let mut text = String::new();
        for bytes in STREAM.chunks(piece) {
            text.push_str(&log.record(family, Direction::FromReader, bytes, Tick(7)));
        }
        text.push_str(&log.quiet(family, Tick(100), false));
        assert!(!text.contains("4 bytes"), "the last piece may still become a frame");
        text.push_str(&log.quiet(family, Tick(7 + QUIET.0), false));
        text
    }

    #[test]
    fn a_frame_cut_anywhere_is_one_line() {
        let whole = told(STREAM.len());
        assert_eq!(whole.lines().count(), 5, "{whole}");
        assert!(
            whole
                .lines()
                .last()
                .is_some_and(|last| last.starts_with("0 < garbled") && last.contains("4 bytes"))
        );
        for piece in 1..STREAM.len() {
            assert_eq!(told(piece), whole, "in pieces of {piece}");
        }
    }

    #[test]
    fn what_never_becomes_a_frame_is_not_kept_for_ever() {
        let family = families::find("bb");
        let mut log = FrameLog::default();
        for _ in 0..1_000 {
            log.record(family, Direction::FromReader, &[0x55; 100], Tick(0));
            assert!(log.from_reader.bytes.len() <= FRAME_LOG_HELD_MAX);
        }
    }

    #[test]
    fn bytes_of_a_search_are_told_as_bytes() {
        let mut log = FrameLog::default();
        assert_eq!(log.record(None, Direction::ToReader, &[1, 0xAB], Tick(5)), "0 > 01AB\n");
    }
}
