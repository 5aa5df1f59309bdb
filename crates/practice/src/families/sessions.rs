//! The real drivers against the practice readers: whole sessions and everything that goes wrong in one. Time is
//! simulated, millisecond by millisecond.

#![allow(clippy::wildcard_enum_match_arm, reason = "a test looks for one event among many")]

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use codes::Epc;
use codes::memory::{LockPayload, Lockable, Password, Protection};
use model::{AntennaPort, AntennaUse, Bank, Signal, Tick, TxPower};
use readers::detect::Detector;
use readers::order::{EpcWrite, MemoryRead, MemoryWrite, TagKill, TagLock, Which};
use readers::{Answer, Driver, DriverEvent, Order, RefusedWhy, Telemetry, families};

use super::a0::A0Reader;
use super::chafon::ChafonReader;
use super::mercury::MercuryReader;
use super::{Air, Mischief, ReaderSide, SharedWorld, make};
use crate::bench;

mod portal;

const TAGS: usize = 40;

/// A reader, its driver, and the cable between them.
struct Desk {
    side: Box<dyn ReaderSide>,
    driver: Box<dyn Driver>,
    now_ms: u64,
    family: &'static str,
    is_dripping: bool,
}

fn world(family: &str) -> SharedWorld {
    let antennas = bench::FAMILIES.iter().find(|(key, _)| *key == family).expect("a family").1;
    Arc::new(Mutex::new(bench::hall("r", antennas, TAGS, 3)))
}

fn driver(family: &str, now_ms: u64) -> Box<dyn Driver> {
    families::find(family).expect("a family").open(Tick(now_ms))
}

impl Desk {
    fn new(family: &'static str) -> Desk {
        let side = make(family, Air::new(world(family), "r"), 3).expect("a practice reader");
        Desk::with(family, side)
    }

    fn with(family: &'static str, side: Box<dyn ReaderSide>) -> Desk {
        let mut side = side;
        side.host_came();
        Desk { side, driver: driver(family, 0), now_ms: 0, family, is_dripping: false }
    }

    /// The host closes the port and opens it again.
    fn reopen(&mut self) {
        self.side.host_gone();
        self.side.host_came();
        self.driver = driver(self.family, self.now_ms);
    }

    /// Lets both sides talk for a while.
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
                let piece = if self.is_dripping { 1 } else { bytes.len() };
                bytes.chunks(piece).for_each(|piece| self.driver.receive(piece, now));
            }
            while let Some(event) = self.driver.poll_event() {
                events.push(event);
            }
        }
        events
    }

    /// Opens and starts reading; the events until then are checked.
    fn start(&mut self) {
        let opened = self.run(3_000);
        assert!(opened.iter().any(|event| matches!(event, DriverEvent::Identified { .. })), "{opened:?}");
        self.driver.order(Order::Start, Tick(self.now_ms));
    }
}

fn tags(events: &[DriverEvent]) -> BTreeSet<Epc> {
    let epc = |event: &DriverEvent| if let DriverEvent::Read(read) = event { Some(read.epc) } else { None };
    events.iter().filter_map(epc).collect()
}

fn reads(events: &[DriverEvent]) -> usize {
    events.iter().filter(|event| matches!(event, DriverEvent::Read(_))).count()
}

fn garbled(events: &[DriverEvent]) -> usize {
    events.iter().filter(|event| matches!(event, DriverEvent::Garbled { .. })).count()
}

fn is_silent(events: &[DriverEvent]) -> bool {
    events.iter().any(|event| matches!(event, DriverEvent::Silent))
}

const FAMILIES: [&str; 10] =
    ["bb", "a0", "a0-ucchip", "mercury", "nur", "chafon", "chafon-cf", "chafon-sw", "cph-rf", "llrp"];

/// Those whose frames have a check. On a network nothing is damaged: TCP has a check of its own.
const CHECKED: [&str; 9] =
    ["bb", "a0", "a0-ucchip", "mercury", "nur", "chafon", "chafon-cf", "chafon-sw", "cph-rf"];

/// Those that write, lock and kill.
const WRITERS: [&str; 8] = ["bb", "chafon", "a0", "mercury", "nur", "chafon-cf", "chafon-sw", "llrp"];
const LOCKERS: [&str; 6] = ["bb", "chafon", "a0", "mercury", "nur", "llrp"];
const KILLERS: [&str; 7] = ["bb", "chafon", "a0", "mercury", "nur", "chafon-cf", "llrp"];

#[test]
fn a_whole_session_reads_every_tag_and_ends_when_told() {
    for family in FAMILIES {
        for is_dripping in [false, true] {
            let mut desk = Desk::new(family);
            desk.is_dripping = is_dripping;
            desk.start();
            let reading = desk.run(20_000);
            assert_eq!(tags(&reading).len(), TAGS, "{family}");
            assert_eq!(garbled(&reading), 0, "{family}");
            let power = desk.driver.order(Order::SetPower(TxPower(200)), Tick(desk.now_ms));
            let after = desk.run(5_000);
            assert!(after.contains(&DriverEvent::Done(power)), "{family}");
            assert!(reads(&after) > 50, "{family} goes on reading");
            let stop = desk.driver.order(Order::Stop, Tick(desk.now_ms));
            let stopping = desk.run(3_000);
            assert!(stopping.contains(&DriverEvent::Done(stop)), "{family}");
            let later = desk.run(10_000);
            assert_eq!(reads(&later), 0, "{family}");
            assert!(!is_silent(&later), "{family} is idle, not gone");
        }
    }
}

#[test]
fn a_reader_keeps_its_pace() {
    let mut desk = Desk::new("bb");
    desk.start();
    let heard = reads(&desk.run(30_000));
    assert!((1_200..=1_800).contains(&heard), "{heard} reads in 30 s, 60 a second at most");
}

#[test]
fn signals_come_in_the_unit_of_the_family() {
    for family in FAMILIES {
        let mut desk = Desk::new(family);
        desk.start();
        for event in desk.run(5_000) {
            let DriverEvent::Read(read) = event else { continue };
            match read.signal {
                Signal::Dbm(rssi) => {
                    assert!(
                        matches!(
                            family,
                            "bb" | "a0" | "mercury" | "nur" | "chafon-cf" | "chafon-sw" | "llrp"
                        ) && (-90.0..=-30.0).contains(&rssi.dbm())
                    )
                }
                Signal::Relative(raw) => {
                    assert!(matches!(family, "chafon" | "cph-rf") && (40..=100).contains(&raw));
                }
                Signal::Silent => assert_eq!(family, "a0-ucchip", "{family} says how strongly"),
            }
        }
    }
}

#[test]
fn a_chafon_reader_hears_with_all_its_antennas() {
    let mut desk = Desk::new("chafon");
    desk.start();
    let events = desk.run(20_000);
    let antenna =
        |event: &DriverEvent| if let DriverEvent::Read(read) = event { Some(read.antenna.0) } else { None };
    assert_eq!(events.iter().filter_map(antenna).collect::<BTreeSet<_>>(), BTreeSet::from([1, 2, 3, 4]));
}

#[test]
fn a_frame_that_stops_half_way_and_silence_behind_it_are_noticed() {
    for family in FAMILIES {
        let mut desk = Desk::new(family);
        desk.start();
        desk.run(2_000);
        desk.side.play(Mischief::StopHalfWay);
        let cut = desk.run(30_000);
        assert!(garbled(&cut) >= 1, "{family}");
        assert!(is_silent(&cut), "{family}");
        desk.side.play(Mischief::Recover);
        desk.reopen();
        desk.start();
        assert!(reads(&desk.run(5_000)) > 50, "{family} is back");
    }
}

#[test]
fn damage_and_noise_never_make_up_a_tag() {
    for family in CHECKED {
        for mischief in [Mischief::DamageEvery(3), Mischief::Noise(500)] {
            let mut desk = Desk::new(family);
            desk.start();
            let known = tags(&desk.run(20_000));
            desk.side.play(mischief);
            let events = desk.run(30_000);
            assert!(garbled(&events) > 0, "{family} {mischief:?}");
            assert!(tags(&events).is_subset(&known), "{family} {mischief:?}");
            assert!(reads(&events) > 100, "{family} {mischief:?}: what is whole still counts");
        }
    }
}

#[test]
fn a_stream_left_behind_by_another_host_does_not_disturb_the_next() {
    for family in FAMILIES {
        let mut desk = Desk::new(family);
        desk.start();
        desk.run(2_000);
        desk.side.play(Mischief::KeepStreaming(true));
        desk.run(500);
        desk.reopen();
        desk.start();
        assert_eq!(tags(&desk.run(30_000)).len(), TAGS, "{family}");
    }
}

#[test]
fn a_reader_with_a_fault_reads_nothing_and_recovers() {
    for family in FAMILIES {
        let mut desk = Desk::new(family);
        desk.start();
        desk.run(2_000);
        desk.side.play(Mischief::Fault(true));
        desk.run(500);
        let events = desk.run(5_000);
        assert_eq!(reads(&events), 0, "{family}");
        assert!(!is_silent(&events), "{family} still answers");
        desk.side.play(Mischief::Fault(false));
        desk.run(1_000);
        assert!(reads(&desk.run(5_000)) > 50, "{family} reads again");
    }
}

#[test]
fn a_broken_antenna_is_told_in_words() {
    let mut desk = Desk::new("chafon");
    desk.start();
    desk.run(2_000);
    desk.side.play(Mischief::Fault(true));
    let events = desk.run(5_000);
    assert!(
        events.iter().any(|event| matches!(event, DriverEvent::Fault(words) if words.contains("antenna")))
    );
}

#[test]
fn the_older_chafon_is_read_as_well() {
    let side = ChafonReader::plain(Air::new(world("chafon"), "r"), 3);
    let mut desk = Desk::with("chafon", Box::new(side));
    desk.start();
    let events = desk.run(20_000);
    assert_eq!(tags(&events).len(), TAGS);
    let is_plain =
        |event: &DriverEvent| !matches!(event, DriverEvent::Read(read) if read.signal != Signal::Silent);
    assert!(events.iter().all(is_plain));
}

/// Rates at which the practice readers are taken to listen; at others they hear nothing.
fn rate(family: &str) -> u32 {
    if family == "chafon" { 57_600 } else { 115_200 }
}

#[test]
fn the_detector_finds_each_family_by_its_answers() {
    for family in FAMILIES {
        let mut side = make(family, Air::new(world(family), "r"), 3).expect("a practice reader");
        side.host_came();
        let mut detector = Detector::new(Tick(0));
        let mut baud = 0;
        for now_ms in 0..60_000 {
            let now = Tick(now_ms);
            if detector.poll_timeout().is_some_and(|due| due <= now) {
                detector.handle_timeout(now);
            }
            baud = detector.poll_baud().unwrap_or(baud);
            while let Some(bytes) = detector.poll_transmit() {
                if baud == rate(family) {
                    side.receive(&bytes, now_ms);
                }
            }
            while let Some(bytes) = side.poll_transmit(now_ms) {
                detector.receive(&bytes, now);
            }
            if detector.poll_found().is_some() || detector.is_exhausted() {
                break;
            }
        }
        let found = detector.poll_found().expect("a reader");
        // A portal speaks first, whatever the rate is called.
        let baud = if family == "llrp" { found.baud } else { rate(family) };
        assert_eq!((found.family, found.baud), (family, baud));
    }
}

/// Gives an order and lets both sides talk until it is answered.
fn obey(desk: &mut Desk, order: Order) -> Result<Option<Answer>, RefusedWhy> {
    let ticket = desk.driver.order(order, Tick(desk.now_ms));
    let mut answer = None;
    for event in desk.run(6_000) {
        match event {
            DriverEvent::Answer(of, told) if of == ticket => answer = Some(told),
            DriverEvent::Done(of) if of == ticket => return Ok(answer),
            DriverEvent::Refused(of, why) if of == ticket => return Err(why),
            _ => {}
        }
    }
    panic!("no answer")
}

/// One tag under one antenna.
fn lonely(family: &'static str) -> Desk {
    let world = Arc::new(Mutex::new(bench::hall("r", 1, 1, 3)));
    let mut desk = Desk::with(family, make(family, Air::new(world, "r"), 3).expect("a practice reader"));
    desk.run(3_000);
    desk
}

fn words(bank: Bank, word: u16, words: u8, password: u32) -> Order {
    let which = Which::TheOnlyOne;
    Order::Read(MemoryRead { which, bank, word, words, password: Password(password) })
}

fn write(bank: Bank, word: u16, words: &[u16], password: u32) -> Order {
    let (which, words) = (Which::TheOnlyOne, words.to_vec());
    Order::Write(MemoryWrite { which, bank, word, words, password: Password(password) })
}

#[test]
fn a_tag_is_written_locked_and_killed_by_every_reader_that_can() {
    for family in WRITERS {
        let mut desk = lonely(family);
        let told = obey(&mut desk, write(Bank::User, 2, &[0xABCD, 0x1234], 0));
        assert_eq!(told, Ok(Some(Answer::Words(vec![0xABCD, 0x1234]))), "{family}");
        let password = write(Bank::Reserved, 2, &[0x0000, 0x0007], 0);
        assert!(obey(&mut desk, password).is_ok(), "{family} reads back with the new password");
        let number: Epc = "300ED89F3350015A1E3DF506".parse().expect("hex");
        let which = Which::TheOnlyOne;
        let order = Order::WriteEpc(EpcWrite { which: which.clone(), epc: number, password: Password(7) });
        let number = vec![0x3000, 0x300E, 0xD89F, 0x3350, 0x015A, 0x1E3D, 0xF506];
        assert_eq!(obey(&mut desk, order), Ok(Some(Answer::Words(number))), "{family}");
        let read = obey(&mut desk, words(Bank::Epc, 2, 6, 7));
        assert_eq!(read, Ok(Some(Answer::Words(vec![0x300E, 0xD89F, 0x3350, 0x015A, 0x1E3D, 0xF506]))));
        if LOCKERS.contains(&family) {
            let payload = LockPayload::new().with(Lockable::User, Protection::Password);
            let lock = Order::Lock(TagLock { which: which.clone(), payload, password: Password(7) });
            assert_eq!(obey(&mut desk, lock), Ok(None), "{family}");
            assert!(obey(&mut desk, write(Bank::User, 0, &[1], 0)).is_err(), "{family} holds its lock");
            assert!(obey(&mut desk, write(Bank::User, 0, &[1], 7)).is_ok(), "{family}");
        }
        if KILLERS.contains(&family) {
            assert!(obey(&mut desk, write(Bank::Reserved, 0, &[0x0000, 0x0009], 7)).is_ok());
            let kill =
                |password: u32| Order::Kill(TagKill { which: which.clone(), password: Password(password) });
            assert!(obey(&mut desk, kill(8)).is_err(), "{family}");
            assert_eq!(obey(&mut desk, kill(9)), Ok(None), "{family}");
            assert_eq!(obey(&mut desk, words(Bank::Epc, 2, 6, 7)), Err(RefusedWhy::NoTag), "{family}");
        }
    }
}

#[test]
fn nothing_is_written_among_forty_tags() {
    for family in WRITERS {
        let mut desk = Desk::new(family);
        desk.run(3_000);
        assert_eq!(obey(&mut desk, write(Bank::User, 0, &[1], 0)), Err(RefusedWhy::SeveralTags), "{family}");
    }
}

#[test]
fn one_of_forty_tags_is_written_and_its_neighbour_is_not() {
    for family in ["bb", "chafon", "a0", "mercury"] {
        let mut desk = Desk::new(family);
        desk.start();
        let heard = tags(&desk.run(5_000));
        let [one, other] = [heard.first(), heard.last()].map(|epc| Which::Epc(*epc.expect("a tag")));
        assert_eq!(obey(&mut desk, Order::Stop), Ok(None), "{family}");
        let (bank, word, password) = (Bank::User, 3, Password(0));
        let order = MemoryWrite { which: one.clone(), bank, word, words: vec![0xBEEF], password };
        assert_eq!(obey(&mut desk, Order::Write(order)), Ok(Some(Answer::Words(vec![0xBEEF]))), "{family}");
        for (which, found) in [(other, 0), (one, 0xBEEF)] {
            let order = Order::Read(MemoryRead { which, bank, word, words: 1, password });
            assert_eq!(obey(&mut desk, order), Ok(Some(Answer::Words(vec![found]))), "{family}");
        }
        desk.driver.order(Order::Start, Tick(desk.now_ms));
        assert!(tags(&desk.run(10_000)).len() > 20, "{family} hears all again");
    }
}

#[test]
fn a_ucchip_module_reads_memory_and_refuses_to_write() {
    let mut desk = lonely("a0-ucchip");
    let tid = obey(&mut desk, words(Bank::Tid, 0, 2, 0));
    assert_eq!(tid, Ok(Some(Answer::Words(vec![0xE280, 0x1160]))));
    assert_eq!(obey(&mut desk, write(Bank::User, 0, &[1], 0)), Err(RefusedWhy::NotSupported));
}

#[test]
fn an_a0_reader_hears_with_the_antennas_it_is_told_to_use() {
    for family in ["a0", "a0-ucchip"] {
        let world = Arc::new(Mutex::new(bench::hall("r", 4, TAGS, 3)));
        let mut desk = Desk::with(family, make(family, Air::new(world, "r"), 3).expect("a practice reader"));
        desk.run(3_000);
        let used = |port: u8| AntennaUse { port: AntennaPort(port), dwell: None, power: None };
        let order = Order::SetAntennas((1..=4).map(used).collect());
        assert_eq!(obey(&mut desk, order), Ok(None), "{family}");
        desk.driver.order(Order::Start, Tick(desk.now_ms));
        let events = desk.run(20_000);
        assert_eq!(tags(&events).len(), TAGS, "{family}");
        let dwell = |event: &DriverEvent| match event {
            DriverEvent::Telemetry(Telemetry::Dwell { antenna, .. }) => Some(antenna.0),
            _ => None,
        };
        let dwells: BTreeSet<u8> = events.iter().filter_map(dwell).collect();
        assert_eq!(dwells, BTreeSet::from([1, 2, 3, 4]), "{family}");
    }
}

#[test]
fn no_driver_ever_switches_on_fast_tid() {
    for family in ["a0", "a0-ucchip"] {
        let mut side = A0Reader::new(Air::new(world("a0"), "r"), 3);
        let mut driver = driver(family, 0);
        for now_ms in 1..20_000 {
            if driver.poll_timeout().is_some_and(|due| due <= Tick(now_ms)) {
                driver.handle_timeout(Tick(now_ms));
            }
            while let Some(bytes) = driver.poll_transmit() {
                side.receive(&bytes, now_ms);
            }
            while let Some(bytes) = side.poll_transmit(now_ms) {
                driver.receive(&bytes, Tick(now_ms));
            }
            if now_ms == 5_000 {
                driver.order(Order::Start, Tick(now_ms));
            }
            while driver.poll_event().is_some() {}
        }
        assert!(!side.has_fast_tid(), "{family}");
    }
}

/// A mercury module that is not the usual one.
fn mercury(side: fn(Air, u64) -> MercuryReader) -> Desk {
    Desk::with("mercury", Box::new(side(Air::new(world("mercury"), "r"), 3)))
}

#[test]
fn an_older_mercury_module_is_asked_for_each_round() {
    let mut desk = mercury(MercuryReader::older);
    desk.start();
    let events = desk.run(20_000);
    assert_eq!(tags(&events).len(), TAGS);
    assert_eq!(garbled(&events), 0);
    let power = desk.driver.order(Order::SetPower(TxPower(150)), Tick(desk.now_ms));
    assert!(desk.run(3_000).contains(&DriverEvent::Done(power)));
    let stop = desk.driver.order(Order::Stop, Tick(desk.now_ms));
    assert!(desk.run(3_000).contains(&DriverEvent::Done(stop)));
    assert_eq!(reads(&desk.run(5_000)), 0);
}

#[test]
fn a_mercury_module_is_woken_booted_and_told_to_send_its_check() {
    let mut desk = mercury(MercuryReader::neglected);
    let opened = desk.run(6_000);
    assert!(opened.iter().any(|event| matches!(event, DriverEvent::Identified { .. })), "{opened:?}");
    let told = opened.iter().filter(|event| **event == DriverEvent::Telemetry(Telemetry::CheckWasOff));
    assert_eq!(told.count(), 1);
    desk.driver.order(Order::Start, Tick(desk.now_ms));
    let events = desk.run(20_000);
    assert_eq!(tags(&events).len(), TAGS);
    assert_eq!(garbled(&events), 0);
}

#[test]
fn a_mercury_stream_tells_dwells_warmth_and_where() {
    let mut desk = Desk::new("mercury");
    desk.start();
    let events = desk.run(10_000);
    let told = |wanted: &dyn Fn(&Telemetry) -> bool| {
        events.iter().any(|event| matches!(event, DriverEvent::Telemetry(told) if wanted(told)))
    };
    assert!(told(&|told| *told == Telemetry::Temperature(410)));
    for port in 1..=4 {
        let antenna = AntennaPort(port);
        assert!(told(&|told| *told == Telemetry::Dwell { antenna, dwells: 1 }), "{port}");
    }
    let antenna = obey(&mut desk, Order::CheckAntennas);
    let Ok(Some(Answer::Antennas(checks))) = antenna else { panic!("{antenna:?}") };
    assert_eq!(checks.len(), 4);
    assert!(checks.iter().all(|check| check.return_loss == Some(170) && check.is_connected == Some(true)));
    assert_eq!(obey(&mut desk, Order::AskTemperature), Ok(Some(Answer::Temperature(410))));
    let Ok(Some(Answer::Pins(pins))) = obey(&mut desk, Order::ReadPins) else { panic!("no pins") };
    assert_eq!(pins.len(), 4);
    assert_eq!(obey(&mut desk, Order::SetRegion(model::Region::Europe)), Ok(None));
    assert_eq!(obey(&mut desk, Order::SetRegion(model::Region::Brazil)), Err(RefusedWhy::NotSupported));
    assert_eq!(obey(&mut desk, Order::Beep), Err(RefusedWhy::NotSupported));
    assert!(reads(&desk.run(3_000)) > 50, "it goes on reading after each of them");
}

#[test]
fn a_mercury_reader_hears_where_it_is_told_and_whom() {
    let mut desk = Desk::new("mercury");
    desk.run(3_000);
    let used = |port: u8, dwell: u64| {
        let power = Some(TxPower(300));
        AntennaUse { port: AntennaPort(port), dwell: Some(model::Span(dwell)), power }
    };
    assert_eq!(obey(&mut desk, Order::SetAntennas(vec![used(2, 200), used(3, 200)])), Ok(None));
    let uneven = Order::SetAntennas(vec![used(2, 200), used(3, 300)]);
    assert_eq!(obey(&mut desk, uneven), Err(RefusedWhy::OutOfRange));
    assert_eq!(obey(&mut desk, Order::SetAntennas(vec![used(5, 200)])), Err(RefusedWhy::OutOfRange));
    desk.driver.order(Order::Start, Tick(desk.now_ms));
    let events = desk.run(5_000);
    let antenna =
        |event: &DriverEvent| if let DriverEvent::Read(read) = event { Some(read.antenna.0) } else { None };
    assert_eq!(events.iter().filter_map(antenna).collect::<BTreeSet<_>>(), BTreeSet::from([2, 3]));
    let one = *tags(&events).iter().next().expect("a tag");
    assert_eq!(obey(&mut desk, Order::Select(Some(codes::select::exactly(&one)))), Ok(None));
    assert_eq!(tags(&desk.run(3_000)), BTreeSet::from([one]));
    assert_eq!(obey(&mut desk, Order::Select(None)), Ok(None));
    assert!(tags(&desk.run(5_000)).len() > 5);
}

/// A module whose supply gives way once, at a given time.
struct Weak {
    side: MercuryReader,
    at_ms: u64,
}

impl ReaderSide for Weak {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        self.side.receive(bytes, now_ms);
    }
    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if now_ms >= self.at_ms {
            self.at_ms = u64::MAX;
            self.side.brown_out();
        }
        self.side.poll_transmit(now_ms)
    }
    fn host_gone(&mut self) {
        self.side.host_gone();
    }
    fn play(&mut self, mischief: Mischief) {
        self.side.play(mischief);
    }
    fn tally(&self) -> super::Tally {
        self.side.tally()
    }
}

#[test]
fn a_mercury_module_that_lost_its_supply_is_set_up_again_and_reads_on() {
    let side = Weak { side: MercuryReader::new(Air::new(world("mercury"), "r"), 3), at_ms: 10_000 };
    let mut desk = Desk::with("mercury", Box::new(side));
    desk.start();
    assert_eq!(obey(&mut desk, Order::SetPower(TxPower(290))), Ok(None));
    assert!(desk.now_ms < 10_000);
    let events = desk.run(20_000);
    assert!(events.contains(&DriverEvent::Telemetry(Telemetry::Restarted)), "{:?}", events.last());
    assert!(!is_silent(&events));
    assert!(reads(&desk.run(3_000)) > 50);
}

#[test]
fn a_nur_reader_uses_its_antennas_beeps_and_says_how_warm_it_is() {
    let mut desk = Desk::new("nur");
    desk.run(3_000);
    let used = |port: u8| AntennaUse { port: AntennaPort(port), dwell: None, power: None };
    assert_eq!(obey(&mut desk, Order::SetAntennas(vec![used(2), used(4)])), Ok(None));
    let with_dwell = AntennaUse { dwell: Some(model::Span(100)), ..used(1) };
    assert_eq!(obey(&mut desk, Order::SetAntennas(vec![with_dwell])), Err(RefusedWhy::NotSupported));
    assert_eq!(obey(&mut desk, Order::AskTemperature), Ok(Some(Answer::Temperature(380))));
    assert_eq!(obey(&mut desk, Order::Beep), Ok(None));
    assert_eq!(obey(&mut desk, Order::SetRegion(model::Region::Taiwan)), Err(RefusedWhy::NotSupported));
    assert_eq!(obey(&mut desk, Order::AskFirmware), Ok(Some(Answer::Firmware("5.4-B".into()))));
    let Ok(Some(Answer::Pins(pins))) = obey(&mut desk, Order::ReadPins) else { panic!("no pins") };
    assert_eq!((pins.len(), pins[0].is_output, pins[1].is_on), (2, true, true));
    desk.driver.order(Order::Start, Tick(desk.now_ms));
    let events = desk.run(5_000);
    let antenna =
        |event: &DriverEvent| if let DriverEvent::Read(read) = event { Some(read.antenna.0) } else { None };
    assert_eq!(events.iter().filter_map(antenna).collect::<BTreeSet<_>>(), BTreeSet::from([2, 4]));
}
