//! The bounded queue between a driver and its caller.

use std::collections::VecDeque;

use crate::driver::DriverEvent;
use crate::limits::EVENTS_MAX;

/// Events waiting for the caller. When nobody fetches them, later ones are thrown away, and the bytes they came from
/// are reported as garbled once there is room: what is dropped is counted.
#[derive(Debug, Default)]
pub struct EventQueue {
    waiting: VecDeque<DriverEvent>,
    dropped: usize,
}

impl EventQueue {
    /// Adds an event that `bytes` bytes of the line stand for.
    pub fn push(&mut self, event: DriverEvent, bytes: usize) {
        if self.waiting.len() < EVENTS_MAX {
            self.waiting.push_back(event);
        } else {
            self.dropped += bytes;
        }
    }

    /// Takes the next event.
    pub fn pop(&mut self) -> Option<DriverEvent> {
        let next = self.waiting.pop_front();
        if next.is_none() && self.dropped > 0 {
            return Some(DriverEvent::Garbled { dropped: std::mem::take(&mut self.dropped) });
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_counted() {
        let mut queue = EventQueue::default();
        for _ in 0..EVENTS_MAX + 3 {
            queue.push(DriverEvent::Frame, 8);
        }
        let mut kept = 0;
        let mut dropped = 0;
        while let Some(event) = queue.pop() {
            match event {
                DriverEvent::Garbled { dropped: bytes } => dropped += bytes,
                _ => kept += 1,
            }
        }
        assert_eq!((kept, dropped), (EVENTS_MAX, 24));
    }
}
