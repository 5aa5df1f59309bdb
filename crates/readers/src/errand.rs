//! One tag, one task: reading, writing, locking and killing go through the same moves in every family. Look who is
//! there, make sure it is clear which tag is meant, aim, do it, read back. A family only says how each move is asked.

#![allow(clippy::wildcard_enum_match_arm, reason = "orders that touch no tag are none of its business")]

use std::collections::{BTreeMap, VecDeque};

use codes::Epc;
use codes::memory::{LockPayload, Lockable, Password, Protection};
use codes::pc::PcWord;
use model::{AntennaPort, Bank};

use crate::limits::ERRAND_TAGS_MAX;
use crate::order::{Answer, MemoryRead, MemoryWrite, Order, RefusedWhy, Which};

/// What is asked of the reader next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// A short round, the so-manieth (0, 1, …). The family tells the tags it heard with [`Errand::hear`].
    Look(usize),
    /// Work on this antenna from here on.
    Turn(AntennaPort),
    /// Only the tag with this number is meant from here on.
    Aim(Epc),
    /// Read memory; the words are told with [`Errand::bring`].
    Read {
        /// The bank.
        bank: Bank,
        /// First word.
        word: u16,
        /// How many.
        words: u8,
        /// The access password.
        password: Password,
    },
    /// Write memory.
    Write {
        /// The bank.
        bank: Bank,
        /// First word.
        word: u16,
        /// What.
        words: Vec<u16>,
        /// The access password.
        password: Password,
    },
    /// Change one protection.
    Lock {
        /// Of what.
        what: Lockable,
        /// To what.
        how: Protection,
        /// The access password.
        password: Password,
    },
    /// Kill the tag.
    Kill(Password),
    /// All tags are meant again.
    Release,
}

/// What follows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Next {
    /// This.
    Move(Move),
    /// The order is done.
    Done(Option<Answer>),
    /// The order cannot be done.
    Refuse(RefusedWhy),
}

/// What a reader can do for an errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Means {
    /// It can be told which tag is meant by its number. Otherwise no second tag may answer.
    pub aims: bool,
    /// It has antennas that are worked one at a time.
    pub turns: bool,
    /// It says how many tags took part in an access, so that two tags with one number are noticed.
    pub counts: bool,
}

/// The task in hand.
#[derive(Clone, Debug)]
pub(crate) struct Errand {
    means: Means,
    looks: usize,
    /// Who was heard, and where.
    heard: BTreeMap<Epc, AntennaPort>,
    is_double: bool,
    plan: VecDeque<Move>,
    words: Option<Vec<u16>>,
    tags: u16,
}

impl Errand {
    /// No task yet.
    pub fn new(means: Means) -> Errand {
        Errand {
            means,
            looks: 1,
            heard: BTreeMap::new(),
            is_double: false,
            plan: VecDeque::new(),
            words: None,
            tags: 0,
        }
    }

    /// A tag was heard while looking.
    pub fn hear(&mut self, epc: Epc, antenna: AntennaPort) {
        if self.heard.len() < ERRAND_TAGS_MAX || self.heard.contains_key(&epc) {
            self.heard.entry(epc).or_insert(antenna);
        }
    }

    /// Two tags with one number answered in one round.
    pub fn hear_double(&mut self) {
        self.is_double = true;
    }

    /// Words were read.
    pub fn bring(&mut self, words: Vec<u16>) {
        self.words = Some(words);
    }

    /// So many tags took part in an access.
    pub fn count(&mut self, tags: u16) {
        self.tags = self.tags.max(tags);
    }

    /// What follows. `at` counts the moves of this order; `looks` is how many rounds tell who is there.
    pub fn next(&mut self, order: &Order, at: usize, looks: usize) -> Next {
        if at == 0 {
            if let Err(why) = check(order) {
                return Next::Refuse(why);
            }
            *self = Errand { looks: looks.max(1), ..Errand::new(self.means) };
        }
        if at < self.looks {
            return Next::Move(Move::Look(at));
        }
        if at == self.looks {
            match self.choose(order).and_then(|(epc, antenna)| self.plan(order, epc, antenna)) {
                Ok(plan) => self.plan = plan,
                Err(why) => return Next::Refuse(why),
            }
        } else if self.tags > 1 {
            return Next::Refuse(RefusedWhy::SeveralTags);
        }
        match self.plan.pop_front() {
            Some(next) => Next::Move(next),
            None => self.finish(order),
        }
    }

    /// Which tag is meant, if that is clear.
    fn choose(&self, order: &Order) -> Result<(Epc, AntennaPort), RefusedWhy> {
        let which = which_of(order).ok_or(RefusedWhy::NotSupported)?;
        let chosen = match which {
            Which::TheOnlyOne => self.heard.iter().next(),
            Which::Epc(epc) => self.heard.get_key_value(epc),
        };
        let (epc, antenna) = chosen.ok_or(RefusedWhy::NoTag)?;
        let must_be_alone = matches!(which, Which::TheOnlyOne) || !self.means.aims;
        if self.is_double || (must_be_alone && self.heard.len() > 1) {
            return Err(RefusedWhy::SeveralTags);
        }
        Ok((*epc, *antenna))
    }

    fn plan(&self, order: &Order, epc: Epc, antenna: AntennaPort) -> Result<VecDeque<Move>, RefusedWhy> {
        let Means { aims, turns, counts } = self.means;
        let mut plan = VecDeque::new();
        plan.extend(turns.then_some(Move::Turn(antenna)));
        plan.extend(aims.then_some(Move::Aim(epc)));
        if counts && !matches!(order, Order::Read(_)) {
            // The PC word can always be read: this only counts who feels meant.
            plan.push_back(Move::Read { bank: Bank::Epc, word: 1, words: 1, password: Password(0) });
        }
        plan.extend(task(order, aims)?);
        plan.extend(aims.then_some(Move::Release));
        Ok(plan)
    }

    fn finish(&mut self, order: &Order) -> Next {
        let wanted = match order {
            Order::Write(write) => write.words.clone(),
            Order::WriteEpc(write) => pc_and_epc(&write.epc),
            Order::Read(_) => {
                let words = self.words.take().ok_or(RefusedWhy::NoTag);
                return words.map_or_else(Next::Refuse, |words| Next::Done(Some(Answer::Words(words))));
            }
            _ => return Next::Done(None),
        };
        match self.words.take() {
            Some(words) if words == wanted => Next::Done(Some(Answer::Words(words))),
            Some(_) | None => Next::Refuse(RefusedWhy::ReadBackDiffers),
        }
    }
}

fn which_of(order: &Order) -> Option<&Which> {
    match order {
        Order::Read(order) => Some(&order.which),
        Order::Write(order) => Some(&order.which),
        Order::WriteEpc(order) => Some(&order.which),
        Order::Lock(order) => Some(&order.which),
        Order::Kill(order) => Some(&order.which),
        Order::Start
        | Order::Stop
        | Order::SetPower(_)
        | Order::SetRegion(_)
        | Order::SetAntennas(_)
        | Order::SetGen2(_)
        | Order::Select(_)
        | Order::ReadPins
        | Order::SetPin { .. }
        | Order::Beep
        | Order::AskTemperature
        | Order::CheckAntennas
        | Order::AskFirmware => None,
    }
}

/// Wishes that contradict themselves are refused before anything is sent.
fn check(order: &Order) -> Result<(), RefusedWhy> {
    let is_possible = match order {
        Order::Read(MemoryRead { words, word, .. }) => {
            *words > 0 && word.checked_add(u16::from(*words)).is_some()
        }
        Order::Write(MemoryWrite { words, word, .. }) => {
            let count = u8::try_from(words.len()).unwrap_or(0);
            count > 0 && word.checked_add(u16::from(count)).is_some()
        }
        Order::WriteEpc(write) => write.epc.as_bytes().len().is_multiple_of(2),
        Order::Lock(lock) => {
            let protections = protections(lock.payload)?;
            !protections.is_empty()
        }
        Order::Kill(kill) => !kill.password.is_factory(),
        _ => true,
    };
    if is_possible { Ok(()) } else { Err(RefusedWhy::OutOfRange) }
}

fn task(order: &Order, aims: bool) -> Result<Vec<Move>, RefusedWhy> {
    Ok(match order {
        Order::Read(MemoryRead { bank, word, words, password, .. }) => {
            vec![Move::Read { bank: *bank, word: *word, words: *words, password: *password }]
        }
        Order::Write(write) => {
            let MemoryWrite { bank, word, words, password, .. } = write.clone();
            let count = words.len() as u8;
            let back = Move::Read { bank, word, words: count, password: password_after(write) };
            vec![Move::Write { bank, word, words, password }, back]
        }
        Order::WriteEpc(write) => {
            let words = pc_and_epc(&write.epc);
            let count = words.len() as u8;
            let password = write.password;
            let mut moves = vec![Move::Write { bank: Bank::Epc, word: 1, words, password }];
            // From here on it answers to its new number.
            moves.extend(aims.then_some(Move::Aim(write.epc)));
            moves.push(Move::Read { bank: Bank::Epc, word: 1, words: count, password });
            moves
        }
        Order::Lock(lock) => protections(lock.payload)?
            .into_iter()
            .map(|(what, how)| Move::Lock { what, how, password: lock.password })
            .collect(),
        Order::Kill(kill) => vec![Move::Kill(kill.password)],
        _ => return Err(RefusedWhy::NotSupported),
    })
}

/// PC and number as words, as they stand in bank 01 from word 1 on.
pub(crate) fn pc_and_epc(epc: &Epc) -> Vec<u16> {
    let words = epc.as_bytes().chunks(2).map(|two| u16::from_be_bytes([two[0], *two.get(1).unwrap_or(&0)]));
    std::iter::once(PcWord::for_epc(epc).0).chain(words).collect()
}

/// Whoever writes a new access password needs the new one to read back.
fn password_after(write: &MemoryWrite) -> Password {
    let at =
        |word: u16| -> Option<u16> { write.words.get(usize::from(word.checked_sub(write.word)?)).copied() };
    match (write.bank, at(2), at(3)) {
        (Bank::Reserved, Some(high), Some(low)) => Password(u32::from(high) << 16 | u32::from(low)),
        (Bank::Reserved | Bank::Epc | Bank::Tid | Bank::User, ..) => write.password,
    }
}

/// The changes a lock payload makes, one by one (Gen2 §6.3.2.12.3.5). Changes of half a pair cannot be said by
/// readers that lock one thing at a time.
pub(crate) fn protections(payload: LockPayload) -> Result<Vec<(Lockable, Protection)>, RefusedWhy> {
    let things =
        [Lockable::KillPassword, Lockable::AccessPassword, Lockable::Epc, Lockable::Tid, Lockable::User];
    let mut changes = Vec::new();
    for (at, what) in things.into_iter().enumerate() {
        let shift = 8 - 2 * at;
        match (payload.bits() >> (shift + 10) & 3, payload.bits() >> shift & 3) {
            (0b00, _) => {}
            (0b10, 0b00 | 0b01) => changes.push((what, Protection::Open)),
            (0b10, _) => changes.push((what, Protection::Password)),
            (0b11, 0b01) => changes.push((what, Protection::OpenForEver)),
            (0b11, 0b11) => changes.push((what, Protection::ClosedForEver)),
            (_, _) => return Err(RefusedWhy::NotSupported),
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests;
