//! What can be had from a damaged file.
//!
//! The log is the truth and everything else is made from it: so every fact up to the first that cannot be trusted is
//! read, put with its own bytes and hash into a new file, and told to the tables again. What stands behind a broken
//! fact cannot be linked to the rest; it is written to a file for people and counted. Nothing is invented: a file
//! that was salvaged says less than the whole one, never something else.

use model::{Recorded, StationId, Subject, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Row};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::apply::{self, Changes};
use crate::archive;
use crate::backup;
use crate::chain::{self, Link};
use crate::column;
use crate::error::Error;
use crate::limits;
use crate::open;
use crate::restore::beside;
use crate::table::place::PlaceTree;
use crate::writer::Failure;

/// What was had from a damaged file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvage {
    /// Facts in the new file; their hashes are those of the old one.
    pub facts: u64,
    /// How many the old file said it had; `None`: it could not say.
    pub claimed: Option<u64>,
    /// Facts behind the first broken one that can still be read, in the file for people.
    pub left_over: u64,
    /// Where they are, if there are any.
    pub left_over_file: Option<PathBuf>,
    /// What could not be read at all, by table.
    pub lost: Vec<String>,
}

/// Makes a new file at `into` from what can be read of a damaged one, which is not changed. `archives` are the archive
/// files of its log, in any order; without them a log that was archived cannot be told again from its begin.
pub fn salvage(damaged: &Path, archives: &[PathBuf], into: &Path, now: Timestamp) -> Result<Salvage, Error> {
    let old = Connection::open_with_flags(damaged, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|failure| Error::from(failure).with_path(damaged))?;
    let head = old.query_row("SELECT station, sequence, archived FROM head", [], |row| {
        Ok((StationId::from_bytes(row.get(0)?), row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
    });
    let (station, claimed, archived) =
        head.map_err(|_| Error::damaged("the file does not say whose it is; nothing in it can be trusted"))?;
    let aside = backup::aside(into);
    backup::make_room(&aside)?;
    let mut new = open::fresh(&aside, now, &station)?;
    let mut work = Work {
        told: Salvage { claimed: u64::try_from(claimed).ok(), ..Salvage::default() },
        last: 0,
        link: chain::start(&station),
        station,
    };
    work.tell_archives(&mut new, archives, u64::try_from(archived).unwrap_or(0))?;
    work.tell_log(&old, &mut new, u64::try_from(claimed).unwrap_or(0))?;
    work.copy_rest(&old, &mut new)?;
    work.leave_over(&old, into, u64::try_from(claimed).unwrap_or(0))?;
    if faults(&new)? > 0 {
        return Err(Error::damaged("what could be read does not fit together"));
    }
    let verdict = chain::verify(&new)?;
    if verdict.broken.is_some() || verdict.facts != work.last {
        return Err(Error::damaged("the new file does not hold what was put into it"));
    }
    new.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    drop(new);
    backup::put_in_place(&aside, into)?;
    work.told.facts = work.last;
    Ok(work.told)
}

/// Rows that point at what is not there.
fn faults(db: &Connection) -> Result<i64, Error> {
    Ok(db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?)
}

struct Work {
    told: Salvage,
    /// The last fact in the new file and its link.
    last: u64,
    link: Link,
    station: StationId,
}

impl Work {
    /// The part of the log that had left the database.
    fn tell_archives(&mut self, new: &mut Connection, archives: &[PathBuf], until: u64) -> Result<(), Error> {
        let mut found = Vec::new();
        for path in archives {
            let archive = archive::verify_archive(path)?;
            if archive.station == self.station && archive.broken.is_none() {
                found.push((archive.first, archive.last, path));
            }
        }
        found.sort();
        for (first, last, path) in found {
            if first == self.last + 1 {
                let file = archive::open(path)?;
                self.tell_log(&file, new, last)?;
            }
        }
        if self.last < until {
            let what = format!("the archive with the facts from {} to {until} is needed", self.last + 1);
            return Err(Error::damaged(what));
        }
        Ok(())
    }

    /// Facts in their order, until one is missing, cannot be read or does not fit. What was recorded at one moment is
    /// told in one piece: of a piece that is broken off, nothing may be left that points at what is not there.
    fn tell_log(&mut self, old: &Connection, new: &mut Connection, until: u64) -> Result<(), Error> {
        let mut next = self.next(old);
        while let Some((_, first)) = &next
            && self.last < until
        {
            let (mut moment, begin) = (first.recorded_at, self.last);
            let mut whole = (self.last, self.link);
            let tx = new.transaction()?;
            let mut tree = PlaceTree::load(&tx)?;
            tx.execute_batch("SAVEPOINT moment")?;
            while let Some((row, fact)) = next.take_if(|_| self.last < until) {
                if fact.recorded_at != moment {
                    if self.last - begin >= limits::SALVAGE_ROWS {
                        next = Some((row, fact));
                        break;
                    }
                    (moment, whole) = (fact.recorded_at, (self.last, self.link));
                    tx.execute_batch("RELEASE moment; SAVEPOINT moment")?;
                }
                self.put(&tx, &row, &mut tree, &fact)?;
                next = self.next(old);
            }
            if next.is_none() && faults(&tx)? > 0 {
                tx.execute_batch("ROLLBACK TO moment")?;
                (self.last, self.link) = whole;
            }
            tx.execute_batch("RELEASE moment")?;
            tx.execute("UPDATE head SET sequence = ?1, hash = ?2", (column::position(self.last), self.link))?;
            tx.commit()?;
        }
        Ok(())
    }

    /// The next fact, if it is the one that the chain asks for.
    fn next(&mut self, old: &Connection) -> Option<(Vec<Value>, Recorded)> {
        let sql = format!("SELECT {} FROM fact WHERE sequence = ?1", chain::COLUMNS);
        let mut ask = old.prepare_cached(&sql).ok()?;
        let mut rows = ask.query([column::position(self.last + 1)]).ok()?;
        let row = rows.next().ok()??;
        if chain::judge(row, &self.link, self.last + 1, &self.station).is_some() {
            return None;
        }
        let fact = crate::table::fact::from_row(row, self.station).ok()?;
        Some((values(row)?, fact))
    }

    /// Its own bytes go into the log; what it says is told to the tables.
    fn put(
        &mut self,
        tx: &Connection,
        row: &[Value],
        tree: &mut PlaceTree,
        fact: &Recorded,
    ) -> Result<(), Error> {
        let sql =
            format!("INSERT INTO fact ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", chain::COLUMNS);
        tx.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(row))?;
        crate::table::fact::learn_about(tx, fact)?;
        let applied = apply::fact(tx, tree, &mut Changes::default(), fact);
        applied.map_err(|failure| match failure {
            Failure::Sqlite(failure) => Error::from(failure),
            Failure::Known(failure) => failure,
        })?;
        if let Some(Value::Blob(hash)) = row.get(8)
            && let Ok(link) = Link::try_from(hash.as_slice())
        {
            self.link = link;
        }
        self.last += 1;
        Ok(())
    }

    /// What is kept beside the log: undo, when things were last heard, who was told what, PINs.
    fn copy_rest(&mut self, old: &Connection, new: &mut Connection) -> Result<(), Error> {
        let tx = new.transaction()?;
        for (table, from, to) in REST {
            if copy_rows(old, &tx, from, to).is_err() {
                self.told.lost.push((*table).to_owned());
            }
        }
        // A channel cannot have been told more than there is now.
        tx.execute("UPDATE outbox SET sent = min(sent, ?1)", [column::position(self.last)])?;
        let subjects: Vec<(i64, [u8; 16], i64)> = {
            let mut ask = tx.prepare(
                "SELECT kind, subject, heard_at FROM belief WHERE heard_at IS NOT NULL AND kind = 0",
            )?;
            let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            rows.collect::<Result<_, _>>()?
        };
        for (kind, id, at) in subjects {
            let subject: Subject = column::to_subject(kind, id)?;
            crate::table::asset_list::settle_heard(&tx, &subject, Timestamp(at))?;
        }
        Ok(tx.commit()?)
    }

    /// Readable facts that nothing links to the rest: for people, one JSON object a line.
    fn leave_over(&mut self, old: &Connection, into: &Path, claimed: u64) -> Result<(), Error> {
        let path = beside(into, ".left-over.jsonl");
        let failed = |failure: std::io::Error| backup::failed("writing", &path, &failure);
        let mut file: Option<BufWriter<File>> = None;
        let until = claimed.min(self.last.saturating_add(limits::LEFT_OVER_MAX));
        for sequence in self.last + 1..=until {
            let sql = "SELECT sequence, at, recorded_at, kind, body FROM fact WHERE sequence = ?1";
            let found = old.query_row(sql, [column::position(sequence)], |row| {
                Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, String>(4)?))
            });
            let Ok((at, recorded_at, body)) = found else { continue };
            let Ok(fact) = serde_json::from_str::<serde_json::Value>(&body) else { continue };
            let line = serde_json::json!({ "sequence": sequence, "at": at, "recorded_at": recorded_at, "fact": fact });
            let out = match &mut file {
                Some(out) => out,
                None => file.insert(BufWriter::new(File::create(&path).map_err(failed)?)),
            };
            writeln!(out, "{line}").map_err(failed)?;
            self.told.left_over += 1;
        }
        if let Some(mut out) = file {
            out.flush().map_err(failed)?;
            self.told.left_over_file = Some(path.clone());
        }
        Ok(())
    }
}

/// Tables that are not made from the log: name, what is read, what is written.
const REST: &[(&str, &str, &str)] = &[
    (
        "undo",
        "SELECT position, group_id, at, who, words, inverse, is_undone FROM undo",
        "INSERT OR REPLACE INTO undo (position, group_id, at, who, words, inverse, is_undone)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    ),
    ("outbox", "SELECT channel, sent FROM outbox", "INSERT OR IGNORE INTO outbox (channel, sent) VALUES (?1, ?2)"),
    (
        "belief",
        "SELECT heard_at, reader, antenna, signal_kind, signal, kind, subject FROM belief WHERE heard_at IS NOT NULL
           AND reader IS NOT NULL",
        "UPDATE belief SET heard_at = max(coalesce(heard_at, ?1), ?1), reader = ?2, antenna = ?3, signal_kind = ?4,
           signal = ?5 WHERE kind = ?6 AND subject = ?7",
    ),
    ("person", "SELECT pin, id FROM person WHERE pin IS NOT NULL", "UPDATE person SET pin = ?1 WHERE id = ?2"),
    (
        "wrong PINs",
        "SELECT pin_failures, id FROM person WHERE pin_failures > 0",
        "UPDATE person SET pin_failures = ?1 WHERE id = ?2",
    ),
];

fn copy_rows(old: &Connection, new: &Connection, from: &str, to: &str) -> Result<(), Error> {
    let mut ask = old.prepare(from)?;
    let mut put = new.prepare(to)?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let values = values(row).ok_or_else(|| Error::damaged("a row cannot be read"))?;
        put.execute(rusqlite::params_from_iter(values))?;
    }
    Ok(())
}

fn values(row: &Row<'_>) -> Option<Vec<Value>> {
    (0..row.as_ref().column_count()).map(|column| row.get::<_, Value>(column).ok()).collect()
}
