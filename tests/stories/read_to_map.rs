//! Bytes of a real reader become a fact, a shape on the map, a row, a message and a line of the report, and all of
//! them say the same.

use std::time::Duration;

use anyhow::{Context, Result};
use model::{Fact, Subject};
use serde_json::json;
use testbed::mirror::Mirror;
use testbed::program::wait_until;
use testbed::reader::{Kind, ScriptedReader};
use testbed::warehouse::{Build, Warehouse, item_key, lone_tag};

/// Looks at the map so closely that items are drawn one by one.
fn look_closely(warehouse: &Warehouse, watch: u32) -> Result<()> {
    let look = json!({
        "watch": watch, "floor": null, "left": 0.0, "top": 0.0, "width": 40.0, "height": 30.0,
        "pixels_per_metre": 80.0, "selected": null,
    });
    warehouse.ask("map.look_at", look).map(drop)
}

fn the_story(kind: Kind, family: Option<&str>) -> Result<()> {
    let ports = tempfile::tempdir()?;
    let link = ports.path().join("reader");
    let _reader = ScriptedReader::plug_in(kind, &link)?;
    let warehouse = Build::default().zones(&["Racks A", "Packing"]).start()?;
    let mut watch = warehouse.api.watch(&warehouse.session);
    let mut screen = Mirror::default();
    let first = watch.next(Duration::from_secs(60)).context("a first message")?;
    look_closely(&warehouse, first.watch)?;
    screen.apply(first)?;
    let place = warehouse.place("Packing")?.to_string();
    // The captured frames come from several sockets.
    let antennas: Vec<_> = (1..=4).map(|port| json!({ "port": port, "place": place })).collect();
    let draft = json!({
        "id": null, "name": "Desk reader", "port": link, "family": family, "role": "area", "antennas": antennas,
        "is_on": true,
    });
    warehouse.ask("readers.set", draft)?;

    let unknown = wait_until("an unknown tag in its place", || {
        let page = warehouse.ask("tags.unknown", json!({ "from": 0, "count": 10 }))?;
        Ok(page["rows"]
            .as_array()
            .and_then(|rows| rows.iter().find(|row| row["place"] == place.as_str()).cloned()))
    })?;
    let (key, number) =
        (unknown["key"].as_str().unwrap().to_owned(), unknown["name"].as_str().unwrap().to_owned());
    let epc: codes::Epc = number.parse()?;
    let facts = warehouse.facts()?;
    assert!(
        facts.iter().any(|fact| matches!(&fact.fact, Fact::TagHeard { epc: heard, .. } if *heard == epc))
    );
    assert_eq!(warehouse.station.picture().place_of(lone_tag(&epc)), Some(place.parse()?));
    wait_until("its mark on the map", || {
        while let Some(live) = watch.next(Duration::from_millis(20)) {
            screen.apply(live)?;
        }
        Ok(screen.shapes.get(&key).filter(|shape| shape.place.as_deref() == Some(place.as_str())).map(drop))
    })?;
    wait_until("the number of its place", || {
        while let Some(live) = watch.next(Duration::from_millis(20)) {
            screen.apply(live)?;
        }
        Ok((screen.places[&place].numbers.unknown > 0).then_some(()))
    })?;
    let sheet = warehouse.report(true)?;
    let line = sheet.find("Tag numbers", &number)?;
    assert!(line["Place"].ends_with("Packing") && line["Heard by"] == "Desk reader", "{line:?}");

    let item = warehouse.add_item("Drum 44", "D-0044", Some("Racks A"), &[epc])?;
    let (subject, key_of_item) = (Subject::Asset(item), item_key(item));
    wait_until("the item on the map", || {
        while let Some(live) = watch.next(Duration::from_millis(20)) {
            screen.apply(live)?;
        }
        let is_there = screen.shapes.contains_key(&key_of_item) && !screen.shapes.contains_key(&key);
        Ok(is_there.then_some(()))
    })?;
    let shape = &screen.shapes[&key_of_item];
    assert_eq!((shape.name.as_str(), shape.place.as_deref()), ("Drum 44", Some(place.as_str())));
    assert_eq!(warehouse.station.picture().place_of(subject), Some(place.parse()?));
    let row = warehouse.row(item)?;
    assert_eq!((row["place"].as_str(), row["mark"].as_str()), (Some(place.as_str()), Some("wrong_place")));
    let line = warehouse.report(true)?.find("Number", "D-0044")?.clone();
    assert!(line["Place"].ends_with("Packing"), "{line:?}");
    assert_eq!((line["State"].as_str(), line["Tag numbers"].as_str()), ("Wrong place", number.as_str()));
    warehouse.assert_log_is_whole()
}

#[test]
fn captured_frames_of_a_bb_reader() -> Result<()> {
    the_story(Kind::Bb, None)
}

#[test]
fn captured_frames_of_a_chafon_reader() -> Result<()> {
    the_story(Kind::Chafon, Some("chafon"))
}
