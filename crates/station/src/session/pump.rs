//! Working a driver: bytes to it, its bytes out, its events on.

use std::collections::BTreeMap;

use model::{Capabilities, Heard, Now, ReadPoint, ReaderState, TagRead, Tick, Trouble};
use readers::{Answer, Driver, DriverEvent, Order, RefusedWhy, Telemetry, Ticket};

use super::line::Line;
use super::{Ended, Found, Session, setup};
use crate::clock::Deadline;
use crate::handle::{OrderOutcome, Reply, answer};
use crate::limits::{FAREWELL, VITALS_EVERY};
use crate::queue::Pushed;

/// A driver at work on a line.
struct Work {
    line: Line,
    driver: Box<dyn Driver>,
    found: Found,
    is_identified: bool,
    start: Option<Ticket>,
    is_started: bool,
    capabilities: Capabilities,
    /// Orders somebody waits for.
    asked: BTreeMap<Ticket, (Reply<OrderOutcome>, Option<Answer>)>,
    /// Bytes since the last whole frame were none.
    was_garbled: bool,
}

impl Work {
    /// An order is over: tells who waits for it.
    fn settle(&mut self, ticket: Ticket, refused: Option<RefusedWhy>) {
        if let Some((reply, told)) = self.asked.remove(&ticket) {
            answer(&reply, OrderOutcome { answer: told, refused });
        }
    }
}

impl Session {
    /// Works with a reader until it is lost or something else is wanted.
    pub(super) fn work(&mut self, line: Line, found: Found) -> Ended {
        let driver = found.family.open(self.tools.clock.now().tick);
        let mut work = Work {
            line,
            driver,
            found,
            is_identified: false,
            start: None,
            is_started: false,
            capabilities: found.family.capabilities(),
            asked: BTreeMap::new(),
            was_garbled: false,
        };
        loop {
            if let Err(ended) = self.turn(&mut work) {
                return ended;
            }
            if self.control.has_news() && !self.heed_at_work(&mut work) {
                self.say_goodbye(&mut work);
                return Ended::News;
            }
        }
    }

    /// One turn: read, driver, write, events. The clock is asked once for all of it.
    fn turn(&mut self, work: &mut Work) -> Result<(), Ended> {
        let count = self.read(&mut work.line)?;
        let now = self.tools.clock.now();
        if count > 0 {
            work.driver.receive(work.line.bytes(count), now.tick);
        }
        self.look_at_vitals(now.tick);
        self.pump(work, now)?;
        if work.driver.poll_timeout().is_some_and(|due| due <= now.tick) {
            work.driver.handle_timeout(now.tick);
            self.pump(work, now)?;
        }
        Ok(())
    }

    fn pump(&mut self, work: &mut Work, now: Now) -> Result<(), Ended> {
        loop {
            while let Some(bytes) = work.driver.poll_transmit() {
                self.write(&mut work.line, &bytes)?;
            }
            let Some(event) = work.driver.poll_event() else { return Ok(()) };
            self.take_event(work, event, now)?;
        }
    }

    fn take_event(&mut self, work: &mut Work, event: DriverEvent, now: Now) -> Result<(), Ended> {
        match event {
            DriverEvent::Read(read) => {
                if !work.is_started {
                    self.set_started(work);
                }
                self.hear(read, now);
            }
            DriverEvent::Frame => {
                self.vitals.frame(true, now.tick);
                let is_resync = std::mem::take(&mut work.was_garbled);
                self.control.status(|status| {
                    status.health.frames += 1;
                    status.health.resyncs += u64::from(is_resync);
                });
            }
            DriverEvent::Garbled { .. } => {
                self.vitals.frame(false, now.tick);
                work.was_garbled = true;
                self.control.status(|status| status.health.garbled += 1);
            }
            DriverEvent::Telemetry(telemetry) => self.take_telemetry(telemetry, now),
            DriverEvent::Answer(ticket, told) => {
                if let Some((_, kept)) = work.asked.get_mut(&ticket) {
                    *kept = Some(told);
                }
            }
            DriverEvent::Identified { model, firmware, capabilities } => {
                self.identified(work, (model, firmware), capabilities, now.tick);
            }
            DriverEvent::Done(ticket) if work.start == Some(ticket) => self.set_started(work),
            DriverEvent::Done(ticket) => work.settle(ticket, None),
            DriverEvent::Refused(ticket, why) if work.start == Some(ticket) => {
                return Err(Ended::Lost(trouble_of_refusal(&why)));
            }
            DriverEvent::Refused(ticket, why) => {
                tracing::warn!(reader = %self.config.id, ?why, "a reader refused an order");
                work.settle(ticket, Some(why));
            }
            DriverEvent::Fault(words) => {
                tracing::warn!(reader = %self.config.id, %words, "a reader reports a fault");
                self.control.status(|status| status.fault = Some(words));
            }
            DriverEvent::TurnedAway => return Err(Ended::Lost(Trouble::TurnedAway)),
            DriverEvent::Silent if work.is_identified => return Err(Ended::Lost(Trouble::StoppedAnswering)),
            DriverEvent::Silent => return Err(Ended::Lost(Trouble::NoAnswer)),
        }
        Ok(())
    }

    fn identified(
        &mut self,
        work: &mut Work,
        words: (String, String),
        capabilities: Capabilities,
        now: Tick,
    ) {
        let is_back = matches!(self.state, ReaderState::Lost { .. });
        let found = work.found;
        self.found = Some(found);
        self.backoff.reset();
        self.control.status(|status| {
            (status.model, status.firmware) = words;
            status.capabilities = Some(capabilities);
            status.family = Some(found.family.key());
            status.baud = work.line.has_rates().then_some(found.baud);
            status.fault = None;
            status.health.reconnects += u64::from(is_back);
        });
        if work.is_identified {
            return;
        }
        work.is_identified = true;
        self.set_state(ReaderState::Ready);
        work.capabilities = capabilities;
        for order in setup::orders(&self.config, &capabilities) {
            work.driver.order(order, now);
        }
        work.start = Some(work.driver.order(Order::Start, now));
    }

    fn set_started(&mut self, work: &mut Work) {
        if work.is_identified && !work.is_started {
            work.is_started = true;
            self.set_state(ReaderState::Reading);
        }
    }

    fn hear(&mut self, read: TagRead, now: Now) {
        self.backoff.reset();
        let count = u64::from(read.count);
        self.vitals.hear(&read, now.tick);
        let heard = Heard { reader: self.config.id, read, at: now.at, received: now.at };
        let pushed = self.tools.queue.push_heard(heard);
        self.control.status(|status| {
            status.health.reads += count;
            status.health.merged += u64::from(pushed == Pushed::Merged);
        });
    }

    /// Once a second is often enough for a card.
    fn look_at_vitals(&mut self, now: Tick) {
        if now >= self.vitals_at {
            self.vitals_at = now + VITALS_EVERY;
            self.vitals.look(self.state.is_listening(), now);
            let picture = self.vitals.picture(now, self.tools.queue.reads_waiting());
            self.control.status(|status| status.vitals = picture);
        }
    }

    fn take_telemetry(&mut self, telemetry: Telemetry, now: Now) {
        self.vitals.telemetry(telemetry, now.tick);
        if let Telemetry::Dwell { antenna, dwells } = telemetry {
            let point = ReadPoint { reader: self.config.id, antenna };
            self.tools.queue.push_dwells(point, u32::from(dwells), now.at);
        }
        self.control.status(|status| match telemetry {
            Telemetry::Dwell { dwells, .. } => status.health.dwells += u64::from(dwells),
            Telemetry::Overflow => status.health.overflows += 1,
            Telemetry::Restarted => status.health.restarts += 1,
            Telemetry::Temperature(_)
            | Telemetry::ReturnLoss { .. }
            | Telemetry::Antenna { .. }
            | Telemetry::Input { .. }
            | Telemetry::CheckWasOff => {}
        });
        if matches!(telemetry, Telemetry::Restarted | Telemetry::Overflow | Telemetry::CheckWasOff) {
            tracing::warn!(reader = %self.config.id, ?telemetry, "a reader tells about itself");
        }
    }

    /// Heeds what can be heeded without letting go of the line. `false` = something that cannot.
    fn heed_at_work(&mut self, work: &mut Work) -> bool {
        let old = self.config.clone();
        if !self.heed() {
            return false;
        }
        let now = self.tools.clock.now().tick;
        if work.is_identified {
            for order in setup::changes(&old, &self.config, &work.capabilities) {
                work.driver.order(order, now);
            }
        }
        for (order, reply) in self.orders.drain(..) {
            let ticket = work.driver.order(order, now);
            work.asked.insert(ticket, (reply, None));
        }
        let new = &self.config;
        new.is_on && new.link == old.link && new.family == old.family
    }

    /// Tells the reader to stop before the port is closed: a reader that goes on talking greets the next one who opens.
    fn say_goodbye(&mut self, work: &mut Work) {
        work.driver.order(Order::Stop, self.tools.clock.now().tick);
        let deadline = Deadline::after(FAREWELL);
        let mut is_done = false;
        while !is_done && !deadline.has_passed() {
            while let Some(bytes) = work.driver.poll_transmit() {
                if self.write(&mut work.line, &bytes).is_err() {
                    return;
                }
            }
            let Ok(count) = self.read(&mut work.line) else { return };
            let now = self.tools.clock.now();
            work.driver.receive(work.line.bytes(count), now.tick);
            work.driver.handle_timeout(now.tick);
            while let Some(event) = work.driver.poll_event() {
                is_done |= matches!(event, DriverEvent::Done(ticket) if Some(ticket) != work.start);
                if let DriverEvent::Read(read) = event {
                    self.hear(read, now);
                }
            }
        }
    }
}

fn trouble_of_refusal(why: &RefusedWhy) -> Trouble {
    match why {
        RefusedWhy::NoAnswer => Trouble::StoppedAnswering,
        RefusedWhy::NotSupported => Trouble::Fault("reading is not supported".to_owned()),
        RefusedWhy::Status(status) => Trouble::Fault(format!("reading refused, status {status:02X}")),
        RefusedWhy::TooMany => Trouble::Fault("too many orders".to_owned()),
        RefusedWhy::OutOfRange
        | RefusedWhy::NoTag
        | RefusedWhy::SeveralTags
        | RefusedWhy::WrongPassword
        | RefusedWhy::Locked
        | RefusedWhy::ReadBackDiffers => Trouble::Fault(format!("reading refused: {why:?}")),
    }
}
