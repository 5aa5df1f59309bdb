//! What the entries of both A0 dialects mean, field by field: by the entry itself, and in words.

use model::Signal;
use readers::capture::Direction;
use readers::explain::Field;
use readers::{Explained, Kind, families};
use serde_json::Value;

use crate::fixture::{Entry, entries};

fn explained(entry: &Entry) -> Vec<Explained> {
    let direction = if entry.is_from_reader { Direction::FromReader } else { Direction::ToReader };
    families::find(&entry.family).unwrap().explain(direction, &entry.bytes)
}

fn number(said: &Explained, name: &str) -> Option<i64> {
    said.fields.iter().find(|(key, _)| *key == name).and_then(|(_, field)| match field {
        Field::Number(number) => Some(*number),
        _ => None,
    })
}

fn hex_of(value: &Value) -> i64 {
    i64::from_str_radix(value.as_str().unwrap(), 16).unwrap()
}

#[test]
fn every_good_entry_is_one_frame_with_its_address_and_command() {
    let mut compared = 0;
    for entry in entries().iter().filter(|entry| entry.family.starts_with("a0") && entry.is_good()) {
        let all = explained(entry);
        assert_eq!(all.len(), 1, "{}: {all:?}", entry.meaning);
        let said = &all[0];
        assert_ne!(said.kind, Kind::Garbled, "{}", entry.meaning);
        assert_eq!((said.offset, said.length), (0, entry.bytes.len()));
        assert_eq!(number(said, "addr"), Some(hex_of(&entry.decoded["addr"])), "{}", entry.meaning);
        assert_eq!(number(said, "cmd"), Some(hex_of(&entry.decoded["cmd"])), "{}", entry.meaning);
        if let Some(name) = entry.decoded["cmd_name"].as_str() {
            assert_eq!(said.name, name);
        }
        compared += 1;
    }
    assert_eq!(compared, 43);
}

#[test]
fn every_wrong_entry_is_garbled_and_nothing_else() {
    let mut refused = 0;
    for entry in entries().iter().filter(|entry| entry.family.starts_with("a0") && !entry.is_good()) {
        let all = explained(entry);
        assert!(all.iter().all(|said| said.kind == Kind::Garbled), "{}: {all:?}", entry.meaning);
        assert_eq!(all.iter().map(|said| said.length).sum::<usize>(), entry.bytes.len());
        refused += 1;
    }
    assert_eq!(refused, 7);
}

#[test]
fn every_tag_has_the_fields_its_entry_names() {
    let mut tags = 0;
    for entry in entries().iter().filter(|entry| entry.family == "a0" && entry.decoded["kind"] == "tag") {
        let said = &explained(entry)[0];
        let decoded = &entry.decoded;
        let read = said.read.clone().unwrap();
        assert_eq!(said.kind, Kind::Read);
        assert_eq!(Some(read.epc.to_hex().to_lowercase().as_str()), decoded["epc"].as_str());
        assert_eq!(read.pc.map(|pc| i64::from(pc.0)), Some(hex_of(&decoded["pc"])));
        assert_eq!(i64::from(read.antenna.0), decoded["antenna"].as_i64().unwrap());
        assert_eq!(read.freq_khz.map(|khz| f64::from(khz) / 1000.0), decoded["freq_mhz"].as_f64());
        let Signal::Dbm(rssi) = read.signal else { panic!("{:?}", read.signal) };
        assert_eq!(Some(rssi.dbm()), decoded["rssi_dbm"].as_f64());
        for name in ["freq_index", "rssi_raw", "pc_words"] {
            assert_eq!(number(said, name), decoded[name].as_i64(), "{name}");
        }
        tags += 1;
    }
    assert_eq!(tags, 4);
}

/// Kind, name and fields in one line, without address and command.
fn line(said: &Explained) -> String {
    let value = |field: &Field| match field {
        Field::Number(number) => number.to_string(),
        Field::Text(text) => text.clone(),
        Field::Bytes(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        Field::Flag(flag) => flag.to_string(),
        Field::List(list) => format!("{list:?}").replace("Number", ""),
    };
    let fields: String = said
        .fields
        .iter()
        .filter(|(name, _)| !matches!(*name, "addr" | "cmd"))
        .map(|(name, field)| format!(" {name}={}", value(field)))
        .collect();
    let error = said.error.as_ref().map_or(String::new(), |error| format!(" ! {error}"));
    format!("{} {}{fields}{error}", said.kind.word(), said.name)
}

/// Each good entry that is no tag, and what it says.
const WORDS: &[(&str, &str)] = &[
    ("a0030172ea", "order get_firmware_version"),
    ("a003ff72ec", "order get_firmware_version"),
    ("a00501720109de", "status get_firmware_version firmware=01.09"),
    ("a004017400e7", "order set_work_antenna antenna=1"),
    ("a004017402e5", "order set_work_antenna antenna=3"),
    ("a004017410d7", "done set_work_antenna status=16"),
    ("a004018901d1", "order real_time_inventory repeat=1"),
    ("a00801890100000001cc", "done real_time_inventory outcome=end_of_round antenna=2 total_reads=1"),
    ("a004018001da", "order inventory_to_buffer repeat=1"),
    ("a0040189ffd3", "order real_time_inventory repeat=255"),
    ("a003003f1e", "order get_carrier_state"),
    ("a004003f011c", "status get_carrier_state is_on=true"),
    ("a006004e01138870", "order set_keep_alive is_on=true interval_ms=5000"),
    ("a006004f0100000a", "status get_keep_alive is_on=true interval_ms=0"),
    ("a003005a03", "order get_session_and_target"),
    ("a004005b10f1", "done set_session_and_target status=16"),
    ("a003005c01", "order get_tx_times"),
    ("a007005f10101010ba", "order set_output_power_of_antennas power_dbm=[(16), (16), (16), (16)]"),
    ("a0030070ed", "order reset"),
    ("a004007010dc", "done reset status=16"),
    ("a0030072eb", "order get_firmware_version"),
    ("a004007401e7", "order set_work_antenna antenna=1"),
    ("a0030075e8", "order get_work_antenna"),
    ("a004007501e6", "status get_work_antenna antenna=1"),
    ("a0070077101011129f", "status get_output_power power_dbm=[(16), (16), (17), (18)]"),
    ("a006007801073b9f", "order set_frequency_region region=1 region_name=fcc first_index=7 last_index=59"),
    ("a006007901073b9e", "status get_frequency_region region=1 region_name=fcc first_index=7 last_index=59"),
    ("a004008001db", "order inventory_to_buffer antenna=1"),
    ("a004008036a6", "done inventory_to_buffer status=54 outcome=no tag"),
    ("a0040081409b", "refused read status=64 ! 40: access failed or wrong password"),
    ("a0090083000000010300d0", "order lock password=00000001 area=3 lock_type=0"),
    ("a0030086d7", "order get_epc_match"),
    ("a004008713c2", "done antenna_switch_inventory status=19 outcome=all antennas had their turn"),
    ("a004008901d2", "order real_time_inventory antenna=1"),
    ("a004008a12c0", "done custom_inventory status=18 outcome=all rounds are over"),
    ("a003008cd1", "order stop_inventory"),
    ("a0030090cd", "order get_inventory_buffer"),
    ("a00500920002c7", "status get_inventory_buffer_count tags=2"),
    ("a00300e17c", "notice over_temperature_alarm notice=too hot"),
];

#[test]
fn every_other_entry_says_what_it_means() {
    let all = entries();
    let of_both = all.iter().filter(|entry| entry.family.starts_with("a0") && entry.is_good());
    let mut told = 0;
    for entry in of_both.filter(|entry| entry.decoded["kind"] != "tag") {
        let hex: String = entry.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let (_, words) = WORDS.iter().find(|(known, _)| *known == hex).unwrap_or_else(|| panic!("{hex}"));
        assert_eq!(line(&explained(entry)[0]), *words, "{}", entry.meaning);
        told += 1;
    }
    assert_eq!(told, WORDS.len());
}

/// Frames composed by the rules of the sheet, for what no entry shows.
/// Family, direction, command, data, and what it says.
const COMPOSED: &[(&str, Direction, u8, &str, &str)] = &[
    (
        "a0",
        Direction::FromReader,
        0x89,
        "00001d00000001",
        "done real_time_inventory outcome=end_of_round antenna=1 read_rate=29 total_reads=1",
    ),
    (
        "a0",
        Direction::FromReader,
        0x8A,
        "00000500000064",
        "done fast_switch_antenna_inventory outcome=end_of_round total_reads=5 duration_ms=100",
    ),
    (
        "a0",
        Direction::FromReader,
        0x8A,
        "0000000500000064",
        "done fast_switch_antenna_inventory outcome=end_of_round total_reads=5 duration_ms=100",
    ),
    (
        "a0",
        Direction::FromReader,
        0x89,
        "0222",
        "refused real_time_inventory antenna=3 status=34 ! 22: no antenna",
    ),
    ("a0", Direction::FromReader, 0x89, "36", "done real_time_inventory status=54 outcome=no tag"),
    ("a0", Direction::FromReader, 0x7B, "001f", "status get_reader_temperature temperature_c=31 sign=0"),
    ("a0", Direction::FromReader, 0x7E, "0e", "status get_return_loss return_loss_db=14"),
    (
        "a0",
        Direction::FromReader,
        0x7E,
        "ee",
        "refused get_return_loss status=238 ! EE: the return loss could not be measured",
    ),
    (
        "a0",
        Direction::FromReader,
        0x80,
        "000003001d00000009",
        "status inventory_to_buffer antenna=1 tags=3 read_rate=29 total_reads=9",
    ),
    ("a0", Direction::FromReader, 0x60, "0100", "status read_gpio_value pin_1=1 pin_2=0"),
    ("a0", Direction::FromReader, 0x77, "1a", "status get_output_power power_dbm=26"),
    ("a0", Direction::ToReader, 0x81, "030002", "order read bank=3 word=0 words=2"),
    (
        "a0",
        Direction::ToReader,
        0x82,
        "00000000010206aabb",
        "order write password=00000000 bank=1 word=2 words=6 data=aabb",
    ),
    (
        "a0",
        Direction::ToReader,
        0x8A,
        "000101010201030100ff",
        "order fast_switch_antenna_inventory antennas=[(0), (1), (2), (3)] loops=[(1), (1), (1), (1)] interval_ms=0 repeat=255",
    ),
    (
        "a0",
        Direction::ToReader,
        0x8B,
        "010001",
        "order customized_session_target_inventory gen2_session=1 target=0 repeat=1",
    ),
    ("a0", Direction::ToReader, 0x8C, "8d", "order set_fast_tid fast_tid=141"),
    ("a0", Direction::ToReader, 0x85, "0002e200", "order set_epc_match match_mode=0 match_epc=E200"),
    (
        "a0-ucchip",
        Direction::ToReader,
        0x81,
        "0300000001000200000000",
        "order read bank=3 word=1 words=2 password=00000000",
    ),
    (
        "a0-ucchip",
        Direction::ToReader,
        0x8A,
        "01ff0000",
        "order custom_inventory antenna=1 rounds=255 match_type=0 match_length=0",
    ),
    ("a0-ucchip", Direction::FromReader, 0x72, "020201", "status get_firmware_version firmware=02.02.01"),
    (
        "a0-ucchip",
        Direction::ToReader,
        0x78,
        "040019010dbba0",
        "order set_frequency_region data=040019010dbba0",
    ),
];

#[test]
fn composed_frames_say_what_the_sheet_says() {
    use readers::families::a0::frame::encode;
    for (family, direction, code, data, words) in COMPOSED {
        let bytes = encode(1, *code, &crate::fixture::unhex(data));
        let all = families::find(family).unwrap().explain(*direction, &bytes);
        assert_eq!(all.iter().map(line).collect::<Vec<_>>(), [*words], "{code:02X}");
    }
}

#[test]
fn a_tag_of_a_ucchip_module_has_all_but_a_strength() {
    let tag = crate::partner::of("a0-ucchip").tag;
    let all = families::find("a0-ucchip").unwrap().explain(Direction::FromReader, &tag(""));
    let read = all[0].read.clone().unwrap();
    assert_eq!(read.epc.to_hex(), "E280689400005016A9874C56");
    assert_eq!((read.antenna.0, read.freq_khz, read.signal), (1, Some(900_000), Signal::Silent));
    assert_eq!(line(&all[0]), "read real_time_inventory rssi_raw=e60ad18d pc_words=6");
    // To the other family it is not a tag.
    let other = families::find("a0").unwrap().explain(Direction::FromReader, &tag(""));
    assert!(other.iter().all(|said| said.read.is_none()));
}

#[test]
fn memory_and_buffer_records_name_their_tag() {
    use readers::families::a0::frame::encode;
    use readers::families::a0::record::Record;
    let record = Record {
        tags: 1,
        pc: model::PcWord(0x3000),
        epc: "E280689400005016A9874C56".parse().unwrap(),
        words: vec![0x12, 0x34],
        mark: 1,
        place: 0x8D,
        count: Some(2),
    };
    let explain = |code: u8, record: &Record| {
        let bytes = encode(1, code, &record.to_data());
        families::find("a0").unwrap().explain(Direction::FromReader, &bytes).remove(0)
    };
    assert_eq!(
        line(&explain(0x81, &record)),
        "status read tags=1 epc=E280689400005016A9874C56 pc=3000 antenna=2 words=1 data=1234"
    );
    let written = Record { words: Vec::new(), mark: 0x33, ..record.clone() };
    let said = explain(0x82, &written);
    assert_eq!((said.kind, said.error.as_deref()), (Kind::Refused, Some("33: writing the tag failed")));
    let buffered = Record { words: Vec::new(), mark: 55, ..record };
    let read = explain(0x90, &buffered).read.unwrap();
    assert_eq!((read.count, read.antenna.0, read.freq_khz), (2, 2, Some(916_000)));
    assert_eq!(read.signal, Signal::Dbm(model::Rssi(-750)));
}
