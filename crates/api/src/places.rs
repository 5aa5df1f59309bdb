//! The tree of places.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use model::{Command, Outline, Place, PlaceId, PlaceKind, Point};
use station::{Picture, ReaderPicture};

use crate::app::Done;
use crate::methods::Api;
use crate::problem::{self, Draft, Problem};
use crate::session::Session;
use crate::{grid, items, limits, names};

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

/// Gives a place another name and code.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RenamePlace {
    /// Its id.
    pub place: String,
    /// Its new name.
    pub name: String,
    /// Its new code.
    pub code: Option<String>,
}

/// The id of what was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// The undo group.
    pub undo: Option<String>,
}

/// The side panel of a place.
pub(crate) fn show(api: &Api, _: &Session, wish: PlaceRef) -> Result<PlaceCard, Problem> {
    let place = id(&wish.place)?;
    let card = {
        let picture = api.station.picture();
        picture.places.get(&place).map(|found| (node(&picture, found), names::path(&picture, Some(place))))
    };
    let (node, path) = card.ok_or_else(|| Draft::new("TS-PLACE-001").say(&api.language()))?;
    let page = items::in_place(api, place)?;
    Ok(PlaceCard { node, path, things: page.rows, total: page.total })
}

/// Adds or changes a place.
pub(crate) fn draw(api: &Api, session: &Session, draft: PlaceDraft) -> Result<Made, Problem> {
    let place = Place {
        id: draft.id.as_deref().map(id).transpose()?.unwrap_or_else(|| PlaceId(api.station.new_id())),
        parent: draft.parent.as_deref().map(id).transpose()?,
        kind: kind(&draft.kind)?,
        name: draft.name,
        code: draft.code.filter(|code| !code.is_empty()),
        outline: draft.points.as_deref().map(outline).transpose()?,
        is_outer_door: draft.is_outer_door,
        order: draft.order,
    };
    let made = place.id.to_string();
    let undo = api.submit(session, Command::DrawPlace(place))?;
    Ok(Made { id: made, undo: undo.map(|group| group.to_string()) })
}

/// A simple map from a list of names: a floor if there is none, and on it one zone a name, in a tidy grid.
pub(crate) fn simple(api: &Api, session: &Session, wish: SimplePlaces) -> Result<Done, Problem> {
    let names: Vec<&str> =
        wish.names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err(Draft::new("TS-ITEM-003").say(&api.language()));
    }
    if names.len() > limits::SIMPLE_PLACES_MAX {
        return Err(Draft::new("TS-GENERAL-002")
            .arg("limit", limits::SIMPLE_PLACES_MAX)
            .say(&api.language()));
    }
    let places = grid::lay_out(api, &names);
    let group = api.submit_all(session, places.into_iter().map(Command::DrawPlace).collect())?;
    Ok(Done { undo: group.map(|group| group.to_string()) })
}

/// Gives a place another name and code; where it lies and how it is drawn stay.
pub(crate) fn rename(api: &Api, session: &Session, wish: RenamePlace) -> Result<Done, Problem> {
    let place = api.station.picture().places.get(&id(&wish.place)?).cloned();
    let place = place.ok_or_else(|| Draft::new("TS-PLACE-001").say(&api.language()))?;
    let code = wish.code.filter(|code| !code.is_empty());
    api.done(session, Command::DrawPlace(Place { name: wish.name, code, ..place }))
}

/// Removes an empty place.
pub(crate) fn remove(api: &Api, session: &Session, wish: PlaceRef) -> Result<Done, Problem> {
    api.done(session, Command::RemovePlace(id(&wish.place)?))
}

pub(crate) fn id(text: &str) -> Result<PlaceId, Problem> {
    text.parse().map_err(|why| problem::bad_values(&why))
}

fn kind(word: &str) -> Result<PlaceKind, Problem> {
    match word {
        "Site" => Ok(PlaceKind::Site),
        "Floor" => Ok(PlaceKind::Floor),
        "Zone" => Ok(PlaceKind::Zone),
        "Rack" => Ok(PlaceKind::Rack),
        "Bin" => Ok(PlaceKind::Bin),
        other => Err(problem::bad_values(&format!("{other} is no kind of place"))),
    }
}

fn outline(points: &[f64]) -> Result<Outline, Problem> {
    if points.len() < 6 || points.len() % 2 == 1 || points.iter().any(|metres| !metres.is_finite()) {
        return Err(problem::bad_values(&"an outline needs at least three points"));
    }
    Ok(Outline(points.chunks_exact(2).map(|point| Point { x: point[0], y: point[1] }).collect()))
}

/// A node of the list twin.
pub(crate) fn node(picture: &Picture, place: &Place) -> PlaceNode {
    let watches = |reader: &&ReaderPicture| {
        reader.config.antennas.iter().any(|antenna| antenna.place == Some(place.id))
    };
    PlaceNode {
        id: place.id.to_string(),
        parent: place.parent.map(|parent| parent.to_string()),
        kind: format!("{:?}", place.kind),
        name: place.name.clone(),
        code: place.code.clone(),
        order: place.order,
        numbers: picture.rollup.of(place.id).into(),
        readers: picture
            .readers
            .values()
            .filter(watches)
            .map(|reader| reader.config.id.to_string())
            .collect(),
        unwatched_since: picture.unwatched_since(place.id).map(|at| at.0),
    }
}
