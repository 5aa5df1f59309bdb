//! Every field of every LLRP entry of the reference frames, through `explain` and through the tree; and the messages
//! written again byte for byte.

use readers::capture::Direction;
use readers::explain::Field;
use readers::families::llrp::frame::{Framer, Piece, decode, encode};
use readers::families::llrp::{message, node};
use readers::{Explained, FAMILIES, Kind};
use serde_json::Value;

use crate::fixture::{Entry, all_entries};

fn ours() -> Vec<Entry> {
    all_entries().into_iter().filter(|entry| entry.family == "llrp").collect()
}

fn explained(entry: &Entry) -> Vec<Explained> {
    let family = FAMILIES.iter().find(|family| family.key() == "llrp").unwrap();
    let direction = if entry.is_from_reader { Direction::FromReader } else { Direction::ToReader };
    family.explain(direction, &entry.bytes)
}

fn number(said: &Explained, name: &str) -> Option<i64> {
    said.fields.iter().find_map(|(known, field)| match field {
        Field::Number(number) if *known == name => Some(*number),
        _ => None,
    })
}

fn text<'a>(said: &'a Explained, name: &str) -> Option<&'a str> {
    said.fields.iter().find_map(|(known, field)| match field {
        Field::Text(text) if *known == name => Some(text.as_str()),
        _ => None,
    })
}

/// What one `TagReportData` of an entry says, against the read.
fn check_tag(fields: &Value, said: &Explained) -> usize {
    let read = said.read.as_ref().unwrap();
    let mut checked = 0;
    for field in fields.as_array().unwrap() {
        let (name, value) = field.as_object().unwrap().iter().next().unwrap();
        match name.as_str() {
            "EPC96" => assert_eq!(read.epc.to_hex(), value.as_str().unwrap().to_uppercase()),
            "AntennaID" => assert_eq!(i64::from(read.antenna.0), value.as_i64().unwrap()),
            "PeakRSSI" => {
                let model::Signal::Dbm(rssi) = read.signal else { panic!("{:?}", read.signal) };
                assert_eq!(i64::from(rssi.0), value.as_i64().unwrap() * 10);
            }
            "FirstSeenTimestampUTC" => {
                assert_eq!(read.reader_ms, value.as_u64().map(|us| us / 1_000));
                assert_eq!(number(said, "first_seen_timestamp_utc"), value.as_i64());
            }
            "TagSeenCount" => assert_eq!(u64::from(read.count), value.as_u64().unwrap()),
            "tlv" => {
                let name = if value == 349 { "c1g2_read_opspec_result" } else { "c1g2_write_opspec_result" };
                let words = text(said, "opspec_result");
                // 354 is the result of a block write.
                let name = if value == 354 { "c1g2_block_write_opspec_result" } else { name };
                assert!(words.is_some_and(|words| words.starts_with(name)), "{words:?}");
            }
            "len" => {}
            other => panic!("not checked: {other}"),
        }
        checked += 1;
    }
    checked
}

/// One message of an entry against what was said of it. Gives how many fields were compared.
fn check_message(message: &Value, said: &[Explained]) -> usize {
    let first = &said[0];
    for (ours, theirs) in [("version", "version"), ("type", "type"), ("id", "id"), ("length", "length")] {
        assert_eq!(number(first, ours), message[theirs].as_i64(), "{theirs}");
    }
    let mut checked = 4;
    assert_eq!(first.name, message["message"].as_str().unwrap().to_lowercase());
    if let Some(id) = message["spec_id"].as_i64() {
        let name = if first.name.contains("access") { "accessspec_id" } else { "rospec_id" };
        assert_eq!(number(first, name), Some(id));
        checked += 1;
    }
    let mut tags = said.iter();
    for param in message["params"].as_array().unwrap_or(&Vec::new()) {
        if let Some(fields) = param.get("TagReportData") {
            checked += check_tag(fields, tags.next().unwrap());
        } else if let Some(status) = param.get("LLRPStatus") {
            assert_eq!(number(first, "status_code"), status["code"].as_i64());
            assert_eq!(text(first, "error_description"), status["description"].as_str());
            for sub in status["sub"].as_array().unwrap() {
                assert_eq!(number(first, "field_num"), sub["FieldError"]["field"].as_i64());
                assert_eq!(number(first, "error_code"), sub["FieldError"]["code"].as_i64());
                checked += 2;
            }
            checked += 2;
        } else if let Some(event) = param.get("ReaderEventNotificationData") {
            assert_eq!(number(first, "microseconds"), event[0]["UTCTimestamp_us"].as_i64());
            assert_eq!(number(first, "status"), event[1]["ConnectionAttemptEvent"].as_i64());
            checked += 2;
        } else {
            let wanted = format!("({}, {} bytes)", param["tlv"], param["len"]);
            let Some((_, Field::List(all))) = first.fields.iter().find(|(name, _)| *name == "parameters")
            else {
                panic!("no parameters");
            };
            let has = |field: &Field| matches!(field, Field::Text(words) if words.contains(&wanted));
            assert!(all.iter().any(has), "{wanted}");
            checked += 1;
        }
    }
    checked
}

#[test]
fn every_field_of_every_entry_is_explained() {
    let mut checked = 0;
    for entry in ours() {
        let said = explained(&entry);
        if entry.decoded["header_present"] == false {
            assert_eq!(said.len(), 1, "{}", entry.meaning);
            let param = &entry.decoded["params"][0];
            match param.get("TagReportData") {
                Some(fields) => checked += check_tag(fields, &said[0]),
                None => {
                    assert_eq!((said[0].kind, number(&said[0], "status_code")), (Kind::Done, Some(0)));
                    checked += 1;
                }
            }
            continue;
        }
        let mut from = 0;
        let mut offset = 0;
        for message in entry.decoded["messages"].as_array().unwrap() {
            assert_eq!(said[from].offset, offset);
            if message["length_ok"] == false {
                assert_eq!(said[from].kind, Kind::Garbled, "{}", entry.meaning);
                checked += 1;
                continue;
            }
            let same = said[from..].iter().take_while(|one| one.offset == offset).count();
            checked += check_message(message, &said[from..from + same]);
            offset += message["length"].as_u64().unwrap() as usize;
            from += same;
        }
    }
    assert_eq!(checked, CHECKED);
}

/// Fields of all entries together.
const CHECKED: usize = 209;

#[test]
fn kinds_are_told_apart() {
    let kind = |name: &str| {
        let said = ours().iter().flat_map(explained).find(|said| said.name == name).unwrap();
        (said.kind, said.error)
    };
    assert_eq!(kind("get_reader_capabilities_response"), (Kind::Status, None));
    assert_eq!(kind("add_rospec"), (Kind::Order, None));
    assert_eq!(kind("reader_event_notification"), (Kind::Notice, None));
    let refused = kind("delete_accessspec_response");
    assert_eq!(refused.0, Kind::Refused);
    assert!(refused.1.unwrap().starts_with("0065 field error"));
}

#[test]
fn every_message_is_written_again_as_it_came() {
    let mut messages = 0;
    for entry in ours() {
        let mut framer = Framer::new();
        framer.push(&entry.bytes, |piece| {
            let Piece::Frame(frame) = piece else { return };
            assert_eq!(decode(&frame.encode()), Some(frame));
            let body = message::tree(&frame).unwrap();
            let parts: Vec<u8> = body.children.iter().flat_map(node::Node::encode).collect();
            assert!(frame.body.ends_with(&parts), "{}", entry.meaning);
            let fields = frame.body.len() - parts.len();
            let again =
                encode(frame.version, frame.kind, frame.id, &[&frame.body[..fields], &parts].concat());
            assert_eq!(again, frame.encode());
            messages += 1;
        });
    }
    assert_eq!(messages, 25);
}
