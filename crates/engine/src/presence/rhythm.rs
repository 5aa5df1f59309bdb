//! How often each antenna has its turn: told by the reader, set up by hand, or worked out from the reads themselves.
//!
//! A reader works its antennas one after the other. A *dwell* is one turn of one antenna. Not to be heard says
//! something only if there was a dwell; how many there were in a tick is what the posterior asks for.

use std::collections::{BTreeMap, BTreeSet};

use model::ReaderId;

use crate::limits::{DWELLS_MAX, INTERVALS};

use super::radio_map::RadioMap;

/// Without better knowledge each antenna has one turn in this time, ms.
const USUAL_MS: i64 = 1_500;
/// A tick is never longer than this, ms: slower readers are simply seen less often.
const TICK_MS_MAX: i64 = 8_000;
/// Silence of an antenna after which its next read is a new dwell, while its cycle is not known, ms.
const PAUSE_MS: i64 = 700;
/// A tick in which an antenna heard somebody weighs this much in its record.
const RECORD: f32 = 0.05;

/// One reader's rhythm.
#[derive(Clone, Debug, Default)]
struct Beat {
    /// Told or set up: one turn of each antenna in this time.
    told: Option<i64>,
    /// The antenna at work in the newest read, and when it was last heard.
    working: Option<(u16, i64)>,
    intervals: [i64; INTERVALS],
    filled: usize,
    next: usize,
    found: Option<i64>,
}

/// What is known of one antenna.
#[derive(Clone, Debug, Default)]
struct Turn {
    began: Option<i64>,
    /// Dwells in the tick that is being closed, as far as somebody was heard.
    seen: u32,
    /// Share of ticks in which it heard somebody.
    busy: f32,
    /// Dwells the reader reported, by the time they ended.
    reported: BTreeMap<i64, u32>,
}

/// All rhythms.
#[derive(Clone, Debug, Default)]
pub(super) struct Rhythm {
    beats: BTreeMap<ReaderId, Beat>,
    turns: Vec<Turn>,
}

impl Rhythm {
    /// A new map: antennas have new numbers.
    pub(super) fn renumber(&mut self, antennas: usize) {
        self.turns = vec![Turn::default(); antennas];
        for beat in self.beats.values_mut() {
            beat.working = None;
        }
    }

    /// A reader was set up to give each antenna one turn in this time, or says so.
    pub(super) fn tell(&mut self, reader: ReaderId, every_ms: Option<i64>) {
        self.beats.entry(reader).or_default().told = every_ms.map(|ms| ms.clamp(20, 60_000));
    }

    /// A reader reports dwells of an antenna that ended now.
    pub(super) fn report(&mut self, antenna: u16, dwells: u32, line: i64) {
        if let Some(turn) = self.turns.get_mut(usize::from(antenna)) {
            if turn.reported.len() >= INTERVALS {
                turn.reported.pop_first();
            }
            *turn.reported.entry(line).or_default() += dwells;
        }
    }

    /// How long the next tick shall be: time for a turn of each antenna of each reader at work.
    pub(super) fn tick_ms(&self, working: &BTreeSet<ReaderId>) -> i64 {
        let cycles = self.beats.iter().filter(|(reader, _)| working.contains(reader));
        cycles.filter_map(|(_, beat)| beat.cycle_ms()).fold(USUAL_MS, i64::max).min(TICK_MS_MAX)
    }

    /// Takes in the reads of a tick, each as (line, antenna), in order of time.
    pub(super) fn listen(&mut self, map: &RadioMap, reads: impl Iterator<Item = (i64, u16)>) {
        for turn in &mut self.turns {
            turn.seen = 0;
        }
        for (line, antenna) in reads {
            let Some(ear) = map.ears().get(usize::from(antenna)) else { continue };
            let beat = self.beats.entry(ear.read_point.reader).or_default();
            let pause = beat.cycle_ms().map_or(PAUSE_MS, |cycle| cycle * 3 / 5);
            let goes_on =
                beat.working.is_some_and(|(working, heard)| working == antenna && line - heard <= pause);
            beat.working = Some((antenna, line));
            if goes_on {
                continue;
            }
            let Some(turn) = self.turns.get_mut(usize::from(antenna)) else { continue };
            turn.seen += 1;
            if let Some(before) = turn.began.replace(line).filter(|before| *before < line) {
                beat.note(line - before);
            }
        }
    }

    /// How many dwells each antenna had in the tick that was listened to; none while its reader does not work.
    pub(super) fn dwells(
        &mut self,
        map: &RadioMap,
        (from, until): (i64, i64),
        working: &BTreeSet<ReaderId>,
        dwells: &mut Vec<f32>,
    ) {
        dwells.clear();
        for (turn, ear) in self.turns.iter_mut().zip(map.ears()) {
            let reported: u32 = turn.reported.range(from..until).map(|(_, count)| *count).sum();
            let is_told = !turn.reported.is_empty();
            turn.reported = turn.reported.split_off(&from);
            let is_working = working.contains(&ear.read_point.reader) || turn.seen > 0;
            let cycle =
                self.beats.get(&ear.read_point.reader).and_then(Beat::cycle_ms).unwrap_or(until - from);
            let expected = ((until - from) as f32 / cycle.max(1) as f32).max(0.0);
            let count = match (is_told, turn.seen) {
                (true, seen) => reported.max(seen) as f32,
                (false, _) if !is_working => 0.0,
                // Nobody was heard: perhaps it had no turn. The busier it usually is, the likelier that is.
                (false, 0) => expected * (1.0 - turn.busy),
                (false, seen) => (seen as f32).max(expected.floor()),
            };
            if is_working {
                turn.busy += RECORD * (f32::from(u8::from(turn.seen > 0)) - turn.busy);
            }
            dwells.push(count.min(DWELLS_MAX));
        }
    }
}

impl Beat {
    fn cycle_ms(&self) -> Option<i64> {
        self.told.or(self.found)
    }

    /// An interval between two turns of one antenna. An antenna that heard nobody in between makes it a multiple, so a
    /// low quantile is the cycle.
    fn note(&mut self, interval: i64) {
        if interval > 60_000 {
            return;
        }
        self.intervals[self.next] = interval;
        self.next = (self.next + 1) % INTERVALS;
        self.filled = (self.filled + 1).min(INTERVALS);
        if self.filled >= 8 && self.next.is_multiple_of(8) {
            let mut sorted = self.intervals;
            let sorted = &mut sorted[..self.filled];
            sorted.sort_unstable();
            self.found = Some(sorted[self.filled / 4].max(20));
        }
    }
}
