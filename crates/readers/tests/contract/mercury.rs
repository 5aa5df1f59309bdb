//! What only mercury modules do: streams that end, heat, overflow, statistics that are refused, checks switched off,
//! restarts.

use model::{AntennaPort, Span};
use readers::families::mercury::frame::{Reply, decode_command};
use readers::families::mercury::message::{Ask, config, search};
use readers::{DriverEvent, Order, Telemetry};

use crate::fixture::unhex;
use crate::partner::of;
use crate::rig::{Mood, Rig};

fn said(opcode: u8, status: u16, data: &[u8]) -> Vec<u8> {
    Reply { opcode, status, data, is_checked: true }.encode()
}

fn bare(opcode: u8, status: u16, data: &[u8]) -> Vec<u8> {
    Reply { opcode, status, data, is_checked: false }.encode()
}

fn asks(rig: &Rig) -> Vec<Ask> {
    rig.sent.iter().map(|bytes| Ask::parse(&decode_command(bytes).unwrap())).collect()
}

fn count(rig: &Rig, event: &DriverEvent) -> usize {
    rig.events.iter().filter(|seen| *seen == event).count()
}

fn faults(rig: &Rig) -> Vec<String> {
    let words = |event: &DriverEvent| match event {
        DriverEvent::Fault(words) => Some(words.clone()),
        _ => None,
    };
    rig.events.iter().filter_map(words).collect()
}

fn reading() -> Rig {
    Rig::reading("mercury", "m6e")
}

#[test]
fn the_end_of_a_cycle_is_a_dwell_and_keeps_the_stream_alive() {
    let mut rig = reading();
    for _ in 0..10 {
        rig.wait(Span(1_000));
        rig.hear(&said(0x22, 0x0400, &[]));
    }
    let dwell = Telemetry::Dwell { antenna: AntennaPort(1), dwells: 1 };
    assert_eq!(count(&rig, &DriverEvent::Telemetry(dwell)), 10);
    assert!(rig.sent.is_empty());
    rig.wait(Span(2_600));
    assert_eq!(asks(&rig), [Ask::Stop], "two missed signs of life");
}

#[test]
fn heat_and_antenna_are_told_once_and_the_stream_goes_on() {
    let mut rig = reading();
    for _ in 0..3 {
        rig.hear(&said(0x22, 0x0504, &[]));
    }
    assert_eq!(faults(&rig), ["too hot: the reader rests its radio"]);
    rig.hear(&(of("mercury").tag)("m6e"));
    for _ in 0..3 {
        rig.hear(&said(0x22, 0x0505, &[]));
    }
    rig.hear(&(of("mercury").tag)("m6e"));
    let antenna =
        |is_connected| DriverEvent::Telemetry(Telemetry::Antenna { antenna: AntennaPort(1), is_connected });
    assert_eq!((count(&rig, &antenna(false)), count(&rig, &antenna(true))), (1, 1));
    assert_eq!((faults(&rig).len(), rig.reads().len()), (2, 2));
    assert!(rig.sent.is_empty());
}

#[test]
fn a_full_buffer_is_an_overflow_and_the_stream_is_started_again() {
    let mut rig = reading();
    rig.mood = Mood::Helpful;
    rig.hear(&said(0x22, 0x0601, &[]));
    assert_eq!(count(&rig, &DriverEvent::Telemetry(Telemetry::Overflow)), 1);
    assert!(matches!(asks(&rig)[..], [Ask::SearchList(_), Ask::Start(_)]), "{:?}", asks(&rig));
}

#[test]
fn a_stream_without_statistics_is_started_where_they_are_refused() {
    let mut rig = Rig::identified("mercury", "m6e");
    (rig.mood, rig.sent) = (Mood::Mute, Vec::new());
    let start = rig.order(Order::Start);
    rig.hear(&said(0x91, 0, &[]));
    rig.hear(&said(0x2F, 0x0105, &[]));
    rig.hear(&said(0x2F, 0, &[1]));
    assert!(rig.events.contains(&DriverEvent::Done(start)), "{:?}", rig.events);
    let has_statistics = |ask: &Ask| match ask {
        Ask::Start(wanted) => Some(wanted.flags & search::STATS != 0),
        _ => None,
    };
    assert_eq!(asks(&rig).iter().filter_map(has_statistics).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn an_answer_to_nothing_that_was_asked_means_a_restart() {
    let mut rig = reading();
    rig.mood = Mood::Helpful;
    // A second answer to what was asked last is only late.
    rig.hear(&said(0x91, 0, &[]));
    assert!(rig.sent.is_empty());
    rig.hear(&said(0x68, 0, &[0]));
    rig.wait(Span(1_000));
    assert_eq!(count(&rig, &DriverEvent::Telemetry(Telemetry::Restarted)), 1);
    assert!(matches!(asks(&rig).last(), Some(Ask::Start(_))), "{:?}", asks(&rig));
    assert!(asks(&rig).contains(&Ask::SetConfig { key: config::READ_FILTER, value: 0 }));
}

#[test]
fn a_module_that_reads_by_itself_is_no_restart() {
    let mut rig = reading();
    rig.hear(&said(0x9D, 0, &[]));
    rig.hear(&said(0x9D, 0, &[]));
    assert_eq!(faults(&rig), ["the reader is set to read by itself"]);
    assert!(rig.sent.is_empty());
}

#[test]
fn a_check_that_was_switched_off_is_switched_on_again() {
    let version = unhex("12121300 18000000 20190211 01210147 00000010");
    let mut rig = Rig::new("mercury", "m6e", Mood::Mute);
    rig.wait(Span(400));
    rig.sent.clear();
    rig.hear(&bare(0x03, 0, &version));
    assert!(rig.sent.is_empty(), "the check may still come");
    rig.wait(Span(60));
    assert_eq!(asks(&rig), [Ask::SetConfig { key: config::SEND_CHECK, value: 1 }]);
    rig.mood = Mood::Helpful;
    rig.hear(&bare(0x9A, 0, &[]));
    rig.run_until(|event| matches!(event, DriverEvent::Identified { .. }));
    assert_eq!(count(&rig, &DriverEvent::Telemetry(Telemetry::CheckWasOff)), 1);
    rig.order(Order::Start);
    rig.hear(&bare(0x22, 0, &(of("mercury").tag)("m6e")[5..45]));
    rig.wait(Span(60));
    assert!(rig.reads().is_empty(), "from here on nothing is believed without its check");
}

#[test]
fn a_version_without_its_date_and_without_its_check_is_noise() {
    let mut rig = Rig::new("mercury", "m6e", Mood::Mute);
    rig.wait(Span(400));
    rig.sent.clear();
    rig.hear(&bare(0x03, 0, &unhex("12121300 18000000 20191311 01210147 00000010")));
    rig.wait(Span(60));
    assert!(rig.sent.is_empty());
}
