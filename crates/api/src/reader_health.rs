//! How one reader is doing: figures, ten minutes of history, and what should be changed about it.

use model::{Ability, AntennaPort, Capabilities, HeardLately, Reach, Signal, Span};
use serde::Serialize;
use station::ReaderPicture;
use station::advisor::Advice;
use ts_rs::TS;
use words::{Args, Message, Words, unfenced};

use crate::card;
use crate::methods::Api;
use crate::problem::{Draft, Problem};
use crate::readers::{self, ReaderRef};
use crate::session::Session;

/// A sentence of advice and what to do.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AdviceView {
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub action: String,
}

/// One antenna.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AntennaHealthView {
    /// The socket, counted from 1.
    pub port: u8,
    /// Tag reads.
    pub reads: u32,
    /// Times it listened.
    pub rounds: u32,
    /// Different tags in the last seconds.
    pub tags: u32,
    /// Whether something is connected; `null` if the reader does not say.
    pub is_connected: Option<bool>,
    /// Return loss in dB, if the reader measures it.
    pub return_loss: Option<f64>,
    /// Seconds until the reader comes back to it.
    pub revisit: Option<f64>,
}

/// Ten seconds of a reader's life.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct HealthSampleView {
    /// Tag reads.
    pub reads: u32,
    /// Different tags.
    pub tags: u32,
    /// Damaged messages.
    pub damaged: u32,
}

/// A tag heard a moment ago.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct HeardView {
    /// Its number as hex.
    pub epc: String,
    /// The antenna that heard it.
    pub antenna: u8,
    /// `strong`, `medium`, `weak`; `null` if the reader does not say.
    pub signal: Option<String>,
    /// How strong, in hundredths of what is ever heard.
    pub strength: u8,
    /// For *Details*: dBm, or the reader's own number.
    pub signal_detail: Option<String>,
    /// Reads since it came into the field.
    pub count: u32,
}

/// What a reader can do and how it is set.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReaderRadioView {
    /// Least and most power in dBm; `null` when it cannot be set.
    pub power_range: Option<(f64, f64)>,
    /// Power set exactly, in dBm.
    pub power: Option<f64>,
    /// `touch`, `desk`, `room`, `far`.
    pub reach: Option<String>,
    /// The region, as `ReaderDraft` takes it.
    pub region: Option<String>,
    /// Gen2 session, 0–3.
    pub gen2_session: Option<u8>,
    /// Milliseconds on an antenna.
    pub dwell: Option<u32>,
    /// Sockets it has.
    pub sockets: u8,
    /// What it can do: `Power`, `Region`, `WriteMemory` …
    pub abilities: Vec<String>,
}

/// How one reader is doing.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReaderHealthView {
    /// Its id.
    pub reader: String,
    /// What should be changed; empty when all is well.
    pub advice: Vec<AdviceView>,
    /// Different tags a second.
    pub tags_per_second: f64,
    /// Temperature in degrees Celsius.
    pub temperature: Option<f64>,
    /// Share of the time it was reading, in hundredths.
    pub duty: u32,
    /// Rounds or dwells.
    pub rounds: u32,
    /// Times it found its feet again after bytes that were none.
    pub resyncs: u32,
    /// Times it started afresh by itself.
    pub restarts: u32,
    /// Times its own memory was full.
    pub overflows: u32,
    /// Reads that wait.
    pub queue: u32,
    /// Its antennas.
    pub antennas: Vec<AntennaHealthView>,
    /// The last ten minutes, the oldest first.
    pub samples: Vec<HealthSampleView>,
    /// Tags heard in the last seconds, the newest first.
    pub heard: Vec<HeardView>,
    /// What it can do and how it is set.
    pub radio: ReaderRadioView,
}

/// How one reader is doing.
pub(crate) fn health(api: &Api, _: &Session, wish: ReaderRef) -> Result<ReaderHealthView, Problem> {
    let id = readers::id(&wish.reader)?;
    let language = api.language();
    let picture = api.station.picture();
    let reader = picture.readers.get(&id).ok_or_else(|| Draft::new("TS-READER-008").say(&language))?;
    Ok(view(reader, &language))
}

fn view(reader: &ReaderPicture, language: &str) -> ReaderHealthView {
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let vitals = &reader.vitals;
    let antennas = vitals.antennas.iter().map(|(port, antenna)| AntennaHealthView {
        port: port.0,
        reads: small(antenna.reads),
        rounds: small(antenna.dwells),
        tags: antenna.tags,
        is_connected: antenna.is_connected,
        return_loss: antenna.return_loss.map(|tenths| f64::from(tenths) / 10.0),
        revisit: antenna.revisit.map(seconds),
    });
    let samples = vitals.samples.iter();
    ReaderHealthView {
        reader: reader.config.id.to_string(),
        advice: advice(reader, language),
        tags_per_second: f64::from((vitals.tags_per_second * 10.0).round() / 10.0),
        temperature: vitals.temperature.map(|tenths| f64::from(tenths) / 10.0),
        duty: (vitals.duty * 100.0).round() as u32,
        rounds: small(reader.health.dwells),
        resyncs: small(reader.health.resyncs),
        restarts: small(reader.health.restarts),
        overflows: small(reader.health.overflows),
        queue: vitals.queue,
        antennas: antennas.collect(),
        samples: samples
            .map(|one| HealthSampleView { reads: one.reads, tags: one.tags, damaged: one.garbled })
            .collect(),
        heard: vitals.heard.iter().map(heard_view).collect(),
        radio: radio(reader),
    }
}

fn heard_view(heard: &HeardLately) -> HeardView {
    HeardView {
        epc: heard.epc.to_hex(),
        antenna: heard.antenna.0,
        signal: card::signal_word(heard.signal).map(str::to_owned),
        strength: strength(heard.signal),
        signal_detail: card::signal_detail(heard.signal),
        count: heard.count,
    }
}

/// −80 dBm is the least a tag is heard with, −35 a tag on the antenna.
fn strength(signal: Signal) -> u8 {
    let dbm = match signal {
        Signal::Dbm(rssi) => rssi.dbm(),
        Signal::Relative(raw) => f64::from(raw) - 130.0,
        Signal::Silent => return 0,
    };
    ((dbm + 80.0) / 45.0 * 100.0).clamp(2.0, 100.0) as u8
}

fn seconds(span: Span) -> f64 {
    (span.0 as f64 / 100.0).round() / 10.0
}

fn radio(reader: &ReaderPicture) -> ReaderRadioView {
    let settings = &reader.config.radio;
    let can = reader.capabilities.unwrap_or_default();
    let dbm = |power: model::TxPower| f64::from(power.0) / 10.0;
    ReaderRadioView {
        power_range: can.power.map(|range| (dbm(range.least), dbm(range.most))),
        power: reader.config.power.map(dbm),
        reach: settings.reach.map(|reach| reach_word(reach).to_owned()),
        region: settings.region.map(|region| format!("{region:?}")),
        gen2_session: settings.gen2.session.map(model::Gen2Session::number),
        dwell: settings.dwell.map(|dwell| u32::try_from(dwell.0).unwrap_or(u32::MAX)),
        sockets: can.antennas,
        abilities: abilities(&can),
    }
}

fn abilities(can: &Capabilities) -> Vec<String> {
    ABILITIES.iter().filter(|one| can.can(**one)).map(|one| format!("{one:?}")).collect()
}

const ABILITIES: [Ability; 21] = [
    Ability::Power,
    Ability::Region,
    Ability::Antennas,
    Ability::Dwell,
    Ability::PowerPerAntenna,
    Ability::Gen2,
    Ability::Select,
    Ability::ReadMemory,
    Ability::WriteMemory,
    Ability::Lock,
    Ability::Kill,
    Ability::Inputs,
    Ability::Outputs,
    Ability::Beep,
    Ability::Temperature,
    Ability::AntennaCheck,
    Ability::Firmware,
    Ability::Phase,
    Ability::Frequency,
    Ability::Time,
    Ability::StartStop,
];

/// The word of a reach.
pub(crate) fn reach_word(reach: Reach) -> &'static str {
    match reach {
        Reach::Touch => "touch",
        Reach::Desk => "desk",
        Reach::Room => "room",
        Reach::Far => "far",
    }
}

/// The sentences of all advice about a reader.
pub(crate) fn advice(reader: &ReaderPicture, language: &str) -> Vec<AdviceView> {
    let words = Words::for_language(language);
    reader.advice.iter().map(|one| sentence(one, &reader.config.name, words)).collect()
}

fn sentence(advice: &Advice, reader: &str, words: &Words) -> AdviceView {
    let plain = Args::new().text("reader", reader);
    let with = |port: &AntennaPort| Args::new().text("reader", reader).count("antenna", u64::from(port.0));
    let (message, args) = match advice {
        Advice::AntennaOff(port) => (Message::AdviceAntennaOff, with(port)),
        Advice::AntennaDead(port) => (Message::AdviceAntennaDead, with(port)),
        Advice::PoorMatch { antenna, .. } => (Message::AdvicePoorMatch, with(antenna)),
        Advice::OverRange { share } => {
            (Message::AdviceOverRange, plain.count("share", (share * 100.0).round() as u64))
        }
        Advice::Interference => (Message::AdviceInterference, plain),
        Advice::Overheating { temperature } => {
            (Message::AdviceOverheating, plain.count("degrees", u64::from(temperature.unsigned_abs()) / 10))
        }
        Advice::SlowRevisit { antenna, revisit } => {
            (Message::AdviceSlowRevisit, with(antenna).count("seconds", (revisit.0 + 500) / 1_000))
        }
        Advice::BadCable { .. } => (Message::AdviceBadCable, plain),
        Advice::Overflow => (Message::AdviceOverflow, plain),
        Advice::Restarts => (Message::AdviceRestarts, plain),
    };
    AdviceView {
        message: words.plain(message, &args),
        action: unfenced(&words.attribute(message, "action", &args)),
    }
}
