//! A practice reader of the `chafon-cf` family: reads until it is stopped, keeps one block of parameters.

use codes::Epc;
use codes::memory::Password;
use model::{Bank, PcWord};
use readers::families::chafon_cf::frame::{BROADCAST, Framer, Piece, encode_answer};
use readers::families::chafon_cf::message::{Access, Information, Parameters, Tag, command, status};

use super::chips::{Chips, Denied};
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::ROUND_TAGS_MAX;
use crate::world::Echo;

/// A frame with one tag takes about 2 ms at 115,200 baud; the radio needs longer.
const TAG_MS: u64 = 6;
/// A radio round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 50;
/// From an order to its reply.
const REPLY_MS: u64 = 4;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 100;
/// The most power it gives, dBm; what the world calls full power is the same.
const FULL_POWER: u8 = 30;
/// Reports that are already on their way when the stop comes.
const LATE_REPORTS: usize = 2;
/// How often it calls a tag it wants to read or write.
const CALLS: usize = 4;
const ADDRESS: u8 = 1;
/// A reader with a fault says so every so often.
const FAULT_MS: u64 = 1_000;
/// What a new reader is set to: asked, 115,200 baud, first antenna, 902.75 MHz and up, full power, Q 4, session 0.
const FACTORY: [u8; 25] = [
    1, 0, 0, 0x80, 4, 0, 1, 1, 0x03, 0x86, 0x02, 0xEE, 0x01, 0xF4, 0x31, FULL_POWER, 1, 4, 0, 0, 12, 0, 3, 0,
    5,
];

/// The reader.
pub struct ChafonCfReader {
    air: Air,
    chips: Chips,
    framer: Framer,
    outbox: Outbox,
    parameters: Parameters,
    is_reading: bool,
    turn: usize,
    next_round_ms: u64,
    heard_ms: u64,
    keeps_streaming: bool,
    has_fault: bool,
    tally: Tally,
}

impl ChafonCfReader {
    /// A reader that has just got its power.
    pub fn new(air: Air, seed: u64) -> ChafonCfReader {
        let mask =
            (1..=8).filter(|port| air.has_antenna(*port)).fold(0, |mask, port| mask | 1u8 << (port - 1));
        let parameters = Parameters(FACTORY).with_antennas(mask.max(1));
        ChafonCfReader {
            air,
            chips: Chips::default(),
            framer: Framer::new(),
            outbox: Outbox::new(seed),
            parameters,
            is_reading: false,
            turn: 0,
            next_round_ms: 0,
            heard_ms: 0,
            keeps_streaming: false,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn put(&mut self, due_ms: u64, command: u16, status: u8, data: &[u8]) {
        self.outbox.put(due_ms, encode_answer(ADDRESS, command, status, data));
    }

    fn obey(&mut self, command: u16, data: &[u8], now_ms: u64) {
        self.tally.orders += 1;
        let at_ms = now_ms + REPLY_MS;
        match (command, data) {
            (command::START, [0, rest @ ..]) if rest.len() == 4 => {
                self.is_reading = true;
                self.next_round_ms = if self.has_fault { now_ms + FAULT_MS } else { at_ms };
            }
            (command::STOP | command::INITIALISE, []) => {
                self.is_reading = false;
                self.outbox.keep(LATE_REPORTS);
                self.put(at_ms, command, status::OK, &[]);
            }
            (command::SET_POWER, [power, _]) if *power <= 33 => {
                self.parameters.0[15] = *power;
                self.put(at_ms, command, status::OK, &[]);
            }
            (command::INFORMATION, []) => {
                let information = Information {
                    hardware: "CF600 PRACTICE".to_owned(),
                    firmware: "V1.3".to_owned(),
                    serial: vec![0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 42],
                    module: "E310".to_owned(),
                };
                self.put(at_ms, command, status::OK, &information.to_data());
            }
            (command::GET_PARAMETERS, []) => {
                let all = self.parameters.0;
                self.put(at_ms, command, status::OK, &all);
            }
            (command::SET_PARAMETERS, data) if data.len() == 25 => {
                if let Some(parameters) = Parameters::parse(data) {
                    self.parameters = parameters;
                }
                self.put(at_ms, command, status::OK, &[]);
            }
            (command::READ | command::WRITE | command::KILL, data) => self.access(command, data, now_ms),
            (_, _) => self.put(at_ms, command, 1, &[]),
        }
    }

    fn ports(&self) -> Vec<u8> {
        let is_on = |port: &u8| self.parameters.antennas() >> (port - 1) & 1 == 1;
        (1..=8).filter(|port| is_on(port) && self.air.has_antenna(*port)).collect()
    }

    fn hear(&mut self, port: u8, now_ms: u64) -> Vec<(Epc, Echo)> {
        let power_db = f64::from(self.parameters.power()) - f64::from(FULL_POWER);
        let mut heard = self.chips.hear(self.air.hear(port, power_db, now_ms));
        heard.truncate(ROUND_TAGS_MAX);
        heard
    }

    fn round(&mut self, now_ms: u64) {
        self.next_round_ms = now_ms + EMPTY_ROUND_MS;
        let ports = self.ports();
        if self.has_fault {
            self.next_round_ms = now_ms + FAULT_MS;
            return self.put(now_ms, command::START, 2, &[]);
        }
        if ports.is_empty() {
            return;
        }
        let port = ports[self.turn % ports.len()];
        self.turn = self.turn.wrapping_add(1);
        let mut due_ms = now_ms;
        for (_, echo) in self.hear(port, now_ms) {
            due_ms += TAG_MS;
            let strength = echo.dbm.round() as i16;
            let tag = Tag { strength, antenna: port, channel: 7, epc: echo.epc };
            self.put(due_ms, command::START, status::OK, &tag.to_data());
            self.tally.reads += 1;
        }
        self.next_round_ms = self.next_round_ms.max(due_ms);
    }

    /// The first tag that answers takes part.
    fn access(&mut self, command: u16, data: &[u8], now_ms: u64) {
        let due_ms = now_ms + EMPTY_ROUND_MS;
        let mut found = None;
        for port in self.ports() {
            for _ in 0..CALLS {
                found = found.or_else(|| self.hear(port, now_ms).into_iter().next().map(|tag| (port, tag)));
            }
        }
        let Some((port, (made, echo))) = found else {
            return self.put(due_ms, command, status::ROUND_OVER, &[]);
        };
        let access = |status: u8, words: Vec<u16>| {
            let pc = PcWord(pc_for(echo.epc.as_bytes().len()));
            Access { status, antenna: port, pc, epc: echo.epc, words }.to_data()
        };
        match self.perform(command, data, &made) {
            None => self.put(due_ms, command, 1, &[]),
            Some(Ok(_)) if command == command::KILL => self.put(due_ms, command, status::OK, &[]),
            Some(Ok(words)) => self.put(due_ms, command, status::OK, &access(0, words)),
            Some(Err(Denied::Password)) => self.put(due_ms, command, status::PASSWORD, &[]),
            Some(Err(Denied::Locked | Denied::Range)) => self.put(due_ms, command, 2, &[]),
        }
    }

    fn perform(&mut self, command: u16, data: &[u8], made: &Epc) -> Option<Result<Vec<u16>, Denied>> {
        let number = |bytes: &[u8]| bytes.iter().fold(0usize, |all, byte| all << 8 | usize::from(*byte));
        if command == command::KILL {
            let password = data.first_chunk::<4>().filter(|_| data.len() == 4)?;
            return Some(self.chips.kill(made, Password(u32::from_be_bytes(*password))).map(|()| Vec::new()));
        }
        let (front, rest) = data.split_first_chunk::<9>()?;
        let password = Password(number(&front[1..5]) as u32);
        let (bank, word, count) = (Bank::from_number(front[5])?, number(&front[6..8]), usize::from(front[8]));
        if command == command::READ {
            return Some(self.chips.read(made, bank, word, count, password));
        }
        let words: Vec<u16> = rest.chunks(2).map(|two| number(two) as u16).collect();
        (words.len() == count && rest.len() == count * 2)
            .then(|| self.chips.write(made, bank, word, &words, password).map(|()| Vec::new()))
    }
}

impl ReaderSide for ChafonCfReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let mut each = |piece: Piece<'_>| match piece {
            Piece::Frame(frame) if matches!(frame.address, ADDRESS | BROADCAST) => {
                asks.push((frame.command, frame.information.to_vec()));
            }
            Piece::Frame(_) => {}
            Piece::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.framer.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.framer.give_up(&mut each);
        }
        self.framer.push(bytes, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for (command, data) in asks {
            self.obey(command, &data, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if self.is_reading && self.outbox.is_empty() && now_ms >= self.next_round_ms {
            self.round(now_ms);
        }
        self.outbox.take(now_ms)
    }

    fn host_gone(&mut self) {
        self.is_reading &= self.keeps_streaming;
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
