//! A tag nobody knows is believed after two reads, is tied to an item, and the item is in the place of the reader.

use anyhow::Result;
use model::{Fact, Span, Subject};
use serde_json::{Value, json};
use testbed::warehouse::{Build, Warehouse, item_key, story_epc};

fn unknown(warehouse: &Warehouse) -> Result<Vec<Value>> {
    warehouse.station.settle()?;
    let page = warehouse.ask("tags.unknown", json!({ "from": 0, "count": 100 }))?;
    Ok(page["rows"].as_array().cloned().unwrap_or_default())
}

#[test]
fn after_two_reads_and_one_press() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A", "Packing"]).on_virtual_time().start()?;
    let reader = warehouse.add_told_reader("Ceiling", &["Racks A", "Packing"])?;
    let (epc, passing) = (story_epc(44)?, story_epc(45)?);
    warehouse.clock.advance(Span(1_000));
    warehouse.hear(reader, 2, &epc, -50.0);
    warehouse.hear(reader, 1, &passing, -50.0);
    assert!(unknown(&warehouse)?.is_empty(), "one read may be noise");
    warehouse.clock.advance(Span(1_000));
    warehouse.hear(reader, 2, &epc, -50.0);
    let rows = unknown(&warehouse)?;
    assert_eq!(rows.len(), 1, "the other one was heard only once: {rows:?}");
    let packing = warehouse.place("Packing")?;
    assert_eq!(
        (rows[0]["name"].as_str(), rows[0]["place"].as_str()),
        (Some(epc.to_hex().as_str()), Some(packing.to_string().as_str()))
    );
    let facts = warehouse.facts()?;
    assert_eq!(facts.iter().filter(|fact| matches!(fact.fact, Fact::TagHeard { .. })).count(), 1);

    // A read long after the first one is a first one again.
    warehouse.clock.advance(Span::seconds(3_600));
    warehouse.hear(reader, 1, &passing, -50.0);
    assert_eq!(unknown(&warehouse)?.len(), 1);

    let item = warehouse.add_item("Drum 44", "D-0044", Some("Racks A"), &[])?;
    let link = json!({ "asset": item.to_string(), "epc": epc.to_hex(), "is_taking_over": false });
    warehouse.ask("items.link_tag", link)?;
    assert!(unknown(&warehouse)?.is_empty(), "it is not unknown any more");
    assert_eq!(warehouse.station.picture().place_of(Subject::Asset(item)), Some(packing));
    let card = warehouse.card(&item_key(item))?;
    assert_eq!(card["row"]["place"], packing.to_string());
    assert_eq!(card["path"].as_array().and_then(|path| path.last()).and_then(Value::as_str), Some("Packing"));
    assert_eq!((&card["why"]["reader"], &card["why"]["antenna"]), (&json!("Ceiling"), &json!(2)));
    assert_eq!(card["tags"][0]["epc"], epc.to_hex());
    let line = warehouse.report(true)?.find("Number", "D-0044")?.clone();
    assert!(line["Place"].ends_with("Packing") && line["Heard by"] == "Ceiling", "{line:?}");

    // On another item it is taken over only when a person says so.
    let other = warehouse.add_item("Drum 45", "D-0045", None, &[])?;
    let link = |is_taking_over| json!({ "asset": other.to_string(), "epc": epc.to_hex(), "is_taking_over": is_taking_over });
    let problem = warehouse.call("items.link_tag", link(false)).expect_err("it is on another item");
    assert_eq!(problem.code, "TS-ITEM-002");
    assert_eq!(problem.refers.get("asset"), Some(&item.to_string()), "the way out needs the other item");
    assert!(problem.message.contains("Drum 44"), "{}", problem.to_lines());
    warehouse.ask("items.link_tag", link(true))?;
    assert_eq!(warehouse.card(&item_key(other))?["tags"][0]["epc"], epc.to_hex());
    assert_eq!(warehouse.card(&item_key(item))?["tags"], json!([]));
    Ok(())
}
