//! The strip: the last thing that a person did or that moved.

use std::collections::BTreeSet;

use engine::Mark;
use model::{CountId, CountNews, Fact, GroupId, How, PlaceId, Recorded, Subject, Who};

use super::Hub;
use crate::live::Strip;

/// What a fact is about, for one line of text.
#[derive(Default)]
struct About {
    item: Option<String>,
    place: Option<String>,
    tag: Option<String>,
    subject: Option<Subject>,
}

impl Hub {
    /// The line for what was just stored: what a person did goes before what readers heard, the newest first.
    pub(super) fn strip_of(&self, recorded: &[Recorded], undoable: &BTreeSet<GroupId>) -> Option<Strip> {
        let by_person = recorded.iter().rev().filter(|fact| fact.who != Who::Station);
        let by_station =
            recorded.iter().rev().filter(|fact| fact.who == Who::Station && fact.how != How::Import);
        by_person.chain(by_station).find_map(|fact| self.strip_of_one(fact, recorded, undoable))
    }

    fn strip_of_one(&self, fact: &Recorded, all: &[Recorded], undoable: &BTreeSet<GroupId>) -> Option<Strip> {
        let about = if matches!(fact.fact, Fact::Undone { .. }) {
            // "Taken back" says what by the other facts of its group.
            let mut same_group = all.iter().filter(|other| other.group == fact.group);
            same_group.find_map(|other| self.about(other)).unwrap_or_default()
        } else {
            self.about(fact)?
        };
        Some(Strip {
            recorded: fact.clone(),
            item: about.item,
            place: about.place,
            tag: about.tag,
            mark: about.subject.and_then(|subject| self.engine.mark(subject)).unwrap_or(Mark::Here),
            undo: fact.group.filter(|group| undoable.contains(group)),
        })
    }

    fn about(&self, fact: &Recorded) -> Option<About> {
        let asset = |id, name: Option<String>| About {
            item: name.or_else(|| self.asset_name(id)),
            place: None,
            tag: None,
            subject: Some(Subject::Asset(id)),
        };
        let tag =
            |id| About { item: None, place: None, tag: self.tag_number(id), subject: Some(Subject::Tag(id)) };
        match &fact.fact {
            Fact::Arrived { subject, place, .. } | Fact::Moved { subject, to: place, .. } => {
                self.whereabouts(fact, *subject, Some(*place))
            }
            Fact::Departed { subject, from, .. } => self.whereabouts(fact, *subject, Some(*from)),
            Fact::TagHeard { tag: id, epc, read_point, .. } => {
                let place = self.engine.directory().place_of(*read_point);
                Some(About { tag: Some(epc.to_hex()), place: self.place_name(place), ..tag(*id) })
            }
            Fact::TagLinked { epc, asset: id, .. } => {
                Some(About { tag: Some(epc.to_hex()), ..asset(*id, None) })
            }
            Fact::TagUnlinked { tag: id, asset: on } => {
                Some(About { tag: self.tag_number(*id), ..asset(*on, None) })
            }
            Fact::TagIgnored { tag: id, .. } => Some(tag(*id)),
            Fact::AssetAdded(added) => Some(asset(added.id, Some(added.name.clone()))),
            Fact::AssetChanged { after, .. } => Some(asset(after.id, Some(after.name.clone()))),
            Fact::AssetRemoved(removed) => Some(asset(removed.id, Some(removed.name.clone()))),
            Fact::Count { count, news } => self.about_count(fact, *count, news),
            Fact::MissingSet { asset: id, .. } if fact.who != Who::Station => Some(asset(*id, None)),
            Fact::MissingSet { .. }
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
            | Fact::SettingsChanged { .. }
            | Fact::Undone { .. }
            | Fact::ReportMade { .. }
            | Fact::LogArchived { .. } => None,
        }
    }

    /// What a person did in a count. What readers find is in the count itself; the strip would only flicker.
    fn about_count(&self, fact: &Recorded, count: CountId, news: &CountNews) -> Option<About> {
        let place = self.engine.count(count).and_then(|count| count.plan.places.first().copied());
        let place = self.place_name(place);
        match news {
            CountNews::Noted(line) if fact.who != Who::Station => {
                let mut about = self.whereabouts(fact, line.subject, line.place)?;
                about.place = about.place.or(place);
                Some(about)
            }
            CountNews::Started { .. } | CountNews::Turned { .. } | CountNews::Closed { .. } => {
                Some(About { place, ..About::default() })
            }
            CountNews::Noted(_)
            | CountNews::Planned { .. }
            | CountNews::Forgotten(_)
            | CountNews::Stood { .. }
            | CountNews::Chosen { .. } => None,
        }
    }

    /// Where a thing is now. Unknown tags wander about unnoticed unless a person put them there.
    fn whereabouts(&self, fact: &Recorded, subject: Subject, place: Option<PlaceId>) -> Option<About> {
        let place = self.place_name(place);
        match subject {
            Subject::Asset(id) => {
                Some(About { item: self.asset_name(id), place, tag: None, subject: Some(subject) })
            }
            Subject::Tag(id) if fact.who != Who::Station => {
                Some(About { item: None, place, tag: self.tag_number(id), subject: Some(subject) })
            }
            Subject::Tag(_) => None,
        }
    }

    fn place_name(&self, place: Option<PlaceId>) -> Option<String> {
        self.engine.directory().place(place?).map(|place| place.name.clone())
    }
}
