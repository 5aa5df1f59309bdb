//! The only way out: a read-only, consistent moment. Its questions are beside the tables they ask.

use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::Error;
use crate::limits;
use crate::open::{self, Folder};
use crate::page_map::PageMaps;

/// Where snapshots come from. Cheap to clone; every thread may have one.
#[derive(Clone, Debug)]
pub struct Snapshots(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    /// Connections nobody uses at the moment.
    idle: Mutex<Vec<Connection>>,
    /// Snapshots out at the moment.
    open: AtomicUsize,
    page_maps: PageMaps,
    /// Keeps the folder of a trial store alive; dropped after the connections.
    _folder: Option<Arc<Folder>>,
}

/// A moment of the whole store. Nothing that is written later is seen; let go of it soon, it keeps the log long.
#[derive(Debug)]
pub struct Snapshot {
    /// `Some` until it is dropped.
    db: Option<Connection>,
    from: Snapshots,
}

impl Snapshots {
    pub(crate) fn new(path: PathBuf, folder: Option<Arc<Folder>>) -> Snapshots {
        Snapshots(Arc::new(Shared {
            path,
            idle: Mutex::default(),
            open: AtomicUsize::new(0),
            page_maps: PageMaps::default(),
            _folder: folder,
        }))
    }

    /// This moment.
    pub fn take(&self) -> Result<Snapshot, Error> {
        if self.0.open.fetch_add(1, Ordering::Relaxed) >= limits::SNAPSHOTS_MAX {
            self.0.open.fetch_sub(1, Ordering::Relaxed);
            return Err(Error::Busy);
        }
        let idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let begun = match idle {
            Some(db) => begin(db),
            None => open::connect_to_read(&self.0.path).and_then(begin),
        };
        match begun {
            Ok(db) => Ok(Snapshot { db: Some(db), from: self.clone() }),
            Err(failure) => {
                self.0.open.fetch_sub(1, Ordering::Relaxed);
                Err(failure.with_path(&self.0.path))
            }
        }
    }
}

/// A deferred transaction has no moment before its first read, so it reads.
fn begin(db: Connection) -> Result<Connection, Error> {
    db.execute_batch("BEGIN DEFERRED")?;
    crate::chain::end_of(&db)?;
    Ok(db)
}

impl Snapshot {
    pub(crate) fn db(&self) -> &Connection {
        // Only `drop` takes it out, and nobody can ask after that.
        match &self.db {
            Some(db) => db,
            None => unreachable!("a snapshot has its connection until it is dropped"),
        }
    }

    pub(crate) fn page_maps(&self) -> &PageMaps {
        &self.from.0.page_maps
    }

    /// Looks through the whole file for damage; takes seconds on a large one. The log is checked by
    /// [`Snapshot::verify`].
    pub fn check_file(&self) -> Result<(), Error> {
        open::one_check(self.db(), &format!("PRAGMA integrity_check({})", limits::FAULTS_NAMED_MAX))
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        self.from.0.open.fetch_sub(1, Ordering::Relaxed);
        let Some(db) = self.db.take() else { return };
        // A connection that cannot end its transaction is closed instead of kept.
        if db.execute_batch("ROLLBACK").is_ok() {
            let mut idle = self.from.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if idle.len() < limits::CONNECTIONS_KEPT {
                idle.push(db);
            }
        }
    }
}
