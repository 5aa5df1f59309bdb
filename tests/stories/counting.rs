//! A count from the first place to the last press, and the power going at every step of it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use api::Problem;
use model::{CountId, Span};
use serde_json::{Value, json};
use testbed::own_process;
use testbed::program::{Running, wait_until};
use testbed::warehouse::{Build, Warehouse, item_key, story_epc};

/// What a person does in a count, one after the other; after each of these the power goes once.
const STEPS: [&str; 14] = [
    "prepare",
    "more places",
    "start",
    "reads",
    "stand",
    "by eye",
    "pause",
    "go on",
    "moved",
    "check",
    "choose",
    "close",
    "undo",
    "throw away",
];

/// Racks A with five drums, Packing with one tote, a reader in each.
fn set_up(folder: &Path) -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A", "Packing"]).in_folder(folder).start()?;
    for number in 1..=5 {
        warehouse.add_item(&format!("Drum {number}"), "", Some("Racks A"), &[story_epc(number)?])?;
    }
    warehouse.add_item("Tote 6", "", Some("Packing"), &[story_epc(6)?])?;
    warehouse.add_told_reader("Ceiling", &["Racks A", "Packing"])?;
    Ok(())
}

fn open(warehouse: &Warehouse) -> Result<CountId> {
    let picture = warehouse.station.picture();
    let id = picture.counts.keys().next().copied();
    id.context("a count")
}

/// Everything screens show of the count, and its lists. Versions count changes of one run only.
fn seen(warehouse: &Warehouse) -> Result<String> {
    warehouse.station.settle()?;
    let id = open(warehouse)?;
    let mut count = warehouse.station.picture().counts[&id].clone();
    (count.version, count.blocks) = (0, Vec::new());
    let mut lists = Vec::new();
    for list in ["to_find", "found", "extra", "unknown", "moved"] {
        let query = json!({ "count": id.to_string(), "list": list, "from": 0, "rows": 50 });
        lists.push(warehouse.ask("count.lines", query)?);
    }
    let missing = warehouse.station.picture().missing.clone();
    Ok(format!("{count:?}\n{lists:?}\n{missing:?}"))
}

fn turn(warehouse: &Warehouse, step: &str) -> Result<Value> {
    warehouse.ask("count.turn", json!({ "count": open(warehouse)?.to_string(), "step": step }))
}

fn draft(warehouse: &Warehouse, count: Option<CountId>, places: &[&str]) -> Result<Value> {
    let places = places.iter().map(|name| Ok(warehouse.place(name)?.to_string()));
    Ok(json!({
        "count": count.map(|id| id.to_string()), "places": places.collect::<Result<Vec<_>>>()?, "product": null,
        "is_blind": true, "counter": "Ana",
    }))
}

fn hear(warehouse: &Warehouse, antenna: u8, tags: &[u32]) -> Result<()> {
    let reader = *warehouse.station.picture().readers.keys().next().context("a reader")?;
    for _ in 0..2 {
        // Reads of the very millisecond of the start are from before it.
        std::thread::sleep(std::time::Duration::from_millis(5));
        for tag in tags {
            warehouse.hear(reader, antenna, &story_epc(*tag)?, -50.0);
        }
        warehouse.station.settle()?;
    }
    Ok(())
}

fn item(warehouse: &Warehouse, name: &str) -> Result<String> {
    let rows = warehouse.rows("all")?;
    let row = rows.iter().find(|row| row["name"] == name).context("an item")?;
    Ok(row["key"].as_str().context("a key")?.to_owned())
}

fn act(warehouse: &Warehouse, step: &str) -> Result<()> {
    let count = || open(warehouse).map(|id| id.to_string());
    match step {
        "prepare" => drop(warehouse.ask("count.plan", draft(warehouse, None, &["Racks A"])?)?),
        "more places" => {
            let plan = draft(warehouse, Some(open(warehouse)?), &["Racks A"])?;
            warehouse.ask("count.plan", plan)?;
        }
        "start" | "go on" => drop(turn(warehouse, "running")?),
        "reads" => hear(warehouse, 1, &[1, 2, 6, 99])?,
        "stand" => {
            let place = warehouse.place("Racks A")?.to_string();
            warehouse.ask("count.stand", json!({ "count": count()?, "place": place }))?;
        }
        "by eye" => {
            let key = item(warehouse, "Drum 3")?;
            warehouse.ask("count.note", json!({ "count": count()?, "key": key }))?;
        }
        "pause" => drop(turn(warehouse, "paused")?),
        "moved" => hear(warehouse, 2, &[4])?,
        "check" => drop(turn(warehouse, "checking")?),
        "choose" => {
            let choice = json!({ "count": count()?, "group": "unknown", "key": null, "action": "ignore" });
            warehouse.ask("count.choose", choice)?;
        }
        "close" => drop(turn(warehouse, "closed")?),
        "undo" => drop(warehouse.ask("undo.take_back", json!({ "undo": null }))?),
        "throw away" => drop(turn(warehouse, "dropped")?),
        other => anyhow::bail!("no step {other}"),
    }
    Ok(())
}

/// Does the next step, writes down what screens show then, and waits for the power to go.
fn one_step_and_wait(folder: &Path) -> Result<()> {
    let warehouse = Build::default().in_folder(&folder.join("data")).start()?;
    let number: usize = std::fs::read_to_string(folder.join("number"))?.trim().parse()?;
    act(&warehouse, STEPS[number])?;
    std::fs::write(folder.join("half"), seen(&warehouse)?)?;
    std::fs::rename(folder.join("half"), folder.join("seen"))?;
    loop {
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
}

#[test]
fn the_power_goes_at_every_step() -> Result<()> {
    if let Some(folder) = own_process::folder() {
        return one_step_and_wait(&folder);
    }
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    set_up(&data)?;
    for (number, step) in STEPS.iter().enumerate() {
        let written = folder.path().join("seen");
        let _ = std::fs::remove_file(&written);
        std::fs::write(folder.path().join("number"), number.to_string())?;
        let mut command = own_process::child("counting::the_power_goes_at_every_step", folder.path())?;
        let log = folder.path().join("child.log");
        let mut child = Running::start(&mut command, &log)?;
        let before = wait_until(step, || {
            ensure!(child.is_running(), std::fs::read_to_string(&log)?);
            Ok(std::fs::read_to_string(&written).ok())
        })?;
        child.kill()?;
        let warehouse = Build::default().in_folder(&data).start()?;
        assert_eq!(seen(&warehouse)?, before, "after {step:?} the count is another one");
        warehouse.assert_log_is_whole()?;
    }
    let warehouse = Build::default().in_folder(&data).start()?;
    let count = warehouse.station.picture().counts[&open(&warehouse)?].clone();
    let numbers = count.numbers;
    assert_eq!((numbers.found, numbers.by_eye, numbers.moved, numbers.not_found), (3, 1, 1, 1));
    assert_eq!((numbers.extra, numbers.unknown), (1, 1));
    Ok(())
}

fn counted(warehouse: &Warehouse) -> Result<()> {
    for step in &STEPS[..11] {
        act(warehouse, step)?;
    }
    Ok(())
}

#[test]
fn closing_marks_what_is_missing_until_it_is_heard() -> Result<()> {
    let folder = tempfile::tempdir()?;
    set_up(folder.path())?;
    let warehouse = Build::default().in_folder(folder.path()).start()?;
    counted(&warehouse)?;
    turn(&warehouse, "closed")?;
    let missing = item(&warehouse, "Drum 5")?;
    assert_eq!(warehouse.card(&missing)?["row"]["mark"], "missing");
    assert_eq!(warehouse.card(&item(&warehouse, "Drum 4")?)?["row"]["mark"], "wrong_place", "it moved");
    let closed = warehouse.ask("count.closed", json!({}))?;
    assert_eq!(closed[0]["numbers"]["not_found"], 1);
    hear(&warehouse, 1, &[5])?;
    assert_eq!(warehouse.card(&missing)?["row"]["mark"], "here");
    let history = warehouse.card(&missing)?["history"].clone();
    let words: Vec<_> =
        history.as_array().context("lines")?.iter().map(|line| line["words"].clone()).collect();
    assert!(words.contains(&json!("history-missing")) && words.contains(&json!("history-turned-up")));
    Ok(())
}

#[test]
fn a_count_is_not_closed_over_a_lost_reader_or_another_count() -> Result<()> {
    let folder = tempfile::tempdir()?;
    set_up(folder.path())?;
    let warehouse = Build::default().in_folder(folder.path()).start()?;
    counted(&warehouse)?;
    let first = open(&warehouse)?;
    let other = warehouse.ask("count.plan", draft(&warehouse, None, &["Racks A"])?)?;
    warehouse.ask("count.turn", json!({ "count": other["id"], "step": "running" }))?;
    let closing = json!({ "count": first.to_string(), "step": "closed" });
    let refused: Problem = warehouse.call("count.turn", closing.clone()).expect_err("two at once");
    assert_eq!(refused.code, "TS-COUNT-006", "{}", refused.to_lines());
    warehouse.ask("count.turn", json!({ "count": other["id"], "step": "dropped" }))?;
    warehouse.ask("count.turn", closing)?;
    Ok(())
}

#[test]
fn scanning_moves_things_and_one_press_takes_a_run_back() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A", "Packing"]).on_virtual_time().start()?;
    let one = warehouse.add_item("Drum 1", "D-1", Some("Racks A"), &[story_epc(1)?])?;
    let two = warehouse.add_item("Drum 2", "D-2", Some("Racks A"), &[story_epc(2)?])?;
    let context = json!({
        "watch": 1, "screen": "live", "picker": null, "moving": null, "linking": null, "count": null,
        "targets": [],
    });
    let scan = |text: &str| warehouse.ask("scan.text", json!({ "text": text, "context": context }));
    let put = scan("Packing")?;
    assert_eq!((&put["deed"], &put["putting"]["name"]), (&json!("put"), &json!("Packing")));
    let first = scan(&story_epc(1)?.to_hex())?;
    assert_eq!((&first["deed"], &first["words"]), (&json!("move"), &json!("scan-moved")));
    warehouse.clock.advance(Span::seconds(20));
    let second = scan("d-2")?;
    assert_eq!(first["undo"], second["undo"], "one entry for the run");
    let place = |item| -> Result<Value> { Ok(warehouse.card(&item_key(item))?["row"]["place_name"].clone()) };
    assert_eq!((place(one)?, place(two)?), (json!("Packing"), json!("Packing")));
    warehouse.ask("undo.take_back", json!({ "undo": second["undo"] }))?;
    assert_eq!((place(one)?, place(two)?), (Value::Null, Value::Null), "all of it");
    warehouse.assert_log_is_whole()
}

#[test]
fn a_tag_on_the_desk_pad_is_told_to_the_window_that_was_looked_at() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A"]).on_virtual_time().start()?;
    let item = warehouse.add_item("Drum 1", "D-1", Some("Racks A"), &[story_epc(1)?])?;
    let pad = warehouse.add_told_reader("Desk", &["Racks A"])?;
    let config = warehouse.station.picture().readers[&pad].config.clone();
    let config = model::ReaderConfig { role: model::ReaderRole::DeskPad, ..config };
    warehouse.station.submit(model::Command::SetReader(config), testbed::warehouse::SETUP)?;
    let mut watch = warehouse.api.watch(&warehouse.session);
    let first = watch.next(std::time::Duration::from_secs(5)).context("a snapshot")?;
    warehouse.ask(
        "scan.look",
        json!({
            "watch": first.watch, "screen": "items", "picker": null, "moving": null, "linking": null,
            "count": null, "targets": [],
        }),
    )?;
    for _ in 0..4 {
        warehouse.clock.advance(Span(80));
        warehouse.hear(pad, 1, &story_epc(1)?, -40.0);
        warehouse.station.settle()?;
    }
    let scan = wait_until("the scan", || {
        Ok(watch.next(std::time::Duration::from_millis(200)).and_then(|live| live.scan))
    })?;
    assert_eq!((scan.deed.as_str(), scan.key), ("open", Some(item_key(item))));
    assert_eq!(scan.watch, first.watch);
    Ok(())
}

#[test]
fn finding_is_told_through_the_channel_and_falls_with_silence() -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A"]).on_virtual_time().start()?;
    let item = warehouse.add_item("Drum 1", "D-1", Some("Racks A"), &[story_epc(1)?])?;
    let hand = warehouse.add_told_reader("Hand", &["Racks A"])?;
    warehouse.ask(
        "scan.look",
        json!({
            "watch": 1, "screen": "find", "picker": null, "moving": null, "linking": null, "count": null,
            "targets": [item_key(item)],
        }),
    )?;
    let mut watch = warehouse.api.watch(&warehouse.session);
    let mut strength = |wanted: &dyn Fn(u8) -> bool| {
        wait_until("a meter", || {
            let live = watch.next(std::time::Duration::from_millis(100));
            let meters = live.and_then(|live| live.find);
            Ok(meters.and_then(|meters| meters.first().cloned()).filter(|meter| wanted(meter.strength)))
        })
    };
    for _ in 0..5 {
        warehouse.clock.advance(Span(100));
        warehouse.hear(hand, 1, &story_epc(1)?, -45.0);
        warehouse.station.settle()?;
    }
    let near = strength(&|strength| strength > 80)?;
    assert_eq!((near.nearness.as_str(), near.readers[0].reader.as_str()), ("here", "Hand"));
    warehouse.clock.advance(Span::seconds(4));
    let far = strength(&|strength| strength < 60)?;
    assert_eq!(far.nearness, "far");
    Ok(())
}
