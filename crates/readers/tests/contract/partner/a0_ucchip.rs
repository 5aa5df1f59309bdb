//! A UCChip module with four antennas.

use readers::families::a0::frame::{decode, encode};
use serde_json::Value;

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "a0-ucchip",
    variants: &["ucchip"],
    entries: [13, 5, 16, 1],
    answer,
    is_round: |bytes| matches!(bytes.get(3), Some(0x89 | 0x8A)),
    tag: |_| tag(),
    tags_said,
    refusal: 0x41,
    lengths: &[1],
    // Header and sum, and a meaning.
    false_frames: 24,
    has_check: true,
    is_asked: true,
    has_power: true,
};

/// The printed example carries a wrong sum; this is the right one.
pub fn tag() -> Vec<u8> {
    let data = crate::fixture::unhex("013000e280689400005016a9874c56e60ad18d0dbba0");
    encode(0, 0x89, &data)
}

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let frame = decode(bytes).unwrap();
    let is_refusing = mood == Mood::Refusing;
    let data: &[u8] = match frame.code {
        0x72 => &[2, 2, 1],
        0x79 => &[1, 7, 0x3B],
        0x77 => &[26, 26, 26, 26],
        0x7B => &[0, 31],
        0x8C => return Vec::new(),
        0x5F | 0x74 | 0x89 if is_refusing => &[0x41],
        0x8A => &[0x12],
        _ => &[0x10],
    };
    encode(0, frame.code, data)
}

fn tags_said(_: &Value) -> Vec<String> {
    Vec::new()
}
