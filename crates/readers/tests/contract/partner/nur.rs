//! A nur module that is asked for each round.

use readers::families::nur::frame::{Frame, decode};
use readers::families::nur::identity::{Info, Powers};
use readers::families::nur::message::Ask;
use readers::families::nur::record::{Record, list_data};
use serde_json::Value;

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "nur",
    variants: &["nur"],
    entries: [0, 0, 2, 0],
    answer,
    is_round: |bytes| bytes.get(6) == Some(&0x31),
    tag: |_| said(0x07, 0, &list_data(&[tag()], false)),
    tags_said: |_: &Value| Vec::new(),
    refusal: 0x05,
    lengths: &[1, 2],
    // Sixteen bits over the payload and eight over the header.
    false_frames: 1,
    has_check: true,
    is_asked: true,
    has_power: true,
};

fn tag() -> Record {
    Record {
        signal_dbm: -55,
        scaled: 60,
        ms: 1_200,
        freq_khz: 866_300,
        pc: model::PcWord(0x3000),
        channel: 1,
        antenna: 0,
        epc: "300ED89F3350015A1E3DF506".parse().unwrap(),
        data: Vec::new(),
    }
}

/// A reply with its status.
fn said(cmd: u8, status: u8, data: &[u8]) -> Vec<u8> {
    Frame { flags: 0, cmd, body: &[&[status][..], data].concat() }.encode()
}

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let ask = Ask::parse(&decode(bytes).unwrap());
    let data = match &ask {
        Ask::Inventory | Ask::Set { .. } if mood == Mood::Refusing => return said(ask.cmd(), 0x05, &[]),
        Ask::Ping => b"OK".to_vec(),
        Ask::Version => vec![b'A', 5, 0, b'A', 4, 1, b'B'],
        Ask::Info => Info { serial: "1".into(), name: "Sampo".into(), antennas: 2 }.to_data(),
        Ask::Capabilities => Powers { most: 300, step: 10, steps: 20 }.to_data(),
        Ask::Get { .. } => vec![0, 1, 0, 0, 1],
        Ask::Inventory => return said(ask.cmd(), 0x20, &[]),
        Ask::Stop | Ask::Set { .. } | Ask::Clear | Ask::Tags => Vec::new(),
        other => panic!("never sent by our driver: {other:?}"),
    };
    said(ask.cmd(), 0, &data)
}
