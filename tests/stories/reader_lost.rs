//! A reader is pulled out: it is said, nothing moves, and reading goes on by itself under another port name.

use std::path::Path;

use anyhow::Result;
use model::{Fact, Link, PortIdentity, ReaderState};
use serde_json::json;
use testbed::program::wait_until;
use testbed::reader::{Kind, ScriptedReader};
use testbed::warehouse::{Build, item_key};

/// Plugs a reader in at this link under any name but the one it had. The others that took that name stay, too.
fn plug_in_elsewhere(link: &Path, old_name: &Path) -> Result<(ScriptedReader, Vec<ScriptedReader>)> {
    let mut others = Vec::new();
    loop {
        let place = link.with_extension(others.len().to_string());
        let plugged = ScriptedReader::plug_in(Kind::Bb, &place)?;
        if std::fs::canonicalize(&place)? != old_name {
            std::fs::rename(&place, link)?;
            return Ok((plugged, others));
        }
        others.push(plugged);
    }
}

#[test]
fn its_items_stay_and_it_comes_back_under_another_name() -> Result<()> {
    let ports = tempfile::tempdir()?;
    let link = ports.path().join("desk");
    let plugged = ScriptedReader::plug_in(Kind::Bb, &link)?;
    let first_name = std::fs::canonicalize(&link)?;
    let warehouse = Build::default().zones(&["Racks A"]).start()?;
    let port = Link::Serial { port: PortIdentity::Path(link.to_string_lossy().into_owned()), baud: None };
    let reader = warehouse.add_reader("Desk reader", Some("bb"), port, &["Racks A"])?;
    let tag = wait_until("a tag", || {
        let page = warehouse.ask("tags.unknown", json!({ "from": 0, "count": 10 }))?;
        Ok(page["rows"][0]["name"].as_str().map(str::to_owned))
    })?;
    let item = warehouse.add_item("Drum 44", "D-0044", Some("Racks A"), &[tag.parse()?])?;
    wait_until("it in its place", || Ok((warehouse.row(item)?["mark"] == "here").then_some(())))?;
    let before = warehouse.row(item)?;

    plugged.unplug();
    let card = wait_until("the loss on the reader card", || {
        Ok(Some(warehouse.reader_card(reader)?).filter(|card| card.state == "lost"))
    })?;
    let problem = card.problem.expect("a reason in words");
    assert_eq!(problem.code, "TS-READER-001");
    assert!(
        problem.message.contains("Desk reader") && !problem.meaning.is_empty() && !problem.action.is_empty()
    );
    let ReaderState::Lost { since, .. } = warehouse.station.picture().readers[&reader].state.clone() else {
        panic!("it is not lost")
    };
    let notices: Vec<&str> =
        warehouse.station.picture().notices.iter().map(|notice| notice.kind.code()).collect();
    assert_eq!(notices, ["TS-READER-001"]);

    let after = warehouse.row(item)?;
    assert_eq!(
        (&after["place"], &after["mark"]),
        (&before["place"], &before["mark"]),
        "it stays where it was"
    );
    let why = warehouse.card(&item_key(item))?["why"].clone();
    assert_eq!(why["not_watched_since"], since.0, "and says since when nobody listens: {why}");
    let line = warehouse.report(false)?.find("Number", "D-0044")?.clone();
    assert!(line["Place"].ends_with("Racks A"), "{line:?}");

    let (again, _others) = plug_in_elsewhere(&link, &first_name)?;
    wait_until("it reads again", || {
        let card = warehouse.reader_card(reader)?;
        Ok((card.state == "reading" && card.reconnects >= 1).then_some(()))
    })?;
    wait_until("the item is heard again", || {
        let heard_at = warehouse.row(item)?["heard_at"].as_i64();
        Ok(heard_at.filter(|heard_at| *heard_at > since.0))
    })?;
    wait_until("the notice goes", || Ok(warehouse.station.picture().notices.is_empty().then_some(())))?;
    assert!(warehouse.card(&item_key(item))?["why"]["not_watched_since"].is_null());

    let told: Vec<Fact> = warehouse.facts()?.into_iter().map(|recorded| recorded.fact).collect();
    let moved = told.iter().filter(|fact| matches!(fact, Fact::Departed { .. } | Fact::Moved { .. })).count();
    assert_eq!(moved, 0, "a reader that is off never means that a thing is gone: {told:?}");
    assert_eq!(told.iter().filter(|fact| matches!(fact, Fact::ReaderLost { .. })).count(), 1);
    assert_eq!(told.iter().filter(|fact| matches!(fact, Fact::ReaderBack { .. })).count(), 1);
    again.unplug();
    Ok(())
}
