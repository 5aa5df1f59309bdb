//! What a screen is told when something does not work: a stable code and three sentences.

use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A problem in words. The window picks its behaviour by `code`, never by the sentences.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Problem {
    /// Stable code (`TS-READER-004`).
    pub code: String,
    /// What happened.
    pub message: String,
    /// What it means for you.
    pub meaning: String,
    /// What to do.
    pub action: String,
    /// Values the words were made with; a screen in another language makes its own words from code and these.
    pub args: BTreeMap<String, String>,
    /// For *Details* only: the system's own words.
    pub detail: Option<String>,
    /// What the way out needs (`asset` of the item a tag is on …).
    pub refers: BTreeMap<String, String>,
}
