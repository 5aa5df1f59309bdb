//! The bb state machine: open, read in runs of rounds, renew, stop, set the power.
//!
//! Opening: listen, stop a run that a previous host left behind, drain, ask for the texts. Reading: one multi poll of
//! 65,535 rounds; the module answers each round with tags or with "empty round", so silence means that the run ended
//! or the module is gone. A stop order tells the two apart, because it is always answered.

#![allow(clippy::wildcard_enum_match_arm, reason = "what it does not name it cannot do")]

use model::{AntennaPort, Rssi, Signal, Span, TagRead, Tick, TxPower};

use crate::driver::{Driver, DriverEvent, Ticket};
use crate::families::bb::Bb;
use crate::families::bb::frame::{Dialect, Frame, Framer, Piece};
use crate::families::bb::message::{Answer, Ask, ROUNDS_MAX, TagNotice, TextKind, code, error};
use crate::family::Family;
use crate::limits::BB_GAP;
use crate::order::{Order, RefusedWhy};
use crate::queue::Queues;

/// Long enough to hear a module that is already reading: a round takes some tens of milliseconds.
const LISTEN: Span = Span(300);
/// The line counts as drained after so much silence.
const DRAIN_QUIET: Span = Span(120);
/// A stream that does not stop is not waited for longer than this.
const DRAIN_MAX: Span = Span(2_000);
/// Between the two askings that a sleeping module needs.
const WAKE: Span = Span(60);
/// Answers come within some milliseconds; this allows for a busy line.
const ANSWER: Span = Span(500);
/// A run that says nothing for so long has ended, or the module is gone.
const RUN_QUIET: Span = Span(1_500);
/// An idle module is asked for a sign of life this often.
const IDLE_CHECK: Span = Span(5_000);
/// Askings for the hardware text, alternating between the dialects until one answers.
const IDENTIFY_TRIES: u8 = 6;
/// Askings of anything else.
const TRIES: u8 = 3;
/// More than any module sends; a wish beyond it is a mistake.
const POWER_MAX: TxPower = TxPower(330);

/// A connection to a bb module.
#[derive(Debug)]
pub struct BbDriver {
    framer: Framer,
    talk: Talk,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    /// Waiting whether the module talks already.
    Listen,
    /// A stop was sent; waiting for silence.
    Drain { until: Tick },
    /// Asked for the hardware text.
    Identify { tries: u8, is_repeated: bool },
    /// Asked for the firmware text.
    Firmware { model: String, tries: u8 },
    /// Identified, not reading.
    Idle,
    /// An order is in flight.
    Asked { ask: Ask, ticket: Option<Ticket>, tries: u8 },
    /// A run was asked for and has not said anything.
    Starting { ticket: Option<Ticket> },
    /// A run is going on.
    Reading,
    /// A stop is in flight; `then` says what for.
    Stopping { then: Then, tries: u8 },
    /// It stopped answering.
    Gone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Then {
    /// Somebody ordered it, or an order needs the module idle.
    Idle(Option<Ticket>),
    /// To see whether a quiet module lives; it goes on reading if so.
    Renew(Option<Ticket>),
}

#[derive(Debug)]
struct Talk {
    /// What the module speaks; a guess until it is identified.
    dialect: Dialect,
    is_identified: bool,
    phase: Phase,
    due: Option<Tick>,
    heard_at: Tick,
    /// Somebody wants it to read.
    is_wanted: bool,
    /// A run may be going on: its tags are ours.
    is_running: bool,
    queues: Queues,
}

impl BbDriver {
    /// A fresh connection.
    pub fn new(now: Tick) -> BbDriver {
        BbDriver {
            framer: Framer::new(),
            talk: Talk {
                dialect: Dialect::default(),
                is_identified: false,
                phase: Phase::Listen,
                due: Some(now + LISTEN),
                heard_at: now,
                is_wanted: false,
                is_running: false,
                queues: Queues::default(),
            },
        }
    }
}

impl Driver for BbDriver {
    fn receive(&mut self, bytes: &[u8], now: Tick) {
        if bytes.is_empty() {
            return;
        }
        self.talk.heard_at = now;
        let BbDriver { framer, talk } = self;
        framer.push(bytes, |piece| talk.on_piece(piece, now));
    }

    fn order(&mut self, order: Order, now: Tick) -> Ticket {
        self.talk.order(order, now)
    }

    fn poll_transmit(&mut self) -> Option<Vec<u8>> {
        self.talk.queues.next_transmit()
    }

    fn poll_event(&mut self) -> Option<DriverEvent> {
        self.talk.queues.next_event()
    }

    fn poll_timeout(&self) -> Option<Tick> {
        let gap = self.framer.is_holding().then_some(self.talk.heard_at + BB_GAP);
        gap.into_iter().chain(self.talk.due).min()
    }

    fn handle_timeout(&mut self, now: Tick) {
        let BbDriver { framer, talk } = self;
        if framer.is_holding() && now >= talk.heard_at + BB_GAP {
            framer.give_up(|piece| talk.on_piece(piece, now));
        }
        if talk.due.is_some_and(|due| now >= due) {
            talk.on_due(now);
        }
    }
}

impl Talk {
    fn order(&mut self, order: Order, now: Tick) -> Ticket {
        let ticket = self.queues.new_ticket();
        let is_possible = match &order {
            Order::Start | Order::Stop => true,
            Order::SetPower(power) => (TxPower(0)..=POWER_MAX).contains(power),
            _ => false,
        };
        if self.phase == Phase::Gone {
            self.queues.refused(Some(ticket), RefusedWhy::NoAnswer);
        } else if is_possible {
            self.queues.keep(ticket, order);
            self.take_orders(now);
        } else {
            self.queues.refused(Some(ticket), RefusedWhy::NotSupported);
        }
        ticket
    }

    fn on_piece(&mut self, piece: Piece<'_>, now: Tick) {
        match piece {
            Piece::Garbled(dropped) => self.queues.tell(DriverEvent::Garbled { dropped }, dropped),
            Piece::Frame(frame) => {
                self.queues.tell(DriverEvent::Frame, frame.wire_length());
                self.on_frame(&frame, now);
            }
        }
    }

    fn on_frame(&mut self, frame: &Frame<'_>, now: Tick) {
        let Some(answer) = Answer::parse(frame) else {
            return;
        };
        if !self.is_identified {
            self.dialect = frame.dialect;
        }
        if let Answer::Tag(notice) = &answer
            && self.is_running
        {
            self.queues.tell(DriverEvent::Read(tag_read(notice)), frame.wire_length());
        }
        match self.phase.clone() {
            Phase::Listen => self.drain(now),
            Phase::Drain { .. } | Phase::Gone => {}
            Phase::Identify { .. } => {
                if let Answer::Text { kind: TextKind::Hardware, text } = answer {
                    self.ask_firmware(text, 1, now);
                }
            }
            Phase::Firmware { model, .. } => {
                if answer.refusal().is_some() {
                    self.identified(model, String::new(), now);
                } else if let Answer::Text { kind: TextKind::Software, text } = answer {
                    self.identified(model, text, now);
                }
            }
            Phase::Idle => {
                // A run that survived the stop at opening, or was started by somebody else.
                if matches!(answer, Answer::Tag(_) | Answer::Failed(error::EMPTY_ROUND)) {
                    self.stop(Then::Idle(None), 1, now);
                }
            }
            Phase::Asked { ask, ticket, .. } => self.on_answer_to(&ask, ticket, &answer, now),
            Phase::Starting { ticket } => self.on_first_word(ticket, &answer, now),
            Phase::Reading => self.due = Some(now + RUN_QUIET),
            Phase::Stopping { then, .. } => {
                if answer == Answer::Accepted(code::STOP) || answer.refusal().is_some() {
                    self.stopped(then, now);
                }
            }
        }
    }

    fn on_answer_to(&mut self, ask: &Ask, ticket: Option<Ticket>, answer: &Answer, now: Tick) {
        let is_echoed = match answer {
            Answer::Accepted(code) | Answer::Other { code, .. } => *code == ask.code(),
            Answer::Text { .. } => ask.code() == code::TEXT,
            Answer::Power(_) | Answer::Region(_) | Answer::Failed(_) | Answer::Tag(_) => false,
        };
        if let Some(status) = answer.refusal() {
            self.queues.refused(ticket, RefusedWhy::Status(u16::from(status)));
        } else if let (true, Answer::Other { parameters, .. }) = (is_echoed, answer) {
            let status = parameters.first().copied().unwrap_or(0);
            self.queues.refused(ticket, RefusedWhy::Status(u16::from(status)));
        } else if is_echoed {
            self.queues.done(ticket);
        } else {
            return;
        }
        self.idle(now);
    }

    fn on_first_word(&mut self, ticket: Option<Ticket>, answer: &Answer, now: Tick) {
        if let Some(why) = answer.refusal() {
            self.is_running = false;
            self.is_wanted = false;
            if ticket.is_none() {
                return self.gone(None);
            }
            self.queues.refused(ticket, RefusedWhy::Status(u16::from(why)));
            return self.idle(now);
        }
        let is_round =
            matches!(answer, Answer::Tag(_) | Answer::Failed(_) | Answer::Accepted(code::MULTI_POLL));
        if is_round {
            self.queues.done(ticket);
            self.reading(now);
        }
    }

    fn on_due(&mut self, now: Tick) {
        match self.phase.clone() {
            Phase::Listen => self.drain(now),
            Phase::Drain { until } => {
                let quiet_at = self.heard_at + DRAIN_QUIET;
                if now >= quiet_at || now >= until {
                    self.identify(1, now);
                } else {
                    self.due = Some(quiet_at.min(until));
                }
            }
            Phase::Identify { tries, is_repeated: false } => {
                self.send(&Ask::Text(TextKind::Hardware), self.dialect_of_try(tries));
                self.enter(Phase::Identify { tries, is_repeated: true }, now + ANSWER);
            }
            Phase::Identify { tries, .. } if tries < IDENTIFY_TRIES => self.identify(tries + 1, now),
            Phase::Identify { .. } => self.gone(None),
            Phase::Firmware { model, tries } if tries < TRIES => self.ask_firmware(model, tries + 1, now),
            Phase::Firmware { model, .. } => self.identified(model, String::new(), now),
            Phase::Idle => self.ask(Ask::Text(TextKind::Hardware), None, 1, now),
            Phase::Asked { ask, ticket, tries } if tries < TRIES => self.ask(ask, ticket, tries + 1, now),
            Phase::Asked { ticket: None, .. } => self.gone(None),
            Phase::Asked { ticket, .. } => {
                self.queues.refused(ticket, RefusedWhy::NoAnswer);
                self.ask(Ask::Text(TextKind::Hardware), None, 1, now);
            }
            Phase::Starting { ticket } => self.stop(Then::Renew(ticket), 1, now),
            Phase::Reading => self.stop(Then::Renew(None), 1, now),
            Phase::Stopping { then, tries } if tries < TRIES => self.stop(then, tries + 1, now),
            Phase::Stopping { then: Then::Idle(ticket) | Then::Renew(ticket), .. } => self.gone(ticket),
            Phase::Gone => self.due = None,
        }
    }

    fn enter(&mut self, phase: Phase, due: Tick) {
        self.phase = phase;
        self.due = Some(due);
    }

    fn send(&mut self, ask: &Ask, dialect: Dialect) {
        self.queues.send(ask.encode(dialect));
    }

    /// Before the module answered, what was heard is only a hint: every second try is in the other dialect.
    fn dialect_of_try(&self, tries: u8) -> Dialect {
        match (self.dialect, tries % 2) {
            (dialect, 1) => dialect,
            (Dialect::Bb, _) => Dialect::Aa,
            (Dialect::Aa, _) => Dialect::Bb,
        }
    }

    fn drain(&mut self, now: Tick) {
        // To a module of the other dialect this is noise.
        self.send(&Ask::Stop, Dialect::Bb);
        self.send(&Ask::Stop, Dialect::Aa);
        self.enter(Phase::Drain { until: now + DRAIN_MAX }, now + DRAIN_QUIET);
    }

    fn identify(&mut self, tries: u8, now: Tick) {
        self.send(&Ask::Text(TextKind::Hardware), self.dialect_of_try(tries));
        self.enter(Phase::Identify { tries, is_repeated: false }, now + WAKE);
    }

    fn ask_firmware(&mut self, model: String, tries: u8, now: Tick) {
        self.send(&Ask::Text(TextKind::Software), self.dialect);
        self.enter(Phase::Firmware { model, tries }, now + ANSWER);
    }

    fn identified(&mut self, model: String, firmware: String, now: Tick) {
        self.is_identified = true;
        let capabilities = Bb.capabilities();
        self.queues.tell(DriverEvent::Identified { model, firmware, capabilities }, 0);
        self.idle(now);
    }

    fn idle(&mut self, now: Tick) {
        self.enter(Phase::Idle, now + IDLE_CHECK);
        self.take_orders(now);
    }

    fn reading(&mut self, now: Tick) {
        self.enter(Phase::Reading, now + RUN_QUIET);
        self.take_orders(now);
    }

    fn ask(&mut self, ask: Ask, ticket: Option<Ticket>, tries: u8, now: Tick) {
        self.send(&ask, self.dialect);
        self.enter(Phase::Asked { ask, ticket, tries }, now + ANSWER);
    }

    fn start(&mut self, ticket: Option<Ticket>, now: Tick) {
        self.is_running = true;
        self.send(&Ask::MultiPoll(ROUNDS_MAX), self.dialect);
        self.enter(Phase::Starting { ticket }, now + RUN_QUIET);
    }

    fn stop(&mut self, then: Then, tries: u8, now: Tick) {
        self.send(&Ask::Stop, self.dialect);
        self.enter(Phase::Stopping { then, tries }, now + ANSWER);
    }

    fn stopped(&mut self, then: Then, now: Tick) {
        match then {
            Then::Idle(ticket) => {
                self.is_running = false;
                self.queues.done(ticket);
                self.idle(now);
            }
            // The stop was answered: the module lives, it only had nothing to say.
            Then::Renew(ticket) => {
                self.send(&Ask::MultiPoll(ROUNDS_MAX), self.dialect);
                self.queues.done(ticket);
                self.reading(now);
            }
        }
    }

    fn gone(&mut self, ticket: Option<Ticket>) {
        self.phase = Phase::Gone;
        self.due = None;
        self.is_running = false;
        self.queues.refused(ticket, RefusedWhy::NoAnswer);
        self.queues.refuse_all();
        self.queues.tell(DriverEvent::Silent, 0);
    }

    /// Takes orders for as long as they need no answer; an idle module that is wanted goes on reading.
    fn take_orders(&mut self, now: Tick) {
        let is_reading = match self.phase {
            Phase::Idle => false,
            Phase::Reading => true,
            Phase::Listen
            | Phase::Drain { .. }
            | Phase::Identify { .. }
            | Phase::Firmware { .. }
            | Phase::Asked { .. }
            | Phase::Starting { .. }
            | Phase::Stopping { .. }
            | Phase::Gone => return,
        };
        while let Some((ticket, order)) = self.queues.front_order() {
            match (order, is_reading) {
                // The order stays in front until the module is idle.
                (Order::SetPower(_), true) => return self.stop(Then::Idle(None), 1, now),
                (Order::SetPower(power), false) => {
                    self.queues.drop_front_order();
                    match Ask::set_power(power) {
                        Some(ask) => return self.ask(ask, Some(ticket), 1, now),
                        None => self.queues.refused(Some(ticket), RefusedWhy::NotSupported),
                    }
                }
                (Order::Start, _) => {
                    self.queues.drop_front_order();
                    self.is_wanted = true;
                    if !is_reading {
                        return self.start(Some(ticket), now);
                    }
                    self.queues.done(Some(ticket));
                }
                (Order::Stop, _) => {
                    self.queues.drop_front_order();
                    self.is_wanted = false;
                    if is_reading {
                        return self.stop(Then::Idle(Some(ticket)), 1, now);
                    }
                    self.queues.done(Some(ticket));
                }
                _ => self.queues.drop_front_order(),
            }
        }
        if self.is_wanted && !is_reading {
            self.start(None, now);
        }
    }
}

fn tag_read(notice: &TagNotice) -> TagRead {
    TagRead {
        epc: notice.epc,
        pc: Some(notice.pc),
        tid: None,
        antenna: AntennaPort(1),
        signal: Signal::Dbm(Rssi(i16::from(notice.signal_dbm) * 10)),
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    }
}
