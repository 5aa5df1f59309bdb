//! Orders answered, refused and not answered; opening; silence.

use model::{Span, Tick, TxPower};
use readers::{DriverEvent, FAMILIES, Order, RefusedWhy};

use crate::fixture::{entries, unhex};
use crate::partner::{Partner, asked_variants, of};
use crate::rig::{Mood, Rig};

fn for_every_reader(check: impl Fn(&str, &str)) {
    for (partner, variant) in asked_variants() {
        check(partner.family, variant);
    }
}

/// Power, where it can be set.
fn power_of(partner: &Partner) -> Option<Order> {
    partner.has_power.then_some(POWER)
}

/// A power that no partner has already.
const POWER: Order = Order::SetPower(TxPower(200));

#[test]
fn an_identified_reader_says_what_it_is() {
    for_every_reader(|family, variant| {
        let rig = Rig::identified(family, variant);
        let is_named = |event: &DriverEvent| {
            matches!(event, DriverEvent::Identified { model, capabilities, .. }
                if !model.is_empty() && capabilities.antennas >= 1)
        };
        assert_eq!(rig.events.iter().filter(|event| is_named(event)).count(), 1, "{:?}", rig.events);
        assert!(rig.now < Tick(6_000), "{variant} took until {:?}", rig.now);
    });
}

#[test]
fn orders_given_while_opening_are_kept() {
    for_every_reader(|family, variant| {
        let mut rig = Rig::new(family, variant, Mood::Helpful);
        let ticket = rig.order(power_of(of(family)).unwrap_or(Order::Start));
        assert!(rig.events.is_empty());
        rig.run_until(|event| *event == DriverEvent::Done(ticket));
    });
}

#[test]
fn orders_are_answered() {
    for_every_reader(|family, variant| {
        let mut rig = Rig::identified(family, variant);
        let orders = [POWER, Order::Start, Order::Start, POWER, Order::Stop, Order::Stop, POWER];
        for order in orders.into_iter().filter(|order| *order != POWER || of(family).has_power) {
            let ticket = rig.order(order.clone());
            rig.wait(Span(3_000));
            assert!(rig.events.contains(&DriverEvent::Done(ticket)), "{variant} {order:?} {:?}", rig.events);
        }
        assert!(!rig.events.contains(&DriverEvent::Silent));
    });
}

#[test]
fn orders_are_refused_with_the_readers_own_number() {
    for_every_reader(|family, variant| {
        let status = of(family).refusal;
        if status == 0 {
            return;
        }
        for order in power_of(of(family)).into_iter().chain([Order::Start]) {
            let mut rig = Rig::identified(family, variant);
            rig.mood = Mood::Refusing;
            let ticket = rig.order(order.clone());
            rig.wait(Span(400));
            let refused = DriverEvent::Refused(ticket, RefusedWhy::Status(status));
            assert!(rig.events.contains(&refused), "{variant} {order:?} {:?}", rig.events);
            // It still lives and takes orders.
            rig.mood = Mood::Helpful;
            let ticket = rig.order(Order::Start);
            rig.wait(Span(2_000));
            assert!(rig.events.contains(&DriverEvent::Done(ticket)), "{variant}");
        }
    });
}

#[test]
fn impossible_orders_are_refused_without_asking_the_reader() {
    for_every_reader(|family, variant| {
        let mut rig = Rig::identified(family, variant);
        rig.sent.clear();
        for power in [-10, 1_000, i16::MAX, i16::MIN] {
            let ticket = rig.order(Order::SetPower(TxPower(power)));
            let refused = |why| DriverEvent::Refused(ticket, why);
            let is_refused = rig.events.contains(&refused(RefusedWhy::NotSupported))
                || rig.events.contains(&refused(RefusedWhy::OutOfRange));
            assert!(is_refused, "{variant} {power}");
        }
        assert!(rig.sent.is_empty());
    });
}

#[test]
fn orders_without_an_answer_are_refused_and_the_reader_is_called_silent() {
    for_every_reader(|family, variant| {
        for order in power_of(of(family)).into_iter().chain([Order::Start]) {
            let mut rig = Rig::identified(family, variant);
            rig.mood = Mood::Mute;
            let ticket = rig.order(order.clone());
            let waiting = rig.order(Order::Stop);
            rig.wait(Span(20_000));
            for ticket in [ticket, waiting] {
                let is_over = |event: &&DriverEvent| match event {
                    DriverEvent::Refused(of, why) => *of == ticket && *why == RefusedWhy::NoAnswer,
                    DriverEvent::Done(of) => *of == ticket && ticket == waiting,
                    _ => false,
                };
                assert_eq!(rig.events.iter().filter(is_over).count(), 1, "{variant} {:?}", rig.events);
            }
            assert_eq!(rig.events.iter().filter(|event| **event == DriverEvent::Silent).count(), 1);
            assert_eq!(rig.driver.poll_timeout(), None);
            let late = rig.order(Order::Start);
            assert_eq!(rig.events.last(), Some(&DriverEvent::Refused(late, RefusedWhy::NoAnswer)));
        }
    });
}

#[test]
fn too_many_orders_are_refused() {
    for_every_reader(|family, variant| {
        let mut rig = Rig::new(family, variant, Mood::Mute);
        let tickets: Vec<_> = (0..100).map(|_| rig.order(Order::Start)).collect();
        let refused = rig.events.len();
        assert_eq!(refused, 100 - readers::limits::ORDERS_MAX);
        let last = DriverEvent::Refused(tickets[99], RefusedWhy::TooMany);
        assert_eq!(rig.events.last(), Some(&last));
    });
}

#[test]
fn a_line_without_a_reader_is_called_silent_in_bounded_time() {
    for_every_reader(|family, variant| {
        let mut rig = Rig::new(family, variant, Mood::Mute);
        rig.run_until(|event| *event == DriverEvent::Silent);
        assert!(rig.now < Tick(6_000), "{variant} took until {:?}", rig.now);
        assert!(rig.sent.len() < 32);
    });
}

#[test]
fn a_reader_that_falls_silent_while_reading_or_resting_is_noticed() {
    for_every_reader(|family, variant| {
        let mut reading = Rig::reading(family, variant);
        let mut resting = Rig::identified(family, variant);
        resting.mood = Mood::Mute;
        for rig in [&mut reading, &mut resting] {
            let began = rig.now;
            rig.run_until(|event| *event == DriverEvent::Silent);
            assert!(rig.now < began + Span(8_000), "{variant}");
            assert!(rig.reads().is_empty());
        }
    });
}

#[test]
fn a_reader_that_rests_is_not_called_silent() {
    for_every_reader(|family, variant| {
        let mut rig = Rig::identified(family, variant);
        rig.wait(Span(60_000));
        assert!(!rig.events.contains(&DriverEvent::Silent));
    });
}

#[test]
fn tags_answer_no_order() {
    let tags: Vec<_> = entries()
        .into_iter()
        .filter(|entry| entry.is_good() && entry.is_from_reader && entry.meaning.starts_with("tag,"))
        .map(|entry| entry.bytes)
        .chain(asked_variants().map(|(partner, variant)| (partner.tag)(variant)))
        .chain([pushed_tag()])
        .collect();
    assert!(tags.len() >= 8);
    for_every_reader(|family, variant| {
        let mut rig = Rig::identified(family, variant);
        rig.mood = Mood::Mute;
        rig.order(power_of(of(family)).unwrap_or(Order::AskFirmware));
        rig.events.clear();
        for tag in &tags {
            rig.hear(tag);
        }
        let is_answer =
            |event: &DriverEvent| matches!(event, DriverEvent::Done(_) | DriverEvent::Refused(..));
        assert!(!rig.events.iter().any(is_answer), "{variant} {:?}", rig.events);
        // Nor is a tag nobody asked for a read.
        assert!(rig.reads().is_empty());
    });
}

fn pushed_tag() -> Vec<u8> {
    readers::families::chafon::frame::encode_reply(0, 0xEE, 0, &unhex("01 0c e28068940000500a9d2298c6 48"))
}

#[test]
fn a_stream_left_over_from_another_host_gives_no_reads_before_the_reader_is_identified() {
    for_every_reader(|family, variant| {
        let mut rig = Rig::new(family, variant, Mood::Helpful);
        for _ in 0..5 {
            rig.hear(&(of(family).tag)(variant));
            rig.wait(Span(50));
        }
        rig.run_until(|event| matches!(event, DriverEvent::Identified { .. }));
        assert!(rig.reads().is_empty());
        assert!(rig.events.contains(&DriverEvent::Frame));
    });
}

#[test]
fn a_driver_of_a_family_rests_when_nothing_is_due() {
    for family in FAMILIES {
        let mut driver = family.open(Tick(7));
        driver.handle_timeout(Tick(7));
        assert_eq!(driver.poll_transmit(), None, "{} sends before it has listened", family.key());
        assert_eq!(driver.poll_event(), None);
        assert!(driver.poll_timeout().is_some_and(|due| due > Tick(7)));
    }
}
