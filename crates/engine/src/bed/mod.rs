//! The test bed inside the crate: short ids, plain nouns, and a stage on which an engine runs.

mod stage;

use model::*;

pub use stage::{Stage, asset, epc, product, reader, short, site};

fn id(kind: u8, number: u32) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    bytes
}

pub fn asset_id(number: u32) -> AssetId {
    AssetId::from_bytes(id(1, number))
}

pub fn place_id(number: u32) -> PlaceId {
    PlaceId::from_bytes(id(2, number))
}

pub fn place(number: u32, parent: Option<u32>, kind: PlaceKind) -> Place {
    Place {
        id: place_id(number),
        parent: parent.map(place_id),
        kind,
        name: format!("Place {number}"),
        code: None,
        outline: None,
        is_outer_door: false,
        order: 0,
    }
}

pub fn reader_id(number: u32) -> ReaderId {
    ReaderId::from_bytes(id(3, number))
}

pub fn group_id(number: u32) -> GroupId {
    GroupId::from_bytes(id(4, number))
}

pub fn product_id(number: u32) -> ProductId {
    ProductId::from_bytes(id(5, number))
}

pub fn person_id(number: u32) -> PersonId {
    PersonId::from_bytes(id(6, number))
}

pub fn read_point(reader: u32, antenna: u8) -> ReadPoint {
    ReadPoint { reader: reader_id(reader), antenna: AntennaPort(antenna) }
}

pub fn heard_at(reader: u32, epc: &str, at: i64) -> Heard {
    Heard {
        reader: reader_id(reader),
        read: TagRead {
            epc: epc.parse().unwrap(),
            pc: None,
            tid: None,
            antenna: AntennaPort(1),
            signal: Signal::Dbm(Rssi(-600)),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        },
        at: Timestamp(at),
        received: Timestamp(at),
    }
}

pub fn thing(number: u32) -> crate::scene::Thing {
    crate::scene::Thing {
        subject: Subject::Asset(asset_id(number)),
        name: format!("Drum {number}"),
        mark: crate::Mark::Here,
        heard_at: None,
        previous: None,
    }
}
