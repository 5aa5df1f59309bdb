//! The conversation with a mercury module: what it is, how it is set up, how it reads, what its answers mean.
//!
//! Modules with newer firmware stream (2F around 22) and end every cycle with a sign of life; older ones and other
//! makers' are asked for each round (22), then for the buffer (29), which is emptied (2A).

#![allow(clippy::wildcard_enum_match_arm, reason = "what is not named needs no answer of its own")]

use std::collections::VecDeque;

use model::{AntennaUse, Capabilities, Gen2, Gen2Q, Gen2Target, PowerRange, Region, Span, TxPower};

use crate::families::mercury::frame::{decode_reply, look_reply, unchecked_length};
use crate::families::mercury::identity::{self, USUAL_POWER, Version};
use crate::families::mercury::message::{Aim, Ask, Filter, Search, config, gen2, search};
use crate::families::mercury::opcode::op;
use crate::families::mercury::record::flag;
use crate::families::mercury::report::{self, Buffer};
use crate::families::mercury::stream::Listener;
use crate::families::mercury::task::Task;
use crate::limits::MERCURY_GAP;
use crate::order::{Answer, AntennaCheck, Order, RefusedWhy};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

mod answers;

/// Long enough to hear a module that streams tags.
const LISTEN: Span = Span(250);
/// The line counts as drained after so much silence.
const QUIET: Span = Span(120);
/// What was read before the stop is delivered first.
const DRAIN_MAX: Span = Span(2_000);
/// Answers that need no radio come within some milliseconds.
const ANSWER: Span = Span(500);
/// A probe is answered at once or never.
const VERSION_ANSWER: Span = Span(400);
/// Leaving the boot loader starts the firmware.
const BOOT_ANSWER: Span = Span(2_000);
/// An order on a tag is tried for a second.
const TAG_ANSWER: Span = Span(2_500);
/// What the bytes of a round or of the stop need on the line.
const LINE: Span = Span(750);
/// A cycle of the stream; a sign of life ends each.
const CYCLE_MS: u16 = 1_000;
/// A round that is asked for. Short enough to take orders in between.
const ROUND_MS: u16 = 250;
/// Fields asked for in a stream: everything that says something new. At 115,200 baud every byte costs tags.
const STREAM_FIELDS: u16 =
    flag::COUNT | flag::SIGNAL | flag::ANTENNA | flag::FREQUENCY | flag::TIME | flag::PHASE | flag::PINS;
/// Fields asked for of the buffer; older firmware has no more.
const BUFFER_FIELDS: u16 =
    flag::COUNT | flag::SIGNAL | flag::ANTENNA | flag::FREQUENCY | flag::TIME | flag::PROTOCOL;
/// Statistics wanted in a stream: the temperature.
const STATISTICS: u16 = 0x0100;
/// Bytes that wake a sleeping module: a fiftieth of the usual rate, 0.2 s of the line.
const WAKE_BYTES: usize = 115_200 / 50;
/// The air protocol Gen2.
const GEN2: u16 = 5;
/// Restarts without reading in between, after which a refusal is passed on.
const RESTARTS_MAX: u8 = 2;

/// Where a reader that is asked for each round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Search,
    Fetch,
    Clear,
}

/// What is known of one module.
pub(super) struct Mercury {
    version: Version,
    is_boot_loader: bool,
    power: PowerRange,
    sockets: Option<u8>,
    connected: Vec<u8>,
    regions: Vec<u8>,
    region: Option<u8>,
    /// Questions that identify and set it up, still to be asked.
    todo: VecDeque<Ask>,
    /// Askings for the version without an answer.
    unanswered: u8,
    /// The version is being asked for: an answer without its check would be believed after a silence.
    is_asking_version: bool,
    /// Replies came without their check.
    is_check_off: bool,
    /// All questions were asked.
    is_set_up: bool,
    /// Opcode of the question that was answered last; a second answer to it is late, not new.
    last: u8,
    antennas: Vec<AntennaUse>,
    has_own_powers: bool,
    filter: Option<Filter>,
    has_statistics: bool,
    /// The start was refused because of the statistics and is made again without them.
    is_start_again: bool,
    restarts: u8,
    turn: Turn,
    /// Tags left in the buffer.
    left: u32,
    pub(super) listener: Listener,
    pub(super) task: Task,
    checks: Vec<AntennaCheck>,
    answer: Option<Answer>,
}

impl Mercury {
    pub fn new() -> Mercury {
        Mercury {
            version: Version::default(),
            is_boot_loader: false,
            power: USUAL_POWER,
            sockets: None,
            connected: Vec::new(),
            regions: Vec::new(),
            region: None,
            todo: VecDeque::new(),
            unanswered: 0,
            is_asking_version: false,
            is_check_off: false,
            is_set_up: false,
            last: op::VERSION,
            antennas: Vec::new(),
            has_own_powers: false,
            filter: None,
            has_statistics: true,
            is_start_again: false,
            restarts: 0,
            turn: Turn::Search,
            left: 0,
            listener: Listener::default(),
            task: Task::default(),
            checks: Vec::new(),
            answer: None,
        }
    }

    /// The sockets in use, in the order of use: those ordered, or those connected, or the first.
    fn ports(&self) -> Vec<u8> {
        if !self.antennas.is_empty() {
            return self.antennas.iter().map(|antenna| antenna.port.0).collect();
        }
        if self.connected.is_empty() { vec![1] } else { self.connected.clone() }
    }

    fn search_list(&self) -> Ask {
        Ask::SearchList(self.ports().into_iter().map(|port| (port, port)).collect())
    }

    /// One cycle over all antennas, from the dwell on each.
    fn cycle_ms(&self, usual: u16) -> u16 {
        let dwell: u64 = self.antennas.iter().filter_map(|antenna| antenna.dwell).map(|span| span.0).sum();
        if dwell == 0 { usual } else { u16::try_from(dwell).unwrap_or(u16::MAX) }
    }

    fn start(&self) -> Ask {
        let statistics = if self.has_statistics { search::STATS } else { 0 };
        Ask::Start(Search {
            flags: search::LIST | search::STREAM | search::LARGE | statistics,
            timeout: self.cycle_ms(CYCLE_MS),
            metadata: STREAM_FIELDS,
            stats: STATISTICS,
            aim: Aim { password: 0, filter: self.filter.clone() },
        })
    }

    fn search(&self, filter: Option<Filter>) -> Ask {
        Ask::Search(Search {
            flags: search::LIST | search::LARGE,
            timeout: self.cycle_ms(ROUND_MS),
            metadata: 0,
            stats: 0,
            aim: Aim { password: 0, filter },
        })
    }

    /// What is asked once the version is known.
    fn set_up(&self) -> VecDeque<Ask> {
        VecDeque::from([
            Ask::Program,
            Ask::PowerLimits,
            Ask::Antennas,
            Ask::Regions,
            Ask::Region,
            Ask::SetProtocol(GEN2),
            Ask::SetConfig { key: config::READ_FILTER, value: 0 },
            Ask::SetConfig { key: config::SIGNAL_DBM, value: 1 },
        ])
    }

    /// The number of a region on this module, if it has it.
    fn region_of(&self, region: Region) -> Option<u8> {
        let mut candidates = self.version.regions(region).iter().copied();
        if self.regions.is_empty() {
            return candidates.next();
        }
        candidates.find(|candidate| self.regions.contains(candidate))
    }

    fn is_power_possible(&self, power: TxPower) -> bool {
        (self.power.least..=self.power.most).contains(&power)
    }

    fn check_antennas(&self, antennas: &[AntennaUse]) -> Result<(), RefusedWhy> {
        let sockets = identity::capabilities(&self.version, self.power, self.sockets).antennas;
        let mut dwells: Vec<u64> =
            antennas.iter().map(|antenna| antenna.dwell.map_or(0, |span| span.0)).collect();
        let total: u64 = dwells.iter().sum();
        dwells.dedup();
        // The module shares its time evenly, so all antennas must be given the same.
        let is_possible = !antennas.is_empty()
            && antennas.iter().all(|antenna| (1..=sockets).contains(&antenna.port.0))
            && antennas.iter().filter_map(|antenna| antenna.power).all(|power| self.is_power_possible(power))
            && dwells.len() == 1
            && total <= u64::from(u16::MAX);
        if is_possible { Ok(()) } else { Err(RefusedWhy::OutOfRange) }
    }

    /// The questions of a simple order, one after the other.
    fn simple(&self, order: &Order) -> Vec<Ask> {
        match order {
            Order::SetPower(power) => {
                vec![Ask::SetReadPower(power.0 * 10), Ask::SetWritePower(power.0 * 10)]
            }
            Order::SetRegion(region) => self.region_of(*region).map(Ask::SetRegion).into_iter().collect(),
            Order::SetAntennas(antennas) => {
                let own = |antenna: &AntennaUse| {
                    let cdbm = antenna.power.map_or(0, |power| power.0 * 10);
                    (antenna.port.0, cdbm, cdbm)
                };
                let has_own = antennas.iter().any(|antenna| antenna.power.is_some());
                let powers = Ask::AntennaPowers(antennas.iter().map(own).collect());
                let list = Ask::SearchList(antennas.iter().map(|a| (a.port.0, a.port.0)).collect());
                [Some(list), (has_own || self.has_own_powers).then_some(powers)]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Order::SetGen2(settings) => gen2_asks(settings),
            Order::ReadPins => vec![Ask::Pins],
            Order::SetPin { pin, is_on } => vec![
                Ask::PinDirection { pin: *pin, is_output: true, is_on: *is_on },
                Ask::SetPin { pin: *pin, is_on: *is_on },
            ],
            Order::AskTemperature => vec![Ask::Temperature],
            Order::CheckAntennas => vec![Ask::Antennas, Ask::ReturnLoss],
            Order::AskFirmware => vec![Ask::Version],
            _ => Vec::new(),
        }
    }

    /// All questions of a simple order are answered.
    fn settle(&mut self, order: &Order) -> Option<Answer> {
        match order {
            Order::SetAntennas(antennas) => {
                self.has_own_powers = antennas.iter().any(|antenna| antenna.power.is_some());
                self.antennas.clone_from(antennas);
                None
            }
            Order::AskFirmware => Some(Answer::Firmware(self.version.firmware_words())),
            Order::CheckAntennas => Some(Answer::Antennas(std::mem::take(&mut self.checks))),
            _ => self.answer.take(),
        }
    }

    fn tag_step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if at == 0 {
            self.task = Task::new(self.ports().len() > 1);
        }
        let look = self.search(None);
        self.task.next(order, at == 0, look)
    }
}

fn gen2_asks(settings: &Gen2) -> Vec<Ask> {
    let ask = |key: u8, value: Vec<u8>| Ask::SetGen2 { key, value };
    let session = settings.session.map(|session| ask(gen2::SESSION, vec![session.number()]));
    let target = settings.target.map(|target| {
        ask(
            gen2::TARGET,
            match target {
                Gen2Target::A => vec![1, 0],
                Gen2Target::B => vec![1, 1],
                Gen2Target::Both => vec![0, 0],
            },
        )
    });
    let q = settings.q.map(|q| {
        ask(
            gen2::Q,
            match q {
                Gen2Q::Dynamic => vec![0],
                Gen2Q::Fixed(q) => vec![1, q],
            },
        )
    });
    [session, target, q].into_iter().flatten().collect()
}

impl Dialect for Mercury {
    type Ask = Ask;

    fn gap(&self) -> Span {
        MERCURY_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look_reply(bytes)
    }

    fn look_last(&self, bytes: &[u8]) -> Look {
        let is_expected = match bytes {
            [_, 20, op::VERSION, 0, 0, ..] => self.is_asking_version,
            [_, _, op::SET_CONFIG, ..] => self.is_check_off,
            _ => false,
        };
        match unchecked_length(bytes) {
            Some(length) if is_expected && length == bytes.len() => {
                let is_dated = |data: &[u8]| Version::parse(data).is_some_and(|version| version.has_date());
                if length == 25 && !is_dated(&bytes[5..]) { look_reply(bytes) } else { Look::Frame(length) }
            }
            _ => look_reply(bytes),
        }
    }

    fn opening(&self) -> Opening {
        // A stream without tags says something once a second only, so the stop is sent even to a silent line.
        let stops = vec![Ask::Stop.encode()];
        Opening { listen: LISTEN, stops, is_stopped_always: true, quiet: QUIET, longest: DRAIN_MAX }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        if step == 0 {
            self.todo = self.set_up();
            self.unanswered = self.unanswered.saturating_add(1);
            (self.is_asking_version, self.is_check_off, self.listener.is_told) = (true, false, false);
            return Step::Ask(Ask::Version);
        }
        match self.todo.pop_front() {
            Some(ask) => {
                self.is_asking_version |= ask == Ask::Version;
                Step::Ask(ask)
            }
            None => {
                self.is_set_up = true;
                Step::Done(None)
            }
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let capabilities = identity::capabilities(&self.version, self.power, self.sockets);
        (self.version.model(), self.version.firmware_words(), capabilities)
    }

    fn style(&self) -> Style {
        if self.version.streams() {
            Style::Stream { quiet: Span(u64::from(self.cycle_ms(CYCLE_MS)) * 2 + 500) }
        } else {
            Style::Rounds
        }
    }

    fn round(&mut self) -> Option<Ask> {
        Some(match self.turn {
            Turn::Search => self.search(self.filter.clone()),
            Turn::Fetch => Ask::Buffer(BUFFER_FIELDS),
            Turn::Clear => Ask::Clear,
        })
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        let possible = |is_possible: bool, why| if is_possible { Ok(()) } else { Err(why) };
        match order {
            Order::SetPower(power) => possible(self.is_power_possible(*power), RefusedWhy::OutOfRange),
            Order::SetRegion(region) => possible(self.region_of(*region).is_some(), RefusedWhy::NotSupported),
            Order::SetAntennas(antennas) => self.check_antennas(antennas),
            Order::SetGen2(Gen2 { q: Some(Gen2Q::Fixed(q)), .. }) => {
                possible(*q <= 15, RefusedWhy::OutOfRange)
            }
            Order::Select(Some(mask)) => {
                possible(Filter::of_mask(mask).is_some() && mask.length <= 496, RefusedWhy::OutOfRange)
            }
            Order::SetPin { pin, .. } => possible((1..=4).contains(pin), RefusedWhy::OutOfRange),
            Order::Beep => Err(RefusedWhy::NotSupported),
            _ => Ok(()),
        }
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if let (0, Err(why)) = (at, self.check(order)) {
            return Step::Refuse(why);
        }
        match order {
            Order::Start => {
                if at == 0 {
                    self.turn = Turn::Search;
                    self.listener.begin(self.ports());
                    return Step::Ask(self.search_list());
                }
                let is_again = at == 1 || std::mem::take(&mut self.is_start_again);
                if is_again && self.version.streams() { Step::Ask(self.start()) } else { Step::Done(None) }
            }
            Order::Stop if at == 0 && self.version.streams() => Step::Ask(Ask::Stop),
            Order::Stop => Step::Done(None),
            Order::Select(mask) => {
                self.filter = mask.as_ref().and_then(Filter::of_mask);
                Step::Done(None)
            }
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Lock(_) | Order::Kill(_) => {
                self.tag_step(order, at)
            }
            _ => match self.simple(order).into_iter().nth(at) {
                Some(ask) => Step::Ask(ask),
                None => Step::Done(self.settle(order)),
            },
        }
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        // A module that does not answer may be asleep; the second opening wakes it.
        let wake = if *ask == Ask::Version && self.unanswered > 1 { WAKE_BYTES } else { 0 };
        let mut bytes = vec![0xFF; wake];
        bytes.extend(ask.encode());
        bytes
    }

    fn patience(&self, ask: &Ask) -> Span {
        match ask {
            Ask::Version => VERSION_ANSWER,
            Ask::Boot => BOOT_ANSWER,
            Ask::Search(search) => Span(u64::from(search.timeout) + LINE.0),
            Ask::Stop | Ask::Buffer(_) => LINE,
            Ask::Read { .. } | Ask::Write { .. } | Ask::WriteEpc { .. } => TAG_ANSWER,
            Ask::Lock { .. } | Ask::Kill { .. } => TAG_ANSWER,
            _ => ANSWER,
        }
    }

    fn tries(&self, ask: &Ask) -> u8 {
        match ask {
            // Done twice they mean something else, or fail for a reason that misleads.
            Ask::Lock { .. } | Ask::Kill { .. } => 1,
            Ask::Version => 2,
            _ => 3,
        }
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(reply) = decode_reply(frame) else { return Taken::Garbled };
        let is_answer = asked.is_some_and(|ask| ask.opcode() == reply.opcode);
        match (reply.opcode, asked) {
            (op::CONTINUOUS, _) => self.on_continuous(&reply, asked),
            (op::READ_MULTIPLE, Some(Ask::Search(_))) if !report::is_tag(reply.data) => {
                self.answered(&reply, asked, told)
            }
            (op::READ_MULTIPLE, _) => self.listener.on_frame(&reply, told),
            (op::PROFILE, _) if !is_answer => {
                self.listener.tell_once("the reader is set to read by itself", told);
                Taken::Aside
            }
            (op::SILION, _) => Taken::Aside,
            (_, Some(_)) if is_answer => self.answered(&reply, asked, told),
            (op::BUFFER, _) => {
                let reads = Buffer::parse(reply.data).map(|buffer| buffer.records).unwrap_or_default();
                reads.iter().for_each(|record| told.read(record.to_read()));
                Taken::Aside
            }
            (opcode, _) if opcode == self.last => Taken::Aside,
            // It answers something that was never asked: it has started afresh.
            (_, _) => Taken::Restarted,
        }
    }
}
