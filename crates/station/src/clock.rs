//! The only clock of the house. Everybody else is given [`Now`].
//!
//! `tick` is monotonic and never jumps; `at` is the wall clock, which a person, a time server or a sleeping laptop
//! may set. [`JumpWatch`] compares the two.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use model::{Now, Span, Tick, Timestamp};

use crate::limits::CLOCK_JUMP_MIN;

/// Answers "what time is it". Cheap to clone; all clones tell the same time.
#[derive(Clone)]
pub struct Clock(Arc<Source>);

enum Source {
    System { start: Instant },
    Virtual(Mutex<Hands>),
}

/// The hands of a virtual clock and who wants to know when they move.
struct Hands {
    now: Now,
    wakers: Vec<Arc<dyn Fn() + Send + Sync>>,
}

/// The wall clock was set, or the machine slept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockJump {
    /// By how much it is now later (or earlier, negative) than it should be, in milliseconds.
    pub by_ms: i64,
    /// What it should have shown.
    pub expected: Timestamp,
    /// What it shows.
    pub now: Timestamp,
}

/// Notices jumps of the wall clock against the monotonic one.
#[derive(Clone, Copy, Debug)]
pub struct JumpWatch {
    last: Now,
}

/// A moment up to which somebody waits, in real time even in stories: waiting for bytes or locks is not decided on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(Instant);

impl Clock {
    /// The machine's clock; ticks count from now.
    pub fn system() -> Clock {
        Clock(Arc::new(Source::System { start: instant_now() }))
    }

    /// A clock that stands still until a test moves it.
    pub fn virtual_(at: Timestamp) -> Clock {
        let hands = Hands { now: Now { tick: Tick(0), at }, wakers: Vec::new() };
        Clock(Arc::new(Source::Virtual(Mutex::new(hands))))
    }

    /// What time it is.
    pub fn now(&self) -> Now {
        match &*self.0 {
            Source::System { start } => {
                let tick = Tick(u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX));
                Now { tick, at: wall_now() }
            }
            Source::Virtual(hands) => lock(hands).now,
        }
    }

    /// The ticks alone, for who is plugged in from outside and knows no clock (practice readers).
    pub fn ticks(&self) -> Arc<dyn Fn() -> u64 + Send + Sync> {
        let clock = self.clone();
        Arc::new(move || clock.now().tick.0)
    }

    /// Whether a test moves it.
    pub fn is_virtual(&self) -> bool {
        matches!(&*self.0, Source::Virtual(_))
    }

    /// Moves a virtual clock on; both hands. Nothing happens to the machine's clock.
    pub fn advance(&self, span: Span) {
        self.turn(|now| Now { tick: now.tick + span, at: now.at + span });
    }

    /// Sets the wall hand of a virtual clock, as a person or a time server does.
    pub fn jump_by(&self, ms: i64) {
        self.turn(|now| Now { tick: now.tick, at: Timestamp(now.at.0.saturating_add(ms)) });
    }

    fn turn(&self, change: impl FnOnce(Now) -> Now) {
        let Source::Virtual(hands) = &*self.0 else { return };
        let wakers = {
            let mut hands = lock(hands);
            hands.now = change(hands.now);
            hands.wakers.clone()
        };
        wakers.iter().for_each(|wake| wake());
    }

    /// Calls `wake` whenever a virtual clock is moved, so that who waits for a tick looks again.
    pub(crate) fn when_moved(&self, wake: Arc<dyn Fn() + Send + Sync>) {
        if let Source::Virtual(hands) = &*self.0 {
            lock(hands).wakers.push(wake);
        }
    }

    /// How long a thread may sleep until `due`. A virtual clock wakes its sleepers, so they may sleep long.
    pub(crate) fn sleep_until(&self, due: Tick) -> Duration {
        let left = self.now().tick.until(due);
        if left.0 == 0 || !self.is_virtual() { Duration::from_millis(left.0) } else { Duration::from_secs(1) }
    }
}

impl JumpWatch {
    /// Starts watching.
    pub fn new(now: Now) -> JumpWatch {
        JumpWatch { last: now }
    }

    /// Says whether the wall clock jumped since the last look. Slow drift is not a jump: looks are seconds apart.
    pub fn look(&mut self, now: Now) -> Option<ClockJump> {
        let expected = self.last.at + self.last.tick.until(now.tick);
        self.last = now;
        let by_ms = now.at.0.saturating_sub(expected.0);
        let is_jump = by_ms.unsigned_abs() > CLOCK_JUMP_MIN.0;
        is_jump.then_some(ClockJump { by_ms, expected, now: now.at })
    }
}

impl Deadline {
    pub(crate) fn after(wait: Duration) -> Deadline {
        Deadline(instant_now() + wait)
    }

    /// What is left; zero when it has passed.
    pub(crate) fn left(self) -> Duration {
        self.0.saturating_duration_since(instant_now())
    }

    pub(crate) fn has_passed(self) -> bool {
        self.left().is_zero()
    }
}

#[expect(clippy::disallowed_methods, reason = "this file is the one that may ask the machine")]
fn instant_now() -> Instant {
    Instant::now()
}

#[expect(clippy::disallowed_methods, reason = "this file is the one that may ask the machine")]
fn wall_now() -> Timestamp {
    let ms = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX),
    };
    Timestamp(ms)
}

fn lock(hands: &Mutex<Hands>) -> std::sync::MutexGuard<'_, Hands> {
    hands.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn a_virtual_clock_stands_until_it_is_moved() {
        let clock = Clock::virtual_(Timestamp(1_000));
        let other = clock.clone();
        assert_eq!(clock.now(), Now { tick: Tick(0), at: Timestamp(1_000) });
        other.advance(Span::seconds(5));
        assert_eq!(clock.now(), Now { tick: Tick(5_000), at: Timestamp(6_000) });
        clock.jump_by(-3_000);
        assert_eq!(clock.now(), Now { tick: Tick(5_000), at: Timestamp(3_000) });
    }

    #[test]
    fn whoever_waits_is_woken() {
        let clock = Clock::virtual_(Timestamp(0));
        let woken = Arc::new(AtomicU32::new(0));
        let count = woken.clone();
        clock.when_moved(Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
        clock.advance(Span(1));
        clock.jump_by(1);
        assert_eq!(woken.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn only_jumps_of_more_than_two_seconds_are_told() {
        let clock = Clock::virtual_(Timestamp(1_000_000));
        let mut watch = JumpWatch::new(clock.now());
        let cases = [(0, None), (2_000, None), (2_001, Some(2_001)), (-7_200_000, Some(-7_200_000))];
        for (by, expected) in cases {
            clock.advance(Span::seconds(1));
            clock.jump_by(by);
            assert_eq!(watch.look(clock.now()).map(|jump| jump.by_ms), expected, "jump by {by}");
        }
        clock.advance(Span::seconds(86_400));
        assert_eq!(watch.look(clock.now()), None, "a long time without a jump");
    }

    #[test]
    fn the_machine_clock_goes_on() {
        let clock = Clock::system();
        let first = clock.now();
        while clock.now().tick == first.tick {
            std::thread::yield_now();
        }
        assert!(clock.now().tick > first.tick);
        assert!(first.at > Timestamp(1_600_000_000_000));
    }
}
