//! Which family answers on this line? A small state machine over the list of families, sans-I/O.
//!
//! For each line rate and family in turn: listen, because some readers talk by themselves; then send the family's
//! harmless probes and wait. The rates most usual for a family come first for all families, then the rarer ones, so
//! that a reader as it was sold is found in a few seconds.

use std::collections::VecDeque;

use model::{Span, Tick};

use crate::families::FAMILIES;
use crate::family::{Family, ProbeAnswer};
use crate::limits::DETECTED_BYTES_MAX;

/// Before anything is sent at a rate.
const LISTEN: Span = Span(300);
/// Between two probes: a sleeping reader wakes, a confused one gives up what it began.
const BETWEEN: Span = Span(60);
/// After the last probe. Readers answer within some tens of milliseconds.
const ANSWER: Span = Span(250);
/// Before the next family is tried: late answers to the last one are over.
const SETTLE: Span = Span(120);

/// A reader was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detection {
    /// Key of its family.
    pub family: &'static str,
    /// Rate of the line.
    pub baud: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The line is being opened at the rate of this step.
    Opening,
    /// Listening to a line nothing was sent on.
    Listening,
    /// So many probes were sent.
    Probing { sent: usize },
    /// Waiting for late answers to end.
    Settling,
    /// Over.
    Over,
}

/// Looks for a reader on one line. After every call the caller empties `poll_baud` and `poll_transmit`, and looks at
/// `poll_found` and `is_exhausted`.
pub struct Detector {
    families: &'static [&'static dyn Family],
    /// Family (its place in the list) and rate of each step.
    steps: Vec<(usize, u32)>,
    at: usize,
    phase: Phase,
    due: Option<Tick>,
    heard: Vec<u8>,
    transmits: VecDeque<&'static [u8]>,
    wanted_baud: Option<u32>,
    found: Option<Detection>,
}

impl Detector {
    /// Looks for every family we know.
    pub fn new(now: Tick) -> Detector {
        Detector::among(FAMILIES, now)
    }

    /// Looks for some families only.
    pub fn among(families: &'static [&'static dyn Family], now: Tick) -> Detector {
        let steps = plan(families);
        let mut detector = Detector {
            families,
            wanted_baud: None,
            at: 0,
            phase: Phase::Over,
            due: None,
            heard: Vec::with_capacity(DETECTED_BYTES_MAX),
            transmits: VecDeque::new(),
            found: None,
            steps,
        };
        detector.begin(0, now);
        detector
    }

    /// Takes bytes from the line.
    pub fn receive(&mut self, bytes: &[u8], now: Tick) {
        if matches!(self.phase, Phase::Opening) {
            // What the port still held from another rate says nothing.
            return;
        }
        let room = DETECTED_BYTES_MAX.saturating_sub(self.heard.len()).min(bytes.len());
        self.heard.extend_from_slice(&bytes[..room]);
        self.look(now);
    }

    /// Time has passed.
    pub fn handle_timeout(&mut self, now: Tick) {
        if self.due.is_none_or(|due| now < due) {
            return;
        }
        match self.phase {
            Phase::Opening => self.enter(Phase::Listening, now + LISTEN),
            Phase::Listening => self.probe(0, now),
            Phase::Probing { sent } => self.probe(sent, now),
            Phase::Settling => {
                self.heard.clear();
                self.begin(self.at + 1, now);
            }
            Phase::Over => self.due = None,
        }
    }

    /// When `handle_timeout` wants to be called, if at all.
    pub fn poll_timeout(&self) -> Option<Tick> {
        self.due
    }

    /// Bytes to send, if any.
    pub fn poll_transmit(&mut self) -> Option<Vec<u8>> {
        self.transmits.pop_front().map(<[u8]>::to_vec)
    }

    /// The rate at which the line shall be opened afresh, if it shall. Listening begins at the `handle_timeout` that
    /// follows.
    pub fn poll_baud(&mut self) -> Option<u32> {
        self.wanted_baud.take()
    }

    /// The reader, once it is found.
    pub fn poll_found(&self) -> Option<Detection> {
        self.found
    }

    /// Everything was tried and nothing answered.
    pub fn is_exhausted(&self) -> bool {
        self.phase == Phase::Over && self.found.is_none()
    }

    /// How far it is: steps done, steps in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.at.min(self.steps.len()), self.steps.len())
    }

    fn begin(&mut self, step: usize, now: Tick) {
        let previous = self.steps.get(step.wrapping_sub(1)).map(|(_, baud)| *baud);
        self.at = step;
        match self.steps.get(step) {
            None => self.over(),
            Some((_, baud)) if Some(*baud) == previous => self.probe(0, now),
            Some((_, baud)) => {
                self.wanted_baud = Some(*baud);
                self.heard.clear();
                self.enter(Phase::Opening, now);
            }
        }
    }

    fn probe(&mut self, sent: usize, now: Tick) {
        let Some(family) = self.family() else {
            return self.over();
        };
        if sent == 0 {
            self.heard.clear();
        }
        let probes = family.probe();
        match probes.get(sent) {
            Some(probe) => {
                self.transmits.push_back(probe);
                let wait = if sent + 1 < probes.len() { BETWEEN } else { ANSWER };
                self.enter(Phase::Probing { sent: sent + 1 }, now + wait);
            }
            // Where nobody answered there is no late answer to wait for either.
            None if self.heard.is_empty() => self.enter(Phase::Settling, now),
            None => self.enter(Phase::Settling, now + SETTLE),
        }
    }

    fn look(&mut self, now: Tick) {
        let baud = self.steps.get(self.at).map_or(0, |(_, baud)| *baud);
        let found = match self.phase {
            // Whoever talks by itself, at whatever rate it was expected.
            Phase::Listening => self.families.iter().find(|family| self.is_recognised(**family)).copied(),
            Phase::Probing { .. } => {
                let family = self.family();
                if family.is_some_and(|family| family.recognise(&self.heard) == ProbeAnswer::No) {
                    self.enter(Phase::Settling, now + SETTLE);
                }
                family.filter(|family| self.is_recognised(*family))
            }
            Phase::Opening | Phase::Settling | Phase::Over => None,
        };
        if let Some(family) = found {
            self.found = Some(Detection { family: family.key(), baud });
            self.over();
        }
    }

    fn is_recognised(&self, family: &dyn Family) -> bool {
        family.recognise(&self.heard) == ProbeAnswer::Yes
    }

    fn family(&self) -> Option<&'static dyn Family> {
        let (family, _) = self.steps.get(self.at)?;
        self.families.get(*family).copied()
    }

    fn enter(&mut self, phase: Phase, due: Tick) {
        self.phase = phase;
        self.due = Some(due);
    }

    fn over(&mut self) {
        self.phase = Phase::Over;
        self.due = None;
        self.transmits.clear();
        self.wanted_baud = None;
    }
}

/// The most usual rate of every family in list order, then the second ones, and so on. Steps at one rate that follow
/// each other share one opening of the line.
fn plan(families: &[&dyn Family]) -> Vec<(usize, u32)> {
    let ranks = families.iter().map(|family| family.serial().len()).max().unwrap_or(0);
    let mut steps = Vec::new();
    for rank in 0..ranks {
        for (at, family) in families.iter().enumerate() {
            steps.extend(family.serial().get(rank).map(|link| (at, link.baud)));
        }
    }
    steps
}

#[cfg(test)]
mod tests;
