//! A file that somebody or something has changed behind our back.

use crate::{batch, bed, open};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Break, Broken, Store};

/// A closed file with a few hundred facts, and the facts.
fn written(folder: &Path) -> (PathBuf, Vec<model::Recorded>) {
    let path = folder.join("tagstead.db");
    let (mut writer, snapshots) = open(&path).unwrap();
    let mut facts = writer.record(batch(bed::every_kind())).unwrap();
    for first in (10..310).step_by(50) {
        facts.extend(writer.record(batch((first..first + 50).map(bed::added).collect())).unwrap());
    }
    assert_eq!(snapshots.take().unwrap().verify().unwrap().facts, facts.len() as u64);
    drop((writer, snapshots));
    // All in one file: what is not in the log beside it cannot hide a damage.
    Connection::open(&path).unwrap().query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).unwrap();
    (path, facts)
}

/// Opens the log to those who would change it.
fn unlocked(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.execute_batch(
        "DROP TRIGGER fact_is_never_changed; DROP TRIGGER fact_is_never_deleted; PRAGMA foreign_keys = OFF",
    )
    .unwrap();
    db
}

fn broken(path: &Path) -> Option<Broken> {
    Store::open_to_read(path).unwrap().take().unwrap().verify().unwrap().broken
}

#[test]
fn facts_cannot_be_changed_or_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let (path, facts) = written(folder.path());
    let db = Connection::open(&path).unwrap();
    for attempt in
        ["UPDATE fact SET at = 0", "DELETE FROM fact", "UPDATE fact SET body = '{}' WHERE sequence = 3"]
    {
        let refused = db.execute_batch(attempt).unwrap_err().to_string();
        assert!(refused.contains("never"), "{refused}");
    }
    drop(db);
    assert_eq!(broken(&path), None);
    assert!(!facts.is_empty());
}

#[test]
fn any_changed_byte_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (path, facts) = written(folder.path());
    let whole = fs::read(&path).unwrap();
    let columns = ["at", "recorded_at", "who", "how", "group_id", "kind", "body", "hash"];
    let change = (1..=facts.len() as i64, 0..columns.len(), any::<prop::sample::Index>(), 1..=255u8);
    let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&change, |(sequence, column, index, flip)| {
        fs::write(&path, &whole).unwrap();
        let db = unlocked(&path);
        let column = columns[column];
        let read = format!("SELECT CAST({column} AS BLOB) FROM fact WHERE sequence = ?1");
        let bytes: Option<Vec<u8>> = db.query_row(&read, [sequence], |row| row.get(0)).unwrap();
        let Some(mut bytes) = bytes else { return Ok(()) };
        if column.ends_with("at") {
            let sql = format!("UPDATE fact SET {column} = {column} + ?2 WHERE sequence = ?1");
            db.execute(&sql, (sequence, flip)).unwrap();
        } else {
            let at = index.index(bytes.len());
            bytes[at] ^= flip;
            let cast = if ["group_id", "hash"].contains(&column) { "?2" } else { "CAST(?2 AS TEXT)" };
            let sql = format!("UPDATE fact SET {column} = {cast} WHERE sequence = ?1");
            db.execute(&sql, (sequence, &bytes)).unwrap();
        }
        drop(db);
        let found = broken(&path);
        prop_assert_eq!(found.map(|broken| broken.sequence), Some(sequence as u64), "{}", column);
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn a_missing_swapped_or_added_fact_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (path, facts) = written(folder.path());
    let whole = fs::read(&path).unwrap();
    let last = facts.len() as u64;
    let try_out = |sql: &str| {
        fs::write(&path, &whole).unwrap();
        unlocked(&path).execute_batch(sql).unwrap();
        broken(&path).unwrap()
    };
    let missing = |sequence| Broken { sequence, why: Break::Missing };
    assert_eq!(try_out("DELETE FROM fact WHERE sequence = 7"), missing(7));
    assert_eq!(try_out("DELETE FROM fact WHERE sequence = 1"), missing(1));
    let close_gap =
        "DELETE FROM fact WHERE sequence = 7; UPDATE fact SET sequence = sequence - 1 WHERE sequence > 7";
    assert_eq!(try_out(close_gap), Broken { sequence: 7, why: Break::Changed });
    let swap = "UPDATE fact SET sequence = 100000 WHERE sequence = 8; UPDATE fact SET sequence = 8 WHERE sequence = 9;
                UPDATE fact SET sequence = 9 WHERE sequence = 100000";
    assert_eq!(try_out(swap), Broken { sequence: 8, why: Break::Changed });
    let cut = format!("DELETE FROM fact WHERE sequence > {}", last - 4);
    assert_eq!(try_out(&cut), Broken { sequence: last - 3, why: Break::WrongEnd });
    assert_eq!(try_out("DELETE FROM fact"), Broken { sequence: 1, why: Break::WrongEnd });
    let more = "INSERT INTO fact SELECT sequence + 1, at, recorded_at, who, how, group_id, kind, body, hash FROM fact
                ORDER BY sequence DESC LIMIT 1";
    assert_eq!(try_out(more), Broken { sequence: last + 1, why: Break::Changed });
    let other = "UPDATE head SET station = zeroblob(16)";
    assert_eq!(try_out(other), Broken { sequence: 1, why: Break::Changed });
}

#[derive(Clone, Debug)]
enum Damage {
    Flip(prop::sample::Index, u8),
    ZeroPage(prop::sample::Index),
    CutTail(prop::sample::Index),
    SwapPages(prop::sample::Index, prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        4 => (index(), 1..=255u8).prop_map(|(at, flip)| Damage::Flip(at, flip)),
        1 => index().prop_map(Damage::ZeroPage),
        1 => index().prop_map(Damage::CutTail),
        1 => (index(), index()).prop_map(|(one, other)| Damage::SwapPages(one, other)),
    ]
}

fn apply(damage: &Damage, file: &mut Vec<u8>) {
    const PAGE: usize = 4096;
    let pages = file.len() / PAGE;
    match damage {
        Damage::Flip(at, flip) => {
            let at = at.index(file.len());
            file[at] ^= flip;
        }
        Damage::ZeroPage(page) => {
            let from = page.index(pages) * PAGE;
            file[from..from + PAGE].fill(0);
        }
        Damage::CutTail(at) => file.truncate(at.index(file.len())),
        Damage::SwapPages(one, other) => {
            let (one, other) = (one.index(pages) * PAGE, other.index(pages) * PAGE);
            let kept = file[one..one + PAGE].to_vec();
            file.copy_within(other..other + PAGE, one);
            file[other..other + PAGE].copy_from_slice(&kept);
        }
    }
}

/// What came of all damages.
#[derive(Debug, Default)]
struct Found {
    /// Not opened, in words.
    refused: u64,
    /// Opened, and the log was said to be broken.
    broken: u64,
    /// Of these, the ones that all checks but the chain let pass.
    by_chain_alone: u64,
    /// The log is the one that was written.
    harmless: u64,
    /// Lost the log beside the file and nothing else: an earlier moment.
    earlier: u64,
    /// Salvaged in whole or in part.
    salvaged: u64,
}

/// Copies of a database with these bytes and this log beside it.
fn put(folder: &Path, file: &[u8], log: &[u8]) -> PathBuf {
    let copy = folder.join("damaged.db");
    for suffix in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{suffix}", copy.display()));
    }
    fs::write(&copy, file).unwrap();
    if !log.is_empty() {
        fs::write(folder.join("damaged.db-wal"), log).unwrap();
    }
    copy
}

/// Opens a damaged file as the program does, asks it everything, compares with what was written.
fn look(copy: &Path, facts: &[model::Recorded], found: &mut Found, what: &dyn std::fmt::Debug) {
    let Ok((writer, snapshots)) = open(copy) else {
        found.refused += 1;
        return;
    };
    let snapshot = snapshots.take().unwrap();
    // Every question may fail; none may panic.
    let _ = snapshot.load();
    let _ = snapshot.assets_page(&store::AssetQuery::default(), 0, 100);
    let _ = snapshot.stays_at(model::Timestamp(45));
    let is_checked = snapshot.check_file().is_ok();
    let read = snapshot.facts(0, 10_000);
    match snapshot.verify() {
        Ok(verdict) if verdict.broken.is_none() => {
            let read = read.unwrap();
            assert_eq!(verdict.facts, read.len() as u64, "{what:?}");
            assert!(facts.starts_with(&read), "{what:?}");
            if read.len() == facts.len() {
                found.harmless += 1;
            } else {
                found.earlier += 1;
            }
        }
        Ok(_) | Err(_) => {
            found.broken += 1;
            found.by_chain_alone += u64::from(is_checked && read.is_ok());
        }
    }
    drop((snapshot, writer));
}

/// What is had from a damaged file is a beginning of what was written, never anything else.
fn salvage(copy: &Path, facts: &[model::Recorded], found: &mut Found, what: &dyn std::fmt::Debug) {
    let new = copy.with_file_name("salvaged.db");
    let Ok(told) = store::salvage(copy, &[], &new, model::Timestamp(1)) else { return };
    found.salvaged += 1;
    let snapshots = Store::open_to_read(&new).unwrap();
    let snapshot = snapshots.take().unwrap();
    snapshot.check_file().unwrap();
    assert_eq!(snapshot.verify().unwrap().facts, told.facts);
    assert!(facts.starts_with(&snapshot.facts(0, 10_000).unwrap()), "{what:?}");
}

fn rounds() -> u32 {
    if std::env::var_os("TAGSTEAD_LONG").is_some() { 10_000 } else { 200 }
}

fn damage_all(cases: u32, is_log: bool, file: &[u8], log: &[u8], facts: &[model::Recorded]) -> Found {
    let folder = tempfile::tempdir().unwrap();
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let mut found = Found::default();
    for _ in 0..cases {
        let damage = damage().new_tree(&mut runner).unwrap().current();
        let (mut file, mut log) = (file.to_vec(), log.to_vec());
        apply(&damage, if is_log { &mut log } else { &mut file });
        let copy = put(folder.path(), &file, &log);
        salvage(&copy, facts, &mut found, &damage);
        look(&put(folder.path(), &file, &log), facts, &mut found, &damage);
    }
    found
}

/// Whatever happens to the file: no panic, and a log that is said to be good is the log that was written.
#[test]
fn a_damaged_file_never_gives_a_wrong_log() {
    let folder = tempfile::tempdir().unwrap();
    let (path, facts) = written(folder.path());
    let whole = fs::read(&path).unwrap();
    let found = damage_all(rounds(), false, &whole, &[], &facts);
    println!("the file: {found:?}");
    assert!(found.refused > 0 && found.harmless > 0 && found.salvaged > 50, "{found:?}");
    // A cut file of no length is a new one; nothing else may pass for a shorter log.
    assert!(found.earlier <= 1, "{found:?}");
    // The test of the test: without the chain these would have been silently wrong.
    assert!(found.by_chain_alone > 0, "{found:?}");
}

/// The log beside the file may lose its newest part, as SQLite promises, and nothing in the middle.
#[test]
fn a_damaged_log_beside_the_file_never_gives_a_wrong_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    let (mut writer, snapshots) = open(&path).unwrap();
    let mut facts = writer.record(batch(bed::every_kind())).unwrap();
    for first in (10..110).step_by(10) {
        facts.extend(writer.record(batch((first..first + 10).map(bed::added).collect())).unwrap());
    }
    let (file, log) = (fs::read(&path).unwrap(), fs::read(folder.path().join("tagstead.db-wal")).unwrap());
    drop((writer, snapshots));
    let found = damage_all(rounds() / 2, true, &file, &log, &facts);
    println!("the log beside it: {found:?}");
    assert!(found.earlier > 0, "{found:?}");
    assert_eq!(found.broken, 0, "{found:?}");
    let zeroed = put(folder.path(), &file, &vec![0; log.len()]);
    let mut found = Found::default();
    look(&zeroed, &facts, &mut found, &"all zeros");
    assert_eq!(found.broken, 0);
}
