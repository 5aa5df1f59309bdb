//! Readers that talk by themselves and take no orders: each says only how its frames look and what they name.

use std::convert::Infallible;

use codes::Epc;
use model::{Abilities, AntennaPort, Capabilities, Signal, Span, TagRead, Tick};

use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::order::{Order, RefusedWhy};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Talk, Told};
use crate::wire::{Collector, Look};

/// Nothing is sent and nothing is waited for: the first number counts. Not zero, because a driver first rests.
const LISTEN: Span = Span(1);
/// Silence after which a begun frame is given up: at 9,600 baud a byte takes one millisecond, a USB adapter holds
/// bytes back for up to 16 ms, a busy host a little longer.
const GAP: Span = Span(50);

/// A kind of reader that talks by itself.
#[derive(Clone, Copy)]
pub(crate) struct Push {
    /// What people call it.
    pub model: &'static str,
    /// The front of the collected bytes; `true` when the line has fallen silent (see [`Dialect::look_last`]).
    pub look: fn(&[u8], bool) -> Look,
    /// The tag a whole frame names.
    pub tag: fn(&[u8]) -> Option<Epc>,
}

/// What such a reader can do: hear, with one antenna.
pub(crate) const CAPABILITIES: Capabilities = Capabilities {
    antennas: 1,
    reports_signal: false,
    signal_is_dbm: false,
    power: None,
    abilities: Abilities::of(&[]),
};

/// A read of which nothing but the number is known.
pub(crate) fn plain_read(epc: Epc) -> TagRead {
    TagRead {
        epc,
        pc: None,
        tid: None,
        antenna: AntennaPort(1),
        signal: Signal::Silent,
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    }
}

impl Push {
    /// A driver for a fresh connection.
    pub fn open(self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(self, now))
    }

    /// Every frame of a recording, told by `each` from its offset and bytes; what lies between is garbled.
    pub fn explain(self, bytes: &[u8], each: impl Fn(usize, &[u8]) -> Explained) -> Vec<Explained> {
        walk(bytes, self.look, each)
    }

    /// Whether there is a whole frame with a tag in these bytes.
    pub fn is_heard(self, bytes: &[u8]) -> bool {
        let is_tag = |said: &Explained| said.kind == Kind::Read;
        let each = |offset: usize, frame: &[u8]| match (self.tag)(frame) {
            Some(epc) => Explained::new(Kind::Read, "", offset, frame.len()).read(plain_read(epc)),
            None => Explained::new(Kind::Notice, "", offset, frame.len()),
        };
        walk(bytes, self.look, each).iter().any(is_tag)
    }
}

/// Cuts a whole recording into frames and garbled stretches; nothing more is waited for at its end.
pub(crate) fn walk(
    bytes: &[u8],
    look: impl Fn(&[u8], bool) -> Look,
    each: impl Fn(usize, &[u8]) -> Explained,
) -> Vec<Explained> {
    let mut collector = Collector::new();
    let mut all: Vec<Explained> = Vec::new();
    let mut offset = 0;
    let mut cut = |cut: crate::wire::Cut<'_>| match cut {
        crate::wire::Cut::Frame(frame) => {
            all.push(each(offset, frame));
            offset += frame.len();
        }
        crate::wire::Cut::Garbled(length) => {
            all.push(Explained::garbled(offset, length, "no whole frame with a true check"));
            offset += length;
        }
    };
    collector.feed(bytes, |front| look(front, false), &mut cut);
    collector.give_up(|front| look(front, true), &mut cut);
    all
}

impl Dialect for Push {
    type Ask = Infallible;

    fn gap(&self) -> Span {
        GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        (self.look)(bytes, false)
    }

    fn look_last(&self, bytes: &[u8]) -> Look {
        (self.look)(bytes, true)
    }

    fn opening(&self) -> Opening {
        opening()
    }

    fn identify(&mut self, _step: usize) -> Step<Infallible> {
        Step::Done(None)
    }

    fn identity(&self) -> (String, String, Capabilities) {
        (self.model.to_owned(), String::new(), CAPABILITIES)
    }

    fn style(&self) -> Style {
        Style::Push
    }

    fn step(&mut self, order: &Order, _at: usize) -> Step<Infallible> {
        step(order)
    }

    fn encode(&self, ask: &Infallible) -> Vec<u8> {
        match *ask {}
    }

    fn patience(&self, ask: &Infallible) -> Span {
        match *ask {}
    }

    fn take(&mut self, frame: &[u8], _asked: Option<&Infallible>, told: &mut Told<'_>) -> Taken {
        if let Some(epc) = (self.tag)(frame) {
            told.read(plain_read(epc));
        }
        Taken::Aside
    }
}

/// How a reader that talks by itself is begun with: its ears are open at once.
pub(crate) fn opening() -> Opening {
    Opening { listen: LISTEN, stops: Vec::new(), is_stopped_always: false, quiet: Span(0), longest: Span(0) }
}

/// Starting and stopping only opens and closes our ears; everything else cannot be done.
pub(crate) fn step(order: &Order) -> Step<Infallible> {
    match order {
        Order::Start | Order::Stop => Step::Done(None),
        Order::SetPower(_)
        | Order::SetRegion(_)
        | Order::SetAntennas(_)
        | Order::SetGen2(_)
        | Order::Select(_)
        | Order::Read(_)
        | Order::Write(_)
        | Order::WriteEpc(_)
        | Order::Lock(_)
        | Order::Kill(_)
        | Order::ReadPins
        | Order::SetPin { .. }
        | Order::Beep
        | Order::AskTemperature
        | Order::CheckAntennas
        | Order::AskFirmware => Step::Refuse(RefusedWhy::NotSupported),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::DriverEvent;
    use crate::families::rdm6300::{PUSH, frame::encode};

    fn events(driver: &mut dyn Driver) -> Vec<DriverEvent> {
        std::iter::from_fn(|| driver.poll_event()).collect()
    }

    #[test]
    fn the_first_number_after_the_start_is_heard_and_nothing_is_ever_sent() {
        let mut driver = PUSH.open(Tick(0));
        let start = driver.order(Order::Start, Tick(0));
        driver.handle_timeout(Tick(1));
        assert!(events(driver.as_mut()).contains(&DriverEvent::Done(start)));
        driver.receive(&encode([0x1F, 0x00, 0x64, 0x4B, 0xB6]), Tick(2));
        let heard = events(driver.as_mut());
        assert!(heard.contains(&DriverEvent::Read(plain_read("1F00644BB6".parse().unwrap()))));
        driver.handle_timeout(Tick(3_600_000));
        assert_eq!((driver.poll_transmit(), events(driver.as_mut())), (None, vec![]));
    }

    #[test]
    fn a_stopped_one_is_not_listened_to_and_other_orders_are_refused() {
        let mut driver = PUSH.open(Tick(0));
        driver.handle_timeout(Tick(1));
        driver.receive(&encode([1, 2, 3, 4, 5]), Tick(2));
        let beep = driver.order(Order::Beep, Tick(3));
        let heard = events(driver.as_mut());
        assert!(heard.contains(&DriverEvent::Refused(beep, RefusedWhy::NotSupported)));
        assert!(!heard.iter().any(|event| matches!(event, DriverEvent::Read(_))));
    }
}
