//! A practice module of the `bb` family (M100, QM100, YRM100, JRD-4035): one antenna, notices while a poll runs.

use model::PcWord;
use readers::families::bb::frame::{Dialect, Framer, Piece};
use readers::families::bb::message::{Answer, Ask, TagNotice, TextKind, code, error};

use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::ROUND_TAGS_MAX;
use crate::radio::bb_signal;

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
/// Codes of a tag access that failed because no tag was there: read, write, lock, kill.
const NO_TAG: [(u8, u8); 4] = [(0x39, 0x09), (0x49, 0x10), (0x82, 0x13), (0x65, 0x12)];
/// Settings a module takes and we have no use for: select, query, channel, hopping, modem, sleep, idle, carrier.
const TAKEN: [u8; 11] = [0x0C, 0x0E, 0xAB, 0xAD, 0xA9, 0xF0, 0x17, 0x1D, 0x04, 0xB0, 0x1A];
/// Sets the select mode; its reply carries the code of the select order.
const SELECT_MODE: u8 = 0x12;
/// Changes the baud rate; there is no reply.
const SET_BAUD: u8 = 0x11;

/// The module.
pub struct BbReader {
    air: Air,
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
            Ask::Other { code, .. } => self.obey_rare(code, now_ms),
        }
    }

    fn obey_rare(&mut self, code: u8, now_ms: u64) {
        if code == SET_BAUD {
            return;
        }
        let no_tag = NO_TAG.iter().find(|(access, _)| *access == code).map(|(_, failed)| *failed);
        let answer = match no_tag {
            Some(failed) => Answer::Failed(failed),
            None if code == SELECT_MODE => Answer::Accepted(TAKEN[0]),
            None if TAKEN.contains(&code) => Answer::Accepted(code),
            None => Answer::Failed(error::BAD_ORDER),
        };
        self.reply(&answer, now_ms);
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
        let power_db = (f64::from(self.power) - f64::from(FULL_POWER)) / 100.0;
        let heard = self.air.hear(1, power_db, now_ms);
        if heard.is_empty() {
            self.outbox.put(self.next_round_ms, Answer::Failed(error::EMPTY_ROUND).encode(Dialect::Bb));
            return;
        }
        let mut due_ms = now_ms;
        for echo in heard.iter().take(ROUND_TAGS_MAX) {
            due_ms += NOTICE_MS;
            let pc = PcWord(pc_for(echo.epc.as_bytes().len()));
            let notice = TagNotice { signal_dbm: bb_signal(echo.dbm), pc, epc: echo.epc };
            self.outbox.put(due_ms, Answer::Tag(notice).encode(Dialect::Bb));
            self.tally.reads += 1;
        }
        self.next_round_ms = due_ms;
    }
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
