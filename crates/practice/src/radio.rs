//! The radio channel: how strongly an antenna hears a tag, and whether it hears it at all. Free space falls off
//! with distance, every pair of tag and antenna has a shadow of its own that changes as the tag moves, and every
//! single read fades a little.

use fastrand::Rng;
use model::Point;

/// All parameters of the channel. [`Channel::open_hall`] is the channel that the location rules are compared on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel {
    /// Mean signal at `reference_m` and nearer, dBm.
    pub reference_dbm: f64,
    /// Distance up to which the signal does not fall, metres.
    pub reference_m: f64,
    /// How high the antennas hang above the tags, metres.
    pub height_m: f64,
    /// Loss per ten-fold distance, dB.
    pub falloff_db: f64,
    /// Spread of the shadow per tag and antenna, dB.
    pub shadow_db: f64,
    /// Distance a tag moves until its shadow is mostly a new one, metres.
    pub shadow_m: f64,
    /// Spread of the fading per read, dB.
    pub fading_db: f64,
    /// Share of dwells in which even a strong tag is heard.
    pub best_share: f64,
    /// Signal at which half of `best_share` is heard, dBm.
    pub half_dbm: f64,
    /// How softly hearing turns into not hearing, dB.
    pub softness_db: f64,
    /// Share of the otherwise unheard dwells with a stray read (a reflection).
    pub stray_share: f64,
    /// Weakest and strongest stray read, dBm.
    pub stray_dbm: (f64, f64),
    /// Readers report in steps of this many dB.
    pub step_db: f64,
    /// Loss while something stands in the way, dB.
    pub occlusion_db: f64,
    /// Loss between a tag in one zone and an antenna in another: racks, goods and curtains stand between, dB.
    pub between_zones_db: f64,
}

impl Channel {
    /// An open hall with nothing between the zones: the hard case, used to compare location rules.
    pub const fn open_hall() -> Channel {
        Channel {
            reference_dbm: -48.0,
            reference_m: 2.0,
            height_m: 2.0,
            falloff_db: 35.0,
            shadow_db: 4.0,
            shadow_m: 1.5,
            fading_db: 3.0,
            best_share: 0.9,
            half_dbm: -67.0,
            softness_db: 2.0,
            stray_share: 0.002,
            stray_dbm: (-72.0, -60.0),
            step_db: 0.5,
            occlusion_db: 15.0,
            between_zones_db: 0.0,
        }
    }

    /// Mean signal at a straight distance, without shadow, dBm.
    pub fn mean_dbm(&self, metres: f64) -> f64 {
        self.reference_dbm - self.falloff_db * (metres.max(self.reference_m) / self.reference_m).log10()
    }

    /// Straight distance between an antenna above the tags and a tag.
    pub fn distance(&self, antenna: Point, tag: Point) -> f64 {
        let (dx, dy) = (antenna.x - tag.x, antenna.y - tag.y);
        (dx * dx + dy * dy + self.height_m * self.height_m).sqrt()
    }

    /// Share of dwells in which a tag with this signal (without fading) is heard.
    pub fn heard_share(&self, dbm: f64) -> f64 {
        self.best_share / (1.0 + (-(dbm - self.half_dbm) / self.softness_db).exp())
    }

    /// One dwell: the reported signal if the tag is heard. `dbm` is its signal without fading.
    pub fn hear(&self, dbm: f64, rng: &mut Rng) -> Option<f64> {
        if rng.f64() < self.heard_share(dbm) {
            return Some(self.rounded(dbm + self.fading_db * gaussian(rng)));
        }
        (rng.f64() < self.stray_share).then(|| {
            let (weakest, strongest) = self.stray_dbm;
            self.rounded(weakest + (strongest - weakest) * rng.f64())
        })
    }

    fn rounded(&self, dbm: f64) -> f64 {
        if self.step_db > 0.0 { (dbm / self.step_db).round() * self.step_db } else { dbm }
    }
}

/// The shadow between one tag and one antenna: what stands around the tag, until the tag moves on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shadow {
    db: f64,
    at: Point,
}

impl Shadow {
    /// A first shadow.
    pub fn cast(channel: &Channel, at: Point, rng: &mut Rng) -> Shadow {
        Shadow { db: channel.shadow_db * gaussian(rng), at }
    }

    /// The shadow at a new point: nearly the same close by, a new one further away.
    pub fn follow(&mut self, channel: &Channel, to: Point, rng: &mut Rng) -> f64 {
        let moved = (to.x - self.at.x).hypot(to.y - self.at.y);
        if moved > 0.0 {
            let kept = (-moved / channel.shadow_m).exp();
            self.db = kept * self.db + (1.0 - kept * kept).sqrt() * channel.shadow_db * gaussian(rng);
            self.at = to;
        }
        self.db
    }
}

/// A normal random number with mean 0 and spread 1 (Box and Muller).
pub fn gaussian(rng: &mut Rng) -> f64 {
    let radius = (-2.0 * (1.0 - rng.f64()).ln()).sqrt();
    radius * (std::f64::consts::TAU * rng.f64()).cos()
}

/// A waiting time with this mean: rare, independent happenings.
pub fn exponential_ms(mean_ms: f64, rng: &mut Rng) -> u64 {
    (-mean_ms * (1.0 - rng.f64()).ln()) as u64
}

/// What a `bb` module puts into a notice: dBm as a signed byte.
pub fn bb_signal(dbm: f64) -> i8 {
    dbm.round().clamp(-128.0, 127.0) as i8
}

/// dBm that a raw number of 0 of a `chafon` reader stands for, here. **Nominal**: the makers publish no scale.
/// Captures range from 0x40 to 0x78 for tags in front of the reader; with 1 dB a step and this zero point that is
/// −66 dBm and up. Bigger is stronger, and that is all a program may rely on.
pub const CHAFON_ZERO_DBM: f64 = -130.0;

/// What a `chafon` reader puts into a record: a raw number, bigger is stronger.
pub fn chafon_signal(dbm: f64) -> u8 {
    (dbm - CHAFON_ZERO_DBM).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALL: Channel = Channel::open_hall();

    #[test]
    fn the_mean_follows_the_formula() {
        assert_eq!(HALL.mean_dbm(0.5), -48.0, "nearer than the reference it does not get stronger");
        assert!((HALL.mean_dbm(20.0) - -83.0).abs() < 1e-9, "ten times the reference distance is 35 dB");
        let above = Point { x: 3.0, y: 4.0 };
        assert_eq!(HALL.distance(above, above), 2.0);
        let far = Point { x: 3.0 + 4.0, y: 4.0 + 4.0 };
        assert_eq!(HALL.distance(above, far), 6.0);
    }

    #[test]
    fn as_many_dwells_are_heard_as_the_formula_says() {
        let mut rng = Rng::with_seed(7);
        for dbm in [-50.0, -64.0, -67.0, -70.0] {
            let heard = (0..20_000).filter(|_| HALL.hear(dbm, &mut rng).is_some()).count() as f64 / 20_000.0;
            let share = HALL.heard_share(dbm);
            let expected = share + (1.0 - share) * HALL.stray_share;
            assert!((heard - expected).abs() < 0.012, "{dbm} dBm: {heard}, expected {expected}");
        }
        assert!((HALL.heard_share(-67.0) - 0.45).abs() < 1e-9);
    }

    #[test]
    fn a_tag_out_of_reach_is_only_a_stray() {
        let mut rng = Rng::with_seed(8);
        let strays: Vec<f64> = (0..200_000).filter_map(|_| HALL.hear(-120.0, &mut rng)).collect();
        assert!((320..=480).contains(&strays.len()), "{} strays of 200,000 dwells", strays.len());
        assert!(strays.iter().all(|dbm| (-72.0..=-60.0).contains(dbm)));
    }

    #[test]
    fn reads_scatter_around_the_signal_in_half_steps() {
        let mut rng = Rng::with_seed(9);
        let reads: Vec<f64> = (0..20_000).filter_map(|_| HALL.hear(-50.0, &mut rng)).collect();
        let mean = reads.iter().sum::<f64>() / reads.len() as f64;
        let spread = (reads.iter().map(|r| (r - mean).powi(2)).sum::<f64>() / reads.len() as f64).sqrt();
        assert!((mean - -50.0).abs() < 0.15, "mean {mean}");
        assert!((spread - 3.0).abs() < 0.15, "spread {spread}");
        assert!(reads.iter().all(|r| (r * 2.0).fract() == 0.0));
    }

    #[test]
    fn a_shadow_stays_while_the_tag_stays_and_changes_as_it_moves() {
        let mut rng = Rng::with_seed(10);
        let here = Point { x: 1.0, y: 1.0 };
        let (mut products, mut squares) = (0.0, 0.0);
        for _ in 0..4_000 {
            let mut shadow = Shadow::cast(&HALL, here, &mut rng);
            let first = shadow.follow(&HALL, here, &mut rng);
            assert_eq!(shadow.follow(&HALL, here, &mut rng), first);
            let second = shadow.follow(&HALL, Point { x: 2.5, y: 1.0 }, &mut rng);
            products += first * second;
            squares += first * first;
        }
        let spread = (squares / 4_000.0).sqrt();
        assert!((spread - 4.0).abs() < 0.2, "spread {spread}");
        let correlation = products / squares;
        assert!((correlation - (-1.0f64).exp()).abs() < 0.06, "after 1.5 m {correlation}");
    }

    #[test]
    fn signals_fit_their_bytes() {
        assert_eq!(bb_signal(-56.4), -56);
        assert_eq!(bb_signal(-500.0), -128);
        assert_eq!(chafon_signal(-48.0), 82);
        assert_eq!(chafon_signal(-500.0), 0);
        assert!(chafon_signal(-50.0) > chafon_signal(-60.0));
    }
}
