//! What a warehouse does to an engine, told one case at a time.

use model::*;

use crate::bed::*;
use crate::{Change, Mark};

/// Short words for facts, so that a story can be read.
fn names(facts: &[ToRecord]) -> Vec<String> {
    facts.iter().map(|fact| name(&fact.fact)).collect()
}

fn name(fact: &Fact) -> String {
    if let Fact::Arrived { place, .. } = fact {
        return format!("arrived {}", short(*place));
    }
    if let Fact::Moved { from, to, .. } = fact {
        return format!("moved {} {}", short(*from), short(*to));
    }
    if let Fact::Departed { from, .. } = fact {
        return format!("departed {}", short(*from));
    }
    let plain = [
        ("tag heard", matches!(fact, Fact::TagHeard { .. })),
        ("tag linked", matches!(fact, Fact::TagLinked { .. })),
        ("tag unlinked", matches!(fact, Fact::TagUnlinked { .. })),
        ("reader lost", matches!(fact, Fact::ReaderLost { .. })),
        ("tag copied", matches!(fact, Fact::Noticed(Oddity::TagCopied { .. }))),
        ("reader back", matches!(fact, Fact::ReaderBack { .. })),
    ];
    plain.iter().find(|(_, is_it)| *is_it).map_or_else(|| format!("{fact:?}"), |(name, _)| (*name).to_owned())
}

#[test]
fn first_sight_arrives_unsure_and_grows_certain() {
    let mut stage = Stage::new();
    stage.hear(1, 1, 1, -60.0);
    let facts = stage.facts();
    assert_eq!(names(&facts), ["arrived 10"]);
    assert_eq!((facts[0].at, facts[0].who, facts[0].how), (stage.now.at, Who::Station, How::Read));
    assert_eq!(stage.belief(1).unwrap().confidence, Confidence::Unsure);
    for _ in 0..5 {
        stage.wait(1_000);
        stage.hear(1, 1, 1, -60.0);
    }
    assert!(stage.facts().is_empty());
    let belief = stage.belief(1).unwrap();
    assert_eq!(belief.confidence, Confidence::Certain);
    assert_eq!(belief.heard_at, Some(stage.now.at));
    assert_eq!(belief.why.reads, 6);
}

#[test]
fn a_clear_move_is_seen_once() {
    let mut stage = Stage::new();
    for _ in 0..5 {
        stage.hear(1, 1, 1, -60.0);
        stage.wait(500);
    }
    for _ in 0..5 {
        stage.hear(2, 1, 1, -50.0);
        stage.wait(500);
    }
    let facts = stage.facts();
    assert_eq!(names(&facts), ["arrived 10", "moved 10 20"]);
    let Fact::Moved { why, .. } = &facts[1].fact else { panic!("a move") };
    assert_eq!(why.read_point, Some(read_point(2, 1)));
    assert_eq!(why.runner_up, Some(place_id(10)));
    assert_eq!(stage.engine.mark(Subject::Asset(asset_id(1))), Some(Mark::WrongPlace));
}

#[test]
fn two_places_with_noise_never_flap() {
    let mut rng = fastrand::Rng::with_seed(11);
    let mut stage = Stage::new();
    for _ in 0..5 {
        stage.hear(1, 1, 1, -60.0);
    }
    stage.facts();
    for _ in 0..2_000 {
        let noise = |rng: &mut fastrand::Rng| rng.f64() * 6.0 - 3.0;
        let (here, there) = (-60.0 + noise(&mut rng), -61.0 + noise(&mut rng));
        stage.hear(1, 1, 1, here);
        stage.hear(2, 1, 1, there);
        stage.wait(700);
    }
    assert_eq!(names(&stage.facts()), Vec::<String>::new());
}

#[test]
fn antennas_of_one_place_count_together() {
    let mut stage = Stage::new();
    stage.hear(2, 1, 1, -62.0);
    stage.hear(2, 1, 1, -62.0);
    // Two readings of each antenna of zone 10: together they are the four that are needed.
    for antenna in [1, 2, 1] {
        stage.hear(1, antenna, 1, -55.0);
        assert_eq!(stage.place_of(1), Some(20));
    }
    stage.hear(1, 2, 1, -55.0);
    assert_eq!(stage.place_of(1), Some(10));
}

#[test]
fn a_person_knows_better_than_a_zone_antenna() {
    let mut stage = Stage::new();
    stage.hear(1, 1, 1, -60.0);
    stage.move_to(1, 1, Some(111)).unwrap();
    stage.facts();
    for _ in 0..100 {
        stage.wait(1_000);
        stage.hear(1, 1, 1, -40.0);
    }
    assert_eq!(names(&stage.facts()), Vec::<String>::new());
    let belief = stage.belief(1).unwrap();
    assert_eq!((belief.place, belief.confidence), (Some(place_id(111)), Confidence::Certain));
    assert_eq!(belief.why.read_point, Some(read_point(1, 1)), "it is confirmed by the zone");
    // The zone next door hears it clearly: then it has been carried there.
    for _ in 0..5 {
        stage.wait(1_000);
        stage.hear(2, 1, 1, -35.0);
    }
    assert_eq!(stage.place_of(1), Some(20));
}

#[test]
fn a_hand_is_faster_than_an_antenna() {
    let mut stage = Stage::new();
    stage.hear(1, 1, 1, -60.0);
    stage.move_to(1, 1, Some(21)).unwrap();
    for _ in 0..9 {
        stage.wait(1_000);
        stage.hear(1, 1, 1, -60.0);
    }
    assert_eq!(stage.place_of(1), Some(21), "held for one window");
    for _ in 0..5 {
        stage.wait(1_000);
        stage.hear(1, 1, 1, -60.0);
    }
    assert_eq!(stage.place_of(1), Some(10), "but not against what goes on being heard");
}

#[test]
fn an_unplugged_reader_moves_nothing() {
    let mut stage = Stage::new();
    stage.hear(3, 1, 1, -50.0);
    stage.hear(2, 1, 2, -50.0);
    stage.wait(5_000);
    stage.lose(3);
    stage.lose(2);
    assert_eq!(names(&stage.facts()), ["arrived 30", "arrived 20", "reader lost", "reader lost"]);
    stage.wait(86_400_000);
    assert_eq!(names(&stage.facts()), Vec::<String>::new());
    assert_eq!((stage.place_of(1), stage.place_of(2)), (Some(30), Some(20)));
    assert_eq!(stage.engine.mark(Subject::Asset(asset_id(2))), Some(Mark::NotSeen));
    // Back again: the silence at the door begins now, not yesterday.
    stage.set_reader(reader_id(3), ReaderState::Reading);
    let back = stage.now.at;
    stage.wait(29_000);
    assert_eq!(names(&stage.facts()), ["reader back"]);
    stage.wait(2_000);
    let facts = stage.facts();
    assert_eq!(names(&facts), ["departed 30"]);
    assert_eq!(facts[0].at, back + Span::seconds(30));
    assert_eq!(stage.place_of(2), Some(20));
}

#[test]
fn silence_at_an_outer_door_is_leaving_and_nowhere_else() {
    let mut stage = Stage::new();
    stage.hear(3, 1, 1, -50.0);
    stage.hear(1, 1, 2, -50.0);
    let heard = stage.now.at;
    stage.wait(29_999);
    assert_eq!(names(&stage.facts()), ["arrived 30", "arrived 10"]);
    stage.wait(3_600_000);
    let facts = stage.facts();
    assert_eq!(names(&facts), ["departed 30"]);
    assert_eq!(facts[0].at, heard + Span::seconds(30), "stamped when it was true, not when it was noticed");
    assert_eq!(stage.place_of(1), None);
    assert_eq!(stage.place_of(2), Some(10));
    // A lonely read outside does not bring it back; two do.
    stage.hear(3, 1, 1, -70.0);
    assert_eq!(stage.place_of(1), None);
    stage.hear(3, 1, 1, -70.0);
    assert_eq!(stage.place_of(1), Some(30));
}

#[test]
fn a_thing_that_goes_on_being_heard_at_the_door_stays() {
    let mut stage = Stage::new();
    for _ in 0..20 {
        stage.hear(3, 1, 1, -50.0);
        stage.wait(25_000);
    }
    assert_eq!(names(&stage.facts()), ["arrived 30"]);
}

#[test]
fn what_another_place_heard_last_has_not_left_through_the_door() {
    let mut stage = Stage::new();
    for _ in 0..5 {
        stage.hear(3, 1, 1, -50.0);
    }
    stage.wait(1_000);
    stage.hear(2, 1, 1, -75.0);
    stage.wait(3_600_000);
    assert_eq!(stage.place_of(1), Some(30));
}

#[test]
fn late_reads_never_change_now() {
    let mut stage = Stage::new();
    for _ in 0..3 {
        stage.hear(1, 1, 1, -60.0);
        stage.wait(1_000);
    }
    stage.facts();
    for age in [600_000, 60_000, 9_000, 4_000] {
        for _ in 0..10 {
            stage.hear_late(2, 1, 1, -30.0, age);
        }
    }
    assert_eq!(names(&stage.facts()), Vec::<String>::new());
    assert_eq!(stage.engine.dropped().late, 40);
    assert_eq!(stage.belief(1).unwrap().heard_at, Some(Timestamp(stage.now.at.0 - 1_000)));
}

#[test]
fn the_wall_clock_may_jump_both_ways() {
    for jump in [-7_200_000, 7_200_000, -30_000, 30_000] {
        let mut stage = Stage::new();
        for _ in 0..3 {
            stage.hear(3, 1, 1, -60.0);
            stage.wait(1_000);
        }
        stage.now.at.0 += jump;
        stage.wait(1_000);
        for _ in 0..3 {
            stage.hear(3, 1, 1, -60.0);
            stage.wait(1_000);
        }
        assert_eq!(names(&stage.facts()), ["arrived 30"], "{jump}");
        assert_eq!(stage.belief(1).unwrap().heard_at, Some(Timestamp(stage.now.at.0 - 1_000)));
        assert_eq!(stage.engine.mark(Subject::Asset(asset_id(1))), Some(Mark::WrongPlace));
        for _ in 0..5 {
            stage.hear(2, 1, 1, -40.0);
            stage.wait(1_000);
        }
        assert_eq!(names(&stage.facts()), ["moved 30 20"], "{jump}");
    }
}

#[test]
fn reads_from_the_future_are_clamped_and_counted() {
    let mut stage = Stage::new();
    stage.hear_late(1, 1, 1, -60.0, -3_600_000);
    assert_eq!(stage.engine.dropped().future, 1);
    assert_eq!(stage.belief(1).unwrap().heard_at, Some(stage.now.at));
    stage.wait(1_000);
    for _ in 0..4 {
        stage.hear(2, 1, 1, -40.0);
    }
    assert_eq!(stage.place_of(1), Some(20), "the future read does not shut out the present");
}

#[test]
fn noise_stays_in_quarantine() {
    let mut stage = Stage::new();
    for number in 0..10_000 {
        stage.hear(1, 1, 1_000_000 + number, -60.0);
        stage.wait(1);
    }
    assert_eq!(names(&stage.facts()), Vec::<String>::new());
    assert!(stage.engine.dropped().candidates > 0);
    assert_eq!(stage.engine.directory().tags().len(), 9);
}

#[test]
fn an_unknown_tag_is_believed_when_reads_agree() {
    let mut stage = Stage::new();
    stage.hear(2, 1, 77, -60.0);
    stage.wait(11_000);
    stage.hear(2, 1, 77, -60.0);
    assert_eq!(names(&stage.facts()), Vec::<String>::new(), "not within one window");
    stage.wait(1_000);
    stage.hear(2, 1, 77, -60.0);
    let facts = stage.facts();
    assert_eq!(names(&facts), ["tag heard", "arrived 20"]);
    let tag = TagId::of(&epc(77), None);
    assert_eq!(stage.engine.mark(Subject::Tag(tag)), Some(Mark::Unknown));
    assert_eq!(stage.engine.rollup().of(place_id(20)).unknown, 1);
    assert_eq!(stage.engine.belief(Subject::Tag(tag)).unwrap().why.reads, 2);
}

#[test]
fn merged_reads_agree_with_themselves() {
    let mut stage = Stage::new();
    let mut heard = heard_at(2, "ABCD", stage.now.at.0);
    heard.read.count = 2;
    stage.give(heard);
    assert_eq!(names(&stage.facts()), ["tag heard", "arrived 20"]);
}

#[test]
fn an_antenna_without_a_place_says_that_it_is_there_but_not_where() {
    let mut stage = Stage::new();
    stage.hear(1, 1, 1, -60.0);
    stage.wait(5_000);
    for _ in 0..20 {
        stage.hear(4, 1, 1, -30.0);
        stage.hear(4, 1, 78, -30.0);
        stage.hear(9, 3, 1, -30.0);
    }
    assert_eq!(names(&stage.facts()), ["arrived 10", "tag heard"]);
    assert_eq!(stage.belief(1).unwrap().heard_at, Some(stage.now.at));
    assert_eq!(stage.engine.rollup().site().unknown, 1);
    assert_eq!(stage.engine.rollup().of(place_id(1)).unknown, 0);
}

#[test]
fn two_chips_with_one_number_are_two_tags() {
    let mut stage = Stage::new();
    for chip in [1u8, 2] {
        for _ in 0..2 {
            let mut heard = heard_at(chip.into(), "E280", stage.now.at.0);
            heard.read.tid = Some(Tid(vec![0xE2, chip]));
            stage.give(heard);
        }
    }
    assert_eq!(names(&stage.facts()), ["tag heard", "arrived 10", "tag heard", "tag copied", "arrived 20"]);
    assert_eq!(stage.engine.directory().tags_with(&"E280".parse().unwrap()).count(), 2);
}

#[test]
fn linking_an_unknown_tag_takes_its_place_along() {
    let mut stage = Stage::new();
    let id = asset_id(50);
    stage.ask(1, Command::AddAsset(Asset { home: None, ..asset(50) })).unwrap();
    stage.hear(2, 1, 77, -60.0);
    stage.hear(2, 1, 77, -60.0);
    stage.facts();
    let link = Command::LinkTag { epc: epc(77), asset: id, is_taking_over: false };
    let inverse = stage.ask(2, link).unwrap();
    assert_eq!(names(&stage.facts()), ["tag linked", "arrived 20"]);
    let tag = TagId::of(&epc(77), None);
    assert_eq!(stage.engine.belief(Subject::Tag(tag)), None);
    assert_eq!((stage.place_of(50), stage.engine.rollup().site().unknown), (Some(20), 0));
    assert_eq!(stage.engine.mark(Subject::Asset(id)), Some(Mark::Here));
    stage.wait(1_000);
    stage.hear(2, 1, 77, -60.0);
    assert_eq!(stage.belief(50).unwrap().heard_at, Some(stage.now.at), "reads are about the item now");
    stage.undo(3, 2, inverse).unwrap();
    assert_eq!((stage.place_of(50), stage.engine.rollup().of(place_id(20)).unknown), (None, 1));
}

#[test]
fn an_ignored_tag_is_quiet_until_it_is_wanted_again() {
    let mut stage = Stage::new();
    stage.hear(2, 1, 77, -60.0);
    stage.hear(2, 1, 77, -60.0);
    let tag = TagId::of(&epc(77), None);
    stage.ask(1, Command::IgnoreTag { tag, is_ignored: true }).unwrap();
    stage.facts();
    for _ in 0..10 {
        stage.wait(1_000);
        stage.hear(1, 1, 77, -30.0);
    }
    assert!(stage.facts().is_empty());
    assert_eq!((stage.engine.dropped().ignored, stage.engine.rollup().site().unknown), (10, 0));
    stage.ask(2, Command::IgnoreTag { tag, is_ignored: false }).unwrap();
    assert_eq!(stage.engine.rollup().of(place_id(20)).unknown, 1);
    for _ in 0..4 {
        stage.hear(1, 1, 77, -30.0);
    }
    assert_eq!(stage.engine.rollup().of(place_id(10)).unknown, 1);
}

#[test]
fn not_seen_lately_is_a_mark_not_a_move() {
    let mut stage = Stage::new();
    let subject = Subject::Asset(asset_id(1));
    assert_eq!(stage.engine.mark(subject), Some(Mark::NotSeen));
    stage.hear(1, 1, 1, -60.0);
    assert_eq!(stage.engine.mark(subject), Some(Mark::Here));
    stage.wait(300_000);
    stage.hear(1, 1, 1, -60.0);
    stage.wait(599_999);
    assert_eq!(stage.engine.mark(subject), Some(Mark::Here));
    stage.facts();
    stage.wait(1);
    assert_eq!(stage.engine.mark(subject), Some(Mark::NotSeen));
    assert!(stage.changes().contains(&Change::Belief(subject)));
    assert_eq!(stage.place_of(1), Some(10));
    assert_eq!(stage.engine.poll_timeout(), None, "nothing waits for what was not read");
}

#[test]
fn last_heard_is_announced_once_a_second() {
    let mut stage = Stage::new();
    stage.hear(1, 1, 1, -60.0);
    stage.changes();
    for _ in 0..300 {
        stage.wait(10);
        stage.hear(1, 1, 1, -60.0);
    }
    let changes = stage.changes();
    let beliefs = changes.iter().filter(|change| matches!(change, Change::Belief(_))).count();
    assert_eq!(beliefs, 3);
    assert_eq!(changes.iter().filter(|change| **change == Change::Place(place_id(10))).count(), 3);
}

#[test]
fn a_restored_engine_goes_on_where_the_old_one_stopped() {
    let mut stage = Stage::new();
    for number in 1..6 {
        stage.hear(1, 1, number, -60.0);
    }
    stage.wait(400_000);
    stage.hear(2, 1, 2, -60.0);
    stage.hear(2, 1, 2, -60.0);
    stage.hear(3, 1, 7, -60.0);
    stage.move_to(1, 3, Some(111)).unwrap();
    let beliefs: Vec<Belief> = stage.engine.beliefs().cloned().collect();
    let mut next = Stage::with(Settings::default(), site(), beliefs.clone());
    next.now.at = stage.now.at;
    let again = Stage::with(Settings::default(), site(), beliefs.clone());
    assert_eq!(again.engine.beliefs().cloned().collect::<Vec<_>>(), beliefs);
    for asset in 1..10 {
        assert_eq!(next.place_of(asset), stage.place_of(asset));
    }
    assert_eq!(next.place_of(3), Some(111));
    assert!(next.engine.poll_timeout().is_some());
}

#[test]
fn a_restored_engine_knows_how_old_things_are() {
    let mut stage = Stage::new();
    stage.hear(1, 1, 1, -60.0);
    stage.wait(500_000);
    stage.hear(1, 1, 3, -60.0);
    let beliefs: Vec<Belief> = stage.engine.beliefs().cloned().collect();
    let engine_at = stage.now.at + Span::seconds(200);
    let mut engine = crate::Engine::new(Settings::default(), crate::Directory::new(site()), beliefs);
    assert_eq!(engine.poll_timeout(), Some(Tick(0)));
    engine.handle_timeout(Now { tick: Tick(5), at: engine_at });
    assert_eq!(engine.mark(Subject::Asset(asset_id(1))), Some(Mark::NotSeen));
    assert_eq!(engine.mark(Subject::Asset(asset_id(3))), Some(Mark::Here));
}

#[test]
fn reads_of_silent_readers_still_place_things() {
    let mut stage = Stage::new();
    for (reader, signal) in [(1, Signal::Silent), (2, Signal::Relative(90))] {
        for _ in 0..4 {
            let mut heard = heard_at(reader, "00", stage.now.at.0);
            heard.read.epc = epc(1);
            heard.read.signal = signal;
            stage.give(heard);
        }
    }
    assert_eq!(names(&stage.facts()), ["arrived 10", "moved 10 20"]);
}
