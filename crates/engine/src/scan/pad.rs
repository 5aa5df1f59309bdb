//! Which tag on a desk pad was meant: the only one, or the one that leads clearly for a while; and not the one that
//! was just scanned and still lies there.

use std::collections::BTreeMap;

use codes::Epc;
use model::{Heard, ReaderId, Signal, Tick};

use crate::limits::{PAD_AGAIN, PAD_ALONE_FOR, PAD_FORGETS, PAD_LEAD_BY, PAD_LEAD_FOR, PAD_TAGS_MAX};

/// All desk pads.
#[derive(Clone, Debug, Default)]
pub(super) struct Pads(BTreeMap<ReaderId, Pad>);

#[derive(Clone, Debug, Default)]
struct Pad {
    tags: BTreeMap<Epc, OnPad>,
    /// The tag that leads, since when, and whether it was alone all that time.
    leader: Option<Leader>,
    /// What was scanned last and when it was last heard.
    last: Option<(Epc, Tick)>,
}

#[derive(Clone, Copy, Debug)]
struct OnPad {
    strength: Option<i16>,
    at: Tick,
}

#[derive(Clone, Copy, Debug)]
struct Leader {
    epc: Epc,
    since: Tick,
    is_alone: bool,
}

impl Pads {
    pub(super) fn hear(&mut self, heard: &Heard, now: Tick) -> Option<Epc> {
        self.0.entry(heard.reader).or_default().hear(&heard.read.epc, heard.read.signal, now)
    }
}

impl Pad {
    fn hear(&mut self, epc: &Epc, signal: Signal, now: Tick) -> Option<Epc> {
        self.tags.retain(|_, tag| tag.at.until(now).0 <= PAD_FORGETS.0);
        self.leader = self.leader.filter(|leader| self.tags.contains_key(&leader.epc));
        if self.tags.len() >= PAD_TAGS_MAX && !self.tags.contains_key(epc) {
            return None;
        }
        self.tags.insert(*epc, OnPad { strength: strength(signal), at: now });
        let is_still_there = self.is_last(epc, now);
        if is_still_there {
            self.last = Some((*epc, now));
        }
        let leads = self.leads();
        self.leader = match (leads, self.leader) {
            (Some((epc, is_alone)), Some(before)) if before.epc == epc => {
                // Company that has just come or gone begins a new wait for the rule that holds now.
                let since = if before.is_alone == is_alone { before.since } else { now };
                Some(Leader { epc, since, is_alone })
            }
            (Some((epc, is_alone)), _) => Some(Leader { epc, since: now, is_alone }),
            (None, _) => None,
        };
        let leader = self.leader.filter(|leader| leader.epc == *epc && !is_still_there)?;
        let needed = if leader.is_alone { PAD_ALONE_FOR } else { PAD_LEAD_FOR };
        if leader.since.until(now).0 < needed.0 {
            return None;
        }
        self.last = Some((*epc, now));
        Some(*epc)
    }

    fn is_last(&self, epc: &Epc, now: Tick) -> bool {
        self.last.is_some_and(|(last, at)| last == *epc && at.until(now).0 < PAD_AGAIN.0)
    }

    /// The tag that leads now, and whether it is alone. A reader that says nothing about strength shows no leader
    /// among several.
    fn leads(&self) -> Option<(Epc, bool)> {
        let mut order: Vec<(Option<i16>, Epc)> =
            self.tags.iter().map(|(epc, tag)| (tag.strength, *epc)).collect();
        order.sort_unstable();
        let (first, epc) = order.pop()?;
        let Some((next, _)) = order.pop() else { return Some((epc, true)) };
        let is_clear = first?.saturating_sub(next?) >= PAD_LEAD_BY;
        is_clear.then_some((epc, false))
    }
}

/// In tenths of a dB; the unit of a reader's own scale is not known, and only dB can be compared by the rule.
fn strength(signal: Signal) -> Option<i16> {
    match signal {
        Signal::Dbm(rssi) => Some(rssi.0),
        Signal::Relative(_) | Signal::Silent => None,
    }
}
