//! What only bb modules do: runs that end and are renewed, stops for other orders, two dialects.

use model::{Gen2, Gen2Session, Span, TxPower};
use readers::families::bb::frame::{Dialect, decode};
use readers::families::bb::message::{Answer as Said, Ask};
use readers::order::{EpcWrite, Which};
use readers::{Answer, DriverEvent, Order, RefusedWhy, Telemetry};

use crate::fixture::unhex;
use crate::rig::{Mood, Rig};

const TAG: &str = "bb02220011ca3400300ed89f3350015a1e3df5060690b27e";
const EMPTY_ROUND: &str = "bb01ff000115167e";
const STOPPED: &str = "bb01280001002a7e";

fn asks(rig: &Rig) -> Vec<Ask> {
    rig.sent.iter().map(|bytes| Ask::parse(&decode(bytes).unwrap()).unwrap()).collect()
}

#[test]
fn a_run_that_ended_is_renewed_and_nobody_notices() {
    let mut rig = Rig::reading("bb", "bb");
    rig.hear(&unhex(TAG));
    rig.wait(Span(1_500));
    assert_eq!(asks(&rig), [Ask::Stop]);
    rig.hear(&unhex(STOPPED));
    assert_eq!(asks(&rig), [Ask::Stop, Ask::MultiPoll(0xFFFF)]);
    rig.hear(&unhex(TAG));
    assert_eq!(rig.reads().len(), 2);
    let is_news = |event: &&DriverEvent| !matches!(event, DriverEvent::Frame | DriverEvent::Read(_));
    assert_eq!(rig.events.iter().find(is_news), None);
}

#[test]
fn empty_rounds_keep_a_run_alive_and_are_no_news() {
    let mut rig = Rig::reading("bb", "bb");
    for _ in 0..100 {
        rig.hear(&unhex(EMPTY_ROUND));
        rig.wait(Span(500));
    }
    assert!(rig.sent.is_empty());
    let is_quiet = |event: &DriverEvent| matches!(event, DriverEvent::Frame | DriverEvent::Telemetry(_));
    assert!(rig.events.iter().all(is_quiet));
}

#[test]
fn a_module_that_says_nothing_for_empty_rounds_is_still_started() {
    let mut rig = Rig::identified("bb", "bb");
    rig.mood = Mood::Mute;
    let ticket = rig.order(Order::Start);
    rig.wait(Span(1_500));
    rig.hear(&unhex(STOPPED));
    rig.wait(Span(150));
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
    rig.hear(&unhex(TAG));
    assert_eq!(rig.reads().len(), 1);
}

#[test]
fn power_is_set_between_two_runs() {
    let mut rig = Rig::reading("bb", "bb");
    rig.mood = Mood::Helpful;
    let ticket = rig.order(Order::SetPower(TxPower(185)));
    assert_eq!(asks(&rig), [Ask::Stop, Ask::SetPower(1850), Ask::MultiPoll(0xFFFF)]);
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
}

#[test]
fn late_tags_between_the_stop_and_its_answer_are_reads_and_later_ones_are_not() {
    let mut rig = Rig::reading("bb", "bb");
    let ticket = rig.order(Order::Stop);
    rig.hear(&unhex(TAG));
    assert_eq!(rig.reads().len(), 1);
    assert!(!rig.events.contains(&DriverEvent::Done(ticket)));
    rig.hear(&unhex(STOPPED));
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
    rig.sent.clear();
    rig.hear(&unhex(TAG));
    assert_eq!(rig.reads().len(), 1);
    // It reads although nobody wants it to: it is stopped again.
    assert_eq!(asks(&rig), [Ask::Stop]);
}

#[test]
fn a_lost_stop_is_sent_again() {
    let mut rig = Rig::reading("bb", "bb");
    let ticket = rig.order(Order::Stop);
    rig.hear(&unhex(TAG));
    rig.wait(Span(500));
    assert_eq!(asks(&rig), [Ask::Stop, Ask::Stop]);
    rig.hear(&unhex(STOPPED));
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
}

#[test]
fn a_busy_channel_refuses_no_order() {
    let mut rig = Rig::identified("bb", "bb");
    rig.mood = Mood::Mute;
    let ticket = rig.order(Order::SetPower(TxPower(200)));
    for outcome in [0x15, 0x20] {
        rig.hear(&Said::Failed(outcome).encode(Dialect::Bb));
    }
    let is_answer = |event: &DriverEvent| matches!(event, DriverEvent::Done(_) | DriverEvent::Refused(..));
    assert!(!rig.events.iter().any(is_answer));
    rig.hear(&unhex("bb01b6000101b97e"));
    assert!(rig.events.contains(&DriverEvent::Refused(ticket, RefusedWhy::Status(1))));
}

#[test]
fn the_answer_to_another_order_is_no_answer() {
    let mut rig = Rig::identified("bb", "bb");
    rig.mood = Mood::Mute;
    let ticket = rig.order(Order::SetPower(TxPower(200)));
    for other in ["bb010c0001000e7e", STOPPED, "bb010e000100107e", "bb01080001010b7e"] {
        rig.hear(&unhex(other));
    }
    assert!(!rig.events.contains(&DriverEvent::Done(ticket)));
    rig.hear(&unhex("bb01b6000100b87e"));
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
}

#[test]
fn a_module_that_sleeps_is_woken_by_the_stop() {
    // The first order after a sleep is lost: it is the stop, which nobody waits for.
    let mut rig = Rig::new("bb", "bb", Mood::Mute);
    rig.wait(Span(310));
    assert_eq!(rig.sent.iter().filter(|bytes| bytes[2] == 0x28).count(), 2, "one in each dialect");
    rig.mood = Mood::Helpful;
    rig.run_until(|event| matches!(event, DriverEvent::Identified { model, .. } if model == "M100 V1.00"));
}

#[test]
fn every_round_is_a_turn_of_the_antenna() {
    let mut rig = Rig::reading("bb", "bb");
    let turns = |rig: &Rig| {
        let is_turn = |event: &&DriverEvent| matches!(event, DriverEvent::Telemetry(Telemetry::Dwell { .. }));
        rig.events.iter().filter(is_turn).count()
    };
    rig.hear(&unhex(EMPTY_ROUND));
    rig.hear(&unhex(TAG));
    assert_eq!(turns(&rig), 1);
    // The same tag again: another round has begun.
    rig.hear(&unhex(TAG));
    assert_eq!(turns(&rig), 2);
    rig.hear(&unhex(EMPTY_ROUND));
    assert_eq!(turns(&rig), 3);
}

/// Answers to the orders of one task, by their code.
fn play(rig: &mut Rig, answers: &[(u8, &str)]) {
    for (code, answer) in answers {
        let last = rig.sent.last().cloned().unwrap_or_default();
        assert_eq!(last.get(2), Some(code), "{:02X?} instead of {code:02X}", last);
        rig.hear(&unhex(answer));
    }
}

#[test]
fn a_number_is_written_and_read_back_and_only_while_one_tag_answers() {
    let write = |which| {
        Order::WriteEpc(EpcWrite {
            which,
            epc: "300000000000000000000001".parse().unwrap(),
            password: codes::memory::Password(0),
        })
    };
    let mut rig = Rig::identified("bb", "bb");
    rig.mood = Mood::Mute;
    let ticket = rig.order(write(Which::TheOnlyOne));
    for _ in 0..4 {
        rig.hear(&unhex(TAG));
        rig.wait(Span(150));
    }
    let selected = "bb010c0001000e7e";
    let accepted = "bb014900100e340030751feb705c5904e3d50d7000a97e";
    // UL, PC, EPC, then PC and number as they are now.
    let read = "bb0139001d0e3400300ed89f3350015a1e3df5063000300000000000000000000001";
    let read =
        format!("{read}{:02x}7e", unhex(&read[2..]).iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)));
    play(
        &mut rig,
        &[(0x0C, selected), (0x12, selected), (0x49, accepted), (0x0C, selected), (0x12, selected)],
    );
    play(&mut rig, &[(0x39, read.as_str()), (0x12, selected)]);
    let words = vec![0x3000, 0x3000, 0, 0, 0, 0, 1];
    assert!(rig.events.contains(&DriverEvent::Answer(ticket, Answer::Words(words))), "{:?}", rig.events);
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));

    let mut rig = Rig::identified("bb", "bb");
    rig.mood = Mood::Mute;
    let ticket = rig.order(write(Which::TheOnlyOne));
    rig.hear(&unhex(TAG));
    rig.hear(&unhex("bb02220011c83400e20010710000529b0940b402163dd37e"));
    rig.wait(Span(1_000));
    assert!(rig.events.contains(&DriverEvent::Refused(ticket, RefusedWhy::SeveralTags)));
    assert!(!rig.sent.iter().any(|bytes| bytes[2] == 0x49));
}

#[test]
fn the_query_word_is_changed_where_it_is_asked_to_and_nowhere_else() {
    let mut rig = Rig::identified("bb", "bb");
    rig.mood = Mood::Mute;
    let gen2 = Gen2 { session: Some(Gen2Session::S2), ..Gen2::default() };
    let ticket = rig.order(Order::SetGen2(gen2));
    play(&mut rig, &[(0x0D, "bb010d00021020407e")]);
    assert_eq!(rig.sent.last().unwrap()[5..7], [0x12, 0x20]);
    play(&mut rig, &[(0x0E, "bb010e000100107e")]);
    assert!(rig.events.contains(&DriverEvent::Done(ticket)));
}

#[test]
fn orders_go_out_in_the_dialect_of_the_module() {
    for (variant, header) in [("bb", 0xBB), ("aa", 0xAA)] {
        let mut rig = Rig::identified("bb", variant);
        rig.sent.clear();
        rig.order(Order::Start);
        assert!(rig.sent.iter().all(|bytes| bytes[0] == header), "{:02X?}", rig.sent);
        assert!(!rig.sent.is_empty());
    }
}
