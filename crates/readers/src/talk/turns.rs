//! What comes next when the reader is free: own errands, the orders of others, reading.

use model::Tick;

use super::dialect::{Dialect, Step, Style};
use super::{IDLE_CHECK, Phase, Rest};
use crate::driver::Ticket;
use crate::limits::STEPS_MAX;
use crate::order::{Order, RefusedWhy};

impl<D: Dialect> Rest<D> {
    /// The reader is free: what comes next? Own errands first, then the orders of others, then reading.
    pub(super) fn go_on(&mut self, now: Tick) {
        if let Some(order) = self.inner.pop_front() {
            return self.step(None, order, 0, now);
        }
        while let Some((ticket, order)) = self.queues.front_order() {
            let is_streaming =
                self.is_started && matches!(self.dialect.style(), Style::Stream { .. } | Style::Kept { .. });
            match (&order, self.is_started) {
                (Order::Start, true) => {
                    self.is_wanted = true;
                    self.queues.done(Some(ticket));
                }
                (Order::Stop, false) => {
                    self.is_wanted = false;
                    self.queues.done(Some(ticket));
                }
                // The order stays in front until the reader is silent.
                _ if is_streaming && order != Order::Stop => return self.step(None, Order::Stop, 0, now),
                _ => {
                    self.is_wanted = (self.is_wanted || order == Order::Start) && order != Order::Stop;
                    self.queues.drop_front_order();
                    return self.step(Some(ticket), order, 0, now);
                }
            }
            self.queues.drop_front_order();
        }
        match (self.is_wanted, self.is_started) {
            (false, _) => self.enter(Phase::Idle, now + IDLE_CHECK),
            (true, false) => self.step(None, Order::Start, 0, now),
            (true, true) => self.read_on(now),
        }
    }

    fn read_on(&mut self, now: Tick) {
        let round = match self.dialect.style() {
            Style::Rounds | Style::Pushed { .. } => self.dialect.round(),
            Style::Stream { .. } | Style::Kept { .. } | Style::Push => None,
        };
        let Some(ask) = round else { return self.streaming(now) };
        self.send(&ask);
        let due = now + self.dialect.patience(&ask);
        let ticket = self.started.take();
        self.enter(Phase::Round { ticket, ask, tries: 1 }, due);
    }

    pub(super) fn step(&mut self, ticket: Option<Ticket>, order: Order, at: usize, now: Tick) {
        if at > STEPS_MAX {
            return self.refused(ticket, &order, RefusedWhy::OutOfRange, now);
        }
        match self.dialect.step(&order, at) {
            Step::Ask(ask) => {
                self.send(&ask);
                let due = now + self.dialect.patience(&ask);
                self.enter(Phase::Asked { ticket, order, at, ask, tries: 1 }, due);
            }
            Step::Done(answer) => {
                if let Some(answer) = answer {
                    self.queues.answer(ticket, answer);
                }
                self.finished(ticket, order, now);
            }
            Step::Refuse(why) => self.refused(ticket, &order, why, now),
        }
    }

    fn finished(&mut self, ticket: Option<Ticket>, order: Order, now: Tick) {
        match order {
            Order::Start => {
                self.is_started = true;
                if self.dialect.style() == Style::Rounds {
                    // Done when the first round is answered: only then it is known to read.
                    self.started = ticket;
                    return self.go_on(now);
                }
            }
            Order::Stop => self.is_started = false,
            Order::SetPower(_)
            | Order::SetRegion(_)
            | Order::SetAntennas(_)
            | Order::SetGen2(_)
            | Order::Select(_) => remember(&mut self.settings, order),
            Order::Read(_)
            | Order::Write(_)
            | Order::WriteEpc(_)
            | Order::Lock(_)
            | Order::Kill(_)
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas
            | Order::AskFirmware => {}
        }
        self.queues.done(ticket);
        self.go_on(now);
    }

    pub(super) fn refused(&mut self, ticket: Option<Ticket>, order: &Order, why: RefusedWhy, now: Tick) {
        match (order, ticket) {
            // Reading was begun again on our own account and is refused: only opening afresh helps.
            (Order::Start, None) => return self.gone(),
            (Order::Start, Some(_)) => self.is_wanted = false,
            (Order::Stop, _) => self.is_started = false,
            (_, _) => {}
        }
        self.queues.refused(ticket, why);
        self.go_on(now);
    }
}

/// Keeps a setting for the day the reader forgets it: the last one of each kind.
fn remember(settings: &mut Vec<Order>, order: Order) {
    let kind = std::mem::discriminant(&order);
    settings.retain(|kept| std::mem::discriminant(kept) != kind);
    settings.push(order);
}
