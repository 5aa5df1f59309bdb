//! Taking back what a person did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::collections::BTreeMap;

use model::{Command, GroupId};

use crate::app::{Done, Nothing};
use crate::limits;
use crate::methods::Api;
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
    /// Word id of what was done: `did-move`, `did-link`, `did-add-item` …
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

fn newest(api: &Api) -> Result<GroupId, Problem> {
    let entries = api.station.ask(|snapshot| snapshot.undo_list(limits::UNDO_LINES_MAX));
    let entries = entries.map_err(|why| problem::of_ask(api, &why))?;
    let newest = entries.iter().find(|entry| !entry.is_undone);
    newest.map(|entry| entry.group).ok_or_else(|| Draft::new("TS-UNDO-001").say(&api.language()))
}

/// What can be taken back, newest first.
pub(crate) fn list(api: &Api, _: &Session, _: Nothing) -> Result<Vec<UndoLine>, Problem> {
    let entries = api.station.ask(|snapshot| snapshot.undo_list(limits::UNDO_LINES_MAX));
    let entries = entries.map_err(|why| problem::of_ask(api, &why))?;
    let lines = entries.iter().map(|entry| UndoLine {
        undo: entry.group.to_string(),
        words: entry.words.clone(),
        args: BTreeMap::new(),
        at: entry.at.0,
        is_undone: entry.is_undone,
    });
    Ok(lines.collect())
}
