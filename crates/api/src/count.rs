//! Counts: plan, start, pause, note by eye, check, close, and the lists of a count.

use model::{
    Command, CountAction, CountBlock, CountGroup, CountId, CountNumbers, CountPlan, CountStep, CountWish,
    Outcome, Subject,
};
use serde::{Deserialize, Serialize};
use station::store::{CountHead, CountRow};
use station::{CountPicture, Picture};
use ts_rs::TS;

use crate::app::{Done, Nothing};
use crate::methods::Api;
use crate::places::Made;
use crate::problem::{self, Problem};
use crate::session::Session;
use crate::{limits, map, names, places, scan};

/// The numbers of a count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct CountNumbersView {
    /// Should be here.
    pub expected: u32,
    /// Of these, seen.
    pub found: u32,
    /// Of the found ones, seen by a person only.
    pub by_eye: u32,
    /// Of the expected ones, seen elsewhere meanwhile.
    pub moved: u32,
    /// Of the expected ones, not seen.
    pub not_found: u32,
    /// Seen, belong elsewhere.
    pub extra: u32,
    /// Tags in no list.
    pub unknown: u32,
}

/// Why a count cannot be closed now.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CountBlockView {
    /// `reader`, `count`, `storing`.
    pub kind: String,
    /// Name of the reader, or places of the other count.
    pub name: String,
}

/// A count that is open, or was ended lately.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CountView {
    /// Its id.
    pub id: String,
    /// The places, ids.
    pub places: Vec<String>,
    /// Their names.
    pub place_names: Vec<String>,
    /// Only this product, id.
    pub product: Option<String>,
    /// Its name.
    pub product_name: Option<String>,
    /// What is expected is not shown before the check.
    pub is_blind: bool,
    /// Who counts.
    pub counter: String,
    /// `preparing`, `running`, `paused`, `checking`, `closed`, `dropped`.
    pub step: String,
    /// When it was opened, UTC milliseconds.
    #[ts(type = "number")]
    pub opened_at: i64,
    /// When it began, UTC milliseconds.
    #[ts(type = "number | null")]
    pub started_at: Option<i64>,
    /// Since when it stands where it stands, UTC milliseconds.
    #[ts(type = "number")]
    pub turned_at: i64,
    /// Where whoever counts stands, id.
    pub spot: Option<String>,
    /// Its name.
    pub spot_name: Option<String>,
    /// Its numbers.
    pub numbers: CountNumbersView,
    /// When something new was last seen in it, UTC milliseconds.
    #[ts(type = "number | null")]
    pub last_seen: Option<i64>,
    /// What closing does with what was not found: `mark_missing` or `keep`.
    pub not_found_action: String,
    /// What closing does with extra items: `belongs_here` or `keep`.
    pub extra_action: String,
    /// What closing does with unknown tags: `ignore` or `keep`.
    pub unknown_action: String,
    /// Items that closing will mark missing.
    pub will_miss: u32,
    /// Items that closing will make belong here.
    pub will_belong: u32,
    /// Tags that closing will ignore.
    pub will_ignore: u32,
    /// Why it cannot be closed now.
    pub blocks: Vec<CountBlockView>,
    /// Grows with every change; lists are stale then.
    pub version: u32,
}

/// Opens a count, or prepares it differently.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CountDraft {
    /// `null` for a new one.
    pub count: Option<String>,
    /// The places.
    pub places: Vec<String>,
    /// Only this product.
    pub product: Option<String>,
    /// Do not show what is expected before the check.
    pub is_blind: bool,
    /// Who counts.
    pub counter: String,
}

/// Start, pause, go on, check, close, throw away.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TurnCount {
    /// Its id.
    pub count: String,
    /// `running`, `paused`, `checking`, `closed`, `dropped`.
    pub step: String,
}

/// A thing of a count.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CountThing {
    /// The count.
    pub count: String,
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
}

/// Where whoever counts stands.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StandInCount {
    /// The count.
    pub count: String,
    /// The place; `null` = anywhere in it.
    pub place: Option<String>,
}

/// What closing does.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ChooseInCount {
    /// The count.
    pub count: String,
    /// `not_found`, `extra`, `unknown`.
    pub group: String,
    /// One thing; `null` for the whole group.
    pub key: Option<String>,
    /// `keep`, `mark_missing`, `belongs_here`, `ignore`; `null` = as proposed.
    pub action: Option<String>,
}

/// Asks for a list of a count.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CountQuery {
    /// The count.
    pub count: String,
    /// `to_find`, `found`, `extra`, `unknown`, `moved`.
    pub list: String,
    /// First row wanted.
    pub from: u32,
    /// How many rows, at most 500.
    pub rows: u32,
}

/// A thing in a list of a count.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CountLineView {
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
    /// Its name; for a tag its number; empty if it is no more.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Where it belongs.
    pub home_name: Option<String>,
    /// Where it was seen, or is thought to be.
    pub place_name: Option<String>,
    /// When it was last heard or seen, UTC milliseconds.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// A person saw it; its tag did not answer.
    pub is_by_eye: bool,
    /// What closing does with it, if that was chosen for it alone.
    pub action: Option<String>,
}

/// A count that was closed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ClosedCount {
    /// Its id.
    pub id: String,
    /// Names of its places.
    pub place_names: Vec<String>,
    /// Who counted.
    pub counter: String,
    /// When it was closed, UTC milliseconds.
    #[ts(type = "number")]
    pub closed_at: i64,
    /// Its result.
    pub numbers: CountNumbersView,
}

/// Opens a count, or prepares it differently.
pub(crate) fn plan(api: &Api, session: &Session, draft: CountDraft) -> Result<Made, Problem> {
    let id = match draft.count.as_deref() {
        Some(count) => count_id(count)?,
        None => CountId(api.station.new_id()),
    };
    let product = draft.product.as_deref().map(str::parse).transpose();
    let plan = CountPlan {
        places: scan::place_ids(&draft.places)?,
        product: product.map_err(|why| problem::bad_values(&why))?,
        is_blind: draft.is_blind,
        counter: draft.counter.trim().to_owned(),
    };
    let undo = api.submit(session, Command::Count { count: id, wish: CountWish::Plan(plan) })?;
    Ok(Made { id: id.to_string(), undo: undo.map(|group| group.to_string()) })
}

/// Start, pause, go on, check, close, throw away.
pub(crate) fn turn(api: &Api, session: &Session, wish: TurnCount) -> Result<Done, Problem> {
    let step = match wish.step.as_str() {
        "running" => CountStep::Running,
        "paused" => CountStep::Paused,
        "checking" => CountStep::Checking,
        "closed" => CountStep::Closed,
        "dropped" => CountStep::Dropped,
        other => return Err(problem::bad_values(&format!("a count cannot be turned to {other}"))),
    };
    done(api, session, &wish.count, CountWish::Turn(step))
}

/// A person saw it.
pub(crate) fn note(api: &Api, session: &Session, wish: CountThing) -> Result<Done, Problem> {
    done(api, session, &wish.count, CountWish::Note(map::subject(&wish.key)?))
}

/// It was not seen after all.
pub(crate) fn forget(api: &Api, session: &Session, wish: CountThing) -> Result<Done, Problem> {
    done(api, session, &wish.count, CountWish::Forget(map::subject(&wish.key)?))
}

/// Where whoever counts stands.
pub(crate) fn stand(api: &Api, session: &Session, wish: StandInCount) -> Result<Done, Problem> {
    let place = wish.place.as_deref().map(places::id).transpose()?;
    done(api, session, &wish.count, CountWish::Stand(place))
}

/// What closing does.
pub(crate) fn choose(api: &Api, session: &Session, wish: ChooseInCount) -> Result<Done, Problem> {
    let group = match wish.group.as_str() {
        "not_found" => CountGroup::NotFound,
        "extra" => CountGroup::Extra,
        "unknown" => CountGroup::Unknown,
        other => return Err(problem::bad_values(&format!("there is no group {other}"))),
    };
    let subject = wish.key.as_deref().map(map::subject).transpose()?;
    let action = wish.action.as_deref().map(to_action).transpose()?;
    done(api, session, &wish.count, CountWish::Choose { group, subject, action })
}

fn done(api: &Api, session: &Session, count: &str, wish: CountWish) -> Result<Done, Problem> {
    api.done(session, Command::Count { count: count_id(count)?, wish })
}

fn count_id(id: &str) -> Result<CountId, Problem> {
    id.parse().map_err(|why| problem::bad_values(&why))
}

/// A stretch of a list of a count.
pub(crate) fn lines(api: &Api, _: &Session, query: CountQuery) -> Result<Vec<CountLineView>, Problem> {
    let (count, rows) = (count_id(&query.count)?, query.rows.min(limits::ROWS_MAX));
    let outcome = match query.list.as_str() {
        "to_find" => None,
        "found" => Some(Outcome::Found),
        "extra" => Some(Outcome::Extra),
        "unknown" => Some(Outcome::Unknown),
        "moved" => Some(Outcome::Moved),
        other => return Err(problem::bad_values(&format!("there is no list {other}"))),
    };
    let found = api.station.ask(|snapshot| match outcome {
        None => snapshot.count_to_find(count, query.from, rows),
        Some(outcome) => snapshot.count_lines(count, outcome, query.from, rows),
    });
    let found = found.map_err(|why| problem::of_ask(api, &why))?;
    let picture = api.station.picture();
    let counted = picture.counts.get(&count);
    Ok(found.iter().map(|row| line(&picture, counted, row)).collect())
}

/// The last counts that were closed, newest first.
pub(crate) fn closed(api: &Api, _: &Session, _: Nothing) -> Result<Vec<ClosedCount>, Problem> {
    let heads = api.station.ask(|snapshot| snapshot.counts_closed(limits::COUNTS_SHOWN));
    let heads = heads.map_err(|why| problem::of_ask(api, &why))?;
    let picture = api.station.picture();
    Ok(heads.iter().map(|head| closed_view(&picture, head)).collect())
}

fn closed_view(picture: &Picture, head: &CountHead) -> ClosedCount {
    ClosedCount {
        id: head.id.to_string(),
        place_names: place_names(picture, &head.plan),
        counter: head.plan.counter.clone(),
        closed_at: head.closed_at.0,
        numbers: numbers(head.numbers),
    }
}

fn place_names(picture: &Picture, plan: &CountPlan) -> Vec<String> {
    plan.places.iter().map(|place| names::short_path(picture, *place)).collect()
}

fn line(picture: &Picture, count: Option<&CountPicture>, row: &CountRow) -> CountLineView {
    let action = count.and_then(|count| count.overrides.get(&row.subject));
    CountLineView {
        key: map::key(row.subject),
        name: row.name.clone(),
        number: row.number.clone(),
        home_name: row.home.map(|home| names::short_path(picture, home)),
        place_name: row.place.map(|place| names::short_path(picture, place)),
        at: row.heard_at.map(|at| at.0),
        is_by_eye: row.line.is_some_and(|line| line.is_by_eye),
        action: action.map(|action| action_word(*action).to_owned()),
    }
}

/// All counts for the live channel, the newest first.
pub(crate) fn all(picture: &Picture) -> Vec<CountView> {
    let mut counts: Vec<&CountPicture> = picture.counts.values().collect();
    counts.sort_by_key(|count| (std::cmp::Reverse(count.opened_at), count.id));
    counts.into_iter().map(|count| view(picture, count)).collect()
}

fn view(picture: &Picture, count: &CountPicture) -> CountView {
    let plan = &count.plan;
    let chosen = |group: CountGroup| {
        let action = count.choices.get(&group).copied().unwrap_or_else(|| group.proposed());
        action_word(action).to_owned()
    };
    let [will_miss, will_belong, will_ignore] = count.changes;
    CountView {
        id: count.id.to_string(),
        places: plan.places.iter().map(ToString::to_string).collect(),
        place_names: place_names(picture, plan),
        product: plan.product.map(|product| product.to_string()),
        product_name: plan
            .product
            .and_then(|id| picture.products.get(&id))
            .map(|product| product.name.clone()),
        is_blind: plan.is_blind,
        counter: plan.counter.clone(),
        step: step_word(count.step).to_owned(),
        opened_at: count.opened_at.0,
        started_at: count.started_at.map(|at| at.0),
        turned_at: count.turned_at.0,
        spot: count.spot.map(|place| place.to_string()),
        spot_name: count.spot.map(|place| names::short_path(picture, place)),
        numbers: numbers(count.numbers),
        last_seen: count.last_seen.map(|at| at.0),
        not_found_action: chosen(CountGroup::NotFound),
        extra_action: chosen(CountGroup::Extra),
        unknown_action: chosen(CountGroup::Unknown),
        will_miss,
        will_belong,
        will_ignore,
        blocks: blocks(picture, count),
        version: u32::try_from(count.version).unwrap_or(u32::MAX),
    }
}

fn blocks(picture: &Picture, count: &CountPicture) -> Vec<CountBlockView> {
    let block = |block: &CountBlock| match block {
        CountBlock::ReaderLost(reader) => {
            CountBlockView { kind: "reader".to_owned(), name: names::reader_in(picture, *reader) }
        }
        CountBlock::OtherCount(other) => {
            let name = picture.counts.get(other).map(|other| place_names(picture, &other.plan).join(", "));
            CountBlockView { kind: "count".to_owned(), name: name.unwrap_or_default() }
        }
    };
    let mut blocks: Vec<CountBlockView> = count.blocks.iter().map(block).collect();
    if picture.counters.facts_waiting > 0 {
        blocks.push(CountBlockView { kind: "storing".to_owned(), name: String::new() });
    }
    blocks
}

fn numbers(numbers: CountNumbers) -> CountNumbersView {
    let CountNumbers { expected, found, by_eye, moved, not_found, extra, unknown } = numbers;
    CountNumbersView { expected, found, by_eye, moved, not_found, extra, unknown }
}

pub(crate) fn step_word(step: CountStep) -> &'static str {
    match step {
        CountStep::Preparing => "preparing",
        CountStep::Running => "running",
        CountStep::Paused => "paused",
        CountStep::Checking => "checking",
        CountStep::Closed => "closed",
        CountStep::Dropped => "dropped",
    }
}

fn action_word(action: CountAction) -> &'static str {
    match action {
        CountAction::Keep => "keep",
        CountAction::MarkMissing => "mark_missing",
        CountAction::BelongsHere => "belongs_here",
        CountAction::Ignore => "ignore",
    }
}

fn to_action(word: &str) -> Result<CountAction, Problem> {
    Ok(match word {
        "keep" => CountAction::Keep,
        "mark_missing" => CountAction::MarkMissing,
        "belongs_here" => CountAction::BelongsHere,
        "ignore" => CountAction::Ignore,
        other => return Err(problem::bad_values(&format!("there is no action {other}"))),
    })
}

/// What a person did in a count, for the strip.
pub(crate) fn strip_words(news: &model::CountNews) -> Option<&'static str> {
    use model::CountNews;
    match news {
        CountNews::Noted(line) => Some(match (line.outcome, line.subject) {
            (Outcome::Found, _) => "strip-counted",
            (Outcome::Extra, _) => "strip-counted-extra",
            (Outcome::Moved, _) => return None,
            (Outcome::Unknown, Subject::Asset(_) | Subject::Tag(_)) => "strip-counted-unknown",
        }),
        CountNews::Started { .. } => Some("strip-count-started"),
        CountNews::Turned { to: CountStep::Paused, .. } => Some("strip-count-paused"),
        CountNews::Turned { to: CountStep::Checking, .. } => Some("strip-count-checking"),
        CountNews::Turned { to: CountStep::Dropped, .. } => Some("strip-count-dropped"),
        CountNews::Turned { to: CountStep::Running | CountStep::Preparing | CountStep::Closed, .. } => {
            Some("strip-count-goes-on")
        }
        CountNews::Closed { .. } => Some("strip-count-closed"),
        CountNews::Planned { .. }
        | CountNews::Forgotten(_)
        | CountNews::Stood { .. }
        | CountNews::Chosen { .. } => None,
    }
}
