//! What is looked after once a second: clock, health of readers, free space, the size of the log.

use model::{Now, Span, Tick};

use super::Hub;
use crate::limits::{FREE_SPACE_LOW, LOG_TRUNCATE, SPACE_LOOK, UPKEEP};
use crate::live::{Counters, NoticeKind};
use crate::queue::Lost;

/// When what is due, and what was counted.
pub(super) struct Upkeep {
    next: Tick,
    next_log: Tick,
    next_space: Tick,
    reads: u64,
    lost: Lost,
    commits: u64,
}

impl Upkeep {
    pub(super) fn new(now: Tick) -> Upkeep {
        Upkeep {
            next: now,
            next_log: now + LOG_TRUNCATE,
            next_space: now,
            reads: 0,
            lost: Lost::default(),
            commits: 0,
        }
    }

    pub(super) fn due(&self) -> Tick {
        self.next
    }

    pub(super) fn count(&mut self, reads: u64, lost: Lost) {
        self.reads += reads;
        self.lost.merged += lost.merged;
        self.lost.dropped += lost.dropped;
    }

    pub(super) fn committed(&mut self) {
        self.commits += 1;
    }
}

impl Hub {
    pub(super) fn keep_up(&mut self, now: Now) {
        if now.tick < self.upkeep.next {
            return;
        }
        self.upkeep.next = now.tick + UPKEEP;
        if let Some(jump) = self.jumps.look(now) {
            tracing::warn!(by_ms = jump.by_ms, "the wall clock jumped");
            self.notices.raise(NoticeKind::ClockJumped { by_ms: jump.by_ms }, jump.now);
        }
        if self.desk.expire(self.engine.settings().people.lock_after, now) {
            self.changed.desk_changed();
        }
        self.notices.wake(now.at);
        if is_due(&mut self.upkeep.next_space, now.tick, SPACE_LOOK) {
            self.look_at_space(now);
        }
        let failed = self.readers.look(&self.seats, self.engine.directory().readers(), now.tick);
        for reader in failed {
            let part =
                self.engine.directory().readers().get(&reader).map_or_else(String::new, |r| r.name.clone());
            self.notices.raise(NoticeKind::Fault { part }, now.at);
        }
        if self.pending.is_empty() && is_due(&mut self.upkeep.next_log, now.tick, LOG_TRUNCATE) {
            self.cut_log(now);
        }
    }

    /// Said early, while everything still works.
    fn look_at_space(&mut self, now: Now) {
        match self.folder.free_space() {
            Some(free) if free < FREE_SPACE_LOW => self.notices.raise(NoticeKind::DiskLow, now.at),
            Some(free) if free > FREE_SPACE_LOW + FREE_SPACE_LOW / 4 => self.notices.clear("disk"),
            Some(_) | None => {}
        }
    }

    fn cut_log(&mut self, now: Now) {
        if !self.storage.is_good() {
            return;
        }
        match self.writer.truncate_log_if_large() {
            Ok(true) => tracing::debug!("the log beside the database was cut"),
            Ok(false) => {}
            Err(error) if self.writer.is_poisoned() => self.failed(&error, now),
            Err(error) => tracing::warn!(%error, "the log beside the database was not cut"),
        }
    }

    pub(super) fn counters(&self) -> Counters {
        Counters {
            items: self.engine.directory().assets().len() as u64,
            last_sequence: self.pending.last_sequence(),
            reads: self.upkeep.reads,
            merged: self.upkeep.lost.merged,
            dropped: self.upkeep.lost.dropped,
            facts_waiting: self.pending.facts() as u64,
            commits: self.upkeep.commits,
            unrecorded: self.recorder.dropped(),
        }
    }
}

fn is_due(next: &mut Tick, now: Tick, every: Span) -> bool {
    let is_due = now >= *next;
    if is_due {
        *next = now + every;
    }
    is_due
}
