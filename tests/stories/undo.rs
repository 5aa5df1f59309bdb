//! What a person does is taken back by one press, and what was taken back can be done again.

use anyhow::{Context, Result};
use model::{AssetId, Span};
use serde_json::{Value, json};
use testbed::warehouse::{Build, Warehouse, item_key, story_epc};

/// What puts things somewhere; its undo puts them back, which is a reason of its own.
const PUTTING: [&str; 3] = ["items.move", "items.add", "items.remove"];

/// Everything screens say about the items, without the history, which only grows.
fn everything(warehouse: &Warehouse) -> Result<Value> {
    seen(warehouse, false)
}

/// The same; without the reasons for a place when a person has put something there and back: then the reason is that
/// person, and since then.
fn seen(warehouse: &Warehouse, is_put: bool) -> Result<Value> {
    // "Last heard" reaches the file a few seconds later.
    warehouse.clock.advance(Span::seconds(6));
    warehouse.station.settle()?;
    let rows = warehouse.rows("all")?;
    let mut cards = Vec::new();
    for row in &rows {
        let mut card = warehouse.card(row["key"].as_str().context("a key")?)?;
        card["history"] = Value::Null;
        if is_put {
            (card["since"], card["why"]) = (Value::Null, Value::Null);
        }
        cards.push(card);
    }
    let unknown = warehouse.ask("tags.unknown", json!({ "from": 0, "count": 100 }))?;
    let places: Vec<String> =
        warehouse.station.picture().places.values().map(|place| format!("{place:?}")).collect();
    Ok(json!({ "cards": cards, "unknown": unknown["rows"], "places": places }))
}

/// Does it, takes it back, does it again, takes it back.
fn there_and_back(warehouse: &Warehouse, method: &str, params: Value) -> Result<()> {
    let everything = |warehouse| seen(warehouse, PUTTING.contains(&method));
    let before = everything(warehouse)?;
    let done = warehouse.ask(method, params.clone())?;
    let undo = done["undo"].as_str().with_context(|| format!("{method} cannot be taken back"))?.to_owned();
    let after = everything(warehouse)?;
    assert!(before != after, "{method} {params} does something");
    let back = warehouse.ask("undo.take_back", json!({ "undo": undo }))?;
    assert_eq!(everything(warehouse)?, before, "{method} {params} taken back");
    let twice = warehouse.call("undo.take_back", json!({ "undo": undo }));
    assert_eq!(twice.map_err(|why| why.code), Err("TS-UNDO-001".to_owned()), "only once");
    let redo = back["undo"].as_str().with_context(|| format!("undo of {method} cannot be taken back"))?;
    let again = warehouse.ask("undo.take_back", json!({ "undo": redo }))?;
    assert_eq!(everything(warehouse)?, after, "{method} {params} done again");
    warehouse.ask("undo.take_back", json!({ "undo": again["undo"] }))?;
    assert_eq!(everything(warehouse)?, before, "{method} {params} taken back again");
    Ok(())
}

fn draft(id: Option<AssetId>, name: &str, tag: Option<String>) -> Value {
    json!({
        "id": id.map(|id| id.to_string()), "name": name, "number": "N-1", "home": null, "product": null,
        "note": "careful", "tag": tag,
    })
}

#[test]
fn everything_a_clerk_does() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A", "Packing"]).on_virtual_time().start()?;
    let reader = warehouse.add_told_reader("Ceiling", &["Racks A"])?;
    let drum = warehouse.add_item("Drum 44", "D-0044", Some("Racks A"), &[story_epc(1)?])?;
    let other = warehouse.add_item("Drum 45", "D-0045", None, &[story_epc(2)?])?;
    for _ in 0..3 {
        warehouse.clock.advance(Span(300));
        for tag in 1..=3 {
            warehouse.hear(reader, 1, &story_epc(tag)?, -48.0);
        }
        warehouse.station.settle()?;
    }
    let packing = warehouse.place("Packing")?.to_string();
    let (drum_id, lone) = (drum.to_string(), story_epc(3)?.to_hex());
    there_and_back(&warehouse, "items.move", json!({ "asset": drum_id, "place": packing }))?;
    there_and_back(&warehouse, "items.move", json!({ "asset": drum_id, "place": null }))?;
    there_and_back(
        &warehouse,
        "items.link_tag",
        json!({ "asset": drum_id, "epc": lone, "is_taking_over": false }),
    )?;
    let taken = story_epc(2)?.to_hex();
    there_and_back(
        &warehouse,
        "items.link_tag",
        json!({ "asset": drum_id, "epc": taken, "is_taking_over": true }),
    )?;
    let tag = warehouse.card(&item_key(drum))?["tags"][0]["id"].clone();
    there_and_back(&warehouse, "items.unlink_tag", json!({ "tag": tag }))?;
    there_and_back(&warehouse, "items.add", draft(None, "Crate", None))?;
    there_and_back(&warehouse, "items.add", draft(None, "Crate", Some(lone.clone())))?;
    there_and_back(&warehouse, "items.change", draft(Some(other), "Barrel", None))?;
    there_and_back(&warehouse, "items.remove", json!({ "key": item_key(drum) }))?;
    let unknown = warehouse.ask("tags.unknown", json!({ "from": 0, "count": 10 }))?;
    let lone_id =
        unknown["rows"][0]["key"].as_str().context("an unknown tag")?.trim_start_matches("t:").to_owned();
    there_and_back(&warehouse, "tags.ignore", json!({ "tag": lone_id, "is_ignored": true }))?;
    there_and_back(&warehouse, "places.rename", json!({ "place": packing, "name": "Benches", "code": "B" }))?;
    there_and_back(&warehouse, "places.remove", json!({ "place": packing }))?;
    there_and_back(&warehouse, "places.simple", json!({ "names": ["North", "South"] }))?;
    warehouse.assert_log_is_whole()
}

#[test]
fn what_later_changes_stand_on_is_not_taken_back() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A"]).start()?;
    let added = warehouse.ask("items.add", draft(None, "Crate", None))?;
    let tag = json!({ "asset": added["id"], "epc": story_epc(1)?.to_hex(), "is_taking_over": false });
    warehouse.ask("items.link_tag", tag)?;
    let before = everything(&warehouse)?;
    let problem = warehouse.call("undo.take_back", json!({ "undo": added["undo"] })).expect_err("too late");
    assert_eq!(problem.code, "TS-UNDO-002", "{}", problem.to_lines());
    assert_eq!(everything(&warehouse)?, before, "and nothing was done");
    Ok(())
}

#[test]
fn over_a_new_start() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let first = Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?;
    let item = first.add_item("Drum 44", "D-0044", None, &[])?;
    let before = seen(&first, true)?;
    let place = first.place("Racks A")?.to_string();
    let moved = first.ask("items.move", json!({ "asset": item.to_string(), "place": place }))?;
    drop(first);
    let second = Build::default().in_folder(folder.path()).start()?;
    second.ask("undo.take_back", json!({ "undo": moved["undo"] }))?;
    assert_eq!(seen(&second, true)?, before);
    Ok(())
}

#[test]
fn undo_walks_back_and_redo_walks_forth() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A", "Packing"]).on_virtual_time().start()?;
    let drum = warehouse.add_item("Drum 44", "D-0044", None, &[])?.to_string();
    let place = |name: &str| warehouse.place(name).map(|id| id.to_string());
    let at = || -> Result<Value> { Ok(warehouse.card(&format!("i:{drum}"))?["row"]["place"].clone()) };
    let (racks, packing) = (place("Racks A")?, place("Packing")?);
    warehouse.ask("items.move", json!({ "asset": drum, "place": racks }))?;
    let first = at()?;
    warehouse.clock.advance(Span::seconds(3));
    warehouse.ask("items.move", json!({ "asset": drum, "place": packing }))?;
    let second = at()?;
    assert_ne!(first, second);
    let step = |method: &str, params| {
        warehouse.clock.advance(Span::seconds(3));
        warehouse.ask(method, params)
    };
    let undo = || step("undo.take_back", json!({ "undo": null }));
    let redo = || step("undo.redo", json!({}));
    undo()?;
    assert_eq!(at()?, first);
    undo()?;
    assert_eq!(at()?, Value::Null, "the second undo goes further back, not forth again");
    redo()?;
    assert_eq!(at()?, first);
    redo()?;
    assert_eq!(at()?, second);
    undo()?;
    assert_eq!(at()?, first, "what was done again can be taken back again");
    warehouse.ask("items.move", json!({ "asset": drum, "place": null }))?;
    let refused = warehouse.call("undo.redo", json!({})).map_err(|problem| problem.code);
    assert_eq!(refused.unwrap_err(), "TS-UNDO-001", "something new was done since");
    warehouse.assert_log_is_whole()
}
