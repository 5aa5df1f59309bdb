//! After each step: every room follows the fact, numbers follow the beliefs, and screens are told.

use model::{Fact, Now, Subject, Timestamp};

use crate::limits::OUTPUTS_MAX;
use crate::mark::Mark;
use crate::presence::{Step, subject_of};
use crate::rollup::Counted;
use crate::{Change, Engine, Output, Pen};

impl Engine {
    /// Takes over what reads and deadlines led to.
    pub(crate) fn take(&mut self, mut steps: Vec<Step>) {
        for step in steps.drain(..) {
            self.take_step(step);
        }
        self.steps = steps;
    }

    fn take_step(&mut self, step: Step) {
        let (fact, at) = match step {
            Step::Heard { tag, read_point, at } => {
                (Fact::TagHeard { tag: tag.id, epc: tag.epc, tid: tag.tid, read_point }, at)
            }
            Step::Arrived { subject, place, confidence, why, at } => {
                (Fact::Arrived { subject, place, confidence, why }, at)
            }
            Step::Moved { subject, from, to, confidence, why, at } => {
                (Fact::Moved { subject, from, to, confidence, why }, at)
            }
            Step::Departed { subject, from, confidence, why, at } => {
                (Fact::Departed { subject, from, confidence, why }, at)
            }
            Step::Noticed { oddity, at } => (Fact::Noticed(oddity), at),
            Step::SeenBefore { subject, place, at, until, confidence, why } => {
                (Fact::SeenBefore { subject, place, until, confidence, why }, at)
            }
            Step::Shown(subject) => {
                self.refresh(subject);
                return self.change(Change::Belief(subject));
            }
            Step::HeardAgain(subject) => return self.change_if_room(Change::Belief(subject)),
            Step::PlaceHeard { place, at } => return self.rollup.heard(place, at),
        };
        self.directory.apply(&fact);
        self.settle(&fact);
        self.tell(fact, Pen::station(at));
    }

    /// Makes a fact of a command true in every room. Answers whether its tag, if it has one, was known before.
    pub(crate) fn make_true(&mut self, fact: &Fact, at: Timestamp, now: Now) -> bool {
        let was_known = self.knows_tag(fact);
        self.directory.apply(fact);
        self.counts.apply(fact, at);
        self.presence.apply(&self.directory, fact, at, now);
        if let Fact::SettingsChanged { after, .. } = fact {
            self.settings = after.as_ref().clone();
            self.set_presence_settings(now);
        }
        if let Fact::ReaderRemoved(reader) = fact {
            self.watch.forget(reader.id);
        }
        self.settle(fact);
        was_known
    }

    /// Takes back what was made true since the presence began to keep what things were.
    pub(crate) fn roll_back(&mut self, facts: &[Fact], was_known: &[bool], now: Now) {
        for (fact, was_known) in facts.iter().zip(was_known).rev() {
            if let Fact::SettingsChanged { before, .. } = fact {
                self.settings = before.as_ref().clone();
                self.set_presence_settings(now);
            }
            self.directory.revert(fact, *was_known);
            self.counts.revert(fact);
        }
        self.presence.roll_back(&self.directory, now);
        for fact in facts {
            self.settle(fact);
        }
        if facts.iter().any(|fact| matches!(fact, Fact::PlaceDrawn { .. } | Fact::PlaceRemoved(_))) {
            self.recount();
        }
    }

    fn set_presence_settings(&mut self, now: Now) {
        let mut steps = std::mem::take(&mut self.steps);
        self.presence.set_settings(&self.settings, now, &mut steps);
        self.take(steps);
    }

    fn knows_tag(&self, fact: &Fact) -> bool {
        if let Fact::TagHeard { tag, .. } | Fact::TagLinked { tag, .. } = fact {
            return self.directory.tag(*tag).is_some();
        }
        true
    }

    /// The numbers follow a fact.
    fn settle(&mut self, fact: &Fact) {
        match fact {
            Fact::Arrived { subject, .. } | Fact::Moved { subject, .. } | Fact::Departed { subject, .. } => {
                self.refresh(*subject);
            }
            Fact::TagHeard { tag, .. } | Fact::TagIgnored { tag, .. } => self.refresh(Subject::Tag(*tag)),
            Fact::TagLinked { tag, asset, .. } | Fact::TagUnlinked { tag, asset } => {
                self.refresh(Subject::Tag(*tag));
                self.refresh(Subject::Asset(*asset));
            }
            Fact::AssetAdded(asset) | Fact::AssetRemoved(asset) | Fact::AssetChanged { after: asset, .. } => {
                self.refresh(Subject::Asset(asset.id));
            }
            Fact::MissingSet { asset, .. } => self.refresh(Subject::Asset(*asset)),
            Fact::PlaceDrawn { before: Some(before), after } if before.parent != after.parent => {
                self.recount()
            }
            Fact::PlaceDrawn { after, .. } => self.rollup.set_place(after.id, after.parent),
            Fact::PlaceRemoved(place) => self.rollup.remove_place(place.id),
            Fact::ProductAdded(_)
            | Fact::ReaderSet { .. }
            | Fact::ReaderRemoved(_)
            | Fact::ReaderLost { .. }
            | Fact::Noticed(_)
            | Fact::SeenBefore { .. }
            | Fact::ReaderBack { .. }
            | Fact::PersonSet { .. }
            | Fact::PinSet { .. }
            | Fact::SettingsChanged { .. }
            | Fact::Count { .. }
            | Fact::Undone { .. }
            | Fact::ReportMade { .. }
            | Fact::LogArchived { .. } => {}
        }
    }

    /// Counts everything anew. For the start, and for a place that moved in the tree.
    pub(crate) fn recount(&mut self) {
        let assets = self.directory.assets().keys().map(|id| Subject::Asset(*id));
        let alone = self.directory.tags().iter().filter(|tag| tag.asset.is_none()).map(subject_of);
        let things = assets.chain(alone).filter_map(|thing| Some((thing, self.counted(thing)?))).collect();
        self.rollup.rebuild(self.directory.places(), things);
    }

    fn refresh(&mut self, subject: Subject) {
        let counted = self.counted(subject);
        self.rollup.set(subject, counted);
    }

    /// How a thing is counted. An item always is; a tag only while it is on nothing, not ignored, and either somewhere
    /// or heard lately.
    fn counted(&self, subject: Subject) -> Option<Counted> {
        let place = self.presence.belief(subject).and_then(|belief| belief.place);
        let is_stale = self.presence.is_stale(subject);
        match subject {
            Subject::Asset(id) => {
                let home = self.directory.asset(id)?.home;
                Some(Counted { home, place, mark: self.asset_mark(id, home, place, is_stale) })
            }
            Subject::Tag(id) => {
                let tag = self.directory.tag(id)?;
                let is_shown = tag.asset.is_none() && !tag.is_ignored && (place.is_some() || !is_stale);
                is_shown.then_some(Counted { home: None, place, mark: Mark::Unknown })
            }
        }
    }

    fn asset_mark(
        &self,
        id: model::AssetId,
        home: Option<model::PlaceId>,
        place: Option<model::PlaceId>,
        is_stale: bool,
    ) -> Mark {
        if self.directory.is_missing(id) {
            return Mark::Missing;
        }
        let Some(place) = place.filter(|_| !is_stale) else { return Mark::NotSeen };
        let is_right = home
            .is_none_or(|home| self.directory.contains(home, place) || self.directory.contains(place, home));
        if is_right { Mark::Here } else { Mark::WrongPlace }
    }

    /// Writes a fact down and tells the screens what it changed.
    pub(crate) fn tell(&mut self, fact: Fact, pen: Pen) {
        let changes = changes_of(&fact);
        let followed = self.counts.follow(&self.directory, &fact, pen.at);
        self.outputs.push_back(pen.write(fact));
        for change in changes.into_iter().flatten() {
            self.change(change);
        }
        self.note_in_counts(followed, pen.at);
    }

    /// What a step or a read is to the counts that go on.
    pub(crate) fn note_in_counts(&mut self, news: Vec<(model::CountId, model::CountNews)>, at: Timestamp) {
        for (count, news) in news {
            let fact = Fact::Count { count, news };
            self.counts.apply(&fact, at);
            self.outputs.push_back(Pen::station(at).write(fact));
            self.change(Change::Count(count));
        }
    }

    /// A missing item that is heard is not missing.
    pub(crate) fn turned_up(&mut self, subject: Subject, at: Timestamp) {
        let Subject::Asset(asset) = subject else { return };
        if self.directory.missing().is_empty() || !self.directory.is_missing(asset) {
            return;
        }
        let fact = Fact::MissingSet { asset, is_missing: false };
        self.directory.apply(&fact);
        self.settle(&fact);
        self.tell(fact, Pen::station(at));
    }

    /// Tells which numbers changed.
    pub(crate) fn announce_places(&mut self) {
        for place in self.rollup.take_changed() {
            self.change(Change::Place(place));
        }
    }

    pub(crate) fn change(&mut self, change: Change) {
        self.outputs.push_back(Output::Change(change));
    }

    pub(crate) fn change_if_room(&mut self, change: Change) {
        if self.outputs.len() < OUTPUTS_MAX {
            self.change(change);
        } else {
            self.dropped_changes += 1;
        }
    }
}

/// What screens must know after a fact.
fn changes_of(fact: &Fact) -> [Option<Change>; 4] {
    let tag_and_asset = |tag, asset, other: Option<_>| {
        let tag_alone = Some(Change::Belief(Subject::Tag(tag)));
        [Some(Change::Tag(tag)), Some(Change::Asset(asset)), other.map(Change::Asset), tag_alone]
    };
    let one = |change| [Some(change), None, None, None];
    match fact {
        Fact::TagHeard { tag, .. } | Fact::TagIgnored { tag, .. } => {
            [Some(Change::Tag(*tag)), Some(Change::Belief(Subject::Tag(*tag))), None, None]
        }
        Fact::Arrived { subject, .. } | Fact::Moved { subject, .. } | Fact::Departed { subject, .. } => {
            one(Change::Belief(*subject))
        }
        Fact::TagLinked { tag, asset, before, .. } => tag_and_asset(*tag, *asset, *before),
        Fact::TagUnlinked { tag, asset } => tag_and_asset(*tag, *asset, None),
        Fact::AssetAdded(asset) | Fact::AssetChanged { after: asset, .. } | Fact::AssetRemoved(asset) => {
            [Some(Change::Asset(asset.id)), Some(Change::Belief(Subject::Asset(asset.id))), None, None]
        }
        Fact::MissingSet { asset, .. } => {
            [Some(Change::Asset(*asset)), Some(Change::Belief(Subject::Asset(*asset))), None, None]
        }
        Fact::Count { count, .. } => one(Change::Count(*count)),
        Fact::PlaceDrawn { after: place, .. } | Fact::PlaceRemoved(place) => one(Change::Place(place.id)),
        Fact::ReaderSet { after: reader, .. } | Fact::ReaderRemoved(reader) => one(Change::Reader(reader.id)),
        Fact::ReaderLost { reader, .. } | Fact::ReaderBack { reader } => one(Change::Reader(*reader)),
        Fact::Noticed(_) | Fact::SeenBefore { .. } => [None; 4],
        Fact::ProductAdded(_)
        | Fact::PersonSet { .. }
        | Fact::PinSet { .. }
        | Fact::SettingsChanged { .. } => one(Change::Settings),
        Fact::Undone { .. } | Fact::ReportMade { .. } | Fact::LogArchived { .. } => [None; 4],
    }
}
