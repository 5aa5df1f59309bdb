//! The whole way of a read: bytes → driver → engine → store on a real disk → live picture, and of a command: asked →
//! decided → durable. Run with `cargo bench -p tagstead-station`.
//!
//! The bytes are real frames of `bb` from a port that has them ready as fast as they are taken; a batch is small
//! enough for the queue to hold it, so that nothing is merged and every read is decided one by one.
#![allow(missing_docs, clippy::unwrap_used, reason = "a measurement that stops with a panic says where")]

use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use codes::Epc;
use divan::Bencher;
use divan::counter::ItemsCount;
use model::{
    Antenna, AntennaPort, Asker, Asset, AssetId, Command, How, Link, PcWord, Place, PlaceId, PlaceKind,
    ReaderConfig, ReaderId, ReaderRole, Role, Who,
};
use practice::ReaderSide;
use practice::families::{Air, make};
use station::readers::families::bb::frame::Dialect;
use station::readers::families::bb::message::{Answer, TagNotice};
use station::{Clock, Config, Handle, Port, Station};
use tempfile::TempDir;

const SETUP: Asker = Asker { who: Who::Floor, role: Role::Setup, how: How::Press };
const BATCH: usize = 15_000;

fn main() {
    divan::main();
}

/// How much of the batch was taken; beyond its end nothing is flowing.
type Taken = Arc<AtomicUsize>;

/// Answers like a module until a batch is asked for; then gives it as fast as it is read.
struct Flood {
    side: Box<dyn ReaderSide>,
    clock: Clock,
    frames: Arc<Vec<u8>>,
    taken: Taken,
    ready: Vec<u8>,
}

impl Read for Flood {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        for _ in 0..50 {
            let taken = self.taken.load(Ordering::SeqCst);
            if taken < self.frames.len() {
                let count = (self.frames.len() - taken).min(into.len());
                into[..count].copy_from_slice(&self.frames[taken..taken + count]);
                self.taken.store(taken + count, Ordering::SeqCst);
                return Ok(count);
            }
            if taken == self.frames.len() {
                // Asked again: all that was given has been worked through.
                self.taken.store(taken + 1, Ordering::SeqCst);
            }
            self.ready.extend(self.side.poll_transmit(self.clock.now().tick.0).unwrap_or_default());
            if !self.ready.is_empty() {
                let count = self.ready.len().min(into.len());
                into[..count].copy_from_slice(&self.ready[..count]);
                self.ready.drain(..count);
                return Ok(count);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Err(io::ErrorKind::TimedOut.into())
    }
}

impl Write for Flood {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.side.receive(bytes, self.clock.now().tick.0);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn epc(number: usize) -> Epc {
    format!("E2801170{number:016X}").parse().unwrap()
}

fn frames(tags: usize) -> Vec<u8> {
    let notice = |n: usize| TagNotice { signal_dbm: -50, pc: PcWord(0x3000), epc: epc(n % tags) };
    (0..BATCH).flat_map(|n| Answer::Tag(notice(n)).encode(Dialect::Bb)).collect()
}

struct Bed {
    handle: Handle,
    taken: Taken,
    /// Length of a batch.
    bytes: usize,
    assets: Vec<AssetId>,
    places: [PlaceId; 2],
    _dir: TempDir,
}

/// A site with two zones, a reader in the first, and so many items with a tag each.
fn bed(tags: usize) -> Bed {
    let dir = tempfile::tempdir().unwrap();
    let frames = Arc::new(frames(tags));
    let bytes = frames.len();
    let taken: Taken = Arc::new(AtomicUsize::new(bytes + 1));
    let world = Arc::new(Mutex::new(practice::bench::hall("rig", 1, 0, 1)));
    let (port_taken, clock) = (taken.clone(), Clock::system());
    let opener = move |_: &str| {
        let side = make("bb", Air::new(world.clone(), "rig"), 1)?;
        let flood = Flood {
            side,
            clock: clock.clone(),
            frames: frames.clone(),
            taken: port_taken.clone(),
            ready: Vec::new(),
        };
        Some(Box::new(flood) as Box<dyn Port>)
    };
    let config = Config { practice: Some(Arc::new(opener)), ..Config::new(dir.path()) };
    let handle = Station::start(config).unwrap();
    let (places, assets) = fill(&handle, tags);
    while !handle.picture().readers.values().any(|reader| reader.state.is_listening()) {
        std::thread::sleep(Duration::from_millis(5));
    }
    Bed { handle, taken, bytes, assets, places, _dir: dir }
}

fn fill(handle: &Handle, tags: usize) -> ([PlaceId; 2], Vec<AssetId>) {
    let site = PlaceId(handle.new_id());
    let places = [PlaceId(handle.new_id()), PlaceId(handle.new_id())];
    let place = |id, parent, kind, name: &str| {
        Command::DrawPlace(Place {
            id,
            parent,
            kind,
            name: name.to_owned(),
            code: None,
            outline: None,
            is_outer_door: false,
            order: 0,
        })
    };
    let mut commands = vec![
        place(site, None, PlaceKind::Site, "Site"),
        place(places[0], Some(site), PlaceKind::Zone, "Racks A"),
        place(places[1], Some(site), PlaceKind::Zone, "Packing"),
    ];
    let mut assets = Vec::new();
    for n in 0..tags {
        let id = AssetId(handle.new_id());
        let name = format!("Drum {n}");
        assets.push(id);
        let asset = Asset { id, name, number: String::new(), product: None, home: None, note: String::new() };
        commands.push(Command::AddAsset(asset));
        commands.push(Command::LinkTag { epc: epc(n), asset: id, is_taking_over: false });
    }
    commands.push(Command::SetReader(ReaderConfig {
        id: ReaderId(handle.new_id()),
        name: "Desk".to_owned(),
        family: Some("bb".to_owned()),
        link: Link::Practice("rig".to_owned()),
        role: ReaderRole::Area,
        antennas: vec![Antenna { port: AntennaPort(1), place: Some(places[0]), at: None }],
        power: None,
        radio: model::RadioSettings::default(),
        is_on: true,
    }));
    handle.submit_all(commands, SETUP).unwrap();
    (places, assets)
}

impl Bed {
    /// One batch, until it is decided, stored and shown.
    fn flood(&self) {
        self.taken.store(0, Ordering::SeqCst);
        while self.taken.load(Ordering::SeqCst) <= self.bytes {
            std::thread::sleep(Duration::from_micros(100));
        }
        self.handle.settle().unwrap();
    }
}

/// Reads a second from bytes to picture, with items that stay where they are.
#[divan::bench(args = [100, 1_000, 4_000], sample_count = 30, sample_size = 1)]
fn reads(bencher: Bencher<'_, '_>, tags: usize) {
    let bed = bed(tags);
    bed.flood();
    bencher.counter(ItemsCount::new(BATCH)).bench_local(|| bed.flood());
    let counters = bed.handle.picture().counters;
    assert_eq!((counters.merged, counters.dropped), (0, 0), "every read was decided one by one");
    bed.handle.stop();
}

/// A command from asking to durable, one after the other.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn command_to_durable(bencher: Bencher<'_, '_>) {
    let bed = bed(100);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let asset = bed.assets[turn % bed.assets.len()];
        let place = Some(bed.places[turn / bed.assets.len() % 2]);
        bed.handle.submit(Command::MoveAsset { asset, place }, SETUP).unwrap();
    });
    bed.handle.stop();
}
