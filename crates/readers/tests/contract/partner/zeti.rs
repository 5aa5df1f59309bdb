//! An RFD8500 in an empty field.

use readers::families::zeti::message::{answer as said, long_name, tag};
use serde_json::Value;

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "zeti",
    variants: &["zeti"],
    entries: [1, 0, 3, 0],
    answer,
    is_round: |_| false,
    tag: |_| {
        let epc = "300ED89F3350015A1E3DF506".parse().unwrap();
        tag(&epc, model::PcWord(0x3000), -61)
    },
    tags_said,
    // Such readers refuse in words.
    refusal: 0,
    lengths: &[],
    false_frames: 0,
    has_check: false,
    is_asked: true,
    // It is a part of the start: the reader is not asked.
    has_power: false,
};

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let command = String::from_utf8(bytes.to_vec()).unwrap();
    let name = long_name(command.trim());
    match name {
        "connect" => said(name, "Connection Successful"),
        "abort" => said(name, "OK"),
        "inventory" | "setqueryparams" if mood == Mood::Refusing => said(name, "Command Not Allowed"),
        "inventory" | "setqueryparams" => said(name, "OK"),
        _ => panic!("never sent by our driver: {command}"),
    }
}

fn tags_said(_: &Value) -> Vec<String> {
    Vec::new()
}
