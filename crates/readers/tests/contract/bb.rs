//! What only bb modules do: runs that end and are renewed, stops for other orders, two dialects.

use model::{Span, TxPower};
use readers::families::bb::frame::{Dialect, decode};
use readers::families::bb::message::{Answer, Ask};
use readers::{DriverEvent, Order, RefusedWhy};

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
    assert!(rig.events.iter().all(|event| *event == DriverEvent::Frame));
}

#[test]
fn a_module_that_says_nothing_for_empty_rounds_is_still_started() {
    let mut rig = Rig::identified("bb", "bb");
    rig.mood = Mood::Mute;
    let ticket = rig.order(Order::Start);
    rig.wait(Span(1_500));
    rig.hear(&unhex(STOPPED));
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
        rig.hear(&Answer::Failed(outcome).encode(Dialect::Bb));
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
fn a_module_that_sleeps_is_asked_twice() {
    let mut rig = Rig::new("bb", "bb", Mood::Mute);
    rig.wait(Span(490));
    let texts = rig.sent.iter().filter(|bytes| bytes[2] == 0x03).count();
    assert_eq!(texts, 2);
    rig.mood = Mood::Helpful;
    rig.hear(&unhex("bb0103000b004d3130302056312e3030227e"));
    rig.run_until(|event| matches!(event, DriverEvent::Identified { model, .. } if model == "M100 V1.00"));
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
