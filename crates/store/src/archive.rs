//! The oldest part of the log in a file of its own.
//!
//! Nothing leaves silently and nothing leaves first: the archive is written, walked and synced; then a fact says what
//! left, where it went and with which hash it ended; only then are the rows let go, a few at a time. The chain goes on
//! from the hash that the head remembers, and an archive can be verified alone and against the log it came from.

use model::StationId;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;

use crate::answer::{Break, Broken, Verdict};
use crate::backup;
use crate::chain::{self, Link};
use crate::column;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;
use crate::writer::{Failure, Writer};

/// "TGSA" in the file's header: an archive of ours.
const APPLICATION_ID: i32 = 0x5447_5341;

const SCHEMA: &str = "
    CREATE TABLE archive (
      id      INTEGER PRIMARY KEY CHECK (id = 1),
      station BLOB    NOT NULL,
      first   INTEGER NOT NULL,
      last    INTEGER NOT NULL,
      before  BLOB    NOT NULL,        -- the hash in front of the first fact
      hash    BLOB    NOT NULL         -- the hash of the last one
    ) STRICT;
    CREATE TABLE fact (
      sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, who TEXT NOT NULL,
      how TEXT NOT NULL, group_id BLOB, kind TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL
    ) STRICT;";

/// An archive file, as it says of itself and as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// Whose log it is of.
    pub station: StationId,
    /// The first fact in it.
    pub first: u64,
    /// The last fact in it.
    pub last: u64,
    /// The hash in front of the first fact.
    pub before: [u8; 32],
    /// The hash of the last fact.
    pub hash: [u8; 32],
    /// The first fact that cannot be trusted, if there is one.
    pub broken: Option<Broken>,
}

impl Snapshot {
    /// Writes the facts up to `last` that are still in the database to an archive file, checked and synced. Nothing
    /// leaves the database by this.
    pub fn archive_to(&self, path: &Path, last: u64) -> Result<Archive, Error> {
        let (station, end, _) = chain::end_of(self.db())?;
        let (archived, before) = chain::begin_of(self.db(), &station)?;
        if last <= archived || last >= end {
            // The newest fact always stays: the chain goes on from it.
            let what = format!("facts {} to {last} of a log that ends with {end}", archived + 1);
            return Err(Error::Unstorable { what });
        }
        let aside = backup::aside(path);
        let outcome = write(self.db(), &aside, station, (archived, before), last).and_then(|()| {
            let found = verify_archive(&aside)?;
            if found.broken.is_some() || found.last != last {
                return Err(Error::damaged("the log is not whole; it is not archived"));
            }
            backup::put_in_place(&aside, path)?;
            Ok(found)
        });
        if outcome.is_err() {
            // Of no use; if it cannot be removed, the next try overwrites it.
            let _ = fs::remove_file(&aside);
        }
        outcome.map_err(|failure| failure.with_path(path))
    }

    /// The archive files the log remembers, oldest first: last fact and name.
    pub fn archives(&self) -> Result<Vec<(u64, String)>, Error> {
        let mut ask = self.db().prepare_cached("SELECT last, file FROM archive ORDER BY last")?;
        let mut rows = ask.query([])?;
        let mut archives = Vec::new();
        while let Some(row) = rows.next()? {
            archives.push((column::count(row, 0)?, row.get(1)?));
        }
        Ok(archives)
    }

    /// The hash an archive that ends with this fact must have; `None`: the log remembers no such archive.
    pub fn archive_hash(&self, last: u64) -> Result<Option<[u8; 32]>, Error> {
        let mut ask = self.db().prepare_cached("SELECT hash FROM archive WHERE last = ?1")?;
        Ok(ask.query([column::position(last)])?.next()?.map(|row| row.get(0)).transpose()?)
    }

    /// The number of the last fact that was recorded before this moment; 0 when there is none.
    pub fn last_before(&self, moment: model::Timestamp) -> Result<u64, Error> {
        // Facts are recorded in the order of their numbers, so half of them can be passed over at each step.
        let (station, mut above, _) = chain::end_of(self.db())?;
        let (mut below, _) = chain::begin_of(self.db(), &station)?;
        let mut ask = self.db().prepare_cached("SELECT recorded_at FROM fact WHERE sequence = ?1")?;
        while below < above {
            let middle = below + (above - below).div_ceil(2);
            let at: i64 = ask.query_row([column::position(middle)], |row| row.get(0))?;
            if at < moment.0 { below = middle } else { above = middle - 1 }
        }
        Ok(below)
    }
}

fn write(
    from: &Connection,
    aside: &Path,
    station: StationId,
    (archived, before): (u64, Link),
    last: u64,
) -> Result<(), Error> {
    backup::make_room(aside)?;
    let mut file = Connection::open(aside)?;
    file.pragma_update(None, "application_id", APPLICATION_ID)?;
    // Synced as a whole before it gets its name.
    file.pragma_update(None, "synchronous", "OFF")?;
    file.execute_batch(SCHEMA)?;
    let columns = chain::COLUMNS;
    let tx = file.transaction()?;
    {
        let mut ask = from.prepare(&format!(
            "SELECT {columns} FROM fact WHERE sequence > ?1 AND sequence <= ?2 ORDER BY sequence"
        ))?;
        let mut put =
            tx.prepare(&format!("INSERT INTO fact ({columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"))?;
        let mut rows = ask.query((column::position(archived), column::position(last)))?;
        let mut hash = before;
        while let Some(row) = rows.next()? {
            for column in 0..9 {
                put.raw_bind_parameter(column + 1, row.get::<_, Value>(column)?)?;
            }
            put.raw_execute()?;
            hash = row.get(8)?;
        }
        tx.execute(
            "INSERT INTO archive (id, station, first, last, before, hash) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            (station.as_bytes(), column::position(archived + 1), column::position(last), before, hash),
        )?;
    }
    Ok(tx.commit()?)
}

/// Walks an archive file and says what it holds.
pub fn verify_archive(path: &Path) -> Result<Archive, Error> {
    let file = open(path)?;
    let mut found = label(&file)?;
    let mut walk = file.prepare(&format!("SELECT {} FROM fact ORDER BY sequence", chain::COLUMNS))?;
    let mut rows = walk.query([])?;
    let (mut at, mut hash) = (found.first - 1, found.before);
    while let Some(row) = rows.next()? {
        if let Some(why) = chain::judge(row, &hash, at + 1, &found.station) {
            found.broken = Some(Broken { sequence: at + 1, why });
            return Ok(found);
        }
        (at, hash) = (at + 1, row.get(8)?);
    }
    if at != found.last || hash != found.hash {
        found.broken = Some(Broken { sequence: at + 1, why: Break::WrongEnd });
    }
    Ok(found)
}

/// Opens an archive for reading.
pub(crate) fn open(path: &Path) -> Result<Connection, Error> {
    let opened = (|| {
        let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let application: i32 = file.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if application != APPLICATION_ID {
            return Err(Error::NotADatabase { path: path.to_owned() });
        }
        file.pragma_update(None, "cell_size_check", true)?;
        Ok(file)
    })();
    opened.map_err(|failure: Error| failure.with_path(path))
}

fn label(file: &Connection) -> Result<Archive, Error> {
    let mut ask = file.prepare("SELECT station, first, last, before, hash FROM archive")?;
    let mut rows = ask.query([])?;
    let row = rows.next()?.ok_or_else(|| Error::damaged("the archive does not say whose it is"))?;
    let first = column::count(row, 1)?;
    if first == 0 {
        return Err(Error::damaged("an archive begins with fact 1 or later"));
    }
    Ok(Archive {
        station: StationId::from_bytes(row.get(0)?),
        first,
        last: column::count(row, 2)?,
        before: row.get(3)?,
        hash: row.get(4)?,
        broken: None,
    })
}

impl Archive {
    /// Whether this is what the log in the database goes on from.
    pub fn goes_before(&self, live: &Verdict, live_begin: &[u8; 32]) -> bool {
        self.broken.is_none() && self.last == live.archived && self.hash == *live_begin
    }

    /// The fact that says that it was made, for [`crate::Batch::facts`].
    pub fn fact(&self, file: &str) -> model::Fact {
        model::Fact::LogArchived { last: self.last, hash: chain::hex(&self.hash), file: file.to_owned() }
    }
}

impl Snapshot {
    /// The hash the log in the database goes on from.
    pub fn log_begin(&self) -> Result<[u8; 32], Error> {
        let (station, ..) = chain::end_of(self.db())?;
        Ok(chain::begin_of(self.db(), &station)?.1)
    }
}

/// The log goes on from here. Refused if the fact is not the one the archive ends with.
pub(crate) fn remember(tx: &Connection, last: u64, hash: &str, file: &str) -> Result<(), Failure> {
    let mut ask = tx.prepare_cached("SELECT hash FROM fact WHERE sequence = ?1")?;
    let found: Option<Link> =
        ask.query([column::position(last)])?.next()?.map(|row| row.get(0)).transpose()?;
    let Some(link) = found.filter(|found| chain::hex(found) == hash) else {
        return Err(
            Error::Unstorable { what: format!("the log does not hold fact {last} with this hash") }.into()
        );
    };
    tx.execute(
        "UPDATE head SET archived = ?1, archived_hash = ?2 WHERE id = 1 AND archived < ?1",
        (column::position(last), link),
    )?;
    tx.execute(
        "INSERT OR IGNORE INTO archive (last, hash, file) VALUES (?1, ?2, ?3)",
        (column::position(last), link, file),
    )?;
    Ok(())
}

impl Writer {
    /// Lets go of some facts that are in an archive. `true`: there are more. Call it when nothing waits.
    pub fn let_go(&mut self) -> Result<bool, Error> {
        let mut gone = 0;
        self.change(|db| {
            let oldest: Option<i64> = db.query_row("SELECT min(sequence) FROM fact", [], |row| row.get(0))?;
            let archived: i64 = db.query_row("SELECT archived FROM head", [], |row| row.get(0))?;
            let Some(oldest) = oldest.filter(|oldest| *oldest <= archived) else { return Ok(()) };
            let until = archived.min(oldest + limits::LET_GO_ROWS - 1);
            crate::table::fact::forget_about(db, oldest, until)?;
            gone = db.execute("DELETE FROM fact WHERE sequence BETWEEN ?1 AND ?2", (oldest, until))?;
            Ok(())
        })?;
        Ok(gone > 0)
    }
}
