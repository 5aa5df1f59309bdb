//! What only nur modules do, and what their two known entries mean.

use model::Span;
use readers::capture::Direction;
use readers::families::nur::frame::{Frame, decode};
use readers::families::nur::message::Ask;
use readers::{DriverEvent, Kind, Order, Telemetry, families};

use crate::fixture::entries;
use crate::partner::of;
use crate::rig::{Mood, Rig};

fn asks(rig: &Rig) -> Vec<Ask> {
    rig.sent.iter().map(|bytes| Ask::parse(&decode(bytes).unwrap())).collect()
}

#[test]
fn the_entries_are_understood() {
    let mut seen = 0;
    for entry in entries().iter().filter(|entry| entry.family == "nur") {
        let all = families::find("nur").unwrap().explain(Direction::ToReader, &entry.bytes);
        let [one] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((one.kind, one.offset, one.length), (Kind::Order, 0, entry.bytes.len()));
        let frame = decode(&entry.bytes).unwrap();
        assert_eq!(format!("{:02x}", frame.cmd), entry.decoded["cmd"]);
        assert_eq!(u64::from(frame.flags), entry.decoded["flags"].as_u64().unwrap());
        let data: String = frame.body.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(data, entry.decoded["data"].as_str().unwrap());
        assert_ne!(Ask::parse(&frame), Ask::Other { cmd: frame.cmd, data: frame.body.to_vec() });
        seen += 1;
    }
    assert_eq!(seen, 2);
}

#[test]
fn tags_are_fetched_after_a_round_that_found_some() {
    let mut rig = Rig::reading("nur", "nur");
    let found = Frame { flags: 0, cmd: 0x31, body: &[0, 1, 0, 1, 0, 1, 0, 0, 4] }.encode();
    rig.hear(&found);
    assert_eq!(asks(&rig), [Ask::Tags]);
    rig.hear(&(of("nur").tag)("nur"));
    assert_eq!(rig.reads().len(), 1);
    assert_eq!(asks(&rig), [Ask::Tags, Ask::Inventory]);
}

#[test]
fn a_module_that_boots_is_set_up_again() {
    let mut rig = Rig::identified("nur", "nur");
    rig.order(Order::SetPower(model::TxPower(200)));
    rig.sent.clear();
    rig.hear(&Frame { flags: 1, cmd: 0x80, body: &[0] }.encode());
    rig.wait(Span(1_000));
    assert!(rig.events.contains(&DriverEvent::Telemetry(Telemetry::Restarted)));
    assert_eq!(asks(&rig).last(), Some(&Ask::Set { bit: 2, value: 10 }));
}

#[test]
fn an_input_that_changed_is_told() {
    let mut rig = Rig::reading("nur", "nur");
    rig.mood = Mood::Mute;
    rig.hear(&Frame { flags: 1, cmd: 0x81, body: &[0, 0, 2, 1] }.encode());
    assert!(rig.events.contains(&DriverEvent::Telemetry(Telemetry::Input { pin: 3, is_on: true })));
}

#[test]
fn every_kind_of_answer_has_words() {
    let said = |flags: u16, cmd: u8, body: &[u8]| {
        let all = families::find("nur")
            .unwrap()
            .explain(Direction::FromReader, &Frame { flags, cmd, body }.encode());
        assert_eq!(all.len(), 1);
        format!("{:?} {} {:?} {:?} {:?}", all[0].kind, all[0].name, all[0].error, all[0].read, all[0].fields)
    };
    assert!(said(0, 0x31, &[0x20]).starts_with("Done inventory None"));
    assert!(said(0, 0x31, &[0, 2, 0, 3, 0, 1, 0, 0, 4]).contains("(\"tags_found\", Number(2))"));
    assert!(said(0, 0x33, &[0x24]).contains("24: access failed"));
    assert!(said(0, 0x30, &[0, 1, 0xC9, 50, 0xE2, 0x00]).contains("AntennaPort(2)"));
    assert!(said(0, 0x02, &[0, b'A', 5, 2, b'C']).contains("5.2-C"));
    assert!(said(1, 0x80, &[0]).starts_with("Notice boot"));
    let tag = families::find("nur").unwrap().explain(Direction::FromReader, &(of("nur").tag)("nur"));
    let read = tag[0].read.as_ref().unwrap();
    assert_eq!((read.reader_ms, read.freq_khz, read.antenna.0), (Some(1_200), Some(866_300), 1));
}
