//! The zeti conversation: a connection is made with `cn`, reading goes on from `in` to `a`.

use model::{Capabilities, Gen2, Span};

use crate::families::zeti::CAPABILITIES;
use crate::families::zeti::message::{Columns, Said, is_well, long_name, look};
use crate::order::{Order, RefusedWhy};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

const LISTEN: Span = Span(150);
const QUIET: Span = Span(120);
const DRAIN_MAX: Span = Span(1_500);
/// Bluetooth hands a line over in pieces.
const GAP: Span = Span(50);
const ANSWER: Span = Span(400);
/// An empty field says nothing: after so long the reader is stopped, which it answers if it lives, and started again.
const STREAM_QUIET: Span = Span(2_000);
/// Every tag as it comes instead of a table at the end, with the fields public drivers ask for.
const INVENTORY: &str = "in .batchmode disable .ez .ir .ik .ih .ec";

/// A command without its line break.
type Ask = String;

/// A conversation.
#[derive(Debug, Default)]
pub(crate) struct Zeti {
    /// Tenths of dBm; the reader's own as long as nobody set it.
    power: Option<i16>,
    /// What the reader said about its fields since reading began.
    columns: Option<Columns>,
}

impl Zeti {
    fn inventory(&self) -> Ask {
        self.power.map_or(INVENTORY.to_owned(), |power| format!("{INVENTORY} .power {power}"))
    }

    fn answered(
        &mut self,
        name: &str,
        status: Option<&str>,
        asked: Option<&Ask>,
        told: &mut Told<'_>,
    ) -> Taken {
        let Some(ask) = asked.filter(|ask| name == long_name(ask)) else { return Taken::Aside };
        if name == "inventory" {
            self.columns = None;
        }
        match status {
            // Connected already, perhaps: what matters is that it speaks. A stop that was not needed is none the worse.
            _ if matches!(name, "connect" | "abort") => Taken::Answered,
            Some(status) if is_well(status) => Taken::Answered,
            Some(status) => {
                told.fault(format!("{ask}: {status}"));
                // Such readers have words and no numbers for it.
                Taken::Refused(RefusedWhy::Status(0))
            }
            None => Taken::More,
        }
    }
}

fn session(wanted: &Gen2) -> Result<Option<Ask>, RefusedWhy> {
    match (wanted.session, wanted.target, wanted.q) {
        (_, Some(_), _) | (_, _, Some(_)) => Err(RefusedWhy::NotSupported),
        (session, None, None) => Ok(session.map(|session| format!("qp .i {}", session.number()))),
    }
}

impl Dialect for Zeti {
    type Ask = Ask;

    fn gap(&self) -> Span {
        GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes, self.columns.as_ref())
    }

    fn opening(&self) -> Opening {
        Opening {
            listen: LISTEN,
            stops: vec![b"\r\na\r\n".to_vec()],
            is_stopped_always: true,
            quiet: QUIET,
            longest: DRAIN_MAX,
        }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        if step == 0 { Step::Ask("cn".to_owned()) } else { Step::Done(None) }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        ("Zebra RFD8500".to_owned(), String::new(), CAPABILITIES)
    }

    fn style(&self) -> Style {
        Style::Stream { quiet: STREAM_QUIET }
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        match order {
            Order::Start | Order::Stop => Ok(()),
            Order::SetPower(power) if (100..=300).contains(&power.0) => Ok(()),
            Order::SetPower(_) => Err(RefusedWhy::OutOfRange),
            Order::SetGen2(wanted) => session(wanted).map(|_| ()),
            Order::SetRegion(_)
            | Order::SetAntennas(_)
            | Order::Select(_)
            | Order::Read(_)
            | Order::Write(_)
            | Order::WriteEpc(_)
            | Order::Lock(_)
            | Order::Kill(_)
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas
            | Order::AskFirmware => Err(RefusedWhy::NotSupported),
        }
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if let Err(why) = self.check(order) {
            return Step::Refuse(why);
        }
        match (order, at) {
            (Order::Start, 0) => Step::Ask(self.inventory()),
            (Order::Stop, 0) => Step::Ask("a".to_owned()),
            (Order::SetPower(power), _) => {
                // It is a part of the next start; there is no command of its own for it.
                self.power = Some(power.0);
                Step::Done(None)
            }
            (Order::SetGen2(wanted), 0) => match session(wanted) {
                Ok(Some(ask)) => Step::Ask(ask),
                Ok(None) => Step::Done(None),
                Err(why) => Step::Refuse(why),
            },
            (_, _) => Step::Done(None),
        }
    }

    fn encode(&self, command: &Ask) -> Vec<u8> {
        format!("{command}\r\n").into_bytes()
    }

    fn patience(&self, _ask: &Ask) -> Span {
        ANSWER
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        match Said::parse(frame, self.columns.as_ref()) {
            None => Taken::Garbled,
            Some(Said::Command { name, status }) => self.answered(&name, status.as_deref(), asked, told),
            Some(Said::Notification(name)) if name == "OperEndSummary" && asked.is_none() => Taken::Ended,
            Some(Said::Notification(_)) => Taken::Aside,
            Some(Said::Names(columns)) => {
                self.columns = Some(columns);
                Taken::Aside
            }
            Some(Said::Tag(read)) => {
                told.read(read);
                Taken::Aside
            }
        }
    }
}
