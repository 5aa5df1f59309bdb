//! A copy in the place of a database, and what can be had from a damaged one.

use crate::{batch, bed, open};
use std::fs;
use std::path::{Path, PathBuf};
use store::{Error, Store, salvage};

/// A database that was closed as a killed program leaves it: with a log beside it.
fn left_behind(folder: &Path, facts: u64) -> PathBuf {
    let path = folder.join("tagstead.db");
    let (mut writer, snapshots) = open(&path).unwrap();
    writer.record(batch(bed::every_kind())).unwrap();
    writer.record(batch((100..100 + facts).map(bed::added).collect())).unwrap();
    let heard = vec![(bed::item(1), model::Timestamp(777), bed::read_point(), model::Signal::Silent)];
    writer.record(store::Batch { heard, ..store::Batch::default() }).unwrap();
    writer.open_channel("mqtt").unwrap();
    std::mem::forget((writer, snapshots));
    path
}

fn said(path: &Path) -> String {
    let snapshots = Store::open_to_read(path).unwrap();
    let snapshot = snapshots.take().unwrap();
    format!(
        "{:?} {:?} {:?}",
        snapshot.verify().unwrap(),
        snapshot.load().unwrap(),
        snapshot.undo_list(100).unwrap()
    )
}

#[test]
fn a_copy_takes_the_place_of_what_was_there_and_that_is_kept() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = left_behind(one.path(), 50);
    let backup = one.path().join("backup.db");
    Store::open_to_read(&path).unwrap().take().unwrap().backup_to(&backup, |_, _| true).unwrap();
    let at_home = said(&backup);
    // Another machine, with something of its own.
    let there = left_behind(other.path(), 9);
    let own = said(&there);
    let restored = Store::restore(&backup, &there).unwrap();
    assert_eq!(restored.copy, Store::look_at_copy(&backup).unwrap());
    assert_eq!(said(&there), at_home);
    let kept = restored.kept.unwrap();
    assert_eq!(said(&kept), own, "what was there can still be opened");
    let (mut writer, _) = open(&there).unwrap();
    writer.record(batch(vec![bed::added(9_999)])).unwrap();
    drop(writer);
    // Once more, and into an empty folder.
    assert_ne!(Store::restore(&backup, &there).unwrap().kept.unwrap(), kept);
    let empty = other.path().join("new.db");
    assert_eq!(Store::restore(&backup, &empty).unwrap().kept, None);
    assert_eq!(said(&empty), at_home);
}

#[test]
fn a_bad_copy_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = left_behind(folder.path(), 20);
    let before = said(&path);
    let bad = folder.path().join("bad.db");
    Store::open_to_read(&path).unwrap().take().unwrap().backup_to(&bad, |_, _| true).unwrap();
    let whole = fs::read(&bad).unwrap();
    let mut refused = 0;
    for at in (4_096..whole.len()).step_by(4_096 / 3) {
        let mut bytes = whole.clone();
        bytes[at..at + 40].fill(0xa5);
        fs::write(&bad, bytes).unwrap();
        if Store::look_at_copy(&bad).is_err() {
            refused += 1;
            assert!(Store::restore(&bad, &path).is_err());
            assert_eq!(said(&path), before);
        }
    }
    assert!(refused > 20, "{refused}");
    fs::write(&bad, b"somebody's letters").unwrap();
    assert!(matches!(Store::restore(&bad, &path), Err(Error::NotADatabase { .. })));
    assert!(matches!(Store::restore(&folder.path().join("none"), &path), Err(Error::Io { .. })));
    assert_eq!(said(&path), before);
}

/// The tables are what the log adds up to: told again from the log they say the same.
#[test]
fn a_whole_file_is_salvaged_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = left_behind(folder.path(), 300);
    let new = folder.path().join("new.db");
    let told = salvage(&path, &[], &new, model::Timestamp(5)).unwrap();
    assert_eq!((told.claimed, told.left_over, told.lost.len()), (Some(told.facts), 0, 0));
    assert_eq!(said(&new), said(&path));
    Store::open_to_read(&new).unwrap().take().unwrap().check_file().unwrap();
}

#[test]
fn what_stands_behind_a_broken_fact_is_kept_for_people() {
    let folder = tempfile::tempdir().unwrap();
    let path = left_behind(folder.path(), 30);
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("DROP TRIGGER fact_is_never_changed; UPDATE fact SET body = 'x' WHERE sequence = 40")
        .unwrap();
    let last: u64 =
        db.query_row("SELECT max(sequence) FROM fact", [], |row| row.get::<_, i64>(0)).unwrap() as u64;
    drop(db);
    let new = folder.path().join("new.db");
    let told = salvage(&path, &[], &new, model::Timestamp(5)).unwrap();
    assert_eq!((told.facts, told.claimed, told.left_over), (39, Some(last), last - 40));
    let text = fs::read_to_string(told.left_over_file.unwrap()).unwrap();
    assert_eq!(text.lines().count() as u64, last - 40);
    assert!(text.contains("AssetAdded"));
    let snapshots = Store::open_to_read(&new).unwrap();
    assert_eq!(snapshots.take().unwrap().verify().unwrap().facts, 39);
}

#[test]
fn an_archived_log_is_told_again_with_its_archives() {
    let folder = tempfile::tempdir().unwrap();
    let path = left_behind(folder.path(), 200);
    let (mut writer, snapshots) = open(&path).unwrap();
    let mut files = Vec::new();
    for (number, last) in [(1, 60), (2, 120)] {
        let file = folder.path().join(format!("{number}.tsa"));
        let archive = snapshots.take().unwrap().archive_to(&file, last).unwrap();
        writer.record(batch(vec![bed::by_press(900, 900, archive.fact("a"))])).unwrap();
        while writer.let_go().unwrap() {}
        files.push(file);
    }
    drop((writer, snapshots));
    let new = folder.path().join("new.db");
    assert!(matches!(salvage(&path, &files[1..], &new, model::Timestamp(5)), Err(Error::Damaged { .. })));
    files.reverse();
    let told = salvage(&path, &files, &new, model::Timestamp(5)).unwrap();
    assert_eq!(Some(told.facts), told.claimed);
    let load = |path: &Path| Store::open_to_read(path).unwrap().take().unwrap().load().unwrap();
    assert_eq!(load(&new), load(&path));
}
