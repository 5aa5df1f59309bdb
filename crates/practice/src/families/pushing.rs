//! Practice readers that talk by themselves: one card after the other lies on them for a moment, and they say its number
//! again and again meanwhile. Orders mean nothing to them.

use codes::low_frequency::FdxB;
use readers::families::{fdxb, rdm6300};

use super::outbox::Outbox;
use super::{Air, Mischief, ReaderSide, Tally};
use crate::world::Echo;

/// Full power: they have no other.
const POWER_DB: f64 = 0.0;
/// How often a card is said before the next one is laid down.
const TIMES: u32 = 3;
/// Country of practice animals.
const COUNTRY: u16 = 999;

/// How one kind of them talks.
#[derive(Clone, Copy)]
pub struct Kind {
    /// From one frame to the next.
    period_ms: u64,
    /// What it says of a tag.
    say: fn(&Echo) -> Vec<u8>,
}

/// An RDM6300: repeats itself every 65 ms.
pub const RDM6300: Kind = Kind { period_ms: 65, say: |echo| rdm6300::frame::encode(card(echo)) };
/// An EM-18.
pub const EM18: Kind = Kind { period_ms: 120, say: |echo| rdm6300::frame::digits(card(echo)).into_bytes() };
/// A WL-134: a transponder takes 30 ms to say its number, the reader listens to it several times.
pub const FDXB: Kind = Kind { period_ms: 130, say: |echo| fdxb::frame::encode_wl134(animal(echo)) };
/// A reader that prints one number a line.
pub const LINE: Kind = Kind { period_ms: 120, say: |echo| format!("{:010}\r\n", low(echo)).into_bytes() };

/// The last four bytes of a tag number.
fn low(echo: &Echo) -> u32 {
    echo.epc.as_bytes().iter().fold(0, |number: u32, byte| number << 8 | u32::from(*byte))
}

fn card(echo: &Echo) -> [u8; 5] {
    let [a, b, c, d] = low(echo).to_be_bytes();
    [0x1F, a, b, c, d]
}

/// The transponder a practice tag stands for.
pub(super) fn animal(echo: &Echo) -> FdxB {
    FdxB { country: COUNTRY, number: u64::from(low(echo)), is_animal: true, has_data: false }
}

/// Which of the tags in the air lies on the reader: one after the other.
pub(super) fn turn(heard: &[Echo], turn: u32) -> Option<&Echo> {
    heard.get(turn as usize % heard.len().max(1))
}

/// The reader.
pub struct Pushing {
    air: Air,
    kind: Kind,
    outbox: Outbox,
    next_ms: u64,
    said: u32,
    has_fault: bool,
    tally: Tally,
}

impl Pushing {
    /// A reader that has just got its power.
    pub fn new(kind: Kind, air: Air, seed: u64) -> Pushing {
        Pushing {
            air,
            kind,
            outbox: Outbox::new(seed),
            next_ms: 0,
            said: 0,
            has_fault: false,
            tally: Tally::default(),
        }
    }
}

impl ReaderSide for Pushing {
    fn receive(&mut self, bytes: &[u8], _now_ms: u64) {
        self.tally.garbled += bytes.len() as u64;
    }

    fn poll_transmit(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        if now_ms >= self.next_ms {
            self.next_ms = now_ms + self.kind.period_ms;
            let mut heard = if self.has_fault { Vec::new() } else { self.air.hear(1, POWER_DB, now_ms) };
            heard.sort_by_key(|echo| echo.epc);
            if let Some(echo) = turn(&heard, self.said / TIMES) {
                self.outbox.put(now_ms, (self.kind.say)(echo));
                self.tally.reads += 1;
            }
            self.said += 1;
        }
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
