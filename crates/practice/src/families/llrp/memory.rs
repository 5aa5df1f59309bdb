//! What is written in the tags: read, written, locked and killed by access orders.

use std::collections::BTreeMap;

use codes::Epc;
use readers::families::llrp::node::{Node, Value, node, node_of};

use super::pc_for;
use crate::limits::THINGS_MAX;

/// Words of user memory.
const USER_WORDS: usize = 32;

/// One tag.
struct Chip {
    /// Kill password, access password.
    reserved: [u16; 4],
    epc: Epc,
    user: [u16; USER_WORDS],
    /// Kill password, access password, number, chip number, user memory: written only with the password.
    is_locked: [bool; 5],
    is_dead: bool,
}

/// The memory of all tags that were ever worked on. By the number they had from the factory.
#[derive(Default)]
pub(super) struct Memory(BTreeMap<Epc, Chip>);

/// Result numbers of LLRP 1.1 §15.2.1.5: they differ from order to order.
mod result {
    pub(super) const READ_OVERRUN: i128 = 4;
    pub(super) const READ_PASSWORD: i128 = 6;
    pub(super) const WRITE_OVERRUN: i128 = 1;
    pub(super) const WRITE_LOCKED: i128 = 2;
    pub(super) const WRITE_PASSWORD: i128 = 7;
    pub(super) const KILL_ZERO: i128 = 1;
    pub(super) const KILL_PASSWORD: i128 = 6;
    pub(super) const LOCK_PASSWORD: i128 = 5;
}

impl Memory {
    /// The number a tag answers with now; `None` if it was killed.
    pub(super) fn number_of(&self, factory: &Epc) -> Option<Epc> {
        match self.0.get(factory) {
            None => Some(*factory),
            Some(chip) if chip.is_dead => None,
            Some(chip) => Some(chip.epc),
        }
    }

    fn chip(&mut self, factory: &Epc) -> Option<&mut Chip> {
        if self.0.len() >= THINGS_MAX && !self.0.contains_key(factory) {
            return None;
        }
        Some(self.0.entry(*factory).or_insert_with(|| Chip {
            reserved: [0; 4],
            epc: *factory,
            user: [0; USER_WORDS],
            is_locked: [false; 5],
            is_dead: false,
        }))
    }

    /// Does one command, and gives the parameter that tells what became of it. `None` for what is no command.
    pub(super) fn obey(&mut self, factory: &Epc, epc: &Epc, command: &Node) -> Option<Node> {
        let chip = self.chip(factory)?;
        let number = |name: &str| command.number(name).unwrap_or(0);
        let opspec = i128::from(number("opspec_id"));
        let access = u32::from(chip.reserved[2]) << 16 | u32::from(chip.reserved[3]);
        let given = number("access_password") as u32;
        let has_password = access == given;
        match command.number {
            341 => {
                let first = usize::try_from(number("word_pointer")).unwrap_or(0);
                let count = usize::try_from(number("word_count")).unwrap_or(0);
                let words = chip.bank(number("mb"), epc).get(first..first + count).map(<[u16]>::to_vec);
                let (result, words) = match words {
                    _ if given != 0 && !has_password => (result::READ_PASSWORD, Vec::new()),
                    Some(words) => (0, words.iter().map(|word| u32::from(*word)).collect()),
                    None => (result::READ_OVERRUN, Vec::new()),
                };
                Some(node_of(
                    349,
                    vec![Value::Number(result), Value::Number(opspec), Value::Numbers(words)],
                    vec![],
                ))
            }
            342 | 347 => {
                let words: Vec<u16> =
                    command.words("write_data").unwrap_or_default().iter().map(|word| *word as u16).collect();
                let first = usize::try_from(number("word_pointer")).unwrap_or(0);
                let result = if given != 0 && !has_password {
                    result::WRITE_PASSWORD
                } else {
                    chip.write(number("mb"), first, &words, has_password && access != 0)
                };
                let written = if result == 0 { words.len() as i128 } else { 0 };
                Some(node(if command.number == 342 { 350 } else { 354 }, &[result, opspec, written], vec![]))
            }
            343 => {
                let kill = u32::from(chip.reserved[0]) << 16 | u32::from(chip.reserved[1]);
                let result = match kill {
                    0 => result::KILL_ZERO,
                    kill if kill != number("kill_password") as u32 => result::KILL_PASSWORD,
                    _ => 0,
                };
                chip.is_dead = result == 0;
                Some(node(351, &[result, opspec], vec![]))
            }
            344 => {
                let result = if has_password { 0 } else { result::LOCK_PASSWORD };
                for payload in command.all(345).filter(|_| has_password) {
                    let field = payload.number("data_field").and_then(|field| usize::try_from(field).ok());
                    let is_closed = payload.number("privilege").is_some_and(|privilege| privilege < 2);
                    if let Some(lock) = field.and_then(|field| chip.is_locked.get_mut(field)) {
                        *lock = is_closed;
                    }
                }
                Some(node(352, &[result, opspec], vec![]))
            }
            _ => None,
        }
    }
}

impl Chip {
    fn bank(&self, bank: i64, epc: &Epc) -> Vec<u16> {
        let words = |bytes: &[u8]| -> Vec<u16> {
            bytes.chunks(2).map(|two| u16::from_be_bytes([two[0], *two.get(1).unwrap_or(&0)])).collect()
        };
        match bank {
            0 => self.reserved.to_vec(),
            1 => [vec![0, pc_for(epc.as_bytes().len())], words(epc.as_bytes())].concat(),
            // A chip number of no maker, made from the number it had first.
            2 => [
                vec![0xE280, 0x1100],
                words(epc.as_bytes().last_chunk::<8>().map_or(&[0; 8][..], |tail| tail)),
            ]
            .concat(),
            _ => self.user.to_vec(),
        }
    }

    fn write(&mut self, bank: i64, first: usize, words: &[u16], is_open: bool) -> i128 {
        let locks: &[usize] = match (bank, first) {
            (0, 0 | 1) => &[0],
            (0, _) => &[1],
            (1, _) => &[2],
            (2, _) => return result::WRITE_LOCKED,
            _ => &[4],
        };
        if !is_open && locks.iter().any(|lock| self.is_locked[*lock]) {
            return result::WRITE_LOCKED;
        }
        if bank == 1 {
            return self.write_number(first, words);
        }
        let memory = if bank == 0 { &mut self.reserved[..] } else { &mut self.user[..] };
        match memory.get_mut(first..first + words.len()) {
            None => result::WRITE_OVERRUN,
            Some(place) => {
                place.copy_from_slice(words);
                0
            }
        }
    }

    /// The PC word says how much of the memory is the number.
    fn write_number(&mut self, first: usize, words: &[u16]) -> i128 {
        let mut all = self.bank(1, &self.epc);
        all.resize(all.len().max(first + words.len()), 0);
        if first == 0 || all.len() > 33 {
            return result::WRITE_OVERRUN;
        }
        all[first..first + words.len()].copy_from_slice(words);
        let length = usize::from(all[1] >> 11);
        all.resize(length + 2, 0);
        let bytes: Vec<u8> = all[2..].iter().flat_map(|word| word.to_be_bytes()).collect();
        match Epc::from_bytes(&bytes) {
            Ok(epc) => {
                self.epc = epc;
                0
            }
            Err(_) => result::WRITE_OVERRUN,
        }
    }
}

/// Whether an access order is for the tag with this number: all its patterns on bank 01 fit.
pub(super) fn is_meant(spec: &Node, epc: &Epc) -> bool {
    let tags = spec.child(209).and_then(|command| command.child(338));
    tags.is_none_or(|tags| tags.all(339).all(|pattern| fits(pattern, epc)))
}

fn fits(pattern: &Node, epc: &Epc) -> bool {
    let bits = |name: &str| match pattern.value(name) {
        Some(Value::Bytes(bytes, Some(count))) => (bytes.clone(), usize::from(*count)),
        _ => (Vec::new(), 0),
    };
    let ((mask, count), (data, _)) = (bits("tag_mask"), bits("tag_data"));
    let from = usize::try_from(pattern.number("pointer").unwrap_or(0)).unwrap_or(0).saturating_sub(0x20);
    let bit = |bytes: &[u8], at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    let is_same = (0..count)
        .all(|at| !bit(&mask, at) || (from + at < epc.bits() && epc.bit(from + at) == bit(&data, at)));
    is_same == (pattern.number("match") != Some(0))
}
