//! What the floor plan says about signals: how strongly each antenna should hear a tag in each place, and how often.
//!
//! A signal falls with the distance between antenna and place (mean over points of the place), and through a ceiling.
//! The values are a start; what a real hall does differently is taken up by the offset each tag learns, and by the
//! spread the posterior measures.

use std::collections::{BTreeMap, BTreeSet};

use model::{Place, PlaceId, PlaceKind, Point, ReadPoint, ReaderRole};

use crate::directory::Directory;
use crate::limits::MAP_CELLS_MAX;

use super::numbers::{exp, ln};

/// Signal at two metres, and what is lost when the distance grows tenfold, dB.
const NEAR_DBM: f32 = -48.0;
const FALLOFF_DB: f32 = 35.0;
/// Height of a usual antenna and of the tags, and a storey, metres; what a ceiling takes, dB.
const ANTENNA_M: f64 = 3.0;
const TAG_M: f64 = 1.0;
const STOREY_M: f64 = 4.0;
const CEILING_DB: f32 = 18.0;
/// A tag is heard in half of the best share of dwells at this signal; how softly that changes, dB.
const HALF_DBM: f32 = -67.0;
const SOFTNESS_DB: f32 = 3.0;
const BEST_SHARE: f32 = 0.9;
/// A place without an outline reaches this far around its centre, metres.
const REACH_M: f64 = 2.0;
/// A zone without antennas is a place to be only if an antenna hangs within this distance, metres.
const UNWATCHED_M: f64 = 15.0;

/// Offsets of tags from the expected signal are looked up in steps of one dB, from −16 to +16.
pub(super) const LEVELS: usize = 33;

/// The level of an offset in dB.
pub(super) fn level_of(offset: f32) -> usize {
    // A cast of a float saturates, also for what is no number.
    ((offset + 16.5) as usize).min(LEVELS - 1)
}

/// A reader's antenna on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ear {
    pub(super) read_point: ReadPoint,
    /// The place it watches, as an index into the places of the map.
    pub(super) place: u16,
    pub(super) is_gate: bool,
}

/// Places and antennas with what is expected between them.
#[derive(Clone, Debug, Default)]
pub(super) struct RadioMap {
    places: Vec<PlaceId>,
    ears: Vec<Ear>,
    index: BTreeMap<ReadPoint, u16>,
    /// Where each antenna hangs, and the middle of each place.
    hangs: Vec<Point>,
    centres: Vec<Point>,
    /// Expected dBm, row by antenna.
    signal: Vec<f32>,
    /// ln of the chance not to be heard in one dwell: by antenna, place, level.
    silence: Vec<f32>,
    /// Some antenna that watches a place is not on the map.
    has_strangers: bool,
}

/// Where a place is: points of it, and its storey.
struct Shape {
    points: Vec<Point>,
    storey: Option<PlaceId>,
}

impl RadioMap {
    /// The map of a site; empty when there are not at least two places with antennas of known position, or when an
    /// area antenna cannot be placed: then the posterior would be blind on one eye.
    pub(super) fn new(directory: &Directory, heights: &BTreeMap<ReadPoint, f64>) -> RadioMap {
        let mut map = RadioMap::default();
        let mut hung: Vec<(Ear, Point, f64, Option<PlaceId>)> = Vec::new();
        let own = own_points(directory);
        let mut shapes: Vec<Shape> = Vec::new();
        for (id, place) in directory.places() {
            let shape = shape(directory, place, own.get(id).map_or(&[][..], Vec::as_slice));
            let is_watched = own.contains_key(id);
            if let Some(shape) = shape.filter(|_| is_watched || is_unwatched_zone(directory, place, &own)) {
                map.places.push(*id);
                shapes.push(shape);
            }
        }
        for reader in directory.readers().values() {
            let is_fixed = matches!(reader.role, ReaderRole::Area | ReaderRole::Gate);
            for antenna in &reader.antennas {
                let Some(place) = antenna.place else { continue };
                let read_point = ReadPoint { reader: reader.id, antenna: antenna.port };
                let at = map.places.binary_search(&place).ok().filter(|_| is_fixed);
                let point = antenna.at.or_else(|| {
                    at.and_then(|at| shapes[at].points.get(shapes[at].points.len() / 2).copied())
                });
                let (Some(at), Some(point)) = (at, point) else {
                    map.has_strangers = true;
                    if is_fixed {
                        return RadioMap { has_strangers: true, ..RadioMap::default() };
                    }
                    continue;
                };
                let ear = Ear { read_point, place: at as u16, is_gate: reader.role == ReaderRole::Gate };
                let height = heights.get(&read_point).copied().unwrap_or(ANTENNA_M);
                hung.push((ear, point, height, shapes[at].storey));
            }
        }
        let watched: BTreeSet<u16> = hung.iter().map(|(ear, ..)| ear.place).collect();
        if watched.len() < 2 || hung.len() * map.places.len() > MAP_CELLS_MAX {
            return RadioMap { has_strangers: true, ..RadioMap::default() };
        }
        map.centres = shapes.iter().map(|shape| mean(&shape.points)).collect();
        for (ear, point, height, storey) in hung {
            map.index.insert(ear.read_point, map.ears.len() as u16);
            map.ears.push(ear);
            map.hangs.push(point);
            for shape in &shapes {
                map.expect(expected(shape, point, height, storey));
            }
        }
        map
    }

    fn expect(&mut self, dbm: f32) {
        self.signal.push(dbm);
        for level in 0..LEVELS {
            let offset = level as f32 - 16.0;
            let share = BEST_SHARE / (1.0 + exp((HALF_DBM - dbm - offset) / SOFTNESS_DB));
            self.silence.push(ln(1.0 - share.clamp(0.003, 0.92)));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ears.is_empty()
    }

    pub(super) fn has_strangers(&self) -> bool {
        self.has_strangers
    }

    pub(super) fn places(&self) -> &[PlaceId] {
        &self.places
    }

    pub(super) fn ears(&self) -> &[Ear] {
        &self.ears
    }

    /// Where an antenna hangs.
    pub(super) fn hangs(&self, ear: usize) -> Point {
        self.hangs.get(ear).copied().unwrap_or_default()
    }

    /// The middle of a place.
    pub(super) fn centre(&self, place: usize) -> Point {
        self.centres.get(place).copied().unwrap_or_default()
    }

    pub(super) fn ear(&self, read_point: ReadPoint) -> Option<u16> {
        self.index.get(&read_point).copied()
    }

    /// Expected dBm of one antenna in all places.
    pub(super) fn signals(&self, antenna: u16) -> &[f32] {
        let from = usize::from(antenna) * self.places.len();
        self.signal.get(from..from + self.places.len()).unwrap_or_default()
    }

    /// ln of the chance of silence in one dwell of one antenna: all places, all levels.
    pub(super) fn silences(&self, antenna: u16) -> &[f32] {
        let row = self.places.len() * LEVELS;
        let from = usize::from(antenna) * row;
        self.silence.get(from..from + row).unwrap_or_default()
    }
}

/// The places that have antennas of fixed readers, with the points at which these hang, as far as they are known.
fn own_points(directory: &Directory) -> BTreeMap<PlaceId, Vec<Point>> {
    let mut own: BTreeMap<PlaceId, Vec<Point>> = BTreeMap::new();
    for reader in directory.readers().values() {
        if matches!(reader.role, ReaderRole::Area | ReaderRole::Gate) {
            for antenna in &reader.antennas {
                if let Some(place) = antenna.place {
                    own.entry(place).or_default().extend(antenna.at);
                }
            }
        }
    }
    own
}

fn is_unwatched_zone(directory: &Directory, place: &Place, own: &BTreeMap<PlaceId, Vec<Point>>) -> bool {
    let is_apart = |watched: &PlaceId| {
        !directory.contains(*watched, place.id) && !directory.contains(place.id, *watched)
    };
    let centre = place.outline.as_ref().and_then(|outline| outline.bounds()).map(middle);
    let is_near = centre.is_some_and(|centre| {
        own.values().flatten().any(|at| (at.x - centre.x).hypot(at.y - centre.y) <= UNWATCHED_M)
    });
    place.kind == PlaceKind::Zone && is_near && own.keys().all(is_apart)
}

fn mean(points: &[Point]) -> Point {
    let count = points.len().max(1) as f64;
    let sum = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / count;
    Point { x: sum(|point| point.x), y: sum(|point| point.y) }
}

fn middle((left, top, right, bottom): (f64, f64, f64, f64)) -> Point {
    Point { x: (left + right) / 2.0, y: (top + bottom) / 2.0 }
}

fn shape(directory: &Directory, place: &Place, antennas: &[Point]) -> Option<Shape> {
    let bounds = place.outline.as_ref().and_then(|outline| outline.bounds());
    let (left, top, right, bottom) = match bounds {
        Some(bounds) => bounds,
        None if antennas.is_empty() => return None,
        None => {
            let count = antennas.len() as f64;
            let x = antennas.iter().map(|at| at.x).sum::<f64>() / count;
            let y = antennas.iter().map(|at| at.y).sum::<f64>() / count;
            (x - REACH_M * 1.5, y - REACH_M * 1.5, x + REACH_M * 1.5, y + REACH_M * 1.5)
        }
    };
    let corners = place.outline.as_ref().map_or(&[][..], |outline| &outline.0);
    let thirds = |from: f64, to: f64, step: i32| (from + to) / 2.0 + f64::from(step) * (to - from) / 3.0;
    let mut points = Vec::with_capacity(9);
    for (across, down) in (-1..=1).flat_map(|across| (-1..=1).map(move |down| (across, down))) {
        let point = Point { x: thirds(left, right, across), y: thirds(top, bottom, down) };
        if corners.len() < 3 || is_inside(corners, point) {
            points.push(point);
        }
    }
    if points.is_empty() {
        points.push(middle((left, top, right, bottom)));
    }
    let storey = directory.path(place.id).find(|place| place.kind == PlaceKind::Floor).map(|floor| floor.id);
    Some(Shape { points, storey })
}

fn is_inside(corners: &[Point], at: Point) -> bool {
    let mut is_in = false;
    let mut before = corners[corners.len() - 1];
    for corner in corners {
        let crosses = (corner.y > at.y) != (before.y > at.y);
        if crosses && at.x < (before.x - corner.x) * (at.y - corner.y) / (before.y - corner.y) + corner.x {
            is_in = !is_in;
        }
        before = *corner;
    }
    is_in
}

/// Mean of the expected signal over the points of a place, dBm.
fn expected(shape: &Shape, antenna: Point, height: f64, storey: Option<PlaceId>) -> f32 {
    let is_other_storey = shape.storey != storey;
    let up = (height - TAG_M).abs() + if is_other_storey { STOREY_M } else { 0.0 };
    let of_point = |point: &Point| {
        let (dx, dy) = (point.x - antenna.x, point.y - antenna.y);
        let distance = (dx * dx + dy * dy + up * up).sqrt().max(2.0);
        NEAR_DBM - FALLOFF_DB * ln((distance / 2.0) as f32) / std::f32::consts::LN_10
    };
    let sum: f32 = shape.points.iter().map(of_point).sum();
    let ceiling = if is_other_storey { CEILING_DB } else { 0.0 };
    (sum / shape.points.len() as f32).max(-120.0) - ceiling
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_cover_what_they_say() {
        assert_eq!(level_of(0.0), 16);
        assert_eq!(level_of(-0.4), 16);
        assert_eq!(level_of(0.6), 17);
        assert_eq!((level_of(-99.0), level_of(99.0), level_of(f32::NAN)), (0, 32, 0));
    }

    #[test]
    fn a_corner_cut_out_is_not_inside() {
        let corner = |x: f64, y: f64| Point { x, y };
        let hook = [(0.0, 0.0), (6.0, 0.0), (6.0, 2.0), (2.0, 2.0), (2.0, 6.0), (0.0, 6.0)]
            .map(|(x, y)| corner(x, y));
        assert!(is_inside(&hook, corner(1.0, 5.0)));
        assert!(!is_inside(&hook, corner(4.0, 4.0)));
    }

    #[test]
    fn signals_fall_with_distance_and_through_ceilings() {
        let shape = |x: f64, storey| Shape { points: vec![Point { x, y: 0.0 }], storey };
        let floor = |number: u8| Some(PlaceId::from_bytes([number; 16]));
        let antenna = Point { x: 0.0, y: 0.0 };
        let here = expected(&shape(0.0, floor(1)), antenna, 3.0, floor(1));
        let there = expected(&shape(20.0, floor(1)), antenna, 3.0, floor(1));
        let above = expected(&shape(0.0, floor(2)), antenna, 3.0, floor(1));
        assert!((here - -48.0).abs() < 0.01);
        assert!((there - -83.1).abs() < 0.1, "{there}");
        assert!((above - -82.7).abs() < 0.1, "{above}");
    }
}
