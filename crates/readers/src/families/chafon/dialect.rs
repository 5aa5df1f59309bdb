//! How a chafon reader is talked with. Opening: listen, break off a round that a previous host left behind, ask what
//! the reader is. The mode in which a reader pushes tags by itself is saved over power-off, so it is left alone: in it
//! the reader still says what it is, and its tags are taken as they come. Reading: one round per antenna in turn; a
//! round ends with the first status other than "more follows".

use std::collections::VecDeque;

use codes::select::Mask;
use model::{AntennaPort, Capabilities, Gen2Target, Signal, Span, TagRead};

use crate::driver::Telemetry;
use crate::errand::{Errand, Means};
use crate::families::chafon::Chafon;
use crate::families::chafon::frame::{self, BROADCAST, Frame};
use crate::families::chafon::identity::Identity;
use crate::families::chafon::message::{Aim, Answer, Ask, Layout, Round, antenna_of, code, status};
use crate::families::chafon::orders::{self, refusal};
use crate::families::chafon::record::{Batch, TagRecord};
use crate::family::Family;
use crate::limits::CHAFON_GAP;
use crate::order::{AntennaCheck, Order, Pin, RefusedWhy};
use crate::talk::{self, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// Long enough to hear a reader in real-time mode between two tags.
const LISTEN: Span = Span(400);
/// The line counts as drained after so much silence.
const DRAIN_QUIET: Span = Span(120);
/// A broken-off round ends within a second.
const DRAIN_MAX: Span = Span(1_200);
/// Answers come within some milliseconds; this allows for a busy line.
const ANSWER: Span = Span(500);
/// Working on a tag takes several tries on the air.
const ACCESS: Span = Span(2_000);
/// Past the end of a round: 75 ms by the manual, and the time on a slow line.
const ROUND_MARGIN: u64 = 275;
/// A reader that pushes tags and says nothing for so long is asked for a sign of life.
const PUSH_QUIET: Span = Span(5_000);
/// Time of our rounds in tenths of a second: short enough for a stop, long enough for some hundred tags.
const SCAN_TENTHS: u8 = 5;
/// The time a UHFReader18 takes when its setting is shorter than it allows.
const SCAN_TENTHS_PLAIN: u8 = 10;
/// The start value of Q for some sixteen tags; the reader adapts it.
const Q: u8 = 4;

/// What is known of a reader, and what it was told.
#[derive(Debug)]
pub(crate) struct Dialect {
    pub(super) identity: Option<Identity>,
    /// Where it is spoken to.
    pub(super) address: u8,
    /// Antennas of the rounds, counted from 0, and whose turn it is.
    pub(super) antennas: Vec<u8>,
    turn: usize,
    /// Time of a round in tenths of a second.
    pub(super) scan_tenths: u8,
    pub(super) gen2_session: u8,
    pub(super) q: u8,
    pub(super) target: Gen2Target,
    is_flipped: bool,
    pub(super) mask: Option<Mask>,
    /// It pushes tags by itself and answers no rounds.
    pub(super) is_pushing: bool,
    /// It pushed nothing for long and was asked for a sign of life.
    was_quiet: bool,
    /// A bit per antenna that is known to be faulty: each fault is told once.
    faulty: u16,
    pub(super) errand: Errand,
    pub(super) moves: usize,
    pub(super) pending: VecDeque<Ask>,
    /// The tag the errand works on.
    pub(super) aimed: Vec<u8>,
    pub(super) temperature: Option<i16>,
    pub(super) checks: Vec<AntennaCheck>,
    pub(super) pins: Vec<Pin>,
    /// The antenna being checked.
    pub(super) checking: u8,
}

impl Dialect {
    /// Nothing is known yet.
    pub(crate) fn new() -> Dialect {
        Dialect {
            identity: None,
            address: BROADCAST,
            antennas: vec![0],
            turn: 0,
            scan_tenths: SCAN_TENTHS,
            gen2_session: 0,
            q: Q,
            target: Gen2Target::A,
            is_flipped: false,
            mask: None,
            is_pushing: false,
            was_quiet: false,
            faulty: 0,
            errand: Errand::new(Means { aims: true, turns: true, counts: false }),
            moves: 0,
            pending: VecDeque::new(),
            aimed: Vec::new(),
            temperature: None,
            checks: Vec::new(),
            pins: Vec::new(),
            checking: 0,
        }
    }

    pub(super) fn layout(&self) -> Layout {
        self.identity.map_or(Layout::Antennas, |identity| identity.layout())
    }

    /// One round on this antenna (counted from 0).
    pub(super) fn round_on(&self, antenna: u8) -> Ask {
        if self.identity.map(|identity| identity.layout()) != Some(Layout::Antennas) {
            return Ask::RoundPlain;
        }
        let target = match self.target {
            Gen2Target::A => 0,
            Gen2Target::B => 1,
            Gen2Target::Both => u8::from(self.is_flipped),
        };
        let aim = Aim { target, antenna, scan_time: self.scan_tenths };
        match &self.mask {
            None => Ask::Round(Round { q: self.q, gen2_session: self.gen2_session, aim: Some(aim) }),
            Some(mask) => orders::masked_round(self.q, self.gen2_session, aim, mask),
        }
    }

    fn antenna(&self) -> u8 {
        self.antennas.get(self.turn).copied().unwrap_or(0)
    }

    fn on_round(&mut self, status: u8, told: &mut Told<'_>) -> Taken {
        if status == status::STATISTICS {
            return Taken::More;
        }
        self.is_pushing = false;
        let antenna = self.antenna();
        match status {
            status::MORE => return Taken::More,
            status::LENGTH | status::PARAMETER => {
                return Taken::Refused(RefusedWhy::Status(u16::from(status)));
            }
            status::NOT_UNDERSTOOD => return Taken::Again(RefusedWhy::Status(u16::from(status))),
            _ => {}
        }
        self.turn = (self.turn + 1) % self.antennas.len().max(1);
        self.is_flipped = !self.is_flipped;
        match status {
            status::ROUND_DONE
            | status::TIME_OVER
            | status::MEMORY_FULL
            | status::NO_TAG
            | status::POOR_AIR
            | status::OK => {
                if status == status::MEMORY_FULL {
                    told.telemetry(Telemetry::Overflow);
                }
                self.note_antenna(antenna, false, told);
                told.telemetry(Telemetry::Dwell { antenna: AntennaPort(antenna + 1), dwells: 1 });
                Taken::Answered
            }
            status::ANTENNA => {
                self.note_antenna(antenna, true, told);
                Taken::Failed(String::new())
            }
            status => Taken::Failed(format!("a radio round failed with status {status:02X}")),
        }
    }

    fn note_antenna(&mut self, antenna: u8, is_faulty: bool, told: &mut Told<'_>) {
        let bit = 1u16.checked_shl(u32::from(antenna)).unwrap_or(0);
        let was_faulty = self.faulty & bit != 0;
        if is_faulty != was_faulty {
            let port = AntennaPort(antenna + 1);
            told.telemetry(Telemetry::Antenna { antenna: port, is_connected: !is_faulty });
        }
        if is_faulty && !was_faulty {
            told.fault(format!("antenna {} is not connected or badly matched", u16::from(antenna) + 1));
        }
        self.faulty = if is_faulty { self.faulty | bit } else { self.faulty & !bit };
    }

    fn on_tags(&mut self, status: u8, batch: &Batch, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let antenna = batch.antenna.map_or(1, |byte| antenna_of(byte, Some(self.antenna())));
        for record in &batch.records {
            let read = self.tag_read(record, antenna);
            self.errand.hear(read.epc, read.antenna);
            told.read(read);
        }
        match asked {
            Some(ask) if ask.code() == code::ROUND => self.on_round(status, told),
            Some(_) | None => Taken::Aside,
        }
    }

    fn tag_read(&self, record: &TagRecord, antenna: u8) -> TagRead {
        let split = self.identity.filter(Identity::may_send_pc).and_then(|_| record.without_pc());
        TagRead {
            epc: split.map_or(record.epc, |(_, epc)| epc),
            pc: split.map(|(pc, _)| pc),
            tid: record.tid.clone(),
            antenna: AntennaPort(antenna),
            signal: record.signal.map_or(Signal::Silent, Signal::Relative),
            reader_ms: None,
            phase: None,
            freq_khz: record.phase.map(|(_, khz)| khz),
            count: 1,
        }
    }

    fn on_status(&mut self, code: u8, status: u8, data: &[u8], asked: &Ask, told: &mut Told<'_>) -> Taken {
        if asked.code() == code::ROUND && (code == code::ROUND || code == code::NOT_UNDERSTOOD) {
            return self.on_round(status, told);
        }
        if code != asked.code() && code != code::NOT_UNDERSTOOD {
            return Taken::Aside;
        }
        match status {
            status::OK => {
                self.obeyed(asked, data, told);
                Taken::Answered
            }
            status::NOT_UNDERSTOOD => Taken::Again(RefusedWhy::Status(u16::from(status))),
            // Some readers cannot measure an antenna; that is an answer too.
            _ if asked.code() == orders::RETURN_LOSS => {
                self.checks.push(orders::unmeasured(self.checking, status));
                Taken::Answered
            }
            status => Taken::Refused(refusal(status, data)),
        }
    }

    fn obeyed(&mut self, asked: &Ask, data: &[u8], told: &mut Told<'_>) {
        match (asked, data) {
            (Ask::SetPower(power), _) => {
                if let Some(identity) = &mut self.identity {
                    identity.power = power & 0x7F;
                }
            }
            (Ask::Other { code: orders::TEMPERATURE, .. }, [sign, degrees]) => {
                let tenths = i16::from(*degrees) * 10;
                let tenths = if *sign == 0 { -tenths } else { tenths };
                self.temperature = Some(tenths);
                told.telemetry(Telemetry::Temperature(tenths));
            }
            (Ask::Other { code: orders::RETURN_LOSS, .. }, [decibels]) => {
                let antenna = AntennaPort(self.checking + 1);
                let tenths = u16::from(*decibels) * 10;
                self.checks.push(AntennaCheck {
                    port: antenna,
                    is_connected: None,
                    return_loss: Some(tenths),
                });
                told.telemetry(Telemetry::ReturnLoss { antenna, tenths });
            }
            (Ask::Other { code: orders::GET_PINS, .. }, [bits]) => self.pins = orders::pins_of(*bits),
            (Ask::Other { code: orders::READ, .. }, words) => {
                let words = words.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
                self.errand.bring(words.collect());
            }
            _ => {}
        }
    }

    fn on_identity(&mut self, identity: Identity, address: u8, asked: Option<&Ask>) -> Taken {
        let is_answer = asked == Some(&Ask::Identify);
        if is_answer && self.identity.is_none() {
            self.antennas = identity.antennas();
            self.address = address;
        }
        if is_answer {
            self.was_quiet = self.identity.is_some();
            self.identity = Some(identity);
            Taken::Answered
        } else {
            Taken::Aside
        }
    }
}

impl talk::Dialect for Dialect {
    type Ask = Ask;

    fn gap(&self) -> Span {
        CHAFON_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        frame::look(bytes)
    }

    fn opening(&self) -> Opening {
        // A reader that pushes tags is not stopped: only its saved mode could do that.
        let stops = if self.is_pushing { Vec::new() } else { vec![Ask::AbandonRound.encode(BROADCAST)] };
        let (quiet, longest) = if self.is_pushing { (Span(0), Span(0)) } else { (DRAIN_QUIET, DRAIN_MAX) };
        Opening { listen: LISTEN, stops, is_stopped_always: false, quiet, longest }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        if step == 0 { Step::Ask(Ask::Identify) } else { Step::Done(None) }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let Some(identity) = self.identity else {
            return (String::new(), String::new(), Chafon.capabilities());
        };
        (identity.model(), identity.firmware(), orders::capabilities_of(&identity))
    }

    fn style(&self) -> Style {
        if self.is_pushing { Style::Pushed { quiet: PUSH_QUIET } } else { Style::Rounds }
    }

    fn round(&mut self) -> Option<Ask> {
        // A reader that pushed and fell silent has perhaps been set back to answering: one round tells.
        let is_due = !self.is_pushing || std::mem::take(&mut self.was_quiet);
        is_due.then(|| self.round_on(self.antenna()))
    }

    fn is_done_by_silence(&self, ask: &Ask) -> bool {
        self.is_pushing && ask.code() == code::ROUND
    }

    fn tries(&self, ask: &Ask) -> u8 {
        // A line without a reader must be given up in a few seconds.
        if *ask == Ask::Identify && self.identity.is_none() { 2 } else { 3 }
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        self.check_order(order)
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        self.step_of(order, at)
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        ask.encode(self.address)
    }

    fn patience(&self, ask: &Ask) -> Span {
        let plain_time = self.identity.map_or(SCAN_TENTHS_PLAIN, |identity| identity.scan_time);
        match ask {
            Ask::RoundPlain => Span(u64::from(plain_time.max(SCAN_TENTHS_PLAIN)) * 100 + ROUND_MARGIN),
            ask if ask.code() == code::ROUND => Span(u64::from(self.scan_tenths) * 100 + ROUND_MARGIN),
            Ask::Other { code: orders::READ..=orders::PROTECT, .. } => ACCESS,
            Ask::Identify
            | Ask::Round(_)
            | Ask::SetPower(_)
            | Ask::AbandonRound
            | Ask::WorkMode(_)
            | Ask::Other { .. } => ANSWER,
        }
    }

    fn take(&mut self, bytes: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = frame::decode(bytes) else { return Taken::Garbled };
        let is_stranger = self.identity.is_some() && frame.address != self.address;
        // The layout of a left-over round is not known before the reader said what it is.
        let is_left_over = self.identity.is_none() && frame.code == code::ROUND;
        if frame.body.is_empty() || is_stranger || is_left_over {
            return Taken::Aside;
        }
        match Answer::parse(&frame, self.layout()) {
            None => Taken::Garbled,
            Some(answer) => self.on_answer(answer, &frame, asked, told),
        }
    }
}

impl Dialect {
    fn on_answer(
        &mut self,
        answer: Answer,
        frame: &Frame<'_>,
        asked: Option<&Ask>,
        told: &mut Told<'_>,
    ) -> Taken {
        match answer {
            Answer::Identity(identity) => self.on_identity(identity, frame.address, asked),
            Answer::Tags { status, batch } => self.on_tags(status, &batch, asked, told),
            Answer::PushedTag { antenna, record } => {
                self.is_pushing = true;
                if self.identity.is_some() {
                    told.read(self.tag_read(&record, antenna_of(antenna, None)));
                }
                Taken::Aside
            }
            Answer::Heartbeat { antennas, .. } => {
                self.is_pushing = true;
                for (antenna, state) in (0u8..).zip(antennas) {
                    self.note_antenna(antenna, state == 2, told);
                }
                Taken::Aside
            }
            Answer::Status { code, status } => match asked {
                Some(asked) => self.on_status(code, status, &[], asked, told),
                None => Taken::Aside,
            },
            Answer::Other { code, status, data } => match asked {
                Some(asked) => self.on_status(code, status, &data, asked, told),
                None => Taken::Aside,
            },
        }
    }
}
