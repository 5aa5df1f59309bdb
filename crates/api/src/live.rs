//! The live picture: headline, notices, scan strip, jobs.

use serde::Serialize;
use ts_rs::TS;

/// The state of a thing, with shape, word and colour on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkView {
    /// In its place.
    Here,
    /// Somewhere else than it belongs.
    WrongPlace,
    /// Not heard lately.
    NotSeen,
    /// A count did not find it.
    Missing,
    /// A tag that is in no list.
    Unknown,
    /// Something needs a person.
    Alert,
}

/// Numbers of a place with everything in it, or of the whole site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct NumbersView {
    /// Items that belong here.
    pub expected: u32,
    /// Items that are here and belong here.
    pub here: u32,
    /// Items that are here and belong elsewhere.
    pub wrong_place: u32,
    /// Items that belong here and were not heard lately.
    pub not_seen: u32,
    /// Items a count did not find.
    pub missing: u32,
    /// Unknown tags heard here.
    pub unknown: u32,
    /// Open alerts.
    pub alerts: u32,
    /// When anything was last heard here, UTC milliseconds.
    #[ts(type = "number | null")]
    pub last_read: Option<i64>,
}

/// A line over the screen, most important first.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NoticeView {
    /// Stable while it stands.
    pub id: String,
    /// `alarm`, `reader`, `storage`, `clock`, `new_reader`.
    pub kind: String,
    /// The problem code whose words are shown (`TS-READER-001`), or a notice word id (`notice-new-reader`).
    pub code: String,
    /// Values for the words.
    pub args: std::collections::BTreeMap<String, String>,
    /// Since when, UTC milliseconds.
    #[ts(type = "number")]
    pub since: i64,
    /// The reader it is about.
    pub reader: Option<String>,
}

/// What the scan strip says: the last thing that was done or moved.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StripView {
    /// Word id: `strip-moved`, `strip-linked`, `strip-added`, `strip-changed`, `strip-undone`, `strip-arrived`,
    /// `strip-departed`, `strip-new-tag`.
    pub words: String,
    /// Values for the words: `item`, `place`, `tag`.
    pub args: std::collections::BTreeMap<String, String>,
    /// The mark in front.
    pub mark: MarkView,
    /// When, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// The undo group, when a person did it and it can be taken back.
    pub undo: Option<String>,
}

/// Work that takes longer.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct JobView {
    /// Its id.
    pub id: String,
    /// `report`.
    pub kind: String,
    /// Which report.
    pub report: String,
    /// Which format.
    pub format: String,
    /// `waiting`, `running`, `done`, `failed`, `cancelled`.
    pub state: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all, if known.
    pub total: Option<u32>,
    /// When it began, UTC milliseconds.
    #[ts(type = "number")]
    pub since: i64,
    /// The file made, full path, for people.
    pub path: Option<String>,
    /// Its name alone.
    pub file: Option<String>,
    /// Rows in the file.
    pub rows: Option<u32>,
    /// Why it failed.
    pub problem: Option<crate::problem::Problem>,
}
