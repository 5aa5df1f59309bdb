//! The decisions: where things are, which commands are allowed, what is worth drawing.
//!
//! **Knows**: the registry by heart, what readers heard, what people asked for, and what follows from it.
//! **Must never know**: clocks, threads, files, SQL, words, the shape of the screens. The same inputs give the
//! same outputs, on any machine, at any speed; maps are ordered.
//! **Start reading** at [`Engine`], then `presence` (a read becomes a place) and `commands` (a wish becomes facts).
//! **Limits**: `limits.rs`. One call does a bounded amount of work; what is dropped is counted.
//!
//! Deliberate scans (`scan`), counts (`count`) and searches (`find`) stand beside `presence`: like it they see each step
//! in [`Engine`] and add facts; they leave each other alone.

mod commands;
mod count;
pub mod directory;
pub mod find;
pub mod input;
pub mod limits;
pub mod mark;
pub mod output;
mod presence;
pub mod rollup;
pub mod scan;
pub mod scene;
mod settle;
mod watch;

#[cfg(test)]
mod bed;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use model::{
    Asker, Belief, Command, Count, CountBlock, CountId, Fact, GroupId, Heard, How, Now, ReaderId,
    ReaderState, Refusal, Settings, Subject, Tick, Timestamp, ToRecord, Who,
};

use commands::trail::{Noun, Trails, nouns};
use commands::{Decision, Ground};
use count::Counts;
use find::{Find, Meter};
use presence::{Presence, Step};
use scan::{Context, Desk};
use watch::Watch;

pub use directory::{Directory, DirectoryParts};
pub use input::Input;
pub use mark::Mark;
pub use output::{Change, Output};
pub use rollup::{Numbers, Rollup};

/// What the engine let go, in running numbers. They only grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Reads too old to say anything about now.
    pub late: u64,
    /// Reads whose time lay in the future and was clamped to their arrival.
    pub future: u64,
    /// Reads of never-seen numbers for which there was no room.
    pub candidates: u64,
    /// Reads of tags that a person chose to ignore.
    pub ignored: u64,
    /// Reads below the noise floor.
    pub noise: u64,
    /// Reads for which their tick had no room.
    pub crowded: u64,
    /// "Last heard" changes that found the output queue full.
    pub changes: u64,
}

/// The one place where decisions are made.
#[derive(Clone, Debug)]
pub struct Engine {
    settings: Settings,
    directory: Directory,
    presence: Presence,
    rollup: Rollup,
    watch: Watch,
    counts: Counts,
    find: Find,
    desk: Desk,
    trails: Trails,
    outputs: VecDeque<Output>,
    dropped_changes: u64,
    /// Reused between reads.
    steps: Vec<Step>,
}

/// With whose name facts are written.
#[derive(Clone, Copy)]
struct Pen {
    at: Timestamp,
    who: Who,
    how: How,
    group: Option<GroupId>,
}

impl Pen {
    fn station(at: Timestamp) -> Pen {
        Pen { at, who: Who::Station, how: How::Read, group: None }
    }

    fn write(self, fact: Fact) -> Output {
        Output::Fact(ToRecord { fact, at: self.at, who: self.who, how: self.how, group: self.group })
    }
}

impl Engine {
    /// A new engine; a restored one when the stored beliefs are given. Call [`Engine::handle_timeout`] next: the
    /// first call with a [`Now`] settles what became stale while nobody watched.
    pub fn new(settings: Settings, directory: Directory, beliefs: Vec<Belief>) -> Engine {
        let mut engine = Engine {
            presence: Presence::new(&settings, beliefs),
            settings,
            directory,
            rollup: Rollup::default(),
            watch: Watch::default(),
            counts: Counts::default(),
            find: Find::default(),
            desk: Desk::default(),
            trails: Trails::default(),
            outputs: VecDeque::new(),
            dropped_changes: 0,
            steps: Vec::new(),
        };
        engine.recount();
        engine.rollup.take_changed();
        engine
    }

    /// Tells what a stored undo group did, oldest first, so that the order of changes is known again after a start.
    /// `undoes` names the group it took back, if it is itself an undo; `inverse` is what takes it back.
    pub fn recall(&mut self, group: GroupId, at: Timestamp, undoes: Option<GroupId>, inverse: &[Command]) {
        let nouns = nouns(&self.directory, inverse);
        match undoes {
            Some(undoes) => self.trails.undone(group, undoes, at, &nouns),
            None => self.trails.done(group, at, &nouns),
        }
    }

    /// Something happened. Drain [`Engine::poll_output`] after each call: the queue is only bounded that way.
    pub fn handle(&mut self, input: Input, now: Now) {
        self.wake(now);
        match input {
            Input::Heard(heard) => {
                let mut steps = std::mem::take(&mut self.steps);
                self.presence.hear(&self.directory, &heard, now, &mut steps);
                self.take(steps);
                self.follow_read(&heard, now);
            }
            Input::Scan { request, text } => {
                let answer = self.desk.decide(&self.directory, &self.counts, &text, now);
                self.outputs.push_back(Output::Scanned { request: Some(request), answer: Box::new(answer) });
            }
            Input::LookAt(context) => self.look_at(context),
            Input::Reader { reader, state, at } => self.set_reader(reader, &state, at, now),
            Input::Dwells { read_point, dwells, at } => {
                self.presence.count_dwells(read_point, dwells, at, now);
            }
            Input::Antenna { read_point, height, every, floor } => {
                self.presence.tell_antenna(read_point, height, every, floor);
            }
            Input::Command { request, group, command, asker, at } => {
                self.command(request, group, &command, &asker, at, now);
            }
            Input::Undo { request, group, undoes, commands, asker, at } => {
                let pen = Pen { at, who: asker.who, how: How::Undo, group: Some(group) };
                self.undo(request, undoes, &commands, &asker, pen, now);
            }
        }
        self.announce_places();
    }

    /// What a read is to scans, counts and searches. Nearly always nothing, and then it costs next to nothing.
    fn follow_read(&mut self, heard: &Heard, now: Now) {
        let is_wanted =
            self.counts.is_any_running() || self.find.is_any() || !self.directory.missing().is_empty();
        if is_wanted
            && let Some(tag) = self.directory.find_tag(&heard.read.epc, heard.read.tid.as_ref()).cloned()
        {
            let subject = tag.asset.map_or(Subject::Tag(tag.id), Subject::Asset);
            self.turned_up(subject, heard.at);
            if self.counts.is_any_running() {
                let belief = self.presence.belief(subject);
                let news = self.counts.heard(&self.directory, heard, &tag, belief);
                self.note_in_counts(news, heard.at);
            }
            if self.find.hear(heard, &tag, now) {
                self.change_if_room(Change::Find);
            }
        }
        if self.directory.is_desk_pad(heard.reader)
            && let Some(epc) = self.desk.hear(heard, now)
        {
            let answer = self.desk.decide_tag(&self.directory, &self.counts, &epc, now);
            self.outputs.push_back(Output::Scanned { request: None, answer: Box::new(answer) });
        }
    }

    /// The person looks at something else now: the next scan is for that.
    fn look_at(&mut self, context: Context) {
        if context.screen != self.desk.context.screen || context.picker.is_some() {
            self.desk.stop_putting();
        }
        if context.targets != self.desk.context.targets {
            self.find.set(&context.targets);
            self.change(Change::Find);
        }
        self.desk.context = context;
    }

    /// Takes over the counts that the store holds. Call before the first input.
    pub fn recall_counts(&mut self, mut counts: Vec<Count>) {
        for count in &mut counts {
            count.plan.places.retain(|place| self.directory.place(*place).is_some());
        }
        self.counts = Counts::new(counts);
    }

    /// All counts that are open, and the last ones that ended.
    pub fn counts(&self) -> impl Iterator<Item = &Count> {
        self.counts.all()
    }

    /// A count.
    pub fn count(&self, id: CountId) -> Option<&Count> {
        self.counts.get(id)
    }

    /// Why a count cannot be closed now.
    pub fn count_blocks(&self, count: &Count) -> Vec<CountBlock> {
        self.counts.blocks(&self.directory, count, |reader| self.watch.is_lost(reader))
    }

    /// What is looked for, with how near it is.
    pub fn meters(&self) -> impl Iterator<Item = &Meter> {
        self.find.meters()
    }

    /// A deadline passed.
    pub fn handle_timeout(&mut self, now: Now) {
        self.wake(now);
        let mut steps = std::mem::take(&mut self.steps);
        self.presence.handle_timeout(&self.directory, now, &mut steps);
        self.take(steps);
        self.announce_places();
    }

    /// When [`Engine::handle_timeout`] wants to be called; a moment that has passed means at once.
    pub fn poll_timeout(&self) -> Option<Tick> {
        self.presence.poll_timeout()
    }

    /// The next answer, in order, until there is none.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// All beliefs, by subject: the checkpoint.
    pub fn beliefs(&self) -> impl Iterator<Item = &Belief> {
        self.presence.beliefs()
    }

    /// What is believed of one thing; `None` when it was never anywhere or is no more.
    pub fn belief(&self, subject: Subject) -> Option<&Belief> {
        self.presence.belief(subject)
    }

    /// How a thing is shown; `None` for what is not shown (ignored tags, unknown ids).
    pub fn mark(&self, subject: Subject) -> Option<Mark> {
        self.rollup.mark_of(subject)
    }

    /// The numbers per place.
    pub fn rollup(&self) -> &Rollup {
        &self.rollup
    }

    /// The registry.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What was let go so far.
    pub fn dropped(&self) -> Dropped {
        let [late, future, candidates, ignored, noise, crowded] = self.presence.dropped();
        Dropped { late, future, candidates, ignored, noise, crowded, changes: self.dropped_changes }
    }

    /// The first call with a `Now`: stored beliefs grow as old as they are.
    fn wake(&mut self, now: Now) {
        let mut steps = std::mem::take(&mut self.steps);
        self.presence.wake(&self.directory, now, &mut steps);
        self.take(steps);
    }

    fn set_reader(&mut self, reader: ReaderId, state: &ReaderState, at: Timestamp, now: Now) {
        if !self.directory.readers().contains_key(&reader) {
            return;
        }
        self.presence.set_reader(&self.directory, reader, state, now);
        if let Some(fact) = self.watch.set(reader, state) {
            self.outputs.push_back(Pen::station(at).write(fact));
        }
        self.change(Change::Reader(reader));
    }

    fn ground(&self, at: Timestamp, how: How) -> Ground<'_> {
        Ground {
            counts: &self.counts,
            watch: &self.watch,
            at,
            how,
            directory: &self.directory,
            presence: &self.presence,
            rollup: &self.rollup,
            settings: &self.settings,
        }
    }

    fn command(
        &mut self,
        request: u64,
        group: GroupId,
        command: &Command,
        asker: &Asker,
        at: Timestamp,
        now: Now,
    ) {
        let decided = commands::decide(&self.ground(at, asker.how), command, asker);
        let Decision { facts, inverse } = match decided {
            Ok(decision) => decision,
            Err(refusal) => return self.outputs.push_back(Output::Refused { request, refusal }),
        };
        let mut changed = nouns(&self.directory, std::slice::from_ref(command));
        changed.extend(nouns(&self.directory, &inverse));
        let pen = Pen { at, who: asker.who, how: asker.how, group: Some(group) };
        for fact in facts {
            self.make_true(&fact, at, now);
            self.tell(fact, pen);
        }
        if !inverse.is_empty() {
            self.trails.done(group, at, &changed);
        }
        self.outputs.push_back(Output::Accepted { request, inverse });
    }

    fn undo(
        &mut self,
        request: u64,
        undoes: GroupId,
        commands: &[Command],
        asker: &Asker,
        pen: Pen,
        now: Now,
    ) {
        match self.take_back(undoes, commands, asker, pen.at, now) {
            Ok(Decision { facts, inverse }) => {
                for fact in facts {
                    self.tell(fact, pen);
                }
                self.outputs.push_back(pen.write(Fact::Undone { group: undoes }));
                let mut changed = nouns(&self.directory, commands);
                changed.extend(nouns(&self.directory, &inverse));
                // Twice the same thing would be moved from one stack to the other and back.
                changed.sort_unstable();
                changed.dedup();
                if let Some(group) = pen.group {
                    self.trails.undone(group, undoes, pen.at, &changed);
                }
                self.outputs.push_back(Output::Accepted { request, inverse });
            }
            Err(refusal) => self.outputs.push_back(Output::Refused { request, refusal }),
        }
    }

    /// Makes all of it true, or nothing. The inverse takes back each step, the last one first.
    fn take_back(
        &mut self,
        undoes: GroupId,
        commands: &[Command],
        asker: &Asker,
        at: Timestamp,
        now: Now,
    ) -> Result<Decision, Refusal> {
        if commands.is_empty() {
            return Err(Refusal::NothingToUndo(undoes));
        }
        let too_late = Refusal::UndoTooLate(undoes);
        if !self.is_still_in_order(undoes, commands) {
            return Err(too_late);
        }
        let mut done = Decision::default();
        let mut was_known = Vec::new();
        self.presence.begin();
        for command in commands {
            let decided = commands::decide_back(&self.ground(at, asker.how), command, asker);
            let Decision { facts, inverse } = match decided {
                Ok(decision) => decision,
                Err(refusal) => {
                    self.roll_back(&done.facts, &was_known, now);
                    let is_about_role = matches!(refusal, Refusal::NotAllowed { .. });
                    return Err(if is_about_role { refusal } else { too_late });
                }
            };
            for fact in facts {
                was_known.push(self.make_true(&fact, at, now));
                done.facts.push(fact);
            }
            done.inverse.splice(0..0, inverse);
        }
        self.presence.keep();
        if let Some(asset) = commands::brings_back(commands) {
            done.inverse = vec![Command::RemoveAsset(asset)];
        }
        Ok(done)
    }

    /// Whether nothing happened to these things after the group, neither by people nor (for a thing that was only
    /// put somewhere) by readers.
    fn is_still_in_order(&self, undoes: GroupId, commands: &[Command]) -> bool {
        let nouns = nouns(&self.directory, commands);
        if !self.trails.may_undo(undoes, &nouns) {
            return false;
        }
        let is_only_moving = commands.iter().all(|command| matches!(command, Command::MoveAsset { .. }));
        !is_only_moving || nouns.iter().all(|noun| !self.was_moved_by_readers(*noun))
    }

    fn was_moved_by_readers(&self, noun: Noun) -> bool {
        let Noun::Whereabouts(asset) = noun else { return false };
        let belief = self.presence.belief(Subject::Asset(asset));
        let at = self.trails.last_change(noun);
        belief.zip(at).is_some_and(|(belief, at)| belief.since > at)
    }
}
