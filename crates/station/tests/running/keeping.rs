//! What is kept over stops, cuts and second copies.

use std::path::Path;

use model::{Command, Fact, Heard, Rssi, Signal, Span, Subject, TagRead, Timestamp};
use station::{Clock, Config, Mode, StartError, Station};

use crate::bed::{SETUP, asset, bench_epc, bench_tag, build, folder, reader, shop, start, until};

#[test]
fn a_second_copy_is_refused_and_the_first_goes_on() {
    let dir = folder();
    let handle = start(dir.path());
    assert!(matches!(Station::start(Config::new(dir.path())), Err(StartError::AlreadyRunning { .. })));
    build(&handle);
    handle.stop();
    handle.stop();
    start(dir.path()).stop();
}

#[test]
#[cfg(target_os = "linux")]
fn a_read_only_folder_is_told_apart() {
    let config = Config::new("/sys/kernel/tagstead");
    assert!(matches!(Station::start(config), Err(StartError::ReadOnlyFolder { .. })));
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    let dir = folder();
    let file = dir.path().join("tagstead.db");
    std::fs::write(&file, "a letter to a friend").unwrap();
    assert!(matches!(Station::start(Config::new(dir.path())), Err(StartError::Damaged { .. })));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a letter to a friend");
}

/// Copies what is on the disk at this moment: what a power cut would leave.
fn cut(from: &Path, to: &Path) {
    for name in ["tagstead.db", "tagstead.db-wal"] {
        if from.join(name).exists() {
            std::fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

#[test]
fn after_a_power_cut_facts_and_beliefs_are_still_there() {
    let shop = shop("bb", true, 1, 2);
    until("both tags", || (0..2).all(|n| shop.handle.picture().thing(bench_tag(n)).is_some()));
    let drum = asset(&shop.handle, "Drum 44");
    let subject = Subject::Asset(drum.id);
    let link = Command::LinkTag { epc: bench_epc(0), asset: drum.id, is_taking_over: false };
    shop.handle.submit_all(vec![Command::AddAsset(drum), link], SETUP).unwrap();
    until("placed", || shop.handle.picture().place_of(subject).is_some());
    shop.rig.plug(false);
    until("quiet", || crate::bed::is_lost(&shop.handle, shop.reader));
    let sequence = shop.handle.picture().counters.last_sequence;

    let dir = folder();
    cut(shop.handle.folder().root(), dir.path());
    let after = start(dir.path());
    let picture = after.picture();
    assert_eq!(picture.place_of(subject), Some(shop.house.zones[0]));
    assert_eq!(picture.thing(subject).map(|thing| thing.name.clone()), Some("Drum 44".to_owned()));
    assert_eq!(picture.place_of(bench_tag(1)), Some(shop.house.zones[0]));
    assert!(picture.readers.contains_key(&shop.reader));
    assert!(picture.counters.last_sequence >= sequence);
    drop(picture);
    assert_eq!(after.station(), shop.handle.station());
    let verdict = after.ask(|snapshot| snapshot.verify()).unwrap();
    assert!(verdict.broken.is_none() && verdict.facts >= sequence);
}

#[test]
fn dropping_the_last_handle_stores_what_waits() {
    let dir = folder();
    let handle = start(dir.path());
    let drum = asset(&handle, "Drum 44");
    let id = drum.id;
    handle.submit(Command::AddAsset(drum), SETUP).unwrap();
    drop(handle);
    let again = start(dir.path());
    assert!(again.ask(|snapshot| snapshot.asset(id, Timestamp(0))).unwrap().is_some());
}

fn heard(station: &station::Handle, reader: model::ReaderId, number: u32) -> Heard {
    let at = station.now().at;
    let read = TagRead {
        epc: bench_epc(number),
        pc: None,
        tid: None,
        antenna: model::AntennaPort(1),
        signal: Signal::Dbm(Rssi(-500)),
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    };
    Heard { reader, read, at, received: at }
}

#[test]
fn idle_reads_do_not_write_constantly_and_last_heard_survives() {
    let dir = folder();
    let clock = Clock::virtual_(Timestamp(1_760_000_000_000));
    let config = Config { clock: clock.clone(), ..Config::new(dir.path()) };
    let handle = Station::start(config).unwrap();
    let house = build(&handle);
    // It is switched off: the reads come from this test.
    let config = reader(&handle, Some("bb"), model::Link::Practice("none".to_owned()), &house.zones[..1]);
    let config = model::ReaderConfig { is_on: false, ..config };
    let id = config.id;
    handle.submit(Command::SetReader(config), SETUP).unwrap();
    for _ in 0..5 {
        clock.advance(Span(200));
        handle.hear(heard(&handle, id, 0));
        handle.settle().unwrap();
    }
    assert_eq!(handle.picture().place_of(bench_tag(0)), Some(house.zones[0]));
    clock.advance(Span::seconds(10));
    handle.settle().unwrap();
    let before = handle.picture().counters;
    for _ in 0..200 {
        clock.advance(Span(100));
        handle.hear(heard(&handle, id, 0));
        handle.settle().unwrap();
    }
    let after = handle.picture().counters;
    assert!(after.reads >= before.reads + 190, "{before:?} {after:?}");
    assert_eq!(after.last_sequence, before.last_sequence, "nothing became true");
    assert!((1..=5).contains(&(after.commits - before.commits)), "20 seconds: {before:?} {after:?}");
    let last = handle.now().at;
    handle.stop();

    let again = start(dir.path());
    let thing = again.picture().thing(bench_tag(0)).cloned().unwrap();
    assert_eq!(thing.heard_at, Some(last));
}

#[test]
fn a_jump_of_the_clock_is_told_and_moves_nothing() {
    let dir = folder();
    let clock = Clock::virtual_(Timestamp(1_760_000_000_000));
    let handle = Station::start(Config { clock: clock.clone(), ..Config::new(dir.path()) }).unwrap();
    build(&handle);
    let codes = || handle.picture().notices.iter().map(|notice| notice.kind.code()).collect::<Vec<_>>();
    clock.advance(Span::seconds(1));
    clock.jump_by(1_900);
    handle.settle().unwrap();
    assert!(codes().is_empty(), "less than two seconds is drift");
    clock.advance(Span::seconds(1));
    clock.jump_by(-7_200_000);
    handle.settle().unwrap();
    assert_eq!(codes(), ["notice-clock-changed"]);
    handle.dismiss_notice("clock").unwrap();
    handle.settle().unwrap();
    assert!(codes().is_empty());
}

#[test]
fn the_first_filling_is_done_once_and_the_demo_has_its_own_file() {
    let dir = folder();
    let fill = |name: &str| {
        let handle_less = station::Ids::ordered(Clock::system());
        vec![Command::AddAsset(model::Asset {
            id: model::AssetId(handle_less.next()),
            name: name.to_owned(),
            number: String::new(),
            product: None,
            home: None,
            note: String::new(),
        })]
    };
    let demo =
        |name: &str| Config { mode: Mode::Demo, first_commands: fill(name), ..Config::new(dir.path()) };
    let handle = Station::start(demo("first")).unwrap();
    let facts = handle.ask(|snapshot| snapshot.facts(0, 10)).unwrap();
    assert!(
        matches!(facts.as_slice(), [f] if matches!(f.fact, Fact::AssetAdded(_)) && f.how == model::How::Import)
    );
    assert!(handle.ask(|snapshot| snapshot.undo_list(10)).unwrap().is_empty(), "nobody did it");
    handle.stop();
    let again = Station::start(demo("second")).unwrap();
    assert_eq!(again.picture().counters.items, 1);
    again.stop();
    drop((handle, again));
    let real = start(dir.path());
    assert_eq!(real.picture().counters.items, 0);
}

#[test]
fn the_whole_demo_comes_up() {
    let dir = folder();
    let demo = std::sync::Arc::new(practice::Demo::new(1, Clock::system().ticks()));
    let ids = station::Ids::ordered(Clock::system());
    let commands = demo.commands(&mut || ids.next());
    let opener: station::PortOpener = std::sync::Arc::new(move |name| {
        demo.open_port(name).map(|pipe| Box::new(pipe) as Box<dyn station::Port>)
    });
    let config = Config {
        mode: Mode::Demo,
        first_commands: commands,
        practice: Some(opener),
        ..Config::new(dir.path())
    };
    let handle = Station::start(config).unwrap();
    until("all readers read", || {
        let picture = handle.picture();
        !picture.readers.is_empty() && picture.readers.values().all(|reader| reader.state.is_listening())
    });
    until("numbers", || handle.picture().headline().here > 200);
    assert!(handle.picture().settings.site.is_demo);
}
