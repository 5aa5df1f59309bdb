//! The reports there are. One file each; [`REPORTS`] is the list.

mod everything;

use model::Timestamp;
use store::Snapshot;
use words::Message;

use crate::document::Document;
use crate::error::Error;
use crate::question::{Answers, Question};

/// Every report, in the order of the cards on the screen.
pub const REPORTS: &[Report] = &[everything::REPORT];

/// What a report says about a snapshot. Pure: the same snapshot, answers and moment give the same document.
pub type Answer = for<'a> fn(&'a Snapshot, &Answers, Timestamp) -> Result<Document<'a>, Error>;

/// A kind of report.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// Its stable key.
    pub key: &'static str,
    /// Its name.
    pub name: Message,
    /// One sentence about it.
    pub about: Message,
    /// What it asks for.
    pub questions: &'static [Question],
    /// Makes its document; the moment is when the snapshot was taken.
    pub answer: Answer,
}

/// The report with this key.
pub fn find_report(key: &str) -> Result<&'static Report, Error> {
    REPORTS.iter().find(|report| report.key == key).ok_or_else(|| Error::UnknownReport(key.to_owned()))
}
