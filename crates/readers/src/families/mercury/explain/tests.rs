//! Streams in words: what is certain, what is not, and nothing in between.

use super::*;

fn unhex(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

const TAG: &str =
    "ff2822000010001b01ff0101c4110e16400000012700000500000f00803000000000000000000000001545e94a561d";
const VERSION: &str = "ff1404000007102300010000032014100701070209000000105251";

fn kinds(bytes: &[u8]) -> Vec<Kind> {
    explain(Direction::FromReader, bytes).iter().map(|one| one.kind).collect()
}

/// A captured frame as a module sends it whose check is off.
fn bare(hex: &str) -> Vec<u8> {
    let mut bytes = unhex(hex);
    bytes.truncate(usize::from(bytes[1]) + 5);
    bytes
}

#[test]
fn a_tag_has_all_its_fields() {
    let all = explain(Direction::FromReader, &unhex(TAG));
    let [one] = all.as_slice() else { panic!("{all:?}") };
    let read = one.read.as_ref().unwrap();
    assert_eq!(
        (read.antenna.0, read.freq_khz, read.reader_ms, read.phase),
        (1, Some(923_200), Some(295), Some(0))
    );
    assert!(one.fields.contains(&("tag_crc_ok", Field::Flag(true))));
    assert!(one.fields.contains(&("gpio", Field::Number(15))));
}

#[test]
fn replies_without_their_check_are_believed_in_company_only() {
    let (tag, version) = (bare(TAG), bare(VERSION));
    assert_eq!(version.len(), 25);
    assert_eq!(kinds(&tag), [Kind::Garbled], "it could be a frame that was cut");
    assert_eq!(kinds(&version), [Kind::Garbled]);
    assert_eq!(kinds(&[&version[..], &tag].concat()), [Kind::Status, Kind::Read]);
    let alive = [0xFF, 0x00, 0x22, 0x04, 0x00];
    assert_eq!(kinds(&[&alive[..], &tag, &alive].concat()), [Kind::Done, Kind::Read, Kind::Done]);
    assert_eq!(kinds(&[alive, alive, alive].concat()), [Kind::Garbled], "nothing proves them");
}

#[test]
fn a_damaged_frame_between_good_ones_is_no_frame_without_a_check() {
    let good = unhex(TAG);
    for at in 0..good.len() {
        let mut damaged = good.clone();
        damaged[at] ^= 0x20;
        let seen = kinds(&[&good[..], &damaged, &good].concat());
        assert_eq!(seen, [Kind::Read, Kind::Garbled, Kind::Read], "byte {at}");
        let cut = [&good[..], &good[..at]].concat();
        let expected: &[Kind] = if at == 0 { &[Kind::Read] } else { &[Kind::Read, Kind::Garbled] };
        assert_eq!(kinds(&cut), expected, "cut at {at}");
    }
}

#[test]
fn a_wake_up_is_named() {
    let bytes = [vec![0xFF; 32], Ask::Version.encode()].concat();
    let all = explain(Direction::ToReader, &bytes);
    let names: Vec<(&str, usize)> = all.iter().map(|one| (one.name.as_str(), one.length)).collect();
    assert_eq!(names, [("wake_up", 32), ("version", 5)]);
}

#[test]
fn every_kind_of_answer_has_words() {
    let said = |opcode: u8, status: u16, data: &[u8]| {
        let bytes = Reply { opcode, status, data, is_checked: true }.encode();
        let all = explain(Direction::FromReader, &bytes);
        assert_eq!(all.len(), 1);
        format!("{:?} {} {:?} {:?}", all[0].kind, all[0].name, all[0].error, all[0].fields)
    };
    assert!(said(0x22, 0x0400, &[]).starts_with("Done read_tag_multiple None"));
    assert!(said(0x22, 0x0504, &[]).contains("0504: temperature exceeded"));
    assert!(said(0x2F, 0, &[2]).contains("stopped"));
    assert!(said(0x72, 0, &[0xF6]).contains("Number(-10)"));
    assert!(said(0x22, 0, &[0x10, 0, 0x1B, 1, 0xFF, 2, 0x82, 0, 1, 31]).contains("Number(31)"));
    assert!(said(0x22, 0, &[0, 0, 0x13, 0, 0, 0, 3]).starts_with("Done"));
    assert!(said(0x67, 0, &[8]).contains("EU3"));
    assert!(said(0x9D, 0, &[]).contains("reads by itself"));
}
