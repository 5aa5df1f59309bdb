//! What silence means: nothing by itself.
//!
//! Silence makes a thing "not seen lately" after a while; it stays where it is. Only at an outer door, watched by a
//! reader that really reads, does silence mean that it left. A reader that is off or lost says nothing, so its
//! silence is no evidence, and when it comes back the silence starts anew.

use std::collections::{BTreeMap, BTreeSet};

use model::{PlaceId, ReaderId};

use crate::directory::Directory;

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wait {
    /// It has not been heard for a while.
    Stale,
    /// It has been silent at an outer door long enough to have left.
    Exit,
}

/// An ordered queue of deadlines. A read does not touch it: a deadline that turns out to be too early when it comes
/// is put back, so each thing costs one step per period in which it was read, and none when it was not.
#[derive(Clone, Debug, Default)]
pub(super) struct Deadlines {
    queue: BTreeSet<(i64, u32, Wait)>,
}

impl Deadlines {
    pub(super) fn add(&mut self, line: i64, thing: u32, wait: Wait) {
        self.queue.insert((line, thing, wait));
    }

    pub(super) fn first(&self) -> Option<i64> {
        self.queue.first().map(|(line, _, _)| *line)
    }

    pub(super) fn take_due(&mut self, line: i64) -> Option<(i64, u32, Wait)> {
        let due = *self.queue.first().filter(|(due, _, _)| *due <= line)?;
        self.queue.remove(&due);
        Some(due)
    }

    pub(super) fn clear(&mut self) {
        self.queue.clear();
    }
}

/// Which places are listened to, and since when.
#[derive(Clone, Debug, Default)]
pub(super) struct Coverage {
    reading: BTreeSet<ReaderId>,
    places: BTreeMap<PlaceId, i64>,
    /// Things at an outer door nobody listens to: their silence is not counted.
    parked: BTreeMap<PlaceId, BTreeSet<u32>>,
}

impl Coverage {
    /// Since when at least one reader has been listening to this place without a break.
    pub(super) fn since(&self, place: PlaceId) -> Option<i64> {
        self.places.get(&place).copied()
    }

    /// The readers that listen now.
    pub(super) fn reading(&self) -> &BTreeSet<ReaderId> {
        &self.reading
    }

    /// A thing waits for somebody to listen to this place again.
    pub(super) fn park(&mut self, place: PlaceId, thing: u32) {
        self.parked.entry(place).or_default().insert(thing);
    }

    /// A reader started or stopped listening.
    pub(super) fn set_reading(&mut self, reader: ReaderId, is_reading: bool) {
        if is_reading {
            self.reading.insert(reader);
        } else {
            self.reading.remove(&reader);
        }
    }

    /// Works out anew who listens where; answers the things that need not wait any more. Called when a reader or its
    /// set-up changes: readers are few.
    pub(super) fn settle(&mut self, directory: &Directory, line: i64) -> Vec<u32> {
        let before = std::mem::take(&mut self.places);
        for reader in &self.reading {
            let antennas = directory.readers().get(reader).map_or(&[][..], |reader| &reader.antennas);
            for place in antennas.iter().filter_map(|antenna| antenna.place) {
                let since = before.get(&place).copied().unwrap_or(line);
                self.places.insert(place, since);
            }
        }
        let back: Vec<PlaceId> =
            self.parked.keys().filter(|place| self.places.contains_key(*place)).copied().collect();
        back.iter().filter_map(|place| self.parked.remove(place)).flatten().collect()
    }
}
