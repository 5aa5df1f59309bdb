//! In which order rates are tried and probes are sent.
//!
//! 1. What the USB id suggests, at the rate it suggests.
//! 2. Listening at the three usual rates. Nothing is sent.
//! 3. Each family at its most usual rate, one burst a rate, the usual families first.
//! 4. Everything else: each other rate once, with all families that are sometimes found at it.
//!
//! Inside a burst a probe with `FF` inside comes after all others: a Mercury module takes that `FF` for the start of a
//! frame of its own and is deaf for a while. Families are 120 ms apart, so that late answers are over and every other
//! reader has given up what it took for a beginning; the longest of them, chafon, does so after 15 ms.

use model::Span;

use crate::family::Family;

/// Between two probes of one family: a sleeping reader wakes, a confused one gives up what it began.
const BETWEEN: Span = Span(60);
/// Before the next family.
const APART: Span = Span(120);

/// Rates at which readers talk by themselves or are sold.
const USUAL_RATES: [u32; 3] = [115_200, 9_600, 57_600];

/// Families that are met most often: found within two seconds.
const USUAL: [&str; 5] = ["mercury", "bb", "a0", "a0-ucchip", "chafon"];

/// What a USB port says it is. It names the bridge chip, hardly ever the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsbId {
    /// Vendor.
    pub vendor: u16,
    /// Product.
    pub product: u16,
}

/// What was seen behind an id: families to try first, and the rate.
const HINTS: &[(UsbId, &[&str], u32)] = &[
    (id(0x1A86, 0x7523), &["mercury", "bb", "a0", "a0-ucchip"], 115_200),
    (id(0x1A86, 0xE010), &["chafon-sw"], 115_200),
    (id(0x10C4, 0xEA60), &["chafon"], 57_600),
    (id(0x0403, 0x6001), &["mercury", "chafon-cf"], 115_200),
    (id(0x0403, 0x6015), &["nur"], 1_000_000),
    (id(0x067B, 0x2303), &["fm503"], 38_400),
    (id(0x04E6, 0x0112), &["nur"], 115_200),
    (id(0x0E05, 0x0911), &["nur"], 115_200),
];

const fn id(vendor: u16, product: u16) -> UsbId {
    UsbId { vendor, product }
}

/// What is done at one rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stage {
    /// The rate.
    pub baud: u32,
    /// Whether to listen before anything is sent.
    pub is_listening: bool,
    /// What is sent, and how long to wait before the next.
    pub probes: Vec<(&'static [u8], Span)>,
}

/// All stages. One with the rate of the one before it continues it: the line is not opened again.
pub(super) fn plan(families: &[&'static dyn Family], usb: Option<UsbId>) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    let mut heard: Vec<u32> = Vec::new();
    let mut add = |baud: u32, probes: Vec<(&'static [u8], Span)>, is_only_listening: bool| {
        let is_listening = !heard.contains(&baud);
        if !probes.is_empty() || is_only_listening && is_listening {
            heard.push(baud);
            stages.push(Stage { baud, is_listening, probes });
        }
    };
    if let Some((_, keys, baud)) = HINTS.iter().find(|(known, _, _)| Some(*known) == usb) {
        add(*baud, burst(families.iter().filter(|family| keys.contains(&family.key()))), false);
    }
    let is_used = |baud: &u32| families.iter().any(|family| rates(*family).any(|rate| rate == *baud));
    for baud in USUAL_RATES.into_iter().filter(is_used) {
        add(baud, Vec::new(), true);
    }
    for is_usual in [true, false] {
        let chosen = || families.iter().filter(|family| USUAL.contains(&family.key()) == is_usual);
        // The rate that was listened to last is still open.
        for baud in distinct(USUAL_RATES.into_iter().rev().chain(chosen().flat_map(|family| rates(*family))))
        {
            add(baud, burst(chosen().filter(|family| rates(**family).next() == Some(baud))), false);
        }
    }
    for baud in distinct(families.iter().flat_map(|family| rates(*family))) {
        let is_found = |family: &&&'static dyn Family| rates(**family).skip(1).any(|rate| rate == baud);
        add(baud, burst(families.iter().filter(is_found)), true);
    }
    stages
}

fn rates(family: &dyn Family) -> impl Iterator<Item = u32> {
    family.serial().iter().map(|link| link.baud)
}

fn distinct(all: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut seen = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

/// The probes of these families one after the other, none of them twice for two families.
fn burst<'a>(families: impl Iterator<Item = &'a &'static dyn Family>) -> Vec<(&'static [u8], Span)> {
    let mut families: Vec<_> =
        families.map(|family| family.probe()).filter(|probe| !probe.is_empty()).collect();
    families.sort_by_key(|probe| probe.iter().any(|bytes| bytes.iter().skip(1).any(|byte| *byte == 0xFF)));
    let mut all: Vec<(&'static [u8], Span)> = Vec::new();
    for (n, probe) in families.iter().enumerate() {
        if families[..n].contains(probe) {
            continue;
        }
        all.extend(probe.iter().map(|bytes| (*bytes, BETWEEN)));
        if let Some(last) = all.last_mut() {
            last.1 = APART;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::FAMILIES;

    #[test]
    fn every_family_is_probed_at_each_of_its_rates() {
        let stages = plan(FAMILIES, None);
        for family in FAMILIES {
            for baud in rates(*family) {
                let has = |bytes: &&[u8]| {
                    let sends = |stage: &&Stage| stage.probes.iter().any(|(probe, _)| probe == bytes);
                    stages.iter().filter(|stage| stage.baud == baud).any(|stage| sends(&stage))
                };
                assert!(family.probe().iter().all(has), "{} at {baud}", family.key());
                assert!(stages.iter().any(|stage| stage.baud == baud && stage.is_listening));
            }
        }
    }

    #[test]
    fn a_rate_is_listened_to_before_anything_is_sent_at_it_and_the_usual_ones_before_anything_is_sent() {
        for usb in [None, Some(id(0x10C4, 0xEA60)), Some(id(0x1234, 0x5678))] {
            let mut heard = Vec::new();
            for stage in plan(FAMILIES, usb) {
                assert_eq!(stage.is_listening, !heard.contains(&stage.baud), "{stage:?}");
                heard.push(stage.baud);
            }
            assert!(heard.len() > 3);
        }
        let stages = plan(FAMILIES, None);
        let bauds: Vec<u32> = stages.iter().map(|stage| stage.baud).collect();
        assert_eq!(bauds[..3], USUAL_RATES);
        assert!(stages[..3].iter().all(|stage| stage.probes.is_empty()));
    }

    #[test]
    fn a_hint_reorders_and_drops_nothing() {
        let count = |usb: Option<UsbId>| {
            let mut sent: Vec<(u32, &[u8])> = plan(FAMILIES, usb)
                .into_iter()
                .flat_map(|stage| stage.probes.into_iter().map(move |(probe, _)| (stage.baud, probe)))
                .collect();
            sent.sort_unstable();
            sent.dedup();
            sent
        };
        let hinted = plan(FAMILIES, Some(id(0x10C4, 0xEA60)));
        assert_eq!((hinted[0].baud, hinted[0].is_listening), (57_600, true));
        assert_eq!(hinted[0].probes.len(), 1);
        assert_eq!(count(Some(id(0x10C4, 0xEA60))), count(None));
    }
}
