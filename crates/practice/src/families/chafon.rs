//! A practice reader of the `chafon` family: UHFReader288 kind with up to eight antennas, or the older UHFReader18
//! kind, which says neither antenna nor signal. Each round is asked for; in real-time mode it talks by itself.

use codes::Epc;
use codes::memory::{Lockable, Password, Protection};
use model::Bank;
use readers::families::chafon::frame::{BROADCAST, Framer, Piece, decode};
use readers::families::chafon::identity::{Identity, Sockets};
use readers::families::chafon::message::{Aim, Answer, Ask, Layout, Round, code, status};
use readers::families::chafon::record::{Batch, TagRecord};

use super::chips::{Chips, Denied};
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally};
use crate::radio::chafon_signal;
use crate::world::Echo;

/// A frame with one tag takes about 4 ms at 57,600 baud; the radio needs about as long for a tag.
const TAG_MS: u64 = 5;
/// The shortest round: every slot empty.
const EMPTY_ROUND_MS: u64 = 60;
/// From an order to its reply.
const REPLY_MS: u64 = 4;
/// Silence between two bytes after which the reader forgets a begun order.
const GAP_MS: u64 = 15;
/// Length of a round that was asked for without one.
const ROUND_MS: u64 = 2_000;
/// The most power it gives, dBm; what the world calls full power is the same.
const FULL_POWER: u8 = 30;
/// Orders of one kind that only set something we have no use for: region, scan time, LED, buzzer, outputs, antenna
/// check, write power, retries, profile, real-time parameters.
const TAKEN: [u8; 11] = [0x22, 0x25, 0x33, 0x40, 0x46, 0x66, 0x6E, 0x79, 0x7A, 0x7F, 0x75];
const READ: u8 = 0x02;
const WRITE: u8 = 0x03;
const KILL: u8 = 0x05;
const PROTECT: u8 = 0x06;
/// Sets the antennas on which tags are worked on, a bit each; bit 7 = do not save.
const SET_ANTENNAS: u8 = 0x3F;
/// How often it calls a tag it wants to work on.
const CALLS: usize = 4;
/// Statuses of an access: another password, not killed, no kill password, and the tag's own error in one more byte.
const PASSWORD: u8 = 0x05;
const NOT_KILLED: u8 = 0x09;
const NO_KILL_PASSWORD: u8 = 0x0A;
const TAG_ERROR: u8 = 0xFC;
/// The tag's own errors: there is no such memory; it is locked.
const OVERRUN: u8 = 0x03;
const LOCKED: u8 = 0x04;
/// Sets the address; answered with the old one.
const SET_ADDRESS: u8 = 0x24;
/// Asks for the temperature: above zero or below, degrees.
const TEMPERATURE: u8 = 0x92;
/// Asks for the serial number, four bytes.
const SERIAL: u8 = 0x4C;

/// The reader.
pub struct ChafonReader {
    air: Air,
    chips: Chips,
    /// Antennas on which tags are worked on, a bit each.
    access_antennas: u8,
    layout: Layout,
    framer: Framer,
    outbox: Outbox,
    address: u8,
    power: u8,
    work_mode: u8,
    turn: u8,
    busy_until: u64,
    heard_ms: u64,
    has_fault: bool,
    tally: Tally,
}

impl ChafonReader {
    /// A reader of the 288 kind.
    pub fn new(air: Air, seed: u64) -> ChafonReader {
        ChafonReader::with_layout(air, seed, Layout::Antennas)
    }

    /// A reader of the 18 kind: one antenna, no signal in its records.
    pub fn plain(air: Air, seed: u64) -> ChafonReader {
        ChafonReader::with_layout(air, seed, Layout::Plain)
    }

    fn with_layout(air: Air, seed: u64, layout: Layout) -> ChafonReader {
        ChafonReader {
            air,
            chips: Chips::default(),
            access_antennas: 0x7F,
            layout,
            framer: Framer::new(),
            outbox: Outbox::new(seed),
            address: 0,
            power: FULL_POWER,
            work_mode: 0,
            turn: 0,
            busy_until: 0,
            heard_ms: 0,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn reply(&mut self, answer: &Answer, now_ms: u64) {
        self.outbox.put(now_ms + REPLY_MS, answer.encode(self.address));
    }

    fn reply_status(&mut self, code: u8, status: u8, now_ms: u64) {
        self.reply(&Answer::Status { code, status }, now_ms);
    }

    fn antennas(&self) -> Vec<u8> {
        (0..8).filter(|antenna| self.air.has_antenna(antenna + 1)).collect()
    }

    fn identity(&self) -> Identity {
        let mask = self.antennas().iter().fold(0, |mask, antenna| mask | 1 << antenna);
        let is_plain = self.layout == Layout::Plain;
        Identity {
            version: (3, 1),
            kind: if is_plain { 0x09 } else { 0x20 },
            air_protocols: 2,
            channel_max: 0x31,
            channel_min: 0x80,
            power: self.power,
            scan_time: if is_plain { 0x0A } else { 0x14 },
            sockets: (!is_plain).then_some(Sockets { mask, checks: false }),
        }
    }

    fn obey(&mut self, ask: Ask, now_ms: u64) {
        self.tally.orders += 1;
        if self.work_mode != 0 && !matches!(ask, Ask::Identify | Ask::WorkMode(_)) {
            return;
        }
        match ask {
            Ask::Identify => self.reply(&Answer::Identity(self.identity()), now_ms),
            Ask::RoundPlain => self.round(None, now_ms),
            Ask::Round(Round { aim, .. }) if self.layout == Layout::Antennas => self.round(aim, now_ms),
            Ask::Round(_) => self.reply_status(code::NOT_UNDERSTOOD, status::LENGTH, now_ms),
            Ask::SetPower(power) if power & 0x7F <= FULL_POWER => {
                self.power = power & 0x7F;
                self.reply_status(code::SET_POWER, status::OK, now_ms);
            }
            Ask::SetPower(_) => self.reply_status(code::SET_POWER, status::PARAMETER, now_ms),
            Ask::AbandonRound => self.abandon(now_ms),
            Ask::WorkMode(mode) => {
                self.work_mode = mode.min(2);
                self.busy_until = now_ms;
                self.reply_status(code::WORK_MODE, status::OK, now_ms);
            }
            Ask::Other { code, data } => self.obey_rare(code, &data, now_ms),
        }
    }

    fn obey_rare(&mut self, code: u8, data: &[u8], now_ms: u64) {
        let known = [code::IDENTIFY, code::ROUND, code::SET_POWER, code::WORK_MODE, code::ABANDON_ROUND];
        match (code, data) {
            (SET_ADDRESS, [address]) if *address != BROADCAST => {
                self.reply_status(code, status::OK, now_ms);
                self.address = *address;
            }
            (TEMPERATURE, []) => {
                self.reply(&Answer::Other { code, status: status::OK, data: vec![1, 31] }, now_ms)
            }
            (SERIAL, []) => {
                self.reply(&Answer::Other { code, status: status::OK, data: vec![0, 0, 0, 42] }, now_ms);
            }
            (SET_ANTENNAS, [mask]) => {
                self.access_antennas = mask & 0x7F;
                self.reply_status(code, status::OK, now_ms);
            }
            (READ | WRITE | KILL | PROTECT, data) => self.access(code, data, now_ms),
            (code, [_, ..]) if TAKEN.contains(&code) => self.reply_status(code, status::OK, now_ms),
            (code, _) if known.contains(&code) || TAKEN.contains(&code) => {
                self.reply_status(code::NOT_UNDERSTOOD, status::LENGTH, now_ms);
            }
            _ => self.reply_status(code::NOT_UNDERSTOOD, status::NOT_UNDERSTOOD, now_ms),
        }
    }

    fn power_db(&self) -> f64 {
        f64::from(self.power) - f64::from(FULL_POWER)
    }

    /// The tags that answer, each with the number it was made with.
    fn hear(&self, antenna: u8, now_ms: u64) -> Vec<(Epc, Echo)> {
        self.chips.hear(self.air.hear(antenna + 1, self.power_db(), now_ms))
    }

    fn access(&mut self, code: u8, data: &[u8], now_ms: u64) {
        let Some((wanted, task)) = Task::parse(code, data) else {
            return self.reply_status(code, status::PARAMETER, now_ms);
        };
        let mut found = None;
        for antenna in self.antennas().into_iter().filter(|antenna| self.access_antennas >> antenna & 1 == 1)
        {
            for _ in 0..CALLS {
                let is_it = |(_, echo): &(Epc, Echo)| wanted.is_empty() || echo.epc.as_bytes() == wanted;
                found = found.or_else(|| self.hear(antenna, now_ms).into_iter().find(is_it));
            }
        }
        let due_ms = now_ms + EMPTY_ROUND_MS;
        let Some((made, _)) = found.filter(|_| !self.has_fault) else {
            return self.reply_status(code, status::NO_TAG, due_ms);
        };
        let (status, data) = match self.perform(&task, &made) {
            Ok(words) => (status::OK, words.into_iter().flat_map(u16::to_be_bytes).collect()),
            Err(Denied::Password) => match task {
                Task::Kill(password) if password.is_factory() => (NO_KILL_PASSWORD, Vec::new()),
                Task::Kill(_) => (NOT_KILLED, Vec::new()),
                Task::Read(..) | Task::Write(..) | Task::Protect(..) => (PASSWORD, Vec::new()),
            },
            Err(Denied::Locked) => (TAG_ERROR, vec![LOCKED]),
            Err(Denied::Range) => (TAG_ERROR, vec![OVERRUN]),
        };
        self.reply(&Answer::Other { code, status, data }, due_ms);
    }

    fn perform(&mut self, task: &Task, made: &Epc) -> Result<Vec<u16>, Denied> {
        match task {
            Task::Read(bank, word, words, password) => self.chips.read(made, *bank, *word, *words, *password),
            Task::Write(bank, word, words, password) => {
                self.chips.write(made, *bank, *word, words, *password).map(|()| Vec::new())
            }
            Task::Kill(password) => self.chips.kill(made, *password).map(|()| Vec::new()),
            Task::Protect(what, how, password) => {
                self.chips.lock(made, *what, *how, *password).map(|()| Vec::new())
            }
        }
    }

    /// One round: a frame per tag, then exactly one frame that ends it.
    fn round(&mut self, aim: Option<Aim>, now_ms: u64) {
        if self.has_fault || aim.is_some_and(|aim| !self.air.has_antenna(aim.antenna + 1)) {
            return self.reply_status(code::ROUND, status::ANTENNA, now_ms);
        }
        let antennas = aim.map_or_else(|| self.antennas(), |aim| vec![aim.antenna]);
        let length_ms = aim.map_or(ROUND_MS, |aim| match aim.scan_time {
            0 => ROUND_MS,
            tenths => u64::from(tenths) * 100,
        });
        let (mut due_ms, mut end, mut reads, mut last) = (now_ms + REPLY_MS, status::ROUND_DONE, 0, 0);
        for antenna in antennas {
            last = antenna;
            for (_, echo) in self.hear(antenna, now_ms) {
                due_ms += TAG_MS;
                if due_ms > now_ms + length_ms {
                    end = status::TIME_OVER;
                    break;
                }
                let batch = self.batch(antenna, vec![self.record(&echo)]);
                self.outbox.put(due_ms, Answer::Tags { status: status::MORE, batch }.encode(self.address));
                reads += 1;
            }
        }
        due_ms = (due_ms + TAG_MS).max(now_ms + EMPTY_ROUND_MS);
        let answer = match reads {
            0 => Answer::Status { code: code::ROUND, status: status::NO_TAG },
            _ => Answer::Tags { status: end, batch: self.batch(last, Vec::new()) },
        };
        self.outbox.put(due_ms, answer.encode(self.address));
        self.tally.reads += reads;
    }

    fn abandon(&mut self, now_ms: u64) {
        if !self.outbox.is_empty() {
            self.outbox.keep(1);
            let batch = self.batch(0, Vec::new());
            self.reply(&Answer::Tags { status: status::ROUND_DONE, batch }, now_ms);
        }
    }

    fn record(&self, echo: &Echo) -> TagRecord {
        let signal = (self.layout == Layout::Antennas).then(|| chafon_signal(echo.dbm));
        TagRecord { epc: echo.epc, tid: None, signal, phase: None }
    }

    fn batch(&self, antenna: u8, records: Vec<TagRecord>) -> Batch {
        Batch { antenna: (self.layout == Layout::Antennas).then_some(1 << antenna), records }
    }

    /// Real-time mode: one antenna after the other, tags as they come.
    fn talk(&mut self, now_ms: u64) {
        let antennas = self.antennas();
        self.busy_until = now_ms + EMPTY_ROUND_MS;
        if antennas.is_empty() || self.has_fault {
            return;
        }
        let antenna = antennas[usize::from(self.turn) % antennas.len()];
        self.turn = self.turn.wrapping_add(1);
        let mut due_ms = now_ms;
        for (_, echo) in self.hear(antenna, now_ms) {
            due_ms += TAG_MS;
            let record = TagRecord { signal: Some(chafon_signal(echo.dbm)), ..self.record(&echo) };
            self.outbox.put(due_ms, Answer::PushedTag { antenna: 1 << antenna, record }.encode(self.address));
            self.tally.reads += 1;
        }
        self.busy_until = self.busy_until.max(due_ms);
    }
}

/// What is to be done with a tag.
enum Task {
    Read(Bank, usize, usize, Password),
    Write(Bank, usize, Vec<u16>, Password),
    Kill(Password),
    Protect(Lockable, Protection, Password),
}

impl Task {
    /// The number of the tag that is meant, nothing for whoever answers, and the task. Masks are not understood.
    fn parse(code: u8, data: &[u8]) -> Option<(&[u8], Task)> {
        let (count, data) = match (code, data) {
            (WRITE, [count, rest @ ..]) => (usize::from(*count), rest),
            (WRITE, []) => return None,
            (_, data) => (0, data),
        };
        let (words, rest) = data.split_first()?;
        let (wanted, rest) = rest.split_at_checked(usize::from(*words) * 2)?;
        let (rest, password) = rest.split_last_chunk::<4>()?;
        let password = Password(u32::from_be_bytes(*password));
        let task = match (code, rest) {
            (READ, [bank, word, words]) => {
                Task::Read(Bank::from_number(*bank)?, usize::from(*word), usize::from(*words), password)
            }
            (WRITE, [bank, word, data @ ..]) if data.len() == count * 2 => {
                let words = data.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                Task::Write(Bank::from_number(*bank)?, usize::from(*word), words, password)
            }
            (KILL, []) => Task::Kill(password),
            (PROTECT, [what, how]) => {
                let whats = [
                    Lockable::KillPassword,
                    Lockable::AccessPassword,
                    Lockable::Epc,
                    Lockable::Tid,
                    Lockable::User,
                ];
                let hows = [
                    Protection::Open,
                    Protection::OpenForEver,
                    Protection::Password,
                    Protection::ClosedForEver,
                ];
                let (what, how) = (whats.get(usize::from(*what))?, hows.get(usize::from(*how))?);
                Task::Protect(*what, *how, password)
            }
            (_, _) => return None,
        };
        Some((wanted, task))
    }
}

/// A whole order, by its length, whose check fails: the only damage this reader answers.
fn is_damaged_order(bytes: &[u8]) -> bool {
    bytes.len() > 4 && usize::from(bytes[0]) + 1 == bytes.len() && decode(bytes).is_none()
}

impl ReaderSide for ChafonReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let is_mine = |address: u8| address == self.address || address == BROADCAST;
        let mut each = |piece: Piece<'_>| match piece {
            Piece::Frame(frame) if is_mine(frame.address) => asks.push(Ask::parse(&frame)),
            Piece::Frame(_) => {}
            Piece::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.framer.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.framer.give_up(&mut each);
        }
        let is_damaged = !self.framer.is_holding() && is_damaged_order(bytes);
        self.framer.push(bytes, &mut each);
        if is_damaged {
            self.framer.give_up(&mut each);
        }
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        if is_damaged && self.work_mode == 0 {
            self.reply_status(code::NOT_UNDERSTOOD, status::NOT_UNDERSTOOD, now_ms);
        }
        for ask in asks {
            self.obey(ask, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if self.work_mode != 0 && self.outbox.is_empty() && now_ms >= self.busy_until {
            self.talk(now_ms);
        }
        self.outbox.take(now_ms)
    }

    fn host_gone(&mut self) {
        self.outbox.keep(0);
    }

    /// `KeepStreaming` puts it into real-time mode, as if somebody had set it up that way and saved it.
    fn play(&mut self, mischief: Mischief) {
        self.outbox.play(mischief);
        match mischief {
            Mischief::KeepStreaming(keeps) => self.work_mode = u8::from(keeps),
            Mischief::Fault(has) => self.has_fault = has,
            Mischief::Recover => self.has_fault = false,
            Mischief::StopHalfWay | Mischief::Noise(_) | Mischief::GoSilent | Mischief::DamageEvery(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
