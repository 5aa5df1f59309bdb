//! The grid, the picture, the place cards and the report say the same about every item.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use model::{AssetId, Span, Subject};
use serde_json::{Value, json};
use testbed::warehouse::{Build, Warehouse, story_epc};

/// The words of a report for the mark of a row.
fn state_words(mark: &str) -> &'static str {
    match mark {
        "here" => "Here",
        "wrong_place" => "Wrong place",
        "not_seen" => "Not seen",
        other => panic!("{other} is no state of an item"),
    }
}

/// The text as a spreadsheet shows it: a formula-like one is kept from running by an apostrophe.
fn in_a_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() }
}

fn assert_same(warehouse: &Warehouse) -> Result<BTreeMap<String, usize>> {
    let rows = warehouse.rows("all")?;
    let sheet = warehouse.report(false)?;
    assert_eq!(rows.len(), sheet.rows.len(), "as many rows");
    let mut marks = BTreeMap::new();
    for row in &rows {
        let number = row["number"].as_str().context("a number")?;
        let line = sheet.find("Number", number)?;
        let mark = row["mark"].as_str().context("a mark")?;
        *marks.entry(mark.to_owned()).or_default() += 1;
        assert_eq!(line["Name"], in_a_cell(row["name"].as_str().context("a name")?));
        assert_eq!(line["State"], state_words(mark), "{row} {line:?}");
        assert_eq!(line["Report rows"], rows.len().to_string());
        let home = row["home_name"].as_str().unwrap_or_default();
        assert!(line["Belongs in"].ends_with(home), "{row} {line:?}");
        assert_eq!(line["Belongs in"].is_empty(), home.is_empty());
        assert_same_place(warehouse, row, &line["Place"])?;
    }
    for (filter, mark) in [("here", "here"), ("wrong_place", "wrong_place"), ("not_seen", "not_seen")] {
        let filtered = warehouse.rows(filter)?;
        assert_eq!(filtered.len(), marks.get(mark).copied().unwrap_or(0), "filter {filter}");
    }
    assert_numbers(warehouse, &marks);
    Ok(marks)
}

fn assert_same_place(warehouse: &Warehouse, row: &Value, cell: &str) -> Result<()> {
    let key = row["key"].as_str().context("a key")?;
    let item: AssetId = key.trim_start_matches("i:").parse()?;
    let picture = warehouse.station.picture();
    let shown = picture.place_of(Subject::Asset(item)).map(|place| place.to_string());
    assert_eq!(row["place"].as_str(), shown.as_deref(), "row and picture: {row}");
    match row["place_name"].as_str() {
        Some(name) => {
            assert!(cell.ends_with(name), "row and report: {row} {cell}");
            let thing = picture.thing(Subject::Asset(item)).context("a thing in the picture")?;
            let mark = serde_json::to_value(api::live::MarkView::from(thing.mark))?;
            assert_eq!(row["mark"], mark, "row and picture: {row}");
        }
        None => assert!(["No place yet", "Left the site"].contains(&cell), "row and report: {row} {cell}"),
    }
    drop(picture);
    let mut card = warehouse.card(key)?["row"].clone();
    // A row of the grid has room for one number, the card has all.
    let all = card["tags"].take();
    let mut row = row.clone();
    let some = row["tags"].take();
    assert_eq!(card, row, "row and card");
    let (all, some) = (all.as_array().context("tags")?, some.as_array().context("tags")?);
    assert!(
        some.iter().all(|tag| all.contains(tag)) && some.is_empty() == all.is_empty(),
        "{some:?} of {all:?}"
    );
    Ok(())
}

fn assert_numbers(warehouse: &Warehouse, marks: &BTreeMap<String, usize>) {
    let of = |mark: &str| marks.get(mark).copied().unwrap_or(0) as u32;
    let site = warehouse.station.picture().headline();
    assert_eq!((site.here, site.wrong_place, site.not_seen), (of("here"), of("wrong_place"), of("not_seen")));
}

#[test]
fn in_every_state_an_item_can_have() -> Result<()> {
    let warehouse =
        Build::default().zones(&["Racks A", "Packing"]).gate("Gate 2").on_virtual_time().start()?;
    let reader = warehouse.add_told_reader("Ceiling", &["Racks A", "Packing", "Gate 2"])?;
    let names = ["Drum", "=HYPERLINK(\"x\")", "-2 \"inch\" pipe, long", "Fässer\nzwei", "@home", "Кран"];
    let homes = [Some("Racks A"), Some("Packing"), None];
    let mut items = Vec::new();
    for number in 0..30_u32 {
        let name = format!("{} {number}", names[number as usize % names.len()]);
        let home = homes[number as usize % homes.len()];
        let tags =
            if number % 5 == 4 { vec![] } else { vec![story_epc(number)?, story_epc(1_000 + number)?] };
        items.push(warehouse.add_item(&name, &format!("D-{number:04}"), home, &tags)?);
    }
    for number in 0..20_u32 {
        for _ in 0..3 {
            warehouse.clock.advance(Span(300));
            warehouse.hear(reader, (number / 2 % 3) as u8 + 1, &story_epc(number)?, -48.0);
            warehouse.station.settle()?;
        }
    }
    let put = |item: AssetId, place: Value| {
        warehouse.ask("items.move", json!({ "asset": item.to_string(), "place": place }))
    };
    put(items[21], json!(warehouse.place("Packing")?.to_string()))?;
    put(items[22], json!(warehouse.place("Racks A")?.to_string()))?;
    put(items[3], Value::Null)?;
    put(items[23], json!(warehouse.place("Ground floor")?.to_string()))?;
    settle(&warehouse)?;
    let marks = assert_same(&warehouse)?;
    assert!(
        ["here", "wrong_place", "not_seen"].iter().all(|mark| marks[*mark] > 1),
        "all states occur: {marks:?}"
    );

    // Half of them are heard again later; the others become "not seen" by silence alone.
    warehouse.clock.advance(Span::seconds(9 * 60));
    for number in 0..10_u32 {
        warehouse.hear(reader, (number / 2 % 3) as u8 + 1, &story_epc(number)?, -48.0);
    }
    settle(&warehouse)?;
    warehouse.clock.advance(Span::seconds(2 * 60));
    settle(&warehouse)?;
    let later = assert_same(&warehouse)?;
    assert!(later["not_seen"] > marks["not_seen"] && later["here"] > 0, "{marks:?} then {later:?}");
    Ok(())
}

#[test]
fn after_a_new_start() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let first = Build::default().zones(&["Racks A", "Packing"]).in_folder(folder.path()).start()?;
    let place = first.place("Packing")?.to_string();
    for number in 0..6 {
        let item = first.add_item("Drum", &format!("D-{number}"), Some("Racks A"), &[story_epc(number)?])?;
        if number % 2 == 0 {
            first.ask("items.move", json!({ "asset": item.to_string(), "place": place }))?;
        }
    }
    let before = first.rows("all")?;
    drop(first);
    let second = Build::default().in_folder(folder.path()).start()?;
    assert_eq!(second.rows("all")?, before);
    assert_same(&second)?;
    Ok(())
}

/// Lets everything come to rest; numbers are copied for screens a quarter of a second later.
fn settle(warehouse: &Warehouse) -> Result<()> {
    for _ in 0..3 {
        warehouse.clock.advance(Span(500));
        warehouse.station.settle()?;
    }
    Ok(())
}
