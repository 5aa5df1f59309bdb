//! Bytes of practice readers become facts in the store and things in the picture.

use model::{Command, Fact, ReaderState, Subject, Trouble};
use practice::Mischief;

use crate::bed::{SETUP, asset, bench_epc, bench_tag, is_lost, is_reading, shop, state_of, until};

#[test]
fn bytes_of_bb_become_facts_and_a_linked_tag_becomes_an_item() {
    let shop = shop("bb", true, 1, 3);
    until("a tag on the map", || shop.handle.picture().thing(bench_tag(0)).is_some());
    let facts = shop.handle.ask(|snapshot| snapshot.facts(0, 1_000)).unwrap();
    let heard = facts.iter().any(|f| matches!(&f.fact, Fact::TagHeard { epc, .. } if *epc == bench_epc(0)));
    assert!(heard, "the log has it");
    assert_eq!(shop.handle.picture().place_of(bench_tag(0)), Some(shop.house.zones[0]));

    let drum = asset(&shop.handle, "Drum 44");
    let subject = Subject::Asset(drum.id);
    let link = Command::LinkTag { epc: bench_epc(0), asset: drum.id, is_taking_over: false };
    shop.handle.submit_all(vec![Command::AddAsset(drum), link], SETUP).unwrap();
    until("the item on the map", || shop.handle.picture().place_of(subject) == Some(shop.house.zones[0]));
    let picture = shop.handle.picture();
    assert_eq!(picture.thing(subject).map(|thing| thing.name.clone()), Some("Drum 44".to_owned()));
    assert!(picture.thing(bench_tag(0)).is_none(), "it is not an unknown tag any more");
    drop(picture);
    until("its health", || {
        let reader = &shop.handle.picture().readers[&shop.reader];
        let health = reader.health;
        let has_counts = health.reads > 0 && health.frames > 0 && health.bytes > 0;
        has_counts && !reader.model.is_empty() && reader.reads_per_second > 0.0
    });
}

#[test]
fn bytes_of_chafon_reach_the_places_of_their_antennas() {
    let shop = shop("chafon", true, 2, 4);
    let place_of = |n| shop.handle.picture().place_of(bench_tag(n));
    until("a tag in each zone", || {
        place_of(0) == Some(shop.house.zones[0]) && place_of(1) == Some(shop.house.zones[1])
    });
    until("the numbers follow", || shop.handle.picture().rollup.of(shop.house.zones[1]).unknown >= 1);
}

#[test]
fn an_unknown_family_is_found_out() {
    for family in ["bb", "chafon"] {
        let shop = shop(family, false, 1, 2);
        until("it reads", || is_reading(&shop.handle, shop.reader));
        assert_eq!(shop.handle.picture().readers[&shop.reader].family.as_deref(), Some(family));
        until("a tag", || shop.handle.picture().thing(bench_tag(0)).is_some());
    }
}

#[test]
fn a_reader_that_falls_silent_is_lost_its_things_stay_and_it_comes_back() {
    let shop = shop("bb", true, 1, 1);
    until("a tag", || shop.handle.picture().thing(bench_tag(0)).is_some());
    shop.rig.plug(false);
    until("lost", || is_lost(&shop.handle, shop.reader));
    let Some(ReaderState::Lost { trouble, since }) = state_of(&shop.handle, shop.reader) else {
        panic!("not lost")
    };
    assert_eq!(trouble, Trouble::Unplugged);
    let picture = shop.handle.picture();
    assert_eq!(
        picture.place_of(bench_tag(0)),
        Some(shop.house.zones[0]),
        "reader off never means thing gone"
    );
    assert_eq!(picture.unwatched_since(shop.house.zones[0]), Some(since));
    assert_eq!(picture.notices.iter().map(|n| n.kind.code()).collect::<Vec<_>>(), ["TS-READER-001"]);
    drop(picture);
    until("it says when it tries again", || {
        let now = shop.handle.now().tick;
        shop.handle.picture().readers[&shop.reader].retry_in(now).is_some_and(|seconds| seconds <= 5)
    });
    shop.rig.plug(true);
    until("it reads again", || is_reading(&shop.handle, shop.reader));
    until("the notice is gone", || shop.handle.picture().notices.is_empty());
    until("counted", || shop.handle.picture().readers[&shop.reader].health.reconnects == 1);
    let facts = shop.handle.ask(|snapshot| snapshot.facts(0, 1_000)).unwrap();
    let of_reader: Vec<&Fact> = facts
        .iter()
        .map(|recorded| &recorded.fact)
        .filter(|fact| {
            matches!(fact, Fact::ReaderLost { .. } | Fact::ReaderBack { .. } | Fact::Departed { .. })
        })
        .collect();
    assert!(
        matches!(of_reader.as_slice(), [Fact::ReaderLost { .. }, Fact::ReaderBack { .. }]),
        "one loss, one return, no departure: {of_reader:?}"
    );
}

#[test]
fn damaged_frames_are_counted_and_make_no_tags() {
    let shop = shop("bb", true, 1, 2);
    until("reading", || is_reading(&shop.handle, shop.reader));
    shop.rig.play(Mischief::DamageEvery(2));
    until("damage is seen", || shop.handle.picture().readers[&shop.reader].health.garbled > 5);
    until("both tags", || (0..2).all(|n| shop.handle.picture().thing(bench_tag(n)).is_some()));
    let unknown = shop.handle.ask(|snapshot| snapshot.unknown_tags(0, 100)).unwrap();
    assert_eq!(unknown.total, 2, "no made-up tag");
}

#[test]
fn a_reader_that_stops_half_way_is_opened_afresh() {
    let shop = shop("bb", true, 1, 1);
    until("reading", || is_reading(&shop.handle, shop.reader));
    shop.rig.play(Mischief::GoSilent);
    until("lost", || is_lost(&shop.handle, shop.reader));
    shop.rig.play(Mischief::Recover);
    until("reading again", || is_reading(&shop.handle, shop.reader));
}

#[test]
fn switching_off_closes_and_on_opens() {
    let shop = shop("bb", true, 1, 1);
    until("reading", || is_reading(&shop.handle, shop.reader));
    let accepted = shop.handle.reading(false, SETUP).unwrap().unwrap();
    until("off", || state_of(&shop.handle, shop.reader) == Some(ReaderState::Off));
    assert_eq!(shop.handle.reading(false, SETUP), Ok(None), "it is off already");
    assert!(shop.handle.picture().notices.is_empty(), "off is no trouble");
    shop.handle.submit(Command::Undo(accepted.group), SETUP).unwrap();
    until("reading again", || is_reading(&shop.handle, shop.reader));
}

#[test]
fn a_recording_of_its_bytes_can_be_played_again() {
    let shop = shop("bb", true, 1, 1);
    until("reading", || is_reading(&shop.handle, shop.reader));
    shop.handle.reading(false, SETUP).unwrap();
    until("off", || state_of(&shop.handle, shop.reader) == Some(ReaderState::Off));
    let path = shop.handle.reader_capture(shop.reader, station::WireLog::Bytes).unwrap().unwrap();
    shop.handle.reading(true, SETUP).unwrap();
    let reads = || shop.handle.picture().readers[&shop.reader].health.reads;
    let before = reads();
    until("some reads", || reads() > before + 20);
    assert_eq!(shop.handle.reader_capture(shop.reader, station::WireLog::Off), Ok(Some(path.clone())));
    shop.handle.stop();
    let text = std::fs::read_to_string(&path).unwrap();
    let recording = station::readers::capture::Recording::parse(&text).unwrap();
    assert_eq!(recording.header.family(), "bb");
    assert!(recording.records.len() > 10);

    let dir = crate::bed::folder();
    let other = crate::bed::start(dir.path());
    std::fs::copy(&path, other.folder().captures().join("bench.capture")).unwrap();
    let house = crate::bed::build(&other);
    let link = model::Link::Replay("bench.capture".to_owned());
    let config = crate::bed::reader(&other, Some("bb"), link, &house.zones[..1]);
    other.submit(Command::SetReader(config), SETUP).unwrap();
    until("the tag of the recording", || other.picture().thing(bench_tag(0)).is_some());
}
