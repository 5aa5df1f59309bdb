//! The lf134-usb conversation: one question a round. The reader has no other orders that we may send: it can write
//! transponders, but the sheet does not say enough to do it safely.

use model::{AntennaPort, Capabilities, Span};

use crate::driver::Telemetry;
use crate::families::lf134_usb::frame::{Frame, look};
use crate::families::lf134_usb::message::{Mode, OK, read, transponder_in};
use crate::families::lf134_usb::{CAPABILITIES, COMMANDS};
use crate::order::Order;
use crate::push::plain_read;
use crate::talk::{Dialect, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// Nothing is left over from another host: it only answers.
const LISTEN: Span = Span(100);
const QUIET: Span = Span(60);
const DRAIN_MAX: Span = Span(500);
/// A transponder takes 30 ms to say its 128 bits; the reader tries a few times.
const ANSWER: Span = Span(400);
const GAP: Span = Span(50);

/// The only question there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ask;

/// A conversation.
#[derive(Debug, Default)]
pub(crate) struct Lf134 {
    id: u8,
}

impl Dialect for Lf134 {
    type Ask = Ask;

    fn gap(&self) -> Span {
        GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes)
    }

    fn opening(&self) -> Opening {
        Opening {
            listen: LISTEN,
            stops: Vec::new(),
            is_stopped_always: false,
            quiet: QUIET,
            longest: DRAIN_MAX,
        }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        if step == 0 { Step::Ask(Ask) } else { Step::Done(None) }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        (format!("134K-RW-USB, reader {}", self.id), String::new(), CAPABILITIES)
    }

    fn style(&self) -> Style {
        Style::Rounds
    }

    fn round(&mut self) -> Option<Ask> {
        Some(Ask)
    }

    fn step(&mut self, order: &Order, _at: usize) -> Step<Ask> {
        match crate::push::step(order) {
            Step::Refuse(why) => Step::Refuse(why),
            Step::Done(_) | Step::Ask(_) => Step::Done(None),
        }
    }

    fn encode(&self, _ask: &Ask) -> Vec<u8> {
        read(Mode::Numbers)
    }

    fn patience(&self, _ask: &Ask) -> Span {
        ANSWER
    }

    fn take(&mut self, bytes: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = Frame::decode(bytes) else { return Taken::Garbled };
        if frame.code >= COMMANDS {
            // An echo, or another host on the same line.
            return Taken::Aside;
        }
        self.id = frame.id;
        match (frame.code, transponder_in(frame.data)) {
            (OK, Some(tag)) => told.read(plain_read(tag.to_epc())),
            (OK, None) if !frame.data.is_empty() => return Taken::Garbled,
            (_, _) => {}
        }
        if asked.is_none() {
            return Taken::Aside;
        }
        // A status that is not good is an empty field as often as anything else; the sheet does not tell them apart.
        told.telemetry(Telemetry::Dwell { antenna: AntennaPort(1), dwells: 1 });
        Taken::Answered
    }
}
