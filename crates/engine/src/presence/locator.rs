//! Which place: hysteresis on the readings of each place, all its antennas together.
//!
//! The rule compares distances, `10^((reference − dBm) / (10 · falloff))`: a place that is a share `s` nearer
//! (difference / mean) takes the thing. Because only the ratio of two distances counts, the reference falls out and
//! the share becomes a fixed step in decibels, `10 · falloff · log10((2 + s) / (2 − s))`; so the hot path compares
//! whole tenths of a decibel and gives the same answer on every machine.
//!
//! Another engine (a posterior over places, say) can stand in for this file: [`Evidence`] takes readings in and
//! answers who wins and how sure that is; nobody else looks inside.

use model::settings::PresenceSettings;
use model::{Confidence, PlaceId, ReadPoint, Signal};

use crate::limits::{CONTENDERS_MAX, READINGS};

use super::clock_line::millis;

/// Stands for "heard, strength unknown": weak, so that a reader that says nothing about strength never takes a
/// thing from one that hears it well, and still places what nobody else hears.
const SILENT_DECI_DBM: i16 = -700;

/// How many readings running a place must be ahead before it takes a thing. Signals of a thing that stands between two
/// places cross by chance again and again, but seldom three times running.
///
/// It is a trade, weighed in the simulated radio world of the tests (20 worlds that were not used to choose it; right
/// place in percent / false moves per tag and hour, with 1, 2, 3 and 4 readings):
/// each antenna every 0.3 s: 94.3/118, 95.4/12, 95.9/3.1, 95.7/1.7;
/// every 1.5 s: 92.1/27, 92.6/4.0, 91.9/2.1, 90.4/1.9;
/// every 4.2 s: 90.3/18, 90.6/3.6, 88.6/2.6, 86.1/2.0.
/// Three is calm with every reader; two would be right more often with slow ones and move more often with fast ones.
const READINGS_AHEAD: u8 = 3;

/// The rule of the settings, in the units of the hot path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Readings older than this count no more.
    pub(crate) window: i64,
    /// Readings that must agree before they are believed.
    pub(crate) believe: u32,
    /// Tenths of a decibel that win at once.
    outright: i32,
    /// Tenths of a decibel that win when the last five agree.
    steady: i32,
}

impl Rule {
    pub(crate) fn new(settings: &PresenceSettings) -> Rule {
        Rule {
            window: millis(settings.window.0),
            believe: settings.reads_to_believe.clamp(1, READINGS as u32),
            outright: step(settings.wins_outright, settings.falloff),
            steady: step(settings.wins_steadily, settings.falloff),
        }
    }
}

/// The step in tenths of a decibel at which one distance is this share smaller than another.
fn step(share: f64, falloff: f64) -> i32 {
    let share = if share.is_finite() { share.clamp(0.0, 1.9) } else { 1.9 };
    let falloff = if falloff.is_finite() { falloff.clamp(0.5, 10.0) } else { 3.0 };
    (100.0 * falloff * ((2.0 + share) / (2.0 - share)).log10()).round() as i32
}

/// Strength in tenths of a dBm. A reader's own number has no published scale: about one per dB from −130 dBm up is
/// an estimate, good enough to tell near from far on one reader, not to compare two kinds of reader.
pub(crate) fn strength(signal: Signal) -> i16 {
    match signal {
        Signal::Dbm(rssi) => rssi.0,
        Signal::Relative(raw) => (i16::from(raw) - 130) * 10,
        Signal::Silent => SILENT_DECI_DBM,
    }
}

/// One reading on its way in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) place: PlaceId,
    pub(crate) line: i64,
    pub(crate) read_point: ReadPoint,
    pub(crate) signal: Signal,
}

/// The last readings of one place.
#[derive(Clone, Debug)]
struct Contender {
    place: PlaceId,
    /// What it heard speaks for the place the thing is believed in (that place, or one around it).
    supports: bool,
    read_point: ReadPoint,
    signal: Signal,
    newest: i64,
    /// Readings running at which it was ahead of the believed place.
    ahead: u8,
    next: u8,
    filled: u8,
    strengths: [i16; READINGS],
    lines: [i64; READINGS],
}

/// What the fresh readings of a place amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Summary {
    count: u32,
    mean: i32,
    best: i16,
    worst: i16,
}

/// What was heard of one thing lately, by place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    contenders: Vec<Contender>,
}

impl Contender {
    fn new(reading: &Reading, supports: bool) -> Contender {
        Contender {
            place: reading.place,
            supports,
            read_point: reading.read_point,
            signal: reading.signal,
            newest: reading.line,
            ahead: 0,
            next: 0,
            filled: 0,
            strengths: [0; READINGS],
            lines: [0; READINGS],
        }
    }

    fn add(&mut self, reading: &Reading) {
        let next = usize::from(self.next);
        self.strengths[next] = strength(reading.signal);
        self.lines[next] = reading.line;
        self.next = ((next + 1) % READINGS) as u8;
        self.filled = (self.filled + 1).min(READINGS as u8);
        if reading.line >= self.newest {
            self.newest = reading.line;
            self.read_point = reading.read_point;
            self.signal = reading.signal;
        }
    }

    fn summary(&self, line: i64, rule: &Rule) -> Summary {
        let oldest = line.saturating_sub(rule.window);
        let mut fresh = Summary { best: i16::MIN, worst: i16::MAX, ..Summary::default() };
        let mut sum = 0;
        for at in 0..usize::from(self.filled) {
            if self.lines[at] >= oldest {
                let strength = self.strengths[at];
                sum += i32::from(strength);
                fresh.count += 1;
                fresh.best = fresh.best.max(strength);
                fresh.worst = fresh.worst.min(strength);
            }
        }
        fresh.mean = sum.checked_div(fresh.count as i32).unwrap_or(i32::MIN);
        fresh
    }
}

impl Evidence {
    /// Takes a reading in; answers whether its place speaks for the believed one. `supports` is asked only for a
    /// place that was not heard before.
    pub(crate) fn add(&mut self, reading: &Reading, supports: impl FnOnce() -> bool) -> bool {
        let found = self.contenders.iter_mut().find(|contender| contender.place == reading.place);
        if let Some(contender) = found {
            contender.add(reading);
            return contender.supports;
        }
        let mut contender = Contender::new(reading, supports());
        contender.add(reading);
        let supports = contender.supports;
        if self.contenders.len() >= CONTENDERS_MAX {
            let oldest = (0..self.contenders.len()).min_by_key(|at| self.contenders[*at].newest);
            if let Some(oldest) = oldest {
                self.contenders[oldest] = contender;
            }
        } else {
            self.contenders.reserve_exact(1);
            self.contenders.push(contender);
        }
        supports
    }

    /// The thing is believed elsewhere now, or the tree of places changed: who speaks for it?
    pub(crate) fn settle(&mut self, supports: impl Fn(PlaceId) -> bool) {
        for contender in &mut self.contenders {
            contender.supports = supports(contender.place);
            contender.ahead = 0;
        }
    }

    /// A place is no more.
    pub(crate) fn forget(&mut self, place: PlaceId) {
        self.contenders.retain(|contender| contender.place != place);
    }

    /// Whether the hysteresis has nothing to say: everything was heard by antennas on the map.
    pub(crate) fn is_empty(&self) -> bool {
        self.contenders.is_empty()
    }

    /// Nothing heard so far counts any more.
    pub(crate) fn clear(&mut self) {
        self.contenders = Vec::new();
    }

    /// How many fresh readings a place has.
    pub(crate) fn readings(&self, place: PlaceId, line: i64, rule: &Rule) -> u32 {
        self.find(place).map_or(0, |contender| contender.summary(line, rule).count)
    }

    /// A place that was just heard: does it take the thing from where it is believed?
    pub(crate) fn takes(&mut self, place: PlaceId, line: i64, rule: &Rule) -> bool {
        let is_ahead = self.is_ahead(place, line, rule);
        let Some(challenger) = self.contenders.iter_mut().find(|contender| contender.place == place) else {
            return false;
        };
        challenger.ahead = if is_ahead { challenger.ahead.saturating_add(1) } else { 0 };
        challenger.ahead >= READINGS_AHEAD
    }

    fn is_ahead(&self, place: PlaceId, line: i64, rule: &Rule) -> bool {
        let Some(challenger) = self.find(place).map(|contender| contender.summary(line, rule)) else {
            return false;
        };
        if challenger.count < rule.believe {
            return false;
        }
        let Some((_, incumbent)) = self.strongest(true, line, rule) else { return true };
        let nearer = challenger.mean - incumbent.mean;
        let full = READINGS as u32;
        let is_steady = challenger.count == full && incumbent.count == full;
        nearer >= rule.outright || (nearer >= rule.steady && is_steady && challenger.worst > incumbent.best)
    }

    /// How sure the believed place is: *certain* with five agreeing readings and nobody else near; *likely* with
    /// enough readings to believe and nobody nearer; *unsure* otherwise.
    pub(crate) fn confidence(&self, line: i64, rule: &Rule) -> Confidence {
        let Some((_, own)) = self.strongest(true, line, rule) else { return Confidence::Unsure };
        let ahead = match self.strongest(false, line, rule) {
            Some((_, rival)) => own.mean - rival.mean,
            None => i32::MAX,
        };
        if own.count >= READINGS as u32 && ahead >= rule.outright {
            Confidence::Certain
        } else if own.count >= rule.believe.max(2) && ahead >= 0 {
            Confidence::Likely
        } else {
            Confidence::Unsure
        }
    }

    /// The next likely place.
    pub(crate) fn runner_up(&self, line: i64, rule: &Rule) -> Option<PlaceId> {
        self.strongest(false, line, rule).map(|(place, _)| place)
    }

    fn find(&self, place: PlaceId) -> Option<&Contender> {
        self.contenders.iter().find(|contender| contender.place == place)
    }

    /// The strongest place with fresh readings, among those for or against the believed one. Equals: smaller id.
    fn strongest(&self, supports: bool, line: i64, rule: &Rule) -> Option<(PlaceId, Summary)> {
        self.contenders
            .iter()
            .filter(|contender| contender.supports == supports)
            .map(|contender| (contender.place, contender.summary(line, rule)))
            .filter(|(_, summary)| summary.count > 0)
            .max_by(|(a, first), (b, second)| first.mean.cmp(&second.mean).then(b.cmp(a)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::{place_id, read_point};
    use model::Rssi;

    const INCUMBENT: u32 = 1;
    const CHALLENGER: u32 = 2;

    fn rule() -> Rule {
        Rule::new(&PresenceSettings::default())
    }

    /// Readings as (place, line, dBm); does the challenger take the thing after the last of them?
    fn takes(readings: &[(u32, i64, f64)]) -> bool {
        let mut evidence = Evidence::default();
        let mut is_taken = false;
        for (place, line, dbm) in readings {
            let reading = Reading {
                place: place_id(*place),
                line: *line,
                read_point: read_point(*place, 1),
                signal: Signal::Dbm(Rssi((dbm * 10.0) as i16)),
            };
            evidence.add(&reading, || *place == INCUMBENT);
            if *place == CHALLENGER {
                is_taken = evidence.takes(place_id(CHALLENGER), *line, &rule());
            }
        }
        is_taken
    }

    fn series(place: u32, from: i64, strengths: &[f64]) -> Vec<(u32, i64, f64)> {
        strengths.iter().enumerate().map(|(at, dbm)| (place, from + at as i64 * 100, *dbm)).collect()
    }

    #[test]
    fn a_share_of_the_distance_is_a_step_in_decibels() {
        let distance = |dbm: f64| 10f64.powf((-55.0 - dbm) / 30.0);
        for share in [0.15, 0.30, 0.5, 1.0] {
            let decibels = f64::from(step(share, 3.0)) / 10.0;
            let (near, far) = (distance(-60.0), distance(-60.0 - decibels));
            let found = (far - near) / ((far + near) / 2.0);
            assert!((found - share).abs() < 0.01, "{share} became {found}");
        }
        assert_eq!((step(0.30, 3.0), step(0.15, 3.0)), (39, 20));
    }

    #[test]
    fn settings_without_sense_do_not_break_the_rule() {
        assert!(step(f64::NAN, f64::INFINITY) > 0);
        assert!(step(-3.0, 0.0) >= 0);
        assert!(step(9.0, 900.0) > 0);
    }

    #[test]
    fn wins_outright_from_thirty_percent_nearer() {
        let old = series(INCUMBENT, 0, &[-60.0, -60.0]);
        assert!(takes(&[old.clone(), series(CHALLENGER, 500, &[-56.0; 4])].concat()));
        assert!(!takes(&[old.clone(), series(CHALLENGER, 500, &[-57.0; 4])].concat()));
        assert!(!takes(&[old, series(CHALLENGER, 500, &[-50.0; 3])].concat()), "ahead twice only");
    }

    #[test]
    fn once_behind_begins_anew() {
        let old = series(INCUMBENT, 0, &[-60.0; 5]);
        let dip = series(CHALLENGER, 600, &[-55.0, -55.0, -55.0, -75.0, -50.0, -50.0]);
        assert!(!takes(&[old, dip].concat()));
    }

    #[test]
    fn wins_steadily_when_the_worst_of_five_beats_the_best_of_five() {
        let old = series(INCUMBENT, 0, &[-60.0; 5]);
        assert!(takes(&[old.clone(), series(CHALLENGER, 600, &[-57.5; 7])].concat()));
        assert!(
            !takes(&[old.clone(), series(CHALLENGER, 600, &[-57.5; 6])].concat()),
            "five, three times running"
        );
        assert!(!takes(&[old.clone(), series(CHALLENGER, 600, &[-58.5; 9])].concat()), "not near enough");
        let mixed = series(CHALLENGER, 600, &[-57.0, -57.0, -57.0, -57.0, -60.0, -57.0, -57.0, -57.0]);
        assert!(!takes(&[old, mixed].concat()), "the worst does not beat the best");
    }

    #[test]
    fn old_readings_neither_win_nor_defend() {
        let fresh = 20_000;
        let weak = series(CHALLENGER, fresh, &[-75.0; 4]);
        assert!(takes(&[series(INCUMBENT, 0, &[-50.0; 5]), weak.clone()].concat()));
        assert!(!takes(&[series(INCUMBENT, fresh - 5_000, &[-50.0; 5]), weak].concat()));
        let stale = [(CHALLENGER, 0, -40.0), (INCUMBENT, fresh, -70.0), (CHALLENGER, fresh + 1, -40.0)];
        assert!(!takes(&stale), "a stray of this morning and one now are not two");
    }

    #[test]
    fn only_so_many_places_compete() {
        let mut evidence = Evidence::default();
        for place in 0..100 {
            let reading = Reading {
                place: place_id(place),
                line: i64::from(place),
                read_point: read_point(1, 1),
                signal: Signal::Silent,
            };
            evidence.add(&reading, || false);
        }
        assert_eq!(evidence.contenders.len(), CONTENDERS_MAX);
        assert_eq!(evidence.readings(place_id(99), 99, &rule()), 1);
        assert_eq!(evidence.readings(place_id(0), 99, &rule()), 0);
    }

    #[test]
    fn strengths_of_all_kinds_are_ordered() {
        assert_eq!(strength(Signal::Dbm(Rssi(-563))), -563);
        assert!(strength(Signal::Relative(200)) > strength(Signal::Relative(70)));
        assert!(strength(Signal::Silent) < strength(Signal::Dbm(Rssi(-600))));
    }
}
