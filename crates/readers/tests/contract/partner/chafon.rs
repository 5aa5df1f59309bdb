//! A chafon reader, in three layouts. Its antennas are 1 and 3.

use readers::families::chafon::frame::{decode, encode_reply};
use readers::families::chafon::message::Ask;
use serde_json::Value;

use super::Partner;
use crate::fixture::unhex;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "chafon",
    variants: &["uhfreader288", "uhfreader18", "e310"],
    entries: [18, 2, 8, 1],
    answer,
    is_round: |bytes| bytes.get(2) == Some(&0x01),
    tag,
    tags_said,
    refusal: 0xFF,
    lengths: &[0],
    // Sixteen bits of check and nothing else.
    false_frames: 24,
    has_check: true,
    is_asked: true,
    has_power: true,
};

fn answer(variant: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let is_plain = variant == "uhfreader18";
    match Ask::parse(&decode(bytes).unwrap()) {
        Ask::Identify if is_plain => encode_reply(0, 0x21, 0, &unhex("02 0b 09 02 31 80 1a 0a")),
        Ask::Identify => {
            let kind = if variant == "e310" { "3d" } else { "20" };
            encode_reply(0, 0x21, 0, &unhex(&format!("02 0b {kind} 02 31 80 1a 0a 05 00 00 01")))
        }
        Ask::RoundPlain | Ask::Round(_) | Ask::SetPower(_) if mood == Mood::Refusing => {
            encode_reply(0, bytes[2], 0xFF, &[])
        }
        Ask::RoundPlain => encode_reply(0, 0x01, 0xFB, &[]),
        Ask::Round(_) => unhex("07 00 01 01 01 00 1e 4b"),
        Ask::SetPower(_) => encode_reply(0, 0x2F, 0, &[]),
        Ask::AbandonRound => Vec::new(),
        other => panic!("never sent by our driver: {other:?}"),
    }
}

fn tag(variant: &str) -> Vec<u8> {
    match variant {
        "uhfreader18" => unhex("13000103010c0000000000000000000003133f39"),
        _ => unhex("1500010301010ce28068940000500a9d2298c648257e"),
    }
}

fn tags_said(frame: &Value) -> Vec<String> {
    let upper = |value: &Value| value.as_str().unwrap_or("").to_uppercase();
    let mask = frame["antenna_mask"].as_str().map_or(1, |mask| u8::from_str_radix(mask, 16).unwrap());
    let antenna = mask.trailing_zeros() + 1;
    let line = |tag: &Value| {
        let signal = match tag["rssi_raw"].as_u64() {
            Some(raw) => format!("{raw}"),
            None => "silent".into(),
        };
        format!("{}  {antenna} {signal}", upper(&tag["epc"]))
    };
    frame["tags"].as_array().into_iter().flatten().map(line).collect()
}
