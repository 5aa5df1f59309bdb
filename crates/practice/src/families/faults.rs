//! A cable that does everything cables do: bytes go missing, bits flip, pieces come twice, late, half, or not at all.
//! Every family must come back by itself, never make up a tag, and count what was lost.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};

use codes::Epc;
use fastrand::Rng;
use model::Tick;
use readers::{Driver, DriverEvent, Order, families};

use super::{Air, ReaderSide, make};
use crate::bench;

/// What the cable does to one piece in so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// A byte is missing.
    Drop,
    /// A bit is another one.
    Flip,
    /// The piece comes twice.
    Duplicate,
    /// The piece comes later, and everything behind it too.
    Delay,
    /// The second half never comes.
    Cut,
    /// Nothing comes for a while, then everything.
    Stall,
}

const FAULTS: [Fault; 6] =
    [Fault::Drop, Fault::Flip, Fault::Duplicate, Fault::Delay, Fault::Cut, Fault::Stall];

/// One piece in so many is spoiled.
const EVERY: usize = 12;

/// A reader, a driver that is opened afresh when it gives up, and the cable between them.
struct Rig {
    family: &'static str,
    side: Box<dyn ReaderSide>,
    driver: Box<dyn Driver>,
    now_ms: u64,
    rng: Rng,
    fault: Option<Fault>,
    late: VecDeque<(u64, Vec<u8>)>,
    spoiled: usize,
    sent: usize,
    reopened: usize,
    every: usize,
}

impl Rig {
    fn new(family: &'static str) -> Rig {
        let antennas = bench::FAMILIES.iter().find(|(key, _)| *key == family).expect("a family").1;
        let world = Arc::new(Mutex::new(bench::hall("r", antennas, 12, 5)));
        let mut side = make(family, Air::new(world, "r"), 5).expect("a practice reader");
        side.host_came();
        Rig {
            family,
            side,
            driver: families::find(family).expect("a family").open(Tick(0)),
            now_ms: 0,
            rng: Rng::with_seed(11),
            fault: None,
            late: VecDeque::new(),
            spoiled: 0,
            sent: 0,
            reopened: 0,
            every: EVERY,
        }
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
            }
            while let Some(bytes) = self.side.poll_transmit(self.now_ms) {
                self.sent += 1;
                let bytes = self.spoil(bytes);
                let stall = if self.fault == Some(Fault::Stall) { 700 - self.now_ms % 700 } else { 0 };
                let not_before = self.late.back().map_or(0, |(due, _)| *due);
                self.late.push_back(((self.now_ms + stall).max(not_before), bytes));
            }
            while self.late.front().is_some_and(|(due, _)| *due <= self.now_ms) {
                let (_, bytes) = self.late.pop_front().unwrap_or_default();
                self.driver.receive(&bytes, now);
            }
            while let Some(event) = self.driver.poll_event() {
                self.follow(&event, now);
                events.push(event);
            }
        }
        events
    }

    /// What a session does: start a reader that said what it is, open a silent one afresh.
    fn follow(&mut self, event: &DriverEvent, now: Tick) {
        if matches!(event, DriverEvent::Identified { .. }) {
            self.driver.order(Order::Start, now);
        } else if matches!(event, DriverEvent::Silent) {
            self.reopened += 1;
            self.side.host_gone();
            self.side.host_came();
            self.late.clear();
            self.driver = families::find(self.family).expect("a family").open(now);
        }
    }

    fn spoil(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        let Some(fault) = self.fault else { return bytes };
        if bytes.is_empty() || self.rng.usize(0..self.every) > 0 {
            return bytes;
        }
        self.spoiled += 1;
        let at = self.rng.usize(0..bytes.len());
        match fault {
            Fault::Drop => drop(bytes.remove(at)),
            Fault::Flip => bytes[at] ^= 1 << self.rng.u8(0..8),
            Fault::Duplicate => bytes = [&bytes[..], &bytes].concat(),
            Fault::Delay => {
                let due = self.now_ms + 250;
                self.late.push_back((due.max(self.late.back().map_or(0, |(due, _)| *due)), Vec::new()));
            }
            Fault::Cut => bytes.truncate(at),
            Fault::Stall => {}
        }
        bytes
    }
}

fn tags(events: &[DriverEvent]) -> BTreeSet<Epc> {
    let epc = |event: &DriverEvent| if let DriverEvent::Read(read) = event { Some(read.epc) } else { None };
    events.iter().filter_map(epc).collect()
}

fn count(events: &[DriverEvent], is_it: impl Fn(&DriverEvent) -> bool) -> usize {
    events.iter().filter(|event| is_it(event)).count()
}

/// Frames without any check: damage can look like another number, and only the two-reads rule of the engine helps.
const UNCHECKED: [&str; 5] = ["line", "tsl-ascii2", "zeti", "fm503", "llrp"];

#[test]
fn every_family_comes_back_from_every_fault_and_makes_up_no_tag() {
    for (family, _) in bench::FAMILIES {
        for fault in FAULTS {
            let mut rig = Rig::new(family);
            let known = tags(&rig.run(25_000));
            assert!(!known.is_empty(), "{family} reads nothing on a good cable");
            rig.fault = Some(fault);
            let during = rig.run(20_000);
            rig.fault = None;
            rig.run(20_000);
            let after = rig.run(15_000);
            assert!(!tags(&after).is_empty(), "{family} did not come back from {fault:?}");
            let is_checked = !UNCHECKED.contains(family);
            if is_checked || matches!(fault, Fault::Delay | Fault::Stall) {
                let heard = tags(&during);
                let made_up: Vec<&Epc> = heard.difference(&known).collect();
                assert!(made_up.is_empty(), "{family} {fault:?} made up {made_up:?}");
            }
        }
    }
}

#[test]
fn frames_that_were_spoiled_are_counted_as_lost_and_no_others() {
    for family in ["bb", "a0", "chafon", "chafon-cf", "mercury"] {
        let mut rig = Rig::new(family);
        let mut whole = count(&rig.run(10_000), |event| *event == DriverEvent::Frame);
        let good = rig.sent;
        assert_eq!(whole, good, "{family}: on a good cable nothing is lost");
        rig.fault = Some(Fault::Flip);
        // Seldom enough that no driver gives its reader up meanwhile.
        rig.every = 60;
        let events = rig.run(60_000);
        rig.fault = None;
        let rest = rig.run(5_000);
        whole += count(&events, |event| *event == DriverEvent::Frame);
        whole += count(&rest, |event| *event == DriverEvent::Frame);
        assert!(rig.spoiled > 20, "{family}: {}", rig.spoiled);
        assert_eq!(rig.reopened, 0, "{family}");
        assert_eq!(whole + rig.spoiled, rig.sent, "{family}: sent is what came and what was spoiled");
        let garbled = count(&events, |event| matches!(event, DriverEvent::Garbled { .. }));
        assert!(garbled > 0 && garbled <= rig.spoiled * 2, "{family}: {garbled} of {}", rig.spoiled);
    }
}

#[test]
fn three_days_on_a_bad_cable_do_not_make_a_driver_grow() {
    // Time goes in seconds here; what counts is that nothing is kept: events are fetched, orders are answered.
    let mut rig = Rig::new("bb");
    rig.fault = Some(Fault::Cut);
    let mut most = 0;
    for _ in 0..72 {
        let events = rig.run(1_000);
        most = most.max(events.len());
        // An hour in which the host slept.
        rig.now_ms += 3_599_000;
    }
    assert!(most < 5_000, "{most}");
    rig.fault = None;
    rig.run(10_000);
    assert!(!tags(&rig.run(5_000)).is_empty());
}
