//! What only CPH readers do, and what their four known entries mean, field by field.

use codes::memory::Password;
use model::{AntennaPort, Bank, Gen2, Region, Signal, Span, TxPower};
use readers::capture::Direction;
use readers::families::cph_rf::frame::{Type, decode, encode_notice, encode_reply, put};
use readers::families::cph_rf::message::{DONE, Tag, code, tag};
use readers::order::{MemoryRead, MemoryWrite, TagKill, Which};
use readers::{Answer, DriverEvent, Explained, Kind, Order, RefusedWhy, families};

use crate::fixture::{entries, unhex};
use crate::partner::cph_rf::tag as known;
use crate::rig::{Mood, Rig};

fn explain(bytes: &[u8]) -> Vec<Explained> {
    families::find("cph-rf").unwrap().explain(Direction::FromReader, bytes)
}

fn one(bytes: &[u8]) -> Explained {
    let all = explain(bytes);
    let [said] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((said.offset, said.length), (0, bytes.len()));
    said.clone()
}

fn field(said: &Explained, name: &str) -> String {
    let found = said.fields.iter().find(|(known, _)| *known == name);
    found.map_or_else(|| panic!("no {name}: {said:?}"), |(_, field)| format!("{field:?}"))
}

fn sent(rig: &mut Rig) -> Vec<(u8, Vec<u8>)> {
    let parts = |bytes: Vec<u8>| {
        let frame = decode(&bytes).unwrap();
        (frame.code, frame.parameters.to_vec())
    };
    rig.sent.drain(..).map(parts).collect()
}

#[test]
fn the_entries_are_understood_field_by_field() {
    let mut seen = 0;
    for entry in entries().iter().filter(|entry| entry.family == "cph-rf") {
        let frame = decode(&entry.bytes).unwrap();
        let is = [Type::Command, Type::Reply, Type::Notice][entry.decoded["type"].as_u64().unwrap() as usize];
        assert_eq!(frame.is, is);
        assert_eq!(format!("{:04x}", frame.address), entry.decoded["address"]);
        assert_eq!(format!("{:02x}", frame.code), entry.decoded["code"]);
        assert_eq!(frame.parameters.len() as u64, entry.decoded["param_len"].as_u64().unwrap());
        assert_eq!(frame.parameters, unhex(entry.decoded["params"].as_str().unwrap()));
        assert_eq!(frame.encode(), entry.bytes);
        let said = one(&entry.bytes);
        let told = match entry.meaning.as_str() {
            "query version" => (Kind::Order, "version", vec![]),
            "version 4.0.1, device type 5" => (
                Kind::Status,
                "version",
                vec![("software_version", "Text(\"4.0.1\")"), ("device_type", "Number(5)")],
            ),
            "set power 25.00" => (
                Kind::Order,
                "set_parameter",
                vec![("parameter", "Number(1)"), ("power_cdbm", "Number(2500)")],
            ),
            "status OK (synthetic in that test)" => {
                (Kind::Done, "set_parameter", vec![("status", "Number(0)")])
            }
            other => panic!("{other}"),
        };
        assert_eq!((said.kind, said.name.as_str()), (told.0, told.1), "{}", entry.meaning);
        for (name, value) in told.2 {
            assert_eq!(field(&said, name), value, "{}", entry.meaning);
        }
        seen += 1;
    }
    assert_eq!(seen, 4);
}

#[test]
fn what_is_sent_is_what_is_published() {
    let mut rig = Rig::identified("cph-rf", "rf");
    rig.sent.clear();
    rig.order(Order::SetPower(TxPower(250)));
    assert_eq!(rig.sent, [unhex("524600000048000526030109c424")]);
    rig.sent.clear();
    rig.order(Order::Start);
    rig.order(Order::Stop);
    assert_eq!(sent(&mut rig), [(code::START, vec![]), (code::STOP, vec![])]);
    let ticket = rig.order(Order::AskFirmware);
    assert!(rig.events.contains(&DriverEvent::Answer(ticket, Answer::Firmware("4.0.1".into()))));
    assert_eq!(sent(&mut rig), [(code::VERSION, vec![])]);
}

#[test]
fn what_is_not_published_is_refused_unsent() {
    let mut rig = Rig::identified("cph-rf", "rf");
    rig.sent.clear();
    let which = Which::TheOnlyOne;
    let password = Password(1);
    let orders = [
        Order::Read(MemoryRead { which: which.clone(), bank: Bank::Tid, word: 0, words: 2, password }),
        Order::Write(MemoryWrite {
            which: which.clone(),
            bank: Bank::User,
            word: 0,
            words: vec![1],
            password,
        }),
        Order::Kill(TagKill { which, password }),
        Order::SetRegion(Region::Europe),
        Order::SetGen2(Gen2::default()),
        Order::SetAntennas(Vec::new()),
        Order::ReadPins,
        Order::SetPin { pin: 1, is_on: true },
        Order::Beep,
        Order::AskTemperature,
        Order::CheckAntennas,
    ];
    for order in orders {
        let ticket = rig.order(order);
        assert!(rig.events.contains(&DriverEvent::Refused(ticket, RefusedWhy::NotSupported)));
    }
    let ticket = rig.order(Order::SetPower(TxPower(331)));
    assert!(rig.events.contains(&DriverEvent::Refused(ticket, RefusedWhy::OutOfRange)));
    assert!(rig.sent.is_empty());
}

#[test]
fn a_notice_gives_all_its_tags_and_a_kept_one_none() {
    let mut rig = Rig::reading("cph-rf", "rf");
    let other = Tag { antenna: Some(2), epc: "3000AAAA".parse().unwrap(), ..known() };
    let two = [known().to_parameters(), other.to_parameters()].concat();
    rig.hear(&encode_notice(0, code::OFFLINE_TAG, &two));
    rig.hear(&encode_notice(0, code::HEARTBEAT, &[]));
    assert!(rig.reads().is_empty(), "nobody knows when it was here");
    rig.hear(&encode_notice(0, code::TAG, &two));
    let reads = rig.reads();
    let told: Vec<_> = reads.iter().map(|read| (read.epc, read.antenna, read.signal)).collect();
    let signal = Signal::Relative(72);
    assert_eq!(told, [(known().epc, AntennaPort(1), signal), (other.epc, AntennaPort(2), signal)]);
    rig.hear(&encode_notice(7, code::TAG, &two));
    assert_eq!(rig.reads().len(), 2, "a neighbour on the same wires");
}

#[test]
fn a_container_that_lies_gives_no_tag_at_all() {
    let mut rig = Rig::reading("cph-rf", "rf");
    let mut both = known().to_parameters();
    put(&mut both, tag::CONTAINER, &[tag::EPC, 9, 1]);
    let lying = encode_notice(0, code::TAG, &both);
    rig.hear(&lying);
    assert!(rig.reads().is_empty());
    assert!(rig.events.contains(&DriverEvent::Garbled { dropped: lying.len() }));
    assert_eq!(one(&lying).kind, Kind::Garbled);
}

#[test]
fn a_start_is_answered_by_a_tag_as_well() {
    let mut rig = Rig::identified("cph-rf", "rf");
    rig.mood = Mood::Mute;
    let ticket = rig.order(Order::Start);
    rig.hear(&encode_notice(0, code::TAG, &known().to_parameters()));
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
    assert_eq!(rig.reads().len(), 1);
}

#[test]
fn a_reader_left_reading_is_stopped_before_it_is_asked() {
    let mut rig = Rig::new("cph-rf", "rf", Mood::Helpful);
    rig.hear(&encode_notice(0, code::TAG, &known().to_parameters()));
    rig.wait(Span(100));
    rig.run_until(|event| matches!(event, DriverEvent::Identified { .. }));
    assert_eq!(sent(&mut rig)[0], (code::STOP, vec![]));
    assert!(rig.reads().is_empty());
}

#[test]
fn frames_say_what_they_mean_whoever_speaks() {
    let full = Tag { tid: Some(vec![0xE2, 0x80]), antenna: Some(2), ..known() };
    for (number, name) in [(code::TAG, "tag"), (code::OFFLINE_TAG, "offline_tag")] {
        let said = one(&encode_notice(0, number, &full.to_parameters()));
        assert_eq!((said.kind, said.name.as_str()), (Kind::Read, name));
        assert_eq!(said.read, Some(full.read()));
        assert_eq!(field(&said, "rssi_raw"), "Number(-56)");
        assert_eq!(field(&said, "time"), "Number(77)");
    }
    let refused = one(&encode_reply(0, 0x33, 0x17, &[]));
    assert_eq!((refused.kind, refused.error.as_deref()), (Kind::Refused, Some("17: unknown command")));
    assert_eq!(one(&encode_reply(0, 0x12, DONE, &[])).name, "defaults");
    let beat = one(&encode_notice(0, code::HEARTBEAT, &[tag::TEMPERATURE, 1, 40, 0x52, 2, 0, 9, 0x99, 0]));
    assert_eq!((beat.kind, beat.name.as_str()), (Kind::Notice, "heartbeat"));
    assert_eq!(field(&beat, "device_number"), "Bytes([0, 9])");
    assert_eq!(field(&beat, "tlv"), "List([Number(153), Bytes([])])");
    let mut damaged = encode_notice(0, code::TAG, &known().to_parameters());
    damaged[15] ^= 4;
    assert!(explain(&damaged).iter().all(|said| said.kind == Kind::Garbled));
    let whole = encode_notice(0, code::TAG, &known().to_parameters());
    let all = explain(&[&whole[..], &whole, &whole[..10]].concat());
    assert_eq!(all.iter().map(|said| said.kind).collect::<Vec<_>>(), [Kind::Read, Kind::Read, Kind::Garbled]);
}
