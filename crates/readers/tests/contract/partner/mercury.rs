//! A mercury module that streams (M6e), and an older one that is asked for each round (M5e).

use readers::families::mercury::frame::{Reply, decode_command};
use readers::families::mercury::identity::Version;
use readers::families::mercury::message::Ask;
use serde_json::Value;

use super::Partner;
use crate::fixture::unhex;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "mercury",
    variants: &["m6e", "m5e"],
    entries: [14, 1, 23, 1],
    answer,
    is_round: |bytes| bytes.get(2) == Some(&0x22),
    tag: |_| {
        unhex(
            "ff2822000010001b01ff0101c4110e16400000012700000500000f00803000000000000000000000001545e94a561d",
        )
    },
    tags_said,
    refusal: 0x0105,
    lengths: &[1],
    // Sixteen bits, on every FF in half a mebibyte.
    false_frames: 1,
    has_check: true,
    is_asked: true,
    has_power: true,
};

/// What it says is true for every module: 2F is answered with what it was, reads with nothing found.
fn answer(variant: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let wake = bytes.iter().take_while(|byte| **byte == 0xFF).count();
    let command = decode_command(&bytes[wake - 1..]).unwrap();
    let ask = Ask::parse(&command);
    let (status, data) = match &ask {
        Ask::SetReadPower(_) | Ask::Start(_) | Ask::Search(_) if mood == Mood::Refusing => (0x0105, vec![]),
        Ask::Version => (0, version(variant).to_data()),
        Ask::Program => (0, vec![0x12]),
        Ask::PowerLimits => (0, unhex("01 08fc 0c4e 0000")),
        Ask::Antennas => (0, vec![5, 1, 1, 2, 0]),
        Ask::Regions => (0, vec![1, 2, 8]),
        Ask::Region => (0, vec![8]),
        Ask::Start(_) => (0, vec![1]),
        Ask::Stop => (0, vec![2]),
        Ask::Search(_) => (0x0400, vec![]),
        Ask::Buffer(_) => (0, vec![0, 0, 0, 0]),
        Ask::SetProtocol(5) | Ask::SetConfig { .. } | Ask::SearchList(_) => (0, vec![]),
        Ask::SetReadPower(_) | Ask::SetWritePower(_) | Ask::Clear => (0, vec![]),
        other => panic!("never sent by our driver: {other:?}"),
    };
    Reply { opcode: ask.opcode(), status, data: &data, is_checked: true }.encode()
}

fn version(variant: &str) -> Version {
    let hardware = if variant == "m5e" { [0x00, 0, 0, 3] } else { [0x18, 0, 0, 0] };
    let date = [0x20, 0x19, 0x02, 0x11];
    Version {
        boot: [0x12, 0x12, 0x13, 0],
        hardware,
        date,
        firmware: [0x01, 0x21, 0x01, 0x47],
        protocols: 0x10,
    }
}

fn tags_said(frame: &Value) -> Vec<String> {
    let upper = |value: &Value| value.as_str().unwrap().to_uppercase();
    let tags = if frame["stream"].is_object() { &frame["stream"]["tags"] } else { &frame["tags"] };
    let line = |tag: &Value| {
        let (epc, pc) = (upper(&tag["epc"]), upper(&tag["pc"]));
        format!("{epc} {pc} {} {}.0 dBm", tag["antenna_tx"], tag["rssi_dbm"])
    };
    tags.as_array().into_iter().flatten().map(line).collect()
}
