//! Readers of low-frequency transponders: those that talk by themselves, and the one that is asked.

use codes::low_frequency::FdxB;
use readers::families::{fdxb, lf134_usb, rdm6300};
use serde_json::Value;

use super::Partner;
use crate::fixture::unhex;
use crate::rig::Mood;

/// What is true of every reader that only talks.
const PUSHING: Partner = Partner {
    family: "",
    variants: &[""],
    entries: [0, 0, 0, 0],
    answer: |_, _, bytes| panic!("it takes no orders: {bytes:02X?}"),
    is_round: |_| false,
    tag: |_| Vec::new(),
    tags_said: |_| Vec::new(),
    refusal: 0,
    lengths: &[],
    false_frames: 0,
    has_check: true,
    is_asked: false,
    has_power: false,
};

pub const RDM6300: Partner = Partner {
    family: "rdm6300",
    variants: &["rdm6300"],
    entries: [2, 0, 0, 0],
    tag: |_| rdm6300::frame::encode([0x0B, 0x00, 0x12, 0x34, 0x56]),
    tags_said: card_said,
    ..PUSHING
};

/// Eight bits of check and nothing around the digits: when a digit is lost in the middle of a stream without a pause,
/// the digits behind it may pass.
pub const EM18: Partner = Partner {
    family: "em18",
    variants: &["em18"],
    entries: [1, 0, 0, 0],
    tag: |_| format!("\r\n{}", rdm6300::frame::digits([0x0B, 0x00, 0x12, 0x34, 0x56])).into_bytes(),
    tags_said: card_said,
    has_check: false,
    ..PUSHING
};

pub const FDXB: Partner = Partner { family: "fdxb", variants: &["wl134", "module"], tag: animal, ..PUSHING };

/// No check at all, so the line before must end for a number to be heard.
pub const LINE: Partner = Partner {
    family: "line",
    variants: &["line"],
    tag: |_| b"\r\n0006572982\r\n".to_vec(),
    has_check: false,
    ..PUSHING
};

pub const LF134_USB: Partner = Partner {
    family: "lf134-usb",
    variants: &["lf134-usb"],
    entries: [1, 0, 2, 0],
    answer: |_, _, _| lf134_usb::message::failed(1),
    is_round: |bytes| bytes.get(2) == Some(&0xA7),
    tag: |_| lf134_usb::message::found(TAG),
    tags_said: |_| vec!["1EDA21A278BE  1 silent".to_owned()],
    lengths: &[3],
    is_asked: true,
    ..PUSHING
};

const TAG: FdxB = FdxB { country: 276, number: 98_765_432_109, is_animal: true, has_data: false };

fn animal(variant: &str) -> Vec<u8> {
    match variant {
        "module" => fdxb::frame::encode_module(TAG),
        _ => fdxb::frame::encode_wl134(TAG),
    }
}

fn card_said(entry: &Value) -> Vec<String> {
    vec![format!("{}  1 silent", entry["payload"].as_str().unwrap())]
}

#[test]
fn the_entries_are_said_again_byte_for_byte() {
    for entry in crate::fixture::entries() {
        let Some(payload) = entry.decoded["payload"].as_str() else { continue };
        let number: [u8; 5] = unhex(payload).try_into().unwrap();
        let again = match entry.family.as_str() {
            "rdm6300" => rdm6300::frame::encode(number),
            "em18" => rdm6300::frame::digits(number).into_bytes(),
            _ => continue,
        };
        assert_eq!(again, entry.bytes, "{}", entry.meaning);
    }
}

#[test]
fn a_mute_or_refusing_reader_is_no_different_to_one_that_only_talks() {
    let mut rig = crate::rig::Rig::new("rdm6300", "rdm6300", Mood::Mute);
    rig.run_until(|event| matches!(event, readers::DriverEvent::Identified { .. }));
    assert!(rig.sent.is_empty());
}
