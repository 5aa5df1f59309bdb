//! The item card: everything about one thing, with the reasons for its place and its history.

use std::collections::BTreeMap;

use model::{AssetId, Belief, Confidence, Fact, How, Recorded, Signal, Subject, TagId, Who};
use station::Picture;

use crate::items::{HistoryLine, ItemCard, ThingRow, WhyView};
use crate::live::MarkView;
use crate::methods::Api;
use crate::problem::{self, Draft, Problem};
use crate::{items, limits, map, names, tags};

pub(crate) fn of(api: &Api, subject: Subject) -> Result<ItemCard, Problem> {
    match subject {
        Subject::Asset(asset) => of_asset(api, asset),
        Subject::Tag(tag) => of_tag(api, tag),
    }
}

fn of_asset(api: &Api, asset: AssetId) -> Result<ItemCard, Problem> {
    let stale = items::stale(api);
    let found = api.station.ask(|snapshot| {
        let detail = snapshot.asset(asset, stale)?;
        let facts = snapshot.facts_of(Subject::Asset(asset), limits::HISTORY_MAX)?;
        Ok((detail, facts))
    });
    let (detail, facts) = found.map_err(|why| problem::of_ask(api, &why))?;
    let detail = detail.ok_or_else(|| Draft::new("TS-ITEM-001").say(&api.language()))?;
    let picture = api.station.picture();
    let place = detail.belief.as_ref().and_then(|belief| belief.place);
    let row = ThingRow {
        key: map::key(Subject::Asset(asset)),
        name: detail.asset.name.clone(),
        number: detail.asset.number.clone(),
        place: place.map(|place| place.to_string()),
        place_name: place.map(|place| names::short_path(&picture, place)),
        home_name: detail.asset.home.map(|home| names::short_path(&picture, home)),
        mark: items::mark(&picture, asset, detail.state),
        heard_at: detail.belief.as_ref().and_then(|belief| belief.heard_at).map(|at| at.0),
        tags: detail.tags.iter().map(|tag| tag.epc.to_hex()).collect(),
        product: detail.product.as_ref().map(|product| product.name.clone()),
    };
    Ok(ItemCard {
        row,
        asset: Some(asset.to_string()),
        path: names::path(&picture, place),
        since: detail.belief.as_ref().map(|belief| belief.since.0),
        why: detail.belief.as_ref().map(|belief| why(&picture, belief)),
        tags: detail
            .tags
            .iter()
            .map(|tag| tags::view(tag.id.to_string(), &tag.epc, tag.tid.as_ref()))
            .collect(),
        note: detail.asset.note.clone(),
        home: detail.asset.home.map(|home| home.to_string()),
        product: detail.asset.product.map(|product| product.to_string()),
        history: history(&picture, &facts),
    })
}

fn of_tag(api: &Api, tag: TagId) -> Result<ItemCard, Problem> {
    let found = api.station.ask(|snapshot| {
        let found = snapshot.tag(tag)?;
        let belief = snapshot.belief(Subject::Tag(tag))?;
        let facts = snapshot.facts_of(Subject::Tag(tag), limits::HISTORY_MAX)?;
        Ok((found, belief, facts))
    });
    let (found, belief, facts) = found.map_err(|why| problem::of_ask(api, &why))?;
    let found = found.ok_or_else(|| Draft::new("TS-ITEM-006").say(&api.language()))?;
    if let Some(asset) = found.asset {
        // Linked meanwhile: the card of the item is the true answer.
        return of_asset(api, asset);
    }
    let picture = api.station.picture();
    let place = belief.as_ref().and_then(|belief| belief.place);
    let row = ThingRow {
        key: map::key(Subject::Tag(tag)),
        name: found.epc.to_hex(),
        number: String::new(),
        place: place.map(|place| place.to_string()),
        place_name: place.map(|place| names::short_path(&picture, place)),
        home_name: None,
        mark: MarkView::Unknown,
        heard_at: belief.as_ref().and_then(|belief| belief.heard_at).map(|at| at.0),
        tags: vec![found.epc.to_hex()],
        product: None,
    };
    Ok(ItemCard {
        row,
        asset: None,
        path: names::path(&picture, place),
        since: belief.as_ref().map(|belief| belief.since.0),
        why: belief.as_ref().map(|belief| why(&picture, belief)),
        tags: vec![tags::view(tag.to_string(), &found.epc, found.tid.as_ref())],
        note: String::new(),
        home: None,
        product: None,
        history: history(&picture, &facts),
    })
}

/// The card of a tag number that was scanned: of the item it is on, of the tag, or of a number nobody has heard yet.
pub(crate) fn of_number(api: &Api, epc: &codes::Epc) -> Result<ItemCard, Problem> {
    let found =
        api.station.ask(|snapshot| snapshot.tag_by_epc(epc)).map_err(|why| problem::of_ask(api, &why))?;
    if let Some(tag) = found.iter().find(|tag| tag.asset.is_some()).or(found.first()) {
        return tag.asset.map_or_else(|| of_tag(api, tag.id), |asset| of_asset(api, asset));
    }
    let row = ThingRow {
        key: format!("e:{}", epc.to_hex()),
        name: epc.to_hex(),
        number: String::new(),
        place: None,
        place_name: None,
        home_name: None,
        mark: MarkView::Unknown,
        heard_at: None,
        tags: vec![epc.to_hex()],
        product: None,
    };
    Ok(ItemCard {
        row,
        asset: None,
        path: Vec::new(),
        since: None,
        why: None,
        tags: vec![tags::view(String::new(), epc, None)],
        note: String::new(),
        home: None,
        product: None,
        history: Vec::new(),
    })
}

fn why(picture: &Picture, belief: &Belief) -> WhyView {
    let point = belief.why.read_point;
    let watched = belief.place.and_then(|place| {
        // A bin is watched by whatever watches the zone around it.
        let mut next = picture.places.get(&place);
        while let Some(here) = next {
            if let Some(since) = picture.unwatched_since(here.id) {
                return Some(since);
            }
            next = here.parent.and_then(|parent| picture.places.get(&parent));
        }
        None
    });
    WhyView {
        confidence: confidence_word(belief.confidence).to_owned(),
        reader: point.map(|point| names::reader_in(picture, point.reader)),
        antenna: point.map(|point| point.antenna.0),
        signal: signal_word(belief.why.signal).map(str::to_owned),
        signal_detail: signal_detail(belief.why.signal),
        reads: belief.why.reads,
        runner_up: belief.why.runner_up.map(|place| names::short_path(picture, place)),
        is_by_hand: point.is_none(),
        not_watched_since: watched.map(|at| at.0),
    }
}

fn confidence_word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Likely => "likely",
        Confidence::Unsure => "unsure",
    }
}

/// Words for people; the limits are where a desk reader and a portal feel strong and weak.
pub(crate) fn signal_word(signal: Signal) -> Option<&'static str> {
    let dbm = match signal {
        Signal::Dbm(rssi) => rssi.dbm(),
        // The reader's own scale has no published unit; the engine's nominal one serves for a word.
        Signal::Relative(raw) => f64::from(raw) - 130.0,
        Signal::Silent => return None,
    };
    Some(if dbm > -55.0 {
        "strong"
    } else if dbm > -68.0 {
        "medium"
    } else {
        "weak"
    })
}

pub(crate) fn signal_detail(signal: Signal) -> Option<String> {
    match signal {
        Signal::Dbm(rssi) => Some(format!("{:.1} dBm", rssi.dbm())),
        Signal::Relative(raw) => Some(format!("{raw} / 255")),
        Signal::Silent => None,
    }
}

fn history(picture: &Picture, facts: &[Recorded]) -> Vec<HistoryLine> {
    facts.iter().filter_map(|recorded| line(picture, recorded)).collect()
}

fn line(picture: &Picture, recorded: &Recorded) -> Option<HistoryLine> {
    let mut args = BTreeMap::new();
    let mut put = |name: &str, value: String| {
        args.insert(name.to_owned(), value);
    };
    let words = match &recorded.fact {
        Fact::Arrived { place, .. } => {
            put("place", names::short_path(picture, *place));
            "history-arrived"
        }
        Fact::Moved { from, to, .. } => {
            put("from", names::short_path(picture, *from));
            put("place", names::short_path(picture, *to));
            "history-moved"
        }
        Fact::Departed { from, .. } => {
            put("from", names::short_path(picture, *from));
            put("place", names::short_path(picture, *from));
            "history-departed"
        }
        Fact::TagLinked { epc, .. } => {
            put("tag", epc.to_hex());
            "history-linked"
        }
        Fact::TagUnlinked { .. } => "history-unlinked",
        Fact::AssetAdded(_) => "history-added",
        Fact::AssetChanged { .. } => "history-changed",
        Fact::TagHeard { epc, .. } => {
            put("tag", epc.to_hex());
            "history-heard"
        }
        Fact::MissingSet { is_missing: true, .. } => "history-missing",
        Fact::MissingSet { is_missing: false, .. } => "history-turned-up",
        Fact::Count { .. }
        | Fact::TagIgnored { .. }
        | Fact::AssetRemoved(_)
        | Fact::ProductAdded(_)
        | Fact::PlaceDrawn { .. }
        | Fact::PlaceRemoved(_)
        | Fact::ReaderSet { .. }
        | Fact::ReaderRemoved(_)
        | Fact::ReaderLost { .. }
        | Fact::Noticed(_)
        | Fact::SeenBefore { .. }
        | Fact::ReaderBack { .. }
        | Fact::PersonSet { .. }
        | Fact::PinSet { .. }
        | Fact::SettingsChanged { .. }
        | Fact::Undone { .. }
        | Fact::ReportMade { .. }
        | Fact::LogArchived { .. } => return None,
    };
    if let Who::Person(person) = recorded.who {
        put("who", names::person_in(picture, person));
    }
    Some(HistoryLine {
        words: words.to_owned(),
        args,
        at: recorded.at.0,
        how: how_word(recorded.how).to_owned(),
    })
}

fn how_word(how: How) -> &'static str {
    match how {
        How::Read => "read",
        How::Scan => "scan",
        How::Press => "press",
        How::Program => "program",
        How::Rule => "rule",
        How::Import => "import",
        How::Undo => "undo",
    }
}
