//! What only chafon readers do: rounds over the antennas, two layouts, real-time mode, faults by status.

use codes::memory::Password;
use model::{
    AntennaPort, AntennaUse, Gen2, Gen2Q, Gen2Session, Gen2Target, PcWord, Region, Span, Tid, TxPower,
};
use readers::families::chafon::frame::{decode, encode_reply};
use readers::families::chafon::message::Ask;
use readers::order::{AntennaCheck, EpcWrite, Which};
use readers::{Answer, DriverEvent, Order, RefusedWhy};

use crate::fixture::unhex;
use crate::rig::{Mood, Rig};

const EPC: &str = "e28068940000500a9d2298c6";
/// The partner of the rig has antennas 1 and 3.
const FIRST: &str = "uhfreader288";

fn reply(code: u8, status: u8, data: &str) -> Vec<u8> {
    encode_reply(0, code, status, &unhex(data))
}

fn faults(rig: &Rig) -> Vec<String> {
    let words = |event: &DriverEvent| match event {
        DriverEvent::Fault(words) => Some(words.clone()),
        _ => None,
    };
    rig.events.iter().filter_map(words).collect()
}

/// Antenna bytes of the rounds that were sent.
fn antennas(rig: &Rig) -> Vec<u8> {
    let antenna = |bytes: &Vec<u8>| match Ask::parse(&decode(bytes).unwrap()) {
        Ask::Round(round) => round.aim.map(|aim| aim.antenna),
        _ => None,
    };
    rig.sent.iter().filter_map(antenna).collect()
}

/// A reader in real-time mode: it pushes tags from the start.
fn pushing() -> Rig {
    let mut rig = Rig::new("chafon", FIRST, Mood::Helpful);
    rig.hear(&reply(0xEE, 0, &format!("01 0c {EPC} 48")));
    rig.run_until(|event| matches!(event, DriverEvent::Identified { .. }));
    rig.mood = Mood::Mute;
    rig.events.clear();
    rig.sent.clear();
    rig
}

#[test]
fn rounds_go_over_the_antennas_the_reader_has() {
    let mut rig = Rig::reading("chafon", FIRST);
    for status in [0x01, 0x02, 0x04, 0xFB] {
        rig.hear(&reply(0x01, status, ""));
    }
    // The rig is in the round of the second antenna when it starts.
    assert_eq!(antennas(&rig), [0, 2, 0, 2]);
}

#[test]
fn a_round_goes_on_while_more_follows() {
    let mut rig = Rig::reading("chafon", FIRST);
    for _ in 0..20 {
        rig.hear(&reply(0x01, 0x03, &format!("04 01 0c {EPC} 48")));
        rig.hear(&reply(0x01, 0x26, "01 0010 00000100"));
        rig.wait(Span(500));
    }
    assert!(rig.sent.is_empty());
    assert_eq!(rig.reads().len(), 20);
}

#[test]
fn mask_and_index_name_the_same_antenna() {
    let mut rig = Rig::reading("chafon", FIRST);
    for antenna in ["04", "02"] {
        rig.hear(&reply(0x01, 0x03, &format!("{antenna} 01 0c {EPC} 48")));
    }
    let heard: Vec<AntennaPort> = rig.reads().iter().map(|read| read.antenna).collect();
    assert_eq!(heard, [AntennaPort(3), AntennaPort(3)]);
}

#[test]
fn the_chips_own_number_and_the_phase_are_taken_apart_from_the_tag_number() {
    let tid = "e2801160600002084b5c3d2e";
    let mut rig = Rig::reading("chafon", FIRST);
    let record = format!("d8 {EPC} {tid} 48 01020304 0dc78e");
    rig.hear(&reply(0x01, 0x03, &format!("04 02 {record} 0c {EPC} 49")));
    let reads = rig.reads();
    assert_eq!(reads.len(), 2);
    assert_eq!(reads[0].epc.to_hex(), EPC.to_uppercase());
    assert_eq!(reads[0].tid, Some(Tid(unhex(tid))));
    assert_eq!(reads[1].tid, None);
}

#[test]
fn a_frame_that_contradicts_itself_is_garbled_and_gives_none_of_its_tags() {
    for data in [format!("04 02 0c {EPC} 48"), format!("04 01 0c {EPC} 48 00"), "04 01 3f 00".into()] {
        let mut rig = Rig::reading("chafon", FIRST);
        let bytes = reply(0x01, 0x03, &data);
        rig.hear(&bytes);
        assert_eq!(rig.events, [DriverEvent::Garbled { dropped: bytes.len() }]);
    }
}

#[test]
fn only_boards_that_put_the_pc_first_lose_it_from_the_number() {
    let record = format!("04 01 0e 3000{EPC} 48");
    let mut board = Rig::reading("chafon", "e310");
    board.hear(&reply(0x01, 0x03, &record));
    assert_eq!(board.reads()[0].epc.to_hex(), EPC.to_uppercase());
    assert_eq!(board.reads()[0].pc, Some(PcWord(0x3000)));
    let mut other = Rig::reading("chafon", FIRST);
    other.hear(&reply(0x01, 0x03, &record));
    assert_eq!(other.reads()[0].epc.to_hex(), format!("3000{EPC}").to_uppercase());
    assert_eq!(other.reads()[0].pc, None);
}

#[test]
fn a_faulty_antenna_is_told_once_and_again_after_it_was_well() {
    let mut rig = Rig::reading("chafon", FIRST);
    let status_of_third = |rig: &mut Rig, status: u8| {
        rig.hear(&reply(0x01, status, ""));
        rig.wait(Span(20));
        rig.hear(&reply(0x01, 0xFB, ""));
    };
    for _ in 0..3 {
        status_of_third(&mut rig, 0xF8);
    }
    assert_eq!(faults(&rig), ["antenna 3 is not connected or badly matched"]);
    status_of_third(&mut rig, 0xFB);
    status_of_third(&mut rig, 0xF8);
    assert_eq!(faults(&rig).len(), 2);
}

#[test]
fn a_round_that_fails_at_once_does_not_make_us_race() {
    let mut rig = Rig::reading("chafon", FIRST);
    for _ in 0..50 {
        rig.hear(&reply(0x01, 0xF9, ""));
    }
    assert!(rig.sent.is_empty());
    rig.wait(Span(20));
    assert_eq!(rig.sent.len(), 1);
    assert_eq!(faults(&rig), ["a radio round failed with status F9"]);
}

#[test]
fn an_order_damaged_on_its_way_is_sent_again() {
    let mut rig = Rig::identified("chafon", FIRST);
    rig.mood = Mood::Mute;
    let start = rig.order(Order::Start);
    rig.hear(&reply(0x00, 0xFE, ""));
    rig.wait(Span(20));
    rig.hear(&reply(0x01, 0x01, "01 00"));
    assert!(rig.events.contains(&DriverEvent::Done(start)));
    let power = rig.order(Order::SetPower(TxPower(200)));
    rig.hear(&reply(0x01, 0x01, "04 00"));
    rig.hear(&reply(0x00, 0xFE, ""));
    rig.wait(Span(20));
    rig.hear(&reply(0x2F, 0x00, ""));
    assert!(rig.events.contains(&DriverEvent::Done(power)));
    assert_eq!(rig.sent.iter().filter(|bytes| bytes[2] == 0x2F).count(), 2);
}

#[test]
fn power_is_not_saved_where_the_reader_lets_us_choose_and_not_sent_when_it_is_the_same() {
    for (variant, byte) in [(FIRST, 20 | 0x80), ("uhfreader18", 20)] {
        let mut rig = Rig::identified("chafon", variant);
        rig.sent.clear();
        rig.order(Order::SetPower(TxPower(260)));
        assert!(rig.sent.is_empty(), "the partner has 26 dBm already");
        rig.order(Order::SetPower(TxPower(200)));
        rig.order(Order::SetPower(TxPower(200)));
        let powers: Vec<u8> = rig.sent.iter().map(|bytes| bytes[3]).collect();
        assert_eq!(powers, [byte]);
        assert_eq!(rig.events.iter().filter(|event| matches!(event, DriverEvent::Done(_))).count(), 3);
    }
}

#[test]
fn pushed_tags_are_reads_while_somebody_wants_them() {
    let mut rig = pushing();
    let tag = reply(0xEE, 0, &format!("04 0c {EPC} 48"));
    rig.hear(&tag);
    assert!(rig.reads().is_empty());
    let start = rig.order(Order::Start);
    rig.hear(&tag);
    assert_eq!(rig.reads().len(), 1);
    assert_eq!(rig.reads()[0].antenna, AntennaPort(3));
    let power = rig.order(Order::SetPower(TxPower(200)));
    let stop = rig.order(Order::Stop);
    rig.hear(&tag);
    assert_eq!(rig.reads().len(), 1);
    assert!(rig.events.contains(&DriverEvent::Done(start)));
    assert!(rig.events.contains(&DriverEvent::Refused(power, RefusedWhy::NotSupported)));
    assert!(rig.events.contains(&DriverEvent::Done(stop)));
    assert!(rig.sent.is_empty(), "real-time mode answers nothing of this: {:02X?}", rig.sent);
}

#[test]
fn a_reader_that_left_real_time_mode_is_read_in_rounds() {
    let mut rig = pushing();
    rig.order(Order::Start);
    rig.mood = Mood::Helpful;
    rig.wait(Span(5_000));
    assert_eq!(antennas(&rig).first(), Some(&0));
    assert!(!rig.events.contains(&DriverEvent::Silent));
}

#[test]
fn a_quiet_reader_in_real_time_mode_is_alive_while_it_says_what_it_is() {
    let mut rig = pushing();
    rig.order(Order::Start);
    for _ in 0..10 {
        rig.wait(Span(6_000));
        if rig.sent.iter().any(|bytes| bytes[2] == 0x21) {
            rig.hear(&reply(0x21, 0, "02 0b 20 02 31 80 1a 0a 05 00 00 01"));
            rig.sent.clear();
        }
    }
    assert!(!rig.events.contains(&DriverEvent::Silent));
    rig.wait(Span(20_000));
    assert!(rig.events.contains(&DriverEvent::Silent));
}

#[test]
fn a_heartbeat_names_the_antennas_that_fell_off() {
    let mut rig = pushing();
    rig.order(Order::Start);
    for _ in 0..2 {
        rig.hear(&reply(0xEE, 0x28, "00000007 01020002 00000100"));
    }
    let fault = |antenna: u8| format!("antenna {antenna} is not connected or badly matched");
    assert_eq!(faults(&rig), [fault(2), fault(4)]);
}

#[test]
fn a_neighbour_on_the_same_wires_is_not_ours() {
    let mut rig = Rig::reading("chafon", FIRST);
    rig.hear(&encode_reply(7, 0x01, 0x01, &unhex(&format!("04 01 0c {EPC} 48"))));
    assert_eq!(rig.events, [DriverEvent::Frame]);
    assert!(rig.sent.is_empty());
}

#[test]
fn a_round_that_another_host_left_running_is_broken_off() {
    let mut rig = Rig::new("chafon", FIRST, Mood::Helpful);
    rig.hear(&reply(0x01, 0x03, &format!("04 01 0c {EPC} 48")));
    assert_eq!(rig.sent[0][2], 0x93);
    rig.run_until(|event| matches!(event, DriverEvent::Identified { .. }));
    assert!(rig.reads().is_empty());
}

/// Answers to the orders of one task, by their code.
fn play(rig: &mut Rig, answers: &[(u8, Vec<u8>)]) {
    for (code, answer) in answers {
        let last = rig.sent.last().cloned().unwrap_or_default();
        assert_eq!(last.get(2), Some(code), "{last:02X?} instead of {code:02X}");
        rig.hear(answer);
    }
}

fn with_tag() -> Vec<u8> {
    reply(0x01, 0x01, &format!("01 01 0c {EPC} 48"))
}

#[test]
fn a_number_is_written_to_the_tag_that_was_heard_and_read_back() {
    let mut rig = Rig::identified("chafon", FIRST);
    rig.mood = Mood::Mute;
    let epc = "300000000000000000000001".parse().unwrap();
    let order = EpcWrite { which: Which::TheOnlyOne, epc, password: Password(7) };
    let ticket = rig.order(Order::WriteEpc(order));
    let empty = || reply(0x01, 0xFB, "");
    play(&mut rig, &[(0x01, with_tag()), (0x01, empty()), (0x01, with_tag()), (0x01, empty())]);
    // Antenna 1 heard it; words 1 to 7 of bank 1 are written to the tag with this number, with the password.
    play(&mut rig, &[(0x3F, reply(0x3F, 0, ""))]);
    let write = rig.sent.last().unwrap().clone();
    let body = decode(&write).unwrap().body.to_vec();
    assert_eq!(body, unhex(&format!("07 06 {EPC} 01 01 3000 300000000000000000000001 00000007")));
    play(&mut rig, &[(0x03, reply(0x03, 0, "")), (0x02, reply(0x02, 0, "3000 300000000000000000000001"))]);
    let words = vec![0x3000, 0x3000, 0, 0, 0, 0, 1];
    assert!(rig.events.contains(&DriverEvent::Answer(ticket, Answer::Words(words))), "{:?}", rig.events);
}

#[test]
fn nothing_is_written_while_two_tags_answer_or_none() {
    let other = format!("01 02 0c {EPC} 48 0c 000000000000000000000001 50");
    for (heard, why) in [(other, RefusedWhy::SeveralTags), (String::new(), RefusedWhy::NoTag)] {
        let mut rig = Rig::identified("chafon", FIRST);
        rig.mood = Mood::Mute;
        let epc = "300000000000000000000001".parse().unwrap();
        let order = EpcWrite { which: Which::TheOnlyOne, epc, password: Password(0) };
        let ticket = rig.order(Order::WriteEpc(order));
        for _ in 0..4 {
            rig.hear(&reply(0x01, 0x01, &heard));
        }
        assert!(rig.events.contains(&DriverEvent::Refused(ticket, why)), "{:?}", rig.events);
        assert!(!rig.sent.iter().any(|bytes| bytes[2] == 0x03));
    }
}

#[test]
fn the_region_the_temperature_and_the_antennas_are_asked_as_the_manual_says() {
    let mut rig = Rig::identified("chafon", FIRST);
    rig.mood = Mood::Mute;
    let region = rig.order(Order::SetRegion(Region::NorthAmerica));
    assert_eq!(decode(rig.sent.last().unwrap()).unwrap().body, [0x31, 0x80]);
    rig.hear(&reply(0x22, 0, ""));
    let warm = rig.order(Order::AskTemperature);
    rig.hear(&reply(0x92, 0, "01 1f"));
    let check = rig.order(Order::CheckAntennas);
    play(&mut rig, &[(0x91, reply(0x91, 0, "12")), (0x91, reply(0x91, 0xF8, ""))]);
    let antennas = vec![
        AntennaCheck { port: AntennaPort(1), is_connected: None, return_loss: Some(180) },
        AntennaCheck { port: AntennaPort(3), is_connected: Some(false), return_loss: None },
    ];
    for event in [
        DriverEvent::Done(region),
        DriverEvent::Answer(warm, Answer::Temperature(310)),
        DriverEvent::Answer(check, Answer::Antennas(antennas)),
    ] {
        assert!(rig.events.contains(&event), "{event:?} in {:?}", rig.events);
    }
}

#[test]
fn rounds_carry_the_settings_and_the_mask() {
    let mut rig = Rig::identified("chafon", FIRST);
    let gen2 =
        Gen2 { session: Some(Gen2Session::S1), target: Some(Gen2Target::Both), q: Some(Gen2Q::Fixed(6)) };
    rig.order(Order::SetGen2(gen2));
    let dwell = Some(Span(300));
    rig.order(Order::SetAntennas(vec![AntennaUse { port: AntennaPort(3), dwell, power: None }]));
    rig.order(Order::Start);
    let round = |rig: &Rig| decode(rig.sent.last().unwrap()).unwrap().body.to_vec();
    rig.mood = Mood::Mute;
    let first = round(&rig);
    rig.hear(&reply(0x01, 0xFB, ""));
    let second = round(&rig);
    assert_eq!([first[0], first[1], first[3], first[4]], [6, 1, 0x82, 3]);
    assert_ne!(first[2], second[2], "target A and B in turn");
    rig.order(Order::Select(Some(codes::select::exactly(&EPC.parse().unwrap()))));
    rig.hear(&reply(0x01, 0xFB, ""));
    let masked = round(&rig);
    assert_eq!(masked[2..6], [1, 0x00, 0x20, 96]);
    assert_eq!(masked.len(), 6 + 12 + 3);
}
