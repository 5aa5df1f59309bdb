//! How a chafon-sw reader is talked with: each inventory is asked for; a reader that pushes by itself is stopped first.

use model::{Capabilities, Gen2, Gen2Q, Span, TxPower};

use super::ChafonSw;
use super::frame::{BROADCAST, Side, encode_order, look, take_apart};
use super::message::{Batch, DONE, POWER, Parameters, code};
use crate::driver::Telemetry;
use crate::errand::{Errand, Means, Move, Next};
use crate::family::Family;
use crate::limits::CHAFON_GAP;
use crate::order::{Answer, MemoryRead, MemoryWrite, Order, RefusedWhy};
use crate::talk::{self, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// Answers come within some milliseconds.
const PATIENCE: Span = Span(400);
/// One inventory, reading and writing take their time on the air.
const AIR_PATIENCE: Span = Span(2_000);
/// Most power of the models known, dBm.
const POWER_MAX: u8 = 33;
/// Inventories that tell who is there before a tag is touched.
const LOOKS: usize = 3;
/// Words of one writing; more do not fit the air.
const WRITE_WORDS_MAX: usize = 32;

/// A question or order: its code and data.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ask(u8, Vec<u8>);

/// What is known of a reader, and what it was told.
#[derive(Debug)]
pub(crate) struct Dialect {
    address: Option<u8>,
    versions: (u8, u8),
    parameters: Option<Parameters>,
    errand: Errand,
}

impl Dialect {
    /// Nothing is known yet.
    pub(crate) fn new() -> Dialect {
        Dialect {
            address: None,
            versions: (0, 0),
            parameters: None,
            errand: Errand::new(Means { aims: false, turns: false, counts: false }),
        }
    }

    fn firmware(&self) -> String {
        format!("{:x}", self.versions.0)
    }

    /// Sockets, as far as its parameters show them.
    fn sockets(&self) -> u8 {
        let mask = self.parameters.as_ref().map_or(1, Parameters::antennas);
        (16 - mask.leading_zeros() as u8).max(1)
    }

    /// Parameters are read afresh, changed in one place, and set.
    fn change(&self, at: usize, change: impl FnOnce(Parameters) -> Parameters) -> Step<Ask> {
        match (at, &self.parameters) {
            (0, _) => Step::Ask(Ask(code::GET_PARAMETERS, Vec::new())),
            (1, Some(parameters)) => Step::Ask(Ask(code::SET_PARAMETERS, change(parameters.clone()).0)),
            (1, None) => Step::Refuse(RefusedWhy::NotSupported),
            (_, _) => Step::Done(None),
        }
    }

    fn on_answer(&mut self, ask: &Ask, is: u8, data: &[u8]) -> Taken {
        match (ask.0, is, data) {
            // Nobody there: the status is that of an order that was not done.
            (code::INVENTORY, _, [] | [0]) if is <= DONE && ask.1.is_empty() => Taken::Answered,
            (code::SYSTEM, DONE, [software, hardware, ..]) => {
                self.versions = (*software, *hardware);
                Taken::Answered
            }
            (code::SYSTEM, ..) => Taken::Garbled,
            (code::GET_PARAMETERS, DONE, data) => {
                self.parameters = Parameters::parse(data);
                Taken::Answered
            }
            (code::READ, DONE, words) if !words.is_empty() && words.len() % 2 == 0 => {
                let words = words.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
                self.errand.bring(words.collect());
                Taken::Answered
            }
            (_, DONE, _) => Taken::Answered,
            (_, why, _) => Taken::Refused(RefusedWhy::Status(u16::from(why))),
        }
    }
}

fn dbm_of(power: TxPower) -> Option<u8> {
    let dbm = u8::try_from((i32::from(power.0) + 5).div_euclid(10)).ok()?;
    (power.0 >= 0 && dbm <= POWER_MAX).then_some(dbm)
}

fn ask_of(next: Move) -> Option<Ask> {
    let front = |bank: u8, word: u16, words: u8, password: [u8; 4]| {
        let mut data = vec![bank, word as u8, words];
        data.extend_from_slice(&password);
        data
    };
    Some(match next {
        Move::Look(_) => Ask(code::INVENTORY, Vec::new()),
        Move::Read { bank, word, words, password } => {
            Ask(code::READ, front(bank.number(), word, words, password.to_bytes()))
        }
        Move::Write { bank, word, words, password } => {
            let mut data = front(bank.number(), word, words.len() as u8, password.to_bytes());
            data.extend(words.into_iter().flat_map(u16::to_be_bytes));
            Ask(code::WRITE, data)
        }
        Move::Turn(_) | Move::Aim(_) | Move::Release | Move::Lock { .. } | Move::Kill(_) => return None,
    })
}

impl talk::Dialect for Dialect {
    type Ask = Ask;

    fn gap(&self) -> Span {
        CHAFON_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes)
    }

    fn opening(&self) -> Opening {
        Opening {
            listen: Span(300),
            stops: vec![encode_order(self.address.unwrap_or(BROADCAST), code::STOP, &[])],
            is_stopped_always: false,
            quiet: Span(120),
            longest: Span(2_000),
        }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        match step {
            0 => Step::Ask(Ask(code::SYSTEM, Vec::new())),
            1 => Step::Ask(Ask(code::GET_PARAMETERS, Vec::new())),
            _ => Step::Done(None),
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let capabilities = Capabilities { antennas: self.sockets(), ..ChafonSw.capabilities() };
        (format!("Chafon RU5300 class, hardware {:x}", self.versions.1), self.firmware(), capabilities)
    }

    fn style(&self) -> Style {
        Style::Rounds
    }

    fn round(&mut self) -> Option<Ask> {
        Some(Ask(code::INVENTORY, Vec::new()))
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        let fits = |is_so: bool| if is_so { Ok(()) } else { Err(RefusedWhy::OutOfRange) };
        match order {
            Order::SetPower(power) => fits(dbm_of(*power).is_some()),
            Order::SetAntennas(antennas) => {
                if antennas.iter().any(|used| used.dwell.is_some() || used.power.is_some()) {
                    return Err(RefusedWhy::NotSupported);
                }
                let is_there = |port: u8| (1..=self.sockets()).contains(&port);
                fits(!antennas.is_empty() && antennas.iter().all(|used| is_there(used.port.0)))
            }
            Order::SetGen2(Gen2 { target: Some(_), .. } | Gen2 { q: Some(Gen2Q::Dynamic), .. }) => {
                Err(RefusedWhy::NotSupported)
            }
            Order::SetGen2(Gen2 { q: Some(Gen2Q::Fixed(q)), .. }) => fits(*q <= 15),
            Order::Read(MemoryRead { word, .. }) => fits(*word <= 0xFF),
            Order::Write(MemoryWrite { word, words, .. }) => {
                fits(*word <= 0xFF && words.len() <= WRITE_WORDS_MAX)
            }
            Order::SetPin { pin, .. } => fits(*pin == 1),
            Order::Start
            | Order::Stop
            | Order::SetGen2(_)
            | Order::Select(None)
            | Order::WriteEpc(_)
            | Order::AskFirmware => Ok(()),
            Order::Lock(_)
            | Order::Kill(_)
            | Order::SetRegion(_)
            | Order::Select(Some(_))
            | Order::ReadPins
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
            Order::Start | Order::Stop | Order::Select(_) => Step::Done(None),
            Order::SetPower(power) => match (at, dbm_of(*power)) {
                (0, Some(dbm)) => Step::Ask(Ask(code::SET_PARAMETER, vec![POWER, dbm])),
                (_, _) => Step::Done(None),
            },
            Order::SetAntennas(antennas) => {
                let mask =
                    antennas.iter().fold(0, |mask, used| mask | 1u16 << (used.port.0.clamp(1, 16) - 1));
                self.change(at, |parameters| parameters.with_antennas(mask))
            }
            Order::SetGen2(gen2) => {
                let q = match gen2.q {
                    Some(Gen2Q::Fixed(q)) => Some(q),
                    Some(Gen2Q::Dynamic) | None => None,
                };
                let session = gen2.session.map(model::Gen2Session::number);
                self.change(at, |parameters| parameters.with_gen2(q, session))
            }
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) => match self.errand.next(order, at, LOOKS)
            {
                Next::Move(next) => match ask_of(next) {
                    Some(ask) => Step::Ask(ask),
                    None => Step::Refuse(RefusedWhy::NotSupported),
                },
                Next::Done(answer) => Step::Done(answer),
                Next::Refuse(why) => Step::Refuse(why),
            },
            Order::SetPin { is_on, .. } => match at {
                0 if *is_on => Step::Ask(Ask(code::CLOSE_RELAY, Vec::new())),
                0 => Step::Ask(Ask(code::OPEN_RELAY, Vec::new())),
                _ => Step::Done(None),
            },
            Order::AskFirmware => match at {
                0 => Step::Ask(Ask(code::SYSTEM, Vec::new())),
                _ => Step::Done(Some(Answer::Firmware(self.firmware()))),
            },
            Order::Lock(_)
            | Order::Kill(_)
            | Order::SetRegion(_)
            | Order::ReadPins
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas => Step::Refuse(RefusedWhy::NotSupported),
        }
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        encode_order(self.address.unwrap_or(BROADCAST), ask.0, &ask.1)
    }

    fn patience(&self, ask: &Ask) -> Span {
        if matches!(ask.0, code::INVENTORY..=code::WRITE) { AIR_PATIENCE } else { PATIENCE }
    }

    fn tries(&self, ask: &Ask) -> u8 {
        // What changes a tag is not done twice unseen.
        if ask.0 == code::WRITE { 1 } else { 3 }
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = take_apart(frame) else { return Taken::Garbled };
        if frame.side == Side::Host || self.address.is_some_and(|own| own != frame.address) {
            // An echo, or a neighbour on the same wires.
            return Taken::Aside;
        }
        let Some((is, data)) = frame.as_answer() else { return Taken::Aside };
        let ask = asked.filter(|ask| ask.0 == frame.code);
        if matches!(frame.code, code::INVENTORY | code::PUSHED) && data.len() > 1 {
            let Some(batch) = Batch::parse(data) else { return Taken::Garbled };
            for tag in &batch.tags {
                let read = tag.read();
                self.errand.hear(read.epc, read.antenna);
                told.read(read);
            }
            return if ask.is_some() { Taken::Answered } else { Taken::Aside };
        }
        let Some(ask) = ask else { return Taken::Aside };
        let taken = self.on_answer(ask, is, data);
        if taken == Taken::Answered && frame.code == code::SYSTEM {
            self.address = Some(frame.address);
        }
        if taken == Taken::Answered && frame.code == code::INVENTORY && self.sockets() == 1 {
            told.telemetry(Telemetry::Dwell { antenna: model::AntennaPort(1), dwells: 1 });
        }
        taken
    }
}
