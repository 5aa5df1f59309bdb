//! An Invelion reader with four antennas.

use readers::families::a0::frame::{decode, encode};
use serde_json::Value;

use super::Partner;
use crate::fixture::unhex;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "a0",
    variants: &["invelion"],
    entries: [7, 1, 7, 0],
    answer,
    is_round: |bytes| matches!(bytes.get(3), Some(0x89..=0x8B)),
    tag: |_| unhex("a0130189d43000300833b2ddd90140000000013674"),
    tags_said,
    refusal: 0x41,
    lengths: &[1],
    // Header and sum, and a meaning.
    false_frames: 24,
    has_check: true,
    is_asked: true,
    has_power: true,
};

/// What an obedient reader says; nobody is in its field.
pub fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let frame = decode(bytes).unwrap();
    assert!(frame.code != 0x8C, "this would switch on FastTID");
    let is_refusing = mood == Mood::Refusing;
    let data: &[u8] = match frame.code {
        0x72 => &[1, 9],
        0x79 => &[2, 0, 6],
        0x77 => &[26],
        0x7B => &[0, 31],
        0x66 | 0x74 | 0x89 if is_refusing => &[0x41],
        0x89 => &[0, 0, 0, 0, 0, 0, 0],
        _ => &[0x10],
    };
    encode(1, frame.code, data)
}

fn tags_said(frame: &Value) -> Vec<String> {
    let upper = |value: &Value| value.as_str().unwrap_or("").to_uppercase();
    if frame["kind"] != "tag" {
        return Vec::new();
    }
    vec![format!(
        "{} {} {} {}.0 dBm",
        upper(&frame["epc"]),
        upper(&frame["pc"]),
        frame["antenna"],
        frame["rssi_dbm"]
    )]
}
