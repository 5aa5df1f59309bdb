//! A practice sled of the `zeti` family: commands and their answers, then tags in lines until it is stopped.

use model::PcWord;
use readers::families::zeti::message::{answer, long_name, look_at_command, names, tag};
use readers::wire::{Collector, Cut};

use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::ROUND_TAGS_MAX;

/// From a command to its answer, over Bluetooth.
const REPLY_MS: u64 = 15;
/// One tag on the air.
const TAG_MS: u64 = 10;
/// A round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 100;
const GAP_MS: u64 = 300;
/// Full power in tenths of dBm.
const FULL_POWER: i32 = 300;

/// The reader.
pub struct ZetiReader {
    air: Air,
    collector: Collector,
    outbox: Outbox,
    heard_ms: u64,
    power: i32,
    is_reading: bool,
    round_ms: u64,
    has_fault: bool,
    is_stubborn: bool,
    tally: Tally,
}

impl ZetiReader {
    /// A reader that has just got its power.
    pub fn new(air: Air, seed: u64) -> ZetiReader {
        ZetiReader {
            air,
            collector: Collector::new(),
            outbox: Outbox::new(seed),
            heard_ms: 0,
            power: FULL_POWER,
            is_reading: false,
            round_ms: 0,
            has_fault: false,
            is_stubborn: false,
            tally: Tally::default(),
        }
    }

    fn obey(&mut self, command: &str, now_ms: u64) {
        self.tally.orders += 1;
        let due_ms = now_ms + REPLY_MS;
        let name = long_name(command);
        match name {
            "connect" => self.outbox.put(due_ms, answer(name, "Connection Successful")),
            "inventory" => {
                let Some(power @ 100..=FULL_POWER) = power_in(command).unwrap_or(Some(self.power)) else {
                    return self.outbox.put(due_ms, answer(name, "Invalid Parameter"));
                };
                self.power = power;
                self.outbox.put(due_ms, answer(name, "OK"));
                self.outbox.put(due_ms, names());
                (self.is_reading, self.round_ms) = (true, due_ms);
            }
            "abort" => {
                let was_reading = std::mem::replace(&mut self.is_reading, false);
                self.outbox.keep(0);
                let status = if was_reading { "OK" } else { "No Radio Operation in Progress" };
                self.outbox.put(due_ms, answer(name, status));
            }
            "setqueryparams" | "setattr" | "getdeviceinfo" => self.outbox.put(due_ms, answer(name, "OK")),
            _ => self.outbox.put(due_ms, answer(name, "Command Not Found")),
        }
    }

    fn round(&mut self, now_ms: u64) {
        let power_db = f64::from(self.power - FULL_POWER) / 10.0;
        let heard = if self.has_fault { Vec::new() } else { self.air.hear(1, power_db, now_ms) };
        let mut due_ms = now_ms;
        for echo in heard.iter().take(ROUND_TAGS_MAX) {
            due_ms += TAG_MS;
            let pc = PcWord(pc_for(echo.epc.as_bytes().len()));
            self.outbox.put(due_ms, tag(&echo.epc, pc, echo.dbm.clamp(-90.0, -20.0) as i16));
            self.tally.reads += 1;
        }
        self.round_ms = if heard.is_empty() { now_ms + EMPTY_ROUND_MS } else { due_ms };
    }
}

/// The power a command asks for: `None` if it does not, `Some(None)` if it is no number.
fn power_in(command: &str) -> Option<Option<i32>> {
    let mut words = command.split_whitespace().skip_while(|word| *word != ".power");
    words.next()?;
    Some(words.next().and_then(|number| number.parse().ok()))
}

impl ReaderSide for ZetiReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut commands, mut garbled) = (Vec::new(), 0);
        let mut each = |cut: Cut<'_>| match cut {
            Cut::Frame(bytes) => commands.push(String::from_utf8_lossy(bytes).trim().to_owned()),
            Cut::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.collector.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.collector.give_up(|front| look_at_command(front, true), &mut each);
        }
        self.collector.feed(bytes, |front| look_at_command(front, false), &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for command in commands.iter().filter(|command| !command.is_empty()) {
            self.obey(command, now_ms);
        }
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if self.is_reading && self.outbox.is_empty() && now_ms >= self.round_ms {
            self.round(now_ms);
        }
        self.outbox.take(now_ms)
    }

    fn host_gone(&mut self) {
        self.outbox.keep(0);
        self.is_reading &= self.is_stubborn;
    }

    fn play(&mut self, mischief: Mischief) {
        self.outbox.play(mischief);
        match mischief {
            Mischief::Fault(has) => self.has_fault = has,
            Mischief::KeepStreaming(is_stubborn) => self.is_stubborn = is_stubborn,
            Mischief::Recover => (self.has_fault, self.is_stubborn) = (false, false),
            Mischief::StopHalfWay | Mischief::Noise(_) | Mischief::GoSilent | Mischief::DamageEvery(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
