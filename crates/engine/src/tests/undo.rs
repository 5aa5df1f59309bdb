//! Taking back: the state before is the state after, for every command; numbers equal a recount after any steps.

use std::collections::BTreeMap;

use model::*;
use proptest::prelude::*;

use super::steps::{Step, any_step, command};
use crate::bed::*;
use crate::{Engine, Mark, Numbers};

/// Everything a person could notice, in one comparable value.
#[derive(Debug, PartialEq)]
struct Seen {
    assets: Vec<Asset>,
    tags: BTreeMap<TagId, (Option<AssetId>, bool)>,
    places: Vec<Place>,
    readers: Vec<ReaderConfig>,
    people: Vec<Person>,
    settings: Settings,
    whereabouts: BTreeMap<Subject, PlaceId>,
    numbers: BTreeMap<PlaceId, Numbers>,
    site: Numbers,
}

fn look(engine: &Engine) -> Seen {
    let directory = engine.directory();
    let without_time = |numbers: Numbers| Numbers { last_read: None, ..numbers };
    // A tag that is on nothing and was never heard is in no list a person can open.
    let is_listed =
        |tag: &&Tag| tag.asset.is_some() || tag.is_ignored || engine.belief(Subject::Tag(tag.id)).is_some();
    let tags = directory.tags().iter().filter(is_listed);
    Seen {
        assets: directory.assets().values().cloned().collect(),
        tags: tags.map(|tag| (tag.id, (tag.asset, tag.is_ignored))).collect(),
        places: directory.places().values().cloned().collect(),
        readers: directory.readers().values().cloned().collect(),
        people: directory.people().values().cloned().collect(),
        settings: engine.settings().clone(),
        whereabouts: engine.beliefs().filter_map(|belief| Some((belief.subject, belief.place?))).collect(),
        numbers: directory.places().keys().map(|id| (*id, without_time(engine.rollup().of(*id)))).collect(),
        site: without_time(engine.rollup().site()),
    }
}

/// The numbers by their definition: every thing looked at, every place climbed.
fn recount(engine: &Engine) -> (BTreeMap<PlaceId, Numbers>, Numbers) {
    let directory = engine.directory();
    let mut places: BTreeMap<PlaceId, Numbers> =
        directory.places().keys().map(|id| (*id, Numbers::default())).collect();
    let mut site = Numbers::default();
    let unlinked = directory.tags().iter().filter(|tag| tag.asset.is_none() && !tag.is_ignored);
    let subjects = directory.assets().keys().map(|id| Subject::Asset(*id));
    for subject in subjects.chain(unlinked.map(|tag| Subject::Tag(tag.id))) {
        let Some(mark) = engine.mark(subject) else { continue };
        let place = engine.belief(subject).and_then(|belief| belief.place);
        let home = match subject {
            Subject::Asset(id) => directory.asset(id).unwrap().home,
            Subject::Tag(_) => None,
        };
        let add = |numbers: &mut Numbers| match mark {
            Mark::Here => numbers.here += 1,
            Mark::WrongPlace => numbers.wrong_place += 1,
            Mark::NotSeen => numbers.not_seen += 1,
            Mark::Unknown => numbers.unknown += 1,
            Mark::Missing => numbers.missing += 1,
            Mark::Alert => numbers.alerts += 1,
        };
        add(&mut site);
        for around in place.or(home).into_iter().flat_map(|place| directory.path(place)) {
            add(places.get_mut(&around.id).unwrap());
        }
        site.expected += u32::from(home.is_some());
        for around in home.into_iter().flat_map(|home| directory.path(home)) {
            places.get_mut(&around.id).unwrap().expected += 1;
        }
    }
    (places, site)
}

fn check_numbers(engine: &Engine) {
    let seen = look(engine);
    let (places, site) = recount(engine);
    assert_eq!(seen.numbers, places);
    assert_eq!(seen.site, site);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn numbers_equal_a_recount(steps in proptest::collection::vec(any_step(), 1..80)) {
        let mut stage = Stage::new();
        for (group, step) in steps.iter().enumerate() {
            stage.step(step, group as u32);
            check_numbers(&stage.engine);
        }
    }

    #[test]
    fn undo_of_a_command_is_nothing_at_all(
        steps in proptest::collection::vec(any_step(), 0..40),
        asked in proptest::collection::vec(command(), 1..12),
    ) {
        let mut stage = Stage::new();
        for (group, step) in steps.iter().enumerate() {
            stage.step(step, group as u32);
        }
        for (number, command) in asked.into_iter().enumerate() {
            let group = 1_000 + 10 * number as u32;
            let before = look(&stage.engine);
            let Ok(inverse) = stage.ask(group, command.clone()) else {
                prop_assert_eq!(&look(&stage.engine), &before, "refused, yet changed: {:?}", command);
                continue;
            };
            let after = look(&stage.engine);
            if inverse.is_empty() {
                continue;
            }
            let again = stage.undo(group + 1, group, inverse);
            prop_assert!(again.is_ok(), "{:?}: {:?}", command, again);
            prop_assert_eq!(&look(&stage.engine), &before, "{:?}", command);
            let redone = stage.undo(group + 2, group + 1, again.unwrap());
            prop_assert!(redone.is_ok(), "again {:?}: {:?}", command, redone);
            prop_assert_eq!(&look(&stage.engine), &after, "again {:?}", command);
            check_numbers(&stage.engine);
        }
    }

    #[test]
    fn a_taking_back_that_fails_changes_nothing(
        steps in proptest::collection::vec(any_step(), 0..60),
        asked in proptest::collection::vec(command(), 1..6),
    ) {
        let mut stage = Stage::new();
        for (group, step) in steps.iter().enumerate() {
            stage.step(step, group as u32);
        }
        let before = look(&stage.engine);
        let beliefs: Vec<Belief> = stage.engine.beliefs().cloned().collect();
        let mut commands = asked;
        commands.push(Command::RemovePlace(place_id(999)));
        stage.facts();
        prop_assert_eq!(stage.undo(5_001, 5_000, commands), Err(Refusal::UndoTooLate(group_id(5_000))));
        prop_assert_eq!(stage.facts(), Vec::new());
        prop_assert_eq!(look(&stage.engine), before);
        prop_assert_eq!(stage.engine.beliefs().cloned().collect::<Vec<_>>(), beliefs);
        check_numbers(&stage.engine);
        for (group, step) in steps.iter().enumerate() {
            stage.step(step, 6_000 + group as u32);
        }
        check_numbers(&stage.engine);
    }

    #[test]
    fn the_same_inputs_give_the_same_outputs(steps in proptest::collection::vec(any_step(), 1..60)) {
        let run = |steps: &[Step]| {
            let mut stage = Stage::new();
            for (group, step) in steps.iter().enumerate() {
                stage.step(step, group as u32);
            }
            (stage.facts(), look(&stage.engine))
        };
        prop_assert_eq!(run(&steps), run(&steps));
    }
}

#[test]
fn a_later_change_stands_in_the_way() {
    let mut stage = Stage::new();
    let named = |name: &str| Command::ChangeAsset(Asset { name: name.to_owned(), ..asset(1) });
    let first = stage.ask(1, named("Barrel")).unwrap();
    let second = stage.ask(2, named("Cask")).unwrap();
    assert_eq!(stage.undo(3, 1, first.clone()), Err(Refusal::UndoTooLate(group_id(1))));
    assert_eq!(stage.engine.directory().asset(asset_id(1)).unwrap().name, "Cask");
    stage.undo(4, 2, second).unwrap();
    stage.undo(5, 1, first).unwrap();
    assert_eq!(stage.engine.directory().asset(asset_id(1)).unwrap().name, "Drum 1");
}

#[test]
fn a_restart_remembers_the_order_it_is_told() {
    let mut stage = Stage::new();
    let named = |name: &str| Command::ChangeAsset(Asset { name: name.to_owned(), ..asset(1) });
    let at = stage.now.at;
    stage.engine.recall(group_id(1), at, None, &[named("Drum 1")]);
    stage.engine.recall(group_id(2), at, None, &[named("Barrel")]);
    let late = stage.undo(3, 1, vec![named("Old")]);
    assert_eq!(late, Err(Refusal::UndoTooLate(group_id(1))));
    stage.undo(4, 2, vec![named("Barrel")]).unwrap();
    stage.undo(5, 1, vec![named("Old")]).unwrap();
}

#[test]
fn what_a_reader_moved_on_is_not_put_back() {
    let mut stage = Stage::new();
    stage.hear(1, 1, 1, -60.0);
    let inverse = stage.move_to(1, 1, Some(20)).unwrap();
    stage.wait(11_000);
    for _ in 0..5 {
        stage.hear(3, 1, 1, -50.0);
        stage.wait(100);
    }
    assert_eq!(stage.place_of(1), Some(30));
    assert_eq!(stage.undo(2, 1, inverse), Err(Refusal::UndoTooLate(group_id(1))));
}

#[test]
fn an_item_that_was_moved_since_is_not_taken_off_again() {
    let mut stage = Stage::new();
    let added = stage.ask(1, Command::AddAsset(asset(40))).unwrap();
    let moved = stage.move_to(2, 40, Some(21)).unwrap();
    assert_eq!(stage.undo(3, 1, added.clone()), Err(Refusal::UndoTooLate(group_id(1))));
    stage.undo(4, 2, moved).unwrap();
    stage.undo(5, 1, added).unwrap();
    assert_eq!(stage.engine.directory().asset(asset_id(40)), None);
}

#[test]
fn nothing_to_take_back_is_said_so() {
    let mut stage = Stage::new();
    assert_eq!(stage.undo(2, 1, Vec::new()), Err(Refusal::NothingToUndo(group_id(1))));
    assert_eq!(stage.ask(3, Command::Undo(group_id(1))), Err(Refusal::NothingToUndo(group_id(1))));
}

#[test]
fn the_facts_of_a_taking_back_carry_its_group_and_say_what_it_undid() {
    let mut stage = Stage::new();
    let inverse = stage.move_to(1, 1, Some(11)).unwrap();
    stage.facts();
    stage.undo(2, 1, inverse).unwrap();
    let facts = stage.facts();
    assert!(facts.iter().all(|fact| fact.group == Some(group_id(2)) && fact.how == How::Undo));
    assert_eq!(facts.last().unwrap().fact, Fact::Undone { group: group_id(1) });
}
