//! A driver on a line with a scripted partner: enough of a reader to bring the driver into any state.

use model::{Span, TagRead, Tick};
use readers::families;
use readers::{Driver, DriverEvent, Order, Ticket};

use crate::fixture::unhex;

/// What the partner does with orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Answers everything.
    Helpful,
    /// Answers what opening needs, refuses every other order.
    Refusing,
    /// Says nothing.
    Mute,
}

/// A driver and its partner.
pub struct Rig {
    pub driver: Box<dyn Driver>,
    pub now: Tick,
    pub events: Vec<DriverEvent>,
    pub sent: Vec<Vec<u8>>,
    pub mood: Mood,
    family: String,
    variant: String,
}

/// Any run of this many steps without an end is a driver that never rests.
const STEPS_MAX: usize = 10_000;

impl Rig {
    /// A fresh connection to a reader of this family and variant.
    pub fn new(family: &str, variant: &str, mood: Mood) -> Rig {
        let now = Tick(1_000);
        let driver = families::find(family).unwrap().open(now);
        let (events, sent) = (Vec::new(), Vec::new());
        Rig { driver, now, events, sent, mood, family: family.to_owned(), variant: variant.to_owned() }
    }

    /// Opened and identified.
    pub fn identified(family: &str, variant: &str) -> Rig {
        let mut rig = Rig::new(family, variant, Mood::Helpful);
        rig.run_until(|event| matches!(event, DriverEvent::Identified { .. }));
        rig
    }

    /// Reading; from here on the partner says only what it is told to.
    pub fn reading(family: &str, variant: &str) -> Rig {
        let mut rig = Rig::identified(family, variant);
        let ticket = rig.order(Order::Start);
        assert!(rig.events.contains(&DriverEvent::Done(ticket)), "{:?}", rig.events);
        rig.mood = Mood::Mute;
        rig.events.clear();
        rig.sent.clear();
        rig
    }

    /// Gives an order and pumps.
    pub fn order(&mut self, order: Order) -> Ticket {
        let ticket = self.driver.order(order, self.now);
        self.pump();
        ticket
    }

    /// Gives bytes and pumps.
    pub fn hear(&mut self, bytes: &[u8]) {
        self.driver.receive(bytes, self.now);
        self.pump();
    }

    /// Lets time pass, stopping at every deadline of the driver.
    pub fn wait(&mut self, span: Span) {
        let end = self.now + span;
        for _ in 0..STEPS_MAX {
            match self.driver.poll_timeout() {
                Some(due) if due <= end => self.now = due.max(self.now),
                Some(_) | None => {
                    self.now = end;
                    return;
                }
            }
            self.driver.handle_timeout(self.now);
            self.pump();
        }
        panic!("the driver never rests");
    }

    /// Lets time pass until the event comes.
    pub fn run_until(&mut self, is_it: impl Fn(&DriverEvent) -> bool) {
        for _ in 0..STEPS_MAX {
            if self.events.iter().any(&is_it) {
                return;
            }
            let due = self.driver.poll_timeout().unwrap_or_else(|| panic!("rests: {:?}", self.events));
            self.now = due.max(self.now);
            self.driver.handle_timeout(self.now);
            self.pump();
        }
        panic!("it never came: {:?}", self.events.last());
    }

    /// The tags heard so far.
    pub fn reads(&self) -> Vec<TagRead> {
        let read = |event: &DriverEvent| match event {
            DriverEvent::Read(read) => Some(read.clone()),
            _ => None,
        };
        self.events.iter().filter_map(read).collect()
    }

    /// Fetches everything, and lets the partner answer; a partner that answers rounds at once answers one per pump.
    fn pump(&mut self) {
        let mut rounds = 0;
        for _ in 0..STEPS_MAX {
            while let Some(event) = self.driver.poll_event() {
                self.events.push(event);
            }
            let Some(bytes) = self.driver.poll_transmit() else {
                return;
            };
            let answer = match self.mood {
                Mood::Mute => Vec::new(),
                Mood::Helpful | Mood::Refusing => self.answer(&bytes),
            };
            let is_round = is_round(&self.family, &bytes);
            rounds += usize::from(is_round);
            self.sent.push(bytes);
            if !answer.is_empty() && (!is_round || rounds == 1) {
                self.driver.receive(&answer, self.now);
            }
        }
        panic!("the driver never stops sending");
    }

    /// What a reader of this family says. A new family needs its lines here.
    fn answer(&self, bytes: &[u8]) -> Vec<u8> {
        match self.family.as_str() {
            "bb" => self.answer_bb(bytes),
            "chafon" => self.answer_chafon(bytes),
            other => panic!("no partner for the family {other}"),
        }
    }

    fn answer_bb(&self, bytes: &[u8]) -> Vec<u8> {
        use readers::families::bb::frame::decode;
        use readers::families::bb::message::{Answer, Ask, TextKind};

        let frame = decode(bytes).unwrap();
        let spoken = if self.variant == "aa" { 0xAA } else { 0xBB };
        if frame.dialect.header() != spoken {
            return Vec::new();
        }
        let is_refusing = self.mood == Mood::Refusing;
        let answer = match Ask::parse(&frame).unwrap() {
            Ask::Text(TextKind::Hardware) if self.variant != "aa" => {
                return unhex("bb0103000b004d3130302056312e3030227e");
            }
            Ask::Text(kind) => Answer::Text { kind, text: "V2.3.5".into() },
            Ask::Stop => Answer::Accepted(0x28),
            Ask::MultiPoll(_) | Ask::SetPower(_) if is_refusing => Answer::Failed(0x17),
            Ask::MultiPoll(_) => Answer::Failed(0x15),
            Ask::SetPower(_) => Answer::Accepted(0xB6),
            other => panic!("never sent by our driver: {other:?}"),
        };
        answer.encode(frame.dialect)
    }

    fn answer_chafon(&self, bytes: &[u8]) -> Vec<u8> {
        use readers::families::chafon::frame::{decode, encode_reply};
        use readers::families::chafon::message::Ask;

        let is_plain = self.variant == "uhfreader18";
        let is_refusing = self.mood == Mood::Refusing;
        match Ask::parse(&decode(bytes).unwrap()) {
            Ask::Identify if is_plain => encode_reply(0, 0x21, 0, &unhex("02 0b 09 02 31 80 1a 0a")),
            Ask::Identify => {
                let kind = if self.variant == "e310" { "3d" } else { "20" };
                encode_reply(0, 0x21, 0, &unhex(&format!("02 0b {kind} 02 31 80 1a 0a 05 00 00 01")))
            }
            Ask::RoundPlain | Ask::Round(_) | Ask::SetPower(_) if is_refusing => {
                encode_reply(0, bytes[2], 0xFF, &[])
            }
            Ask::RoundPlain => encode_reply(0, 0x01, 0xFB, &[]),
            Ask::Round(_) => unhex("07 00 01 01 01 00 1e 4b"),
            Ask::SetPower(_) => encode_reply(0, 0x2F, 0, &[]),
            Ask::AbandonRound => Vec::new(),
            other => panic!("never sent by our driver: {other:?}"),
        }
    }
}

fn is_round(family: &str, bytes: &[u8]) -> bool {
    match family {
        "bb" => bytes.get(2) == Some(&0x27),
        "chafon" => bytes.get(2) == Some(&0x01),
        other => panic!("no partner for the family {other}"),
    }
}

/// The variants of each family that lay out their bytes in their own way.
pub const VARIANTS: &[(&str, &str)] =
    &[("bb", "bb"), ("bb", "aa"), ("chafon", "uhfreader18"), ("chafon", "uhfreader288"), ("chafon", "e310")];

#[test]
fn every_family_has_a_partner() {
    for family in readers::FAMILIES {
        assert!(VARIANTS.iter().any(|(known, _)| *known == family.key()), "{}", family.key());
    }
}
