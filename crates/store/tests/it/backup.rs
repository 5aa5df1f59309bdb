//! A copy that can be trusted.

use crate::{batch, bed, open, trial};
use std::fs;
use store::Store;

#[test]
fn a_backup_is_the_store_of_that_moment() {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, snapshots) = trial(bed::every_kind());
    writer.record(batch((10..3_000).map(bed::added).collect())).unwrap();
    let path = folder.path().join("backup.db");
    fs::write(&path, b"the backup of yesterday").unwrap();
    let snapshot = snapshots.take().unwrap();
    let mut steps = Vec::new();
    let is_done = snapshot
        .backup_to(&path, |done, all| {
            // Work goes on meanwhile.
            writer.record(batch(vec![bed::added(10_000 + done)])).unwrap();
            steps.push((done, all));
            true
        })
        .unwrap();
    assert!(is_done);
    assert!(steps.len() > 1 && steps.last().is_some_and(|(done, all)| done == all), "{steps:?}");
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["backup.db"], "one file, nothing beside it");
    let (_, copy) = open(&path).unwrap();
    let copy = copy.take().unwrap();
    assert_eq!(copy.load().unwrap(), snapshot.load().unwrap());
    assert_eq!(copy.verify().unwrap(), snapshot.verify().unwrap());
    copy.check_file().unwrap();
}

#[test]
fn a_stopped_backup_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let (_writer, snapshots) = trial((1..3_000).map(bed::added).collect());
    let path = folder.path().join("backup.db");
    fs::write(&path, b"the backup of yesterday").unwrap();
    assert!(!snapshots.take().unwrap().backup_to(&path, |_, _| false).unwrap());
    assert_eq!(fs::read(&path).unwrap(), b"the backup of yesterday");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_backup_that_cannot_be_written_is_told() {
    let (_writer, snapshots) = trial(bed::warehouse());
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("gone").join("backup.db");
    assert!(snapshots.take().unwrap().backup_to(&nowhere, |_, _| true).is_err());
    assert!(Store::open_to_read(&nowhere).is_err());
}
