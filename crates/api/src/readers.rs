//! Readers and the ports they are on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use model::{
    Antenna, AntennaPort, Command, Link, Now, PortIdentity, RadioSettings, Reach, ReaderConfig, ReaderId,
    ReaderRole, ReaderState, Region, Span, Trouble, TxPower,
};
use station::port::{Stray, StrayWhy};
use station::{PortFound, ReaderPicture, WireLog};

use crate::app::{Done, Nothing};
use crate::methods::Api;
use crate::places::{self, Made};
use crate::problem::{self, Draft, Problem};
use crate::reader_health;
use crate::session::Session;

/// One antenna.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct AntennaView {
    /// The socket, counted from 1.
    pub port: u8,
    /// The place it watches.
    pub place: Option<String>,
}

/// Where a reader is on the network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct AddressView {
    /// Name or number: `portal-2.local`, `10.0.0.7`.
    pub host: String,
    /// TCP port, not 0.
    pub port: u16,
}

/// The reader card.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReaderView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Family key; `null` until found out.
    pub family: Option<String>,
    /// What people call the family.
    pub family_label: Option<String>,
    /// Its own words: model and firmware.
    pub model: Option<String>,
    /// `desk_pad`, `area`, `gate`, `handheld`.
    pub role: String,
    /// Port name for people.
    pub port: String,
    /// Where it is, for a reader on the network.
    pub address: Option<AddressView>,
    /// Built in, plays a warehouse.
    pub is_practice: bool,
    /// Whether it shall read.
    pub is_on: bool,
    /// `off`, `opening`, `ready`, `reading`, `lost`.
    pub state: String,
    /// Problem code when lost (`TS-READER-001`).
    pub problem: Option<crate::problem::Problem>,
    /// Since when it is lost, UTC milliseconds.
    #[ts(type = "number | null")]
    pub since: Option<i64>,
    /// Seconds until it is tried again, when lost.
    pub retry_in: Option<u32>,
    /// Reads a second, over the last seconds.
    pub reads_per_second: f64,
    /// Tag reads since it was opened.
    pub reads: u32,
    /// Whole frames.
    pub frames: u32,
    /// Damaged frames.
    pub garbled: u32,
    /// Reads merged because the machine was busy.
    pub merged: u32,
    /// Times it came back.
    pub reconnects: u32,
    /// Its antennas.
    pub antennas: Vec<AntennaView>,
    /// What is written down of what goes over its line: `off`, `frames` or `bytes`.
    pub wire_log: String,
    /// What should be changed about it; empty when all is well.
    pub advice: Vec<reader_health::AdviceView>,
}

/// Which reader.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReaderRef {
    /// Its id.
    pub reader: String,
}

/// A port that is there.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PortView {
    /// Name or path, to give back in `ReaderDraft`.
    pub path: String,
    /// For people: `USB serial CH340 · ttyUSB0`.
    pub label: String,
    /// USB vendor id as 4 hex digits.
    pub vendor: Option<String>,
    /// USB product id as 4 hex digits.
    pub product: Option<String>,
    /// The adapter's own serial number.
    pub serial: Option<String>,
    /// The reader that is on it already.
    pub reader: Option<String>,
}

/// A family for the picker.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FamilyView {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// The TCP port it usually answers at, if it is made for a network.
    pub tcp_port: Option<u16>,
    /// It is never on a serial port.
    pub is_network_only: bool,
}

/// What the reader form offers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReaderChoices {
    /// Ports.
    pub ports: Vec<PortView>,
    /// Families.
    pub families: Vec<FamilyView>,
    /// Things that look like a reader and have no port, with what to do.
    pub strays: Vec<Problem>,
}

/// Adds a reader, or changes the one with this id.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReaderDraft {
    /// `null` for a new one.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Port path; `null` keeps the one it has.
    pub port: Option<String>,
    /// Network address, instead of a port.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub address: Option<AddressView>,
    /// Family key; `null` = find out.
    pub family: Option<String>,
    /// `desk_pad`, `area`, `gate`, `handheld`.
    pub role: String,
    /// Its antennas, at least one.
    pub antennas: Vec<AntennaView>,
    /// How far it shall hear: `touch`, `desk`, `room`, `far`; `null` keeps what it has.
    #[serde(default)]
    pub reach: Option<String>,
    /// The details behind the reach; `null` keeps them.
    #[serde(default)]
    pub radio: Option<RadioDraft>,
    /// Whether it shall read.
    pub is_on: bool,
}

/// The radio settings of a reader, exactly; `null` leaves what the reader has.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct RadioDraft {
    /// Power in dBm; wins over the reach.
    pub power: Option<f64>,
    /// `Europe`, `NorthAmerica`, `China` …
    pub region: Option<String>,
    /// Gen2 session, 0–3.
    pub gen2_session: Option<u8>,
    /// Milliseconds on an antenna.
    pub dwell: Option<u32>,
}

/// Switches one reader, or all with `null`.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SwitchReader {
    /// Its id; `null` = all.
    pub reader: Option<String>,
    /// Whether it shall read.
    pub is_on: bool,
}

/// What shall be written down of what goes over a reader's line.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RecordReader {
    /// Its id.
    pub reader: String,
    /// `off`, `frames` (in words, in bounded room) or `bytes` (can be played again).
    pub level: String,
}

/// Where the recording is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecordingView {
    /// Full path, for people.
    pub path: Option<String>,
}

/// What the reader form offers.
pub(crate) fn choices(api: &Api, _: &Session, _: Nothing) -> Result<ReaderChoices, Problem> {
    let families = station::readers::FAMILIES.iter();
    let families = families.map(|family| FamilyView {
        key: family.key().to_owned(),
        label: family.label().to_owned(),
        tcp_port: family.tcp_port(),
        is_network_only: family.serial().is_empty(),
    });
    let language = api.language();
    let strays = station::port::strays();
    Ok(ReaderChoices {
        ports: api.station.ports().iter().map(port).collect(),
        families: families.collect(),
        strays: strays.iter().map(|stray| stray_draft(stray).say(&language)).collect(),
    })
}

/// What a thing without a port is, in a terminal's words.
pub fn stray_in_words(stray: &Stray) -> Problem {
    stray_draft(stray).say("en")
}

fn stray_draft(stray: &Stray) -> Draft {
    let code = match stray.why {
        StrayWhy::Braille => "TS-READER-030",
        StrayWhy::NoDriver => "TS-READER-031",
        StrayWhy::Keyboard => "TS-READER-032",
    };
    let ids = format!("USB {:04X}:{:04X}", stray.vendor, stray.product);
    let name = if stray.words.is_empty() { ids.clone() } else { stray.words.clone() };
    Draft::new(code).arg("reader", name).detail(ids)
}

fn port(port: &PortFound) -> PortView {
    PortView {
        path: port.path.clone(),
        label: port.label.clone(),
        vendor: port.vendor.map(|id| format!("{id:04X}")),
        product: port.product.map(|id| format!("{id:04X}")),
        serial: match &port.identity {
            PortIdentity::UsbSerial { serial, .. } => Some(serial.clone()),
            PortIdentity::UsbPlain { .. } | PortIdentity::Path(_) => None,
        },
        reader: port.in_use_by.map(|reader| reader.to_string()),
    }
}

/// Adds or changes a reader.
pub(crate) fn set(api: &Api, session: &Session, draft: ReaderDraft) -> Result<Made, Problem> {
    let config = config(api, draft)?;
    let made = config.id.to_string();
    let undo = api.submit(session, Command::SetReader(config))?;
    Ok(Made { id: made, undo: undo.map(|group| group.to_string()) })
}

fn config(api: &Api, draft: ReaderDraft) -> Result<ReaderConfig, Problem> {
    let id = draft.id.as_deref().map(id).transpose()?;
    let before = id.and_then(|id| api.station.picture().readers.get(&id).map(|reader| reader.config.clone()));
    let link = match (&draft.address, &draft.port, &before) {
        (Some(address), _, _) => Link::Network { host: address.host.trim().to_owned(), port: address.port },
        (None, Some(path), _) => link(api, path),
        (None, None, Some(before)) => before.link.clone(),
        (None, None, None) => return Err(problem::bad_values(&"which port?")),
    };
    let (power, radio) = radio_of(&draft, before.as_ref())?;
    let antennas = draft.antennas.iter().map(|antenna| antenna_of(antenna, before.as_ref()));
    Ok(ReaderConfig {
        id: id.unwrap_or_else(|| ReaderId(api.station.new_id())),
        name: draft.name.trim().to_owned(),
        family: draft.family.filter(|family| !family.is_empty()),
        link,
        role: role(&draft.role)?,
        antennas: antennas.collect::<Result<_, _>>()?,
        power,
        radio,
        is_on: draft.is_on,
    })
}

/// Power and radio settings of a draft over those that are there. A reach takes an exact power away.
fn radio_of(
    draft: &ReaderDraft,
    before: Option<&ReaderConfig>,
) -> Result<(Option<TxPower>, RadioSettings), Problem> {
    let mut power = before.and_then(|before| before.power);
    let mut radio = before.map(|before| before.radio.clone()).unwrap_or_default();
    if let Some(word) = &draft.reach {
        radio.reach = Some(reach(word)?);
        power = None;
    }
    if let Some(exact) = &draft.radio {
        power = exact.power.map(|dbm| TxPower((dbm.clamp(-30.0, 60.0) * 10.0).round() as i16));
        radio.region = exact.region.as_deref().map(region).transpose()?;
        radio.gen2.session = exact.gen2_session.and_then(model::Gen2Session::from_number);
        radio.dwell = exact.dwell.map(|ms| Span(u64::from(ms.clamp(50, 60_000))));
    }
    Ok((power, radio))
}

fn reach(word: &str) -> Result<Reach, Problem> {
    let all = [Reach::Touch, Reach::Desk, Reach::Room, Reach::Far];
    let found = all.into_iter().find(|reach| reader_health::reach_word(*reach) == word);
    found.ok_or_else(|| problem::bad_values(&format!("{word} is no reach")))
}

fn region(word: &str) -> Result<Region, Problem> {
    serde_json::from_value(serde_json::Value::from(word)).map_err(|why| problem::bad_values(&why))
}

/// A port by what identifies it, so that the reader is known again under another name.
fn link(api: &Api, path: &str) -> Link {
    let found = api.station.ports().into_iter().find(|port| port.path == path);
    let port = found.map_or_else(|| PortIdentity::Path(path.to_owned()), |port| port.identity);
    Link::Serial { port, baud: None }
}

fn antenna_of(antenna: &AntennaView, before: Option<&ReaderConfig>) -> Result<Antenna, Problem> {
    let port = AntennaPort(antenna.port);
    // Where it hangs is drawn on the map, not typed in this form.
    let at = before.and_then(|before| before.antennas.iter().find(|known| known.port == port)?.at);
    Ok(Antenna { port, place: antenna.place.as_deref().map(places::id).transpose()?, at })
}

/// Removes a reader.
pub(crate) fn remove(api: &Api, session: &Session, wish: ReaderRef) -> Result<Done, Problem> {
    api.done(session, Command::RemoveReader(id(&wish.reader)?))
}

/// Switches one reader or all.
pub(crate) fn switch(api: &Api, session: &Session, wish: SwitchReader) -> Result<Done, Problem> {
    let Some(reader) = wish.reader.as_deref().map(id).transpose()? else {
        let accepted = api.station.reading(wish.is_on, api.asker(session));
        let accepted = accepted.map_err(|why| problem::of_submit(api, &why))?;
        return Ok(Done { undo: accepted.map(|accepted| accepted.group.to_string()) });
    };
    let config = api.station.picture().readers.get(&reader).map(|reader| reader.config.clone());
    let config = config.ok_or_else(|| Draft::new("TS-READER-008").say(&api.language()))?;
    api.done(session, Command::SetReader(ReaderConfig { is_on: wish.is_on, ..config }))
}

/// Tries a lost reader again now.
pub(crate) fn try_again(api: &Api, _: &Session, wish: ReaderRef) -> Result<Done, Problem> {
    api.station.try_again(id(&wish.reader)?).map_err(|why| problem::of_submit(api, &why))?;
    Ok(Done::default())
}

/// Starts or ends a recording of what goes over a reader's line.
pub(crate) fn record(api: &Api, _: &Session, wish: RecordReader) -> Result<RecordingView, Problem> {
    let level = match wish.level.as_str() {
        "off" => WireLog::Off,
        "frames" => WireLog::Frames,
        "bytes" => WireLog::Bytes,
        other => return Err(problem::bad_values(&format!("{other} is none of off, frames, bytes"))),
    };
    let path = api.station.reader_capture(id(&wish.reader)?, level);
    let path = path.map_err(|why| problem::of_submit(api, &why))?;
    Ok(RecordingView { path: path.map(|path| path.display().to_string()) })
}

pub(crate) fn id(text: &str) -> Result<ReaderId, Problem> {
    text.parse().map_err(|why| problem::bad_values(&why))
}

fn role(word: &str) -> Result<ReaderRole, Problem> {
    match word {
        "desk_pad" => Ok(ReaderRole::DeskPad),
        "area" => Ok(ReaderRole::Area),
        "gate" => Ok(ReaderRole::Gate),
        "handheld" => Ok(ReaderRole::Handheld),
        other => Err(problem::bad_values(&format!("{other} is no role of a reader"))),
    }
}

fn role_word(role: ReaderRole) -> &'static str {
    match role {
        ReaderRole::DeskPad => "desk_pad",
        ReaderRole::Area => "area",
        ReaderRole::Gate => "gate",
        ReaderRole::Handheld => "handheld",
    }
}

/// Why a reader does not work, with the values its words need.
pub(crate) fn trouble(api: &Api, reader: ReaderId, name: &str, trouble: &Trouble) -> Draft {
    let port =
        api.station.picture().readers.get(&reader).map(|reader| reader.port.clone()).unwrap_or_default();
    trouble_at(name, &port, trouble)
}

/// The same for a port without a reader, in a terminal's words.
pub fn trouble_in_words(port: &str, trouble: &Trouble) -> Problem {
    trouble_at(port, port, trouble).say("en")
}

fn trouble_at(name: &str, port: &str, trouble: &Trouble) -> Draft {
    let code = match trouble {
        Trouble::Unplugged => "TS-READER-001",
        Trouble::PortInUse => "TS-READER-002",
        Trouble::NoPermission => "TS-READER-003",
        Trouble::NoAnswer => "TS-READER-004",
        Trouble::StoppedAnswering => "TS-READER-005",
        Trouble::PortFailed(_) => "TS-READER-006",
        Trouble::Fault(_) => "TS-READER-007",
        Trouble::Unreachable => "TS-READER-009",
        Trouble::TurnedAway => "TS-READER-010",
    };
    let draft = Draft::new(code).arg("reader", name).arg("port", port).arg("system", system());
    match trouble {
        Trouble::PortInUse => match station::port::holder_of(&std::path::Path::new("/dev").join(port)) {
            Some(program) => draft.detail(program),
            None => draft,
        },
        Trouble::PortFailed(detail) | Trouble::Fault(detail) => draft.detail(detail),
        Trouble::Unplugged
        | Trouble::NoPermission
        | Trouble::NoAnswer
        | Trouble::StoppedAnswering
        | Trouble::Unreachable
        | Trouble::TurnedAway => draft,
    }
}

fn system() -> &'static str {
    match std::env::consts::OS {
        "windows" => "windows",
        "macos" => "mac",
        _ => "linux",
    }
}

/// The card of a reader.
pub(crate) fn view(reader: &ReaderPicture, now: Now, language: &str) -> ReaderView {
    let (problem, since) = match &reader.state {
        ReaderState::Lost { trouble, since } => {
            (Some(trouble_at(&reader.config.name, &reader.port, trouble).say(language)), Some(since.0))
        }
        ReaderState::Off | ReaderState::Opening | ReaderState::Ready | ReaderState::Reading => (None, None),
    };
    let family = reader.family.as_deref().and_then(station::readers::families::find);
    let own_words =
        [reader.model.as_str(), reader.firmware.as_str()].into_iter().filter(|words| !words.is_empty());
    let own_words = own_words.collect::<Vec<_>>().join(" · ");
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    ReaderView {
        id: reader.config.id.to_string(),
        name: reader.config.name.clone(),
        family: reader.family.clone(),
        family_label: family.map(|family| family.label().to_owned()),
        model: Some(own_words).filter(|words| !words.is_empty()),
        role: role_word(reader.config.role).to_owned(),
        port: reader.port.clone(),
        address: match &reader.config.link {
            Link::Network { host, port } => Some(AddressView { host: host.clone(), port: *port }),
            Link::Serial { .. } | Link::Practice(_) | Link::Replay(_) => None,
        },
        is_practice: matches!(reader.config.link, Link::Practice(_)),
        is_on: reader.config.is_on,
        state: state_word(&reader.state).to_owned(),
        problem,
        since,
        retry_in: reader.retry_in(now.tick),
        reads_per_second: (reader.reads_per_second * 10.0).round() / 10.0,
        reads: small(reader.health.reads),
        frames: small(reader.health.frames),
        garbled: small(reader.health.garbled),
        merged: small(reader.health.merged),
        reconnects: small(reader.health.reconnects),
        antennas: reader.config.antennas.iter().map(antenna_view).collect(),
        wire_log: wire_log_word(reader.wire_log()).to_owned(),
        advice: reader_health::advice(reader, language),
    }
}

fn wire_log_word(level: WireLog) -> &'static str {
    match level {
        WireLog::Off => "off",
        WireLog::Frames => "frames",
        WireLog::Bytes => "bytes",
    }
}

fn antenna_view(antenna: &Antenna) -> AntennaView {
    AntennaView { port: antenna.port.0, place: antenna.place.map(|place| place.to_string()) }
}

fn state_word(state: &ReaderState) -> &'static str {
    match state {
        ReaderState::Off => "off",
        ReaderState::Opening => "opening",
        ReaderState::Ready => "ready",
        ReaderState::Reading => "reading",
        ReaderState::Lost { .. } => "lost",
    }
}
