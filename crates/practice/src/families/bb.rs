//! A practice module of the `bb` family (M100, QM100, YRM100, JRD-4035): one antenna, notices while a poll runs.

use codes::Epc;
use codes::memory::{LockPayload, Lockable, Password, Protection};
use codes::select::{EPC_AT, EPC_BANK, Mask};
use model::{Bank, PcWord};
use readers::families::bb::frame::{Dialect, Framer, Piece};
use readers::families::bb::message::{Answer, Ask, TagNotice, TextKind, code, error};

use super::chips::{Chips, Denied};
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::ROUND_TAGS_MAX;
use crate::radio::bb_signal;
use crate::world::Echo;

/// The most a module of this kind manages is 60 notices a second.
const NOTICE_MS: u64 = 17;
/// A radio round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 80;
/// From an order to its reply.
const REPLY_MS: u64 = 4;
/// Notices that are already on their way when the stop order comes.
const LATE_NOTICES: usize = 2;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 200;
/// Full power, in hundredths of a dBm.
const FULL_POWER: u16 = 2_600;
const READ: u8 = 0x39;
const WRITE: u8 = 0x49;
const LOCK: u8 = 0x82;
const KILL: u8 = 0x65;
/// Codes of a tag access that failed, because no tag was there or it did not obey; and the high half of the code with
/// which the tag's own error is told.
const FAILED: [(u8, u8, u8); 4] =
    [(READ, 0x09, 0xA0), (WRITE, 0x10, 0xB0), (LOCK, 0x13, 0xC0), (KILL, 0x12, 0xD0)];
/// The tag wants another password.
const ACCESS_DENIED: u8 = 0x16;
/// The tag's own errors: there is no such memory; it is locked.
const OVERRUN: u8 = 0x03;
const LOCKED: u8 = 0x04;
/// How often it calls a tag it wants to work on.
const CALLS: usize = 4;
/// Settings a module takes and we have no use for: query, channel, hopping, modem, sleep, idle, carrier, pins.
const TAKEN: [u8; 10] = [0x0E, 0xAB, 0xAD, 0xA9, 0xF0, 0x17, 0x1D, 0x04, 0xB0, 0x1A];
/// Sets which tags are meant.
const SELECT: u8 = 0x0C;
/// Sets the select mode; its reply carries the code of the select order.
const SELECT_MODE: u8 = 0x12;
/// Select modes: for everything, for nothing, only for working on tags.
const SELECT_ALWAYS: u8 = 0;
const SELECT_NEVER: u8 = 1;
const SELECT_FOR_ACCESS: u8 = 2;
/// Changes the baud rate; there is no reply.
const SET_BAUD: u8 = 0x11;

/// The module.
pub struct BbReader {
    air: Air,
    chips: Chips,
    /// The number, or the beginning of it, of the tags that are meant.
    selected: Option<Mask>,
    select_mode: u8,
    framer: Framer,
    outbox: Outbox,
    rounds_left: u32,
    next_round_ms: u64,
    heard_ms: u64,
    power: u16,
    region: u8,
    keeps_streaming: bool,
    has_fault: bool,
    tally: Tally,
}

impl BbReader {
    /// A module that has just got its power.
    pub fn new(air: Air, seed: u64) -> BbReader {
        BbReader {
            air,
            chips: Chips::default(),
            selected: None,
            select_mode: SELECT_NEVER,
            framer: Framer::new(),
            outbox: Outbox::new(seed),
            rounds_left: 0,
            next_round_ms: 0,
            heard_ms: 0,
            power: FULL_POWER,
            region: 1,
            keeps_streaming: false,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    /// Whether a poll runs.
    pub fn is_reading(&self) -> bool {
        self.rounds_left > 0
    }

    fn reply(&mut self, answer: &Answer, now_ms: u64) {
        self.outbox.put(now_ms + REPLY_MS, answer.encode(Dialect::Bb));
    }

    fn obey(&mut self, ask: Ask, now_ms: u64) {
        self.tally.orders += 1;
        match ask {
            Ask::Text(kind) => {
                let text = match kind {
                    TextKind::Hardware => "M100 26dBm V1.0",
                    TextKind::Software => "V2.3.5",
                    TextKind::Maker => "Practice",
                };
                self.reply(&Answer::Text { kind, text: text.to_owned() }, now_ms);
            }
            Ask::SinglePoll => self.start(1, now_ms),
            Ask::MultiPoll(rounds) => self.start(u32::from(rounds), now_ms),
            Ask::Stop => {
                self.rounds_left = 0;
                self.outbox.keep(LATE_NOTICES);
                self.reply(&Answer::Accepted(code::STOP), now_ms);
            }
            Ask::SetPower(power) if power <= FULL_POWER => {
                self.power = power;
                self.reply(&Answer::Accepted(code::SET_POWER), now_ms);
            }
            Ask::SetPower(_) => self.reply(&Answer::Failed(error::BAD_ORDER), now_ms),
            Ask::GetPower => self.reply(&Answer::Power(self.power), now_ms),
            Ask::SetRegion(region) if [1, 2, 3, 4, 6].contains(&region) => {
                self.region = region;
                self.reply(&Answer::Accepted(code::SET_REGION), now_ms);
            }
            Ask::SetRegion(_) => self.reply(&Answer::Failed(error::BAD_ORDER), now_ms),
            Ask::GetRegion => self.reply(&Answer::Region(self.region), now_ms),
            Ask::Other { code, parameters } => self.obey_rare(code, &parameters, now_ms),
        }
    }

    fn obey_rare(&mut self, code: u8, parameters: &[u8], now_ms: u64) {
        if FAILED.iter().any(|(access, ..)| *access == code) {
            return self.access(code, parameters, now_ms);
        }
        let answer = match (code, parameters) {
            (SET_BAUD, _) => return,
            (SELECT, parameters) => match mask_of(parameters) {
                Some(mask) => {
                    (self.selected, self.select_mode) = (Some(mask), SELECT_FOR_ACCESS);
                    Answer::Accepted(SELECT)
                }
                None => Answer::Failed(error::BAD_ORDER),
            },
            (SELECT_MODE, [mode @ SELECT_ALWAYS..=SELECT_FOR_ACCESS]) => {
                self.select_mode = *mode;
                Answer::Accepted(SELECT)
            }
            (code, _) if TAKEN.contains(&code) => Answer::Accepted(code),
            (_, _) => Answer::Failed(error::BAD_ORDER),
        };
        self.reply(&answer, now_ms);
    }

    /// The tags that answer and are meant, each with the number it was made with.
    fn hear(&self, modes: &[u8], now_ms: u64) -> Vec<(Epc, Echo)> {
        let power_db = (f64::from(self.power) - f64::from(FULL_POWER)) / 100.0;
        let mut heard = self.chips.hear(self.air.hear(1, power_db, now_ms));
        if let Some(mask) = self.selected.as_ref().filter(|_| modes.contains(&self.select_mode)) {
            heard.retain(|(_, echo)| mask.matches(&echo.epc));
        }
        heard.truncate(ROUND_TAGS_MAX);
        heard
    }

    /// The first tag that answers takes part.
    fn access(&mut self, code: u8, parameters: &[u8], now_ms: u64) {
        let (_, failed, high) = FAILED.iter().find(|(access, ..)| *access == code).copied().unwrap_or((
            code,
            error::BAD_ORDER,
            0,
        ));
        let mut found = None;
        for _ in 0..CALLS {
            let meant = || self.hear(&[SELECT_ALWAYS, SELECT_FOR_ACCESS], now_ms).into_iter().next();
            found = found.or_else(meant);
        }
        let Some((made, echo)) = found.filter(|_| !self.has_fault) else {
            return self.reply(&Answer::Failed(failed), now_ms);
        };
        let Some(done) = self.perform(code, parameters, &made) else {
            return self.reply(&Answer::Failed(error::BAD_ORDER), now_ms);
        };
        let why = match done {
            Ok(data) => {
                let answer = Answer::Other { code, parameters: [told_as(&echo.epc), data].concat() };
                return self.reply(&answer, now_ms + EMPTY_ROUND_MS);
            }
            Err(Denied::Password) if code == KILL => failed,
            Err(Denied::Password) => ACCESS_DENIED,
            Err(Denied::Locked) => high | LOCKED,
            Err(Denied::Range) => high | OVERRUN,
        };
        // Who it was is told as well.
        let parameters = [vec![why], told_as(&echo.epc)].concat();
        self.reply(&Answer::Other { code: code::ERROR, parameters }, now_ms + EMPTY_ROUND_MS);
    }

    /// `None` if the order contradicts itself.
    fn perform(&mut self, code: u8, parameters: &[u8], made: &Epc) -> Option<Result<Vec<u8>, Denied>> {
        let (password, rest) = parameters.split_first_chunk::<4>()?;
        let password = Password(u32::from_be_bytes(*password));
        let done = |()| vec![0];
        match (code, rest) {
            (KILL, []) => Some(self.chips.kill(made, password).map(done)),
            (LOCK, [high, middle, low]) => {
                let payload = LockPayload::from_bits(u32::from_be_bytes([0, *high, *middle, *low]));
                let mut changes = changes(payload).into_iter();
                Some(changes.try_for_each(|(what, how)| self.chips.lock(made, what, how, password)).map(done))
            }
            (READ | WRITE, [bank, w1, w0, n1, n0, data @ ..]) => {
                let bank = Bank::from_number(*bank)?;
                let (word, count) = (u16::from_be_bytes([*w1, *w0]), u16::from_be_bytes([*n1, *n0]));
                let (word, count) = (usize::from(word), usize::from(count));
                if code == READ {
                    let words = self.chips.read(made, bank, word, count, password);
                    return Some(words.map(|words| words.into_iter().flat_map(u16::to_be_bytes).collect()));
                }
                let words: Vec<u16> =
                    data.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                let is_whole = words.len() == count && data.len() == count * 2;
                is_whole.then(|| self.chips.write(made, bank, word, &words, password).map(done))
            }
            (_, _) => None,
        }
    }

    fn start(&mut self, rounds: u32, now_ms: u64) {
        self.rounds_left = rounds;
        self.next_round_ms = now_ms + REPLY_MS;
    }

    fn round(&mut self, now_ms: u64) {
        self.rounds_left -= 1;
        self.next_round_ms = now_ms + EMPTY_ROUND_MS;
        if self.has_fault {
            self.outbox.put(self.next_round_ms, Answer::Failed(error::CHANNEL_BUSY).encode(Dialect::Bb));
            return;
        }
        let heard = self.hear(&[SELECT_ALWAYS], now_ms);
        if heard.is_empty() {
            self.outbox.put(self.next_round_ms, Answer::Failed(error::EMPTY_ROUND).encode(Dialect::Bb));
            return;
        }
        let mut due_ms = now_ms;
        for (_, echo) in &heard {
            due_ms += NOTICE_MS;
            let pc = PcWord(pc_for(echo.epc.as_bytes().len()));
            let notice = TagNotice { signal_dbm: bb_signal(echo.dbm), pc, epc: echo.epc };
            self.outbox.put(due_ms, Answer::Tag(notice).encode(Dialect::Bb));
            self.tally.reads += 1;
        }
        self.next_round_ms = due_ms;
    }
}

/// Length, PC and number, as they stand before what an access brought.
fn told_as(epc: &Epc) -> Vec<u8> {
    let pc = pc_for(epc.as_bytes().len()).to_be_bytes();
    let length = epc.as_bytes().len() as u8 + 2;
    [&[length], &pc[..], epc.as_bytes()].concat()
}

/// Target, action and bank in one byte, pointer and length in bits, truncation, mask. Only tag numbers are compared.
fn mask_of(parameters: &[u8]) -> Option<Mask> {
    let ([what, p3, p2, p1, p0, length, _], mask) = parameters.split_first_chunk::<7>()?;
    let pointer = u16::try_from(u32::from_be_bytes([*p3, *p2, *p1, *p0])).ok()?;
    let is_number = what & 3 == EPC_BANK && pointer >= EPC_AT;
    (is_number && mask.len() * 8 >= usize::from(*length)).then(|| Mask {
        bank: what & 3,
        pointer,
        length: u16::from(*length),
        mask: mask.to_vec(),
    })
}

/// What the ten mask and ten action bits change.
fn changes(payload: LockPayload) -> Vec<(Lockable, Protection)> {
    let whats =
        [Lockable::KillPassword, Lockable::AccessPassword, Lockable::Epc, Lockable::Tid, Lockable::User];
    let hows = [Protection::Open, Protection::Password, Protection::OpenForEver, Protection::ClosedForEver];
    let all = whats.into_iter().flat_map(|what| hows.into_iter().map(move |how| (what, how)));
    all.filter(|(what, how)| {
        let pair = LockPayload::new().with(*what, *how).bits();
        // Only the action bits the mask names change anything.
        let (its_mask, its_action) = (pair >> 10, pair & pair >> 10);
        payload.bits() >> 10 & both_bits(*what) == its_mask && payload.bits() & its_mask == its_action
    })
    .collect()
}

/// Both bits of one memory.
fn both_bits(what: Lockable) -> u32 {
    LockPayload::new().with(what, Protection::ClosedForEver).bits() & 0x3FF
}

impl ReaderSide for BbReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let mut each = |piece: Piece<'_>| match piece {
            Piece::Frame(frame) => asks.extend(Ask::parse(&frame)),
            Piece::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.framer.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.framer.give_up(&mut each);
        }
        self.framer.push(bytes, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for ask in asks {
            self.obey(ask, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if self.rounds_left > 0 && self.outbox.is_empty() && now_ms >= self.next_round_ms {
            self.round(now_ms);
        }
        self.outbox.take(now_ms)
    }

    fn host_gone(&mut self) {
        if !self.keeps_streaming {
            self.rounds_left = 0;
        }
        self.outbox.keep(0);
    }

    fn play(&mut self, mischief: Mischief) {
        self.outbox.play(mischief);
        match mischief {
            Mischief::KeepStreaming(keeps) => self.keeps_streaming = keeps,
            Mischief::Fault(has) => self.has_fault = has,
            Mischief::Recover => (self.keeps_streaming, self.has_fault) = (false, false),
            Mischief::StopHalfWay | Mischief::Noise(_) | Mischief::GoSilent | Mischief::DamageEvery(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
