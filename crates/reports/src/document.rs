//! A document: what a report says, before it has a format.
//!
//! Rows are not in it. A section knows how to walk over its rows, and each walk hands them out one by one, so a
//! million rows need no more memory than one. A document lives as long as the snapshot it was made from: two walks
//! over the same section give the same rows.

use std::borrow::Cow;

use codes::Epc;
use model::{Span, Timestamp};
use words::Message;

use crate::error::Error;

/// What is handed each row of a walk; an error ends the walk and comes out of it unchanged.
pub type Visit<'v> = dyn FnMut(&[Cell<'_>]) -> Result<(), Error> + 'v;

/// Everything a report says.
pub struct Document<'a> {
    /// Name of the report.
    pub name: Message,
    /// Its name for files.
    pub file_name: Message,
    /// The warehouse.
    pub site: String,
    /// Practice data; every format must say so.
    pub is_demo: bool,
    /// The moment it describes.
    pub moment: Timestamp,
    /// What was left out, for people; empty when nothing was.
    pub filters: Vec<Filter>,
    /// Its parts, at least one.
    pub sections: Vec<Section<'a>>,
}

/// One thing that limits what is in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Only what is in this place, by its names from the site down.
    Place(String),
    /// No unknown tags.
    NoUnknownTags,
}

/// A part of a document: a table.
pub struct Section<'a> {
    /// What it is called.
    pub name: Message,
    /// Its columns.
    pub columns: &'static [Column],
    walk: Box<Walk<'a>>,
    count: Option<u64>,
}

type Walk<'a> = dyn Fn(&mut Visit<'_>) -> Result<(), Error> + 'a;

/// A column of a section.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Stable key; columns of two sections with the same key are the same column.
    pub key: &'static str,
    /// Its heading.
    pub head: Message,
    /// What its cells hold.
    pub kind: CellKind,
    /// Width in characters where a format has widths.
    pub width: u8,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Text from people, tags or files.
    Text,
    /// A word of ours, such as a state.
    Word,
    /// A number of things.
    Count,
    /// A moment.
    Time,
    /// A length of time.
    Span,
    /// Tag numbers.
    Tag,
    /// A place by its names from the site down.
    Place,
}

impl CellKind {
    /// What the doors call it.
    pub fn key(self) -> &'static str {
        match self {
            CellKind::Text => "text",
            CellKind::Word => "word",
            CellKind::Count => "count",
            CellKind::Time => "time",
            CellKind::Span => "span",
            CellKind::Tag => "tag",
            CellKind::Place => "place",
        }
    }
}

/// A typed value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'r> {
    /// Nothing to say.
    Empty,
    /// Text from people, tags or files: never to be trusted.
    Text(Cow<'r, str>),
    /// A word of ours in the language of the document. It may stand in a column of any kind.
    Word(Message),
    /// A number of things.
    Count(u64),
    /// A moment.
    Time(Timestamp),
    /// A length of time.
    Span(Span),
    /// Tag numbers, any many.
    Tags(Cow<'r, [Epc]>),
    /// Names from the site down.
    Place(Cow<'r, [String]>),
}

impl<'r> Cell<'r> {
    /// A text that may be empty.
    pub fn text(text: &'r str) -> Cell<'r> {
        if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text)) }
    }

    /// A moment that may not be known.
    pub fn time(at: Option<Timestamp>) -> Cell<'r> {
        at.map_or(Cell::Empty, Cell::Time)
    }

    /// A place that may not be known.
    pub fn place(path: &'r [String]) -> Cell<'r> {
        if path.is_empty() { Cell::Empty } else { Cell::Place(Cow::Borrowed(path)) }
    }

    /// Tag numbers, if there are any.
    pub fn tags(epcs: &'r [Epc]) -> Cell<'r> {
        if epcs.is_empty() { Cell::Empty } else { Cell::Tags(Cow::Borrowed(epcs)) }
    }

    /// Whether it may stand in a column of this kind.
    pub fn fits(&self, kind: CellKind) -> bool {
        match self {
            Cell::Empty | Cell::Word(_) => true,
            Cell::Text(_) => kind == CellKind::Text,
            Cell::Count(_) => kind == CellKind::Count,
            Cell::Time(_) => kind == CellKind::Time,
            Cell::Span(_) => kind == CellKind::Span,
            Cell::Tags(_) => kind == CellKind::Tag,
            Cell::Place(_) => kind == CellKind::Place,
        }
    }
}

impl<'a> Section<'a> {
    /// A section from what walks over its rows; each row has one cell for each column.
    pub fn new(
        name: Message,
        columns: &'static [Column],
        walk: impl Fn(&mut Visit<'_>) -> Result<(), Error> + 'a,
    ) -> Section<'a> {
        Section { name, columns, walk: Box::new(walk), count: None }
    }

    /// Tells how many rows there are when that is known without a walk.
    #[must_use]
    pub fn with_count(mut self, rows: u64) -> Section<'a> {
        self.count = Some(rows);
        self
    }

    /// Hands out every row.
    pub fn walk(&self, visit: &mut Visit<'_>) -> Result<(), Error> {
        (self.walk)(&mut |cells| {
            debug_assert_eq!(cells.len(), self.columns.len());
            debug_assert!(
                cells.iter().zip(self.columns).all(|(cell, column)| cell.fits(column.kind)),
                "{cells:?}"
            );
            visit(cells)
        })
    }

    /// How many rows there are. `step` is asked before each counted row, because a long count can be cancelled too.
    pub fn count(&self, step: &dyn Fn() -> bool) -> Result<u64, Error> {
        if let Some(rows) = self.count {
            return Ok(rows);
        }
        let mut rows = 0;
        self.walk(&mut |_| {
            rows += 1;
            if step() { Ok(()) } else { Err(Error::Cancelled) }
        })?;
        Ok(rows)
    }
}

impl Document<'_> {
    /// How many rows there are over all sections.
    pub fn count(&self, step: &dyn Fn() -> bool) -> Result<u64, Error> {
        self.sections.iter().try_fold(0u64, |sum, section| Ok(sum + section.count(step)?))
    }
}
