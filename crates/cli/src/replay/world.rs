//! The world of a replay: places, antennas, doors and settings from a JSON file, as forgiving as possible. What is not
//! understood is named in a warning and left out.

use std::collections::BTreeMap;

use codes::Epc;
use model::settings::PresenceSettings;
use model::{
    Antenna, AntennaPort, Asset, AssetId, Link, Metres, Outline, Pace, Place, PlaceId, PlaceKind, Point,
    ReadPoint, ReaderConfig, ReaderId, ReaderRole, Rssi, Settings, Span, Tag, TagId,
};
use serde_json::Value;
use station::engine::{DirectoryParts, Input};

/// Everything a replay starts from.
pub struct World {
    pub parts: DirectoryParts,
    pub settings: Settings,
    /// What is told about antennas beyond their places.
    pub antennas: Vec<Input>,
    pub place_names: BTreeMap<PlaceId, String>,
    pub reader_names: BTreeMap<ReaderId, String>,
    pub warnings: Vec<String>,
}

/// A place half read.
struct Sketch {
    id: PlaceId,
    name: String,
    outline: Option<Outline>,
    storey: Option<String>,
    is_outer_door: bool,
    parent: Option<String>,
}

/// An antenna half read.
struct Ear {
    reader: String,
    port: u8,
    at: Option<Point>,
    height: Option<f64>,
    place: Option<String>,
    every_ms: Option<f64>,
    floor_dbm: Option<f64>,
    is_gate: bool,
}

/// A zone of which only the centre is known reaches this far from it, metres.
const REACH_M: f64 = 3.0;
/// Antennas over the same spot whose heights differ by this much hang on different storeys, metres.
const STOREY_M: f64 = 2.5;
/// An antenna above its own floor, metres.
const USUAL_HEIGHT_M: f64 = 3.0;

fn id(kind: u8, number: u32) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    bytes
}

/// The id of a reader in a replay follows from its name alone, so that readers the world does not list have one too.
pub fn reader_id(name: &str) -> ReaderId {
    let mut bytes = [0u8; 16];
    let mut mixed: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in name.bytes() {
        mixed = (mixed ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B);
    }
    bytes.copy_from_slice(&mixed.to_be_bytes());
    ReaderId::from_bytes(bytes)
}

/// A name, also when it was written as a number.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn first<'a>(value: &'a Value, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().filter_map(|key| value.get(key)).find(|found| !found.is_null())
}

fn number(value: &Value, keys: &[&str]) -> Option<f64> {
    let found = first(value, keys)?;
    found.as_f64().or_else(|| found.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())
}

/// `[x, y]`, `[x, y, z]` or `{"x": …, "y": …}`.
fn point(value: &Value) -> Option<(Point, Option<f64>)> {
    if let Some([x, y, rest @ ..]) = value.as_array().map(Vec::as_slice) {
        let point = Point { x: x.as_f64()?, y: y.as_f64()? };
        return Some((point, rest.first().and_then(Value::as_f64)));
    }
    Some((Point { x: number(value, &["x"])?, y: number(value, &["y"])? }, number(value, &["z"])))
}

fn outline(value: &Value) -> Option<Outline> {
    let shape = first(value, &["outline", "polygon", "rect", "rectangle"])?;
    if let Some(corners) = shape.as_array() {
        if corners.len() == 4
            && let [Some(x), Some(y), Some(w), Some(h)] = [0, 1, 2, 3].map(|at| corners[at].as_f64())
        {
            return Some(Outline::rectangle(x, y, w, h));
        }
        let points: Option<Vec<Point>> = corners.iter().map(|corner| Some(point(corner)?.0)).collect();
        return points.filter(|points| points.len() >= 3).map(Outline);
    }
    let [x, y] = [number(shape, &["x", "left"])?, number(shape, &["y", "top"])?];
    Some(Outline::rectangle(x, y, number(shape, &["width", "w"])?, number(shape, &["height", "h"])?))
}

/// Named things, whether written as a list or as an object by name.
fn entries(value: Option<&Value>) -> Vec<(Option<String>, &Value)> {
    match value {
        Some(Value::Array(list)) => list.iter().map(|entry| (None, entry)).collect(),
        Some(Value::Object(map)) => map.iter().map(|(name, entry)| (Some(name.clone()), entry)).collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => Vec::new(),
    }
}

const KNOWN: [(&str, &[&str]); 3] = [
    (
        "",
        &[
            "places",
            "zones",
            "antennas",
            "outer_doors",
            "doors",
            "settings",
            "assets",
            "tags",
            "name",
            "readers",
        ],
    ),
    (
        "place",
        &[
            "name",
            "id",
            "outline",
            "polygon",
            "rect",
            "rectangle",
            "centre",
            "center",
            "floor",
            "storey",
            "level",
            "z",
            "outer_door",
            "is_outer_door",
            "parent",
            "x",
            "y",
            "kind",
        ],
    ),
    (
        "antenna",
        &[
            "reader",
            "port",
            "antenna",
            "x",
            "y",
            "z",
            "height",
            "place",
            "zone",
            "cycle",
            "cycle_ms",
            "floor_dbm",
            "at",
            "role",
            "gate",
            "name",
            "floor",
            "storey",
        ],
    ),
];

fn warn_unknown(kind: &str, value: &Value, warnings: &mut Vec<String>) {
    let known = KNOWN.iter().find(|(name, _)| *name == kind).map_or(&[][..], |(_, keys)| *keys);
    for key in value.as_object().into_iter().flat_map(|object| object.keys()) {
        if !known.contains(&key.as_str()) {
            let warning = format!(
                "{}{}\"{key}\" is not known and is ignored",
                kind,
                if kind.is_empty() { "" } else { ": " }
            );
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
    }
}

impl World {
    /// Reads a world. Only text that is no JSON object is refused.
    pub fn parse(text: &str) -> Result<World, String> {
        let value: Value = serde_json::from_str(text).map_err(|why| why.to_string())?;
        if !value.is_object() {
            return Err("the world must be a JSON object".to_owned());
        }
        let mut warnings = Vec::new();
        warn_unknown("", &value, &mut warnings);
        let mut places = sketches(&value, &mut warnings);
        let mut ears = ears(&value, &mut warnings);
        complete(&mut places, &ears, &mut warnings);
        let heights = storeys(&mut places, &mut ears);
        let mut world = World {
            parts: DirectoryParts::default(),
            settings: Settings::default(),
            antennas: Vec::new(),
            place_names: places.iter().map(|place| (place.id, place.name.clone())).collect(),
            reader_names: BTreeMap::new(),
            warnings,
        };
        world.add_places(&places);
        world.add_readers(&places, &ears, &heights);
        world.add_assets(&value);
        if let Some(settings) = value.get("settings") {
            world.set(settings);
        }
        Ok(world)
    }

    fn add_places(&mut self, places: &[Sketch]) {
        let site = PlaceId::from_bytes(id(1, 0));
        let plain = |id, parent, kind, name: &str| Place {
            id,
            parent,
            kind,
            name: name.to_owned(),
            code: None,
            outline: None,
            is_outer_door: false,
            order: 0,
        };
        self.parts.places.push(plain(site, None, PlaceKind::Site, "site"));
        let storeys: BTreeMap<&Option<String>, u32> = {
            let mut names: Vec<&Option<String>> = places.iter().map(|place| &place.storey).collect();
            names.sort();
            names.dedup();
            names.into_iter().zip(1..).collect()
        };
        for (name, number) in &storeys {
            let floor = PlaceId::from_bytes(id(2, *number));
            let name = name.as_deref().unwrap_or("floor");
            self.parts.places.push(plain(floor, Some(site), PlaceKind::Floor, name));
        }
        for place in places {
            let inside =
                place.parent.as_ref().and_then(|name| places.iter().find(|other| other.name == *name));
            let floor = PlaceId::from_bytes(id(2, storeys.get(&place.storey).copied().unwrap_or(1)));
            let parent = inside
                .filter(|other| other.id != place.id && other.parent.is_none())
                .map_or(floor, |other| other.id);
            let kind = if parent == floor { PlaceKind::Zone } else { PlaceKind::Rack };
            self.parts.places.push(Place {
                outline: place.outline.clone(),
                is_outer_door: place.is_outer_door,
                ..plain(place.id, Some(parent), kind, &place.name)
            });
        }
    }

    fn add_readers(&mut self, places: &[Sketch], ears: &[Ear], heights: &[Option<f64>]) {
        let mut readers: BTreeMap<String, ReaderConfig> = BTreeMap::new();
        for (ear, height) in ears.iter().zip(heights) {
            let id = reader_id(&ear.reader);
            let reader = readers.entry(ear.reader.clone()).or_insert_with(|| ReaderConfig {
                id,
                name: ear.reader.clone(),
                family: None,
                link: Link::Practice(ear.reader.clone()),
                role: ReaderRole::Area,
                antennas: Vec::new(),
                power: None,
                radio: model::RadioSettings::default(),
                is_on: true,
            });
            let port = AntennaPort(ear.port);
            let place = ear.place.as_ref().and_then(|name| places.iter().find(|place| place.name == *name));
            if reader.antennas.iter().any(|antenna| antenna.port == port) {
                self.warnings.push(format!("antenna {} of reader {} is there twice", ear.port, ear.reader));
                continue;
            }
            if ear.is_gate {
                reader.role = ReaderRole::Gate;
            }
            reader.antennas.push(Antenna { port, place: place.map(|place| place.id), at: ear.at });
            let every = ear.every_ms.filter(|ms| *ms >= 1.0).map(|ms| Span(ms as u64));
            let floor = ear.floor_dbm.map(|dbm| Rssi((dbm * 10.0) as i16));
            if height.is_some() || every.is_some() || floor.is_some() {
                let read_point = ReadPoint { reader: id, antenna: port };
                self.antennas.push(Input::Antenna { read_point, height: height.map(Metres), every, floor });
            }
        }
        self.reader_names = readers.values().map(|reader| (reader.id, reader.name.clone())).collect();
        self.parts.readers = readers.into_values().collect();
    }

    /// `"assets": [{"name": …, "tags": ["3034…"], "home": …}]` and `"tags": {"3034…": "name of its asset"}`.
    fn add_assets(&mut self, value: &Value) {
        let mut tags: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, entry) in entries(first(value, &["assets"])) {
            let Some(name) = name.or_else(|| first(entry, &["name", "id", "asset"]).and_then(text)) else {
                continue;
            };
            let listed = tags.entry(name).or_default();
            for key in ["tags", "epcs", "epc", "tag"] {
                match entry.get(key) {
                    Some(Value::Array(list)) => listed.extend(list.iter().filter_map(text)),
                    Some(one) => listed.extend(text(one)),
                    None => {}
                }
            }
            if let Value::Array(list) = entry {
                listed.extend(list.iter().filter_map(text));
            }
            listed.extend(entry.as_str().map(str::to_owned));
        }
        for (epc, entry) in entries(first(value, &["tags"])) {
            let epc = epc.or_else(|| first(entry, &["epc", "tag"]).and_then(text));
            let asset = first(entry, &["asset", "name"]).and_then(text).or_else(|| text(entry));
            if let (Some(epc), Some(asset)) = (epc, asset) {
                tags.entry(asset).or_default().push(epc);
            }
        }
        for ((name, epcs), number) in tags.into_iter().zip(0..) {
            let asset = AssetId::from_bytes(id(5, number));
            for epc in epcs {
                match epc.parse::<Epc>() {
                    Ok(epc) => self.parts.tags.push(Tag {
                        id: TagId::of(&epc, None),
                        epc,
                        tid: None,
                        asset: Some(asset),
                        is_ignored: false,
                    }),
                    Err(why) => self.warnings.push(format!("tag {epc} of {name}: {why}")),
                }
            }
            self.parts.assets.push(Asset {
                id: asset,
                name,
                number: String::new(),
                product: None,
                home: None,
                note: String::new(),
            });
        }
    }

    /// Settings, on top of those that are there.
    pub fn set(&mut self, settings: &Value) {
        for (key, value) in settings.as_object().into_iter().flatten() {
            if !set_one(&mut self.settings.presence, key, value) {
                self.warnings
                    .push(format!("settings: \"{key}\" is not known or has no such value, and is ignored"));
            }
        }
    }
}

fn set_one(presence: &mut PresenceSettings, key: &str, value: &Value) -> bool {
    let number = value.as_f64().filter(|number| number.is_finite());
    let (plain, scale) = match key.strip_suffix("_ms") {
        Some(plain) => (plain, 1.0),
        None => (key.strip_suffix("_s").unwrap_or(key), 1_000.0),
    };
    let span = number.filter(|number| *number >= 0.0).map(|number| Span((number * scale) as u64));
    let pace = match value.as_str().map(str::to_lowercase).as_deref() {
        Some("calm") => Some(Pace::Calm),
        Some("normal") => Some(Pace::Normal),
        Some("nimble") => Some(Pace::Nimble),
        Some(_) | None => None,
    };
    fn put<T>(slot: &mut T, value: Option<T>) -> bool {
        value.map(|value| *slot = value).is_some()
    }
    match plain {
        "pace" | "mode" | "profile" | "responsiveness" => put(&mut presence.pace, pace),
        "window" => put(&mut presence.window, span),
        "stale_after" => put(&mut presence.stale_after, span),
        "leaves_after" => put(&mut presence.leaves_after, span),
        "reads_to_believe" => put(&mut presence.reads_to_believe, number.map(|number| number as u32)),
        "floor_dbm" | "noise_floor_dbm" | "noise_floor" => {
            put(&mut presence.floor, number.map(|dbm| Some(Rssi((dbm * 10.0) as i16))))
        }
        "reference_dbm" => put(&mut presence.reference_dbm, number),
        "falloff" => put(&mut presence.falloff, number),
        "wins_outright" => put(&mut presence.wins_outright, number),
        "wins_steadily" => put(&mut presence.wins_steadily, number),
        _ => false,
    }
}

fn sketches(value: &Value, warnings: &mut Vec<String>) -> Vec<Sketch> {
    let mut places: Vec<Sketch> = Vec::new();
    for (name, entry) in entries(first(value, &["places", "zones"])) {
        warn_unknown("place", entry, warnings);
        let Some(name) =
            name.or_else(|| first(entry, &["name", "id"]).and_then(text)).or_else(|| text(entry))
        else {
            warnings.push("a place without a name is ignored".to_owned());
            continue;
        };
        if places.iter().any(|place| place.name == name) {
            warnings.push(format!("place {name} is there twice; the first counts"));
            continue;
        }
        let centre = first(entry, &["centre", "center"]).and_then(point).or_else(|| point(entry));
        let around = |(at, _): (Point, Option<f64>)| {
            Outline::rectangle(at.x - REACH_M, at.y - REACH_M, 2.0 * REACH_M, 2.0 * REACH_M)
        };
        let storey = first(entry, &["floor", "storey", "level", "z"]).and_then(text);
        let storey = storey.or_else(|| centre.and_then(|(_, z)| z).map(|z| format!("{z:.1}")));
        let is_door =
            first(entry, &["outer_door", "is_outer_door"]).and_then(Value::as_bool).unwrap_or(false);
        places.push(Sketch {
            id: PlaceId::from_bytes(id(3, places.len() as u32)),
            name,
            outline: outline(entry).or_else(|| centre.map(around)),
            storey,
            is_outer_door: is_door,
            parent: first(entry, &["parent"]).and_then(text),
        });
    }
    for (name, entry) in entries(first(value, &["outer_doors", "doors"])) {
        let name = first(entry, &["place", "name", "zone"]).and_then(text).or_else(|| text(entry)).or(name);
        match name.as_ref().and_then(|name| places.iter_mut().find(|place| place.name == *name)) {
            Some(place) => place.is_outer_door = true,
            None => warnings.push(format!("outer door {} is no place", name.unwrap_or_default())),
        }
    }
    places
}

fn ears(value: &Value, warnings: &mut Vec<String>) -> Vec<Ear> {
    let mut ears = Vec::new();
    for (_, entry) in entries(first(value, &["antennas"])) {
        warn_unknown("antenna", entry, warnings);
        let Some(reader) = first(entry, &["reader"]).and_then(text) else {
            warnings.push("an antenna without a reader is ignored".to_owned());
            continue;
        };
        let port = number(entry, &["port", "antenna"]).unwrap_or(1.0);
        let at = point(entry).or_else(|| entry.get("at").and_then(point));
        let role = first(entry, &["role"]).and_then(Value::as_str).unwrap_or_default().to_lowercase();
        let seconds =
            number(entry, &["cycle"]).map(|cycle| if cycle < 20.0 { cycle * 1_000.0 } else { cycle });
        ears.push(Ear {
            reader,
            port: port.clamp(0.0, 255.0) as u8,
            at: at.map(|(at, _)| at),
            height: number(entry, &["height", "z"]).or(at.and_then(|(_, z)| z)),
            place: first(entry, &["place", "zone"]).and_then(text),
            every_ms: number(entry, &["cycle_ms"]).or(seconds),
            floor_dbm: number(entry, &["floor_dbm"]),
            is_gate: role == "gate" || entry.get("gate").and_then(Value::as_bool).unwrap_or(false),
        });
    }
    ears
}

/// Places that only antennas name.
fn complete(places: &mut Vec<Sketch>, ears: &[Ear], warnings: &mut Vec<String>) {
    for name in ears.iter().filter_map(|ear| ear.place.as_ref()) {
        if places.iter().all(|place| place.name != *name) {
            warnings.push(format!("place {name} is only named by an antenna"));
            places.push(Sketch {
                id: PlaceId::from_bytes(id(3, places.len() as u32)),
                name: name.clone(),
                outline: None,
                storey: None,
                is_outer_door: false,
                parent: None,
            });
        }
    }
}

/// Where nobody names storeys but antennas hang above each other, heights tell them apart. Answers each antenna's
/// height above its own floor.
fn storeys(places: &mut [Sketch], ears: &mut [Ear]) -> Vec<Option<f64>> {
    let overlaps = |a: &Sketch, b: &Sketch| {
        let bounds = |place: &Sketch| place.outline.as_ref().and_then(Outline::bounds);
        let (Some(a), Some(b)) = (bounds(a), bounds(b)) else { return false };
        let width = a.2.min(b.2) - a.0.max(b.0);
        let height = a.3.min(b.3) - a.1.max(b.1);
        let smaller = ((a.2 - a.0) * (a.3 - a.1)).min((b.2 - b.0) * (b.3 - b.1));
        width > 0.0 && height > 0.0 && width * height > 0.5 * smaller
    };
    let is_named = places.iter().any(|place| place.storey.is_some());
    let lowest = |places: &[Sketch], at: usize, ears: &[Ear]| {
        let own = ears.iter().filter(|ear| ear.place.as_ref() == Some(&places[at].name));
        own.filter_map(|ear| ear.height).min_by(f64::total_cmp)
    };
    if !is_named {
        let heights: Vec<Option<f64>> = (0..places.len()).map(|at| lowest(places, at, ears)).collect();
        let is_stacked = (0..places.len()).any(|a| {
            (0..a).any(|b| {
                let apart = heights[a].zip(heights[b]).map_or(0.0, |(a, b)| (a - b).abs());
                apart >= STOREY_M && overlaps(&places[a], &places[b])
            })
        });
        if is_stacked {
            let mut sorted: Vec<f64> = heights.iter().flatten().copied().collect();
            sorted.sort_by(f64::total_cmp);
            let mut levels: Vec<f64> = Vec::new();
            for height in sorted {
                if levels.last().is_none_or(|last| height - last >= STOREY_M) {
                    levels.push(height);
                }
            }
            for (place, height) in places.iter_mut().zip(&heights) {
                let level = height.map(|height| levels.partition_point(|level| *level <= height));
                place.storey = level.map(|level| level.to_string());
            }
        }
    }
    let many = places.iter().any(|place| place.storey != places[0].storey);
    ears.iter()
        .map(|ear| {
            let height = ear.height?;
            let place = places.iter().find(|place| Some(&place.name) == ear.place.as_ref());
            let own = |other: &&Ear| {
                let theirs = places.iter().find(|place| Some(&place.name) == other.place.as_ref());
                theirs.zip(place).is_some_and(|(theirs, place)| theirs.storey == place.storey)
            };
            let lowest = ears.iter().filter(own).filter_map(|other| other.height).min_by(f64::total_cmp)?;
            // Measured from the ground: an upper floor begins below its lowest antenna.
            let base =
                if many && lowest >= USUAL_HEIGHT_M + STOREY_M - 0.5 { lowest - USUAL_HEIGHT_M } else { 0.0 };
            Some(height - base)
        })
        .collect()
}
