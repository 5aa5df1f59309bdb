//! The fm503 conversation: one question, one answer; a round of several tags ends with an answer without a tag.

use model::{AntennaPort, Capabilities, Region, Span};

use crate::driver::Telemetry;
use crate::errand::{Errand, Means, Move, Next};
use crate::families::fm503::message::{Answer, ask, look, text};
use crate::families::fm503::{CAPABILITIES, read};
use crate::order::{self, Order, RefusedWhy};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

const LISTEN: Span = Span(100);
const QUIET: Span = Span(120);
const DRAIN_MAX: Span = Span(1_000);
const GAP: Span = Span(50);
/// A round of several tags takes some tenths of a second; each tag renews the patience.
const ROUND: Span = Span(600);
/// Everything else is answered at once.
const ANSWER: Span = Span(350);
/// Rounds that tell who is in the field before a tag is touched.
const LOOKS: usize = 3;

/// A command in the reader's own words.
type Ask = String;

/// A conversation.
#[derive(Debug)]
pub(crate) struct Fm503 {
    firmware: String,
    serial: String,
    errand: Errand,
    moves: usize,
    is_password_said: bool,
}

impl Fm503 {
    pub(crate) fn new() -> Fm503 {
        let means = Means { aims: false, turns: false, counts: false };
        Fm503 {
            firmware: String::new(),
            serial: String::new(),
            errand: Errand::new(means),
            moves: 0,
            is_password_said: false,
        }
    }

    /// The next move of an errand. The access password is said before the command that needs it, for once.
    fn touch(&mut self, order: &Order) -> Step<Ask> {
        let next = match self.errand.next(order, self.moves, LOOKS) {
            Next::Done(answer) => return Step::Done(answer),
            Next::Refuse(why) => return Step::Refuse(why),
            Next::Move(next) => next,
        };
        self.moves += 1;
        Step::Ask(match next {
            Move::Look(_) => "U".to_owned(),
            Move::Read { bank, word, words, .. } => format!("R{},{word:X},{words:X}", bank.number()),
            Move::Write { bank, word, words, .. } => {
                let hex: String = words.iter().map(|word| format!("{word:04X}")).collect();
                format!("W{},{word:X},{:X},{hex}", bank.number(), words.len())
            }
            Move::Kill(password) => format!("K{:08X},0", password.0),
            Move::Turn(_) | Move::Aim(_) | Move::Release | Move::Lock { .. } => {
                return Step::Refuse(RefusedWhy::NotSupported);
            }
        })
    }

    fn needs_password(order: &Order) -> Option<u32> {
        let password = match order {
            Order::Read(order) => order.password,
            Order::Write(order) => order.password,
            Order::WriteEpc(order) => order.password,
            Order::Lock(order) => order.password,
            Order::Start
            | Order::Stop
            | Order::SetPower(_)
            | Order::SetRegion(_)
            | Order::SetAntennas(_)
            | Order::SetGen2(_)
            | Order::Select(_)
            | Order::Kill(_)
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas
            | Order::AskFirmware => return None,
        };
        (password.0 != 0).then_some(password.0)
    }
}

fn region(region: Region) -> Option<u8> {
    match region {
        Region::NorthAmerica => Some(1),
        Region::Taiwan => Some(2),
        Region::China => Some(3),
        Region::ChinaLower => Some(4),
        Region::Europe => Some(5),
        Region::Japan => Some(6),
        Region::Korea => Some(7),
        Region::India => Some(0x0A),
        Region::EuropeUpper | Region::Australia | Region::NewZealand | Region::Brazil => None,
    }
}

impl Dialect for Fm503 {
    type Ask = Ask;

    fn gap(&self) -> Span {
        GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes, true)
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
        match step {
            0 => Step::Ask("V".to_owned()),
            1 => Step::Ask("S".to_owned()),
            _ => Step::Done(None),
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        (format!("FM-50x {}", self.serial).trim().to_owned(), self.firmware.clone(), CAPABILITIES)
    }

    fn style(&self) -> Style {
        Style::Rounds
    }

    fn round(&mut self) -> Option<Ask> {
        Some("U".to_owned())
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        let once = |ask: String| if at == 0 { Step::Ask(ask) } else { Step::Done(None) };
        match order {
            Order::Start | Order::Stop => Step::Done(None),
            Order::SetPower(power) if !(0..=250).contains(&power.0) => Step::Refuse(RefusedWhy::OutOfRange),
            Order::SetPower(power) => once(format!("N1,{:02X}", power.0 / 10 + 2)),
            Order::SetRegion(wanted) => match region(*wanted) {
                Some(number) => once(format!("N5,{number:02X}")),
                None => Step::Refuse(RefusedWhy::NotSupported),
            },
            Order::AskFirmware if at == 0 => Step::Ask("V".to_owned()),
            Order::AskFirmware => Step::Done(Some(order::Answer::Firmware(self.firmware.clone()))),
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Kill(_) => {
                self.touch_or_password(order, at)
            }
            Order::Lock(lock) => {
                // The tag itself takes mask and action, so the whole payload goes out at once.
                let bits = lock.payload.bits();
                match at {
                    _ if at < LOOKS => {
                        self.moves = at;
                        self.touch(order)
                    }
                    _ if at == LOOKS => match self.errand.next(order, at, LOOKS) {
                        Next::Refuse(why) => Step::Refuse(why),
                        Next::Move(_) | Next::Done(_) => Step::Ask(format!("P{:08X}", lock.password.0)),
                    },
                    _ if at == LOOKS + 1 => {
                        Step::Ask(format!("L{:03X},{:03X}", bits >> 10 & 0x3FF, bits & 0x3FF))
                    }
                    _ => Step::Done(None),
                }
            }
            Order::SetAntennas(_)
            | Order::SetGen2(_)
            | Order::Select(_)
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas => Step::Refuse(RefusedWhy::NotSupported),
        }
    }

    fn encode(&self, command: &Ask) -> Vec<u8> {
        ask(command)
    }

    fn patience(&self, ask: &Ask) -> Span {
        match ask.starts_with(['U', 'R', 'W', 'L', 'K']) {
            true => ROUND,
            false => ANSWER,
        }
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(answer) = Answer::parse(frame) else { return Taken::Garbled };
        let letter = asked.and_then(|ask| ask.chars().next());
        match answer {
            Answer::Tag { letter: of, pc, epc, .. } => {
                told.read(read(pc, epc));
                if letter != Some(of) {
                    return Taken::Aside;
                }
                self.errand.hear(epc, AntennaPort(1));
                if of == 'Q' { Taken::Answered } else { Taken::More }
            }
            Answer::Nobody(of) if letter == Some(of) && matches!(of, 'Q' | 'U') => {
                told.telemetry(Telemetry::Dwell { antenna: AntennaPort(1), dwells: 1 });
                Taken::Answered
            }
            Answer::Nobody(of) if letter == Some(of) => Taken::Refused(RefusedWhy::NoTag),
            Answer::Words(bytes) if letter == Some('R') => {
                let words =
                    bytes.chunks(2).map(|two| u16::from_be_bytes([two[0], *two.get(1).unwrap_or(&0)]));
                self.errand.bring(words.collect());
                Taken::Answered
            }
            Answer::Done(of) if letter == Some(of) => Taken::Answered,
            Answer::Failed('4') if letter.is_some() => Taken::Refused(RefusedWhy::Locked),
            Answer::Failed(why) if letter.is_some() => Taken::Refused(RefusedWhy::Status(why as u16)),
            Answer::Unknown if letter.is_some() => Taken::Refused(RefusedWhy::Status(u16::from(b'X'))),
            Answer::Text(of, value) if letter == Some(of) => {
                match of {
                    'V' => self.firmware = value,
                    'S' => self.serial = value,
                    'N' if !asked.is_some_and(|ask| ask.ends_with(&format!(",{value}"))) => {
                        return Taken::Refused(RefusedWhy::ReadBackDiffers);
                    }
                    _ => {}
                }
                Taken::Answered
            }
            Answer::Nobody(_)
            | Answer::Words(_)
            | Answer::Done(_)
            | Answer::Failed(_)
            | Answer::Unknown
            | Answer::Text(..) => {
                // `P` alone acknowledges a password.
                if letter == Some('P') && text(frame) == "P" { Taken::Answered } else { Taken::Aside }
            }
        }
    }
}

impl Fm503 {
    fn touch_or_password(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if at == 0 {
            (self.moves, self.is_password_said) = (0, false);
        }
        match Fm503::needs_password(order) {
            // Said for once before each command behind the looking.
            Some(password) if self.moves >= LOOKS && !self.is_password_said => {
                self.is_password_said = true;
                Step::Ask(format!("P{password:08X}"))
            }
            Some(_) | None => {
                self.is_password_said = false;
                self.touch(order)
            }
        }
    }
}
