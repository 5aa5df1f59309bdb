//! EPC → tag. The usual numbers (up to 15 bytes: every 96-bit tag) fit in one machine number of 16 bytes, which
//! keeps the tree four times as dense as whole EPCs would; that is what holds the cost at a million items.

use std::collections::BTreeMap;

use codes::Epc;

use super::TagSlot;

/// Longest EPC that fits into the short key together with its length.
const SHORT_BYTES: usize = 15;

#[derive(Clone, Debug, Default)]
pub(super) struct EpcIndex {
    short: BTreeMap<u128, TagSlot>,
    long: BTreeMap<Epc, TagSlot>,
    /// Further chips with a number that is already in use (copies, badly written tags): rare.
    more: BTreeMap<Epc, Vec<TagSlot>>,
}

/// 15 bytes and the length: two EPCs have the same key only if they are the same.
fn short_key(epc: &Epc) -> Option<u128> {
    let bytes = epc.as_bytes();
    if bytes.len() > SHORT_BYTES {
        return None;
    }
    let mut key = [0u8; 16];
    key[..bytes.len()].copy_from_slice(bytes);
    key[SHORT_BYTES] = bytes.len() as u8;
    Some(u128::from_be_bytes(key))
}

impl EpcIndex {
    pub(super) fn first(&self, epc: &Epc) -> Option<TagSlot> {
        match short_key(epc) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(epc).copied(),
        }
    }

    pub(super) fn all(&self, epc: &Epc) -> impl Iterator<Item = TagSlot> {
        let more = self.more.get(epc).map_or(&[][..], Vec::as_slice);
        self.first(epc).into_iter().chain(more.iter().copied())
    }

    pub(super) fn add(&mut self, epc: &Epc, slot: TagSlot) {
        if self.first(epc).is_some() {
            self.more.entry(*epc).or_default().push(slot);
            return;
        }
        match short_key(epc) {
            Some(key) => self.short.insert(key, slot),
            None => self.long.insert(*epc, slot),
        };
    }

    pub(super) fn remove(&mut self, epc: &Epc, slot: TagSlot) {
        if self.first(epc) == Some(slot) {
            match short_key(epc) {
                Some(key) => self.short.remove(&key),
                None => self.long.remove(epc),
            };
            if let Some(next) =
                self.more.get_mut(epc).filter(|more| !more.is_empty()).map(|more| more.remove(0))
            {
                match short_key(epc) {
                    Some(key) => self.short.insert(key, next),
                    None => self.long.insert(*epc, next),
                };
            }
        } else if let Some(more) = self.more.get_mut(epc) {
            more.retain(|other| *other != slot);
        }
        if self.more.get(epc).is_some_and(Vec::is_empty) {
            self.more.remove(epc);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epc(hex: &str) -> Epc {
        hex.parse().unwrap()
    }

    #[test]
    fn length_is_part_of_the_number() {
        let mut index = EpcIndex::default();
        let numbers = ["30", "3000", "300000000000000000000000000000", "30000000000000000000000000000000"];
        for (slot, number) in numbers.iter().enumerate() {
            index.add(&epc(number), TagSlot(slot as u32));
        }
        index.add(&Epc::from_bytes(&[]).unwrap(), TagSlot(9));
        for (slot, number) in numbers.iter().enumerate() {
            assert_eq!(index.first(&epc(number)), Some(TagSlot(slot as u32)));
        }
        assert_eq!(index.first(&Epc::from_bytes(&[]).unwrap()), Some(TagSlot(9)));
        assert_eq!(index.first(&epc("300000")), None);
    }

    #[test]
    fn copies_stand_behind_the_first_and_move_up() {
        let mut index = EpcIndex::default();
        for slot in 1..=3 {
            index.add(&epc("E200"), TagSlot(slot));
        }
        assert_eq!(index.all(&epc("E200")).collect::<Vec<_>>(), [1, 2, 3].map(TagSlot));
        index.remove(&epc("E200"), TagSlot(1));
        index.remove(&epc("E200"), TagSlot(3));
        assert_eq!(index.all(&epc("E200")).collect::<Vec<_>>(), [TagSlot(2)]);
        index.remove(&epc("E200"), TagSlot(2));
        assert_eq!(index.all(&epc("E200")).count(), 0);
    }
}
