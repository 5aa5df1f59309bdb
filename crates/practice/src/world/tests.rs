//! What a world promises: sameness by seed, walks, occlusions, rests.

use model::Outline;

use super::*;

fn epc(number: u32) -> Epc {
    let mut bytes = [0u8; 12];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    Epc::from_bytes(&bytes).expect("twelve bytes fit")
}

/// The comparison geometry: 6 zones, 3 × 2, 6 m apart, an antenna over each centre.
fn hall(seed: u64, things: u32) -> Plan {
    let mut zones = Vec::new();
    let mut aerials = Vec::new();
    for number in 0..6u8 {
        let (column, row) = (f64::from(number % 3), f64::from(number / 3));
        let outline = Outline::rectangle(column * 6.0, row * 6.0, 6.0, 6.0);
        zones.push(Zone { name: format!("Z{number}"), outline });
        let at = Point { x: column * 6.0 + 3.0, y: row * 6.0 + 3.0 };
        aerials.push(Aerial { reader: "hall".to_owned(), port: number + 1, at, gain_db: 0.0 });
    }
    let things = (0..things)
        .map(|n| Thing { tags: vec![epc(n)], at: Some(Point { x: 3.0 + f64::from(n % 3) * 6.0, y: 3.0 }) })
        .collect();
    Plan {
        seed,
        zones,
        aerials,
        things,
        channel: Channel::open_hall(),
        rest: None,
        wander: Some(Wander { mean_ms: 300_000.0, speed: 1.0, spread_m: 2.0 }),
        occlusion: Some(Occlusion { mean_gap_ms: 300_000.0, mean_ms: 20_000.0 }),
    }
}

fn still(seed: u64, things: u32) -> Plan {
    Plan { wander: None, occlusion: None, ..hall(seed, things) }
}

fn listen(world: &mut World, from_ms: u64, to_ms: u64) -> Vec<(u64, u8, Echo)> {
    let mut heard = Vec::new();
    for now_ms in (from_ms..to_ms).step_by(250) {
        let port = (now_ms / 250 % 6) as u8 + 1;
        heard.extend(world.dwell("hall", port, 0.0, now_ms).into_iter().map(|answer| (now_ms, port, answer)));
    }
    heard
}

#[test]
fn the_same_seed_is_the_same_world() {
    let run = |seed| listen(&mut World::new(hall(seed, 12)), 0, 600_000);
    let first = run(1);
    assert!(first.len() > 1_000);
    assert_eq!(first, run(1));
    assert_ne!(first, run(2));
}

#[test]
fn things_wander_as_often_as_they_should() {
    let mut world = World::new(hall(3, 60));
    let mut walks = 0;
    let mut was: Vec<Option<String>> = (0..60).map(|t| world.zone_of(t).map(str::to_owned)).collect();
    for second in 1..=1_800u64 {
        world.advance(second * 1_000);
        for (thing, was) in was.iter_mut().enumerate() {
            let is_moving =
                world.bodies[thing].walk.as_ref().is_some_and(|walk| walk.arrives_ms() > world.now_ms);
            let zone = world.zone_of(thing).map(str::to_owned);
            if !is_moving && *was != zone {
                walks += 1;
                *was = zone;
            }
        }
    }
    // 60 things × 30 min / (5 min + about 10 s on the way) ≈ 350
    assert!((280..=420).contains(&walks), "{walks} walks");
}

#[test]
fn a_walk_goes_along_its_path_at_its_speed() {
    let mut world = World::new(still(4, 1));
    let path = vec![Point { x: 3.0, y: 9.0 }, Point { x: 9.0, y: 9.0 }];
    world.cue(Cue { at_ms: 1_000, act: Act::Walk { thing: 0, path, speed: 2.0, is_leaving: false } });
    world.advance(999);
    assert_eq!(world.place_of(0), Some(Point { x: 3.0, y: 3.0 }));
    world.advance(2_500);
    assert_eq!(world.place_of(0), Some(Point { x: 3.0, y: 6.0 }));
    world.advance(5_000);
    assert_eq!(world.place_of(0), Some(Point { x: 5.0, y: 9.0 }));
    world.advance(60_000);
    assert_eq!(world.place_of(0), Some(Point { x: 9.0, y: 9.0 }));
    assert_eq!(world.zone_of(0), Some("Z4"));
}

#[test]
fn what_leaves_is_gone_and_what_appears_is_heard() {
    let mut world = World::new(still(5, 1));
    let out = vec![Point { x: 3.0, y: -3.0 }];
    world.cue(Cue { at_ms: 0, act: Act::Walk { thing: 0, path: out, speed: 1.0, is_leaving: true } });
    assert!(!listen(&mut world, 0, 2_000).is_empty());
    assert_eq!(listen(&mut world, 7_000, 60_000), vec![]);
    world.cue(Cue { at_ms: 60_000, act: Act::Appear { thing: 0, at: Point { x: 9.0, y: 9.0 } } });
    assert!(!listen(&mut world, 60_000, 70_000).is_empty());
    world.cue(Cue { at_ms: 70_000, act: Act::Vanish { thing: 0 } });
    assert_eq!(listen(&mut world, 70_250, 80_000), vec![]);
}

#[test]
fn time_does_not_run_backwards() {
    let mut world = World::new(still(6, 1));
    world.advance(5_000);
    world.advance(1_000);
    assert_eq!(world.now_ms(), 5_000);
}

#[test]
fn something_in_the_way_makes_the_nearest_antenna_hear_less() {
    let count = |occlusion| {
        let plan = Plan { occlusion, ..still(7, 20) };
        let mut world = World::new(plan);
        (0..2_000u64).map(|n| world.dwell("hall", 1, -10.0, n * 1_000).len()).sum::<usize>()
    };
    let clear = count(None);
    let hidden = count(Some(Occlusion { mean_gap_ms: 40_000.0, mean_ms: 20_000.0 }));
    assert!(hidden * 10 < clear * 9, "{hidden} of {clear}");
    assert!(hidden * 10 > clear * 3, "{hidden} of {clear}");
}

#[test]
fn less_power_is_heard_less_far() {
    let count = |power_db| {
        let mut world = World::new(still(8, 30));
        (0..200u64).map(|n| world.dwell("hall", 1, power_db, n * 1_000).len()).sum::<usize>()
    };
    assert!(count(-25.0) * 4 < count(0.0));
}

#[test]
fn a_tag_that_rests_answers_seldom_and_one_that_moves_at_once() {
    let rest = Rest { least_ms: 6_000, most_ms: 10_000, fresh_ms: 4_000 };
    let mut world = World::new(Plan { rest: Some(rest), ..still(9, 1) });
    let reads = (0..240u64).map(|n| world.dwell("hall", 1, 0.0, n * 500).len()).sum::<usize>();
    assert!((11..=19).contains(&reads), "{reads} reads in two minutes");
    let path = vec![Point { x: 4.0, y: 3.0 }, Point { x: 3.0, y: 3.0 }];
    world.cue(Cue { at_ms: 120_000, act: Act::Walk { thing: 0, path, speed: 0.5, is_leaving: false } });
    let reads = (0..16u64).map(|n| world.dwell("hall", 1, 0.0, 120_000 + n * 500).len()).sum::<usize>();
    assert!(reads >= 8, "{reads} reads in eight seconds of moving");
}

#[test]
fn walls_between_zones_weaken_the_neighbour_only() {
    let reads = |port, between_zones_db| {
        let channel = Channel { between_zones_db, ..Channel::open_hall() };
        let mut world = World::new(Plan { channel, ..still(10, 30) });
        (0..300u64).map(|n| world.dwell("hall", port, 0.0, n * 1_000).len()).sum::<usize>()
    };
    assert!(reads(4, 12.0) * 4 < reads(4, 0.0), "no thing stands in the zone of antenna 4");
    let (with, without) = (reads(1, 12.0), reads(1, 0.0));
    assert!(with < without && with * 4 > without, "{with} of {without}");
}

#[test]
fn the_script_is_bounded_and_counts_what_it_drops() {
    let mut world = World::new(still(11, 1));
    for _ in 0..CUES_MAX + 5 {
        world.cue(Cue { at_ms: 1, act: Act::Vanish { thing: 0 } });
    }
    assert_eq!(world.dropped_cues(), 4, "one place is the thing's own");
}

#[test]
fn nobody_hears_through_a_socket_without_an_antenna() {
    let mut world = World::new(still(12, 10));
    assert_eq!(world.dwell("hall", 9, 0.0, 0), vec![]);
    assert_eq!(world.dwell("nobody", 1, 0.0, 0), vec![]);
    assert_eq!(world.ports_of("hall"), vec![1, 2, 3, 4, 5, 6]);
}
