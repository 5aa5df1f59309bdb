//! Tags that are on no item, and what numbers mean.

use codes::Epc;

use crate::app::Done;
use crate::items::{ExplainTag, IgnoreTag, ItemPage, TagView, ThingRow, UnknownQuery};
use crate::limits::ROWS_MAX;
use crate::live::MarkView;
use crate::methods::Api;
use crate::names;
use crate::problem::{self, Problem};
use crate::session::Session;

/// Unknown tags, the last heard first.
pub(crate) fn unknown(api: &Api, _: &Session, query: UnknownQuery) -> Result<ItemPage, Problem> {
    let count = query.count.min(ROWS_MAX);
    let page = api.station.ask(|snapshot| snapshot.unknown_tags(u64::from(query.from), count));
    let page = page.map_err(|why| problem::of_ask(api, &why))?;
    let picture = api.station.picture();
    let rows = page.rows.iter().map(|row| ThingRow {
        key: format!("t:{}", row.tag.id),
        name: row.tag.epc.to_hex(),
        number: String::new(),
        place: row.place.map(|place| place.to_string()),
        place_name: row.place.map(|place| names::short_path(&picture, place)),
        home_name: None,
        mark: MarkView::Unknown,
        heard_at: row.heard_at.map(|at| at.0),
        tags: vec![row.tag.epc.to_hex()],
        product: None,
    });
    Ok(ItemPage {
        total: u32::try_from(page.total).unwrap_or(u32::MAX),
        is_more: page.is_more,
        from: query.from,
        rows: rows.collect(),
    })
}

/// Ignore a tag, or not any more.
pub(crate) fn ignore(api: &Api, session: &Session, wish: IgnoreTag) -> Result<Done, Problem> {
    let tag = wish.tag.parse().map_err(|why| problem::bad_values(&why))?;
    api.done(session, model::Command::IgnoreTag { tag, is_ignored: wish.is_ignored })
}

/// What a number means.
pub(crate) fn explain(api: &Api, _: &Session, wish: ExplainTag) -> Result<TagView, Problem> {
    let epc = parse(api, &wish.epc)?;
    Ok(view(String::new(), &epc, None))
}

pub(crate) fn parse(api: &Api, text: &str) -> Result<Epc, Problem> {
    text.trim().parse().map_err(|why| problem::bad_tag(api, text, why))
}

/// How a card shows a tag.
pub(crate) fn view(id: String, epc: &Epc, tid: Option<&model::Tid>) -> TagView {
    let decoded = codes::decode(epc);
    TagView {
        id,
        epc: epc.to_hex(),
        words: decoded.words(),
        scheme: decoded.scheme.map(str::to_owned),
        epc_uri: decoded.epc_uri.clone(),
        fields: decoded.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        error: decoded.error.clone(),
        tid: tid.map(|tid| tid.0.iter().map(|byte| format!("{byte:02X}")).collect()),
    }
}
