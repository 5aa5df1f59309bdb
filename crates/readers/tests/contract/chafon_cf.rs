//! What only Chafon CF readers do: a stream that is stopped, one block of parameters, one tag in the field.

use codes::memory::{LockPayload, Lockable, Password, Protection};
use model::{AntennaPort, AntennaUse, Bank, Gen2, Gen2Q, Gen2Session, PcWord, Rssi, Signal, Span, TxPower};
use readers::capture::Direction;
use readers::explain::Field;
use readers::families::chafon_cf::frame::{decode, encode, encode_answer};
use readers::families::chafon_cf::message::{Access, command};
use readers::order::{MemoryWrite, TagLock, Which};
use readers::{Answer, DriverEvent, Explained, Kind, Order, RefusedWhy, families};

use crate::fixture::{entries, unhex};
use crate::partner::chafon_cf::{parameters, tag};
use crate::rig::{Mood, Rig};

fn sent(rig: &mut Rig) -> Vec<(u16, Vec<u8>)> {
    let parts = |bytes: Vec<u8>| {
        let frame = decode(&bytes).unwrap();
        (frame.command, frame.information.to_vec())
    };
    rig.sent.drain(..).map(parts).collect()
}

fn explain(direction: Direction, bytes: &[u8]) -> Vec<Explained> {
    families::find("chafon-cf").unwrap().explain(direction, bytes)
}

fn number(said: &Explained, name: &str) -> Option<i64> {
    said.fields.iter().find(|(key, _)| *key == name).and_then(|(_, field)| match field {
        Field::Number(number) => Some(*number),
        _ => None,
    })
}

#[test]
fn a_stream_is_started_stopped_and_renewed() {
    let mut rig = Rig::identified("chafon-cf", "cf");
    rig.sent.clear();
    rig.order(Order::Start);
    assert_eq!(sent(&mut rig), [(command::GET_PARAMETERS, vec![]), (command::START, vec![0; 5])]);
    rig.hear(&tag(-56));
    assert_eq!(rig.reads()[0].signal, Signal::Dbm(Rssi(-560)));
    rig.wait(Span(1_600));
    let renewed: Vec<u16> = sent(&mut rig).iter().map(|(command, _)| *command).collect();
    assert_eq!(renewed, [command::STOP, command::GET_PARAMETERS, command::START]);
    let stop = rig.order(Order::Stop);
    assert!(rig.events.contains(&DriverEvent::Done(stop)));
}

#[test]
fn a_running_stream_is_stopped_before_the_reader_is_asked() {
    let mut rig = Rig::new("chafon-cf", "cf", Mood::Helpful);
    rig.hear(&tag(-56));
    assert_eq!(rig.sent, [unhex("cfff000200e761")]);
    rig.run_until(|event| matches!(event, DriverEvent::Identified { model, .. } if model == "CF600"));
}

#[test]
fn a_power_it_forgot_is_set_again_before_reading_goes_on() {
    let mut rig = Rig::identified("chafon-cf", "cf");
    rig.order(Order::SetPower(TxPower(260)));
    rig.order(Order::Start);
    rig.mood = Mood::Mute;
    rig.sent.clear();
    rig.wait(Span(1_600));
    rig.hear(&encode_answer(1, command::STOP, 0, &[]));
    let mut forgotten = parameters();
    forgotten.0[15] = 33;
    rig.hear(&encode_answer(1, command::GET_PARAMETERS, 0, &forgotten.0));
    rig.hear(&encode_answer(1, command::SET_POWER, 0, &[]));
    let all = sent(&mut rig);
    assert_eq!(all[2..], [(command::SET_POWER, vec![26, 0]), (command::START, vec![0; 5])]);
}

#[test]
fn antennas_and_session_change_one_place_of_the_parameters() {
    let mut rig = Rig::identified("chafon-cf", "cf");
    rig.sent.clear();
    let used = |port: u8| AntennaUse { port: AntennaPort(port), dwell: None, power: None };
    rig.order(Order::SetAntennas(vec![used(2)]));
    let gen2 = Gen2 { session: Some(Gen2Session::S1), target: None, q: Some(Gen2Q::Fixed(6)) };
    rig.order(Order::SetGen2(gen2));
    let set: Vec<_> =
        sent(&mut rig).into_iter().filter(|(code, _)| *code == command::SET_PARAMETERS).collect();
    let (mut antennas, mut gen2) = (parameters(), parameters());
    antennas.0[6] = 2;
    (gen2.0[17], gen2.0[18]) = (6, 1);
    assert_eq!(set[0].1, antennas.0);
    assert_eq!(set[1].1, gen2.0);
    for (order, why) in [
        (Order::SetAntennas(vec![used(3)]), RefusedWhy::OutOfRange),
        (Order::SetAntennas(vec![]), RefusedWhy::OutOfRange),
        (Order::Beep, RefusedWhy::NotSupported),
        (
            Order::Lock(TagLock {
                which: Which::TheOnlyOne,
                payload: LockPayload::new().with(Lockable::User, Protection::Password),
                password: Password(1),
            }),
            RefusedWhy::NotSupported,
        ),
    ] {
        let ticket = rig.order(order);
        assert!(rig.events.contains(&DriverEvent::Refused(ticket, why)));
    }
    assert!(rig.sent.is_empty());
}

fn access(words: &[u16], status: u8) -> Vec<u8> {
    let epc = "E280689400005016A9874C56".parse().unwrap();
    Access { status, antenna: 1, pc: PcWord(0x3000), epc, words: words.to_vec() }.to_data()
}

#[test]
fn a_write_looks_first_and_reads_back() {
    let write = Order::Write(MemoryWrite {
        which: Which::TheOnlyOne,
        bank: Bank::User,
        word: 0x102,
        words: vec![0xABCD],
        password: Password(5),
    });
    for (status, why) in
        [(0, None), (0x17, Some(RefusedWhy::WrongPassword)), (2, Some(RefusedWhy::Status(2)))]
    {
        let mut rig = Rig::identified("chafon-cf", "cf");
        rig.mood = Mood::Mute;
        rig.sent.clear();
        let ticket = rig.order(write.clone());
        rig.hear(&tag(-50));
        rig.wait(Span(500));
        assert_eq!(sent(&mut rig), [(command::START, vec![0; 5]), (command::STOP, vec![])]);
        rig.hear(&encode_answer(1, command::STOP, 0, &[]));
        assert_eq!(sent(&mut rig), [(command::WRITE, unhex("00 00000005 03 0102 01 abcd"))]);
        rig.hear(&encode_answer(1, command::WRITE, 0, &access(&[], status)));
        if let Some(why) = why {
            assert!(rig.events.contains(&DriverEvent::Refused(ticket, why)));
            continue;
        }
        assert_eq!(sent(&mut rig), [(command::READ, unhex("00 00000005 03 0102 01"))]);
        rig.hear(&encode_answer(1, command::READ, 0, &access(&[0xABCD], 0)));
        assert!(rig.events.contains(&DriverEvent::Answer(ticket, Answer::Words(vec![0xABCD]))));
    }
}

#[test]
fn the_entries_and_the_captures_of_others_mean_what_they_say() {
    for entry in entries().iter().filter(|entry| entry.family == "chafon-cf") {
        let direction = if entry.is_from_reader { Direction::FromReader } else { Direction::ToReader };
        let said = &explain(direction, &entry.bytes)[0];
        assert_eq!((said.name.as_str(), said.length), ("initialise", entry.bytes.len()));
        let address = i64::from_str_radix(entry.decoded["addr"].as_str().unwrap(), 16).unwrap();
        assert_eq!((number(said, "addr"), number(said, "cmd")), (Some(address), Some(0x50)));
        let kind = if entry.is_from_reader { Kind::Done } else { Kind::Order };
        assert_eq!(said.kind, kind);
    }
    // Frames of a reader on a network, as published: stop, its answer, all parameters.
    let captured = unhex(
        "cf000002010 09eea cf0000721a00000001800400010103 8602ee01f4312101040000 0c000301052c68 cf00007101 00f156",
    );
    let all = explain(Direction::FromReader, &captured);
    let names: Vec<_> = all.iter().map(|said| (said.kind, said.name.as_str())).collect();
    assert_eq!(
        names,
        [
            (Kind::Done, "stop_inventory"),
            (Kind::Status, "get_all_parameters"),
            (Kind::Done, "set_all_parameters")
        ]
    );
    let expected =
        [("work_mode", 1), ("baud", 115_200), ("first_khz", 902_750), ("step_khz", 500), ("power_dbm", 33)];
    for (name, value) in expected {
        assert_eq!(number(&all[1], name), Some(value), "{name}");
    }
    assert_eq!(explain(Direction::ToReader, &unhex("cfff007200 17a5"))[0].name, "get_all_parameters");
}

#[test]
fn tags_ends_and_faults_are_told_apart() {
    let one = |bytes: &[u8]| explain(Direction::FromReader, bytes).remove(0);
    let read = one(&tag(-563)).read.unwrap();
    assert_eq!((read.signal, read.antenna), (Signal::Dbm(Rssi(-563)), AntennaPort(1)));
    assert_eq!(number(&one(&tag(-563)), "channel"), Some(3));
    assert_eq!(one(&encode_answer(1, command::START, 0x12, &[])).kind, Kind::Done);
    let refused = one(&encode_answer(1, command::READ, 0x14, &[]));
    assert_eq!((refused.kind, refused.error.as_deref()), (Kind::Refused, Some("14: the tag did not answer")));
    let lie = encode_answer(1, command::START, 0, &[0xFF, 0xC8, 1, 0, 12, 0xE2]);
    assert_eq!(one(&lie).kind, Kind::Garbled);
    let start = explain(Direction::ToReader, &encode(0xFF, command::START, &[0; 5]));
    assert_eq!((start[0].kind, number(&start[0], "inventory_parameter")), (Kind::Order, Some(0)));
    let mut damaged = tag(-56);
    damaged[8] ^= 1;
    assert!(explain(Direction::FromReader, &damaged).iter().all(|said| said.kind == Kind::Garbled));
}
