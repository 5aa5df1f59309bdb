//! What each fact does to the tables.

use model::{Fact, ReadPoint, Recorded, Signal, Subject, Timestamp};
use rusqlite::Connection;
use std::collections::BTreeMap;

use crate::error::Error;
use crate::table::place::PlaceTree;
use crate::table::{asset, asset_list, belief, person, place, product, reader, setting, stay, tag, undo};
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
            belief::place(tx, subject, Some(*place), *confidence, at, why)?;
            changes.list += asset_list::settle_place(tx, tree, subject)?;
        }
        Fact::Departed { subject, from: _, confidence, why } => {
            stay::end(tx, subject, at)?;
            belief::place(tx, subject, None, *confidence, at, why)?;
            changes.list += asset_list::settle_place(tx, tree, subject)?;
        }
        Fact::TagLinked { .. } | Fact::TagUnlinked { .. } | Fact::TagIgnored { .. } => {
            tag_fact(tx, tree, changes, recorded)?;
        }
        Fact::AssetAdded(added) => changes.list += asset::put(tx, tree, added)?,
        Fact::AssetChanged { before: _, after } => changes.list += asset::put(tx, tree, after)?,
        Fact::AssetRemoved(removed) => {
            changes.list += 1;
            remove_asset(tx, &removed.id, at)?;
        }
        Fact::ProductAdded(added) => product::put(tx, added)?,
        Fact::PlaceDrawn { before: _, after } => {
            storable(after)?;
            place::put(tx, after)?;
            let drawn = tree.put(after);
            changes.list += asset_list::settle_drawn(tx, tree, after.id, drawn)?;
        }
        Fact::PlaceRemoved(removed) => {
            place::remove(tx, removed.id)?;
            tree.remove(removed.id);
        }
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
        Fact::Undone { group } => undo::mark_undone(tx, group)?,
        Fact::ReaderLost { .. } | Fact::ReaderBack { .. } | Fact::ReportMade { .. } => {}
    }
    Ok(())
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
            forget(tx, &Subject::Tag(*id), at)?;
            changes.list += asset::settle_tags(tx, tree, on)?;
            if let Some(before) = before {
                changes.list += asset::settle_tags(tx, tree, before)?;
            }
        }
        Fact::TagUnlinked { tag: id, asset: on } => {
            tag::link(tx, id, None)?;
            belief::ensure(tx, &Subject::Tag(*id), at)?;
            changes.list += asset::settle_tags(tx, tree, on)?;
        }
        Fact::TagIgnored { tag: id, is_ignored } => {
            tag::ignore(tx, id, *is_ignored)?;
            if *is_ignored {
                forget(tx, &Subject::Tag(*id), at)?;
            } else {
                belief::ensure(tx, &Subject::Tag(*id), at)?;
            }
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
        | Fact::ReaderBack { .. }
        | Fact::PersonSet { .. }
        | Fact::SettingsChanged { .. }
        | Fact::Undone { .. }
        | Fact::ReportMade { .. } => {}
    }
    Ok(())
}

/// An item goes; its stays remain as history, its tags become unknown.
fn remove_asset(tx: &Connection, id: &model::AssetId, at: Timestamp) -> Result<(), Failure> {
    for tag in tag::ids_of(tx, id)? {
        tag::link(tx, &tag, None)?;
        belief::ensure(tx, &Subject::Tag(tag), at)?;
    }
    forget(tx, &Subject::Asset(*id), at)?;
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
