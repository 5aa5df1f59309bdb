//! The demo warehouse: what is written into a new database, and the ports of its practice readers behind which the
//! same warehouse lives.

pub mod numbers;
pub mod plan;
pub mod stock;
pub mod timetable;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use model::settings::SiteSettings;
use model::{
    Antenna, AntennaPort, Asset, AssetId, Command, Link, Place, PlaceId, Point, Product, ProductId,
    ReaderConfig, ReaderId, Settings,
};
use uuid::Uuid;

use crate::families::{Air, Mischief, SharedWorld, Tally, make};
use crate::port::{Pipe, Wire};
use crate::radio::Channel;
use crate::runner::{Clock, Lane, WorldTime, pause};
use crate::world::{Plan, Rest, Thing, World};
use plan::{PlannedPlace, PlannedReader, READERS};
use stock::StockItem;

/// The name of the demo site.
pub const SITE_NAME: &str = "Demo warehouse";

/// A tidy hall: the shadows are mild, racks and goods between the zones keep the neighbours quiet.
const TIDY_HALL: Channel = Channel {
    shadow_db: 2.0,
    fading_db: 2.0,
    stray_share: 0.0,
    between_zones_db: 10.0,
    ..Channel::open_hall()
};

/// 420 tags at rest give some sixty reads a second: alive, and calm. Every tag is heard in its own zone within the
/// ten seconds in which a read counts, so that no neighbour can claim it.
const REST: Rest = Rest { least_ms: 5_500, most_ms: 8_500, fresh_ms: 4_000 };

/// The demo warehouse.
pub struct Demo {
    seed: u64,
    hall: Arc<Hall>,
}

/// What the pump thread and the callers share.
struct Hall {
    state: Mutex<State>,
}

struct State {
    world: SharedWorld,
    time: WorldTime,
    lanes: Vec<(&'static PlannedReader, Lane, bool)>,
    is_running: bool,
}

impl Demo {
    /// The demo warehouse of this seed. World time begins when the first port is opened and stands still while
    /// none is open.
    pub fn new(seed: u64, clock: Clock) -> Demo {
        let world = Arc::new(Mutex::new(world(seed)));
        let lanes = READERS
            .iter()
            .zip(seed..)
            .filter_map(|(reader, seed)| {
                let side = make(reader.family, Air::new(world.clone(), reader.name), seed)?;
                Some((reader, Lane::new(side), true))
            })
            .collect();
        let state = State { world, time: WorldTime::new(clock), lanes, is_running: false };
        Demo { seed, hall: Arc::new(Hall { state: Mutex::new(state) }) }
    }

    /// Everything that is written into a new database: settings, places, products, things with their tags, the place
    /// of each thing, readers. `new_id` makes ids.
    pub fn commands(&self, new_id: &mut dyn FnMut() -> Uuid) -> Vec<Command> {
        let planned = plan::places();
        let place_ids: Vec<PlaceId> = planned.iter().map(|_| PlaceId(new_id())).collect();
        let mut commands = vec![Command::ChangeSettings(Settings {
            site: SiteSettings { name: SITE_NAME.to_owned(), is_demo: true },
            ..Settings::default()
        })];
        commands.extend((0..planned.len()).map(|n| Command::DrawPlace(place(&planned, &place_ids, n))));
        let products: Vec<Product> = stock::products()
            .into_iter()
            .map(|product| Product { id: ProductId(new_id()), name: product.name, code: product.code })
            .collect();
        let product_ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
        commands.extend(products.into_iter().map(Command::AddProduct));
        for item in stock::items(&planned, self.seed) {
            add_item(&item, AssetId(new_id()), &product_ids, &place_ids, &mut commands);
        }
        commands.extend(READERS.iter().map(|reader| {
            let id = ReaderId(new_id());
            Command::SetReader(config(reader, id, &planned, &place_ids))
        }));
        commands
    }

    /// Opens the port of a practice reader. `None` if there is no such reader, if it is unplugged, or if somebody
    /// has its port open.
    pub fn open_port(&self, name: &str) -> Option<Pipe> {
        let mut state = self.hall.state();
        let (_, lane, is_plugged) = state.lanes.iter_mut().find(|(reader, _, _)| reader.name == name)?;
        let is_taken = matches!(lane.wire(), Some(Wire::Pipe(pipe)) if pipe.is_connected());
        if !*is_plugged || is_taken {
            return None;
        }
        let (host, reader) = Pipe::pair();
        lane.plug(Wire::Pipe(reader));
        if !state.is_running {
            state.is_running = true;
            let hall = self.hall.clone();
            let pump = thread::Builder::new().name("practice".to_owned()).spawn(move || hall.pump());
            if pump.is_err() {
                state.is_running = false;
                return None;
            }
        }
        Some(host)
    }

    /// The names of the ports.
    pub fn ports(&self) -> Vec<&'static str> {
        READERS.iter().map(|reader| reader.name).collect()
    }

    /// Pulls a reader out, or puts it back.
    pub fn plug(&self, name: &str, is_plugged: bool) {
        self.with_lane(name, |lane, plugged| {
            *plugged = is_plugged;
            if !is_plugged {
                lane.unplug();
            }
        });
    }

    /// Plays a trick with a reader.
    pub fn play(&self, name: &str, mischief: Mischief) {
        self.with_lane(name, |lane, _| lane.play(mischief));
    }

    /// What a reader counted.
    pub fn tally(&self, name: &str) -> Option<Tally> {
        let mut tally = None;
        self.with_lane(name, |lane, _| tally = Some(lane.tally()));
        tally
    }

    /// Whether the world runs: somebody has a port open.
    pub fn is_running(&self) -> bool {
        self.hall.state().is_running
    }

    fn with_lane(&self, name: &str, act: impl FnOnce(&mut Lane, &mut bool)) {
        let mut state = self.hall.state();
        if let Some((_, lane, is_plugged)) = state.lanes.iter_mut().find(|(reader, _, _)| reader.name == name)
        {
            act(lane, is_plugged);
        }
    }
}

impl Hall {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs while at least one port is open.
    fn pump(&self) {
        while self.turn() {
            pause();
        }
    }

    fn turn(&self) -> bool {
        let mut state = self.state();
        let now_ms = state.time.step();
        state.world.lock().unwrap_or_else(PoisonError::into_inner).advance(now_ms);
        let mut has_hosts = false;
        for (_, lane, _) in &mut state.lanes {
            lane.turn(now_ms);
            has_hosts |= lane.has_host();
        }
        if !has_hosts {
            state.is_running = false;
            state.time.hold();
        }
        has_hosts
    }
}

/// The world behind the demo's readers.
pub fn world(seed: u64) -> World {
    let items = stock::items(&plan::places(), seed);
    let mut things: Vec<Thing> = items
        .iter()
        .map(|item| Thing { tags: item.tags.clone(), at: item.begins.map(|(_, at)| at) })
        .collect();
    let stranger = things.len();
    things.push(Thing { tags: numbers::factory().into_iter().collect(), at: None });
    let mut world = World::new(Plan {
        seed,
        zones: plan::zones(),
        aerials: plan::aerials(),
        things,
        channel: TIDY_HALL,
        rest: Some(REST),
        wander: None,
        occlusion: None,
    });
    for cue in timetable::opening(&items, stranger) {
        world.cue(cue);
    }
    world.set_traffic(timetable::traffic(&items, seed));
    world
}

fn place(planned: &[PlannedPlace], ids: &[PlaceId], number: usize) -> Place {
    let one = &planned[number];
    Place {
        id: ids[number],
        parent: one.parent.map(|parent| ids[parent]),
        kind: one.kind,
        name: one.name.clone(),
        code: one.code.clone(),
        outline: one.outline.clone(),
        is_outer_door: one.is_outer_door,
        order: one.order,
    }
}

fn add_item(
    item: &StockItem,
    id: AssetId,
    products: &[ProductId],
    places: &[PlaceId],
    commands: &mut Vec<Command>,
) {
    commands.push(Command::AddAsset(Asset {
        id,
        name: item.name.clone(),
        number: item.number.clone(),
        product: products.get(item.product).copied(),
        home: item.home.map(|home| places[home]),
        note: String::new(),
    }));
    let link = |epc: &codes::Epc| Command::LinkTag { epc: *epc, asset: id, is_taking_over: false };
    commands.extend(item.tags.iter().map(link));
    if let Some((place, _)) = item.begins {
        commands.push(Command::MoveAsset { asset: id, place: Some(places[place]) });
    }
}

fn config(reader: &PlannedReader, id: ReaderId, planned: &[PlannedPlace], ids: &[PlaceId]) -> ReaderConfig {
    let place = |name: &str| planned.iter().position(|place| place.name == name).map(|n| ids[n]);
    let antennas = reader.antennas.iter().zip(1u8..).map(|((area, x, y), port)| Antenna {
        port: AntennaPort(port),
        place: place(area.name()),
        at: Some(Point { x: *x, y: *y }),
    });
    ReaderConfig {
        id,
        name: reader.name.to_owned(),
        family: Some(reader.family.to_owned()),
        link: Link::Practice(reader.name.to_owned()),
        role: reader.role,
        antennas: antennas.collect(),
        power: None,
        radio: model::RadioSettings::default(),
        is_on: true,
    }
}

#[cfg(test)]
mod tests;
