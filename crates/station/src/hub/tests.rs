//! The hub when the disk refuses and when a turn fails, turn by turn on a virtual clock.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};

use codes::Epc;
use model::{
    Antenna, AntennaPort, Asker, Asset, AssetId, Command, Heard, How, Link, Place, PlaceId, PlaceKind,
    ReaderConfig, ReaderId, ReaderRole, Role, Rssi, Signal, Span, StationId, Subject, TagId, TagRead,
    Timestamp, Who,
};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::clock::Clock;
use crate::config::Mode;
use crate::error::SubmitError;
use crate::handle::Accepted;
use crate::limits::FACTS_WAITING_MAX;
use crate::live::Picture;
use crate::port::Ports;
use crate::queue::{Ask, Submission};

const SETUP: Asker = Asker { who: Who::Floor, role: Role::Setup, how: How::Press };
const ZONE: PlaceId = PlaceId(Uuid::from_u128(77));
const READER: ReaderId = ReaderId(Uuid::from_u128(78));

struct Bed {
    hub: Hub,
    clock: Clock,
    _dir: TempDir,
}

fn bed() -> Bed {
    let dir = tempfile::tempdir().unwrap();
    let clock = Clock::virtual_(Timestamp(1_760_000_000_000));
    let folder = DataFolder::open(dir.path(), Mode::Real).unwrap();
    let station = StationId(Uuid::from_u128(1));
    let (writer, snapshots) = store::Store::open(&folder.database(), clock.now().at, station).unwrap();
    let loaded = snapshots.take().unwrap().load().unwrap();
    let ports = Ports::new(None, Vec::new(), PathBuf::new());
    let hub = Hub::new(Parts {
        tools: Tools { clock: clock.clone(), ports, queue: Queue::new() },
        ids: Ids::counter(),
        folder,
        feed: Arc::new(Feed::new(Picture::default())),
        writer,
        snapshots,
        loaded,
        undo: Vec::new(),
        seen: Seen::default(),
        desk: Arc::new(crate::people::Desk::new(Vec::new(), Tick(0))),
        recorder: crate::recorder::Recorder::idle(),
    });
    let mut bed = Bed { hub, clock, _dir: dir };
    bed.hub.begin();
    bed.do_all(vec![Command::DrawPlace(zone()), Command::SetReader(reader())]).unwrap();
    bed
}

fn zone() -> Place {
    Place {
        id: ZONE,
        parent: None,
        kind: PlaceKind::Site,
        name: "Site".to_owned(),
        code: None,
        outline: None,
        is_outer_door: false,
        order: 0,
    }
}

fn reader() -> ReaderConfig {
    ReaderConfig {
        id: READER,
        name: "Desk".to_owned(),
        family: Some("bb".to_owned()),
        link: Link::Practice("none".to_owned()),
        role: ReaderRole::Area,
        antennas: vec![Antenna { port: AntennaPort(1), place: Some(ZONE), at: None }],
        power: None,
        radio: model::RadioSettings::default(),
        is_on: false,
    }
}

fn drum(n: u128) -> Command {
    let id = AssetId(Uuid::from_u128(1_000 + n));
    let name = format!("Drum {n}");
    Command::AddAsset(Asset {
        id,
        name,
        number: String::new(),
        product: None,
        home: None,
        note: String::new(),
    })
}

fn tag(number: u32) -> Subject {
    Subject::Tag(TagId::of(&epc(number), None))
}

fn epc(number: u32) -> Epc {
    Epc::from_bytes(&number.to_be_bytes()).unwrap()
}

impl Bed {
    fn ask(&self, commands: Vec<Command>) -> Receiver<Result<Accepted, SubmitError>> {
        let (reply, answer) = sync_channel(1);
        self.hub
            .tools
            .queue
            .push_ask(Ask::Submit(Submission { commands, asker: SETUP, reply, pin: None }))
            .unwrap();
        answer
    }

    fn do_all(&mut self, commands: Vec<Command>) -> Result<Accepted, SubmitError> {
        let answer = self.ask(commands);
        self.turn();
        answer.try_recv().unwrap()
    }

    /// One turn that does not wait.
    fn turn(&mut self) {
        self.hub.tools.queue.nudge();
        assert!(self.hub.turn());
    }

    fn pass(&mut self, span: Span) {
        self.clock.advance(span);
        self.turn();
    }

    fn hear(&self, number: u32) {
        let at = self.clock.now().at;
        let read = TagRead {
            epc: epc(number),
            pc: None,
            tid: None,
            antenna: AntennaPort(1),
            signal: Signal::Dbm(Rssi(-500)),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        };
        self.hub.tools.queue.push_heard(Heard { reader: READER, read, at, received: at });
    }

    /// Hears a tag until it is believed.
    fn believe(&mut self, number: u32) {
        for _ in 0..8 {
            self.hear(number);
            self.pass(Span(200));
        }
    }

    fn codes(&self) -> Vec<&'static str> {
        self.hub.feed.look().notices.iter().map(|notice| notice.kind.code()).collect()
    }

    fn facts(&self) -> u64 {
        self.hub.snapshots.take().unwrap().load().unwrap().last_sequence
    }
}

fn full(is_full: &Arc<AtomicBool>) -> Option<Refuse> {
    let is_full = is_full.clone();
    Some(Box::new(move |_| is_full.load(Ordering::SeqCst).then_some(store::Error::DiskFull)))
}

#[test]
fn a_full_disk_keeps_what_was_heard_and_stores_it_when_there_is_room() {
    let mut bed = bed();
    let is_full = Arc::new(AtomicBool::new(true));
    bed.hub.refuse = full(&is_full);
    let before = bed.facts();
    let refused = bed.do_all(vec![drum(1)]);
    assert!(matches!(refused, Err(SubmitError::NotStored { is_disk_full: true, .. })));
    assert_eq!(bed.codes(), ["TS-STORE-001"]);
    let refused = bed.do_all(vec![drum(2)]);
    assert!(matches!(refused, Err(SubmitError::NotStored { .. })), "refused before it is decided");
    for number in 0..20 {
        bed.believe(number);
    }
    assert_eq!(bed.facts(), before);
    assert!(bed.hub.pending.facts() >= 20, "each tag made facts that wait");
    assert!(bed.hub.feed.look().place_of(tag(3)).is_none(), "nothing is shown that is not stored");

    is_full.store(false, Ordering::SeqCst);
    bed.pass(Span::seconds(1));
    assert_eq!(bed.hub.pending.facts(), 0);
    assert!(bed.codes().is_empty());
    assert!((0..20).all(|number| bed.hub.feed.look().place_of(tag(number)) == Some(ZONE)));
    assert!(bed.facts() > before + 20);
    assert!(
        bed.do_all(vec![drum(1)]).is_err(),
        "the first drum was decided before the disk failed, and is kept"
    );
    assert!(bed.do_all(vec![drum(2)]).is_ok());
}

#[test]
fn when_too_much_waits_reads_stay_in_the_queue() {
    let mut bed = bed();
    let is_full = Arc::new(AtomicBool::new(true));
    bed.hub.refuse = full(&is_full);
    let fact = model::ToRecord {
        fact: model::Fact::ReaderBack { reader: READER },
        at: Timestamp(0),
        who: Who::Station,
        how: How::Read,
        group: None,
    };
    let parcel = pending::Parcel { facts: vec![fact; FACTS_WAITING_MAX], ..pending::Parcel::default() };
    bed.hub.pending.push(parcel, bed.clock.now().tick);
    bed.turn();
    bed.hear(1);
    bed.turn();
    assert_eq!(bed.hub.tools.queue.take(10, Duration::ZERO).reads.len(), 1, "it was not taken");
    is_full.store(false, Ordering::SeqCst);
    bed.pass(Span::seconds(2));
    assert_eq!(bed.hub.pending.facts(), 0);
    bed.believe(1);
    assert_eq!(bed.hub.feed.look().place_of(tag(1)), Some(ZONE));
}

#[test]
fn a_fact_that_can_never_be_stored_does_not_stop_the_others() {
    let mut bed = bed();
    let is_bad = |batch: &store::Batch| {
        batch
            .facts
            .iter()
            .any(|f| matches!(&f.fact, model::Fact::AssetAdded(asset) if asset.name == "Drum 2"))
    };
    bed.hub.refuse = Some(Box::new(move |batch| {
        is_bad(batch).then(|| store::Error::Unstorable { what: "a test".to_owned() })
    }));
    let answers: Vec<_> = (1..=3).map(|n| bed.ask(vec![drum(n)])).collect();
    bed.turn();
    let answers: Vec<bool> = answers.iter().map(|answer| answer.try_recv().unwrap().is_ok()).collect();
    assert_eq!(answers, [true, false, true]);
    assert_eq!(bed.codes(), ["TS-GENERAL-004"]);
    assert_eq!(bed.hub.engine.directory().assets().len(), 2, "the engine believes what the file holds");
    bed.hub.refuse = None;
    assert!(bed.do_all(vec![drum(2)]).is_ok());
}

#[test]
fn a_turn_that_fails_is_told_and_loses_nothing_that_was_decided() {
    let mut bed = bed();
    let mut is_first = true;
    bed.hub.refuse =
        Some(Box::new(
            move |_| {
                if std::mem::take(&mut is_first) { panic!("a fault for a test") } else { None }
            },
        ));
    let answer = bed.ask(vec![drum(1)]);
    let failed = catch_unwind(AssertUnwindSafe(|| bed.hub.turn()));
    assert!(failed.is_err());
    bed.hub.recover();
    assert!(answer.try_recv().unwrap().is_ok());
    assert_eq!(bed.codes(), ["TS-GENERAL-004"]);
    bed.believe(1);
    assert_eq!(bed.hub.feed.look().place_of(tag(1)), Some(ZONE));
    assert!(bed.do_all(vec![drum(1)]).is_err(), "it is there");
}

#[test]
fn when_the_hub_ends_badly_nobody_waits_for_ever() {
    let mut bed = bed();
    bed.hub.panics = PANICS_MAX;
    bed.hub.refuse = Some(Box::new(|_| panic!("a fault for a test")));
    let (first, second) = (bed.ask(vec![drum(1)]), bed.ask(vec![drum(2)]));
    let queue = bed.hub.tools.queue.clone();
    let hub = bed.hub;
    let ended = std::thread::spawn(move || hub.run());
    assert!(ended.join().is_err());
    assert!(first.recv().is_err() && second.recv().is_err());
    assert!(queue.is_stopping());
}

#[test]
fn everything_that_waits_goes_into_one_transaction() {
    let mut bed = bed();
    let before = bed.hub.counters().commits;
    let answers: Vec<_> = (0..50).map(|n| bed.ask(vec![drum(n)])).collect();
    bed.turn();
    assert!(answers.iter().all(|answer| answer.try_recv().unwrap().is_ok()));
    assert_eq!(bed.hub.counters().commits, before + 1);
}
