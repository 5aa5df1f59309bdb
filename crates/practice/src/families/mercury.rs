//! A practice module of the `mercury` family: an M6e with four sockets that streams, or an M5e that is asked for each
//! round. Like the real ones it does not notice when its host is gone.

#![allow(clippy::wildcard_enum_match_arm, reason = "what it does not name it cannot do")]

use std::collections::{BTreeMap, VecDeque};

use codes::Epc;
use codes::memory::{LockPayload, Lockable, Password, Protection};
use model::{Bank, PcWord};
use readers::families::mercury::frame::{Command, REPLY_DATA_MAX, Reply, decode_command, look_command};
use readers::families::mercury::identity::Version;
use readers::families::mercury::message::{Aim, Ask, Filter, Search, config, search};
use readers::families::mercury::opcode::{op, status};
use readers::families::mercury::record::Record;
use readers::families::mercury::report::{Buffer, Report};
use readers::wire::{Collector, Cut, tag_crc};

use super::chips::{Chips, Denied};
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::{ROUND_TAGS_MAX, STREAM_BUFFER_TAGS_MAX};
use crate::radio::bb_signal;
use crate::world::Echo;

/// Up to 150 tags a second; a report is 43 bytes, 4 ms of the line.
const TAG_MS: u64 = 7;
/// A radio round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 40;
/// From an order to its reply.
const REPLY_MS: u64 = 3;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 250;
/// The most power it gives, hundredths of a dBm; what the world calls full power is the same.
const FULL_POWER: i16 = 3_000;
/// The carrier it answers on, kHz.
const CARRIER_KHZ: u32 = 866_900;
/// Return loss of a good antenna and of an open socket, dB.
const LOSSES: (u8, u8) = (17, 1);
/// Sockets.
const SOCKETS: u8 = 4;
/// Degrees Celsius.
const WARMTH: i8 = 41;
/// So many `FF` wake it.
const WAKE_BYTES: usize = 1_000;
/// How often it calls a tag it wants to work on, or all in a single round.
const CALLS: usize = 4;

/// A stream that goes on.
struct Stream {
    search: Search,
    cycle_ms: u64,
    next_round_ms: u64,
    turn: usize,
}

/// The module.
pub struct MercuryReader {
    air: Air,
    hardware: [u8; 4],
    chips: Chips,
    collector: Collector,
    outbox: Outbox,
    stream: Option<Stream>,
    buffer: VecDeque<Record>,
    sockets: Vec<u8>,
    power: i16,
    own_power: BTreeMap<u8, i16>,
    region: u8,
    protocol: u16,
    is_in_boot_loader: bool,
    sends_check: bool,
    /// Bytes still needed to wake it.
    sleep: usize,
    heard_ms: u64,
    has_fault: bool,
    tally: Tally,
}

impl MercuryReader {
    /// An M6e that has just got its power.
    pub fn new(air: Air, seed: u64) -> MercuryReader {
        MercuryReader {
            air,
            hardware: [0x18, 0, 0, 0],
            chips: Chips::default(),
            collector: Collector::new(),
            outbox: Outbox::new(seed),
            stream: None,
            buffer: VecDeque::new(),
            sockets: vec![1],
            power: FULL_POWER,
            own_power: BTreeMap::new(),
            region: 8,
            protocol: 0,
            is_in_boot_loader: false,
            sends_check: true,
            sleep: 0,
            heard_ms: 0,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    /// An M5e: no streams.
    pub fn older(air: Air, seed: u64) -> MercuryReader {
        MercuryReader { hardware: [0, 0, 0, 3], ..MercuryReader::new(air, seed) }
    }

    /// A module that is asleep, in its boot loader, and whose check another program switched off.
    pub fn neglected(air: Air, seed: u64) -> MercuryReader {
        MercuryReader {
            sleep: WAKE_BYTES,
            is_in_boot_loader: true,
            sends_check: false,
            ..MercuryReader::new(air, seed)
        }
    }

    /// The supply gave way for a moment: it has started afresh and knows nothing.
    pub fn brown_out(&mut self) {
        (self.stream, self.protocol, self.power) = (None, 0, FULL_POWER);
        self.buffer.clear();
        self.outbox.keep(0);
    }

    /// Its power now, hundredths of a dBm.
    pub fn power(&self) -> i16 {
        self.power
    }

    fn put(&mut self, due_ms: u64, opcode: u8, status: u16, data: &[u8]) {
        let is_checked = self.sends_check;
        self.outbox.put(due_ms, Reply { opcode, status, data, is_checked }.encode());
    }

    fn version(&self) -> Version {
        Version {
            boot: [0x12, 0x12, 0x13, 0],
            hardware: self.hardware,
            date: [0x20, 0x19, 0x02, 0x11],
            firmware: [0x01, 0x21, 0x01, 0x47],
            protocols: 0x10,
        }
    }

    fn streams(&self) -> bool {
        self.version().streams()
    }

    fn obey(&mut self, ask: &Ask, now_ms: u64) {
        self.tally.orders += 1;
        let opcode = ask.opcode();
        if self.is_in_boot_loader {
            return self.obey_in_boot_loader(ask, now_ms);
        }
        if self.stream.is_some() && *ask != Ask::Stop {
            // It answers nothing else until it is stopped.
            return;
        }
        let due_ms = now_ms + REPLY_MS;
        match ask {
            Ask::Start(search) => self.start(search, now_ms),
            Ask::Stop => {
                let status = if self.streams() { status::OK } else { status::OPCODE };
                let was_streaming = self.stream.take().is_some();
                let data: &[u8] = if self.streams() { &[2] } else { &[] };
                let due_ms = if was_streaming { due_ms.max(self.outbox.last_due_ms()) } else { due_ms };
                self.put(due_ms, opcode, status, data);
            }
            Ask::Search(search) => self.search(search, now_ms),
            Ask::Buffer(fields) => self.tell_buffer(*fields, due_ms),
            Ask::Read { .. }
            | Ask::Write { .. }
            | Ask::WriteEpc { .. }
            | Ask::Lock { .. }
            | Ask::Kill { .. } => {
                self.access(ask, now_ms);
            }
            _ => {
                let before = self.sends_check;
                match self.settle(ask) {
                    Ok(data) => {
                        // The reply to switching the check on still goes without it.
                        let after = std::mem::replace(&mut self.sends_check, before);
                        self.put(due_ms, opcode, status::OK, &data);
                        self.sends_check = after;
                    }
                    Err(why) => self.put(due_ms, opcode, why, &[]),
                }
            }
        }
    }

    fn obey_in_boot_loader(&mut self, ask: &Ask, now_ms: u64) {
        let due_ms = now_ms + REPLY_MS;
        let version = self.version().to_data();
        match ask {
            Ask::Version => self.put(due_ms, op::VERSION, status::OK, &version),
            Ask::Program => self.put(due_ms, op::PROGRAM, status::OK, &[0x11]),
            Ask::Boot => {
                self.is_in_boot_loader = false;
                self.put(now_ms + 200, op::BOOT, status::OK, &version);
            }
            Ask::SetConfig { key: config::SEND_CHECK, value } => {
                self.put(due_ms, op::SET_CONFIG, status::OK, &[]);
                self.sends_check = *value == 1;
            }
            other => self.put(due_ms, other.opcode(), status::OPCODE, &[]),
        }
    }

    /// Questions and settings that need no radio: the data of the reply, or the status.
    fn settle(&mut self, ask: &Ask) -> Result<Vec<u8>, u16> {
        let cdbm = |power: i16| power.to_be_bytes().to_vec();
        let each_socket =
            |say: &dyn Fn(u8) -> u8| (1..=SOCKETS).flat_map(|port| [port, say(port)]).collect::<Vec<u8>>();
        match ask {
            Ask::Version => Ok(self.version().to_data()),
            Ask::Program => Ok(vec![0x12]),
            Ask::Boot => Err(status::OPCODE),
            Ask::PowerLimits => Ok([vec![1], cdbm(self.power), cdbm(FULL_POWER), cdbm(0)].concat()),
            Ask::SetReadPower(power) if (0..=FULL_POWER).contains(power) => {
                self.power = *power;
                Ok(Vec::new())
            }
            Ask::SetWritePower(power) if (0..=FULL_POWER).contains(power) => Ok(Vec::new()),
            Ask::SetReadPower(_) | Ask::SetWritePower(_) => Err(0x0103),
            Ask::Antennas => {
                Ok([vec![5], each_socket(&|port| u8::from(self.air.has_antenna(port)))].concat())
            }
            Ask::ReturnLoss => {
                let loss = |port| if self.air.has_antenna(port) { LOSSES.0 } else { LOSSES.1 };
                Ok([vec![6], each_socket(&loss)].concat())
            }
            Ask::SearchList(list) if list.iter().all(|(tx, rx)| tx == rx && (1..=SOCKETS).contains(tx)) => {
                self.sockets = list.iter().map(|(tx, _)| *tx).collect();
                Ok(Vec::new())
            }
            Ask::SearchList(_) => Err(0x0507),
            Ask::AntennaPowers(list) => {
                self.own_power = list.iter().map(|(port, read, _)| (*port, *read)).collect();
                Ok(Vec::new())
            }
            _ => self.settle_rest(ask),
        }
    }

    fn settle_rest(&mut self, ask: &Ask) -> Result<Vec<u8>, u16> {
        match ask {
            Ask::SetProtocol(protocol) => {
                self.protocol = *protocol;
                Ok(Vec::new())
            }
            Ask::Region => Ok(vec![self.region]),
            Ask::Regions => Ok(vec![1, 2, 4, 6, 7, 8]),
            Ask::SetRegion(region) if [1, 2, 4, 6, 7, 8].contains(region) => {
                self.region = *region;
                Ok(Vec::new())
            }
            Ask::SetRegion(_) => Err(status::REGION),
            Ask::SetConfig { key: config::SEND_CHECK, value } => {
                self.sends_check = *value == 1;
                Ok(Vec::new())
            }
            Ask::SetConfig { .. } | Ask::SetGen2 { .. } | Ask::PinDirection { .. } | Ask::SetPin { .. } => {
                Ok(Vec::new())
            }
            Ask::Temperature => Ok(vec![WARMTH.to_be_bytes()[0]]),
            Ask::Pins => Ok(vec![1, 1, 1, 0, 2, 1, 0, 3, 0, 1, 4, 0, 0]),
            Ask::Clear => {
                self.buffer.clear();
                Ok(Vec::new())
            }
            Ask::Other { opcode: op::SET_ANTENNA, data } if data.len() == 2 => Ok(Vec::new()),
            _ => Err(status::OPCODE),
        }
    }

    fn start(&mut self, search: &Search, now_ms: u64) {
        let status = match (self.streams(), self.protocol, self.region) {
            (false, _, _) => status::OPCODE,
            (_, 0, _) => status::NO_PROTOCOL,
            (_, _, 0) => status::REGION,
            (_, _, _) => status::OK,
        };
        let data: &[u8] = if status == status::OK { &[1] } else { &[] };
        self.put(now_ms + REPLY_MS, op::CONTINUOUS, status, data);
        if status == status::OK {
            let next_round_ms = now_ms + REPLY_MS;
            let search = search.clone();
            self.stream = Some(Stream { search, cycle_ms: next_round_ms, next_round_ms, turn: 0 });
        }
    }

    /// Who answers on this socket, with the number each was made with.
    fn hear(&mut self, port: u8, aim: &Aim, now_ms: u64) -> Vec<(Epc, Echo)> {
        let own = self.own_power.get(&port).copied().filter(|power| *power != 0);
        let power_db = f64::from(own.unwrap_or(self.power) - FULL_POWER) / 100.0;
        let mut heard = self.chips.hear(self.air.hear(port, power_db, now_ms));
        heard.retain(|(made, echo)| aim.filter.as_ref().is_none_or(|filter| self.fits(filter, made, echo)));
        heard.truncate(ROUND_TAGS_MAX);
        heard
    }

    fn fits(&mut self, filter: &Filter, made: &Epc, echo: &Echo) -> bool {
        match filter {
            Filter::Epc(epc) => echo.epc.as_bytes().starts_with(epc),
            Filter::Bits { bank, pointer, length, mask } => {
                let end = *pointer as usize + usize::from(*length);
                let bank = Bank::from_number(*bank).unwrap_or(Bank::Epc);
                let words = self.chips.read(made, bank, 0, end.div_ceil(16), Password(0)).unwrap_or_default();
                let bit = |at: usize| words.get(at / 16).map(|word| word >> (15 - at % 16) & 1);
                (0..usize::from(*length)).all(|at| {
                    let wanted = mask.get(at / 8).map(|byte| u16::from(byte >> (7 - at % 8) & 1));
                    bit(*pointer as usize + at) == wanted
                })
            }
        }
    }

    fn record(&self, echo: &Echo, port: u8, ms: u64) -> Record {
        let pc = PcWord(pc_for(echo.epc.as_bytes().len()));
        let told = [&pc.0.to_be_bytes()[..], echo.epc.as_bytes()].concat();
        Record {
            count: Some(1),
            signal_dbm: Some(bb_signal(echo.dbm)),
            antenna: Some(port << 4 | port),
            freq_khz: Some(CARRIER_KHZ),
            ms: Some(ms as u32),
            phase: Some((ms * 37 % 180) as u16),
            protocol: Some(5),
            data: Vec::new(),
            pins: Some(0),
            gen2: [None; 3],
            pc,
            extension: [None; 2],
            epc: echo.epc,
            crc: tag_crc(&told),
        }
    }

    fn stream_on(&mut self, mut stream: Stream, now_ms: u64) {
        let search = stream.search.clone();
        let (flags, fields) = (search.flags, search.metadata);
        if now_ms >= stream.cycle_ms + u64::from(search.timeout) {
            let why = if self.has_fault { status::RETURN_LOSS } else { status::NO_TAG };
            self.put(now_ms, op::READ_MULTIPLE, why, &[]);
            if flags & search::STATS != 0 {
                let data = Report::temperature_data(0x10, flags, fields, WARMTH);
                self.put(now_ms, op::READ_MULTIPLE, status::OK, &data);
            }
            stream.cycle_ms = now_ms;
        }
        stream.next_round_ms = now_ms + EMPTY_ROUND_MS;
        if !self.has_fault && !self.sockets.is_empty() {
            let port = self.sockets[stream.turn % self.sockets.len()];
            stream.turn += 1;
            let mut due_ms = now_ms;
            for (_, echo) in self.hear(port, &search.aim, now_ms) {
                due_ms += TAG_MS;
                let record = self.record(&echo, port, due_ms - stream.cycle_ms);
                self.put(
                    due_ms,
                    op::READ_MULTIPLE,
                    status::OK,
                    &Report::tag_data(0x10, flags, fields, &record),
                );
                self.tally.reads += 1;
            }
            stream.next_round_ms = due_ms.max(stream.next_round_ms);
        }
        self.stream = Some(stream);
    }

    /// One round into the buffer; the reply comes when its time is over.
    fn search(&mut self, search: &Search, now_ms: u64) {
        let done_ms = now_ms + u64::from(search.timeout).max(REPLY_MS);
        if self.protocol == 0 || self.has_fault {
            let why = if self.has_fault { status::RETURN_LOSS } else { status::NO_PROTOCOL };
            return self.put(now_ms + REPLY_MS, op::READ_MULTIPLE, why, &[]);
        }
        let before = self.buffer.len();
        // Its time is enough for several rounds on each socket.
        for port in self.sockets.repeat(CALLS) {
            for (_, echo) in self.hear(port, &search.aim, now_ms) {
                let record = self.record(&echo, port, 0);
                let is_known = self.buffer.iter().any(|known| known.epc == echo.epc);
                if !is_known && self.buffer.len() < STREAM_BUFFER_TAGS_MAX {
                    self.buffer.push_back(record);
                }
            }
        }
        let found = (self.buffer.len() - before) as u32;
        self.tally.reads += u64::from(found);
        let [a, b] = search.flags.to_be_bytes();
        let count =
            if search.flags & search::LARGE != 0 { found.to_be_bytes().to_vec() } else { vec![found as u8] };
        match found {
            0 => self.put(done_ms, op::READ_MULTIPLE, status::NO_TAG, &[]),
            _ => self.put(done_ms, op::READ_MULTIPLE, status::OK, &[vec![0, a, b], count].concat()),
        }
    }

    /// As many tags of the buffer as one frame can hold.
    fn tell_buffer(&mut self, fields: u16, due_ms: u64) {
        let mut told = Buffer { fields, records: Vec::new() };
        while let Some(record) = self.buffer.pop_front() {
            told.records.push(record);
            if told.to_data().len() > REPLY_DATA_MAX {
                self.buffer.extend(told.records.pop());
                self.buffer.rotate_right(1);
                break;
            }
        }
        if told.records.is_empty() {
            return self.put(due_ms, op::BUFFER, status::NOT_ENOUGH, &[]);
        }
        self.put(due_ms, op::BUFFER, status::OK, &told.to_data());
    }

    fn access(&mut self, ask: &Ask, now_ms: u64) {
        let aim = match ask {
            Ask::Read { aim, .. } | Ask::Write { aim, .. } | Ask::WriteEpc { aim, .. } => aim,
            Ask::Lock { aim, .. } | Ask::Kill { aim } => aim,
            _ => return,
        };
        let mut meant = None;
        for _ in 0..CALLS {
            for port in self.sockets.clone() {
                meant = meant.or_else(|| self.hear(port, aim, now_ms).into_iter().next());
            }
        }
        let due_ms = now_ms + EMPTY_ROUND_MS;
        let Some((made, _)) = meant else {
            return self.put(due_ms, ask.opcode(), status::NO_TAG, &[]);
        };
        match self.perform(ask, &made, Password(aim.password)) {
            Ok(data) => self.put(due_ms, ask.opcode(), status::OK, &data),
            Err(Denied::Locked) => self.put(due_ms, ask.opcode(), status::LOCKED, &[]),
            Err(Denied::Range) => self.put(due_ms, ask.opcode(), 0x0423, &[]),
            Err(Denied::Password) if matches!(ask, Ask::Kill { .. }) => {
                self.put(due_ms, ask.opcode(), status::KILL_PASSWORD, &[]);
            }
            Err(Denied::Password) => self.put(due_ms, ask.opcode(), status::AUTHENTICATION, &[]),
        }
    }

    fn perform(&mut self, ask: &Ask, made: &Epc, password: Password) -> Result<Vec<u8>, Denied> {
        let bank_of = |bank: u8| Bank::from_number(bank).ok_or(Denied::Range);
        let words_of = |data: &[u8]| {
            data.chunks(2)
                .map(|two| u16::from(two[0]) << 8 | u16::from(*two.last().unwrap_or(&0)))
                .collect::<Vec<u16>>()
        };
        match ask {
            Ask::Read { aim, bank, word, words } => {
                let bank = bank_of(*bank)?;
                let words = self.chips.read(made, bank, *word as usize, usize::from(*words), password)?;
                let option = u8::from(aim.filter.is_some());
                Ok([option].into_iter().chain(words.into_iter().flat_map(u16::to_be_bytes)).collect())
            }
            Ask::Write { bank, word, data, .. } => {
                let bank = bank_of(*bank)?;
                self.chips.write(made, bank, *word as usize, &words_of(data), password).map(|()| Vec::new())
            }
            Ask::WriteEpc { epc, .. } => {
                let words = [vec![pc_for(epc.len())], words_of(epc)].concat();
                self.chips.write(made, Bank::Epc, 1, &words, password).map(|()| Vec::new())
            }
            Ask::Lock { mask, action, .. } => {
                for (what, how) in changes(*mask, *action) {
                    self.chips.lock(made, what, how, password)?;
                }
                Ok(Vec::new())
            }
            Ask::Kill { .. } => self.chips.kill(made, password).map(|()| Vec::new()),
            _ => Err(Denied::Range),
        }
    }
}

/// What the ten mask and ten action bits change.
fn changes(mask: u16, action: u16) -> Vec<(Lockable, Protection)> {
    use Lockable::{AccessPassword, Epc, KillPassword, Tid, User};
    let protections =
        [Protection::Open, Protection::OpenForEver, Protection::Password, Protection::ClosedForEver];
    let bits = u32::from(mask) << 10 | u32::from(action);
    let touches = |(what, how): &(Lockable, Protection)| {
        let pair = LockPayload::new().with(*what, *how).bits();
        let (its_mask, its_action) = (pair >> 10, pair & 0x3FF);
        bits >> 10 & its_mask == its_mask && bits & 0x3FF & shift_mask(*what) == its_action
    };
    [KillPassword, AccessPassword, Epc, Tid, User]
        .into_iter()
        .flat_map(|what| protections.map(|how| (what, how)))
        .filter(touches)
        .collect()
}

/// The two action bits of a thing.
fn shift_mask(what: Lockable) -> u32 {
    LockPayload::new().with(what, Protection::ClosedForEver).bits() & 0x3FF
}

impl ReaderSide for MercuryReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let woken = bytes.iter().filter(|byte| **byte == 0xFF).count().min(self.sleep);
        self.sleep -= woken;
        if self.sleep > 0 {
            return;
        }
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let mut each = |cut: Cut<'_>| match cut {
            Cut::Frame(frame) => {
                asks.extend(decode_command(frame).map(|command: Command<'_>| Ask::parse(&command)))
            }
            Cut::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.collector.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.collector.give_up(look_command, &mut each);
        }
        self.collector.feed(bytes, look_command, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for ask in asks {
            self.obey(&ask, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if self.outbox.is_empty()
            && let Some(stream) = self.stream.take_if(|stream| now_ms >= stream.next_round_ms)
        {
            self.stream_on(stream, now_ms);
        }
        self.outbox.take(now_ms)
    }

    /// It has no line that tells: what was on its way is lost, the stream goes on.
    fn host_gone(&mut self) {
        self.outbox.keep(0);
    }

    fn play(&mut self, mischief: Mischief) {
        self.outbox.play(mischief);
        match mischief {
            Mischief::Fault(has) => self.has_fault = has,
            Mischief::Recover => self.has_fault = false,
            Mischief::KeepStreaming(_)
            | Mischief::StopHalfWay
            | Mischief::Noise(_)
            | Mischief::GoSilent
            | Mischief::DamageEvery(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
