//! Numbers per place, kept incrementally: a parent always counts its children.
//!
//! Each thing is counted once, at the place it is believed in (and all places around that one); a thing that is
//! nowhere is counted where it belongs; a thing that is nowhere and belongs nowhere only in the site's numbers.

use std::collections::{BTreeMap, BTreeSet};

use model::{Place, PlaceId, Subject, Timestamp};

use crate::mark::Mark;

/// The numbers of one place with everything in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Items that belong here.
    pub expected: u32,
    /// Items that are here and may be.
    pub here: u32,
    /// Items that are here and belong elsewhere.
    pub wrong_place: u32,
    /// Items last known here that were never heard, or not for a while.
    pub not_seen: u32,
    /// Items that a count did not find.
    pub missing: u32,
    /// Tags in no list.
    pub unknown: u32,
    /// Items with an open alert.
    pub alerts: u32,
    /// When an antenna of this place last heard any tag; at most a second behind.
    pub last_read: Option<Timestamp>,
}

/// How one thing is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Where it belongs.
    pub home: Option<PlaceId>,
    /// Where it is.
    pub place: Option<PlaceId>,
    /// As what.
    pub mark: Mark,
}

/// All numbers of a site.
#[derive(Clone, Debug, Default)]
pub struct Rollup {
    parents: BTreeMap<PlaceId, Option<PlaceId>>,
    numbers: BTreeMap<PlaceId, Numbers>,
    site: Numbers,
    counted: BTreeMap<Subject, Counted>,
    changed: BTreeSet<PlaceId>,
}

impl Numbers {
    /// Everything that is here, under whatever mark.
    pub fn total(&self) -> u32 {
        self.here + self.wrong_place + self.not_seen + self.missing + self.unknown + self.alerts
    }

    /// The mark that matters most here and how often it stands, unless all is well.
    pub fn worst(&self) -> Option<(Mark, u32)> {
        const SEVEREST_FIRST: [Mark; 5] =
            [Mark::Alert, Mark::Missing, Mark::WrongPlace, Mark::Unknown, Mark::NotSeen];
        SEVEREST_FIRST.iter().map(|mark| (*mark, self.count(*mark))).find(|(_, count)| *count > 0)
    }

    /// How many stand under this mark.
    pub fn count(&self, mark: Mark) -> u32 {
        match mark {
            Mark::Here => self.here,
            Mark::NotSeen => self.not_seen,
            Mark::Unknown => self.unknown,
            Mark::WrongPlace => self.wrong_place,
            Mark::Missing => self.missing,
            Mark::Alert => self.alerts,
        }
    }

    fn count_mut(&mut self, mark: Mark) -> &mut u32 {
        match mark {
            Mark::Here => &mut self.here,
            Mark::NotSeen => &mut self.not_seen,
            Mark::Unknown => &mut self.unknown,
            Mark::WrongPlace => &mut self.wrong_place,
            Mark::Missing => &mut self.missing,
            Mark::Alert => &mut self.alerts,
        }
    }
}

/// One thing is added to or taken from a number.
#[derive(Clone, Copy)]
enum Step {
    Add,
    Take,
}

impl Step {
    fn apply(self, number: &mut u32) {
        match self {
            Step::Add => *number += 1,
            Step::Take => {
                debug_assert!(*number > 0, "a count below zero");
                *number = number.saturating_sub(1);
            }
        }
    }
}

impl Rollup {
    /// The numbers of a place; all zero for a place that does not exist.
    pub fn of(&self, place: PlaceId) -> Numbers {
        self.numbers.get(&place).copied().unwrap_or_default()
    }

    /// The numbers of everything, also of what is nowhere.
    pub fn site(&self) -> Numbers {
        self.site
    }

    /// Copies the numbers alone, for those who only show them: as much work as there are places, however many things
    /// are counted. The copy knows no marks of things.
    pub fn show_in(&self, shown: &mut Rollup) {
        shown.numbers.clone_from(&self.numbers);
        shown.site = self.site;
    }

    /// How a thing is shown; `None` for a thing that is not counted (an ignored tag, an unknown id).
    pub fn mark_of(&self, subject: Subject) -> Option<Mark> {
        self.counted.get(&subject).map(|counted| counted.mark)
    }

    /// Counts these things on this tree: for a moment of the past.
    pub fn counting(places: &BTreeMap<PlaceId, Place>, things: Vec<(Subject, Counted)>) -> Rollup {
        let mut rollup = Rollup::default();
        rollup.rebuild(places, things);
        rollup
    }

    /// Takes over the tree of places and counts everything again. For the start, and for a place that moved.
    pub(crate) fn rebuild(&mut self, places: &BTreeMap<PlaceId, Place>, things: Vec<(Subject, Counted)>) {
        let before = std::mem::take(&mut self.numbers);
        self.parents = places.iter().map(|(id, place)| (*id, place.parent)).collect();
        self.numbers = places
            .keys()
            .map(|id| {
                let last_read = before.get(id).and_then(|numbers| numbers.last_read);
                (*id, Numbers { last_read, ..Numbers::default() })
            })
            .collect();
        self.site = Numbers { last_read: self.site.last_read, ..Numbers::default() };
        self.counted.clear();
        for (subject, counted) in things {
            self.set(subject, Some(counted));
        }
        self.changed = self.parents.keys().copied().collect();
    }

    /// A place was added, or changed without moving in the tree.
    pub(crate) fn set_place(&mut self, place: PlaceId, parent: Option<PlaceId>) {
        self.parents.insert(place, parent);
        self.numbers.entry(place).or_default();
        self.changed.insert(place);
    }

    /// An empty place was removed.
    pub(crate) fn remove_place(&mut self, place: PlaceId) {
        self.parents.remove(&place);
        self.numbers.remove(&place);
        self.changed.remove(&place);
    }

    /// Counts a thing anew, or no more. Says whether anything is different.
    pub(crate) fn set(&mut self, subject: Subject, counted: Option<Counted>) -> bool {
        let before = match counted {
            Some(counted) => self.counted.insert(subject, counted),
            None => self.counted.remove(&subject),
        };
        if before == counted {
            return false;
        }
        if let Some(before) = before {
            self.count(before, Step::Take);
        }
        if let Some(counted) = counted {
            self.count(counted, Step::Add);
        }
        true
    }

    fn count(&mut self, counted: Counted, step: Step) {
        step.apply(self.site.count_mut(counted.mark));
        if counted.home.is_some() {
            step.apply(&mut self.site.expected);
        }
        self.climb(counted.home, |numbers| step.apply(&mut numbers.expected));
        self.climb(counted.place.or(counted.home), |numbers| step.apply(numbers.count_mut(counted.mark)));
    }

    /// Remembers that an antenna of this place heard something.
    pub(crate) fn heard(&mut self, place: PlaceId, at: Timestamp) {
        self.site.last_read = self.site.last_read.max(Some(at));
        self.climb(Some(place), |numbers| numbers.last_read = numbers.last_read.max(Some(at)));
    }

    /// Walks from a place outwards. The tree has no loops (commands refuse them) and five levels.
    fn climb(&mut self, from: Option<PlaceId>, change: impl Fn(&mut Numbers)) {
        let mut next = from;
        while let Some(place) = next {
            let Some(numbers) = self.numbers.get_mut(&place) else { return };
            change(numbers);
            self.changed.insert(place);
            next = self.parents.get(&place).copied().flatten();
        }
    }

    /// The places whose numbers changed since the last call, in order.
    pub(crate) fn take_changed(&mut self) -> BTreeSet<PlaceId> {
        std::mem::take(&mut self.changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::{asset_id, place, place_id};
    use model::PlaceKind;

    fn tree() -> Rollup {
        let mut rollup = Rollup::default();
        let places = [
            place(1, None, PlaceKind::Site),
            place(2, Some(1), PlaceKind::Zone),
            place(3, Some(2), PlaceKind::Rack),
            place(4, Some(1), PlaceKind::Zone),
        ];
        rollup.rebuild(&places.into_iter().map(|p| (p.id, p)).collect(), Vec::new());
        rollup
    }

    fn thing(home: Option<u32>, place: Option<u32>, mark: Mark) -> Option<Counted> {
        Some(Counted { home: home.map(place_id), place: place.map(place_id), mark })
    }

    #[test]
    fn a_parent_counts_its_children() {
        let mut rollup = tree();
        rollup.set(Subject::Asset(asset_id(1)), thing(Some(3), Some(3), Mark::Here));
        rollup.set(Subject::Asset(asset_id(2)), thing(Some(3), Some(4), Mark::WrongPlace));
        assert_eq!(rollup.of(place_id(1)).expected, 2);
        assert_eq!(rollup.of(place_id(2)).here, 1);
        assert_eq!(rollup.of(place_id(2)).wrong_place, 0);
        assert_eq!(rollup.of(place_id(4)).worst(), Some((Mark::WrongPlace, 1)));
        assert_eq!(rollup.of(place_id(1)).total(), 2);
        assert_eq!(rollup.site().total(), 2);
    }

    #[test]
    fn what_is_shown_has_the_numbers_alone() {
        let mut rollup = tree();
        let thing_id = Subject::Asset(asset_id(1));
        rollup.set(thing_id, thing(Some(3), Some(3), Mark::Here));
        let mut shown = Rollup::default();
        rollup.show_in(&mut shown);
        assert_eq!((shown.site(), shown.of(place_id(2))), (rollup.site(), rollup.of(place_id(2))));
        assert_eq!(shown.mark_of(thing_id), None);
        rollup.set(thing_id, None);
        rollup.show_in(&mut shown);
        assert_eq!(shown.of(place_id(2)).total(), 0);
    }

    #[test]
    fn nowhere_counts_at_home_and_homeless_only_in_the_site() {
        let mut rollup = tree();
        rollup.set(Subject::Asset(asset_id(1)), thing(Some(3), None, Mark::NotSeen));
        rollup.set(Subject::Asset(asset_id(2)), thing(None, None, Mark::NotSeen));
        assert_eq!(rollup.of(place_id(3)).not_seen, 1);
        assert_eq!(rollup.of(place_id(1)).not_seen, 1);
        assert_eq!(rollup.site().not_seen, 2);
    }

    #[test]
    fn taking_away_leaves_zero_and_names_the_changed_places() {
        let mut rollup = tree();
        rollup.set(Subject::Asset(asset_id(1)), thing(Some(3), Some(3), Mark::Here));
        rollup.take_changed();
        assert!(!rollup.set(Subject::Asset(asset_id(1)), thing(Some(3), Some(3), Mark::Here)));
        assert!(rollup.take_changed().is_empty());
        assert!(rollup.set(Subject::Asset(asset_id(1)), None));
        assert_eq!(rollup.site(), Numbers::default());
        assert_eq!(rollup.take_changed(), [1, 2, 3].map(place_id).into_iter().collect());
    }
}
