//! The low-frequency and line readers against their drivers: whole sessions, and what goes wrong in one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use codes::Epc;
use model::Tick;
use readers::{Driver, DriverEvent, Order, families};

use super::{Air, Mischief, ReaderSide, make};
use crate::bench;

const TAGS: usize = 12;
const PUSHING: [&str; 4] = ["rdm6300", "em18", "fdxb", "line"];
const ALL: [&str; 8] = ["rdm6300", "em18", "fdxb", "line", "lf134-usb", "fm503", "tsl-ascii2", "zeti"];

struct Desk {
    side: Box<dyn ReaderSide>,
    driver: Box<dyn Driver>,
    now_ms: u64,
    sent: Vec<Vec<u8>>,
}

impl Desk {
    fn reading(family: &str) -> Desk {
        let world = Arc::new(Mutex::new(bench::hall("r", 1, TAGS, 3)));
        let side = make(family, Air::new(world, "r"), 3).expect("a practice reader");
        let driver = families::find(family).expect("a family").open(Tick(0));
        let mut desk = Desk { side, driver, now_ms: 0, sent: Vec::new() };
        let opened = desk.run(2_000);
        assert!(opened.iter().any(|event| matches!(event, DriverEvent::Identified { .. })), "{family}");
        let start = desk.driver.order(Order::Start, Tick(desk.now_ms));
        assert!(desk.run(500).contains(&DriverEvent::Done(start)), "{family}");
        desk
    }

    fn run(&mut self, span_ms: u64) -> Vec<DriverEvent> {
        let mut events = Vec::new();
        for _ in 0..span_ms {
            self.now_ms += 1;
            let now = Tick(self.now_ms);
            if self.driver.poll_timeout().is_some_and(|due| due <= now) {
                self.driver.handle_timeout(now);
            }
            while let Some(bytes) = self.driver.poll_transmit() {
                self.side.receive(&bytes, self.now_ms);
                self.sent.push(bytes);
            }
            while let Some(bytes) = self.side.poll_transmit(self.now_ms) {
                bytes.chunks(5).for_each(|piece| self.driver.receive(piece, now));
            }
            events.extend(std::iter::from_fn(|| self.driver.poll_event()));
        }
        events
    }
}

fn tags(events: &[DriverEvent]) -> BTreeSet<Epc> {
    let epc = |event: &DriverEvent| if let DriverEvent::Read(read) = event { Some(read.epc) } else { None };
    events.iter().filter_map(epc).collect()
}

fn garbled(events: &[DriverEvent]) -> usize {
    events.iter().filter(|event| matches!(event, DriverEvent::Garbled { .. })).count()
}

#[test]
fn every_card_is_heard_and_stopping_stops() {
    for family in ALL {
        let mut desk = Desk::reading(family);
        let events = desk.run(10_000);
        assert_eq!((tags(&events).len(), garbled(&events)), (TAGS, 0), "{family}");
        desk.driver.order(Order::Stop, Tick(desk.now_ms));
        desk.run(500);
        assert!(tags(&desk.run(5_000)).is_empty(), "{family}");
    }
}

#[test]
fn nothing_is_sent_to_those_that_only_talk() {
    for family in PUSHING {
        let mut desk = Desk::reading(family);
        desk.driver.order(Order::Beep, Tick(desk.now_ms));
        desk.run(20_000);
        assert!(desk.sent.is_empty(), "{family}: {:02X?}", desk.sent);
        assert_eq!(desk.side.tally().garbled, 0);
    }
}

#[test]
fn damage_noise_and_half_frames_pass_and_what_has_a_check_makes_nothing_up() {
    for family in ALL {
        let mut desk = Desk::reading(family);
        let known = tags(&desk.run(10_000));
        for mischief in [Mischief::DamageEvery(3), Mischief::Noise(300), Mischief::StopHalfWay] {
            desk.side.play(mischief);
            let events = desk.run(6_000);
            assert!(garbled(&events) > 0 || family == "line", "{family} {mischief:?}");
            let made_up = tags(&events).difference(&known).count();
            assert!(
                made_up == 0 || matches!(family, "line" | "tsl-ascii2" | "zeti"),
                "{family} {mischief:?} made up {made_up}"
            );
            desk.side.play(Mischief::Recover);
            if !PUSHING.contains(&family) && mischief == Mischief::StopHalfWay {
                // Asked and not answered: the session is opened afresh.
                assert!(events.contains(&DriverEvent::Silent));
                continue;
            }
            assert!(!tags(&desk.run(2_000)).is_empty(), "{family} after {mischief:?}");
        }
    }
}

#[test]
fn an_empty_field_is_no_fault() {
    for family in ALL {
        let mut desk = Desk::reading(family);
        desk.side.play(Mischief::Fault(true));
        desk.run(500);
        let events = desk.run(20_000);
        let is_trouble = |event: &DriverEvent| {
            matches!(event, DriverEvent::Silent | DriverEvent::Fault(_) | DriverEvent::Read(_))
        };
        assert!(!events.iter().any(is_trouble), "{family}");
        desk.side.play(Mischief::Recover);
        assert!(!tags(&desk.run(2_000)).is_empty(), "{family}");
    }
}
