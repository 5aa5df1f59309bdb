//! Contract of the lists: every report in every format; and what a format must hold for any document.

use std::collections::BTreeSet;
use std::io::{self, Cursor};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use model::{Span, Subject, Timestamp};
use store::Snapshots;

use super::*;
use crate::bed::{Bed, MOMENT, RACK, ZONE, csv_rows, file, file_in};
use crate::catalog::REPORTS;
use crate::document::{Cell, CellKind, Column, Section};
use crate::guard::tests::payloads;
use crate::preview::preview;
use crate::question::Answers;

fn book(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// The cells of a sheet as text, heading first.
fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn format(key: &str) -> &'static Format {
    find_format(key).unwrap()
}

/// A registry with so many items and a tenth as many unknown tags.
fn registry(items: u32) -> Snapshots {
    let mut bed = Bed::furnished();
    for number in 0..items {
        let item = bed.item(&format!("Drum {number}"), &format!("D-{number:06}"), None, Some(RACK), "");
        bed.link(item, &format!("E28011600000{number:012}"));
        bed.arrived(Subject::Asset(item), RACK, model::Confidence::Certain, MOMENT, true);
    }
    for number in 0..items / 10 {
        bed.unknown_tag(&format!("E20000170000{number:012}"), RACK, MOMENT);
    }
    bed.store()
}

#[test]
fn every_report_works_in_every_format_with_none_one_and_many_rows() {
    // One registry of a few thousand rows, so that the pages of the store are crossed; 100,000 rows are below.
    for (items, rows) in [(0, 0), (1, 1), (3_000, 3_300)] {
        let snapshots = registry(items);
        let snapshot = snapshots.take().unwrap();
        for report in REPORTS {
            let document = (report.answer)(&snapshot, &Answers::default(), MOMENT).unwrap();
            assert_eq!(document.count(&|| true).unwrap(), rows, "{}", report.key);
            for format in FORMATS {
                let (bytes, written) = file(&document, format).unwrap();
                assert_eq!(written, Written { rows, cut: 0 }, "{} {}", report.key, format.key);
                assert_eq!(rows_in(format, bytes), rows, "{} {}", report.key, format.key);
            }
        }
    }
}

/// Rows of a file without headings, and "About".
fn rows_in(format: &Format, bytes: Vec<u8>) -> u64 {
    if format.key == "csv" {
        return csv_rows(&bytes).len() as u64 - 1;
    }
    let mut book = book(bytes);
    let names = book.sheet_names();
    assert_eq!(names.last().unwrap(), "About");
    names[..names.len() - 1].iter().map(|name| book.worksheet_range(name).unwrap().height() as u64 - 1).sum()
}

const COLUMNS: &[Column] = &[
    Column { key: "name", head: Message::ReportColumnName, kind: CellKind::Text, width: 20 },
    Column { key: "count", head: Message::ReportAboutRows, kind: CellKind::Count, width: 10 },
    Column { key: "seen", head: Message::ReportColumnLastSeen, kind: CellKind::Time, width: 20 },
    Column { key: "span", head: Message::ReportColumnSince, kind: CellKind::Span, width: 10 },
    Column { key: "tags", head: Message::ReportColumnTags, kind: CellKind::Tag, width: 30 },
    Column { key: "place", head: Message::ReportColumnPlace, kind: CellKind::Place, width: 30 },
    Column { key: "state", head: Message::ReportColumnState, kind: CellKind::Word, width: 12 },
];

fn document(sections: Vec<Section<'_>>) -> Document<'_> {
    Document {
        name: Message::ReportEverything,
        file_name: Message::ReportEverythingFile,
        site: "North".to_owned(),
        is_demo: false,
        moment: MOMENT,
        filters: Vec::new(),
        sections,
    }
}

fn names(texts: Vec<String>) -> Section<'static> {
    Section::new(Message::ReportSectionItems, &COLUMNS[..1], move |visit| {
        texts.iter().try_for_each(|text| visit(&[Cell::Text(text.into())]))
    })
}

fn many(rows: u64) -> Section<'static> {
    Section::new(Message::ReportSectionItems, COLUMNS, move |visit| {
        let place = ["North".to_owned(), "Racks A".to_owned()];
        let epc: Epc = "E28011606000020943C11F20".parse().unwrap();
        (0..rows).try_for_each(|row| {
            visit(&[
                Cell::Text(format!("Drum {row}").into()),
                Cell::Count(row),
                Cell::Time(MOMENT),
                Cell::Span(Span::seconds(row)),
                Cell::tags(&[epc]),
                Cell::place(&place),
                Cell::Word(Message::ReportStateHere),
            ])
        })
    })
}

#[test]
fn a_hundred_thousand_rows_are_all_there() {
    let document = document(vec![many(100_000)]);
    for format in FORMATS {
        let (bytes, written) = file(&document, format).unwrap();
        assert_eq!(written.rows, 100_000);
        assert_eq!(rows_in(format, bytes), 100_000, "{}", format.key);
    }
}

#[test]
fn small_document_is_as_it_was_agreed() {
    let path = ["North".to_owned(), "Racks; A".to_owned()];
    let epcs: Vec<Epc> = ["E280", "300000000000000000000001"].map(|hex| hex.parse().unwrap()).into();
    let full = [
        Cell::text("Drum \"44\""),
        Cell::Count(1_234_567),
        Cell::Time(Timestamp(MOMENT.0 + 7)),
        Cell::Span(Span(93_909_500)),
        Cell::tags(&epcs),
        Cell::place(&path),
        Cell::Word(Message::ReportStateWrongPlace),
    ];
    let empty = [const { Cell::Empty }; 7];
    let guarded =
        [Cell::text("=1+1"), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    let section = Section::new(Message::ReportSectionItems, COLUMNS, |visit| {
        visit(&full)?;
        visit(&empty)?;
        visit(&guarded)
    });
    let mut document = document(vec![section]);
    document.is_demo = true;
    let (bytes, _) = file(&document, format("csv")).unwrap();
    let golden = include_str!("tests/small.csv").replace('\n', "\r\n");
    assert_eq!(String::from_utf8(bytes).unwrap(), format!("\u{FEFF}{golden}"));
}

#[test]
fn no_payload_becomes_a_formula_and_every_text_comes_back() {
    let payloads = payloads();
    let document = document(vec![names(payloads.clone())]);

    let (bytes, _) = file(&document, format("csv")).unwrap();
    let rows = csv_rows(&bytes);
    for (row, payload) in rows[1..].iter().zip(&payloads) {
        assert_eq!(row[0], format!("'{payload}"));
    }

    let (bytes, written) = file(&document, format("xlsx")).unwrap();
    assert_eq!((written.rows, written.cut), (payloads.len() as u64, 0));
    let mut book = book(bytes);
    let cells = sheet(&mut book, "Items");
    assert_eq!(cells.len(), payloads.len() + 1);
    for (row, payload) in cells[1..].iter().zip(&payloads) {
        // Line ends are written by XML as one sign, whichever they were.
        let wanted = payload.replace("\r\n", "\n");
        let Data::String(text) = &row[0] else { panic!("{payload:?} became {:?}", row[0]) };
        assert_eq!(text.replace("\r\n", "\n"), wanted, "{payload:?}");
    }
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.rows().flatten().all(String::is_empty), "{name} has a formula");
    }
}

#[test]
fn csv_stays_one_column_a_cell_for_programs_that_split_at_semicolons() {
    let document = document(vec![names(vec!["a;=1+1".to_owned(), "b\t=1".to_owned()])]);
    let (bytes, _) = file(&document, format("csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\"a;=1+1\"") && text.contains("\"b\t=1\""), "{text}");
}

#[test]
fn xlsx_cells_are_typed() {
    let document = document(vec![many(3)]);
    let (bytes, _) = file(&document, format("xlsx")).unwrap();
    let mut book = book(bytes);
    assert_eq!(book.sheet_names(), ["Items", "About"]);
    let cells = sheet(&mut book, "Items");
    let row = &cells[3];
    assert_eq!(row[0], Data::String("Drum 2".to_owned()));
    assert!(matches!(row[1], Data::Float(2.0) | Data::Int(2)), "{:?}", row[1]);
    let Data::DateTime(seen) = &row[2] else { panic!("{:?}", row[2]) };
    // 15:05:09 on the wall of the zone, as days.
    assert!((seen.as_f64() - (46_348.0 + 54_309.0 / 86_400.0)).abs() < 1e-9, "{seen:?}");
    let Data::DateTime(span) = &row[3] else { panic!("{:?}", row[3]) };
    assert!(span.is_duration() && (span.as_f64() - 2.0 / 86_400.0).abs() < 1e-12);
    assert_eq!(row[4], Data::String("E28011606000020943C11F20".to_owned()));
    assert_eq!(row[5], Data::String("North › Racks A".to_owned()));
    assert_eq!(row[6], Data::String("Here".to_owned()));
}

#[test]
fn xlsx_states_moment_zone_and_rows() {
    let mut document = document(vec![many(3), names(vec!["x".repeat(40_000)])]);
    document.is_demo = true;
    document.filters = vec![Filter::Place("North › Packing".to_owned())];
    let (bytes, written) = file(&document, format("xlsx")).unwrap();
    assert_eq!(written, Written { rows: 4, cut: 1 });
    let mut book = book(bytes);
    assert_eq!(book.sheet_names(), ["Items", "Items 2", "About"]);
    let about: Vec<String> = sheet(&mut book, "About")
        .iter()
        .map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(": "))
        .collect();
    for line in [
        "Report: Everything and where it is",
        "Warehouse: North",
        "Moment (ISO 8601): 2026-11-22T15:05:09.000+01:00",
        "Time zone of all times: UTC+01:00",
        "Rows: 4",
        "Filter: Only North › Packing",
        ": 1 text was too long for a cell and was cut.",
        ": DEMO: practice data, not a real warehouse",
    ] {
        assert!(about.iter().any(|found| found == line), "{line:?} is not in {about:#?}");
    }
}

#[test]
fn every_format_stops_between_rows_when_it_is_told_to() {
    let document = document(vec![many(1_000)]);
    let scratch = tempfile::tempdir().unwrap();
    for format in FORMATS {
        let order = Order {
            words: Words::for_language("en"),
            zone: ZONE,
            scratch: scratch.path(),
            step: &|rows| rows < 10,
        };
        let mut out = Vec::new();
        assert!(
            matches!((format.render)(&document, &order, &mut out), Err(Error::Cancelled)),
            "{}",
            format.key
        );
        assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0);
    }
}

/// A file on a disk that fills up.
struct FullDisk {
    room: usize,
}

impl Write for FullDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.room == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(self.room);
        self.room -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_said_to_be_full() {
    let document = document(vec![many(2_000)]);
    let scratch = tempfile::tempdir().unwrap();
    let order =
        Order { words: Words::for_language("en"), zone: ZONE, scratch: scratch.path(), step: &|_| true };
    for format in FORMATS {
        for room in [0, 100, 20_000] {
            let result = (format.render)(&document, &order, &mut FullDisk { room });
            assert!(matches!(result, Err(Error::DiskFull)), "{} {room}: {result:?}", format.key);
        }
    }
    let gone = scratch.path().join("gone");
    let order = Order { scratch: &gone, ..order };
    let result = (format("xlsx").render)(&document, &order, &mut Vec::new());
    assert!(matches!(result, Err(Error::NotWritable(_))), "{result:?}");
}

#[test]
fn pseudo_languages_reach_headings_in_every_format() {
    let document = document(vec![many(1), names(vec!["x".to_owned()])]);
    for language in ["en-XA", "ar-XB"] {
        for format in FORMATS {
            let (bytes, written) = file_in(&document, format, language).unwrap();
            assert_eq!(written.rows, 2);
            if format.key == "csv" {
                let rows = csv_rows(&bytes);
                assert!(rows[0].iter().all(|head| head.contains('[') && head.contains(']')), "{:?}", rows[0]);
            } else {
                let names = book(bytes).sheet_names();
                assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 3, "{names:?}");
            }
        }
    }
}

#[test]
fn preview_and_file_say_the_same() {
    let document = document(vec![many(30), names(vec!["=1".to_owned()])]);
    let scratch = tempfile::tempdir().unwrap();
    let order =
        Order { words: Words::for_language("en"), zone: ZONE, scratch: scratch.path(), step: &|_| true };
    let preview = preview(&document, &order).unwrap();
    assert_eq!((preview.rows.len(), preview.total), (20, 31));
    assert_eq!((preview.moment, preview.zone.as_str()), (MOMENT, "UTC+01:00"));
    let heads: Vec<_> = preview.columns.iter().map(|(head, _)| head.as_str()).collect();
    let csv = csv_rows(&file(&document, format("csv")).unwrap().0);
    assert_eq!(csv[0][..csv[0].len() - 3], heads);
    assert_eq!(preview.rows[2][..4], ["Items", "Drum 2", "2", "2026-11-22 15:05:09"]);
    assert_eq!(csv.len() as u64 - 1, preview.total);

    let few = self::document(vec![names(vec!["=1".to_owned()])]);
    let preview = crate::preview::preview(&few, &order).unwrap();
    assert_eq!(preview.rows, [["=1"]], "people see the text itself, the guard is for spreadsheets");
}

#[test]
fn file_names_work_on_every_system() {
    let mut document = document(vec![many(0)]);
    let scratch = std::env::temp_dir();
    let order = |language| Order {
        words: Words::for_language(language),
        zone: ZONE,
        scratch: &scratch,
        step: &|_| true,
    };
    let name = file_name(&document, 12_480, format("xlsx"), &order("en"));
    assert_eq!(name, "everything-and-where-it-is_20261122T150509+0100_12480-rows.xlsx");
    document.is_demo = true;
    let name = file_name(&document, 0, format("csv"), &order("en"));
    assert_eq!(name, "DEMO-everything-and-where-it-is_20261122T150509+0100_0-rows.csv");
    for language in ["en-XA", "ar-XB"] {
        let name = file_name(&document, 1, format("csv"), &order(language));
        assert!(name.chars().all(|ch| ch.is_alphanumeric() || "-_+.".contains(ch)), "{name}");
    }
}

#[test]
fn keys_are_unique_and_every_report_has_sections_with_unique_columns() {
    let snapshots = Bed::furnished().store();
    let snapshot = snapshots.take().unwrap();
    let mut keys = BTreeSet::new();
    assert!(
        FORMATS
            .iter()
            .map(|format| format.key)
            .chain(REPORTS.iter().map(|r| r.key))
            .all(|key| keys.insert(key))
    );
    for report in REPORTS {
        let document = (report.answer)(&snapshot, &Answers::default(), MOMENT).unwrap();
        assert!(!document.sections.is_empty());
        for section in &document.sections {
            let columns: BTreeSet<_> = section.columns.iter().map(|column| column.key).collect();
            assert_eq!(columns.len(), section.columns.len(), "{}", report.key);
        }
    }
}
