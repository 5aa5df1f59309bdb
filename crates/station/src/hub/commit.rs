//! Storing: one transaction at a time, tried again for as long as the disk refuses, nothing lost meanwhile.

use std::collections::BTreeSet;

use model::{Fact, GroupId, Now, ReadPoint, Recorded, Signal, Subject, Tick, Timestamp};
use store::Batch;

use super::{Hub, answer};
use crate::error::SubmitError;
use crate::limits::{COMMIT_ITEMS_MAX, HEARD_FLUSH, STORE_RETRY};
use crate::live::NoticeKind;

/// How the disk is doing.
pub(super) enum Storage {
    Good,
    /// It refused; tried again then.
    Failing {
        next_try: Tick,
        error: SubmitError,
    },
    /// The file is not the one we wrote any more. Writing on would make it worse.
    Ended {
        error: SubmitError,
    },
}

impl Storage {
    pub(super) fn is_good(&self) -> bool {
        matches!(self, Storage::Good)
    }

    pub(super) fn next_try(&self) -> Option<Tick> {
        match self {
            Storage::Failing { next_try, .. } => Some(*next_try),
            Storage::Good | Storage::Ended { .. } => None,
        }
    }

    /// What a command is told while nothing can be stored.
    pub(super) fn refusal(&self) -> Option<SubmitError> {
        match self {
            Storage::Good => None,
            Storage::Failing { error, .. } | Storage::Ended { error } => Some(error.clone()),
        }
    }

    fn may_try(&self, now: Tick) -> bool {
        match self {
            Storage::Good => true,
            Storage::Failing { next_try, .. } => now >= *next_try,
            Storage::Ended { .. } => false,
        }
    }
}

impl Hub {
    pub(super) fn is_commit_due(&self, now: Tick) -> bool {
        if self.pending.is_empty() {
            return !self.storage.is_good() && self.storage.may_try(now);
        }
        // A virtual clock stands while nobody moves it: waiting for company would be for ever.
        self.tools.clock.is_virtual() || self.pending.due().is_some_and(|due| due <= now)
    }

    /// Stores everything that waits, transaction by transaction.
    pub(super) fn commit(&mut self, now: Now) {
        if !self.storage.may_try(now.tick) {
            return;
        }
        if self.writer.is_poisoned() && !self.reopen(now) {
            return;
        }
        loop {
            let batch = self.pending.batch(now.at);
            let is_empty = batch.facts.is_empty() && batch.undo.is_empty();
            if is_empty && self.storage.is_good() {
                // Answers without facts wait for no disk.
                self.pending.stored(0);
                if self.pending.is_empty() {
                    return;
                }
                continue;
            }
            match self.record(batch) {
                Ok(recorded) => self.stored(&recorded, now),
                Err(store::Error::Unstorable { what }) => self.store_singly(&what, now),
                Err(error) => return self.failed(&error, now),
            }
            if self.pending.is_empty() {
                return;
            }
        }
    }

    fn record(&mut self, batch: Batch) -> Result<Vec<Recorded>, store::Error> {
        #[cfg(test)]
        if let Some(error) = self.refuse.as_mut().and_then(|refuse| refuse(&batch)) {
            return Err(error);
        }
        self.writer.record(batch)
    }

    fn stored(&mut self, recorded: &[Recorded], now: Now) {
        let last = recorded.last().map_or(0, |last| last.sequence);
        let undoable = self.pending.stored(last);
        self.upkeep.committed();
        self.after_commit(recorded, &undoable);
        if !self.storage.is_good() {
            tracing::info!("the disk takes facts again");
            self.storage = Storage::Good;
            self.notices.clear("storage");
            self.heard_due = now.tick;
        }
    }

    /// One parcel of the batch can never be stored. Found by trying each alone; it goes, and the engine begins anew
    /// from the file, because it believes what the file does not hold.
    fn store_singly(&mut self, what: &str, now: Now) {
        tracing::error!(what, "a fact cannot be stored");
        let error = SubmitError::NotStored { is_disk_full: false, detail: what.to_owned() };
        while !self.pending.is_empty() {
            let batch = self.pending.first_alone(now.at);
            match self.record(batch) {
                Ok(recorded) => self.stored(&recorded, now),
                Err(store::Error::Unstorable { .. }) => self.pending.give_up_first(&error),
                Err(error) => return self.failed(&error, now),
            }
        }
        self.notices.raise(NoticeKind::Fault { part: "store".to_owned() }, now.at);
        if let Err(error) = self.reload() {
            self.failed(&error, now);
        }
        self.changed = super::Changed::everything();
    }

    pub(super) fn failed(&mut self, error: &store::Error, now: Now) {
        let told = answer::not_stored(error);
        let kind = if matches!(error, store::Error::DiskFull) {
            NoticeKind::DiskFull
        } else {
            NoticeKind::StorageFailed { detail: error.to_string() }
        };
        if self.storage.is_good() {
            tracing::error!(%error, "facts are not stored; they are kept and tried again");
        }
        self.notices.raise(kind, now.at);
        self.pending.fail_replies(&told);
        let is_over = matches!(error, store::Error::Lost { .. });
        self.storage = if is_over {
            Storage::Ended { error: told }
        } else {
            Storage::Failing { next_try: now.tick + STORE_RETRY, error: told }
        };
    }

    /// After a failed write or sync the old connection is not asked again: the file is opened afresh and compared.
    fn reopen(&mut self, now: Now) -> bool {
        let reopened = match self.writer.reopen() {
            Ok(reopened) => reopened,
            Err(error) => {
                self.failed(&error, now);
                return false;
            }
        };
        tracing::info!(unacknowledged = reopened.unacknowledged, "the database was opened again");
        if reopened.unacknowledged > 0 {
            let after = self.pending.last_sequence();
            let facts = self.snapshots.take().and_then(|s| s.facts(after, count(reopened.unacknowledged)));
            match facts {
                Ok(recorded) => self.stored(&recorded, now),
                Err(error) => {
                    self.failed(&error, now);
                    return false;
                }
            }
        }
        true
    }

    /// What follows from stored facts for the picture and the readers.
    fn after_commit(&mut self, recorded: &[Recorded], undoable: &BTreeSet<GroupId>) {
        let mut is_reader_changed = false;
        for fact in recorded {
            match &fact.fact {
                Fact::ReaderSet { .. } | Fact::ReaderRemoved(_) => is_reader_changed = true,
                Fact::ProductAdded(product) => {
                    self.products.insert(product.id, product.clone());
                }
                Fact::TagHeard { .. }
                | Fact::Arrived { .. }
                | Fact::Moved { .. }
                | Fact::Departed { .. }
                | Fact::TagLinked { .. }
                | Fact::TagUnlinked { .. }
                | Fact::TagIgnored { .. }
                | Fact::AssetAdded(_)
                | Fact::AssetChanged { .. }
                | Fact::AssetRemoved(_)
                | Fact::PlaceDrawn { .. }
                | Fact::PlaceRemoved(_)
                | Fact::ReaderLost { .. }
                | Fact::Noticed(_)
                | Fact::SeenBefore { .. }
                | Fact::ReaderBack { .. }
                | Fact::PersonSet { .. }
                | Fact::PinSet { .. }
                | Fact::SettingsChanged { .. }
                | Fact::Count { .. }
                | Fact::MissingSet { .. }
                | Fact::Undone { .. }
                | Fact::ReportMade { .. }
                | Fact::LogArchived { .. } => {}
            }
        }
        self.changed.facts_stored(self.strip_of(recorded, undoable));
        if is_reader_changed {
            self.sync_readers();
        }
    }

    /// Brings "last heard" to the disk: idle reads make no fact, and a write each would never let the disk rest.
    pub(super) fn flush_heard(&mut self, now: Now) {
        self.heard_due = now.tick + HEARD_FLUSH;
        if self.heard.is_empty() || !self.storage.is_good() || !self.pending.is_empty() {
            return;
        }
        let subjects: BTreeSet<Subject> = self.heard.iter().take(COMMIT_ITEMS_MAX).copied().collect();
        let heard = subjects.iter().filter_map(|subject| self.last_heard(*subject)).collect();
        let batch = Batch { recorded_at: now.at, heard, ..Batch::default() };
        match self.record(batch) {
            Ok(_) => {
                self.upkeep.committed();
                self.heard.retain(|subject| !subjects.contains(subject));
                if !self.heard.is_empty() {
                    self.heard_due = now.tick;
                }
            }
            Err(error) => self.failed(&error, now),
        }
    }

    fn last_heard(&self, subject: Subject) -> Option<(Subject, Timestamp, ReadPoint, Signal)> {
        let belief = self.engine.belief(subject)?;
        Some((subject, belief.heard_at?, belief.why.read_point?, belief.why.signal))
    }
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
