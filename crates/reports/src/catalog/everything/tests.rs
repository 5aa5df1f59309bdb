//! The report on a small warehouse, cell by cell.

use std::collections::BTreeMap;

use super::*;
use crate::bed::{Bed, MOMENT, PACKING, PRODUCT, RACK, RACKS, csv_rows, file};
use crate::render::find_format;
use model::{Span, Subject};
use store::Snapshots;

fn warehouse() -> Snapshots {
    let now = MOMENT;
    let long_ago = now - Span::seconds(3600);
    let mut bed = Bed::furnished();
    let drum = bed.item("Drum 44", "D-0044", Some(PRODUCT), Some(RACK), "blue, \"dented\"\nsecond line");
    bed.link(drum, "E28011606000020943C11F20");
    bed.link(drum, "E28011606000020943C11F21");
    bed.arrived(Subject::Asset(drum), RACK, Confidence::Certain, now, true);
    let stray = bed.item("=HYPERLINK(\"x\")", "-5", None, Some(RACK), "");
    bed.arrived(Subject::Asset(stray), PACKING, Confidence::Likely, now, true);
    let silent = bed.item("Pallet jack 7", "", None, Some(RACKS), "");
    bed.arrived(Subject::Asset(silent), RACK, Confidence::Unsure, long_ago, true);
    let gone = bed.item("Tote 1", "", None, None, "");
    bed.arrived(Subject::Asset(gone), PACKING, Confidence::Likely, long_ago, true);
    bed.departed(Subject::Asset(gone), PACKING, now);
    let carried = bed.item("Wagon", "", None, None, "");
    bed.arrived(Subject::Asset(carried), PACKING, Confidence::Certain, now, false);
    bed.item("Zebra", "", None, None, "");
    bed.unknown_tag("E2000017221101441890ABCD", PACKING, now);
    bed.store()
}

fn rows(snapshots: &Snapshots, answers: &[(&str, String)]) -> Result<Vec<Vec<String>>, Error> {
    let snapshot = snapshots.take().unwrap();
    let texts: BTreeMap<String, String> =
        answers.iter().map(|(key, text)| (key.to_string(), text.clone())).collect();
    let document = answer(&snapshot, &Answers::parse(REPORT.questions, &texts)?, MOMENT)?;
    let (bytes, written) = file(&document, find_format("csv").unwrap()).unwrap();
    let rows = csv_rows(&bytes);
    assert_eq!(rows.len() as u64, written.rows + 1);
    Ok(rows)
}

#[test]
fn everything_is_in_it_with_its_reasons() {
    let found: Vec<String> =
        rows(&warehouse(), &[]).unwrap().iter().map(|row| row[..row.len() - 3].join(" | ")).collect();
    let now = "2026-11-22T15:05:09.000+01:00";
    let long_ago = "2026-11-22T14:05:09.000+01:00";
    let mut wanted = vec![
        "List | Name | Number | Product | Tag numbers | Belongs in | Place | Certainty | Here since | Last seen | Heard by | State | Note".to_owned(),
        format!("Items | '=HYPERLINK(\"x\") | '-5 |  |  | North › Racks A › A-01 | North › Packing | Likely | {now} | {now} | Desk reader | Wrong place | "),
        format!("Items | Drum 44 | D-0044 | Drum 200 l | E28011606000020943C11F20 E28011606000020943C11F21 | North › Racks A › A-01 | North › Racks A › A-01 | Certain | {now} | {now} | Desk reader | Here | blue, \"dented\"\nsecond line"),
        format!("Items | Pallet jack 7 |  |  |  | North › Racks A | North › Racks A › A-01 | Unsure | {long_ago} | {long_ago} | Desk reader | Not seen | "),
    ];
    assert_eq!(found[..4], wanted);
    wanted = vec![
        format!("Items | Wagon |  |  |  |  | North › Packing | Certain | {now} |  | By hand | Not seen | "),
        "Items | Zebra |  |  |  |  | No place yet |  |  |  |  | Not seen | ".to_owned(),
        format!(
            "Unknown tags |  |  |  | E2000017221101441890ABCD |  | North › Packing |  |  | {now} | Desk reader | Unknown tag | "
        ),
    ];
    assert_eq!(found[5..], wanted);
    assert!(found[4].starts_with("Items | Tote 1 |  |  |  |  | Left the site | "), "{}", found[4]);
    assert!(found[4].contains(" | Not seen | "), "{}", found[4]);
}

#[test]
fn every_row_states_warehouse_moment_and_rows() {
    let rows = rows(&warehouse(), &[]).unwrap();
    assert_eq!(rows.len(), 8);
    for row in &rows[1..] {
        assert_eq!(row[row.len() - 3..], ["North", "2026-11-22T15:05:09.000+01:00", "7"]);
    }
}

#[test]
fn a_place_is_taken_with_everything_in_it() {
    let warehouse = warehouse();
    let names = |place: PlaceId, unknown: &str| -> Vec<String> {
        let answers = [("place", place.to_string()), ("unknown", unknown.to_owned())];
        let rows = rows(&warehouse, &answers).unwrap();
        let at = rows[0].iter().position(|head| head == "Name").unwrap();
        rows[1..].iter().map(|row| row[at].clone()).collect()
    };
    assert_eq!(names(RACKS, "yes"), ["Drum 44", "Pallet jack 7"]);
    assert_eq!(names(PACKING, "yes"), ["'=HYPERLINK(\"x\")", "Wagon", ""]);
    assert_eq!(names(PACKING, "no"), ["'=HYPERLINK(\"x\")", "Wagon"]);
}

#[test]
fn a_place_that_is_not_there_is_a_bad_answer() {
    let nowhere = PlaceId::from_bytes([9; 16]).to_string();
    assert!(
        matches!(rows(&warehouse(), &[("place", nowhere)]), Err(Error::BadAnswer { key }) if key == "place")
    );
}
