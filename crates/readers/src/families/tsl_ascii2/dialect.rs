//! The tsl-ascii2 conversation: a command and its block. Each round is asked for; a trigger makes rounds of its own.

use model::{AntennaPort, Capabilities, Gen2, Gen2Q, Gen2Target, Region, Span};

use crate::driver::Telemetry;
use crate::families::tsl_ascii2::CAPABILITIES;
use crate::families::tsl_ascii2::message::{Line, Record, look};
use crate::order::{Answer, Order, RefusedWhy};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

const LISTEN: Span = Span(150);
const QUIET: Span = Span(120);
const DRAIN_MAX: Span = Span(1_500);
const GAP: Span = Span(50);
/// A round takes up to a second; each line renews the patience.
const ROUND: Span = Span(1_200);
/// Everything else is answered at once.
const ANSWER: Span = Span(400);
/// No transponder: an empty round, no fault.
const NOBODY: u16 = 5;

/// A command without its line break.
type Ask = String;

/// A conversation.
#[derive(Debug)]
pub(crate) struct Tsl {
    model: String,
    firmware: String,
    /// Options of every round, set by orders.
    power: i16,
    gen2: String,
    record: Record,
    /// The block that comes now is the answer to our command.
    is_ours: bool,
}

impl Tsl {
    pub(crate) fn new() -> Tsl {
        Tsl {
            model: "TSL reader".to_owned(),
            firmware: String::new(),
            power: 29,
            gen2: String::new(),
            record: Record::default(),
            is_ours: false,
        }
    }

    /// Everything is said each time, because a trigger may have changed what the reader keeps.
    fn inventory(&self) -> Ask {
        format!(".iv -x -ron -eon -con -al off -o {}{}", self.power, self.gen2)
    }

    fn flush(&mut self, told: &mut Told<'_>) {
        if let Some(read) = std::mem::take(&mut self.record).read() {
            told.read(read);
        }
    }

    fn set_gen2(&mut self, wanted: &Gen2) -> Step<Ask> {
        let session = wanted.session.map_or(String::new(), |session| format!(" -qs s{}", session.number()));
        let target = match wanted.target {
            None => "",
            Some(Gen2Target::A) => " -qt a",
            Some(Gen2Target::B) => " -qt b",
            Some(Gen2Target::Both) => return Step::Refuse(RefusedWhy::NotSupported),
        };
        let q = match wanted.q {
            None => String::new(),
            Some(Gen2Q::Dynamic) => " -qa dyn".to_owned(),
            Some(Gen2Q::Fixed(q)) if q <= 15 => format!(" -qa fix -qv {q}"),
            Some(Gen2Q::Fixed(_)) => return Step::Refuse(RefusedWhy::OutOfRange),
        };
        self.gen2 = format!("{session}{target}{q}");
        Step::Ask(format!("{} -n", self.inventory()))
    }
}

/// With `-n` it only takes parameters.
fn is_round(ask: &Ask) -> bool {
    ask.starts_with(".iv") && !ask.ends_with("-n")
}

fn region(region: Region) -> Option<&'static str> {
    match region {
        Region::Europe => Some("eu"),
        // The sheet names no other region by its letters.
        Region::EuropeUpper
        | Region::NorthAmerica
        | Region::China
        | Region::ChinaLower
        | Region::Japan
        | Region::Korea
        | Region::India
        | Region::Australia
        | Region::NewZealand
        | Region::Taiwan
        | Region::Brazil => None,
    }
}

impl Dialect for Tsl {
    type Ask = Ask;

    fn gap(&self) -> Span {
        GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes, false)
    }

    fn look_last(&self, bytes: &[u8]) -> Look {
        look(bytes, true)
    }

    fn opening(&self) -> Opening {
        Opening {
            listen: LISTEN,
            stops: vec![b"\r\n.ab\r\n".to_vec()],
            is_stopped_always: true,
            quiet: QUIET,
            longest: DRAIN_MAX,
        }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        if step == 0 { Step::Ask(".vr".to_owned()) } else { Step::Done(None) }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        (self.model.clone(), self.firmware.clone(), CAPABILITIES)
    }

    fn style(&self) -> Style {
        Style::Rounds
    }

    fn round(&mut self) -> Option<Ask> {
        Some(self.inventory())
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        let once = |ask: Ask| if at == 0 { Step::Ask(ask) } else { Step::Done(None) };
        match order {
            Order::Start | Order::Stop => Step::Done(None),
            Order::SetPower(power) if !(100..=290).contains(&power.0) => Step::Refuse(RefusedWhy::OutOfRange),
            Order::SetPower(power) => {
                self.power = power.0 / 10;
                // `-n`: it only takes the parameters, and says whether it can.
                once(format!("{} -n", self.inventory()))
            }
            Order::SetGen2(wanted) if at == 0 => self.set_gen2(wanted),
            Order::SetGen2(_) => Step::Done(None),
            Order::SetRegion(wanted) => match region(*wanted) {
                Some(letters) => once(format!(".sr -s {letters}")),
                None => Step::Refuse(RefusedWhy::NotSupported),
            },
            Order::Beep => once(".al".to_owned()),
            Order::AskFirmware if at == 0 => Step::Ask(".vr".to_owned()),
            Order::AskFirmware => Step::Done(Some(Answer::Firmware(self.firmware.clone()))),
            Order::SetAntennas(_)
            | Order::Select(_)
            | Order::Read(_)
            | Order::Write(_)
            | Order::WriteEpc(_)
            | Order::Lock(_)
            | Order::Kill(_)
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::AskTemperature
            | Order::CheckAntennas => Step::Refuse(RefusedWhy::NotSupported),
        }
    }

    fn encode(&self, command: &Ask) -> Vec<u8> {
        format!("{command}\r\n").into_bytes()
    }

    fn patience(&self, ask: &Ask) -> Span {
        if is_round(ask) { ROUND } else { ANSWER }
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(line) = Line::parse(frame) else { return Taken::Garbled };
        match line.key.as_str() {
            "CS" => {
                // What was begun before is not complete.
                self.record = Record::default();
                self.is_ours = asked.is_some_and(|ask| line.text == *ask);
            }
            "OK" | "ER" => return self.end(&line, asked, told),
            "MF" => self.model = line.text,
            "UF" => self.firmware = line.text,
            _ => {
                if let Some(before) = self.record.take(&line)
                    && let Some(read) = before.read()
                {
                    told.read(read);
                }
            }
        }
        if self.is_ours { Taken::More } else { Taken::Aside }
    }
}

impl Tsl {
    fn end(&mut self, line: &Line, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        self.flush(told);
        if !std::mem::replace(&mut self.is_ours, false) {
            return Taken::Aside;
        }
        if asked.is_some_and(is_round) {
            told.telemetry(Telemetry::Dwell { antenna: AntennaPort(1), dwells: 1 });
        }
        match line.text.parse() {
            Ok(NOBODY) => Taken::Answered,
            Ok(number) if line.key == "ER" => Taken::Refused(RefusedWhy::Status(number)),
            Ok(_) | Err(_) => Taken::Answered,
        }
    }
}
