//! The memory of the tags in front of a practice reader: what is written stays written, locks hold, the killed are
//! silent. The world knows tags by the number they were made with; a chip remembers the number it has now.

use std::collections::BTreeMap;

use codes::Epc;
use codes::memory::{Lockable, Password, Protection};
use codes::pc::PcWord;
use model::Bank;

use crate::limits::CHIPS_MAX;
use crate::world::Echo;

/// Words of user memory a usual chip has.
const USER_WORDS: usize = 32;
/// Words of bank 01: CRC, PC and 31 words of number.
const EPC_WORDS: usize = 33;

/// Why a chip did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denied {
    /// It wants another password.
    Password,
    /// It is locked.
    Locked,
    /// There is no such memory.
    Range,
}

#[derive(Clone, Debug)]
struct Chip {
    reserved: Vec<u16>,
    epc: Vec<u16>,
    tid: Vec<u16>,
    user: Vec<u16>,
    locks: Vec<(Lockable, Protection)>,
    is_dead: bool,
}

/// All chips that were touched so far.
#[derive(Debug, Default)]
pub(super) struct Chips {
    touched: BTreeMap<Epc, Chip>,
}

impl Chip {
    fn new(epc: &Epc) -> Chip {
        let mut bank = vec![0, PcWord::for_epc(epc).0];
        bank.extend(
            epc.as_bytes().chunks(2).map(|two| u16::from_be_bytes([two[0], *two.get(1).unwrap_or(&0)])),
        );
        bank.resize(EPC_WORDS, 0);
        let serial = epc.as_bytes().iter().fold(0u16, |sum, byte| sum.rotate_left(3) ^ u16::from(*byte));
        Chip {
            reserved: vec![0; 4],
            epc: bank,
            tid: vec![0xE280, 0x1160, 0x2000, serial, serial ^ 0x5A5A, 0x0001],
            user: vec![0; USER_WORDS],
            locks: Vec::new(),
            is_dead: false,
        }
    }

    fn number(&self) -> Option<Epc> {
        let words = usize::from(self.epc.get(1)? >> 11);
        let bytes: Vec<u8> = self.epc.get(2..2 + words)?.iter().flat_map(|word| word.to_be_bytes()).collect();
        Epc::from_bytes(&bytes).ok()
    }

    fn bank(&mut self, bank: Bank) -> &mut Vec<u16> {
        match bank {
            Bank::Reserved => &mut self.reserved,
            Bank::Epc => &mut self.epc,
            Bank::Tid => &mut self.tid,
            Bank::User => &mut self.user,
        }
    }

    fn password(&self, at: usize) -> Password {
        let word = |at: usize| u32::from(self.reserved.get(at).copied().unwrap_or(0));
        Password(word(at) << 16 | word(at + 1))
    }

    /// A password that is given must be right; none is open to everybody.
    fn opens(&self, password: Password) -> Result<bool, Denied> {
        let own = self.password(2);
        match (own.is_factory(), password.is_factory()) {
            (_, true) => Ok(own.is_factory()),
            (_, false) if password == own => Ok(true),
            (_, false) => Err(Denied::Password),
        }
    }

    fn may(&self, what: Lockable, is_open: bool) -> bool {
        let how = self.locks.iter().rev().find(|(locked, _)| *locked == what).map(|(_, how)| *how);
        match how {
            None | Some(Protection::Open | Protection::OpenForEver) => true,
            Some(Protection::Password) => is_open,
            Some(Protection::ClosedForEver) => false,
        }
    }
}

fn lockable(bank: Bank, word: usize) -> Lockable {
    match bank {
        Bank::Reserved if word < 2 => Lockable::KillPassword,
        Bank::Reserved => Lockable::AccessPassword,
        Bank::Epc => Lockable::Epc,
        Bank::Tid => Lockable::Tid,
        Bank::User => Lockable::User,
    }
}

impl Chips {
    /// The tags that answer, each with the number it was made with; the echo has the number it has now.
    pub fn hear(&self, heard: Vec<Echo>) -> Vec<(Epc, Echo)> {
        let alive = |mut echo: Echo| {
            let made = echo.epc;
            if let Some(chip) = self.touched.get(&made) {
                echo.epc = chip.number().filter(|_| !chip.is_dead)?;
            }
            Some((made, echo))
        };
        heard.into_iter().filter_map(alive).collect()
    }

    fn chip(&mut self, made: &Epc) -> Result<&mut Chip, Denied> {
        if self.touched.len() >= CHIPS_MAX && !self.touched.contains_key(made) {
            return Err(Denied::Range);
        }
        Ok(self.touched.entry(*made).or_insert_with(|| Chip::new(made)))
    }

    /// Reads words.
    pub fn read(
        &mut self,
        made: &Epc,
        bank: Bank,
        word: usize,
        words: usize,
        password: Password,
    ) -> Result<Vec<u16>, Denied> {
        let chip = self.chip(made)?;
        let is_open = chip.opens(password)?;
        if bank == Bank::Reserved && !chip.may(lockable(bank, word), is_open) {
            return Err(Denied::Locked);
        }
        chip.bank(bank).get(word..word + words).map(<[u16]>::to_vec).ok_or(Denied::Range)
    }

    /// Writes words.
    pub fn write(
        &mut self,
        made: &Epc,
        bank: Bank,
        word: usize,
        words: &[u16],
        password: Password,
    ) -> Result<(), Denied> {
        let chip = self.chip(made)?;
        let is_open = chip.opens(password)?;
        if bank == Bank::Tid || !chip.may(lockable(bank, word), is_open) {
            return Err(Denied::Locked);
        }
        chip.bank(bank).get_mut(word..word + words.len()).ok_or(Denied::Range)?.copy_from_slice(words);
        Ok(())
    }

    /// Locks; what was closed or opened for ever stays so.
    pub fn lock(
        &mut self,
        made: &Epc,
        what: Lockable,
        how: Protection,
        password: Password,
    ) -> Result<(), Denied> {
        let chip = self.chip(made)?;
        if !chip.opens(password)? {
            return Err(Denied::Password);
        }
        let is_final = |held: &(Lockable, Protection)| {
            held.0 == what && matches!(held.1, Protection::OpenForEver | Protection::ClosedForEver)
        };
        if chip.locks.iter().any(is_final) {
            return Err(Denied::Locked);
        }
        chip.locks.retain(|(held, _)| *held != what);
        chip.locks.push((what, how));
        Ok(())
    }

    /// Kills, if the kill password is set and right.
    pub fn kill(&mut self, made: &Epc, password: Password) -> Result<(), Denied> {
        let chip = self.chip(made)?;
        if password.is_factory() || chip.password(0) != password {
            return Err(Denied::Password);
        }
        chip.is_dead = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Password = Password(0);

    fn epc() -> Epc {
        "E28011700000000000000001".parse().unwrap()
    }

    fn heard(chips: &Chips) -> Vec<Epc> {
        chips.hear(vec![Echo { epc: epc(), dbm: -50.0 }]).into_iter().map(|(_, echo)| echo.epc).collect()
    }

    #[test]
    fn a_new_number_is_the_number_from_then_on() {
        let mut chips = Chips::default();
        assert_eq!(heard(&chips), [epc()]);
        chips.write(&epc(), Bank::Epc, 1, &[0x1000, 0x300E, 0xD89F], NONE).unwrap();
        assert_eq!(heard(&chips)[0].to_hex(), "300ED89F");
        assert_eq!(chips.read(&epc(), Bank::Epc, 1, 3, NONE), Ok(vec![0x1000, 0x300E, 0xD89F]));
    }

    #[test]
    fn locks_hold_and_open_with_the_password() {
        let (mut chips, word) = (Chips::default(), Password(0x0001_0002));
        chips.write(&epc(), Bank::Reserved, 2, &[1, 2], NONE).unwrap();
        assert_eq!(chips.lock(&epc(), Lockable::User, Protection::Password, NONE), Err(Denied::Password));
        chips.lock(&epc(), Lockable::User, Protection::Password, word).unwrap();
        assert_eq!(chips.write(&epc(), Bank::User, 0, &[7], NONE), Err(Denied::Locked));
        assert_eq!(chips.write(&epc(), Bank::User, 0, &[7], Password(9)), Err(Denied::Password));
        assert_eq!(chips.write(&epc(), Bank::User, 0, &[7], word), Ok(()));
        chips.lock(&epc(), Lockable::User, Protection::ClosedForEver, word).unwrap();
        assert_eq!(chips.write(&epc(), Bank::User, 0, &[8], word), Err(Denied::Locked));
        assert_eq!(chips.lock(&epc(), Lockable::User, Protection::Open, word), Err(Denied::Locked));
        assert_eq!(chips.read(&epc(), Bank::User, 0, 1, NONE), Ok(vec![7]));
        assert_eq!(chips.read(&epc(), Bank::User, 31, 2, NONE), Err(Denied::Range));
        assert_eq!(chips.write(&epc(), Bank::Tid, 0, &[0], word), Err(Denied::Locked));
    }

    #[test]
    fn the_killed_are_silent() {
        let mut chips = Chips::default();
        assert_eq!(chips.kill(&epc(), Password(5)), Err(Denied::Password));
        chips.write(&epc(), Bank::Reserved, 0, &[0, 5], NONE).unwrap();
        chips.kill(&epc(), Password(5)).unwrap();
        assert!(heard(&chips).is_empty());
    }
}
