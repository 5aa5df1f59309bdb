//! From reads to places on a site with a map of signals: reads are collected in ticks, each tick is judged thing by
//! thing, and a verdict that is clear enough changes the belief.

use std::collections::{BTreeMap, BTreeSet};

use model::settings::PresenceSettings;
use model::{
    Confidence, Metres, Now, Pace, PlaceId, ReadPoint, ReaderId, Rssi, Signal, Span, Timestamp, Why,
};

use crate::directory::Directory;
use crate::limits::HEARD_EVERY;

use super::absence::Wait;
use super::clock_line::{line_of, millis};
use super::gates::{Gates, Passed, Way};
use super::locator::strength;
use super::posterior::{Air, Heard, Mind, NOWHERE, Verdict};
use super::radio_map::RadioMap;
use super::rhythm::Rhythm;
use super::thing::UNSET;
use super::ticks::{Note, Open, Put, Ticks};
use super::{Presence, Sound, Step, Tracked};

/// A chance that changes the place shown, and one that does so for those who want to see moves first.
const CLEAR: f32 = 0.97;
const LIKELY: f32 = 0.90;
/// A move is dated back to when the new place was first ahead, but not further than this, ms.
const DATED_BACK_MS: i64 = 10_000;
/// A first read weaker than this may be a reflection from anywhere.
const FAINT_DECI_DBM: i16 = -720;

/// Everything that is about the map of signals.
#[derive(Clone, Debug)]
pub(super) struct OnMap {
    map: RadioMap,
    /// Grows with each map; 0 is none.
    number: u32,
    is_outdated: bool,
    heights: BTreeMap<ReadPoint, f64>,
    floors: BTreeMap<ReadPoint, i16>,
    floor: Option<i16>,
    pace: Pace,
    ticks: Ticks,
    pub(super) gates: Gates,
    /// Places with antennas none of which had a turn in this tick: nobody could hear a thing there.
    deaf: Vec<bool>,
    rhythm: Rhythm,
    tick_ms: i64,
    air: Air,
    /// Reused from tick to tick.
    dwells: Vec<f32>,
    heard: Vec<Heard>,
    times: Vec<(u32, u16)>,
    /// The antenna of the last read: most reads come in runs.
    last: Option<(ReadPoint, Option<u16>)>,
}

/// One thing in one tick.
struct Group {
    thing: u32,
    first: i64,
    last: i64,
    shift: i64,
}

impl OnMap {
    pub(super) fn new(settings: &PresenceSettings) -> OnMap {
        OnMap {
            map: RadioMap::default(),
            number: 0,
            is_outdated: true,
            heights: BTreeMap::new(),
            floors: BTreeMap::new(),
            floor: settings.floor.map(|floor| floor.0),
            pace: settings.pace,
            ticks: Ticks::default(),
            gates: Gates::default(),
            deaf: Vec::new(),
            rhythm: Rhythm::default(),
            tick_ms: 1_500,
            air: Air::default(),
            dwells: Vec::new(),
            heard: Vec::new(),
            times: Vec::new(),
            last: None,
        }
    }

    pub(super) fn set_settings(&mut self, settings: &PresenceSettings) {
        self.floor = settings.floor.map(|floor| floor.0);
        self.pace = settings.pace;
    }

    /// Places or antennas changed: the map is made anew before the next read.
    pub(super) fn outdate(&mut self) {
        self.is_outdated = true;
        self.last = None;
    }

    pub(super) fn ear(&mut self, read_point: ReadPoint) -> Option<u16> {
        match self.last {
            Some((last, ear)) if last == read_point => ear,
            _ => {
                let ear = self.map.ear(read_point);
                self.last = Some((read_point, ear));
                ear
            }
        }
    }

    pub(super) fn is_noise(&self, read_point: ReadPoint, signal: Signal) -> bool {
        let Signal::Dbm(rssi) = signal else { return false };
        let floor = if self.floors.is_empty() { None } else { self.floors.get(&read_point).copied() };
        floor.or(self.floor).is_some_and(|floor| rssi.0 < floor)
    }

    /// Whether there is a map.
    pub(super) fn is_on(&self) -> bool {
        !self.map.is_empty()
    }

    /// When the oldest tick must be judged, on the line.
    pub(super) fn due(&self) -> Option<i64> {
        self.ticks.due()
    }

    pub(super) fn dropped(&self) -> u64 {
        self.ticks.dropped
    }

    fn note_deaf(&mut self) {
        self.deaf.clear();
        self.deaf.resize(self.map.places().len(), false);
        for ear in self.map.ears() {
            self.deaf[usize::from(ear.place)] = true;
        }
        for (ear, _) in self.map.ears().iter().zip(&self.dwells).filter(|(_, dwells)| **dwells > 0.0) {
            self.deaf[usize::from(ear.place)] = false;
        }
    }

    /// The readers at work, or their rhythm, changed.
    pub(super) fn retime(&mut self, working: &BTreeSet<ReaderId>) {
        self.tick_ms = self.rhythm.tick_ms(working);
    }
}

impl Presence {
    /// What is known of an antenna beyond its place.
    pub(crate) fn tell_antenna(
        &mut self,
        read_point: ReadPoint,
        height: Option<Metres>,
        every: Option<Span>,
        floor: Option<Rssi>,
    ) {
        if let Some(height) = height.filter(|height| height.0.is_finite()) {
            self.on_map.heights.insert(read_point, height.0);
            self.on_map.outdate();
        }
        if let Some(floor) = floor {
            self.on_map.floors.insert(read_point, floor.0);
        }
        if let Some(every) = every {
            self.on_map.rhythm.tell(read_point.reader, Some(millis(every.0)));
            self.on_map.retime(self.coverage.reading());
        }
    }

    /// An antenna had its turns.
    pub(crate) fn count_dwells(&mut self, read_point: ReadPoint, dwells: u32, at: Timestamp, now: Now) {
        let line = line_of(now).saturating_sub(millis(at.until(now.at).0));
        if let Some(ear) = self.on_map.ear(read_point) {
            self.on_map.rhythm.report(ear, dwells, line);
        }
    }

    /// Judges the ticks that are over; makes the map anew if the site changed.
    pub(super) fn close_ticks(&mut self, directory: &Directory, now: Now, steps: &mut Vec<Step>) {
        if self.on_map.is_outdated {
            self.late_reads = super::late::Late::default();
            while let Some(open) = self.on_map.ticks.close_now() {
                self.judge_tick(directory, open, steps);
            }
            self.renew_map(directory);
        }
        let line = line_of(now);
        while let Some(open) = self.on_map.ticks.close(line) {
            self.judge_tick(directory, open, steps);
        }
        self.tell_late(directory, now, steps);
        for passed in self.on_map.gates.passed(line) {
            self.pass(directory, &passed, steps);
        }
    }

    /// The places of the map.
    pub(super) fn places_on_map(&self) -> &[PlaceId] {
        self.on_map.map.places()
    }

    /// Judges reads of the past on a mind that remembers nothing else.
    pub(super) fn judge_past(&mut self, open: &Open, notes: &[Note], mind: &mut Mind) -> Option<Verdict> {
        let on_map = &mut self.on_map;
        if on_map.map.is_empty()
            || notes.iter().any(|note| usize::from(note.antenna) >= on_map.map.ears().len())
        {
            return None;
        }
        gather(notes, &mut on_map.heard);
        mind.begin(on_map.number, NOWHERE, 0.0);
        Some(mind.judge(&on_map.map, &mut on_map.air, &on_map.heard, NOWHERE, open.end - open.start))
    }

    fn renew_map(&mut self, directory: &Directory) {
        let on_map = &mut self.on_map;
        on_map.is_outdated = false;
        on_map.last = None;
        on_map.map = RadioMap::new(directory, &on_map.heights);
        on_map.number += 1;
        on_map.gates = Gates::new(directory, &on_map.map);
        on_map.rhythm.renumber(on_map.map.ears().len());
        on_map.air.renew(&on_map.map);
        on_map.air.begin(&on_map.map, &vec![0.0; on_map.map.ears().len()]);
        on_map.retime(self.coverage.reading());
    }

    /// A read by an antenna on the map.
    pub(super) fn sound_on_map(
        &mut self,
        directory: &Directory,
        thing: u32,
        sound: &Sound,
        ear: u16,
        steps: &mut Vec<Step>,
    ) {
        let line = sound.true_line;
        let deci_dbm = strength(sound.signal);
        let note = Note { thing, antenna: ear, after: 0, deci_dbm };
        let put = self.on_map.ticks.put((line, sound.now), sound.moment.at.0, self.on_map.tick_ms, note);
        match put {
            Put::Waits => {}
            Put::Late => {
                self.late += 1;
                self.late_reads.put(line, sound.moment.at.0, sound.now, note);
            }
            Put::Dropped => return,
        }
        if put == Put::Waits {
            let shift = sound.moment.at.0.saturating_sub(line);
            self.on_map.gates.hear(thing, ear, line, shift, deci_dbm);
        }
        let is_gate = self.on_map.map.ears()[usize::from(ear)].is_gate;
        let has_strangers = self.on_map.map.has_strangers();
        let Some(Some(tracked)) = self.things.get_mut(thing as usize) else { return };
        if tracked.tree != self.tree {
            tracked.settle(directory, self.tree);
        }
        let is_now = put == Put::Waits;
        let was_stale = is_now && std::mem::replace(&mut tracked.is_stale, false);
        if line >= tracked.heard_line {
            tracked.heard_line = line;
            tracked.belief.heard_at = Some(sound.moment.at);
        }
        tracked.belief.why.reads = tracked.belief.why.reads.saturating_add(sound.count);
        tracked.heard_tag = sound.tag.or(tracked.heard_tag);
        if let Some(place) = sound.place.filter(|_| is_now) {
            let is_doubtful =
                (is_gate || deci_dbm < FAINT_DECI_DBM) && tracked.belief.why.reads < self.rule.believe.max(2);
            if tracked.belief.place.is_none() && !tracked.has_left && !is_doubtful {
                steps.push(tracked.go(directory, &self.rule, sound, place));
                tracked.heard_place = Some(place);
            }
            if has_strangers {
                let believed = tracked.belief.place;
                let supports = || believed.is_some_and(|believed| directory.contains(place, believed));
                tracked.evidence.add(&sound.reading(place), supports);
            }
        }
        let is_due = was_stale || line.saturating_sub(tracked.announced_line) >= millis(HEARD_EVERY.0);
        if is_due {
            tracked.announced_line = line;
            let subject = tracked.belief.subject;
            steps.push(if was_stale { Step::Shown(subject) } else { Step::HeardAgain(subject) });
        }
        self.await_silence(thing);
    }

    /// A thing that was heard waits for silence.
    fn await_silence(&mut self, thing: u32) {
        let Some(Some(tracked)) = self.things.get_mut(thing as usize) else { return };
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

    fn judge_tick(&mut self, directory: &Directory, mut open: Open, steps: &mut Vec<Step>) {
        let span = (open.start, open.end);
        let on_map = &mut self.on_map;
        if on_map.map.is_empty() {
            return on_map.ticks.reuse(open.notes);
        }
        on_map.times.clear();
        on_map.times.extend(open.notes.iter().map(|note| (note.after, note.antenna)));
        on_map.times.sort_unstable();
        let times = on_map.times.iter().map(|(after, antenna)| (span.0 + i64::from(*after), *antenna));
        on_map.rhythm.listen(&on_map.map, times);
        on_map.rhythm.dwells(&on_map.map, span, self.coverage.reading(), &mut on_map.dwells);
        on_map.air.begin(&on_map.map, &on_map.dwells);
        on_map.note_deaf();
        on_map.retime(self.coverage.reading());
        open.notes.sort_unstable();
        let mut from = 0;
        while from < open.notes.len() {
            let thing = open.notes[from].thing;
            let count = open.notes[from..].iter().take_while(|note| note.thing == thing).count();
            self.judge_thing(directory, &open, &open.notes[from..from + count], steps);
            from += count;
        }
        self.on_map.ticks.reuse(open.notes);
    }

    pub(super) fn judge_thing(
        &mut self,
        directory: &Directory,
        open: &Open,
        notes: &[Note],
        steps: &mut Vec<Step>,
    ) {
        let on_map = &mut self.on_map;
        let thing = notes[0].thing;
        let Some(Some(tracked)) = self.things.get_mut(thing as usize) else { return };
        gather(notes, &mut on_map.heard);
        if tracked.tree != self.tree {
            tracked.settle(directory, self.tree);
        }
        if tracked.spot == UNSET {
            tracked.spot = spot(directory, &on_map.map, tracked.belief.place);
        }
        // A first sight may be anywhere; what was known well before is worth more than one tick.
        let is_guess = tracked.belief.confidence == Confidence::Unsure;
        tracked.mind.begin(on_map.number, tracked.spot, if is_guess { 0.0 } else { 0.9 });
        let tick_ms = open.end - open.start;
        let verdict = tracked.mind.judge(&on_map.map, &mut on_map.air, &on_map.heard, tracked.spot, tick_ms);
        let first = notes.iter().map(|note| note.after).min().unwrap_or(0);
        let last = notes.iter().map(|note| note.after).max().unwrap_or(0);
        let group = Group {
            thing,
            first: open.start + i64::from(first),
            last: open.start + i64::from(last),
            shift: open.shift,
        };
        tracked.mind.judged = tracked.mind.judged.max(open.end);
        self.conclude(directory, &group, verdict, steps);
    }

    /// A verdict confirms the belief, changes it, or is not clear enough.
    fn conclude(&mut self, directory: &Directory, group: &Group, verdict: Verdict, steps: &mut Vec<Step>) {
        let on_map = &self.on_map;
        let Some(Some(tracked)) = self.things.get_mut(group.thing as usize) else { return };
        let Some(best) = on_map.map.places().get(usize::from(verdict.best)).copied() else { return };
        if group.last >= tracked.since_line {
            tracked.heard_place = Some(best);
        }
        let is_confirmed = verdict.best == tracked.spot && tracked.belief.place.is_some();
        let before = tracked.belief.confidence;
        tracked.explain(on_map, verdict);
        if tracked.belief.confidence != before {
            steps.push(Step::HeardAgain(tracked.belief.subject));
        }
        if is_confirmed {
            tracked.mind.rival = NOWHERE;
            tracked.mind.rival_ticks = 0;
            return self.await_silence(group.thing);
        }
        tracked.watch_rival(verdict, group.first, on_map.pace);
        let is_held = tracked.is_by_hand && group.last < tracked.since_line.saturating_add(self.rule.window);
        let is_new = group.last > tracked.since_line || tracked.belief.place.is_none();
        let is_back = tracked.belief.place.is_some() || tracked.belief.why.reads >= self.rule.believe;
        let needed = if on_map.pace == Pace::Calm { 2 } else { 1 };
        // A reader that is off cannot have heard it come, and what has left through a door is not back because it
        // still stands before it.
        let is_deaf = on_map.deaf.get(usize::from(verdict.best)).copied().unwrap_or(false);
        let is_outside = tracked.has_left && tracked.left_by_gate && directory.is_outer_door(best);
        // Before a door there is more of the world than the map knows: faint reads from out there look like those of
        // a place far inside. Whatever comes in from a door is heard by the antenna of where it comes.
        let is_heard_at = |spot: u16| {
            on_map.heard.iter().any(|one| on_map.map.ears()[usize::from(one.antenna)].place == spot)
        };
        let is_faint = tracked.is_at_door && !is_heard_at(verdict.best);
        // The antenna where it stands hears it, the one where it should have gone does not: then only the map was
        // wrong about how silent its neighbours are.
        let is_watched = on_map.map.ears().iter().any(|ear| ear.place == verdict.best);
        let is_guess = is_watched && is_heard_at(tracked.spot) && !is_heard_at(verdict.best);
        let is_clear =
            tracked.mind.rival_ticks >= needed && !is_deaf && !is_outside && !is_faint && !is_guess;
        if is_clear && !is_held && is_new && is_back && directory.place(best).is_some() {
            let step = tracked.go_to(directory, best, verdict, group);
            steps.push(step);
        }
        self.await_silence(group.thing);
    }
}

impl Presence {
    /// A passage through an outer door is over.
    fn pass(&mut self, directory: &Directory, passed: &Passed, steps: &mut Vec<Step>) {
        let door = self.on_map.map.places().get(usize::from(passed.door)).copied();
        let Some(Some(tracked)) = self.things.get_mut(passed.thing as usize) else { return };
        let at = Timestamp(passed.last.saturating_add(passed.shift));
        tracked.turned_back = passed.way == Way::Neither && passed.ended_in;
        let is_newest = passed.last >= tracked.since_line && passed.last >= tracked.heard_line;
        match (passed.way, tracked.belief.place, door) {
            (Way::Out, Some(from), _) if is_newest => {
                steps.push(tracked.depart_by_gate(from, at, passed));
            }
            (Way::In, None, Some(door)) if is_newest => {
                tracked.left_by_gate = false;
                let verdict = Verdict { best: passed.door, chance: 0.9, second: NOWHERE };
                let group =
                    Group { thing: passed.thing, first: passed.last, last: passed.last, shift: passed.shift };
                steps.push(tracked.go_to(directory, door, verdict, &group));
            }
            (Way::In | Way::Out | Way::Neither, _, _) => {}
        }
        self.await_silence(passed.thing);
    }
}

impl Tracked {
    /// Why the thing is where it is shown, as far as this tick says.
    fn explain(&mut self, on_map: &OnMap, verdict: Verdict) {
        let map = &on_map.map;
        let is_ahead = |a: &Heard, b: &Heard| a.dbm > b.dbm || (a.dbm == b.dbm && a.antenna < b.antenna);
        let mut strongest: [Option<Heard>; 2] = [None; 2];
        for one in &on_map.heard {
            if strongest[0].is_none_or(|first| is_ahead(one, &first)) {
                strongest = [Some(*one), strongest[0]];
            } else if strongest[1].is_none_or(|second| is_ahead(one, &second)) {
                strongest[1] = Some(*one);
            }
        }
        let point = |at: usize| map.ears().get(usize::from(strongest[at]?.antenna)).map(|ear| ear.read_point);
        let why = &mut self.belief.why;
        why.read_point = point(0).or(why.read_point);
        why.second = point(1);
        if let Some(one) = strongest[0] {
            why.signal = Signal::Dbm(Rssi((one.dbm * 10.0) as i16));
        }
        let other = if verdict.best == self.spot { verdict.second } else { verdict.best };
        why.runner_up = map.places().get(usize::from(other)).copied();
        if self.spot != UNSET && self.spot != NOWHERE {
            why.chance = Some((self.mind.chance_of(self.spot) * 1_000.0) as u16);
            if !self.is_by_hand {
                self.belief.confidence = self.mind.confidence(self.spot, &on_map.air, self.belief.confidence);
            }
        }
    }

    fn watch_rival(&mut self, verdict: Verdict, first: i64, pace: Pace) {
        if self.mind.rival != verdict.best {
            self.mind.rival = verdict.best;
            self.mind.rival_ticks = 0;
            self.mind.rival_since = first;
        }
        let clear = if pace == Pace::Nimble { LIKELY } else { CLEAR };
        let ticks = if verdict.chance >= clear { self.mind.rival_ticks.saturating_add(1) } else { 0 };
        self.mind.rival_ticks = ticks;
    }

    /// The thing is somewhere else now, since the new place was first ahead.
    fn go_to(&mut self, directory: &Directory, place: PlaceId, verdict: Verdict, group: &Group) -> Step {
        let oldest = group.last.saturating_sub(DATED_BACK_MS);
        let line = self.mind.rival_since.max(oldest).max(self.since_line.saturating_add(1)).min(group.last);
        let at = Timestamp(line.saturating_add(group.shift));
        let at = self.moment_of_change(super::Moment { at, line });
        let from = self.belief.place.replace(place);
        self.belief.since = at;
        self.since_line = line;
        self.is_by_hand = false;
        self.has_left = false;
        self.settle(directory, self.tree);
        self.spot = verdict.best;
        self.mind.moved();
        self.belief.confidence = Confidence::Likely;
        self.belief.why.chance = Some((verdict.chance * 1_000.0) as u16);
        self.belief.why.runner_up = self.belief.why.runner_up.filter(|next| *next != place).or(from);
        let (subject, confidence, why): (_, _, Why) =
            (self.belief.subject, self.belief.confidence, self.belief.why.clone());
        match from {
            None => Step::Arrived { subject, place, confidence, why, at },
            Some(from) => Step::Moved { subject, from, to: place, confidence, why, at },
        }
    }
}

/// The reads of one thing in a tick by antenna: means; a read that came twice counts once.
fn gather(notes: &[Note], heard: &mut Vec<Heard>) {
    heard.clear();
    let (mut sum, mut reads) = (0i32, 0u32);
    for (at, note) in notes.iter().enumerate() {
        if at == 0 || notes[at - 1] != *note {
            sum += i32::from(note.deci_dbm);
            reads += 1;
        }
        if notes.get(at + 1).is_none_or(|next| next.antenna != note.antenna) {
            heard.push(Heard { antenna: note.antenna, dbm: sum as f32 / (reads as f32 * 10.0), reads });
            (sum, reads) = (0, 0);
        }
    }
}

/// The place on the map that a belief means: the place itself or the nearest one around it.
fn spot(directory: &Directory, map: &RadioMap, place: Option<PlaceId>) -> u16 {
    let Some(place) = place else { return NOWHERE };
    let found = directory.path(place).find_map(|place| map.places().binary_search(&place.id).ok());
    found.map_or(NOWHERE, |at| at as u16)
}
