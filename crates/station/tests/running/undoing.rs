//! Taking back, and all or none.

use model::{Asker, Command, PlaceId, Refusal, Role, Subject, Timestamp};
use station::SubmitError;

use crate::bed::{SETUP, asset, bench_epc, build, folder, start, until};

#[test]
fn a_move_and_a_link_are_taken_back_also_after_a_restart() {
    let dir = folder();
    let handle = start(dir.path());
    let house = build(&handle);
    let drum = asset(&handle, "Drum 44");
    let (id, subject) = (drum.id, Subject::Asset(drum.id));
    handle.submit(Command::AddAsset(drum), SETUP).unwrap();
    let put = |place: PlaceId| Command::MoveAsset { asset: id, place: Some(place) };
    handle.submit(put(house.zones[0]), SETUP).unwrap();
    let moved = handle.submit(put(house.zones[1]), SETUP).unwrap();
    assert!(moved.can_undo);
    handle.settle().unwrap();
    assert_eq!(handle.picture().place_of(subject), Some(house.zones[1]));
    let strip = handle.picture().strip.clone().unwrap();
    assert_eq!((strip.item.as_deref(), strip.place.as_deref()), (Some("Drum 44"), Some("Packing")));
    assert_eq!(strip.undo, Some(moved.group));
    assert_eq!(
        handle.picture().thing(subject).unwrap().previous,
        Some(house.zones[0]),
        "it slides from there"
    );

    let linked = handle
        .submit(Command::LinkTag { epc: bench_epc(0), asset: id, is_taking_over: false }, SETUP)
        .unwrap();
    handle.stop();
    drop(handle);

    let handle = start(dir.path());
    assert_eq!(handle.picture().place_of(subject), Some(house.zones[1]));
    handle.submit(Command::Undo(linked.group), SETUP).unwrap();
    let tags = handle.ask(|snapshot| snapshot.asset(id, Timestamp(0))).unwrap().unwrap().tags;
    assert!(tags.is_empty());
    let undone = handle.submit(Command::Undo(moved.group), SETUP).unwrap();
    handle.settle().unwrap();
    assert_eq!(handle.picture().place_of(subject), Some(house.zones[0]));
    let again = handle.submit(Command::Undo(moved.group), SETUP);
    assert_eq!(again, Err(SubmitError::Refused(Refusal::NothingToUndo(moved.group))));
    handle.submit(Command::Undo(undone.group), SETUP).unwrap();
    handle.settle().unwrap();
    assert_eq!(handle.picture().place_of(subject), Some(house.zones[1]), "redo");
    let list = handle.ask(|snapshot| snapshot.undo_list(10)).unwrap();
    assert!(
        list.iter().any(|entry| entry.group == moved.group && entry.undone && entry.words == "move_asset")
    );
}

#[test]
fn a_group_is_done_whole_or_not_at_all() {
    let dir = folder();
    let handle = start(dir.path());
    build(&handle);
    let drum = asset(&handle, "Drum 44");
    let nameless = asset(&handle, "");
    let refused =
        handle.submit_all(vec![Command::AddAsset(drum.clone()), Command::AddAsset(nameless)], SETUP);
    assert_eq!(refused, Err(SubmitError::Refused(Refusal::NameMissing)));
    until("taken back", || handle.picture().counters.items == 0);
    assert!(handle.ask(|snapshot| snapshot.asset(drum.id, Timestamp(0))).unwrap().is_none());
    handle.submit(Command::AddAsset(drum), SETUP).unwrap();
    handle.settle().unwrap();
    assert_eq!(handle.picture().counters.items, 1);
}

#[test]
fn a_role_that_is_not_enough_is_refused_with_the_one_that_is() {
    let dir = folder();
    let handle = start(dir.path());
    let floor = Asker { role: Role::Floor, ..SETUP };
    let place = model::Place {
        id: PlaceId(handle.new_id()),
        parent: None,
        kind: model::PlaceKind::Site,
        name: "Site".to_owned(),
        code: None,
        outline: None,
        is_outer_door: false,
        order: 0,
    };
    let refused = handle.submit(Command::DrawPlace(place), floor);
    assert!(matches!(refused, Err(SubmitError::Refused(Refusal::NotAllowed { needs: Role::Setup }))));
    handle.stop();
    assert_eq!(
        handle.submit(Command::Undo(model::GroupId(handle.new_id())), floor),
        Err(SubmitError::Stopped)
    );
}
