//! CSV after RFC 4180, for programs and spreadsheets.
//!
//! One table, nothing around it: no title line, no closing line, because either would be a broken row to every
//! program that reads the file. So that a file still says what it is, each row carries three constant columns at
//! its end – the warehouse, the moment of the report and its number of rows – and the file name says it too. A
//! part of the file, or two files put together, can be told apart by them.
//!
//! A UTF-8 byte-order mark makes spreadsheet programs read names right. Texts are always quoted (a semicolon inside
//! must not become a column where that is the separator), numbers and times never. A text that a spreadsheet program
//! would run as a formula gets an apostrophe in front, see `guard`.

use std::io::{BufWriter, Write};

use words::{Args, Message};

use crate::document::{Cell, Document};
use crate::error::Error;
use crate::flat::Flat;
use crate::guard::guarded;
use crate::limits::WRITE_BUFFER;
use crate::render::{CellWords, Order, Written, path_text, tags_text};

pub(super) fn render(
    document: &Document<'_>,
    order: &Order<'_>,
    out: &mut (dyn Write + Send),
) -> Result<Written, Error> {
    let flat = Flat::of(document);
    let mut out = BufWriter::with_capacity(WRITE_BUFFER, out);
    let total = document.count(&|| (order.step)(0))?;
    out.write_all("\u{FEFF}".as_bytes())?;
    let line_end = constant_cells(document, order, total);
    heading(&flat, order, &mut out)?;
    let mut rows = 0;
    let mut line = Vec::new();
    let words = CellWords::new(order.words);
    flat.walk(&mut |cells| {
        if !(order.step)(rows) {
            return Err(Error::Cancelled);
        }
        line.clear();
        for cell in cells {
            push(&mut line, cell, order, &words);
            line.push(b',');
        }
        line.extend_from_slice(line_end.as_bytes());
        out.write_all(&line)?;
        rows += 1;
        Ok(())
    })?;
    out.flush()?;
    Ok(Written { rows, cut: 0 })
}

fn heading(flat: &Flat<'_>, order: &Order<'_>, out: &mut impl Write) -> Result<(), Error> {
    let own = flat.columns().iter().map(|column| column.head);
    let constant = [Message::ReportColumnSite, Message::ReportColumnMoment, Message::ReportColumnRows];
    let heads: Vec<_> =
        own.chain(constant).map(|head| quoted(&order.words.plain(head, &Args::new()))).collect();
    out.write_all(heads.join(",").as_bytes())?;
    Ok(out.write_all(b"\r\n")?)
}

/// The end of every row: which warehouse, which moment, how many rows.
fn constant_cells(document: &Document<'_>, order: &Order<'_>, total: u64) -> String {
    let demo = if document.is_demo {
        format!("{} · ", order.words.plain(Message::ReportAboutDemo, &Args::new()))
    } else {
        String::new()
    };
    let site = quoted(&format!("{demo}{}", document.site));
    format!("{site},{},{total}\r\n", order.zone.iso(document.moment))
}

fn push(line: &mut Vec<u8>, cell: &Cell<'_>, order: &Order<'_>, words: &CellWords) {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => push_quoted(line, text),
        Cell::Word(word) => push_quoted(line, &words.of(*word)),
        Cell::Count(count) => line.extend_from_slice(count.to_string().as_bytes()),
        Cell::Time(at) => line.extend_from_slice(order.zone.iso(*at).as_bytes()),
        // ISO 8601 durations are read by few programs; seconds are a plain number.
        Cell::Span(span) => {
            line.extend_from_slice(format!("{}.{:03}", span.0 / 1000, span.0 % 1000).as_bytes());
        }
        Cell::Tags(epcs) => push_quoted(line, &tags_text(epcs)),
        Cell::Place(path) => push_quoted(line, &path_text(path)),
    }
}

fn push_quoted(line: &mut Vec<u8>, text: &str) {
    line.push(b'"');
    for byte in guarded(text).bytes() {
        if byte == b'"' {
            line.push(b'"');
        }
        line.push(byte);
    }
    line.push(b'"');
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", guarded(text).replace('"', "\"\""))
}
