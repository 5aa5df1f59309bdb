//! Reports: what there is, a look at the first rows, the file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A parameter a report asks for; the form is built from it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct QuestionView {
    /// Key of the answer.
    pub key: String,
    /// Word id of its label.
    pub label: String,
    /// `place`, `period`, `yes_no`.
    pub kind: String,
}

/// A kind of report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportKind {
    /// Its key.
    pub key: String,
    /// Word id of its name.
    pub name: String,
    /// Word id of one sentence about it.
    pub about: String,
    /// What it asks for.
    pub questions: Vec<QuestionView>,
    /// Formats it can be made in: `csv`, `xlsx`.
    pub formats: Vec<String>,
    /// When it was last made, UTC milliseconds.
    #[ts(type = "number | null")]
    pub last_made: Option<i64>,
}

/// A report with its answers.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReportOrder {
    /// Its key.
    pub key: String,
    /// Answers by question key.
    pub answers: std::collections::BTreeMap<String, String>,
    /// `csv` or `xlsx`; not needed for a preview.
    pub format: Option<String>,
    /// Language of headers; `null` = the site's.
    pub language: Option<String>,
}

/// A column of the preview.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ColumnView {
    /// Its heading, in words.
    pub name: String,
    /// `text`, `count`, `time`, `tag`, `place`, `mark`.
    pub kind: String,
}

/// A look at a report before it is made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportPreview {
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// The first rows, at most 20, each cell as text for people.
    pub rows: Vec<Vec<String>>,
    /// Rows in all.
    pub total: u32,
    /// The moment it describes, UTC milliseconds.
    #[ts(type = "number")]
    pub moment: i64,
    /// Time zone of times in the file.
    pub zone: String,
}

/// The job that makes it; its state comes through the channel.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JobRef {
    /// Its id.
    pub job: String,
}

/// Which job.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct JobChoice {
    /// Its id.
    pub job: String,
}

/// Opens a finished report on this desktop.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct OpenReport {
    /// Its job.
    pub job: String,
    /// The folder instead of the file.
    pub is_folder: bool,
}
