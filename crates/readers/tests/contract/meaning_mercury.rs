//! What every mercury entry means, field by field, in the words of `tagstead frames`.

use readers::capture::Direction;
use readers::explain::Field;
use readers::{Explained, Kind, families};
use serde_json::Value;

use crate::fixture::{Entry, entries};

fn mercury(is_good: bool) -> Vec<Entry> {
    entries().into_iter().filter(|entry| entry.family == "mercury" && entry.is_good() == is_good).collect()
}

fn explained(entry: &Entry) -> Vec<Explained> {
    let direction = if entry.is_from_reader { Direction::FromReader } else { Direction::ToReader };
    families::find("mercury").unwrap().explain(direction, &entry.bytes)
}

fn said(one: &Explained, name: &str) -> Option<String> {
    let field = one.fields.iter().find(|(known, _)| *known == name).map(|(_, field)| field)?;
    Some(match field {
        Field::Number(number) => number.to_string(),
        Field::Text(text) => text.clone(),
        Field::Bytes(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        Field::Flag(is_set) => is_set.to_string(),
        Field::List(list) => format!("{list:?}"),
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[test]
fn good_entries_are_one_thing_each_with_name_and_status() {
    for entry in mercury(true) {
        let all = explained(&entry);
        let [one] = all.as_slice() else { panic!("{}: {all:?}", entry.meaning) };
        assert_eq!((one.offset, one.length), (0, entry.bytes.len()), "{}", entry.meaning);
        assert_eq!(Some(one.name.as_str()), entry.decoded["opcode_name"].as_str(), "{}", entry.meaning);
        assert_eq!(said(one, "opcode"), text(&entry.decoded["opcode"]));
        assert_eq!(said(one, "status"), text(&entry.decoded["status"]), "{}", entry.meaning);
        let is_tag = one.kind == Kind::Read;
        if entry.decoded["data"] != "" && !is_tag {
            assert_eq!(said(one, "data"), text(&entry.decoded["data"]), "{}", entry.meaning);
        }
        assert_eq!(one.kind == Kind::Order, !entry.is_from_reader);
    }
}

#[test]
fn versions_powers_and_words_are_told() {
    let (mut versions, mut powers) = (0, 0);
    for entry in mercury(true) {
        let one = &explained(&entry)[0];
        for (name, value) in entry.decoded["version"].as_object().into_iter().flatten() {
            assert_eq!(said(one, name), text(value), "{name}: {}", entry.meaning);
            versions += 1;
        }
        for (name, value) in entry.decoded["power_cdbm"].as_object().into_iter().flatten() {
            assert_eq!(said(one, &format!("{name}_cdbm")), text(value), "{}", entry.meaning);
            powers += 1;
        }
    }
    assert_eq!((versions, powers), (10, 3));
    let words = mercury(true).into_iter().find(|entry| entry.meaning.starts_with("read data reply")).unwrap();
    assert_eq!(said(&explained(&words)[0], "words").unwrap(), "11112222");
}

#[test]
fn tags_have_every_field_of_their_entry() {
    let mut tags = 0;
    for entry in mercury(true) {
        let stream = &entry.decoded["stream"];
        let told = if stream.is_object() { &stream["tags"] } else { &entry.decoded["tags"] };
        for tag in told.as_array().into_iter().flatten() {
            let one = &explained(&entry)[0];
            let read = one.read.as_ref().unwrap();
            assert_eq!(read.epc.to_hex().to_lowercase(), tag["epc"].as_str().unwrap());
            assert_eq!(format!("{:04x}", read.pc.unwrap().0), tag["pc"].as_str().unwrap());
            assert_eq!(read.freq_khz.map(i64::from), tag["freq_khz"].as_i64());
            assert_eq!(read.reader_ms, tag["timestamp_ms"].as_u64());
            assert_eq!(read.phase.map(|tenths| u64::from(tenths) / 10), tag["phase"].as_u64());
            assert_eq!(u64::from(read.count), tag["read_count"].as_u64().unwrap());
            assert_eq!(u64::from(read.antenna.0), tag["antenna_tx"].as_u64().unwrap());
            let fields = [
                "read_count",
                "rssi_dbm",
                "antenna_raw",
                "antenna_tx",
                "antenna_rx",
                "protocol",
                "gpio",
                "gen2_q",
                "gen2_link_frequency",
                "gen2_target",
                "tag_crc",
                "tag_crc_ok",
            ];
            for name in fields {
                assert_eq!(said(one, name), text(&tag[name]), "{name}: {}", entry.meaning);
            }
            let data = said(one, "embedded_data").unwrap_or_default();
            assert_eq!(Some(data), text(&tag["embedded_data"]));
            tags += 1;
        }
    }
    assert_eq!(tags, 2);
    for entry in mercury(true).iter().filter(|entry| entry.decoded["epc_and_crc"].is_string()) {
        let one = &explained(entry)[0];
        let read = one.read.as_ref().unwrap();
        assert_eq!(read.epc.to_hex().to_lowercase(), entry.decoded["epc"].as_str().unwrap());
        assert_eq!(said(one, "tag_crc"), text(&entry.decoded["tag_crc"]));
    }
}

#[test]
fn bad_entries_are_garbled_and_nothing_else() {
    let bad = mercury(false);
    assert_eq!(bad.len(), 2);
    for entry in bad {
        let all = explained(&entry);
        assert!(all.iter().all(|one| one.kind == Kind::Garbled), "{all:?}");
        assert_eq!(all.iter().map(|one| one.length).sum::<usize>(), entry.bytes.len());
    }
}
