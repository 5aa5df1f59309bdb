//! What storing and asking costs. Read the figures as ratios: `record` against `bare` (the same log rows put into a
//! bare table by SQLite alone), pages at random places against pages at the begin.
//!
//! `TAGSTEAD_BENCH_ASSETS` sets how many items the lists have (100,000 unless told).
#![allow(clippy::unwrap_used)]

#[path = "../src/bed.rs"]
mod bed;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use model::{Asset, Fact, Timestamp, ToRecord};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use store::{AssetFilter, AssetQuery, AssetSort, Batch, Snapshots, Store, Writer};
use tempfile::TempDir;

fn main() {
    divan::main();
}

const BATCHES: [usize; 3] = [1, 100, 2_000];

/// Items that move about in the recording benches.
const MOVERS: u64 = 10_000;

fn batch(facts: Vec<ToRecord>) -> Batch {
    Batch { recorded_at: Timestamp(1_000), facts, ..Batch::default() }
}

/// A little generator: the same numbers in every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// Moves of random items, later ones at later times.
fn moves(lot: &mut Lot, clock: &mut i64, count: usize) -> Vec<ToRecord> {
    let mut one = || {
        *clock += 1;
        bed::moved(bed::item(1 + lot.below(MOVERS)), 2, 2 + lot.below(4), *clock)
    };
    (0..count).map(|_| one()).collect()
}

fn warehouse(folder: &TempDir) -> (Writer, Snapshots) {
    let path = folder.path().join("tagstead.db");
    let (mut writer, snapshots) = Store::open(&path, Timestamp(1), bed::station()).unwrap();
    writer.record(batch(bed::warehouse())).unwrap();
    writer.record(batch((1..=MOVERS).map(bed::added).collect())).unwrap();
    let arrivals = (1..=MOVERS).map(|number| bed::arrived(bed::item(number), 2, 100));
    writer.record(batch(arrivals.collect())).unwrap();
    (writer, snapshots)
}

#[divan::bench(args = BATCHES)]
fn record(bencher: Bencher, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, _snapshots) = warehouse(&folder);
    let (mut lot, mut clock) = (Lot(42), 1_000);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| batch(moves(&mut lot, &mut clock, count)))
        .bench_local_values(|batch| writer.record(batch).unwrap());
}

/// "Heard again" for random items: beliefs and lists only.
#[divan::bench(args = BATCHES)]
fn record_heard(bencher: Bencher, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (mut writer, _snapshots) = warehouse(&folder);
    let (mut lot, mut clock) = (Lot(42), 1_000);
    let mut heard = || {
        clock += 1;
        (bed::item(1 + lot.below(MOVERS)), Timestamp(clock), bed::read_point(), model::Signal::Silent)
    };
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| Batch { heard: (0..count).map(|_| heard()).collect(), ..Batch::default() })
        .bench_local_values(|batch| writer.record(batch).unwrap());
}

/// The floor: the same log rows in a table without anything else, the same way to the disk.
#[divan::bench(args = BATCHES)]
fn bare(bencher: Bencher, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut db = Connection::open(folder.path().join("bare.db")).unwrap();
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    db.execute_batch(
        "PRAGMA synchronous = FULL;
         CREATE TABLE fact (sequence INTEGER PRIMARY KEY, at INTEGER, recorded_at INTEGER, who TEXT, how TEXT,
                            group_id BLOB, kind TEXT, body TEXT, hash BLOB) STRICT",
    )
    .unwrap();
    let (mut lot, mut clock) = (Lot(42), 1_000);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| {
            let facts = moves(&mut lot, &mut clock, count);
            facts.into_iter().map(|fact| serde_json::to_string(&fact.fact).unwrap()).collect::<Vec<_>>()
        })
        .bench_local_values(|bodies| {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
            let sql = "INSERT INTO fact (at, recorded_at, who, how, kind, body, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let mut put = tx.prepare_cached(sql).unwrap();
            for body in &bodies {
                put.execute((1, 2, "station", "read", "Moved", body, [7u8; 32])).unwrap();
            }
            drop(put);
            tx.commit().unwrap();
        });
}

fn items() -> u64 {
    std::env::var("TAGSTEAD_BENCH_ASSETS").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000)
}

const WORDS: [&str; 24] = [
    "blue", "red", "drum", "wrench", "torque", "drill", "pallet", "truck", "ladder", "cable", "pump",
    "valve", "crate", "lift", "motor", "gauge", "press", "saw", "hammer", "clamp", "light", "fan", "scale",
    "heater",
];

/// A large registry: made once, asked by all.
fn registry() -> &'static Snapshots {
    registry_at().0
}

fn registry_at() -> (&'static Snapshots, &'static Path) {
    static REGISTRY: OnceLock<(TempDir, PathBuf, Snapshots)> = OnceLock::new();
    let (_folder, path, snapshots) = REGISTRY.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tagstead.db");
        let (mut writer, snapshots) = Store::open(&path, Timestamp(1), bed::station()).unwrap();
        writer.record(batch(bed::warehouse())).unwrap();
        let mut lot = Lot(7);
        for first in (1..=items()).step_by(5_000) {
            let mut facts = Vec::new();
            for number in first..(first + 5_000).min(items() + 1) {
                let mut word = || WORDS[lot.below(WORDS.len() as u64) as usize];
                let name = format!("{} {} {}", word(), word(), word());
                let home = Some(bed::place_id(2 + lot.below(4)));
                facts.push(bed::by_press(
                    10,
                    1,
                    Fact::AssetAdded(Asset { name, home, ..bed::asset(number) }),
                ));
                facts.push(bed::arrived(bed::item(number), 2 + lot.below(4), lot.below(1_000_000) as i64));
            }
            writer.record(batch(facts)).unwrap();
            writer.truncate_log_if_large().unwrap();
        }
        (folder, path, snapshots)
    });
    (snapshots, path)
}

/// First 50 hits and the count up to 1,000, for every letter of words that are typed one after the other.
#[divan::bench(args = ["1 letter", "2", "3", "word", "2 words", "3 words", "number", "number end"])]
fn search(bencher: Bencher, kind: &str) {
    let snapshots = registry();
    let mut lot = Lot(99);
    let mut typed = || {
        let mut word = || WORDS[lot.below(WORDS.len() as u64) as usize];
        let (one, two, three) = (word(), word(), word());
        match kind {
            "1 letter" => one[..1].to_owned(),
            "2" => one[..2].to_owned(),
            "3" => one[..3].to_owned(),
            "word" => one.to_owned(),
            "2 words" => format!("{one} {two}"),
            "3 words" => format!("{one} {two} {three}"),
            "number" => format!("D-{:05}", lot.below(items())),
            _ => format!("{:04}", lot.below(10_000)),
        }
    };
    bencher.with_inputs(|| AssetQuery { text: typed(), ..AssetQuery::default() }).bench_local_values(
        |query| {
            let snapshot = snapshots.take().unwrap();
            black_box(snapshot.assets_page(&query, 0, 50).unwrap())
        },
    );
}

const LISTS: [(&str, AssetSort, AssetFilter); 7] = [
    ("newest", AssetSort::Best, AssetFilter::All),
    ("name", AssetSort::Name, AssetFilter::All),
    ("number", AssetSort::Number, AssetFilter::All),
    ("place", AssetSort::Place, AssetFilter::All),
    ("heard", AssetSort::Heard, AssetFilter::All),
    ("state", AssetSort::State, AssetFilter::All),
    ("name, wrong place", AssetSort::Name, AssetFilter::WrongPlace),
];

fn list(kind: &str) -> AssetQuery {
    let (_, sort, filter) = LISTS.into_iter().find(|(name, ..)| *name == kind).unwrap();
    AssetQuery { sort, filter, stale: Timestamp(500_000), ..AssetQuery::default() }
}

/// 100 rows anywhere in the list, the map being there already.
#[divan::bench(args = LISTS.map(|(name, ..)| name))]
fn page(bencher: Bencher, kind: &str) {
    let (snapshots, query) = (registry(), list(kind));
    let total = snapshots.take().unwrap().assets_page(&query, 0, 1).unwrap().total;
    let mut lot = Lot(5);
    bencher.with_inputs(|| lot.below(total)).bench_local_values(|from| {
        let snapshot = snapshots.take().unwrap();
        black_box(snapshot.assets_page(&query, from, 100).unwrap())
    });
}

/// The first page of a list that nobody asked for yet: the walk that makes the map.
#[divan::bench(args = LISTS.map(|(name, ..)| name), sample_count = 10)]
fn first_page(bencher: Bencher, kind: &str) {
    let (_, path) = registry_at();
    bencher
        .with_inputs(|| {
            let snapshots = Store::open_to_read(path).unwrap();
            snapshots.take().unwrap().asset_count().unwrap();
            snapshots
        })
        .bench_local_refs(|snapshots| {
            black_box(snapshots.take().unwrap().assets_page(&list(kind), 0, 100).unwrap())
        });
}

/// All rows for a report.
#[divan::bench(sample_count = 3)]
fn everything(bencher: Bencher) {
    let snapshots = registry();
    bencher.counter(ItemsCount::new(items())).bench_local(|| {
        let mut rows = 0u64;
        let visit = |row| {
            black_box(row);
            rows += 1;
            Ok::<(), store::Error>(())
        };
        snapshots.take().unwrap().everything(Timestamp(500_000), visit).unwrap();
        rows
    });
}

/// The whole chain.
#[divan::bench(sample_count = 3)]
fn verify(bencher: Bencher) {
    let snapshots = registry();
    let facts = snapshots.take().unwrap().last_sequence().unwrap();
    bencher.counter(ItemsCount::new(facts)).bench_local(|| snapshots.take().unwrap().verify().unwrap());
}

/// Everything the engine needs when it starts.
#[divan::bench(sample_count = 3)]
fn load(bencher: Bencher) {
    let snapshots = registry();
    bencher.counter(ItemsCount::new(items())).bench_local(|| snapshots.take().unwrap().load().unwrap());
}

/// The warehouse as it was at a moment, everything present: counts per place for a time slider, and every stay.
#[divan::bench(args = ["counts", "stays"])]
fn warehouse_at(bencher: Bencher, kind: &str) {
    let snapshots = registry();
    bencher.counter(ItemsCount::new(items())).bench_local(|| {
        let snapshot = snapshots.take().unwrap();
        match kind {
            "counts" => snapshot.counts_at(Timestamp(2_000_000)).unwrap().len(),
            _ => snapshot.stays_at(Timestamp(2_000_000)).unwrap().len(),
        }
    });
}

/// The card of any item.
#[divan::bench]
fn item_card(bencher: Bencher) {
    let snapshots = registry();
    let mut lot = Lot(11);
    bencher.with_inputs(|| bed::asset_id(1 + lot.below(items()))).bench_local_values(|id| {
        let snapshot = snapshots.take().unwrap();
        black_box(snapshot.asset(id, Timestamp(0)).unwrap().unwrap());
        black_box(snapshot.facts_of(model::Subject::Asset(id), 50).unwrap())
    });
}
