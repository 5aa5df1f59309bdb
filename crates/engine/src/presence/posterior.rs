//! Which place: a posterior over the places of the map, tick by tick.
//!
//! For each tick in which a tag was heard, every place is asked how well it explains what was heard and what was not:
//! the signals at the antennas that heard it (against what the map expects there, after taking out how much stronger
//! or weaker this tag answers than others) and the silence of those that did not. Published for location trackers as
//! a hidden Markov model; three things are ours and were weighed in the simulated worlds of `tests::arena`:
//!
//! * a tag's offset also shifts how *often* it should be heard. Without that, tags 6 dB stronger than the map assumes
//!   or a hall with another path loss lose 5 to 15 places in a hundred;
//! * the spread of the signals is measured instead of assumed, so that a noisy hall makes the posterior slower
//!   instead of jumpy;
//! * beside the posterior, which counts the same shadow again in every tick, runs a *margin*: how much better than any
//!   other place the shown one explains a single tick, on average. It says how sure the belief may call itself.

use model::Confidence;

use crate::limits::MINDS;

use super::numbers::{exp, ln};
use super::radio_map::{LEVELS, RadioMap, level_of};

/// Mean stay in a place, ms: how willingly the posterior believes in a move.
const STAY_MS: f32 = 600_000.0;
/// Variance of a tag's offset before anything is known, dB².
const OFFSET_VARIANCE: f32 = 36.0;
/// How much of a residual an offset takes over per tick.
const OFFSET_RATE: f32 = 0.05;
/// One reflection may count this much against a place, in variances.
const RESIDUAL_MAX: f32 = 9.0;
/// Silence counts half: a pallet in the way hides a tag from several antennas at once.
const SILENCE_WEIGHT: f32 = 0.5;
/// Weight of a tick in the margin.
const MARGIN_RATE: f32 = 0.2;
const MARGIN_MAX: f32 = 8.0;
/// A margin above which five of a hundred beliefs at most were wrong in all simulated worlds, and one of fifteen.
const MARGIN_CERTAIN: f32 = 2.0;
const MARGIN_LIKELY: f32 = 0.5;
const MARGIN_KEPT: f32 = 0.4;
const MARGIN_PER_DWELL: f32 = 0.25;
/// The spread of signals before any was measured, its bounds, and the weight of the start.
const SPREAD_START: f32 = 5.5 * 5.5;
const SPREAD_MIN: f32 = 5.0 * 5.0;
const SPREAD_MAX: f32 = 9.0 * 9.0;
const SPREAD_START_WEIGHT: f32 = 200.0;
const SPREAD_WEIGHT_MAX: f32 = 20_000.0;
/// What is measured is smaller than what is to come, because the best place was chosen.
const SPREAD_FACTOR: f32 = 1.21;

/// No place.
pub(super) const NOWHERE: u16 = u16::MAX;

/// What is remembered of one thing between ticks.
#[derive(Clone, Debug)]
pub(super) struct Mind {
    /// The likeliest places; the rest is shared by all others.
    places: [u16; MINDS],
    chances: [f32; MINDS],
    offset: f32,
    variance: f32,
    margin: f32,
    /// The map it was made on; on another one it begins anew.
    map: u32,
    /// The place that has been ahead of the believed one, since when, and for how many ticks.
    pub(super) rival: u16,
    pub(super) rival_ticks: u16,
    pub(super) rival_since: i64,
    /// Everything before this point of the line has been judged.
    pub(super) judged: i64,
}

impl Default for Mind {
    fn default() -> Mind {
        Mind {
            places: [NOWHERE; MINDS],
            chances: [0.0; MINDS],
            offset: 0.0,
            variance: OFFSET_VARIANCE,
            margin: 0.0,
            map: 0,
            rival: NOWHERE,
            rival_ticks: 0,
            rival_since: 0,
            judged: super::thing::NEVER,
        }
    }
}

/// What one antenna heard of one thing in a tick: mean strength in dBm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heard {
    pub(super) antenna: u16,
    pub(super) dbm: f32,
    pub(super) reads: u32,
}

/// The likeliest place and the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    pub(super) best: u16,
    pub(super) chance: f32,
    pub(super) second: u16,
}

/// What holds for all things in one tick, worked out once: silence and hearing by place and offset.
#[derive(Clone, Debug, Default)]
pub(super) struct Air {
    dwells: Vec<f32>,
    /// Weighted ln of the chance that nobody heard, by place and level.
    silence: Vec<f32>,
    /// What changes when an antenna did hear, by antenna; empty until asked for.
    hearing: Vec<Vec<f32>>,
    /// The dwells the hearing of an antenna was worked out for.
    worked_out: Vec<f32>,
    /// Sum and weight of squared residuals.
    spread: (f32, f32),
    weights: Vec<f32>,
    likelihoods: Vec<f32>,
}

impl Air {
    pub(super) fn renew(&mut self, map: &RadioMap) {
        let spread = self.spread;
        *self = Air { spread, ..Air::default() };
        self.silence = vec![0.0; map.places().len() * LEVELS];
        self.hearing = vec![Vec::new(); map.ears().len()];
        self.worked_out = vec![0.0; map.ears().len()];
    }

    /// A new tick with these dwells.
    pub(super) fn begin(&mut self, map: &RadioMap, dwells: &[f32]) {
        if self.dwells == dwells {
            return;
        }
        self.dwells.clear();
        self.dwells.extend_from_slice(dwells);
        self.silence.fill(0.0);
        for (antenna, dwells) in dwells.iter().enumerate().filter(|(_, dwells)| **dwells > 0.0) {
            let weight = SILENCE_WEIGHT * dwells;
            for (sum, silence) in self.silence.iter_mut().zip(map.silences(antenna as u16)) {
                *sum += weight * silence;
            }
        }
    }

    fn hear(&mut self, map: &RadioMap, antenna: u16) {
        let at = usize::from(antenna);
        let dwells = self.dwells[at].max(1.0);
        if self.worked_out[at] == dwells {
            return;
        }
        self.worked_out[at] = dwells;
        let counted = SILENCE_WEIGHT * self.dwells[at];
        let of_one = |silence: &f32| ln(1.0 - exp(dwells * silence)) - counted * silence;
        self.hearing[at] = map.silences(antenna).iter().map(of_one).collect();
    }

    /// Many dwells in a tick repeat the same shadow, and make every difference look larger than it is.
    fn margin_scale(&self) -> f32 {
        let (sum, count) = self
            .dwells
            .iter()
            .filter(|dwells| **dwells > 0.0)
            .fold((0.0, 0.0), |(sum, count), dwells| (sum + dwells, count + 1.0));
        if count > 0.0 { 1.0 + MARGIN_PER_DWELL * (sum / count - 1.0f32).max(0.0) } else { 1.0 }
    }

    fn variance(&self) -> f32 {
        let (sum, weight) = self.spread;
        let start = SPREAD_START_WEIGHT * SPREAD_START;
        ((sum * SPREAD_FACTOR + start) / (weight + SPREAD_START_WEIGHT)).clamp(SPREAD_MIN, SPREAD_MAX)
    }

    fn measure(&mut self, map: &RadioMap, best: u16, heard: &[Heard]) {
        if heard.len() < 2 {
            return;
        }
        let residual = |one: &Heard| one.dbm - map.signals(one.antenna)[usize::from(best)];
        let mean = heard.iter().map(residual).sum::<f32>() / heard.len() as f32;
        let square: f32 = heard.iter().map(|one| (residual(one) - mean) * (residual(one) - mean)).sum();
        let count = heard.len() as f32;
        self.spread.0 += square * count / (count - 1.0);
        self.spread.1 += count;
        if self.spread.1 > SPREAD_WEIGHT_MAX {
            self.spread = (self.spread.0 / 2.0, self.spread.1 / 2.0);
        }
    }
}

impl Mind {
    /// Begins anew on a map: in this place with that chance, if it is on the map.
    pub(super) fn begin(&mut self, map: u32, place: u16, chance: f32) {
        if self.map == map {
            return;
        }
        let judged = self.judged;
        *self = Mind { map, judged, offset: self.offset, variance: self.variance, ..Mind::default() };
        if place != NOWHERE && chance > 0.0 {
            (self.places[0], self.chances[0]) = (place, chance);
        }
    }

    /// The thing was put somewhere: whatever was thought before does not count.
    pub(super) fn forget(&mut self) {
        self.map = 0;
    }

    /// Weighs one tick. `shown` is the place that is believed now, if it is on the map.
    pub(super) fn judge(
        &mut self,
        map: &RadioMap,
        air: &mut Air,
        heard: &[Heard],
        shown: u16,
        tick_ms: i64,
    ) -> Verdict {
        let count = map.places().len();
        let (variance, offset) = (air.variance(), self.offset);
        for one in heard {
            air.hear(map, one.antenna);
        }
        let share = self.variance / (variance + heard.len() as f32 * self.variance);
        air.likelihoods.clear();
        for place in 0..count {
            let mut sum = 0.0;
            for one in heard {
                sum += one.dbm - map.signals(one.antenna)[place] - offset;
            }
            let shift = share * sum;
            let mut against = 0.0;
            for one in heard {
                let rest = one.dbm - map.signals(one.antenna)[place] - offset - shift;
                against += (rest * rest / variance).min(RESIDUAL_MAX);
            }
            let cell = place * LEVELS + level_of(offset + shift);
            let mut likelihood = -0.5 * (against + shift * shift / self.variance) + air.silence[cell];
            for one in heard {
                likelihood += air.hearing[usize::from(one.antenna)][cell];
            }
            air.likelihoods.push(likelihood);
        }
        let verdict = self.settle(air, tick_ms);
        self.weigh_margin(air, shown);
        self.learn(map, air, heard, verdict, variance);
        verdict
    }

    /// Prior times likelihood.
    fn settle(&mut self, air: &mut Air, tick_ms: i64) -> Verdict {
        let Air { likelihoods, weights, .. } = air;
        let count = likelihoods.len();
        let stay = 1.0 - tick_ms as f32 / (STAY_MS + tick_ms as f32);
        let known: f32 = self.chances.iter().sum();
        let held = self.places.iter().filter(|place| **place != NOWHERE).count();
        let rest = ((1.0 - known) / count.saturating_sub(held).max(1) as f32).max(0.0);
        weights.clear();
        weights.resize(count, rest);
        for (place, chance) in self.places.iter().zip(self.chances) {
            if let Some(weight) = weights.get_mut(usize::from(*place)) {
                *weight = chance;
            }
        }
        let most = likelihoods.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let moved = (1.0 - stay) / count.saturating_sub(1).max(1) as f32;
        let mut sum = 0.0;
        for (weight, likelihood) in weights.iter_mut().zip(likelihoods.iter()) {
            *weight = (stay * *weight + moved * (1.0 - *weight)) * exp(likelihood - most);
            sum += *weight;
        }
        self.keep_likeliest(weights, 1.0 / sum.max(f32::MIN_POSITIVE));
        Verdict { best: self.places[0], chance: self.chances[0], second: self.places[1] }
    }

    fn keep_likeliest(&mut self, weights: &[f32], scale: f32) {
        self.places = [NOWHERE; MINDS];
        self.chances = [0.0; MINDS];
        for (place, weight) in weights.iter().enumerate() {
            let chance = weight * scale;
            if chance <= self.chances[MINDS - 1] {
                continue;
            }
            let mut at = MINDS - 1;
            while at > 0 && self.chances[at - 1] < chance {
                self.chances[at] = self.chances[at - 1];
                self.places[at] = self.places[at - 1];
                at -= 1;
            }
            (self.chances[at], self.places[at]) = (chance, place as u16);
        }
    }

    fn weigh_margin(&mut self, air: &Air, shown: u16) {
        let own = air.likelihoods.get(usize::from(shown)).copied();
        let Some(own) = own else { return };
        let others = air.likelihoods.iter().enumerate().filter(|(place, _)| *place != usize::from(shown));
        let other = others.map(|(_, likelihood)| *likelihood).fold(f32::NEG_INFINITY, f32::max);
        let ahead = (own - other).clamp(-MARGIN_MAX, MARGIN_MAX);
        self.margin += MARGIN_RATE * (ahead - self.margin);
    }

    fn learn(&mut self, map: &RadioMap, air: &mut Air, heard: &[Heard], verdict: Verdict, variance: f32) {
        if verdict.chance > 0.9 {
            air.measure(map, verdict.best, heard);
            let gain = self.variance / (self.variance + variance / heard.len() as f32);
            let expected = |one: &Heard| map.signals(one.antenna)[usize::from(verdict.best)];
            let sum: f32 = heard.iter().map(|one| one.dbm - expected(one) - self.offset).sum();
            let mean = sum / heard.len() as f32;
            if mean.abs() < 25.0 {
                self.offset += OFFSET_RATE * gain * mean;
                self.variance *= 1.0 - OFFSET_RATE * gain;
            }
        }
        self.variance = (self.variance + 0.02).min(OFFSET_VARIANCE);
    }

    /// The thing is shown somewhere else from now on.
    pub(super) fn moved(&mut self) {
        self.margin = 0.0;
        self.rival = NOWHERE;
        self.rival_ticks = 0;
    }

    /// The chance of a place.
    pub(super) fn chance_of(&self, place: u16) -> f32 {
        let at = self.places.iter().position(|known| *known == place);
        at.map_or(0.0, |at| self.chances[at])
    }

    /// How sure a belief in this place may be, after it was this sure: a step down needs a little more than the same
    /// step up, so that it does not flicker.
    pub(super) fn confidence(&self, place: u16, air: &Air, before: Confidence) -> Confidence {
        let chance = self.chance_of(place);
        let scale = air.margin_scale();
        let kept = |confidence: Confidence| if before >= confidence { MARGIN_KEPT } else { 0.0 };
        let needs = |confidence: Confidence, margin: f32| (margin - kept(confidence)) * scale;
        if chance >= 0.97 && self.margin >= needs(Confidence::Certain, MARGIN_CERTAIN) {
            Confidence::Certain
        } else if chance >= 0.9 && self.margin >= needs(Confidence::Likely, MARGIN_LIKELY) {
            Confidence::Likely
        } else {
            Confidence::Unsure
        }
    }
}
