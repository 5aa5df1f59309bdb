//! A warehouse for one story: a real station in a folder of its own, set up and asked through the contract, as a
//! screen would.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use api::{Api, Door, Problem, Session};
use codes::Epc;
use model::{
    Antenna, AntennaPort, Asker, AssetId, Command, Heard, How, Link, PlaceId, ReaderConfig, ReaderId,
    ReaderRole, Recorded, Role, Rssi, Signal, Subject, TagId, TagRead, Timestamp, Who,
};
use serde_json::{Value, json};
use station::{Clock, Config, Handle, PortOpener, Station};
use tempfile::TempDir;

use crate::program::wait_until;
use crate::sheet::{Sheet, read_csv};

/// Whoever sets a warehouse up.
pub const SETUP: Asker = Asker { who: Who::Floor, role: Role::Setup, how: How::Press };

/// A day on which nothing special happens to clocks.
pub const ORDINARY_DAY: Timestamp = Timestamp(1_760_000_000_000);

/// What a warehouse is built from.
#[derive(Default)]
pub struct Build {
    zones: Vec<String>,
    gate: Option<String>,
    clock: Option<Clock>,
    folder: Option<PathBuf>,
    practice: Option<PortOpener>,
}

impl Build {
    /// Zones with these names on one floor.
    pub fn zones(mut self, names: &[&str]) -> Build {
        self.zones = names.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    /// A zone that is a gate to the outside.
    pub fn gate(mut self, name: &str) -> Build {
        self.gate = Some(name.to_owned());
        self
    }

    /// A clock that only the story moves.
    pub fn on_virtual_time(mut self) -> Build {
        self.clock = Some(Clock::virtual_(ORDINARY_DAY));
        self
    }

    /// Data in this folder, which may have some already; without it the folder is new and goes with the warehouse.
    pub fn in_folder(mut self, folder: &Path) -> Build {
        self.folder = Some(folder.to_owned());
        self
    }

    /// Readers of this process.
    pub fn readers(mut self, opener: PortOpener) -> Build {
        self.practice = Some(opener);
        self
    }

    /// Starts the station and draws what is not there yet.
    pub fn start(self) -> Result<Warehouse> {
        let own = if self.folder.is_none() { Some(tempfile::tempdir()?) } else { None };
        let folder = match (&self.folder, &own) {
            (Some(folder), _) => folder.clone(),
            (None, Some(own)) => own.path().to_owned(),
            (None, None) => return Err(anyhow!("no folder")),
        };
        let clock = self.clock.clone().unwrap_or_else(Clock::system);
        let config = Config { clock: clock.clone(), practice: self.practice.clone(), ..Config::new(folder) };
        let station = Station::start(config).map_err(|why| anyhow!(api::problem::start_in_words(&why)))?;
        let api = Api::new(station.clone());
        let session = api.session(Door::Window);
        let warehouse = Warehouse { station, api, session, clock, _own: own };
        if warehouse.station.picture().places.is_empty() {
            warehouse.draw(&self.zones, self.gate.as_deref())?;
        }
        Ok(warehouse)
    }
}

/// A running warehouse.
pub struct Warehouse {
    /// The station.
    pub station: Handle,
    /// The contract over it.
    pub api: Api,
    /// Who stands at the window.
    pub session: Session,
    /// Its clock.
    pub clock: Clock,
    /// Goes last: the station works in it.
    _own: Option<TempDir>,
}

impl Warehouse {
    fn draw(&self, zones: &[String], gate: Option<&str>) -> Result<()> {
        if !zones.is_empty() {
            self.ask("places.simple", json!({ "names": zones }))?;
        }
        let Some(name) = gate else { return Ok(()) };
        let parent =
            self.station.picture().places.values().find(|place| place.parent.is_none()).map(|site| site.id);
        let points = [0.0, -10.0, 6.0, -10.0, 6.0, -4.0, 0.0, -4.0];
        self.ask(
            "places.draw",
            json!({
                "id": null, "parent": parent.map(|id| id.to_string()), "kind": "Zone", "name": name, "code": null,
                "points": points, "is_outer_door": true, "order": 99,
            }),
        )?;
        Ok(())
    }

    /// One request at the window.
    #[allow(clippy::result_large_err, reason = "the contract's own type; stories are not in a hurry")]
    pub fn call(&self, method: &str, params: Value) -> Result<Value, Problem> {
        self.api.call(&self.session, method, params)
    }

    /// A request that has to be answered.
    pub fn ask(&self, method: &str, params: Value) -> Result<Value> {
        let shown = params.to_string();
        self.call(method, params).map_err(|why| anyhow!("{method} {shown}: {}", why.to_lines()))
    }

    /// The place of this name.
    pub fn place(&self, name: &str) -> Result<PlaceId> {
        let picture = self.station.picture();
        let place = picture.places.values().find(|place| place.name == name);
        place.map(|place| place.id).with_context(|| format!("no place {name}"))
    }

    /// Adds an item with these tags.
    pub fn add_item(&self, name: &str, number: &str, home: Option<&str>, tags: &[Epc]) -> Result<AssetId> {
        let home = home.map(|home| self.place(home)).transpose()?.map(|home| home.to_string());
        let draft = json!({
            "id": null, "name": name, "number": number, "home": home, "product": null, "note": "", "tag": null,
        });
        let made = self.ask("items.add", draft)?;
        let id = made["id"].as_str().context("the id of what was made")?.to_owned();
        for tag in tags {
            self.ask("items.link_tag", json!({ "asset": id, "epc": tag.to_hex(), "is_taking_over": false }))?;
        }
        Ok(id.parse()?)
    }

    /// A reader with one antenna for each of these places, switched on. Other set-ups go through the handle.
    pub fn add_reader(
        &self,
        name: &str,
        family: Option<&str>,
        link: Link,
        places: &[&str],
    ) -> Result<ReaderId> {
        let antennas = places.iter().zip(1u8..).map(|(place, port)| {
            Ok(Antenna { port: AntennaPort(port), place: Some(self.place(place)?), at: None })
        });
        let config = ReaderConfig {
            id: ReaderId(self.station.new_id()),
            name: name.to_owned(),
            family: family.map(str::to_owned),
            link,
            role: ReaderRole::Area,
            antennas: antennas.collect::<Result<_>>()?,
            power: None,
            radio: model::RadioSettings::default(),
            is_on: true,
        };
        let id = config.id;
        self.station.submit(Command::SetReader(config), SETUP)?;
        Ok(id)
    }

    /// A reader that is switched off: what it hears is told by the story.
    pub fn add_told_reader(&self, name: &str, places: &[&str]) -> Result<ReaderId> {
        let id = self.add_reader(name, Some("bb"), Link::Practice(format!("told {name}")), places)?;
        self.ask("readers.switch", json!({ "reader": id.to_string(), "is_on": false }))?;
        Ok(id)
    }

    /// A reader hears a tag now.
    pub fn hear(&self, reader: ReaderId, antenna: u8, epc: &Epc, dbm: f64) {
        let at = self.station.now().at;
        let read = TagRead {
            epc: *epc,
            pc: None,
            tid: None,
            antenna: AntennaPort(antenna),
            signal: Signal::Dbm(Rssi((dbm * 10.0) as i16)),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        };
        self.station.hear(Heard { reader, read, at, received: at });
    }

    /// The whole log.
    pub fn facts(&self) -> Result<Vec<Recorded>> {
        let mut facts = Vec::new();
        loop {
            let after = facts.last().map_or(0, |fact: &Recorded| fact.sequence);
            let more = self.station.ask(|snapshot| snapshot.facts(after, 1_000))?;
            if more.is_empty() {
                return Ok(facts);
            }
            facts.extend(more);
        }
    }

    /// All rows of the grid, page by page.
    pub fn rows(&self, filter: &str) -> Result<Vec<Value>> {
        let mut rows = Vec::new();
        loop {
            let page = self.ask(
                "items.page",
                json!({
                    "text": "", "filter": filter, "place": null, "sort": "name", "is_descending": false,
                    "from": rows.len(), "count": 100,
                }),
            )?;
            let more = page["rows"].as_array().context("rows")?;
            if more.is_empty() {
                return Ok(rows);
            }
            rows.extend(more.iter().cloned());
        }
    }

    /// The row of one item.
    pub fn row(&self, item: AssetId) -> Result<Value> {
        let key = item_key(item);
        self.rows("all")?
            .into_iter()
            .find(|row| row["key"] == key.as_str())
            .with_context(|| format!("no row {key}"))
    }

    /// The card of a thing.
    pub fn card(&self, key: &str) -> Result<Value> {
        self.ask("items.show", json!({ "key": key }))
    }

    /// The card of a reader, as the channel shows it to a screen that has just been opened.
    pub fn reader_card(&self, reader: ReaderId) -> Result<api::readers::ReaderView> {
        let mut watch = self.api.watch(&self.session);
        let first = watch.next(std::time::Duration::from_secs(60)).context("a first message")?;
        let id = reader.to_string();
        let found = first.readers.unwrap_or_default().into_iter().find(|reader| reader.id == id);
        found.with_context(|| format!("no reader {id}"))
    }

    /// Makes "Everything and where it is" through the contract and reads the file.
    pub fn report(&self, is_with_unknown: bool) -> Result<Sheet> {
        let answer = if is_with_unknown { "yes" } else { "no" };
        let order = json!({ "key": "everything", "answers": { "unknown": answer }, "format": "csv", "language": "en" });
        let job = self.ask("reports.make", order)?["job"].as_str().context("a job")?.to_owned();
        let path = wait_until("the report", || Ok(self.api.report_file(&self.session, &job).ok()))?;
        read_csv(&std::fs::read_to_string(path)?)
    }

    /// Walks the chain of the log.
    pub fn assert_log_is_whole(&self) -> Result<()> {
        let verdict = self.ask("settings.verify", Value::Null)?;
        anyhow::ensure!(verdict["broken_at"].is_null(), "the log is broken: {verdict}");
        Ok(())
    }
}

impl Drop for Warehouse {
    fn drop(&mut self) {
        self.station.stop();
    }
}

/// The key of an item on screens.
pub fn item_key(item: AssetId) -> String {
    format!("i:{item}")
}

/// What a belief about a tag that is on no item is about.
pub fn lone_tag(epc: &Epc) -> Subject {
    Subject::Tag(TagId::of(epc, None))
}

/// A tag number of no scheme, so that it is nobody's goods.
pub fn story_epc(number: u32) -> Result<Epc> {
    Ok(format!("E280F00D00000000{number:08X}").parse()?)
}
