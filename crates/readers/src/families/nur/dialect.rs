//! The conversation with a nur module: it is asked for each round (31), then for the tags it heard (07).

#![allow(clippy::wildcard_enum_match_arm, reason = "what is not named needs no answer of its own")]

use std::collections::VecDeque;

use codes::Epc;
use codes::memory::LockPayload;
use model::{AntennaPort, Capabilities, Gen2, Gen2Q, Gen2Target, PowerRange, Region, Span, TxPower};

use crate::driver::Telemetry;
use crate::errand::{Errand, Means, Move, Next};
use crate::families::nur::capabilities;
use crate::families::nur::frame::{Frame, UNSOLICITED, WITH_DATA, decode, look};
use crate::families::nur::identity::{Info, Powers};
use crate::families::nur::message::{Aim, Ask, cmd, setup, status};
use crate::families::nur::record::parse_list;
use crate::limits::{ERRAND_TAGS_MAX, NUR_GAP};
use crate::order::{Answer, Order, Pin, RefusedWhy};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// Long enough to hear a module that talks by itself.
const LISTEN: Span = Span(250);
/// The line counts as drained after so much silence.
const QUIET: Span = Span(120);
/// A stream that does not end is not waited for longer than this.
const DRAIN_MAX: Span = Span(2_000);
/// Answers that need no radio come within some milliseconds.
const ANSWER: Span = Span(500);
/// A round adapts to how many tags there are.
const ROUND_ANSWER: Span = Span(1_500);
/// Work on tags: the maker's library waits for seconds, modules need tenths.
const RADIO_ANSWER: Span = Span(2_000);
/// A module that does not know its temperature says so many degrees.
const NO_TEMPERATURE: i32 = 1_000;
/// Pins a module may have.
const PINS: u8 = 8;

/// What is known of one module.
pub(super) struct Nur {
    info: Info,
    powers: Powers,
    firmware: String,
    todo: VecDeque<Ask>,
    /// Antennas in use, one bit each; 0 if the module does not say.
    antennas: u8,
    /// The next round is over and its tags are to be fetched.
    has_tags: bool,
    answer: Option<Answer>,
    errand: Errand,
    moves: usize,
    looking: VecDeque<Ask>,
    aim: Option<Epc>,
    seen: Vec<Epc>,
    is_told: bool,
}

const MEANS: Means = Means { aims: true, turns: false, counts: false };

impl Nur {
    pub fn new() -> Nur {
        Nur {
            info: Info::default(),
            powers: Powers::default(),
            firmware: String::new(),
            todo: VecDeque::new(),
            antennas: 0,
            has_tags: false,
            answer: None,
            errand: Errand::new(MEANS),
            moves: 0,
            looking: VecDeque::new(),
            aim: None,
            seen: Vec::new(),
            is_told: false,
        }
    }

    fn range(&self) -> PowerRange {
        self.powers.range()
    }

    fn simple(&self, order: &Order) -> Vec<Ask> {
        match order {
            Order::SetPower(power) => {
                vec![Ask::Set { bit: setup::TX_LEVEL, value: self.powers.level(*power) }]
            }
            Order::SetRegion(region) => region_number(*region)
                .map(|value| Ask::Set { bit: setup::REGION, value })
                .into_iter()
                .collect(),
            Order::SetAntennas(antennas) => {
                let value = antennas
                    .iter()
                    .fold(0, |mask, antenna| mask | 1u8 << (antenna.port.0.wrapping_sub(1) & 7));
                vec![Ask::Set { bit: setup::ANTENNAS, value }]
            }
            Order::SetGen2(settings) => gen2_asks(settings),
            Order::ReadPins => vec![Ask::Pins],
            Order::SetPin { pin, is_on } => vec![Ask::SetPin { pin: pin - 1, is_on: *is_on }],
            Order::Beep => vec![Ask::Beep],
            Order::AskTemperature => vec![Ask::Report],
            Order::AskFirmware => vec![Ask::Version],
            _ => Vec::new(),
        }
    }

    fn on_answer(&mut self, frame: &Frame<'_>, asked: &Ask, told: &mut Told<'_>) -> Taken {
        let Some((status, data)) = frame.body.split_first() else { return Taken::Garbled };
        match (asked, *status) {
            (_, status::OK) => {}
            (Ask::Inventory, status::NO_TAG) => {
                self.on_round(0, told);
                return Taken::Answered;
            }
            (Ask::Tags | Ask::Clear, status::NO_TAG) => {
                self.has_tags = false;
                return Taken::Answered;
            }
            (Ask::Kill(_) | Ask::Lock { .. }, status::ACCESS) => {
                return Taken::Refused(RefusedWhy::WrongPassword);
            }
            (_, status::NO_TAG) => return Taken::Refused(RefusedWhy::NoTag),
            (_, status::ACCESS) => return Taken::Refused(RefusedWhy::WrongPassword),
            (_, status::TAG) if data.first() == Some(&status::TAG_LOCKED) => {
                return Taken::Refused(RefusedWhy::Locked);
            }
            (_, other) => return Taken::Refused(RefusedWhy::Status(u16::from(other))),
        }
        match asked {
            Ask::Version => match data {
                [mode, major, minor, build, ..] => {
                    let text = [*mode, *build]
                        .map(|byte| if byte.is_ascii_graphic() { char::from(byte) } else { '?' });
                    self.firmware = format!("{major}.{minor}-{} {}", text[1], mode_words(text[0]));
                }
                _ => return Taken::Garbled,
            },
            Ask::Info => self.info = Info::parse(data).unwrap_or_default(),
            Ask::Get { bit: setup::ANTENNAS } => self.antennas = data.get(4).copied().unwrap_or(0),
            Ask::Capabilities => self.powers = Powers::parse(data).unwrap_or_default(),
            Ask::Report => {
                let degrees = data.get(12..16).and_then(|bytes| bytes.first_chunk::<4>());
                match degrees.map(|bytes| i32::from_le_bytes(*bytes)) {
                    Some(NO_TEMPERATURE) => return Taken::Refused(RefusedWhy::NotSupported),
                    Some(degrees) => {
                        self.answer = Some(Answer::Temperature((degrees.clamp(-99, 999) * 10) as i16))
                    }
                    None => return Taken::Garbled,
                }
            }
            Ask::Pins => self.answer = Some(Answer::Pins(pins(data))),
            Ask::Inventory => match data {
                // Tags of a round whose answer was lost are still in its memory.
                [a, b, c, d, ..] => {
                    let (found, kept) = (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
                    self.on_round(found.max(kept), told);
                }
                [] => self.on_round(0, told),
                _ => return Taken::Garbled,
            },
            Ask::Tags => return self.on_tags(frame, data, told),
            Ask::Read { words, .. } => {
                let whole: Vec<u16> =
                    data.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                if whole.len() != usize::from(*words) {
                    return Taken::Garbled;
                }
                self.errand.bring(whole);
            }
            _ => {}
        }
        Taken::Answered
    }

    fn on_round(&mut self, found: u16, told: &mut Told<'_>) {
        (self.has_tags, self.is_told) = (found > 0, false);
        let mask = if self.antennas == 0 { 1 } else { self.antennas };
        for port in (0..8).filter(|port| mask >> port & 1 == 1) {
            told.telemetry(Telemetry::Dwell { antenna: AntennaPort(port + 1), dwells: 1 });
        }
    }

    fn on_tags(&mut self, frame: &Frame<'_>, data: &[u8], told: &mut Told<'_>) -> Taken {
        let Some(records) = parse_list(data, frame.flags & WITH_DATA != 0) else { return Taken::Garbled };
        self.has_tags = false;
        for record in &records {
            self.errand.hear(record.epc, AntennaPort(record.antenna.saturating_add(1)));
            if self.seen.len() < ERRAND_TAGS_MAX {
                self.seen.push(record.epc);
            }
            told.read(record.to_read());
        }
        Taken::Answered
    }

    /// Unasked: a module that has started, an input that changed.
    fn on_notice(&mut self, frame: &Frame<'_>, told: &mut Told<'_>) -> Taken {
        match (frame.cmd, frame.body) {
            (cmd::BOOTED, _) => return Taken::Restarted,
            (cmd::PIN_CHANGED, [_, 0, pin, way, ..]) => {
                told.telemetry(Telemetry::Input { pin: pin.saturating_add(1), is_on: *way == 1 });
            }
            _ => {}
        }
        Taken::Aside
    }

    fn tag_step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if at == 0 {
            (self.errand, self.moves, self.aim) = (Errand::new(MEANS), 0, None);
            self.looking.clear();
            self.seen.clear();
        }
        if let Some(ask) = self.looking.pop_front() {
            return Step::Ask(ask);
        }
        loop {
            let next = self.errand.next(order, self.moves, 1);
            self.moves += 1;
            let wanted = match next {
                Next::Move(wanted) => wanted,
                Next::Done(answer) => return Step::Done(answer),
                Next::Refuse(why) => return Step::Refuse(why),
            };
            match self.ask_for(wanted) {
                Ok(Some(ask)) => return Step::Ask(ask),
                Ok(None) => {}
                Err(why) => return Step::Refuse(why),
            }
        }
    }

    /// How a move is asked; some need no question.
    fn ask_for(&mut self, wanted: Move) -> Result<Option<Ask>, RefusedWhy> {
        let aim = |password: codes::memory::Password| Aim { password: password.0, epc: self.aim };
        Ok(Some(match wanted {
            Move::Look(_) => {
                self.looking = VecDeque::from([Ask::Inventory, Ask::Tags]);
                Ask::Clear
            }
            Move::Turn(_) => return Ok(None),
            Move::Aim(epc) => {
                // The module takes every number that begins like this one.
                let begins_so = |seen: &Epc| *seen != epc && seen.as_bytes().starts_with(epc.as_bytes());
                if self.seen.iter().any(begins_so) {
                    return Err(RefusedWhy::SeveralTags);
                }
                self.aim = (epc.bits() > 0).then_some(epc);
                return Ok(None);
            }
            Move::Release => {
                self.aim = None;
                return Ok(None);
            }
            Move::Read { bank, word, words, password } => {
                Ask::Read { aim: aim(password), bank: bank.number(), word: word.into(), words }
            }
            Move::Write { bank, word, words, password } => {
                let data = words.into_iter().flat_map(u16::to_be_bytes).collect();
                Ask::Write { aim: aim(password), bank: bank.number(), word: word.into(), data }
            }
            Move::Lock { what, how, password } => {
                let bits = LockPayload::new().with(what, how).bits();
                let (mask, action) = ((bits >> 10) as u16, (bits & 0x3FF) as u16);
                Ask::Lock { aim: aim(password), mask, action }
            }
            Move::Kill(password) => Ask::Kill(aim(password)),
        }))
    }
}

fn mode_words(mode: char) -> &'static str {
    if mode == 'L' { "(boot loader)" } else { "" }
}

/// The maker's number of a region.
fn region_number(region: Region) -> Option<u8> {
    match region {
        Region::Europe => Some(0),
        Region::NorthAmerica => Some(1),
        Region::China => Some(2),
        Region::Brazil => Some(4),
        Region::Australia => Some(5),
        Region::NewZealand => Some(6),
        Region::Japan => Some(7),
        Region::Korea => Some(9),
        Region::India => Some(10),
        Region::EuropeUpper | Region::ChinaLower | Region::Taiwan => None,
    }
}

fn gen2_asks(settings: &Gen2) -> Vec<Ask> {
    let session = settings.session.map(|session| Ask::Set { bit: setup::SESSION, value: session.number() });
    let target = settings.target.map(|target| {
        let value = match target {
            Gen2Target::A => 0,
            Gen2Target::B => 1,
            Gen2Target::Both => 2,
        };
        Ask::Set { bit: setup::TARGET, value }
    });
    let q = settings.q.map(|q| {
        let value = match q {
            Gen2Q::Dynamic => 0,
            Gen2Q::Fixed(q) => q,
        };
        Ask::Set { bit: setup::Q, value }
    });
    [session, target, q].into_iter().flatten().collect()
}

/// `mask (number, enabled, kind, state)*`; kinds 0 and 1 are outputs and inputs.
fn pins(data: &[u8]) -> Vec<Pin> {
    let pin = |of: &[u8]| Pin { pin: of[0].saturating_add(1), is_output: of[2] == 0, is_on: of[3] == 1 };
    data.get(1..).unwrap_or_default().chunks_exact(4).filter(|of| of[1] == 1).map(pin).collect()
}

impl Dialect for Nur {
    type Ask = Ask;

    fn gap(&self) -> Span {
        NUR_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes)
    }

    fn opening(&self) -> Opening {
        let stops = vec![Ask::Stop.encode()];
        Opening { listen: LISTEN, stops, is_stopped_always: true, quiet: QUIET, longest: DRAIN_MAX }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        if step == 0 {
            self.todo = VecDeque::from([
                Ask::Version,
                Ask::Info,
                Ask::Capabilities,
                Ask::Get { bit: setup::ANTENNAS },
            ]);
            return Step::Ask(Ask::Ping);
        }
        self.todo.pop_front().map_or(Step::Done(None), Step::Ask)
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let model = if self.info.name.is_empty() { "NUR" } else { &self.info.name };
        (model.to_owned(), self.firmware.trim().to_owned(), capabilities(self.range(), self.info.antennas))
    }

    fn style(&self) -> Style {
        Style::Rounds
    }

    fn round(&mut self) -> Option<Ask> {
        Some(if self.has_tags { Ask::Tags } else { Ask::Inventory })
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        let possible = |is_possible: bool, why| if is_possible { Ok(()) } else { Err(why) };
        let antennas_max = self.info.antennas.clamp(1, 8);
        match order {
            Order::SetPower(power) => {
                let range = self.range();
                possible((range.least..=range.most).contains(power), RefusedWhy::OutOfRange)
            }
            Order::SetRegion(region) => possible(region_number(*region).is_some(), RefusedWhy::NotSupported),
            Order::SetAntennas(antennas) => {
                if antennas.iter().any(|antenna| antenna.dwell.is_some() || antenna.power.is_some()) {
                    return Err(RefusedWhy::NotSupported);
                }
                let is_there = |antenna: &model::AntennaUse| (1..=antennas_max).contains(&antenna.port.0);
                possible(!antennas.is_empty() && antennas.iter().all(is_there), RefusedWhy::OutOfRange)
            }
            // 0 adapts, so a fixed 0 cannot be said.
            Order::SetGen2(Gen2 { q: Some(Gen2Q::Fixed(q)), .. }) => {
                possible((1..=15).contains(q), RefusedWhy::OutOfRange)
            }
            Order::SetPin { pin, .. } => possible((1..=PINS).contains(pin), RefusedWhy::OutOfRange),
            Order::Select(Some(_)) | Order::CheckAntennas => Err(RefusedWhy::NotSupported),
            _ => Ok(()),
        }
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if let (0, Err(why)) = (at, self.check(order)) {
            return Step::Refuse(why);
        }
        match order {
            Order::Start => {
                self.has_tags = false;
                // What somebody else left there was not heard now.
                if at == 0 { Step::Ask(Ask::Clear) } else { Step::Done(None) }
            }
            Order::Stop | Order::Select(_) => Step::Done(None),
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Lock(_) | Order::Kill(_) => {
                self.tag_step(order, at)
            }
            _ => match self.simple(order).into_iter().nth(at) {
                Some(ask) => Step::Ask(ask),
                None => {
                    if let Order::SetAntennas(antennas) = order {
                        let bit = |antenna: &model::AntennaUse| 1u8 << (antenna.port.0.wrapping_sub(1) & 7);
                        self.antennas = antennas.iter().fold(0, |mask, antenna| mask | bit(antenna));
                    }
                    let firmware = Answer::Firmware(self.firmware.trim().to_owned());
                    Step::Done(if *order == Order::AskFirmware { Some(firmware) } else { self.answer.take() })
                }
            },
        }
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        ask.encode()
    }

    fn patience(&self, ask: &Ask) -> Span {
        match ask {
            Ask::Inventory => ROUND_ANSWER,
            Ask::Read { .. } | Ask::Write { .. } | Ask::Lock { .. } | Ask::Kill(_) => RADIO_ANSWER,
            _ => ANSWER,
        }
    }

    fn tries(&self, ask: &Ask) -> u8 {
        match ask {
            // Done twice they mean something else, or fail for a reason that misleads.
            Ask::Lock { .. } | Ask::Kill(_) => 1,
            Ask::Ping => 2,
            _ => 3,
        }
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = decode(frame) else { return Taken::Garbled };
        if frame.flags & UNSOLICITED != 0 || frame.cmd >= cmd::BOOTED {
            return self.on_notice(&frame, told);
        }
        match asked {
            Some(asked) if asked.cmd() == frame.cmd => {
                let taken = self.on_answer(&frame, asked, told);
                if let (Taken::Refused(RefusedWhy::Status(why)), Ask::Inventory) = (&taken, asked)
                    && !std::mem::replace(&mut self.is_told, true)
                {
                    told.fault(crate::families::nur::message::status_words(*why as u8));
                }
                taken
            }
            _ => {
                // Tags that were asked for a moment ago are tags.
                let body = frame.body.split_first().filter(|(status, _)| **status == status::OK);
                if let (cmd::TAGS, Some((_, data))) = (frame.cmd, body) {
                    let records = parse_list(data, frame.flags & WITH_DATA != 0).unwrap_or_default();
                    records.iter().for_each(|record| told.read(record.to_read()));
                }
                Taken::Aside
            }
        }
    }
}

/// The powers of a module that does not say its own.
pub(super) const USUAL_POWER: PowerRange = PowerRange { least: TxPower(80), most: TxPower(270) };
