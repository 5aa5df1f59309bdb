//! Brings a file up to the schema of this program, or refuses it. See `docs/how-to/change-schema.md`.

use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};

use crate::backup;
use crate::error::Error;

/// The steps, in order. A released step is never edited.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("../../../migrations/0001_first.sql")),
    M::up(include_str!("../../../migrations/0002_people.sql")),
    M::up(include_str!("../../../migrations/0003_archive.sql")),
    M::up(include_str!("../../../migrations/0004_reader_radio.sql")),
    M::up(include_str!("../../../migrations/0005_troubles.sql")),
    M::up(include_str!("../../../migrations/0006_counts.sql")),
];

/// "TGST" in the file's header: this is one of ours.
const APPLICATION_ID: i32 = 0x5447_5354;

/// The schema version of this program.
pub(crate) fn ours() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// Whose file is it? 0 = new. Refuses strangers and files of the future without touching them.
pub(crate) fn version_of(db: &Connection, path: &Path) -> Result<u32, Error> {
    let version: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let is_new = version == 0 && application == 0 && tables == 0;
    if !is_new && application != APPLICATION_ID {
        return Err(Error::NotADatabase { path: path.to_owned() });
    }
    if version > ours() {
        return Err(Error::Newer { file_version: version, ours: ours() });
    }
    Ok(version)
}

/// Takes the missing steps, each in its own transaction. An older file is copied first.
pub(crate) fn run(db: &mut Connection, path: &Path, version: u32) -> Result<(), Error> {
    run_steps(db, path, version, STEPS)
}

fn run_steps(db: &mut Connection, path: &Path, version: u32, steps: &[M<'_>]) -> Result<(), Error> {
    if u32::try_from(steps.len()).is_ok_and(|all| all == version) {
        return Ok(());
    }
    if version > 0 {
        backup::copy(db, &copy_path(path, version))?;
    }
    let taken = Migrations::from_slice(steps).to_latest(db);
    taken.map_err(|failure| {
        if let rusqlite_migration::Error::RusqliteError { err, .. } = failure {
            Error::from(err).with_path(path)
        } else {
            Error::damaged(format!("it cannot be brought up to date: {failure}"))
        }
    })
}

/// Where the copy of an older file goes: beside it, named after its version.
fn copy_path(path: &Path, version: u32) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".version-{version}"));
    path.with_file_name(name)
}

/// Says whose the file is, once. Done again after a kill between the last step and this.
pub(crate) fn settle_head(db: &mut Connection, now: i64, station: &model::StationId) -> Result<(), Error> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let is_missing = tx.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM head) AND NOT EXISTS (SELECT 1 FROM fact)",
        [],
        |row| row.get::<_, bool>(0),
    )?;
    if is_missing {
        tx.execute(
            "INSERT INTO head (id, station, created_at, sequence, hash, list_changes, heard_changes)
             VALUES (1, ?1, ?2, 0, ?3, 0, 0)",
            (station.as_bytes(), now, crate::chain::start(station)),
        )?;
    }
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests;
