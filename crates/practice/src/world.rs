//! The warehouse that is not there: zones, antennas, tagged things that stand and walk, things that get in the way.
//! Runs on given time only and is the same for the same seed and the same questions.

mod script;

use std::collections::BTreeMap;

use codes::Epc;
use fastrand::Rng;
use model::Point;

use crate::limits::{CUES_MAX, THINGS_MAX};
use crate::radio::{Channel, Shadow, exponential_ms, gaussian};
pub use script::{Act, Aerial, Cue, Echo, Occlusion, Plan, Rest, Thing, Traffic, Wander, Zone};

struct Walk {
    path: Vec<Point>,
    starts_ms: u64,
    speed: f64,
    length: f64,
    is_leaving: bool,
}

impl Walk {
    fn arrives_ms(&self) -> u64 {
        self.starts_ms + (self.length / self.speed.max(0.01) * 1000.0) as u64
    }

    fn at(&self, now_ms: u64) -> Option<Point> {
        let mut left = now_ms.saturating_sub(self.starts_ms) as f64 / 1000.0 * self.speed;
        for pair in self.path.windows(2) {
            let step = (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y);
            if left < step {
                let share = left / step;
                return Some(Point {
                    x: pair[0].x + (pair[1].x - pair[0].x) * share,
                    y: pair[0].y + (pair[1].y - pair[0].y) * share,
                });
            }
            left -= step;
        }
        if self.is_leaving { None } else { self.path.last().copied() }
    }
}

struct Body {
    at: Option<Point>,
    walk: Option<Walk>,
    moved_ms: Option<u64>,
    hidden: Option<(usize, u64)>,
}

impl Body {
    fn at(&self, now_ms: u64) -> Option<Point> {
        self.walk.as_ref().map_or(self.at, |walk| walk.at(now_ms))
    }

    fn moved_ms(&self, now_ms: u64) -> Option<u64> {
        self.walk.as_ref().map_or(self.moved_ms, |walk| Some(walk.arrives_ms().min(now_ms)))
    }
}

/// What one antenna remembers about one tag.
#[derive(Clone, Copy)]
struct Ear {
    shadow: Option<Shadow>,
    quiet_until: u64,
}

enum Due {
    Act(Act),
    Wander(usize),
    Occlude,
}

/// The running world.
pub struct World {
    channel: Channel,
    rest: Option<Rest>,
    wander: Option<Wander>,
    occlusion: Option<Occlusion>,
    zones: Vec<Zone>,
    aerials: Vec<Aerial>,
    aerial_zones: Vec<Option<usize>>,
    aerial_rngs: Vec<Rng>,
    bodies: Vec<Body>,
    tags: Vec<(Epc, usize)>,
    ears: Vec<Ear>,
    due: BTreeMap<(u64, u64), Due>,
    numbered: u64,
    rng: Rng,
    traffic: Option<Traffic>,
    now_ms: u64,
    dropped_cues: u64,
}

impl World {
    /// Builds a world. Things beyond the limit are left out.
    pub fn new(mut plan: Plan) -> World {
        plan.things.truncate(THINGS_MAX);
        let mut rng = Rng::with_seed(plan.seed);
        let tags: Vec<(Epc, usize)> = plan
            .things
            .iter()
            .enumerate()
            .flat_map(|(thing, t)| t.tags.iter().map(move |epc| (*epc, thing)))
            .collect();
        let ears = (0..tags.len() * plan.aerials.len())
            .map(|_| Ear {
                shadow: None,
                quiet_until: plan.rest.map_or(0, |rest| rng.u64(0..=rest.least_ms)),
            })
            .collect();
        let aerial_zones = plan.aerials.iter().map(|aerial| zone_of(&plan.zones, aerial.at)).collect();
        let aerial_rngs = plan.aerials.iter().map(|_| rng.fork()).collect();
        let bodies = plan
            .things
            .iter()
            .map(|thing| Body { at: thing.at, walk: None, moved_ms: None, hidden: None })
            .collect();
        let mut world = World {
            channel: plan.channel,
            rest: plan.rest,
            wander: plan.wander,
            occlusion: plan.occlusion,
            zones: plan.zones,
            aerials: plan.aerials,
            aerial_zones,
            aerial_rngs,
            bodies,
            tags,
            ears,
            due: BTreeMap::new(),
            numbered: 0,
            rng,
            traffic: None,
            now_ms: 0,
            dropped_cues: 0,
        };
        world.begin();
        world
    }

    fn begin(&mut self) {
        if let Some(wander) = self.wander {
            for thing in 0..self.bodies.len() {
                let at_ms = exponential_ms(wander.mean_ms, &mut self.rng);
                self.put(at_ms, Due::Wander(thing));
            }
        }
        self.next_occlusion(0);
    }

    /// Gives the world somebody who plans ahead.
    pub fn set_traffic(&mut self, traffic: Traffic) {
        self.traffic = Some(traffic);
    }

    /// Adds to the script. `false` if the script is full; what does not fit is counted.
    pub fn cue(&mut self, cue: Cue) -> bool {
        if self.due.len() >= CUES_MAX + self.bodies.len() {
            self.dropped_cues += 1;
            return false;
        }
        self.put(cue.at_ms, Due::Act(cue.act));
        true
    }

    /// How many cues did not fit.
    pub fn dropped_cues(&self) -> u64 {
        self.dropped_cues
    }

    /// World time.
    pub fn now_ms(&self) -> u64 {
        self.now_ms
    }

    /// Where a thing is now.
    pub fn place_of(&self, thing: usize) -> Option<Point> {
        self.bodies.get(thing).and_then(|body| body.at(self.now_ms))
    }

    /// The name of the zone a thing is in now; `None` in an aisle between zones, or outside.
    pub fn zone_of(&self, thing: usize) -> Option<&str> {
        let zone = zone_of(&self.zones, self.place_of(thing)?)?;
        Some(&self.zones[zone].name)
    }

    /// The sockets of a reader that have an antenna.
    pub fn ports_of(&self, reader: &str) -> Vec<u8> {
        self.aerials.iter().filter(|aerial| aerial.reader == reader).map(|aerial| aerial.port).collect()
    }

    /// Lets time pass. Time never runs backwards.
    pub fn advance(&mut self, now_ms: u64) {
        let now_ms = now_ms.max(self.now_ms);
        if let Some(mut traffic) = self.traffic.take() {
            for cue in traffic(now_ms) {
                self.cue(cue);
            }
            self.traffic = Some(traffic);
        }
        while let Some(entry) = self.due.first_entry() {
            let at_ms = entry.key().0;
            if at_ms > now_ms {
                break;
            }
            let due = entry.remove();
            self.now_ms = at_ms.max(self.now_ms);
            self.happen(due, at_ms);
        }
        self.now_ms = now_ms;
    }

    /// One antenna transmits for a moment; the tags it hears, in random order. `power_db` is what the transmitter
    /// gives less (below 0) or more than its full power.
    pub fn dwell(&mut self, reader: &str, port: u8, power_db: f64, now_ms: u64) -> Vec<Echo> {
        self.advance(now_ms);
        let found = self.aerials.iter().position(|aerial| aerial.reader == reader && aerial.port == port);
        let Some(aerial) = found else { return Vec::new() };
        let mut rng = self.aerial_rngs[aerial].clone();
        let mut answers = Vec::new();
        for tag in 0..self.tags.len() {
            if let Some(answer) = self.hear(aerial, tag, power_db, &mut rng) {
                answers.push(answer);
            }
        }
        rng.shuffle(&mut answers);
        self.aerial_rngs[aerial] = rng;
        answers
    }

    fn hear(&mut self, aerial: usize, tag: usize, power_db: f64, rng: &mut Rng) -> Option<Echo> {
        let (epc, thing) = self.tags[tag];
        let body = &self.bodies[thing];
        let at = body.at(self.now_ms)?;
        let is_fresh =
            |rest: &Rest| body.moved_ms(self.now_ms).is_some_and(|m| self.now_ms - m < rest.fresh_ms);
        let rests = self.rest.filter(|rest| !is_fresh(rest));
        let ear = &mut self.ears[tag * self.aerials.len() + aerial];
        if rests.is_some() && ear.quiet_until > self.now_ms {
            return None;
        }
        let shadow = match &mut ear.shadow {
            Some(shadow) => shadow.follow(&self.channel, at, rng),
            None => ear.shadow.insert(Shadow::cast(&self.channel, at, rng)).follow(&self.channel, at, rng),
        };
        let is_hidden = body.hidden.is_some_and(|(by, until)| by == aerial && until > self.now_ms);
        let dbm = self.channel.mean_dbm(self.channel.distance(self.aerials[aerial].at, at))
            + self.aerials[aerial].gain_db
            + power_db
            + shadow
            - if is_hidden { self.channel.occlusion_db } else { 0.0 }
            - between_zones(&self.channel, self.aerial_zones[aerial], zone_of(&self.zones, at));
        let dbm = self.channel.hear(dbm, rng)?;
        if let Some(rest) = self.rest {
            let until = self.now_ms + rng.u64(rest.least_ms..=rest.most_ms.max(rest.least_ms));
            self.keep_quiet(aerial, tag, until);
        }
        Some(Echo { epc, dbm })
    }

    /// The tag rests for this antenna, and for the others of its zone: they ask in the same Gen2 session.
    fn keep_quiet(&mut self, aerial: usize, tag: usize, until: u64) {
        let zone = self.aerial_zones[aerial];
        for other in 0..self.aerials.len() {
            if other == aerial || (zone.is_some() && self.aerial_zones[other] == zone) {
                self.ears[tag * self.aerials.len() + other].quiet_until = until;
            }
        }
    }

    fn put(&mut self, at_ms: u64, due: Due) {
        self.numbered += 1;
        self.due.insert((at_ms, self.numbered), due);
    }

    fn happen(&mut self, due: Due, at_ms: u64) {
        match due {
            Due::Act(Act::Walk { thing, path, speed, is_leaving }) => {
                self.walk(thing, path, speed, is_leaving, at_ms)
            }
            Due::Act(Act::Appear { thing, at }) => self.stand(thing, Some(at), at_ms),
            Due::Act(Act::Vanish { thing }) => self.stand(thing, None, at_ms),
            Due::Wander(thing) => self.wander_off(thing, at_ms),
            Due::Occlude => self.occlude(at_ms),
        }
    }

    fn stand(&mut self, thing: usize, at: Option<Point>, at_ms: u64) {
        if let Some(body) = self.bodies.get_mut(thing) {
            *body = Body { at, walk: None, moved_ms: Some(at_ms), hidden: None };
        }
    }

    fn walk(&mut self, thing: usize, path: Vec<Point>, speed: f64, is_leaving: bool, at_ms: u64) {
        let Some(body) = self.bodies.get_mut(thing) else { return };
        let mut whole: Vec<Point> = body.at(at_ms).into_iter().collect();
        whole.extend(path);
        let length = whole.windows(2).map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)).sum();
        body.walk = Some(Walk { path: whole, starts_ms: at_ms, speed, length, is_leaving });
    }

    fn wander_off(&mut self, thing: usize, at_ms: u64) {
        let Some(wander) = self.wander else { return };
        let here = self.bodies[thing].at(at_ms).and_then(|at| zone_of(&self.zones, at));
        let others: Vec<usize> = (0..self.zones.len()).filter(|zone| Some(*zone) != here).collect();
        if let Some(zone) = self.rng.choice(others)
            && let Some((left, top, right, bottom)) = self.zones[zone].outline.bounds()
        {
            let mut near = |centre: f64| centre + (self.rng.f64() * 2.0 - 1.0) * wander.spread_m;
            let target = Point { x: near((left + right) / 2.0), y: near((top + bottom) / 2.0) };
            self.walk(thing, vec![target], wander.speed, false, at_ms);
        }
        let arrives = self.bodies[thing].walk.as_ref().map_or(at_ms, Walk::arrives_ms);
        let next_ms = arrives + exponential_ms(wander.mean_ms, &mut self.rng).max(1);
        self.put(next_ms, Due::Wander(thing));
    }

    fn next_occlusion(&mut self, at_ms: u64) {
        if let Some(occlusion) = self.occlusion
            && !self.bodies.is_empty()
        {
            let gap = exponential_ms(occlusion.mean_gap_ms / self.bodies.len() as f64, &mut self.rng).max(1);
            self.put(at_ms + gap, Due::Occlude);
        }
    }

    fn occlude(&mut self, at_ms: u64) {
        let Some(occlusion) = self.occlusion else { return };
        let thing = self.rng.usize(0..self.bodies.len());
        let length = exponential_ms(occlusion.mean_ms, &mut self.rng);
        if let Some(at) = self.bodies[thing].at(at_ms) {
            let square = |aerial: &Aerial| (aerial.at.x - at.x).powi(2) + (aerial.at.y - at.y).powi(2);
            let nearest = (0..self.aerials.len())
                .min_by(|a, b| square(&self.aerials[*a]).total_cmp(&square(&self.aerials[*b])));
            self.bodies[thing].hidden = nearest.map(|aerial| (aerial, at_ms + length));
        }
        self.next_occlusion(at_ms);
    }
}

fn zone_of(zones: &[Zone], at: Point) -> Option<usize> {
    zones.iter().position(|zone| {
        zone.outline.bounds().is_some_and(|(left, top, right, bottom)| {
            (left..=right).contains(&at.x) && (top..=bottom).contains(&at.y)
        })
    })
}

/// Between two zones all of the loss, from a zone into an aisle half of it.
fn between_zones(channel: &Channel, aerial: Option<usize>, tag: Option<usize>) -> f64 {
    match (aerial, tag) {
        (Some(a), Some(b)) if a == b => 0.0,
        (Some(_), Some(_)) => channel.between_zones_db,
        (Some(_), None) | (None, Some(_)) => channel.between_zones_db / 2.0,
        (None, None) => 0.0,
    }
}

/// A random point around a centre, normal in both directions; for things that stand about.
pub fn scatter(centre: Point, spread_m: f64, rng: &mut Rng) -> Point {
    Point { x: centre.x + spread_m * gaussian(rng), y: centre.y + spread_m * gaussian(rng) }
}

#[cfg(test)]
mod tests;
