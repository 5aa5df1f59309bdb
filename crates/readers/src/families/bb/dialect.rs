//! How a bb module is talked with. Opening: stop a run that a previous host left behind, drain, ask for the texts.
//! Reading: one multi poll of 65,535 rounds; the module answers each round with tags or with "empty round", so silence
//! means that the run ended or the module is gone. A stop tells the two apart, because it is always answered.

use std::collections::{BTreeSet, VecDeque};

use codes::Epc;
use codes::select::{EPC_AT, EPC_BANK, Mask};
use model::{AntennaPort, Capabilities, Gen2Q, Gen2Target, Region, Rssi, Signal, Span, TagRead, TxPower};

use crate::driver::Telemetry;
use crate::errand::{Errand, Means, Move, Next};
use crate::families::bb::Bb;
use crate::families::bb::frame::{self, Dialect as Spoken};
use crate::families::bb::message::{Answer, Ask, ROUNDS_MAX, TagNotice, TextKind, code, error};
use crate::family::Family;
use crate::limits::{BB_GAP, ROUND_TAGS_WATCHED};
use crate::order::{self, Order, Pin, RefusedWhy};
use crate::talk::{self, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// Long enough to hear a module that is already reading: a round takes some tens of milliseconds.
const LISTEN: Span = Span(300);
/// The line counts as drained after so much silence.
const DRAIN_QUIET: Span = Span(120);
/// A stream that does not stop is not waited for longer than this.
const DRAIN_MAX: Span = Span(2_000);
/// Answers come within some milliseconds; this allows for a busy line.
const ANSWER: Span = Span(500);
/// A single round is over after this at the latest; its end is not told.
const ROUND: Span = Span(150);
/// Working on a tag takes several tries on the air.
const ACCESS: Span = Span(1_500);
/// A run that says nothing for so long has ended, or the module is gone.
const RUN_QUIET: Span = Span(1_500);
/// Rounds that tell who is in the field: a round misses a tag now and then.
const LOOKS: usize = 4;
/// Words of memory that fit into one order.
const WORDS_MAX: usize = 32;

/// What is known of a module, and what it was told.
#[derive(Debug)]
pub(crate) struct Dialect {
    /// What the module speaks; `None` until it has answered: then both are spoken, the other one is noise to it.
    spoken: Option<Spoken>,
    model: String,
    firmware: String,
    /// A run may be going on: its words are a sign of life.
    was_heard: bool,
    /// It answered a stop since it was last told to read.
    is_proven: bool,
    /// Tags of the running round, to see where the next one begins.
    round_tags: BTreeSet<Epc>,
    /// The query word of the module, once asked for.
    query: Option<u16>,
    is_query_set: bool,
    selected: Option<Mask>,
    errand: Errand,
    /// Moves of the errand so far, and what is still to be asked for the last one.
    moves: usize,
    pending: VecDeque<Ask>,
    pins: Vec<Pin>,
}

impl Dialect {
    /// Nothing is known yet.
    pub(crate) fn new() -> Dialect {
        Dialect {
            spoken: None,
            model: String::new(),
            firmware: String::new(),
            was_heard: false,
            is_proven: false,
            round_tags: BTreeSet::new(),
            query: None,
            is_query_set: false,
            selected: None,
            errand: Errand::new(Means { aims: true, turns: false, counts: false }),
            moves: 0,
            pending: VecDeque::new(),
            pins: Vec::new(),
        }
    }

    fn on_tag(&mut self, notice: &TagNotice, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        self.was_heard = true;
        // One notice per tag and round: a tag that comes again, and room that ends, begin the next round.
        if self.round_tags.len() >= ROUND_TAGS_WATCHED || !self.round_tags.insert(notice.epc) {
            if asked == Some(&Ask::SinglePoll) {
                self.errand.hear_double();
            }
            told.telemetry(Telemetry::Dwell { antenna: AntennaPort(1), dwells: 1 });
            self.round_tags.clear();
            self.round_tags.insert(notice.epc);
        }
        told.read(tag_read(notice));
        match asked {
            Some(Ask::SinglePoll) => {
                self.errand.hear(notice.epc, AntennaPort(1));
                Taken::More
            }
            Some(Ask::MultiPoll(_)) => Taken::Answered,
            Some(_) | None => Taken::Aside,
        }
    }

    fn on_failed(&mut self, status: u8, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        match (status, asked) {
            (error::EMPTY_ROUND | error::CHANNEL_BUSY, asked) => {
                self.was_heard = true;
                self.round_tags.clear();
                if status == error::EMPTY_ROUND {
                    told.telemetry(Telemetry::Dwell { antenna: AntennaPort(1), dwells: 1 });
                }
                match asked {
                    Some(Ask::SinglePoll | Ask::MultiPoll(_)) => Taken::Answered,
                    Some(_) | None => Taken::Aside,
                }
            }
            (status, Some(_)) => Taken::Refused(refusal(status)),
            (_, None) => Taken::Aside,
        }
    }

    fn on_reply(&mut self, code: u8, parameters: &[u8], asked: &Ask) -> Taken {
        // The answer to the select mode carries the code of select.
        let is_echoed = code == asked.code() || (asked.code() == SELECT_MODE && code == SET_SELECT);
        if !is_echoed {
            return Taken::Aside;
        }
        match (code, parameters) {
            (GET_QUERY, [high, low]) => {
                self.query = Some(u16::from_be_bytes([*high, *low]));
                Taken::Answered
            }
            (READ | WRITE | LOCK | KILL, [length, rest @ ..]) if rest.len() >= usize::from(*length) => {
                let words = rest[usize::from(*length)..].chunks_exact(2);
                self.errand.bring(words.map(|two| u16::from_be_bytes([two[0], two[1]])).collect());
                Taken::Answered
            }
            (IO, [2, pin, level]) => {
                self.pins.push(Pin { pin: *pin, is_output: false, is_on: *level != 0 });
                Taken::Answered
            }
            (IO, _) | (_, [0]) => Taken::Answered,
            (_, [status, ..]) => Taken::Refused(RefusedWhy::Status(u16::from(*status))),
            (_, []) => Taken::Answered,
        }
    }

    fn start(&mut self, at: usize) -> Step<Ask> {
        match at {
            0 => {
                (self.was_heard, self.is_proven) = (false, false);
                self.round_tags.clear();
                Step::Ask(Ask::MultiPoll(ROUNDS_MAX))
            }
            1 if self.was_heard => Step::Done(None),
            // Some modules say nothing for empty rounds; the stop is answered by all that live.
            1 => Step::Ask(Ask::Stop),
            2 => {
                self.is_proven = true;
                Step::Ask(Ask::MultiPoll(ROUNDS_MAX))
            }
            _ => Step::Done(None),
        }
    }

    fn gen2(&mut self, gen2: &model::Gen2, at: usize) -> Step<Ask> {
        if at == 0 {
            // Asked afresh each time: another program may have changed it.
            self.query = None;
            self.is_query_set = false;
        }
        match (at, self.query) {
            (0, None) => Step::Ask(plain(GET_QUERY, &[])),
            (_, Some(query)) if !self.is_query_set => {
                self.is_query_set = true;
                let word = changed_query(query, gen2);
                self.query = Some(word);
                Step::Ask(plain(SET_QUERY, &word.to_be_bytes()))
            }
            (1, None) => Step::Refuse(RefusedWhy::NotSupported),
            _ => Step::Done(None),
        }
    }

    fn select(&mut self, mask: Option<&Mask>, at: usize) -> Step<Ask> {
        match (mask, at) {
            (Some(mask), 0) => Step::Ask(select_ask(mask)),
            (Some(_), 1) => Step::Ask(plain(SELECT_MODE, &[0])),
            (None, 0) => Step::Ask(plain(SELECT_MODE, &[1])),
            (mask, _) => {
                self.selected = mask.cloned();
                Step::Done(None)
            }
        }
    }

    fn pins(&mut self, at: usize) -> Step<Ask> {
        match at {
            0 => {
                self.pins.clear();
                Step::Ask(plain(IO, &[2, 1, 0]))
            }
            1..=3 => Step::Ask(plain(IO, &[2, at as u8 + 1, 0])),
            _ => Step::Done(Some(order::Answer::Pins(self.pins.clone()))),
        }
    }

    /// Working on one tag.
    fn run(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if at == 0 {
            self.moves = 0;
            self.pending.clear();
        }
        loop {
            if let Some(ask) = self.pending.pop_front() {
                return Step::Ask(ask);
            }
            let next = self.errand.next(order, self.moves, LOOKS);
            self.moves += 1;
            match next {
                Next::Move(next) => {
                    let asks = self.asks_of(next);
                    self.pending.extend(asks);
                }
                Next::Done(answer) => return Step::Done(answer),
                Next::Refuse(why) => return Step::Refuse(why),
            }
        }
    }

    fn asks_of(&mut self, next: Move) -> Vec<Ask> {
        let with = |password: codes::memory::Password| password.to_bytes().to_vec();
        match next {
            Move::Look(_) => {
                self.round_tags.clear();
                vec![Ask::SinglePoll]
            }
            Move::Turn(_) => Vec::new(),
            // Select, and apply it before reading and writing only.
            Move::Aim(epc) => vec![select_ask(&exactly(&epc)), plain(SELECT_MODE, &[2])],
            Move::Read { bank, word, words, password } => {
                let mut parameters = with(password);
                parameters.push(bank.number());
                parameters.extend_from_slice(&word.to_be_bytes());
                parameters.extend_from_slice(&u16::from(words).to_be_bytes());
                vec![plain(READ, &parameters)]
            }
            Move::Write { bank, word, words, password } => {
                let mut parameters = with(password);
                parameters.push(bank.number());
                parameters.extend_from_slice(&word.to_be_bytes());
                parameters.extend_from_slice(&(words.len() as u16).to_be_bytes());
                parameters.extend(words.iter().flat_map(|word| word.to_be_bytes()));
                vec![plain(WRITE, &parameters)]
            }
            Move::Lock { what, how, password } => {
                let payload = codes::memory::LockPayload::new().with(what, how).bits();
                let mut parameters = with(password);
                parameters.extend_from_slice(&payload.to_be_bytes()[1..]);
                vec![plain(LOCK, &parameters)]
            }
            Move::Kill(password) => vec![plain(KILL, &with(password))],
            Move::Release => match &self.selected {
                Some(mask) => vec![select_ask(mask), plain(SELECT_MODE, &[0])],
                None => vec![plain(SELECT_MODE, &[1])],
            },
        }
    }
}

/// Command codes of what is asked for rarely.
const SET_SELECT: u8 = 0x0C;
const GET_QUERY: u8 = 0x0D;
const SET_QUERY: u8 = 0x0E;
const SELECT_MODE: u8 = 0x12;
const IO: u8 = 0x1A;
const READ: u8 = 0x39;
const WRITE: u8 = 0x49;
const KILL: u8 = 0x65;
const LOCK: u8 = 0x82;

fn plain(code: u8, parameters: &[u8]) -> Ask {
    Ask::Other { code, parameters: parameters.to_vec() }
}

fn exactly(epc: &Epc) -> Mask {
    let bits = u16::try_from(epc.bits()).unwrap_or(u16::MAX);
    Mask { bank: EPC_BANK, pointer: EPC_AT, length: bits, mask: epc.as_bytes().to_vec() }
}

/// Select on session 0, action 000: who fits is A, everybody else B; rounds ask for A.
fn select_ask(mask: &Mask) -> Ask {
    let mut parameters = vec![mask.bank & 3];
    parameters.extend_from_slice(&u32::from(mask.pointer).to_be_bytes());
    parameters.push(mask.length as u8);
    parameters.push(0);
    parameters.extend_from_slice(&mask.mask);
    plain(SET_SELECT, &parameters)
}

/// DR 1, M 2, TRext 1, Sel 2, session 2, target 1, Q 4, three zero bits.
fn changed_query(query: u16, gen2: &model::Gen2) -> u16 {
    let mut word = query;
    if let Some(session) = gen2.session {
        word = word & !(3 << 8) | u16::from(session.number()) << 8;
    }
    match gen2.target {
        Some(Gen2Target::A) => word &= !(1 << 7),
        Some(Gen2Target::B) => word |= 1 << 7,
        Some(Gen2Target::Both) | None => {}
    }
    if let Some(Gen2Q::Fixed(q)) = gen2.q {
        word = word & !(15 << 3) | u16::from(q & 15) << 3;
    }
    word
}

fn region_byte(region: Region) -> Option<u8> {
    match region {
        Region::China => Some(1),
        Region::NorthAmerica => Some(2),
        Region::Europe => Some(3),
        Region::ChinaLower => Some(4),
        Region::Korea => Some(6),
        Region::EuropeUpper
        | Region::Japan
        | Region::India
        | Region::Australia
        | Region::NewZealand
        | Region::Taiwan
        | Region::Brazil => None,
    }
}

/// What a status means for an order (sheet, errors of command FF; the low half is the Gen2 error of the tag).
fn refusal(status: u8) -> RefusedWhy {
    match status {
        0x09 => RefusedWhy::NoTag,
        0x16 => RefusedWhy::WrongPassword,
        0xA4 | 0xB4 | 0xC4 | 0xD4 | 0xE4 => RefusedWhy::Locked,
        0xA3 | 0xB3 | 0xC3 | 0xD3 | 0xE3 => RefusedWhy::OutOfRange,
        other => RefusedWhy::Status(u16::from(other)),
    }
}

impl talk::Dialect for Dialect {
    type Ask = Ask;

    fn gap(&self) -> Span {
        BB_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        frame::look(bytes)
    }

    fn opening(&self) -> Opening {
        let stops = vec![Ask::Stop.encode(Spoken::Bb), Ask::Stop.encode(Spoken::Aa)];
        Opening { listen: LISTEN, stops, is_stopped_always: true, quiet: DRAIN_QUIET, longest: DRAIN_MAX }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        match step {
            0 => Step::Ask(Ask::Text(TextKind::Hardware)),
            1 if self.firmware.is_empty() => Step::Ask(Ask::Text(TextKind::Software)),
            _ => Step::Done(None),
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        (self.model.clone(), self.firmware.clone(), Bb.capabilities())
    }

    fn style(&self) -> Style {
        Style::Stream { quiet: RUN_QUIET }
    }

    #[allow(clippy::wildcard_enum_match_arm, reason = "what is not named needs no look beforehand")]
    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        let power = Bb.capabilities().power;
        match order {
            Order::SetPower(wanted) => match power {
                Some(range) if (range.least..=range.most).contains(wanted) => Ok(()),
                Some(_) | None => Err(RefusedWhy::OutOfRange),
            },
            Order::SetRegion(region) => region_byte(*region).map(|_| ()).ok_or(RefusedWhy::OutOfRange),
            Order::SetGen2(gen2) if gen2.target == Some(Gen2Target::Both) => Err(RefusedWhy::OutOfRange),
            Order::Select(Some(mask)) if mask.length > 255 || mask.bank > 3 => Err(RefusedWhy::OutOfRange),
            Order::Write(write) if write.words.len() > WORDS_MAX => Err(RefusedWhy::OutOfRange),
            Order::SetPin { pin, .. } if !(1..=4).contains(pin) => Err(RefusedWhy::OutOfRange),
            Order::SetAntennas(_) | Order::Beep | Order::AskTemperature | Order::CheckAntennas => {
                Err(RefusedWhy::NotSupported)
            }
            _ => Ok(()),
        }
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        match (order, at) {
            (Order::Start, at) => self.start(at),
            (Order::Stop, 0) => Step::Ask(Ask::Stop),
            (Order::SetPower(TxPower(tenths)), 0) => match Ask::set_power(TxPower(*tenths)) {
                Some(ask) => Step::Ask(ask),
                None => Step::Refuse(RefusedWhy::OutOfRange),
            },
            (Order::SetRegion(region), 0) => match region_byte(*region) {
                Some(byte) => Step::Ask(Ask::SetRegion(byte)),
                None => Step::Refuse(RefusedWhy::OutOfRange),
            },
            (Order::SetGen2(gen2), at) => self.gen2(gen2, at),
            (Order::Select(mask), at) => self.select(mask.as_ref(), at),
            (Order::SetPin { pin, is_on }, 0) => Step::Ask(plain(IO, &[1, *pin, u8::from(*is_on)])),
            (Order::ReadPins, at) => self.pins(at),
            (Order::AskFirmware, 0) => Step::Ask(Ask::Text(TextKind::Software)),
            (Order::AskFirmware, _) => Step::Done(Some(order::Answer::Firmware(self.firmware.clone()))),
            (Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Lock(_) | Order::Kill(_), at) => {
                self.run(order, at)
            }
            (Order::SetAntennas(_) | Order::Beep | Order::AskTemperature | Order::CheckAntennas, _) => {
                Step::Refuse(RefusedWhy::NotSupported)
            }
            (Order::Stop | Order::SetPower(_) | Order::SetRegion(_) | Order::SetPin { .. }, _) => {
                Step::Done(None)
            }
        }
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        match self.spoken {
            Some(spoken) => ask.encode(spoken),
            None => [ask.encode(Spoken::Bb), ask.encode(Spoken::Aa)].concat(),
        }
    }

    fn patience(&self, ask: &Ask) -> Span {
        match ask {
            Ask::SinglePoll => ROUND,
            // After an answered stop there is nothing left to prove.
            Ask::MultiPoll(_) if self.is_proven => ROUND,
            Ask::MultiPoll(_) => RUN_QUIET,
            Ask::Other { code: READ | WRITE | LOCK | KILL, .. } => ACCESS,
            Ask::Text(_)
            | Ask::Stop
            | Ask::SetPower(_)
            | Ask::GetPower
            | Ask::SetRegion(_)
            | Ask::GetRegion
            | Ask::Other { .. } => ANSWER,
        }
    }

    fn tries(&self, ask: &Ask) -> u8 {
        match ask {
            // A line without a module must be given up in a few seconds; the stop before it has woken a sleeping one.
            Ask::Text(_) if self.spoken.is_none() => 2,
            Ask::Text(_)
            | Ask::SinglePoll
            | Ask::MultiPoll(_)
            | Ask::Stop
            | Ask::SetPower(_)
            | Ask::GetPower
            | Ask::SetRegion(_)
            | Ask::GetRegion
            | Ask::Other { .. } => 3,
        }
    }

    fn is_done_by_silence(&self, ask: &Ask) -> bool {
        matches!(ask, Ask::SinglePoll | Ask::MultiPoll(_))
    }

    fn take(&mut self, bytes: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some((frame, answer)) =
            frame::decode(bytes).and_then(|frame| Some((frame, Answer::parse(&frame)?)))
        else {
            return Taken::Aside;
        };
        match answer {
            Answer::Tag(notice) => self.on_tag(&notice, asked, told),
            Answer::Failed(status) => self.on_failed(status, asked, told),
            Answer::Text { kind, text } => {
                self.spoken = Some(frame.dialect);
                match kind {
                    TextKind::Hardware => self.model = text,
                    TextKind::Software => self.firmware = text,
                    TextKind::Maker => {}
                }
                if asked == Some(&Ask::Text(kind)) { Taken::Answered } else { Taken::Aside }
            }
            Answer::Accepted(code::MULTI_POLL) => {
                self.was_heard = true;
                if matches!(asked, Some(Ask::MultiPoll(_))) { Taken::Answered } else { Taken::Aside }
            }
            Answer::Accepted(_) | Answer::Power(_) | Answer::Region(_) | Answer::Other { .. } => {
                match asked {
                    Some(asked) => self.on_reply(frame.code, frame.parameters, asked),
                    None => Taken::Aside,
                }
            }
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
