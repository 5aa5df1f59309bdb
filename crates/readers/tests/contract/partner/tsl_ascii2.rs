//! A TSL 1128 in an empty field.

use readers::families::tsl_ascii2::message::{end, say, tag};
use serde_json::Value;

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "tsl-ascii2",
    variants: &["tsl-ascii2"],
    entries: [2, 0, 1, 0],
    answer,
    is_round: |bytes| bytes.starts_with(b".iv") && !bytes.ends_with(b"-n\r\n"),
    tag: |_| {
        let epc = "300ED89F3350015A1E3DF506".parse().unwrap();
        [say("CS", ".iv"), tag(&epc, model::PcWord(0x3000), -61), end(None)].concat()
    },
    tags_said,
    refusal: 7,
    lengths: &[],
    false_frames: 0,
    has_check: false,
    is_asked: true,
    has_power: true,
};

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let command = String::from_utf8(bytes.to_vec()).unwrap();
    let command = command.trim();
    let rest = match command.get(..3).unwrap() {
        ".ab" => end(None),
        ".vr" => [say("MF", "TSL 1128"), say("UF", "2.4"), end(None)].concat(),
        _ if mood == Mood::Refusing => end(Some(7)),
        ".iv" if command.ends_with("-n") => end(None),
        ".iv" => [say("ME", "No transponder found"), end(Some(5))].concat(),
        _ => panic!("never sent by our driver: {command}"),
    };
    [say("CS", command), rest].concat()
}

fn tags_said(entry: &Value) -> Vec<String> {
    let lines: Vec<&str> =
        entry["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let after = |key: &str| lines.iter().find_map(|line| line.strip_prefix(key)).map(str::trim);
    after("EP:").map(|epc| format!("{epc}  1 {}.0 dBm", after("RI:").unwrap())).into_iter().collect()
}
