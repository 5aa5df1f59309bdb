//! Lists and search, as a person uses them.

use crate::{batch, bed, trial};
use model::{Asset, Fact, Timestamp, ToRecord};
use store::{AssetFilter, AssetQuery, AssetSort, Snapshots};

fn named(number: u64, name: &str, label: &str) -> ToRecord {
    let asset = Asset { name: name.to_owned(), number: label.to_owned(), ..bed::asset(number) };
    bed::by_press(10, 1, Fact::AssetAdded(asset))
}

fn search(text: &str) -> AssetQuery {
    AssetQuery { text: text.to_owned(), ..AssetQuery::default() }
}

fn names(snapshots: &Snapshots, query: &AssetQuery) -> Vec<String> {
    let page = snapshots.take().unwrap().assets_page(query, 0, 100).unwrap();
    page.rows.into_iter().map(|row| row.name).collect()
}

fn shelf() -> Vec<ToRecord> {
    let mut facts = bed::warehouse();
    facts.extend([
        named(1, "Blue drum", "D-0044"),
        named(2, "Drum stand", "S-7"),
        named(3, "Cable drum 44", "C-9002"),
        named(4, "Drumstick box", "44"),
        named(5, "Grüner Bohrer", ""),
        named(6, "O'Neill \"heavy\" lift", "A-B/C 9"),
    ]);
    facts.push(bed::linked(1, 5, None, 20));
    facts
}

#[test]
fn the_best_fit_comes_first() {
    let (_writer, snapshots) = trial(shelf());
    assert_eq!(names(&snapshots, &search("44")), ["Drumstick box", "Cable drum 44"]);
    assert_eq!(names(&snapshots, &search("0044")), ["Blue drum"]);
    // By a part of the number, by all of it, by all of it without the dash.
    assert_eq!(names(&snapshots, &search("d-0044")), ["Blue drum"]);
    assert_eq!(names(&snapshots, &search("d0044")), ["Blue drum"]);
    assert_eq!(
        names(&snapshots, &search("drum")),
        ["Drumstick box", "Drum stand", "Cable drum 44", "Blue drum"]
    );
    assert_eq!(names(&snapshots, &search("dr bl")), ["Blue drum"]);
    assert_eq!(names(&snapshots, &search("gruner")), ["Grüner Bohrer"]);
    assert_eq!(names(&snapshots, &search("rum")), Vec::<String>::new());
}

#[test]
fn a_tag_number_is_found_by_its_end() {
    let (mut writer, snapshots) = trial(shelf());
    let hex = bed::epc(1).to_hex();
    for text in [hex.as_str(), &hex.to_lowercase(), &hex[hex.len() - 4..], &hex[hex.len() - 8..]] {
        assert_eq!(names(&snapshots, &search(text)), ["Grüner Bohrer"], "{text}");
    }
    let tag = bed::tag_id(1);
    writer
        .record(batch(vec![bed::by_press(30, 2, Fact::TagUnlinked { tag, asset: bed::asset_id(5) })]))
        .unwrap();
    assert_eq!(names(&snapshots, &search(&hex)), Vec::<String>::new());
}

#[test]
fn nothing_typed_breaks_the_search() {
    let (_writer, snapshots) = trial(shelf());
    let snapshot = snapshots.take().unwrap();
    let typed = [
        "\"",
        "\"\"",
        "'",
        "-",
        "--",
        "*",
        "a*",
        "^a",
        "a OR b",
        "NOT",
        "AND",
        "NEAR(a b)",
        "name:x",
        "{name}:x",
        "(",
        ")",
        "a-b",
        "A-B/C",
        ";",
        "\0",
        "a\0b",
        "%",
        "_",
        "\\",
        "x'y",
        "é",
        "漢字",
        "🏭",
        "+",
        "a + b",
        "\"a\" \"b",
        "null",
    ];
    for text in typed {
        for sort in [AssetSort::Best, AssetSort::Name, AssetSort::State] {
            for filter in [AssetFilter::All, AssetFilter::NotSeen] {
                let query = AssetQuery { sort, filter, ..search(text) };
                snapshot.assets_page(&query, 0, 10).unwrap_or_else(|e| panic!("{text:?}: {e}"));
            }
        }
    }
    assert_eq!(names(&snapshots, &search("A-B/C")).len(), 1);
    assert_eq!(names(&snapshots, &search("o'neill \"heavy")).len(), 1);
    assert_eq!(names(&snapshots, &search("heavy OR blue")).len(), 0, "OR is a word like any other");
}

#[test]
fn search_follows_every_change() {
    let (mut writer, snapshots) = trial(shelf());
    let (before, after) = (bed::asset(2), Asset { name: "Crate".to_owned(), ..bed::asset(2) });
    writer.record(batch(vec![bed::by_press(40, 2, Fact::AssetChanged { before, after })])).unwrap();
    assert_eq!(names(&snapshots, &search("stand")), Vec::<String>::new());
    assert_eq!(names(&snapshots, &search("crate")), ["Crate"]);
    writer.record(batch(vec![bed::by_press(41, 3, Fact::AssetRemoved(bed::asset(2)))])).unwrap();
    assert_eq!(names(&snapshots, &search("crate")), Vec::<String>::new());
}

#[test]
fn more_hits_than_can_be_shown_say_so() {
    let mut facts = bed::warehouse();
    facts.extend((1..=1_500).map(|number| named(number, "Box", &format!("B-{number}"))));
    facts.push(named(2_000, "Lid", "B-3-x"));
    let (_writer, snapshots) = trial(facts);
    let snapshot = snapshots.take().unwrap();
    let page = snapshot.assets_page(&search("box"), 990, 100).unwrap();
    assert_eq!((page.rows.len(), page.total, page.is_more), (10, 1_000, true));
    let lid = snapshot.assets_page(&search("lid"), 0, 100).unwrap();
    assert_eq!((lid.total, lid.is_more), (1, false));
    // Older than the newest thousand, but it is exactly what was typed.
    let exact = snapshot.assets_page(&search("B-3"), 0, 2).unwrap();
    assert_eq!(exact.rows[0].number, "B-3");
    let sorted = AssetQuery { sort: AssetSort::Number, ..search("box") };
    let first = snapshot.assets_page(&sorted, 0, 3).unwrap();
    let numbers: Vec<_> = first.rows.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(numbers, ["B-500", "B-501", "B-502"], "the newest thousand and one, by number");
}

#[test]
fn long_lists_are_paged_exactly() {
    let (mut writer, snapshots) = trial(bed::warehouse());
    let count = 9_500u64;
    writer.record(batch((1..=count).map(bed::added).collect())).unwrap();
    let arrivals =
        (1..=count).map(|number| bed::arrived(bed::item(number), 2 + number % 4, 100 + number as i64 % 7));
    writer.record(batch(arrivals.collect())).unwrap();
    let all = [
        AssetSort::Best,
        AssetSort::Name,
        AssetSort::Number,
        AssetSort::Place,
        AssetSort::Heard,
        AssetSort::State,
    ];
    for sort in all {
        let query = AssetQuery { sort, stale: Timestamp(103), ..AssetQuery::default() };
        let snapshot = snapshots.take().unwrap();
        let mut seen = Vec::new();
        while (seen.len() as u64) < count {
            let page = snapshot.assets_page(&query, seen.len() as u64, 1_000).unwrap();
            assert_eq!(page.total, count);
            seen.extend(page.rows.iter().map(|row| row.asset));
        }
        // From the end, the other way round, is the same list.
        let backwards = AssetQuery { is_descending: true, ..query.clone() };
        let last = snapshot.assets_page(&backwards, count - 300, 300).unwrap();
        let last: Vec<_> = last.rows.iter().rev().map(|row| row.asset).collect();
        assert_eq!(last, seen[..300], "{sort:?}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len() as u64, count, "{sort:?}: every item once");
        let behind = snapshot.assets_page(&query, count + 5, 10).unwrap();
        assert_eq!((behind.rows.len(), behind.total), (0, count));
    }
}
