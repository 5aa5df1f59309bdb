//! What happens in the demo: four things that always happen in the first minute, then quiet traffic for ever that
//! does not repeat itself.

use fastrand::Rng;
use model::Point;

use super::plan::{Area, MAIN_AISLE_Y};
use super::stock::{FIRST_PALLET, LEAVING_TOTE, LOST_DRUM, StockItem, index_of, spot};
use crate::radio::exponential_ms;
use crate::world::{Act, Cue, Traffic};

/// Moments of the first minute, world milliseconds.
const PALLET_MS: u64 = 2_200;
const ASTRAY_MS: u64 = 9_800;
const STRANGER_MS: u64 = 30_000;
const LEAVING_MS: u64 = 37_000;
const LEFT_MS: u64 = 45_200;
/// The quiet traffic begins.
const TRAFFIC_MS: u64 = 52_000;
/// Mean time between two trips, and the least.
const TRIP_MEAN_MS: f64 = 9_000.0;
const TRIP_LEAST_MS: u64 = 3_500;
/// At most so many things are out of the house, and so many in a wrong place, at once.
const OUT_MAX: usize = 5;
const ASTRAY_MAX: usize = 2;

const OUTSIDE_GATE_1: Point = Point { x: -1.5, y: 22.0 };
const OUTSIDE_GATE_2: Point = Point { x: 49.5, y: 22.0 };

/// The four things that happen in the first minute. `stranger` is the thing that carries the unknown tag.
pub fn opening(items: &[StockItem], stranger: usize) -> Vec<Cue> {
    let mut cues = Vec::new();
    for (place, drum) in FIRST_PALLET.enumerate() {
        let Some(thing) = index_of(items, &format!("D-{drum:04}")) else { continue };
        let (column, row) = ((place % 2) as f64 * 0.6, (place / 2) as f64 * 0.7);
        let path = vec![
            Point { x: -1.0 - row, y: 21.7 + column },
            Point { x: 4.0 - row, y: 21.7 + column },
            Point { x: 8.0 - row, y: MAIN_AISLE_Y },
            Point { x: 20.6 + column, y: MAIN_AISLE_Y },
            Point { x: 20.6 + column, y: 12.0 + row },
            Point { x: 18.8 + column, y: 6.8 + row },
        ];
        cues.push(walk(PALLET_MS, thing, path, 4.2, false));
        if drum == LOST_DRUM {
            let path = vec![
                Point { x: 21.0, y: 12.0 },
                Point { x: 21.0, y: MAIN_AISLE_Y },
                Point { x: 35.5, y: MAIN_AISLE_Y },
                Point { x: 35.5, y: 10.4 },
                Point { x: 37.2, y: 9.8 },
            ];
            cues.push(walk(ASTRAY_MS, thing, path, 6.0, false));
        }
    }
    cues.push(Cue {
        at_ms: STRANGER_MS,
        act: Act::Appear { thing: stranger, at: Point { x: 18.5, y: 22.6 } },
    });
    if let Some(thing) = index_of(items, &format!("TO-{LEAVING_TOTE:04}")) {
        let path = vec![Point { x: 36.0, y: 22.0 }, Point { x: 44.0, y: 22.0 }, OUTSIDE_GATE_2];
        let begins = items[thing].begins.map_or(path[0], |(_, at)| at);
        let speed = duration_ms(begins, &path, 1.0) as f64 / (LEFT_MS - LEAVING_MS) as f64;
        cues.push(walk(LEAVING_MS, thing, path, speed, true));
    }
    cues
}

fn walk(at_ms: u64, thing: usize, path: Vec<Point>, speed: f64, is_leaving: bool) -> Cue {
    Cue { at_ms, act: Act::Walk { thing, path, speed, is_leaving } }
}

/// Where somebody who travels is, as far as the planner knows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Traveller {
    thing: usize,
    area: Area,
    is_out: bool,
    at: Point,
    free_ms: u64,
}

/// Something that was put into a wrong place and will be brought back.
struct Astray {
    traveller: Traveller,
    home: (Area, Point),
    back_ms: u64,
}

struct Planner {
    rng: Rng,
    next_ms: u64,
    travellers: Vec<Traveller>,
    homed: Vec<(usize, Area, Point)>,
    astray: Vec<Astray>,
}

/// Quiet traffic: totes and pallet jacks go their ways, some leave and come back, now and then a thing is put into
/// a wrong place and later brought back.
pub fn traffic(items: &[StockItem], seed: u64) -> Traffic {
    let at_home = |item: &StockItem| item.begins.map(|(_, at)| at);
    let everything = || items.iter().enumerate();
    let leaving = format!("TO-{LEAVING_TOTE:04}");
    let travellers = everything()
        .filter(|(_, item)| item.home.is_none())
        .filter_map(|(thing, item)| {
            let is_out = item.number == leaving;
            let free_ms = if is_out { TRAFFIC_MS + 60_000 } else { TRAFFIC_MS };
            Some(Traveller { thing, area: item.area, is_out, at: at_home(item)?, free_ms })
        })
        .collect();
    let is_in_racks = |area| matches!(area, Area::RacksA | Area::RacksB);
    let homed = everything()
        .filter(|(_, item)| item.home.is_some() && is_in_racks(item.area))
        .filter_map(|(thing, item)| Some((thing, item.area, at_home(item)?)))
        .collect();
    let rng = Rng::with_seed(seed ^ 0x7261_6666_6963);
    let mut planner = Planner { rng, next_ms: TRAFFIC_MS, travellers, homed, astray: Vec::new() };
    Box::new(move |until_ms| planner.plan(until_ms))
}

impl Planner {
    fn plan(&mut self, until_ms: u64) -> Vec<Cue> {
        let mut cues = Vec::new();
        while self.next_ms <= until_ms {
            let now_ms = self.next_ms;
            self.bring_back(now_ms, &mut cues);
            match self.rng.u32(0..100) {
                0..8 => self.lead_astray(now_ms, &mut cues),
                8..26 => self.send_out(now_ms, &mut cues),
                26..46 => self.let_in(now_ms, &mut cues),
                46..62 => self.trip(now_ms, 3, &mut cues),
                _ => self.trip(now_ms, 1, &mut cues),
            }
            self.next_ms +=
                TRIP_LEAST_MS + exponential_ms(TRIP_MEAN_MS - TRIP_LEAST_MS as f64, &mut self.rng);
        }
        cues
    }

    /// Somebody who is free and inside (or outside); somebody else each time.
    fn pick(&mut self, now_ms: u64, is_wanted: impl Fn(&Traveller) -> bool) -> Option<usize> {
        let free = |one: &Traveller| one.free_ms <= now_ms && is_wanted(one);
        let found: Vec<usize> = (0..self.travellers.len()).filter(|n| free(&self.travellers[*n])).collect();
        self.rng.choice(found)
    }

    /// One thing, or a little train from the same zone, goes to another zone.
    fn trip(&mut self, now_ms: u64, length: usize, cues: &mut Vec<Cue>) {
        let Some(first) = self.pick(now_ms, |one| !one.is_out) else { return };
        let from = self.travellers[first].area;
        let to = next_area(from, &mut self.rng);
        let speed = 1.2 + 0.5 * self.rng.f64();
        self.go(first, to, speed, now_ms, cues);
        for behind in 1..length as u64 {
            if let Some(next) = self.pick(now_ms, |one| !one.is_out && one.area == from) {
                self.go(next, to, speed, now_ms + behind * 900, cues);
            }
        }
    }

    fn go(&mut self, who: usize, to: Area, speed: f64, at_ms: u64, cues: &mut Vec<Cue>) {
        let target = spot(to, &mut self.rng);
        let one = &mut self.travellers[who];
        let path = way((one.area, one.at), (to, target));
        one.free_ms = at_ms + duration_ms(one.at, &path, speed) + 20_000;
        (one.area, one.at) = (to, target);
        cues.push(walk(at_ms, one.thing, path, speed, false));
    }

    fn send_out(&mut self, now_ms: u64, cues: &mut Vec<Cue>) {
        if self.travellers.iter().filter(|one| one.is_out).count() >= OUT_MAX {
            return self.trip(now_ms, 1, cues);
        }
        let Some(who) = self.pick(now_ms, |one| !one.is_out && one.area == Area::Shipping) else { return };
        let stay_ms = 90_000 + self.rng.u64(0..150_000);
        let one = &mut self.travellers[who];
        let mut path = way((one.area, one.at), (Area::Gate2, Area::Gate2.centre()));
        path.push(OUTSIDE_GATE_2);
        one.free_ms = now_ms + duration_ms(one.at, &path, 1.4) + stay_ms;
        one.is_out = true;
        cues.push(walk(now_ms, one.thing, path, 1.4, true));
    }

    fn let_in(&mut self, now_ms: u64, cues: &mut Vec<Cue>) {
        let Some(who) = self.pick(now_ms, |one| one.is_out) else { return self.trip(now_ms, 1, cues) };
        let target = spot(Area::Receiving, &mut self.rng);
        let one = &mut self.travellers[who];
        let mut path = vec![OUTSIDE_GATE_1];
        path.extend(way((Area::Gate1, Area::Gate1.centre()), (Area::Receiving, target)));
        path.insert(1, Area::Gate1.centre());
        one.free_ms = now_ms + duration_ms(OUTSIDE_GATE_1, &path, 1.4) + 20_000;
        (one.area, one.at, one.is_out) = (Area::Receiving, target, false);
        cues.push(walk(now_ms, one.thing, path, 1.4, false));
    }

    fn lead_astray(&mut self, now_ms: u64, cues: &mut Vec<Cue>) {
        if self.astray.len() >= ASTRAY_MAX {
            return self.trip(now_ms, 1, cues);
        }
        let choice = self.rng.usize(0..self.homed.len().max(1));
        let Some((thing, area, at)) = self.homed.get(choice).copied() else { return };
        if self.astray.iter().any(|other| other.traveller.thing == thing) {
            return;
        }
        let wrong = if area == Area::RacksA { Area::RacksB } else { Area::Packing };
        let target = spot(wrong, &mut self.rng);
        let path = way((area, at), (wrong, target));
        let back_ms = now_ms + duration_ms(at, &path, 1.4) + 60_000 + self.rng.u64(0..90_000);
        let traveller = Traveller { thing, area: wrong, is_out: false, at: target, free_ms: back_ms };
        self.astray.push(Astray { traveller, home: (area, at), back_ms });
        cues.push(walk(now_ms, thing, path, 1.4, false));
    }

    fn bring_back(&mut self, now_ms: u64, cues: &mut Vec<Cue>) {
        for one in self.astray.extract_if(.., |one| one.back_ms <= now_ms) {
            let path = way((one.traveller.area, one.traveller.at), one.home);
            cues.push(walk(now_ms, one.traveller.thing, path, 1.4, false));
        }
    }
}

/// Goods flow from receiving over the racks and packing to shipping; sometimes something goes back.
fn next_area(from: Area, rng: &mut Rng) -> Area {
    let next: &[Area] = match from {
        Area::Receiving | Area::Gate1 => &[Area::RacksA, Area::RacksB, Area::RacksA, Area::Packing],
        Area::RacksA | Area::RacksB => &[Area::Packing, Area::Packing, Area::Receiving, Area::Shipping],
        Area::Packing => &[Area::Shipping, Area::Shipping, Area::RacksA, Area::Receiving],
        Area::Shipping | Area::Gate2 => &[Area::Receiving, Area::RacksB, Area::Packing],
    };
    next[rng.usize(0..next.len())]
}

/// The way from one zone to another: out to the main aisle, along it, and in.
fn way(from: (Area, Point), to: (Area, Point)) -> Vec<Point> {
    let lane = |(area, at): (Area, Point)| {
        let nearest =
            area.aisles().iter().copied().min_by(|a, b| (a - at.x).abs().total_cmp(&(b - at.x).abs()));
        nearest.unwrap_or_else(|| area.door_x())
    };
    let (out, into) = (lane(from), lane(to));
    vec![
        Point { x: out, y: from.1.y },
        Point { x: out, y: MAIN_AISLE_Y },
        Point { x: into, y: MAIN_AISLE_Y },
        Point { x: into, y: to.1.y },
        to.1,
    ]
}

fn duration_ms(from: Point, path: &[Point], speed: f64) -> u64 {
    let mut length = 0.0;
    let mut at = from;
    for point in path {
        length += (point.x - at.x).hypot(point.y - at.y);
        at = *point;
    }
    (length / speed * 1_000.0) as u64
}
