//! What only Chafon SW/CT readers do: many tags in a frame, tags that are pushed, parameters one by one.

use codes::memory::Password;
use model::{AntennaPort, Bank, Rssi, Signal, Span, TxPower};
use readers::capture::Direction;
use readers::families::chafon_sw::frame::{decode, encode_answer, encode_order};
use readers::families::chafon_sw::message::{Batch, DONE, Tag, code};
use readers::order::{MemoryWrite, Which};
use readers::{Answer, DriverEvent, Explained, Kind, Order, RefusedWhy, families};

use crate::fixture::entries;
use crate::partner::chafon_sw::batch;
use crate::rig::{Mood, Rig};

fn explain(bytes: &[u8]) -> Vec<Explained> {
    families::find("chafon-sw").unwrap().explain(Direction::FromReader, bytes)
}

fn sent(rig: &mut Rig) -> Vec<(u8, Vec<u8>)> {
    let parts = |bytes: Vec<u8>| {
        let frame = decode(&bytes).unwrap();
        (frame.code, frame.body.to_vec())
    };
    rig.sent.drain(..).map(parts).collect()
}

#[test]
fn a_frame_with_many_tags_gives_all_of_them() {
    let mut rig = Rig::reading("chafon-sw", "sw");
    rig.hear(&encode_answer(0, code::INVENTORY, DONE, &batch(12).to_data()));
    assert_eq!(rig.reads().len(), 12);
    assert_eq!(rig.reads()[0].signal, Signal::Dbm(Rssi(-560)));
    assert_eq!(sent(&mut rig), [(code::INVENTORY, vec![])]);
}

#[test]
fn a_reader_that_pushes_by_itself_is_stopped_before_it_is_asked() {
    let mut rig = Rig::new("chafon-sw", "sw", Mood::Helpful);
    rig.hear(&encode_answer(0, code::PUSHED, DONE, &batch(2).to_data()));
    assert_eq!(sent(&mut rig), [(code::STOP, vec![])]);
    rig.run_until(|event| matches!(event, DriverEvent::Identified { .. }));
    assert!(rig.reads().is_empty());
}

#[test]
fn power_and_relay_are_set_and_the_rest_is_refused_unsent() {
    let mut rig = Rig::identified("chafon-sw", "sw");
    rig.sent.clear();
    rig.order(Order::SetPower(TxPower(70)));
    rig.order(Order::SetPin { pin: 1, is_on: true });
    rig.order(Order::SetPin { pin: 1, is_on: false });
    // The first is a published frame: 53 57 00 05 FF 24 05 07 22.
    assert_eq!(encode_order(0xFF, 0x24, &[5, 7]), [0x53, 0x57, 0, 5, 0xFF, 0x24, 5, 7, 0x22]);
    assert_eq!(
        sent(&mut rig),
        [(code::SET_PARAMETER, vec![5, 7]), (code::CLOSE_RELAY, vec![]), (code::OPEN_RELAY, vec![])]
    );
    for order in [Order::Beep, Order::CheckAntennas, Order::AskTemperature] {
        let ticket = rig.order(order);
        assert!(rig.events.contains(&DriverEvent::Refused(ticket, RefusedWhy::NotSupported)));
    }
    assert!(rig.sent.is_empty());
}

#[test]
fn a_write_looks_first_and_reads_back() {
    let mut rig = Rig::identified("chafon-sw", "sw");
    rig.mood = Mood::Mute;
    rig.sent.clear();
    let ticket = rig.order(Order::Write(MemoryWrite {
        which: Which::TheOnlyOne,
        bank: Bank::User,
        word: 2,
        words: vec![0xABCD],
        password: Password(5),
    }));
    for _ in 0..3 {
        assert_eq!(sent(&mut rig), [(code::INVENTORY, vec![])]);
        rig.hear(&encode_answer(0, code::INVENTORY, DONE, &batch(1).to_data()));
    }
    assert_eq!(sent(&mut rig), [(code::WRITE, vec![3, 2, 1, 0, 0, 0, 5, 0xAB, 0xCD])]);
    rig.hear(&encode_answer(0, code::WRITE, DONE, &[]));
    assert_eq!(sent(&mut rig), [(code::READ, vec![3, 2, 1, 0, 0, 0, 5])]);
    rig.hear(&encode_answer(0, code::READ, DONE, &[0xAB, 0xCD]));
    assert!(rig.events.contains(&DriverEvent::Answer(ticket, Answer::Words(vec![0xABCD]))));
    rig.wait(Span(10));
}

#[test]
fn frames_say_what_they_mean_whoever_speaks() {
    let entry = entries().into_iter().find(|entry| entry.family == "chafon-sw").unwrap();
    let said = families::find("chafon-sw").unwrap().explain(Direction::ToReader, &entry.bytes).remove(0);
    assert_eq!((said.kind, said.name.as_str(), said.length), (Kind::Order, "inventory", 7));
    let three = explain(&encode_answer(0, code::PUSHED, DONE, &batch(3).to_data()));
    assert_eq!(three.iter().filter(|said| said.kind == Kind::Read).count(), 3);
    assert_eq!(three[0].read.as_ref().unwrap().antenna, AntennaPort(1));
    let one = |code: u8, status: u8, data: &[u8]| explain(&encode_answer(0, code, status, data)).remove(0);
    assert_eq!(one(code::INVENTORY, 0, &[]).kind, Kind::Done, "nobody there is no fault");
    assert_eq!(one(0x21, DONE, &[]).kind, Kind::Done);
    assert_eq!(one(code::WRITE, 0, &[]).error.as_deref(), Some("00: not done"));
    assert_eq!(one(code::HEARTBEAT, DONE, &[]).kind, Kind::Notice);
    assert_eq!(one(code::SYSTEM, DONE, &[0x23, 0x15, 1, 2, 3, 4, 5, 6, 7]).kind, Kind::Status);
    let mut damaged = encode_answer(0, code::PUSHED, DONE, &batch(1).to_data());
    damaged[20] ^= 4;
    assert!(explain(&damaged).iter().all(|said| said.kind == Kind::Garbled));
    let timed = Tag { time: Some([26, 11, 22, 10, 0, 0]), kind: 0x81, ..batch(1).tags.remove(0) };
    let data = Batch { serial: None, tags: vec![timed] }.to_data();
    assert!(one(code::PUSHED, DONE, &data).fields.iter().any(|(name, _)| *name == "time"));
}
