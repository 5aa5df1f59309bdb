//! A list of items as CSV: bytes in, staged rows out, each with the faults it has.
//!
//! Nothing is decided here about the registry: whether a place of that name exists or a number is taken is asked
//! later, by those who know.

use std::collections::BTreeMap;

use codes::Epc;

use crate::columns::{Field, FoundColumn, assign, known};
use crate::encoding::{Encoding, decode};
use crate::fault::{FileFault, RowFault, quoted};
use crate::guard::unguarded;
use crate::limits::{COLUMNS_MAX, FILE_BYTES_MAX, NAME_CHARS_MAX, NOTE_CHARS_MAX, ROWS_MAX, TAGS_MAX};

/// A file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    /// How it was written.
    pub encoding: Encoding,
    /// What stands between two columns.
    pub delimiter: char,
    /// Its columns.
    pub columns: Vec<FoundColumn>,
    /// Its rows, empty lines left out.
    pub rows: Vec<StagedRow>,
    /// How many rows have a fault.
    pub faulty: u64,
}

/// A row with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedRow {
    /// The line of the file it begins in, counted from 1.
    pub line: u64,
    /// What it says.
    pub item: ItemRow,
    /// What is wrong with it; empty when it can come in.
    pub faults: Vec<RowFault>,
}

/// An item as a list describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemRow {
    /// Its name.
    pub name: String,
    /// Its number; empty if it has none.
    pub number: String,
    /// Its product by name; empty if it has none.
    pub product: String,
    /// Where it belongs: names from the outermost given down; empty if nothing is said.
    pub home: Vec<String>,
    /// Its tags.
    pub tags: Vec<Epc>,
    /// A remark.
    pub note: String,
}

/// Reads a list of items.
pub fn read(bytes: &[u8]) -> Result<Staged, FileFault> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(FileFault::TooLarge { limit: FILE_BYTES_MAX as u64 / 1024 / 1024 });
    }
    let (text, encoding) = decode(bytes)?;
    let (body, delimiter, lines_before) = delimiter(&text);
    if let Some(line) = open_quote(body, delimiter) {
        return Err(FileFault::OpenQuote { line: line + lines_before });
    }
    let mut reader = reader(body, delimiter);
    let mut records = reader.records();
    // A text without a heading line has no record at all: reading from memory, the csv reader cannot fail otherwise.
    let Some(Ok(heading)) = records.next() else { return Err(FileFault::Empty) };
    if heading.len() > COLUMNS_MAX {
        return Err(FileFault::TooManyColumns { limit: COLUMNS_MAX as u64 });
    }
    let columns = assign(heading.iter())?;
    if columns.iter().all(|column| column.field != Some(Field::Name)) {
        return Err(FileFault::NoNameColumn);
    }
    let mut staged =
        Staged { encoding, delimiter: char::from(delimiter), columns, rows: Vec::new(), faulty: 0 };
    let mut seen = BTreeMap::new();
    for record in records.flatten() {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if staged.rows.len() as u64 == ROWS_MAX {
            return Err(FileFault::TooManyRows { limit: ROWS_MAX });
        }
        let line = lines_before + line_of(body, record.position());
        let row = row(&staged.columns, &record, line, &mut seen);
        staged.faulty += u64::from(!row.faults.is_empty());
        staged.rows.push(row);
    }
    Ok(staged)
}

fn reader(body: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes())
}

/// The delimiter, the text after a `sep=` line, and how many lines that took. Among comma, semicolon and tab the one
/// whose headings are best known wins, then the one with more columns, then the comma.
fn delimiter(text: &str) -> (&str, u8, u64) {
    if let Some((first, rest)) = text.split_once('\n')
        && let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', sign @ (b',' | b';' | b'\t' | b'|')] =
            first.trim_end_matches(['\r', ' ']).as_bytes()
    {
        return (rest, *sign, 1);
    }
    let mut best = (b',', (0, 0));
    for sign in [b',', b';', b'\t'] {
        let Some(Ok(heading)) = reader(text, sign).records().next() else { continue };
        let score = (known(heading.iter()), heading.len());
        if score > best.1 {
            best = (sign, score);
        }
    }
    (text, best.0, 0)
}

/// The line a record begins in. The csv reader names the place where the one before ended: a line end that belongs to
/// that one, and empty lines, can still lie between.
fn line_of(body: &str, position: Option<&csv::Position>) -> u64 {
    let Some(position) = position else { return 0 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let between = body.as_bytes().get(start..).unwrap_or_default().iter();
    let ends =
        between.take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    position.line() + ends as u64
}

/// The line in which a quoted cell begins that never ends.
fn open_quote(text: &str, delimiter: u8) -> Option<u64> {
    let mut line = 1;
    let mut opened = None;
    let mut is_cell_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += u64::from(byte == b'\n');
        if opened.is_some() {
            // Two quotation marks inside a quoted cell are one; a single one ends it.
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                opened = None;
            }
        } else if byte == b'"' && is_cell_start {
            opened = Some(line);
        }
        is_cell_start = opened.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    opened
}

fn row(
    columns: &[FoundColumn],
    record: &csv::StringRecord,
    line: u64,
    seen: &mut BTreeMap<Epc, u64>,
) -> StagedRow {
    let mut row = StagedRow { line, item: ItemRow::default(), faults: Vec::new() };
    for (column, cell) in columns.iter().zip(record) {
        let Some(field) = column.field else { continue };
        let text = bare(cell);
        if text.chars().any(|ch| ch == char::REPLACEMENT_CHARACTER || is_unprintable(ch)) {
            row.faults.push(RowFault::BadCharacter { column: quoted(&column.heading) });
        }
        let limit = if field == Field::Note { NOTE_CHARS_MAX } else { NAME_CHARS_MAX };
        if field != Field::Tags && text.chars().nth(limit).is_some() {
            let column = quoted(&column.heading);
            row.faults.push(RowFault::TextTooLong { column, limit: limit as u64 });
        }
        match field {
            Field::Name => row.item.name = text.to_owned(),
            Field::Number => row.item.number = text.to_owned(),
            Field::Product => row.item.product = text.to_owned(),
            Field::Note => row.item.note = text.to_owned(),
            Field::Home => row.item.home = path(text),
            Field::Tags => tags(text, line, seen, &mut row),
        }
    }
    if row.item.name.is_empty() {
        row.faults.push(RowFault::NameMissing);
    }
    row
}

/// A cell without the blanks around it. A text that was guarded against being run as a formula is given back exactly.
fn bare(cell: &str) -> &str {
    let text = unguarded(cell);
    if text.len() == cell.len() { cell.trim() } else { text }
}

/// Control characters other than tab and line ends, which people do type.
fn is_unprintable(ch: char) -> bool {
    ch.is_control() && !matches!(ch, '\t' | '\r' | '\n')
}

/// `Warehouse › Racks A › A-03`, or one name.
fn path(text: &str) -> Vec<String> {
    text.split('›').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn tags(text: &str, line: u64, seen: &mut BTreeMap<Epc, u64>, row: &mut StagedRow) {
    for part in tag_texts(text) {
        if row.item.tags.len() == TAGS_MAX {
            row.faults.push(RowFault::TooManyTags { limit: TAGS_MAX as u64 });
            return;
        }
        let Ok(epc) = part.parse::<Epc>() else {
            row.faults.push(RowFault::BadTag { tag: quoted(part) });
            continue;
        };
        if row.item.tags.contains(&epc) {
            continue;
        }
        if let Some(first) = seen.get(&epc) {
            row.faults.push(RowFault::TagTwice { tag: epc.to_hex(), line: *first });
            continue;
        }
        seen.insert(epc, line);
        row.item.tags.push(epc);
    }
}

/// Shortest tag number that is taken for a whole one between blanks: 8 hex digits. Shorter groups are parts of one
/// number that people write in fours.
const WHOLE_DIGITS_MIN: usize = 8;

/// One cell can hold several tag numbers: between commas, semicolons, bars, line ends, or blanks.
fn tag_texts(text: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    for part in text.split([',', ';', '|', '\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
        if part.split_whitespace().all(|group| group.len() >= WHOLE_DIGITS_MIN) {
            texts.extend(part.split_whitespace());
        } else {
            texts.push(part);
        }
    }
    texts
}

#[cfg(test)]
mod tests;
