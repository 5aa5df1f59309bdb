//! The store from outside: what it promises to those who use it, and what the world can do to it.

// Tests unwrap; functions beside them in a test binary are tests too.
#![allow(clippy::unwrap_used)]

#[path = "../../src/bed.rs"]
mod bed;

mod archive;
mod backup;
mod damage;
mod facts;
mod faults;
mod kill;
mod lists;
mod past;
mod restore;
mod upgrade;

use model::{StationId, Timestamp, ToRecord};
use std::path::Path;
use store::{Batch, Error, Snapshots, Store, Writer};

/// A batch of facts.
fn batch(facts: Vec<ToRecord>) -> Batch {
    Batch { recorded_at: Timestamp(1_000), facts, ..Batch::default() }
}

/// Opens or makes a file.
fn open(path: &Path) -> Result<(Writer, Snapshots), Error> {
    Store::open(path, Timestamp(1), bed::station())
}

/// A trial store with these facts in it.
fn trial(facts: Vec<ToRecord>) -> (Writer, Snapshots) {
    let (mut writer, snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(facts)).unwrap();
    (writer, snapshots)
}

/// A station that is not the one of the bed.
fn other_station() -> StationId {
    StationId::from_bytes([9; 16])
}
