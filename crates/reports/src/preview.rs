//! A look at a report before it is made: the first rows and how many there are.

use codes::Epc;
use model::Timestamp;
use words::{Args, Words};

use crate::document::{Cell, CellKind, Document};
use crate::error::Error;
use crate::flat::Flat;
use crate::limits::PREVIEW_ROWS;
use crate::render::{Order, filter_words, path_text, tags_text};
use crate::zone::Zone;

/// The first rows of a report, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Heading and kind of each column.
    pub columns: Vec<(String, CellKind)>,
    /// The first rows, each cell as a person reads it.
    pub rows: Vec<Vec<String>>,
    /// Rows in all.
    pub total: u64,
    /// The moment it describes.
    pub moment: Timestamp,
    /// The time zone its times are told in.
    pub zone: String,
    /// What is left out, a sentence each.
    pub filters: Vec<String>,
}

/// Makes the preview of a document. The same document, rendered, has the same first rows and the same number of them.
pub fn preview(document: &Document<'_>, order: &Order<'_>) -> Result<Preview, Error> {
    let flat = Flat::of(document);
    let head = |message| order.words.plain(message, &Args::new());
    let mut rows = Vec::new();
    // Enough rows end the walk early: not an error, only the way out of it.
    let walked = flat.walk(&mut |cells| {
        if rows.len() == PREVIEW_ROWS {
            return Err(Error::Cancelled);
        }
        rows.push(cells.map(|cell| for_people(cell, order.words, order.zone)).collect());
        Ok(())
    });
    match walked {
        Err(Error::Cancelled) if rows.len() == PREVIEW_ROWS => {}
        other => other?,
    }
    Ok(Preview {
        columns: flat.columns().iter().map(|column| (head(column.head), column.kind)).collect(),
        rows,
        total: document.count(&|| (order.step)(0))?,
        moment: document.moment,
        zone: order.zone.name(document.moment),
        filters: filter_words(document, order.words),
    })
}

fn for_people(cell: &Cell<'_>, words: &Words, zone: Zone) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_string(),
        Cell::Word(word) => words.plain(*word, &Args::new()),
        Cell::Count(count) => count.to_string(),
        Cell::Time(at) => zone.for_people(*at),
        Cell::Span(span) => span_text(span.0),
        Cell::Tags(epcs) => tags_text(epcs as &[Epc]),
        Cell::Place(path) => path_text(path),
    }
}

/// Hours, minutes, seconds: `26:05:09`.
fn span_text(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[test]
fn spans_are_hours_minutes_seconds() {
    assert_eq!(span_text(93_909_500), "26:05:09");
    assert_eq!(span_text(59_999), "0:00:59");
}
