//! The oldest part of the log in a file of its own: told, checked, never lost on the way.

use crate::{batch, bed, trial};
use model::{Fact, Timestamp};
use std::fs;
use store::{Break, Broken, Error, verify_archive};

#[test]
fn a_prefix_leaves_and_the_chain_remembers_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, snapshots) = trial(bed::every_kind());
    writer.record(batch((10..500).map(bed::added).collect())).unwrap();
    let before = snapshots.take().unwrap();
    let (whole, all) = (before.verify().unwrap(), before.facts(0, 10_000).unwrap());
    let (path, last) = (folder.path().join("log-1.tsa"), 100);
    let archive = before.archive_to(&path, last).unwrap();
    assert_eq!((archive.first, archive.last, archive.broken), (1, last, None));
    assert!(!writer.let_go().unwrap(), "nothing leaves before the log says so");

    writer.record(batch(vec![bed::by_press(900, 900, archive.fact("log-1.tsa"))])).unwrap();
    while writer.let_go().unwrap() {}
    let after = snapshots.take().unwrap();
    let verdict = after.verify().unwrap();
    assert_eq!((verdict.archived, verdict.facts, verdict.broken), (last, whole.facts + 1, None));
    assert!(archive.goes_before(&verdict, &after.log_begin().unwrap()));
    assert_eq!(after.archives().unwrap(), [(last, "log-1.tsa".to_owned())]);
    let left = after.facts(0, 10_000).unwrap();
    assert_eq!(left[..left.len() - 1], all[last as usize..], "what stays is what was there");
    // Everything made from the log is as it was.
    assert_eq!(after.load().unwrap().beliefs, before.load().unwrap().beliefs);
    assert_eq!(after.stays_of(bed::item(1), 10).unwrap(), before.stays_of(bed::item(1), 10).unwrap());
    after.check_file().unwrap();
    drop((before, after));

    // A second one goes on from the first.
    let snapshot = snapshots.take().unwrap();
    let second = snapshot.archive_to(&folder.path().join("log-2.tsa"), 200).unwrap();
    assert_eq!((second.first, second.before), (last + 1, archive.hash));
}

#[test]
fn nothing_leaves_that_is_not_in_an_archive() {
    let (mut writer, snapshots) = trial(bed::every_kind());
    let folder = tempfile::tempdir().unwrap();
    let end = writer.last_sequence();
    let snapshot = snapshots.take().unwrap();
    for last in [0, end, end + 1] {
        assert!(matches!(snapshot.archive_to(&folder.path().join("x"), last), Err(Error::Unstorable { .. })));
    }
    let archive = snapshot.archive_to(&folder.path().join("x"), 5).unwrap();
    let Fact::LogArchived { last, hash, file } = archive.fact("x") else { panic!() };
    for wrong in [
        Fact::LogArchived { last: last + 1, hash: hash.clone(), file: file.clone() },
        Fact::LogArchived { last, hash: hash.replace('a', "b"), file: file.clone() },
        Fact::LogArchived { last: 999, hash, file },
    ] {
        let refused = writer.record(batch(vec![bed::by_press(60, 60, wrong)]));
        assert!(matches!(refused, Err(Error::Unstorable { .. })));
    }
    assert!(!writer.let_go().unwrap());
    assert_eq!(snapshots.take().unwrap().verify().unwrap().archived, 0);
}

#[test]
fn a_changed_archive_is_named() {
    let (_writer, snapshots) = trial(bed::every_kind());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.tsa");
    snapshots.take().unwrap().archive_to(&path, 20).unwrap();
    let whole = fs::read(&path).unwrap();
    for (change, found) in [
        ("UPDATE fact SET at = at + 1 WHERE sequence = 7", Broken { sequence: 7, why: Break::Changed }),
        ("DELETE FROM fact WHERE sequence = 7", Broken { sequence: 7, why: Break::Missing }),
        ("DELETE FROM fact WHERE sequence > 18", Broken { sequence: 19, why: Break::WrongEnd }),
        ("UPDATE archive SET before = zeroblob(32)", Broken { sequence: 1, why: Break::Changed }),
        ("UPDATE archive SET hash = zeroblob(32)", Broken { sequence: 21, why: Break::WrongEnd }),
    ] {
        fs::write(&path, &whole).unwrap();
        rusqlite::Connection::open(&path).unwrap().execute_batch(change).unwrap();
        assert_eq!(verify_archive(&path).unwrap().broken, Some(found), "{change}");
    }
    fs::write(&path, b"no database at all").unwrap();
    assert!(matches!(verify_archive(&path), Err(Error::NotADatabase { .. })));
}

#[test]
fn the_log_is_cut_by_when_things_were_recorded() {
    let (mut writer, snapshots) = trial(bed::warehouse());
    let first = writer.last_sequence();
    for hour in 2..30 {
        let facts = vec![bed::added(hour), bed::added(100 + hour)];
        let recorded_at = Timestamp(hour as i64 * 3_600_000);
        writer.record(store::Batch { recorded_at, facts, ..store::Batch::default() }).unwrap();
    }
    let snapshot = snapshots.take().unwrap();
    for (hour, last) in [(0, 0), (1, first), (2, first), (3, first + 2), (10, first + 16), (99, first + 56)] {
        assert_eq!(snapshot.last_before(Timestamp(hour * 3_600_000)).unwrap(), last, "{hour}");
    }
}
