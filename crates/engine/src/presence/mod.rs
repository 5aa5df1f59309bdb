//! Where things are: reads become beliefs, beliefs become `Arrived`, `Moved`, `Departed` or nothing.
//!
//! A belief names the smallest place we are sure of. A read in a place *around* that one confirms it (a zone hears
//! what a person put into a rack of it); a read elsewhere competes with it by the rule of [`locator`]. What a person
//! said holds against reads for one window, because hands are faster than antennas.

mod absence;
mod candidates;
mod clock_line;
mod edit;
mod gates;
mod judging;
mod late;
mod locator;
mod numbers;
mod posterior;
mod radio_map;
mod reader_clock;
mod rhythm;
mod silence;
mod thing;
mod ticks;

use std::collections::BTreeMap;

use model::{
    Belief, Confidence, Heard, Now, Oddity, PlaceId, ReadPoint, ReaderId, ReaderState, Settings, Signal,
    Subject, Tag, TagId, Tid, Timestamp, Why,
};

use crate::directory::{Directory, TagSlot};
use crate::limits::{CHIPS_MAX, HEARD_EVERY};

use absence::{Coverage, Deadlines, Wait};
use candidates::Candidates;
use clock_line::{ClockLine, Moment, line_of, millis};
use judging::OnMap;
use late::Late;
use locator::{Reading, Rule};
use reader_clock::{ReaderClocks, corrected};
use thing::Tracked;

/// What a read or a deadline led to, in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    /// A number in no list was heard often enough.
    Heard { tag: Tag, read_point: ReadPoint, at: Timestamp },
    /// A thing is somewhere, after it was nowhere.
    Arrived { subject: Subject, place: PlaceId, confidence: Confidence, why: Why, at: Timestamp },
    /// A thing is somewhere else.
    Moved { subject: Subject, from: PlaceId, to: PlaceId, confidence: Confidence, why: Why, at: Timestamp },
    /// A thing left.
    Departed { subject: Subject, from: PlaceId, confidence: Confidence, why: Why, at: Timestamp },
    /// Something is odd.
    Noticed { oddity: Oddity, at: Timestamp },
    /// Late reads tell where a thing was.
    SeenBefore {
        subject: Subject,
        place: PlaceId,
        at: Timestamp,
        until: Timestamp,
        confidence: Confidence,
        why: Why,
    },
    /// It was heard again after a while, or not for a while: it may be shown differently.
    Shown(Subject),
    /// It was heard again, as expected.
    HeardAgain(Subject),
    /// An antenna of this place heard something.
    PlaceHeard { place: PlaceId, at: Timestamp },
}

/// Not looked up yet.
const UNPINNED: u32 = u32::MAX;
/// A person chose to ignore this tag.
const IGNORED: u32 = u32::MAX - 1;

/// All beliefs and what they stand on.
#[derive(Clone, Debug)]
pub(crate) struct Presence {
    rule: Rule,
    stale_after: i64,
    leaves_after: i64,
    things: Vec<Option<Tracked>>,
    free: Vec<u32>,
    by_subject: BTreeMap<Subject, u32>,
    /// Tag → thing, so that a read finds its thing without a search.
    pins: Vec<u32>,
    announced: BTreeMap<PlaceId, i64>,
    clock_line: ClockLine,
    reader_clocks: ReaderClocks,
    late_reads: Late,
    /// Chip numbers of tags that are known without one, by slot.
    chips: BTreeMap<TagSlot, Tid>,
    candidates: Candidates,
    deadlines: Deadlines,
    coverage: Coverage,
    on_map: OnMap,
    /// Grows when the tree of places changes.
    tree: u32,
    is_awake: bool,
    late: u64,
    ignored: u64,
    noise: u64,
    /// What tags were before they were linked, and items before they were taken off the list: what they are again
    /// when that is taken back.
    set_aside: BTreeMap<Subject, Aside>,
    /// While a taking back runs: what things were before it.
    saved: Option<Vec<(Subject, Option<Tracked>)>>,
}

/// What a thing was, and what its item was before it took over what was known of the thing.
#[derive(Clone, Debug)]
struct Aside {
    thing: Tracked,
    item: Option<Tracked>,
}

/// Everything one read says, on the line.
struct Sound {
    moment: Moment,
    place: Option<PlaceId>,
    read_point: ReadPoint,
    signal: Signal,
    count: u32,
    /// The tag, once it is known.
    tag: Option<TagSlot>,
    /// The antenna, if it is on the map of signals.
    ear: Option<u16>,
    /// Where it lies on the line, order of its reader or not; and where the line is now.
    true_line: i64,
    now: i64,
}

impl Presence {
    pub(crate) fn new(settings: &Settings, beliefs: Vec<Belief>) -> Presence {
        let mut presence = Presence {
            rule: Rule::new(&settings.presence),
            stale_after: millis(settings.presence.stale_after.0),
            leaves_after: millis(settings.presence.leaves_after.0),
            things: Vec::with_capacity(beliefs.len()),
            free: Vec::new(),
            by_subject: BTreeMap::new(),
            pins: Vec::new(),
            announced: BTreeMap::new(),
            clock_line: ClockLine::default(),
            reader_clocks: ReaderClocks::default(),
            late_reads: Late::default(),
            chips: BTreeMap::new(),
            candidates: Candidates::default(),
            deadlines: Deadlines::default(),
            coverage: Coverage::default(),
            on_map: OnMap::new(&settings.presence),
            tree: 1,
            is_awake: false,
            late: 0,
            ignored: 0,
            noise: 0,
            set_aside: BTreeMap::new(),
            saved: None,
        };
        for belief in beliefs {
            presence.put(Tracked::of(belief));
        }
        presence
    }

    /// What is believed of a thing.
    pub(crate) fn belief(&self, subject: Subject) -> Option<&Belief> {
        self.tracked(subject).map(|tracked| &tracked.belief)
    }

    /// All beliefs, by subject.
    pub(crate) fn beliefs(&self) -> impl Iterator<Item = &Belief> {
        self.by_subject
            .values()
            .filter_map(|at| self.things.get(*at as usize)?.as_ref())
            .map(|tracked| &tracked.belief)
    }

    /// Whether a thing was never heard, or not for a while.
    pub(crate) fn is_stale(&self, subject: Subject) -> bool {
        self.tracked(subject).is_none_or(|tracked| tracked.is_stale)
    }

    /// Reads that were too old; from the future; of unknown tags without room; of ignored tags; below the noise
    /// floor; without room in their tick.
    pub(crate) fn dropped(&self) -> [u64; 6] {
        let [future, candidates] = [self.clock_line.future, self.candidates.dropped];
        [self.late, future, candidates, self.ignored, self.noise, self.on_map.dropped()]
    }

    /// A reader heard a tag.
    pub(crate) fn hear(&mut self, directory: &Directory, heard: &Heard, now: Now, steps: &mut Vec<Step>) {
        self.close_ticks(directory, now, steps);
        let look = self.reader_clocks.look(heard, self.on_map.is_on(), now);
        if let Some(oddity) = look.oddity {
            steps.push(Step::Noticed { oddity, at: now.at });
        }
        let Some(offset) = look.offset else { return };
        for held in &look.released {
            self.hear_in_time(directory, &corrected(held, offset), now, steps);
        }
        if offset == 0 {
            self.hear_in_time(directory, heard, now, steps);
        } else {
            self.hear_in_time(directory, &corrected(heard, offset), now, steps);
        }
    }

    /// Reads that waited for their reader's clock long enough.
    fn release_held(&mut self, directory: &Directory, now: Now, steps: &mut Vec<Step>) {
        if self.reader_clocks.due().is_some_and(|due| due <= line_of(now)) {
            for (held, offset) in self.reader_clocks.release(line_of(now)) {
                self.hear_in_time(directory, &corrected(&held, offset), now, steps);
            }
        }
    }

    /// A read by a reader whose clock is right.
    fn hear_in_time(&mut self, directory: &Directory, heard: &Heard, now: Now, steps: &mut Vec<Step>) {
        let (moment, true_line) = self.clock_line.place(heard, now);
        let read_point = ReadPoint { reader: heard.reader, antenna: heard.read.antenna };
        if self.on_map.is_noise(read_point, heard.read.signal) {
            self.noise += 1;
            return;
        }
        let mut sound = Sound {
            moment,
            place: directory.place_of(read_point),
            read_point,
            signal: heard.read.signal,
            count: heard.read.count.max(1),
            tag: None,
            ear: self.on_map.ear(read_point),
            true_line,
            now: line_of(now),
        };
        self.announce_place(&sound, steps);
        let found = directory.find_slot(&heard.read.epc, heard.read.tid.as_ref());
        let Some(slot) = found.filter(|slot| self.is_same_chip(directory, *slot, heard.read.tid.as_ref()))
        else {
            self.suspect(directory, heard, &sound, steps);
            return;
        };
        sound.tag = Some(slot);
        match self.pinned(directory, slot, moment.at) {
            Some(thing) => self.sound(directory, thing, &sound, steps),
            None => self.ignored += 1,
        }
    }

    /// Whether a read with this chip number is of that tag. A tag that is known without one takes the first that comes.
    fn is_same_chip(&mut self, directory: &Directory, slot: TagSlot, tid: Option<&Tid>) -> bool {
        let Some(tid) = tid else { return true };
        if directory.tag_at(slot).tid.is_some() {
            return true;
        }
        if let Some(known) = self.chips.get(&slot) {
            return known == tid;
        }
        if self.chips.len() < CHIPS_MAX {
            self.chips.insert(slot, tid.clone());
        }
        true
    }

    /// A reader changed its state.
    pub(crate) fn set_reader(
        &mut self,
        directory: &Directory,
        reader: ReaderId,
        state: &ReaderState,
        now: Now,
    ) {
        self.coverage.set_reading(reader, state.is_listening());
        self.on_map.retime(self.coverage.reading());
        self.settle_coverage(directory, now);
    }

    fn tracked(&self, subject: Subject) -> Option<&Tracked> {
        let at = *self.by_subject.get(&subject)?;
        self.things.get(at as usize)?.as_ref()
    }

    fn put(&mut self, tracked: Tracked) -> u32 {
        let subject = tracked.belief.subject;
        if let Some(at) = self.by_subject.get(&subject) {
            self.things[*at as usize] = Some(tracked);
            return *at;
        }
        let at = match self.free.pop() {
            Some(at) => {
                self.things[at as usize] = Some(tracked);
                at
            }
            None => {
                self.things.push(Some(tracked));
                (self.things.len() - 1) as u32
            }
        };
        self.by_subject.insert(subject, at);
        at
    }

    /// The thing a tag speaks for; a new one if it was never heard. `None` for a tag that is ignored.
    fn pinned(&mut self, directory: &Directory, slot: TagSlot, at: Timestamp) -> Option<u32> {
        let index = slot.0 as usize;
        match self.pins.get(index).copied() {
            Some(IGNORED) => return None,
            Some(UNPINNED) | None => {}
            Some(thing) => return Some(thing),
        }
        if self.pins.len() <= index {
            self.pins.resize(index + 1, UNPINNED);
        }
        let tag = directory.tag_at(slot);
        if tag.asset.is_none() && tag.is_ignored {
            self.pins[index] = IGNORED;
            return None;
        }
        let subject = subject_of(tag);
        let thing = match self.by_subject.get(&subject) {
            Some(thing) => *thing,
            None => self.put(Tracked::new(subject, at)),
        };
        self.pins[index] = thing;
        Some(thing)
    }

    /// A number in no list: believed only when reads agree.
    fn suspect(&mut self, directory: &Directory, heard: &Heard, sound: &Sound, steps: &mut Vec<Step>) {
        let (epc, tid) = (&heard.read.epc, heard.read.tid.as_ref());
        // Believed a moment ago, in this very call: the directory follows after it.
        if let Some(thing) = self.by_subject.get(&Subject::Tag(TagId::of(epc, tid))).copied() {
            return self.sound(directory, thing, sound, steps);
        }
        if directory.tags().len() >= crate::limits::TAGS_MAX {
            self.candidates.dropped += 1;
            return;
        }
        let Some(candidate) = self.candidates.hear(epc, tid, sound.moment.line, self.rule.window) else {
            return;
        };
        candidate.reads = candidate.reads.saturating_add(sound.count);
        if let Some(place) = sound.place {
            candidate.evidence.add(&sound.reading(place), || false);
        }
        if candidate.reads < self.rule.believe {
            return;
        }
        let Some(candidate) = self.candidates.release(epc, tid) else { return };
        let tag =
            Tag { id: TagId::of(epc, tid), epc: *epc, tid: tid.cloned(), asset: None, is_ignored: false };
        let strongest = candidate.evidence.runner_up(sound.moment.line, &self.rule);
        let mut tracked = Tracked::new(Subject::Tag(tag.id), sound.moment.at);
        tracked.evidence = candidate.evidence;
        tracked.belief.why.reads = candidate.reads - sound.count;
        let known = directory.tags_with(epc).next().map(|known| known.id);
        let is_alone = directory.tags_with(epc).count() == 1;
        let copy = tag.id;
        steps.push(Step::Heard { tag, read_point: sound.read_point, at: sound.moment.at });
        if let Some(known) = known.filter(|known| is_alone && *known != copy) {
            let oddity = Oddity::TagCopied { epc: *epc, known, copy };
            steps.push(Step::Noticed { oddity, at: sound.moment.at });
        }
        let thing = self.put(tracked);
        match sound.ear {
            // On a map the next tick decides; until then it is where it was heard best.
            Some(ear) => {
                let best = Sound { place: strongest.or(sound.place), ..*sound };
                self.sound_on_map(directory, thing, &best, ear, steps);
            }
            None => self.sound_again(directory, thing, sound, true, steps),
        }
    }

    fn sound(&mut self, directory: &Directory, thing: u32, sound: &Sound, steps: &mut Vec<Step>) {
        match sound.ear {
            Some(ear) => self.sound_on_map(directory, thing, sound, ear, steps),
            None => self.sound_again(directory, thing, sound, false, steps),
        }
    }

    /// The heart: one read of one thing. `is_counted` when its reading is in the evidence already.
    fn sound_again(
        &mut self,
        directory: &Directory,
        thing: u32,
        sound: &Sound,
        is_counted: bool,
        steps: &mut Vec<Step>,
    ) {
        let Some(Some(tracked)) = self.things.get_mut(thing as usize) else { return };
        let line = sound.moment.line;
        let newest = tracked.heard_line.saturating_sub(millis(crate::limits::DISORDER_MAX.0));
        if line < tracked.since_line || line < newest {
            self.late += 1;
            return;
        }
        if tracked.tree != self.tree {
            tracked.settle(directory, self.tree);
        }
        let was_stale = std::mem::replace(&mut tracked.is_stale, false);
        if line >= tracked.heard_line {
            tracked.heard_line = line;
            tracked.belief.heard_at = Some(sound.moment.at);
        }
        tracked.belief.why.reads = tracked.belief.why.reads.saturating_add(sound.count);
        tracked.heard_place = sound.place;
        tracked.heard_tag = sound.tag.or(tracked.heard_tag);
        if let Some(place) = sound.place {
            tracked.weigh(directory, &self.rule, sound, place, is_counted, steps);
        } else {
            tracked.belief.why.read_point = tracked.belief.why.read_point.or(Some(sound.read_point));
        }
        tracked.announce(&self.rule, line, was_stale, steps);
        if tracked.stale_due.is_none() {
            let due = tracked.heard_line.saturating_add(self.stale_after);
            tracked.stale_due = Some(due);
            self.deadlines.add(due, thing, Wait::Stale);
        }
        if tracked.is_at_door && tracked.exit_due.is_none() {
            let due = tracked.heard_line.saturating_add(self.leaves_after);
            tracked.exit_due = Some(due);
            self.deadlines.add(due, thing, Wait::Exit);
        }
    }

    fn announce_place(&mut self, sound: &Sound, steps: &mut Vec<Step>) {
        let Some(place) = sound.place else { return };
        let line = sound.moment.line;
        let last = self.announced.entry(place).or_insert(thing::NEVER);
        if line.saturating_sub(*last) >= millis(HEARD_EVERY.0) {
            *last = line;
            steps.push(Step::PlaceHeard { place, at: sound.moment.at });
        }
    }

    fn settle_coverage(&mut self, directory: &Directory, now: Now) {
        let line = line_of(now);
        for thing in self.coverage.settle(directory, line) {
            self.await_exit(thing, line.saturating_add(self.leaves_after));
        }
    }

    fn await_exit(&mut self, thing: u32, due: i64) {
        if let Some(Some(tracked)) = self.things.get_mut(thing as usize) {
            tracked.exit_due = Some(due);
            self.deadlines.add(due, thing, Wait::Exit);
        }
    }
}

impl Sound {
    fn reading(&self, place: PlaceId) -> Reading {
        Reading { place, line: self.moment.line, read_point: self.read_point, signal: self.signal }
    }
}

impl Tracked {
    /// The tree of places or the believed place changed: what speaks for it, and is it at a door?
    fn settle(&mut self, directory: &Directory, tree: u32) {
        self.tree = tree;
        let place = self.belief.place;
        self.evidence.settle(|heard| place.is_some_and(|place| directory.contains(heard, place)));
        self.is_at_door = place.is_some_and(|place| directory.is_outer_door(place));
        self.spot = thing::UNSET;
    }

    /// A read by an antenna that watches `place`: confirm, arrive, move, or stay against it.
    fn weigh(
        &mut self,
        directory: &Directory,
        rule: &Rule,
        sound: &Sound,
        place: PlaceId,
        is_counted: bool,
        steps: &mut Vec<Step>,
    ) {
        let line = sound.moment.line;
        let believed = self.belief.place;
        let supports = || believed.is_some_and(|believed| directory.contains(place, believed));
        let is_confirmed =
            if is_counted { false } else { self.evidence.add(&sound.reading(place), supports) };
        if is_confirmed {
            self.belief.why.read_point = Some(sound.read_point);
            self.belief.why.signal = sound.signal;
            return;
        }
        if self.is_by_hand && line < self.since_line.saturating_add(rule.window) {
            return;
        }
        let is_enough = match believed {
            None if !self.has_left => true,
            None => self.evidence.readings(place, line, rule) >= rule.believe,
            Some(_) => self.evidence.takes(place, line, rule),
        };
        if is_enough {
            steps.push(self.go(directory, rule, sound, place));
        }
    }

    /// The thing is in `place` now.
    fn go(&mut self, directory: &Directory, rule: &Rule, sound: &Sound, place: PlaceId) -> Step {
        let line = sound.moment.line;
        let at = self.moment_of_change(sound.moment);
        let from = self.belief.place.replace(place);
        self.belief.since = at;
        self.since_line = line;
        self.is_by_hand = false;
        self.has_left = false;
        self.settle(directory, self.tree);
        let reads = match from {
            Some(_) => self.evidence.readings(place, line, rule),
            None => self.belief.why.reads,
        };
        self.belief.confidence = self.evidence.confidence(line, rule);
        self.belief.why = Why {
            read_point: Some(sound.read_point),
            signal: sound.signal,
            reads,
            runner_up: self.evidence.runner_up(line, rule),
            ..Why::without_reads()
        };
        self.mind.forget();
        let (subject, confidence, why) =
            (self.belief.subject, self.belief.confidence, self.belief.why.clone());
        match from {
            None => Step::Arrived { subject, place, confidence, why, at },
            Some(from) => Step::Moved { subject, from, to: place, confidence, why, at },
        }
    }

    /// Says that it was heard, if it was a while since that was said; then is also the time to look at how sure the
    /// belief is, so that it does not flicker with every read.
    fn announce(&mut self, rule: &Rule, line: i64, was_stale: bool, steps: &mut Vec<Step>) {
        if !was_stale && line.saturating_sub(self.announced_line) < millis(HEARD_EVERY.0) {
            return;
        }
        self.announced_line = line;
        if self.belief.place.is_some() && !self.evidence.is_empty() {
            if !self.is_by_hand {
                self.belief.confidence = self.evidence.confidence(line, rule);
            }
            self.belief.why.runner_up = self.evidence.runner_up(line, rule);
        }
        let subject = self.belief.subject;
        steps.push(if was_stale { Step::Shown(subject) } else { Step::HeardAgain(subject) });
    }
}

/// What a read of this tag is about.
pub(crate) fn subject_of(tag: &Tag) -> Subject {
    match tag.asset {
        Some(asset) => Subject::Asset(asset),
        None => Subject::Tag(tag.id),
    }
}
