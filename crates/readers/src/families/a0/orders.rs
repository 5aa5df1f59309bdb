//! The orders of everybody in the words of an A0 reader, step by step.

use codes::memory::{Lockable, Protection};
use model::{AntennaPort, Gen2, Gen2Q, Gen2Target, Region, TxPower};

use super::Variant;
use super::dialect::Dialect;
use super::message::{Ask, socket_of};
use super::names::{code, status};
use crate::errand::{Move, Next};
use crate::order::{Answer, AntennaCheck, EpcWrite, MemoryRead, MemoryWrite, Order, Pin, RefusedWhy};
use crate::talk::Step;

/// Most power of any reader of this kind, dBm.
const POWER_MAX: u8 = 33;
/// Rounds that tell who is there before a tag is touched.
const LOOK_ROUNDS: u8 = 3;
/// Less return loss than this means that nothing is connected, dB: the threshold the readers themselves come with.
const CONNECTED_DB: u8 = 3;

/// Whole dBm, if the reader can be set to it.
pub(super) fn dbm_of(power: TxPower) -> Option<u8> {
    let dbm = u8::try_from((i32::from(power.0) + 5).div_euclid(10)).ok()?;
    (power.0 >= 0 && dbm <= POWER_MAX).then_some(dbm)
}

/// Firmware numbers as people write them.
pub(super) fn version(parts: &[u8]) -> String {
    let parts: Vec<String> = parts.iter().map(u8::to_string).collect();
    parts.join(".")
}

/// Region byte, first and last place in the frequency table.
fn region_of(region: Region) -> Option<[u8; 3]> {
    match region {
        Region::NorthAmerica => Some([1, 7, 59]),
        Region::Europe => Some([2, 0, 6]),
        Region::China => Some([3, 43, 53]),
        Region::EuropeUpper
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

fn area_of(what: Lockable) -> u8 {
    match what {
        Lockable::User => 1,
        Lockable::Tid => 2,
        Lockable::Epc => 3,
        Lockable::AccessPassword => 4,
        Lockable::KillPassword => 5,
    }
}

fn lock_type_of(how: Protection) -> u8 {
    match how {
        Protection::Open => 0,
        Protection::Password => 1,
        Protection::OpenForEver => 2,
        Protection::ClosedForEver => 3,
    }
}

fn fits(is_so: bool, why: RefusedWhy) -> Result<(), RefusedWhy> {
    if is_so { Ok(()) } else { Err(why) }
}

impl Dialect {
    /// What is known to be impossible without asking.
    pub(super) fn check_order(&self, order: &Order) -> Result<(), RefusedWhy> {
        let is_invelion = self.variant == Variant::Invelion;
        match order {
            Order::SetPower(power) => fits(dbm_of(*power).is_some(), RefusedWhy::OutOfRange),
            Order::SetRegion(region) => fits(region_of(*region).is_some(), RefusedWhy::NotSupported),
            Order::SetAntennas(antennas) => {
                let is_good = |used: &model::AntennaUse| {
                    (1..=self.sockets()).contains(&used.port.0)
                        && used.power.is_none_or(|power| dbm_of(power).is_some())
                };
                fits(!antennas.is_empty() && antennas.iter().all(is_good), RefusedWhy::OutOfRange)?;
                let has_powers = antennas.iter().any(|used| used.power.is_some());
                fits(is_invelion || !has_powers, RefusedWhy::NotSupported)
            }
            Order::SetGen2(Gen2 { q: Some(Gen2Q::Fixed(_)), .. }) | Order::Select(Some(_)) => {
                Err(RefusedWhy::NotSupported)
            }
            Order::SetGen2(gen2) => {
                let is_both = gen2.target == Some(Gen2Target::Both);
                fits(is_invelion || !is_both, RefusedWhy::NotSupported)
            }
            Order::Read(MemoryRead { word, .. }) => {
                fits(!is_invelion || *word <= 0xFF, RefusedWhy::OutOfRange)
            }
            // Where a UCChip module expects the word address of a write is not known, and a guess writes elsewhere.
            Order::Write(_) | Order::WriteEpc(_) if !is_invelion => Err(RefusedWhy::NotSupported),
            Order::Write(MemoryWrite { word, words, .. }) => {
                fits(*word <= 0xFF && words.len() <= WRITE_WORDS_MAX, RefusedWhy::OutOfRange)
            }
            Order::WriteEpc(EpcWrite { .. })
            | Order::Select(None)
            | Order::Lock(_)
            | Order::Kill(_)
            | Order::Start
            | Order::Stop
            | Order::ReadPins
            | Order::Beep
            | Order::AskTemperature
            | Order::CheckAntennas
            | Order::AskFirmware => Ok(()),
            Order::SetPin { pin, .. } => fits(matches!(pin, 3 | 4), RefusedWhy::OutOfRange),
        }
    }

    /// The next step of an order.
    pub(super) fn step_of(&mut self, order: &Order, at: usize) -> Step<Ask> {
        if at == 0 {
            self.is_checking = false;
            if let Err(why) = self.check_order(order) {
                return Step::Refuse(why);
            }
        }
        match order {
            Order::Start => self.start(at),
            Order::Stop => self.stop(at),
            Order::SetPower(power) => self.set_power_step(*power, at),
            Order::SetRegion(region) => match (at, region_of(*region)) {
                (0, Some(region)) => Step::Ask(Ask::new(code::SET_REGION, &region)),
                (_, _) => Step::Done(None),
            },
            Order::SetAntennas(antennas) => match antennas.get(at) {
                // The reader itself says whether it has the socket.
                Some(used) => Step::Ask(self.choose(used.port.0)),
                None => {
                    self.use_antennas(antennas);
                    Step::Done(None)
                }
            },
            Order::SetGen2(gen2) => self.set_gen2(*gen2, at),
            Order::Select(_) => Step::Done(None),
            Order::Read(_) | Order::Write(_) | Order::WriteEpc(_) | Order::Lock(_) | Order::Kill(_) => {
                self.errand_step(order, at)
            }
            Order::ReadPins => ask_then(at, Ask::new(code::READ_PINS, &[]), || self.pins()),
            Order::SetPin { pin, is_on } => {
                ask_then(at, Ask::new(code::SET_PIN, &[*pin, u8::from(*is_on)]), || Step::Done(None))
            }
            Order::Beep => match at {
                0 => Step::Ask(Ask::new(code::SET_BEEP, &[1])),
                1 => Step::Ask(self.round_on(self.turns.first().map_or(1, |turn| turn.port), 1)),
                2 => Step::Ask(Ask::new(code::SET_BEEP, &[0])),
                _ => Step::Done(None),
            },
            Order::AskTemperature => ask_then(at, Ask::new(code::TEMPERATURE, &[]), || {
                // The sign byte is read in opposite ways by makers and users; a reader at work is warm.
                let degrees = self.value.get(1).map_or(0, |degrees| i16::from(*degrees));
                Step::Done(Some(Answer::Temperature(degrees * 10)))
            }),
            Order::CheckAntennas => self.check_antennas(at),
            Order::AskFirmware => ask_then(at, Ask::new(code::FIRMWARE, &[]), || {
                Step::Done(Some(Answer::Firmware(version(&self.firmware))))
            }),
        }
    }

    fn choose(&self, port: u8) -> Ask {
        Ask::new(code::SET_ANTENNA, &[socket_of(self.variant, port)])
    }

    fn start(&mut self, at: usize) -> Step<Ask> {
        let first = self.turns.first().map_or(1, |turn| turn.port);
        match (self.variant, at) {
            (_, 0) => {
                self.begin();
                Step::Ask(self.choose(first))
            }
            (Variant::Ucchip, 1) if self.turns.len() == 1 => Step::Ask(Ask::new(code::ROUND, &[first])),
            (Variant::Invelion | Variant::Ucchip, _) => Step::Done(None),
        }
    }

    fn stop(&self, at: usize) -> Step<Ask> {
        match (self.variant, at) {
            (Variant::Ucchip, 0) => Step::Ask(Ask::new(code::STOP, &[])),
            // A stop is answered by nothing: whether the module lives is asked.
            (Variant::Ucchip, 1) => Step::Ask(Ask::new(code::FIRMWARE, &[])),
            (Variant::Invelion | Variant::Ucchip, _) => Step::Done(None),
        }
    }

    fn set_power_step(&mut self, power: TxPower, at: usize) -> Step<Ask> {
        let Some(dbm) = dbm_of(power) else { return Step::Refuse(RefusedWhy::OutOfRange) };
        let is_told = !self.powers.is_empty();
        match (at, self.variant) {
            (0, Variant::Invelion) => Step::Ask(Ask::new(code::SET_POWER, &[dbm])),
            (0, Variant::Ucchip) => Step::Ask(Ask::new(code::SET_POWERS, &[dbm; 4])),
            (1, _) if is_told => {
                self.tells_power = false;
                Step::Ask(Ask::new(code::GET_POWER, &[]))
            }
            (_, _) => {
                self.tells_power = is_told && self.powers.contains(&dbm);
                self.power = Some(dbm);
                self.set_power = Some(dbm);
                Step::Done(None)
            }
        }
    }

    fn set_gen2(&mut self, gen2: Gen2, at: usize) -> Step<Ask> {
        let (session, target) = self.gen2.unwrap_or((model::Gen2Session::S0, Gen2Target::A));
        let wanted = (gen2.session.unwrap_or(session), gen2.target.unwrap_or(target));
        match (self.variant, at) {
            (Variant::Ucchip, 0) => {
                let is_b = wanted.1 == Gen2Target::B;
                Step::Ask(Ask::new(code::SET_GEN2, &[wanted.0.number(), u8::from(is_b)]))
            }
            (Variant::Invelion | Variant::Ucchip, _) => {
                self.gen2 = Some(wanted);
                self.is_flipped = false;
                Step::Done(None)
            }
        }
    }

    fn errand_step(&mut self, order: &Order, at: usize) -> Step<Ask> {
        let looks = match self.variant {
            Variant::Invelion => self.turns.len() * 2,
            Variant::Ucchip => self.turns.len(),
        };
        match self.errand.next(order, at, looks) {
            Next::Move(next) => Step::Ask(self.ask_of(next)),
            Next::Done(answer) => Step::Done(answer),
            Next::Refuse(why) => Step::Refuse(why),
        }
    }

    fn ask_of(&self, next: Move) -> Ask {
        let is_invelion = self.variant == Variant::Invelion;
        let port = |turn: usize| self.turns.get(turn).map_or(1, |turn| turn.port);
        match next {
            Move::Look(look) if is_invelion && look % 2 == 0 => self.choose(port(look / 2)),
            Move::Look(_) if is_invelion => Ask::new(code::ROUND, &[LOOK_ROUNDS]),
            Move::Look(look) => self.round_on(port(look), LOOK_ROUNDS),
            Move::Turn(AntennaPort(port)) => self.choose(port),
            Move::Aim(epc) => {
                let mut data = vec![0, epc.as_bytes().len() as u8];
                data.extend_from_slice(epc.as_bytes());
                Ask { code: code::SET_MATCH, data }
            }
            Move::Release => Ask::new(code::SET_MATCH, &[1]),
            Move::Read { bank, word, words, password } if is_invelion => {
                let mut data = vec![bank.number(), word as u8, words];
                if !password.is_factory() {
                    data.extend_from_slice(&password.to_bytes());
                }
                Ask { code: code::READ, data }
            }
            Move::Read { bank, word, words, password } => {
                let mut data = vec![bank.number()];
                data.extend_from_slice(&u32::from(word).to_be_bytes());
                data.extend_from_slice(&u16::from(words).to_be_bytes());
                data.extend_from_slice(&password.to_bytes());
                Ask { code: code::READ, data }
            }
            Move::Write { bank, word, words, password } => {
                let mut data = password.to_bytes().to_vec();
                data.extend_from_slice(&[bank.number(), word as u8, words.len() as u8]);
                data.extend(words.into_iter().flat_map(u16::to_be_bytes));
                Ask { code: code::WRITE, data }
            }
            Move::Lock { what, how, password } => {
                let mut data = password.to_bytes().to_vec();
                data.extend_from_slice(&[area_of(what), lock_type_of(how)]);
                Ask { code: code::LOCK, data }
            }
            Move::Kill(password) => Ask::new(code::KILL, &password.to_bytes()),
        }
    }

    fn pins(&self) -> Step<Ask> {
        let pins = self.value.iter().take(2).zip(1..);
        let pins = pins.map(|(level, pin)| Pin { pin, is_output: false, is_on: *level != 0 });
        Step::Done(Some(Answer::Pins(pins.collect())))
    }

    /// Each socket in turn: choose it, measure it. Sockets the reader does not have are told as not connected.
    fn check_antennas(&mut self, at: usize) -> Step<Ask> {
        if at == 0 {
            self.checks.clear();
        }
        self.is_checking = true;
        if at > 0 && at.is_multiple_of(2) {
            let loss = self.value.first().copied().filter(|loss| *loss != status::NO_RETURN_LOSS);
            self.checks.push(AntennaCheck {
                port: AntennaPort((at / 2) as u8),
                is_connected: Some(loss.is_some_and(|loss| loss >= CONNECTED_DB)),
                return_loss: loss.map(|loss| u16::from(loss) * 10),
            });
        }
        let port = (at / 2 + 1) as u8;
        if port > self.sockets() {
            self.is_checking = false;
            // The antenna is chosen afresh before the next round.
            self.chosen = None;
            return Step::Done(Some(Answer::Antennas(std::mem::take(&mut self.checks))));
        }
        self.value.clear();
        match at % 2 {
            0 => Step::Ask(self.choose(port)),
            _ => Step::Ask(Ask::new(code::RETURN_LOSS, &[self.freq_index])),
        }
    }
}

/// Words one write takes; the frame could hold more, the air does not.
const WRITE_WORDS_MAX: usize = 32;

fn ask_then(at: usize, ask: Ask, then: impl FnOnce() -> Step<Ask>) -> Step<Ask> {
    if at == 0 { Step::Ask(ask) } else { then() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_whole_and_bounded() {
        assert_eq!(dbm_of(TxPower(200)), Some(20));
        assert_eq!(dbm_of(TxPower(196)), Some(20));
        assert_eq!(dbm_of(TxPower(330)), Some(33));
        for power in [-1, 335, i16::MIN, i16::MAX] {
            assert_eq!(dbm_of(TxPower(power)), None, "{power}");
        }
    }

    #[test]
    fn regions_are_places_in_the_frequency_table() {
        use super::super::record::freq_khz;
        let ends =
            |region: Region| region_of(region).map(|[_, first, last]| (freq_khz(first), freq_khz(last)));
        assert_eq!(ends(Region::Europe), Some((Some(865_000), Some(868_000))));
        assert_eq!(ends(Region::NorthAmerica), Some((Some(902_000), Some(928_000))));
        assert_eq!(ends(Region::China), Some((Some(920_000), Some(925_000))));
        assert_eq!(ends(Region::Japan), None);
    }

    #[test]
    fn a_ucchip_module_is_asked_with_long_addresses_and_never_written() {
        let ucchip = Dialect::new(Variant::Ucchip);
        let read = Move::Read {
            bank: model::Bank::User,
            word: 0x1234,
            words: 2,
            password: codes::memory::Password(0),
        };
        assert_eq!(ucchip.ask_of(read).data, [3, 0, 0, 0x12, 0x34, 0, 2, 0, 0, 0, 0]);
        let write = Order::Write(MemoryWrite {
            which: crate::order::Which::TheOnlyOne,
            bank: model::Bank::User,
            word: 0,
            words: vec![1],
            password: codes::memory::Password(0),
        });
        assert_eq!(ucchip.check_order(&write), Err(RefusedWhy::NotSupported));
        assert_eq!(Dialect::new(Variant::Invelion).check_order(&write), Ok(()));
    }
}
