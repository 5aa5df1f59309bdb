//! Watches for ports that come and go, away from the hub: asking the system for its ports can take long.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::clock::Deadline;
use crate::limits::{LOOKOUT_EVERY, NAP_MAX};
use crate::port::{Listed, Ports};
use crate::queue::Queue;

/// What was seen last, until the hub takes it.
pub(crate) type Seen = Arc<Mutex<Option<Vec<Listed>>>>;

/// Starts the watch; it ends with the station.
pub(crate) fn start(ports: Ports, queue: Arc<Queue>, seen: Seen) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name("lookout".to_owned()).spawn(move || watch(&ports, &queue, &seen))
}

fn watch(ports: &Ports, queue: &Queue, seen: &Seen) {
    let mut last = None;
    while !queue.is_stopping() {
        let listed = Some(ports.listed());
        if listed != last {
            seen.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&listed);
            last = listed;
            queue.nudge();
        }
        let next = Deadline::after(LOOKOUT_EVERY);
        while !next.has_passed() && !queue.is_stopping() {
            std::thread::sleep(next.left().min(NAP_MAX));
        }
    }
}
