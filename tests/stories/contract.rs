//! Every request, whatever it is given, answers or says in words why not; it never fails, and every door is the same.

use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::{Context, Result};
use api::{Door, METHODS, Problem};
use model::Span;
use serde_json::{Map, Value, json};
use testbed::program::wait_until;
use testbed::warehouse::{Build, Warehouse, item_key, story_epc};

const DOORS: [Door; 3] = [Door::Window, Door::Browser, Door::Program];

/// A warehouse with one of everything, and a good request of every kind for it.
struct Bed {
    warehouse: Warehouse,
    good: Vec<(&'static str, Value)>,
}

impl Bed {
    fn new() -> Result<Bed> {
        let warehouse = Build::default().zones(&["Racks A", "Packing", "Empty"]).on_virtual_time().start()?;
        let empty = warehouse.place("Empty")?.to_string();
        let reader = warehouse.add_told_reader("Ceiling", &["Racks A"])?;
        let item = warehouse.add_item("Drum 44", "D-0044", None, &[story_epc(1)?])?;
        for _ in 0..3 {
            warehouse.clock.advance(Span(500));
            warehouse.hear(reader, 1, &story_epc(2)?, -50.0);
            warehouse.station.settle()?;
        }
        let order = json!({ "key": "everything", "answers": {}, "format": "csv", "language": "en" });
        let job = warehouse.ask("reports.make", order)?["job"].as_str().context("a job")?.to_owned();
        wait_until("the report", || Ok(warehouse.api.report_file(&warehouse.session, &job).ok()))?;
        let unknown = warehouse.ask("tags.unknown", json!({ "from": 0, "count": 1 }))?;
        let lone =
            unknown["rows"][0]["key"].as_str().context("an unknown tag")?.trim_start_matches("t:").to_owned();
        let linked = warehouse.card(&item_key(item))?["tags"][0]["id"].as_str().context("a tag")?.to_owned();
        let (item, reader, place) =
            (item.to_string(), reader.to_string(), warehouse.place("Packing")?.to_string());
        // A lead: as long as no set-up person has a PIN, everybody may do everything.
        let person = json!({ "id": null, "name": "Ana", "role": "Lead", "has_left": false });
        let person = warehouse.ask("people.set", person)?["person"].as_str().context("a person")?.to_owned();
        warehouse.ask("people.set_pin", json!({ "person": person, "pin": "4711" }))?;
        let mut good = of_looking(&item, &place);
        good.extend(of_items(&item, &place, &linked, &lone)?);
        good.extend(of_setting_up(&reader, &place));
        good.extend(of_people(&person));
        good.extend(of_counting(&warehouse, &item, &place)?);
        good.extend([
            ("jobs.cancel", json!({ "job": job })),
            ("undo.take_back", json!({ "undo": null })),
            ("undo.redo", Value::Null),
            ("items.remove", json!({ "key": format!("i:{item}") })),
            ("places.remove", json!({ "place": empty })),
            ("readers.remove", json!({ "reader": reader })),
            // On a machine with a desktop a good one would open a window.
            ("reports.open", json!({ "job": uuid_of_nobody(), "is_folder": false })),
            ("jobs.dismiss", json!({ "job": job })),
        ]);
        Ok(Bed { warehouse, good })
    }

    fn good(&self, method: &str) -> Value {
        let found = self.good.iter().find(|(name, _)| *name == method);
        found.unwrap_or_else(|| panic!("{method} is new: give a good request for it here")).1.clone()
    }

    /// One request that must not fail; gives what was answered.
    fn call(&self, door: Door, method: &str, params: &Value) -> Result<Value, Problem> {
        let session = self.warehouse.api.session(door);
        let answer =
            catch_unwind(AssertUnwindSafe(|| self.warehouse.api.call(&session, method, params.clone())));
        let shown: String = params.to_string().chars().take(300).collect();
        let answer = answer.unwrap_or_else(|_| panic!("{method} panics with {shown}"));
        if let Err(problem) = &answer {
            let is_known = api::problem::CODES.contains(&problem.code.as_str());
            let has_words = problem.message != problem.code
                && [&problem.message, &problem.meaning, &problem.action]
                    .iter()
                    .all(|words| !words.trim().is_empty());
            assert!(is_known && has_words, "{method} with {shown}: {problem:?}");
            let is_busy = problem.detail.as_deref() == Some("the station is busy");
            assert!(
                problem.code != "TS-GENERAL-004" || is_busy,
                "{method} with {shown} is a fault of ours: {problem:?}"
            );
        }
        answer
    }

    fn assert_is_well(&self) -> Result<()> {
        self.warehouse.station.settle()?;
        let notices = self.warehouse.station.picture().notices.clone();
        let codes: Vec<_> = notices.iter().map(|notice| notice.kind.code()).collect();
        assert!(!codes.contains(&"TS-GENERAL-004"), "a part failed and was started again: {notices:?}");
        self.warehouse.ask("app.hello", Value::Null)?;
        self.warehouse.assert_log_is_whole()
    }
}

fn uuid_of_nobody() -> &'static str {
    "01234567-89ab-7def-8123-456789abcdef"
}

/// A count that is being checked, so that all but "closed" can be asked of it in any order.
fn of_counting(warehouse: &Warehouse, item: &str, place: &str) -> Result<Vec<(&'static str, Value)>> {
    let draft =
        json!({ "count": null, "places": [place], "product": null, "is_blind": false, "counter": "" });
    let count = warehouse.ask("count.plan", draft.clone())?["id"].as_str().context("a count")?.to_owned();
    for step in ["running", "checking"] {
        warehouse.ask("count.turn", json!({ "count": count, "step": step }))?;
    }
    let thing = json!({ "count": count, "key": format!("i:{item}") });
    let context = json!({
        "watch": 1, "screen": "live", "picker": null, "moving": null, "linking": null, "count": null,
        "targets": [],
    });
    Ok(vec![
        ("scan.text", json!({ "text": "D-0044", "context": context })),
        ("scan.look", context),
        ("scan.cards", Value::Null),
        ("scan.lesson", Value::Null),
        ("count.plan", draft),
        ("count.note", thing.clone()),
        ("count.forget", thing),
        ("count.stand", json!({ "count": count, "place": place })),
        ("count.choose", json!({ "count": count, "group": "extra", "key": null, "action": "belongs_here" })),
        ("count.lines", json!({ "count": count, "list": "to_find", "from": 0, "rows": 10 })),
        ("count.turn", json!({ "count": count, "step": "paused" })),
        ("count.closed", Value::Null),
    ])
}

fn of_looking(item: &str, place: &str) -> Vec<(&'static str, Value)> {
    let page = json!({
        "text": "drum", "filter": "all", "place": place, "sort": "name", "is_descending": true, "from": 0, "count": 50,
    });
    let order =
        json!({ "key": "everything", "answers": { "place": place }, "format": "csv", "language": "en" });
    let look = json!({
        "watch": 1, "floor": null, "left": 0.0, "top": 0.0, "width": 40.0, "height": 30.0, "pixels_per_metre": 20.0,
        "selected": format!("i:{item}"),
    });
    vec![
        ("app.hello", Value::Null),
        ("map.look_at", look),
        ("map.at", json!({ "at": 1_000, "place": place })),
        ("map.traffic", json!({ "from": 0, "until": 1_000 })),
        ("map.back", json!({ "at": 1_760_000_000_000_i64 })),
        ("places.show", json!({ "place": place })),
        ("items.page", page),
        ("items.show", json!({ "key": format!("i:{item}") })),
        ("items.where_was", json!({ "key": format!("i:{item}"), "at": 1_000 })),
        ("items.stays", json!({ "key": format!("i:{item}"), "count": 5 })),
        ("items.products", Value::Null),
        ("tags.unknown", json!({ "from": 0, "count": 50 })),
        ("tags.explain", json!({ "epc": "3034257BF7194E4000001A85" })),
        ("readers.choices", Value::Null),
        ("reports.kinds", Value::Null),
        ("reports.preview", order.clone()),
        ("reports.make", order),
        ("settings.show", Value::Null),
        ("settings.about", Value::Null),
        ("settings.verify", Value::Null),
        ("backups.show", Value::Null),
        ("backups.make", Value::Null),
        ("undo.list", Value::Null),
    ]
}

fn of_items(item: &str, place: &str, linked: &str, lone: &str) -> Result<Vec<(&'static str, Value)>> {
    let draft = |id: Option<&str>| {
        json!({
            "id": id, "name": "Crate", "number": "C-1", "home": place, "product": null, "note": "careful",
            "tag": null,
        })
    };
    Ok(vec![
        ("items.add", draft(None)),
        ("items.change", draft(Some(item))),
        ("items.link_tag", json!({ "asset": item, "epc": story_epc(3)?.to_hex(), "is_taking_over": false })),
        ("items.unlink_tag", json!({ "tag": linked })),
        ("items.move", json!({ "asset": item, "place": place })),
        ("items.move", json!({ "asset": item, "place": null })),
        ("tags.ignore", json!({ "tag": lone, "is_ignored": true })),
    ])
}

fn of_people(person: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("alerts.take", json!({ "id": "clock" })),
        ("alerts.quiet", json!({ "id": "clock", "minutes": 15 })),
        ("alerts.done", json!({ "id": "clock" })),
        ("alerts.past", Value::Null),
        ("people.list", Value::Null),
        ("people.set", json!({ "id": person, "name": "Anna", "role": "Floor", "has_left": false })),
        ("people.sign_in", json!({ "person": person, "pin": "4711" })),
        ("people.touch", Value::Null),
        ("people.sign_out", Value::Null),
        ("people.set_pin", json!({ "person": person, "pin": null })),
    ]
}

fn of_setting_up(reader: &str, place: &str) -> Vec<(&'static str, Value)> {
    let drawn = json!({
        "id": null, "parent": null, "kind": "Site", "name": "Annex", "code": "X",
        "points": [0.0, 0.0, 6.0, 0.0, 6.0, 6.0], "is_outer_door": false, "order": 1,
    });
    let reader_draft = json!({
        "id": reader, "name": "Ceiling", "port": null, "family": "bb", "role": "area",
        "antennas": [{ "port": 1, "place": place }], "is_on": false,
    });
    let settings = json!({ "site": "Warehouse 2", "language": "en", "theme": "dark", "scale": 125, "gun": "de", "stale_minutes": 15, "lock_minutes": 10 });
    vec![
        ("places.draw", drawn),
        ("places.simple", json!({ "names": ["North"] })),
        ("places.rename", json!({ "place": place, "name": "Benches", "code": null })),
        ("readers.set", reader_draft),
        ("readers.switch", json!({ "reader": reader, "is_on": false })),
        ("readers.try_again", json!({ "reader": reader })),
        ("readers.record", json!({ "reader": reader, "level": "off" })),
        ("readers.health", json!({ "reader": reader })),
        ("readers.order", json!({ "reader": reader, "order": { "kind": "firmware" } })),
        ("settings.change", settings),
    ]
}

/// Values that no field expects.
fn garbage() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(0),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e308),
        json!(-1e308),
        json!(5e-324),
        json!(""),
        json!(" "),
        json!("garbage"),
        json!("i:"),
        json!("t:not-an-id"),
        json!("i:00000000-0000-0000-0000-000000000000"),
        json!("00000000-0000-0000-0000-000000000000"),
        json!(uuid_of_nobody()),
        json!("../../etc/passwd"),
        json!("'; drop table assets; --"),
        json!("\u{0}\u{202E}\u{FEFF}\u{1F4A9}"),
        json!("e\u{301}".repeat(10_000)),
        json!("\"*(^NEAR/"),
        json!([]),
        json!([null]),
        json!([1e308, -1e308, 0, 1, 2, 3]),
        json!(vec!["x"; 1_000]),
        json!({}),
        json!({ "place": "garbage", "unknown": "perhaps" }),
    ]
}

/// The good request with one field spoiled, each in every way; and with each field missing.
fn spoiled(good: &Value) -> Vec<Value> {
    let Value::Object(fields) = good else { return garbage() };
    let mut all = vec![json!({ "unheard_of": 1 })];
    for name in fields.keys() {
        let mut without: Map<String, Value> = fields.clone();
        without.remove(name);
        all.push(Value::Object(without));
        for value in garbage() {
            let mut with = fields.clone();
            with.insert(name.clone(), value);
            all.push(Value::Object(with));
        }
    }
    all
}

#[test]
fn every_request_has_a_good_answer() -> Result<()> {
    let bed = Bed::new()?;
    for method in METHODS.iter() {
        bed.good(method.name);
    }
    for (method, params) in &bed.good {
        let answer = bed.call(Door::Window, method, params);
        let expected = match *method {
            "reports.open" => Some("TS-REPORT-006"),
            // Its reader is switched off: nobody is there who could do it.
            "readers.order" => Some("TS-READER-022"),
            _ => None,
        };
        assert_eq!(answer.as_ref().err().map(|why| why.code.as_str()), expected, "{method}: {answer:?}");
    }
    bed.assert_is_well()
}

#[test]
fn what_is_no_request_at_all_is_told() -> Result<()> {
    let bed = Bed::new()?;
    // Whether there is something to do again depends on what was done before.
    for method in METHODS.iter().filter(|method| method.name != "undo.redo") {
        for params in
            [json!(true), json!(42), json!(-1e308), json!("text"), json!([[[]]]), json!([null, null])]
        {
            let code = bed.call(Door::Window, method.name, &params).err().map(|why| why.code);
            assert_eq!(code.as_deref(), Some("TS-REQUEST-002"), "{} with {params}", method.name);
        }
        let needs_nothing = bed.good(method.name).is_null();
        for params in [Value::Null, json!({})] {
            let answer = bed.call(Door::Window, method.name, &params);
            assert_eq!(
                answer.is_ok(),
                needs_nothing || method.name == "undo.take_back",
                "{} with {params}: {answer:?}",
                method.name
            );
        }
    }
    for unknown in ["", "items", "items.", "ITEMS.PAGE", "items.page ", "\u{0}", &"x".repeat(100_000)] {
        let code = bed.call(Door::Window, unknown, &Value::Null).err().map(|why| why.code);
        assert_eq!(code.as_deref(), Some("TS-REQUEST-001"));
    }
    bed.assert_is_well()
}

#[test]
fn one_spoiled_field_never_makes_it_fail() -> Result<()> {
    let bed = Bed::new()?;
    let mut refused = 0;
    for method in METHODS.iter().filter(|method| method.name != "reports.open") {
        for params in spoiled(&bed.good(method.name)) {
            refused += u32::from(bed.call(Door::Window, method.name, &params).is_err());
        }
    }
    assert!(refused > 1_000, "most of it is refused: {refused}");
    bed.assert_is_well()
}

#[test]
fn ids_of_nobody_are_told_in_words() -> Result<()> {
    let bed = Bed::new()?;
    let nobody = uuid_of_nobody();
    let cases = [
        ("places.show", json!({ "place": nobody }), "TS-PLACE-001"),
        ("places.rename", json!({ "place": nobody, "name": "x", "code": null }), "TS-PLACE-001"),
        ("places.remove", json!({ "place": nobody }), "TS-PLACE-001"),
        ("items.show", json!({ "key": format!("i:{nobody}") }), "TS-ITEM-001"),
        ("items.show", json!({ "key": format!("t:{nobody}") }), "TS-ITEM-006"),
        ("items.remove", json!({ "key": format!("i:{nobody}") }), "TS-ITEM-001"),
        ("items.move", json!({ "asset": nobody, "place": null }), "TS-ITEM-001"),
        ("items.unlink_tag", json!({ "tag": nobody }), "TS-ITEM-006"),
        ("tags.ignore", json!({ "tag": nobody, "is_ignored": true }), "TS-ITEM-006"),
        ("tags.explain", json!({ "epc": "not hex" }), "TS-ITEM-005"),
        ("readers.remove", json!({ "reader": nobody }), "TS-READER-008"),
        ("readers.switch", json!({ "reader": nobody, "is_on": true }), "TS-READER-008"),
        ("readers.record", json!({ "reader": nobody, "level": "bytes" }), "TS-READER-008"),
        ("readers.health", json!({ "reader": nobody }), "TS-READER-008"),
        ("readers.order", json!({ "reader": nobody, "order": { "kind": "beep" } }), "TS-READER-008"),
        (
            "reports.preview",
            json!({ "key": "none", "answers": {}, "format": null, "language": null }),
            "TS-REPORT-001",
        ),
        ("undo.take_back", json!({ "undo": nobody }), "TS-UNDO-001"),
        (
            "people.set",
            json!({ "id": nobody, "name": "x", "role": "Lead", "has_left": false }),
            "TS-PERSON-002",
        ),
        ("people.set_pin", json!({ "person": nobody, "pin": null }), "TS-PERSON-002"),
        ("people.sign_in", json!({ "person": nobody, "pin": "1234" }), "TS-PERSON-002"),
    ];
    for (method, params, code) in cases {
        let answer = bed.call(Door::Window, method, &params);
        assert_eq!(
            answer.as_ref().err().map(|why| why.code.as_str()),
            Some(code),
            "{method} {params}: {answer:?}"
        );
    }
    Ok(())
}

#[test]
fn every_door_is_the_same() -> Result<()> {
    let bed = Bed::new()?;
    for (method, good) in &bed.good {
        // The second of three could do nothing again.
        let looks_only = (*method != "undo.redo" && bed.good(method).is_null())
            || ["show", "page", "unknown", "explain"].iter().any(|verb| method.ends_with(verb));
        let bad = [json!(42), json!("text"), json!([[[]]])];
        for params in bad.iter().chain(looks_only.then_some(good)) {
            let mut answers = DOORS.map(|door| bed.call(door, method, params));
            if *method == "app.hello" {
                let said: Vec<_> = answers.iter_mut().flatten().map(|hello| hello["door"].take()).collect();
                assert!(said.is_empty() || said == [json!("window"), json!("browser"), json!("program")]);
            }
            assert_eq!(answers[0], answers[1], "{method} {params}");
            assert_eq!(answers[0], answers[2], "{method} {params}");
        }
    }
    // What is done through one door is seen and taken back through another.
    let draft = bed.good("items.add");
    let made = bed.call(Door::Program, "items.add", &draft).map_err(|why| anyhow::anyhow!(why.to_lines()))?;
    let key = json!({ "key": format!("i:{}", made["id"].as_str().context("an id")?) });
    assert!(bed.call(Door::Browser, "items.show", &key).is_ok());
    assert!(bed.call(Door::Window, "undo.take_back", &json!({ "undo": made["undo"] })).is_ok());
    assert!(bed.call(Door::Program, "items.show", &key).is_err());
    Ok(())
}
