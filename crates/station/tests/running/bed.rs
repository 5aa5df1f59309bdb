//! What the tests stand on: a station in a temporary folder, a small warehouse, practice readers on wires.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use codes::Epc;
use model::{
    Antenna, AntennaPort, Asker, Asset, AssetId, Command, How, Link, Outline, Place, PlaceId, PlaceKind,
    PortIdentity, ReaderConfig, ReaderId, ReaderRole, ReaderState, Role, Subject, TagId, Who,
};
use practice::families::{Air, make};
use practice::port::Wire;
use practice::runner::{Lane, WorldTime};
use practice::{Mischief, Pipe, bench};
use station::{Clock, Config, Handle, Port, PortOpener, Station};
use tempfile::TempDir;

pub const SETUP: Asker = Asker { who: Who::Floor, role: Role::Setup, how: How::Press };

/// Waits for something that comes by itself; half a minute is for ever on any machine.
pub fn until(what: &str, is_so: impl FnMut() -> bool) {
    assert!(comes_true(is_so), "waited for ever: {what}");
}

pub fn comes_true(mut is_so: impl FnMut() -> bool) -> bool {
    for _ in 0..3_000 {
        if is_so() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

pub fn start(dir: &Path) -> Handle {
    Station::start(Config::new(dir)).unwrap()
}

pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A site with one floor and two zones on it.
pub struct House {
    pub zones: [PlaceId; 2],
}

pub fn build(handle: &Handle) -> House {
    let id = || PlaceId(handle.new_id());
    let (site, floor, zones) = (id(), id(), [id(), id()]);
    let place = |id, parent, kind, name: &str, outline| Place {
        id,
        parent,
        kind,
        name: name.to_owned(),
        code: None,
        outline,
        is_outer_door: false,
        order: 0,
    };
    let square = |x| Some(Outline::rectangle(x, 0.0, 6.0, 6.0));
    let places = [
        place(site, None, PlaceKind::Site, "Site", None),
        place(floor, Some(site), PlaceKind::Floor, "Ground floor", None),
        place(zones[0], Some(floor), PlaceKind::Zone, "Racks A", square(0.0)),
        place(zones[1], Some(floor), PlaceKind::Zone, "Packing", square(6.0)),
    ];
    handle.submit_all(places.map(Command::DrawPlace).to_vec(), SETUP).unwrap();
    House { zones }
}

pub fn reader(handle: &Handle, family: Option<&str>, link: Link, places: &[PlaceId]) -> ReaderConfig {
    let antennas = places.iter().zip(1u8..).map(|(place, port)| Antenna {
        port: AntennaPort(port),
        place: Some(*place),
        at: None,
    });
    ReaderConfig {
        id: ReaderId(handle.new_id()),
        name: "Desk".to_owned(),
        family: family.map(str::to_owned),
        link,
        role: ReaderRole::Area,
        antennas: antennas.collect(),
        power: None,
        radio: model::RadioSettings::default(),
        is_on: true,
    }
}

pub fn serial(path: &Path) -> Link {
    Link::Serial { port: PortIdentity::Path(path.to_string_lossy().into_owned()), baud: None }
}

pub fn asset(handle: &Handle, name: &str) -> Asset {
    Asset {
        id: AssetId(handle.new_id()),
        name: name.to_owned(),
        number: String::new(),
        product: None,
        home: None,
        note: String::new(),
    }
}

/// The number of the nth tag of a practice bench.
pub fn bench_epc(number: u32) -> Epc {
    format!("E28011700000020{:09X}", number + 1).parse().unwrap()
}

pub fn bench_tag(number: u32) -> Subject {
    Subject::Tag(TagId::of(&bench_epc(number), None))
}

pub fn state_of(handle: &Handle, reader: ReaderId) -> Option<ReaderState> {
    handle.picture().readers.get(&reader).map(|reader| reader.state.clone())
}

pub fn is_reading(handle: &Handle, reader: ReaderId) -> bool {
    state_of(handle, reader) == Some(ReaderState::Reading)
}

pub fn is_lost(handle: &Handle, reader: ReaderId) -> bool {
    matches!(state_of(handle, reader), Some(ReaderState::Lost { .. }))
}

/// A practice reader on a wire inside this process, with tags on the table in front of it.
#[derive(Clone)]
pub struct Rig {
    lane: Arc<Mutex<Lane>>,
    is_plugged: Arc<AtomicBool>,
    is_over: Arc<AtomicBool>,
}

impl Rig {
    pub fn new(family: &str, antennas: u8, tags: usize) -> Rig {
        let world = Arc::new(Mutex::new(bench::hall("rig", antennas, tags, 7)));
        let side = make(family, Air::new(world, "rig"), 7).unwrap();
        let rig = Rig {
            lane: Arc::new(Mutex::new(Lane::new(side))),
            is_plugged: Arc::new(AtomicBool::new(true)),
            is_over: Arc::new(AtomicBool::new(false)),
        };
        let pump = rig.clone();
        std::thread::spawn(move || pump.pump());
        rig
    }

    fn pump(&self) {
        let mut time = WorldTime::new(Clock::system().ticks());
        while !self.is_over.load(Ordering::SeqCst) {
            self.lane.lock().unwrap().turn(time.step());
            practice::runner::pause();
        }
    }

    pub fn opener(&self) -> PortOpener {
        let rig = self.clone();
        Arc::new(move |_| rig.open())
    }

    fn open(&self) -> Option<Box<dyn Port>> {
        if !self.is_plugged.load(Ordering::SeqCst) {
            return None;
        }
        let (host, reader) = Pipe::pair();
        self.lane.lock().unwrap().plug(Wire::Pipe(reader));
        Some(Box::new(host))
    }

    pub fn plug(&self, is_plugged: bool) {
        self.is_plugged.store(is_plugged, Ordering::SeqCst);
        if !is_plugged {
            self.lane.lock().unwrap().unplug();
        }
    }

    pub fn play(&self, mischief: Mischief) {
        self.lane.lock().unwrap().play(mischief);
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        // The pump and the opener hold two; the last test handle ends the pump.
        if Arc::strong_count(&self.is_over) <= 2 {
            self.is_over.store(true, Ordering::SeqCst);
        }
    }
}

/// A station with a practice reader on it, in a house.
pub struct Shop {
    pub handle: Handle,
    pub house: House,
    pub reader: ReaderId,
    pub rig: Rig,
    /// Goes last: the station works in it.
    _dir: TempDir,
}

pub fn shop(family: &str, is_known: bool, antennas: u8, tags: usize) -> Shop {
    let (dir, rig) = (folder(), Rig::new(family, antennas, tags));
    let config = Config { practice: Some(rig.opener()), ..Config::new(dir.path()) };
    let handle = Station::start(config).unwrap();
    let house = build(&handle);
    let places: Vec<PlaceId> = house.zones.into_iter().cycle().take(usize::from(antennas)).collect();
    let link = Link::Practice("rig".to_owned());
    let config = reader(&handle, is_known.then_some(family), link, &places);
    let reader = config.id;
    handle.submit(Command::SetReader(config), SETUP).unwrap();
    Shop { handle, house, reader, rig, _dir: dir }
}
