//! A small radio world: six zones, walking tags, shadowing, fading, strays. How right is the hysteresis, and how often
//! does it move what did not move? The opponent is "the strongest antenna of the last window is the place".

use model::*;

use crate::bed::*;
use crate::{Directory, DirectoryParts, Engine, Input, Output};

const ZONES: usize = 6;
const TAGS: usize = 12;
const SECONDS: u64 = 1_200;
/// Each antenna has its turn once per cycle.
const CYCLE_MS: u64 = 1_500;
/// Moving into a zone is noticed with some delay; a change within this time of the truth is not a false one.
const GRACE_S: f64 = 8.0;

fn centre(zone: usize) -> (f64, f64) {
    (3.0 + 6.0 * (zone % 3) as f64, 3.0 + 6.0 * (zone / 3) as f64)
}

/// A normal deviate (sum of twelve uniform ones).
fn normal(rng: &mut fastrand::Rng, sigma: f64) -> f64 {
    sigma * ((0..12).map(|_| rng.f64()).sum::<f64>() - 6.0)
}

struct Walker {
    at: (f64, f64),
    target: (f64, f64),
    shadow: [f64; ZONES],
    /// Zones it was in, with the second it entered each.
    visits: Vec<(f64, usize)>,
}

impl Walker {
    fn new(rng: &mut fastrand::Rng) -> Walker {
        let zone = rng.usize(0..ZONES);
        let at = spot(rng, zone);
        Walker {
            at,
            target: at,
            shadow: std::array::from_fn(|_| normal(rng, 4.0)),
            visits: vec![(0.0, zone)],
        }
    }

    fn walk(&mut self, rng: &mut fastrand::Rng, now_s: f64, step_s: f64) {
        let (dx, dy) = (self.target.0 - self.at.0, self.target.1 - self.at.1);
        let left = dx.hypot(dy);
        if left < 0.01 {
            if rng.f64() < step_s / 300.0 {
                let zone = rng.usize(0..ZONES);
                self.target = spot(rng, zone);
            }
            return;
        }
        let step = step_s.min(left);
        self.at = (self.at.0 + dx / left * step, self.at.1 + dy / left * step);
        let keep = (-step / 1.5f64).exp();
        for shadow in &mut self.shadow {
            *shadow = *shadow * keep + normal(rng, 4.0 * (1.0 - keep * keep).sqrt());
        }
        let zone = self.zone();
        if self.visits.last().is_none_or(|visit| visit.1 != zone) {
            self.visits.push((now_s, zone));
        }
    }

    fn zone(&self) -> usize {
        ((self.at.0 / 6.0) as usize).min(2) + 3 * ((self.at.1 / 6.0) as usize).min(1)
    }

    /// Strength at a zone's antenna, if it hears the tag in this turn.
    fn heard(&self, rng: &mut fastrand::Rng, zone: usize) -> Option<f64> {
        let (x, y) = centre(zone);
        let distance = ((self.at.0 - x).powi(2) + (self.at.1 - y).powi(2) + 4.0).sqrt();
        let mean = -48.0 - 35.0 * (distance.max(2.0) / 2.0).log10() + self.shadow[zone];
        let chance = 0.9 / (1.0 + (-(mean + 67.0) / 2.0).exp());
        if rng.f64() < chance {
            return Some(((mean + normal(rng, 3.0)) * 2.0).round() / 2.0);
        }
        (rng.f64() < 0.002).then(|| -72.0 + 12.0 * rng.f64())
    }

    /// Whether it was in this zone during the last seconds.
    fn was_in(&self, zone: usize, now_s: f64) -> bool {
        let ends = self.visits.iter().skip(1).map(|visit| visit.0).chain([f64::INFINITY]);
        self.visits.iter().zip(ends).any(|(visit, end)| visit.1 == zone && end > now_s - GRACE_S)
    }
}

fn spot(rng: &mut fastrand::Rng, zone: usize) -> (f64, f64) {
    let (x, y) = centre(zone);
    (x + rng.f64() * 4.0 - 2.0, y + rng.f64() * 4.0 - 2.0)
}

/// The opponent: no memory beyond one cycle, the strongest place wins.
#[derive(Default, Clone)]
struct Strongest {
    place: Option<usize>,
    cycle: Vec<(usize, f64)>,
}

impl Strongest {
    fn settle(&mut self) -> Option<usize> {
        let best = self.cycle.drain(..).max_by(|a, b| a.1.total_cmp(&b.1))?;
        let is_change = self.place.replace(best.0) != Some(best.0);
        is_change.then_some(best.0)
    }
}

#[derive(Debug, Default)]
struct Score {
    right: u64,
    looked: u64,
    false_moves: u64,
}

impl Score {
    fn right(&self) -> f64 {
        self.right as f64 / self.looked as f64
    }

    fn false_moves_per_tag_hour(&self, worlds: u64) -> f64 {
        self.false_moves as f64 / (worlds as f64 * TAGS as f64 * SECONDS as f64 / 3_600.0)
    }

    fn look(&mut self, place: Option<usize>, walker: &Walker) {
        self.looked += 1;
        self.right += u64::from(place == Some(walker.zone()));
    }
}

fn engine() -> Engine {
    let mut places = vec![place(1, None, PlaceKind::Site)];
    places.extend((0..ZONES as u32).map(|zone| place(10 + zone, Some(1), PlaceKind::Zone)));
    let tag = |number: u32| Tag {
        id: TagId::of(&epc(number), None),
        epc: epc(number),
        tid: None,
        asset: Some(asset_id(number)),
        is_ignored: false,
    };
    Engine::new(
        Settings::default(),
        Directory::new(DirectoryParts {
            assets: (0..TAGS as u32).map(|number| Asset { home: None, ..asset(number) }).collect(),
            tags: (0..TAGS as u32).map(tag).collect(),
            places,
            readers: vec![reader(1, &[10, 11, 12, 13, 14, 15].map(Some))],
            ..DirectoryParts::default()
        }),
        Vec::new(),
    )
}

fn zone_of(place: PlaceId) -> usize {
    short(place) as usize - 10
}

fn play(seed: u64, ours: &mut Score, theirs: &mut Score) {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut engine = engine();
    let mut walkers: Vec<Walker> = (0..TAGS).map(|_| Walker::new(&mut rng)).collect();
    let mut opponents = vec![Strongest::default(); TAGS];
    let turn = CYCLE_MS / ZONES as u64;
    for turn_number in 0..SECONDS * 1_000 / turn {
        let ms = turn_number * turn;
        let (now_s, antenna) = (ms as f64 / 1_000.0, (turn_number % ZONES as u64) as usize);
        let now = Now { tick: Tick(ms), at: Timestamp(1_700_000_000_000 + ms as i64) };
        for number in 0..TAGS {
            walkers[number].walk(&mut rng, now_s, turn as f64 / 1_000.0);
            let Some(dbm) = walkers[number].heard(&mut rng, antenna) else { continue };
            opponents[number].cycle.push((antenna, dbm));
            let mut heard = heard_at(1, "00", now.at.0);
            heard.read.epc = epc(number as u32);
            heard.read.antenna = AntennaPort(antenna as u8 + 1);
            heard.read.signal = Signal::Dbm(Rssi((dbm * 10.0) as i16));
            engine.handle(Input::Heard(heard), now);
        }
        while let Some(output) = engine.poll_output() {
            if let Output::Fact(ToRecord {
                fact: Fact::Moved { subject: Subject::Asset(id), to, .. }, ..
            }) = output
            {
                let number = (0..TAGS).find(|number| asset_id(*number as u32) == id).unwrap();
                ours.false_moves += u64::from(!walkers[number].was_in(zone_of(to), now_s));
            }
        }
        if antenna + 1 == ZONES {
            for (opponent, walker) in opponents.iter_mut().zip(&walkers) {
                let moved = opponent.settle().filter(|zone| !walker.was_in(*zone, now_s));
                theirs.false_moves += u64::from(moved.is_some());
            }
        }
        if ms.is_multiple_of(1_000) {
            for (number, walker) in walkers.iter().enumerate() {
                let belief = engine.belief(Subject::Asset(asset_id(number as u32)));
                ours.look(belief.and_then(|belief| belief.place).map(zone_of), walker);
                theirs.look(opponents[number].place, walker);
            }
        }
    }
}

#[test]
fn hysteresis_moves_far_less_than_the_strongest_antenna_and_is_right_more_often() {
    let (mut ours, mut theirs) = (Score::default(), Score::default());
    // Other worlds than those (1 to 5) in which the rule was chosen.
    let worlds = 5;
    for seed in 101..=100 + worlds {
        play(seed, &mut ours, &mut theirs);
    }
    let (false_ours, false_theirs) =
        (ours.false_moves_per_tag_hour(worlds), theirs.false_moves_per_tag_hour(worlds));
    println!("ours   {:.1} % right, {false_ours:.1} false moves per tag and hour", 100.0 * ours.right());
    println!("theirs {:.1} % right, {false_theirs:.1} false moves per tag and hour", 100.0 * theirs.right());
    assert!(ours.right() > 0.85 && ours.right() > theirs.right());
    assert!(false_ours < 4.0 && false_ours * 30.0 < false_theirs);
}
