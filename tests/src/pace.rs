//! Moves a virtual clock as fast as the real one, so that readers with real bytes live on a clock that a story sets.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use model::Span;
use station::Clock;

const STEP_MS: u64 = 20;

/// The clock runs as long as this lives.
pub struct Pace {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Pace {
    /// Lets the clock run. On a busy machine it runs slower, which hurries nobody.
    pub fn keep(clock: &Clock) -> Pace {
        let is_over = Arc::new(AtomicBool::new(false));
        let (told, clock) = (is_over.clone(), clock.clone());
        let thread = std::thread::spawn(move || {
            while !told.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(STEP_MS));
                clock.advance(Span(STEP_MS));
            }
        });
        Pace { is_over, thread: Some(thread) }
    }
}

impl Drop for Pace {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
