//! Counts: what readers hear and what becomes true, as news for every count that goes on.
//!
//! The result of a count is what was true at each thing's own moment, not a picture taken at its start: a thing that
//! is heard elsewhere after the start has moved, and is never called missing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use model::{
    AssetId, Belief, Count, CountBlock, CountId, CountLine, CountNews, CountPlan, CountStep, Fact, Heard,
    Outcome, PlaceId, ReaderId, ReaderRole, Subject, Tag, Timestamp,
};

use crate::directory::Directory;
use crate::limits::COUNTS_KEPT;

/// All counts that go on, and the last ones that ended (closing can be taken back).
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    counts: BTreeMap<CountId, Count>,
    /// In which order they ended.
    ended: VecDeque<CountId>,
    /// How many run: with none, a read costs one look at this number.
    running: usize,
}

impl Counts {
    pub(crate) fn new(counts: Vec<Count>) -> Counts {
        let mut all = Counts::default();
        let mut ended: Vec<(Timestamp, CountId)> = Vec::new();
        for count in counts {
            if !count.step.is_open() {
                ended.push((count.turned_at, count.id));
            }
            all.counts.insert(count.id, count);
        }
        ended.sort_unstable();
        all.ended = ended.into_iter().map(|(_, id)| id).collect();
        all.settle();
        all
    }

    pub(crate) fn get(&self, id: CountId) -> Option<&Count> {
        self.counts.get(&id)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Count> {
        self.counts.values()
    }

    pub(crate) fn is_any_running(&self) -> bool {
        self.running > 0
    }

    fn open(&self) -> impl Iterator<Item = &Count> {
        self.counts.values().filter(|count| count.step.is_open() && count.started_at.is_some())
    }

    /// How many are open.
    pub(crate) fn open_count(&self) -> usize {
        self.counts.values().filter(|count| count.step.is_open()).count()
    }

    /// Makes a fact true.
    pub(crate) fn apply(&mut self, fact: &Fact, at: Timestamp) {
        match fact {
            Fact::Count { count, news } => {
                if let CountNews::Planned { before: None, after } = news {
                    self.counts.insert(*count, Count::new(*count, after.clone(), at));
                } else if let Some(count) = self.counts.get_mut(count) {
                    count.apply(news, at);
                }
                self.keep_ended(*count);
                self.settle();
            }
            Fact::AssetRemoved(asset) => {
                for count in self.counts.values_mut().filter(|count| count.step.is_open()) {
                    count.expected.remove(&asset.id);
                }
            }
            Fact::PlaceRemoved(place) => {
                for count in self.counts.values_mut() {
                    count.plan.places.retain(|one| *one != place.id);
                    count.spot = count.spot.filter(|spot| *spot != place.id);
                }
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
            | Fact::ProductAdded(_)
            | Fact::PlaceDrawn { .. }
            | Fact::ReaderSet { .. }
            | Fact::ReaderRemoved(_)
            | Fact::ReaderLost { .. }
            | Fact::Noticed(_)
            | Fact::SeenBefore { .. }
            | Fact::ReaderBack { .. }
            | Fact::PersonSet { .. }
            | Fact::PinSet { .. }
            | Fact::LogArchived { .. }
            | Fact::SettingsChanged { .. }
            | Fact::MissingSet { .. }
            | Fact::Undone { .. }
            | Fact::ReportMade { .. } => {}
        }
    }

    /// Takes a fact back that was applied last.
    pub(crate) fn revert(&mut self, fact: &Fact) {
        let Fact::Count { count: id, news } = fact else { return };
        if matches!(news, CountNews::Planned { before: None, .. }) {
            self.counts.remove(id);
        } else if let Some(count) = self.counts.get_mut(id) {
            count.revert(news);
        }
        self.keep_ended(*id);
        self.settle();
    }

    fn keep_ended(&mut self, id: CountId) {
        self.ended.retain(|one| *one != id);
        if self.counts.get(&id).is_some_and(|count| !count.step.is_open()) {
            self.ended.push_back(id);
        }
        while self.ended.len() > COUNTS_KEPT {
            if let Some(oldest) = self.ended.pop_front() {
                self.counts.remove(&oldest);
            }
        }
    }

    fn settle(&mut self) {
        self.running = self.counts.values().filter(|count| count.step == CountStep::Running).count();
    }

    /// A reader heard a thing: what that is to each running count. `belief` is what is thought after this read.
    pub(crate) fn heard(
        &self,
        directory: &Directory,
        heard: &Heard,
        tag: &Tag,
        belief: Option<&Belief>,
    ) -> Vec<(CountId, CountNews)> {
        let mut news = Vec::new();
        if tag.is_ignored && tag.asset.is_none() {
            return news;
        }
        let subject = tag.asset.map_or(Subject::Tag(tag.id), Subject::Asset);
        for count in self.counts.values().filter(|count| count.step == CountStep::Running) {
            if count.started_at.is_none_or(|start| heard.at < start) {
                continue;
            }
            let seen = match place_heard(directory, count, heard, belief.and_then(|belief| belief.place)) {
                Whereabouts::Inside(place) => note(directory, count, subject, place, heard.at),
                Whereabouts::Elsewhere(place) => elsewhere(count, subject, Some(place), heard.at),
                Whereabouts::Unclear => None,
            };
            news.extend(seen.map(|seen| (count.id, seen)));
        }
        news
    }

    /// Something became true: what that is to each count that goes on.
    pub(crate) fn follow(
        &self,
        directory: &Directory,
        fact: &Fact,
        at: Timestamp,
    ) -> Vec<(CountId, CountNews)> {
        if self.counts.is_empty() {
            return Vec::new();
        }
        match fact {
            Fact::Arrived { subject, place, .. } | Fact::Moved { subject, to: place, .. } => {
                self.went(directory, *subject, Some(*place), at)
            }
            Fact::Departed { subject, .. } => self.went(directory, *subject, None, at),
            Fact::TagLinked { tag, asset, .. } => self.linked(directory, Subject::Tag(*tag), *asset),
            // While it is checked, ignoring is what its end does; then the line stays as its reason.
            Fact::TagIgnored { tag, is_ignored: true } => {
                let mut news = self.forget(Subject::Tag(*tag));
                news.retain(|(count, _)| {
                    self.get(*count).is_some_and(|count| count.step != CountStep::Checking)
                });
                news
            }
            Fact::AssetRemoved(asset) => self.forget(Subject::Asset(asset.id)),
            Fact::TagHeard { .. }
            | Fact::TagUnlinked { .. }
            | Fact::TagIgnored { .. }
            | Fact::AssetAdded(_)
            | Fact::AssetChanged { .. }
            | Fact::ProductAdded(_)
            | Fact::PlaceDrawn { .. }
            | Fact::PlaceRemoved(_)
            | Fact::ReaderSet { .. }
            | Fact::ReaderRemoved(_)
            | Fact::ReaderLost { .. }
            | Fact::Noticed(_)
            | Fact::SeenBefore { .. }
            | Fact::ReaderBack { .. }
            | Fact::PersonSet { .. }
            | Fact::PinSet { .. }
            | Fact::LogArchived { .. }
            | Fact::SettingsChanged { .. }
            | Fact::Count { .. }
            | Fact::MissingSet { .. }
            | Fact::Undone { .. }
            | Fact::ReportMade { .. } => Vec::new(),
        }
    }

    /// A thing went somewhere: an expected one that was not found yet has moved, an extra one was only passing.
    fn went(
        &self,
        directory: &Directory,
        subject: Subject,
        place: Option<PlaceId>,
        at: Timestamp,
    ) -> Vec<(CountId, CountNews)> {
        let running = self.open().filter(|count| count.started_at.is_some_and(|start| at >= start));
        let is_inside = |count: &Count| place.is_some_and(|place| is_about(directory, &count.plan, place));
        running
            .filter(|count| !is_inside(count))
            .filter_map(|count| elsewhere(count, subject, place, at).map(|news| (count.id, news)))
            .collect()
    }

    fn linked(&self, directory: &Directory, tag: Subject, asset: AssetId) -> Vec<(CountId, CountNews)> {
        let mut news = Vec::new();
        for count in self.open() {
            let Some(line) = count.lines.get(&tag) else { continue };
            news.push((count.id, CountNews::Forgotten(*line)));
            let seen = note(directory, count, Subject::Asset(asset), line.place, line.at);
            news.extend(seen.map(|seen| (count.id, seen)));
        }
        news
    }

    fn forget(&self, subject: Subject) -> Vec<(CountId, CountNews)> {
        let lines = self.open().filter_map(|count| Some((count.id, count.lines.get(&subject)?)));
        lines.map(|(count, line)| (count, CountNews::Forgotten(*line))).collect()
    }

    /// Why a count cannot be closed now.
    pub(crate) fn blocks(
        &self,
        directory: &Directory,
        count: &Count,
        is_lost: impl Fn(ReaderId) -> bool,
    ) -> Vec<CountBlock> {
        let mut blocks = Vec::new();
        for reader in directory.readers().values().filter(|reader| reader.is_on && is_lost(reader.id)) {
            let mut places = reader.antennas.iter().filter_map(|antenna| antenna.place);
            if places.any(|place| is_about(directory, &count.plan, place)) {
                blocks.push(CountBlock::ReaderLost(reader.id));
            }
        }
        for other in self.open().filter(|other| other.id != count.id) {
            let mut places = other.plan.places.iter();
            if places.any(|place| is_about(directory, &count.plan, *place)) {
                blocks.push(CountBlock::OtherCount(other.id));
            }
        }
        blocks
    }
}

/// Where a read puts a thing, as a count sees it.
enum Whereabouts {
    /// In what is counted; the place if it is known.
    Inside(Option<PlaceId>),
    /// Somewhere else, for sure.
    Elsewhere(PlaceId),
    /// The reader hears too much to say.
    Unclear,
}

/// A hand reader is where its person is. A fixed one hears its place: if that is inside what is counted, so is the
/// thing; if it is more than what is counted, the thing is where it is believed to be, as long as that agrees.
fn place_heard(
    directory: &Directory,
    count: &Count,
    heard: &Heard,
    believed: Option<PlaceId>,
) -> Whereabouts {
    let role = directory.readers().get(&heard.reader).map(|reader| reader.role);
    match role {
        Some(ReaderRole::Handheld) => return Whereabouts::Inside(spot(count)),
        // What is held to a desk pad was meant; the scan router decides about it.
        Some(ReaderRole::DeskPad) | None => return Whereabouts::Unclear,
        Some(ReaderRole::Area | ReaderRole::Gate) => {}
    }
    let point = model::ReadPoint { reader: heard.reader, antenna: heard.read.antenna };
    let Some(place) = directory.place_of(point) else { return Whereabouts::Unclear };
    if lies_in(directory, &count.plan, place) {
        let inner = believed.filter(|inner| directory.contains(place, *inner));
        return Whereabouts::Inside(Some(inner.unwrap_or(place)));
    }
    match believed {
        Some(inner) if lies_in(directory, &count.plan, inner) && directory.contains(place, inner) => {
            Whereabouts::Inside(Some(inner))
        }
        Some(inner) if !is_about(directory, &count.plan, inner) => Whereabouts::Elsewhere(inner),
        Some(_) | None => Whereabouts::Unclear,
    }
}

/// Where whoever counts is, if that can be said.
pub(crate) fn spot(count: &Count) -> Option<PlaceId> {
    count.spot.or(match count.plan.places.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// A thing was seen in what is counted. `None` when nothing new is in that.
pub(crate) fn note(
    directory: &Directory,
    count: &Count,
    subject: Subject,
    place: Option<PlaceId>,
    at: Timestamp,
) -> Option<CountNews> {
    let outcome = outcome(count, subject);
    let is_new = count.lines.get(&subject).is_none_or(|line| line.outcome != outcome);
    let is_wanted = match (subject, count.plan.product) {
        (Subject::Asset(asset), Some(product)) => {
            count.expected.contains(&asset)
                || directory.asset(asset).is_some_and(|asset| asset.product == Some(product))
        }
        (Subject::Tag(_), Some(_)) => false,
        (Subject::Asset(_) | Subject::Tag(_), None) => true,
    };
    let line = CountLine { subject, outcome, place, is_by_eye: false, at };
    (is_new && is_wanted).then_some(CountNews::Noted(line))
}

/// What a count says of a thing that is seen in it.
pub(crate) fn outcome(count: &Count, subject: Subject) -> Outcome {
    match subject {
        Subject::Asset(asset) if count.expected.contains(&asset) => Outcome::Found,
        Subject::Asset(_) => Outcome::Extra,
        Subject::Tag(_) => Outcome::Unknown,
    }
}

fn elsewhere(count: &Count, subject: Subject, place: Option<PlaceId>, at: Timestamp) -> Option<CountNews> {
    match (subject, count.lines.get(&subject)) {
        (Subject::Asset(asset), None) if count.expected.contains(&asset) => {
            Some(CountNews::Noted(CountLine {
                subject,
                outcome: Outcome::Moved,
                place,
                is_by_eye: false,
                at,
            }))
        }
        (_, Some(line)) if line.outcome == Outcome::Extra && !line.is_by_eye => {
            Some(CountNews::Forgotten(*line))
        }
        (_, Some(_) | None) => None,
    }
}

/// Whether a place lies in what is counted.
pub(crate) fn lies_in(directory: &Directory, plan: &CountPlan, place: PlaceId) -> bool {
    plan.places.iter().any(|counted| directory.contains(*counted, place))
}

/// Whether a place lies in what is counted, or around it.
fn is_about(directory: &Directory, plan: &CountPlan, place: PlaceId) -> bool {
    plan.places
        .iter()
        .any(|counted| directory.contains(*counted, place) || directory.contains(place, *counted))
}

/// What should be in these places: what belongs there, and what belongs nowhere and is there.
pub(crate) fn expected(
    directory: &Directory,
    plan: &CountPlan,
    place_of: impl Fn(AssetId) -> Option<PlaceId>,
) -> Vec<AssetId> {
    let mut scope = BTreeSet::new();
    let mut open: Vec<PlaceId> = plan.places.clone();
    while let Some(place) = open.pop() {
        if scope.insert(place) {
            open.extend(directory.places_in(place));
        }
    }
    let assets = directory.assets().values();
    assets
        .filter(|asset| plan.product.is_none() || asset.product == plan.product)
        .filter(|asset| asset.home.or_else(|| place_of(asset.id)).is_some_and(|place| scope.contains(&place)))
        .map(|asset| asset.id)
        .collect()
}
