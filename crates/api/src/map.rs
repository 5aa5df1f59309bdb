//! The map: what part is looked at, and the shapes worth drawing for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::live::MarkView;

/// What a screen looks at; decides the level of detail.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
pub struct LookAt {
    /// The watch this is for (`Live.watch`).
    pub watch: u32,
    /// The floor; `null` = the first.
    pub floor: Option<String>,
    /// Left edge of the picture in metres.
    pub left: f64,
    /// Top edge in metres.
    pub top: f64,
    /// Width in metres.
    pub width: f64,
    /// Height in metres.
    pub height: f64,
    /// CSS pixels per metre.
    pub pixels_per_metre: f64,
    /// The selected thing: `i:<asset>` or `t:<tag>`; never aggregated.
    pub selected: Option<String>,
}

/// A floor with its extent.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FloorView {
    /// Its place id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Width of what is drawn on it, metres.
    pub width: f64,
    /// Height, metres.
    pub height: f64,
}

/// One shape of the map, in metres.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ShapeView {
    /// Stable key: `z:<place>` for places, `i:<asset>` or `t:<tag>` for things, `r:<reader>:<antenna>` for antennas.
    pub key: String,
    /// `zone`, `rack`, `bin`, `item`, `reader`.
    pub kind: String,
    /// Corner points x1,y1,x2,y2,… of a place; for a thing or reader its centre x,y.
    pub points: Vec<f64>,
    /// Its name.
    pub name: String,
    /// Full label for screen readers is made of these numbers.
    pub count: u32,
    /// How many belong there.
    pub expected: u32,
    /// How many of them are there: the fill bar.
    pub here: u32,
    /// The worst state inside; `null` when all is well or nothing is there. For an item its own state.
    pub mark: Option<MarkView>,
    /// How many have that state.
    pub mark_count: u32,
    /// Whether the name may be drawn (label budget, no overlap).
    pub shows_label: bool,
    /// Whether the count may be drawn.
    pub shows_count: bool,
    /// Last heard, UTC milliseconds.
    #[ts(type = "number | null")]
    pub heard_at: Option<i64>,
    /// The selected thing.
    pub is_selected: bool,
    /// Its readers are off or lost: hatch it. Since when, UTC milliseconds.
    #[ts(type = "number | null")]
    pub unwatched_since: Option<i64>,
    /// The place a thing is in.
    pub place: Option<String>,
}

/// What changed on the map since the last message; with `is_whole` it replaces everything.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct SceneView {
    /// Replace everything.
    pub is_whole: bool,
    /// Level of detail 0–3.
    pub level: u8,
    /// The floor shown.
    pub floor: Option<FloorView>,
    /// All floors.
    pub floors: Vec<FloorView>,
    /// New and changed shapes, in drawing order.
    pub shapes: Vec<ShapeView>,
    /// Keys that went away.
    pub gone: Vec<String>,
}
