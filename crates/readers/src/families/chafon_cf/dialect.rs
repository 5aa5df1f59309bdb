//! How a chafon-cf reader is talked with: it reads until it is stopped; its parameters are one block.

use codes::Epc;
use model::{AntennaPort, Capabilities, Gen2, Gen2Q, Span, TxPower};

use super::ChafonCf;
use super::frame::{BROADCAST, encode, look, take_apart};
use super::message::{Access, Information, Parameters, Tag, command, status, status_words};
use crate::errand::{Errand, Means, Move, Next};
use crate::family::Family;
use crate::limits::CHAFON_GAP;
use crate::order::{Answer, MemoryRead, MemoryWrite, Order, RefusedWhy};
use crate::talk::{self, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// Answers come within some milliseconds.
const PATIENCE: Span = Span(400);
/// Reading and writing take several tries on the air.
const ACCESS_PATIENCE: Span = Span(1_500);
/// A start has no answer but its tags; one that is refused is refused at once.
const START_PATIENCE: Span = Span(200);
/// Long enough to hear every tag that is there before one is touched.
const LOOK_PATIENCE: Span = Span(500);
/// A stream that says nothing for so long is stopped and started again; the stop is answered by a reader that lives.
const STREAM_QUIET: Span = Span(1_500);
/// Most power of the models known, dBm.
const POWER_MAX: u8 = 33;
/// Words of one writing; more do not fit the air.
const WRITE_WORDS_MAX: usize = 32;

/// A question or order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ask {
    command: u16,
    data: Vec<u8>,
    /// A start that only looks who is there.
    is_look: bool,
}

impl Ask {
    fn new(command: u16, data: &[u8]) -> Ask {
        Ask { command, data: data.to_vec(), is_look: false }
    }
}

/// What is known of a reader, and what it was told.
#[derive(Debug)]
pub(crate) struct Dialect {
    address: Option<u8>,
    information: Information,
    parameters: Option<Parameters>,
    /// The power it was set to, if it tells it back.
    power: Option<u8>,
    errand: Errand,
}

impl Dialect {
    /// Nothing is known yet.
    pub(crate) fn new() -> Dialect {
        Dialect {
            address: None,
            information: Information::default(),
            parameters: None,
            power: None,
            errand: Errand::new(Means { aims: false, turns: false, counts: false }),
        }
    }

    /// Sockets, as far as its parameters show them.
    fn sockets(&self) -> u8 {
        let mask = self.parameters.as_ref().map_or(1, Parameters::antennas);
        (8 - mask.leading_zeros() as u8).max(1)
    }

    fn start(&self, at: usize) -> Step<Ask> {
        let has_forgotten = match (self.power, &self.parameters) {
            (Some(power), Some(parameters)) => parameters.power() != power,
            (_, _) => false,
        };
        let power = self.power.filter(|_| has_forgotten || at > 1);
        match (at, power) {
            // The question shows that it lives, and whether it has forgotten its power.
            (0, _) => Step::Ask(Ask::new(command::GET_PARAMETERS, &[])),
            (1, Some(power)) => Step::Ask(Ask::new(command::SET_POWER, &[power, 0])),
            (1, None) => Step::Ask(start_ask()),
            (2, Some(_)) if has_forgotten => Step::Ask(start_ask()),
            (_, _) => Step::Done(None),
        }
    }

    fn set_power(&mut self, power: TxPower, at: usize) -> Step<Ask> {
        let Some(dbm) = dbm_of(power) else { return Step::Refuse(RefusedWhy::OutOfRange) };
        match at {
            0 => Step::Ask(Ask::new(command::SET_POWER, &[dbm, 0])),
            1 => Step::Ask(Ask::new(command::GET_PARAMETERS, &[])),
            _ => {
                let is_told = self.parameters.as_ref().is_some_and(|all| all.power() == dbm);
                self.power = is_told.then_some(dbm);
                Step::Done(None)
            }
        }
    }

    /// Parameters are read afresh, changed in one place, and set.
    fn change(&self, at: usize, change: impl FnOnce(Parameters) -> Parameters) -> Step<Ask> {
        match (at, &self.parameters) {
            (0, _) => Step::Ask(Ask::new(command::GET_PARAMETERS, &[])),
            (1, Some(parameters)) => {
                Step::Ask(Ask::new(command::SET_PARAMETERS, &change(parameters.clone()).0))
            }
            (1, None) => Step::Refuse(RefusedWhy::NotSupported),
            (_, _) => Step::Done(None),
        }
    }

    fn errand_step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        match self.errand.next(order, at, 2) {
            Next::Move(next) => match ask_of(next) {
                Some(ask) => Step::Ask(ask),
                None => Step::Refuse(RefusedWhy::NotSupported),
            },
            Next::Done(answer) => Step::Done(answer),
            Next::Refuse(why) => Step::Refuse(why),
        }
    }

    fn on_tag(&mut self, epc: Epc, antenna: AntennaPort, asked: Option<&Ask>) -> Taken {
        self.errand.hear(epc, antenna);
        match asked {
            Some(ask) if ask.command == command::START && !ask.is_look => Taken::Answered,
            Some(_) | None => Taken::Aside,
        }
    }

    fn on_status(&mut self, frame_command: u16, is: u8, asked: Option<&Ask>) -> Taken {
        let Some(ask) = asked.filter(|ask| ask.command == frame_command) else {
            let is_over = frame_command == command::START && is == status::ROUND_OVER;
            return if is_over { Taken::Ended } else { Taken::Aside };
        };
        match (is, ask.command) {
            (status::OK, _) | (status::ROUND_OVER, command::START) => Taken::Answered,
            (status::ROUND_OVER | status::TAG_SILENT, _) => Taken::Refused(RefusedWhy::NoTag),
            (status::PASSWORD, command::READ..=command::KILL) => Taken::Refused(RefusedWhy::WrongPassword),
            (why, _) => Taken::Refused(RefusedWhy::Status(u16::from(why))),
        }
    }

    fn on_data(&mut self, frame_command: u16, data: &[u8], asked: Option<&Ask>) -> Taken {
        let Some(ask) = asked.filter(|ask| ask.command == frame_command) else {
            return Taken::Aside;
        };
        match ask.command {
            command::INFORMATION => match Information::parse(data) {
                Some(information) => self.information = information,
                None => return Taken::Garbled,
            },
            command::GET_PARAMETERS => match Parameters::parse(data) {
                Some(parameters) => self.parameters = Some(parameters),
                None => return Taken::Garbled,
            },
            command::READ | command::WRITE => match Access::parse(data) {
                None => return Taken::Garbled,
                Some(access) if access.status == status::PASSWORD => {
                    return Taken::Refused(RefusedWhy::WrongPassword);
                }
                Some(access) if access.status != status::OK => {
                    return Taken::Refused(RefusedWhy::Status(u16::from(access.status)));
                }
                Some(access) => {
                    if ask.command == command::READ {
                        self.errand.bring(access.words);
                    }
                }
            },
            _ => {}
        }
        Taken::Answered
    }
}

fn dbm_of(power: TxPower) -> Option<u8> {
    let dbm = u8::try_from((i32::from(power.0) + 5).div_euclid(10)).ok()?;
    (power.0 >= 0 && dbm <= POWER_MAX).then_some(dbm)
}

/// By time, without an end: the order of the bytes of any other number is disputed.
fn start_ask() -> Ask {
    Ask::new(command::START, &[0; 5])
}

fn ask_of(next: Move) -> Option<Ask> {
    let front = |bank: u8, word: u16, words: u8, password: [u8; 4]| {
        let mut data = vec![0];
        data.extend_from_slice(&password);
        data.push(bank);
        data.extend_from_slice(&word.to_be_bytes());
        data.push(words);
        data
    };
    Some(match next {
        Move::Look(0) => Ask { is_look: true, ..start_ask() },
        Move::Look(_) => Ask::new(command::STOP, &[]),
        Move::Read { bank, word, words, password } => {
            Ask::new(command::READ, &front(bank.number(), word, words, password.to_bytes()))
        }
        Move::Write { bank, word, words, password } => {
            let mut data = front(bank.number(), word, words.len() as u8, password.to_bytes());
            data.extend(words.into_iter().flat_map(u16::to_be_bytes));
            Ask::new(command::WRITE, &data)
        }
        Move::Kill(password) => Ask::new(command::KILL, &password.to_bytes()),
        Move::Turn(_) | Move::Aim(_) | Move::Release | Move::Lock { .. } => return None,
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
            stops: vec![encode(self.address.unwrap_or(BROADCAST), command::STOP, &[])],
            is_stopped_always: false,
            quiet: Span(120),
            longest: Span(2_000),
        }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        match step {
            0 => Step::Ask(Ask::new(command::INFORMATION, &[])),
            1 => Step::Ask(Ask::new(command::GET_PARAMETERS, &[])),
            _ => Step::Done(None),
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let capabilities = Capabilities { antennas: self.sockets(), ..ChafonCf.capabilities() };
        let hardware = &self.information.hardware;
        let model = if hardware.is_empty() { "Chafon CF reader" } else { hardware };
        (model.to_owned(), self.information.firmware.clone(), capabilities)
    }

    fn style(&self) -> Style {
        Style::Stream { quiet: STREAM_QUIET }
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
            Order::Write(MemoryWrite { words, .. }) => fits(words.len() <= WRITE_WORDS_MAX),
            Order::Read(MemoryRead { .. })
            | Order::Start
            | Order::Stop
            | Order::SetGen2(_)
            | Order::Select(None)
            | Order::WriteEpc(_)
            | Order::Kill(_)
            | Order::AskFirmware => Ok(()),
            // What area and action of a lock mean is not published: a guess could close a tag for ever.
            Order::Lock(_)
            | Order::SetRegion(_)
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
            Order::Start => self.start(at),
            Order::Stop if at == 0 => Step::Ask(Ask::new(command::STOP, &[])),
            Order::Stop | Order::Select(_) => Step::Done(None),
            Order::SetPower(power) => self.set_power(*power, at),
            Order::SetAntennas(antennas) => {
                let mask = antennas.iter().fold(0, |mask, used| mask | 1u8 << (used.port.0.clamp(1, 8) - 1));
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
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Kill(_) => {
                self.errand_step(order, at)
            }
            Order::AskFirmware => match at {
                0 => Step::Ask(Ask::new(command::INFORMATION, &[])),
                _ => Step::Done(Some(Answer::Firmware(self.information.firmware.clone()))),
            },
            Order::Lock(_)
            | Order::SetRegion(_)
            | Order::ReadPins
            | Order::SetPin { .. }
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas => Step::Refuse(RefusedWhy::NotSupported),
        }
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        encode(self.address.unwrap_or(BROADCAST), ask.command, &ask.data)
    }

    fn patience(&self, ask: &Ask) -> Span {
        match ask.command {
            command::START if ask.is_look => LOOK_PATIENCE,
            command::START => START_PATIENCE,
            command::READ..=command::KILL => ACCESS_PATIENCE,
            _ => PATIENCE,
        }
    }

    fn tries(&self, ask: &Ask) -> u8 {
        // What changes a tag is not done twice unseen.
        if matches!(ask.command, command::WRITE..=command::KILL) { 1 } else { 3 }
    }

    fn is_done_by_silence(&self, ask: &Ask) -> bool {
        ask.command == command::START
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = take_apart(frame) else { return Taken::Garbled };
        if self.address.is_some_and(|own| own != frame.address) {
            // A neighbour on the same wires.
            return Taken::Aside;
        }
        let Some((is, data)) = frame.as_answer() else { return Taken::Aside };
        if is == status::OK && frame.command == command::START && !data.is_empty() {
            let Some(tag) = Tag::parse(data) else { return Taken::Garbled };
            let read = tag.read();
            let antenna = read.antenna;
            told.read(read);
            return self.on_tag(tag.epc, antenna, asked);
        }
        if asked.is_none() && frame.command == command::START && is != status::OK && is != status::ROUND_OVER
        {
            told.fault(format!("reading failed with status {is:02X}: {}", status_words(is)));
        }
        let taken = match (is, data) {
            (status::OK, [_, ..]) => self.on_data(frame.command, data, asked),
            (_, _) => self.on_status(frame.command, is, asked),
        };
        if taken == Taken::Answered && frame.command == command::INFORMATION {
            self.address = Some(frame.address);
        }
        taken
    }
}
