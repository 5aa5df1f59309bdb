//! The map: what part is looked at, and the shapes worth drawing for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use model::{Place, PlaceKind, Subject, Timestamp};
use station::Picture;
use station::engine::scene::{self, Floor, Level, ReaderMark, Scene, Shape, ShapeKind, View};

use crate::app::Done;
use crate::methods::Api;
use crate::moment::Past;
use crate::problem::{self, Problem};
use crate::session::Session;

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
    /// As it was at this moment, UTC milliseconds; `null` = now.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub at: Option<i64>,
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

/// Sets what a watch looks at; the shapes come through its channel.
pub(crate) fn look_at(api: &Api, _: &Session, look: LookAt) -> Result<Done, Problem> {
    let view = view(&look)?;
    api.lookouts.set(look.watch, view, look.at.map(Timestamp));
    Ok(Done::default())
}

fn view(look: &LookAt) -> Result<View, Problem> {
    let numbers = [look.left, look.top, look.width, look.height, look.pixels_per_metre];
    if numbers.iter().any(|number| !number.is_finite()) || look.width <= 0.0 || look.height <= 0.0 {
        return Err(problem::bad_values(&"the view needs a size"));
    }
    let floor = look.floor.as_deref().map(str::parse).transpose().map_err(|why| problem::bad_values(&why))?;
    Ok(View {
        floor,
        left: look.left,
        top: look.top,
        width: look.width,
        height: look.height,
        pixels_per_metre: look.pixels_per_metre.clamp(0.01, 10_000.0),
        selected: look.selected.as_deref().map(subject).transpose()?,
        level: None,
    })
}

/// `i:<asset>` or `t:<tag>`.
pub(crate) fn subject(key: &str) -> Result<Subject, Problem> {
    let bad = || problem::bad_values(&format!("{key}: neither i:<item> nor t:<tag>"));
    match key.split_once(':').ok_or_else(bad)? {
        ("i", id) => id.parse().map(Subject::Asset).map_err(|_| bad()),
        ("t", id) => id.parse().map(Subject::Tag).map_err(|_| bad()),
        _ => Err(bad()),
    }
}

/// The key of a thing.
pub(crate) fn key(subject: Subject) -> String {
    match subject {
        Subject::Asset(asset) => format!("i:{asset}"),
        Subject::Tag(tag) => format!("t:{tag}"),
    }
}

/// The scene of a view, composed from the picture.
pub(crate) fn compose(picture: &Picture, view: &View, past: Option<&Past>) -> Scene {
    let readers = reader_marks(picture);
    let (rollup, things) = match past {
        Some(past) => (&past.rollup, &past.things),
        None => (&picture.rollup, &picture.things),
    };
    let floor = Floor { places: &picture.places, rollup, things, readers: &readers };
    scene::compose(&floor, view)
}

fn reader_marks(picture: &Picture) -> Vec<ReaderMark> {
    let marks = picture.readers.values().flat_map(|reader| {
        reader.config.antennas.iter().filter_map(|antenna| {
            Some(ReaderMark {
                reader: reader.config.id,
                name: reader.config.name.clone(),
                at: antenna.at?,
                is_listening: reader.state.is_listening(),
            })
        })
    });
    marks.collect()
}

/// How a screen sees a shape.
pub(crate) fn shape(picture: &Picture, shape: &Shape) -> ShapeView {
    let is_place = matches!(shape.kind, ShapeKind::Zone | ShapeKind::Rack | ShapeKind::Bin);
    ShapeView {
        key: shape.subject.map_or_else(|| shape.key.clone(), key),
        kind: kind_word(shape.kind).to_owned(),
        points: points(shape),
        name: shape.name.clone(),
        count: shape.count,
        expected: shape.expected,
        here: shape.here,
        mark: shape.worst.map(MarkView::from),
        mark_count: shape.worst_count,
        shows_label: shape.label.is_some(),
        shows_count: is_place && !shape.is_open,
        heard_at: shape.heard_at.map(|at| at.0),
        is_selected: shape.is_selected,
        unwatched_since: match (shape.kind, shape.place) {
            (ShapeKind::Zone, Some(place)) => picture.unwatched_since(place).map(|at| at.0),
            (ShapeKind::Reader, _) if !shape.is_listening => Some(0),
            (ShapeKind::Zone | ShapeKind::Rack | ShapeKind::Bin | ShapeKind::Reader | ShapeKind::Item, _) => {
                None
            }
        },
        place: shape.place.map(|place| place.to_string()),
    }
}

fn points(shape: &Shape) -> Vec<f64> {
    let bounds = shape.bounds;
    match (&shape.outline, shape.kind) {
        (_, ShapeKind::Item | ShapeKind::Reader) => {
            vec![round(bounds.left + bounds.width / 2.0), round(bounds.top + bounds.height / 2.0)]
        }
        (Some(outline), _) => outline.0.iter().flat_map(|point| [round(point.x), round(point.y)]).collect(),
        (None, _) => {
            let (right, bottom) = (round(bounds.left + bounds.width), round(bounds.top + bounds.height));
            let (left, top) = (round(bounds.left), round(bounds.top));
            vec![left, top, right, top, right, bottom, left, bottom]
        }
    }
}

/// Millimetres are enough for a picture and keep messages small.
fn round(metres: f64) -> f64 {
    (metres * 1_000.0).round() / 1_000.0
}

fn kind_word(kind: ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Zone => "zone",
        ShapeKind::Rack => "rack",
        ShapeKind::Bin => "bin",
        ShapeKind::Reader => "reader",
        ShapeKind::Item => "item",
    }
}

/// All floors with their extent.
pub(crate) fn floors(picture: &Picture) -> Vec<FloorView> {
    let mut floors: Vec<&Place> =
        picture.places.values().filter(|place| place.kind == PlaceKind::Floor).collect();
    floors.sort_by(|a, b| (a.order, &a.name).cmp(&(b.order, &b.name)));
    floors.into_iter().map(|floor| extent(picture, floor)).collect()
}

fn extent(picture: &Picture, floor: &Place) -> FloorView {
    let own = floor.outline.as_ref().and_then(|outline| outline.bounds());
    let (width, height) = match own {
        Some((_, _, right, bottom)) => (right, bottom),
        None => {
            let inside = picture.places.values().filter(|place| place.parent == Some(floor.id));
            let bounds = inside.filter_map(|place| place.outline.as_ref()?.bounds());
            let around = bounds.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)));
            // A floor without walls ends as far behind its last place as its first one begins.
            around.map_or((0.0, 0.0), |(left, top, right, bottom)| {
                (right + left.max(0.0), bottom + top.max(0.0))
            })
        }
    };
    FloorView { id: floor.id.to_string(), name: floor.name.clone(), width, height }
}

/// The number of a level, for screens.
pub(crate) fn level_number(level: Level) -> u8 {
    match level {
        Level::Site => 0,
        Level::Zone => 1,
        Level::Rack => 2,
        Level::Bin => 3,
    }
}
