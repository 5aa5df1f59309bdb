//! The warehouse as it was: what a time slider, a heat map and the story of one item ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use model::{PlaceId, Stay, Timestamp};
use station::Picture;
use station::store::Snapshot;

use crate::limits;
use crate::map;
use crate::methods::Api;
use crate::names;
use crate::problem::{self, Problem};
use crate::session::Session;

/// A moment, and optionally a place whose things are named.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MomentQuery {
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// Name the things that were in this place itself; `null` = only counts.
    pub place: Option<String>,
}

/// The warehouse at a moment.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MomentView {
    /// The moment, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// How many things were in each place itself; places without any are left out.
    pub counts: Vec<PlaceCount>,
    /// The things in the place asked for.
    pub stays: Vec<PastStay>,
    /// There were more than can be named.
    pub is_cut: bool,
}

/// A place and how many.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlaceCount {
    /// The place.
    pub place: String,
    /// How many things.
    #[ts(type = "number")]
    pub count: u64,
}

/// A thing that was somewhere from when to when.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PastStay {
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
    /// Its name; the name of a thing that is gone by now is its id.
    pub name: String,
    /// The place.
    pub place: String,
    /// Its name.
    pub place_name: String,
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub from: i64,
    /// UTC milliseconds; `null` = it is still there.
    #[ts(type = "number | null")]
    pub until: Option<i64>,
    /// `Certain`, `Likely` or `Unsure`.
    pub confidence: String,
}

/// A thing and a moment.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WhereQuery {
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}

/// Where it was.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WhereView {
    /// `null`: nowhere.
    pub stay: Option<PastStay>,
}

/// The newest stays of a thing.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StaysQuery {
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
    /// How many.
    pub count: u32,
}

/// A period, until not included.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PeriodQuery {
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub from: i64,
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub until: i64,
}

/// What went on in a period.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TrafficView {
    /// How long things stayed where.
    pub dwell: Vec<DwellView>,
    /// Which ways they went.
    pub ways: Vec<WayView>,
}

/// How long things stayed in a place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DwellView {
    /// The place.
    pub place: String,
    /// How many stays.
    #[ts(type = "number")]
    pub stays: u64,
    /// All of them together, milliseconds.
    #[ts(type = "number")]
    pub total_ms: u64,
    /// The longest, milliseconds.
    #[ts(type = "number")]
    pub longest_ms: u64,
}

/// How often things went a way.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WayView {
    /// Where they came from; `null`: from outside.
    pub from: Option<String>,
    /// Where they went; `null`: out.
    pub to: Option<String>,
    /// How often.
    #[ts(type = "number")]
    pub count: u64,
}

/// The warehouse as it was at a moment.
pub(crate) fn at(api: &Api, _: &Session, query: MomentQuery) -> Result<MomentView, Problem> {
    let place: Option<PlaceId> = query.place.as_deref().map(str::parse).transpose().map_err(bad)?;
    let (counts, mut stays) = ask(api, |snapshot| {
        let counts = snapshot.counts_at(Timestamp(query.at))?;
        let stays = match place {
            Some(_) => snapshot.stays_at(Timestamp(query.at))?,
            None => Vec::new(),
        };
        Ok((counts, stays))
    })?;
    stays.retain(|stay| Some(stay.place) == place);
    let is_cut = stays.len() > limits::PAST_THINGS_MAX;
    stays.truncate(limits::PAST_THINGS_MAX);
    let counts = counts.into_iter().map(|(place, count)| PlaceCount { place: place.to_string(), count });
    Ok(MomentView { at: query.at, counts: counts.collect(), stays: views(api, &stays), is_cut })
}

/// Where one thing was at a moment.
pub(crate) fn where_was(api: &Api, _: &Session, query: WhereQuery) -> Result<WhereView, Problem> {
    let subject = map::subject(&query.key)?;
    let stay = ask(api, |snapshot| snapshot.where_was(subject, Timestamp(query.at)))?;
    Ok(WhereView { stay: views(api, stay.as_slice()).pop() })
}

/// Where one thing was, newest first.
pub(crate) fn stays(api: &Api, _: &Session, query: StaysQuery) -> Result<Vec<PastStay>, Problem> {
    let subject = map::subject(&query.key)?;
    let stays = ask(api, |snapshot| snapshot.stays_of(subject, query.count.min(limits::ROWS_MAX)))?;
    Ok(views(api, &stays))
}

/// How long things stayed where in a period, and which ways they went.
pub(crate) fn traffic(api: &Api, _: &Session, query: PeriodQuery) -> Result<TrafficView, Problem> {
    let (from, until) = (Timestamp(query.from), Timestamp(query.until));
    let (dwell, ways) =
        ask(api, |snapshot| Ok((snapshot.dwell(from, until)?, snapshot.traffic(from, until)?)))?;
    let dwell = dwell.into_iter().map(|dwell| DwellView {
        place: dwell.place.to_string(),
        stays: dwell.stays,
        total_ms: dwell.total_ms,
        longest_ms: dwell.longest_ms,
    });
    let id = |place: Option<PlaceId>| place.map(|place| place.to_string());
    let ways = ways.into_iter().map(|way| WayView { from: id(way.from), to: id(way.to), count: way.count });
    Ok(TrafficView { dwell: dwell.collect(), ways: ways.collect() })
}

fn ask<T>(
    api: &Api,
    question: impl FnOnce(&Snapshot) -> Result<T, station::store::Error>,
) -> Result<T, Problem> {
    api.station.ask(question).map_err(|why| problem::of_ask(api, &why))
}

fn bad(why: impl std::fmt::Display) -> Problem {
    problem::bad_values(&why)
}

fn views(api: &Api, stays: &[Stay]) -> Vec<PastStay> {
    let named: Vec<String> = stays.iter().map(|stay| names::thing(api, stay.subject)).collect();
    let picture = api.station.picture();
    stays.iter().zip(named).map(|(stay, name)| view(&picture, stay, name)).collect()
}

fn view(picture: &Picture, stay: &Stay, name: String) -> PastStay {
    PastStay {
        key: map::key(stay.subject),
        name,
        place: stay.place.to_string(),
        place_name: names::place_in(picture, stay.place),
        from: stay.from.0,
        until: stay.until.map(|until| until.0),
        confidence: format!("{:?}", stay.confidence),
    }
}
