//! How an A0 reader is talked with, in both dialects. An Invelion reader is asked for each round; a UCChip module
//! streams from one antenna until it is stopped, and is asked for rounds when there are several.

use std::collections::BTreeSet;

use codes::Epc;
use model::{AntennaPort, AntennaUse, Capabilities, Gen2Session, Gen2Target, Span};

use super::Variant;
use super::frame::{Frame, look, take_apart};
use super::message::{Answer, Ask, is_invelion_answer, is_ucchip_answer, socket_of};
use super::names::{code, status};
use super::record::Record;
use crate::driver::Telemetry;
use crate::errand::{Errand, Means};
use crate::family::Family;
use crate::order::{AntennaCheck, Order, RefusedWhy};
use crate::talk::{self, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// A round of Invelion readers ends after three seconds at the latest; one that says nothing for two is lost.
const ROUND_PATIENCE: Span = Span(2_000);
/// Reading, writing and locking take several tries on the air.
const ACCESS_PATIENCE: Span = Span(1_500);
/// Everything else is answered within some milliseconds.
const PATIENCE: Span = Span(300);
/// A start that is refused is refused at once.
const START_PATIENCE: Span = Span(150);
/// What is still on its way when a stop is given.
const STOP_PATIENCE: Span = Span(60);
/// A UCChip stream that says nothing for so long is stopped and started again: nothing tells an empty field from a
/// dead module.
const STREAM_QUIET: Span = Span(1_500);
/// So many rounds between two looks at the reader itself.
const UPKEEP_ROUNDS: u32 = 64;
/// One round of this kind takes about so long; dwell is counted in rounds.
const ROUND_MS: u64 = 40;

/// One antenna in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) port: u8,
    pub(super) rounds: u8,
    pub(super) power: Option<u8>,
}

/// What is known of a reader, and what it was told.
#[derive(Debug)]
pub(crate) struct Dialect {
    pub(super) variant: Variant,
    /// Its own address, once it has answered.
    pub(super) address: Option<u8>,
    /// How often it was asked what it is without being known.
    asked: u8,
    /// It answered as the other dialect: nothing more is said to it.
    is_other: bool,
    /// It was heard streaming before anything was asked.
    is_streaming: bool,
    pub(super) firmware: Vec<u8>,
    /// First place of its region in the frequency table.
    pub(super) freq_index: u8,
    pub(super) powers: Vec<u8>,
    has_temperature: bool,
    pub(super) turns: Vec<Turn>,
    turn: usize,
    rounds_left: u8,
    /// The antenna it is set to, if that is known.
    pub(super) chosen: Option<u8>,
    /// The power all antennas shall have.
    pub(super) power: Option<u8>,
    /// The power it was last set to.
    pub(super) set_power: Option<u8>,
    /// Whether the power it tells is the one it was set to. Only then a change means that it forgot.
    pub(super) tells_power: bool,
    pub(super) gen2: Option<(Gen2Session, Gen2Target)>,
    pub(super) is_flipped: bool,
    rounds: u32,
    pub(super) errand: Errand,
    /// Tags of the access in flight that were told so far.
    told_tags: u16,
    /// What the last question brought.
    pub(super) value: Vec<u8>,
    pub(super) checks: Vec<AntennaCheck>,
    /// Antennas that were told to be missing.
    missing: BTreeSet<u8>,
    /// The answers in flight belong to a check of the antennas, which goes on whatever they say.
    pub(super) is_checking: bool,
}

impl Dialect {
    /// Nothing is known yet.
    pub(crate) fn new(variant: Variant) -> Dialect {
        Dialect {
            variant,
            address: None,
            asked: 0,
            is_other: false,
            is_streaming: false,
            firmware: Vec::new(),
            freq_index: 7,
            powers: Vec::new(),
            has_temperature: false,
            turns: vec![Turn { port: 1, rounds: 1, power: None }],
            turn: 0,
            rounds_left: 1,
            chosen: None,
            power: None,
            set_power: None,
            tells_power: false,
            gen2: None,
            is_flipped: false,
            rounds: 0,
            errand: Errand::new(Means { aims: true, turns: true, counts: true }),
            told_tags: 0,
            value: Vec::new(),
            checks: Vec::new(),
            missing: BTreeSet::new(),
            is_checking: false,
        }
    }

    /// Sockets it has, as far as it says: a reader with eight tells eight powers.
    pub(super) fn sockets(&self) -> u8 {
        if self.powers.len() == 8 { 8 } else { 4 }
    }

    /// Where it is spoken to.
    fn to(&self) -> u8 {
        let publicly = match (self.variant, self.asked % 2) {
            (Variant::Invelion, 1) => 0x01,
            (Variant::Invelion, _) => 0xFF,
            (Variant::Ucchip, _) => 0x00,
        };
        self.address.unwrap_or(publicly)
    }

    /// These antennas in turn from here on.
    pub(super) fn use_antennas(&mut self, antennas: &[AntennaUse]) {
        let turn = |used: &AntennaUse| Turn {
            port: used.port.0,
            rounds: used.dwell.map_or(1, |dwell| dwell.0.div_ceil(ROUND_MS).clamp(1, 250) as u8),
            power: used.power.and_then(super::orders::dbm_of),
        };
        self.turns = antennas.iter().map(turn).collect();
        (self.turn, self.rounds_left) = (0, 0);
        self.missing.clear();
    }

    /// From the first antenna on.
    pub(super) fn begin(&mut self) {
        (self.turn, self.rounds_left, self.rounds) = (0, 0, 0);
    }

    /// So many rounds on one antenna, as each dialect says it.
    pub(super) fn round_on(&self, port: u8, rounds: u8) -> Ask {
        let gen2 = self.gen2.filter(|_| self.variant == Variant::Invelion);
        match (self.variant, gen2) {
            (Variant::Ucchip, _) => Ask::new(code::OTHER_ROUND, &[port, rounds, 0, 0]),
            (Variant::Invelion, None) => Ask::new(code::ROUND, &[rounds]),
            (Variant::Invelion, Some((session, target))) => {
                let is_b = match target {
                    Gen2Target::A => false,
                    Gen2Target::B => true,
                    Gen2Target::Both => self.is_flipped,
                };
                Ask::new(code::GEN2_ROUND, &[session.number(), u8::from(is_b), rounds])
            }
        }
    }

    /// The power an antenna shall have, if the reader has another one now.
    fn power_due(&self, turn: Turn) -> Option<u8> {
        let wanted = turn.power.or(self.power)?;
        (self.variant == Variant::Invelion && self.set_power != Some(wanted)).then_some(wanted)
    }

    fn antenna_is_missing(&mut self, port: u8, told: &mut Told<'_>) -> Taken {
        if self.missing.insert(port) {
            told.telemetry(Telemetry::Antenna { antenna: AntennaPort(port), is_connected: false });
            told.fault(format!("antenna {port} is not connected or badly matched"));
        }
        // With one good antenna left the round goes on to it.
        if self.turns.iter().all(|turn| self.missing.contains(&turn.port)) {
            Taken::Refused(RefusedWhy::Status(u16::from(status::NO_ANTENNA)))
        } else {
            Taken::Answered
        }
    }

    /// An antenna has listened.
    fn listened(&mut self, port: u8, told: &mut Told<'_>) {
        if self.missing.remove(&port) {
            told.telemetry(Telemetry::Antenna { antenna: AntennaPort(port), is_connected: true });
        }
        self.is_flipped = !self.is_flipped;
        told.telemetry(Telemetry::Dwell { antenna: AntennaPort(port), dwells: 1 });
    }

    /// The antenna the round in flight is on.
    fn port_of(&self, ask: &Ask) -> u8 {
        match (self.variant, ask.data.first()) {
            (Variant::Ucchip, Some(port)) => *port,
            (Variant::Ucchip, None) | (Variant::Invelion, _) => self.chosen.unwrap_or(1),
        }
    }

    fn on_tag(&mut self, frame: &Frame<'_>, asked: Option<&Ask>, epc: Epc, port: u8) -> Taken {
        self.is_streaming = true;
        self.errand.hear(epc, AntennaPort(port.max(1)));
        match asked {
            // The start of a stream has no other answer.
            Some(ask) if is_stream_start(self.variant, ask) && frame.code == code::ROUND => Taken::Answered,
            Some(ask) if ask.code == frame.code => Taken::More,
            Some(_) | None => Taken::Aside,
        }
    }

    fn on_status(&mut self, frame: &Frame<'_>, asked: Option<&Ask>, is: u8, told: &mut Told<'_>) -> Taken {
        if is == status::RESET {
            return Taken::Restarted;
        }
        let Some(ask) = asked.filter(|ask| ask.code == frame.code) else {
            let is_over = is != status::OK && is != status::NO_TAG && is_round(frame.code);
            return if is_over && self.variant == Variant::Ucchip { Taken::Ended } else { Taken::Aside };
        };
        match is {
            status::ROUNDS_OVER | status::TURNS_OVER => {
                self.listened(self.port_of(ask), told);
                Taken::Answered
            }
            // A module that counts rounds says this for each empty one, and tells the end by itself.
            status::NO_TAG if is_round(ask.code) && self.variant == Variant::Ucchip => Taken::More,
            status::NO_TAG if is_round(ask.code) => {
                self.listened(self.port_of(ask), told);
                Taken::Answered
            }
            // The stream is tried again when it stays silent: the antenna may come back.
            status::NO_ANTENNA if is_stream_start(self.variant, ask) => {
                self.antenna_is_missing(self.port_of(ask), told);
                Taken::Answered
            }
            status::NO_ANTENNA if is_round(ask.code) => self.antenna_is_missing(self.port_of(ask), told),
            status::OK => {
                self.obeyed(ask);
                Taken::Answered
            }
            _ if self.is_checking => {
                self.value = vec![status::NO_RETURN_LOSS];
                Taken::Answered
            }
            status::NO_TAG => Taken::Refused(RefusedWhy::NoTag),
            status::PASSWORD if super::message::has_records(ask.code) => {
                Taken::Refused(RefusedWhy::WrongPassword)
            }
            why => Taken::Refused(RefusedWhy::Status(u16::from(why))),
        }
    }

    /// A setting was made.
    fn obeyed(&mut self, ask: &Ask) {
        match (ask.code, ask.data.as_slice()) {
            (code::SET_ANTENNA, [socket]) => {
                self.chosen = Some(super::message::port_of(self.variant, *socket));
            }
            (code::SET_POWER | code::SET_POWERS, [power, ..]) => self.set_power = Some(*power),
            (code::SET_REGION, [_, first, _]) => self.freq_index = *first,
            _ => {}
        }
    }

    fn on_record(&mut self, asked: Option<&Ask>, frame: &Frame<'_>, record: &Record) -> Taken {
        let Some(ask) = asked.filter(|ask| ask.code == frame.code) else {
            return Taken::Aside;
        };
        self.told_tags = self.told_tags.saturating_add(1);
        self.errand.count(record.tags);
        match ask.code {
            code::READ => {
                let words = record.words.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
                self.errand.bring(words.collect());
            }
            _ if record.mark == status::PASSWORD => return Taken::Refused(RefusedWhy::WrongPassword),
            _ if record.mark != status::OK => {
                return Taken::Refused(RefusedWhy::Status(u16::from(record.mark)));
            }
            _ => {}
        }
        if self.told_tags >= record.tags { Taken::Answered } else { Taken::More }
    }

    fn on_value(&mut self, asked: Option<&Ask>, frame: &Frame<'_>, told: &mut Told<'_>) -> Taken {
        let Some(ask) = asked.filter(|ask| ask.code == frame.code && !frame.data.is_empty()) else {
            return Taken::Aside;
        };
        match (ask.code, frame.data) {
            (code::FIRMWARE, version) => {
                let length = if self.variant == Variant::Invelion { 2 } else { 3 };
                if version.len() != length {
                    self.is_other = true;
                    return Taken::Refused(RefusedWhy::NotSupported);
                }
                self.firmware = version.to_vec();
                self.address = Some(frame.address);
            }
            (code::GET_POWER, powers) => {
                let has_forgotten =
                    self.tells_power && self.set_power.is_some_and(|power| !powers.contains(&power));
                self.powers = powers.to_vec();
                if has_forgotten {
                    (self.chosen, self.set_power) = (None, None);
                    return Taken::Restarted;
                }
            }
            (code::GET_REGION, [_, first, _]) => self.freq_index = *first,
            (code::TEMPERATURE, [_, degrees]) => {
                self.has_temperature = true;
                told.telemetry(Telemetry::Temperature(i16::from(*degrees) * 10));
            }
            _ => {}
        }
        self.value = frame.data.to_vec();
        Taken::Answered
    }
}

fn is_round(code: u8) -> bool {
    matches!(code, code::SWITCH_ROUND..=code::GEN2_ROUND)
}

fn is_stream_start(variant: Variant, ask: &Ask) -> bool {
    variant == Variant::Ucchip && ask.code == code::ROUND
}

impl talk::Dialect for Dialect {
    type Ask = Ask;

    fn gap(&self) -> Span {
        crate::limits::A0_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        match self.variant {
            Variant::Invelion => look(bytes, is_invelion_answer),
            Variant::Ucchip => look(bytes, is_ucchip_answer),
        }
    }

    /// The stop of a UCChip module switches on FastTID at an Invelion reader: it is only sent to one that was heard
    /// streaming in the dialect, or to an address where no Invelion reader answers.
    fn opening(&self) -> Opening {
        let may_stop =
            self.variant == Variant::Ucchip && !self.is_other && (self.is_streaming || self.asked > 0);
        let stops = if may_stop { vec![Ask::new(code::STOP, &[]).encode(self.to())] } else { Vec::new() };
        Opening { listen: Span(300), stops, is_stopped_always: false, quiet: Span(120), longest: Span(3_500) }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        match step {
            _ if self.is_other => Step::Refuse(RefusedWhy::NotSupported),
            0 => {
                if self.address.is_none() {
                    self.asked = self.asked.saturating_add(1);
                }
                Step::Ask(Ask::new(code::FIRMWARE, &[]))
            }
            1 => Step::Ask(Ask::new(code::GET_REGION, &[])),
            2 => Step::Ask(Ask::new(code::GET_POWER, &[])),
            3 => Step::Ask(Ask::new(code::TEMPERATURE, &[])),
            _ => Step::Done(None),
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        let (model, capabilities) = match self.variant {
            Variant::Invelion => ("R2000 class reader", super::A0.capabilities()),
            Variant::Ucchip => ("UCChip module", crate::families::a0_ucchip::A0Ucchip.capabilities()),
        };
        let capabilities = Capabilities { antennas: self.sockets(), ..capabilities };
        (model.to_owned(), super::orders::version(&self.firmware), capabilities)
    }

    fn style(&self) -> Style {
        if self.variant == Variant::Ucchip && self.turns.len() == 1 {
            Style::Stream { quiet: STREAM_QUIET }
        } else {
            Style::Rounds
        }
    }

    fn round(&mut self) -> Option<Ask> {
        self.rounds = self.rounds.wrapping_add(1);
        match self.rounds % UPKEEP_ROUNDS {
            8 if self.tells_power => return Some(Ask::new(code::GET_POWER, &[])),
            40 if self.has_temperature => return Some(Ask::new(code::TEMPERATURE, &[])),
            _ => {}
        }
        if self.rounds_left == 0 {
            self.turn = if self.rounds <= 1 { 0 } else { (self.turn + 1) % self.turns.len().max(1) };
            self.rounds_left = self.turns.get(self.turn)?.rounds;
        }
        let turn = *self.turns.get(self.turn)?;
        if self.variant == Variant::Ucchip {
            self.rounds_left = 0;
            return Some(self.round_on(turn.port, turn.rounds));
        }
        if self.chosen != Some(turn.port) {
            return Some(Ask::new(code::SET_ANTENNA, &[socket_of(self.variant, turn.port)]));
        }
        if let Some(power) = self.power_due(turn) {
            return Some(Ask::new(code::SET_POWER, &[power]));
        }
        self.rounds_left -= 1;
        Some(self.round_on(turn.port, 1))
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        self.check_order(order)
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        self.told_tags = 0;
        self.step_of(order, at)
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        ask.encode(self.to())
    }

    fn patience(&self, ask: &Ask) -> Span {
        match ask.code {
            _ if is_stream_start(self.variant, ask) => START_PATIENCE,
            code::STOP => STOP_PATIENCE,
            code if is_round(code) => ROUND_PATIENCE,
            code::READ..=code::KILL | code::RETURN_LOSS => ACCESS_PATIENCE,
            _ => PATIENCE,
        }
    }

    fn tries(&self, ask: &Ask) -> u8 {
        // What changes a tag is not done twice unseen: the read-back tells what became of it.
        if matches!(ask.code, code::WRITE..=code::KILL) { 1 } else { 3 }
    }

    fn is_done_by_silence(&self, ask: &Ask) -> bool {
        self.variant == Variant::Ucchip && (ask.code == code::STOP || is_stream_start(self.variant, ask))
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = take_apart(frame) else { return Taken::Garbled };
        if self.address.is_some_and(|own| own != frame.address) {
            // A neighbour on the same wires.
            return Taken::Aside;
        }
        match Answer::parse(self.variant, &frame) {
            None => Taken::Garbled,
            Some(Answer::Tag(report)) => {
                let read = report.read();
                let port = read.antenna.0;
                told.read(read);
                if self.missing.remove(&port) {
                    told.telemetry(Telemetry::Antenna { antenna: AntennaPort(port), is_connected: true });
                }
                self.on_tag(&frame, asked, report.epc, port)
            }
            Some(Answer::End(end)) => {
                let Some(ask) = asked.filter(|ask| ask.code == frame.code) else { return Taken::Aside };
                let port = end.antenna.unwrap_or_else(|| self.port_of(ask));
                // The end counts four antennas only: with eight it is the one that was chosen.
                let port = self.chosen.filter(|chosen| *chosen > 4).unwrap_or(port);
                self.listened(port, told);
                Taken::Answered
            }
            Some(Answer::NoAntenna(port)) => {
                let is_ours = asked.is_some_and(|ask| ask.code == frame.code);
                let taken = self.antenna_is_missing(port, told);
                if is_ours { taken } else { Taken::Aside }
            }
            Some(Answer::Status(is)) => self.on_status(&frame, asked, is, told),
            Some(Answer::Record(record)) => self.on_record(asked, &frame, &record),
            Some(Answer::Value(_)) if frame.code == code::TOO_HOT => {
                told.fault("it is too hot");
                Taken::Aside
            }
            Some(Answer::Value(_)) => self.on_value(asked, &frame, told),
        }
    }
}
