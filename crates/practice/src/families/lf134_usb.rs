//! A practice desk reader of the `lf134-usb` family: says what lies on it when it is asked.

use readers::families::lf134_usb::frame::{Frame, look};
use readers::families::lf134_usb::message::{code, failed, found};
use readers::wire::{Collector, Cut};

use super::outbox::Outbox;
use super::pushing::{animal, turn};
use super::{Air, Mischief, ReaderSide, Tally};

/// From a question to the answer: a transponder takes 30 ms to say its number.
const ANSWER_MS: u64 = 45;
/// From another order to its refusal.
const REFUSAL_MS: u64 = 5;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 100;
/// The status of everything that did not work.
const FAILED: u8 = 0x01;
/// How often a transponder is read before the next one is laid down.
const TIMES: u32 = 3;

/// The reader.
pub struct Lf134Reader {
    air: Air,
    collector: Collector,
    outbox: Outbox,
    heard_ms: u64,
    asked: u32,
    has_fault: bool,
    tally: Tally,
}

impl Lf134Reader {
    /// A reader that has just got its power.
    pub fn new(air: Air, seed: u64) -> Lf134Reader {
        Lf134Reader {
            air,
            collector: Collector::new(),
            outbox: Outbox::new(seed),
            heard_ms: 0,
            asked: 0,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn obey(&mut self, order: u8, now_ms: u64) {
        self.tally.orders += 1;
        if order != code::READ {
            return self.outbox.put(now_ms + REFUSAL_MS, failed(FAILED));
        }
        let mut heard = if self.has_fault { Vec::new() } else { self.air.hear(1, 0.0, now_ms) };
        heard.sort_by_key(|echo| echo.epc);
        let answer = match turn(&heard, self.asked / TIMES) {
            Some(echo) => {
                self.tally.reads += 1;
                found(animal(echo))
            }
            None => failed(FAILED),
        };
        self.asked += 1;
        self.outbox.put(now_ms + ANSWER_MS, answer);
    }
}

impl ReaderSide for Lf134Reader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut orders, mut garbled) = (Vec::new(), 0);
        let mut each = |cut: Cut<'_>| match cut {
            Cut::Frame(bytes) => orders.extend(Frame::decode(bytes).map(|frame| frame.code)),
            Cut::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.collector.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.collector.give_up(look, &mut each);
        }
        self.collector.feed(bytes, look, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for order in orders {
            self.obey(order, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        self.outbox.take(now_ms)
    }

    fn host_gone(&mut self) {
        self.outbox.keep(0);
    }

    fn play(&mut self, mischief: Mischief) {
        self.outbox.play(mischief);
        match mischief {
            Mischief::Fault(has) => self.has_fault = has,
            Mischief::Recover => self.has_fault = false,
            Mischief::StopHalfWay
            | Mischief::Noise(_)
            | Mischief::GoSilent
            | Mischief::DamageEvery(_)
            | Mischief::KeepStreaming(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
