//! Orders in chafon terms: what each is asked as, step by step, and what the statuses mean for it.

use codes::memory::{Lockable, Protection};
use codes::select::Mask;
use model::{Abilities, Ability, AntennaPort, AntennaUse, Capabilities, Gen2, Gen2Q, Region, TxPower};

use crate::errand::{Move, Next};
use crate::families::chafon::Chafon;
use crate::families::chafon::dialect::Dialect;
use crate::families::chafon::identity::Identity;
use crate::families::chafon::message::{ANTENNA_FIRST, Aim, Ask, Layout, POWER_NOT_SAVED, code, status};
use crate::family::Family;
use crate::order::{Answer, AntennaCheck, Order, Pin, RefusedWhy};
use crate::talk::Step;

/// Command codes of what is asked for rarely.
pub(super) const READ: u8 = 0x02;
const WRITE: u8 = 0x03;
const KILL: u8 = 0x05;
pub(super) const PROTECT: u8 = 0x06;
const SET_REGION: u8 = 0x22;
const BEEP: u8 = 0x33;
const SET_ANTENNAS: u8 = 0x3F;
const SET_PINS: u8 = 0x46;
pub(super) const GET_PINS: u8 = 0x47;
pub(super) const RETURN_LOSS: u8 = 0x91;
pub(super) const TEMPERATURE: u8 = 0x92;

/// Not to be saved over power-off.
const NOT_SAVED: u8 = 0x80;
/// The highest power any model accepts, in dBm.
const POWER_MAX: i16 = 33;
/// Tenths of a dBm in one of the reader's steps.
const POWER_STEP: i16 = 10;
/// Words of memory that fit into one order.
const WORDS_MAX: usize = 32;
/// Words that are read at a time at most.
const READ_WORDS_MAX: u8 = 120;
/// Rounds on each antenna that tell who is in the field: a round misses a tag now and then.
const LOOKS: usize = 2;

/// What this reader can do.
pub(super) fn capabilities_of(identity: &Identity) -> Capabilities {
    let antennas = identity.antennas().last().map_or(1, |last| last + 1);
    let usual = Chafon.capabilities();
    if identity.layout() == Layout::Antennas {
        return Capabilities { antennas, ..usual };
    }
    let missing = [
        Ability::Antennas,
        Ability::Dwell,
        Ability::Gen2,
        Ability::Select,
        Ability::Inputs,
        Ability::Outputs,
        Ability::Temperature,
        Ability::AntennaCheck,
        Ability::Frequency,
    ];
    let abilities = usual.abilities.without(Abilities::of(&missing));
    Capabilities { antennas, reports_signal: false, abilities, ..usual }
}

fn power_byte(power: TxPower) -> Option<u8> {
    let dbm = power.0.saturating_add(POWER_STEP / 2).div_euclid(POWER_STEP);
    if (0..=POWER_MAX).contains(&dbm) { u8::try_from(dbm).ok() } else { None }
}

/// Band and highest channel (sheet, bands of `dmaxfre` and `dminfre`).
fn band_of(region: Region) -> Option<(u8, u8)> {
    match region {
        Region::China => Some((1, 19)),
        Region::NorthAmerica => Some((2, 49)),
        Region::Korea => Some((3, 31)),
        Region::Europe => Some((4, 14)),
        Region::ChinaLower => Some((8, 19)),
        Region::Taiwan => Some((10, 11)),
        Region::EuropeUpper
        | Region::Japan
        | Region::India
        | Region::Australia
        | Region::NewZealand
        | Region::Brazil => None,
    }
}

/// The middle of a band in kHz, to measure antennas at.
fn middle_khz(identity: &Identity) -> u32 {
    let band = (identity.channel_max >> 6) << 2 | identity.channel_min >> 6;
    let (start, step) = match band {
        1 => (920_125, 250),
        2 => (902_750, 500),
        3 => (917_100, 200),
        4 => (865_100, 200),
        8 => (840_125, 250),
        10 => (922_250, 500),
        _ => (902_600, 400),
    };
    start + step * u32::from((identity.channel_max & 63) + (identity.channel_min & 63)) / 2
}

/// A round that hears only tags that fit.
pub(super) fn masked_round(q: u8, gen2_session: u8, aim: Aim, mask: &Mask) -> Ask {
    let mut data = vec![q, gen2_session, mask.bank];
    data.extend_from_slice(&mask.pointer.to_be_bytes());
    data.push(mask.length as u8);
    data.extend_from_slice(&mask.mask);
    data.extend_from_slice(&[aim.target, ANTENNA_FIRST | (aim.antenna & 0x0F), aim.scan_time]);
    Ask::Other { code: code::ROUND, data }
}

/// What a status means for an order; after FC the tag's own error follows.
pub(super) fn refusal(status: u8, data: &[u8]) -> RefusedWhy {
    match (status, data) {
        (0x05, _) => RefusedWhy::WrongPassword,
        (0x0A | 0x0C, _) => RefusedWhy::OutOfRange,
        (0x0B, _) => RefusedWhy::NotSupported,
        (0x0D, _) | (0xFC, [0x04, ..]) => RefusedWhy::Locked,
        (0xFC, [0x03, ..]) => RefusedWhy::OutOfRange,
        (status::NO_TAG | status::POOR_AIR, _) => RefusedWhy::NoTag,
        (status, _) => RefusedWhy::Status(u16::from(status)),
    }
}

/// Bit 0 and 1 inputs, bits 4 and 5 outputs.
pub(super) fn pins_of(bits: u8) -> Vec<Pin> {
    let pin = |bit: u8, pin: u8, is_output: bool| Pin { pin, is_output, is_on: bits & (1 << bit) != 0 };
    vec![pin(0, 1, false), pin(1, 2, false), pin(4, 1, true), pin(5, 2, true)]
}

/// An antenna that could not be measured.
pub(super) fn unmeasured(antenna: u8, status: u8) -> AntennaCheck {
    let is_connected = (status == status::ANTENNA).then_some(false);
    AntennaCheck { port: AntennaPort(antenna + 1), is_connected, return_loss: None }
}

fn plain(code: u8, data: &[u8]) -> Ask {
    Ask::Other { code, data: data.to_vec() }
}

fn once(ask: Ask, at: usize) -> Step<Ask> {
    if at == 0 { Step::Ask(ask) } else { Step::Done(None) }
}

impl Dialect {
    /// What cannot be done at all.
    #[allow(clippy::wildcard_enum_match_arm, reason = "what is not named needs no look beforehand")]
    pub(super) fn check_order(&self, order: &Order) -> Result<(), RefusedWhy> {
        let can = self.identity.map_or_else(|| Chafon.capabilities(), |identity| capabilities_of(&identity));
        let is_able = |ability| if can.can(ability) { Ok(()) } else { Err(RefusedWhy::NotSupported) };
        let is_right = |is_right: bool| if is_right { Ok(()) } else { Err(RefusedWhy::OutOfRange) };
        if self.is_pushing && !matches!(order, Order::Start | Order::Stop | Order::AskFirmware) {
            // In real-time mode it answers nothing but what it is.
            return Err(RefusedWhy::NotSupported);
        }
        match order {
            Order::SetPower(power) => is_right(power_byte(*power).is_some()),
            Order::SetRegion(region) => is_right(band_of(*region).is_some()),
            Order::SetAntennas(antennas) => is_able(Ability::Antennas).and(is_right(
                !antennas.is_empty() && antennas.iter().all(|used| (1..=16).contains(&used.port.0)),
            )),
            Order::SetGen2(_) => is_able(Ability::Gen2),
            Order::Select(mask) => is_able(Ability::Select).and(is_right(
                mask.as_ref().is_none_or(|mask| mask.length <= 255 && (1..=3).contains(&mask.bank)),
            )),
            Order::Read(read) => is_right(read.words <= READ_WORDS_MAX),
            Order::Write(write) => is_right(write.words.len() <= WORDS_MAX),
            Order::SetPin { pin, .. } => is_able(Ability::Outputs).and(is_right((1..=2).contains(pin))),
            Order::ReadPins => is_able(Ability::Inputs),
            Order::AskTemperature => is_able(Ability::Temperature),
            Order::CheckAntennas => is_able(Ability::AntennaCheck),
            _ => Ok(()),
        }
    }

    /// What is asked next for an order.
    pub(super) fn step_of(&mut self, order: &Order, at: usize) -> Step<Ask> {
        match order {
            Order::Start | Order::Stop => Step::Done(None),
            Order::SetPower(power) => self.power(*power, at),
            Order::SetRegion(region) => match band_of(*region) {
                Some((band, most)) => {
                    once(plain(SET_REGION, &[(band >> 2) << 6 | most, (band & 3) << 6]), at)
                }
                None => Step::Refuse(RefusedWhy::OutOfRange),
            },
            Order::SetAntennas(antennas) => self.use_antennas(antennas),
            Order::SetGen2(gen2) => self.gen2(gen2),
            Order::Select(mask) => {
                self.mask.clone_from(mask);
                Step::Done(None)
            }
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Lock(_) | Order::Kill(_) => {
                self.run(order, at)
            }
            Order::ReadPins => match at {
                0 => Step::Ask(plain(GET_PINS, &[])),
                _ => Step::Done(Some(Answer::Pins(self.pins.clone()))),
            },
            Order::SetPin { pin, is_on } => self.set_pin(*pin, *is_on, at),
            Order::Beep => once(plain(BEEP, &[4, 2, 2]), at),
            Order::AskTemperature => match (at, self.temperature) {
                (0, _) => Step::Ask(plain(TEMPERATURE, &[])),
                (_, Some(tenths)) => Step::Done(Some(Answer::Temperature(tenths))),
                (_, None) => Step::Refuse(RefusedWhy::NotSupported),
            },
            Order::CheckAntennas => self.check_antennas(at),
            Order::AskFirmware => {
                let text = self.identity.map(|identity| identity.firmware()).unwrap_or_default();
                Step::Done(Some(Answer::Firmware(text)))
            }
        }
    }

    fn power(&mut self, power: TxPower, at: usize) -> Step<Ask> {
        let (Some(byte), Some(identity)) = (power_byte(power), self.identity) else {
            return Step::Refuse(RefusedWhy::OutOfRange);
        };
        if byte == identity.power {
            // A UHFReader18 would save it again for nothing.
            return Step::Done(None);
        }
        let byte = if identity.layout() == Layout::Antennas { byte | POWER_NOT_SAVED } else { byte };
        once(Ask::SetPower(byte), at)
    }

    fn use_antennas(&mut self, antennas: &[AntennaUse]) -> Step<Ask> {
        self.antennas = antennas.iter().map(|used| used.port.0.saturating_sub(1)).collect();
        // The reader takes tenths of a second; the shortest dwell it knows is one.
        if let Some(dwell) = antennas.iter().find_map(|used| used.dwell) {
            self.scan_tenths = dwell.0.div_ceil(100).clamp(1, 255) as u8;
        }
        Step::Done(None)
    }

    fn gen2(&mut self, gen2: &Gen2) -> Step<Ask> {
        if let Some(session) = gen2.session {
            self.gen2_session = session.number();
        }
        if let Some(target) = gen2.target {
            self.target = target;
        }
        match gen2.q {
            Some(Gen2Q::Fixed(q)) => self.q = q.min(15),
            Some(Gen2Q::Dynamic) => self.q = 4,
            None => {}
        }
        Step::Done(None)
    }

    fn set_pin(&mut self, pin: u8, is_on: bool, at: usize) -> Step<Ask> {
        match at {
            0 => Step::Ask(plain(GET_PINS, &[])),
            1 => {
                let is_set = |known: &&Pin| if known.pin == pin { is_on } else { known.is_on };
                let bits = self.pins.iter().filter(|known| known.is_output).filter(is_set);
                let bits = bits.fold(0, |bits, known| bits | 1 << (known.pin - 1));
                let own = if is_on { 1 << (pin - 1) } else { 0 };
                Step::Ask(plain(SET_PINS, &[bits | own]))
            }
            _ => Step::Done(None),
        }
    }

    fn check_antennas(&mut self, at: usize) -> Step<Ask> {
        if at == 0 {
            self.checks.clear();
        }
        let (Some(identity), Some(antenna)) = (self.identity, self.antennas.get(at)) else {
            return Step::Done(Some(Answer::Antennas(self.checks.clone())));
        };
        self.checking = *antenna;
        let mut data = middle_khz(&identity).to_be_bytes().to_vec();
        data.push(*antenna);
        Step::Ask(plain(RETURN_LOSS, &data))
    }

    /// Working on one tag.
    fn run(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if at == 0 {
            self.moves = 0;
            self.pending.clear();
            self.aimed.clear();
        }
        let looks = self.antennas.len().max(1) * LOOKS;
        loop {
            if let Some(ask) = self.pending.pop_front() {
                return Step::Ask(ask);
            }
            let next = self.errand.next(order, self.moves, looks);
            self.moves += 1;
            match next {
                Next::Move(next) => {
                    let ask = self.ask_of(next);
                    self.pending.extend(ask);
                }
                Next::Done(answer) => return Step::Done(answer),
                Next::Refuse(why) => return Step::Refuse(why),
            }
        }
    }

    fn ask_of(&mut self, next: Move) -> Option<Ask> {
        match next {
            Move::Look(at) => {
                let antenna = self.antennas.get(at % self.antennas.len().max(1)).copied().unwrap_or(0);
                Some(self.round_on(antenna))
            }
            Move::Turn(_) if self.layout() == Layout::Plain => None,
            Move::Turn(antenna) => Some(plain(SET_ANTENNAS, &[NOT_SAVED | 1 << (antenna.0.clamp(1, 7) - 1)])),
            // The number goes with every order.
            Move::Aim(epc) => {
                self.aimed = epc.as_bytes().to_vec();
                None
            }
            Move::Release => None,
            Move::Read { bank, word, words, password } => {
                let data = self.about_tag(&[], &[bank.number(), word as u8, words], password);
                Some(plain(READ, &data))
            }
            Move::Write { bank, word, words, password } => {
                let mut behind = vec![bank.number(), word as u8];
                behind.extend(words.iter().flat_map(|word| word.to_be_bytes()));
                let data = self.about_tag(&[words.len() as u8], &behind, password);
                Some(plain(WRITE, &data))
            }
            Move::Lock { what, how, password } => {
                let data = self.about_tag(&[], &[select_byte(what), protect_byte(how)], password);
                Some(plain(PROTECT, &data))
            }
            Move::Kill(password) => Some(plain(KILL, &self.about_tag(&[], &[], password))),
        }
    }

    /// What stands in front, length and number of the tag, what follows, the password.
    fn about_tag(&self, front: &[u8], behind: &[u8], password: codes::memory::Password) -> Vec<u8> {
        let mut data = front.to_vec();
        data.push((self.aimed.len() / 2) as u8);
        data.extend_from_slice(&self.aimed);
        data.extend_from_slice(behind);
        data.extend_from_slice(&password.to_bytes());
        data
    }
}

fn select_byte(what: Lockable) -> u8 {
    match what {
        Lockable::KillPassword => 0,
        Lockable::AccessPassword => 1,
        Lockable::Epc => 2,
        Lockable::Tid => 3,
        Lockable::User => 4,
    }
}

fn protect_byte(how: Protection) -> u8 {
    match how {
        Protection::Open => 0,
        Protection::OpenForEver => 1,
        Protection::Password => 2,
        Protection::ClosedForEver => 3,
    }
}
