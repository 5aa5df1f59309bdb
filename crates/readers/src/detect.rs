//! Which family answers on this line? A small state machine over the list of families, sans-I/O.
//!
//! First it only listens, at the usual rates, so that readers that talk by themselves are found before anything is sent.
//! Then it sends the families' harmless probes in bursts, one burst a rate, and goes on listening all the while to what
//! any family may say (see `detect/plan.rs` for the order). Readers as they are sold are found in a few seconds.

use std::collections::VecDeque;

use model::{Span, Tick};

use crate::detect::plan::{Stage, plan};
use crate::families::FAMILIES;
use crate::family::{Family, ProbeAnswer};
use crate::limits::DETECTED_BYTES_MAX;

pub use crate::detect::plan::UsbId;

mod plan;

/// To a rate at which nothing was sent yet: a card reader repeats itself every 65 ms, a stream never pauses so long.
const LISTEN: Span = Span(300);
/// More, once, to a line that says something readable that nobody knows yet: the second line of a slow reader.
const LISTEN_ON: Span = Span(1_200);
/// After the last probe of a burst. Readers answer within some tens of milliseconds.
const ANSWER: Span = Span(200);
/// The family that takes any numbers: asked only when all others had their time.
const LAST_RESORT: &str = "line";

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
    /// The line is being opened at the rate of this stage.
    Opening,
    /// Listening to a line nothing was sent on.
    Listening { is_longer: bool },
    /// So many probes were sent.
    Probing { sent: usize },
    /// Over.
    Over,
}

/// Looks for a reader on one line. After every call the caller empties `poll_baud` and `poll_transmit`, and looks at
/// `poll_found` and `is_exhausted`.
pub struct Detector {
    families: &'static [&'static dyn Family],
    stages: Vec<Stage>,
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
        Detector::among(FAMILIES, None, now)
    }

    /// Looks for every family we know on a port with this USB id. The id is a hint: it says only what is tried first.
    pub fn hinted(usb: Option<UsbId>, now: Tick) -> Detector {
        Detector::among(FAMILIES, usb, now)
    }

    /// Looks for some families only.
    pub fn among(families: &'static [&'static dyn Family], usb: Option<UsbId>, now: Tick) -> Detector {
        let mut detector = Detector {
            families,
            wanted_baud: None,
            at: 0,
            phase: Phase::Over,
            due: None,
            heard: Vec::with_capacity(DETECTED_BYTES_MAX),
            transmits: VecDeque::new(),
            found: None,
            stages: plan(families, usb),
        };
        detector.begin(0, now);
        detector
    }

    /// Takes bytes from the line.
    pub fn receive(&mut self, bytes: &[u8], _now: Tick) {
        if matches!(self.phase, Phase::Opening | Phase::Over) {
            // What the port still held from another rate says nothing.
            return;
        }
        let room = DETECTED_BYTES_MAX.saturating_sub(self.heard.len()).min(bytes.len());
        if room == 0 {
            return;
        }
        self.heard.extend_from_slice(&bytes[..room]);
        let is_known = |family: &&&dyn Family| family.key() != LAST_RESORT && self.is_recognised(**family);
        if let Some(family) = self.families.iter().find(is_known) {
            self.find(family.key());
        }
    }

    /// Time has passed.
    pub fn handle_timeout(&mut self, now: Tick) {
        if self.due.is_none_or(|due| now < due) {
            return;
        }
        match self.phase {
            Phase::Opening => match self.stage().is_some_and(|stage| stage.is_listening) {
                true => self.enter(Phase::Listening { is_longer: false }, now + LISTEN),
                false => self.probe(0, now),
            },
            Phase::Listening { is_longer } => {
                if self.is_last_resort() {
                    self.find(LAST_RESORT);
                } else if !is_longer && is_readable(&self.heard) {
                    self.enter(Phase::Listening { is_longer: true }, now + LISTEN_ON);
                } else {
                    self.probe(0, now);
                }
            }
            Phase::Probing { sent } => self.probe(sent, now),
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

    /// How far it is: stages done, stages in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.at.min(self.stages.len()), self.stages.len())
    }

    fn stage(&self) -> Option<&Stage> {
        self.stages.get(self.at)
    }

    fn begin(&mut self, stage: usize, now: Tick) {
        let previous = self.stages.get(stage.wrapping_sub(1)).map(|stage| stage.baud);
        self.at = stage;
        match self.stages.get(stage) {
            None => self.over(),
            Some(stage) if Some(stage.baud) == previous => self.probe(0, now),
            Some(stage) => {
                self.wanted_baud = Some(stage.baud);
                self.heard.clear();
                self.enter(Phase::Opening, now);
            }
        }
    }

    /// Sends the next probe of the burst, or goes on to the next stage.
    fn probe(&mut self, sent: usize, now: Tick) {
        let Some(stage) = self.stages.get(self.at) else { return self.over() };
        let Some((probe, wait)) = stage.probes.get(sent).copied() else {
            if sent > 0 && self.is_last_resort() {
                return self.find(LAST_RESORT);
            }
            return self.begin(self.at + 1, now);
        };
        let is_last = sent + 1 == stage.probes.len();
        if sent == 0 {
            self.heard.clear();
        }
        self.transmits.push_back(probe);
        self.enter(Phase::Probing { sent: sent + 1 }, now + if is_last { ANSWER } else { wait });
    }

    fn find(&mut self, family: &'static str) {
        let baud = self.stage().map_or(0, |stage| stage.baud);
        self.found = Some(Detection { family, baud });
        self.over();
    }

    fn is_recognised(&self, family: &dyn Family) -> bool {
        family.recognise(&self.heard) == ProbeAnswer::Yes
    }

    fn is_last_resort(&self) -> bool {
        let is_it = |family: &&&dyn Family| family.key() == LAST_RESORT;
        self.families.iter().find(is_it).is_some_and(|family| self.is_recognised(*family))
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

/// Whether somebody writes lines for people here, so that listening on is worth the time: rubbish at a wrong rate is
/// hardly ever readable.
fn is_readable(heard: &[u8]) -> bool {
    let is_text = |byte: &&u8| matches!(**byte, 0x20..=0x7E | b'\r' | b'\n' | b'\t');
    heard.len() >= 8 && heard.iter().filter(is_text).count() * 20 >= heard.len() * 19
}

#[cfg(test)]
mod tests;
