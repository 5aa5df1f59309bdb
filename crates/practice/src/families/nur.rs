//! A practice module of the `nur` family: asked for each round, four antennas, memory that can be written.

#![allow(clippy::wildcard_enum_match_arm, reason = "what it does not name it cannot do")]

use codes::Epc;
use codes::memory::{LockPayload, Lockable, Password, Protection};
use model::{Bank, PcWord};
use readers::families::nur::frame::{Frame, decode, look};
use readers::families::nur::identity::{Info, Powers};
use readers::families::nur::message::{Aim, Ask, setup, status};
use readers::families::nur::record::{Record, list_data};
use readers::wire::{Collector, Cut};

use super::chips::{Chips, Denied};
use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::{ROUND_TAGS_MAX, STREAM_BUFFER_TAGS_MAX};
use crate::radio::bb_signal;
use crate::world::Echo;

/// Some two hundred tags a second.
const TAG_MS: u64 = 5;
/// A radio round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 30;
/// From an order to its reply.
const REPLY_MS: u64 = 3;
/// Ten bits a byte at 115,200 baud.
const BYTES_PER_MS: u64 = 11;
/// Silence after which a begun order is forgotten.
const GAP_MS: u64 = 200;
/// The carrier it answers on, kHz.
const CARRIER_KHZ: u32 = 866_300;
/// Degrees Celsius.
const WARMTH: i32 = 38;
/// How often it calls in a round, and how often a tag it wants to work on.
const CALLS: usize = 4;
/// What it says of its powers; what the world calls full power is the most.
const POWERS: Powers = Powers { most: 300, step: 10, steps: 20 };

/// The module.
pub struct NurReader {
    air: Air,
    chips: Chips,
    collector: Collector,
    outbox: Outbox,
    buffer: Vec<Record>,
    level: u8,
    antennas: u8,
    heard_ms: u64,
    has_fault: bool,
    tally: Tally,
}

impl NurReader {
    /// A module that has just got its power.
    pub fn new(air: Air, seed: u64) -> NurReader {
        NurReader {
            air,
            chips: Chips::default(),
            collector: Collector::new(),
            outbox: Outbox::new(seed),
            buffer: Vec::new(),
            level: 0,
            antennas: 0x0F,
            heard_ms: 0,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn reply(&mut self, due_ms: u64, cmd: u8, status: u8, data: &[u8]) {
        let frame = Frame { flags: 0, cmd, body: &[&[status][..], data].concat() }.encode();
        // A long answer takes its time on the line.
        let due_ms = due_ms + frame.len() as u64 / BYTES_PER_MS;
        self.outbox.put(due_ms, frame);
    }

    fn obey(&mut self, ask: &Ask, now_ms: u64) {
        self.tally.orders += 1;
        let due_ms = now_ms + REPLY_MS;
        let data = match ask {
            Ask::Ping => b"OK".to_vec(),
            Ask::Version => vec![b'A', 5, 4, b'B', 4, 1, b'A'],
            Ask::Info => {
                Info { serial: "V124500123".to_owned(), name: "Sampo S2".to_owned(), antennas: 4 }.to_data()
            }
            Ask::Capabilities => POWERS.to_data(),
            Ask::Stop | Ask::Beep | Ask::SetPin { .. } => Vec::new(),
            Ask::Clear => {
                self.buffer.clear();
                Vec::new()
            }
            Ask::Tags => list_data(&std::mem::take(&mut self.buffer), false),
            Ask::Pins => vec![3, 0, 1, 0, 0, 1, 1, 1, 1],
            Ask::Set { bit, value } => match self.set(*bit, *value) {
                Ok(()) => [&(1u32 << (bit & 31)).to_le_bytes()[..], &[*value]].concat(),
                Err(why) => return self.reply(due_ms, ask.cmd(), why, &[]),
            },
            Ask::Get { bit: setup::ANTENNAS } => {
                [&(1u32 << setup::ANTENNAS).to_le_bytes()[..], &[self.antennas]].concat()
            }
            Ask::Get { .. } => return self.reply(due_ms, ask.cmd(), status::PARAMETER, &[]),
            Ask::Report => {
                let mut report = vec![0; 72];
                report[12..16].copy_from_slice(&WARMTH.to_le_bytes());
                report
            }
            Ask::Inventory => return self.round(now_ms),
            Ask::Read { .. } | Ask::Write { .. } | Ask::Lock { .. } | Ask::Kill(_) => {
                return self.access(ask, now_ms);
            }
            Ask::Other { cmd, .. } => return self.reply(due_ms, *cmd, status::COMMAND, &[]),
        };
        self.reply(due_ms, ask.cmd(), status::OK, &data);
    }

    fn set(&mut self, bit: u8, value: u8) -> Result<(), u8> {
        match bit {
            setup::TX_LEVEL if value < POWERS.steps => self.level = value,
            setup::ANTENNAS if (1..16).contains(&value) => self.antennas = value,
            setup::REGION if value <= 15 => {}
            setup::Q if value <= 15 => {}
            setup::SESSION if value <= 3 => {}
            setup::TARGET if value <= 2 => {}
            _ => return Err(status::PARAMETER),
        }
        Ok(())
    }

    fn hear(&mut self, now_ms: u64) -> Vec<(u8, Epc, Echo)> {
        let power_db = -f64::from(self.level) * f64::from(POWERS.step) / 10.0;
        let mut heard = Vec::new();
        for antenna in (0..4).filter(|antenna| self.antennas >> antenna & 1 == 1) {
            let echoes = self.chips.hear(self.air.hear(antenna + 1, power_db, now_ms));
            heard.extend(echoes.into_iter().map(|(made, echo)| (antenna, made, echo)));
        }
        heard
    }

    fn round(&mut self, now_ms: u64) {
        if self.has_fault {
            return self.reply(now_ms + REPLY_MS, 0x31, 0x60, &[]);
        }
        let mut found: Vec<Epc> = Vec::new();
        // Its time is enough for several calls.
        let heard: Vec<_> = (0..CALLS).flat_map(|_| self.hear(now_ms)).collect();
        for (antenna, _, echo) in heard.into_iter().take(CALLS * ROUND_TAGS_MAX) {
            if found.contains(&echo.epc) {
                continue;
            }
            found.push(echo.epc);
            let is_known = self.buffer.iter().any(|known| known.epc == echo.epc);
            if is_known || self.buffer.len() >= STREAM_BUFFER_TAGS_MAX {
                continue;
            }
            let signal_dbm = bb_signal(echo.dbm);
            self.buffer.push(Record {
                signal_dbm,
                scaled: ((i16::from(signal_dbm) + 90).clamp(0, 60) * 5 / 3) as u8,
                ms: now_ms as u16,
                freq_khz: CARRIER_KHZ,
                pc: PcWord(pc_for(echo.epc.as_bytes().len())),
                channel: 1,
                antenna,
                epc: echo.epc,
                data: Vec::new(),
            });
        }
        let found = found.len() as u16;
        self.tally.reads += u64::from(found);
        let due_ms = now_ms + EMPTY_ROUND_MS.max(u64::from(found) * TAG_MS);
        if found == 0 {
            return self.reply(due_ms, 0x31, status::NO_TAG, &[]);
        }
        let ([a, b], [c, d]) = (found.to_le_bytes(), (self.buffer.len() as u16).to_le_bytes());
        self.reply(due_ms, 0x31, status::OK, &[a, b, c, d, 1, 0, 0, 4]);
    }

    fn access(&mut self, ask: &Ask, now_ms: u64) {
        let aim = match ask {
            Ask::Read { aim, .. } | Ask::Write { aim, .. } | Ask::Lock { aim, .. } | Ask::Kill(aim) => *aim,
            _ => return,
        };
        let is_meant = |epc: &Epc| aim.epc.is_none_or(|wanted| epc.as_bytes().starts_with(wanted.as_bytes()));
        let meant = (0..CALLS).find_map(|_| {
            self.hear(now_ms).into_iter().find(|(_, _, echo)| is_meant(&echo.epc)).map(|(_, made, _)| made)
        });
        let due_ms = now_ms + EMPTY_ROUND_MS;
        let Some(made) = meant else { return self.reply(due_ms, ask.cmd(), status::NO_TAG, &[]) };
        match self.perform(ask, &made, aim) {
            Ok(data) => self.reply(due_ms, ask.cmd(), status::OK, &data),
            Err(Denied::Password) => self.reply(due_ms, ask.cmd(), status::ACCESS, &[]),
            Err(Denied::Locked) => self.reply(due_ms, ask.cmd(), status::TAG, &[status::TAG_LOCKED]),
            Err(Denied::Range) => self.reply(due_ms, ask.cmd(), status::TAG, &[3]),
        }
    }

    fn perform(&mut self, ask: &Ask, made: &Epc, aim: Aim) -> Result<Vec<u8>, Denied> {
        let password = Password(aim.password);
        let bank_of = |bank: u8| Bank::from_number(bank).ok_or(Denied::Range);
        match ask {
            Ask::Read { bank, word, words, .. } => {
                let words =
                    self.chips.read(made, bank_of(*bank)?, *word as usize, usize::from(*words), password)?;
                Ok(words.into_iter().flat_map(u16::to_be_bytes).collect())
            }
            Ask::Write { bank, word, data, .. } => {
                let words: Vec<u16> =
                    data.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                self.chips.write(made, bank_of(*bank)?, *word as usize, &words, password).map(|()| Vec::new())
            }
            Ask::Lock { mask, action, .. } => {
                for (what, how) in changes(*mask, *action) {
                    self.chips.lock(made, what, how, password)?;
                }
                Ok(Vec::new())
            }
            Ask::Kill(_) => self.chips.kill(made, password).map(|()| Vec::new()),
            _ => Err(Denied::Range),
        }
    }
}

/// What the ten mask and ten action bits change.
fn changes(mask: u16, action: u16) -> Vec<(Lockable, Protection)> {
    use Lockable::{AccessPassword, Epc, KillPassword, Tid, User};
    let protections =
        [Protection::Open, Protection::OpenForEver, Protection::Password, Protection::ClosedForEver];
    let pair_of = |what, how| LockPayload::new().with(what, how).bits();
    let touches = |(what, how): &(Lockable, Protection)| {
        let (pair, both) = (pair_of(*what, *how), pair_of(*what, Protection::ClosedForEver) & 0x3FF);
        u32::from(mask) & both == pair >> 10 && u32::from(action) & both == pair & 0x3FF && pair >> 10 != 0
    };
    [KillPassword, AccessPassword, Epc, Tid, User]
        .into_iter()
        .flat_map(|what| protections.map(|how| (what, how)))
        .filter(touches)
        .collect()
}

impl ReaderSide for NurReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut asks, mut garbled) = (Vec::new(), 0);
        let mut each = |cut: Cut<'_>| match cut {
            Cut::Frame(frame) => asks.extend(decode(frame).map(|frame| Ask::parse(&frame))),
            Cut::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.collector.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.collector.give_up(look, &mut each);
        }
        self.collector.feed(bytes, look, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for ask in asks {
            self.obey(&ask, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        self.outbox.take(now_ms)
    }

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
