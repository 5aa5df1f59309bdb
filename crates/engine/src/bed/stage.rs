//! A small site with readers, and an engine on it whose time is moved by hand.
//!
//! Site 1 › floor 2 › zone 10 (racks 11 and 12, bin 111 in rack 11), zone 20 (rack 21), zone 30, an outer door.
//! Reader 1 has antennas 1 and 2 on zone 10, reader 2 one on zone 20, reader 3 one on the door, reader 4 one nobody
//! gave a place. Items 1 to 9 carry the tags `epc(1)` to `epc(9)`; odd ones belong to zone 10, even ones to zone 20.

use codes::Epc;
use model::*;

use super::{asset_id, group_id, heard_at, place, place_id, product_id, reader_id};
use crate::{Change, Directory, DirectoryParts, Engine, Input, Output};

pub fn epc(number: u32) -> Epc {
    let mut bytes = [0x30; 12];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    Epc::from_bytes(&bytes).unwrap()
}

pub fn site() -> DirectoryParts {
    let mut places = vec![
        place(1, None, PlaceKind::Site),
        place(2, Some(1), PlaceKind::Floor),
        place(10, Some(2), PlaceKind::Zone),
        place(20, Some(2), PlaceKind::Zone),
        place(30, Some(2), PlaceKind::Zone),
        place(11, Some(10), PlaceKind::Rack),
        place(12, Some(10), PlaceKind::Rack),
        place(111, Some(11), PlaceKind::Bin),
        place(21, Some(20), PlaceKind::Rack),
    ];
    places[4].is_outer_door = true;
    DirectoryParts {
        assets: (1..10).map(asset).collect(),
        tags: (1..10).map(tag).collect(),
        places,
        readers: vec![
            reader(1, &[Some(10), Some(10)]),
            reader(2, &[Some(20)]),
            reader(3, &[Some(30)]),
            reader(4, &[None]),
        ],
        products: vec![product(1)],
        people: Vec::new(),
        missing: Vec::new(),
    }
}

pub fn asset(number: u32) -> Asset {
    Asset {
        id: asset_id(number),
        name: format!("Drum {number}"),
        number: format!("D-{number:04}"),
        product: None,
        home: Some(place_id(if number % 2 == 1 { 10 } else { 20 })),
        note: String::new(),
    }
}

pub fn product(number: u32) -> Product {
    Product { id: product_id(number), name: format!("Kind {number}"), code: format!("950600013435{number}") }
}

fn tag(number: u32) -> Tag {
    let epc = epc(number);
    Tag { id: TagId::of(&epc, None), epc, tid: None, asset: Some(asset_id(number)), is_ignored: false }
}

pub fn reader(number: u32, places: &[Option<u32>]) -> ReaderConfig {
    let antennas = places.iter().enumerate().map(|(at, place)| Antenna {
        port: AntennaPort(at as u8 + 1),
        place: place.map(place_id),
        at: None,
    });
    ReaderConfig {
        id: reader_id(number),
        name: format!("Reader {number}"),
        family: None,
        link: Link::Practice(format!("practice-{number}")),
        role: ReaderRole::Area,
        antennas: antennas.collect(),
        power: None,
        radio: model::RadioSettings::default(),
        is_on: true,
    }
}

/// An engine and its time.
pub struct Stage {
    pub engine: Engine,
    pub now: Now,
    outputs: Vec<Output>,
    requests: u64,
}

impl Stage {
    /// The small site, all readers reading.
    pub fn new() -> Stage {
        Stage::with(Settings::default(), site(), Vec::new())
    }

    pub fn with(settings: Settings, parts: DirectoryParts, beliefs: Vec<Belief>) -> Stage {
        let readers: Vec<ReaderId> = parts.readers.iter().map(|reader| reader.id).collect();
        let mut stage = Stage {
            engine: Engine::new(settings, Directory::new(parts), beliefs),
            now: Now { tick: Tick(1_000), at: Timestamp(1_700_000_000_000) },
            outputs: Vec::new(),
            requests: 0,
        };
        stage.wait(0);
        for reader in readers {
            stage.set_reader(reader, ReaderState::Reading);
        }
        stage.outputs.clear();
        stage
    }

    fn drain(&mut self) {
        while let Some(output) = self.engine.poll_output() {
            self.outputs.push(output);
        }
    }

    /// Time goes by; deadlines are kept on the way.
    pub fn wait(&mut self, ms: u64) {
        let until = self.now.tick.0 + ms;
        for _ in 0..100_000 {
            match self.engine.poll_timeout().filter(|due| due.0 <= until) {
                Some(due) => {
                    let step = due.0.saturating_sub(self.now.tick.0);
                    self.advance(step);
                    self.engine.handle_timeout(self.now);
                    self.drain();
                }
                None => break,
            }
        }
        self.advance(until - self.now.tick.0);
    }

    fn advance(&mut self, ms: u64) {
        self.now.tick.0 += ms;
        self.now.at.0 += ms as i64;
    }

    pub fn set_reader(&mut self, reader: ReaderId, state: ReaderState) {
        self.engine.handle(Input::Reader { reader, state, at: self.now.at }, self.now);
        self.drain();
    }

    pub fn lose(&mut self, reader: u32) {
        let state = ReaderState::Lost { trouble: Trouble::Unplugged, since: self.now.at };
        self.set_reader(reader_id(reader), state);
    }

    /// One read, now.
    pub fn hear(&mut self, reader: u32, antenna: u8, number: u32, dbm: f64) {
        self.hear_late(reader, antenna, number, dbm, 0);
    }

    /// One read that was heard a while ago.
    pub fn hear_late(&mut self, reader: u32, antenna: u8, number: u32, dbm: f64, age: i64) {
        let mut heard = heard_at(reader, "00", self.now.at.0 - age);
        heard.read.epc = epc(number);
        heard.read.antenna = AntennaPort(antenna);
        heard.read.signal = Signal::Dbm(Rssi((dbm * 10.0).round() as i16));
        heard.received = self.now.at;
        self.give(heard);
    }

    pub fn give(&mut self, heard: Heard) {
        self.engine.handle(Input::Heard(heard), self.now);
        self.drain();
    }

    /// Asks for something as the set-up person; the inverse or the refusal.
    pub fn ask(&mut self, group: u32, command: Command) -> Result<Vec<Command>, Refusal> {
        self.ask_as(Role::Setup, group, command)
    }

    pub fn ask_as(&mut self, role: Role, group: u32, command: Command) -> Result<Vec<Command>, Refusal> {
        self.requests += 1;
        let asker = Asker { who: Who::Floor, role, how: How::Press };
        let (request, at) = (self.requests, self.now.at);
        let input = Input::Command { request, group: group_id(group), command, asker, at };
        self.engine.handle(input, self.now);
        self.answer()
    }

    pub fn undo(&mut self, group: u32, undoes: u32, commands: Vec<Command>) -> Result<Vec<Command>, Refusal> {
        self.requests += 1;
        let asker = Asker { who: Who::Floor, role: Role::Setup, how: How::Press };
        let (request, at) = (self.requests, self.now.at);
        let (group, undoes) = (group_id(group), group_id(undoes));
        self.engine.handle(Input::Undo { request, group, undoes, commands, asker, at }, self.now);
        self.answer()
    }

    fn answer(&mut self) -> Result<Vec<Command>, Refusal> {
        self.drain();
        let answers = self.outputs.iter().rev().find_map(|output| match output {
            Output::Accepted { request, inverse } if *request == self.requests => Some(Ok(inverse.clone())),
            Output::Refused { request, refusal } if *request == self.requests => Some(Err(refusal.clone())),
            Output::Accepted { .. }
            | Output::Refused { .. }
            | Output::Fact(_)
            | Output::Change(_)
            | Output::Scanned { .. } => None,
        });
        answers.expect("every request is answered")
    }

    /// The facts since the last call.
    pub fn facts(&mut self) -> Vec<ToRecord> {
        let facts = |output| match output {
            Output::Fact(fact) => Some(fact),
            Output::Change(_) | Output::Accepted { .. } | Output::Refused { .. } | Output::Scanned { .. } => {
                None
            }
        };
        std::mem::take(&mut self.outputs).into_iter().filter_map(facts).collect()
    }

    /// The changes since the last call of this or of `facts`.
    pub fn changes(&mut self) -> Vec<Change> {
        let changes = |output| match output {
            Output::Change(change) => Some(change),
            Output::Fact(_) | Output::Accepted { .. } | Output::Refused { .. } | Output::Scanned { .. } => {
                None
            }
        };
        std::mem::take(&mut self.outputs).into_iter().filter_map(changes).collect()
    }

    /// Where an item is believed, by its short number.
    pub fn place_of(&self, asset: u32) -> Option<u32> {
        self.belief(asset).and_then(|belief| belief.place).map(short)
    }

    pub fn belief(&self, asset: u32) -> Option<&Belief> {
        self.engine.belief(Subject::Asset(asset_id(asset)))
    }

    pub fn move_to(&mut self, group: u32, asset: u32, place: Option<u32>) -> Result<Vec<Command>, Refusal> {
        self.ask(group, Command::MoveAsset { asset: asset_id(asset), place: place.map(place_id) })
    }
}

/// The short number in a place's id.
pub fn short(place: PlaceId) -> u32 {
    let bytes = place.as_bytes();
    u32::from_be_bytes([bytes[12], bytes[13], bytes[14], bytes[15]])
}
