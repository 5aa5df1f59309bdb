//! A day in a warehouse, the same every time, and what the file must say after each part of it.

use crate::bed;
use model::{Command, Subject, Timestamp, ToRecord, Who};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Batch, Error, Snapshots, Store, Trial, UndoEntry, Writer};

/// Short enough that every part of a day sees the log written back.
pub const TRIAL: Trial = Trial {
    checkpoint_pages: 40,
    is_synced_late: false,
    is_reopened_blindly: false,
    witness: Some(disk::Disk::written_past_sqlite),
};

/// Opens or makes the file of the day.
pub fn open(path: &Path, trial: Trial) -> Result<(Writer, Snapshots), Error> {
    Store::open_trial(path, Timestamp(1), bed::station(), trial)
}

/// The batches of a day.
pub fn batches(seed: u64, count: usize) -> Vec<Batch> {
    let mut day =
        Day { lot: fastrand::Rng::with_seed(seed), clock: 100, items: BTreeMap::new(), tags: 0, groups: 0 };
    let first = Batch { recorded_at: Timestamp(99), facts: bed::warehouse(), ..Batch::default() };
    std::iter::once(first).chain((1..count).map(|_| day.batch())).collect()
}

struct Day {
    lot: fastrand::Rng,
    clock: i64,
    /// Items with the place they are in.
    items: BTreeMap<u64, Option<u64>>,
    tags: u64,
    groups: u64,
}

impl Day {
    fn batch(&mut self) -> Batch {
        let facts: Vec<ToRecord> = (0..self.lot.u64(1..9)).map(|_| self.fact()).collect();
        let mut batch = Batch { recorded_at: Timestamp(self.clock), facts, ..Batch::default() };
        for _ in 0..self.lot.u64(0..6) {
            if let Some(item) = self.some_item() {
                let heard =
                    (bed::item(item), Timestamp(self.clock), bed::read_point(), model::Signal::Silent);
                batch.heard.push(heard);
            }
        }
        if self.lot.u8(..4) == 0 {
            self.groups += 1;
            batch.undo.push(UndoEntry {
                group: bed::group_id(1_000 + self.groups),
                at: Timestamp(self.clock),
                who: Who::Floor,
                words: "move".to_owned(),
                inverse: Vec::<Command>::new(),
                undone: false,
            });
        }
        batch
    }

    fn some_item(&mut self) -> Option<u64> {
        let items: Vec<u64> = self.items.keys().copied().collect();
        self.lot.choice(items)
    }

    fn fact(&mut self) -> ToRecord {
        self.clock += 1 + self.lot.i64(0..50);
        let (at, kind) = (self.clock, self.lot.u8(..10));
        match (kind, self.some_item()) {
            (0..2, _) | (_, None) => {
                let number = self.items.len() as u64 + 1;
                self.items.insert(number, None);
                bed::added(number)
            }
            (2, Some(item)) => {
                self.tags += 1;
                bed::linked(self.tags, item, None, at)
            }
            (3, Some(_)) => {
                self.tags += 1;
                bed::heard_tag(self.tags, at)
            }
            (4, Some(item)) => match self.items.insert(item, None).flatten() {
                Some(from) => bed::departed(bed::item(item), from, at),
                None => self.arrive(item, at),
            },
            (_, Some(item)) => self.arrive(item, at),
        }
    }

    fn arrive(&mut self, item: u64, at: i64) -> ToRecord {
        let to = 2 + self.lot.u64(..4);
        match self.items.insert(item, Some(to)).flatten() {
            Some(from) => bed::moved(bed::item(item), from, to, at),
            None => bed::arrived(bed::item(item), to, at),
        }
    }
}

/// What the file may look like at each length of its log: everything that is asked at start, and the whole history.
pub struct Truth {
    /// Number of facts → what such a file may answer. Only these numbers are whole batches.
    states: BTreeMap<u64, BTreeSet<String>>,
    /// What the whole day ends with.
    pub last: String,
}

impl Truth {
    /// Plays the day on a disk without faults.
    pub fn of(day: &[Batch]) -> Truth {
        let (mut writer, snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
        let mut states: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
        let mut last = state(&snapshots);
        states.entry(0).or_default().insert(last.clone());
        for batch in day {
            writer.record(batch.clone()).unwrap();
            last = state(&snapshots);
            states.entry(writer.last_sequence()).or_default().insert(last.clone());
        }
        Truth { states, last }
    }

    /// Whether a file may look like this.
    pub fn holds(&self, facts: u64, state: &str) -> bool {
        self.states.get(&facts).is_some_and(|states| states.contains(state))
    }
}

/// Everything a file says, as text to compare.
pub fn state(snapshots: &Snapshots) -> String {
    let snapshot = snapshots.take().unwrap();
    let verdict = snapshot.verify().unwrap();
    let subjects: Vec<Subject> =
        snapshot.assets().unwrap().iter().map(|asset| Subject::Asset(asset.id)).collect();
    let stays: Vec<_> =
        subjects.into_iter().map(|subject| snapshot.stays_of(subject, 100).unwrap()).collect();
    let undo = snapshot.undo_list(1_000).unwrap();
    format!("{verdict:?} {:?} {stays:?} {undo:?}", snapshot.load().unwrap())
}
