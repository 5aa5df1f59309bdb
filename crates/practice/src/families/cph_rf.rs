//! A practice reader of the `cph-rf` family: reads until it is stopped, takes its power, and refuses what is not
//! published.

use readers::families::cph_rf::frame::{
    ADDRESS, Framer, Parameters, Piece, Type, encode_notice, encode_reply,
};
use readers::families::cph_rf::message::{DONE, POWER, Tag, Version, code, tag};

use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally};
use crate::limits::ROUND_TAGS_MAX;

/// A frame with one tag takes about 3 ms at 115,200 baud; the radio needs longer.
const TAG_MS: u64 = 8;
/// A radio round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 50;
/// From an order to its reply.
const REPLY_MS: u64 = 4;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 100;
/// The most power it gives, hundredths of a dBm; what the world calls full power is the same.
const FULL_POWER: u16 = 3_000;
/// Reports that are already on their way when the stop comes.
const LATE_REPORTS: usize = 2;
const WRONG_PARAMETER: u8 = 0x14;
const UNKNOWN_COMMAND: u8 = 0x17;

/// The reader.
pub struct CphRfReader {
    air: Air,
    framer: Framer,
    outbox: Outbox,
    power: u16,
    is_reading: bool,
    next_round_ms: u64,
    heard_ms: u64,
    keeps_streaming: bool,
    has_fault: bool,
    tally: Tally,
}

impl CphRfReader {
    /// A reader that has just got its power.
    pub fn new(air: Air, seed: u64) -> CphRfReader {
        CphRfReader {
            air,
            framer: Framer::new(),
            outbox: Outbox::new(seed),
            power: FULL_POWER,
            is_reading: false,
            next_round_ms: 0,
            heard_ms: 0,
            keeps_streaming: false,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn obey(&mut self, code: u8, parameters: &[u8], now_ms: u64) {
        self.tally.orders += 1;
        let (status, more) = match code {
            code::START => {
                self.is_reading = true;
                self.next_round_ms = now_ms + REPLY_MS;
                (DONE, Vec::new())
            }
            code::STOP => {
                self.is_reading = false;
                self.outbox.keep(LATE_REPORTS);
                (DONE, Vec::new())
            }
            code::VERSION => (DONE, Version { software: [4, 0, 1], device: Some(5) }.to_parameters()),
            code::SET_PARAMETER => (self.set(parameters), Vec::new()),
            _ => (UNKNOWN_COMMAND, Vec::new()),
        };
        self.outbox.put(now_ms + REPLY_MS, encode_reply(ADDRESS, code, status, &more));
    }

    fn set(&mut self, parameters: &[u8]) -> u8 {
        match Parameters(parameters).next() {
            Some((tag::PARAMETER, [POWER, high, low])) => {
                let power = u16::from_be_bytes([*high, *low]);
                if power > FULL_POWER {
                    return WRONG_PARAMETER;
                }
                self.power = power;
                DONE
            }
            Some(_) | None => WRONG_PARAMETER,
        }
    }

    fn round(&mut self, now_ms: u64) {
        self.next_round_ms = now_ms + EMPTY_ROUND_MS;
        if self.has_fault {
            return;
        }
        let power_db = (f64::from(self.power) - f64::from(FULL_POWER)) / 100.0;
        let mut due_ms = now_ms;
        for echo in self.air.hear(1, power_db, now_ms).into_iter().take(ROUND_TAGS_MAX) {
            due_ms += TAG_MS;
            let tag = Tag {
                epc: echo.epc,
                tid: None,
                user: None,
                strength: Some(echo.dbm.round().clamp(-128.0, 127.0) as i8),
                time: Some((now_ms / 1_000) as u32),
                antenna: None,
            };
            self.outbox.put(due_ms, encode_notice(ADDRESS, code::TAG, &tag.to_parameters()));
            self.tally.reads += 1;
        }
        self.next_round_ms = self.next_round_ms.max(due_ms);
    }
}

impl ReaderSide for CphRfReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let mut each = |piece: Piece<'_>| match piece {
            Piece::Frame(frame) if frame.is == Type::Command && frame.address == ADDRESS => {
                asks.push((frame.code, frame.parameters.to_vec()));
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
        for (code, parameters) in asks {
            self.obey(code, &parameters, now_ms);
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
