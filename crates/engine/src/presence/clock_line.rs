//! Event time: one line of milliseconds that only runs forward, whatever clocks do.
//!
//! A read carries wall-clock times. Wall clocks are set, readers' clocks drift, batches come late. So a read is put
//! on a line that follows the monotonic tick: "heard this long before it arrived, arrived this long ago". All
//! comparisons between reads use the line; the wall-clock moment is only what is written into records.

use std::collections::BTreeMap;

use model::{Heard, Now, ReaderId, Timestamp};

use crate::limits::{DISORDER_MAX, FUTURE_MAX, QUEUE_DELAY_MAX};

/// When something was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// For records.
    pub(crate) at: Timestamp,
    /// For comparisons: milliseconds on the line, which may be negative for what was before the start.
    pub(crate) line: i64,
}

/// Puts reads on the line.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClockLine {
    newest: BTreeMap<ReaderId, i64>,
    /// Reads that claimed to be from the future.
    pub(crate) future: u64,
}

/// A tick on the line.
pub(crate) fn line_of(now: Now) -> i64 {
    i64::try_from(now.tick.0).unwrap_or(i64::MAX)
}

impl ClockLine {
    /// Where this read lies. Reads of one reader keep their order when they are only a little out of step; what is
    /// older than that is a late batch and stays old. Answers as well where it lies without that.
    pub(crate) fn place(&mut self, heard: &Heard, now: Now) -> (Moment, i64) {
        let mut at = heard.at;
        if at > heard.received + FUTURE_MAX {
            self.future += 1;
            at = heard.received;
        }
        let waited = heard.received.until(now.at);
        let waited = if waited > QUEUE_DELAY_MAX { 0 } else { millis(waited.0) };
        let age = heard.received.0.saturating_sub(at.0);
        let line = line_of(now).saturating_sub(waited).saturating_sub(age);
        let newest = self.newest.entry(heard.reader).or_insert(line);
        let behind = newest.saturating_sub(line);
        if behind > 0 && behind <= millis(DISORDER_MAX.0) {
            return (Moment { at, line: *newest }, line);
        }
        *newest = line.max(*newest);
        (Moment { at, line }, line)
    }

    /// A reader is no more.
    pub(crate) fn forget(&mut self, reader: ReaderId) {
        self.newest.remove(&reader);
    }
}

/// Milliseconds as a signed number.
pub(crate) fn millis(span: u64) -> i64 {
    i64::try_from(span).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::{heard_at, reader_id};
    use model::Tick;

    fn now(tick: u64, at: i64) -> Now {
        Now { tick: Tick(tick), at: Timestamp(at) }
    }

    /// Reader, event time, arrival, tick, wall clock.
    type Arrival = (u32, i64, i64, u64, i64);

    /// Each read and its place on the line.
    fn check(steps: &[(Arrival, i64)]) -> ClockLine {
        let mut line = ClockLine::default();
        for ((reader, at, received, tick, wall), expected) in steps {
            let mut heard = heard_at(*reader, "3000", *at);
            heard.received = Timestamp(*received);
            let (moment, _) = line.place(&heard, now(*tick, *wall));
            assert_eq!(moment.line, *expected, "read at {at} of reader {reader}");
        }
        line
    }

    #[test]
    fn follows_the_tick_and_keeps_late_batches_late() {
        check(&[
            ((1, 100_000, 100_000, 5_000, 100_000), 5_000),
            ((1, 60_000, 100_100, 5_100, 100_100), -35_000),
            ((1, 100_200, 100_200, 5_200, 100_200), 5_200),
        ]);
    }

    #[test]
    fn a_reader_keeps_its_order_in_small_steps() {
        check(&[
            ((1, 100_000, 100_000, 5_000, 100_000), 5_000),
            ((1, 99_000, 100_010, 5_010, 100_010), 5_000),
            ((2, 99_000, 100_010, 5_010, 100_010), 4_000),
        ]);
    }

    #[test]
    fn the_future_is_clamped_and_counted() {
        let line = check(&[
            ((1, 101_999, 100_000, 5_000, 100_000), 6_999),
            ((2, 102_001, 100_000, 5_000, 100_000), 5_000),
        ]);
        assert_eq!(line.future, 1);
    }

    #[test]
    fn a_clock_that_was_set_moves_nothing_on_the_line() {
        let day = 86_400_000;
        check(&[
            ((1, day, day, 5_000, day), 5_000),
            ((1, day - 7_200_000, day - 7_200_000, 6_000, day - 7_200_000), 6_000),
            ((1, 9 * day, 9 * day, 7_000, 9 * day), 7_000),
            // arrived before the clock was set, handled after it
            ((1, day, day, 8_000, 9 * day), 8_000),
            ((1, 9 * day, 9 * day, 9_000, day), 9_000),
        ]);
    }

    #[test]
    fn forgetting_a_reader_forgets_its_order() {
        let mut line = ClockLine::default();
        line.place(&heard_at(1, "3000", 1_000), now(1_000, 1_000));
        line.forget(reader_id(1));
        assert_eq!(line.place(&heard_at(1, "3000", 500), now(500, 500)).0.line, 500);
    }
}
