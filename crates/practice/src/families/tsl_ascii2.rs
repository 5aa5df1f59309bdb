//! A practice handheld of the `tsl-ascii2` family: commands and their blocks.

use model::PcWord;
use readers::families::tsl_ascii2::message::{end, look_at_command, say, tag};
use readers::wire::{Collector, Cut, Look};

use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally, pc_for};
use crate::limits::ROUND_TAGS_MAX;

/// From a command to the first line of its block.
const REPLY_MS: u64 = 10;
/// One tag on the air.
const TAG_MS: u64 = 15;
/// A round in which nobody answers.
const EMPTY_ROUND_MS: u64 = 120;
const GAP_MS: u64 = 300;
/// Full power in dBm.
const FULL_POWER: i32 = 29;

/// The reader.
pub struct TslReader {
    air: Air,
    collector: Collector,
    outbox: Outbox,
    heard_ms: u64,
    power: i32,
    has_fault: bool,
    tally: Tally,
}

/// Line ends between commands are passed over.
fn look(bytes: &[u8]) -> Look {
    match bytes.first() {
        Some(b'\r' | b'\n') => Look::Frame(1),
        _ => look_at_command(bytes, false),
    }
}

impl TslReader {
    /// A reader that has just got its power.
    pub fn new(air: Air, seed: u64) -> TslReader {
        TslReader {
            air,
            collector: Collector::new(),
            outbox: Outbox::new(seed),
            heard_ms: 0,
            power: FULL_POWER,
            has_fault: false,
            tally: Tally::default(),
        }
    }

    fn obey(&mut self, command: &str, now_ms: u64) {
        self.tally.orders += 1;
        let mut due_ms = now_ms + REPLY_MS;
        self.outbox.put(due_ms, say("CS", command));
        let error = match command.get(..3) {
            Some(".vr") => {
                self.outbox.put(due_ms, say("MF", "TSL practice reader"));
                self.outbox.put(due_ms, say("UF", "2.4.0"));
                None
            }
            Some(".iv") => match power_in(command).unwrap_or(Some(self.power)) {
                Some(power @ 10..=FULL_POWER) => {
                    self.power = power;
                    if command.contains(" -n") { None } else { self.round(&mut due_ms) }
                }
                Some(_) | None => Some(2),
            },
            Some(".ab" | ".al" | ".sr" | ".bl" | ".ec") => None,
            Some(_) | None => Some(1),
        };
        self.outbox.put(due_ms, end(error));
    }

    fn round(&mut self, due_ms: &mut u64) -> Option<u16> {
        let power_db = f64::from(self.power - FULL_POWER);
        let heard = if self.has_fault { Vec::new() } else { self.air.hear(1, power_db, *due_ms) };
        for echo in heard.iter().take(ROUND_TAGS_MAX) {
            *due_ms += TAG_MS;
            let pc = PcWord(pc_for(echo.epc.as_bytes().len()));
            self.outbox.put(*due_ms, tag(&echo.epc, pc, echo.dbm.clamp(-90.0, -20.0) as i16));
            self.tally.reads += 1;
        }
        if heard.is_empty() {
            *due_ms += EMPTY_ROUND_MS;
            self.outbox.put(*due_ms, say("ME", "No transponder found"));
            return Some(5);
        }
        None
    }
}

/// The power a command asks for: `None` if it does not, `Some(None)` if it is no number.
fn power_in(command: &str) -> Option<Option<i32>> {
    let mut words = command.split_whitespace().skip_while(|word| *word != "-o");
    words.next()?;
    Some(words.next().and_then(|number| number.parse().ok()))
}

impl ReaderSide for TslReader {
    fn receive(&mut self, bytes: &[u8], now_ms: u64) {
        let (mut commands, mut garbled) = (Vec::new(), 0);
        let mut each = |cut: Cut<'_>| match cut {
            Cut::Frame(bytes) => commands.push(String::from_utf8_lossy(bytes).trim().to_owned()),
            Cut::Garbled(dropped) => garbled += dropped as u64,
        };
        if self.collector.is_holding() && now_ms.saturating_sub(self.heard_ms) > GAP_MS {
            self.collector.give_up(look, &mut each);
        }
        self.collector.feed(bytes, look, &mut each);
        self.heard_ms = now_ms;
        self.tally.garbled += garbled;
        for command in commands.iter().filter(|command| !command.is_empty()) {
            self.obey(command, now_ms);
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
