//! The main job through the real doors: a tag heard on a serial line appears on the map of the running window and
//! leaves in a report. The frames are captured from real readers, the window and the browser are the real ones.

mod first_start;
mod slice;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Two windows at a time would fight for two cores; one story after the other.
fn one_at_a_time() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
