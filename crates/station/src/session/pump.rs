//! Working a driver: bytes to it, its bytes out, its events on.

use model::{Ability, Capabilities, Heard, Now, ReaderState, TagRead, Tick, Trouble};
use readers::{Driver, DriverEvent, Order, RefusedWhy, Ticket};

use super::line::Line;
use super::{Ended, Found, Session};
use crate::clock::Deadline;
use crate::limits::FAREWELL;
use crate::queue::Pushed;

/// A driver at work on a line.
struct Work {
    line: Line,
    driver: Box<dyn Driver>,
    found: Found,
    is_identified: bool,
    start: Option<Ticket>,
    is_started: bool,
}

impl Session {
    /// Works with a reader until it is lost or something else is wanted.
    pub(super) fn work(&mut self, line: Line, found: Found) -> Ended {
        let driver = found.family.open(self.tools.clock.now().tick);
        let mut work = Work { line, driver, found, is_identified: false, start: None, is_started: false };
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
            DriverEvent::Frame => self.control.status(|status| status.health.frames += 1),
            DriverEvent::Garbled { .. } => self.control.status(|status| status.health.garbled += 1),
            DriverEvent::Identified { model, firmware, capabilities } => {
                self.identified(work, (model, firmware), capabilities, now.tick);
            }
            DriverEvent::Done(ticket) if work.start == Some(ticket) => self.set_started(work),
            DriverEvent::Done(_) | DriverEvent::Answer(..) | DriverEvent::Telemetry(_) => {}
            DriverEvent::Refused(ticket, why) if work.start == Some(ticket) => {
                return Err(Ended::Lost(trouble_of_refusal(&why)));
            }
            DriverEvent::Refused(_, why) => {
                tracing::warn!(reader = %self.config.id, ?why, "a reader refused an order");
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
        if let Some(power) = self.config.power.filter(|_| capabilities.can(Ability::Power)) {
            work.driver.order(Order::SetPower(power), now);
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
        let heard = Heard { reader: self.config.id, read, at: now.at, received: now.at };
        let pushed = self.tools.queue.push_heard(heard);
        self.control.status(|status| {
            status.health.reads += count;
            status.health.merged += u64::from(pushed == Pushed::Merged);
        });
    }

    /// Heeds what can be heeded without letting go of the line. `false` = something that cannot.
    fn heed_at_work(&mut self, work: &mut Work) -> bool {
        let old = self.config.clone();
        if !self.heed() {
            return false;
        }
        let new = &self.config;
        if new.power != old.power
            && work.is_identified
            && let Some(power) = new.power
        {
            work.driver.order(Order::SetPower(power), self.tools.clock.now().tick);
        }
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
