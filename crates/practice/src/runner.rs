//! Moves bytes between reader sides and their wires in real time. The one place of this crate that waits.

use std::sync::Arc;
use std::time::Duration;

use crate::families::{Mischief, ReaderSide, Tally};
use crate::limits::PUMP_PAUSE_MS;
use crate::port::{Taken, Wire};

/// Milliseconds that only grow; given by whoever owns the clock.
pub type Clock = Arc<dyn Fn() -> u64 + Send + Sync>;

/// The most bytes taken from a host and frames given to it in one turn, so that one lane cannot hold up the others.
const TURN_BYTES: usize = 4_096;
const TURN_FRAMES: usize = 256;

/// A reader and the wire it is on.
pub struct Lane {
    side: Box<dyn ReaderSide>,
    wire: Option<Wire>,
    had_host: bool,
}

impl Lane {
    /// A reader that is on no wire yet.
    pub fn new(side: Box<dyn ReaderSide>) -> Lane {
        Lane { side, wire: None, had_host: false }
    }

    /// Puts it on a wire; the one it was on before is closed.
    pub fn plug(&mut self, wire: Wire) {
        self.unplug();
        self.wire = Some(wire);
    }

    /// Takes it off its wire; hosts see a broken line.
    pub fn unplug(&mut self) {
        if let Some(Wire::Pipe(pipe)) = &self.wire {
            pipe.unplug();
        }
        self.wire = None;
        self.see_host(false);
    }

    /// The wire it is on.
    pub fn wire(&mut self) -> Option<&mut Wire> {
        self.wire.as_mut()
    }

    /// Whether a host had the port open in the last turn.
    pub fn has_host(&self) -> bool {
        self.had_host
    }

    /// Plays a trick.
    pub fn play(&mut self, mischief: Mischief) {
        self.side.play(mischief);
    }

    /// What the reader counted.
    pub fn tally(&self) -> Tally {
        self.side.tally()
    }

    fn see_host(&mut self, has_host: bool) {
        if self.had_host && !has_host {
            self.side.host_gone();
        }
        if has_host && !self.had_host {
            self.side.host_came();
        }
        self.had_host = has_host;
    }

    /// Moves what is there to be moved.
    pub fn turn(&mut self, now_ms: u64) {
        let mut into = [0; 512];
        let mut moved = 0;
        let mut has_host = false;
        while let Some(wire) = &mut self.wire
            && moved < TURN_BYTES
        {
            match wire.take(&mut into) {
                Taken::Bytes(count) => {
                    has_host = true;
                    moved += count;
                    self.side.receive(&into[..count], now_ms);
                }
                Taken::Nothing => {
                    has_host = true;
                    break;
                }
                Taken::Nobody => break,
            }
        }
        self.see_host(has_host);
        for _ in 0..TURN_FRAMES {
            let Some(bytes) = self.side.poll_transmit(now_ms) else { break };
            if let Some(wire) = &mut self.wire {
                wire.give(&bytes);
            }
        }
    }
}

/// Waits for the next turn.
pub fn pause() {
    std::thread::sleep(Duration::from_millis(PUMP_PAUSE_MS));
}

/// World time from a clock: it stands still while nobody asks, and never makes long steps.
pub struct WorldTime {
    clock: Clock,
    last_ms: Option<u64>,
    now_ms: u64,
}

impl WorldTime {
    /// World time begins at 0.
    pub fn new(clock: Clock) -> WorldTime {
        WorldTime { clock, last_ms: None, now_ms: 0 }
    }

    /// The next step.
    pub fn step(&mut self) -> u64 {
        let clock_ms = (self.clock)();
        let passed = self.last_ms.map_or(0, |last| clock_ms.saturating_sub(last));
        self.last_ms = Some(clock_ms);
        self.now_ms += passed.min(crate::limits::STEP_MS_MAX);
        self.now_ms
    }

    /// Time stands still until the next step.
    pub fn hold(&mut self) {
        self.last_ms = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn world_time_stands_still_while_held_and_makes_no_leaps() {
        let hands = Arc::new(AtomicU64::new(500));
        let read = hands.clone();
        let mut time = WorldTime::new(Arc::new(move || read.load(Ordering::SeqCst)));
        assert_eq!(time.step(), 0);
        hands.store(600, Ordering::SeqCst);
        assert_eq!(time.step(), 100);
        hands.store(60_000, Ordering::SeqCst);
        assert_eq!(time.step(), 1_100);
        time.hold();
        hands.store(90_000, Ordering::SeqCst);
        assert_eq!(time.step(), 1_100);
        hands.store(90_040, Ordering::SeqCst);
        assert_eq!(time.step(), 1_140);
    }
}
