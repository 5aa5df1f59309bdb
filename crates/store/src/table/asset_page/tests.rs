//! Every page of every list against a list made by hand.

use super::*;
use crate::batch::Batch;
use crate::bed;
use crate::key::sort_key;
use crate::snapshot::Snapshots;
use crate::writer::Writer;
use model::{Fact, Subject};
use proptest::prelude::*;
use std::cmp::Ordering;

const STALE: Timestamp = Timestamp(1_000);

/// Something that happens to an item.
#[derive(Clone, Debug)]
enum Step {
    Add(u64),
    Rename(u64, String),
    Arrive(u64, u64, i64),
    Hear(u64, i64),
    Depart(u64),
    Link(u64),
    Remove(u64),
    DrawUnder(u64, u64),
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let asset = 1..60u64;
    let moment = 900..1_100i64;
    let step = prop_oneof![
        4 => asset.clone().prop_map(Step::Add),
        1 => (asset.clone(), "[abAB12 ]{0,3}").prop_map(|(asset, name)| Step::Rename(asset, name)),
        4 => (asset.clone(), 2..6u64, moment.clone()).prop_map(|(asset, place, at)| Step::Arrive(asset, place, at)),
        3 => (asset.clone(), moment).prop_map(|(asset, at)| Step::Hear(asset, at)),
        1 => asset.clone().prop_map(Step::Depart),
        1 => asset.clone().prop_map(Step::Link),
        1 => asset.prop_map(Step::Remove),
        1 => (4..6u64, 2..4u64).prop_map(|(place, parent)| Step::DrawUnder(place, parent)),
    ];
    prop::collection::vec(step, 0..most)
}

fn query() -> impl Strategy<Value = AssetQuery> {
    let filter = prop::sample::select(vec![
        AssetFilter::All,
        AssetFilter::Here,
        AssetFilter::WrongPlace,
        AssetFilter::NotSeen,
        AssetFilter::NoTag,
    ]);
    let sort = prop::sample::select(vec![
        AssetSort::Best,
        AssetSort::Name,
        AssetSort::Number,
        AssetSort::Place,
        AssetSort::Heard,
        AssetSort::State,
    ]);
    let place = prop::option::weighted(0.3, (1..6u64).prop_map(bed::place_id));
    (filter, sort, place, any::<bool>()).prop_map(|(filter, sort, place, is_descending)| AssetQuery {
        text: String::new(),
        filter,
        place,
        sort,
        is_descending,
        stale: STALE,
    })
}

/// Takes a step if it can be taken now.
fn take(writer: &mut Writer, snapshots: &Snapshots, step: &Step) {
    let snapshot = snapshots.take().unwrap();
    let known = |asset: u64| snapshot.asset(bed::asset_id(asset), STALE).unwrap().map(|detail| detail.asset);
    let mut batch = Batch::default();
    match step {
        Step::Add(number) if known(*number).is_none() => {
            let home = if number % 3 == 0 { None } else { Some(bed::place_id(2 + number % 4)) };
            let name = format!("{}{}", ["a", "B", "c 2", "c 10"][(number % 4) as usize], number % 7);
            let label = if number % 5 == 0 { String::new() } else { format!("N-{}", number % 11) };
            let asset = model::Asset { home, name, number: label, ..bed::asset(*number) };
            batch.facts.push(bed::by_press(10, 1, Fact::AssetAdded(asset)));
        }
        Step::Rename(number, name) => {
            if let Some(before) = known(*number) {
                let after = model::Asset { name: name.clone(), ..before.clone() };
                batch.facts.push(bed::by_press(10, 1, Fact::AssetChanged { before, after }));
            }
        }
        Step::Arrive(number, place, at) if known(*number).is_some() => {
            batch.facts.push(bed::arrived(bed::item(*number), *place, *at));
        }
        Step::Hear(number, at) => {
            batch.heard.push((bed::item(*number), Timestamp(*at), bed::read_point(), model::Signal::Silent));
        }
        Step::Depart(number) if known(*number).is_some() => {
            batch.facts.push(bed::departed(bed::item(*number), 2, 1_050));
        }
        Step::Link(number) if known(*number).is_some() => {
            batch.facts.push(bed::linked(*number, *number, None, 20));
        }
        Step::Remove(number) => {
            if let Some(asset) = known(*number) {
                batch.facts.push(bed::by_press(30, 1, Fact::AssetRemoved(asset)));
            }
        }
        Step::DrawUnder(place, parent) => {
            let before = Some(bed::place(*place, Some(1)));
            let mut after = bed::place(*place, Some(*parent));
            after.name = format!("Zone {}", parent * 7 + place);
            batch.facts.push(bed::by_press(40, 1, Fact::PlaceDrawn { before, after }));
        }
        Step::Add(_) | Step::Arrive(..) | Step::Depart(_) | Step::Link(_) => {}
    }
    drop(snapshot);
    writer.record(batch).unwrap();
}

/// The whole list, made by hand from the tables that people and readers fill.
fn by_hand(snapshot: &Snapshot, query: &AssetQuery) -> Vec<AssetId> {
    let tree = crate::table::place::PlaceTree::load(snapshot.db()).unwrap();
    let assets = snapshot.assets().unwrap();
    let mut list: Vec<_> = assets
        .into_iter()
        .enumerate()
        .map(|(age, asset)| {
            let belief = snapshot.belief(Subject::Asset(asset.id)).unwrap();
            let place = belief.as_ref().and_then(|belief| belief.place);
            let heard = belief.and_then(|belief| belief.heard_at);
            let is_lately = heard.is_some_and(|heard| heard > query.stale);
            let state = match place {
                Some(_) if !is_lately => AssetState::NotSeen,
                Some(place) if asset.home.is_none_or(|home| tree.are_related(home, place)) => {
                    AssetState::Here
                }
                Some(_) => AssetState::WrongPlace,
                None => AssetState::NotSeen,
            };
            (age, asset, place, heard, state)
        })
        .filter(|(_, asset, place, _, state)| {
            let fits = match query.filter {
                AssetFilter::All => true,
                AssetFilter::Here => *state == AssetState::Here,
                AssetFilter::WrongPlace => *state == AssetState::WrongPlace,
                AssetFilter::NotSeen => *state == AssetState::NotSeen,
                AssetFilter::NoTag => snapshot.tags_of(asset.id).unwrap().is_empty(),
            };
            fits && query.place.is_none_or(|outer| place.is_some_and(|inner| tree.lies_in(inner, outer)))
        })
        .collect();
    list.sort_by(|one, other| {
        let name = |row: &(usize, model::Asset, _, _, _)| sort_key(&row.1.name);
        let order = match query.sort {
            AssetSort::Best => other.0.cmp(&one.0),
            AssetSort::Name => name(one).cmp(&name(other)),
            AssetSort::Number => sort_key(&one.1.number).cmp(&sort_key(&other.1.number)),
            AssetSort::Place => {
                tree.name_key(one.2).cmp(&tree.name_key(other.2)).then_with(|| name(one).cmp(&name(other)))
            }
            AssetSort::Heard => one.3.cmp(&other.3),
            AssetSort::State => other.4.cmp(&one.4).then_with(|| name(one).cmp(&name(other))),
        };
        let order = if order == Ordering::Equal { one.0.cmp(&other.0) } else { order };
        if query.is_descending { order.reverse() } else { order }
    });
    list.into_iter().map(|row| row.1.id).collect()
}

fn by_pages(snapshot: &Snapshot, query: &AssetQuery, size: u32) -> Vec<AssetId> {
    let mut list = Vec::new();
    loop {
        let page = snapshot.assets_page(query, list.len() as u64, size).unwrap();
        if page.rows.is_empty() {
            assert_eq!(page.total, list.len() as u64);
            return list;
        }
        list.extend(page.rows.iter().map(|row| row.asset));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_add_up_to_the_list(
        first in steps(120),
        later in prop::collection::vec(steps(12), 3),
        queries in prop::collection::vec(query(), 4),
        size in 1..30u32,
    ) {
        let (mut writer, snapshots) = crate::Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
        let mut batch = Batch { facts: bed::warehouse(), ..Batch::default() };
        // Enough items to need maps in the first place.
        batch.facts.extend((100..140).map(bed::added));
        writer.record(batch).unwrap();
        first.iter().for_each(|step| take(&mut writer, &snapshots, step));
        for steps in std::iter::once(&Vec::new()).chain(&later) {
            steps.iter().for_each(|step| take(&mut writer, &snapshots, step));
            let snapshot = snapshots.take().unwrap();
            for query in &queries {
                let expected = by_hand(&snapshot, query);
                prop_assert_eq!(&by_pages(&snapshot, query, size), &expected, "{:?}", query);
                // Once more: the map has been mended by now, so a jump is exact too.
                let middle = expected.len() / 2;
                let page = snapshot.assets_page(query, middle as u64, size).unwrap();
                let ids: Vec<_> = page.rows.iter().map(|row| row.asset).collect();
                let end = expected.len().min(middle + size as usize);
                prop_assert_eq!(&ids, &expected[middle..end], "{:?}", query);
            }
        }
    }
}

#[test]
fn pages_walk_along_indexes_only() {
    let (writer, _snapshots) = crate::Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    for sort in [AssetSort::Best, AssetSort::Name, AssetSort::Number, AssetSort::Place, AssetSort::Heard] {
        for is_descending in [false, true] {
            let query = AssetQuery { sort, is_descending, ..AssetQuery::default() };
            let order = Order::of(&query);
            let key = vec![Value::Integer(1); order.columns.len()];
            let mut clause = Clause::new(&format!("SELECT l.row FROM asset_list l {} WHERE ", order.index));
            let mut range = order.bound(&key, true);
            range.and(order.bound(&key, false));
            clause.add(range);
            clause.push(&format!(" ORDER BY {}", order.terms("")));
            let mut ask = writer.raw().prepare(&format!("EXPLAIN QUERY PLAN {}", clause.sql)).unwrap();
            let plan: Vec<String> = ask
                .query_map(params_from_iter(&clause.values), |row| row.get(3))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let plan = plan.join("; ");
            assert!(plan.contains("SEARCH"), "{sort:?}: {plan}");
            assert!(!plan.contains("TEMP B-TREE"), "{sort:?}: {plan}");
        }
    }
}

/// A part of the list that was empty when the map was made is not passed over once something is in it.
#[test]
fn a_part_that_fills_is_seen() {
    let (mut writer, snapshots) = crate::Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
    let mut batch = Batch { facts: bed::warehouse(), ..Batch::default() };
    let at_home = |number| model::Asset { home: Some(bed::place_id(2)), ..bed::asset(number) };
    batch.facts.extend((1..80).map(|number| bed::by_press(10, 1, Fact::AssetAdded(at_home(number)))));
    writer.record(batch).unwrap();
    let query = AssetQuery { sort: AssetSort::State, stale: STALE, ..AssetQuery::default() };
    let first = || snapshots.take().unwrap().assets_page(&query, 0, 5).unwrap().rows[0].clone();
    assert_eq!(first().state, AssetState::NotSeen);
    writer.record(Batch { facts: vec![bed::arrived(bed::item(40), 3, 2_000)], ..Batch::default() }).unwrap();
    assert_eq!((first().asset, first().state), (bed::asset_id(40), AssetState::WrongPlace));
}
