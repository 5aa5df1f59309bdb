//! The conversation every family holds with its reader: open, identify, read, take orders, notice when it is gone.
//! A family says only what is its own ([`Dialect`]): how bytes become frames, what to send, what a frame means.
//!
//! ```text
//! Listen ─► Drain ─► Identify… ─► free ◄──────────────┐
//!             ▲          │         ├─► Asked (a step of an order) ┤   all waiting has a deadline;
//!             └──────────┘         ├─► Round (readers that are asked for each round) ┤   too many missed
//!            (no answer)           └─► Stream (readers that go on by themselves) ────┘   ones ─► Gone
//! ```

mod dialect;
mod turns;

use std::collections::VecDeque;

use model::{Span, Tick};

use crate::driver::{Driver, DriverEvent, Telemetry, Ticket};
use crate::order::{Order, RefusedWhy};
use crate::queue::Queues;
use crate::wire::{Collector, Piece};
pub(crate) use dialect::{Dialect, Opening, Step, Style, Taken, Told};

/// An idle reader is asked for a sign of life this often.
const IDLE_CHECK: Span = Span(5_000);
/// Before the next round after one that failed at once, so that a faulty antenna does not make us race.
const PAUSE: Span = Span(20);
/// Openings of a line before it is given up.
const OPENINGS: u8 = 3;
/// Rounds or signs of life in a row without an answer after which the connection is made afresh.
const MISSED_MAX: u8 = 3;

#[derive(Clone, Debug, PartialEq)]
enum Phase<A> {
    /// Waiting whether the reader talks already.
    Listen,
    /// Waiting for silence, then identifying for the so-manieth time.
    Drain { until: Tick, tries: u8 },
    /// Asked what it is.
    Identify { step: usize, ask: A, tries: u8, drains: u8 },
    /// Identified, nothing to do.
    Idle,
    /// A step of an order is in flight.
    Asked { ticket: Option<Ticket>, order: Order, at: usize, ask: A, tries: u8 },
    /// A sign of life was asked for.
    Alive { ask: A, tries: u8 },
    /// A round is in flight. The ticket is the start order that waits for its first answer.
    Round { ticket: Option<Ticket>, ask: A, tries: u8 },
    /// The next round begins when this is over.
    Pause,
    /// Tags come by themselves.
    Stream,
    /// It stopped answering.
    Gone,
}

/// A connection to a reader that speaks this dialect.
pub(crate) struct Talk<D: Dialect> {
    collector: Collector,
    rest: Rest<D>,
}

struct Rest<D: Dialect> {
    dialect: D,
    phase: Phase<D::Ask>,
    due: Option<Tick>,
    heard_at: Tick,
    is_identified: bool,
    /// Somebody wants it to read.
    is_wanted: bool,
    /// The steps of a start are done: it streams, or is ready for rounds.
    is_started: bool,
    /// The start order that waits for the first round.
    started: Option<Ticket>,
    /// What is to be done before the orders of others: stop, start again, set up again.
    inner: VecDeque<Order>,
    /// Settings that were made and are made again after the reader forgot them; one of each kind.
    settings: Vec<Order>,
    missed: u8,
    is_failing: bool,
    queues: Queues,
}

impl<D: Dialect> Talk<D> {
    /// A fresh connection.
    pub fn new(dialect: D, now: Tick) -> Talk<D> {
        Talk::with_room(dialect, crate::limits::COLLECTED_BYTES_MAX, now)
    }

    /// A fresh connection to a reader whose frames may have so many bytes.
    pub fn with_room(dialect: D, bytes_max: usize, now: Tick) -> Talk<D> {
        let due = Some(now + dialect.opening().listen);
        Talk {
            collector: Collector::with_room(bytes_max),
            rest: Rest {
                dialect,
                phase: Phase::Listen,
                due,
                heard_at: now,
                is_identified: false,
                is_wanted: false,
                is_started: false,
                started: None,
                inner: VecDeque::new(),
                settings: Vec::new(),
                missed: 0,
                is_failing: false,
                queues: Queues::default(),
            },
        }
    }

    /// Hands over every piece that is complete. The dialect is asked afresh for each, because what a frame says may
    /// change how the next one looks.
    fn pieces(&mut self, is_last: bool, now: Tick) {
        let Talk { collector, rest } = self;
        if collector.is_short() && !is_last {
            return;
        }
        let look = |rest: &Rest<D>, front: &[u8]| match is_last {
            true => rest.dialect.look_last(front),
            false => rest.dialect.look(front),
        };
        while let Some(piece) = collector.next(|front| look(rest, front), is_last) {
            match piece {
                Piece::Frame(frame) => rest.on_frame(collector.bytes(frame), now),
                Piece::Garbled(dropped) => rest.on_garbled(dropped),
            }
        }
        collector.wait_for(rest.dialect.least(collector.front()));
    }
}

impl<D: Dialect> Driver for Talk<D> {
    fn receive(&mut self, bytes: &[u8], now: Tick) {
        let mut left = bytes;
        while !left.is_empty() {
            self.rest.heard_at = now;
            let taken = self.collector.put(left);
            left = &left[taken..];
            self.pieces(false, now);
        }
    }

    fn order(&mut self, order: Order, now: Tick) -> Ticket {
        self.rest.order(order, now)
    }

    fn poll_transmit(&mut self) -> Option<Vec<u8>> {
        self.rest.queues.next_transmit()
    }

    fn poll_event(&mut self) -> Option<DriverEvent> {
        self.rest.queues.next_event()
    }

    fn poll_timeout(&self) -> Option<Tick> {
        let gap = self.collector.is_holding().then(|| self.rest.heard_at + self.rest.dialect.gap());
        gap.into_iter().chain(self.rest.due).min()
    }

    fn handle_timeout(&mut self, now: Tick) {
        if self.collector.is_holding() && now >= self.rest.heard_at + self.rest.dialect.gap() {
            self.pieces(true, now);
        }
        if self.rest.due.is_some_and(|due| now >= due) {
            self.rest.on_due(now);
        }
    }
}

impl<D: Dialect> Rest<D> {
    fn order(&mut self, order: Order, now: Tick) -> Ticket {
        let ticket = self.queues.new_ticket();
        if self.phase == Phase::Gone {
            self.queues.refused(Some(ticket), RefusedWhy::NoAnswer);
            return ticket;
        }
        if let (true, Err(why)) = (self.is_identified, self.dialect.check(&order)) {
            self.queues.refused(Some(ticket), why);
            return ticket;
        }
        self.queues.keep(ticket, order);
        if matches!(self.phase, Phase::Idle | Phase::Stream) {
            self.go_on(now);
        }
        ticket
    }

    fn on_garbled(&mut self, dropped: usize) {
        self.dialect.on_garbled(dropped);
        self.queues.tell(DriverEvent::Garbled { dropped }, dropped);
    }

    fn on_frame(&mut self, frame: &[u8], now: Tick) {
        let asked = match &self.phase {
            Phase::Identify { ask, .. }
            | Phase::Asked { ask, .. }
            | Phase::Alive { ask, .. }
            | Phase::Round { ask, .. } => Some(ask),
            Phase::Listen
            | Phase::Drain { .. }
            | Phase::Idle
            | Phase::Pause
            | Phase::Stream
            | Phase::Gone => None,
        };
        let is_stopping = matches!(&self.phase, Phase::Asked { order: Order::Stop, .. });
        let is_wanted = self.is_identified && (self.is_wanted || is_stopping);
        let mut told = Told { queues: &mut self.queues, is_wanted, bytes: frame.len(), reads: 0 };
        let taken = self.dialect.take(frame, asked, &mut told);
        let (bytes, reads) = (told.bytes, told.reads);
        match taken {
            Taken::Garbled => return self.on_garbled(frame.len()),
            Taken::Aside
            | Taken::More
            | Taken::Answered
            | Taken::Refused(_)
            | Taken::Failed(_)
            | Taken::Again(_)
            | Taken::Ended
            | Taken::Restarted => self.queues.tell(DriverEvent::Frame, bytes),
        }
        self.on_taken(taken, reads, now);
    }

    fn on_taken(&mut self, taken: Taken, reads: usize, now: Tick) {
        match (&self.phase, taken) {
            (Phase::Gone, _) => {}
            (Phase::Listen, _) => self.drain(1, now),
            (Phase::Drain { .. }, _) => {}
            (_, Taken::Restarted) if self.is_identified => self.restarted(now),
            (Phase::Stream, Taken::Ended) => {
                self.is_started = false;
                self.go_on(now);
            }
            (Phase::Stream, _) => self.streaming(now),
            (Phase::Idle, _) if reads > 0 && matches!(self.dialect.style(), Style::Stream { .. }) => {
                // A stream that survived the opening, or that somebody else began.
                self.inner.push_front(Order::Stop);
                self.go_on(now);
            }
            (Phase::Idle | Phase::Pause, _) => {}
            (_, Taken::More) => self.extend(now),
            (_, Taken::Answered) => self.on_answer(Ok(()), now),
            (Phase::Round { .. }, Taken::Failed(words)) => self.round_failed(words, now),
            (_, Taken::Failed(_)) => self.on_answer(Ok(()), now),
            (_, Taken::Again(why)) => self.ask_again(why, now),
            (_, Taken::Refused(why)) => self.on_answer(Err(why), now),
            (_, Taken::Aside | Taken::Ended | Taken::Restarted | Taken::Garbled) => {}
        }
    }

    fn on_answer(&mut self, answer: Result<(), RefusedWhy>, now: Tick) {
        // A reader that only says what it is, and does nothing, is not well.
        if !self.is_wanted || !matches!(self.phase, Phase::Alive { .. }) {
            self.missed = 0;
        }
        match self.phase.clone() {
            Phase::Identify { step, drains, .. } => {
                if answer.is_ok() || step > 0 {
                    self.identify(step + 1, drains, now);
                }
            }
            Phase::Asked { ticket, order, at, .. } => match answer {
                Ok(()) => self.step(ticket, order, at + 1, now),
                Err(why) => self.refused(ticket, &order, why, now),
            },
            Phase::Alive { .. } => self.go_on(now),
            Phase::Round { ticket, .. } => self.on_round(ticket, answer, now),
            Phase::Listen
            | Phase::Drain { .. }
            | Phase::Idle
            | Phase::Pause
            | Phase::Stream
            | Phase::Gone => {}
        }
    }

    fn on_round(&mut self, ticket: Option<Ticket>, answer: Result<(), RefusedWhy>, now: Tick) {
        match answer {
            Ok(()) => {
                self.queues.done(ticket);
                self.is_failing = false;
                self.go_on(now);
            }
            Err(why) if ticket.is_some() => {
                self.is_wanted = false;
                self.queues.refused(ticket, why);
                self.go_on(now);
            }
            Err(why) => self.round_failed(format!("a radio round failed: {why:?}"), now),
        }
    }

    /// The fault is told once, until a round goes well.
    fn round_failed(&mut self, words: String, now: Tick) {
        self.missed = 0;
        if let Phase::Round { ticket, .. } = &self.phase {
            self.queues.done(*ticket);
        }
        if !std::mem::replace(&mut self.is_failing, true) && !words.is_empty() {
            self.queues.tell(DriverEvent::Fault(words), 0);
        }
        self.enter(Phase::Pause, now + PAUSE);
    }

    /// After a pause, so that a line that damages everything is not hammered.
    fn ask_again(&mut self, why: RefusedWhy, now: Tick) {
        let (ask, tries) = match &self.phase {
            Phase::Identify { ask, tries, .. }
            | Phase::Asked { ask, tries, .. }
            | Phase::Alive { ask, tries }
            | Phase::Round { ask, tries, .. } => (ask, *tries),
            Phase::Listen
            | Phase::Drain { .. }
            | Phase::Idle
            | Phase::Pause
            | Phase::Stream
            | Phase::Gone => return,
        };
        if tries >= self.dialect.tries(ask) {
            return self.on_answer(Err(why), now);
        }
        // Its time is over soon; then it is sent once more.
        self.due = Some(now + PAUSE);
    }

    fn on_due(&mut self, now: Tick) {
        match self.phase.clone() {
            Phase::Listen if self.dialect.opening().is_stopped_always => self.drain(1, now),
            Phase::Listen => self.identify(0, 1, now),
            Phase::Drain { until, tries } => {
                let quiet_at = self.heard_at + self.dialect.opening().quiet;
                if now >= quiet_at || now >= until {
                    self.identify(0, tries, now);
                } else {
                    self.due = Some(quiet_at.min(until));
                }
            }
            Phase::Identify { step, ask, tries, drains } => {
                self.identify_again(step, ask, tries, drains, now)
            }
            Phase::Idle => self.ask_alive(now),
            Phase::Asked { ask, .. } if self.dialect.is_done_by_silence(&ask) => self.on_answer(Ok(()), now),
            Phase::Asked { ticket, order, at, ask, tries } => {
                if tries < self.dialect.tries(&ask) {
                    self.send(&ask);
                    let due = now + self.dialect.patience(&ask);
                    return self.enter(Phase::Asked { ticket, order, at, ask, tries: tries + 1 }, due);
                }
                if matches!(order, Order::Stop) {
                    // A stream that cannot be stopped: only opening afresh helps.
                    self.queues.refused(ticket, RefusedWhy::NoAnswer);
                    return self.gone();
                }
                self.missed += 1;
                self.queues.refused(ticket, RefusedWhy::NoAnswer);
                self.is_wanted &= order != Order::Start || ticket.is_none();
                self.ask_alive(now);
            }
            Phase::Alive { ask, tries } if tries < self.dialect.tries(&ask) => {
                self.send(&ask);
                let due = now + self.dialect.patience(&ask);
                self.enter(Phase::Alive { ask, tries: tries + 1 }, due);
            }
            Phase::Alive { .. } => self.gone(),
            Phase::Round { ask, .. } if self.dialect.is_done_by_silence(&ask) => self.on_answer(Ok(()), now),
            Phase::Round { ticket, ask, tries } => self.round_missed(ticket, ask, tries, now),
            Phase::Pause => self.go_on(now),
            Phase::Stream => self.renew(now),
            Phase::Gone => self.due = None,
        }
    }

    fn identify_again(&mut self, step: usize, ask: D::Ask, tries: u8, drains: u8, now: Tick) {
        if tries < self.dialect.tries(&ask) {
            self.send(&ask);
            let due = now + self.dialect.patience(&ask);
            return self.enter(Phase::Identify { step, ask, tries: tries + 1, drains }, due);
        }
        if step > 0 {
            // The reader lives: it only does not know this question.
            return self.identify(step + 1, drains, now);
        }
        if drains < OPENINGS {
            return self.drain(drains + 1, now);
        }
        self.gone();
    }

    fn round_missed(&mut self, ticket: Option<Ticket>, ask: D::Ask, tries: u8, now: Tick) {
        self.missed += 1;
        if self.missed >= MISSED_MAX {
            self.queues.refused(ticket, RefusedWhy::NoAnswer);
            return self.gone();
        }
        self.send(&ask);
        let due = now + self.dialect.patience(&ask);
        self.enter(Phase::Round { ticket, ask, tries: tries + 1 }, due);
    }

    fn enter(&mut self, phase: Phase<D::Ask>, due: Tick) {
        self.phase = phase;
        self.due = Some(due);
    }

    fn send(&mut self, ask: &D::Ask) {
        let bytes = self.dialect.encode(ask);
        if !bytes.is_empty() {
            self.queues.send(bytes);
        }
    }

    fn extend(&mut self, now: Tick) {
        let ask = match &self.phase {
            Phase::Identify { ask, .. }
            | Phase::Asked { ask, .. }
            | Phase::Alive { ask, .. }
            | Phase::Round { ask, .. } => ask,
            Phase::Listen
            | Phase::Drain { .. }
            | Phase::Idle
            | Phase::Pause
            | Phase::Stream
            | Phase::Gone => return,
        };
        self.due = Some(now + self.dialect.patience(ask));
    }

    fn drain(&mut self, tries: u8, now: Tick) {
        let opening = self.dialect.opening();
        for stop in opening.stops {
            self.queues.send(stop);
        }
        self.enter(Phase::Drain { until: now + opening.longest, tries }, now + opening.quiet);
    }

    fn identify(&mut self, step: usize, drains: u8, now: Tick) {
        match self.dialect.identify(step) {
            Step::Ask(ask) => {
                self.send(&ask);
                let due = now + self.dialect.patience(&ask);
                self.enter(Phase::Identify { step, ask, tries: 1, drains }, due);
            }
            Step::Done(_) => {
                let is_again = std::mem::replace(&mut self.is_identified, true);
                if is_again {
                    self.queues.tell(DriverEvent::Telemetry(Telemetry::Restarted), 0);
                } else {
                    let (model, firmware, capabilities) = self.dialect.identity();
                    self.queues.tell(DriverEvent::Identified { model, firmware, capabilities }, 0);
                }
                self.go_on(now);
            }
            Step::Refuse(_) => self.gone(),
        }
    }

    /// The reader forgot what it was told: it is identified and set up again, and reads again if it is wanted.
    fn restarted(&mut self, now: Tick) {
        if let Phase::Asked { ticket, .. } | Phase::Round { ticket, .. } = &self.phase {
            self.queues.refused(*ticket, RefusedWhy::NoAnswer);
        }
        self.is_started = false;
        self.inner = self.settings.iter().cloned().collect();
        self.drain(1, now);
    }

    fn ask_alive(&mut self, now: Tick) {
        match self.dialect.identify(0) {
            _ if self.missed >= MISSED_MAX => self.gone(),
            Step::Ask(ask) => {
                self.send(&ask);
                let due = now + self.dialect.patience(&ask);
                self.enter(Phase::Alive { ask, tries: 1 }, due);
            }
            Step::Done(_) | Step::Refuse(_) => self.enter(Phase::Idle, now + IDLE_CHECK),
        }
    }

    /// A stream that is silent is stopped and started again: the stop is answered by a reader that lives.
    fn renew(&mut self, now: Tick) {
        match self.dialect.style() {
            Style::Stream { .. } => {
                self.inner.push_front(Order::Stop);
                self.go_on(now);
            }
            Style::Pushed { .. } | Style::Kept { .. } => self.ask_alive(now),
            Style::Rounds | Style::Push => self.due = None,
        }
    }

    fn streaming(&mut self, now: Tick) {
        self.missed = 0;
        self.phase = Phase::Stream;
        self.due = match self.dialect.style() {
            Style::Stream { quiet } | Style::Kept { quiet } | Style::Pushed { quiet } => Some(now + quiet),
            Style::Rounds | Style::Push => None,
        };
    }

    fn gone(&mut self) {
        self.phase = Phase::Gone;
        self.due = None;
        self.is_started = false;
        let started = self.started.take();
        self.queues.refused(started, RefusedWhy::NoAnswer);
        self.queues.refuse_all();
        self.queues.tell(DriverEvent::Silent, 0);
    }
}

#[cfg(test)]
mod tests;
