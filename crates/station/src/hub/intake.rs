//! What comes in: states, asks and reads, each to the engine, each answer of the engine into a parcel.

use std::collections::VecDeque;

use engine::{Input, Output};
use model::{
    Command, CountStep, CountWish, Fact, GroupId, Heard, How, Now, ReadPoint, ReaderState, Refusal,
    Timestamp, ToRecord, Who,
};
use store::UndoEntry;

use super::answer::{REDO, UNDO};
use super::pending::{Answer, Parcel};
use super::{Hub, answer};
use crate::error::SubmitError;
use crate::handle::answer as reply_to;
use crate::limits::GROUP_COMMANDS_MAX;
use crate::live::{Care, NoticeKind};
use crate::queue::{Ask, StateChange, Submission, Taken};

/// What was taken from the queue and not handled yet.
#[derive(Default)]
pub(super) struct Inbox {
    states: VecDeque<StateChange>,
    asks: VecDeque<Ask>,
    reads: VecDeque<Heard>,
    dwells: VecDeque<(ReadPoint, u32, Timestamp)>,
}

impl Inbox {
    pub(super) fn is_empty(&self) -> bool {
        self.states.is_empty() && self.asks.is_empty() && self.reads.is_empty() && self.dwells.is_empty()
    }

    pub(super) fn put(&mut self, taken: Taken) {
        self.states.extend(taken.states);
        self.asks.extend(taken.asks);
        self.reads.extend(taken.reads);
        self.dwells.extend(taken.dwells);
    }
}

/// What the engine said to a command.
enum Verdict {
    Accepted(Vec<Command>),
    Refused(Refusal),
}

impl Hub {
    /// Takes one after the other out of the inbox: what makes a turn fail is gone with it, what stands behind is not.
    pub(super) fn take_in(&mut self, now: Now) {
        while let Some(change) = self.inbox.states.pop_front() {
            self.take_state(change, now);
        }
        while let Some(ask) = self.inbox.asks.pop_front() {
            self.take_ask(ask, now);
        }
        while let Some(heard) = self.inbox.reads.pop_front() {
            self.take_read(heard, now);
        }
        while let Some((read_point, dwells, at)) = self.inbox.dwells.pop_front() {
            self.engine.handle(Input::Dwells { read_point, dwells, at }, now);
            self.drain_decided();
        }
    }

    fn take_read(&mut self, heard: Heard, now: Now) {
        self.readers.placed.note(&heard, &self.engine, now.tick);
        self.recorder.read(&heard);
        self.engine.handle(Input::Heard(heard), now);
        self.drain_decided();
    }

    fn take_state(&mut self, change: StateChange, now: Now) {
        let StateChange { reader, state, at } = change;
        let Some(config) = self.engine.directory().readers().get(&reader) else { return };
        match &state {
            ReaderState::Lost { trouble, since } => {
                let kind =
                    NoticeKind::ReaderLost { reader, name: config.name.clone(), trouble: trouble.clone() };
                self.notices.raise(kind, *since);
            }
            ReaderState::Off | ReaderState::Opening | ReaderState::Ready | ReaderState::Reading => {
                self.notices.clear_reader(reader);
            }
        }
        self.recorder.state(reader, &state, at);
        self.readers.set_state(reader, state.clone(), at);
        self.engine.handle(Input::Reader { reader, state, at }, now);
        self.drain_decided();
    }

    fn take_ask(&mut self, ask: Ask, now: Now) {
        match ask {
            Ask::Submit(submission) => self.take_submission(submission, now),
            Ask::TryAgain { reader, reply } => {
                self.seats.try_again(reader);
                reply_to(&reply, ());
            }
            Ask::Order { reader, order, reply } => self.seats.order(reader, order, reply),
            Ask::Capture { reader, level, reply } => {
                let outcome = self.seats.capture(reader, level, &self.folder, now.at);
                self.readers.touch();
                reply_to(&reply, outcome);
            }
            Ask::DismissNotice { id, reply } => {
                self.notices.dismiss(&id);
                reply_to(&reply, ());
            }
            Ask::TakeNotice { id, who, reply } => {
                self.notices.take(&id, Care { who, at: now.at });
                reply_to(&reply, ());
            }
            Ask::QuietNotice { id, span, reply } => {
                self.notices.quiet(&id, now.at + span);
                reply_to(&reply, ());
            }
            Ask::Notice { kind, stands: true } => self.notices.raise(kind, now.at),
            Ask::Notice { kind, stands: false } => self.notices.clear(&kind.id()),
            Ask::Record(fact) => {
                let parcel = Parcel { facts: vec![*fact], ..Parcel::default() };
                self.pending.push(parcel, now.tick);
            }
            Ask::Scan(ask) => self.take_scan(ask, now),
            Ask::Settle(reply) => self.settlers.push(reply),
            Ask::DeskChanged => self.changed.desk_changed(),
            Ask::KeepPinFailures { person, failures, reply } => {
                let kept = match self.storage.refusal() {
                    Some(error) => Err(error),
                    None => self
                        .writer
                        .keep_pin_failures(person, failures)
                        .map_err(|why| answer::not_stored(&why)),
                };
                reply_to(&reply, kept);
            }
        }
    }

    fn take_submission(&mut self, submission: Submission, now: Now) {
        let Submission { commands, asker, reply, pin } = submission;
        if commands.iter().any(closes_count) {
            // What was heard before is counted before: "not yet looked at" must never become "missing".
            while let Some(heard) = self.inbox.reads.pop_front() {
                self.take_read(heard, now);
            }
        }
        if let Some(error) = self.storage.refusal() {
            reply_to(&reply, Err(error));
            return;
        }
        let decided = match commands.as_slice() {
            [Command::Undo(undoes)] => self.undo(*undoes, asker, now),
            _ => self.decide_group(&commands, asker, now),
        };
        let Decided { outcome, mut parcel } = decided;
        match outcome {
            Ok(group) => {
                parcel.pin = pin;
                parcel.answer = Some(Answer { reply, group });
            }
            Err(error) => reply_to(&reply, Err(error)),
        }
        self.pending.push(parcel, now.tick);
    }

    /// Commands of one group, all or none.
    fn decide_group(&mut self, commands: &[Command], asker: model::Asker, now: Now) -> Decided {
        let group = GroupId(self.ids.next());
        self.decide_group_as(group, commands, asker, now)
    }

    /// The same under a number that was given before.
    pub(super) fn decide_group_as(
        &mut self,
        group: GroupId,
        commands: &[Command],
        asker: model::Asker,
        now: Now,
    ) -> Decided {
        if commands.len() > GROUP_COMMANDS_MAX {
            return Decided::refused(Refusal::TooMany { limit: GROUP_COMMANDS_MAX });
        }
        let mut parcel = Parcel::default();
        let mut inverses = Vec::new();
        for command in commands {
            let verdict = if let Command::Undo(undoes) = command {
                // Taking back is a group of its own: what it takes back decides what is in it.
                Verdict::Refused(Refusal::NothingToUndo(*undoes))
            } else {
                self.decide(command.clone(), group, asker, now, &mut parcel)
            };
            match verdict {
                Verdict::Accepted(inverse) => inverses.push(inverse),
                Verdict::Refused(refusal) => {
                    self.take_back(group, inverses, asker, now, &mut parcel);
                    return Decided { outcome: Err(SubmitError::Refused(refusal)), parcel };
                }
            }
        }
        let inverse: Vec<Command> = inverses.into_iter().rev().flatten().collect();
        parcel.undo = self.undo_entry(group, commands, inverse, asker, now);
        Decided { outcome: Ok(group), parcel }
    }

    /// The half of a group that was done before the refusal is undone; the log shows both.
    fn take_back(
        &mut self,
        group: GroupId,
        inverses: Vec<Vec<Command>>,
        asker: model::Asker,
        now: Now,
        parcel: &mut Parcel,
    ) {
        let commands: Vec<Command> = inverses.into_iter().rev().flatten().collect();
        if commands.is_empty() {
            return;
        }
        let request = self.next_request();
        let new = GroupId(self.ids.next());
        let asker = model::Asker { how: How::Undo, ..asker };
        let input = Input::Undo { request, group: new, undoes: group, commands, asker, at: now.at };
        self.engine.handle(input, now);
        if let Verdict::Refused(refusal) = self.drain_answered(parcel) {
            tracing::error!(?refusal, "half a group could not be taken back");
        }
    }

    fn decide(
        &mut self,
        command: Command,
        group: GroupId,
        asker: model::Asker,
        now: Now,
        parcel: &mut Parcel,
    ) -> Verdict {
        let request = self.next_request();
        self.engine.handle(Input::Command { request, group, command, asker, at: now.at }, now);
        self.drain_answered(parcel)
    }

    /// Takes back a stored group: its inverse comes from the file, the engine does it as one.
    fn undo(&mut self, undoes: GroupId, asker: model::Asker, now: Now) -> Decided {
        let stored = self.snapshots.take().and_then(|snapshot| snapshot.undo_entry(undoes));
        let entry = match stored {
            Ok(Some(entry)) if !entry.undone => entry,
            Ok(Some(_) | None) => return Decided::refused(Refusal::NothingToUndo(undoes)),
            Err(error) => {
                return Decided { outcome: Err(answer::not_stored(&error)), parcel: Parcel::default() };
            }
        };
        let (request, group) = (self.next_request(), GroupId(self.ids.next()));
        let asker = model::Asker { how: How::Undo, ..asker };
        // Taking back what took something back does it again: the next "undo" is about that.
        let words = if entry.words == UNDO { REDO } else { UNDO };
        let commands = entry.inverse;
        let input = Input::Undo { request, group, undoes, commands, asker, at: now.at };
        self.engine.handle(input, now);
        let mut parcel = Parcel::default();
        match self.drain_answered(&mut parcel) {
            Verdict::Accepted(inverse) => {
                let entry = self.undo_entry(group, &[Command::Undo(undoes)], inverse, asker, now);
                parcel.undo = entry.map(|entry| UndoEntry { words: words.to_owned(), ..entry });
                Decided { outcome: Ok(group), parcel }
            }
            Verdict::Refused(refusal) => Decided { outcome: Err(SubmitError::Refused(refusal)), parcel },
        }
    }

    /// What takes the group back. The machine's own doings (the first filling) are not offered for undo.
    fn undo_entry(
        &self,
        group: GroupId,
        commands: &[Command],
        inverse: Vec<Command>,
        asker: model::Asker,
        now: Now,
    ) -> Option<UndoEntry> {
        if inverse.is_empty() || asker.who == Who::Station {
            return None;
        }
        let words = Hub::words_of_group(commands);
        Some(UndoEntry { group, at: now.at, who: asker.who, words, inverse, undone: false })
    }

    /// Takes what the engine decided by itself: facts of reads, states and time.
    pub(super) fn drain_decided(&mut self) {
        let mut facts = Vec::new();
        let mut scanned = Vec::new();
        while let Some(output) = self.engine.poll_output() {
            match output {
                Output::Fact(fact) => self.note_fact(fact, &mut facts),
                Output::Change(change) => self.note_change(change),
                Output::Scanned { answer, .. } => scanned.push(*answer),
                Output::Accepted { .. } | Output::Refused { .. } => {
                    tracing::error!("an answer nobody asked for");
                }
            }
        }
        if !facts.is_empty() {
            let tick = self.tools.clock.now().tick;
            self.pending.push(Parcel { facts, ..Parcel::default() }, tick);
        }
        for answer in scanned {
            self.take_pad_scan(answer, self.tools.clock.now());
        }
    }

    /// Takes what the engine decided on a command, up to its answer and what follows it.
    fn drain_answered(&mut self, parcel: &mut Parcel) -> Verdict {
        let mut verdict = Verdict::Refused(Refusal::AlreadyThere);
        let mut is_answered = false;
        while let Some(output) = self.engine.poll_output() {
            match output {
                Output::Fact(fact) => self.note_fact(fact, &mut parcel.facts),
                Output::Change(change) => self.note_change(change),
                Output::Accepted { inverse, .. } => {
                    (verdict, is_answered) = (Verdict::Accepted(inverse), true);
                }
                Output::Scanned { .. } => tracing::error!("a command is no scan"),
                Output::Refused { refusal, .. } => {
                    (verdict, is_answered) = (Verdict::Refused(refusal), true);
                }
            }
        }
        if !is_answered {
            tracing::error!("a command without an answer");
        }
        verdict
    }

    fn note_fact(&mut self, fact: ToRecord, facts: &mut Vec<ToRecord>) {
        if let Fact::Moved { subject, from, .. } = &fact.fact {
            self.changed.moved(*subject, *from);
        }
        facts.push(fact);
    }

    pub(super) fn note_change(&mut self, change: engine::Change) {
        if let engine::Change::Belief(subject) = change {
            self.heard.insert(subject);
        }
        self.changed.add(change);
    }

    pub(super) fn next_request(&mut self) -> u64 {
        self.last_request += 1;
        self.last_request
    }
}

/// What came of a submission; also a refused one may have made facts (half of it was done and taken back).
pub(super) struct Decided {
    pub(super) outcome: Result<GroupId, SubmitError>,
    pub(super) parcel: Parcel,
}

/// Whether a command ends a count for good.
fn closes_count(command: &Command) -> bool {
    matches!(command, Command::Count { wish: CountWish::Turn(CountStep::Closed), .. })
}

impl Decided {
    fn refused(refusal: Refusal) -> Decided {
        Decided { outcome: Err(SubmitError::Refused(refusal)), parcel: Parcel::default() }
    }
}
