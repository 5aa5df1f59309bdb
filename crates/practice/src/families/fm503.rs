//! A practice FM-503: rounds of several tags, settings, and nothing of a tag's memory.

use model::PcWord;
use readers::families::fm503::message::{look, reply, tag, text};
use readers::wire::{Collector, Cut, Look};

use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::ROUND_TAGS_MAX;

/// From a command to its answer.
const REPLY_MS: u64 = 8;
/// One tag on the air and its line on the wire (37 characters at 38,400 baud are ten milliseconds).
const TAG_MS: u64 = 20;
/// A round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 60;
const GAP_MS: u64 = 200;
/// Full power: 25 dBm, said as 1B.
const FULL_POWER: u8 = 0x1B;

/// The reader.
pub struct Fm503Reader {
    air: Air,
    collector: Collector,
    outbox: Outbox,
    heard_ms: u64,
    power: u8,
    region: String,
    has_fault: bool,
    tally: Tally,
}

fn look_at_command(bytes: &[u8]) -> Look {
    look(bytes, false)
}

impl Fm503Reader {
    /// A reader that has just got its power.
    pub fn new(air: Air, seed: u64) -> Fm503Reader {
        Fm503Reader {
            air,
            collector: Collector::new(),
            outbox: Outbox::new(seed),
            heard_ms: 0,
            power: FULL_POWER,
            region: "05".to_owned(),
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn obey(&mut self, command: &str, now_ms: u64) {
        self.tally.orders += 1;
        let answer = match command {
            "V" => "V0104,PRACTICE".to_owned(),
            "S" => "S00C0FFEE".to_owned(),
            "Q" | "U" => return self.round(command == "U", now_ms),
            "N0,00" => format!("N{:02X}", self.power),
            "N4,00" => format!("N{}", self.region),
            _ => match (command.get(..3), command.get(3..)) {
                (Some("N1,"), Some(value)) => match u8::from_str_radix(value, 16) {
                    Ok(power @ ..=FULL_POWER) => {
                        self.power = power;
                        format!("N{value}")
                    }
                    Ok(_) | Err(_) => "X".to_owned(),
                },
                (Some("N5,"), Some(value)) => {
                    self.region = value.to_owned();
                    format!("N{value}")
                }
                // No tag keeps still for it.
                _ => match command.chars().next() {
                    Some(letter @ ('R' | 'W' | 'L' | 'K' | 'P' | 'T')) => letter.to_string(),
                    Some(_) | None => "X".to_owned(),
                },
            },
        };
        self.outbox.put(now_ms + REPLY_MS, reply(&answer));
    }

    fn round(&mut self, is_several: bool, now_ms: u64) {
        let power_db = f64::from(self.power) - f64::from(FULL_POWER);
        let heard = if self.has_fault { Vec::new() } else { self.air.hear(1, power_db, now_ms) };
        let letter = if is_several { 'U' } else { 'Q' };
        let mut due_ms = now_ms + REPLY_MS;
        for echo in heard.iter().take(if is_several { ROUND_TAGS_MAX } else { 1 }) {
            due_ms += TAG_MS;
            let pc = PcWord(pc_for(echo.epc.as_bytes().len()));
            self.outbox.put(due_ms, tag(letter, pc, &echo.epc));
            self.tally.reads += 1;
        }
        if is_several || heard.is_empty() {
            let end_ms = if heard.is_empty() { now_ms + EMPTY_ROUND_MS } else { due_ms };
            self.outbox.put(end_ms, reply(&letter.to_string()));
        }
    }
}

impl ReaderSide for Fm503Reader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut commands, mut garbled) = (Vec::new(), 0);
        let mut each = |cut: Cut<'_>| match cut {
            Cut::Frame(bytes) => commands.push(text(bytes).to_owned()),
            Cut::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.collector.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.collector.give_up(look_at_command, &mut each);
        }
        self.collector.feed(bytes, look_at_command, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for command in commands {
            self.obey(&command, now_ms);
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
            Mischief::StopHalfWay
            | Mischief::Noise(_)
            | Mischief::GoSilent
            | Mischief::DamageEvery(_)
            | Mischief::KeepStreaming(_) => {}
        }
    }

    fn tally(&self) -> Tally {
        Tally { frames: self.outbox.sent(), dropped: self.outbox.dropped(), ..self.tally }
    }
}
