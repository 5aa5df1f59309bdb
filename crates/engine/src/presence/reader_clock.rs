//! Readers' own clocks, put right. A clock that is wrong is wrong by the same amount for a while; a batch that comes
//! late is not. So a difference between a reader's time and the time of arrival becomes a correction only when it has
//! stayed the same for ten seconds of reads; then the smallest one counts, because everything else is delay.

use std::collections::BTreeMap;

use model::{Heard, Now, Oddity, ReaderId, Timestamp};

use crate::limits::{DISORDER_MAX, FUTURE_MAX, HELD_READS_MAX};

use super::clock_line::{line_of, millis};

/// Reads that differ alike for this long, ms, and so many of them, show a wrong clock.
const ALIKE_MS: i64 = 10_000;
const ALIKE_READS: u32 = 4;
/// Reads of a reader whose clock is in doubt wait this long at most, ms.
const HOLD_MS: i64 = 15_000;
/// A reader that was in time so lately is not in doubt, ms: what is late from it is late.
const TRUSTED_MS: i64 = 5_000;

/// Differences that were alike so far.
#[derive(Clone, Copy, Debug)]
struct Probe {
    first: i64,
    least: i64,
    most: i64,
    reads: u32,
}

#[derive(Clone, Debug, Default)]
struct Watch {
    /// What to add to the reader's time.
    offset: i64,
    /// When it was last in time, on the line.
    in_time: Option<i64>,
    probe: Option<Probe>,
    is_told: bool,
    /// Its late reads were seen not to differ alike: it hands over what it kept.
    is_batch: bool,
    held: Vec<Heard>,
    held_since: i64,
}

/// All readers' clocks.
#[derive(Clone, Debug, Default)]
pub(super) struct ReaderClocks {
    watches: BTreeMap<ReaderId, Watch>,
    /// Readers whose reads wait.
    holding: u32,
}

/// What to do with a read.
pub(super) struct Look {
    /// Add this to its time; `None`: it waits.
    pub(super) offset: Option<i64>,
    /// These may go on now, with this correction, before it.
    pub(super) released: Vec<Heard>,
    pub(super) oddity: Option<Oddity>,
}

impl ReaderClocks {
    /// Looks at the time of a read. Without a map of signals nothing waits: there late reads change nothing anyway.
    pub(super) fn look(&mut self, heard: &Heard, may_hold: bool, now: Now) -> Look {
        let line = line_of(now);
        let watch = self.watches.entry(heard.reader).or_default();
        let behind = heard.received.0.saturating_sub(heard.at.0).saturating_sub(watch.offset);
        let is_ahead = behind < -millis(FUTURE_MAX.0);
        let is_behind = behind > millis(DISORDER_MAX.0);
        if !is_ahead && !is_behind {
            watch.in_time = Some(line);
            watch.probe = None;
            watch.is_batch = false;
            return watch.go(&mut self.holding, None);
        }
        watch.is_batch |= !watch.note(behind, line);
        let mut oddity = None;
        if is_ahead && !std::mem::replace(&mut watch.is_told, true) {
            oddity = Some(Oddity::ClockOff { reader: heard.reader, ahead_ms: behind.saturating_neg() });
        }
        if let Some(least) = watch.agreed(line) {
            if !std::mem::replace(&mut watch.is_told, true) {
                oddity = Some(Oddity::ClockOff { reader: heard.reader, ahead_ms: least.saturating_neg() });
            }
            watch.offset = watch.offset.saturating_add(least);
            watch.probe = None;
            watch.in_time = Some(line);
            return watch.go(&mut self.holding, oddity);
        }
        let is_trusted = watch.in_time.is_some_and(|at| line.saturating_sub(at) < TRUSTED_MS);
        if may_hold && is_behind && !watch.is_batch && !is_trusted && watch.held.len() < HELD_READS_MAX {
            if watch.held.is_empty() {
                watch.held_since = line;
                self.holding += 1;
            }
            watch.held.push(heard.clone());
            return Look { offset: None, released: Vec::new(), oddity };
        }
        watch.go(&mut self.holding, oddity)
    }

    /// When reads that wait must go on.
    pub(super) fn due(&self) -> Option<i64> {
        if self.holding == 0 {
            return None;
        }
        let holding = self.watches.values().filter(|watch| !watch.held.is_empty());
        holding.map(|watch| watch.held_since.saturating_add(HOLD_MS)).min()
    }

    /// Reads that have waited long enough, with their correction.
    pub(super) fn release(&mut self, line: i64) -> Vec<(Heard, i64)> {
        let mut released = Vec::new();
        for watch in self.watches.values_mut().filter(|watch| !watch.held.is_empty()) {
            if watch.held_since.saturating_add(HOLD_MS) <= line {
                let offset = watch.offset;
                self.holding = self.holding.saturating_sub(1);
                released.extend(watch.held.drain(..).map(|heard| (heard, offset)));
            }
        }
        released
    }

    pub(super) fn forget(&mut self, reader: ReaderId) {
        if self.watches.remove(&reader).is_some_and(|watch| !watch.held.is_empty()) {
            self.holding = self.holding.saturating_sub(1);
        }
    }
}

impl Watch {
    /// Takes a difference in; whether it is like those before.
    fn note(&mut self, behind: i64, line: i64) -> bool {
        let Some(probe) = &mut self.probe else {
            self.probe = Some(Probe { first: line, least: behind, most: behind, reads: 1 });
            return true;
        };
        let (least, most) = (probe.least.min(behind), probe.most.max(behind));
        if most - least > millis(DISORDER_MAX.0) {
            *probe = Probe { first: line, least: behind, most: behind, reads: 1 };
            return false;
        }
        (probe.least, probe.most, probe.reads) = (least, most, probe.reads + 1);
        true
    }

    fn agreed(&self, line: i64) -> Option<i64> {
        let probe = self.probe.filter(|probe| probe.reads >= ALIKE_READS)?;
        (line.saturating_sub(probe.first) >= ALIKE_MS).then_some(probe.least)
    }

    fn go(&mut self, holding: &mut u32, oddity: Option<Oddity>) -> Look {
        if !self.held.is_empty() {
            *holding = holding.saturating_sub(1);
        }
        Look { offset: Some(self.offset), released: std::mem::take(&mut self.held), oddity }
    }
}

/// A read whose reader's clock is put right.
pub(super) fn corrected(heard: &Heard, offset: i64) -> Heard {
    Heard { at: Timestamp(heard.at.0.saturating_add(offset)), ..heard.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::heard_at;
    use model::Tick;

    /// Reads as (time of the reader, arrival); for each the time it gets, by its own look.
    fn times(reads: &[(i64, i64)]) -> (Vec<Option<i64>>, usize) {
        let mut clocks = ReaderClocks::default();
        let mut odd = 0;
        let times = reads.iter().map(|(at, received)| {
            let mut heard = heard_at(1, "3000", *at);
            heard.received = Timestamp(*received);
            let look =
                clocks.look(&heard, true, Now { tick: Tick(*received as u64), at: Timestamp(*received) });
            odd += usize::from(look.oddity.is_some());
            look.offset.map(|offset| at + offset)
        });
        (times.collect(), odd)
    }

    #[test]
    fn a_clock_that_is_an_hour_behind_is_put_right_after_ten_seconds() {
        let reads: Vec<(i64, i64)> =
            (0..20).map(|at| (at * 1_000, 3_600_000 + at * 1_000 + at % 3)).collect();
        let (times, odd) = times(&reads);
        assert_eq!(times[0], None, "in doubt");
        assert_eq!(times[10], Some(3_610_000));
        assert_eq!(times[19], Some(3_619_000));
        assert_eq!(odd, 1);
    }

    #[test]
    fn a_late_batch_is_no_wrong_clock() {
        let live = (0..5).map(|at| (at * 1_000, at * 1_000));
        let batch = (5..100).map(|at| (at * 1_000, 100_000));
        let reads: Vec<(i64, i64)> = live.chain(batch).collect();
        let (times, odd) = times(&reads);
        assert_eq!(times.last(), Some(&Some(99_000)));
        assert!(times[8..].iter().zip(&reads[8..]).all(|(time, (at, _))| *time == Some(*at)));
        assert_eq!(odd, 0);
    }

    #[test]
    fn one_stamp_from_the_future_changes_no_other() {
        let reads = [(1_000, 1_000), (99_000_000, 2_000), (3_000, 3_000), (99_004_000, 4_000)];
        let (times, odd) = times(&reads);
        assert_eq!(times[2], Some(3_000));
        assert_eq!(odd, 1, "once for each reader");
    }
}
