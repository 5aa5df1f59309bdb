//! What is worth drawing for one view: at most 1,500 shapes and 300 labels, whatever the site holds.
//!
//! Pure: the same floor and view give the same scene, shape for shape, in the same order.

mod compose;
mod items;
mod label;
mod level;
mod patch;
#[cfg(test)]
mod tests;
mod tile;

use std::collections::BTreeMap;

use model::{Outline, Place, PlaceId, Point, ReaderId, Subject, Timestamp};

use crate::mark::Mark;
use crate::rollup::Rollup;

pub use compose::compose;
pub use patch::SceneDelta;

/// One thing that can be drawn as an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Which.
    pub subject: Subject,
    /// What people call it.
    pub name: String,
    /// How it is shown.
    pub mark: Mark,
    /// When it was last heard.
    pub heard_at: Option<Timestamp>,
    /// Where it was before, while that is worth a slide.
    pub previous: Option<PlaceId>,
}

/// One reader on the floor plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ReaderMark {
    /// Which.
    pub reader: ReaderId,
    /// What people call it.
    pub name: String,
    /// Where its antenna hangs.
    pub at: Point,
    /// Whether it reads.
    pub is_listening: bool,
}

/// Everything a scene is made from, borrowed from whoever keeps the live picture.
#[derive(Clone, Copy, Debug)]
pub struct Floor<'a> {
    /// All places.
    pub places: &'a BTreeMap<PlaceId, Place>,
    /// Their numbers.
    pub rollup: &'a Rollup,
    /// The things directly in each place (not in the places inside it).
    pub things: &'a BTreeMap<PlaceId, Vec<Thing>>,
    /// The readers whose antennas have a position.
    pub readers: &'a [ReaderMark],
}

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Zones.
    Site,
    /// Racks.
    Zone,
    /// Bins.
    Rack,
    /// Items in bins.
    Bin,
}

/// What a screen looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Which floor; `None` takes the first one.
    pub floor: Option<PlaceId>,
    /// Left edge in metres.
    pub left: f64,
    /// Top edge in metres.
    pub top: f64,
    /// Width in metres.
    pub width: f64,
    /// Height in metres.
    pub height: f64,
    /// Zoom.
    pub pixels_per_metre: f64,
    /// The thing that is selected; it is drawn whatever happens.
    pub selected: Option<Subject>,
    /// The level of the scene this screen shows now, so that it does not flip at the threshold.
    pub level: Option<Level>,
}

/// An upright rectangle in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// What a shape stands for. The order is the drawing order: later lies on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShapeKind {
    /// A zone (or a floor that has none).
    Zone,
    /// A rack.
    Rack,
    /// A bin.
    Bin,
    /// A reader.
    Reader,
    /// One item.
    Item,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Stable name: `z:<place>` for places, `i:<subject>` for items, `r:<reader>:<n>` for readers.
    pub key: String,
    /// What it stands for.
    pub kind: ShapeKind,
    /// The place it is, or the place the item is in.
    pub place: Option<PlaceId>,
    /// The item it is.
    pub subject: Option<Subject>,
    /// The reader it is.
    pub reader: Option<ReaderId>,
    /// Where it is drawn.
    pub bounds: Bounds,
    /// Its true shape, unless that is the rectangle of `bounds`.
    pub outline: Option<Outline>,
    /// What people call it.
    pub name: String,
    /// Things inside, under whatever mark; 1 for an item.
    pub count: u32,
    /// Things that belong here.
    pub expected: u32,
    /// Things that are here and may be.
    pub here: u32,
    /// For an item its mark; for a place the mark that matters most inside, unless all is well.
    pub worst: Option<Mark>,
    /// How often that mark stands inside.
    pub worst_count: u32,
    /// The text drawn with it; `None` when it would overlap another or not fit.
    pub label: Option<String>,
    /// Where that text starts: its left end, half-way up the line.
    pub label_at: Option<Point>,
    /// When it was last heard, or last heard anything.
    pub heard_at: Option<Timestamp>,
    /// Where it was before, while that is worth a slide.
    pub previous: Option<PlaceId>,
    /// Its contents are drawn as shapes of their own.
    pub is_open: bool,
    /// It holds items that are not drawn one by one: a press lists them.
    pub is_list: bool,
    /// For a reader: whether it reads. For all others `true`.
    pub is_listening: bool,
    /// It is the selected thing.
    pub is_selected: bool,
}

/// What to draw, in drawing order.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The floor that is shown.
    pub floor: Option<PlaceId>,
    /// How much is drawn; give it back in the next [`View`].
    pub level: Level,
    /// The shapes, sorted by kind and key.
    pub shapes: Vec<Shape>,
}
