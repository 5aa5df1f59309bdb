//! In which order things were changed, so that a taking back which would overwrite a later change is refused.
//!
//! Each thing has two stacks of groups, as an editor has: what can be taken back, and what was taken back and can be
//! done again. Only the group on top of a stack may move; a fresh change clears the second stack.

use std::collections::{BTreeMap, VecDeque};

use model::{AssetId, Command, CountId, GroupId, PersonId, PlaceId, ProductId, ReaderId, TagId, Timestamp};

use crate::directory::Directory;
use crate::limits::{TRAIL_GROUPS_MAX, TRAILS_MAX};

/// What a command changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Noun {
    Asset(AssetId),
    Whereabouts(AssetId),
    Product(ProductId),
    Tag(TagId),
    Place(PlaceId),
    Reader(ReaderId),
    Person(PersonId),
    Settings,
    Count(CountId),
    Missing(AssetId),
}

#[derive(Clone, Debug, Default)]
struct Trail {
    done: VecDeque<Stamp>,
    undone: VecDeque<Stamp>,
}

/// A group and when it was.
type Stamp = (GroupId, Timestamp);

/// The order of changes of everything that was changed lately.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trails {
    trails: BTreeMap<Noun, Trail>,
    order: VecDeque<Noun>,
}

/// What these commands change.
pub(crate) fn nouns(directory: &Directory, commands: &[Command]) -> Vec<Noun> {
    let mut nouns = Vec::new();
    for command in commands {
        add_nouns(directory, command, &mut nouns);
    }
    nouns.sort_unstable();
    nouns.dedup();
    nouns
}

fn add_nouns(directory: &Directory, command: &Command, nouns: &mut Vec<Noun>) {
    let noun = match command {
        Command::AddAsset(asset) | Command::ChangeAsset(asset) => Noun::Asset(asset.id),
        Command::RemoveAsset(asset) => {
            nouns.push(Noun::Whereabouts(*asset));
            nouns.extend(directory.tags_of(*asset).map(|tag| Noun::Tag(tag.id)));
            Noun::Asset(*asset)
        }
        Command::AddProduct(product) => Noun::Product(product.id),
        Command::LinkTag { epc, .. } => {
            Noun::Tag(directory.find_tag(epc, None).map_or_else(|| TagId::of(epc, None), |tag| tag.id))
        }
        Command::UnlinkTag(tag) | Command::IgnoreTag { tag, .. } => Noun::Tag(*tag),
        Command::MoveAsset { asset, .. } => Noun::Whereabouts(*asset),
        Command::DrawPlace(place) => Noun::Place(place.id),
        Command::RemovePlace(place) => Noun::Place(*place),
        Command::SetReader(reader) => Noun::Reader(reader.id),
        Command::RemoveReader(reader) => Noun::Reader(*reader),
        Command::SetPerson(person) => Noun::Person(person.id),
        Command::SetPin { person, .. } => Noun::Person(*person),
        Command::ChangeSettings(_) => Noun::Settings,
        Command::Count { count, .. } => Noun::Count(*count),
        Command::MarkMissing { asset, .. } => Noun::Missing(*asset),
        Command::Undo(_) => return,
    };
    nouns.push(noun);
}

impl Trails {
    /// A group changed these.
    pub(crate) fn done(&mut self, group: GroupId, at: Timestamp, nouns: &[Noun]) {
        for noun in nouns {
            let trail = self.trail(*noun);
            trail.undone.clear();
            push(&mut trail.done, (group, at));
        }
    }

    /// Whether a group may be taken back as far as these are concerned: nothing was changed after it. What was never
    /// seen to change (before the memory of this engine) stands in nobody's way.
    pub(crate) fn may_undo(&self, group: GroupId, nouns: &[Noun]) -> bool {
        nouns.iter().filter_map(|noun| self.trails.get(noun)).all(|trail| trail.is_on_top(group))
    }

    /// When this thing was last changed, taken back or done again by anybody's command.
    pub(crate) fn last_change(&self, noun: Noun) -> Option<Timestamp> {
        let trail = self.trails.get(&noun)?;
        let tops = trail.done.back().into_iter().chain(trail.undone.back());
        tops.map(|(_, at)| *at).max()
    }

    /// `group` took `undoes` back.
    pub(crate) fn undone(&mut self, group: GroupId, undoes: GroupId, at: Timestamp, nouns: &[Noun]) {
        for noun in nouns {
            let trail = self.trail(*noun);
            if trail.undone.back().is_some_and(|(top, _)| *top == undoes) {
                trail.undone.pop_back();
                push(&mut trail.done, (group, at));
            } else {
                trail.done.retain(|(done, _)| *done != undoes);
                push(&mut trail.undone, (group, at));
            }
        }
    }

    fn trail(&mut self, noun: Noun) -> &mut Trail {
        if !self.trails.contains_key(&noun) {
            if self.trails.len() >= TRAILS_MAX
                && let Some(oldest) = self.order.pop_front()
            {
                self.trails.remove(&oldest);
            }
            self.order.push_back(noun);
        }
        self.trails.entry(noun).or_default()
    }
}

impl Trail {
    fn is_on_top(&self, group: GroupId) -> bool {
        let mut tops = self.done.back().into_iter().chain(self.undone.back());
        tops.any(|(top, _)| *top == group)
    }
}

fn push(stack: &mut VecDeque<Stamp>, stamp: Stamp) {
    stack.retain(|(group, _)| *group != stamp.0);
    if stack.len() >= TRAIL_GROUPS_MAX {
        stack.pop_front();
    }
    stack.push_back(stamp);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::{asset_id, group_id};

    const AT: Timestamp = Timestamp(7);
    const NOUN: &[Noun] = &[Noun::Settings];

    #[test]
    fn only_the_last_change_can_be_taken_back_then_the_one_before() {
        let mut trails = Trails::default();
        trails.done(group_id(1), AT, NOUN);
        trails.done(group_id(2), AT, NOUN);
        assert!(!trails.may_undo(group_id(1), NOUN));
        assert!(trails.may_undo(group_id(2), NOUN));
        trails.undone(group_id(3), group_id(2), AT, NOUN);
        assert!(trails.may_undo(group_id(1), NOUN));
        assert!(trails.may_undo(group_id(3), NOUN), "the taking back can be taken back");
        trails.undone(group_id(4), group_id(1), AT, NOUN);
        assert!(!trails.may_undo(group_id(3), NOUN), "first what was undone last");
        trails.undone(group_id(5), group_id(4), AT, NOUN);
        assert!(trails.may_undo(group_id(3), NOUN));
        trails.done(group_id(6), AT, NOUN);
        assert!(!trails.may_undo(group_id(3), NOUN), "a fresh change ends doing again");
    }

    #[test]
    fn memory_is_bounded_and_forgets_the_oldest() {
        let mut trails = Trails::default();
        for number in 0..TRAILS_MAX as u32 + 5 {
            trails.done(group_id(1), AT, &[Noun::Asset(asset_id(number))]);
        }
        assert_eq!(trails.trails.len(), TRAILS_MAX);
        for number in 0..1_000 {
            trails.done(group_id(number), AT, NOUN);
        }
        assert_eq!(trails.trails[&Noun::Settings].done.len(), TRAIL_GROUPS_MAX);
    }
}
