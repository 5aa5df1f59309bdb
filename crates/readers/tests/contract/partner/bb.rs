//! A bb module, in both dialects.

use readers::families::bb::frame::decode;
use readers::families::bb::message::{Answer, Ask, TextKind};
use serde_json::Value;

use super::Partner;
use crate::fixture::unhex;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "bb",
    variants: &["bb", "aa"],
    entries: [32, 1, 27, 1],
    answer,
    is_round: |bytes| bytes.get(2) == Some(&0x27),
    tag,
    tags_said,
    refusal: 0x17,
    lengths: &[3, 4],
    // Header, kind, length and end besides the sum.
    false_frames: 1,
    has_check: true,
    is_asked: true,
    has_power: true,
};

fn answer(variant: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    // A module that has not answered yet is spoken to in both dialects at once.
    let spoken = if variant == "aa" { 0xAA } else { 0xBB };
    let halves = bytes.split_at(bytes.len() / 2);
    let frames = match decode(bytes) {
        Some(frame) => vec![frame],
        None => vec![decode(halves.0).unwrap(), decode(halves.1).unwrap()],
    };
    let Some(frame) = frames.into_iter().find(|frame| frame.dialect.header() == spoken) else {
        return Vec::new();
    };
    let is_refusing = mood == Mood::Refusing;
    let answer = match Ask::parse(&frame).unwrap() {
        Ask::Text(TextKind::Hardware) if variant != "aa" => {
            return unhex("bb0103000b004d3130302056312e3030227e");
        }
        Ask::Text(kind) => Answer::Text { kind, text: "V2.3.5".into() },
        Ask::Stop => Answer::Accepted(0x28),
        Ask::MultiPoll(_) | Ask::SetPower(_) if is_refusing => Answer::Failed(0x17),
        Ask::MultiPoll(_) => Answer::Failed(0x15),
        Ask::SetPower(_) => Answer::Accepted(0xB6),
        other => panic!("never sent by our driver: {other:?}"),
    };
    answer.encode(frame.dialect)
}

fn tag(variant: &str) -> Vec<u8> {
    match variant {
        "aa" => unhex("aa02220011ca3400300ed89f3350015a1e3df5060690b2dd"),
        _ => unhex("bb02220011ca3400300ed89f3350015a1e3df5060690b27e"),
    }
}

fn tags_said(frame: &Value) -> Vec<String> {
    let upper = |value: &Value| value.as_str().unwrap_or("").to_uppercase();
    if frame["cmd"] != "22" || frame["type"] != 2 {
        return Vec::new();
    }
    vec![format!("{} {} 1 {}.0 dBm", upper(&frame["epc"]), upper(&frame["pc"]), frame["rssi_dbm"])]
}
