//! What people do to beliefs: put things somewhere, link and unlink tags, take things off the list.
//!
//! Everything here follows from a fact, so a command, its undo and a replay of the log lead to the same beliefs. While
//! a taking back runs, what things were before is kept, so that it can be all or nothing.

use model::{AssetId, Belief, Fact, Now, PlaceId, ReaderId, Subject, TagId, Timestamp, Why};

use crate::directory::Directory;
use crate::limits::SET_ASIDE_MAX;

use super::absence::Wait;
use super::clock_line::{Moment, line_of};
use super::{Aside, Presence, Tracked, UNPINNED};

impl Presence {
    /// Follows a fact that a command made. The directory has followed it already.
    pub(crate) fn apply(&mut self, directory: &Directory, fact: &Fact, at: Timestamp, now: Now) {
        let moment = Moment { at, line: line_of(now) };
        match fact {
            Fact::Arrived { subject, place, confidence, why }
            | Fact::Moved { subject, to: place, confidence, why, .. } => {
                let belief = (Some(*place), *confidence, why);
                self.place(directory, *subject, belief, moment);
            }
            Fact::Departed { subject, confidence, why, .. } => {
                self.place(directory, *subject, (None, *confidence, why), moment);
            }
            Fact::TagLinked { tag, asset, before, .. } => self.link(directory, *tag, *asset, *before, at),
            Fact::TagUnlinked { tag, asset } => self.unlink(directory, *tag, *asset, moment),
            Fact::TagIgnored { tag, .. } => self.unpin(directory, *tag),
            Fact::AssetAdded(asset) => self.come_back(Subject::Asset(asset.id), moment),
            Fact::AssetRemoved(asset) => {
                let subject = Subject::Asset(asset.id);
                if let Some(gone) = self.tracked(subject).cloned() {
                    self.set_aside(gone, None);
                }
                self.remove(subject);
            }
            Fact::PlaceDrawn { .. } => {
                self.tree = self.tree.wrapping_add(1);
                self.on_map.outdate();
            }
            Fact::PlaceRemoved(place) => self.forget_place(place.id),
            Fact::ReaderSet { .. } => {
                self.on_map.outdate();
                self.settle_coverage(directory, now);
            }
            Fact::ReaderRemoved(reader) => self.forget_reader(directory, reader.id, now),
            Fact::TagHeard { .. }
            | Fact::AssetChanged { .. }
            | Fact::ProductAdded(_)
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

    /// From here on, what things were is kept.
    pub(crate) fn begin(&mut self) {
        self.saved = Some(Vec::new());
    }

    /// What was done stays.
    pub(crate) fn keep(&mut self) {
        self.saved = None;
    }

    /// Everything since [`Presence::begin`] did not happen. The directory is back already.
    pub(crate) fn roll_back(&mut self, directory: &Directory, now: Now) {
        for (subject, before) in self.saved.take().unwrap_or_default().into_iter().rev() {
            match before {
                Some(before) => {
                    let waits = (before.stale_due, before.exit_due);
                    let thing = self.put(before);
                    let (stale, exit) = waits;
                    for (due, wait) in stale
                        .map(|due| (due, Wait::Stale))
                        .into_iter()
                        .chain(exit.map(|due| (due, Wait::Exit)))
                    {
                        self.deadlines.add(due, thing, wait);
                    }
                }
                None => self.remove(subject),
            }
        }
        self.tree = self.tree.wrapping_add(1);
        self.on_map.outdate();
        self.pins.fill(UNPINNED);
        self.settle_coverage(directory, now);
    }

    fn save(&mut self, subject: Subject) {
        let before = self.saved.is_some().then(|| self.tracked(subject).cloned());
        if let (Some(saved), Some(before)) = (&mut self.saved, before) {
            saved.push((subject, before));
        }
    }

    fn edited(&mut self, subject: Subject, at: Timestamp) -> Option<(u32, &mut Tracked)> {
        self.save(subject);
        let thing = match self.by_subject.get(&subject) {
            Some(thing) => *thing,
            None => self.put(Tracked::new(subject, at)),
        };
        self.things.get_mut(thing as usize)?.as_mut().map(|tracked| (thing, tracked))
    }

    fn place(
        &mut self,
        directory: &Directory,
        subject: Subject,
        (place, confidence, why): (Option<PlaceId>, model::Confidence, &Why),
        moment: Moment,
    ) {
        let (tree, leaves_after) = (self.tree, self.leaves_after);
        let Some((thing, tracked)) = self.edited(subject, moment.at) else { return };
        let is_by_hand = why.read_point.is_none();
        if is_by_hand {
            tracked.evidence.clear();
        }
        tracked.mind.forget();
        tracked.belief =
            Belief { place, confidence, since: moment.at, why: why.clone(), ..tracked.belief.clone() };
        tracked.since_line = moment.line;
        tracked.is_by_hand = is_by_hand;
        tracked.has_left = place.is_none();
        tracked.settle(directory, tree);
        if tracked.is_at_door && tracked.exit_due.is_none() && tracked.belief.heard_at.is_some() {
            self.await_exit(thing, moment.line.saturating_add(leaves_after));
        }
    }

    /// The tag speaks for the item now. What was known of it alone goes over, if it is newer than what is known of the
    /// item; the fact that follows says where that puts the item.
    fn link(
        &mut self,
        directory: &Directory,
        tag: TagId,
        asset: AssetId,
        before: Option<AssetId>,
        at: Timestamp,
    ) {
        self.unpin(directory, tag);
        if before.is_some() {
            return;
        }
        let subject = Subject::Tag(tag);
        let Some(mut alone) = self.tracked(subject).cloned() else { return };
        self.remove(subject);
        let stale_after = self.stale_after;
        let item = self.tracked(Subject::Asset(asset));
        if item.is_some_and(|item| alone.heard_line <= item.heard_line) {
            return self.set_aside(alone, None);
        }
        let Some((thing, tracked)) = self.edited(Subject::Asset(asset), at) else { return };
        let item = tracked.clone();
        tracked.heard_line = alone.heard_line;
        tracked.heard_place = alone.heard_place;
        tracked.heard_tag = directory.slot(tag);
        tracked.belief.heard_at = alone.belief.heard_at;
        tracked.is_stale = alone.is_stale;
        tracked.evidence = std::mem::take(&mut alone.evidence);
        tracked.tree = tracked.tree.wrapping_sub(1);
        if !tracked.is_stale && tracked.stale_due.is_none() {
            let due = tracked.heard_line.saturating_add(stale_after);
            tracked.stale_due = Some(due);
            self.deadlines.add(due, thing, Wait::Stale);
        }
        self.set_aside(alone, Some(item));
    }

    fn set_aside(&mut self, mut thing: Tracked, item: Option<Tracked>) {
        if self.set_aside.len() >= SET_ASIDE_MAX {
            self.set_aside.pop_first();
        }
        thing.evidence.clear();
        (thing.stale_due, thing.exit_due) = (None, None);
        self.set_aside.insert(thing.belief.subject, Aside { thing, item });
    }

    /// Whether a tag that stands alone knows better where an item is than what is known of the item.
    pub(crate) fn knows_better(&self, tag: TagId, asset: AssetId) -> bool {
        let item = self.tracked(Subject::Asset(asset));
        let alone = self.tracked(Subject::Tag(tag));
        alone.is_some_and(|alone| item.is_none_or(|item| alone.is_newer_than(item)))
    }

    /// What a linked tag will be when it stands alone again: what it was before it was linked, if the item was not
    /// heard since; else where the item is, if it is the tag of it that was heard last.
    pub(crate) fn alone(&self, directory: &Directory, tag: TagId, asset: AssetId) -> Option<&Belief> {
        self.voice(directory, tag, asset).map(|tracked| &tracked.belief)
    }

    fn voice(&self, directory: &Directory, tag: TagId, asset: AssetId) -> Option<&Tracked> {
        let aside = self.set_aside.get(&Subject::Tag(tag)).map(|aside| &aside.thing);
        let item = self.tracked(Subject::Asset(asset)).filter(|item| {
            let is_voice = item.heard_tag.is_some() && item.heard_tag == directory.slot(tag);
            is_voice && aside.is_none_or(|aside| item.heard_line > aside.heard_line)
        });
        item.or(aside).filter(|voice| voice.belief.heard_at.is_some())
    }

    /// The tag speaks for itself again; the fact that follows says where that puts it.
    fn unlink(&mut self, directory: &Directory, tag: TagId, asset: AssetId, moment: Moment) {
        self.unpin(directory, tag);
        let Some(voice) = self.voice(directory, tag, asset).cloned() else { return };
        let aside = self.set_aside.remove(&Subject::Tag(tag));
        self.hand_over(&voice, Subject::Tag(tag), moment);
        // The item was not heard since: what was known of it came from this tag, and goes with it.
        let subject = Subject::Asset(asset);
        let is_still = self.tracked(subject).is_some_and(|item| item.heard_line == voice.heard_line);
        if let Some(before) = aside.and_then(|aside| aside.item).filter(|_| is_still) {
            self.hand_over(&before, subject, moment);
        }
    }

    /// An item that was on the list before: it was heard when it was heard. Where it is, the next fact says.
    fn come_back(&mut self, subject: Subject, moment: Moment) {
        if let Some(before) = self.set_aside.remove(&subject) {
            self.hand_over(&before.thing, subject, moment);
        }
    }

    fn hand_over(&mut self, from: &Tracked, to: Subject, moment: Moment) {
        let stale_due = from.heard_line.saturating_add(self.stale_after);
        let Some((thing, tracked)) = self.edited(to, moment.at) else { return };
        tracked.heard_line = from.heard_line;
        tracked.heard_place = from.heard_place;
        tracked.heard_tag = from.heard_tag;
        tracked.belief.heard_at = from.belief.heard_at;
        tracked.is_stale = stale_due <= moment.line;
        if !tracked.is_stale && tracked.stale_due.is_none() {
            tracked.stale_due = Some(stale_due);
            self.deadlines.add(stale_due, thing, Wait::Stale);
        }
    }

    fn remove(&mut self, subject: Subject) {
        self.save(subject);
        if let Some(thing) = self.by_subject.remove(&subject) {
            self.things[thing as usize] = None;
            self.free.push(thing);
        }
    }

    fn unpin(&mut self, directory: &Directory, tag: TagId) {
        if let Some(slot) = directory.slot(tag)
            && let Some(pin) = self.pins.get_mut(slot.0 as usize)
        {
            *pin = UNPINNED;
        }
    }

    /// Nothing may speak of a place that is no more; ignored tags that lay in it lie nowhere.
    fn forget_place(&mut self, place: PlaceId) {
        self.tree = self.tree.wrapping_add(1);
        self.on_map.outdate();
        self.announced.remove(&place);
        let subjects: Vec<Subject> = self.by_subject.keys().copied().collect();
        for subject in subjects {
            let Some(tracked) = self.tracked(subject) else { continue };
            let is_in_it = tracked.belief.place == Some(place);
            let knows_it =
                is_in_it || tracked.heard_place == Some(place) || tracked.belief.why.runner_up == Some(place);
            if knows_it {
                self.save(subject);
            }
            let Some(tracked) =
                self.by_subject.get(&subject).and_then(|at| self.things[*at as usize].as_mut())
            else {
                continue;
            };
            tracked.evidence.forget(place);
            if is_in_it {
                tracked.belief.place = None;
            }
            tracked.heard_place = tracked.heard_place.filter(|heard| *heard != place);
            tracked.belief.why.runner_up = tracked.belief.why.runner_up.filter(|next| *next != place);
        }
    }

    fn forget_reader(&mut self, directory: &Directory, reader: ReaderId, now: Now) {
        self.clock_line.forget(reader);
        self.reader_clocks.forget(reader);
        self.on_map.outdate();
        self.coverage.set_reading(reader, false);
        self.settle_coverage(directory, now);
    }
}

impl Tracked {
    /// Heard later than the other was heard, or put where it is.
    fn is_newer_than(&self, item: &Tracked) -> bool {
        let placed = item.belief.place.map_or(i64::MIN, |_| item.since_line);
        self.heard_line > item.heard_line.max(placed)
    }
}
