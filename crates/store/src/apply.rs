//! What each fact does to the tables.

use model::{
    AssetId, Confidence, Fact, How, PlaceId, ReadPoint, Recorded, Signal, Subject, TagId, Timestamp, Why,
};
use rusqlite::Connection;
use std::collections::BTreeMap;

use crate::archive;
use crate::error::Error;
use crate::table::belief::Whereabouts;
use crate::table::place::PlaceTree;
use crate::table::{
    asset, asset_list, belief, person, place, product, reader, setting, stay, stock_count, tag, undo,
};
use crate::writer::Failure;

/// How many rows of the list of items moved; see `page_map.rs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Rows whose order or filter may have changed.
    pub list: i64,
    /// Rows whose "last heard" alone has changed.
    pub heard: i64,
}

/// Applies one fact.
pub(crate) fn fact(
    tx: &Connection,
    tree: &mut PlaceTree,
    changes: &mut Changes,
    recorded: &Recorded,
) -> Result<(), Failure> {
    let at = recorded.at;
    match &recorded.fact {
        Fact::TagHeard { tag: id, epc, tid, read_point } => {
            tag::put(tx, id, epc, tid.as_ref())?;
            belief::heard(tx, &Subject::Tag(*id), at, read_point, Signal::Silent)?;
        }
        Fact::Arrived { subject, place, confidence, why }
        | Fact::Moved { subject, to: place, confidence, why, from: _ } => {
            stay::begin(tx, subject, *place, at, *confidence, recorded.sequence)?;
            let whereabouts = whereabouts(recorded, Some(*place), *confidence, why);
            belief::put(tx, subject, &whereabouts)?;
            changes.list += asset_list::settle_place(tx, tree, subject)?;
        }
        Fact::Departed { subject, from: _, confidence, why } => {
            stay::end(tx, subject, at)?;
            belief::put(tx, subject, &whereabouts(recorded, None, *confidence, why))?;
            changes.list += asset_list::settle_place(tx, tree, subject)?;
        }
        Fact::TagLinked { .. } | Fact::TagUnlinked { .. } | Fact::TagIgnored { .. } => {
            tag_fact(tx, tree, changes, recorded)?;
        }
        Fact::AssetAdded(added) => changes.list += asset::put(tx, tree, added)?,
        Fact::AssetChanged { before: _, after } => changes.list += asset::put(tx, tree, after)?,
        Fact::AssetRemoved(removed) => {
            remove_asset(tx, &removed.id, at)?;
            changes.list += 1;
        }
        Fact::ProductAdded(added) => product::put(tx, added)?,
        Fact::PlaceDrawn { before: _, after } => {
            storable(after)?;
            place::put(tx, after)?;
            let drawn = tree.put(after);
            changes.list += asset_list::settle_drawn(tx, tree, after.id, drawn)?;
        }
        Fact::PlaceRemoved(removed) => changes.list += remove_place(tx, tree, removed.id, at)?,
        Fact::ReaderSet { before: _, after } => {
            storable(after)?;
            reader::put(tx, after)?;
        }
        Fact::ReaderRemoved(removed) => reader::remove(tx, removed.id)?,
        Fact::PersonSet { before: _, after } => person::put(tx, after)?,
        Fact::SettingsChanged { before: _, after } => {
            storable(after.as_ref())?;
            setting::put(tx, after)?;
        }
        Fact::Count { count, news } => stock_count::apply(tx, *count, news, at)?,
        Fact::MissingSet { asset, is_missing } => stock_count::set_missing(tx, asset, *is_missing, at)?,
        Fact::Undone { group } => undo::mark_undone(tx, group)?,
        Fact::LogArchived { last, hash, file } => archive::remember(tx, *last, hash, file)?,
        // The log has them; what is believed now, and the stays that led there, do not change.
        Fact::ReaderLost { .. }
        | Fact::ReaderBack { .. }
        | Fact::ReportMade { .. }
        | Fact::Noticed(_)
        | Fact::SeenBefore { .. } => {}
        // The hash of a PIN is no fact: it comes beside them, see `Batch::pins`.
        Fact::PinSet { .. } => {}
    }
    Ok(())
}

/// What was in a place is nowhere when the place is gone. Gives the number of rows that changed.
fn remove_place(
    tx: &Connection,
    tree: &mut PlaceTree,
    place: PlaceId,
    at: Timestamp,
) -> Result<i64, Failure> {
    let mut rows = 0;
    for subject in belief::in_place(tx, place)? {
        stay::end(tx, &subject, at)?;
        belief::lose(tx, &subject)?;
        rows += asset_list::settle_place(tx, tree, &subject)?;
    }
    place::remove(tx, place)?;
    tree.remove(place);
    Ok(rows)
}

fn whereabouts<'a>(
    recorded: &Recorded,
    place: Option<PlaceId>,
    confidence: Confidence,
    why: &'a Why,
) -> Whereabouts<'a> {
    Whereabouts { place, confidence, at: recorded.at, is_heard: recorded.how == How::Read, why }
}

/// The facts about what a tag is tied to. A tag of ours has no place of its own: its item has.
fn tag_fact(
    tx: &Connection,
    tree: &PlaceTree,
    changes: &mut Changes,
    recorded: &Recorded,
) -> Result<(), Failure> {
    let at = recorded.at;
    match &recorded.fact {
        Fact::TagLinked { tag: id, epc, asset: on, before } => {
            tag::put(tx, id, epc, None)?;
            tag::link(tx, id, Some(on))?;
            belief::share_heard(tx, &Subject::Tag(*id), &Subject::Asset(*on), at)?;
            forget(tx, &Subject::Tag(*id), at)?;
            changes.list += asset::settle_tags(tx, tree, on)?;
            if let Some(before) = before {
                changes.list += asset::settle_tags(tx, tree, before)?;
            }
        }
        Fact::TagUnlinked { tag: id, asset: on } => {
            tag::link(tx, id, None)?;
            stands_alone(tx, id, on, at)?;
            changes.list += asset::settle_tags(tx, tree, on)?;
        }
        Fact::TagIgnored { tag: id, is_ignored } => {
            tag::ignore(tx, id, *is_ignored)?;
            belief::ensure(tx, &Subject::Tag(*id), at)?;
        }
        Fact::TagHeard { .. }
        | Fact::Arrived { .. }
        | Fact::Moved { .. }
        | Fact::Departed { .. }
        | Fact::AssetAdded(_)
        | Fact::AssetChanged { .. }
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
        | Fact::Count { .. }
        | Fact::MissingSet { .. }
        | Fact::Undone { .. }
        | Fact::ReportMade { .. }
        | Fact::LogArchived { .. } => {}
    }
    Ok(())
}

/// A tag speaks for itself again. If it was the only one on its item, what was heard of the item was this tag.
fn stands_alone(tx: &Connection, id: &TagId, asset: &AssetId, at: Timestamp) -> rusqlite::Result<()> {
    belief::ensure(tx, &Subject::Tag(*id), at)?;
    if tag::ids_of(tx, asset)?.is_empty() {
        belief::share_heard(tx, &Subject::Asset(*asset), &Subject::Tag(*id), at)?;
    }
    Ok(())
}

/// An item goes; its stays remain as history, its tags become unknown.
fn remove_asset(tx: &Connection, id: &AssetId, at: Timestamp) -> Result<(), Failure> {
    for tag in tag::ids_of(tx, id)? {
        tag::link(tx, &tag, None)?;
        stands_alone(tx, &tag, id, at)?;
    }
    forget(tx, &Subject::Asset(*id), at)?;
    stock_count::forget_asset(tx, id)?;
    asset::remove(tx, id)?;
    Ok(())
}

fn forget(tx: &Connection, subject: &Subject, at: Timestamp) -> rusqlite::Result<()> {
    stay::end(tx, subject, at)?;
    belief::forget(tx, subject)
}

/// Refreshes "last heard". Each subject once, in the order of its key, so that a page is touched once.
pub(crate) fn heard(
    tx: &Connection,
    changes: &mut Changes,
    heard: Vec<(Subject, Timestamp, ReadPoint, Signal)>,
) -> Result<(), Failure> {
    let mut latest: BTreeMap<Subject, (Timestamp, ReadPoint, Signal)> = BTreeMap::new();
    for (subject, at, read_point, signal) in heard {
        let entry = latest.entry(subject).or_insert((at, read_point, signal));
        if at >= entry.0 {
            *entry = (at, read_point, signal);
        }
    }
    for (subject, (at, read_point, signal)) in &latest {
        if belief::heard(tx, subject, *at, read_point, *signal)? {
            changes.heard += asset_list::settle_heard(tx, subject, *at)?;
        }
    }
    Ok(())
}

/// JSON has no "not a number" and no infinity; they would come back as damage. Refused instead.
fn storable<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq>(value: &T) -> Result<(), Error> {
    let back = serde_json::to_string(value).and_then(|text| serde_json::from_str::<T>(&text));
    match back {
        Ok(back) if back == *value => Ok(()),
        Ok(_) => Err(Error::Unstorable { what: "a value that does not come back as it is".to_owned() }),
        Err(failure) => Err(Error::Unstorable { what: failure.to_string() }),
    }
}

#[cfg(test)]
mod tests;
