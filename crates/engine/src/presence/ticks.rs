//! Reads wait here until everything of their time has arrived, then are judged together, tick by tick of event time.
//!
//! A tick closes when the line has passed its end by the time reads may be out of order: two seconds at first, less
//! as soon as the readers have shown that they keep order. What comes later than that is late.

use std::collections::VecDeque;

use crate::limits::{DISORDER_MAX, TICK_NOTES_MAX};

use super::clock_line::millis;

/// One read of a thing, in the smallest form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Note {
    pub(super) thing: u32,
    pub(super) antenna: u16,
    /// Milliseconds after the tick began.
    pub(super) after: u32,
    pub(super) deci_dbm: i16,
}

/// A stretch of event time whose reads are still coming in.
#[derive(Clone, Debug, Default)]
pub(super) struct Open {
    pub(super) start: i64,
    pub(super) end: i64,
    /// What to add to a point of the line to get the moment for records; that of the newest read.
    pub(super) shift: i64,
    newest: i64,
    pub(super) notes: Vec<Note>,
}

/// How long reads have been on their way lately, in two halves of a minute.
#[derive(Clone, Copy, Debug)]
struct Disorder {
    newest: i64,
    turned: Option<i64>,
    young: i64,
    old: i64,
}

/// The open ticks, oldest first.
#[derive(Clone, Debug)]
pub(super) struct Ticks {
    open: VecDeque<Open>,
    spare: Vec<Vec<Note>>,
    closed: i64,
    disorder: Disorder,
    pub(super) dropped: u64,
}

/// Where a read went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    Waits,
    /// Its tick was judged already.
    Late,
    /// No room.
    Dropped,
}

impl Default for Ticks {
    fn default() -> Ticks {
        let worst = millis(DISORDER_MAX.0);
        Ticks {
            open: VecDeque::new(),
            spare: Vec::new(),
            closed: super::thing::NEVER,
            disorder: Disorder { newest: super::thing::NEVER, turned: None, young: worst, old: worst },
            dropped: 0,
        }
    }
}

impl Ticks {
    /// Takes in a read that was heard at this point of the line and arrives now; `length` is that of a new tick.
    pub(super) fn put(&mut self, (line, now): (i64, i64), at: i64, length: i64, mut note: Note) -> Put {
        self.disorder.see(line, now);
        if line < self.closed {
            return Put::Late;
        }
        let found = self.open.iter().rposition(|open| open.start <= line);
        let index = match found {
            Some(index) if line < self.open[index].end => index,
            Some(index) => self.insert(index + 1, line, length),
            None => self.insert(0, line, length),
        };
        let open = &mut self.open[index];
        if open.notes.len() >= TICK_NOTES_MAX {
            self.dropped += 1;
            return Put::Dropped;
        }
        if line >= open.newest {
            open.newest = line;
            open.shift = at.saturating_sub(line);
        }
        note.after = (line - open.start) as u32;
        open.notes.push(note);
        Put::Waits
    }

    fn insert(&mut self, index: usize, line: i64, length: i64) -> usize {
        let before = index.checked_sub(1).map_or(self.closed, |before| self.open[before].end);
        let start = (line.div_euclid(length) * length).max(before);
        let after = self.open.get(index).map_or(i64::MAX, |next| next.start);
        let end = ((line.div_euclid(length) + 1) * length).min(after);
        let notes = self.spare.pop().unwrap_or_default();
        self.open.insert(index, Open { start, end, shift: 0, newest: super::thing::NEVER, notes });
        index
    }

    /// When the oldest tick closes, on the line.
    pub(super) fn due(&self) -> Option<i64> {
        self.open.front().map(|open| open.end.saturating_add(self.disorder.hold()))
    }

    /// The oldest tick, if it is over.
    pub(super) fn close(&mut self, line: i64) -> Option<Open> {
        self.due().filter(|due| *due <= line)?;
        self.close_now()
    }

    /// The oldest tick, over or not.
    pub(super) fn close_now(&mut self) -> Option<Open> {
        let open = self.open.pop_front()?;
        self.closed = open.end;
        Some(open)
    }

    /// Gives the room of a tick back.
    pub(super) fn reuse(&mut self, mut notes: Vec<Note>) {
        notes.clear();
        if self.spare.len() < 4 {
            self.spare.push(notes);
        }
    }
}

impl Disorder {
    fn see(&mut self, line: i64, now: i64) {
        let behind = now.saturating_sub(line).max(0);
        self.newest = self.newest.max(now);
        let turned = *self.turned.get_or_insert(self.newest);
        if self.newest - turned > 30_000 {
            self.turned = Some(self.newest);
            self.old = std::mem::replace(&mut self.young, 0);
        }
        if behind <= millis(DISORDER_MAX.0) {
            self.young = self.young.max(behind);
        }
    }

    /// How long a tick waits after its end.
    fn hold(&self) -> i64 {
        match self.young.max(self.old) {
            0 => 50,
            small if small <= 250 => 500,
            _ => millis(DISORDER_MAX.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(ticks: &mut Ticks, line: i64) -> Put {
        let now = ticks.disorder.newest.max(line);
        ticks.put((line, now), line + 7, 1_500, Note { thing: 1, antenna: 0, after: 0, deci_dbm: -600 })
    }

    #[test]
    fn a_read_out_of_order_finds_its_tick_until_that_is_judged() {
        let mut ticks = Ticks::default();
        for line in [4_000, 1_600, 100, 3_100] {
            assert_eq!(put(&mut ticks, line), Put::Waits);
        }
        assert_eq!(ticks.due(), Some(3_500));
        assert!(ticks.close(3_499).is_none());
        let first = ticks.close(3_500).unwrap();
        assert_eq!((first.start, first.end, first.shift, first.notes.len()), (0, 1_500, 7, 1));
        assert_eq!(put(&mut ticks, 1_499), Put::Late);
        assert_eq!(put(&mut ticks, 1_500), Put::Waits);
        assert_eq!(ticks.close_now().unwrap().notes.len(), 2);
    }

    #[test]
    fn readers_that_keep_order_are_not_waited_for() {
        let mut ticks = Ticks::default();
        for line in (0..90_000).step_by(100) {
            put(&mut ticks, line);
            while ticks.close(line).is_some() {}
        }
        assert_eq!(ticks.due().map(|due| due % 1_500), Some(50));
        put(&mut ticks, 89_000);
        assert_eq!(
            ticks.due().map(|due| due % 1_500),
            Some(500),
            "one was on its way for a second: two are waited"
        );
    }
}
