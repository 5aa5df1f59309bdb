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

/// Whatever happens to the file: no panic, and a log that is said to be good is the log that was written.
#[test]
fn a_damaged_file_never_gives_a_wrong_log() {
    let folder = tempfile::tempdir().unwrap();
    let (path, facts) = written(folder.path());
    let whole = fs::read(&path).unwrap();
    let mut runner = TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
    let (mut refused, mut found, mut harmless) = (0, 0, 0);
    for _ in 0..300 {
        let damage = damage().new_tree(&mut runner).unwrap().current();
        let mut file = whole.clone();
        apply(&damage, &mut file);
        let copy = folder.path().join("damaged.db");
        for suffix in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{suffix}", copy.display()));
        }
        fs::write(&copy, &file).unwrap();
        let Ok((writer, snapshots)) = open(&copy) else {
            refused += 1;
            continue;
        };
        let snapshot = snapshots.take().unwrap();
        // Every question may fail; none may panic.
        let _ = snapshot.load();
        let _ = snapshot.assets_page(&store::AssetQuery::default(), 0, 100);
        let _ = snapshot.stays_at(model::Timestamp(45));
        let _ = snapshot.check_file();
        match snapshot.verify() {
            Ok(verdict) if verdict.broken.is_none() && verdict.facts > 0 => {
                assert_eq!(verdict.facts, facts.len() as u64, "{damage:?}");
                assert_eq!(snapshot.facts(0, 10_000).unwrap(), facts, "{damage:?}");
                harmless += 1;
            }
            Ok(verdict) if verdict.broken.is_none() => assert_eq!(file.len(), 0, "{damage:?}"),
            Ok(_) | Err(_) => found += 1,
        }
        drop((snapshot, writer));
    }
    println!("refused {refused}, found {found}, harmless {harmless}");
    assert!(refused > 0 && harmless > 0, "refused {refused}, found {found}, harmless {harmless}");
}
