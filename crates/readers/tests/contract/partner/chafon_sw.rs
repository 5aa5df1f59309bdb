//! A Chafon RU5300 reader with one antenna.

use readers::families::chafon_sw::frame::{decode, encode_answer};
use readers::families::chafon_sw::message::{Batch, DONE, Tag, code};
use serde_json::Value;

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "chafon-sw",
    variants: &["sw"],
    entries: [0, 0, 1, 0],
    answer,
    is_round: |bytes| bytes.get(5) == Some(&0x01),
    tag: |_| encode_answer(0, code::INVENTORY, DONE, &batch(1).to_data()),
    tags_said: |_: &Value| Vec::new(),
    refusal: 0x00,
    lengths: &[2, 3],
    // Two bytes of header, a length, and eight bits of check.
    false_frames: 1,
    has_check: true,
    is_asked: true,
    has_power: true,
};

/// So many tags, as a reader pushes them.
pub fn batch(tags: usize) -> Batch {
    let epc = "E280689400005016A9874C56".parse().unwrap();
    let tag = Tag { kind: 1, antenna: 1, epc, strength: -56, time: None };
    Batch { serial: Some([1, 2, 3, 4, 5, 6, 7]), tags: vec![tag; tags] }
}

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let frame = decode(bytes).unwrap();
    match frame.code {
        code::SYSTEM => encode_answer(0, frame.code, DONE, &[0x23, 0x15, 1, 2, 3, 4, 5, 6, 7]),
        code::GET_PARAMETERS => {
            let mut all = [0; 24];
            (all[6], all[21], all[22]) = (26, 1, 4);
            encode_answer(0, frame.code, DONE, &all)
        }
        code::SET_PARAMETER if mood == Mood::Refusing => encode_answer(0, frame.code, 0, &[]),
        code::INVENTORY if mood == Mood::Refusing => encode_answer(0, frame.code, 0, &[9, 9]),
        code::INVENTORY => encode_answer(0, frame.code, 0, &[]),
        _ => encode_answer(0, frame.code, DONE, &[]),
    }
}
