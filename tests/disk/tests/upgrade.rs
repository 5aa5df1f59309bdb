//! An older file is brought up to date, and the program is killed, or the power goes, at every write of it: afterwards
//! it is an old file or a new one, never one between, and it says what it said before.

use crate::bed;
use crate::day::TRIAL;
use disk::{Cutter, Disk};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use store::Store;

/// The newest version's own file says nothing here.
fn older() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../databases");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| Store::open_to_read(path).is_err()).collect();
    files.sort();
    files
}

fn version(path: &Path) -> u32 {
    Connection::open(path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

fn bring_up_to_date(path: &Path) -> (u64, String) {
    let (writer, snapshots) = Store::open_trial(path, model::Timestamp(1), bed::station(), TRIAL).unwrap();
    let snapshot = snapshots.take().unwrap();
    snapshot.check_file().unwrap();
    let verdict = snapshot.verify().unwrap();
    assert_eq!(verdict.broken, None);
    (writer.last_sequence(), format!("{verdict:?} {:?}", snapshot.load().unwrap()))
}

#[test]
fn a_killed_upgrade_leaves_the_old_file_or_the_new_one() {
    let older = older();
    assert!(!older.is_empty());
    for original in older {
        let whole = fs::read(&original).unwrap();
        let from = version(&original);
        let live = tempfile::tempdir().unwrap();
        let root = live.path().canonicalize().unwrap();
        fs::write(root.join("live.db"), &whole).unwrap();
        let disk = Disk::watch(&root);
        let told = bring_up_to_date(&root.join("live.db"));
        let ops = disk.take_ops();
        let to = version(&root.join("live.db"));
        assert!(from < to && ops.len() > 20, "{from} {to} {}", ops.len());
        let image = tempfile::tempdir().unwrap();
        let mut seen = std::collections::BTreeSet::new();
        // Between a step and the next the file has a version of its own; all of them are whole.
        for seed in 0..4 {
            let mut cutter = Cutter::new(&ops, seed).with_file("live.db", whole.clone());
            for moment in 0..ops.len() {
                let cut = if seed == 0 { cutter.kill_after(moment) } else { cutter.cut_after(moment) };
                cut.write_to(image.path(), "live.db").unwrap();
                let path = image.path().join("live.db");
                let found = version(&path);
                seen.insert(found);
                assert!((from..=to).contains(&found), "{found}");
                assert_eq!(bring_up_to_date(&path), told, "seed {seed}, after {moment} of {}", ops.len());
                assert_eq!(version(&path), to);
            }
        }
        assert!(seen.contains(&from) && seen.contains(&to), "{seen:?}");
    }
}
