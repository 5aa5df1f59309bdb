//! Formats: how a document becomes a file. [`FORMATS`] is the list.

mod csv;
mod xlsx;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::rc::Rc;

use codes::Epc;
use words::{Args, Message, Words};

use crate::document::{Document, Filter};
use crate::error::Error;
use crate::zone::Zone;

/// Every format, in the order of the choice.
pub const FORMATS: &[Format] = &[
    Format {
        key: "csv",
        extension: "csv",
        media_type: "text/csv; charset=utf-8",
        name: Message::FormatCsv,
        about: Message::FormatCsvAbout,
        statement: Message::ReportsPreviewCsv,
        render: csv::render,
    },
    Format {
        key: "xlsx",
        extension: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: Message::FormatXlsx,
        about: Message::FormatXlsxAbout,
        statement: Message::ReportsPreviewXlsx,
        render: xlsx::render,
    },
];

/// How to make a file from a document.
pub type Render = fn(&Document<'_>, &Order<'_>, &mut (dyn Write + Send)) -> Result<Written, Error>;

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Its stable key.
    pub key: &'static str,
    /// Ending of its files.
    pub extension: &'static str,
    /// For browsers.
    pub media_type: &'static str,
    /// Its name.
    pub name: Message,
    /// One sentence about it.
    pub about: Message,
    /// Where a file of this format states its moment and its number of rows: shown with the preview.
    pub statement: Message,
    /// Makes a file.
    pub render: Render,
}

/// How a document shall be rendered.
pub struct Order<'o> {
    /// The language of headings and words.
    pub words: &'static Words,
    /// The zone of all times.
    pub zone: Zone,
    /// A folder for temporary files, on the disk where the file will be: then "disk full" means one disk.
    pub scratch: &'o Path,
    /// Asked before every row with the rows written so far: the progress, and `false` to stop.
    pub step: &'o dyn Fn(u64) -> bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows over all sections, headings not counted.
    pub rows: u64,
    /// Texts that had to be cut because the format has a limit.
    pub cut: u64,
}

/// The format with this key.
pub fn find_format(key: &str) -> Result<&'static Format, Error> {
    FORMATS.iter().find(|format| format.key == key).ok_or_else(|| Error::UnknownFormat(key.to_owned()))
}

/// The name of the file: report, moment with zone, rows. `DEMO-` in front of practice data.
pub fn file_name(document: &Document<'_>, rows: u64, format: &Format, order: &Order<'_>) -> String {
    let name = order.words.plain(document.file_name, &Args::new());
    // A translated name is still a file name on every system.
    let name: String = name.chars().map(|ch| if ch.is_alphanumeric() { ch } else { '-' }).collect();
    let demo = if document.is_demo { "DEMO-" } else { "" };
    let moment = order.zone.for_file_name(document.moment);
    format!("{demo}{}_{moment}_{rows}-rows.{}", name.trim_matches('-'), format.extension)
}

/// Words of ours that stand in many cells, looked up once: a lookup for every row would take longer than the row.
pub(crate) struct CellWords {
    words: &'static Words,
    known: RefCell<BTreeMap<Message, Rc<str>>>,
}

impl CellWords {
    pub fn new(words: &'static Words) -> CellWords {
        CellWords { words, known: RefCell::default() }
    }

    /// The text of a message without values.
    pub fn of(&self, message: Message) -> Rc<str> {
        let mut known = self.known.borrow_mut();
        known.entry(message).or_insert_with(|| self.words.plain(message, &Args::new()).into()).clone()
    }
}

/// What the document leaves out, a sentence each.
pub(crate) fn filter_words(document: &Document<'_>, words: &Words) -> Vec<String> {
    let sentence = |filter: &Filter| match filter {
        Filter::Place(place) => {
            words.plain(Message::ReportAboutFilterPlace, &Args::new().text("place", place))
        }
        Filter::NoUnknownTags => words.plain(Message::ReportAboutFilterNoUnknown, &Args::new()),
    };
    document.filters.iter().map(sentence).collect()
}

/// A place in one cell: `Warehouse › Racks A › A-03`.
pub(crate) fn path_text(path: &[String]) -> String {
    path.join(" › ")
}

/// Tag numbers in one cell, a space between two.
pub(crate) fn tags_text(epcs: &[Epc]) -> String {
    epcs.iter().map(Epc::to_hex).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
