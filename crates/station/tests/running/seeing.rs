//! The feed: what a window would be told.

use std::time::Duration;

use model::{Command, PlaceId, Subject};
use station::WatchOptions;

use crate::bed::{SETUP, asset, build, folder, start, until};

const LONG: Duration = Duration::from_secs(30);

#[test]
fn a_watcher_sees_everything_first_and_then_what_changed() {
    let dir = folder();
    let handle = start(dir.path());
    let house = build(&handle);
    let drum = asset(&handle, "Drum 44");
    let subject = Subject::Asset(drum.id);
    handle.settle().unwrap();
    let mut watcher = handle.watch(WatchOptions::default());
    let first = watcher.next(LONG).unwrap();
    assert!(first.all_things && first.all_places && first.settings);
    let id = drum.id;
    let put = Command::MoveAsset { asset: id, place: Some(house.zones[0]) };
    handle.submit_all(vec![Command::AddAsset(drum), put], SETUP).unwrap();
    let mut seen = station::Update::default();
    until("item, place, strip and facts", || {
        if let Some(update) = watcher.next(Duration::from_millis(100)) {
            if update.places.contains(&house.zones[0]) {
                assert_eq!(
                    handle.picture().rollup.of(house.zones[0]).total(),
                    1,
                    "who is told finds the numbers"
                );
            }
            seen.headline |= update.headline;
            seen.things.extend(update.things);
            seen.places.extend(update.places);
            seen.strip |= update.strip;
            seen.facts |= update.facts;
        }
        let has_named = seen.things.contains(&subject) && seen.places.contains(&house.zones[0]);
        has_named && seen.strip && seen.facts && seen.headline
    });
    handle.stop();
    assert!(watcher.next(LONG).is_none_or(|_| watcher.next(LONG).is_none()));
    assert!(watcher.is_over());
}

#[test]
fn a_place_that_is_removed_is_named_and_not_in_the_picture() {
    let dir = folder();
    let handle = start(dir.path());
    let house = build(&handle);
    handle.settle().unwrap();
    assert_eq!(handle.picture().places.len(), 4);
    let mut watcher = handle.watch(WatchOptions::default());
    watcher.next(LONG).unwrap();
    handle.submit(Command::RemovePlace(house.zones[1]), SETUP).unwrap();
    let mut named: Vec<PlaceId> = Vec::new();
    until("named", || {
        named.extend(
            watcher.next(Duration::from_millis(100)).map(|update| update.places).into_iter().flatten(),
        );
        named.contains(&house.zones[1])
    });
    assert!(!handle.picture().places.contains_key(&house.zones[1]));
}
