//! A CPH reader with one antenna.

use readers::families::cph_rf::frame::{ADDRESS, Type, decode, encode_notice, encode_reply};
use readers::families::cph_rf::message::{DONE, Tag, Version, code};
use serde_json::Value;

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "cph-rf",
    variants: &["rf"],
    entries: [2, 0, 2, 0],
    answer,
    is_round: |_| false,
    tag: |_| encode_notice(ADDRESS, code::TAG, &tag().to_parameters()),
    tags_said: |_: &Value| Vec::new(),
    refusal: 0x14,
    lengths: &[6, 7],
    // Two bytes of header, three types, a length, eight bits of check, and parameters that come out even.
    false_frames: 0,
    has_check: true,
    is_asked: true,
    has_power: true,
};

/// A tag, as a reader reports it.
pub fn tag() -> Tag {
    let epc = "E280689400005016A9874C56".parse().unwrap();
    Tag { epc, tid: None, user: None, strength: Some(-56), time: Some(77), antenna: None }
}

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let frame = decode(bytes).unwrap();
    assert_eq!(frame.is, Type::Command);
    match frame.code {
        code::VERSION => {
            let version = Version { software: [4, 0, 1], device: Some(5) };
            encode_reply(ADDRESS, frame.code, DONE, &version.to_parameters())
        }
        code::START | code::SET_PARAMETER if mood == Mood::Refusing => {
            encode_reply(ADDRESS, frame.code, 0x14, &[])
        }
        _ => encode_reply(ADDRESS, frame.code, DONE, &[]),
    }
}
