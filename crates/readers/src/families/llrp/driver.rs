//! The LLRP dialect: greeted, asked what it is, set up, then one reading order that goes on until it is stopped.

use std::cell::Cell;
use std::collections::VecDeque;

use model::{Abilities, Ability, AntennaUse, Capabilities, Gen2, PowerRange, Span, TxPower};

use crate::driver::Telemetry;
use crate::errand::{Errand, Means, Move, Next};
use crate::families::llrp::frame::{Frame, decode, encode, look, wanted};
use crate::families::llrp::message::{
    Access, Ask, Facts, LOOK, LOOK_MS, Outcome, Plan, ROSPEC, antenna, connection_word, extension_status,
    kind, outcome, status, status_word, tree,
};
use crate::families::llrp::node::{Node, read_all};
use crate::families::llrp::report;
use crate::families::llrp::shapes::IMPINJ;
use crate::limits::LLRP_GAP;
use crate::order::{Answer, AntennaCheck, Order, Pin, RefusedWhy};
use crate::talk::{Dialect, Opening, Step, Style, Taken, Told};
use crate::wire::Look;

/// A reader greets whoever connects; a slow one gets this long. Then it is asked all the same.
const GREETING: Span = Span(1_900);
/// Answers come within some milliseconds; adding an order to a small reader takes longest.
const ANSWER: Span = Span(2_000);
/// The first answer of all: whoever does not give it is no LLRP reader.
const FIRST_ANSWER: Span = Span(1_000);
/// Silence after which a reading reader is asked for a sign of life; its keepalives come every 10 s.
const QUIET: Span = Span(5_000);
/// A look at the field and everything it brings.
const LOOK_ANSWER: Span = Span(LOOK_MS as u64 + 2_000);

/// What an LLRP reader can do before it has said so.
pub(super) fn usual() -> Capabilities {
    Capabilities {
        antennas: 4,
        reports_signal: true,
        signal_is_dbm: true,
        power: Some(PowerRange { least: TxPower(100), most: TxPower(315) }),
        abilities: Abilities::of(&[
            Ability::StartStop,
            Ability::Power,
            Ability::Antennas,
            Ability::Dwell,
            Ability::Gen2,
            Ability::Select,
            Ability::ReadMemory,
            Ability::WriteMemory,
            Ability::Lock,
            Ability::Kill,
            Ability::Inputs,
            Ability::Outputs,
            Ability::AntennaCheck,
            Ability::Firmware,
            Ability::Frequency,
            Ability::Time,
        ]),
    }
}

/// What is known of one reader.
pub(crate) struct Llrp {
    version: u8,
    is_greeted: bool,
    is_identified: bool,
    stage: u8,
    facts: Facts,
    has_extensions: bool,
    has_cleared: bool,
    /// Hop table and channel the reader uses, to say them again with the power.
    channel: Option<(u16, u16)>,
    power: Option<u16>,
    antennas: Vec<AntennaUse>,
    gen2: Gen2,
    mask: Option<codes::select::Mask>,
    connected: Vec<AntennaCheck>,
    pins: Vec<Pin>,
    /// The antennas of the AI specs of the running order, to know whose dwell has ended.
    dwelling: Vec<u16>,
    errand: Errand,
    moves: usize,
    target: Option<codes::Epc>,
    task: Option<Move>,
    outcome: Option<Outcome>,
    pending: VecDeque<Ask>,
    last_id: Cell<u32>,
}

impl Llrp {
    pub(crate) fn new() -> Llrp {
        Llrp {
            version: 1,
            is_greeted: false,
            is_identified: false,
            stage: 0,
            facts: Facts { antennas: 1, ..Facts::default() },
            has_extensions: false,
            has_cleared: false,
            channel: None,
            power: None,
            antennas: Vec::new(),
            gen2: Gen2::default(),
            mask: None,
            connected: Vec::new(),
            pins: Vec::new(),
            dwelling: Vec::new(),
            errand: Errand::new(Means { aims: true, turns: false, counts: false }),
            moves: 0,
            target: None,
            task: None,
            outcome: None,
            pending: VecDeque::new(),
            last_id: Cell::new(0),
        }
    }

    fn plan(&self, rospec: u32) -> Plan {
        let is_look = rospec == LOOK;
        let dwell = |used: &AntennaUse| used.dwell.map(|span| u32::try_from(span.0).unwrap_or(u32::MAX));
        Plan {
            rospec,
            antennas: self.antennas.iter().map(|used| (u16::from(used.port.0), dwell(used))).collect(),
            transmitter: self.power.map(|index| {
                let (hop, channel) = self.channel.unwrap_or((self.facts.hop_table, 1));
                (hop, channel, index)
            }),
            gen2: self.gen2,
            // Looking and working on one tag is for everybody in the field.
            mask: self.mask.clone().filter(|_| !is_look),
            is_impinj: self.facts.vendor == IMPINJ && self.has_extensions,
            ends_after: is_look.then_some(LOOK_MS),
        }
    }

    fn add(&self, rospec: u32) -> Ask {
        Ask::Add(Box::new(self.plan(rospec)))
    }

    /// With a dwell the order starts itself again and again; started by hand it would be started twice.
    fn starts_itself(&self) -> bool {
        self.antennas.iter().any(|used| used.dwell.is_some())
    }

    fn capabilities(&self) -> Capabilities {
        let least = self.facts.powers.iter().map(|(_, power)| *power).min();
        let most = self.facts.powers.iter().map(|(_, power)| *power).max();
        let power = least.zip(most).map(|(least, most)| PowerRange {
            least: TxPower(least.div_euclid(10) + i16::from(least.rem_euclid(10) > 0)),
            most: TxPower(most.div_euclid(10)),
        });
        let mut abilities = usual().abilities;
        for (ability, has) in [
            (Ability::Power, power.is_some()),
            (Ability::Inputs, self.facts.pins.0 > 0),
            (Ability::Outputs, self.facts.pins.1 > 0),
            (Ability::Frequency, !self.facts.frequencies.is_empty()),
        ] {
            if !has {
                abilities = abilities.without(Abilities::of(&[ability]));
            }
        }
        if self.facts.vendor == IMPINJ {
            abilities = abilities.with(Abilities::of(&[Ability::Phase]));
        }
        Capabilities {
            antennas: self.facts.antennas,
            reports_signal: true,
            signal_is_dbm: true,
            power,
            abilities,
        }
    }

    /// What follows of a task on one tag: each move is several messages.
    fn errand_step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if at == 0 {
            self.moves = 0;
            (self.target, self.task, self.outcome) = (None, None, None);
            self.pending.clear();
        }
        loop {
            if let Some(ask) = self.pending.pop_front() {
                return Step::Ask(ask);
            }
            if self.task.take().is_some() {
                match self.outcome.take() {
                    Some(Outcome::Done(words)) if !words.is_empty() => self.errand.bring(words),
                    Some(Outcome::Done(_)) => {}
                    Some(Outcome::Failed(why)) => return Step::Refuse(why),
                    None => return Step::Refuse(RefusedWhy::NoTag),
                }
            }
            let next = self.errand.next(order, self.moves, 1);
            self.moves += 1;
            match next {
                Next::Done(answer) => return Step::Done(answer),
                Next::Refuse(why) => return Step::Refuse(why),
                Next::Move(next) => self.plan_move(next),
            }
        }
    }

    fn plan_move(&mut self, next: Move) {
        match next {
            Move::Look(_) => {
                self.pending.extend([
                    Ask::DeleteAccess,
                    Ask::Delete(LOOK),
                    self.add(LOOK),
                    Ask::Enable(LOOK),
                    Ask::Look,
                ]);
            }
            Move::Turn(_) => {}
            Move::Aim(epc) => self.target = Some(epc),
            Move::Release => {
                self.target = None;
                self.pending.extend([Ask::DeleteAccess, Ask::Delete(LOOK)]);
            }
            task @ (Move::Read { .. } | Move::Write { .. } | Move::Lock { .. } | Move::Kill(_)) => {
                self.task = Some(task.clone());
                let access = Access { target: self.target, task };
                self.pending.extend([
                    Ask::DeleteAccess,
                    Ask::AddAccess(Box::new(access)),
                    Ask::EnableAccess,
                    Ask::Look,
                ]);
            }
        }
    }

    fn on_report(&mut self, frame: &Frame<'_>, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        if !report::is_whole(frame.body) {
            return Taken::Garbled;
        }
        let is_looking = asked == Some(&Ask::Look);
        let Llrp { facts, errand, outcome: found, .. } = self;
        report::reads(frame.body, &facts.frequencies, |read, tag| {
            if is_looking {
                errand.hear(read.epc, read.antenna);
                if let Some(children) = read_all(tag, 0) {
                    let report = Node {
                        number: report::TAG_REPORT_DATA,
                        vendor: None,
                        name: "tag_report_data",
                        values: Vec::new(),
                        children,
                        length: tag.len(),
                    };
                    *found = outcome(&report).or(found.take());
                }
            } else {
                told.read(read);
            }
        });
        Taken::Aside
    }

    fn on_event(&mut self, event: &Node, asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(event) = event.child(246) else { return Taken::Aside };
        let mut taken = Taken::Aside;
        for part in &event.children {
            let number = |name: &str| part.number(name).unwrap_or(0);
            match part.number {
                256 => self.on_connection(number("status"), told),
                255 => {
                    if let Some(antenna) = antenna(number("antenna_id")) {
                        told.telemetry(Telemetry::Antenna {
                            antenna,
                            is_connected: number("event_type") == 1,
                        });
                    }
                }
                254 => self.on_dwell(number("spec_index"), number("rospec_id"), told),
                249 if number("event_type") == 1
                    && number("rospec_id") == i64::from(LOOK)
                    && asked == Some(&Ask::Look) =>
                {
                    taken = Taken::Answered;
                }
                248 => {
                    let pin = u8::try_from(number("gpi_port_number")).unwrap_or(u8::MAX);
                    told.telemetry(Telemetry::Input { pin, is_on: number("gpi_event") == 1 });
                }
                251 => told.telemetry(Telemetry::Overflow),
                252 => told.fault(part.text("message").unwrap_or("the reader reports a fault").to_owned()),
                _ => {}
            }
        }
        taken
    }

    fn on_connection(&mut self, status: i64, told: &mut Told<'_>) {
        match status {
            0 => self.is_greeted = true,
            // To the one who is connected it says that another one knocked.
            4 if self.is_greeted => told.fault(connection_word(status)),
            1 | 2 | 4 => {
                told.fault(connection_word(status));
                told.turned_away();
            }
            _ => told.fault(connection_word(status)),
        }
    }

    /// The spec with this index (counted from 1) has ended: its antenna has had its turn.
    fn on_dwell(&self, spec: i64, rospec: i64, told: &mut Told<'_>) {
        if rospec != i64::from(ROSPEC) {
            return;
        }
        let used = usize::try_from(spec - 1).ok().and_then(|at| self.dwelling.get(at));
        if let Some(antenna) = used.and_then(|used| antenna(i64::from(*used))) {
            told.telemetry(Telemetry::Dwell { antenna, dwells: 1 });
        }
    }

    /// The answer to what was asked: what it taught, and whether it was a yes.
    fn on_answer(&mut self, ask: &Ask, body: &Node) -> Taken {
        let (number, _) = status(body).unwrap_or((0, String::new()));
        if number != 0 {
            return self.on_no(ask, number);
        }
        match ask {
            Ask::Versions => {
                let best = body.number("supported_version").unwrap_or(1);
                let now = body.number("current_version").unwrap_or(1);
                self.version = if now >= 2 { 2 } else { 1 };
                if best >= 2 && self.version < 2 {
                    self.pending.push_back(Ask::SetVersion(2));
                }
            }
            Ask::SetVersion(version) => self.version = *version,
            Ask::Capabilities => self.facts = Facts::read(body),
            Ask::Config(_) => self.learn_config(body),
            // Its end is the answer.
            Ask::Look => return Taken::More,
            Ask::SetUp
            | Ask::Extensions
            | Ask::Power(..)
            | Ask::Output(..)
            | Ask::Delete(_)
            | Ask::Add(_)
            | Ask::Enable(_)
            | Ask::Start(_)
            | Ask::Stop(_)
            | Ask::DeleteAccess
            | Ask::AddAccess(_)
            | Ask::EnableAccess => {}
        }
        Taken::Answered
    }

    fn on_no(&mut self, ask: &Ask, number: u16) -> Taken {
        match ask {
            // What is not there cannot be forgotten or stopped; and a reader of 1.0.1 knows no versions.
            Ask::Delete(_) | Ask::DeleteAccess | Ask::Stop(_) | Ask::Versions => Taken::Answered,
            // Orders left by a program that is gone hold the antennas. Only one program is served at a time, and that
            // is us: whatever is there belongs to nobody.
            Ask::Enable(ROSPEC) | Ask::Start(ROSPEC) if !self.has_cleared => {
                self.has_cleared = true;
                self.pending = VecDeque::from([Ask::Delete(0), self.add(ROSPEC), Ask::Enable(ROSPEC)]);
                self.pending.extend((!self.starts_itself()).then_some(Ask::Start(ROSPEC)));
                Taken::Answered
            }
            Ask::SetVersion(_)
            | Ask::Capabilities
            | Ask::Config(_)
            | Ask::SetUp
            | Ask::Extensions
            | Ask::Power(..)
            | Ask::Output(..)
            | Ask::Add(_)
            | Ask::Enable(_)
            | Ask::Start(_)
            | Ask::AddAccess(_)
            | Ask::EnableAccess
            | Ask::Look => Taken::Refused(RefusedWhy::Status(number)),
        }
    }

    fn learn_config(&mut self, body: &Node) {
        let connected = body.all(221).filter_map(|node| {
            Some(AntennaCheck {
                port: antenna(node.number("antenna_id")?)?,
                is_connected: Some(node.number("antenna_connected")? == 1),
                return_loss: None,
            })
        });
        let connected: Vec<AntennaCheck> = connected.collect();
        let pins = body.all(225).filter_map(|node| {
            let pin = u8::try_from(node.number("gpi_port_num")?).ok()?;
            Some(Pin { pin, is_output: false, is_on: node.number("state")? == 1 })
        });
        let pins: Vec<Pin> = pins.collect();
        // An answer to a narrower question says nothing about the rest.
        if !connected.is_empty() {
            self.connected = connected;
        }
        if !pins.is_empty() {
            self.pins = pins;
        }
        if let Some(used) = body.all(222).find_map(|node| node.child(224)) {
            let number = |name: &str| u16::try_from(used.number(name).unwrap_or(0)).unwrap_or(0);
            self.channel = Some((number("hop_table_id"), number("channel_index")));
        }
    }

    fn start_step(&mut self, at: usize) -> Step<Ask> {
        if at == 0 {
            self.has_cleared = false;
            self.dwelling = if self.starts_itself() {
                self.antennas.iter().map(|used| u16::from(used.port.0)).collect()
            } else {
                Vec::new()
            };
            self.pending = VecDeque::from([Ask::Delete(ROSPEC), self.add(ROSPEC), Ask::Enable(ROSPEC)]);
            self.pending.extend((!self.starts_itself()).then_some(Ask::Start(ROSPEC)));
        }
        self.pending.pop_front().map_or(Step::Done(None), Step::Ask)
    }

    fn is_range(&self, power: TxPower) -> bool {
        self.capabilities().power.is_some_and(|range| (range.least..=range.most).contains(&power))
    }

    fn ask_once(at: usize, ask: Ask) -> Step<Ask> {
        if at == 0 { Step::Ask(ask) } else { Step::Done(None) }
    }
}

impl Dialect for Llrp {
    type Ask = Ask;

    fn gap(&self) -> Span {
        LLRP_GAP
    }

    fn look(&self, bytes: &[u8]) -> Look {
        look(bytes)
    }

    fn least(&self, bytes: &[u8]) -> usize {
        wanted(bytes)
    }

    fn opening(&self) -> Opening {
        Opening {
            listen: GREETING,
            stops: Vec::new(),
            is_stopped_always: false,
            quiet: Span(0),
            longest: Span(0),
        }
    }

    fn identify(&mut self, step: usize) -> Step<Ask> {
        if self.is_identified {
            return Step::Ask(Ask::Config(8));
        }
        if step == 0 {
            self.stage = 0;
            self.pending.clear();
        }
        if let Some(ask) = self.pending.pop_front() {
            return Step::Ask(ask);
        }
        self.stage += 1;
        if self.stage == 3 && self.facts.vendor != IMPINJ {
            self.stage += 1;
        }
        match self.stage {
            1 => Step::Ask(Ask::Versions),
            2 => Step::Ask(Ask::Capabilities),
            3 => Step::Ask(Ask::Extensions),
            4 => Step::Ask(Ask::Config(0)),
            5 => Step::Ask(Ask::SetUp),
            _ => {
                self.is_identified = true;
                Step::Done(None)
            }
        }
    }

    fn identity(&self) -> (String, String, Capabilities) {
        (self.facts.name(), self.facts.firmware.clone(), self.capabilities())
    }

    fn style(&self) -> Style {
        Style::Kept { quiet: QUIET }
    }

    fn check(&self, order: &Order) -> Result<(), RefusedWhy> {
        let can = |ability: Ability| {
            if self.capabilities().can(ability) { Ok(()) } else { Err(RefusedWhy::NotSupported) }
        };
        let fits = |is_right: bool| if is_right { Ok(()) } else { Err(RefusedWhy::OutOfRange) };
        match order {
            Order::SetPower(power) => can(Ability::Power).and(fits(self.is_range(*power))),
            Order::SetAntennas(used) => {
                let is_there = |used: &AntennaUse| (1..=self.facts.antennas).contains(&used.port.0);
                fits(!used.is_empty() && used.iter().all(is_there))?;
                if used.iter().any(|used| used.power.is_some()) {
                    Err(RefusedWhy::NotSupported)
                } else {
                    Ok(())
                }
            }
            // How many slots a round has is the reader's own business.
            Order::SetGen2(gen2) if gen2.q.is_some() => Err(RefusedWhy::NotSupported),
            Order::SetGen2(gen2) if gen2.target.is_some() && self.facts.vendor != IMPINJ => {
                Err(RefusedWhy::NotSupported)
            }
            Order::SetRegion(_) | Order::Beep | Order::AskTemperature => Err(RefusedWhy::NotSupported),
            Order::ReadPins => can(Ability::Inputs),
            Order::SetPin { pin, .. } => {
                can(Ability::Outputs).and(fits((1..=self.facts.pins.1).contains(&u16::from(*pin))))
            }
            Order::Start
            | Order::Stop
            | Order::SetGen2(_)
            | Order::Select(_)
            | Order::Read(_)
            | Order::Write(_)
            | Order::WriteEpc(_)
            | Order::Lock(_)
            | Order::Kill(_)
            | Order::CheckAntennas
            | Order::AskFirmware => Ok(()),
        }
    }

    fn step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if let Err(why) = self.check(order) {
            return Step::Refuse(why);
        }
        match order {
            Order::Start => self.start_step(at),
            Order::Stop => match at {
                0 => Step::Ask(Ask::Stop(ROSPEC)),
                1 => Step::Ask(Ask::Delete(ROSPEC)),
                _ => Step::Done(None),
            },
            Order::SetPower(power) => {
                let Some(index) = self.facts.power_index(power.0) else {
                    return Step::Refuse(RefusedWhy::OutOfRange);
                };
                let (hop, channel) = self.channel.unwrap_or((self.facts.hop_table, 1));
                if at > 0 {
                    self.power = Some(index);
                }
                Llrp::ask_once(at, Ask::Power(hop, channel, index))
            }
            Order::SetAntennas(used) => {
                self.antennas.clone_from(used);
                Step::Done(None)
            }
            Order::SetGen2(gen2) => {
                self.gen2.session = gen2.session.or(self.gen2.session);
                self.gen2.target = gen2.target.or(self.gen2.target);
                Step::Done(None)
            }
            Order::Select(mask) => {
                self.mask.clone_from(mask);
                Step::Done(None)
            }
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Lock(_) | Order::Kill(_) => {
                self.errand_step(order, at)
            }
            Order::ReadPins if at == 0 => Step::Ask(Ask::Config(9)),
            Order::ReadPins => Step::Done(Some(Answer::Pins(self.pins.clone()))),
            Order::SetPin { pin, is_on } => Llrp::ask_once(at, Ask::Output(u16::from(*pin), *is_on)),
            Order::CheckAntennas if at == 0 => Step::Ask(Ask::Config(2)),
            Order::CheckAntennas => Step::Done(Some(Answer::Antennas(self.connected.clone()))),
            Order::AskFirmware if at == 0 => Step::Ask(Ask::Capabilities),
            Order::AskFirmware => Step::Done(Some(Answer::Firmware(self.facts.firmware.clone()))),
            Order::SetRegion(_) | Order::Beep | Order::AskTemperature => {
                Step::Refuse(RefusedWhy::NotSupported)
            }
        }
    }

    fn encode(&self, ask: &Ask) -> Vec<u8> {
        self.last_id.set(self.last_id.get().wrapping_add(1));
        ask.encode(self.version, self.last_id.get())
    }

    /// A reader that does not tell the end of an order has ended it by then all the same.
    fn is_done_by_silence(&self, ask: &Ask) -> bool {
        *ask == Ask::Look
    }

    fn patience(&self, ask: &Ask) -> Span {
        match ask {
            Ask::Look => LOOK_ANSWER,
            Ask::Versions => FIRST_ANSWER,
            Ask::SetVersion(_)
            | Ask::Capabilities
            | Ask::Config(_)
            | Ask::SetUp
            | Ask::Extensions
            | Ask::Power(..)
            | Ask::Output(..)
            | Ask::Delete(_)
            | Ask::Add(_)
            | Ask::Enable(_)
            | Ask::Start(_)
            | Ask::Stop(_)
            | Ask::DeleteAccess
            | Ask::AddAccess(_)
            | Ask::EnableAccess => ANSWER,
        }
    }

    /// TCP loses nothing: what is not answered is not answered the second time either.
    fn tries(&self, _ask: &Ask) -> u8 {
        1
    }

    fn take(&mut self, frame: &[u8], asked: Option<&Ask>, told: &mut Told<'_>) -> Taken {
        let Some(frame) = decode(frame) else { return Taken::Garbled };
        match frame.kind {
            kind::REPORT => return self.on_report(&frame, asked, told),
            kind::KEEPALIVE => {
                // At once: a reader that waits for it drops us.
                told.send(encode(self.version, kind::KEEPALIVE_ACK, frame.id, &[]));
                return Taken::Aside;
            }
            _ => {}
        }
        let is_ours = frame.id == self.last_id.get();
        if let (kind::CUSTOM, Some(Ask::Extensions)) = (frame.kind, asked) {
            self.has_extensions = extension_status(frame.body) == Some(0);
            return Taken::Answered;
        }
        let Some(body) = tree(&frame) else { return Taken::Garbled };
        match (frame.kind, asked) {
            (kind::EVENT, asked) => self.on_event(&body, asked, told),
            (kind::ERROR, Some(ask)) => {
                let (number, _) = status(&body).unwrap_or((100, String::new()));
                self.on_no(ask, number)
            }
            (kind::ERROR, None) => {
                let (number, words) = status(&body).unwrap_or((100, String::new()));
                told.fault(format!("{} ({number}) {words}", status_word(number)));
                Taken::Aside
            }
            (kind, Some(ask)) if kind == ask.reply() && is_ours => self.on_answer(ask, &body),
            (_, _) => Taken::Aside,
        }
    }
}
