//! Scenes of made-up warehouses, from ten items to a hundred thousand.

use std::collections::BTreeMap;

use model::*;
use proptest::prelude::*;

use super::*;
use crate::bed::{asset_id, place, place_id, reader_id, thing};
use crate::limits::{LABELS_MAX, SHAPES_MAX};
use crate::rollup::Counted;

/// A floor with so many zones, racks a zone and bins a rack, and items spread over the smallest places.
struct Warehouse {
    places: BTreeMap<PlaceId, Place>,
    rollup: Rollup,
    things: BTreeMap<PlaceId, Vec<Thing>>,
    readers: Vec<ReaderMark>,
    width: f64,
    height: f64,
}

const ZONE: (f64, f64) = (12.0, 13.0);

impl Warehouse {
    fn new(zones: u32, racks: u32, bins: u32, items: u32) -> Warehouse {
        let mut places = vec![place(1, None, PlaceKind::Site), place(2, Some(1), PlaceKind::Floor)];
        let columns = (f64::from(zones).sqrt() * 1.3).ceil() as u32;
        let mut smallest = Vec::new();
        for zone in 0..zones {
            let (left, top) = (f64::from(zone % columns) * ZONE.0, f64::from(zone / columns) * ZONE.1);
            let zone_id = 1_000_000 * (zone + 1);
            let outline = Outline::rectangle(left, top, ZONE.0 - 0.5, ZONE.1 - 0.5);
            places.push(Place { outline: Some(outline), ..place(zone_id, Some(2), PlaceKind::Zone) });
            for rack in 0..racks {
                let rack_id = zone_id + 1_000 * (rack + 1);
                let pitch = (ZONE.1 - 3.0) / f64::from(racks);
                let (left, top) = (left + 0.5, top + 2.0 + pitch * f64::from(rack));
                let outline = Outline::rectangle(left, top, ZONE.0 - 5.0, pitch * 0.7);
                places
                    .push(Place { outline: Some(outline), ..place(rack_id, Some(zone_id), PlaceKind::Rack) });
                places.extend((0..bins).map(|bin| place(rack_id + bin + 1, Some(rack_id), PlaceKind::Bin)));
                smallest.extend((0..bins).map(|bin| rack_id + bin + 1));
                if bins == 0 {
                    smallest.push(rack_id);
                }
            }
            if racks == 0 {
                smallest.push(zone_id);
            }
        }
        let rows = zones.div_ceil(columns.max(1));
        let mut warehouse = Warehouse {
            places: places.into_iter().map(|place| (place.id, place)).collect(),
            rollup: Rollup::default(),
            things: BTreeMap::new(),
            readers: Vec::new(),
            width: f64::from(columns) * ZONE.0,
            height: f64::from(rows) * ZONE.1,
        };
        warehouse.rollup.rebuild(&warehouse.places, Vec::new());
        for item in 0..items {
            let at = place_id(smallest[item as usize % smallest.len()]);
            warehouse.put(item, at, Mark::Here);
        }
        warehouse
    }

    fn put(&mut self, item: u32, at: PlaceId, mark: Mark) {
        self.take(item);
        let subject = Subject::Asset(asset_id(item));
        self.rollup.set(subject, Some(Counted { home: None, place: Some(at), mark }));
        self.things.entry(at).or_default().push(Thing { mark, ..thing(item) });
    }

    fn take(&mut self, item: u32) {
        let subject = Subject::Asset(asset_id(item));
        if self.rollup.set(subject, None) {
            self.things.values_mut().for_each(|things| things.retain(|thing| thing.subject != subject));
        }
    }

    fn floor(&self) -> Floor<'_> {
        Floor { places: &self.places, rollup: &self.rollup, things: &self.things, readers: &self.readers }
    }

    /// The whole floor on 1,300 × 750 pixels.
    fn fit(&self) -> View {
        let pixels_per_metre = (1_300.0 / self.width).min(750.0 / self.height);
        self.zoom(0.0, 0.0, pixels_per_metre)
    }

    fn zoom(&self, left: f64, top: f64, pixels_per_metre: f64) -> View {
        View {
            floor: None,
            left,
            top,
            width: 1_300.0 / pixels_per_metre,
            height: 750.0 / pixels_per_metre,
            pixels_per_metre,
            selected: None,
            level: None,
        }
    }
}

fn label_box(shape: &Shape, pixels_per_metre: f64) -> Option<Bounds> {
    let (text, at) = shape.label.as_ref().zip(shape.label_at)?;
    let font = if shape.kind == ShapeKind::Zone { label::ZONE_TYPE } else { label::SMALL_TYPE };
    Some(label::Desk::new(pixels_per_metre).text_box(text, font, at))
}

fn check_rules(scene: &Scene, view: &View) {
    assert!(scene.shapes.len() <= SHAPES_MAX, "{} shapes", scene.shapes.len());
    let labels: Vec<Bounds> =
        scene.shapes.iter().filter_map(|shape| label_box(shape, view.pixels_per_metre)).collect();
    assert!(labels.len() <= LABELS_MAX, "{} labels", labels.len());
    for (at, one) in labels.iter().enumerate() {
        assert!(labels[..at].iter().all(|other| !other.meets(one)), "labels overlap");
    }
    let keys: std::collections::BTreeSet<_> = scene.shapes.iter().map(|shape| &shape.key).collect();
    assert_eq!(keys.len(), scene.shapes.len(), "a key stands twice");
    let items: Vec<&Shape> = scene.shapes.iter().filter(|shape| shape.kind == ShapeKind::Item).collect();
    for (at, one) in items.iter().enumerate().filter(|(_, one)| !one.is_selected) {
        let others = items[..at].iter().filter(|other| !other.is_selected);
        assert!(others.into_iter().all(|other| !other.bounds.meets(&one.bounds)), "items overlap");
    }
}

fn find<'a>(scene: &'a Scene, key: &str) -> &'a Shape {
    scene.shapes.iter().find(|shape| shape.key == key).unwrap_or_else(|| panic!("no shape {key}"))
}

fn count(scene: &Scene, kind: ShapeKind) -> usize {
    scene.shapes.iter().filter(|shape| shape.kind == kind).count()
}

#[test]
fn the_budget_holds_from_ten_to_a_hundred_thousand() {
    let sizes =
        [(2, 0, 0, 10), (4, 5, 0, 100), (6, 8, 10, 1_000), (20, 20, 40, 10_000), (20, 20, 40, 100_000)];
    for (zones, racks, bins, items) in sizes {
        let warehouse = Warehouse::new(zones, racks, bins, items);
        for zoom in [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 64.0] {
            let view = warehouse.zoom(1.0, 1.0, warehouse.fit().pixels_per_metre * zoom);
            let scene = compose(&warehouse.floor(), &view);
            check_rules(&scene, &view);
        }
        let scene = compose(&warehouse.floor(), &warehouse.fit());
        let total: u32 =
            scene.shapes.iter().filter(|shape| shape.kind == ShapeKind::Zone).map(|shape| shape.count).sum();
        assert_eq!(total, items, "every item is in a tile of the first view");
    }
}

#[test]
fn ten_items_are_all_named() {
    let warehouse = Warehouse::new(2, 0, 0, 10);
    let scene = compose(&warehouse.floor(), &warehouse.fit());
    let items: Vec<&Shape> = scene.shapes.iter().filter(|shape| shape.kind == ShapeKind::Item).collect();
    assert_eq!(items.len(), 10);
    assert!(items.iter().all(|shape| shape.label.is_some()));
    assert!(find(&scene, &format!("z:{}", place_id(1_000_000))).label.as_ref().unwrap().contains("· 5"));
}

#[test]
fn levels_follow_the_zoom() {
    let warehouse = Warehouse::new(6, 8, 10, 1_000);
    let level = |pixels| compose(&warehouse.floor(), &warehouse.zoom(0.0, 0.0, pixels)).level;
    assert_eq!(level(10.0), Level::Site);
    assert_eq!(level(16.0), Level::Zone);
    assert_eq!(level(30.0), Level::Rack);
    assert_eq!(level(160.0), Level::Bin);
    let near = compose(&warehouse.floor(), &warehouse.zoom(0.0, 0.0, 160.0));
    assert!(count(&near, ShapeKind::Item) > 0);
    assert!(count(&compose(&warehouse.floor(), &warehouse.zoom(0.0, 0.0, 16.0)), ShapeKind::Bin) == 0);
}

#[test]
fn too_much_drops_a_level() {
    let warehouse = Warehouse::new(20, 20, 40, 1_000);
    let bins_are_large_enough = warehouse.fit().pixels_per_metre * 5.0;
    let mut view = warehouse.zoom(0.0, 0.0, bins_are_large_enough);
    (view.width, view.height) = (warehouse.width, warehouse.height);
    let scene = compose(&warehouse.floor(), &view);
    check_rules(&scene, &view);
    assert_eq!((scene.level, count(&scene, ShapeKind::Rack)), (Level::Zone, 400));
}

#[test]
fn one_missing_item_among_all_is_seen_from_afar() {
    let mut warehouse = Warehouse::new(20, 20, 40, 20_000);
    let hidden = place_id(7_000_000 + 13_000 + 21);
    warehouse.put(777, hidden, Mark::Missing);
    let scene = compose(&warehouse.floor(), &warehouse.fit());
    let zone = find(&scene, &format!("z:{}", place_id(7_000_000)));
    assert_eq!((zone.worst, zone.worst_count), (Some(Mark::Missing), 1));
    let others = scene.shapes.iter().filter(|shape| shape.worst == Some(Mark::Missing)).count();
    assert!(others <= 2, "its zone, and its rack if that is drawn");
}

#[test]
fn the_selected_thing_is_drawn_at_every_size() {
    let warehouse = Warehouse::new(20, 20, 40, 20_000);
    let selected = Subject::Asset(asset_id(4_321));
    for zoom in [0.2, 1.0, 3.0, 10.0, 100.0] {
        let mut view = warehouse.zoom(0.0, 0.0, warehouse.fit().pixels_per_metre * zoom);
        view.selected = Some(selected);
        let scene = compose(&warehouse.floor(), &view);
        check_rules(&scene, &view);
        assert_eq!(scene.shapes.iter().filter(|shape| shape.is_selected).count(), 1, "zoom {zoom}");
    }
}

#[test]
fn loose_items_make_room_for_racks_names_and_readers() {
    let mut warehouse = Warehouse::new(2, 3, 0, 6);
    let zone = place_id(1_000_000);
    for item in 100..112 {
        warehouse.put(item, zone, Mark::WrongPlace);
    }
    let at = Point { x: 11.0, y: 6.0 };
    warehouse.readers.push(ReaderMark {
        reader: reader_id(1),
        name: "Gate".to_owned(),
        at,
        is_listening: true,
    });
    let view = warehouse.fit();
    let scene = compose(&warehouse.floor(), &view);
    let items: Vec<&Shape> = scene
        .shapes
        .iter()
        .filter(|shape| shape.kind == ShapeKind::Item && shape.place == Some(zone))
        .collect();
    assert_eq!(items.len(), 12);
    let around = find(&scene, &format!("z:{zone}"));
    let header = label_box(around, view.pixels_per_metre).unwrap();
    let blocks =
        scene.shapes.iter().filter(|shape| matches!(shape.kind, ShapeKind::Rack | ShapeKind::Reader));
    let taken: Vec<Bounds> = blocks.map(|shape| shape.bounds).chain([header]).collect();
    for item in items {
        assert!(taken.iter().all(|other| !other.meets(&item.bounds)));
        let zone = around.bounds;
        assert!(item.bounds.left >= zone.left && item.bounds.top >= zone.top);
        assert!(item.bounds.left + item.bounds.width <= zone.left + zone.width);
        assert!(item.bounds.top + item.bounds.height <= zone.top + zone.height);
    }
}

#[test]
fn more_than_fit_are_a_count_with_a_list() {
    let mut warehouse = Warehouse::new(1, 0, 0, 24);
    let key = format!("z:{}", place_id(1_000_000));
    let drawn = |warehouse: &Warehouse| {
        let scene = compose(&warehouse.floor(), &warehouse.fit());
        (count(&scene, ShapeKind::Item), find(&scene, &key).is_list, find(&scene, &key).count)
    };
    assert_eq!(drawn(&warehouse), (24, false, 24));
    warehouse.put(24, place_id(1_000_000), Mark::Here);
    assert_eq!(drawn(&warehouse), (0, true, 25));
}

#[test]
fn a_view_without_sense_is_still_a_scene() {
    let warehouse = Warehouse::new(4, 4, 4, 100);
    for bad in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
        let view = View { left: bad, width: bad, pixels_per_metre: bad, ..warehouse.fit() };
        let scene = compose(&warehouse.floor(), &view);
        assert!(scene.shapes.len() <= SHAPES_MAX);
    }
    let nothing = Warehouse::new(0, 0, 0, 0);
    assert!(compose(&nothing.floor(), &warehouse.fit()).shapes.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn patches_lead_to_the_newer_scene(
        steps in proptest::collection::vec((0..40u32, 0..9u32, 0..5usize, 0.3..40.0f64, -10.0..40.0f64), 1..20),
    ) {
        let mut warehouse = Warehouse::new(3, 3, 2, 20);
        let marks = [Mark::Here, Mark::NotSeen, Mark::Unknown, Mark::WrongPlace, Mark::Alert];
        let mut shown = compose(&warehouse.floor(), &warehouse.fit());
        for (item, at, mark, zoom, left) in steps {
            let zone = 1_000_000 * (at % 3 + 1);
            let spot = if at < 3 { zone } else { zone + 1_000 * (at / 3) };
            match mark {
                4 => warehouse.take(item),
                mark => warehouse.put(item, place_id(spot), marks[mark]),
            }
            let mut view = warehouse.zoom(left, left / 2.0, zoom * 4.0);
            view.selected = Some(Subject::Asset(asset_id(at)));
            view.level = Some(shown.level);
            let newer = compose(&warehouse.floor(), &view);
            check_rules(&newer, &view);
            let delta = shown.patch(&newer);
            prop_assert_eq!(&shown.patched(&delta), &newer);
            prop_assert!(newer.patch(&newer).is_empty());
            shown = newer;
        }
    }
}
