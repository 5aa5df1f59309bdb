//! What can be wrong with a foreign file: data, not sentences. The words are made at the doors, under the id
//! `bring-fault-` and the key.

use crate::limits::QUOTED_CHARS_MAX;

/// Why a whole file cannot be brought in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// Larger than is looked at.
    #[error("larger than {limit} MB")]
    TooLarge {
        /// The most megabytes.
        limit: u64,
    },
    /// More rows than are looked at.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The most rows.
        limit: u64,
    },
    /// More columns than are looked at.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// The most columns.
        limit: u64,
    },
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// A picture, a spreadsheet, a program: not a text.
    #[error("not a text file")]
    NotText,
    /// No heading says which column holds the names.
    #[error("no column is called Name")]
    NoNameColumn,
    /// Two columns have the same heading, and it matters which is meant.
    #[error("the column {column:?} is there twice")]
    ColumnTwice {
        /// Its heading.
        column: String,
    },
    /// A quoted text never ends; what follows it cannot be told apart.
    #[error("a quotation mark in line {line} is not closed")]
    OpenQuote {
        /// The line it stands in.
        line: u64,
    },
}

impl FileFault {
    /// Its stable key.
    pub fn key(&self) -> &'static str {
        match self {
            FileFault::TooLarge { .. } => "too-large",
            FileFault::TooManyRows { .. } => "too-many-rows",
            FileFault::TooManyColumns { .. } => "too-many-columns",
            FileFault::Empty => "empty",
            FileFault::NotText => "not-text",
            FileFault::NoNameColumn => "no-name-column",
            FileFault::ColumnTwice { .. } => "column-twice",
            FileFault::OpenQuote { .. } => "open-quote",
        }
    }
}

/// Why one row cannot be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It has no name.
    NameMissing,
    /// A text is longer than it may be.
    TextTooLong {
        /// Heading of its column.
        column: String,
        /// The most characters.
        limit: u64,
    },
    /// Something that is not a tag number.
    BadTag {
        /// What stands there.
        tag: String,
    },
    /// The tag is in an earlier row already.
    TagTwice {
        /// Its number.
        tag: String,
        /// The line it was first in.
        line: u64,
    },
    /// More tags than an item can have.
    TooManyTags {
        /// The most.
        limit: u64,
    },
    /// A character that cannot be shown: the file was damaged or saved in another encoding.
    BadCharacter {
        /// Heading of its column.
        column: String,
    },
}

impl RowFault {
    /// Its stable key.
    pub fn key(&self) -> &'static str {
        match self {
            RowFault::NameMissing => "name-missing",
            RowFault::TextTooLong { .. } => "text-too-long",
            RowFault::BadTag { .. } => "bad-tag",
            RowFault::TagTwice { .. } => "tag-twice",
            RowFault::TooManyTags { .. } => "too-many-tags",
            RowFault::BadCharacter { .. } => "bad-character",
        }
    }
}

/// Foreign text for a fault: short enough to be shown.
pub(crate) fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
