//! What the writer does when the ground gives way. (What only the outside can do to it is in `tests/it`.)

use super::*;
use crate::Store;
use crate::bed;
use model::Timestamp;

fn batch(facts: Vec<model::ToRecord>) -> Batch {
    Batch { recorded_at: Timestamp(99), facts, ..Batch::default() }
}

#[test]
fn a_poisoned_writer_takes_nothing_until_it_is_opened_again() {
    let (mut writer, snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    writer.poison();
    assert!(writer.is_poisoned());
    assert!(matches!(writer.record(batch(vec![bed::added(1)])), Err(Error::Poisoned)));
    assert!(matches!(writer.open_channel("mqtt"), Err(Error::Poisoned)));
    assert_eq!(writer.reopen().unwrap(), Reopened { unacknowledged: 0 });
    let recorded = writer.record(batch(vec![bed::added(1)])).unwrap();
    assert_eq!(recorded[0].sequence, bed::warehouse().len() as u64 + 1);
    assert_eq!(snapshots.take().unwrap().verify().unwrap().broken, None);
}

#[test]
fn what_reached_the_disk_unacknowledged_is_told() {
    let (mut writer, _snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    let acknowledged = writer.head;
    writer.record(batch(vec![bed::added(1), bed::added(2)])).unwrap();
    writer.poison();
    writer.head = acknowledged;
    assert_eq!(writer.reopen().unwrap(), Reopened { unacknowledged: 2 });
    assert_eq!(writer.record(batch(vec![bed::added(3)])).unwrap()[0].sequence, acknowledged.0 + 3);
}

#[test]
fn what_was_acknowledged_and_is_gone_is_told() {
    let (mut writer, _snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    let (found, hash) = writer.head;
    writer.head = (found + 3, hash);
    assert!(
        matches!(writer.reopen(), Err(Error::Lost { acknowledged, found: f }) if acknowledged == found + 3 && f == found)
    );
    // The same number of facts, but other ones.
    writer.head = (found, [9; 32]);
    assert!(matches!(writer.reopen(), Err(Error::Lost { .. })));
    assert!(writer.is_poisoned());
}

#[test]
fn the_log_is_cut_when_nobody_holds_it() {
    let (mut writer, snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    assert!(!writer.truncate_log_if_large().unwrap(), "a small log stays");
    let reader = snapshots.take().unwrap();
    let mut next = 1;
    while writer.log_bytes() <= limits::LOG_BYTES_MAX {
        writer.record(batch((next..next + 1_000).map(bed::added).collect())).unwrap();
        next += 1_000;
    }
    assert!(!writer.truncate_log_if_large().unwrap(), "a reader holds it");
    let tried_at = writer.cut_above;
    assert!(tried_at > limits::LOG_BYTES_MAX);
    drop(reader);
    writer.cut_above = limits::LOG_BYTES_MAX;
    assert!(writer.truncate_log_if_large().unwrap());
    assert_eq!(writer.log_bytes(), 0);
    assert_eq!(snapshots.take().unwrap().asset_count().unwrap(), next - 1);
}

#[test]
fn the_search_index_agrees_with_the_items() {
    let (mut writer, _snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::every_kind())).unwrap();
    let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
    writer.raw().execute_batch(check).unwrap();
    // And the check can see: a word that nobody told the index about.
    writer.raw().execute_batch("UPDATE asset SET name = 'Other' WHERE row = 1").unwrap();
    assert!(writer.raw().execute_batch(check).is_err());
}

#[test]
fn a_failure_at_the_very_end_leaves_nothing() {
    let (mut writer, snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    // An item in a place that does not exist: noticed at the end of the transaction.
    let lost = model::Asset { home: Some(bed::place_id(99)), ..bed::asset(1) };
    let facts = vec![bed::added(2), bed::by_press(1, 1, model::Fact::AssetAdded(lost))];
    let before = writer.last_sequence();
    assert!(matches!(writer.record(batch(facts)), Err(Error::Unstorable { .. })));
    assert_eq!(writer.last_sequence(), before);
    assert_eq!(snapshots.take().unwrap().asset_count().unwrap(), 0);
    assert_eq!(writer.record(batch(vec![bed::added(2)])).unwrap()[0].sequence, before + 1);
    assert_eq!(snapshots.take().unwrap().verify().unwrap().broken, None);
}

#[test]
fn a_settled_head_is_not_made_twice() {
    let (mut writer, snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    let other = model::StationId::from_bytes([9; 16]);
    crate::migrate::settle_head(writer.db.as_mut().unwrap(), 7, &other).unwrap();
    assert_eq!(snapshots.take().unwrap().station().unwrap(), bed::station());
}

#[test]
fn a_full_disk_stores_nothing_and_the_writer_goes_on_when_there_is_space() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    let (mut writer, snapshots) = Store::open(&path, Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    let limit = |writer: &Writer, pages: u32| {
        writer.raw().query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    };
    let (mut next, mut is_full) = (1, false);
    // SQLite's own limit stands for the disk: the same error at the same place.
    limit(&writer, 120);
    while !is_full {
        let before = writer.last_sequence();
        match writer.record(batch((next..next + 100).map(bed::added).collect())) {
            Ok(_) => next += 100,
            Err(Error::DiskFull) => {
                is_full = true;
                assert_eq!(writer.last_sequence(), before);
                let snapshot = snapshots.take().unwrap();
                assert_eq!(snapshot.asset_count().unwrap(), next - 1, "all of a batch or nothing");
                assert_eq!(snapshot.last_sequence().unwrap(), before);
            }
            Err(other) => panic!("{other}"),
        }
        assert!(next < 100_000, "the limit does not hold");
    }
    assert!(matches!(
        writer.record(batch((next..next + 100).map(bed::added).collect())),
        Err(Error::DiskFull)
    ));
    assert!(!writer.is_poisoned());
    limit(&writer, u32::MAX - 1);
    writer.record(batch((next..next + 100).map(bed::added).collect())).unwrap();
    let snapshot = snapshots.take().unwrap();
    assert_eq!(snapshot.asset_count().unwrap(), next + 99);
    assert_eq!(snapshot.verify().unwrap().broken, None);
    snapshot.check_file().unwrap();
}
