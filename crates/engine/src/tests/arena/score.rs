//! Who was right how often, who moved what did not move, and how late.

use super::air::Truth;

/// A change within this many seconds of the truth is not a false one.
const GRACE_S: f64 = 8.0;

/// One tracker in one or more worlds.
#[derive(Clone, Default)]
pub struct Score {
    pub looked: u64,
    pub right: u64,
    pub false_moves: u64,
    pub tag_hours: f64,
    pub delays: Vec<f64>,
    pub visits: u64,
    pub missed: u64,
    pub departed: u64,
    /// Said (unsure, likely, certain): how often, and how often right.
    pub said: [(u64, u64); 3],
    shown: Vec<Vec<Option<usize>>>,
}

impl Score {
    pub fn begin(&mut self, tags: usize) {
        self.shown = vec![Vec::new(); tags];
    }

    /// What is shown of a tag in this second.
    pub fn look(&mut self, truth: &Truth, tag: usize, second: u64, place: Option<usize>) {
        let is_right = place == Some(truth.zone_at(tag, second as f64));
        self.looked += 1;
        self.right += u64::from(is_right);
        let before = self.shown[tag].last().copied().flatten();
        if let (Some(before), Some(place)) = (before, place)
            && before != place
            && !truth.was_in(tag, place, second as f64, GRACE_S)
        {
            self.false_moves += 1;
        }
        self.shown[tag].push(place);
    }

    pub fn say(&mut self, how_sure: usize, is_right: bool) {
        self.said[how_sure].0 += 1;
        self.said[how_sure].1 += u64::from(is_right);
    }

    /// The world is over.
    pub fn end(&mut self, truth: &Truth, seconds: u64) {
        self.tag_hours += self.shown.len() as f64 * seconds as f64 / 3_600.0;
        for (tag, shown) in self.shown.iter().enumerate() {
            for (zone, from, until) in truth.visits(tag, 10.0, seconds as f64) {
                self.visits += 1;
                let first = (from.ceil() as usize).max(1);
                let found = shown
                    .iter()
                    .enumerate()
                    .skip(first - 1)
                    .take((until - from) as usize)
                    .find(|(_, place)| **place == Some(zone));
                match found {
                    Some((at, _)) => self.delays.push((at as f64 + 1.0 - from).max(0.0)),
                    None => self.missed += 1,
                }
            }
        }
        self.shown.clear();
    }

    pub fn right_percent(&self) -> f64 {
        100.0 * self.right as f64 / self.looked.max(1) as f64
    }

    pub fn false_per_hour(&self) -> f64 {
        self.false_moves as f64 / self.tag_hours.max(1e-9)
    }

    pub fn delay(&self, share: f64) -> f64 {
        let mut delays = self.delays.clone();
        delays.sort_by(f64::total_cmp);
        delays
            .get(((delays.len() as f64 * share) as usize).min(delays.len().saturating_sub(1)))
            .copied()
            .unwrap_or(0.0)
    }

    /// Share of what was said with this certainty that was right, percent.
    pub fn said_right(&self, how_sure: usize) -> f64 {
        let (said, right) = self.said[how_sure];
        100.0 * right as f64 / said.max(1) as f64
    }

    pub fn line(&self, name: &str) -> String {
        format!(
            "| {name} | {:.1} | {:.1} | {:.1} | {:.0} | {} of {} | {} |",
            self.right_percent(),
            self.false_per_hour(),
            self.delay(0.5),
            self.delay(0.95),
            self.missed,
            self.visits,
            self.departed
        )
    }
}
