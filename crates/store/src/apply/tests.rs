//! Fact by fact: what the tables say afterwards.

use super::*;
use crate::Store;
use crate::answer::{AssetQuery, AssetState};
use crate::batch::Batch;
use crate::bed;
use crate::snapshot::Snapshots;
use crate::writer::Writer;
use model::{Place, Stay, ToRecord};

struct House {
    writer: Writer,
    snapshots: Snapshots,
}

impl House {
    fn new(facts: Vec<ToRecord>) -> House {
        let (writer, snapshots) = Store::open_in_memory(Timestamp(1), bed::station()).unwrap();
        let mut house = House { writer, snapshots };
        house.record(bed::warehouse());
        house.record(facts);
        house
    }

    fn record(&mut self, facts: Vec<ToRecord>) {
        self.writer.record(Batch { facts, ..Batch::default() }).unwrap();
    }

    fn hear(&mut self, subject: Subject, at: i64) {
        let heard = vec![(subject, Timestamp(at), bed::read_point(), Signal::Relative(7))];
        self.writer.record(Batch { heard, ..Batch::default() }).unwrap();
    }

    fn stays(&self, subject: Subject) -> Vec<(u64, i64, Option<i64>)> {
        let stays = self.snapshots.take().unwrap().stays_of(subject, 100).unwrap();
        stays.iter().rev().map(|stay| (number(stay), stay.from.0, stay.until.map(|until| until.0))).collect()
    }

    fn heard_at(&self, subject: Subject) -> Option<i64> {
        let belief = self.snapshots.take().unwrap().belief(subject).unwrap();
        belief.and_then(|belief| belief.heard_at).map(|at| at.0)
    }

    fn state(&self, asset: u64) -> AssetState {
        self.snapshots.take().unwrap().asset(bed::asset_id(asset), Timestamp(0)).unwrap().unwrap().state
    }
}

fn number(stay: &Stay) -> u64 {
    (1..10).find(|number| bed::place_id(*number) == stay.place).unwrap()
}

#[test]
fn stays_follow_one_another() {
    let mut house = House::new(vec![bed::added(1), bed::arrived(bed::item(1), 2, 100)]);
    house.record(vec![bed::moved(bed::item(1), 2, 3, 200), bed::departed(bed::item(1), 3, 300)]);
    house.record(vec![bed::arrived(bed::item(1), 4, 400)]);
    assert_eq!(house.stays(bed::item(1)), [(2, 100, Some(200)), (3, 200, Some(300)), (4, 400, None)]);
}

#[test]
fn a_step_back_in_time_makes_no_negative_stay() {
    let mut house = House::new(vec![bed::added(1), bed::arrived(bed::item(1), 2, 100)]);
    house.record(vec![bed::moved(bed::item(1), 2, 3, 50), bed::moved(bed::item(1), 3, 4, 100)]);
    assert_eq!(house.stays(bed::item(1)), [(2, 100, Some(100)), (3, 100, Some(100)), (4, 100, None)]);
    let snapshot = house.snapshots.take().unwrap();
    let was = |at| snapshot.where_was(bed::item(1), Timestamp(at)).unwrap().map(|stay| number(&stay));
    assert_eq!((was(99), was(100), was(5_000)), (None, Some(4), Some(4)));
}

#[test]
fn the_warehouse_as_it_was() {
    let mut facts: Vec<ToRecord> = (1..=40).map(bed::added).collect();
    // Stays of all lengths, from one millisecond to years, and some that last.
    for number in 1..=40u64 {
        let length = 1i64 << number;
        facts.push(bed::arrived(bed::item(number), 2, 1_000));
        if number % 4 != 0 {
            facts.push(bed::departed(bed::item(number), 2, 1_000 + length));
        }
    }
    let house = House::new(facts);
    let snapshot = house.snapshots.take().unwrap();
    for at in [0, 999, 1_000, 1_001, 1_002, 1_003, 2_024, 1_000_000, 1 << 35, i64::MAX] {
        let expected: Vec<Subject> = (1..=40u64)
            .filter(|number| at >= 1_000 && (number % 4 == 0 || at < 1_000 + (1i64 << number)))
            .map(bed::item)
            .collect();
        let there: Vec<Subject> =
            snapshot.stays_at(Timestamp(at)).unwrap().into_iter().map(|stay| stay.subject).collect();
        assert_eq!(there, expected, "at {at}");
    }
}

#[test]
fn last_heard_moves_forward_only() {
    let mut house = House::new(vec![bed::added(1), bed::arrived(bed::item(1), 2, 100)]);
    house.hear(bed::item(1), 150);
    house.hear(bed::item(1), 120);
    assert_eq!(house.heard_at(bed::item(1)), Some(150));
    // A person moves it: it was not heard at that moment.
    let by_hand = model::Why { read_point: None, ..bed::why() };
    let to = bed::place_id(3);
    let from = bed::place_id(2);
    let moved =
        Fact::Moved { subject: bed::item(1), from, to, confidence: Confidence::Certain, why: by_hand };
    house.record(vec![bed::by_press(500, 1, moved)]);
    assert_eq!(house.heard_at(bed::item(1)), Some(150));
    house.hear(bed::item(77), 600);
    assert_eq!(house.heard_at(bed::item(77)), None, "what does not exist is not heard");
}

#[test]
fn only_the_latest_of_a_batch_counts() {
    let mut house = House::new(vec![bed::added(1)]);
    let heard = |at, strength| (bed::item(1), Timestamp(at), bed::read_point(), Signal::Relative(strength));
    let batch = Batch { heard: vec![heard(10, 1), heard(30, 3), heard(20, 2)], ..Batch::default() };
    house.writer.record(batch).unwrap();
    let belief = house.snapshots.take().unwrap().belief(bed::item(1)).unwrap().unwrap();
    assert_eq!((belief.heard_at, belief.why.signal), (Some(Timestamp(30)), Signal::Relative(3)));
}

#[test]
fn a_linked_tag_speaks_for_its_item() {
    let mut house = House::new(vec![bed::added(1), bed::heard_tag(1, 20), bed::arrived(bed::lone(1), 2, 30)]);
    house.record(vec![bed::linked(1, 1, None, 500)]);
    assert_eq!(house.heard_at(bed::item(1)), Some(30), "when the tag was heard, not when it was linked");
    assert_eq!(house.heard_at(bed::lone(1)), None);
    assert_eq!(house.stays(bed::lone(1)), [(2, 30, Some(500))]);
    house.hear(bed::lone(1), 600);
    assert_eq!(house.heard_at(bed::lone(1)), None, "a linked tag has no belief of its own");
    house.record(vec![bed::by_press(
        700,
        1,
        Fact::TagUnlinked { tag: bed::tag_id(1), asset: bed::asset_id(1) },
    )]);
    assert_eq!(house.heard_at(bed::lone(1)), Some(30));
    let unknown = house.snapshots.take().unwrap().unknown_tags(0, 10).unwrap();
    assert_eq!(unknown.rows.iter().map(|row| row.tag.id).collect::<Vec<_>>(), [bed::tag_id(1)]);
}

#[test]
fn unknown_tags_come_last_heard_first() {
    let mut house = House::new((1..=9).map(|tag| bed::heard_tag(tag, 100 - tag as i64)).collect());
    house.record(vec![bed::by_press(200, 1, Fact::TagIgnored { tag: bed::tag_id(4), is_ignored: true })]);
    house.hear(bed::lone(7), 300);
    house.hear(bed::lone(4), 400);
    let snapshot = house.snapshots.take().unwrap();
    let first = snapshot.unknown_tags(0, 3).unwrap();
    let rest = snapshot.unknown_tags(3, 100).unwrap();
    let ids: Vec<_> = first.rows.iter().chain(&rest.rows).map(|row| row.tag.id).collect();
    assert_eq!(ids, [7, 1, 2, 3, 5, 6, 8, 9].map(bed::tag_id));
    assert_eq!((first.total, rest.total), (8, 8));
    assert_eq!(first.rows[0].read_point, Some(bed::read_point()));
}

#[test]
fn a_removed_item_leaves_history_and_unknown_tags() {
    let mut house =
        House::new(vec![bed::added(1), bed::linked(1, 1, None, 15), bed::arrived(bed::item(1), 2, 20)]);
    house.record(vec![bed::by_press(90, 1, Fact::AssetRemoved(bed::asset(1)))]);
    assert_eq!(house.stays(bed::item(1)), [(2, 20, Some(90))]);
    let snapshot = house.snapshots.take().unwrap();
    assert_eq!(snapshot.asset(bed::asset_id(1), Timestamp(0)).unwrap(), None);
    assert_eq!(snapshot.belief(bed::item(1)).unwrap(), None);
    assert_eq!(snapshot.unknown_tags(0, 9).unwrap().rows[0].heard_at, Some(Timestamp(20)));
    assert_eq!(snapshot.facts_of(bed::item(1), 9).unwrap().len(), 4);
    assert_eq!(snapshot.assets_page(&AssetQuery::default(), 0, 9).unwrap().rows, []);
}

#[test]
fn where_it_belongs_follows_the_tree() {
    let home = model::Asset { home: Some(bed::place_id(4)), ..bed::asset(1) };
    let mut house = House::new(vec![bed::by_press(1, 1, Fact::AssetAdded(home))]);
    assert_eq!(house.state(1), AssetState::NotSeen);
    for (place, state) in [(5, AssetState::Here), (1, AssetState::Here), (2, AssetState::WrongPlace)] {
        house.record(vec![bed::arrived(bed::item(1), place, 100)]);
        assert_eq!(house.state(1), state, "in {place}");
    }
    // Zone 2 becomes a part of zone 4: now it is where it belongs.
    let (before, after) = (Some(bed::place(2, Some(1))), bed::place(2, Some(4)));
    house.record(vec![bed::by_press(110, 2, Fact::PlaceDrawn { before, after })]);
    assert_eq!(house.state(1), AssetState::Here);
    let back = Fact::PlaceDrawn { before: None, after: bed::place(2, Some(1)) };
    house.record(vec![bed::by_press(120, 3, back)]);
    assert_eq!(house.state(1), AssetState::WrongPlace);
    house.record(vec![bed::departed(bed::item(1), 2, 130)]);
    assert_eq!(house.state(1), AssetState::NotSeen);
}

#[test]
fn nothing_lies_in_a_place_that_is_gone() {
    let mut house = House::new(vec![bed::heard_tag(1, 20), bed::arrived(bed::lone(1), 3, 30)]);
    house.record(vec![bed::by_press(40, 1, Fact::PlaceRemoved(bed::place(3, Some(1))))]);
    let belief = house.snapshots.take().unwrap().belief(bed::lone(1)).unwrap().unwrap();
    assert_eq!((belief.place, belief.heard_at), (None, Some(Timestamp(30))));
    assert_eq!(house.stays(bed::lone(1)), [(3, 30, Some(40))]);
}

#[test]
fn what_cannot_come_back_is_refused() {
    let mut house = House::new(vec![]);
    let after =
        Place { outline: Some(model::Outline::rectangle(f64::NAN, 0.0, 1.0, 1.0)), ..bed::place(9, Some(1)) };
    let facts = vec![bed::by_press(1, 1, Fact::PlaceDrawn { before: None, after })];
    let refused = house.writer.record(Batch { facts, ..Batch::default() });
    assert!(matches!(refused, Err(Error::Unstorable { .. })));
    assert_eq!(house.snapshots.take().unwrap().places().unwrap().len(), 5);
}
