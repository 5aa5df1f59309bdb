//! Looking after the data: a back-up goes to another machine, a damaged file gives back what it can, the oldest part of
//! the log moves out, and the recording of reads comes back.

use std::path::Path;
use std::process::Output;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use testbed::program;
use testbed::warehouse::{Build, Warehouse};

fn told(output: &Output) -> Result<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().next().with_context(|| format!("nothing was said: {output:?}"))?;
    Ok(serde_json::from_str(line)?)
}

fn tagstead(verb: &[&str], data: &Path) -> Result<Output> {
    let data = data.to_string_lossy();
    let arguments: Vec<&str> =
        ["--json"].into_iter().chain(verb.iter().copied()).chain(["--data", &data]).collect();
    program::run("tagstead", &arguments)
}

fn names(warehouse: &Warehouse) -> Result<Vec<String>> {
    let rows = warehouse.rows("all")?;
    let mut names: Vec<String> =
        rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect();
    names.sort();
    Ok(names)
}

#[test]
fn a_backup_made_while_it_runs_goes_to_another_machine() -> Result<()> {
    let (here, there) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let warehouse = Build::default().zones(&["Racks A"]).in_folder(here.path()).start()?;
    for number in 0..20 {
        warehouse.add_item(&format!("Drum {number}"), "", None, &[])?;
    }
    let made = warehouse.ask("backups.make", Value::Null)?;
    let file = made["file"].as_str().context("a file")?.to_owned();
    let other = here.path().join("other.db");
    let by_program = told(&tagstead(&["backup", "--to", &other.to_string_lossy()], here.path())?)?;
    assert_eq!(by_program["facts"], made["facts"], "both doors copy the same log");
    let shown = warehouse.ask("backups.show", Value::Null)?;
    assert_eq!(shown["copies"][0]["file"], file.as_str());
    // What comes later is not in it.
    warehouse.add_item("Late", "", None, &[])?;
    let before = names(&warehouse)?;
    assert!(before.contains(&"Late".to_owned()));

    let refused = tagstead(&["restore", &file], here.path())?;
    assert!(!refused.status.success(), "never under a running station");
    drop(warehouse);

    let restored = tagstead(&["restore", &file], there.path())?;
    ensure!(restored.status.success(), "{restored:?}");
    let elsewhere = Build::default().in_folder(there.path()).start()?;
    let after = names(&elsewhere)?;
    assert_eq!(after.len(), before.len() - 1);
    assert!(!after.contains(&"Late".to_owned()));
    elsewhere.assert_log_is_whole()
}

#[test]
fn a_damaged_file_is_said_and_gives_back_what_it_can() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let warehouse = Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?;
    for number in 0..40 {
        warehouse.add_item(&format!("Drum {number}"), "", None, &[])?;
    }
    warehouse.ask("backups.make", Value::Null)?;
    drop(warehouse);
    assert_eq!(told(&tagstead(&["repair"], folder.path())?)?["was_whole"], true);

    // Facts in the middle of the log are overwritten on the disk.
    let database = station::paths::database_in(folder.path());
    let mut bytes = std::fs::read(&database)?;
    let mark = b"\"name\":\"Drum 20\"";
    let at = bytes.windows(mark.len()).position(|window| window == mark).context("the fact")?;
    bytes[at..at + mark.len()].fill(0xff);
    std::fs::write(&database, &bytes)?;
    assert!(!tagstead(&["verify"], folder.path())?.status.success());
    let repaired = tagstead(&["repair"], folder.path())?;
    assert!(!repaired.status.success(), "something was lost, and that is not hidden");
    let report = told(&repaired)?;
    assert_eq!(report["was_whole"], false);
    assert!(report["facts"].as_u64() < report["claimed"].as_u64(), "{report}");
    assert!(report["left_over"].as_u64() > Some(10), "{report}");
    for file in ["kept", "backup", "left_over_file"] {
        let path = report[file].as_str().with_context(|| format!("no {file}: {report}"))?;
        assert!(Path::new(path).is_file(), "{path}");
    }
    let again = Build::default().in_folder(folder.path()).start()?;
    let left = names(&again)?;
    assert!((15..25).contains(&left.len()), "{left:?}");
    again.assert_log_is_whole()?;
    drop(again);

    // The back-up knows all of them.
    let backup = report["backup"].as_str().context("a back-up")?;
    ensure!(tagstead(&["restore", backup], folder.path())?.status.success());
    assert_eq!(names(&Build::default().in_folder(folder.path()).start()?)?.len(), 40);
    Ok(())
}

#[test]
fn old_facts_move_out_and_can_still_be_checked() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let warehouse = Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?;
    for number in 0..30 {
        warehouse.add_item(&format!("Drum {number}"), "", None, &[])?;
    }
    let before = names(&warehouse)?;
    drop(warehouse);
    let nothing = told(&tagstead(&["archive", "--before", "2001-01-01"], folder.path())?)?;
    assert_eq!(nothing["file"], Value::Null);
    let archived = told(&tagstead(&["archive", "--before", "2999-01-01"], folder.path())?)?;
    let file = archived["file"].as_str().context("an archive")?;
    assert!(archived["last"].as_u64() > Some(20), "{archived}");

    let whole = tagstead(&["verify", "--archive", file], folder.path())?;
    assert!(whole.status.success(), "{whole:?}");
    let again = Build::default().in_folder(folder.path()).start()?;
    assert_eq!(names(&again)?, before, "what it said stays true");
    again.assert_log_is_whole()?;
    let facts = again.facts()?;
    assert!(facts.iter().any(|fact| matches!(fact.fact, model::Fact::LogArchived { .. })), "never silently");
    again.add_item("After", "", None, &[])?;
    drop(again);
    assert!(tagstead(&["verify", "--archive", file], folder.path())?.status.success());

    // An archive of another warehouse is not taken for one of this.
    let other = tempfile::tempdir()?;
    drop(Build::default().zones(&["Racks A"]).in_folder(other.path()).start()?);
    let strange = tagstead(&["verify", "--archive", file], other.path())?;
    assert!(!strange.status.success());
    Ok(())
}

#[test]
fn where_it_was_is_answered_for_every_moment() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A", "Racks B"]).on_virtual_time().start()?;
    let item = warehouse.add_item("Drum", "", None, &[])?;
    let (a, b) = (warehouse.place("Racks A")?.to_string(), warehouse.place("Racks B")?.to_string());
    let mut moments = Vec::new();
    for place in [&a, &b] {
        warehouse.ask("items.move", json!({ "asset": item.to_string(), "place": place }))?;
        moments.push(warehouse.station.now().at.0);
        warehouse.clock.advance(model::Span::seconds(3_600));
        warehouse.station.settle()?;
    }
    let key = format!("i:{item}");
    for (moment, place) in moments.iter().zip([&a, &b]) {
        let was = warehouse.ask("items.where_was", json!({ "key": key, "at": moment }))?;
        assert_eq!(was["stay"]["place"], place.as_str());
        let then = warehouse.ask("map.at", json!({ "at": moment, "place": place }))?;
        assert_eq!(then["counts"], json!([{ "place": place, "count": 1 }]));
        assert_eq!(then["stays"][0]["name"], "Drum");
    }
    assert_eq!(
        warehouse.ask("items.stays", json!({ "key": key, "count": 9 }))?.as_array().map(Vec::len),
        Some(2)
    );
    let period = json!({ "from": moments[0], "until": moments[1] + 3_600_000 });
    let traffic = warehouse.ask("map.traffic", period)?;
    assert_eq!(
        traffic["ways"],
        json!([{ "from": null, "to": a, "count": 1 }, { "from": a, "to": b, "count": 1 }])
    );
    let total: u64 =
        traffic["dwell"].as_array().context("dwell")?.iter().filter_map(|d| d["total_ms"].as_u64()).sum();
    assert_eq!(total, 7_200_000);
    Ok(())
}

#[test]
fn raw_reads_are_recorded_and_come_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let warehouse =
        Build::default().zones(&["Racks A"]).in_folder(folder.path()).on_virtual_time().start()?;
    let reader = warehouse.add_told_reader("Desk", &["Racks A"])?;
    let begin = warehouse.station.now().at;
    for number in 0..50 {
        let epc = codes::Epc::from_bytes(&[0x30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number])?;
        warehouse.hear(reader, 1, &epc, -56.5);
        warehouse.clock.advance(model::Span(10));
        warehouse.station.settle()?;
    }
    drop(warehouse);
    let read_back = |verb: &[&str]| -> Result<Vec<Value>> {
        let output = tagstead(verb, folder.path())?;
        ensure!(output.status.success(), "{output:?}");
        let text = String::from_utf8(output.stdout)?;
        let lines: Result<Vec<Value>, _> = text.lines().map(serde_json::from_str).collect();
        Ok(lines?.into_iter().filter(|line: &Value| line.get("epc").is_some()).collect())
    };
    let all = read_back(&["recording"])?;
    assert_eq!(all.len(), 50);
    assert!(all.iter().all(|line| line["reader"] == "Desk" && line["rssi"].is_number()), "{}", all[0]);
    let from = model::Timestamp(begin.0 + 100).to_iso();
    assert_eq!(read_back(&["recording", "--from", &from])?.len(), 40);
    Ok(())
}
