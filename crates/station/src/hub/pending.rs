//! What was decided and is not stored yet: in order, in parcels that must not be torn apart.

use std::collections::{BTreeSet, VecDeque};

use model::{GroupId, Tick, Timestamp, ToRecord};
use store::{Batch, UndoEntry};

use crate::error::SubmitError;
use crate::handle::{Accepted, Reply, answer as reply_to};
use crate::limits::{COMMIT_AGE_MAX, COMMIT_ITEMS_MAX, FACTS_WAITING_MAX};

/// What one input made true; all of it or nothing is stored.
#[derive(Default)]
pub(super) struct Parcel {
    pub(super) facts: Vec<ToRecord>,
    pub(super) undo: Option<UndoEntry>,
    pub(super) answer: Option<Answer>,
    /// The hash of a PIN that was set.
    pub(super) pin: Option<(model::PersonId, Option<String>)>,
}

/// Who waits for it.
pub(super) struct Answer {
    pub(super) reply: Reply<Result<Accepted, SubmitError>>,
    pub(super) group: GroupId,
}

/// The parcels that wait.
pub(super) struct Pending {
    parcels: VecDeque<Parcel>,
    facts: usize,
    answers: usize,
    oldest: Option<Tick>,
    /// Parcels of the transaction that was tried last.
    tried: usize,
    last_sequence: u64,
    /// Answers to what is stored and not shown yet.
    stored: Vec<(Answer, Accepted)>,
}

impl Pending {
    pub(super) fn new(last_sequence: u64) -> Pending {
        let (parcels, stored) = (VecDeque::new(), Vec::new());
        Pending { parcels, facts: 0, answers: 0, oldest: None, tried: 0, last_sequence, stored }
    }

    pub(super) fn push(&mut self, parcel: Parcel, now: Tick) {
        if parcel.facts.is_empty() && parcel.undo.is_none() && parcel.answer.is_none() {
            return;
        }
        self.facts += parcel.facts.len();
        self.answers += usize::from(parcel.answer.is_some());
        self.oldest.get_or_insert(now);
        self.parcels.push_back(parcel);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parcels.is_empty()
    }

    /// No more can be kept in memory.
    pub(super) fn is_full(&self) -> bool {
        self.facts >= FACTS_WAITING_MAX
    }

    pub(super) fn facts(&self) -> usize {
        self.facts
    }

    /// Number of the last stored fact.
    pub(super) fn last_sequence(&self) -> u64 {
        self.last_sequence
    }

    /// When the oldest has waited long enough for company. Somebody who waits for an answer is not kept waiting.
    pub(super) fn due(&self) -> Option<Tick> {
        let oldest = self.oldest?;
        let is_enough = self.answers > 0 || self.facts >= COMMIT_ITEMS_MAX;
        Some(if is_enough { oldest } else { oldest + COMMIT_AGE_MAX })
    }

    /// The next transaction: whole parcels, a copy, because it may have to be tried again.
    pub(super) fn batch(&mut self, recorded_at: Timestamp) -> Batch {
        let mut batch = Batch { recorded_at, ..Batch::default() };
        self.tried = 0;
        for parcel in &self.parcels {
            if self.tried > 0 && batch.facts.len() + parcel.facts.len() > COMMIT_ITEMS_MAX {
                break;
            }
            batch.facts.extend(parcel.facts.iter().cloned());
            batch.undo.extend(parcel.undo.clone());
            batch.pins.extend(parcel.pin.clone());
            self.tried += 1;
        }
        batch
    }

    /// The transaction tried last is durable. Those who waited are answered with [`Pending::answer_stored`]. Gives the
    /// groups that can be taken back.
    pub(super) fn stored(&mut self, last_sequence: u64) -> BTreeSet<GroupId> {
        self.last_sequence = last_sequence.max(self.last_sequence);
        let mut undoable = BTreeSet::new();
        for _ in 0..self.tried {
            let Some(parcel) = self.take_first() else { break };
            let group = parcel.undo.map(|undo| undo.group);
            undoable.extend(group);
            if let Some(answer) = parcel.answer {
                let accepted =
                    Accepted { group: answer.group, sequence: self.last_sequence, can_undo: group.is_some() };
                self.stored.push((answer, accepted));
            }
        }
        self.tried = 0;
        undoable
    }

    /// What is stored is shown now: whoever asked for it sees it when the answer comes.
    pub(super) fn answer_stored(&mut self) {
        for (answer, accepted) in self.stored.drain(..) {
            reply_to(&answer.reply, Ok(accepted));
        }
    }

    /// The first parcel can never be stored: it goes, so that others can be.
    pub(super) fn give_up_first(&mut self, error: &SubmitError) {
        self.tried = 0;
        if let Some(answer) = self.take_first().and_then(|parcel| parcel.answer) {
            reply_to(&answer.reply, Err(error.clone()));
        }
    }

    /// Only the first parcel is tried next.
    pub(super) fn first_alone(&mut self, recorded_at: Timestamp) -> Batch {
        self.tried = 1.min(self.parcels.len());
        let first = self.parcels.front();
        Batch {
            recorded_at,
            facts: first.map(|parcel| parcel.facts.clone()).unwrap_or_default(),
            undo: first.and_then(|parcel| parcel.undo.clone()).into_iter().collect(),
            pins: first.and_then(|parcel| parcel.pin.clone()).into_iter().collect(),
            ..Batch::default()
        }
    }

    /// Nobody is kept waiting for a disk that does not take it. The facts stay.
    pub(super) fn fail_replies(&mut self, error: &SubmitError) {
        for parcel in &mut self.parcels {
            if let Some(answer) = parcel.answer.take() {
                reply_to(&answer.reply, Err(error.clone()));
            }
        }
        self.answers = 0;
    }

    fn take_first(&mut self) -> Option<Parcel> {
        let parcel = self.parcels.pop_front()?;
        self.facts -= parcel.facts.len();
        self.answers -= usize::from(parcel.answer.is_some());
        if self.parcels.is_empty() {
            self.oldest = None;
        }
        Some(parcel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Fact, How, ReaderId, Who};
    use std::sync::mpsc::sync_channel;

    fn parcel(facts: usize) -> Parcel {
        let fact = ToRecord {
            fact: Fact::ReaderBack { reader: ReaderId(uuid::Uuid::nil()) },
            at: Timestamp(0),
            who: Who::Station,
            how: How::Read,
            group: None,
        };
        Parcel { facts: vec![fact; facts], ..Parcel::default() }
    }

    #[test]
    fn a_batch_is_bounded_but_never_tears_a_parcel() {
        let mut pending = Pending::new(0);
        for facts in [COMMIT_ITEMS_MAX - 1, 1, 1, COMMIT_ITEMS_MAX * 3] {
            pending.push(parcel(facts), Tick(0));
        }
        assert_eq!(pending.batch(Timestamp(0)).facts.len(), COMMIT_ITEMS_MAX);
        pending.stored(2_000);
        assert_eq!(pending.batch(Timestamp(0)).facts.len(), 1);
        pending.stored(2_001);
        assert_eq!(pending.batch(Timestamp(0)).facts.len(), COMMIT_ITEMS_MAX * 3);
        pending.stored(8_001);
        assert!(pending.is_empty());
        assert_eq!((pending.facts(), pending.last_sequence()), (0, 8_001));
    }

    #[test]
    fn facts_wait_for_company_and_people_do_not() {
        let mut pending = Pending::new(0);
        assert_eq!(pending.due(), None);
        pending.push(parcel(1), Tick(100));
        pending.push(parcel(1), Tick(115));
        assert_eq!(pending.due(), Some(Tick(120)));
        let (reply, answer) = sync_channel(1);
        let group = GroupId(uuid::Uuid::nil());
        pending.push(Parcel { answer: Some(Answer { reply, group }), ..parcel(1) }, Tick(116));
        assert_eq!(pending.due(), Some(Tick(100)));
        pending.batch(Timestamp(0));
        assert!(answer.try_recv().is_err(), "nobody is answered before it is stored");
        pending.stored(3);
        assert!(answer.try_recv().is_err(), "nor before it is shown");
        pending.answer_stored();
        assert_eq!(answer.try_recv(), Ok(Ok(Accepted { group, sequence: 3, can_undo: false })));
    }

    #[test]
    fn a_failed_disk_answers_and_keeps_the_facts() {
        let mut pending = Pending::new(0);
        let (reply, answer) = sync_channel(1);
        let group = GroupId(uuid::Uuid::nil());
        pending.push(Parcel { answer: Some(Answer { reply, group }), ..parcel(2) }, Tick(0));
        let error = SubmitError::NotStored { is_disk_full: true, detail: String::new() };
        pending.fail_replies(&error);
        assert_eq!(answer.try_recv(), Ok(Err(error)));
        assert_eq!(pending.batch(Timestamp(0)).facts.len(), 2);
    }
}
