//! What is special about zeti: power is a part of the start, refusals are words, fields are found by their names.

use model::{Gen2, Gen2Session, Gen2Target, TxPower};
use readers::capture::Direction;
use readers::families::find;
use readers::{DriverEvent, Order, RefusedWhy};

use crate::fixture::entries;
use crate::rig::{Mood, Rig};

fn sent(rig: &Rig) -> Vec<String> {
    rig.sent.iter().map(|bytes| String::from_utf8(bytes.clone()).unwrap().trim().to_owned()).collect()
}

#[test]
fn entries_have_the_names_of_their_meaning() {
    let names: Vec<(String, String)> = entries()
        .iter()
        .filter(|entry| entry.family == "zeti")
        .map(|entry| {
            let direction = if entry.is_from_reader { Direction::FromReader } else { Direction::ToReader };
            let told = find("zeti").unwrap().explain(direction, &entry.bytes);
            assert_eq!(told.len(), 1, "{}", entry.meaning);
            (entry.meaning.clone(), format!("{} {}", told[0].kind.word(), told[0].name))
        })
        .collect();
    let of = |meaning: &str| names.iter().find(|(known, _)| known == meaning).unwrap().1.clone();
    assert_eq!(of("connect"), "order connect");
    assert_eq!(of("get battery"), "order get_device_info");
    assert_eq!(of("set query session 0"), "order set_query_params");
    assert_eq!(of("connect reply (as matched by the driver)"), "done connect");
}

#[test]
fn power_goes_with_the_next_start_and_a_reading_reader_is_started_again() {
    let mut rig = Rig::identified("zeti", "zeti");
    rig.order(Order::Start);
    rig.sent.clear();
    let power = rig.order(Order::SetPower(TxPower(200)));
    assert!(rig.events.contains(&DriverEvent::Done(power)));
    assert_eq!(sent(&rig), ["a", "in .batchmode disable .ez .ir .ik .ih .ec .power 200"]);
    rig.sent.clear();
    let session = Gen2 { session: Some(Gen2Session::S2), ..Gen2::default() };
    let ticket = rig.order(Order::SetGen2(session));
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
    assert_eq!(sent(&rig)[..2], ["a", "qp .i 2"]);
}

#[test]
fn what_no_source_says_is_refused_without_stopping_the_reader() {
    let mut rig = Rig::reading("zeti", "zeti");
    let target = Gen2 { target: Some(Gen2Target::B), ..Gen2::default() };
    for order in [Order::SetGen2(target), Order::Beep, Order::AskFirmware, Order::ReadPins] {
        let ticket = rig.order(order);
        assert!(rig.events.contains(&DriverEvent::Refused(ticket, RefusedWhy::NotSupported)));
    }
    assert!(rig.sent.is_empty());
}

#[test]
fn a_refusal_is_told_in_the_readers_words() {
    let mut rig = Rig::identified("zeti", "zeti");
    rig.mood = Mood::Refusing;
    let ticket = rig.order(Order::Start);
    assert!(rig.events.contains(&DriverEvent::Refused(ticket, RefusedWhy::Status(0))));
    let is_told =
        |event: &DriverEvent| matches!(event, DriverEvent::Fault(words) if words.ends_with("Not Allowed"));
    assert!(rig.events.iter().any(is_told));
}

#[test]
fn names_move_the_fields_until_the_next_start() {
    let mut rig = Rig::reading("zeti", "zeti");
    rig.hear(b"EPC ID,PC,RSSI,Phase,Channel,CRC,Seen Count\r\n");
    rig.hear(b"300ED89F3350015A1E3DF506,3000,-61,,,,3\r\n");
    assert_eq!((rig.reads().len(), rig.reads()[0].count), (1, 3));
    rig.mood = Mood::Helpful;
    rig.order(Order::SetPower(TxPower(200)));
    rig.hear(b",,300ED89F3350015A1E3DF506,3000,-61,,\r\n");
    assert_eq!(rig.reads().len(), 2);
}
