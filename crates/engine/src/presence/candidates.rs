//! Quarantine: a number that is in no list must be heard often enough before it is believed.
//!
//! A damaged frame that passed its checksum, or a tag on a passing lorry, is a number heard once. Two generations of
//! candidates are kept; each window the older one is forgotten whole, so noise costs a bounded amount of memory and
//! no timer.

use std::collections::BTreeMap;

use codes::Epc;
use model::Tid;

use crate::limits::CANDIDATES_MAX;

use super::locator::Evidence;

/// A number under suspicion.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidate {
    /// Reads so far.
    pub(crate) reads: u32,
    /// When the last one was.
    pub(crate) newest: i64,
    /// Where it was heard.
    pub(crate) evidence: Evidence,
}

type Key = (Epc, Option<Tid>);

/// All numbers under suspicion.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidates {
    young: BTreeMap<Key, Candidate>,
    old: BTreeMap<Key, Candidate>,
    turned: i64,
    /// Reads for which there was no room.
    pub(crate) dropped: u64,
}

impl Candidates {
    /// The candidate of this number, fresh if its last read is older than the window. `None` when there is no room.
    pub(crate) fn hear(
        &mut self,
        epc: &Epc,
        tid: Option<&Tid>,
        line: i64,
        window: i64,
    ) -> Option<&mut Candidate> {
        if line.saturating_sub(self.turned) > window {
            self.old = std::mem::take(&mut self.young);
            self.turned = line;
        }
        let key = (*epc, tid.cloned());
        if !self.young.contains_key(&key) {
            if self.young.len() >= CANDIDATES_MAX {
                self.dropped += 1;
                return None;
            }
            let known = self.old.remove(&key).unwrap_or_default();
            self.young.insert(key.clone(), known);
        }
        let candidate = self.young.get_mut(&key)?;
        if line.saturating_sub(candidate.newest) > window {
            *candidate = Candidate::default();
        }
        candidate.newest = candidate.newest.max(line);
        Some(candidate)
    }

    /// The number is believed now.
    pub(crate) fn release(&mut self, epc: &Epc, tid: Option<&Tid>) -> Option<Candidate> {
        self.young.remove(&(*epc, tid.cloned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epc(number: u32) -> Epc {
        Epc::from_bytes(&number.to_be_bytes()).unwrap()
    }

    fn reads(candidates: &mut Candidates, number: u32, line: i64) -> Option<u32> {
        candidates.hear(&epc(number), None, line, 10_000).map(|candidate| {
            candidate.reads += 1;
            candidate.reads
        })
    }

    #[test]
    fn reads_add_up_only_within_the_window() {
        let mut candidates = Candidates::default();
        assert_eq!(reads(&mut candidates, 1, 0), Some(1));
        assert_eq!(reads(&mut candidates, 1, 10_000), Some(2));
        assert_eq!(reads(&mut candidates, 1, 19_000), Some(3));
        assert_eq!(reads(&mut candidates, 1, 29_001), Some(1));
    }

    #[test]
    fn noise_has_no_room_without_end_and_leaves_again() {
        let mut candidates = Candidates::default();
        let noise = CANDIDATES_MAX as u32 + 10;
        let kept = (0..noise).filter(|number| reads(&mut candidates, *number, 1).is_some()).count();
        assert_eq!(kept, CANDIDATES_MAX);
        assert_eq!(candidates.dropped, 10);
        assert_eq!(reads(&mut candidates, noise + 1, 20_000), Some(1));
        assert_eq!(reads(&mut candidates, noise + 2, 40_000), Some(1));
        assert!(candidates.young.len() + candidates.old.len() <= 2);
    }
}
