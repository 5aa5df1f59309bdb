//! Passages through outer doors: which way, tag by tag, and a vote of those that pass together.
//!
//! A door has two sides: its antennas nearer to the site and those further out, or, where it has only one, that one
//! and the nearest antenna inside. A passage is a run of reads on them that ends with silence. It is a crossing if both
//! sides heard the tag, the signal rose and fell, one side was clearly later (by times weighted with power), and the
//! balance of the sides changed the same way from the first to the last third. Otherwise the tag stood near, or
//! turned back.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::Directory;
use crate::limits::{PASSAGE_READS_MAX, PASSAGES_MAX};

use super::numbers::{exp, ln};
use super::radio_map::RadioMap;

/// Silence that ends a passage, ms.
const SILENCE_MS: i64 = 2_000;
/// Passages that end within this time of each other vote together, ms.
const TOGETHER_MS: i64 = 1_000;
/// Only this much of a long stand at a door belongs to the passage, ms.
const LONGEST_MS: i64 = 20_000;
/// Antennas this much nearer to the site are on the inner side, metres; an antenna inside helps up to this distance.
const APART_M: f64 = 0.5;
const HELPER_M: f64 = 8.0;
const BELL_DB: f32 = 6.0;
const TURN_DB: f32 = 3.0;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    In,
    Out,
    /// It stood near, or turned back.
    Neither,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pass {
    line: i64,
    is_in: bool,
    deci_dbm: i16,
}

#[derive(Clone, Debug, Default)]
struct Passage {
    reads: Vec<Pass>,
    last: i64,
    shift: i64,
}

/// A passage that is over.
#[derive(Clone, Debug)]
pub(super) struct Passed {
    pub(super) thing: u32,
    pub(super) way: Way,
    /// The last reads were on the inner side.
    pub(super) ended_in: bool,
    /// The others that passed with it went the same way.
    pub(super) is_agreed: bool,
    pub(super) last: i64,
    pub(super) shift: i64,
    /// The place of the door on the map.
    pub(super) door: u16,
    centre: i64,
    is_weak: bool,
}

/// All outer doors.
#[derive(Clone, Debug, Default)]
pub(super) struct Gates {
    /// Antenna → the doors it is a side of, and whether it is the inner one.
    sides: BTreeMap<u16, Vec<(u16, bool)>>,
    passages: BTreeMap<(u16, u32), Passage>,
    waiting: BTreeSet<(i64, u16, u32)>,
    ended: BTreeMap<u16, (i64, Vec<Passed>)>,
    pub(super) dropped: u64,
}

impl Gates {
    pub(super) fn new(directory: &Directory, map: &RadioMap) -> Gates {
        let mut gates = Gates::default();
        let is_door = |place: u16| directory.is_outer_door(map.places()[usize::from(place)]);
        let inside: Vec<usize> = (0..map.places().len()).filter(|place| !is_door(*place as u16)).collect();
        let count = inside.len().max(1) as f64;
        let x = inside.iter().map(|place| map.centre(*place).x).sum::<f64>() / count;
        let y = inside.iter().map(|place| map.centre(*place).y).sum::<f64>() / count;
        for door in (0..map.places().len() as u16).filter(|door| is_door(*door)) {
            let own: Vec<usize> =
                (0..map.ears().len()).filter(|ear| map.ears()[*ear].place == door).collect();
            if own.is_empty() || inside.is_empty() {
                continue;
            }
            let at = |ear: usize| map.hangs(ear);
            let mid_x = own.iter().map(|ear| at(*ear).x).sum::<f64>() / own.len() as f64;
            let mid_y = own.iter().map(|ear| at(*ear).y).sum::<f64>() / own.len() as f64;
            let length = (x - mid_x).hypot(y - mid_y).max(0.01);
            let inward =
                |ear: usize| ((at(ear).x - mid_x) * (x - mid_x) + (at(ear).y - mid_y) * (y - mid_y)) / length;
            let most = own.iter().map(|ear| inward(*ear)).fold(f64::NEG_INFINITY, f64::max);
            let least = own.iter().map(|ear| inward(*ear)).fold(f64::INFINITY, f64::min);
            let has_sides = most - least >= APART_M;
            for ear in &own {
                let is_in = has_sides && inward(*ear) > (most + least) / 2.0;
                gates.sides.entry(*ear as u16).or_default().push((door, is_in));
            }
            if !has_sides {
                let far = |ear: &usize| (at(*ear).x - mid_x).hypot(at(*ear).y - mid_y);
                let helpers = (0..map.ears().len()).filter(|ear| !is_door(map.ears()[*ear].place));
                let nearest = helpers.min_by(|a, b| far(a).total_cmp(&far(b)));
                match nearest.filter(|ear| far(ear) <= HELPER_M) {
                    Some(ear) => gates.sides.entry(ear as u16).or_default().push((door, true)),
                    None => own.iter().for_each(|ear| drop(gates.sides.remove(&(*ear as u16)))),
                }
            }
        }
        gates
    }

    pub(super) fn hear(&mut self, thing: u32, ear: u16, line: i64, shift: i64, deci_dbm: i16) {
        if self.sides.is_empty() {
            return;
        }
        for (door, is_in) in self.sides.get(&ear).into_iter().flatten() {
            let key = (*door, thing);
            if !self.passages.contains_key(&key) {
                if self.passages.len() >= PASSAGES_MAX {
                    self.dropped += 1;
                    continue;
                }
                self.waiting.insert((line.saturating_add(SILENCE_MS), *door, thing));
            }
            let passage = self.passages.entry(key).or_default();
            if passage.reads.len() >= PASSAGE_READS_MAX {
                passage.reads.remove(0);
            }
            passage.reads.push(Pass { line, is_in: *is_in, deci_dbm });
            passage.last = passage.last.max(line);
            passage.shift = shift;
        }
    }

    pub(super) fn due(&self) -> Option<i64> {
        let votes = self.ended.values().map(|(due, _)| *due).min();
        self.waiting.first().map(|(due, _, _)| *due).into_iter().chain(votes).min()
    }

    /// The passages that are over, with the vote of those that passed together.
    pub(super) fn passed(&mut self, line: i64) -> Vec<Passed> {
        while let Some((due, door, thing)) = self.waiting.first().copied().filter(|first| first.0 <= line) {
            self.waiting.remove(&(due, door, thing));
            let Some(passage) = self.passages.get(&(door, thing)) else { continue };
            let over = passage.last.saturating_add(SILENCE_MS);
            if over > line {
                self.waiting.insert((over, door, thing));
                continue;
            }
            if let Some(passage) = self.passages.remove(&(door, thing)) {
                let vote = self.ended.entry(door).or_insert((over + TOGETHER_MS, Vec::new()));
                vote.1.push(passage.judge(thing, door));
            }
        }
        let doors: Vec<u16> =
            self.ended.iter().filter(|(_, (due, _))| *due <= line).map(|(door, _)| *door).collect();
        let ended = doors.into_iter().filter_map(|door| self.ended.remove(&door));
        ended.flat_map(|(_, passed)| vote(passed)).collect()
    }
}

/// At least half one way and three times as many as the other way: that is the way of the pallet, also for those
/// who were heard too little to tell.
fn vote(mut passed: Vec<Passed>) -> Vec<Passed> {
    let mut centres: Vec<i64> =
        passed.iter().filter(|one| one.way != Way::Neither).map(|one| one.centre).collect();
    centres.sort_unstable();
    let Some(middle) = centres.get(centres.len() / 2).copied() else { return passed };
    let is_with = |one: &Passed| (one.centre - middle).abs() <= 3_000;
    let count = |way: Way| passed.iter().filter(|one| is_with(one) && one.way == way).count();
    let all = passed.iter().filter(|one| is_with(one)).count();
    let (inward, outward) = (count(Way::In), count(Way::Out));
    let way = if inward * 2 >= all && inward >= 3 * outward.max(1) {
        Way::In
    } else if outward * 2 >= all && outward >= 3 * inward.max(1) {
        Way::Out
    } else {
        return passed;
    };
    for one in passed.iter_mut().filter(|one| is_with(one)) {
        if one.is_weak || one.way != Way::Neither {
            one.way = way;
            one.is_agreed = true;
        }
    }
    passed
}

fn mean(reads: &[Pass]) -> f32 {
    reads.iter().map(|read| f32::from(read.deci_dbm) / 10.0).sum::<f32>() / reads.len().max(1) as f32
}

fn power(read: &Pass) -> f32 {
    exp(f32::from(read.deci_dbm) / 100.0 * std::f32::consts::LN_10)
}

/// How much stronger the inner side was, dB.
fn balance<'a>(reads: impl Iterator<Item = &'a Pass> + Clone) -> f32 {
    let sum = |is_in: bool| reads.clone().filter(|read| read.is_in == is_in).map(power).sum::<f32>();
    let ratio = 10.0 * ln(sum(true).max(1e-13) / sum(false).max(1e-13)) / std::f32::consts::LN_10;
    ratio.clamp(-40.0, 40.0)
}

impl Passage {
    fn judge(mut self, thing: u32, door: u16) -> Passed {
        let from = self.last.saturating_sub(LONGEST_MS);
        self.reads.retain(|read| read.line >= from);
        self.reads.sort_unstable();
        let reads = &self.reads;
        let first = reads.first().map_or(self.last, |read| read.line);
        let span = (self.last - first).max(1);
        let centroid = |is_in: bool| {
            let side = reads.iter().filter(|read| read.is_in == is_in);
            let best = side.clone().map(|read| read.deci_dbm).max()?;
            let weigh = |read: &Pass| exp(f32::from(read.deci_dbm - best) / 100.0 * std::f32::consts::LN_10);
            let weight: f32 = side.clone().map(weigh).sum();
            Some(side.map(|read| weigh(read) * (read.line - first) as f32).sum::<f32>() / weight)
        };
        let third = |at: i64| reads.iter().filter(move |read| ((read.line - first) * 3 / (span + 1)) == at);
        let bell = bell(reads);
        let turn = balance(third(2)) - balance(third(0));
        let least = 0.15 * (span as f32 / 2.0).max(300.0);
        let later = centroid(true).zip(centroid(false)).map_or(0.0, |(inner, outer)| inner - outer);
        let is_crossing = reads.len() >= 3 && bell >= BELL_DB && later.abs() >= least && turn.abs() > TURN_DB;
        let way = match (is_crossing, later > 0.0, turn > 0.0) {
            (true, true, true) => Way::In,
            (true, false, false) => Way::Out,
            (_, _, _) => Way::Neither,
        };
        Passed {
            thing,
            way,
            ended_in: balance(third(2)) > 1.0,
            is_agreed: false,
            last: self.last,
            shift: self.shift,
            door,
            centre: first + span / 2,
            is_weak: reads.len() < 4 || bell >= BELL_DB / 2.0,
        }
    }
}

/// How far the signal rose above its beginning and end, dB.
fn bell(reads: &[Pass]) -> f32 {
    if reads.is_empty() {
        return 0.0;
    }
    let mut strongest = reads.to_vec();
    strongest.sort_unstable_by_key(|read| std::cmp::Reverse(read.deci_dbm));
    let top = mean(&strongest[..(reads.len() / 4).max(1)]);
    let fifth = (reads.len() / 5).max(1);
    let ends: Vec<Pass> = reads[..fifth].iter().chain(&reads[reads.len() - fifth..]).copied().collect();
    top - mean(&ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(reads: &[(i64, bool, i16)]) -> Way {
        let reads: Vec<Pass> = reads
            .iter()
            .map(|(line, is_in, dbm)| Pass { line: *line, is_in: *is_in, deci_dbm: dbm * 10 })
            .collect();
        let last = reads.iter().map(|read| read.line).max().unwrap();
        Passage { reads, last, shift: 0 }.judge(1, 0).way
    }

    const OUTER: [(i64, bool, i16); 5] =
        [(0, false, -66), (100, false, -60), (200, false, -57), (300, false, -61), (400, false, -66)];
    const INNER: [(i64, bool, i16); 5] =
        [(310, true, -67), (410, true, -61), (510, true, -56), (610, true, -59), (700, true, -65)];

    #[test]
    fn outer_side_first_is_in_and_the_other_way_round() {
        let both = [OUTER, INNER].concat();
        assert_eq!(way(&both), Way::In);
        let turned: Vec<_> = both.iter().map(|(line, is_in, dbm)| (*line, !is_in, *dbm)).collect();
        assert_eq!(way(&turned), Way::Out);
    }

    #[test]
    fn a_turn_and_a_stand_are_neither() {
        let back = OUTER.iter().map(|(line, is_in, dbm)| (1_100 - line, *is_in, *dbm));
        let turn: Vec<_> = OUTER.iter().chain(&INNER).copied().chain(back).collect();
        assert_eq!(way(&turn), Way::Neither);
        let stand: Vec<_> = (0..40).map(|at| (at * 50, at % 2 == 0, -60 - (at % 3) as i16)).collect();
        assert_eq!(way(&stand), Way::Neither);
    }

    #[test]
    fn a_pallet_takes_its_weak_members_along() {
        let member = |thing: u32, way: Way, is_weak: bool| Passed {
            thing,
            way,
            ended_in: false,
            is_agreed: false,
            last: 1_000,
            shift: 0,
            door: 0,
            centre: 500,
            is_weak,
        };
        let pallet = vec![
            member(1, Way::Out, false),
            member(2, Way::Out, false),
            member(3, Way::Out, false),
            member(4, Way::Neither, true),
            member(5, Way::Neither, false),
        ];
        let ways: Vec<Way> = vote(pallet).iter().map(|one| one.way).collect();
        assert_eq!(ways, [Way::Out, Way::Out, Way::Out, Way::Out, Way::Neither]);
    }
}
