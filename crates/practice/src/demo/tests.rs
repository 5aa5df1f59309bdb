//! The demo warehouse holds together: on the plan, in the list, on the air and in time.

use std::collections::{BTreeMap, BTreeSet};

use codes::Epc;
use model::PlaceKind;
use readers::families::bb;
use readers::families::chafon::frame::{Piece, encode_order};
use readers::families::chafon::message::{Answer as Told, Layout, status};

use super::*;
use crate::families::ReaderSide;
use crate::radio::CHAFON_ZERO_DBM;
use crate::world::Cue;
use plan::Area;

type Box4 = (f64, f64, f64, f64);

fn bounds(place: &PlannedPlace) -> Box4 {
    place.outline.as_ref().and_then(|outline| outline.bounds()).expect("an outline")
}

fn is_inside(inner: Box4, outer: Box4) -> bool {
    inner.0 >= outer.0 && inner.1 >= outer.1 && inner.2 <= outer.2 && inner.3 <= outer.3
}

fn overlap(a: Box4, b: Box4) -> bool {
    a.0 < b.2 - 1e-9 && b.0 < a.2 - 1e-9 && a.1 < b.3 - 1e-9 && b.1 < a.3 - 1e-9
}

#[test]
fn the_plan_is_drawn_cleanly() {
    let places = plan::places();
    let of_kind = |kind| places.iter().filter(|place| place.kind == kind).count();
    let kinds = [PlaceKind::Site, PlaceKind::Floor, PlaceKind::Zone, PlaceKind::Rack, PlaceKind::Bin];
    assert_eq!(kinds.map(of_kind), [1, 1, 7, 10, 40]);
    for (number, place) in places.iter().enumerate().skip(2) {
        let parent = place.parent.expect("a parent");
        assert!(parent < number, "parents stand before children");
        assert!(is_inside(bounds(place), bounds(&places[parent])), "{} is inside", place.name);
        for brother in places[..number].iter().filter(|other| other.parent == place.parent) {
            assert!(!overlap(bounds(place), bounds(brother)), "{} and {}", place.name, brother.name);
            assert_ne!(place.name, brother.name);
        }
    }
    let codes: BTreeSet<_> = places.iter().filter_map(|place| place.code.as_ref()).collect();
    assert_eq!(codes.len(), 50);
    let doors: Vec<&str> =
        places.iter().filter(|place| place.is_outer_door).map(|p| p.name.as_str()).collect();
    assert_eq!(doors, ["Gate 2"]);
}

#[test]
fn aisles_are_free_of_racks_and_antennas_hang_in_their_zones() {
    let places = plan::places();
    for area in Area::ALL {
        for x in area.aisles() {
            let aisle = (x - 0.9, 3.4, x + 0.9, 15.0);
            for rack in places.iter().filter(|place| place.kind == PlaceKind::Rack) {
                assert!(!overlap(aisle, bounds(rack)), "{} stands in the aisle at {x}", rack.name);
            }
        }
    }
    let watched: BTreeSet<Area> =
        READERS.iter().flat_map(|reader| reader.antennas.iter().map(|(area, _, _)| *area)).collect();
    assert_eq!(watched.len(), 7, "every zone is heard");
    for (area, x, y) in READERS.iter().flat_map(|reader| reader.antennas) {
        let (left, top, width, height) = area.rectangle();
        assert!((left..left + width).contains(x) && (top..top + height).contains(y));
    }
}

#[test]
fn the_stock_is_complete_unique_and_decodes() {
    let places = plan::places();
    let items = stock::items(&places, 1);
    let products = stock::products();
    assert_eq!(items.len(), stock::ITEMS);
    let unique = |texts: Vec<String>| texts.iter().collect::<BTreeSet<_>>().len();
    assert_eq!(unique(items.iter().map(|item| item.name.clone()).collect()), 420);
    assert_eq!(unique(items.iter().map(|item| item.number.clone()).collect()), 420);
    assert_eq!(unique(products.iter().map(|product| product.code.clone()).collect()), products.len());
    let tags: Vec<Epc> = items.iter().flat_map(|item| item.tags.clone()).collect();
    assert_eq!(tags.len(), 422, "two things have two tags");
    assert_eq!(unique(tags.iter().map(Epc::to_hex).collect()), 422);
    let mut schemes = BTreeMap::new();
    for tag in &tags {
        let decoded = codes::decode(tag);
        assert_eq!(decoded.error, None);
        *schemes.entry(decoded.scheme.expect("a scheme")).or_insert(0) += 1;
    }
    assert_eq!(schemes, BTreeMap::from([("SGTIN-96", 248), ("GRAI-96", 128), ("GIAI-96", 46)]));
    let drum = &items[stock::index_of(&items, "D-0044").expect("the drum")];
    assert_eq!((drum.name.as_str(), drum.begins), ("Drum 44", None));
    assert_eq!(drum.home.map(|home| places[home].name.as_str()), Some("A-02-2"));
    assert!(items.iter().all(|item| item.home.is_some() || item.number.starts_with(['T', 'J'])));
}

#[test]
fn bins_hold_a_handful_each_and_everything_stands_where_it_is_kept() {
    let places = plan::places();
    let items = stock::items(&places, 1);
    let mut per_bin: BTreeMap<usize, usize> = BTreeMap::new();
    for item in &items {
        if let Some(home) = item.home.filter(|home| places[*home].kind == PlaceKind::Bin) {
            *per_bin.entry(home).or_default() += 1;
        }
        let Some((place, at)) = item.begins else { continue };
        let (left, top, right, bottom) = bounds(&places[place]);
        assert!((left..=right).contains(&at.x) && (top..=bottom).contains(&at.y), "{} at {at:?}", item.name);
    }
    assert_eq!(per_bin.len(), 40, "no bin is empty");
    assert!(per_bin.values().all(|count| (6..=10).contains(count)), "{per_bin:?}");
}

#[test]
fn the_commands_make_the_whole_warehouse() {
    let demo = Demo::new(1, Arc::new(|| 0));
    let mut next = 0u128;
    let commands = demo.commands(&mut || {
        next += 1;
        Uuid::from_u128(next)
    });
    let count = |is: fn(&Command) -> bool| commands.iter().filter(|command| is(command)).count();
    assert_eq!(count(|c| matches!(c, Command::DrawPlace(_))), 59);
    assert_eq!(count(|c| matches!(c, Command::AddProduct(_))), 11);
    assert_eq!(count(|c| matches!(c, Command::AddAsset(_))), 420);
    assert_eq!(count(|c| matches!(c, Command::LinkTag { .. })), 422);
    assert_eq!(count(|c| matches!(c, Command::MoveAsset { place: Some(_), .. })), 414);
    assert_eq!(count(|c| matches!(c, Command::SetReader(_))), 3);
    assert!(matches!(&commands[0], Command::ChangeSettings(settings) if settings.site.is_demo));
    for command in &commands {
        if let Command::SetReader(reader) = command {
            let Link::Practice(port) = &reader.link else { panic!("{:?}", reader.link) };
            assert!(demo.ports().contains(&port.as_str()));
            assert!(reader.antennas.iter().all(|antenna| antenna.place.is_some()));
        }
    }
}

fn zone(world: &World, items: &[StockItem], number: &str) -> Option<String> {
    world.zone_of(stock::index_of(items, number).expect("an item")).map(str::to_owned)
}

#[test]
fn the_first_minute_goes_as_planned() {
    let items = stock::items(&plan::places(), 1);
    let mut world = world(1);
    let pallet: Vec<String> = stock::FIRST_PALLET.map(|number| format!("D-{number:04}")).collect();
    let mut at = |ms: u64, number: &str| {
        world.advance(ms);
        (
            world.place_of(stock::index_of(&items, number).expect("an item")).is_some(),
            zone(&world, &items, number),
        )
    };
    assert_eq!(at(2_000, "D-0041"), (false, None));
    assert!(pallet.iter().all(|drum| at(3_400, drum).1.as_deref() == Some("Gate 1")), "through the gate");
    assert!(pallet.iter().all(|drum| at(9_700, drum).1.as_deref() == Some("Racks A")), "in the racks");
    assert_eq!(at(15_000, "D-0044").1.as_deref(), Some("Racks B"), "one goes astray");
    assert_eq!(at(15_000, "D-0045").1.as_deref(), Some("Racks A"));
    assert_eq!(at(43_400, "TO-0008").1.as_deref(), Some("Gate 2"));
    assert!(!at(45_400, "TO-0008").0, "the tote is gone");
    assert_eq!(world.zone_of(stock::ITEMS), Some("Packing"), "the stranger");
}

/// All cues of the quiet traffic up to a moment, as the things that set out.
fn departures(seed: u64, until_ms: u64) -> Vec<Cue> {
    let items = stock::items(&plan::places(), seed);
    let traffic = timetable::traffic(&items, seed);
    (0..until_ms).step_by(500).flat_map(traffic).collect()
}

#[test]
fn traffic_is_quiet_endless_and_does_not_repeat() {
    let hour = departures(1, 3_600_000);
    assert!((350..=700).contains(&hour.len()), "{} trips in an hour", hour.len());
    assert!(
        hour.windows(2).all(|pair| pair[1].at_ms.saturating_sub(pair[0].at_ms) < 90_000),
        "no long pause"
    );
    let acts: BTreeSet<String> = hour.iter().map(|cue| format!("{:?}", cue.act)).collect();
    assert_eq!(acts.len(), hour.len(), "no trip is like another");
    assert_eq!(departures(1, 600_000), departures(1, 600_000));
    assert_ne!(departures(1, 600_000), departures(2, 600_000));
}

#[test]
fn the_warehouse_stays_in_order_for_hours() {
    let items = stock::items(&plan::places(), 3);
    let mut world = world(3);
    for minute in 1..=240u64 {
        world.advance(minute * 60_000);
        let outside = (0..stock::ITEMS).filter(|thing| world.place_of(*thing).is_none()).count();
        assert!(outside <= 6, "{outside} outside after {minute} min");
        let astray = items.iter().enumerate().filter(|(thing, item)| {
            let home = item.home.map(|_| item.area.name());
            home.is_some() && world.zone_of(*thing).is_some() && world.zone_of(*thing) != home
        });
        let astray: Vec<&str> = astray.map(|(_, item)| item.number.as_str()).collect();
        assert!(astray.len() <= 4, "{astray:?} after {minute} min");
    }
    assert_eq!(world.dropped_cues(), 0);
}

/// A plain host for one chafon reader: one round after the other over four antennas.
struct RoundHost {
    framer: readers::families::chafon::frame::Framer,
    antenna: u8,
    is_waiting: bool,
}

/// What was heard: moment, antenna, tag number, signal.
type Heard = (u64, u8, Epc, f64);

fn hear_chafon(host: &mut RoundHost, side: &mut dyn ReaderSide, now_ms: u64, heard: &mut Vec<Heard>) {
    if !host.is_waiting {
        host.antenna = (host.antenna + 1) % 4;
        side.receive(&encode_order(0xFF, 1, &[4, 0, 0, 0x80 + host.antenna, 10]), now_ms);
        host.is_waiting = true;
    }
    while let Some(bytes) = side.poll_transmit(now_ms) {
        host.framer.push(&bytes, |piece| {
            let Piece::Frame(frame) = piece else { panic!("a damaged frame") };
            match Told::parse(&frame, Layout::Antennas).expect("a meaning") {
                Told::Tags { status: status::MORE, batch } => {
                    heard.extend(batch.records.iter().map(|record| {
                        (
                            now_ms,
                            host.antenna + 1,
                            record.epc,
                            f64::from(record.signal.expect("a signal")) + CHAFON_ZERO_DBM,
                        )
                    }));
                }
                Told::Tags { .. } | Told::Status { .. } => host.is_waiting = false,
                Told::Identity(_) | Told::PushedTag { .. } | Told::Heartbeat { .. } | Told::Other { .. } => {
                    panic!("nobody asked for that")
                }
            }
        });
    }
}

fn hear_bb(side: &mut dyn ReaderSide, now_ms: u64, heard: &mut Vec<Heard>) {
    while let Some(bytes) = side.poll_transmit(now_ms) {
        let frame = bb::frame::decode(&bytes).expect("a whole frame");
        if let Some(bb::message::Answer::Tag(notice)) = bb::message::Answer::parse(&frame) {
            heard.push((now_ms, 1, notice.epc, f64::from(notice.signal_dbm)));
        }
    }
}

/// Runs all three readers and gives what each zone heard.
fn run(seed: u64, until_ms: u64) -> Vec<(u64, Area, Epc, f64)> {
    let world = Arc::new(Mutex::new(world(seed)));
    let mut sides: Vec<Box<dyn ReaderSide>> = READERS
        .iter()
        .map(|reader| make(reader.family, Air::new(world.clone(), reader.name), 1).expect("a family"))
        .collect();
    let fresh = || RoundHost { framer: Default::default(), antenna: 3, is_waiting: false };
    let mut hosts = [fresh(), fresh(), fresh()];
    sides[0].receive(&bb::message::Ask::MultiPoll(u16::MAX).encode(bb::frame::Dialect::Bb), 800);
    let mut all = Vec::new();
    for now_ms in (800..until_ms).step_by(8) {
        for (reader, side) in sides.iter_mut().enumerate() {
            let mut heard = Vec::new();
            match READERS[reader].family {
                "bb" => hear_bb(side.as_mut(), now_ms, &mut heard),
                _ => hear_chafon(&mut hosts[reader], side.as_mut(), now_ms, &mut heard),
            }
            let area = |antenna: u8| READERS[reader].antennas[usize::from(antenna) - 1].0;
            all.extend(heard.into_iter().map(|(ms, antenna, epc, dbm)| (ms, area(antenna), epc, dbm)));
        }
    }
    all
}

#[test]
fn everything_is_heard_often_enough_and_the_air_is_calm() {
    let heard = run(1, 180_000);
    let rate = heard.len() as f64 / 179.2;
    assert!((30.0..=80.0).contains(&rate), "{rate} reads a second");
    let items = stock::items(&plan::places(), 1);
    let mut last: BTreeMap<Epc, u64> = BTreeMap::new();
    let mut longest: BTreeMap<Epc, u64> = BTreeMap::new();
    let mut at_home = 0usize;
    let homes: BTreeMap<Epc, Area> =
        items.iter().flat_map(|item| item.tags.iter().map(|tag| (*tag, item.area))).collect();
    for (ms, area, epc, _) in &heard {
        let gap = ms - last.insert(*epc, *ms).unwrap_or(0);
        let longest = longest.entry(*epc).or_default();
        *longest = gap.max(*longest);
        at_home += usize::from(homes.get(epc) == Some(area));
    }
    assert_eq!(last.len(), 423, "every tag, and the stranger");
    let still: Vec<&StockItem> =
        items.iter().filter(|item| item.home.is_some() && item.begins.is_some()).collect();
    for item in &still {
        let gap = longest[&item.tags[0]];
        assert!(gap <= 60_000, "{} was silent for {gap} ms", item.name);
    }
    let usual: Vec<u64> = still.iter().map(|item| longest[&item.tags[0]]).collect();
    let calm = usual.iter().filter(|gap| **gap <= 20_000).count();
    assert!(calm * 100 >= usual.len() * 95, "{calm} of {}", usual.len());
    let share = at_home as f64 / heard.len() as f64;
    assert!(share > 0.85, "{share} of the reads come from the zone a thing stands in");
}

/// A thing that stands still must look as if it stood still: within ten seconds no other zone hears it twice and
/// clearly stronger than its own (4 dB is what a place that is 30 % nearer gains).
#[test]
fn nothing_that_stands_still_seems_to_move() {
    let heard = run(2, 300_000);
    let items = stock::items(&plan::places(), 2);
    let world = world(2);
    let moved: BTreeSet<Epc> = departures(2, 300_000)
        .into_iter()
        .filter_map(|cue| match cue.act {
            crate::world::Act::Walk { thing, .. } => Some(items[thing].tags[0]),
            crate::world::Act::Appear { .. } | crate::world::Act::Vanish { .. } => None,
        })
        .collect();
    assert_eq!(world.now_ms(), 0);
    let mut seeming = Vec::new();
    for item in items.iter().filter(|item| item.begins.is_some() && !moved.contains(&item.tags[0])) {
        if item.number == format!("TO-{:04}", stock::LEAVING_TOTE) {
            continue;
        }
        let reads: Vec<_> = heard.iter().filter(|read| item.tags.contains(&read.2)).collect();
        for (number, (ms, area, _, _)) in reads.iter().enumerate().filter(|(_, read)| read.1 != item.area) {
            let lately = |wanted: Area| {
                let fresh = reads[..=number].iter().filter(|read| read.1 == wanted && read.0 + 10_000 >= *ms);
                let signals: Vec<f64> = fresh.rev().take(5).map(|read| read.3).collect();
                (signals.len(), signals.iter().sum::<f64>() / signals.len() as f64)
            };
            let (theirs, ours) = (lately(*area), lately(item.area));
            if theirs.0 >= 2 && *ms > 12_000 && (ours.0 == 0 || theirs.1 - ours.1 >= 3.9) {
                seeming.push(format!("{} in {area:?} at {ms}: {theirs:?}, {ours:?}", item.number));
            }
        }
    }
    assert!(seeming.is_empty(), "{seeming:#?}");
}

#[test]
fn the_gate_hears_the_pallet_before_the_racks_do() {
    let heard = run(1, 16_000);
    let items = stock::items(&plan::places(), 1);
    for number in stock::FIRST_PALLET {
        let item = &items[stock::index_of(&items, &format!("D-{number:04}")).expect("a drum")];
        let first = |area: Area| {
            heard.iter().find(|(_, a, epc, _)| *a == area && *epc == item.tags[0]).map(|(ms, ..)| *ms)
        };
        let gate = first(Area::Gate1).expect("heard at the gate");
        let racks = first(Area::RacksA).expect("heard in the racks");
        assert!((2_000..6_000).contains(&gate) && racks > gate && racks < 11_000, "{number}: {gate} {racks}");
    }
}

fn clock() -> Clock {
    let start = std::sync::atomic::AtomicU64::new(0);
    // Counts its own calls: one call a turn, one turn every few milliseconds.
    Arc::new(move || start.fetch_add(8, std::sync::atomic::Ordering::SeqCst))
}

#[test]
fn ports_open_once_carry_the_real_bytes_and_close() {
    use std::io::{Read, Write};
    let demo = Demo::new(1, clock());
    assert!(demo.open_port("nobody").is_none());
    let mut port = demo.open_port("Ceiling reader west").expect("a port");
    assert!(demo.open_port("Ceiling reader west").is_none(), "one host at a time");
    port.write_all(&[0x04, 0xFF, 0x21, 0x19, 0x95]).unwrap();
    let mut told = Vec::new();
    let mut into = [0; 64];
    for _ in 0..100 {
        told.extend(port.read(&mut into).map(|count| into[..count].to_vec()).unwrap_or_default());
        if told.len() >= 0x12 {
            break;
        }
    }
    assert_eq!((told.len(), told[0], told[2]), (0x12, 0x11, 0x21));
    assert!(demo.is_running());
    demo.plug("Ceiling reader west", false);
    assert_eq!(port.read(&mut into).unwrap_err().kind(), std::io::ErrorKind::BrokenPipe);
    assert!(demo.open_port("Ceiling reader west").is_none(), "unplugged");
    demo.plug("Ceiling reader west", true);
    let again = demo.open_port("Ceiling reader west").expect("a port");
    drop((port, again));
    for _ in 0..500 {
        if !demo.is_running() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(4));
    }
    panic!("the world runs although nobody listens");
}
