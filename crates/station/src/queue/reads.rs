//! Waiting reads: plain order while there is room; under pressure an index finds the equal read that waits already.

use std::collections::{HashMap, VecDeque};

use codes::Epc;
use model::{AntennaPort, Heard, ReaderId, Signal};

use crate::limits::READS_WAITING_MAX;

type Key = (ReaderId, AntennaPort, Epc);

/// The waiting reads.
#[derive(Default)]
pub(super) struct Reads {
    waiting: VecDeque<Heard>,
    /// How many reads were taken from the front so far; positions in the index count from the first read ever.
    taken: u64,
    /// Position of the newest read of each key. Kept only under pressure: without it a read costs one push.
    index: Option<HashMap<Key, u64>>,
}

impl Reads {
    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Adds a read; says whether it was merged with a waiting one. Gives it back when there is no room for it.
    pub(super) fn push(&mut self, heard: Heard) -> Result<bool, Box<Heard>> {
        if self.index.is_none() {
            if self.waiting.len() < READS_WAITING_MAX {
                self.waiting.push_back(heard);
                return Ok(false);
            }
            self.press();
        }
        if let Some(equal) = self.find(&heard) {
            merge(equal, heard);
            return Ok(true);
        }
        if self.waiting.len() >= READS_WAITING_MAX {
            return Err(Box::new(heard));
        }
        self.append(heard);
        Ok(false)
    }

    /// Adds a read for which the oldest one makes room.
    pub(super) fn push_over(&mut self, heard: Heard) {
        if self.waiting.len() >= READS_WAITING_MAX && self.waiting.pop_front().is_some() {
            self.taken += 1;
        }
        self.append(heard);
    }

    /// Takes from the front.
    pub(super) fn take(&mut self, max: usize) -> Vec<Heard> {
        let count = max.min(self.waiting.len());
        let reads: Vec<Heard> = self.waiting.drain(..count).collect();
        self.taken += count as u64;
        if self.waiting.len() < READS_WAITING_MAX / 2 {
            self.index = None;
        }
        reads
    }

    fn append(&mut self, heard: Heard) {
        let position = self.taken + self.waiting.len() as u64;
        if let Some(index) = &mut self.index {
            index.insert(key(&heard), position);
        }
        self.waiting.push_back(heard);
    }

    fn find(&mut self, heard: &Heard) -> Option<&mut Heard> {
        let position = *self.index.as_ref()?.get(&key(heard))?;
        let at = usize::try_from(position.checked_sub(self.taken)?).ok()?;
        self.waiting.get_mut(at)
    }

    /// The pressure begins: from now on every key is known. What waits already is not merged; it is taken soon.
    fn press(&mut self) {
        let positions = self.waiting.iter().zip(self.taken..);
        self.index = Some(positions.map(|(heard, position)| (key(heard), position)).collect());
    }
}

fn key(heard: &Heard) -> Key {
    (heard.reader, heard.read.antenna, heard.read.epc)
}

/// The merged read stands for both: newest time, strongest signal, all counts.
fn merge(into: &mut Heard, newer: Heard) {
    into.read.count = into.read.count.saturating_add(newer.read.count);
    into.read.signal = stronger(into.read.signal, newer.read.signal);
    into.read.pc = newer.read.pc.or(into.read.pc);
    into.read.reader_ms = newer.read.reader_ms.or(into.read.reader_ms);
    if newer.read.tid.is_some() {
        into.read.tid = newer.read.tid;
    }
    into.at = into.at.max(newer.at);
    into.received = into.received.max(newer.received);
}

fn stronger(one: Signal, other: Signal) -> Signal {
    match (one, other) {
        (Signal::Dbm(a), Signal::Dbm(b)) => Signal::Dbm(a.max(b)),
        (Signal::Relative(a), Signal::Relative(b)) => Signal::Relative(a.max(b)),
        (Signal::Silent, other) => other,
        (one, Signal::Silent) => one,
        (Signal::Dbm(_), Signal::Relative(_)) | (Signal::Relative(_), Signal::Dbm(_)) => other,
    }
}
