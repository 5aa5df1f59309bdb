//! The picture: an in-memory mirror of all that screens show at a glance. Written by the hub only, after each
//! commit; read by every door.

use std::collections::{BTreeMap, BTreeSet};

use engine::find::Meter;
use engine::scene::Thing;
use engine::{Mark, Numbers, Rollup};
use model::{
    AssetId, Capabilities, Count, CountAction, CountBlock, CountGroup, CountId, CountNumbers, CountPlan,
    CountStep, GroupId, Outcome, Person, Place, PlaceId, Product, ProductId, ReaderConfig, ReaderHealth,
    ReaderId, ReaderState, ReaderVitals, Recorded, Settings, Subject, Tick, Timestamp,
};

use super::notice::Notice;
use crate::advisor::Advice;
use crate::error::SubmitError;
use crate::jobs::JobPicture;
use crate::session::{WireLog, level_of};

/// Everything screens show at a glance.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// All places.
    pub places: BTreeMap<PlaceId, Place>,
    /// Numbers per place and of the whole site; a quarter of a second behind at most.
    pub rollup: Rollup,
    /// The things in each place itself (not in its children), in the order of their ids.
    pub things: BTreeMap<PlaceId, Vec<Thing>>,
    /// The readers with how they are doing.
    pub readers: BTreeMap<ReaderId, ReaderPicture>,
    /// What stands over the screen, the most important first.
    pub notices: Vec<Notice>,
    /// The last thing that a person did or a gate saw.
    pub strip: Option<Strip>,
    /// Long work, the newest first.
    pub jobs: Vec<JobPicture>,
    /// The settings.
    pub settings: Settings,
    /// Products by id, for names.
    pub products: BTreeMap<ProductId, Product>,
    /// People by id, for names.
    pub people: BTreeMap<model::PersonId, Person>,
    /// Counts of stock that are open, and the last ones that ended.
    pub counts: BTreeMap<CountId, CountPicture>,
    /// Items that a count did not find.
    pub missing: BTreeSet<AssetId>,
    /// What is looked for.
    pub find: Vec<Meter>,
    /// The last tag that was held to a desk pad.
    pub scan: Option<ScanPicture>,
    /// Running counts.
    pub counters: Counters,
    /// Where each thing is in `things`.
    pub(crate) whereabouts: BTreeMap<Subject, PlaceId>,
}

/// Running counts of the whole station.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Items in all.
    pub items: u64,
    /// Number of the last fact in the log.
    pub last_sequence: u64,
    /// Reads that reached the engine.
    pub reads: u64,
    /// Reads merged because the way to the hub was full.
    pub merged: u64,
    /// Reads dropped because the way to the hub was full of different tags.
    pub dropped: u64,
    /// Facts that wait in memory for the disk.
    pub facts_waiting: u64,
    /// Transactions written.
    pub commits: u64,
    /// Reads that the rolling recording does not hold because the disk was too slow for it.
    pub unrecorded: u64,
}

/// A reader and how it is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct ReaderPicture {
    /// How it is set up.
    pub config: ReaderConfig,
    /// What it is doing.
    pub state: ReaderState,
    /// Since when.
    pub since: Timestamp,
    /// Its running counts.
    pub health: ReaderHealth,
    /// Reads a second over the last seconds.
    pub reads_per_second: f64,
    /// When it is tried again, on the station's monotonic clock; only while it is lost.
    pub retry_at: Option<Tick>,
    /// Its family, as set or as found out.
    pub family: Option<String>,
    /// The baud rate it answers at, once found.
    pub baud: Option<u32>,
    /// Model in its own words; empty until it answered.
    pub model: String,
    /// Firmware in its own words; empty until it answered.
    pub firmware: String,
    /// What it can do, once it answered.
    pub capabilities: Option<Capabilities>,
    /// The port it is on now, or was last on, for people.
    pub port: String,
    /// The last fault of its own that it reported.
    pub fault: Option<String>,
    /// What should be changed about it.
    pub advice: Vec<Advice>,
    /// How it has been doing lately.
    pub vitals: ReaderVitals,
    /// The recording of what goes over its line that is being written.
    pub recording: Option<std::path::PathBuf>,
}

/// A count of stock; its lists are asked from the file.
#[derive(Clone, Debug, PartialEq)]
pub struct CountPicture {
    /// Its id.
    pub id: CountId,
    /// What is counted.
    pub plan: CountPlan,
    /// Where it stands.
    pub step: CountStep,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// Since when it stands where it stands.
    pub turned_at: Timestamp,
    /// Where whoever counts stands.
    pub spot: Option<PlaceId>,
    /// Its numbers.
    pub numbers: CountNumbers,
    /// When something new was last seen in it.
    pub last_seen: Option<Timestamp>,
    /// What closing does with each group.
    pub choices: BTreeMap<CountGroup, CountAction>,
    /// What closing does with single things.
    pub overrides: BTreeMap<Subject, CountAction>,
    /// What closing will change: items marked missing, items that belong here from then on, tags ignored.
    pub changes: [u32; 3],
    /// Why it cannot be closed now.
    pub blocks: Vec<CountBlock>,
    /// Grows with every change.
    pub version: u64,
}

/// A tag that was held to a desk pad.
#[derive(Clone, Debug, PartialEq)]
pub struct ScanPicture {
    /// Running number.
    pub n: u64,
    /// The window it is for.
    pub watch: u32,
    /// What it is and what it leads to.
    pub answer: engine::scan::Answer,
    /// The undo group, if it changed something.
    pub undo: Option<GroupId>,
    /// Why what it leads to was not done.
    pub refusal: Option<SubmitError>,
    /// When.
    pub at: Timestamp,
}

impl CountPicture {
    pub(crate) fn of(count: &Count, blocks: Vec<CountBlock>, version: u64) -> CountPicture {
        let wanted = |group, action, subjects: &mut dyn Iterator<Item = Subject>| {
            let those = subjects.filter(|subject| count.action(group, *subject) == action).count();
            u32::try_from(those).unwrap_or(u32::MAX)
        };
        let of = |outcome| {
            let lines = count.lines.values().filter(move |line| line.outcome == outcome);
            lines.map(|line| line.subject)
        };
        let mut not_found = count.not_found().map(Subject::Asset);
        CountPicture {
            id: count.id,
            plan: count.plan.clone(),
            step: count.step,
            opened_at: count.opened_at,
            started_at: count.started_at,
            turned_at: count.turned_at,
            spot: count.spot,
            numbers: count.numbers(),
            last_seen: count.last_seen(),
            choices: count.choices.clone(),
            overrides: count.overrides.clone(),
            changes: [
                wanted(CountGroup::NotFound, CountAction::MarkMissing, &mut not_found),
                wanted(CountGroup::Extra, CountAction::BelongsHere, &mut of(Outcome::Extra)),
                wanted(CountGroup::Unknown, CountAction::Ignore, &mut of(Outcome::Unknown)),
            ],
            blocks,
            version,
        }
    }
}

/// What the scan strip says.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The fact behind it.
    pub recorded: Recorded,
    /// Name of the item, if it is about one.
    pub item: Option<String>,
    /// Name of the place, if it is about one.
    pub place: Option<String>,
    /// Number of the tag, if it is about one.
    pub tag: Option<String>,
    /// The mark in front.
    pub mark: Mark,
    /// The undo group, when it can be taken back.
    pub undo: Option<GroupId>,
}

impl Picture {
    /// Numbers of the whole site.
    pub fn headline(&self) -> Numbers {
        self.rollup.site()
    }

    /// A thing that is in a place; `None` when it is nowhere or not known.
    pub fn thing(&self, subject: Subject) -> Option<&Thing> {
        let things = self.things.get(self.whereabouts.get(&subject)?)?;
        let at = things.binary_search_by_key(&subject, |thing| thing.subject).ok()?;
        things.get(at)
    }

    /// The place a thing is in.
    pub fn place_of(&self, subject: Subject) -> Option<PlaceId> {
        self.whereabouts.get(&subject).copied()
    }

    /// Since when a place is not watched: it has readers, and none of them can hear. `None` = it is watched, or was
    /// never meant to be.
    pub fn unwatched_since(&self, place: PlaceId) -> Option<Timestamp> {
        let mut latest = None;
        for reader in self.readers.values() {
            if !reader.config.antennas.iter().any(|antenna| antenna.place == Some(place)) {
                continue;
            }
            match &reader.state {
                ReaderState::Reading => return None,
                ReaderState::Lost { since, .. } => latest = latest.max(Some(*since)),
                ReaderState::Off | ReaderState::Opening | ReaderState::Ready => {
                    latest = latest.max(Some(reader.since));
                }
            }
        }
        latest
    }

    /// Puts a thing where it is now; `None` takes it away.
    pub(crate) fn put(&mut self, subject: Subject, now_in: Option<(PlaceId, Thing)>) {
        let before = self.whereabouts.get(&subject).copied();
        let after = now_in.as_ref().map(|(place, _)| *place);
        if before != after
            && let Some(place) = before
        {
            self.take(subject, place);
        }
        match now_in {
            Some((place, thing)) => {
                self.whereabouts.insert(subject, place);
                let things = self.things.entry(place).or_default();
                match things.binary_search_by_key(&subject, |thing| thing.subject) {
                    Ok(at) => things[at] = thing,
                    Err(at) => things.insert(at, thing),
                }
            }
            None => {
                self.whereabouts.remove(&subject);
            }
        }
    }

    fn take(&mut self, subject: Subject, place: PlaceId) {
        let Some(things) = self.things.get_mut(&place) else { return };
        if let Ok(at) = things.binary_search_by_key(&subject, |thing| thing.subject) {
            things.remove(at);
        }
        if things.is_empty() {
            self.things.remove(&place);
        }
    }
}

impl ReaderPicture {
    /// What is written down of what goes over its line.
    pub fn wire_log(&self) -> WireLog {
        self.recording.as_deref().map_or(WireLog::Off, level_of)
    }

    /// Seconds until it is tried again, when it is lost.
    pub fn retry_in(&self, now: Tick) -> Option<u32> {
        let left = now.until(self.retry_at?);
        Some(u32::try_from(left.0.div_ceil(1_000)).unwrap_or(u32::MAX))
    }
}
