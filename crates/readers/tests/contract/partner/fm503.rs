//! An FM-503 with an empty field.

use codes::Epc;
use model::PcWord;
use readers::families::fm503::message::{reply, tag};

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "fm503",
    variants: &["fm503"],
    entries: [1, 0, 5, 0],
    answer,
    is_round: |bytes| bytes == b"\nU\r",
    tag: |_| {
        let epc: Epc = "300ED89F3350015A1E3DF506".parse().unwrap();
        tag('U', PcWord(0x3000), &epc)
    },
    tags_said: |_| Vec::new(),
    refusal: 0x58,
    lengths: &[],
    false_frames: 1,
    has_check: true,
    is_asked: true,
    has_power: true,
};

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let command = String::from_utf8(bytes.to_vec()).unwrap();
    let command = command.trim();
    match command.split_at(1) {
        ("V", "") => reply("V0104"),
        ("S", "") => reply("S01234567"),
        _ if mood == Mood::Refusing => reply("X"),
        ("U", "") => reply("U"),
        ("N", setting) => reply(&format!("N{}", setting.split_once(',').unwrap().1)),
        _ => panic!("never sent by our driver: {command}"),
    }
}
