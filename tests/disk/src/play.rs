//! What a disk was asked, and what it shall answer.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use crate::vfs;

/// One thing that happened, in order. Files go by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// Bytes were written at a place of a file.
    Write(String, u64, Vec<u8>),
    /// A file was cut to a length.
    Truncate(String, u64),
    /// All of a file written so far is safe from now on.
    Sync(String),
    /// A sync failed: what had been written since the last one may be on the disk or not, and no later sync brings it
    /// there, because the system takes the pages for clean.
    SyncFailed(String),
    /// A file is gone.
    Delete(String),
    /// Not of the disk: the one above said that everything up to this number is stored.
    Said(u64),
}

/// The calls that can be made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    /// Writing bytes.
    Write,
    /// Making what was written safe.
    Sync,
    /// Cutting a file.
    Truncate,
    /// Opening or making a file.
    Open,
    /// Removing a file.
    Delete,
}

/// Which calls fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first call that fails, counted from 0 over all kinds in `only`.
    pub nth: u64,
    /// All from there on, until [`Disk::heal`].
    pub is_lasting: bool,
    /// Writes fail for want of room instead of for a broken disk.
    pub is_full: bool,
    /// Only calls of this kind count and fail.
    pub only: Option<Call>,
}

/// A folder whose database files are watched, for as long as this lives.
#[derive(Clone, Debug)]
pub struct Disk(Arc<Mutex<Play>>);

/// One watched folder.
#[derive(Debug)]
pub(crate) struct Play {
    folders: Vec<PathBuf>,
    ops: Vec<Op>,
    counted: u64,
    failed: Vec<Call>,
    fault: Option<Fault>,
}

static WATCHED: Mutex<Vec<Weak<Mutex<Play>>>> = Mutex::new(Vec::new());

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Disk {
    /// From now on every database of this process that is opened in this folder is written down. The path must be
    /// one without links in it.
    pub fn watch(folder: &Path) -> Disk {
        vfs::install();
        let play = Play {
            folders: vec![folder.to_owned()],
            ops: Vec::new(),
            counted: 0,
            failed: Vec::new(),
            fault: None,
        };
        let play = Arc::new(Mutex::new(play));
        let mut watched = lock(&WATCHED);
        watched.retain(|known| known.strong_count() > 0);
        watched.push(Arc::downgrade(&play));
        Disk(play)
    }

    /// The program was killed: it is gone, and so is everything it had open, but the system still has what was written.
    /// The files go on in another folder, because this process cannot forget that it had them open.
    pub fn killed(&self, from: &Path, to: &Path) -> std::io::Result<()> {
        lock(&self.0).folders.push(to.to_owned());
        for entry in std::fs::read_dir(from)? {
            let path = entry?.path();
            // Shared memory is made anew by whoever opens the database first.
            if path.extension().is_none_or(|ending| ending != "db-shm") {
                std::fs::copy(&path, to.join(path.file_name().unwrap_or_default()))?;
            }
        }
        Ok(())
    }

    /// The disk above a file, if it is watched.
    pub(crate) fn of(path: &Path) -> Option<Disk> {
        let watched = lock(&WATCHED);
        let found = watched
            .iter()
            .filter_map(Weak::upgrade)
            .find(|play| lock(play).folders.iter().any(|folder| path.starts_with(folder)));
        found.map(Disk)
    }

    /// Somebody wrote a whole file of a watched folder without SQLite, and synced it.
    pub fn written_past_sqlite(file: &Path, bytes: &[u8]) {
        let (Some(disk), Some(name)) = (Disk::of(file), file.file_name()) else { return };
        let name = name.to_string_lossy().into_owned();
        disk.note(Op::Write(name.clone(), 0, bytes.to_vec()));
        disk.note(Op::Sync(name));
    }

    /// Notes that everything up to this number was said to be stored.
    pub fn said(&self, number: u64) {
        lock(&self.0).ops.push(Op::Said(number));
    }

    /// Everything that happened since the last time this was asked.
    pub fn take_ops(&self) -> Vec<Op> {
        std::mem::take(&mut lock(&self.0).ops)
    }

    /// Calls that counted since the last fault was set.
    pub fn counted(&self) -> u64 {
        lock(&self.0).counted
    }

    /// Which calls failed since the last fault was set.
    pub fn failed(&self) -> Vec<Call> {
        lock(&self.0).failed.clone()
    }

    /// Fails calls from now on; counting begins anew. `nth` beyond all calls only counts.
    pub fn fail(&self, fault: Fault) {
        let mut play = lock(&self.0);
        (play.counted, play.fault) = (0, Some(fault));
        play.failed.clear();
    }

    /// Nothing fails any more.
    pub fn heal(&self) {
        lock(&self.0).fault = None;
    }

    pub(crate) fn note(&self, op: Op) {
        lock(&self.0).ops.push(op);
    }

    /// Counts a call and says how it fails, if it does: `Some(true)` for want of room.
    pub(crate) fn fails(&self, call: Call) -> Option<bool> {
        let mut play = lock(&self.0);
        let fault = play.fault?;
        if fault.only.is_some_and(|only| only != call) {
            return None;
        }
        let number = play.counted;
        play.counted += 1;
        let is_hit = number == fault.nth || (fault.is_lasting && number > fault.nth);
        if !is_hit {
            return None;
        }
        play.failed.push(call);
        Some(fault.is_full)
    }
}
