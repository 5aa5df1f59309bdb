//! A naive reference of the presence rules: every read kept, everything worked out anew each time, no cleverness. The
//! engine must agree with it after every step of any story.

use std::collections::BTreeMap;

use model::*;
use proptest::prelude::*;

use super::steps::{Step, hear, moving, time};
use crate::bed::*;

const WINDOW: i64 = 10_000;
const LEAVES: i64 = 30_000;

#[derive(Clone, Debug, Default)]
struct Naive {
    place: Option<u32>,
    since: Option<i64>,
    heard: Option<i64>,
    heard_place: Option<u32>,
    by_hand: bool,
    has_left: bool,
    /// Every read that counted: place, line, dBm.
    reads: Vec<(u32, i64, i16)>,
    /// Readings running at which a place was ahead.
    ahead: BTreeMap<u32, u32>,
}

#[derive(Default)]
struct Reference {
    things: BTreeMap<u32, Naive>,
    order: BTreeMap<u32, i64>,
    listening: BTreeMap<u32, i64>,
}

fn watches(reader: u32, antenna: u8) -> Option<u32> {
    match (reader, antenna) {
        (1, 1 | 2) => Some(10),
        (2, 1) => Some(20),
        (3, 1) => Some(30),
        _ => None,
    }
}

fn around(place: u32) -> Vec<u32> {
    match place {
        1 => vec![1],
        2 => vec![2, 1],
        11 | 12 => vec![place, 10, 2, 1],
        111 => vec![111, 11, 10, 2, 1],
        21 => vec![21, 20, 2, 1],
        zone => vec![zone, 2, 1],
    }
}

fn distance(dbm: f64) -> f64 {
    10f64.powf((-55.0 - dbm) / 30.0)
}

/// The last five of a place, as far as they are fresh.
fn fresh(reads: &[(u32, i64, i16)], place: u32, line: i64) -> Vec<f64> {
    let of_place: Vec<_> = reads.iter().filter(|read| read.0 == place).collect();
    let last = &of_place[of_place.len().saturating_sub(5)..];
    last.iter().filter(|read| read.1 >= line - WINDOW).map(|read| f64::from(read.2)).collect()
}

fn mean(readings: &[f64]) -> f64 {
    // The engine rounds towards zero, in tenths.
    ((readings.iter().sum::<f64>() * 10.0 / readings.len() as f64).trunc()) / 10.0
}

impl Naive {
    fn hear(&mut self, place: Option<u32>, line: i64, dbm: i16) {
        let is_late = self.since.is_some_and(|since| line < since)
            || self.heard.is_some_and(|heard| line < heard - 2_000);
        if is_late {
            return;
        }
        self.heard = self.heard.max(Some(line));
        self.heard_place = place;
        let Some(place) = place else { return };
        self.reads.push((place, line, dbm));
        let is_confirmed = self.place.is_some_and(|believed| around(believed).contains(&place));
        let is_held = self.by_hand && self.since.is_some_and(|since| line < since + WINDOW);
        if is_confirmed || is_held || !self.wins(place, line) {
            return;
        }
        self.place = Some(place);
        self.since = Some(line);
        self.by_hand = false;
        self.has_left = false;
        self.ahead.clear();
    }

    fn wins(&mut self, place: u32, line: i64) -> bool {
        if self.place.is_none() {
            return self.is_ahead(place, line);
        }
        let is_ahead = self.is_ahead(place, line);
        let running = self.ahead.entry(place).or_default();
        *running = if is_ahead { *running + 1 } else { 0 };
        *running >= 3
    }

    fn is_ahead(&self, place: u32, line: i64) -> bool {
        let challenger = fresh(&self.reads, place, line);
        let Some(believed) = self.place else { return !self.has_left || challenger.len() >= 2 };
        if challenger.len() < 2 {
            return false;
        }
        let incumbents = around(believed).into_iter().map(|place| fresh(&self.reads, place, line));
        let incumbent =
            incumbents.filter(|readings| !readings.is_empty()).max_by(|a, b| mean(a).total_cmp(&mean(b)));
        let Some(incumbent) = incumbent else { return true };
        let (near, far) = (distance(mean(&challenger)), distance(mean(&incumbent)));
        let share = (far - near) / ((far + near) / 2.0);
        let worst = challenger.iter().copied().fold(f64::INFINITY, f64::min);
        let best = incumbent.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let is_steady = challenger.len() == 5 && incumbent.len() == 5 && worst > best;
        // The engine's steps are whole tenths of a decibel: 3.9 for 0.30 (3.94), 2.0 for 0.15 (1.96).
        let reaches = |decibels: f64| {
            share >= 2.0 * (10f64.powf(decibels / 30.0) - 1.0) / (10f64.powf(decibels / 30.0) + 1.0) - 1e-9
        };
        reaches(3.9) || (reaches(2.0) && is_steady)
    }

    /// When it will have left, if nothing is heard any more.
    fn leaves(&self, listening: &BTreeMap<u32, i64>) -> Option<i64> {
        let (place, heard_place) = (self.place?, self.heard_place?);
        let is_here = around(place).contains(&30) && around(place).contains(&heard_place);
        let since = *listening.get(&heard_place)?;
        is_here.then(|| self.heard.unwrap().max(since).max(self.since.unwrap()) + LEAVES)
    }
}

impl Reference {
    fn step(&mut self, step: &Step, now: i64) {
        match step {
            Step::Hear { reader, antenna, tag, dbm, age } => {
                let age = if *age < -2_000 { 0 } else { *age };
                let newest = self.order.entry(*reader).or_insert(now - age);
                let mut line = now - age;
                if (1..=2_000).contains(&(*newest - line)) {
                    line = *newest;
                }
                *newest = line.max(*newest);
                self.things.entry(*tag).or_default().hear(watches(*reader, *antenna), line, *dbm);
            }
            Step::Wait(ms) => {
                let until = now + *ms as i64;
                for thing in self.things.values_mut() {
                    if let Some(left) = thing.leaves(&self.listening).filter(|left| *left <= until) {
                        *thing = Naive {
                            since: Some(left),
                            heard: thing.heard,
                            heard_place: thing.heard_place,
                            has_left: true,
                            ..Naive::default()
                        };
                    }
                }
            }
            Step::Lose(reader) => self.listen(*reader, false, now),
            Step::Back(reader) => self.listen(*reader, true, now),
            Step::Jump(_) => {}
            Step::Ask(Command::MoveAsset { asset, place }) => self.put(*asset, *place, now),
            Step::Ask(other) => panic!("not part of this reference: {other:?}"),
        }
    }

    fn listen(&mut self, reader: u32, is_on: bool, now: i64) {
        let Some(place) = watches(reader, 1) else { return };
        if is_on {
            self.listening.entry(place).or_insert(now);
        } else {
            self.listening.remove(&place);
        }
    }

    fn put(&mut self, asset: AssetId, place: Option<PlaceId>, now: i64) {
        let place = place.map(short);
        let number = (1..13).find(|number| asset_id(*number) == asset).unwrap();
        let is_known = place.is_none_or(|place| place != 40);
        let before = self.things.get(&number).and_then(|thing| thing.place);
        if !is_known || before == place {
            return;
        }
        let thing = self.things.entry(number).or_default();
        thing.place = place;
        thing.since = Some(now);
        thing.by_hand = true;
        thing.has_left = place.is_none();
        thing.reads.clear();
        thing.ahead.clear();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_agrees_with_the_naive_reference(steps in proptest::collection::vec(
        prop_oneof![
            8 => hear(1..4),
            3 => time(),
            1 => moving(1..4).prop_map(Step::Ask),
        ],
        1..150,
    )) {
        let mut stage = Stage::new();
        let mut reference = Reference::default();
        for reader in 1..5 {
            reference.listen(reader, true, stage.now.tick.0 as i64);
        }
        for (at, step) in steps.iter().enumerate() {
            reference.step(step, stage.now.tick.0 as i64);
            stage.step(step, at as u32);
            for asset in 1..4 {
                let expected = reference.things.get(&asset).and_then(|thing| thing.place);
                prop_assert_eq!(stage.place_of(asset), expected, "item {} after step {}: {:?}", asset, at, step);
            }
        }
    }
}
