//! How fast the engine hears and draws. `cargo bench -p tagstead-engine`.
//!
//! Reads: reports of 64 tags by a reader with four antennas, each antenna watching a place of its own, time running
//! at 1,000 reads a second. Two walks over the stock: "all" hears every tag in turn, so at a million a tag comes round
//! every 1,000 s: each read meets cold memory *and* a thing that has become "not seen" meanwhile (mark, numbers and a
//! deadline change with every read). Its ratio is therefore not that of the look-up alone. "in_view" has 500 tags in front of the antennas while the rest of the stock is only
//! known (a gate or an area reader). The antennas hang on the floor plan, so the posterior decides. Outputs are drained after each report, as the station does.

use std::collections::BTreeMap;

use divan::Bencher;
use divan::counter::ItemsCount;
use engine::scene::{Floor, Thing, View, compose};
use engine::{Directory, DirectoryParts, Engine, Input, Mark};
use model::*;

const ANTENNAS: u32 = 4;
const REPORT: usize = 64;

fn main() {
    divan::main();
}

fn id(kind: u8, number: u32) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    bytes
}

fn epc(number: u32) -> codes::Epc {
    let mut bytes = [0x30; 12];
    bytes[8..].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
    codes::Epc::from_bytes(&bytes).unwrap_or_else(|_| unreachable!("12 bytes fit"))
}

fn place_id(number: u32) -> PlaceId {
    PlaceId::from_bytes(id(2, number))
}

fn place(number: u32, parent: Option<u32>, kind: PlaceKind, outline: Option<Outline>) -> Place {
    Place {
        id: place_id(number),
        parent: parent.map(place_id),
        kind,
        name: format!("Racks {number}"),
        code: None,
        outline,
        is_outer_door: false,
        order: 0,
    }
}

fn asset(number: u32, home: u32) -> Asset {
    Asset {
        id: AssetId::from_bytes(id(1, number)),
        name: format!("Drum {number}"),
        number: String::new(),
        product: None,
        home: Some(place_id(home)),
        note: String::new(),
    }
}

fn parts(assets: u32) -> DirectoryParts {
    let mut places = vec![place(1, None, PlaceKind::Site, None)];
    let outline = |zone: u32| Some(Outline::rectangle(6.0 * f64::from(zone), 0.0, 6.0, 6.0));
    places.extend((0..ANTENNAS).map(|zone| place(10 + zone, Some(1), PlaceKind::Zone, outline(zone))));
    let tag = |number: u32| {
        let asset = Some(AssetId::from_bytes(id(1, number)));
        Tag {
            id: TagId(AssetId::from_bytes(id(9, number)).0),
            epc: epc(number),
            tid: None,
            asset,
            is_ignored: false,
        }
    };
    let antennas = (0..ANTENNAS).map(|antenna| Antenna {
        port: AntennaPort(antenna as u8 + 1),
        place: Some(place_id(10 + antenna)),
        at: Some(Point { x: 3.0 + 6.0 * f64::from(antenna), y: 3.0 }),
    });
    DirectoryParts {
        assets: (0..assets).map(|number| asset(number, 10 + number % ANTENNAS)).collect(),
        tags: (0..assets).map(tag).collect(),
        places,
        readers: vec![ReaderConfig {
            id: ReaderId::from_bytes(id(3, 1)),
            name: "Reader".to_owned(),
            family: None,
            link: Link::Practice("bench".to_owned()),
            role: ReaderRole::Area,
            antennas: antennas.collect(),
            power: None,
            radio: model::RadioSettings::default(),
            is_on: true,
        }],
        ..DirectoryParts::default()
    }
}

/// A reader in front of a stock.
struct Hall {
    engine: Engine,
    rng: fastrand::Rng,
    in_view: u32,
    next: u32,
    ms: u64,
}

impl Hall {
    fn new(assets: u32, in_view: u32) -> Hall {
        let engine = Engine::new(Settings::default(), Directory::new(parts(assets)), Vec::new());
        let mut hall = Hall { engine, rng: fastrand::Rng::with_seed(7), in_view, next: 0, ms: 0 };
        // Everything in view has been heard some times before the clock runs.
        for _ in 0..(in_view as usize * 3).div_ceil(REPORT) {
            hall.report();
        }
        hall
    }

    /// 64 reads, then the outputs.
    fn report(&mut self) -> usize {
        self.ms += REPORT as u64;
        let now = Now { tick: Tick(self.ms), at: Timestamp(1_700_000_000_000 + self.ms as i64) };
        for _ in 0..REPORT {
            self.next = (self.next + 1) % self.in_view;
            let number = self.next;
            // Mostly the antenna of its place, sometimes the one next door, weaker.
            let is_neighbour = self.rng.u32(0..4) == 0;
            let antenna = (number + u32::from(is_neighbour)) % ANTENNAS;
            let dbm = if is_neighbour { -660 } else { -560 } + self.rng.i16(-30..30);
            let read = TagRead {
                epc: epc(number),
                pc: None,
                tid: None,
                antenna: AntennaPort(antenna as u8 + 1),
                signal: Signal::Dbm(Rssi(dbm)),
                reader_ms: None,
                phase: None,
                freq_khz: None,
                count: 1,
            };
            let reader = ReaderId::from_bytes(id(3, 1));
            self.engine.handle(Input::Heard(Heard { reader, read, at: now.at, received: now.at }), now);
        }
        if self.engine.poll_timeout().is_some_and(|due| due <= now.tick) {
            self.engine.handle_timeout(now);
        }
        std::iter::from_fn(|| self.engine.poll_output()).count()
    }
}

fn run(bencher: Bencher, assets: u32, in_view: u32) {
    let mut hall = Hall::new(assets, in_view);
    bencher.counter(ItemsCount::new(REPORT)).bench_local(|| hall.report());
}

#[divan::bench(args = [1_000, 100_000, 1_000_000], min_time = 2)]
fn reads_all(bencher: Bencher, assets: u32) {
    run(bencher, assets, assets);
}

#[divan::bench(args = [1_000, 100_000, 1_000_000], min_time = 2)]
fn reads_in_view(bencher: Bencher, assets: u32) {
    run(bencher, assets, 500);
}

/// (zones, racks a zone, bins a rack, items): the demo and the largest map.
#[divan::bench(args = [(8, 6, 0, 420), (20, 20, 40, 100_000)])]
fn scene(bencher: Bencher, (zones, racks, bins, items): (u32, u32, u32, u32)) {
    let mut places = vec![place(1, None, PlaceKind::Floor, None)];
    let mut smallest = Vec::new();
    for zone in 0..zones {
        let (left, top) = (f64::from(zone % 5) * 10.0, f64::from(zone / 5) * 9.0);
        let zone_id = 1_000_000 * (zone + 1);
        places.push(place(zone_id, Some(1), PlaceKind::Zone, Some(Outline::rectangle(left, top, 9.5, 8.5))));
        for rack in 0..racks {
            let rack_id = zone_id + 1_000 * (rack + 1);
            let pitch = 7.0 / f64::from(racks);
            let outline =
                Outline::rectangle(left + 0.5, top + 1.2 + pitch * f64::from(rack), 6.0, pitch * 0.7);
            places.push(place(rack_id, Some(zone_id), PlaceKind::Rack, Some(outline)));
            places.extend((0..bins).map(|bin| place(rack_id + bin + 1, Some(rack_id), PlaceKind::Bin, None)));
            smallest.extend((0..bins.max(1)).map(|bin| if bins == 0 { rack_id } else { rack_id + bin + 1 }));
        }
    }
    let mut things: BTreeMap<PlaceId, Vec<Thing>> = BTreeMap::new();
    let mut beliefs = Vec::new();
    for item in 0..items {
        let at = place_id(smallest[item as usize % smallest.len()]);
        let subject = Subject::Asset(AssetId::from_bytes(id(1, item)));
        let name = format!("Drum {item}");
        things.entry(at).or_default().push(Thing {
            subject,
            name,
            mark: Mark::Here,
            heard_at: None,
            previous: None,
        });
        let why = Why::without_reads();
        let (confidence, since) = (Confidence::Certain, Timestamp(0));
        beliefs.push(Belief { subject, place: Some(at), confidence, since, heard_at: None, why });
    }
    let parts = DirectoryParts {
        assets: (0..items).map(|item| asset(item, 1)).collect(),
        places,
        ..DirectoryParts::default()
    };
    let engine = Engine::new(Settings::default(), Directory::new(parts), beliefs);
    let floor =
        Floor { places: engine.directory().places(), rollup: engine.rollup(), things: &things, readers: &[] };
    let view = View {
        floor: None,
        left: 0.0,
        top: 0.0,
        width: 48.0,
        height: 27.0,
        pixels_per_metre: 27.0,
        selected: Some(Subject::Asset(AssetId::from_bytes(id(1, items - 1)))),
        level: None,
    };
    bencher.bench_local(|| compose(&floor, &view));
}
