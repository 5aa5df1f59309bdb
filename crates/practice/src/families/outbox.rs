//! Frames on their way to the host, each with the moment it is due, and everything that can go wrong on that way.

use std::collections::VecDeque;

use fastrand::Rng;

use super::Mischief;
use crate::limits::{FRAMES_WAITING_MAX, NOISE_BYTES_MAX};

/// Frames that wait for their moment.
pub(super) struct Outbox {
    waiting: VecDeque<(u64, Vec<u8>)>,
    rng: Rng,
    noise: usize,
    is_cutting: bool,
    is_silent: bool,
    damage_every: u32,
    sent: u64,
    dropped: u64,
}

impl Outbox {
    pub(super) fn new(seed: u64) -> Outbox {
        Outbox {
            waiting: VecDeque::new(),
            rng: Rng::with_seed(seed),
            noise: 0,
            is_cutting: false,
            is_silent: false,
            damage_every: 0,
            sent: 0,
            dropped: 0,
        }
    }

    /// Frames leave in the order in which they were put in, none before its moment.
    pub(super) fn put(&mut self, due_ms: u64, frame: Vec<u8>) {
        if self.waiting.len() >= FRAMES_WAITING_MAX {
            self.dropped += 1;
            return;
        }
        let due_ms = due_ms.max(self.last_due_ms());
        self.waiting.push_back((due_ms, frame));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// When the last frame leaves; 0 if none waits.
    pub(super) fn last_due_ms(&self) -> u64 {
        self.waiting.back().map_or(0, |(due_ms, _)| *due_ms)
    }

    /// Forgets all but the first frames.
    pub(super) fn keep(&mut self, frames: usize) {
        self.waiting.truncate(frames);
    }

    pub(super) fn play(&mut self, mischief: Mischief) {
        match mischief {
            Mischief::StopHalfWay => self.is_cutting = true,
            Mischief::Noise(bytes) => self.noise = bytes.min(NOISE_BYTES_MAX),
            Mischief::GoSilent => self.is_silent = true,
            Mischief::DamageEvery(frames) => self.damage_every = frames,
            Mischief::KeepStreaming(_) | Mischief::Fault(_) => {}
            Mischief::Recover => {
                (self.noise, self.is_cutting, self.is_silent, self.damage_every) = (0, false, false, 0);
            }
        }
    }

    /// The next bytes that are due.
    pub(super) fn take(&mut self, now_ms: u64) -> Option<Vec<u8>> {
        loop {
            if self.waiting.front().is_none_or(|(due_ms, _)| *due_ms > now_ms) {
                return None;
            }
            if self.noise > 0 && !self.is_silent {
                let mut noise = vec![0; std::mem::take(&mut self.noise)];
                self.rng.fill(&mut noise);
                return Some(noise);
            }
            let (_, frame) = self.waiting.pop_front()?;
            if !self.is_silent {
                return Some(self.spoil(frame));
            }
        }
    }

    fn spoil(&mut self, mut frame: Vec<u8>) -> Vec<u8> {
        self.sent += 1;
        if self.is_cutting {
            (self.is_cutting, self.is_silent) = (false, true);
            frame.truncate((frame.len() / 2).max(1));
        } else if self.damage_every > 0 && self.sent.is_multiple_of(u64::from(self.damage_every)) {
            let at = self.rng.usize(0..frame.len().max(1));
            if let Some(byte) = frame.get_mut(at) {
                *byte ^= 1 << self.rng.u8(0..8);
            }
        }
        frame
    }

    pub(super) fn sent(&self) -> u64 {
        self.sent
    }

    pub(super) fn dropped(&self) -> u64 {
        self.dropped
    }
}
