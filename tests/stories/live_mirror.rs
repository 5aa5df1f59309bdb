//! A screen that has applied every message of its channel shows what a screen shows that was opened just now.

use std::time::Duration;

use anyhow::{Context, Result};
use api::Watch;
use model::{ReaderId, Span};
use serde_json::{Value, json};
use testbed::mirror::Mirror;
use testbed::program::wait_until;
use testbed::warehouse::{Build, Warehouse, story_epc};

const ZONES: [&str; 4] = ["Racks A", "Racks B", "Packing", "Shipping"];

/// A screen with its channel.
struct Screen {
    watch: Watch,
    mirror: Mirror,
}

impl Screen {
    fn open(warehouse: &Warehouse, pixels_per_metre: f64) -> Result<Screen> {
        let mut watch = warehouse.api.watch(&warehouse.session);
        let first = watch.next(Duration::from_secs(60)).context("a first message")?;
        let look = json!({
            "watch": first.watch, "floor": null, "left": -10.0, "top": -20.0, "width": 80.0, "height": 60.0,
            "pixels_per_metre": pixels_per_metre, "selected": null,
        });
        let mut mirror = Mirror::default();
        mirror.apply(first)?;
        warehouse.ask("map.look_at", look)?;
        Ok(Screen { watch, mirror })
    }

    /// Takes in what there is.
    fn catch_up(&mut self) -> Result<()> {
        while let Some(live) = self.watch.next(Duration::from_millis(5)) {
            self.mirror.apply(live)?;
        }
        Ok(())
    }
}

/// A person, a reader and the clock do something; refusals are part of life.
fn something(warehouse: &Warehouse, reader: ReaderId, rng: &mut fastrand::Rng) -> Result<()> {
    let items = warehouse.rows("all")?;
    let any_item = |rng: &mut fastrand::Rng| {
        rng.choice(&items).map(|row| row["key"].as_str().unwrap_or_default()[2..].to_owned())
    };
    let places: Vec<String> = warehouse.station.picture().places.keys().map(ToString::to_string).collect();
    let any_place = |rng: &mut fastrand::Rng| rng.choice(&places).cloned();
    let tag = story_epc(rng.u32(0..25))?;
    let wish = match rng.u8(0..14) {
        0..4 => {
            for _ in 0..rng.u8(1..5) {
                warehouse.clock.advance(Span(rng.u64(10..800)));
                warehouse.hear(reader, rng.u8(1..5), &tag, f64::from(rng.i16(-65..-40)));
            }
            return Ok(warehouse.station.settle()?);
        }
        4 => (
            "items.add",
            json!({
                "id": null, "name": format!("Drum {}", rng.u16(..)), "number": "", "home": any_place(rng),
                "product": null, "note": "", "tag": rng.bool().then(|| tag.to_hex()),
            }),
        ),
        5 => (
            "items.move",
            json!({ "asset": any_item(rng), "place": if rng.bool() { any_place(rng) } else { None } }),
        ),
        6 => (
            "items.link_tag",
            json!({ "asset": any_item(rng), "epc": tag.to_hex(), "is_taking_over": rng.bool() }),
        ),
        7 => ("items.remove", json!({ "key": any_item(rng).map(|item| format!("i:{item}")) })),
        8 => (
            "places.rename",
            json!({ "place": any_place(rng), "name": format!("Zone {}", rng.u16(..)), "code": null }),
        ),
        9 => ("places.simple", json!({ "names": [format!("New {}", rng.u16(..))] })),
        10 => ("places.remove", json!({ "place": any_place(rng) })),
        11 => ("undo.take_back", json!({ "undo": null })),
        12 => ("readers.switch", json!({ "reader": null, "is_on": rng.bool() })),
        _ => {
            warehouse.clock.advance(Span::seconds(rng.u64(1..400)));
            return Ok(warehouse.station.settle()?);
        }
    };
    let (method, params): (&str, Value) = wish;
    let _ = warehouse.call(method, params);
    Ok(())
}

fn the_story(seed: u64, pixels_per_metre: f64) -> Result<()> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let warehouse = Build::default().zones(&ZONES).gate("Gate 2").on_virtual_time().start()?;
    let reader = warehouse.add_told_reader("Ceiling", &ZONES)?;
    let mut old = Screen::open(&warehouse, pixels_per_metre)?;
    for step in 0..150 {
        something(&warehouse, reader, &mut rng).with_context(|| format!("seed {seed}, step {step}"))?;
        if rng.u8(0..3) == 0 {
            old.catch_up()?;
        }
    }
    // A reader that is opening its port changes by itself.
    warehouse.ask("readers.switch", json!({ "reader": null, "is_on": false }))?;
    wait_until("the reader to be off", || Ok((warehouse.reader_card(reader)?.state == "off").then_some(())))?;
    let mut last = (Mirror::default(), Mirror::default());
    let same = wait_until("two equal screens", || {
        warehouse.clock.advance(Span(300));
        warehouse.station.settle()?;
        old.catch_up()?;
        let mut fresh = Screen::open(&warehouse, pixels_per_metre)?;
        fresh.catch_up()?;
        last = (old.mirror.seen(), fresh.mirror.seen());
        Ok((last.0 == last.1 && !last.0.shapes.is_empty()).then_some(()))
    });
    if same.is_err() {
        assert_eq!(last.0, last.1, "seed {seed}");
    }
    same
}

/// Four, or as many as somebody asks for in a long run.
fn rounds() -> u64 {
    std::env::var("TAGSTEAD_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4)
}

#[test]
fn after_anything_that_can_happen_from_afar() -> Result<()> {
    (1..=rounds()).try_for_each(|seed| the_story(seed, 4.0))
}

#[test]
fn after_anything_that_can_happen_close_by() -> Result<()> {
    (1_001..=1_000 + rounds()).try_for_each(|seed| the_story(seed, 60.0))
}

#[test]
fn numbers_reach_a_screen_when_nothing_else_happens() -> Result<()> {
    let warehouse = Build::default().zones(&ZONES).on_virtual_time().start()?;
    let mut screen = Screen::open(&warehouse, 4.0)?;
    let place = warehouse.place("Packing")?.to_string();
    // Two changes close together: the numbers of the second one are ready only later.
    for name in ["Drum 1", "Drum 2"] {
        let item = warehouse.add_item(name, "", None, &[])?;
        warehouse.ask("items.move", json!({ "asset": item.to_string(), "place": place }))?;
        screen.catch_up()?;
    }
    wait_until("both on the screen", || {
        warehouse.clock.advance(Span(100));
        warehouse.station.settle()?;
        screen.catch_up()?;
        let numbers = &screen.mirror.places[&place].numbers;
        let there = numbers.here + numbers.not_seen;
        Ok((there == 2 && screen.mirror.items == Some(2)).then_some(()))
    })
}
