//! A Chafon CF reader with one antenna and 26 dBm.

use readers::families::chafon_cf::frame::{decode, encode_answer};
use readers::families::chafon_cf::message::{Information, Parameters, Tag, command};
use serde_json::Value;

use super::Partner;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "chafon-cf",
    variants: &["cf"],
    entries: [1, 0, 1, 0],
    answer,
    is_round: |bytes| bytes.get(2..4) == Some(&[0, 1]),
    tag: |_| tag(-56),
    tags_said: |_: &Value| Vec::new(),
    refusal: 0x01,
    lengths: &[4],
    // A header and sixteen bits of check.
    false_frames: 1,
    has_check: true,
    is_asked: true,
    has_power: true,
};

pub fn tag(strength: i16) -> Vec<u8> {
    let epc = "E280689400005016A9874C56".parse().unwrap();
    encode_answer(1, command::START, 0, &Tag { strength, antenna: 1, channel: 3, epc }.to_data())
}

/// The parameters of a real reader, with 26 dBm and two antennas.
pub fn parameters() -> Parameters {
    let hex = "00000080040001010386 02ee01f4311a0104 00000c00030005";
    let mut parameters = Parameters::parse(&crate::fixture::unhex(hex)).unwrap();
    parameters.0[6] = 3;
    parameters
}

fn answer(_: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let frame = decode(bytes).unwrap();
    let say = |status: u8, data: &[u8]| encode_answer(1, frame.command, status, data);
    let information = Information { hardware: "CF600".into(), firmware: "1.3".into(), ..Default::default() };
    match frame.command {
        command::INFORMATION => say(0, &information.to_data()),
        command::GET_PARAMETERS => say(0, &parameters().0),
        command::SET_POWER | command::START if mood == Mood::Refusing => say(1, &[]),
        command::START => say(0x12, &[]),
        _ => say(0, &[]),
    }
}
