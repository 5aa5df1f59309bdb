//! The one way to the hub: reads, reader states and asks, in one order, with a bound for each kind.
//!
//! When reads pile up, equal ones (same tag, same antenna) are merged and counted; only when all waiting reads
//! differ is the oldest one dropped, and counted. States and asks are never dropped.

mod reads;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::{
    Asker, Command, Heard, PersonId, ReadPoint, ReaderId, ReaderState, Span, Timestamp, ToRecord, Who,
};

use readers::Order;

use crate::clock::Deadline;
use crate::error::SubmitError;
use crate::handle::{Accepted, OrderOutcome, Reply};
use crate::hub::Understood;
use crate::limits::{ASK_WAIT_MAX, ASKS_WAITING_MAX, READ_POINTS_MAX, READ_WAIT_MAX, STATES_WAITING_MAX};
use crate::live::NoticeKind;
use crate::session::WireLog;
use reads::Reads;

/// A wish with the way back for its answer.
pub(crate) enum Ask {
    Submit(Submission),
    TryAgain {
        reader: ReaderId,
        reply: Reply<()>,
    },
    /// An order to a reader; its session answers.
    Order {
        reader: ReaderId,
        order: Order,
        reply: Reply<OrderOutcome>,
    },
    Capture {
        reader: ReaderId,
        level: WireLog,
        reply: Reply<Result<Option<PathBuf>, SubmitError>>,
    },
    DismissNotice {
        id: String,
        reply: Reply<()>,
    },
    TakeNotice {
        id: String,
        who: Who,
        reply: Reply<()>,
    },
    QuietNotice {
        id: String,
        span: Span,
        reply: Reply<()>,
    },
    /// Something that stands over the screen from now on, or does not any more.
    Notice {
        kind: NoticeKind,
        stands: bool,
    },
    /// A fact that a job made true.
    Record(Box<ToRecord>),
    /// A text was scanned or typed, or a person looks at something else now.
    Scan(ScanAsk),
    Settle(Reply<()>),
    /// Somebody else works at the desk now.
    DeskChanged,
    /// Keeps how often in a row a wrong PIN was given.
    KeepPinFailures {
        person: PersonId,
        failures: u32,
        reply: Reply<Result<(), SubmitError>>,
    },
}

/// A scan, or only what a person looks at.
pub(crate) struct ScanAsk {
    pub(crate) text: Option<String>,
    pub(crate) context: engine::scan::Context,
    pub(crate) asker: Asker,
    pub(crate) watch: u32,
    pub(crate) reply: Reply<Result<Option<Understood>, SubmitError>>,
}

/// Commands of one undo group.
pub(crate) struct Submission {
    pub(crate) commands: Vec<Command>,
    pub(crate) asker: Asker,
    pub(crate) reply: Reply<Result<Accepted, SubmitError>>,
    /// The hash that goes with a `SetPin`.
    pub(crate) pin: Option<(PersonId, Option<String>)>,
}

/// A reader changed its state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StateChange {
    pub(crate) reader: ReaderId,
    pub(crate) state: ReaderState,
    pub(crate) at: Timestamp,
}

/// What the hub takes in one turn: states first, then asks, then reads.
#[derive(Default)]
pub(crate) struct Taken {
    pub(crate) states: Vec<StateChange>,
    pub(crate) asks: Vec<Ask>,
    pub(crate) reads: Vec<Heard>,
    pub(crate) dwells: Vec<(ReadPoint, u32, Timestamp)>,
    /// Reads merged and dropped since the last turn.
    pub(crate) lost: Lost,
    /// The station shall stop; what is taken now is the last.
    pub(crate) is_stopping: bool,
}

/// What the queue could not keep one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    pub(crate) merged: u64,
    pub(crate) dropped: u64,
}

/// What pushing a read did to others, for the health of the reader that pushed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pushed {
    Kept,
    /// It was merged with an equal one, or an older read had to make room.
    Merged,
}

#[derive(Default)]
struct Inner {
    reads: Reads,
    states: Vec<StateChange>,
    asks: Vec<Ask>,
    /// Turns of antennas since the hub last looked: one entry for each antenna, however many there were.
    dwells: BTreeMap<ReadPoint, (u32, Timestamp)>,
    lost: Lost,
    is_stopping: bool,
    is_nudged: bool,
}

/// The queue.
#[derive(Default)]
pub(crate) struct Queue {
    inner: Mutex<Inner>,
    /// Something for the hub.
    bell: Condvar,
    /// Room for those who wait outside.
    room: Condvar,
}

impl Queue {
    pub(crate) fn new() -> Arc<Queue> {
        Arc::new(Queue::default())
    }

    /// Hands over a read. Waits a moment for room at most: a reader's bytes must be taken in time.
    /// An antenna had its turn. That alone does not wake the hub: it is told with the next reads, or the next turn.
    pub(crate) fn push_dwells(&self, point: ReadPoint, dwells: u32, at: Timestamp) {
        let mut inner = self.lock();
        let has_room = inner.dwells.len() < READ_POINTS_MAX || inner.dwells.contains_key(&point);
        if has_room {
            let (count, last) = inner.dwells.entry(point).or_insert((0, at));
            *count = count.saturating_add(dwells);
            *last = at.max(*last);
        }
    }

    /// Reads on their way to the hub.
    pub(crate) fn reads_waiting(&self) -> u32 {
        u32::try_from(self.lock().reads.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn push_heard(&self, heard: Heard) -> Pushed {
        let mut inner = self.lock();
        match inner.reads.push(heard) {
            Ok(is_merged) => self.pushed(&mut inner, is_merged),
            Err(heard) => self.push_into_full(inner, *heard),
        }
    }

    fn pushed(&self, inner: &mut Inner, is_merged: bool) -> Pushed {
        inner.lost.merged += u64::from(is_merged);
        self.bell.notify_one();
        if is_merged { Pushed::Merged } else { Pushed::Kept }
    }

    fn push_into_full(&self, mut inner: MutexGuard<'_, Inner>, mut heard: Heard) -> Pushed {
        let deadline = Deadline::after(READ_WAIT_MAX);
        while !inner.is_stopping && !deadline.has_passed() {
            inner = self.room.wait_timeout(inner, deadline.left()).unwrap_or_else(PoisonError::into_inner).0;
            match inner.reads.push(heard) {
                Ok(is_merged) => return self.pushed(&mut inner, is_merged),
                Err(back) => heard = *back,
            }
        }
        inner.reads.push_over(heard);
        inner.lost.dropped += 1;
        self.bell.notify_one();
        Pushed::Merged
    }

    /// Hands over a state; never waits, never drops. A flood of states keeps the newest of each reader.
    pub(crate) fn push_state(&self, change: StateChange) {
        let mut inner = self.lock();
        let is_full = inner.states.len() >= STATES_WAITING_MAX;
        let waiting =
            inner.states.iter_mut().rev().find(|waiting| is_full && waiting.reader == change.reader);
        match waiting {
            Some(waiting) => *waiting = change,
            None => inner.states.push(change),
        }
        self.bell.notify_one();
    }

    /// Hands over an ask; waits for room like at any door.
    pub(crate) fn push_ask(&self, ask: Ask) -> Result<(), SubmitError> {
        let deadline = Deadline::after(ASK_WAIT_MAX);
        let mut inner = self.lock();
        while inner.asks.len() >= ASKS_WAITING_MAX && !inner.is_stopping {
            if deadline.has_passed() {
                return Err(SubmitError::Busy);
            }
            inner = self.room.wait_timeout(inner, deadline.left()).unwrap_or_else(PoisonError::into_inner).0;
        }
        if inner.is_stopping {
            return Err(SubmitError::Stopped);
        }
        inner.asks.push(ask);
        self.bell.notify_one();
        Ok(())
    }

    /// Wakes the hub without giving it anything (a virtual clock was moved, a session changed its health).
    pub(crate) fn nudge(&self) {
        self.lock().is_nudged = true;
        self.bell.notify_one();
    }

    /// The station shall stop.
    pub(crate) fn stop(&self) {
        self.lock().is_stopping = true;
        self.bell.notify_all();
        self.room.notify_all();
    }

    /// Whether the station shall stop.
    pub(crate) fn is_stopping(&self) -> bool {
        self.lock().is_stopping
    }

    /// Takes what waits, at most `reads_max` reads; waits up to `wait` for something. `reads_max` 0 leaves the reads
    /// where they are (no room behind the hub), and they do not wake it.
    pub(crate) fn take(&self, reads_max: usize, wait: Duration) -> Taken {
        let deadline = Deadline::after(wait);
        let mut inner = self.lock();
        while !inner.has_work(reads_max) && !deadline.has_passed() {
            inner = self.bell.wait_timeout(inner, deadline.left()).unwrap_or_else(PoisonError::into_inner).0;
        }
        inner.is_nudged = false;
        let taken = Taken {
            states: std::mem::take(&mut inner.states),
            asks: std::mem::take(&mut inner.asks),
            reads: inner.reads.take(reads_max),
            dwells: std::mem::take(&mut inner.dwells)
                .into_iter()
                .map(|(point, (dwells, at))| (point, dwells, at))
                .collect(),
            lost: std::mem::take(&mut inner.lost),
            is_stopping: inner.is_stopping,
        };
        drop(inner);
        self.room.notify_all();
        taken
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn has_work(&self, reads_max: usize) -> bool {
        self.is_stopping
            || self.is_nudged
            || !self.states.is_empty()
            || !self.asks.is_empty()
            || (reads_max > 0 && !self.reads.is_empty())
    }
}

#[cfg(test)]
mod tests;
