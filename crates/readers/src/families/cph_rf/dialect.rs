//! How a cph-rf reader is talked with: it reads until it is stopped. Only what is published is said: version, start,
//! stop, power.

use model::{Capabilities, Span, TxPower};

use super::CphRf;
use super::frame::{ADDRESS, Frame, Type, encode_command, look, put, take_apart};
use super::message::{DONE, POWER, Tag, Version, code, status_of, tag};
use crate::family::Family;
use crate::limits::CPH_GAP;
use crate::order::{Answer, Order, RefusedWhy};
use crate::talk::{self, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// Answers of such readers come within some tens of milliseconds.
const PATIENCE: Span = Span(400);
/// A stream that says nothing for so long is stopped and started again; the stop is answered by a reader that lives.
const STREAM_QUIET: Span = Span(1_500);
/// Most power that is asked for, dBm; the reader refuses what it cannot give.
pub(super) const POWER_MAX: i16 = 33;

/// A question or order: its code and parameters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ask(u8, Vec<u8>);

/// What is known of a reader.
#[derive(Debug, Default)]
pub(crate) struct Dialect {
    address: Option<u16>,
    version: Version,
}

impl Dialect {
    /// Nothing is known yet.
    pub(crate) fn new() -> Dialect {
        Dialect::default()
    }

    fn on_tags(&self, frame: &Frame<'_>, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(tags) = Tag::all(frame) else { return Taken::Garbled };
        // What was heard while nobody listened is not here any more, and nobody knows since when.
        if frame.code != code::TAG || tags.is_empty() {
            return Taken::Aside;
        }
        tags.iter().for_each(|tag| told.read(tag.read()));
        match asked {
            // Whether a start is answered otherwise is not published.
            Some(Ask(code::START, _)) => Taken::Answered,
            Some(_) | None => Taken::Aside,
        }
    }

    fn on_reply(&mut self, frame: &Frame<'_>, asked: Option<&Ask>) -> Taken {
        if asked.is_none_or(|ask| ask.0 != frame.code) {
            return Taken::Aside;
        }
        match status_of(frame) {
            None => Taken::Garbled,
            Some(DONE) if frame.code == code::VERSION => match Version::parse(frame) {
                Some(version) => {
                    self.version = version;
                    self.address = Some(frame.address);
                    Taken::Answered
                }
                None => Taken::Garbled,
            },
            Some(DONE) => Taken::Answered,
            Some(why) => Taken::Refused(RefusedWhy::Status(u16::from(why))),
        }
    }
}

/// Hundredths of a dBm.
fn power_of(power: TxPower) -> Option<u16> {
    let is_given = (0..=POWER_MAX * 10).contains(&power.0);
    u16::try_from(power.0).ok().filter(|_| is_given).map(|tenths| tenths * 10)
}

impl talk::Dialect for Dialect {
    type Ask = Ask;

    fn gap(&self) -> Span {
        CPH_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes)
    }

    fn opening(&self) -> Opening {
        Opening {
            listen: Span(300),
            stops: vec![encode_command(self.address.unwrap_or(ADDRESS), code::STOP, &[])],
            is_stopped_always: false,
            quiet: Span(120),
            longest: Span(2_000),
        }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        match step {
            0 => Step::Ask(Ask(code::VERSION, Vec::new())),
            _ => Step::Done(None),
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let model = match self.version.device {
            Some(device) => format!("CPH RF reader, type {device}"),
            None => "CPH RF reader".to_owned(),
        };
        (model, self.version.words(), CphRf.capabilities())
    }

    fn style(&self) -> Style {
        Style::Stream { quiet: STREAM_QUIET }
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        match order {
            Order::SetPower(power) => power_of(*power).map(|_| ()).ok_or(RefusedWhy::OutOfRange),
            Order::Start | Order::Stop | Order::Select(None) | Order::AskFirmware => Ok(()),
            // Their codes are published, their parameters are not.
            Order::Read(_)
            | Order::Write(_)
            | Order::WriteEpc(_)
            | Order::Lock(_)
            | Order::Kill(_)
            | Order::SetRegion(_)
            | Order::SetAntennas(_)
            | Order::SetGen2(_)
            | Order::Select(Some(_))
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas => Err(RefusedWhy::NotSupported),
        }
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if let (0, Err(why)) = (at, self.check(order)) {
            return Step::Refuse(why);
        }
        match order {
            Order::Start if at == 0 => Step::Ask(Ask(code::START, Vec::new())),
            Order::Stop if at == 0 => Step::Ask(Ask(code::STOP, Vec::new())),
            Order::Start | Order::Stop | Order::Select(_) => Step::Done(None),
            Order::SetPower(power) => match (at, power_of(*power)) {
                (0, Some(power)) => {
                    let [high, low] = power.to_be_bytes();
                    let mut parameters = Vec::new();
                    put(&mut parameters, tag::PARAMETER, &[POWER, high, low]);
                    Step::Ask(Ask(code::SET_PARAMETER, parameters))
                }
                (_, _) => Step::Done(None),
            },
            Order::AskFirmware => match at {
                0 => Step::Ask(Ask(code::VERSION, Vec::new())),
                _ => Step::Done(Some(Answer::Firmware(self.version.words()))),
            },
            Order::Read(_)
            | Order::Write(_)
            | Order::WriteEpc(_)
            | Order::Lock(_)
            | Order::Kill(_)
            | Order::SetRegion(_)
            | Order::SetAntennas(_)
            | Order::SetGen2(_)
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas => Step::Refuse(RefusedWhy::NotSupported),
        }
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        encode_command(self.address.unwrap_or(ADDRESS), ask.0, &ask.1)
    }

    fn patience(&self, _: &Ask) -> Span {
        PATIENCE
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = take_apart(frame) else { return Taken::Garbled };
        if self.address.is_some_and(|own| own != frame.address) {
            // A neighbour on the same wires.
            return Taken::Aside;
        }
        match frame.is {
            // An echo.
            Type::Command => Taken::Aside,
            Type::Reply => self.on_reply(&frame, asked),
            Type::Notice if matches!(frame.code, code::TAG | code::OFFLINE_TAG) => {
                self.on_tags(&frame, asked, told)
            }
            Type::Notice => Taken::Aside,
        }
    }
}
