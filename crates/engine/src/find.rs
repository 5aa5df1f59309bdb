//! Find one thing: how near it is, from how strongly it is heard. A number from 0 to 100 and where it goes, never a
//! point on a map: a reader hears a zone.

use std::collections::{BTreeMap, VecDeque};

use model::{Heard, Now, ReaderId, Signal, Subject, Tag, Tick, Timestamp};

use crate::limits::{METER_READERS_MAX, METER_READINGS, METER_WINDOW, TARGETS_MAX};

/// Weakest and strongest signal at the start, in tenths of a dBm; both adapt to what is heard (published range of
/// hand readers: about -75 far, -40 at the tag).
const FAR: i16 = -750;
const NEAR: i16 = -400;

/// Points the number falls in a second without a read.
const FALL_PER_SECOND: f64 = 15.0;

/// How far the number is smoothed towards a new median: quick enough to follow a step, slow enough not to tremble.
const SMOOTHING: f64 = 0.5;

/// The trend looks back this far, and a change of fewer points is no change.
const TREND_BACK: u64 = 1_200;
const TREND_POINTS: f64 = 4.0;

/// Past numbers kept for the trend; one every tenth of a second.
const PAST_MAX: usize = 32;

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Nearer.
    Warmer,
    /// Farther.
    Colder,
    /// As before.
    Same,
}

/// In words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Not heard yet, or not any more.
    NotHeard,
    /// Far.
    Far,
    /// Near.
    Near,
    /// Here.
    Here,
}

/// A reader that hears it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeardBy {
    /// The reader.
    pub reader: ReaderId,
    /// When it last did.
    pub at: Timestamp,
    /// How strongly, 0 to 100 on this reader's own range.
    pub strength: u8,
}

/// One thing that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Meter {
    /// What.
    pub subject: Subject,
    readings: VecDeque<(Tick, i16)>,
    level: f64,
    last: Option<Tick>,
    past: VecDeque<(Tick, f64)>,
    readers: BTreeMap<ReaderId, (Timestamp, f64)>,
}

/// Everything that is looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Find {
    meters: BTreeMap<Subject, Meter>,
    /// What each reader has shown as its weakest and strongest.
    ranges: BTreeMap<ReaderId, (i16, i16)>,
}

impl Meter {
    fn new(subject: Subject) -> Meter {
        Meter {
            subject,
            readings: VecDeque::new(),
            level: 0.0,
            last: None,
            past: VecDeque::new(),
            readers: BTreeMap::new(),
        }
    }

    fn hear(&mut self, tenths: i16, range: (i16, i16), heard: &Heard, now: Tick) {
        self.readings.retain(|(at, _)| at.until(now).0 <= METER_WINDOW.0);
        self.readings.push_back((now, tenths));
        if self.readings.len() > METER_READINGS {
            self.readings.pop_front();
        }
        let mut sorted: Vec<i16> = self.readings.iter().map(|(_, tenths)| *tenths).collect();
        sorted.sort_unstable();
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or(tenths);
        let wanted = points(median, range);
        let now_at = self.fallen(now);
        self.level = if self.last.is_none() { wanted } else { now_at + (wanted - now_at) * SMOOTHING };
        self.last = Some(now);
        if self.past.back().is_none_or(|(at, _)| at.until(now).0 >= 100) {
            self.past.push_back((now, self.level));
        }
        while self.past.len() > PAST_MAX {
            self.past.pop_front();
        }
        if self.readers.len() < METER_READERS_MAX || self.readers.contains_key(&heard.reader) {
            self.readers.insert(heard.reader, (heard.at, points(tenths, range)));
        }
    }

    fn fallen(&self, now: Tick) -> f64 {
        let Some(last) = self.last else { return 0.0 };
        let silence = last.until(now).0.saturating_sub(METER_WINDOW.0);
        (self.level - silence as f64 / 1_000.0 * FALL_PER_SECOND).clamp(0.0, 100.0)
    }

    /// How near it is at this moment, 0 to 100.
    pub fn strength(&self, now: Tick) -> u8 {
        // In range by construction; rounding only.
        self.fallen(now).round() as u8
    }

    /// In words.
    pub fn nearness(&self, now: Tick) -> Nearness {
        match self.strength(now) {
            0 => Nearness::NotHeard,
            1..=39 => Nearness::Far,
            40..=79 => Nearness::Near,
            _ => Nearness::Here,
        }
    }

    /// Where it goes.
    pub fn trend(&self, now: Tick) -> Trend {
        let level = self.fallen(now);
        let back = self.past.iter().rev().find(|(at, _)| at.until(now).0 >= TREND_BACK);
        let Some((_, before)) = back.or(self.past.front()) else { return Trend::Same };
        if level - before >= TREND_POINTS {
            Trend::Warmer
        } else if before - level >= TREND_POINTS {
            Trend::Colder
        } else {
            Trend::Same
        }
    }

    /// The readers that heard it, the latest first.
    pub fn heard_by(&self) -> Vec<HeardBy> {
        let each = self.readers.iter().map(|(reader, (at, points))| HeardBy {
            reader: *reader,
            at: *at,
            strength: points.round() as u8,
        });
        let mut all: Vec<HeardBy> = each.collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.at), one.reader));
        all
    }
}

impl Find {
    /// What is looked for from now on; what was looked for before keeps what is known of it.
    pub(crate) fn set(&mut self, targets: &[Subject]) {
        let mut before = std::mem::take(&mut self.meters);
        for subject in targets.iter().take(TARGETS_MAX) {
            let meter = before.remove(subject).unwrap_or_else(|| Meter::new(*subject));
            self.meters.insert(*subject, meter);
        }
    }

    pub(crate) fn is_any(&self) -> bool {
        !self.meters.is_empty()
    }

    pub(crate) fn meters(&self) -> impl Iterator<Item = &Meter> {
        self.meters.values()
    }

    /// A read; says whether it was of something that is looked for.
    pub(crate) fn hear(&mut self, heard: &Heard, tag: &Tag, now: Now) -> bool {
        let tenths = match heard.read.signal {
            Signal::Dbm(rssi) => rssi.0,
            // The nominal scale that the locator uses as well.
            Signal::Relative(raw) => (i16::from(raw) - 130) * 10,
            Signal::Silent => (FAR + NEAR) / 2,
        };
        let range = self.ranges.entry(heard.reader).or_insert((FAR, NEAR));
        *range = (range.0.min(tenths), range.1.max(tenths));
        let range = *range;
        let mut is_wanted = false;
        for subject in [Some(Subject::Tag(tag.id)), tag.asset.map(Subject::Asset)].into_iter().flatten() {
            if let Some(meter) = self.meters.get_mut(&subject) {
                meter.hear(tenths, range, heard, now.tick);
                is_wanted = true;
            }
        }
        is_wanted
    }
}

/// A signal on a reader's own range.
fn points(tenths: i16, (far, near): (i16, i16)) -> f64 {
    let span = f64::from(near) - f64::from(far);
    ((f64::from(tenths) - f64::from(far)) / span * 100.0).clamp(0.0, 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::{asset_id, epc, heard_at};
    use model::{Rssi, TagId};

    fn tag(number: u32) -> Tag {
        let epc = epc(number);
        Tag { id: TagId::of(&epc, None), epc, tid: None, asset: Some(asset_id(number)), is_ignored: false }
    }

    fn hear(find: &mut Find, dbm: i16, at: u64) -> bool {
        let mut heard = heard_at(1, "00", at as i64);
        heard.read.signal = Signal::Dbm(Rssi(dbm * 10));
        find.hear(&heard, &tag(1), Now { tick: Tick(at), at: Timestamp(at as i64) })
    }

    fn meter(find: &Find) -> &Meter {
        find.meters().next().expect("one target")
    }

    #[test]
    fn nearer_is_more_and_silence_falls() {
        let mut find = Find::default();
        find.set(&[Subject::Asset(asset_id(1))]);
        assert_eq!(meter(&find).nearness(Tick(0)), Nearness::NotHeard);
        for at in 0..20 {
            hear(&mut find, -70, at * 100);
        }
        let far = meter(&find).strength(Tick(1_900));
        assert_eq!((far, meter(&find).nearness(Tick(1_900))), (14, Nearness::Far));
        for at in 20..50 {
            hear(&mut find, -42, at * 100);
        }
        let near = meter(&find).strength(Tick(4_900));
        assert!(near > 85, "{near}");
        for at in 50..54 {
            hear(&mut find, -60, at * 100);
        }
        assert_eq!(meter(&find).trend(Tick(5_300)), Trend::Colder);
        let last = meter(&find).strength(Tick(5_300));
        let later = meter(&find).strength(Tick(5_300 + 500 + 2_000));
        assert_eq!(last - later, 30, "15 points a second after the window");
        assert_eq!(meter(&find).nearness(Tick(60_000)), Nearness::NotHeard);
    }

    #[test]
    fn warmer_while_it_comes() {
        let mut find = Find::default();
        find.set(&[Subject::Asset(asset_id(1))]);
        for (at, dbm) in (-75..-45).enumerate() {
            hear(&mut find, dbm, at as u64 * 100);
        }
        assert_eq!(meter(&find).trend(Tick(2_900)), Trend::Warmer);
    }

    #[test]
    fn one_wild_read_does_not_shake_it() {
        let mut find = Find::default();
        find.set(&[Subject::Asset(asset_id(1))]);
        for at in 0..5 {
            hear(&mut find, -60, at * 50);
        }
        let before = meter(&find).strength(Tick(200));
        hear(&mut find, -41, 250);
        assert_eq!(meter(&find).strength(Tick(250)), before);
    }

    #[test]
    fn others_are_not_looked_for() {
        let mut find = Find::default();
        find.set(&[Subject::Asset(asset_id(2))]);
        assert!(!hear(&mut find, -50, 0));
        let many: Vec<Subject> = (0..50).map(|number| Subject::Asset(asset_id(number))).collect();
        find.set(&many);
        assert_eq!(find.meters().count(), TARGETS_MAX);
    }
}
