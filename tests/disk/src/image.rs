//! What is left on a disk when its power goes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::play::Op;

/// What a disk writes at once. Real ones write 4,096 bytes; this is the harder case.
const SECTOR: usize = 512;

/// Makes images of one history, cut after cut.
pub struct Cutter<'a> {
    ops: &'a [Op],
    next: usize,
    /// What is safe.
    durable: BTreeMap<&'a str, Vec<u8>>,
    /// What was written and never synced.
    loose: BTreeMap<&'a str, Vec<&'a Op>>,
    said: u64,
    lot: fastrand::Rng,
}

/// What a cut left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What was last said to be stored.
    pub said: u64,
    /// Sectors that were written and did not survive.
    pub sectors_lost: u64,
    /// The files by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl<'a> Cutter<'a> {
    /// Cuts of this history, by this seed.
    pub fn new(ops: &'a [Op], seed: u64) -> Cutter<'a> {
        let lot = fastrand::Rng::with_seed(seed);
        Cutter { ops, next: 0, durable: BTreeMap::new(), loose: BTreeMap::new(), said: 0, lot }
    }

    /// This file was there and safe before the history began.
    pub fn with_file(mut self, name: &'a str, bytes: Vec<u8>) -> Cutter<'a> {
        self.durable.insert(name, bytes);
        self
    }

    /// The program is killed after the op with this number: what it wrote is there.
    pub fn kill_after(&mut self, op: usize) -> Cut {
        self.cut(op, 100)
    }

    /// The power goes after the op with this number; numbers must not fall from call to call. What was synced is
    /// there; of the rest each sector is there or not, by lot, so that writes are torn and change places.
    pub fn cut_after(&mut self, op: usize) -> Cut {
        // Disks are of different kindness: some had written nothing yet, some all of it.
        let kindness = [0, 10, 50, 90, 100][self.lot.usize(..5)];
        self.cut(op, kindness)
    }

    fn cut(&mut self, op: usize, kindness: u32) -> Cut {
        while self.next <= op && self.next < self.ops.len() {
            let ops = self.ops;
            self.play(&ops[self.next]);
            self.next += 1;
        }
        let mut files: BTreeMap<String, Vec<u8>> =
            self.durable.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
        let mut sectors_lost = 0;
        for (name, loose) in &self.loose {
            let file = files.entry((*name).to_owned()).or_default();
            for op in loose {
                sectors_lost += spill(&mut self.lot, kindness, file, op);
            }
        }
        Cut { said: self.said, sectors_lost, files }
    }

    fn play(&mut self, op: &'a Op) {
        match op {
            Op::Write(name, ..) | Op::Truncate(name, _) => self.loose.entry(name).or_default().push(op),
            Op::Sync(name) => {
                let file = self.durable.entry(name).or_default();
                for op in self.loose.remove(name.as_str()).unwrap_or_default() {
                    spill(&mut self.lot, 100, file, op);
                }
            }
            Op::SyncFailed(name) => {
                let kindness = [0, 50, 100][self.lot.usize(..3)];
                let file = self.durable.entry(name).or_default();
                for op in self.loose.remove(name.as_str()).unwrap_or_default() {
                    spill(&mut self.lot, kindness, file, op);
                }
            }
            Op::Delete(name) => {
                self.durable.remove(name.as_str());
                self.loose.remove(name.as_str());
            }
            Op::Said(number) => self.said = self.said.max(*number),
        }
    }
}

/// Brings as much of a write to the file as the lot lets through, and says how many sectors it did not.
fn spill(lot: &mut fastrand::Rng, kindness: u32, file: &mut Vec<u8>, op: &Op) -> u64 {
    let mut lost = 0;
    match op {
        Op::Write(_, at, bytes) => {
            let at = usize::try_from(*at).unwrap_or(usize::MAX);
            for (number, sector) in bytes.chunks(SECTOR).enumerate() {
                if lot.u32(..100) >= kindness {
                    lost += 1;
                    continue;
                }
                let from = at + number * SECTOR;
                let until = from + sector.len();
                if file.len() < until {
                    file.resize(until, 0);
                }
                file[from..until].copy_from_slice(sector);
            }
        }
        Op::Truncate(_, length) => {
            if lot.u32(..100) < kindness {
                file.resize(usize::try_from(*length).unwrap_or(usize::MAX), 0);
            }
        }
        Op::Sync(_) | Op::SyncFailed(_) | Op::Delete(_) | Op::Said(_) => {}
    }
    lost
}

impl Cut {
    /// Puts the files into a folder; what was there under the names of a database is gone.
    pub fn write_to(&self, folder: &Path, database: &str) -> io::Result<()> {
        for ending in ["", "-wal", "-shm", "-journal"] {
            match fs::remove_file(folder.join(format!("{database}{ending}"))) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        for (name, bytes) in &self.files {
            fs::write(folder.join(name), bytes)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(at: u64, byte: u8) -> Op {
        Op::Write("f".to_owned(), at, vec![byte; 2 * SECTOR])
    }

    #[test]
    fn what_was_synced_is_always_there_and_the_rest_by_lot() {
        let sync = Op::Sync("f".to_owned());
        let ops = [write(0, 1), sync, Op::Said(7), write(0, 2)];
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let mut cutter = Cutter::new(&ops, seed);
            assert_eq!(cutter.cut_after(2).files["f"], [1; 2 * SECTOR]);
            let cut = cutter.cut_after(3);
            assert_eq!(cut.said, 7);
            seen.insert((cut.files["f"][0], cut.files["f"][SECTOR]));
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), [(1, 1), (1, 2), (2, 1), (2, 2)]);
    }

    #[test]
    fn what_a_failed_sync_lost_no_later_one_brings_back() {
        let ops = [write(0, 1), Op::SyncFailed("f".to_owned()), Op::Sync("f".to_owned())];
        let is_lost = |seed| Cutter::new(&ops, seed).cut_after(2).files["f"].is_empty();
        assert!((0..50).any(is_lost) && !(0..50).all(is_lost));
    }
}
