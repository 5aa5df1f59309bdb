//! Work on one tag with the words of a mercury module: an [`Errand`] whose look is a round, the buffer and its emptying.

use std::collections::VecDeque;

use codes::Epc;
use codes::memory::LockPayload;
use model::AntennaPort;

use crate::errand::{Errand, Means, Move, Next};
use crate::families::mercury::message::{Aim, Ask, Filter};
use crate::families::mercury::opcode::op;
use crate::families::mercury::record::{Record, flag};
use crate::limits::ERRAND_TAGS_MAX;
use crate::order::{Order, RefusedWhy};
use crate::talk::Step;

/// Fields needed to know who is there.
const FIELDS: u16 = flag::ANTENNA;

/// The task in hand.
#[derive(Debug)]
pub(super) struct Task {
    errand: Errand,
    moves: usize,
    /// Questions of the look that is going on.
    looking: VecDeque<Ask>,
    left: u32,
    aim: Option<Filter>,
    seen: Vec<Epc>,
}

impl Default for Task {
    fn default() -> Task {
        Task::new(false)
    }
}

impl Task {
    /// A fresh task, on a reader with one antenna or several.
    pub fn new(turns: bool) -> Task {
        Task {
            errand: Errand::new(Means { aims: true, turns, counts: false }),
            moves: 0,
            looking: VecDeque::new(),
            left: 0,
            aim: None,
            seen: Vec::new(),
        }
    }

    /// A tag is there.
    pub fn hear(&mut self, record: &Record) {
        self.errand.hear(record.epc, record.port());
        if self.seen.len() < ERRAND_TAGS_MAX && !self.seen.contains(&record.epc) {
            self.seen.push(record.epc);
        }
    }

    /// So many tags are still in the buffer.
    pub fn set_left(&mut self, left: u32) {
        self.left = left;
    }

    /// Memory was read.
    pub fn bring(&mut self, words: Vec<u16>) {
        self.errand.bring(words);
    }

    /// What follows. `look` is the round that tells who is there.
    pub fn next(&mut self, order: &Order, is_first: bool, look: Ask) -> Step<Ask> {
        if !is_first {
            if self.left > 0 && self.seen.len() < ERRAND_TAGS_MAX && !self.looking.is_empty() {
                return Step::Ask(Ask::Buffer(FIELDS));
            }
            if let Some(ask) = self.looking.pop_front() {
                return Step::Ask(ask);
            }
        }
        loop {
            let next = self.errand.next(order, self.moves, 1);
            self.moves += 1;
            let wanted = match next {
                Next::Move(wanted) => wanted,
                Next::Done(answer) => return Step::Done(answer),
                Next::Refuse(why) => return Step::Refuse(why),
            };
            match self.ask_for(wanted, &look) {
                Ok(Some(ask)) => return Step::Ask(ask),
                Ok(None) => {}
                Err(why) => return Step::Refuse(why),
            }
        }
    }

    fn aim(&self, password: codes::memory::Password) -> Aim {
        Aim { password: password.0, filter: self.aim.clone() }
    }

    /// How a move is asked; some need no question.
    fn ask_for(&mut self, wanted: Move, look: &Ask) -> Result<Option<Ask>, RefusedWhy> {
        Ok(Some(match wanted {
            Move::Look(_) => {
                self.looking = VecDeque::from([look.clone(), Ask::Clear]);
                Ask::Clear
            }
            Move::Turn(AntennaPort(port)) => Ask::Other { opcode: op::SET_ANTENNA, data: vec![port, port] },
            Move::Aim(epc) => {
                // The module takes every number that begins like this one.
                let begins_so = |seen: &&Epc| **seen != epc && seen.as_bytes().starts_with(epc.as_bytes());
                if self.seen.iter().any(|seen| begins_so(&seen)) {
                    return Err(RefusedWhy::SeveralTags);
                }
                self.aim = Filter::of_epc(&epc);
                return Ok(None);
            }
            Move::Release => {
                self.aim = None;
                return Ok(None);
            }
            Move::Read { bank, word, words, password } => {
                let aim = self.aim(password);
                Ask::Read { aim, bank: bank.number(), word: word.into(), words }
            }
            Move::Write { bank, word, words, password } => {
                let data = words.into_iter().flat_map(u16::to_be_bytes).collect();
                Ask::Write { aim: self.aim(password), bank: bank.number(), word: word.into(), data }
            }
            Move::Lock { what, how, password } => {
                let bits = LockPayload::new().with(what, how).bits();
                let (mask, action) = ((bits >> 10) as u16, (bits & 0x3FF) as u16);
                Ask::Lock { aim: self.aim(password), mask, action }
            }
            Move::Kill(password) => Ask::Kill { aim: self.aim(password) },
        }))
    }
}
