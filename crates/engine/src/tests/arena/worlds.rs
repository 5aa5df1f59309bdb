//! The worlds of the contest.

use super::air::{Aerial, Gap, Plan, Zone};

fn hall() -> (Vec<Zone>, Vec<Aerial>) {
    let zones: Vec<Zone> = (0..6)
        .map(|zone| Zone {
            left: 6.0 * f64::from(zone % 3),
            top: 6.0 * f64::from(zone / 3),
            width: 6.0,
            height: 6.0,
            storey: 0,
        })
        .collect();
    let aerials = overhead(&zones);
    (zones, aerials)
}

/// One antenna over the centre of each zone, four to a reader.
fn overhead(zones: &[Zone]) -> Vec<Aerial> {
    let over = |(zone, at): (usize, &Zone)| {
        let (x, y) = at.centre();
        Aerial { x, y, height: 3.0, zone, reader: 1 + zone as u32 / 4, port: 1 + (zone % 4) as u8 }
    };
    zones.iter().enumerate().map(over).collect()
}

fn plan(name: &'static str, (zones, aerials): (Vec<Zone>, Vec<Aerial>)) -> Plan {
    Plan {
        name,
        zones,
        aerials,
        cycle_ms: 1_500,
        tags: 30,
        seconds: 1_200,
        near_dbm: -48.0,
        falloff_db: 35.0,
        shadow_db: 4.0,
        fading_db: 3.0,
        stray_share: 0.002,
        tag_spread_db: 0.0,
        walk_every_s: 300.0,
        hidden_every_s: 300.0,
        gaps: Vec::new(),
    }
}

/// Six long aisles side by side, one antenna each.
fn aisles() -> (Vec<Zone>, Vec<Aerial>) {
    let zones: Vec<Zone> = (0..6)
        .map(|aisle| Zone { left: 0.0, top: 3.5 * f64::from(aisle), width: 16.0, height: 3.5, storey: 0 })
        .collect();
    let aerials = overhead(&zones);
    (zones, aerials)
}

/// Two antennas in each zone, a third from each end of the longer side.
fn doubled(zones: &[Zone]) -> Vec<Aerial> {
    let mut aerials = Vec::new();
    for (number, zone) in zones.iter().enumerate() {
        for half in [1.0, 3.0] {
            let along = zone.left + zone.width * half / 4.0;
            aerials.push(Aerial {
                x: along,
                y: zone.centre().1,
                height: 3.0,
                zone: number,
                reader: 1 + number as u32 / 2,
                port: 1 + (aerials.len() % 4) as u8,
            });
        }
    }
    aerials
}

fn storeys() -> (Vec<Zone>, Vec<Aerial>) {
    let (ground, _) = hall();
    let upper = ground.iter().map(|zone| Zone { storey: 1, ..*zone });
    let zones: Vec<Zone> = ground.iter().copied().chain(upper).collect();
    let aerials = overhead(&zones);
    (zones, aerials)
}

/// All worlds.
pub fn all() -> Vec<Plan> {
    let (zones, _) = hall();
    let two = (zones.clone(), doubled(&zones));
    let (lanes, _) = aisles();
    let two_in_aisles = (lanes.clone(), doubled(&lanes));
    let gap = |is_late| Gap { reader: 1, from_ms: 400_000, until_ms: 700_000, is_late };
    vec![
        plan("hall", hall()),
        Plan { cycle_ms: 300, ..plan("fast cycle, 0.3 s", hall()) },
        Plan { cycle_ms: 4_200, ..plan("slow cycle, 4.2 s", hall()) },
        Plan { shadow_db: 6.0, fading_db: 5.0, stray_share: 0.01, ..plan("noise", hall()) },
        Plan { walk_every_s: 0.0, hidden_every_s: 60.0, ..plan("nothing moves", hall()) },
        Plan { tag_spread_db: 5.0, falloff_db: 28.0, ..plan("unlike tags, other path loss", hall()) },
        Plan { near_dbm: -42.0, ..plan("tags 6 dB stronger", hall()) },
        Plan { tag_spread_db: 3.0, ..plan("two antennas a zone", two) },
        Plan { tag_spread_db: 3.0, ..plan("aisles, one antenna", aisles()) },
        Plan { tag_spread_db: 3.0, cycle_ms: 3_000, ..plan("aisles, two antennas", two_in_aisles) },
        Plan { cycle_ms: 3_000, ..plan("two floors", storeys()) },
        Plan { gaps: vec![gap(false)], ..plan("reader away for 5 min", hall()) },
        Plan { gaps: vec![gap(true)], ..plan("5 min in one late batch", hall()) },
    ]
}
