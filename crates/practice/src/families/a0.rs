//! A practice reader of the A0 families: an Invelion reader with up to four antennas, which is asked for each round,
//! or a UCChip module, which streams from one antenna until it is stopped.

use codes::Epc;
use codes::memory::{Lockable, Password, Protection};
use model::{Bank, PcWord};
use readers::families::a0::Variant;
use readers::families::a0::frame::{Framer, Piece};
use readers::families::a0::message::{Answer, Ask, RoundEnd, is_order, port_of};
use readers::families::a0::names::{code, status};
use readers::families::a0::record::{Record, Report, Strength, freq_index, freq_khz, raw_of_dbm};

use super::chips::{Chips, Denied};
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::ROUND_TAGS_MAX;
use crate::world::Echo;

/// R2000 readers and the larger modules manage some two hundred tags a second.
const TAG_MS: u64 = 5;
/// A radio round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 40;
/// From an order to its reply.
const REPLY_MS: u64 = 4;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 100;
/// The most power it gives, dBm; what the world calls full power is the same.
const FULL_POWER: u8 = 30;
/// The carrier it answers on, kHz.
const CARRIER_KHZ: u32 = 866_000;
/// Return loss of a good antenna and of an open socket, dB.
const LOSSES: (u8, u8) = (15, 1);
/// Reports that are already on their way when the stop comes.
const LATE_REPORTS: usize = 2;
/// Rounds in a row that one order gets here.
const ROUNDS_MAX: u8 = 8;
/// How often a reader calls a tag it wants to read or write.
const CALLS: usize = 4;

/// The reader.
pub struct A0Reader {
    air: Air,
    variant: Variant,
    chips: Chips,
    framer: Framer,
    outbox: Outbox,
    address: u8,
    /// Counted from 1.
    antenna: u8,
    power: u8,
    region: [u8; 3],
    matched: Option<Epc>,
    /// The antenna it streams from, and when the next round begins.
    streams: Option<u8>,
    next_round_ms: u64,
    heard_ms: u64,
    keeps_streaming: bool,
    has_fault: bool,
    has_fast_tid: bool,
    tally: Tally,
}

impl A0Reader {
    /// An Invelion reader.
    pub fn new(air: Air, seed: u64) -> A0Reader {
        A0Reader::with_variant(air, seed, Variant::Invelion)
    }

    /// A UCChip module.
    pub fn ucchip(air: Air, seed: u64) -> A0Reader {
        A0Reader::with_variant(air, seed, Variant::Ucchip)
    }

    fn with_variant(air: Air, seed: u64, variant: Variant) -> A0Reader {
        A0Reader {
            air,
            variant,
            chips: Chips::default(),
            framer: Framer::new(is_order),
            outbox: Outbox::new(seed),
            address: if variant == Variant::Invelion { 1 } else { 0 },
            antenna: 1,
            power: FULL_POWER,
            region: [2, 0, 6],
            matched: None,
            streams: None,
            next_round_ms: 0,
            heard_ms: 0,
            keeps_streaming: false,
            has_fault: false,
            has_fast_tid: false,
            tally: Tally::default(),
        }
    }

    /// Whether somebody took it for the other dialect and switched on FastTID with a stop.
    pub fn has_fast_tid(&self) -> bool {
        self.has_fast_tid
    }

    fn put(&mut self, due_ms: u64, code: u8, answer: &Answer) {
        self.outbox.put(due_ms, answer.encode(self.variant, self.address, code));
    }

    fn reply(&mut self, code: u8, answer: &Answer, now_ms: u64) {
        self.put(now_ms + REPLY_MS, code, answer);
    }

    fn value(&mut self, code: u8, data: &[u8], now_ms: u64) {
        self.reply(code, &Answer::Value(data.to_vec()), now_ms);
    }

    fn status(&mut self, code: u8, status: u8, now_ms: u64) {
        self.reply(code, &Answer::Status(status), now_ms);
    }

    fn check(&mut self, code: u8, is_good: bool, otherwise: u8, now_ms: u64) {
        self.status(code, if is_good { status::OK } else { otherwise }, now_ms);
    }

    fn obey(&mut self, ask: &Ask, now_ms: u64) {
        self.tally.orders += 1;
        let is_invelion = self.variant == Variant::Invelion;
        match (ask.code, ask.data.as_slice()) {
            (code::FIRMWARE, []) if is_invelion => self.value(ask.code, &[1, 9], now_ms),
            (code::FIRMWARE, []) => self.value(ask.code, &[2, 2, 1], now_ms),
            (code::SET_ANTENNA, [socket]) => {
                let port = port_of(self.variant, *socket);
                let is_good = (1..=4).contains(&port);
                if is_good {
                    self.antenna = port;
                }
                self.check(ask.code, is_good, 0x47, now_ms);
            }
            (code::GET_POWER, []) if is_invelion => self.value(ask.code, &[self.power], now_ms),
            (code::GET_POWER, []) => self.value(ask.code, &[self.power; 4], now_ms),
            (code::SET_POWER, [power]) | (code::SET_POWERS, [power, _, _, _]) => {
                let is_good = *power <= 33;
                if is_good {
                    self.power = *power;
                }
                self.check(ask.code, is_good, 0x48, now_ms);
            }
            (code::SET_REGION, [region @ 1..=3, first, last]) => {
                self.region = [*region, *first, *last];
                self.status(ask.code, status::OK, now_ms);
            }
            (code::GET_REGION, []) => self.value(ask.code, &self.region.clone(), now_ms),
            (code::ROUND, [repeat]) | (code::GEN2_ROUND, [_, _, repeat]) if is_invelion => {
                self.round(ask.code, *repeat, now_ms);
            }
            (code::ROUND, [antenna]) => self.stream(*antenna, now_ms),
            (code::OTHER_ROUND, [antenna, rounds, 0, 0]) if !is_invelion => {
                self.rounds(*antenna, *rounds, now_ms);
            }
            (code::STOP, []) if !is_invelion => self.stop(),
            (code::STOP, _) => {
                self.has_fast_tid = true;
                self.status(ask.code, status::OK, now_ms);
            }
            (code::SET_MATCH, [0, _, epc @ ..]) => {
                self.matched = Epc::from_bytes(epc).ok();
                self.check(ask.code, self.matched.is_some(), 0x4C, now_ms);
            }
            (code::SET_MATCH, [1]) => {
                self.matched = None;
                self.status(ask.code, status::OK, now_ms);
            }
            (code::READ..=code::KILL, data) => self.access(ask.code, data, now_ms),
            (code, data) => self.obey_rare(code, data, now_ms),
        }
    }

    fn obey_rare(&mut self, code: u8, data: &[u8], now_ms: u64) {
        match (code, data) {
            (code::GET_ANTENNA, []) => {
                let socket = readers::families::a0::message::socket_of(self.variant, self.antenna);
                self.value(code, &[socket], now_ms);
            }
            // Hardware in the field says 0 for above zero, the sheet of the maker the opposite.
            (code::TEMPERATURE, []) => self.value(code, &[0, 34], now_ms),
            (code::RETURN_LOSS, [_]) => {
                let is_there = self.air.has_antenna(self.antenna) && !self.has_fault;
                self.value(code, &[if is_there { LOSSES.0 } else { LOSSES.1 }], now_ms);
            }
            (code::READ_PINS, []) => self.value(code, &[1, 0], now_ms),
            (code::SET_PIN, [pin, _]) => self.check(code, matches!(pin, 3 | 4), 0x41, now_ms),
            (code::SET_BEEP, [mode]) => self.check(code, *mode <= 2, 0x4B, now_ms),
            (code::SET_GEN2, [session, target]) => {
                self.check(code, *session < 4 && *target < 2, 0x41, now_ms)
            }
            (0x68, []) => self.value(code, b"PRACTICE-A0 ", now_ms),
            (0x90 | 0x91, []) => self.status(code, 0x38, now_ms),
            (0x92, []) => self.value(code, &[0, 0], now_ms),
            (0x93, []) | (0x70, []) => self.status(code, status::OK, now_ms),
            (_, _) => self.status(code, 0x41, now_ms),
        }
    }

    fn hear(&mut self, antenna: u8, now_ms: u64) -> Vec<(Epc, Echo)> {
        let power_db = f64::from(self.power) - f64::from(FULL_POWER);
        let mut heard = self.chips.hear(self.air.hear(antenna, power_db, now_ms));
        heard.truncate(ROUND_TAGS_MAX);
        heard
    }

    fn report(&self, antenna: u8, echo: &Echo) -> Answer {
        let is_invelion = self.variant == Variant::Invelion;
        let index = freq_index(CARRIER_KHZ);
        Answer::Tag(Report {
            antenna,
            freq_index: is_invelion.then_some(index),
            freq_khz: if is_invelion { freq_khz(index) } else { Some(CARRIER_KHZ) },
            pc: PcWord(pc_for(echo.epc.as_bytes().len())),
            epc: echo.epc,
            strength: if is_invelion {
                Strength::Byte(raw_of_dbm(echo.dbm.round() as i16))
            } else {
                Strength::Four([0, 0, 0, raw_of_dbm(echo.dbm.round() as i16)])
            },
        })
    }

    /// The reports of one round; says when the last one leaves.
    fn tell(&mut self, code: u8, antenna: u8, now_ms: u64) -> (u64, u32) {
        let heard = self.hear(antenna, now_ms);
        let mut due_ms = now_ms + REPLY_MS;
        for (_, echo) in &heard {
            due_ms += TAG_MS;
            let report = self.report(antenna, echo);
            self.put(due_ms, code, &report);
        }
        self.tally.reads += heard.len() as u64;
        (due_ms.max(now_ms + EMPTY_ROUND_MS), heard.len() as u32)
    }

    fn is_missing(&self, antenna: u8) -> bool {
        self.has_fault || !self.air.has_antenna(antenna)
    }

    fn round(&mut self, code: u8, repeat: u8, now_ms: u64) {
        if self.is_missing(self.antenna) {
            return self.reply(code, &Answer::NoAntenna(self.antenna), now_ms);
        }
        // 255 means the shortest round there is.
        let repeats = if repeat == 0xFF { 1 } else { repeat.clamp(1, ROUNDS_MAX) };
        let (mut due_ms, mut total) = (now_ms, 0);
        for _ in 0..repeats {
            let (until_ms, tags) = self.tell(code, self.antenna, due_ms);
            (due_ms, total) = (until_ms, total + tags);
        }
        let end = RoundEnd {
            antenna: Some(self.antenna),
            rate: Some((1_000 * u64::from(total) / (due_ms - now_ms)) as u16),
            total,
            duration_ms: None,
            is_as_printed: false,
        };
        self.put(due_ms, code, &Answer::End(end));
    }

    fn rounds(&mut self, antenna: u8, rounds: u8, now_ms: u64) {
        if self.is_missing(antenna) {
            return self.status(code::OTHER_ROUND, status::NO_ANTENNA, now_ms);
        }
        let mut at_ms = now_ms;
        for _ in 0..rounds.min(ROUNDS_MAX) {
            at_ms = self.tell(code::OTHER_ROUND, antenna, at_ms).0;
        }
        self.put(at_ms, code::OTHER_ROUND, &Answer::Status(status::ROUNDS_OVER));
    }

    fn stream(&mut self, antenna: u8, now_ms: u64) {
        if self.is_missing(antenna) {
            return self.status(code::ROUND, status::NO_ANTENNA, now_ms);
        }
        self.streams = Some(antenna);
        self.next_round_ms = now_ms + REPLY_MS;
    }

    /// A stop has no reply.
    fn stop(&mut self) {
        self.streams = None;
        self.outbox.keep(LATE_REPORTS);
    }

    fn access(&mut self, code: u8, data: &[u8], now_ms: u64) {
        let Some(task) = Task::parse(self.variant, code, data) else {
            return self.status(code, 0x41, now_ms);
        };
        let mut meant = Vec::new();
        for _ in 0..CALLS {
            if meant.is_empty() {
                meant = self.hear(self.antenna, now_ms);
                meant.retain(|(_, echo)| self.matched.is_none_or(|epc| epc == echo.epc));
            }
        }
        if meant.is_empty() || self.is_missing(self.antenna) {
            return self.put(now_ms + EMPTY_ROUND_MS, code, &Answer::Status(status::NO_TAG));
        }
        let tags = meant.len() as u16;
        for (at, (made, echo)) in meant.into_iter().enumerate() {
            let due_ms = now_ms + EMPTY_ROUND_MS + at as u64 * TAG_MS;
            let (words, mark) = match self.perform(&task, &made) {
                Ok(words) => (words, if code == code::READ { task.words() } else { status::OK }),
                Err(why) if code == code::READ => {
                    self.put(due_ms, code, &Answer::Status(status_of(why, 0x32)));
                    continue;
                }
                Err(why) => (Vec::new(), status_of(why, 0x33)),
            };
            let place = match self.variant {
                Variant::Invelion => freq_index(CARRIER_KHZ) << 2 | (self.antenna - 1),
                Variant::Ucchip => self.antenna,
            };
            let record = Record {
                tags,
                pc: PcWord(pc_for(echo.epc.as_bytes().len())),
                epc: echo.epc,
                words: words.into_iter().flat_map(u16::to_be_bytes).collect(),
                mark,
                place,
                count: (self.variant == Variant::Invelion).then_some(1),
            };
            self.put(due_ms, code, &Answer::Record(record));
        }
    }

    fn perform(&mut self, task: &Task, made: &Epc) -> Result<Vec<u16>, Denied> {
        match task {
            Task::Read(bank, word, words, password) => self.chips.read(made, *bank, *word, *words, *password),
            Task::Write(bank, word, words, password) => {
                self.chips.write(made, *bank, *word, words, *password).map(|()| Vec::new())
            }
            Task::Lock(what, how, password) => {
                self.chips.lock(made, *what, *how, *password).map(|()| Vec::new())
            }
            Task::Kill(password) => self.chips.kill(made, *password).map(|()| Vec::new()),
        }
    }
}

fn status_of(why: Denied, failed: u8) -> u8 {
    match why {
        Denied::Password => status::PASSWORD,
        Denied::Locked | Denied::Range => failed,
    }
}

/// What is to be done with a tag.
enum Task {
    Read(Bank, usize, usize, Password),
    Write(Bank, usize, Vec<u16>, Password),
    Lock(Lockable, Protection, Password),
    Kill(Password),
}

impl Task {
    fn parse(variant: Variant, code: u8, data: &[u8]) -> Option<Task> {
        let number = |bytes: &[u8]| bytes.iter().fold(0usize, |all, byte| all << 8 | usize::from(*byte));
        let password = |bytes: &[u8]| Password(number(bytes) as u32);
        match (variant, code, data) {
            (Variant::Invelion, code::READ, [bank, word, words, rest @ ..]) if rest.len() % 4 == 0 => {
                Some(Task::Read(
                    Bank::from_number(*bank)?,
                    usize::from(*word),
                    usize::from(*words),
                    password(rest),
                ))
            }
            (Variant::Ucchip, code::READ, [bank, rest @ ..]) if rest.len() == 10 => Some(Task::Read(
                Bank::from_number(*bank)?,
                number(&rest[..4]),
                number(&rest[4..6]),
                password(&rest[6..]),
            )),
            (Variant::Invelion, code::WRITE, data) => {
                let (front, words) = data.split_first_chunk::<7>()?;
                let words: Vec<u16> = words.chunks(2).map(|two| number(two) as u16).collect();
                let is_whole = words.len() == usize::from(front[6]) && data.len() % 2 == 1;
                let bank = Bank::from_number(front[4])?;
                is_whole.then(|| Task::Write(bank, usize::from(front[5]), words, password(&front[..4])))
            }
            (_, code::LOCK, [p @ .., area, kind]) if p.len() == 4 => {
                let areas = [
                    Lockable::User,
                    Lockable::Tid,
                    Lockable::Epc,
                    Lockable::AccessPassword,
                    Lockable::KillPassword,
                ];
                let kinds = [
                    Protection::Open,
                    Protection::Password,
                    Protection::OpenForEver,
                    Protection::ClosedForEver,
                ];
                let what = areas.get(usize::from(area.checked_sub(1)?))?;
                Some(Task::Lock(*what, *kinds.get(usize::from(*kind))?, password(p)))
            }
            (_, code::KILL, p) if p.len() == 4 => Some(Task::Kill(password(p))),
            (_, _, _) => None,
        }
    }

    fn words(&self) -> u8 {
        match self {
            Task::Read(_, _, words, _) => *words as u8,
            Task::Write(..) | Task::Lock(..) | Task::Kill(_) => 0,
        }
    }
}

impl ReaderSide for A0Reader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let public = if self.variant == Variant::Invelion { 0xFF } else { 0x00 };
        let is_mine = |address: u8| address == self.address || address == public;
        let mut each = |piece: Piece<'_>| match piece {
            Piece::Frame(frame) if is_mine(frame.address) => asks.push(Ask::of(&frame)),
            Piece::Frame(_) => {}
            Piece::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.framer.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.framer.give_up(&mut each);
        }
        self.framer.push(bytes, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for ask in asks {
            self.obey(&ask, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if let Some(antenna) = self.streams
            && self.outbox.is_empty()
            && now_ms >= self.next_round_ms
        {
            self.next_round_ms = now_ms + EMPTY_ROUND_MS;
            if !self.is_missing(antenna) {
                self.next_round_ms = self.tell(code::ROUND, antenna, now_ms).0;
            }
        }
        self.outbox.take(now_ms)
    }

    fn host_gone(&mut self) {
        if !self.keeps_streaming {
            self.streams = None;
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
