//! Readers and the ports they are on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One antenna.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct AntennaView {
    /// The socket, counted from 1.
    pub port: u8,
    /// The place it watches.
    pub place: Option<String>,
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
    /// A recording of its bytes is being written.
    pub is_recording: bool,
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
}

/// What the reader form offers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReaderChoices {
    /// Ports.
    pub ports: Vec<PortView>,
    /// Families.
    pub families: Vec<FamilyView>,
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
    /// Family key; `null` = find out.
    pub family: Option<String>,
    /// `desk_pad`, `area`, `gate`, `handheld`.
    pub role: String,
    /// Its antennas, at least one.
    pub antennas: Vec<AntennaView>,
    /// Whether it shall read.
    pub is_on: bool,
}

/// Switches one reader, or all with `null`.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SwitchReader {
    /// Its id; `null` = all.
    pub reader: Option<String>,
    /// Whether it shall read.
    pub is_on: bool,
}

/// Starts or stops writing a reader's bytes to a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RecordReader {
    /// Its id.
    pub reader: String,
    /// Start or stop.
    pub is_on: bool,
}

/// Where the recording is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecordingView {
    /// Full path, for people.
    pub path: Option<String>,
}
