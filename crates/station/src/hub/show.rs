//! Showing: what changed since the last commit is brought to the picture, then the watchers are told.

use std::collections::{BTreeMap, BTreeSet};

use engine::Change;
use engine::scene::Thing;
use model::{AssetId, CountId, Now, PlaceId, Subject, TagId, Tick, Timestamp};

use super::Hub;
use crate::limits::{ROLLUP_COPY_EVERY, ROLLUP_COPY_SHARE, SLIDE};
use crate::live::{CountPicture, Dirty, Picture, ScanPicture, Strip};

/// What has changed and is not shown yet.
#[derive(Default)]
pub(super) struct Changed {
    things: BTreeSet<Subject>,
    /// Where things came from that have just moved.
    moved: BTreeMap<Subject, PlaceId>,
    places: BTreeSet<PlaceId>,
    /// Places whose watchers are told when the roll-up is copied, so that they find the new numbers there.
    uncounted: BTreeSet<PlaceId>,
    is_everything: bool,
    settings: bool,
    facts: bool,
    strip: Option<Strip>,
    counts: BTreeSet<CountId>,
    is_any_count: bool,
    find: bool,
    scan: Option<ScanPicture>,
    /// The roll-up must be copied.
    rollup: bool,
    rollup_due: Tick,
}

impl Changed {
    pub(super) fn everything() -> Changed {
        Changed {
            is_everything: true,
            settings: true,
            rollup: true,
            is_any_count: true,
            ..Changed::default()
        }
    }

    pub(super) fn add(&mut self, change: Change) {
        self.rollup = true;
        match change {
            Change::Belief(subject) => drop(self.things.insert(subject)),
            Change::Asset(asset) => drop(self.things.insert(Subject::Asset(asset))),
            Change::Tag(tag) => drop(self.things.insert(Subject::Tag(tag))),
            Change::Place(place) => drop(self.places.insert(place)),
            // A reader that is lost or back decides whether a count can be closed.
            Change::Reader(_) => self.is_any_count = true,
            Change::Count(count) => drop(self.counts.insert(count)),
            Change::Find => self.find = true,
            Change::Settings => self.settings = true,
        }
    }

    /// Screens ask anew who works here.
    pub(super) fn desk_changed(&mut self) {
        self.settings = true;
    }

    pub(super) fn scanned(&mut self, scan: ScanPicture) {
        self.scan = Some(scan);
    }

    pub(super) fn moved(&mut self, subject: Subject, from: PlaceId) {
        self.moved.insert(subject, from);
    }

    pub(super) fn facts_stored(&mut self, strip: Option<Strip>) {
        self.facts = true;
        if strip.is_some() {
            self.strip = strip;
        }
    }

    /// When the roll-up may be copied again, if it has to be.
    pub(super) fn due(&self) -> Option<Tick> {
        self.rollup.then_some(self.rollup_due)
    }

    fn is_any(&self) -> bool {
        self.is_everything
            || self.settings
            || self.facts
            || self.is_any_count
            || self.find
            || self.scan.is_some()
            || !self.counts.is_empty()
            || !self.things.is_empty()
            || !self.places.is_empty()
    }
}

impl Hub {
    /// Brings the picture up to date, then answers those who asked for what is shown now.
    pub(super) fn show(&mut self, now: Now) {
        self.publish(now);
        self.pending.answer_stored();
    }

    /// Things and places only when everything decided is stored.
    fn publish(&mut self, now: Now) {
        let readers = self.readers.take_changed(&self.seats, self.engine.directory().readers());
        let notices = self.notices.take_changed();
        let is_stored = self.pending.is_empty() && self.changed.is_any();
        let is_rollup_due = self.pending.is_empty() && self.changed.due().is_some_and(|due| due <= now.tick);
        let counters = self.counters();
        if readers.is_none() && notices.is_none() && !is_stored && !is_rollup_due {
            return;
        }
        let feed = self.feed.clone();
        feed.publish(|picture| {
            let mut dirty =
                Dirty { readers: readers.is_some(), notices: notices.is_some(), ..Dirty::default() };
            if let Some(readers) = readers {
                picture.readers = readers;
            }
            if let Some(notices) = notices {
                picture.notices = notices;
            }
            picture.counters = counters;
            if is_stored {
                self.show_changed(picture, &mut dirty, now.at);
            }
            if is_rollup_due {
                self.show_rollup(picture, &mut dirty);
            }
            dirty
        });
    }

    fn show_changed(&mut self, picture: &mut Picture, dirty: &mut Dirty, now: Timestamp) {
        if std::mem::take(&mut self.changed.is_everything) {
            self.show_everything(picture, now);
            *dirty = Dirty::everything();
        }
        let moved = std::mem::take(&mut self.changed.moved);
        for subject in std::mem::take(&mut self.changed.things) {
            let previous = moved.get(&subject).copied().or_else(|| self.still_sliding(picture, subject, now));
            picture.put(subject, self.thing(subject, previous));
            dirty.things.insert(subject);
        }
        for place in std::mem::take(&mut self.changed.places) {
            match self.engine.directory().place(place) {
                Some(known) if picture.places.get(&place) == Some(known) => {}
                Some(known) => drop(picture.places.insert(place, known.clone())),
                None => drop(picture.places.remove(&place)),
            }
            self.changed.uncounted.insert(place);
        }
        if std::mem::take(&mut self.changed.settings) {
            picture.settings = self.engine.settings().clone();
            picture.products.clone_from(&self.products);
            picture.people.clone_from(self.engine.directory().people());
            dirty.settings = true;
        }
        self.show_counts(picture, dirty);
        if std::mem::take(&mut self.changed.find) {
            picture.find = self.engine.meters().cloned().collect();
            dirty.find = true;
        }
        if let Some(scan) = self.changed.scan.take() {
            picture.scan = Some(scan);
            dirty.scan = true;
        }
        if let Some(strip) = self.changed.strip.take() {
            picture.strip = Some(strip);
            dirty.strip = true;
        }
        dirty.facts |= std::mem::take(&mut self.changed.facts);
        dirty.bound();
    }

    /// The counts that changed; all of them when a reader did.
    fn show_counts(&mut self, picture: &mut Picture, dirty: &mut Dirty) {
        if picture.missing != *self.engine.directory().missing() {
            picture.missing.clone_from(self.engine.directory().missing());
        }
        let changed = std::mem::take(&mut self.changed.counts);
        if !std::mem::take(&mut self.changed.is_any_count) && changed.is_empty() {
            return;
        }
        let before = std::mem::take(&mut picture.counts);
        for count in self.engine.counts() {
            let known = before.get(&count.id);
            let version = known.map_or(0, |known| known.version) + u64::from(changed.contains(&count.id));
            let blocks = self.engine.count_blocks(count);
            let shown = match known.filter(|known| known.version == version && known.blocks == blocks) {
                Some(known) => known.clone(),
                None => CountPicture::of(count, blocks, version),
            };
            picture.counts.insert(count.id, shown);
        }
        dirty.counts = picture.counts != before;
    }

    fn show_everything(&mut self, picture: &mut Picture, now: Timestamp) {
        let directory = self.engine.directory();
        picture.places.clone_from(directory.places());
        picture.things.clear();
        picture.whereabouts.clear();
        let subjects: Vec<Subject> = self.engine.beliefs().map(|belief| belief.subject).collect();
        for subject in subjects {
            let previous = self.still_sliding(picture, subject, now);
            picture.put(subject, self.thing(subject, previous));
        }
        self.changed.settings = true;
    }

    /// The numbers of all places are copied; on a site with very many that takes long, and is then done less often.
    fn show_rollup(&mut self, picture: &mut Picture, dirty: &mut Dirty) {
        let before = self.now().tick;
        dirty.headline |= picture.rollup.site() != self.engine.rollup().site();
        dirty.places.append(&mut self.changed.uncounted);
        dirty.bound();
        self.engine.rollup().show_in(&mut picture.rollup);
        let after = self.now().tick;
        let took = before.until(after);
        let pause = model::Span((took.0 * ROLLUP_COPY_SHARE).max(ROLLUP_COPY_EVERY.0));
        self.changed.rollup = false;
        self.changed.rollup_due = after + pause;
    }

    /// A thing as it is shown; `None` when it is nowhere or not shown.
    fn thing(&self, subject: Subject, previous: Option<PlaceId>) -> Option<(PlaceId, Thing)> {
        let belief = self.engine.belief(subject)?;
        let (place, mark) = (belief.place?, self.engine.mark(subject)?);
        let name = self.name_of(subject)?;
        let previous = previous.filter(|previous| *previous != place);
        Some((place, Thing { subject, name, mark, heard_at: belief.heard_at, previous }))
    }

    pub(super) fn name_of(&self, subject: Subject) -> Option<String> {
        match subject {
            Subject::Asset(asset) => self.asset_name(asset),
            Subject::Tag(tag) => self.tag_number(tag),
        }
    }

    pub(super) fn asset_name(&self, asset: AssetId) -> Option<String> {
        self.engine.directory().asset(asset).map(|asset| asset.name.clone())
    }

    pub(super) fn tag_number(&self, tag: TagId) -> Option<String> {
        self.engine.directory().tag(tag).map(|tag| tag.epc.to_hex())
    }

    /// Where it came from, as long as a screen that redraws now should still let it slide.
    fn still_sliding(&self, picture: &Picture, subject: Subject, now: Timestamp) -> Option<PlaceId> {
        let belief = self.engine.belief(subject)?;
        let is_fresh = belief.since.until(now) < SLIDE;
        picture.thing(subject).filter(|_| is_fresh)?.previous
    }
}
