//! The opponents: the rules of others, from their published descriptions, with their default settings.

use std::collections::BTreeMap;

use super::air::Read;

/// Per tag: where it is believed, and what the rule remembers.
#[derive(Clone, Default)]
struct Memory {
    place: Option<usize>,
    /// Last twenty signals of each antenna and when it was last heard, ms.
    antennas: BTreeMap<usize, (Vec<f64>, u64)>,
    /// Last signals of each zone with their times.
    zones: BTreeMap<usize, Vec<(u64, f64)>>,
    streak: BTreeMap<usize, u32>,
    batch: BTreeMap<usize, (f64, u32)>,
    batch_from: u64,
    heard: u64,
    has_left: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Rule {
    /// Mobility profile of the tag processor: slope dB/ms, threshold dB, hold-off ms; mean in mW; least reads.
    Profile { slope: f64, threshold: f64, holdoff: f64, in_milliwatt: bool, least: usize, gone_ms: u64 },
    /// Mean per batch of a second; a zone must beat the present one by 3 dB.
    Batch,
    /// Distance hysteresis; `streak` readings running.
    Distance { streak: u32 },
}

/// One opponent.
pub struct Rival {
    pub name: &'static str,
    rule: Rule,
    zone_of: Vec<usize>,
    tags: Vec<Memory>,
    pub departed: u64,
}

/// All opponents, ready for a world.
pub fn all(zone_of: &[usize], tags: usize) -> Vec<Rival> {
    let edgex = |slope, holdoff| Rule::Profile {
        slope,
        threshold: 6.0,
        holdoff,
        in_milliwatt: false,
        least: 2,
        gone_ms: 600_000,
    };
    let intel = Rule::Profile {
        slope: -0.008,
        threshold: 6.0,
        holdoff: 0.0,
        in_milliwatt: true,
        least: 3,
        gone_ms: u64::MAX,
    };
    [
        ("EdgeX, default", edgex(-0.008, 500.0)),
        ("EdgeX, clothing", edgex(-0.0005, 60_000.0)),
        ("Intel, default", intel),
        ("Rifidi, batches", Rule::Batch),
        ("Bermuda", Rule::Distance { streak: 1 }),
        ("Bermuda, three running", Rule::Distance { streak: 3 }),
    ]
    .map(|(name, rule)| Rival {
        name,
        rule,
        zone_of: zone_of.to_vec(),
        tags: vec![Memory::default(); tags],
        departed: 0,
    })
    .into()
}

fn mean(values: &[f64], in_milliwatt: bool) -> f64 {
    let count = values.len() as f64;
    if !in_milliwatt {
        return values.iter().sum::<f64>() / count;
    }
    10.0 * (values.iter().map(|dbm| 10f64.powf(dbm / 10.0)).sum::<f64>() / count).log10()
}

impl Rival {
    pub fn place(&self, tag: usize) -> Option<usize> {
        self.tags[tag].place
    }

    /// One read, when it arrives; these rules know no other time.
    pub fn hear(&mut self, read: &Read) {
        let now = read.received_ms;
        let zone = self.zone_of[read.aerial];
        let memory = &mut self.tags[read.tag];
        memory.heard = memory.heard.max(now);
        memory.has_left = false;
        match self.rule {
            Rule::Profile { slope, threshold, holdoff, in_milliwatt, least, .. } => {
                let offset = |since: f64| threshold.min(slope * since + threshold - slope * holdoff);
                memory.by_profile(read, (least, in_milliwatt), offset, &self.zone_of);
            }
            Rule::Batch => memory.by_batch(zone, read.dbm, now),
            Rule::Distance { streak } => memory.by_distance(zone, read.dbm, now, streak),
        }
    }

    /// A second has passed.
    pub fn second(&mut self, now: u64) {
        let gone_ms = match self.rule {
            Rule::Profile { gone_ms, .. } => gone_ms,
            Rule::Batch => 2_000,
            Rule::Distance { .. } => 30_000,
        };
        for memory in self.tags.iter_mut().filter(|memory| memory.place.is_some() && !memory.has_left) {
            if now.saturating_sub(memory.heard) > gone_ms {
                memory.has_left = true;
                self.departed += 1;
            }
        }
    }
}

impl Memory {
    fn by_profile(
        &mut self,
        read: &Read,
        (least, in_milliwatt): (usize, bool),
        offset: impl Fn(f64) -> f64,
        zone_of: &[usize],
    ) {
        let (buffer, last) = self.antennas.entry(read.aerial).or_default();
        if buffer.len() == 20 {
            buffer.remove(0);
        }
        buffer.push(read.dbm);
        *last = read.received_ms;
        let antenna = self.batch_from as usize;
        if self.place.is_some() && antenna == read.aerial {
            return;
        }
        let challenger = &self.antennas[&read.aerial].0;
        let wins = match self.place.and(self.antennas.get(&antenna)) {
            None => true,
            Some(_) if challenger.len() < least => false,
            Some((buffer, last)) => {
                let since = read.received_ms.saturating_sub(*last) as f64;
                mean(challenger, in_milliwatt) > mean(buffer, in_milliwatt) + offset(since)
            }
        };
        if wins {
            self.batch_from = read.aerial as u64;
            self.place = Some(zone_of[read.aerial]);
        }
    }

    fn by_batch(&mut self, zone: usize, dbm: f64, now: u64) {
        if now.saturating_sub(self.batch_from) >= 1_000 {
            let batch = std::mem::take(&mut self.batch);
            let mean = |zone: &usize| batch.get(zone).map(|(sum, count)| sum / f64::from(*count));
            let best = batch
                .keys()
                .filter(|zone| mean(zone).is_some_and(|mean| mean > -75.0))
                .max_by(|a, b| mean(a).unwrap_or(-99.0).total_cmp(&mean(b).unwrap_or(-99.0)));
            if let Some(best) = best {
                let present = self.place.as_ref().and_then(mean);
                if present.is_none_or(|present| mean(best).unwrap_or(-99.0) > present + 3.0) {
                    self.place = Some(*best);
                }
            }
            self.batch_from = now;
        }
        let entry = self.batch.entry(zone).or_default();
        *entry = (entry.0 + dbm, entry.1 + 1);
        self.place = self.place.or(Some(zone));
    }

    fn by_distance(&mut self, zone: usize, dbm: f64, now: u64, streak: u32) {
        let metres = 10f64.powf((-55.0 - dbm) / 30.0);
        let last = self.zones.entry(zone).or_default();
        if last.len() == 5 {
            last.remove(0);
        }
        last.push((now, metres));
        let Some(present) = self.place else {
            self.place = Some(zone);
            return;
        };
        if present == zone {
            return;
        }
        let fresh = |zone: usize| -> Vec<f64> {
            let all = self.zones.get(&zone).map_or(&[][..], Vec::as_slice);
            all.iter().filter(|(at, _)| now.saturating_sub(*at) <= 10_000).map(|(_, m)| *m).collect()
        };
        let (new, old) = (fresh(zone), fresh(present));
        let is_ahead = new.len() >= 2
            && (old.is_empty() || {
                let (near, far) = (mean(&new, false), mean(&old, false));
                let share = (far - near) / ((far + near) / 2.0);
                let worst = new.iter().copied().fold(0.0, f64::max);
                let best = old.iter().copied().fold(f64::INFINITY, f64::min);
                share >= 0.30 || (share >= 0.15 && new.len() == 5 && old.len() == 5 && worst < best)
            });
        let running = self.streak.entry(zone).or_default();
        *running = if is_ahead { *running + 1 } else { 0 };
        if *running >= streak {
            self.place = Some(zone);
            self.streak.clear();
        }
    }
}
