//! The chafon state machine: open, read round after round over the antennas, set the power.
//!
//! Opening: listen, break off a round that a previous host left behind, ask what the reader is. The mode in which a
//! reader pushes tags by itself is saved over power-off, so it is left alone: in it the reader still says what it is,
//! and its tags are taken as they come. Reading: one round per antenna in turn; a round ends with the first status
//! other than "more follows".

#![allow(clippy::wildcard_enum_match_arm, reason = "what it does not name it cannot do")]

use model::{AntennaPort, Capabilities, Signal, Span, TagRead, Tick, TxPower};

use crate::driver::{Driver, DriverEvent, Ticket};
use crate::families::chafon::Chafon;
use crate::families::chafon::frame::{BROADCAST, Frame, Framer, Piece};
use crate::families::chafon::identity::Identity;
use crate::families::chafon::message::{
    Aim, Answer, Ask, Layout, POWER_NOT_SAVED, Round, antenna_of, code, status,
};
use crate::families::chafon::record::TagRecord;
use crate::family::Family;
use crate::limits::CHAFON_GAP;
use crate::order::{Order, RefusedWhy};
use crate::queue::Queues;

/// Long enough to hear a reader in real-time mode between two tags.
const LISTEN: Span = Span(400);
/// The line counts as drained after so much silence.
const DRAIN_QUIET: Span = Span(120);
/// A broken-off round ends within a second.
const DRAIN_MAX: Span = Span(1_200);
/// Answers come within some milliseconds; this allows for a busy line.
const ANSWER: Span = Span(600);
/// Past the end of a round: 75 ms by the manual, and the time on a slow line.
const ROUND_MARGIN: Span = Span(275);
/// Between two frames of one round.
const MORE_MARGIN: Span = Span(1_000);
/// Before the next round after one that failed at once, so that a faulty antenna does not make us race.
const PAUSE: Span = Span(20);
/// A reader that pushes tags and says nothing for so long is asked for a sign of life.
const PUSH_QUIET: Span = Span(5_000);
/// An idle reader is asked for a sign of life this often.
const IDLE_CHECK: Span = Span(5_000);
/// Askings of anything.
const TRIES: u8 = 3;
/// Rounds in a row without an answer after which the connection is made afresh.
const MISSED_MAX: u8 = 3;
/// Time of our rounds in tenths of a second: short enough for a stop, long enough for some hundred tags.
const SCAN_TENTHS: u8 = 5;
/// The time a UHFReader18 takes when its setting is shorter than it allows.
const SCAN_TENTHS_PLAIN: u8 = 10;
/// The start value of Q for some sixteen tags; the reader adapts it.
const Q: u8 = 4;
/// The highest power any model accepts, in dBm.
const POWER_MAX: i16 = 33;
/// Tenths of a dBm in one of the reader's steps.
const POWER_STEP: i16 = 10;

/// A connection to a chafon reader.
#[derive(Debug)]
pub struct ChafonDriver {
    framer: Framer,
    talk: Talk,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    /// Waiting whether the reader talks already.
    Listen,
    /// A running round was broken off; waiting for silence, then asking for the so-manieth time.
    Drain { until: Tick, tries: u8 },
    /// Asked what it is.
    Identify { tries: u8 },
    /// Identified, not reading.
    Idle,
    /// An order is in flight.
    Asked { ask: Ask, ticket: Option<Ticket>, tries: u8 },
    /// A round is in flight.
    Round { ticket: Option<Ticket>, tries: u8 },
    /// The next round begins when this is over.
    Pause { ticket: Option<Ticket>, tries: u8 },
    /// Tags come by themselves.
    Pushed,
    /// It stopped answering.
    Gone,
}

#[derive(Debug)]
struct Talk {
    identity: Option<Identity>,
    address: u8,
    /// Antennas of the rounds, counted from 0, and whose turn it is.
    antennas: Vec<u8>,
    turn: usize,
    phase: Phase,
    due: Option<Tick>,
    heard_at: Tick,
    /// Somebody wants it to read.
    is_wanted: bool,
    /// It pushes tags by itself and answers no rounds.
    is_pushing: bool,
    missed: u8,
    /// A bit per antenna that is known to be faulty, and whether rounds fail: each fault is told once.
    faulty: u16,
    is_failing: bool,
    queues: Queues,
}

impl ChafonDriver {
    /// A fresh connection.
    pub fn new(now: Tick) -> ChafonDriver {
        ChafonDriver {
            framer: Framer::new(),
            talk: Talk {
                identity: None,
                address: BROADCAST,
                antennas: vec![0],
                turn: 0,
                phase: Phase::Listen,
                due: Some(now + LISTEN),
                heard_at: now,
                is_wanted: false,
                is_pushing: false,
                missed: 0,
                faulty: 0,
                is_failing: false,
                queues: Queues::default(),
            },
        }
    }
}

impl Driver for ChafonDriver {
    fn receive(&mut self, bytes: &[u8], now: Tick) {
        if bytes.is_empty() {
            return;
        }
        self.talk.heard_at = now;
        let ChafonDriver { framer, talk } = self;
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
        let gap = self.framer.is_holding().then_some(self.talk.heard_at + CHAFON_GAP);
        gap.into_iter().chain(self.talk.due).min()
    }

    fn handle_timeout(&mut self, now: Tick) {
        let ChafonDriver { framer, talk } = self;
        if framer.is_holding() && now >= talk.heard_at + CHAFON_GAP {
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
            Order::SetPower(power) => power_byte(*power).is_some(),
            _ => false,
        };
        if self.phase == Phase::Gone {
            self.queues.refused(Some(ticket), RefusedWhy::NoAnswer);
        } else if is_possible {
            self.queues.keep(ticket, order);
            if matches!(self.phase, Phase::Idle | Phase::Pushed) {
                self.go_on(now);
            }
        } else {
            self.queues.refused(Some(ticket), RefusedWhy::NotSupported);
        }
        ticket
    }

    fn on_piece(&mut self, piece: Piece<'_>, now: Tick) {
        match piece {
            Piece::Garbled(dropped) => self.queues.tell(DriverEvent::Garbled { dropped }, dropped),
            Piece::Frame(frame) => self.on_frame(&frame, now),
        }
    }

    fn on_frame(&mut self, frame: &Frame<'_>, now: Tick) {
        let length = frame.wire_length();
        let is_stranger = self.identity.is_some() && frame.address != self.address;
        // The layout of a left-over round is not known before the reader said what it is.
        let is_left_over = self.identity.is_none() && frame.code == code::ROUND;
        if frame.body.is_empty() || is_stranger || is_left_over {
            self.queues.tell(DriverEvent::Frame, length);
            if is_left_over && self.phase == Phase::Listen {
                self.drain(1, now);
            }
            return;
        }
        let layout = self.identity.map_or(Layout::Antennas, |identity| identity.layout());
        match Answer::parse(frame, layout) {
            Some(answer) => {
                self.queues.tell(DriverEvent::Frame, length);
                self.on_answer(answer, frame.address, now);
            }
            None => self.queues.tell(DriverEvent::Garbled { dropped: length }, length),
        }
    }

    fn on_answer(&mut self, answer: Answer, address: u8, now: Tick) {
        match answer {
            Answer::Identity(identity) => self.on_identity(identity, address, now),
            Answer::Tags { status, batch } => {
                let asked = self.antennas.get(self.turn).copied();
                let antenna = batch.antenna.map_or(1, |byte| antenna_of(byte, asked));
                batch.records.iter().for_each(|record| self.tell_read(record, antenna));
                self.on_round_status(status, now);
            }
            Answer::PushedTag { antenna, record } => {
                self.on_pushed(now);
                self.tell_read(&record, antenna_of(antenna, None));
            }
            Answer::Heartbeat { antennas, .. } => {
                self.on_pushed(now);
                for (antenna, state) in (0u8..).zip(antennas) {
                    self.note_antenna(antenna, state == 2);
                }
            }
            Answer::Status { code: code::ROUND, status }
            | Answer::Other { code: code::ROUND, status, .. } => {
                self.on_round_status(status, now);
            }
            Answer::Status { code, status } | Answer::Other { code, status, .. } => {
                self.on_status(code, status, now);
            }
        }
    }

    fn on_identity(&mut self, identity: Identity, address: u8, now: Tick) {
        match &self.phase {
            // Nobody asked yet: an answer to the host before us.
            Phase::Listen | Phase::Drain { tries: 0..=1, .. } => {}
            Phase::Drain { .. } | Phase::Identify { .. } => {
                self.identity = Some(identity);
                self.address = address;
                self.antennas = identity.antennas();
                self.queues.tell(
                    DriverEvent::Identified {
                        model: identity.model(),
                        firmware: identity.firmware(),
                        capabilities: capabilities_of(&identity),
                    },
                    0,
                );
                self.go_on(now);
            }
            // The sign of life that was asked for.
            Phase::Asked { ask: Ask::Identify, .. } => {
                if self.missed >= MISSED_MAX && !self.is_pushing {
                    return self.gone(None);
                }
                self.go_on(now);
            }
            Phase::Idle
            | Phase::Asked { .. }
            | Phase::Round { .. }
            | Phase::Pause { .. }
            | Phase::Pushed
            | Phase::Gone => {}
        }
    }

    fn on_pushed(&mut self, now: Tick) {
        self.is_pushing = true;
        match self.phase {
            Phase::Listen => self.identify(1, now),
            Phase::Pushed => self.due = Some(now + PUSH_QUIET),
            Phase::Drain { .. }
            | Phase::Identify { .. }
            | Phase::Idle
            | Phase::Asked { .. }
            | Phase::Round { .. }
            | Phase::Pause { .. }
            | Phase::Gone => {}
        }
    }

    fn on_round_status(&mut self, status: u8, now: Tick) {
        let Phase::Round { ticket, tries } = self.phase else {
            return;
        };
        if status == status::STATISTICS {
            return;
        }
        self.is_pushing = false;
        self.missed = 0;
        let is_not_taken = matches!(status, status::LENGTH | status::NOT_UNDERSTOOD | status::PARAMETER);
        if is_not_taken && ticket.is_some() {
            // The order may have been damaged on its way; a reader that means it says it again.
            if tries < TRIES {
                return self.enter(Phase::Pause { ticket, tries: tries + 1 }, now + PAUSE);
            }
            self.is_wanted = false;
            self.queues.refused(ticket, RefusedWhy::Status(u16::from(status)));
            return self.go_on(now);
        }
        self.queues.done(ticket);
        match status {
            status::MORE => self.enter(Phase::Round { ticket: None, tries: 1 }, now + MORE_MARGIN),
            status::ROUND_DONE
            | status::TIME_OVER
            | status::MEMORY_FULL
            | status::NO_TAG
            | status::POOR_AIR
            | status::OK => {
                self.is_failing = false;
                self.note_antenna(self.antennas.get(self.turn).copied().unwrap_or(0), false);
                self.next_antenna();
                self.go_on(now);
            }
            status => {
                if status == status::ANTENNA {
                    self.note_antenna(self.antennas.get(self.turn).copied().unwrap_or(0), true);
                } else if !std::mem::replace(&mut self.is_failing, true) {
                    self.fault(format!("a radio round failed with status {status:02X}"));
                }
                self.next_antenna();
                self.enter(Phase::Pause { ticket: None, tries: 1 }, now + PAUSE);
            }
        }
    }

    fn on_status(&mut self, code: u8, status: u8, now: Tick) {
        if code == code::NOT_UNDERSTOOD && matches!(self.phase, Phase::Round { .. }) {
            return self.on_round_status(status, now);
        }
        let Phase::Asked { ask, ticket, tries } = self.phase.clone() else {
            return;
        };
        if code != ask.code() && code != code::NOT_UNDERSTOOD {
            return;
        }
        match status {
            status::OK => {
                if let (Ask::SetPower(power), Some(identity)) = (&ask, &mut self.identity) {
                    identity.power = power & !POWER_NOT_SAVED;
                }
                self.queues.done(ticket);
            }
            status::NOT_UNDERSTOOD if tries < TRIES => return self.ask(ask, ticket, tries + 1, now),
            status => self.queues.refused(ticket, RefusedWhy::Status(u16::from(status))),
        }
        self.go_on(now);
    }

    fn on_due(&mut self, now: Tick) {
        match self.phase.clone() {
            Phase::Listen => self.identify(1, now),
            Phase::Drain { until, tries } => {
                let quiet_at = self.heard_at + DRAIN_QUIET;
                if now >= quiet_at || now >= until {
                    self.identify(tries, now);
                } else {
                    self.due = Some(quiet_at.min(until));
                }
            }
            Phase::Identify { tries } if tries < TRIES => self.drain(tries + 1, now),
            Phase::Identify { .. } => self.gone(None),
            Phase::Idle => self.ask(Ask::Identify, None, 1, now),
            Phase::Asked { ask, ticket, tries } if tries < TRIES => self.ask(ask, ticket, tries + 1, now),
            Phase::Asked { ticket: None, .. } => self.gone(None),
            Phase::Asked { ticket, .. } => {
                self.queues.refused(ticket, RefusedWhy::NoAnswer);
                self.ask(Ask::Identify, None, 1, now);
            }
            Phase::Round { ticket: Some(ticket), tries } if tries < TRIES => {
                self.round(Some(ticket), tries + 1, now);
            }
            Phase::Round { ticket, .. } => {
                self.missed = self.missed.saturating_add(1);
                self.queues.refused(ticket, RefusedWhy::NoAnswer);
                self.is_wanted &= ticket.is_none();
                self.next_antenna();
                self.ask(Ask::Identify, None, 1, now);
            }
            Phase::Pause { ticket, tries } => match ticket {
                Some(_) => self.round(ticket, tries, now),
                None => self.go_on(now),
            },
            // Quiet, or no longer pushing: a round is only answered in the second case.
            Phase::Pushed => self.round(None, 1, now),
            Phase::Gone => self.due = None,
        }
    }

    fn enter(&mut self, phase: Phase, due: Tick) {
        self.phase = phase;
        self.due = Some(due);
    }

    fn drain(&mut self, tries: u8, now: Tick) {
        // In real-time mode this order is not answered and does nothing.
        self.queues.send(Ask::AbandonRound.encode(BROADCAST));
        self.enter(Phase::Drain { until: now + DRAIN_MAX, tries }, now + DRAIN_QUIET);
    }

    fn identify(&mut self, tries: u8, now: Tick) {
        self.queues.send(Ask::Identify.encode(BROADCAST));
        self.enter(Phase::Identify { tries }, now + ANSWER);
    }

    fn ask(&mut self, ask: Ask, ticket: Option<Ticket>, tries: u8, now: Tick) {
        self.queues.send(ask.encode(self.address));
        self.enter(Phase::Asked { ask, ticket, tries }, now + ANSWER);
    }

    fn round(&mut self, ticket: Option<Ticket>, tries: u8, now: Tick) {
        let plain_time = self.identity.map_or(SCAN_TENTHS_PLAIN, |identity| identity.scan_time);
        let (ask, tenths) = match self.identity.map(|identity| identity.layout()) {
            Some(Layout::Antennas) => {
                let antenna = self.antennas.get(self.turn).copied().unwrap_or(0);
                let aim = Aim { target: 0, antenna, scan_time: SCAN_TENTHS };
                (Ask::Round(Round { q: Q, gen2_session: 0, aim: Some(aim) }), SCAN_TENTHS)
            }
            Some(Layout::Plain) | None => (Ask::RoundPlain, plain_time.max(SCAN_TENTHS_PLAIN)),
        };
        self.queues.send(ask.encode(self.address));
        let due = now + Span(u64::from(tenths) * 100) + ROUND_MARGIN;
        self.enter(Phase::Round { ticket, tries }, due);
    }

    fn next_antenna(&mut self) {
        self.turn = (self.turn + 1) % self.antennas.len().max(1);
    }

    fn gone(&mut self, ticket: Option<Ticket>) {
        self.phase = Phase::Gone;
        self.due = None;
        self.is_wanted = false;
        self.queues.refused(ticket, RefusedWhy::NoAnswer);
        self.queues.refuse_all();
        self.queues.tell(DriverEvent::Silent, 0);
    }

    /// Nothing is in flight: takes the next order, or goes on reading, or rests.
    fn go_on(&mut self, now: Tick) {
        while let Some((ticket, order)) = self.queues.front_order() {
            self.queues.drop_front_order();
            match order {
                Order::Start if self.is_wanted || self.is_pushing => {
                    self.is_wanted = true;
                    self.queues.done(Some(ticket));
                }
                Order::Start => {
                    self.is_wanted = true;
                    return self.round(Some(ticket), 1, now);
                }
                Order::Stop => {
                    self.is_wanted = false;
                    self.queues.done(Some(ticket));
                }
                Order::SetPower(power) => {
                    if let Some(ask) = self.power_order(ticket, power) {
                        return self.ask(ask, Some(ticket), 1, now);
                    }
                }
                _ => {}
            }
        }
        match (self.is_wanted, self.is_pushing) {
            (true, true) => self.enter(Phase::Pushed, now + PUSH_QUIET),
            (true, false) => self.round(None, 1, now),
            (false, _) => self.enter(Phase::Idle, now + IDLE_CHECK),
        }
    }

    /// What to send for a power, or an answer at once.
    fn power_order(&mut self, ticket: Ticket, power: TxPower) -> Option<Ask> {
        let (Some(byte), Some(identity)) = (power_byte(power), self.identity) else {
            self.queues.refused(Some(ticket), RefusedWhy::NotSupported);
            return None;
        };
        if byte == identity.power {
            // A UHFReader18 would save it again for nothing.
            self.queues.done(Some(ticket));
            return None;
        }
        if self.is_pushing {
            self.queues.refused(Some(ticket), RefusedWhy::NotSupported);
            return None;
        }
        Some(Ask::SetPower(match identity.layout() {
            Layout::Antennas => byte | POWER_NOT_SAVED,
            Layout::Plain => byte,
        }))
    }

    fn note_antenna(&mut self, antenna: u8, is_faulty: bool) {
        let bit = 1u16.checked_shl(u32::from(antenna)).unwrap_or(0);
        let was_faulty = self.faulty & bit != 0;
        if is_faulty && !was_faulty {
            self.fault(format!("antenna {} is not connected or badly matched", u16::from(antenna) + 1));
        }
        self.faulty = if is_faulty { self.faulty | bit } else { self.faulty & !bit };
    }

    fn fault(&mut self, words: String) {
        self.queues.tell(DriverEvent::Fault(words), 0);
    }

    fn tell_read(&mut self, record: &TagRecord, antenna: u8) {
        let (true, Some(identity)) = (self.is_wanted, &self.identity) else {
            return;
        };
        let bytes = record.epc.as_bytes().len() + 2;
        let unwrapped = if identity.may_send_pc() { record.without_pc() } else { None };
        let (pc, epc) = unwrapped.map_or((None, record.epc), |(pc, epc)| (Some(pc), epc));
        let read = TagRead {
            epc,
            pc,
            tid: record.tid.clone(),
            antenna: AntennaPort(antenna),
            signal: record.signal.map_or(Signal::Silent, Signal::Relative),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        };
        self.queues.tell(DriverEvent::Read(read), bytes);
    }
}

fn power_byte(power: TxPower) -> Option<u8> {
    let dbm = power.0.saturating_add(POWER_STEP / 2).div_euclid(POWER_STEP);
    if (0..=POWER_MAX).contains(&dbm) { u8::try_from(dbm).ok() } else { None }
}

fn capabilities_of(identity: &Identity) -> Capabilities {
    let antennas = identity.antennas().last().map_or(1, |last| last + 1);
    let has_signal = identity.layout() == Layout::Antennas;
    Capabilities { antennas, reports_signal: has_signal, ..Chafon.capabilities() }
}
