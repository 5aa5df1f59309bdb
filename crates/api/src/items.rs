//! Items and the tags on them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::live::MarkView;

/// What the grid asks for.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct ItemQuery {
    /// Typed into the search box; words are found as they begin.
    pub text: String,
    /// `all`, `here`, `wrong_place`, `not_seen`, `no_tag`, `unknown_place`.
    pub filter: String,
    /// Only in this place and below.
    pub place: Option<String>,
    /// `name`, `number`, `place`, `heard_at`, `mark`.
    pub sort: String,
    /// Largest first.
    pub is_descending: bool,
    /// First row wanted.
    pub from: u32,
    /// How many rows, at most 500.
    pub count: u32,
}

/// One row of a list of things.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ThingRow {
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
    /// Its name; for an unknown tag its number.
    pub name: String,
    /// Its number.
    pub number: String,
    /// The place it is in; `null` = nowhere yet or left.
    pub place: Option<String>,
    /// That place's name with its parents up to the zone.
    pub place_name: Option<String>,
    /// Its home's name.
    pub home_name: Option<String>,
    /// Its state.
    pub mark: MarkView,
    /// Last heard, UTC milliseconds.
    #[ts(type = "number | null")]
    pub heard_at: Option<i64>,
    /// Its tag numbers as hex, upper case.
    pub tags: Vec<String>,
    /// Its product.
    pub product: Option<String>,
}

/// A page of rows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ItemPage {
    /// How many rows match.
    pub total: u32,
    /// There are more than `total`; it was not counted further.
    pub is_more: bool,
    /// First row given.
    pub from: u32,
    /// The rows.
    pub rows: Vec<ThingRow>,
}

/// Which thing.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ThingRef {
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
}

/// A tag on the item card.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TagView {
    /// Its id.
    pub id: String,
    /// Its number as hex, upper case.
    pub epc: String,
    /// What the number means, in words.
    pub words: String,
    /// `SGTIN-96` …; `null` when it is only a number.
    pub scheme: Option<String>,
    /// Pure identity URI.
    pub epc_uri: Option<String>,
    /// Name and value of each part, for *Details*.
    pub fields: Vec<(String, String)>,
    /// Why it is only a number, if it is.
    pub error: Option<String>,
    /// The chip's own number as hex.
    pub tid: Option<String>,
}

/// Why we think it is there.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WhyView {
    /// `certain`, `likely`, `unsure`.
    pub confidence: String,
    /// The reader that heard it.
    pub reader: Option<String>,
    /// Its antenna.
    pub antenna: Option<u8>,
    /// `strong`, `medium`, `weak`, or `null`.
    pub signal: Option<String>,
    /// For *Details*: dBm, or the reader's own number.
    pub signal_detail: Option<String>,
    /// How many reads stand behind it.
    pub reads: u32,
    /// The next likely place.
    pub runner_up: Option<String>,
    /// A person put it there.
    pub is_by_hand: bool,
    /// The reader that watches its place is not reading since then, UTC milliseconds.
    #[ts(type = "number | null")]
    pub not_watched_since: Option<i64>,
}

/// One line of history.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HistoryLine {
    /// Word id: `history-arrived`, `history-moved`, `history-departed`, `history-linked`, `history-unlinked`,
    /// `history-added`, `history-changed`, `history-heard`.
    pub words: String,
    /// Values for the words: `place`, `from`, `tag`, `who`.
    pub args: std::collections::BTreeMap<String, String>,
    /// When, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// `read`, `scan`, `press`, `program`, `rule`, `import`, `undo`.
    pub how: String,
}

/// The item card: side panel and item screen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ItemCard {
    /// The row.
    pub row: ThingRow,
    /// Asset id; `null` for an unknown tag.
    pub asset: Option<String>,
    /// Names from the site down to its place.
    pub path: Vec<String>,
    /// Since when it is there, UTC milliseconds.
    #[ts(type = "number | null")]
    pub since: Option<i64>,
    /// Why we think so; `null` when it was never anywhere.
    pub why: Option<WhyView>,
    /// Its tags.
    pub tags: Vec<TagView>,
    /// Remark.
    pub note: String,
    /// Home place id.
    pub home: Option<String>,
    /// Product id.
    pub product: Option<String>,
    /// Newest first, at most 50.
    pub history: Vec<HistoryLine>,
}

/// Adds an item, or changes the one with this id.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ItemDraft {
    /// `null` for a new one.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Where it belongs.
    pub home: Option<String>,
    /// Its product.
    pub product: Option<String>,
    /// Remark.
    pub note: String,
    /// For a new one: tie this tag number to it at once (hex).
    pub tag: Option<String>,
}

/// Ties a tag to an item.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LinkTag {
    /// Asset id.
    pub asset: String,
    /// The tag number, hex.
    pub epc: String,
    /// Take it over if it is on another item.
    pub is_taking_over: bool,
}

/// Which tag.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TagRef {
    /// Its id.
    pub tag: String,
}

/// Ignore a tag, or not any more.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct IgnoreTag {
    /// Its id.
    pub tag: String,
    /// Whether it shall be ignored.
    pub is_ignored: bool,
}

/// Puts an item somewhere.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MoveItem {
    /// Asset id.
    pub asset: String,
    /// Place id; `null` = it left the site.
    pub place: Option<String>,
}

/// Asks for unknown tags, the last heard first.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct UnknownQuery {
    /// First row wanted.
    pub from: u32,
    /// How many rows, at most 500.
    pub count: u32,
}

/// Asks what a number means.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExplainTag {
    /// Hex.
    pub epc: String,
}

/// A product for pickers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProductView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: String,
}
