//! The time machine: what was where, for how long, and which ways were gone. Compared with a plain list of moves.

use crate::{bed, trial};
use model::{PlaceId, Subject, Timestamp, ToRecord};
use std::collections::BTreeMap;
use store::{Dwell, Snapshot};

/// What happened, the plain way: thing → (moment, place or out), in order.
type Told = BTreeMap<u64, Vec<(i64, Option<u64>)>>;

/// Moves at random, by a small generator of our own.
fn moves(things: u64, count: u64) -> (Vec<ToRecord>, Told) {
    let mut seed = 0x2545_f491_4f6c_dd1du64;
    let mut below = |most: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % most
    };
    let (mut facts, mut told, mut at) = (bed::warehouse(), Told::new(), 1_000);
    facts.extend((1..=things).map(bed::added));
    for _ in 0..count {
        // Lengths of every class, from nothing to weeks.
        at += 1 << below(22);
        let thing = 1 + below(things);
        let history = told.entry(thing).or_default();
        let now = history.last().and_then(|(_, place)| *place);
        let to = 2 + below(4);
        let fact = match now {
            Some(from) if below(8) == 0 => {
                history.push((at, None));
                bed::departed(bed::item(thing), from, at)
            }
            Some(from) if from != to => {
                history.push((at, Some(to)));
                bed::moved(bed::item(thing), from, to, at)
            }
            Some(_) => continue,
            None => {
                history.push((at, Some(to)));
                bed::arrived(bed::item(thing), to, at)
            }
        };
        facts.push(fact);
    }
    (facts, told)
}

fn place_at(history: &[(i64, Option<u64>)], at: i64) -> Option<u64> {
    history.iter().rev().find(|(from, _)| *from <= at)?.1
}

fn moments(told: &Told) -> Vec<i64> {
    let all: Vec<i64> = told.values().flatten().map(|(at, _)| *at).collect();
    let (first, last) = (*all.iter().min().unwrap(), *all.iter().max().unwrap());
    let some = all.iter().step_by(7).flat_map(|at| [at - 1, *at, at + 1]);
    some.chain([first - 1, last + 1, (first + last) / 2]).collect()
}

#[test]
fn the_warehouse_as_it_was() {
    let (facts, told) = moves(40, 900);
    let (_writer, snapshots) = trial(facts);
    let snapshot = snapshots.take().unwrap();
    for at in moments(&told) {
        let mut counts: BTreeMap<PlaceId, u64> = BTreeMap::new();
        for (thing, history) in &told {
            let expected = place_at(history, at).map(bed::place_id);
            let found = snapshot.where_was(bed::item(*thing), Timestamp(at)).unwrap();
            assert_eq!(found.map(|stay| stay.place), expected, "{thing} at {at}");
            if let Some(place) = expected {
                *counts.entry(place).or_default() += 1;
            }
        }
        assert_eq!(snapshot.counts_at(Timestamp(at)).unwrap(), counts, "{at}");
        let stays = snapshot.stays_at(Timestamp(at)).unwrap();
        assert!(stays.is_sorted_by_key(|stay| stay.subject));
        assert_eq!(stays.len() as u64, counts.values().sum::<u64>());
    }
}

/// The same sums from the plain list.
fn dwell_of(told: &Told, from: i64, until: i64) -> Vec<Dwell> {
    let mut found: BTreeMap<PlaceId, Dwell> = BTreeMap::new();
    for history in told.values() {
        for (number, (begin, place)) in history.iter().enumerate() {
            let Some(place) = place.map(bed::place_id) else { continue };
            let end = history.get(number + 1).map_or(i64::MAX, |(at, _)| *at);
            if *begin >= until || end <= from || end == *begin {
                continue;
            }
            let length = (end.min(until) - (*begin).max(from)) as u64;
            let entry = found.entry(place).or_insert(Dwell { place, stays: 0, total_ms: 0, longest_ms: 0 });
            entry.stays += 1;
            entry.total_ms += length;
            entry.longest_ms = entry.longest_ms.max(length);
        }
    }
    found.into_values().collect()
}

fn traffic_of(told: &Told, from: i64, until: i64) -> BTreeMap<(Option<PlaceId>, Option<PlaceId>), u64> {
    let mut found = BTreeMap::new();
    for history in told.values() {
        let mut before = None;
        for (at, place) in history {
            let place = place.map(bed::place_id);
            if (from..until).contains(at) {
                *found.entry((before, place)).or_default() += 1;
            }
            before = place;
        }
    }
    found
}

fn traffic(snapshot: &Snapshot, from: i64, until: i64) -> BTreeMap<(Option<PlaceId>, Option<PlaceId>), u64> {
    let ways = snapshot.traffic(Timestamp(from), Timestamp(until)).unwrap();
    ways.into_iter().map(|way| ((way.from, way.to), way.count)).collect()
}

#[test]
fn dwell_and_traffic_are_what_the_moves_add_up_to() {
    let (facts, told) = moves(40, 900);
    let (_writer, snapshots) = trial(facts);
    let snapshot = snapshots.take().unwrap();
    let moments = moments(&told);
    for pair in moments.windows(2).step_by(3) {
        let (from, until) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
        let found = snapshot.dwell(Timestamp(from), Timestamp(until)).unwrap();
        assert_eq!(found, dwell_of(&told, from, until), "{from}..{until}");
        assert_eq!(traffic(&snapshot, from, until), traffic_of(&told, from, until), "{from}..{until}");
    }
    assert_eq!(traffic(&snapshot, 0, i64::MAX), traffic_of(&told, 0, i64::MAX));
    let gone: Vec<Subject> = told.keys().map(|thing| bed::item(*thing)).collect();
    assert_eq!(gone.len(), 40);
}
