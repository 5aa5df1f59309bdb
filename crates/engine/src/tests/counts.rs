//! Counts from the outside: what is heard, what moves, who may close, what is taken back.

use model::*;

use crate::bed::{Stage, asset_id, epc, place_id, reader_id};

const COUNT: CountId = CountId::from_bytes([70; 16]);

fn plan(places: &[u32]) -> CountPlan {
    CountPlan { places: places.iter().map(|place| place_id(*place)).collect(), ..CountPlan::default() }
}

fn wish(stage: &mut Stage, wish: CountWish) -> Result<Vec<Command>, Refusal> {
    stage.ask(9, Command::Count { count: COUNT, wish })
}

fn turn(stage: &mut Stage, step: CountStep) {
    wish(stage, CountWish::Turn(step)).unwrap();
}

/// A count of zone 10 that runs. Items 1, 3, 5, 7 and 9 belong there.
fn running() -> Stage {
    let mut stage = Stage::new();
    wish(&mut stage, CountWish::Plan(plan(&[10]))).unwrap();
    turn(&mut stage, CountStep::Running);
    stage.wait(10);
    stage
}

fn numbers(stage: &Stage) -> CountNumbers {
    stage.engine.count(COUNT).unwrap().numbers()
}

fn outcome(stage: &Stage, number: u32) -> Option<Outcome> {
    let count = stage.engine.count(COUNT).unwrap();
    count.lines.get(&Subject::Asset(asset_id(number))).map(|line| line.outcome)
}

fn hear_twice(stage: &mut Stage, reader: u32, number: u32) {
    for _ in 0..2 {
        stage.wait(100);
        stage.hear(reader, 1, number, -50.0);
    }
}

#[test]
fn found_extra_unknown_and_not_seen() {
    let mut stage = running();
    assert_eq!(numbers(&stage).expected, 5);
    for number in [1, 3, 2, 99] {
        hear_twice(&mut stage, 1, number);
    }
    let expected =
        CountNumbers { expected: 5, found: 2, by_eye: 0, moved: 0, not_found: 3, extra: 1, unknown: 1 };
    assert_eq!(numbers(&stage), expected);
    let counted = stage.facts().into_iter().filter(|fact| matches!(fact.fact, Fact::Count { .. })).count();
    assert_eq!(counted, 2 + 4, "planned, started, and one fact for each thing however often it is heard");
}

#[test]
fn nothing_counts_before_the_start_or_in_a_pause() {
    let mut stage = Stage::new();
    wish(&mut stage, CountWish::Plan(plan(&[10]))).unwrap();
    hear_twice(&mut stage, 1, 1);
    turn(&mut stage, CountStep::Running);
    stage.hear_late(1, 1, 1, -50.0, 500);
    assert_eq!(numbers(&stage).found, 0, "a read from before the start");
    turn(&mut stage, CountStep::Paused);
    stage.wait(10);
    hear_twice(&mut stage, 1, 1);
    assert_eq!(numbers(&stage).found, 0);
    turn(&mut stage, CountStep::Running);
    hear_twice(&mut stage, 1, 1);
    assert_eq!(numbers(&stage).found, 1);
}

#[test]
fn what_is_heard_elsewhere_has_moved_and_is_not_missing() {
    let mut stage = running();
    hear_twice(&mut stage, 2, 1);
    assert_eq!(outcome(&stage, 1), Some(Outcome::Moved));
    stage.move_to(20, 3, Some(21)).unwrap();
    assert_eq!(outcome(&stage, 3), Some(Outcome::Moved), "a person moved it");
    assert_eq!(numbers(&stage).not_found, 3);
    for _ in 0..8 {
        stage.wait(3_000);
        stage.hear(1, 1, 1, -40.0);
    }
    assert_eq!(outcome(&stage, 1), Some(Outcome::Found), "and came back");
    hear_twice(&mut stage, 1, 2);
    assert_eq!(outcome(&stage, 2), Some(Outcome::Extra));
    for _ in 0..8 {
        stage.wait(3_000);
        stage.hear(2, 1, 2, -40.0);
    }
    assert_eq!(outcome(&stage, 2), None, "it was only passing");
    for _ in 0..8 {
        stage.wait(3_000);
        stage.hear(2, 1, 1, -40.0);
    }
    assert_eq!(outcome(&stage, 1), Some(Outcome::Found), "what was here at its moment was here");
}

#[test]
fn a_reader_of_the_zone_counts_for_a_rack_only_what_is_believed_there() {
    let mut stage = Stage::new();
    stage.move_to(20, 1, Some(111)).unwrap();
    let home = Asset { home: Some(place_id(11)), ..crate::bed::asset(1) };
    stage.ask(21, Command::ChangeAsset(home)).unwrap();
    wish(&mut stage, CountWish::Plan(plan(&[11]))).unwrap();
    turn(&mut stage, CountStep::Running);
    hear_twice(&mut stage, 1, 1);
    hear_twice(&mut stage, 1, 3);
    let count = stage.engine.count(COUNT).unwrap();
    assert_eq!(count.expected.len(), 1);
    assert_eq!(outcome(&stage, 1), Some(Outcome::Found));
    assert_eq!(outcome(&stage, 3), None, "somewhere in the zone is not in the rack");
}

#[test]
fn a_hand_reader_is_where_its_person_stands() {
    let mut stage = running();
    let hand = ReaderConfig { role: ReaderRole::Handheld, ..crate::bed::reader(4, &[None]) };
    stage.ask(20, Command::SetReader(hand)).unwrap();
    stage.set_reader(reader_id(4), ReaderState::Reading);
    wish(&mut stage, CountWish::Stand(Some(place_id(11)))).unwrap();
    stage.hear(4, 1, 1, -50.0);
    let line = stage.engine.count(COUNT).unwrap().lines[&Subject::Asset(asset_id(1))];
    assert_eq!((line.outcome, line.place), (Outcome::Found, Some(place_id(11))));
    assert!(wish(&mut stage, CountWish::Stand(Some(place_id(21)))).is_err(), "not in this count");
}

#[test]
fn seen_by_eye_can_be_taken_back() {
    let mut stage = running();
    let back = wish(&mut stage, CountWish::Note(Subject::Asset(asset_id(5)))).unwrap();
    assert_eq!((numbers(&stage).found, numbers(&stage).by_eye), (1, 1));
    assert!(wish(&mut stage, CountWish::Note(Subject::Asset(asset_id(5)))).unwrap().is_empty());
    stage.undo(10, 9, back).unwrap();
    assert_eq!(numbers(&stage).found, 0);
}

#[test]
fn a_tag_that_is_linked_during_the_count_is_counted_as_its_item() {
    let mut stage = running();
    hear_twice(&mut stage, 1, 99);
    assert_eq!(numbers(&stage).unknown, 1);
    let link = Command::LinkTag { epc: epc(99), asset: asset_id(7), is_taking_over: false };
    stage.ask(20, link).unwrap();
    assert_eq!((numbers(&stage).unknown, outcome(&stage, 7)), (0, Some(Outcome::Found)));
}

#[test]
fn closing_changes_what_was_chosen_and_one_press_takes_it_back() {
    let mut stage = running();
    for number in [1, 3, 2, 99] {
        hear_twice(&mut stage, 1, number);
    }
    turn(&mut stage, CountStep::Checking);
    let choose = |group, subject, action| CountWish::Choose { group, subject, action: Some(action) };
    let kept = Some(Subject::Asset(asset_id(9)));
    wish(&mut stage, choose(CountGroup::NotFound, kept, CountAction::Keep)).unwrap();
    wish(&mut stage, choose(CountGroup::Extra, None, CountAction::BelongsHere)).unwrap();
    wish(&mut stage, choose(CountGroup::Unknown, None, CountAction::Ignore)).unwrap();
    assert!(wish(&mut stage, choose(CountGroup::Extra, None, CountAction::Ignore)).unwrap().is_empty());
    let is_missing = |stage: &Stage| -> Vec<u32> {
        (1..10).filter(|number| stage.engine.directory().is_missing(asset_id(*number))).collect()
    };
    assert!(is_missing(&stage).is_empty(), "nothing is applied before the end");

    let close = Command::Count { count: COUNT, wish: CountWish::Turn(CountStep::Closed) };
    let refused = stage.ask_as(Role::Floor, 30, close.clone());
    assert_eq!(refused, Err(Refusal::NotAllowed { needs: Role::Lead }));
    let before = stage.engine.directory().asset(asset_id(2)).cloned();
    let back = stage.ask_as(Role::Lead, 31, close).unwrap();
    assert_eq!(is_missing(&stage), [5, 7]);
    assert_eq!(stage.engine.mark(Subject::Asset(asset_id(5))), Some(crate::Mark::Missing));
    let unknown = TagId::of(&epc(99), None);
    assert!(stage.engine.directory().tag(unknown).unwrap().is_ignored);
    assert_eq!(stage.engine.directory().asset(asset_id(2)).unwrap().home, Some(place_id(10)));
    assert_eq!(stage.engine.count(COUNT).unwrap().step, CountStep::Closed);

    stage.undo(32, 31, back).unwrap();
    assert!(is_missing(&stage).is_empty());
    assert!(!stage.engine.directory().tag(unknown).unwrap().is_ignored);
    assert_eq!(stage.engine.directory().asset(asset_id(2)).cloned(), before);
    assert_eq!(stage.engine.count(COUNT).unwrap().step, CountStep::Checking);
}

#[test]
fn a_missing_thing_that_is_heard_is_not_missing() {
    let mut stage = Stage::new();
    stage.ask(20, Command::MarkMissing { asset: asset_id(1), is_missing: true }).unwrap();
    assert_eq!(stage.engine.rollup().site().missing, 1);
    stage.facts();
    stage.hear(1, 1, 1, -50.0);
    let cleared = |fact: &ToRecord| matches!(fact.fact, Fact::MissingSet { is_missing: false, .. });
    assert_eq!(stage.facts().iter().filter(|fact| cleared(fact)).count(), 1);
    assert_eq!(stage.engine.rollup().site().missing, 0);
}

#[test]
fn closing_waits_for_lost_readers_and_other_counts() {
    let mut stage = running();
    turn(&mut stage, CountStep::Checking);
    let close = Command::Count { count: COUNT, wish: CountWish::Turn(CountStep::Closed) };
    stage.lose(1);
    let lost = Refusal::CountBlocked(CountBlock::ReaderLost(reader_id(1)));
    assert_eq!(stage.ask(30, close.clone()), Err(lost));
    stage.set_reader(reader_id(1), ReaderState::Reading);
    stage.lose(2);
    let other = CountId::from_bytes([71; 16]);
    stage.ask(31, Command::Count { count: other, wish: CountWish::Plan(plan(&[11])) }).unwrap();
    stage.ask(32, Command::Count { count: other, wish: CountWish::Turn(CountStep::Running) }).unwrap();
    let both = Refusal::CountBlocked(CountBlock::OtherCount(other));
    assert_eq!(stage.ask(33, close.clone()), Err(both));
    stage.ask(34, Command::Count { count: other, wish: CountWish::Turn(CountStep::Dropped) }).unwrap();
    assert!(stage.ask(35, close).is_ok(), "reader 2 hears another zone");
}

#[test]
fn steps_that_make_no_sense_are_refused() {
    let mut stage = Stage::new();
    assert_eq!(wish(&mut stage, CountWish::Turn(CountStep::Running)), Err(Refusal::NoSuchCount(COUNT)));
    wish(&mut stage, CountWish::Plan(plan(&[]))).unwrap();
    assert_eq!(wish(&mut stage, CountWish::Turn(CountStep::Running)), Err(Refusal::CountWithoutPlace));
    let wrong = |is| Err(Refusal::CountStepWrong { is });
    assert_eq!(wish(&mut stage, CountWish::Turn(CountStep::Closed)), wrong(CountStep::Preparing));
    assert_eq!(wish(&mut stage, CountWish::Note(Subject::Asset(asset_id(1)))), wrong(CountStep::Preparing));
    wish(&mut stage, CountWish::Plan(plan(&[10]))).unwrap();
    turn(&mut stage, CountStep::Running);
    let back = wish(&mut stage, CountWish::Turn(CountStep::Dropped)).unwrap();
    assert_eq!(wish(&mut stage, CountWish::Plan(plan(&[20]))), wrong(CountStep::Dropped));
    stage.undo(40, 9, back).unwrap();
    assert_eq!(stage.engine.count(COUNT).unwrap().step, CountStep::Running);
}

#[test]
fn more_places_can_be_put_on_while_it_runs() {
    let mut stage = running();
    hear_twice(&mut stage, 1, 1);
    wish(&mut stage, CountWish::Plan(plan(&[10, 20]))).unwrap();
    assert_eq!((numbers(&stage).expected, numbers(&stage).found), (9, 1));
}
