//! What the world does to the file: full, read-only, in use, from the future, somebody else's.

use crate::{batch, bed, open, other_station};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use store::{Error, Store};

#[test]
fn a_file_that_cannot_be_written_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    drop(open(&path).unwrap());
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights.clone()).unwrap();
    // The system's administrator may write all the same; then there is nothing to refuse.
    let may_write = fs::File::options().append(true).open(&path).is_ok();
    let outcome = open(&path);
    #[allow(clippy::permissions_set_readonly_false)]
    rights.set_readonly(false);
    fs::set_permissions(&path, rights).unwrap();
    match outcome {
        Err(Error::ReadOnly { path: named }) if !may_write => assert_eq!(named, path),
        Ok(_) if may_write => {}
        other => panic!("{:?}", other.err()),
    }
}

/// Nobody, not even the administrator, makes files here.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_refused() {
    let refused = open(Path::new("/sys/tagstead.db"));
    assert!(matches!(refused, Err(Error::ReadOnly { .. })), "{:?}", refused.err());
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("not here");
    match open(&missing.join("tagstead.db")) {
        Err(Error::Io { what }) => assert!(what.contains("not here"), "{what}"),
        other => panic!("{:?}", other.err()),
    }
    assert!(matches!(Store::open_to_read(&folder.path().join("no file")), Err(Error::Io { .. })));
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    drop(open(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let before = fs::read(&path).unwrap();
    for _ in 0..2 {
        assert!(matches!(open(&path), Err(Error::Newer { file_version: 999, .. })));
        assert!(matches!(Store::open_to_read(&path), Err(Error::Newer { file_version: 999, .. })));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn what_is_not_a_database_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    for content in [b"x".as_slice(), b"SQLite format 2\0 and more", &[0; 5_000]] {
        fs::write(&path, content).unwrap();
        assert!(matches!(open(&path), Err(Error::NotADatabase { .. })));
        assert_eq!(fs::read(&path).unwrap(), content);
    }
    fs::write(&path, b"").unwrap();
    open(&path).unwrap();
}

#[test]
fn a_file_in_use_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    let (mut writer, snapshots) = open(&path).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(writer.record(batch(vec![bed::added(1)])), Err(Error::Busy)));
    assert!(matches!(open(&path), Err(Error::Busy)));
    assert_eq!(snapshots.take().unwrap().asset_count().unwrap(), 0, "questions are answered all the while");
    other.execute_batch("ROLLBACK").unwrap();
    writer.record(batch(vec![bed::added(1)])).unwrap();
    assert_eq!(snapshots.take().unwrap().asset_count().unwrap(), 1);
}

#[test]
fn a_second_writer_cannot_go_on_from_an_old_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    let (mut first, snapshots) = open(&path).unwrap();
    let (mut second, _) = open(&path).unwrap();
    first.record(batch(bed::warehouse())).unwrap();
    assert!(second.record(batch(vec![bed::drawn(9, None)])).is_err(), "its numbers are taken");
    assert_eq!(snapshots.take().unwrap().verify().unwrap().broken, None);
}

#[test]
fn reading_beside_a_writer_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    let (mut writer, _snapshots) = Store::open(&path, model::Timestamp(1), other_station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    let beside = Store::open_to_read(&path).unwrap();
    assert_eq!(beside.take().unwrap().places().unwrap().len(), 5);
    writer.record(batch(vec![bed::added(1)])).unwrap();
    assert_eq!(beside.take().unwrap().asset_count().unwrap(), 1);
    assert_eq!(beside.take().unwrap().station().unwrap(), other_station());
}
