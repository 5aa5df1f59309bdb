//! A driver on a line with a scripted partner: enough of a reader to bring the driver into any state.

use model::{Span, TagRead, Tick};
use readers::families;
use readers::{Driver, DriverEvent, Order, Ticket};

use crate::partner::{self, Partner};

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
    pub partner: &'static Partner,
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
        let partner = partner::of(family);
        let known = partner.variants.iter().find(|known| **known == variant);
        let variant = known.unwrap_or(&partner.variants[0]).to_string();
        Rig { driver, now, events, sent, mood, partner, variant }
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
                Mood::Helpful | Mood::Refusing => (self.partner.answer)(&self.variant, self.mood, &bytes),
            };
            let is_round = (self.partner.is_round)(&bytes);
            rounds += usize::from(is_round);
            self.sent.push(bytes);
            if !answer.is_empty() && (!is_round || rounds == 1) {
                self.driver.receive(&answer, self.now);
            }
        }
        panic!("the driver never stops sending");
    }
}
