//! The radio world of the contest: zones, antennas that take turns, things that stand and walk, and what goes wrong.
//!
//! The channel is the usual one for such comparisons: a signal that falls with distance, a shadow per tag and antenna
//! that stays while the tag stays, fading per read, a read probability that follows the signal, rare strays, and
//! things that get in the way. Everything follows from one seed.

/// A small generator of its own, so that a world stays the same whatever other crates do.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn below(&mut self, end: usize) -> usize {
        ((self.share() * end as f64) as usize).min(end - 1)
    }

    pub fn normal(&mut self, spread: f64) -> f64 {
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        spread * radius * (std::f64::consts::TAU * self.share()).cos()
    }

    pub fn waiting(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.share()).ln()
    }
}

/// An upright rectangle on one storey, metres.
#[derive(Clone, Copy)]
pub struct Zone {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    pub storey: u8,
}

/// One antenna: where it hangs (metres above the floor of its storey) and the zone it watches.
#[derive(Clone, Copy)]
pub struct Aerial {
    pub x: f64,
    pub y: f64,
    pub height: f64,
    pub zone: usize,
    pub reader: u32,
    pub port: u8,
}

/// A reader that is away for a while: what it heard is lost, or comes in one batch at the end.
#[derive(Clone, Copy)]
pub struct Gap {
    pub reader: u32,
    pub from_ms: u64,
    pub until_ms: u64,
    pub is_late: bool,
}

/// A whole world to be played.
#[derive(Clone)]
pub struct Plan {
    pub name: &'static str,
    pub zones: Vec<Zone>,
    pub aerials: Vec<Aerial>,
    /// Each antenna has one turn per cycle.
    pub cycle_ms: u64,
    pub tags: usize,
    pub seconds: u64,
    /// Signal at 2 m, and loss per ten-fold distance, dB.
    pub near_dbm: f64,
    pub falloff_db: f64,
    pub shadow_db: f64,
    pub fading_db: f64,
    pub stray_share: f64,
    /// How much the tags differ, dB.
    pub tag_spread_db: f64,
    /// Mean seconds between two walks of a tag; 0 = nothing moves.
    pub walk_every_s: f64,
    /// Mean seconds between two things in the way of a tag; 0 = never.
    pub hidden_every_s: f64,
    pub gaps: Vec<Gap>,
}

/// Height of the tags above their floor, height of a storey (metres), and what its ceiling takes (dB).
const TAG_M: f64 = 1.0;
const STOREY_M: f64 = 4.0;
const CEILING_DB: f64 = 18.0;

impl Zone {
    pub fn centre(&self) -> (f64, f64) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    fn distance(&self, x: f64, y: f64) -> f64 {
        let dx = (self.left - x).max(x - self.left - self.width).max(0.0);
        let dy = (self.top - y).max(y - self.top - self.height).max(0.0);
        dx.hypot(dy)
    }
}

/// One read as it arrives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Read {
    pub at_ms: u64,
    pub received_ms: u64,
    pub aerial: usize,
    pub tag: usize,
    pub dbm: f64,
}

/// What happens, in the order in which it arrives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happening {
    Read(Read),
    /// A reader goes (false) or comes back (true).
    Reader(u32, bool),
    /// A second has passed: look at what everybody says.
    Second(u64),
}

struct Tag {
    x: f64,
    y: f64,
    storey: u8,
    goal: (f64, f64, u8),
    strength_db: f64,
    shadow: Vec<f64>,
    hidden: (usize, f64),
    /// (second, zone) of each change, oldest first.
    visits: Vec<(f64, usize)>,
}

/// The true story: where every tag was when.
pub struct Truth {
    visits: Vec<Vec<(f64, usize)>>,
}

impl Truth {
    pub fn zone_at(&self, tag: usize, second: f64) -> usize {
        let visits = &self.visits[tag];
        let at = visits.partition_point(|visit| visit.0 <= second);
        visits[at.saturating_sub(1)].1
    }

    /// Whether the tag was in the zone within `grace` seconds of this moment.
    pub fn was_in(&self, tag: usize, zone: usize, second: f64, grace: f64) -> bool {
        let visits = &self.visits[tag];
        (0..visits.len()).any(|at| {
            let until = visits.get(at + 1).map_or(f64::INFINITY, |next| next.0);
            visits[at].1 == zone && visits[at].0 <= second + 0.5 && until > second - grace
        })
    }

    /// (zone, from, until) of every visit of at least `least` seconds but the first.
    pub fn visits(&self, tag: usize, least: f64, end: f64) -> Vec<(usize, f64, f64)> {
        let visits = &self.visits[tag];
        (1..visits.len())
            .map(|at| (visits[at].1, visits[at].0, visits.get(at + 1).map_or(end, |next| next.0)))
            .filter(|visit| visit.2 - visit.1 >= least)
            .collect()
    }
}

struct Stage<'a> {
    plan: &'a Plan,
    dice: Dice,
    tags: Vec<Tag>,
}

impl Plan {
    /// Plays the world; the happenings by arrival, and the truth.
    pub fn play(&self, seed: u64) -> (Vec<Happening>, Truth) {
        let mut dice = Dice::new(seed);
        let tags = (0..self.tags).map(|_| self.tag(&mut dice)).collect();
        let mut stage = Stage { plan: self, dice, tags };
        let mut all: Vec<(u64, u64, Happening)> = Vec::new();
        let turn_ms = (self.cycle_ms / self.aerials.len() as u64).max(1);
        let turns = self.seconds * 1_000 / turn_ms;
        for turn in 0..turns {
            let at_ms = turn * turn_ms;
            stage.pass(at_ms as f64 / 1_000.0, turn_ms as f64 / 1_000.0);
            let aerial = (turn % self.aerials.len() as u64) as usize;
            for tag in 0..self.tags {
                let Some(dbm) = stage.hear(aerial, tag, at_ms as f64 / 1_000.0) else { continue };
                if let Some(received_ms) = self.arrives(aerial, at_ms) {
                    let read = Read { at_ms, received_ms, aerial, tag, dbm };
                    all.push((received_ms, turn, Happening::Read(read)));
                }
            }
        }
        for gap in self.gaps.iter().filter(|gap| !gap.is_late) {
            all.push((gap.from_ms, 0, Happening::Reader(gap.reader, false)));
            all.push((gap.until_ms, 0, Happening::Reader(gap.reader, true)));
        }
        all.extend((1..self.seconds).map(|second| (second * 1_000, u64::MAX, Happening::Second(second))));
        all.sort_by_key(|(received, order, _)| (*received, *order));
        let truth = Truth { visits: stage.tags.into_iter().map(|tag| tag.visits).collect() };
        (all.into_iter().map(|(_, _, happening)| happening).collect(), truth)
    }

    fn tag(&self, dice: &mut Dice) -> Tag {
        let zone = dice.below(self.zones.len());
        let (x, y) = self.spot(dice, zone);
        let storey = self.zones[zone].storey;
        Tag {
            x,
            y,
            storey,
            goal: (x, y, storey),
            strength_db: dice.normal(self.tag_spread_db),
            shadow: self.aerials.iter().map(|_| dice.normal(self.shadow_db)).collect(),
            hidden: (0, 0.0),
            visits: vec![(0.0, zone)],
        }
    }

    /// Somewhere in a zone, not at its very edge.
    fn spot(&self, dice: &mut Dice, zone: usize) -> (f64, f64) {
        let zone = &self.zones[zone];
        let (x, y) = zone.centre();
        let spread = |dice: &mut Dice, length: f64| (dice.share() - 0.5) * length * 2.0 / 3.0;
        (x + spread(dice, zone.width), y + spread(dice, zone.height))
    }

    fn arrives(&self, aerial: usize, at_ms: u64) -> Option<u64> {
        let reader = self.aerials[aerial].reader;
        let away = |gap: &&Gap| gap.reader == reader && (gap.from_ms..gap.until_ms).contains(&at_ms);
        match self.gaps.iter().find(away) {
            None => Some(at_ms),
            Some(gap) if gap.is_late => Some(gap.until_ms),
            Some(_) => None,
        }
    }
}

impl Stage<'_> {
    fn pass(&mut self, now_s: f64, step_s: f64) {
        let plan = self.plan;
        for tag in &mut self.tags {
            let dice = &mut self.dice;
            if plan.hidden_every_s > 0.0 && dice.share() < step_s / plan.hidden_every_s {
                tag.hidden = (tag.visits.last().map_or(0, |visit| visit.1), now_s + dice.waiting(20.0));
            }
            let (dx, dy) = (tag.goal.0 - tag.x, tag.goal.1 - tag.y);
            let left = dx.hypot(dy);
            if left < 0.01 {
                tag.storey = tag.goal.2;
                if plan.walk_every_s > 0.0 && dice.share() < step_s / plan.walk_every_s {
                    let here = tag.visits.last().map_or(0, |visit| visit.1);
                    let other = (here + 1 + dice.below(plan.zones.len() - 1)) % plan.zones.len();
                    let (x, y) = plan.spot(dice, other);
                    tag.goal = (x, y, plan.zones[other].storey);
                }
            } else {
                let step = step_s.min(left);
                (tag.x, tag.y) = (tag.x + dx / left * step, tag.y + dy / left * step);
                let kept = (-step / 1.5).exp();
                for shadow in &mut tag.shadow {
                    *shadow = kept * *shadow + dice.normal(plan.shadow_db) * (1.0 - kept * kept).sqrt();
                }
                if left - step < 0.01 {
                    tag.storey = tag.goal.2;
                }
            }
            let zone = nearest(&plan.zones, tag);
            if tag.visits.last().is_none_or(|visit| visit.1 != zone) {
                tag.visits.push((now_s, zone));
            }
        }
    }

    fn hear(&mut self, aerial: usize, tag: usize, now_s: f64) -> Option<f64> {
        let (plan, tag, dice) = (self.plan, &self.tags[tag], &mut self.dice);
        let at = &plan.aerials[aerial];
        let storeys = f64::from(plan.zones[at.zone].storey.abs_diff(tag.storey));
        let up = at.height - TAG_M + storeys * STOREY_M;
        let distance = ((at.x - tag.x).powi(2) + (at.y - tag.y).powi(2) + up * up).sqrt();
        let mut mean = plan.near_dbm - plan.falloff_db * (distance.max(2.0) / 2.0).log10();
        mean += tag.strength_db + tag.shadow[aerial] - storeys * CEILING_DB;
        if tag.hidden.0 == at.zone && tag.hidden.1 > now_s {
            mean -= 15.0;
        }
        let share = 0.9 / (1.0 + (-(mean + 67.0) / 2.0).exp());
        let half = |dbm: f64| (dbm * 2.0).round() / 2.0;
        if dice.share() < share {
            return Some(half(mean + dice.normal(plan.fading_db)));
        }
        (dice.share() < plan.stray_share).then(|| half(-72.0 + 12.0 * dice.share()))
    }
}

fn nearest(zones: &[Zone], tag: &Tag) -> usize {
    let distance = |zone: &Zone| {
        if zone.storey == tag.storey { zone.distance(tag.x, tag.y) } else { f64::INFINITY }
    };
    (0..zones.len()).min_by(|a, b| distance(&zones[*a]).total_cmp(&distance(&zones[*b]))).unwrap_or(0)
}
