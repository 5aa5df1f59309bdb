//! Taking back what a person did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
