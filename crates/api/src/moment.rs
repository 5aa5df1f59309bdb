//! The warehouse as it was at a moment: where things stood then, with the places and names of today.
//!
//! How long something had not been heard at that moment is not kept, so nothing is "not seen" then because of age.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use model::{Place, PlaceId, Stay, Subject, Timestamp};
use serde::{Deserialize, Serialize};
use station::Picture;
use station::engine::rollup::Counted;
use station::engine::scene::Thing;
use station::engine::{Mark, Rollup};
use ts_rs::TS;

use crate::live::NumbersView;
use crate::methods::Api;
use crate::problem::{self, Problem};
use crate::session::Session;

/// Which moment.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BackRef {
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}

/// The numbers of a moment.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BackView {
    /// The moment, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// Numbers of the whole site.
    pub headline: NumbersView,
    /// Numbers of each place, by its id.
    pub places: BTreeMap<String, NumbersView>,
}

/// A moment, ready to be drawn.
pub(crate) struct Past {
    at: Timestamp,
    pub(crate) rollup: Rollup,
    pub(crate) things: BTreeMap<PlaceId, Vec<Thing>>,
}

/// The numbers of a moment: for the first line and for the list beside the map.
pub(crate) fn show(api: &Api, _: &Session, moment: BackRef) -> Result<BackView, Problem> {
    let past = at(api, Timestamp(moment.at))?;
    let picture = api.station.picture();
    let numbers = |place: &PlaceId| (place.to_string(), past.rollup.of(*place).into());
    let places = picture.places.keys().map(numbers).collect();
    Ok(BackView { at: moment.at, headline: past.rollup.site().into(), places })
}

/// The moment; the one asked for last is kept, because the map and the list ask for the same.
pub(crate) fn at(api: &Api, at: Timestamp) -> Result<Arc<Past>, Problem> {
    let mut kept = api.past.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(past) = kept.as_ref().filter(|past| past.at == at) {
        return Ok(past.clone());
    }
    let told = api.station.ask(|snapshot| Ok((snapshot.stays_at(at)?, snapshot.assets()?, snapshot.tags()?)));
    let told = told.map_err(|why| problem::of_ask(api, &why))?;
    let past = Arc::new(build(&api.station.picture(), at, told));
    *kept = Some(past.clone());
    Ok(past)
}

type Told = (Vec<Stay>, Vec<model::Asset>, Vec<model::Tag>);

fn build(picture: &Picture, at: Timestamp, (stays, assets, tags): Told) -> Past {
    let stays: BTreeMap<Subject, Stay> = stays.into_iter().map(|stay| (stay.subject, stay)).collect();
    let mut things: BTreeMap<PlaceId, Vec<Thing>> = BTreeMap::new();
    let mut counted = Vec::with_capacity(assets.len());
    let mut put = |subject, name: String, home: Option<PlaceId>, is_unknown: bool| {
        let stay = stays.get(&subject).filter(|stay| picture.places.contains_key(&stay.place));
        let mark = match stay {
            Some(_) if is_unknown => Mark::Unknown,
            Some(stay) if is_at_home(&picture.places, stay.place, home) => Mark::Here,
            Some(_) => Mark::WrongPlace,
            None if is_unknown => return,
            None => Mark::NotSeen,
        };
        counted.push((subject, Counted { home, place: stay.map(|stay| stay.place), mark }));
        if let Some(stay) = stay {
            let thing = Thing { subject, name, mark, heard_at: Some(stay.from), previous: None };
            things.entry(stay.place).or_default().push(thing);
        }
    };
    for asset in assets {
        put(Subject::Asset(asset.id), asset.name, asset.home, false);
    }
    for tag in tags.into_iter().filter(|tag| tag.asset.is_none() && !tag.is_ignored) {
        put(Subject::Tag(tag.id), tag.epc.to_hex(), None, true);
    }
    Past { at, rollup: Rollup::counting(&picture.places, counted), things }
}

/// Anywhere is right without a home; with one: in it, in a part of it, or around it (then nobody knew better).
fn is_at_home(places: &BTreeMap<PlaceId, Place>, place: PlaceId, home: Option<PlaceId>) -> bool {
    home.is_none_or(|home| is_within(places, place, home) || is_within(places, home, place))
}

fn is_within(places: &BTreeMap<PlaceId, Place>, inner: PlaceId, outer: PlaceId) -> bool {
    let mut next = Some(inner);
    // Site, floor, zone, rack, bin: no path is longer.
    for _ in 0..5 {
        match next {
            Some(place) if place == outer => return true,
            Some(place) => next = places.get(&place).and_then(|place| place.parent),
            None => return false,
        }
    }
    false
}
