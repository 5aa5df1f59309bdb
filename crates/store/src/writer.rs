//! The only way in: one transaction for everything a batch says.

use model::{PersonId, Recorded, StationId};
use rusqlite::{Connection, TransactionBehavior};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::apply::{self, Changes};
use crate::batch::Batch;
use crate::chain::{self, Link};
use crate::column;
use crate::error::{self, Error};
use crate::limits;
use crate::open::{self, Folder, Setup};
use crate::table::outbox;
use crate::table::place::PlaceTree;

/// The one writer of the file.
#[derive(Debug)]
pub struct Writer {
    /// `None` after a failed write: the connection may not be trusted any more.
    db: Option<Connection>,
    path: PathBuf,
    setup: Setup,
    station: StationId,
    /// The last acknowledged fact.
    head: (u64, Link),
    /// Places as the tables have them; `None` = ask them again.
    tree: Option<PlaceTree>,
    /// Do not try to cut the log before it has this size.
    cut_above: u64,
    /// Keeps the folder of a trial store alive; dropped after the connection.
    _folder: Option<Arc<Folder>>,
}

/// What was found after opening again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reopened {
    /// Facts in the file beyond the last acknowledged one: the batch that failed had reached the disk after all,
    /// whole. It must not be recorded a second time. 0: it had not.
    pub unacknowledged: u64,
}

impl Writer {
    pub(crate) fn new(
        db: Connection,
        path: PathBuf,
        setup: Setup,
        folder: Option<Arc<Folder>>,
    ) -> Result<Writer, Error> {
        let (station, sequence, hash) = chain::end_of(&db)?;
        Ok(Writer {
            db: Some(db),
            path,
            setup,
            station,
            head: (sequence, hash),
            tree: None,
            cut_above: limits::LOG_BYTES_MAX,
            _folder: folder,
        })
    }

    /// Whose facts these are.
    pub fn station(&self) -> StationId {
        self.station
    }

    /// The last acknowledged fact; 0 when there is none.
    pub fn last_sequence(&self) -> u64 {
        self.head.0
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes all of a batch, or nothing: log, tables, stays, beliefs, search, undo. When this answers `Ok`, it is on
    /// the disk. After `DiskFull` and `Busy` the same batch can be given again; after `Poisoned` or `Io`,
    /// [`Writer::reopen`] comes first.
    pub fn record(&mut self, batch: Batch) -> Result<Vec<Recorded>, Error> {
        let Some(db) = self.db.as_mut() else { return Err(Error::Poisoned) };
        let known = self.tree.take();
        match write(db, known, self.station, self.head, batch) {
            Ok(written) => {
                self.head = written.head;
                self.tree = Some(written.tree);
                Ok(written.recorded)
            }
            Err(Failure::Known(failure)) => Err(failure.with_path(&self.path)),
            Err(Failure::Sqlite(failure)) => Err(self.give_up(failure)),
        }
    }

    /// After a failure of SQLite: is the connection still good?
    fn give_up(&mut self, failure: rusqlite::Error) -> Error {
        if error::poisons(&failure) {
            self.db = None;
        }
        Error::from(failure).with_path(&self.path)
    }

    /// Whether [`Writer::reopen`] is needed.
    pub fn is_poisoned(&self) -> bool {
        self.db.is_none()
    }

    /// Opens the file again after a failed write and compares it with what was acknowledged.
    pub fn reopen(&mut self) -> Result<Reopened, Error> {
        self.db = None;
        self.tree = None;
        let db = open::connect_again(&self.path, self.setup).map_err(|e| e.with_path(&self.path))?;
        let (station, found, hash) = chain::end_of(&db)?;
        let (acknowledged, expected) = self.head;
        if station != self.station {
            return Err(Error::damaged("the file belongs to another station"));
        }
        if found < acknowledged || (found == acknowledged && hash != expected) {
            return Err(Error::Lost { acknowledged, found });
        }
        self.head = (found, hash);
        self.db = Some(db);
        Ok(Reopened { unacknowledged: found - acknowledged })
    }

    /// Size of the log beside the file.
    fn log_bytes(&self) -> u64 {
        fs::metadata(open::log_of(&self.path)).map(|meta| meta.len()).unwrap_or(0)
    }

    /// Cuts the log back when it is above its limit. Call it when nothing waits. Never waits for a reader: while one
    /// holds the log, it answers `false` and tries again when the log has grown further.
    pub fn truncate_log_if_large(&mut self) -> Result<bool, Error> {
        if self.log_bytes() <= self.cut_above {
            return Ok(false);
        }
        let Some(db) = self.db.as_ref() else { return Err(Error::Poisoned) };
        match cut_log(db) {
            Ok(true) => {
                self.cut_above = limits::LOG_BYTES_MAX;
                Ok(true)
            }
            Ok(false) => {
                self.cut_above = self.log_bytes().saturating_add(limits::LOG_RETRY_BYTES);
                Ok(false)
            }
            Err(failure) => Err(self.give_up(failure)),
        }
    }

    /// Starts to keep facts for a channel, from the next fact on. Nothing happens if it is there already.
    pub fn open_channel(&mut self, channel: &str) -> Result<(), Error> {
        let sequence = self.head.0;
        self.change(|db| outbox::open(db, channel, sequence))
    }

    /// Says that a channel has been told all facts up to this one.
    pub fn mark_sent(&mut self, channel: &str, sequence: u64) -> Result<(), Error> {
        let sequence = sequence.min(self.head.0);
        self.change(|db| outbox::mark_sent(db, channel, sequence))
    }

    /// Stops keeping facts for a channel.
    pub fn close_channel(&mut self, channel: &str) -> Result<(), Error> {
        self.change(|db| outbox::close(db, channel))
    }

    /// Keeps how often in a row a wrong PIN was given for a person. On the disk before the next one is looked at.
    pub fn keep_pin_failures(&mut self, person: PersonId, failures: u32) -> Result<(), Error> {
        self.change(|db| crate::table::person::set_failures(db, &person, failures))
    }

    pub(crate) fn change(
        &mut self,
        change: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        let Some(db) = self.db.as_mut() else { return Err(Error::Poisoned) };
        let outcome = (|| {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            change(&tx)?;
            tx.commit()
        })();
        outcome.map_err(|failure| self.give_up(failure))
    }

    #[cfg(test)]
    pub(crate) fn poison(&mut self) {
        self.db = None;
    }

    #[cfg(test)]
    pub(crate) fn raw(&self) -> &Connection {
        self.db.as_ref().unwrap()
    }
}

/// Empties the log into the file. `false`: a reader is still in it.
fn cut_log(db: &Connection) -> rusqlite::Result<bool> {
    db.busy_timeout(Duration::ZERO)?;
    let is_held = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
    db.busy_timeout(limits::BUSY_WAIT)?;
    Ok(!is_held?)
}

/// A failure inside a transaction: SQLite's own, or one we found.
pub(crate) enum Failure {
    Sqlite(rusqlite::Error),
    Known(Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(failure: rusqlite::Error) -> Failure {
        Failure::Sqlite(failure)
    }
}

impl From<Error> for Failure {
    fn from(failure: Error) -> Failure {
        Failure::Known(failure)
    }
}

struct Written {
    recorded: Vec<Recorded>,
    head: (u64, Link),
    tree: PlaceTree,
}

fn write(
    db: &mut Connection,
    known: Option<PlaceTree>,
    station: StationId,
    (mut sequence, mut hash): (u64, Link),
    batch: Batch,
) -> Result<Written, Failure> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut tree = match known {
        Some(tree) => tree,
        None => PlaceTree::load(&tx)?,
    };
    let mut changes = Changes::default();
    let mut recorded = Vec::with_capacity(batch.facts.len());
    for to_record in batch.facts {
        sequence += 1;
        let fact = Recorded {
            station,
            sequence,
            at: to_record.at,
            recorded_at: batch.recorded_at,
            who: to_record.who,
            how: to_record.how,
            group: to_record.group,
            fact: to_record.fact,
        };
        hash = crate::table::fact::append(&tx, &fact, &hash)?;
        apply::fact(&tx, &mut tree, &mut changes, &fact)?;
        recorded.push(fact);
    }
    apply::heard(&tx, &mut changes, batch.heard)?;
    crate::table::undo::put(&tx, &batch.undo)?;
    for (person, hash) in &batch.pins {
        crate::table::person::set_pin(&tx, person, hash.as_deref())?;
    }
    end(&tx, sequence, &hash, changes)?;
    tx.commit()?;
    Ok(Written { recorded, head: (sequence, hash), tree })
}

fn end(tx: &Connection, sequence: u64, hash: &Link, changes: Changes) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE head SET sequence = ?1, hash = ?2, list_changes = list_changes + ?3,
                         heard_changes = heard_changes + ?4 WHERE id = 1",
    )?
    .execute((column::position(sequence), hash, changes.list, changes.heard))?;
    Ok(())
}

#[cfg(test)]
mod tests;
