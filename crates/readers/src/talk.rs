//! The conversation every family holds with its reader: open, identify, read, take orders, notice when it is gone.
//! A family says only what is its own ([`Dialect`]): how bytes become frames, what to send, what a frame means.
//!
//! ```text
//! Listen ─► Drain ─► Identify… ─► free ◄──────────────┐
//!             ▲          │         ├─► Asked (a step of an order) ┤   all waiting has a deadline;
//!             └──────────┘         ├─► Round (readers that are asked for each round) ┤   too many missed
//!            (no answer)           └─► Stream (readers that go on by themselves) ────┘   ones ─► Gone
//! ```

use std::collections::VecDeque;

use model::{Capabilities, Span, TagRead, Tick};

use crate::driver::{Driver, DriverEvent, Telemetry, Ticket};
use crate::limits::STEPS_MAX;
use crate::order::{Answer, Order, RefusedWhy};
use crate::queue::Queues;
use crate::wire::{Collector, Look, Piece};

/// An idle reader is asked for a sign of life this often.
const IDLE_CHECK: Span = Span(5_000);
/// Before the next round after one that failed at once, so that a faulty antenna does not make us race.
const PAUSE: Span = Span(20);
/// Askings of anything.
const TRIES: u8 = 3;
/// Rounds or signs of life in a row without an answer after which the connection is made afresh.
const MISSED_MAX: u8 = 3;

/// How a family begins.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    /// Long enough to hear a reader that already talks.
    pub listen: Span,
    /// What ends a left-over stream, whatever its settings. Sent only after something was heard, or always.
    pub stops: Vec<Vec<u8>>,
    /// Whether the stops are sent even to a silent line.
    pub is_stopped_always: bool,
    /// The line counts as drained after so much silence.
    pub quiet: Span,
    /// A stream that does not end is not waited for longer than this.
    pub longest: Span,
}

/// How a family reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Each round is asked for.
    Rounds,
    /// Once started it goes on until stopped; if it says nothing for so long, it is stopped and started again, which
    /// tells a quiet field from a dead reader.
    Stream {
        /// So long.
        quiet: Span,
    },
    /// It talks by itself and cannot be stopped, but says what it is when asked: after so much silence it is asked.
    Pushed {
        /// So much.
        quiet: Span,
    },
    /// As a stream, but it gives signs of life by itself; if it says nothing for so long, it is asked for one and is
    /// not stopped for it.
    Kept {
        /// So long.
        quiet: Span,
    },
    /// It talks by itself and takes no orders: starting and stopping only opens our ears.
    Push,
}

/// What comes next of an order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step<A> {
    /// Ask this; the next step follows its answer.
    Ask(A),
    /// The order is done; what it brought.
    Done(Option<Answer>),
    /// The order cannot be done.
    Refuse(RefusedWhy),
}

/// What a frame was for the conversation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Taken {
    /// Nothing that was asked for: a tag of a stream, a notice, an answer to somebody else.
    Aside,
    /// Part of the answer; more follows.
    More,
    /// The end of the answer to what was asked.
    Answered,
    /// What was asked was refused.
    Refused(RefusedWhy),
    /// What was asked was done, and went wrong in a way that concerns the radio and not the order (an antenna came
    /// off): the round is over, the next one follows after a pause. In words.
    Failed(String),
    /// The question was not understood, perhaps damaged on its way: it is asked again, and refused with this in the
    /// end.
    Again(RefusedWhy),
    /// The frame contradicts itself; nothing of it was used.
    Garbled,
    /// A stream ended by itself.
    Ended,
    /// The reader has started afresh by itself and forgot its settings.
    Restarted,
}

/// What a family must say for itself.
pub(crate) trait Dialect: Send {
    /// A question or order in the vendor's terms.
    type Ask: Clone + PartialEq + std::fmt::Debug + Send;

    /// Silence after which a begun frame is given up.
    fn gap(&self) -> Span;
    /// The front of the collected bytes: a frame, noise, or more to come. Must depend on the bytes and on settled
    /// state only (see [`Look`]).
    fn look(&self, bytes: &[u8]) -> Look;
    /// The same after the line fell silent: nothing follows these bytes. For frames that only their end proves.
    fn look_last(&self, bytes: &[u8]) -> Look {
        self.look(bytes)
    }
    /// While `look` asks for more: how many bytes there must be before it can say anything else. Long frames that come
    /// in small pieces are looked at less often.
    fn least(&self, _bytes: &[u8]) -> usize {
        0
    }
    /// How to begin.
    fn opening(&self) -> Opening;
    /// What to ask to learn what the reader is; called with 0, 1, 2 … after each answer, until it says `Done`.
    /// A refusal by the reader of any step but the first goes on with the next.
    fn identify(&mut self, step: usize) -> Step<Self::Ask>;
    /// What it is: model, firmware, capabilities. Called when `identify` is done.
    fn identity(&self) -> (String, String, Capabilities);
    /// How it reads.
    fn style(&self) -> Style;
    /// The next round, for readers that are asked for each.
    fn round(&mut self) -> Option<Self::Ask> {
        None
    }
    /// Whether an order can be done at all, as far as that is known without asking: what cannot is refused at once,
    /// and a reader that reads is not even stopped for it.
    fn check(&self, _order: &Order) -> Result<(), RefusedWhy> {
        Ok(())
    }
    /// The steps of an order: called with 0, then with 1 after the first answer, and so on. What the answers brought
    /// the family remembers itself. `Start` must leave the reader streaming (or ready for rounds), `Stop` silent.
    fn step(&mut self, order: &Order, at: usize) -> Step<Self::Ask>;
    /// The bytes of a question.
    fn encode(&self, ask: &Self::Ask) -> Vec<u8>;
    /// How long its answer may take.
    fn patience(&self, ask: &Self::Ask) -> Span;
    /// How often it is asked before it counts as not answered.
    fn tries(&self, _ask: &Self::Ask) -> u8 {
        TRIES
    }
    /// Whether nothing is answered when all is well: silence for as long as its patience lasts is then the answer.
    fn is_done_by_silence(&self, _ask: &Self::Ask) -> bool {
        false
    }
    /// What a frame says. `asked` is what was asked and is not answered yet.
    fn take(&mut self, frame: &[u8], asked: Option<&Self::Ask>, told: &mut Told<'_>) -> Taken;
    /// The line was given up or time went by; noise that a family keeps count of may be forgotten.
    fn on_garbled(&mut self, _dropped: usize) {}
}

/// Where a family tells what a frame brought.
pub(crate) struct Told<'a> {
    queues: &'a mut Queues,
    is_wanted: bool,
    bytes: usize,
    reads: usize,
}

impl Told<'_> {
    /// A tag was heard. Passed on while somebody wants to read.
    pub fn read(&mut self, read: TagRead) {
        self.reads += 1;
        if self.is_wanted {
            let bytes = std::mem::take(&mut self.bytes);
            self.queues.tell(DriverEvent::Read(read), bytes);
        }
    }

    /// The reader tells about its own work.
    pub fn telemetry(&mut self, telemetry: Telemetry) {
        // Turns of antennas matter to whoever waits for tags.
        if matches!(telemetry, Telemetry::Dwell { .. }) && !self.is_wanted {
            return;
        }
        self.queues.tell(DriverEvent::Telemetry(telemetry), 0);
    }

    /// Bytes for the reader that wait for nothing: the answer to its "are you there?".
    pub fn send(&mut self, bytes: Vec<u8>) {
        self.queues.send(bytes);
    }

    /// The reader serves another program.
    pub fn turned_away(&mut self) {
        self.queues.tell(DriverEvent::TurnedAway, 0);
    }

    /// The reader reports a fault of its own, in words.
    pub fn fault(&mut self, words: impl Into<String>) {
        self.queues.tell(DriverEvent::Fault(words.into()), 0);
    }
}

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
        if drains < TRIES {
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

    /// The reader is free: what comes next? Own errands first, then the orders of others, then reading.
    fn go_on(&mut self, now: Tick) {
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

    fn step(&mut self, ticket: Option<Ticket>, order: Order, at: usize, now: Tick) {
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

    fn refused(&mut self, ticket: Option<Ticket>, order: &Order, why: RefusedWhy, now: Tick) {
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

#[cfg(test)]
mod tests;
