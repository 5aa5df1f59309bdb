//! Files of earlier versions: each opens, says what it always said, and is brought up to date.

use crate::{bed, open};
use std::fs;
use std::path::{Path, PathBuf};
use store::Store;

/// What was put into each of them.
const FACTS: u64 = 70;

/// One file per version of the schema, in order; made when the version came out, never touched again.
fn databases() -> Vec<(u32, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/databases");
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.strip_prefix("version-")?.parse().ok()?;
            Some((name, path))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn every_earlier_file_opens_and_says_what_it_always_said() {
    let databases = databases();
    assert!(!databases.is_empty());
    for (version, original) in databases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tagstead.db");
        fs::copy(&original, &path).unwrap();
        let (mut writer, snapshots) = open(&path).unwrap();
        assert_eq!(writer.station(), bed::station());
        let snapshot = snapshots.take().unwrap();
        snapshot.check_file().unwrap();
        let verdict = snapshot.verify().unwrap();
        assert_eq!((verdict.facts, verdict.broken), (FACTS, None), "version {version}");
        let facts = snapshot.facts(0, 1_000).unwrap();
        assert_eq!(facts.len() as u64, FACTS);
        assert!(facts.iter().any(|fact| fact.fact == model::Fact::AssetAdded(bed::asset(139))));
        assert_eq!(snapshot.tag_by_epc(&bed::epc(1)).unwrap()[0].asset, Some(bed::asset_id(1)));
        assert_eq!(snapshot.stays_of(bed::item(1), 10).unwrap().len(), 2);
        assert_eq!(snapshot.asset_count().unwrap(), 41);
        assert_eq!(snapshot.undo_list(10).unwrap().len(), 1);
        drop(snapshot);
        writer.record(crate::batch(vec![bed::added(9_999)])).unwrap();
        // What it was is kept beside it while it is brought up to date.
        let copy = folder.path().join(format!("tagstead.db.version-{version}"));
        let is_older = Store::open_to_read(&original).is_err();
        assert_eq!(copy.exists(), is_older, "{version}");
        if is_older {
            assert!(matches!(Store::open_to_read(&copy), Err(store::Error::Older { .. })));
        }
    }
}

/// `TAGSTEAD_BLESS=database` makes the file of the present version, if it is not there yet.
#[test]
fn make_the_file_of_this_version() {
    if std::env::var("TAGSTEAD_BLESS").is_ok_and(|what| what == "database") {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tagstead.db");
        let (mut writer, snapshots) = open(&path).unwrap();
        let undo = store::UndoEntry {
            group: bed::group_id(1),
            at: model::Timestamp(10),
            who: model::Who::Floor,
            words: "link_tag".to_owned(),
            inverse: Vec::new(),
            undone: false,
        };
        writer.record(store::Batch { undo: vec![undo], ..crate::batch(bed::every_kind()) }).unwrap();
        writer.record(crate::batch((100..140).map(bed::added).collect())).unwrap();
        let version = {
            let db = rusqlite::Connection::open(&path).unwrap();
            db.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0)).unwrap()
        };
        let target =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/databases/version-{version}.db"));
        assert!(!target.exists(), "a file of an earlier version is never made again");
        snapshots.take().unwrap().backup_to(&target, |_, _| true).unwrap();
    }
}
