//! The map and the list show where things were at a moment, and the way of one thing.

use anyhow::Result;
use model::Span;
use serde_json::json;
use testbed::warehouse::{Build, item_key};

#[test]
fn the_past_is_shown_as_it_was_and_the_present_stays() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A", "Packing"]).on_virtual_time().start()?;
    let drum = warehouse.add_item("Drum 44", "D-0044", Some("Racks A"), &[])?;
    let (racks, packing) = (warehouse.place("Racks A")?.to_string(), warehouse.place("Packing")?.to_string());
    let mut moments = Vec::new();
    for place in [json!(racks), json!(packing), json!(racks), json!(null)] {
        warehouse.clock.advance(Span::seconds(60));
        warehouse.ask("items.move", json!({ "asset": drum.to_string(), "place": place }))?;
        warehouse.clock.advance(Span::seconds(30));
        moments.push(warehouse.station.now().at.0);
    }
    // In its place, elsewhere, in its place, gone: and before all of that, nowhere yet.
    let expected = [(1, 0, 0), (0, 1, 0), (1, 0, 0), (0, 0, 1)];
    for (moment, wanted) in moments.iter().zip(expected) {
        let past = warehouse.ask("map.back", json!({ "at": moment }))?;
        let number = |numbers: &serde_json::Value, name: &str| numbers[name].as_u64().unwrap_or(99);
        let site = &past["headline"];
        assert_eq!((number(site, "here"), number(site, "wrong_place"), number(site, "not_seen")), wanted);
        let in_packing = number(&past["places"][&packing], "wrong_place");
        assert_eq!(in_packing, wanted.1, "the place says the same as the whole");
    }
    let before = warehouse.ask("map.back", json!({ "at": moments[0] - 1_000_000 }))?;
    assert_eq!(before["headline"]["here"], 0);

    let trail = warehouse.ask("items.stays", json!({ "key": item_key(drum), "count": 12 }))?;
    let stops: Vec<_> = trail.as_array().into_iter().flatten().map(|stop| stop["place"].clone()).collect();
    assert_eq!(stops, [json!(racks), json!(packing), json!(racks)], "there and back");
    assert!(trail[0]["until"].is_i64(), "it left");
    Ok(())
}
