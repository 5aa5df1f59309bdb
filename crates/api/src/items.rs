//! Items and the tags on them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use model::{Asset, AssetId, Command, PlaceId, Subject, Timestamp};
use station::Picture;
use station::store::{AssetFilter, AssetQuery, AssetRow, AssetSort, AssetState};

use crate::app::{Done, Nothing};
use crate::live::MarkView;
use crate::methods::Api;
use crate::places::Made;
use crate::problem::{self, Problem};
use crate::session::Session;
use crate::{card, limits, map, names, places, tags};

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
    /// `i:<asset>` or `t:<tag>`; to show a card also `e:<tag number>`.
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

/// A page of the grid.
pub(crate) fn page(api: &Api, _: &Session, query: ItemQuery) -> Result<ItemPage, Problem> {
    let wanted = AssetQuery {
        text: query.text.chars().take(limits::SEARCH_CHARS_MAX).collect(),
        filter: filter(&query.filter)?,
        place: query.place.as_deref().map(places::id).transpose()?,
        sort: sort(&query.sort)?,
        is_descending: query.is_descending,
        stale: stale(api),
    };
    rows(api, &wanted, query.from, query.count)
}

/// The first things of a place and everything in it.
pub(crate) fn in_place(api: &Api, place: PlaceId) -> Result<ItemPage, Problem> {
    let wanted =
        AssetQuery { place: Some(place), sort: AssetSort::Name, stale: stale(api), ..AssetQuery::default() };
    rows(api, &wanted, 0, limits::PLACE_ROWS_MAX)
}

fn rows(api: &Api, query: &AssetQuery, from: u32, count: u32) -> Result<ItemPage, Problem> {
    let count = count.min(limits::ROWS_MAX);
    let page = api.station.ask(|snapshot| snapshot.assets_page(query, u64::from(from), count));
    let page = page.map_err(|why| problem::of_ask(api, &why))?;
    let picture = api.station.picture();
    Ok(ItemPage {
        total: u32::try_from(page.total).unwrap_or(u32::MAX),
        is_more: page.is_more,
        from,
        rows: page.rows.iter().map(|row| thing_row(&picture, row)).collect(),
    })
}

/// Items silent since this moment count as not seen.
pub(crate) fn stale(api: &Api) -> Timestamp {
    api.station.now().at - api.station.picture().settings.presence.stale_after
}

fn thing_row(picture: &Picture, row: &AssetRow) -> ThingRow {
    ThingRow {
        key: map::key(Subject::Asset(row.asset)),
        name: row.name.clone(),
        number: row.number.clone(),
        place: row.place.map(|place| place.to_string()),
        place_name: row.place.map(|place| names::short_path(picture, place)),
        home_name: row.home.map(|home| names::short_path(picture, home)),
        mark: mark(picture, row.asset, row.state),
        heard_at: row.heard_at.map(|at| at.0),
        tags: row.epc.iter().map(|epc| epc.to_hex()).collect(),
        product: row.product.clone(),
    }
}

/// How an item is shown: what a count did not find is missing, whatever else is known of it.
pub(crate) fn mark(picture: &Picture, asset: AssetId, state: AssetState) -> MarkView {
    if picture.missing.contains(&asset) { MarkView::Missing } else { state.into() }
}

fn filter(word: &str) -> Result<AssetFilter, Problem> {
    match word {
        "" | "all" => Ok(AssetFilter::All),
        "here" => Ok(AssetFilter::Here),
        "wrong_place" => Ok(AssetFilter::WrongPlace),
        "not_seen" => Ok(AssetFilter::NotSeen),
        "no_tag" => Ok(AssetFilter::NoTag),
        other => Err(problem::bad_values(&format!("there is no filter {other}"))),
    }
}

fn sort(word: &str) -> Result<AssetSort, Problem> {
    match word {
        "" | "best" => Ok(AssetSort::Best),
        "name" => Ok(AssetSort::Name),
        "number" => Ok(AssetSort::Number),
        "place" => Ok(AssetSort::Place),
        "heard_at" => Ok(AssetSort::Heard),
        "mark" => Ok(AssetSort::State),
        other => Err(problem::bad_values(&format!("there is no order {other}"))),
    }
}

/// The card of an item or an unknown tag.
pub(crate) fn show(api: &Api, _: &Session, wish: ThingRef) -> Result<ItemCard, Problem> {
    match wish.key.strip_prefix("e:") {
        Some(number) => card::of_number(api, &tags::parse(api, number)?),
        None => card::of(api, map::subject(&wish.key)?),
    }
}

/// Adds an item, at once with its tag if one is given.
pub(crate) fn add(api: &Api, session: &Session, draft: ItemDraft) -> Result<Made, Problem> {
    let asset = asset(&draft, AssetId(api.station.new_id()))?;
    let made = asset.id;
    let mut commands = vec![Command::AddAsset(asset)];
    if let Some(tag) = draft.tag.as_deref().filter(|tag| !tag.trim().is_empty()) {
        commands.push(Command::LinkTag { epc: tags::parse(api, tag)?, asset: made, is_taking_over: false });
    }
    let undo = api.submit_all(session, commands)?;
    Ok(Made { id: made.to_string(), undo: undo.map(|group| group.to_string()) })
}

/// Changes an item.
pub(crate) fn change(api: &Api, session: &Session, draft: ItemDraft) -> Result<Done, Problem> {
    let id = draft.id.as_deref().ok_or_else(|| problem::bad_values(&"which item?"))?;
    let asset = asset(&draft, id.parse().map_err(|why| problem::bad_values(&why))?)?;
    api.done(session, Command::ChangeAsset(asset))
}

fn asset(draft: &ItemDraft, id: AssetId) -> Result<Asset, Problem> {
    let product = draft.product.as_deref().map(str::parse).transpose();
    Ok(Asset {
        id,
        name: draft.name.trim().to_owned(),
        number: draft.number.trim().to_owned(),
        product: product.map_err(|why| problem::bad_values(&why))?,
        home: draft.home.as_deref().map(places::id).transpose()?,
        note: draft.note.trim().to_owned(),
    })
}

/// Takes an item off the list.
pub(crate) fn remove(api: &Api, session: &Session, wish: ThingRef) -> Result<Done, Problem> {
    match map::subject(&wish.key)? {
        Subject::Asset(asset) => api.done(session, Command::RemoveAsset(asset)),
        Subject::Tag(_) => Err(problem::bad_values(&"a tag is not an item")),
    }
}

/// Ties a tag to an item.
pub(crate) fn link_tag(api: &Api, session: &Session, wish: LinkTag) -> Result<Done, Problem> {
    let asset = wish.asset.parse().map_err(|why| problem::bad_values(&why))?;
    let epc = tags::parse(api, &wish.epc)?;
    api.done(session, Command::LinkTag { epc, asset, is_taking_over: wish.is_taking_over })
}

/// Unties a tag.
pub(crate) fn unlink_tag(api: &Api, session: &Session, wish: TagRef) -> Result<Done, Problem> {
    api.done(session, Command::UnlinkTag(wish.tag.parse().map_err(|why| problem::bad_values(&why))?))
}

/// Puts an item somewhere.
pub(crate) fn move_item(api: &Api, session: &Session, wish: MoveItem) -> Result<Done, Problem> {
    let asset = wish.asset.parse().map_err(|why| problem::bad_values(&why))?;
    let place = wish.place.as_deref().map(places::id).transpose()?;
    api.done(session, Command::MoveAsset { asset, place })
}

/// Products for pickers, by name.
pub(crate) fn products(api: &Api, _: &Session, _: Nothing) -> Result<Vec<ProductView>, Problem> {
    let picture = api.station.picture();
    let mut products: Vec<ProductView> = picture
        .products
        .values()
        .map(|product| ProductView {
            id: product.id.to_string(),
            name: product.name.clone(),
            code: product.code.clone(),
        })
        .collect();
    products.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(products)
}
