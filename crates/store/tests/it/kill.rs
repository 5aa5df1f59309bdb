//! A writer that is killed at any moment: what it said was stored is stored, and nothing is stored by halves.

use crate::{batch, bed, open};
use model::Fact;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use store::Store;

/// Tells this test binary that it is the one to be killed.
const VICTIM: &str = "TAGSTEAD_TEST_VICTIM";

/// The sabotage: it says "stored" before it is.
const EARLY: &str = "TAGSTEAD_TEST_VICTIM_SPEAKS_EARLY";

fn rounds() -> u64 {
    if std::env::var_os("TAGSTEAD_LONG").is_some() { 1_000 } else { 50 }
}

/// The batch with this number: two items and a place of the same number, so that a half can be seen.
fn numbered(number: u64) -> Vec<model::ToRecord> {
    vec![bed::added(number * 2), bed::drawn(1_000_000 + number, None), bed::added(number * 2 + 1)]
}

/// The part of the one that is killed. Does nothing when run like any other test.
#[test]
fn victim() {
    let Ok(path) = std::env::var(VICTIM) else { return };
    let (mut writer, snapshots) = open(Path::new(&path)).unwrap();
    let mut number = snapshots.take().unwrap().last_sequence().unwrap() / 3;
    // Copies without end, so that many a kill falls into one.
    let copy = Path::new(&path).with_file_name("copy.db");
    std::thread::spawn(move || while snapshots.take().unwrap().backup_to(&copy, |_, _| true).unwrap() {});
    let is_early = std::env::var_os(EARLY).is_some();
    loop {
        if is_early {
            println!("stored {number}");
        }
        writer.record(batch(numbered(number))).unwrap();
        // Only what the writer has acknowledged is said.
        if !is_early {
            println!("stored {number}");
        }
        if number % 16 == 0 {
            writer.truncate_log_if_large().unwrap();
        }
        number += 1;
    }
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    let mut acknowledged = None;
    // A small generator of our own: the same moments every time, as far as the machine lets them be.
    let mut seed = 0x2545_f491_4f6c_dd1du64;
    for round in 0..rounds() {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let last = run_and_kill(&path, Duration::from_micros(seed % 40_000), false);
        acknowledged = last.or(acknowledged);
        if round % 3 == 0 {
            continue; // Sometimes the next one finds what two kills left.
        }
        look(&path, acknowledged);
    }
    look(&path, acknowledged);
    assert!(path.with_file_name("copy.db").exists());
    assert!(acknowledged.is_some_and(|last| last > rounds()), "hardly anything was tried: {acknowledged:?}");
}

/// Starts the writer, lets it say a first word, waits, kills. Gives the last batch it said it had stored.
fn run_and_kill(path: &Path, wait: Duration, is_early: bool) -> Option<u64> {
    let mut victim = Command::new(std::env::current_exe().unwrap());
    if is_early {
        victim.env(EARLY, "1");
    }
    let mut victim = victim
        .args(["kill::victim", "--exact", "--nocapture", "--test-threads=1"])
        .env(VICTIM, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(victim.stdout.take().unwrap()).lines().map_while(Result::ok);
    let number = |line: &str| line.strip_prefix("stored ").and_then(|number| number.parse().ok());
    let mut last = said.by_ref().find_map(|line| number(&line));
    std::thread::sleep(wait);
    victim.kill().unwrap();
    victim.wait().unwrap();
    // What it said before it died counts too; a line cut short does not.
    for line in said {
        last = number(&line).max(last);
    }
    last
}

/// The test of the test.
#[test]
fn sabotage_saying_it_before_it_is_stored_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagstead.db");
    let is_lost = (0..200).any(|round| {
        let said = run_and_kill(&path, Duration::from_micros(round * 137 % 5_000), true);
        let (writer, _) = open(&path).unwrap();
        said.is_some_and(|last| last >= writer.last_sequence() / 3)
    });
    assert!(is_lost, "the check is blind");
}

fn look(path: &Path, acknowledged: Option<u64>) {
    let (writer, snapshots) = open(path).unwrap();
    let snapshot = snapshots.take().unwrap();
    snapshot.check_file().unwrap();
    // A copy under its own name is always a whole one, and never knows more than was stored.
    let copy = path.with_file_name("copy.db");
    if copy.exists() {
        let copy = Store::look_at_copy(&copy).unwrap();
        assert!(copy.facts.is_multiple_of(3) && copy.facts <= writer.last_sequence(), "{copy:?}");
    }
    let verdict = snapshot.verify().unwrap();
    assert_eq!(verdict.broken, None);
    assert_eq!(verdict.facts % 3, 0, "half a batch");
    let batches = verdict.facts / 3;
    assert!(
        acknowledged.is_none_or(|last| last < batches),
        "{acknowledged:?} was acknowledged, {batches} are there"
    );
    // A prefix: exactly the batches from 0 on, in the log and in the tables.
    for number in 0..batches {
        let facts = snapshot.facts(number * 3, 3).unwrap();
        let expected: Vec<Fact> = numbered(number).into_iter().map(|fact| fact.fact).collect();
        assert_eq!(facts.into_iter().map(|fact| fact.fact).collect::<Vec<_>>(), expected);
    }
    assert_eq!(snapshot.asset_count().unwrap(), batches * 2);
    assert_eq!(snapshot.places().unwrap().len() as u64, batches);
    assert_eq!(writer.last_sequence(), verdict.facts);
}
