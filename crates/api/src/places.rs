//! The tree of places.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::items::ThingRow;
use crate::live::NumbersView;

/// A node of the list twin.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PlaceNode {
    /// Its id.
    pub id: String,
    /// The place it lies in.
    pub parent: Option<String>,
    /// `Site`, `Floor`, `Zone`, `Rack`, `Bin`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Order among its brothers.
    pub order: i32,
    /// Its numbers with everything in it.
    pub numbers: NumbersView,
    /// Readers that watch it: none = not watched.
    pub readers: Vec<String>,
    /// All its readers are off or lost since then, UTC milliseconds.
    #[ts(type = "number | null")]
    pub unwatched_since: Option<i64>,
}

/// Which place.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PlaceRef {
    /// Its id.
    pub place: String,
}

/// The side panel of a place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlaceCard {
    /// The place.
    pub node: PlaceNode,
    /// Names from the site down to it.
    pub path: Vec<String>,
    /// The first things in it.
    pub things: Vec<ThingRow>,
    /// How many things are in it.
    pub total: u32,
}

/// Adds a place, or changes the one with this id.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PlaceDraft {
    /// `null` for a new one.
    pub id: Option<String>,
    /// The place it lies in.
    pub parent: Option<String>,
    /// `Site`, `Floor`, `Zone`, `Rack`, `Bin`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Corner points x1,y1,x2,y2,… in metres; `null` = only in the list.
    pub points: Option<Vec<f64>>,
    /// A gate to the outside.
    pub is_outer_door: bool,
    /// Order among its brothers.
    pub order: i32,
}

/// Makes a simple map from a list of names: one zone a name, drawn as a tidy grid.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SimplePlaces {
    /// Zone names.
    pub names: Vec<String>,
}

/// The id of what was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// The undo group.
    pub undo: Option<String>,
}
