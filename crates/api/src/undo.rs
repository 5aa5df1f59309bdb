//! Taking back what a person did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::collections::BTreeMap;

use model::{Command, GroupId};
use station::store::UndoEntry;
use station::{REDO, UNDO};

use crate::app::{Done, Nothing};
use crate::limits;
use crate::methods::Api;
use crate::names;
use crate::problem::{self, Draft, Problem};
use crate::session::Session;

/// Which undo group; `null` takes the newest.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct UndoRef {
    /// Its id.
    pub undo: Option<String>,
}

/// A line of the undo list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct UndoLine {
    /// Its id.
    pub undo: String,
    /// Word id of what was done: `undo-move`, `undo-link`, `undo-add-item` …
    pub words: String,
    /// Values for the words.
    pub args: std::collections::BTreeMap<String, String>,
    /// When, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// It was taken back already.
    pub is_undone: bool,
}

/// Takes back what was done.
pub(crate) fn take_back(api: &Api, session: &Session, wish: UndoRef) -> Result<Done, Problem> {
    let group = match wish.undo.as_deref() {
        Some(undo) => undo.parse().map_err(|why| problem::bad_values(&why))?,
        None => newest(api)?,
    };
    api.done(session, Command::Undo(group))
}

/// Does again what was taken back last, as long as nothing else was done since.
pub(crate) fn redo(api: &Api, session: &Session, _: Nothing) -> Result<Done, Problem> {
    let entries = api.station.ask(|snapshot| snapshot.undo_list(limits::UNDO_LINES_MAX));
    let entries = entries.map_err(|why| problem::of_ask(api, &why))?;
    let mut standing = entries.iter().filter(|entry| !entry.undone && entry.words != REDO);
    let newest = standing.next().filter(|entry| entry.words == UNDO).map(|entry| entry.group);
    let group = newest.ok_or_else(|| Draft::new("TS-UNDO-001").say(&api.language()))?;
    api.done(session, Command::Undo(group))
}

fn newest(api: &Api) -> Result<GroupId, Problem> {
    let entries = api.station.ask(|snapshot| snapshot.undo_list(limits::UNDO_LINES_MAX));
    let entries = entries.map_err(|why| problem::of_ask(api, &why))?;
    // What took something back is not what a person means by the last thing done.
    let newest = entries.iter().find(|entry| !entry.undone && entry.words != UNDO);
    newest.map(|entry| entry.group).ok_or_else(|| Draft::new("TS-UNDO-001").say(&api.language()))
}

/// What can be taken back, newest first.
pub(crate) fn list(api: &Api, _: &Session, _: Nothing) -> Result<Vec<UndoLine>, Problem> {
    let entries = api.station.ask(|snapshot| snapshot.undo_list(limits::UNDO_LINES_MAX));
    let entries = entries.map_err(|why| problem::of_ask(api, &why))?;
    Ok(entries.iter().map(|entry| line(api, entry)).collect())
}

fn line(api: &Api, entry: &UndoEntry) -> UndoLine {
    let mut args = BTreeMap::new();
    // What takes it back names the thing it was done to.
    let (words, item) = match entry.inverse.first() {
        _ if entry.words == "count_close" => ("undo-count-close", String::new()),
        Some(Command::Count { .. }) => ("undo-count", String::new()),
        Some(Command::MarkMissing { asset, .. }) => ("undo-missing", names::asset(api, *asset)),
        Some(Command::MoveAsset { asset, .. }) => ("undo-move", names::asset(api, *asset)),
        Some(Command::UnlinkTag(_)) => ("undo-link", String::new()),
        Some(Command::LinkTag { asset, .. }) => ("undo-unlink", names::asset(api, *asset)),
        Some(Command::RemoveAsset(asset)) => ("undo-add-item", names::asset(api, *asset)),
        Some(Command::ChangeAsset(before)) => ("undo-change-item", before.name.clone()),
        Some(Command::AddAsset(before)) => ("undo-remove-item", before.name.clone()),
        Some(Command::DrawPlace(place)) => ("undo-place", place.name.clone()),
        Some(Command::RemovePlace(place)) => ("undo-place", names::place(api, *place)),
        Some(Command::SetReader(reader)) => ("undo-reader", reader.name.clone()),
        Some(Command::RemoveReader(reader)) => ("undo-reader", names::reader(api, *reader)),
        Some(Command::ChangeSettings(_)) => ("undo-settings", String::new()),
        Some(Command::IgnoreTag { .. }) => ("undo-ignore", String::new()),
        Some(Command::AddProduct(_) | Command::SetPerson(_) | Command::SetPin { .. } | Command::Undo(_))
        | None => ("undo-other", String::new()),
    };
    args.insert("item".to_owned(), item);
    UndoLine {
        undo: entry.group.to_string(),
        words: words.to_owned(),
        args,
        at: entry.at.0,
        is_undone: entry.undone,
    }
}
