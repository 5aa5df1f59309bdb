//! XLSX for spreadsheet programs: one sheet a section, a fixed heading with a filter, and the sheet "About".
//!
//! Cells are typed: a text is stored as a text whatever it begins with, in a cell whose format is "text", so it stays
//! one when somebody edits it. Numbers are numbers. Times are dates in the zone that "About" names. Rows go through a
//! temporary file in the scratch folder; only the present row is in memory. A section that fills its sheet goes on in
//! a second one.

use std::borrow::Cow;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use words::{Args, Message};

use crate::document::{Cell, CellKind, Column, Document, Section};
use crate::error::Error;
use crate::guard::is_dangerous;
use crate::limits::{SHEET_NAME_MAX, SHEET_ROWS_MAX, SHEETS_MAX, XLSX_TEXT_MAX};
use crate::render::{CellWords, Order, Written, filter_words, path_text, tags_text};

pub(super) fn render(
    document: &Document<'_>,
    order: &Order<'_>,
    out: &mut (dyn Write + Send),
) -> Result<Written, Error> {
    // The writer below panics when its temporary file cannot grow. That is a full disk, not a bug of ours, and must
    // come out as such; nothing of the workbook is used after it.
    let rendered = catch_unwind(AssertUnwindSafe(|| Book::new(document, order, SHEET_ROWS_MAX)?.fill(out)));
    rendered.unwrap_or_else(|panic| Err(error_of_panic(panic.as_ref())))
}

/// The workbook while it is being filled.
struct Book<'d> {
    document: &'d Document<'d>,
    order: &'d Order<'d>,
    workbook: Workbook,
    /// Rows of a sheet with its heading; the tests have smaller sheets.
    sheet_rows: u32,
    formats: Formats,
    words: CellWords,
    sheet_names: Vec<String>,
    written: Written,
}

/// The formats of all cells, made once.
struct Formats {
    head: Format,
    text: Format,
    /// For texts that look like a formula: shown with the mark of a text that was typed as such.
    guarded: Format,
    count: Format,
    time: Format,
    span: Format,
    label: Format,
}

impl Formats {
    fn new() -> Formats {
        let text = Format::new().set_num_format("@");
        Formats {
            head: Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x1F_3A_5F))
                .set_align(FormatAlign::VerticalCenter),
            guarded: text.clone().set_quote_prefix(),
            text,
            count: Format::new().set_num_format("#,##0"),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss").set_align(FormatAlign::Left),
            span: Format::new().set_num_format("[h]:mm:ss"),
            label: Format::new().set_bold(),
        }
    }
}

impl<'d> Book<'d> {
    fn new(document: &'d Document<'d>, order: &'d Order<'d>, sheet_rows: u32) -> Result<Book<'d>, Error> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(order.scratch)?;
        // Without this the file would carry the time of the system clock: the same document, the same file.
        let mut properties = DocProperties::new().set_title(order.words.plain(document.name, &Args::new()));
        if let Ok(made) = ExcelDateTime::from_timestamp(document.moment.0.div_euclid(1000)) {
            properties = properties.set_creation_datetime(&made);
        }
        workbook.set_properties(&properties);
        let (formats, written) = (Formats::new(), Written::default());
        let words = CellWords::new(order.words);
        Ok(Book { document, order, workbook, sheet_rows, formats, words, sheet_names: Vec::new(), written })
    }

    fn fill(mut self, out: &mut (dyn Write + Send)) -> Result<Written, Error> {
        let mut rows_of = Vec::new();
        for section in &self.document.sections {
            let before = self.written.rows;
            self.section(section)?;
            rows_of.push((section.name, self.written.rows - before));
        }
        self.about(&rows_of)?;
        self.workbook.save_to_writer(out)?;
        Ok(self.written)
    }

    fn word(&self, message: Message) -> String {
        self.order.words.plain(message, &Args::new())
    }

    fn section(&mut self, section: &Section<'_>) -> Result<(), Error> {
        let mut number = 1;
        let mut sheet = self.open_sheet(section, number)?;
        let mut row = 1;
        section.walk(&mut |cells| {
            if !(self.order.step)(self.written.rows) {
                return Err(Error::Cancelled);
            }
            if row == self.sheet_rows {
                number += 1;
                let next = self.open_sheet(section, number)?;
                self.close_sheet(std::mem::replace(&mut sheet, next), section, row)?;
                row = 1;
            }
            for (column, cell) in (0u16..).zip(cells) {
                self.cell(&mut sheet, row, column, cell)?;
            }
            row += 1;
            self.written.rows += 1;
            Ok(())
        })?;
        self.close_sheet(sheet, section, row)
    }

    fn open_sheet(&mut self, section: &Section<'_>, number: u32) -> Result<Worksheet, Error> {
        if number > SHEETS_MAX {
            return Err(Error::TooManyRows { most: u64::from(SHEETS_MAX) * u64::from(self.sheet_rows - 1) });
        }
        let name = self.word(section.name);
        let name = if number == 1 {
            name
        } else {
            let args = Args::new().text("section", name).count("number", u64::from(number));
            self.order.words.plain(Message::ReportSheetMore, &args)
        };
        let mut sheet = self.blank_sheet(&name)?;
        sheet.set_freeze_panes(1, 1)?;
        sheet.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
        for (at, column) in (0u16..).zip(section.columns) {
            sheet.set_column_width(at, f64::from(column.width))?;
            sheet.set_column_format(at, self.column_format(column))?;
        }
        sheet.set_row_height(0, 22)?;
        for (at, column) in (0u16..).zip(section.columns) {
            sheet.write_string_with_format(0, at, self.word(column.head), &self.formats.head)?;
        }
        Ok(sheet)
    }

    fn close_sheet(&mut self, mut sheet: Worksheet, section: &Section<'_>, rows: u32) -> Result<(), Error> {
        let last_column = u16::try_from(section.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, rows.saturating_sub(1).max(1), last_column)?;
        self.workbook.push_worksheet(sheet);
        Ok(())
    }

    fn blank_sheet(&mut self, name: &str) -> Result<Worksheet, Error> {
        let name = sheet_name(name, &self.sheet_names);
        let mut sheet = self.workbook.new_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?;
        sheet.set_right_to_left(self.order.words.language().is_right_to_left);
        if self.document.is_demo {
            sheet.set_header(format!("&C&B{}", self.word(Message::ReportAboutDemo).replace('&', "&&")));
        }
        self.sheet_names.push(name);
        Ok(sheet)
    }

    fn column_format(&self, column: &Column) -> &Format {
        match column.kind {
            CellKind::Text | CellKind::Word | CellKind::Tag | CellKind::Place => &self.formats.text,
            CellKind::Count => &self.formats.count,
            CellKind::Time => &self.formats.time,
            CellKind::Span => &self.formats.span,
        }
    }

    fn cell(&mut self, sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell<'_>) -> Result<(), Error> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.text(sheet, row, column, text)?,
            Cell::Word(word) => self.text(sheet, row, column, &self.words.of(*word))?,
            Cell::Tags(epcs) => self.text(sheet, row, column, &tags_text(epcs))?,
            Cell::Place(path) => self.text(sheet, row, column, &path_text(path))?,
            Cell::Count(count) => {
                // A spreadsheet counts in f64: exact up to 2^53.
                sheet.write_number_with_format(row, column, *count as f64, &self.formats.count)?;
            }
            Cell::Span(span) => {
                let days = span.0 as f64 / MILLISECONDS_A_DAY;
                sheet.write_number_with_format(row, column, days, &self.formats.span)?;
            }
            Cell::Time(at) => match self.order.zone.wall(*at).and_then(serial) {
                Some(days) => {
                    sheet.write_number_with_format(row, column, days, &self.formats.time)?;
                }
                None => self.text(sheet, row, column, &self.order.zone.iso(*at))?,
            },
        }
        Ok(())
    }

    fn text(&mut self, sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), Error> {
        let fitting = fitting(text);
        self.written.cut += u64::from(fitting.len() != text.len());
        let format = if is_dangerous(&fitting) { &self.formats.guarded } else { &self.formats.text };
        sheet.write_string_with_format(row, column, fitting, format)?;
        Ok(())
    }

    fn about(&mut self, rows_of: &[(Message, u64)]) -> Result<(), Error> {
        let (document, order) = (self.document, self.order);
        let mut sheet = self.blank_sheet(&self.word(Message::ReportAbout))?;
        sheet.set_column_width(0, 26)?.set_column_width(1, 60)?;
        let mut lines = vec![
            (self.word(Message::ReportAboutReport), Line::Text(self.word(document.name))),
            (self.word(Message::ReportAboutSite), Line::Text(document.site.clone())),
            (self.word(Message::ReportAboutMoment), Line::Cell(Cell::Time(document.moment))),
            (self.word(Message::ReportAboutMomentIso), Line::Text(order.zone.iso(document.moment))),
            (self.word(Message::ReportAboutZone), Line::Text(order.zone.name(document.moment))),
            (self.word(Message::ReportAboutRows), Line::Cell(Cell::Count(self.written.rows))),
        ];
        for (section, rows) in rows_of {
            let args = Args::new().text("section", self.word(*section));
            lines
                .push((order.words.plain(Message::ReportAboutRowsOf, &args), Line::Cell(Cell::Count(*rows))));
        }
        let filters = filter_words(document, order.words);
        let all = self.word(Message::ReportAboutFilterNone);
        for filter in if filters.is_empty() { vec![all] } else { filters } {
            lines.push((self.word(Message::ReportAboutFilter), Line::Text(filter)));
        }
        if self.written.cut > 0 {
            let args = Args::new().count("count", self.written.cut);
            lines.push((String::new(), Line::Text(order.words.plain(Message::ReportAboutCut, &args))));
        }
        if document.is_demo {
            lines.push((String::new(), Line::Text(self.word(Message::ReportAboutDemo))));
        }
        for (row, (label, line)) in (0u32..).zip(lines) {
            sheet.write_string_with_format(row, 0, label, &self.formats.label)?;
            match line {
                Line::Text(text) => self.text(&mut sheet, row, 1, &text)?,
                Line::Cell(cell) => self.cell(&mut sheet, row, 1, &cell)?,
            }
        }
        self.workbook.push_worksheet(sheet);
        Ok(())
    }
}

/// What stands beside a label of the sheet "About".
enum Line {
    Text(String),
    Cell(Cell<'static>),
}

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

/// Days since 1899-12-30, the way a spreadsheet counts; `None` outside of the years it knows.
fn serial(wall: chrono::NaiveDateTime) -> Option<f64> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_hms_opt(0, 0, 0)?;
    let days = (wall - first).num_milliseconds() as f64 / MILLISECONDS_A_DAY;
    // Day 60 is a 29 February 1900 that never was; after it the count is right. 2958466 is the year 10000.
    (61.0..2_958_466.0).contains(&days).then_some(days)
}

/// The text, cut to what a cell holds.
fn fitting(text: &str) -> Cow<'_, str> {
    // Bytes are at least as many as characters: short texts, nearly all, are not counted.
    if text.len() <= XLSX_TEXT_MAX {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(XLSX_TEXT_MAX) {
        Some(_) => Cow::Owned(text.chars().take(XLSX_TEXT_MAX - 1).chain(['…']).collect()),
        None => Cow::Borrowed(text),
    }
}

/// A name that a sheet may have: without the characters that are not allowed, short enough, and not taken.
fn sheet_name(name: &str, taken: &[String]) -> String {
    let allowed =
        |ch: char| !ch.is_control() && !matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = name.chars().filter(|ch| allowed(*ch)).collect();
    let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    (1u32..)
        .map(|number| {
            let suffix = if number == 1 { String::new() } else { format!(" {number}") };
            let room = SHEET_NAME_MAX - suffix.chars().count();
            let stem: String = name.trim().chars().take(room).collect();
            format!("{}{suffix}", if stem.is_empty() { "-" } else { &stem })
        })
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

fn error_of_panic(panic: &(dyn std::any::Any + Send)) -> Error {
    let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    let words = words.unwrap_or("the spreadsheet writer stopped");
    if ["StorageFull", "QuotaExceeded", "FileTooLarge"].iter().any(|kind| words.contains(kind)) {
        return Error::DiskFull;
    }
    Error::Io(words.to_owned())
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Error {
        if let XlsxError::TempFileError(folder, cause) = &error {
            let words = format!("{}: {cause}", folder.display());
            return std::io::Error::new(cause.kind(), words).into();
        }
        io_cause(&error)
    }
}

/// Errors of the file come wrapped by the spreadsheet and the zip writer; the kind is found down the chain of causes.
fn io_cause(error: &(dyn std::error::Error + 'static)) -> Error {
    let words = error.to_string();
    let mut cause = Some(error);
    while let Some(error) = cause {
        let wrapped = match error.downcast_ref::<XlsxError>() {
            Some(XlsxError::IoError(io)) => Some(io),
            _ => error.downcast_ref::<std::io::Error>(),
        };
        if let Some(io) = wrapped {
            return std::io::Error::new(io.kind(), words).into();
        }
        cause = match error.downcast_ref::<XlsxError>() {
            Some(XlsxError::ZipError(zip)) => Some(zip),
            _ => error.source(),
        };
    }
    Error::Io(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_allowed_short_and_different() {
        let mut taken = Vec::new();
        for (asked, given) in [
            ("Items", "Items"),
            ("items", "items 2"),
            ("[Íítéémš]", "Íítéémš"),
            ("a/b\\c:d*e?f", "abcdef"),
            ("'[]", "-"),
            ("", "- 2"),
            ("A very long name of a section of a report", "A very long name of a section o"),
            ("A very long name of a section of another", "A very long name of a section 2"),
        ] {
            let name = sheet_name(asked, &taken);
            assert_eq!(name, given);
            assert!(name.chars().count() <= SHEET_NAME_MAX);
            taken.push(name);
        }
    }

    #[test]
    fn dates_are_counted_like_a_spreadsheet_does() {
        let at = |text: &str| serial(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap());
        assert_eq!(at("1900-03-01 00:00"), Some(61.0));
        assert_eq!(at("2026-11-22 12:00"), Some(46_348.5));
        assert_eq!(at("1900-02-28 23:00"), None);
        assert_eq!(at("9999-12-31 12:00"), Some(2_958_465.5));
    }

    #[test]
    fn long_texts_are_cut_by_characters() {
        let fits = "ä".repeat(XLSX_TEXT_MAX);
        assert_eq!(fitting(&fits), fits);
        let cut = fitting(&"ä".repeat(XLSX_TEXT_MAX + 1)).into_owned();
        assert_eq!(cut.chars().count(), XLSX_TEXT_MAX);
        assert!(cut.ends_with("ä…"));
    }

    #[test]
    fn a_panic_for_lack_of_space_is_a_full_disk() {
        let words = "Couldn't write to xml file: Os { code: 28, kind: StorageFull, message: \"No space\" }"
            .to_owned();
        assert!(matches!(error_of_panic(&words), Error::DiskFull));
        assert!(matches!(error_of_panic(&"something else"), Error::Io(words) if words == "something else"));
    }

    #[test]
    fn a_full_sheet_goes_on_in_the_next_one_up_to_the_last() {
        use crate::bed::{MOMENT, ZONE};
        const COLUMNS: &[Column] =
            &[Column { key: "rows", head: Message::ReportAboutRows, kind: CellKind::Count, width: 9 }];
        let scratch = tempfile::tempdir().unwrap();
        let words = words::Words::for_language("en");
        let order = Order { words, zone: ZONE, scratch: scratch.path(), step: &|_| true };
        let sheets = |rows: u64| {
            let section = Section::new(Message::ReportSectionItems, COLUMNS, move |visit| {
                (0..rows).try_for_each(|row| visit(&[Cell::Count(row)]))
            });
            let document = Document {
                name: Message::ReportEverything,
                file_name: Message::ReportEverythingFile,
                site: String::new(),
                is_demo: false,
                moment: MOMENT,
                filters: Vec::new(),
                sections: vec![section],
            };
            let mut out = Vec::new();
            // Nine rows and a heading a sheet.
            Book::new(&document, &order, 10)?.fill(&mut out)?;
            let mut book: calamine::Xlsx<_> =
                calamine::open_workbook_from_rs(std::io::Cursor::new(out)).unwrap();
            let ranges = calamine::Reader::worksheets(&mut book);
            Ok::<_, Error>(ranges.into_iter().map(|(name, range)| (name, range.height())).collect::<Vec<_>>())
        };
        let heights = |rows| {
            let mut sheets = sheets(rows).unwrap();
            assert_eq!(sheets.pop().unwrap().0, "About");
            sheets
        };
        let sheet = |name: &str, height: usize| (name.to_owned(), height);
        assert_eq!(heights(9), [sheet("Items", 10)]);
        assert_eq!(heights(10), [sheet("Items", 10), sheet("Items 2", 2)]);
        assert_eq!(heights(19), [sheet("Items", 10), sheet("Items 2", 10), sheet("Items 3", 2)]);
        assert_eq!(heights(180).len(), 20);
        assert!(matches!(sheets(181), Err(Error::TooManyRows { most: 180 })));
    }
}
