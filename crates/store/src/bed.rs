//! Things to store, for tests and benches: small, numbered, the same every time.
#![allow(dead_code)] // Shared by several test binaries; none of them needs all of it.

use codes::Epc;
use model::{
    Antenna, AntennaPort, Asset, AssetId, Confidence, CountId, CountNews, CountPlan, Fact, GroupId, How,
    Link, Outline, Person, PersonId, Place, PlaceId, PlaceKind, Point, PortIdentity, Product, ProductId,
    ReadPoint, ReaderConfig, ReaderId, ReaderRole, Role, Rssi, Settings, Signal, StationId, Subject, TagId,
    Tid, Timestamp, ToRecord, TxPower, Who, Why,
};

/// Sixteen bytes from a number; larger numbers are larger bytes.
pub fn bytes(number: u64) -> [u8; 16] {
    (u128::from(number) << 64 | 0x0700).to_be_bytes()
}

pub fn station() -> StationId {
    StationId::from_bytes(bytes(4711))
}

pub fn asset_id(number: u64) -> AssetId {
    AssetId::from_bytes(bytes(number))
}

pub fn place_id(number: u64) -> PlaceId {
    PlaceId::from_bytes(bytes(number))
}

pub fn reader_id(number: u64) -> ReaderId {
    ReaderId::from_bytes(bytes(number))
}

pub fn group_id(number: u64) -> GroupId {
    GroupId::from_bytes(bytes(number))
}

pub fn item(number: u64) -> Subject {
    Subject::Asset(asset_id(number))
}

pub fn epc(number: u64) -> Epc {
    let mut bytes = [0x30; 12];
    bytes[4..].copy_from_slice(&number.to_be_bytes());
    Epc::from_bytes(&bytes).unwrap()
}

pub fn tag_id(number: u64) -> TagId {
    TagId::of(&epc(number), None)
}

pub fn lone(number: u64) -> Subject {
    Subject::Tag(tag_id(number))
}

pub fn asset(number: u64) -> Asset {
    const NAMES: [&str; 6] = ["Blue drum", "Torque wrench", "Drill", "Pallet truck", "Ladder", "Cable drum"];
    Asset {
        id: asset_id(number),
        name: format!("{} {}", NAMES[(number % 6) as usize], number / 6),
        number: format!("D-{number:05}"),
        product: None,
        home: None,
        note: String::new(),
    }
}

pub fn place(number: u64, parent: Option<u64>) -> Place {
    Place {
        id: place_id(number),
        parent: parent.map(place_id),
        kind: if parent.is_some() { PlaceKind::Zone } else { PlaceKind::Site },
        name: format!("Zone {number}"),
        code: Some(format!("Z-{number}")),
        outline: Some(Outline::rectangle(0.1 * number as f64, 1.0 / 3.0, 2.5, 7.7)),
        is_outer_door: number == 3,
        order: number as i32,
    }
}

pub fn product(number: u64) -> Product {
    Product {
        id: ProductId::from_bytes(bytes(number)),
        name: format!("Kind {number}"),
        code: "4006381333931".into(),
    }
}

pub fn person(number: u64) -> Person {
    Person {
        id: PersonId::from_bytes(bytes(number)),
        name: format!("Person {number}"),
        role: Role::Lead,
        has_pin: false,
        has_left: false,
    }
}

pub fn reader(number: u64, place: u64) -> ReaderConfig {
    ReaderConfig {
        id: reader_id(number),
        name: format!("Reader {number}"),
        family: Some("bb".to_owned()),
        link: Link::Serial {
            port: PortIdentity::UsbSerial { vendor: 0x1a86, product: 0x7523, serial: "A1".to_owned() },
            baud: Some(115_200),
        },
        role: ReaderRole::Area,
        antennas: vec![
            Antenna {
                port: AntennaPort(2),
                place: Some(place_id(place)),
                at: Some(Point { x: 1.25, y: 0.1 }),
            },
            Antenna { port: AntennaPort(1), place: None, at: None },
        ],
        power: Some(TxPower(265)),
        radio: model::RadioSettings::default(),
        is_on: true,
    }
}

pub fn read_point() -> ReadPoint {
    ReadPoint { reader: reader_id(1), antenna: AntennaPort(2) }
}

pub fn why() -> Why {
    Why {
        read_point: Some(read_point()),
        signal: Signal::Dbm(Rssi(-563)),
        reads: 4,
        runner_up: Some(place_id(2)),
        ..Why::without_reads()
    }
}

/// Decided by reads.
pub fn by_read(at: i64, fact: Fact) -> ToRecord {
    ToRecord { fact, at: Timestamp(at), who: Who::Station, how: How::Read, group: None }
}

/// Done by a person.
pub fn by_press(at: i64, group: u64, fact: Fact) -> ToRecord {
    let who = Who::Person(PersonId::from_bytes(bytes(1)));
    ToRecord { fact, at: Timestamp(at), who, how: How::Press, group: Some(group_id(group)) }
}

pub fn added(number: u64) -> ToRecord {
    by_press(10, number, Fact::AssetAdded(asset(number)))
}

pub fn drawn(number: u64, parent: Option<u64>) -> ToRecord {
    by_press(5, 0, Fact::PlaceDrawn { before: None, after: place(number, parent) })
}

pub fn arrived(subject: Subject, place: u64, at: i64) -> ToRecord {
    by_read(
        at,
        Fact::Arrived { subject, place: place_id(place), confidence: Confidence::Certain, why: why() },
    )
}

pub fn moved(subject: Subject, from: u64, to: u64, at: i64) -> ToRecord {
    let (from, to) = (place_id(from), place_id(to));
    by_read(at, Fact::Moved { subject, from, to, confidence: Confidence::Likely, why: why() })
}

pub fn departed(subject: Subject, from: u64, at: i64) -> ToRecord {
    by_read(at, Fact::Departed { subject, from: place_id(from), confidence: Confidence::Unsure, why: why() })
}

pub fn heard_tag(number: u64, at: i64) -> ToRecord {
    let tid = Some(Tid(vec![0xe2, 0x80, 0x11, number as u8]));
    by_read(at, Fact::TagHeard { tag: tag_id(number), epc: epc(number), tid, read_point: read_point() })
}

pub fn linked(number: u64, asset: u64, before: Option<u64>, at: i64) -> ToRecord {
    let before = before.map(asset_id);
    by_press(
        at,
        at as u64,
        Fact::TagLinked { tag: tag_id(number), epc: epc(number), asset: asset_id(asset), before },
    )
}

/// A site (1) with zones 2 to 5, of which 5 lies in 4; a reader that watches zone 2.
pub fn warehouse() -> Vec<ToRecord> {
    let mut facts =
        vec![drawn(1, None), drawn(2, Some(1)), drawn(3, Some(1)), drawn(4, Some(1)), drawn(5, Some(4))];
    facts.push(by_press(6, 0, Fact::ReaderSet { before: None, after: reader(1, 2) }));
    facts
}

/// Every kind of fact at least once, in an order in which they can come true.
pub fn count_id(number: u64) -> CountId {
    CountId::from_bytes(bytes(number))
}

fn planned() -> CountNews {
    CountNews::Planned {
        before: None,
        after: CountPlan { places: vec![place_id(2)], counter: "Ana".to_owned(), ..CountPlan::default() },
    }
}

pub fn every_kind() -> Vec<ToRecord> {
    let settings = Settings::default();
    let mut changed = settings.clone();
    changed.site.name = "Hall \"7\" – Zürich\n\u{0}".to_owned();
    changed.presence.reference_dbm = -(0.1 + 0.2);
    let after = Asset {
        name: "Renamed".to_owned(),
        product: Some(product(1).id),
        home: Some(place_id(4)),
        ..asset(1)
    };
    let mut facts = warehouse();
    facts.extend([
        by_press(7, 1, Fact::ProductAdded(product(1))),
        by_press(8, 2, Fact::PersonSet { before: None, after: person(1) }),
        by_press(8, 2, Fact::PinSet { person: person(1).id, has_pin: true }),
        by_press(9, 3, Fact::SettingsChanged { before: Box::new(settings), after: Box::new(changed) }),
        added(1),
        added(2),
        by_press(11, 4, Fact::AssetChanged { before: asset(1), after }),
        heard_tag(1, 20),
        arrived(lone(1), 2, 21),
        linked(1, 1, None, 30),
        arrived(item(1), 2, 31),
        moved(item(1), 2, 5, 40),
        heard_tag(2, 41),
        by_press(42, 5, Fact::TagIgnored { tag: tag_id(2), is_ignored: true }),
        linked(3, 2, None, 43),
        linked(3, 1, Some(2), 44),
        by_press(45, 6, Fact::TagUnlinked { tag: tag_id(3), asset: asset_id(1) }),
        departed(item(1), 5, 50),
        by_read(
            51,
            Fact::ReaderLost { reader: reader_id(1), trouble: model::Trouble::PortFailed("EIO".to_owned()) },
        ),
        by_read(52, Fact::ReaderBack { reader: reader_id(1) }),
        by_press(52, 12, Fact::Count { count: count_id(1), news: planned() }),
        by_press(52, 13, Fact::MissingSet { asset: asset_id(1), is_missing: true }),
        by_press(53, 7, Fact::Undone { group: group_id(6) }),
        by_press(54, 8, Fact::ReportMade { report: "where".to_owned(), format: "csv".to_owned(), rows: 2 }),
        by_press(55, 9, Fact::AssetRemoved(asset(2))),
        by_press(56, 10, Fact::ReaderRemoved(reader(1, 2))),
        by_press(57, 11, Fact::PlaceRemoved(place(3, Some(1)))),
    ]);
    facts
}
