//! The power goes at any moment: the file is whole, holds whole batches only, and every acknowledged one.

use crate::day::{self, TRIAL, Truth};
use crate::rounds;
use disk::{Cutter, Disk, Op};
use std::collections::BTreeSet;
use std::path::Path;
use store::{Batch, Trial};

const BATCHES: usize = 60;

/// Days per thousand cuts: enough cuts of one history to be worth writing it down.
const CUTS_A_DAY: u64 = 250;

#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    cuts: u64,
    damaged: u64,
    half: u64,
    lost: u64,
    sectors_lost: u64,
}

/// A day on a watched disk.
fn history(folder: &Path, day: &[Batch], trial: Trial) -> Vec<Op> {
    let disk = Disk::watch(folder);
    let (mut writer, snapshots) = day::open(&folder.join("live.db"), trial).unwrap();
    let mut held = None;
    for (number, batch) in day.iter().enumerate() {
        writer.record(batch.clone()).unwrap();
        disk.said(writer.last_sequence());
        // Somebody looks at a moment for a while: then the log cannot be written back as usual.
        if number % 9 == 0 {
            held = Some(snapshots.take().unwrap());
        } else if number % 9 == 4 {
            held = None;
        }
    }
    drop((held, writer, snapshots));
    disk.take_ops()
}

/// Opens what a cut left as the program would, and compares.
fn look(folder: &Path, truth: &Truth, said: u64, found: &mut Found) {
    found.cuts += 1;
    let Ok((writer, snapshots)) = day::open(&folder.join("live.db"), TRIAL) else {
        found.damaged += 1;
        return;
    };
    let facts = writer.last_sequence();
    if snapshots.take().unwrap().check_file().is_err() {
        found.damaged += 1;
    } else if !truth.holds(facts, &day::state(&snapshots)) {
        found.half += 1;
    } else if facts < said {
        found.lost += 1;
    }
}

fn cut_days(days: u64, first_seed: u64, cuts_a_day: u64, trial: Trial) -> Found {
    let mut found = Found::default();
    for seed in first_seed..first_seed + days {
        let live = tempfile::tempdir().unwrap();
        let image = tempfile::tempdir().unwrap();
        let day = day::batches(seed, BATCHES);
        let truth = Truth::of(&day);
        let ops = history(&live.path().canonicalize().unwrap(), &day, trial);
        let mut lot = fastrand::Rng::with_seed(seed);
        let moments: BTreeSet<(usize, u64)> =
            (0..cuts_a_day).map(|number| (lot.usize(..ops.len()), number)).collect();
        let mut cutter = Cutter::new(&ops, seed);
        for (moment, _) in moments {
            let cut = cutter.cut_after(moment);
            cut.write_to(image.path(), "live.db").unwrap();
            found.sectors_lost += cut.sectors_lost;
            look(image.path(), &truth, cut.said, &mut found);
        }
    }
    found
}

/// The same work on both cores.
fn cut(cuts: u64, trial: Trial) -> Found {
    let days = (cuts / CUTS_A_DAY / 2).max(1);
    let halves = std::thread::scope(|scope| {
        [0, 1_000_000]
            .map(|first| scope.spawn(move || cut_days(days, first, CUTS_A_DAY, trial)))
            .map(|half| half.join().unwrap())
    });
    let [one, other] = halves;
    Found {
        cuts: one.cuts + other.cuts,
        damaged: one.damaged + other.damaged,
        half: one.half + other.half,
        lost: one.lost + other.lost,
        sectors_lost: one.sectors_lost + other.sectors_lost,
    }
}

#[test]
fn nothing_acknowledged_is_lost() {
    let found = cut(rounds(2_000, 100_000), TRIAL);
    println!("{found:?}");
    assert!(found.sectors_lost > found.cuts, "hardly anything was torn: {found:?}");
    assert_eq!((found.damaged, found.half, found.lost), (0, 0, 0), "{found:?}");
}

/// The test of the test: a store that acknowledges before it syncs must be caught.
#[test]
fn sabotage_acknowledging_before_the_sync_is_seen() {
    let found = cut(500, Trial { is_synced_late: true, ..TRIAL });
    println!("{found:?}");
    assert!(found.lost > 50, "the check is blind: {found:?}");
    assert_eq!((found.damaged, found.half), (0, 0), "SQLite promises that much even then: {found:?}");
}
