//! From the floor to the shapes of one view.

use model::{PlaceId, PlaceKind, Point, Subject};

use super::items::{BORDER, MARK, Spot, arrange, by_name};
use super::label::{Desk, SMALL_TYPE, TEXT_CHARS_MAX, Type, ZONE_TYPE, shorten};
use super::level::{choose, out, shows_items};
use super::tile::{Plan, Tile, true_shape};
use super::{Bounds, Floor, Level, ReaderMark, Scene, Shape, ShapeKind, Thing, View};
use crate::limits::SHAPES_MAX;
use crate::rollup::Numbers;

/// Side of a reader's mark in pixels.
const READER: f64 = 24.0;

/// The scene of a view: zones, then as much of what is inside as is worth drawing at this size.
pub fn compose(floor: &Floor, view: &View) -> Scene {
    let view = &sound_view(view);
    let plan = Plan::new(floor, view);
    let seen: Vec<bool> = plan.tiles.iter().map(|tile| tile.bounds.meets(&window(view))).collect();
    let mut level = first_level(&plan, &seen, view);
    loop {
        let mut sketch = Sketch::new(floor, view, &plan, level);
        sketch.draw_places(&seen);
        let is_over = sketch.shapes.len() > sketch.room();
        match out(level).filter(|_| is_over) {
            Some(further) => level = further,
            None => return sketch.finish(),
        }
    }
}

/// Numbers a screen may send before it is laid out.
fn sound_view(view: &View) -> View {
    let sound = |number: f64, otherwise: f64| if number.is_finite() { number } else { otherwise };
    View {
        left: sound(view.left, 0.0),
        top: sound(view.top, 0.0),
        width: sound(view.width, 0.0).max(0.0),
        height: sound(view.height, 0.0).max(0.0),
        pixels_per_metre: sound(view.pixels_per_metre, 1.0).clamp(0.001, 100_000.0),
        ..*view
    }
}

fn window(view: &View) -> Bounds {
    Bounds { left: view.left, top: view.top, width: view.width, height: view.height }
}

/// By the typical size of the racks and bins in sight.
fn first_level(plan: &Plan, seen: &[bool], view: &View) -> Level {
    let typical = |kind: PlaceKind| {
        let tiles = plan.tiles.iter().zip(seen).filter(|(tile, seen)| **seen && tile.place.kind == kind);
        let mut sides: Vec<f64> = tiles.map(|(tile, _)| tile.bounds.side()).collect();
        sides.sort_by(f64::total_cmp);
        sides.get(sides.len() / 2).map(|side| side * view.pixels_per_metre)
    };
    choose(typical(PlaceKind::Rack), typical(PlaceKind::Bin), view.level)
}

/// A scene in the making.
struct Sketch<'a> {
    floor: &'a Floor<'a>,
    view: &'a View,
    plan: &'a Plan<'a>,
    level: Level,
    shapes: Vec<Shape>,
    /// Tile → shape.
    drawn: Vec<Option<usize>>,
    readers: Vec<Bounds>,
    desk: Desk,
    selected: Option<(PlaceId, &'a Thing)>,
}

impl<'a> Sketch<'a> {
    fn new(floor: &'a Floor<'a>, view: &'a View, plan: &'a Plan<'a>, level: Level) -> Sketch<'a> {
        let readers = floor.readers.iter().map(|reader| square(reader.at, READER / view.pixels_per_metre));
        Sketch {
            floor,
            view,
            plan,
            level,
            shapes: Vec::new(),
            drawn: vec![None; plan.tiles.len()],
            readers: readers.collect(),
            desk: Desk::new(view.pixels_per_metre),
            selected: view.selected.and_then(|selected| find(floor, selected)),
        }
    }

    /// Shapes there may be for places: the readers in sight and the selected thing have theirs kept free.
    fn room(&self) -> usize {
        let readers = self.readers.iter().filter(|reader| reader.meets(&window(self.view))).count();
        SHAPES_MAX.saturating_sub(readers.min(SHAPES_MAX / 10) + 1)
    }

    fn pixels(&self, metres: f64) -> f64 {
        metres * self.view.pixels_per_metre
    }

    fn draw_places(&mut self, seen: &[bool]) {
        for (at, tile) in self.plan.tiles.iter().enumerate() {
            let is_wanted = tile.is_outer || self.level >= level_of(tile.place.kind);
            if seen[at] && is_wanted {
                self.drawn[at] = Some(self.shapes.len());
                self.shapes.push(self.tile_shape(tile));
            }
        }
    }

    /// Readers, labels and items, within the budget.
    fn finish(mut self) -> Scene {
        let room = self.room();
        self.shapes.truncate(room);
        self.drawn.iter_mut().for_each(|shape| *shape = shape.filter(|shape| *shape < room));
        self.open_tiles();
        self.draw_readers();
        self.label_tiles(true);
        self.draw_items();
        self.label_tiles(false);
        self.draw_selected();
        self.shapes.sort_by(|a, b| (a.kind, &a.key).cmp(&(b.kind, &b.key)));
        Scene { floor: self.plan.floor, level: self.level, shapes: self.shapes }
    }

    fn tile_shape(&self, tile: &Tile) -> Shape {
        let place = tile.place;
        let numbers: Numbers = self.floor.rollup.of(place.id);
        let worst = numbers.worst();
        Shape {
            key: format!("z:{}", place.id),
            kind: kind_of(place.kind),
            place: Some(place.id),
            outline: true_shape(place, &tile.bounds),
            name: place.name.clone(),
            count: numbers.total(),
            expected: numbers.expected,
            here: numbers.here,
            worst: worst.map(|(mark, _)| mark),
            worst_count: worst.map_or(0, |(_, count)| count),
            heard_at: numbers.last_read,
            ..blank(tile.bounds)
        }
    }

    fn open_tiles(&mut self) {
        for (at, tile) in self.plan.tiles.iter().enumerate() {
            let is_open = tile.inside.iter().any(|inner| self.drawn[*inner].is_some());
            if let Some(shape) = self.drawn[at] {
                self.shapes[shape].is_open = is_open;
            }
        }
    }

    fn draw_readers(&mut self) {
        let window = window(self.view);
        for (at, reader) in self.floor.readers.iter().enumerate() {
            let bounds = self.readers[at];
            if bounds.meets(&window) && self.shapes.len() + 1 < SHAPES_MAX {
                self.shapes.push(reader_shape(reader, at, bounds));
            }
        }
    }

    /// Zones come first and alone: their names matter most, and items make room for them.
    fn label_tiles(&mut self, outer: bool) {
        for (at, tile) in self.plan.tiles.iter().enumerate() {
            let Some(shape) = self.drawn[at].filter(|_| tile.is_outer == outer) else { continue };
            let font = if tile.is_outer { ZONE_TYPE } else { SMALL_TYPE };
            let Some((text, at)) = self.place_label(tile, shape, font) else { continue };
            self.shapes[shape].label = Some(text);
            self.shapes[shape].label_at = Some(at);
        }
    }

    /// Name and count, else the name, else the count; in the first corner where nothing else lies.
    fn place_label(&mut self, tile: &Tile, shape: usize, font: Type) -> Option<(String, Point)> {
        let shape = &self.shapes[shape];
        let name = shorten(&shape.name, TEXT_CHARS_MAX);
        let texts = [format!("{name} · {}", shape.count), name, shape.count.to_string()];
        let is_open = shape.is_open;
        for text in texts {
            for at in self.corners(tile, &text, font, is_open) {
                let text_box = self.desk.text_box(&text, font, at);
                let is_clear = !self.lies_on_something(tile, &text_box);
                if is_clear && self.desk.take(text_box) {
                    return Some((text, at));
                }
            }
        }
        None
    }

    /// Where a text could start: nowhere if it is larger than the tile.
    fn corners(&self, tile: &Tile, text: &str, font: Type, is_open: bool) -> Vec<Point> {
        let bounds = &tile.bounds;
        let border = if tile.is_outer { BORDER } else { BORDER / 2.0 } / self.view.pixels_per_metre;
        let (width, height) = (self.pixels(bounds.width), self.pixels(bounds.height));
        let text_width = font.width(text);
        if text_width + self.pixels(border) > width || font.line_height > height {
            return Vec::new();
        }
        let line = font.line_height / self.view.pixels_per_metre;
        let left = bounds.left + border;
        let right = bounds.left + bounds.width
            - border.min((width - text_width) / self.view.pixels_per_metre)
            - text_width / self.view.pixels_per_metre;
        let slack = (bounds.height - line).min(border);
        let top = bounds.top + slack / 2.0 + line / 2.0;
        let bottom = bounds.top + bounds.height - slack / 2.0 - line / 2.0;
        if tile.is_outer || is_open {
            return vec![
                Point { x: left, y: top },
                Point { x: left, y: bottom },
                Point { x: right, y: top },
                Point { x: right, y: bottom },
            ];
        }
        let centre = bounds.left + (bounds.width - text_width / self.view.pixels_per_metre) / 2.0;
        vec![Point { x: centre, y: bounds.top + bounds.height / 2.0 }, Point { x: left, y: top }]
    }

    fn lies_on_something(&self, tile: &Tile, text: &Bounds) -> bool {
        let tiles = &self.plan.tiles;
        let inner = tile.inside.iter().filter(|inner| self.drawn[**inner].is_some());
        inner.into_iter().any(|inner| tiles[*inner].bounds.meets(text))
            || self.readers.iter().any(|reader| reader.meets(text))
    }

    fn draw_items(&mut self) {
        for (at, tile) in self.plan.tiles.iter().enumerate() {
            let Some(shape) = self.drawn[at] else { continue };
            let things = self.floor.things.get(&tile.place.id).map_or(&[][..], Vec::as_slice);
            // What lies in places inside that are not drawn is part of the count, too.
            let is_whole = things.len() as u64 == u64::from(self.shapes[shape].count);
            let spots = self.spots(tile, things);
            self.shapes[shape].is_list = match &spots {
                Some(_) => !is_whole && !self.shapes[shape].is_open,
                None => self.shapes[shape].count > 0 && (!things.is_empty() || !self.shapes[shape].is_open),
            };
            let Some((sorted, spots)) = spots else { continue };
            self.shapes[shape].is_open = true;
            for (thing, spot) in sorted.into_iter().zip(spots) {
                self.draw_item(tile.place.id, thing, spot);
            }
        }
    }

    /// Where the things directly in a place go, if they are drawn one by one.
    fn spots<'b>(&self, tile: &Tile, things: &'b [Thing]) -> Option<(Vec<&'b Thing>, Vec<Spot>)> {
        let is_large = tile.is_outer
            || (tile.inside.is_empty() && shows_items(self.pixels(tile.bounds.side()), self.view.level));
        let has_room = self.shapes.len() + things.len() < SHAPES_MAX;
        if !is_large || !has_room || things.len() > crate::limits::ITEMS_PER_PLACE_MAX {
            return None;
        }
        let mut sorted: Vec<&Thing> = things.iter().collect();
        sorted.sort_by(|a, b| by_name(a, b));
        let border = BORDER / self.view.pixels_per_metre;
        let bounds = &tile.bounds;
        let free = Bounds {
            left: bounds.left + border,
            top: bounds.top + border,
            width: bounds.width - 2.0 * border,
            height: bounds.height - 2.0 * border,
        };
        let drawn = |inner: &&usize| self.drawn[**inner].is_some();
        let mut taken: Vec<Bounds> =
            tile.inside.iter().filter(drawn).map(|inner| self.plan.tiles[*inner].bounds).collect();
        taken.extend(self.header(tile));
        taken.extend(self.readers.iter().copied());
        let spots = arrange(&sorted, &free, &taken, self.view.pixels_per_metre)?;
        Some((sorted, spots))
    }

    /// The strip of a tile that its own label needs (racks and bins are labelled after their items).
    fn header(&self, tile: &Tile) -> Option<Bounds> {
        let font = if tile.is_outer { ZONE_TYPE } else { SMALL_TYPE };
        let line = (font.line_height + BORDER / 2.0) / self.view.pixels_per_metre;
        let strip = Bounds { height: line, ..tile.bounds };
        if !tile.is_outer {
            return Some(strip);
        }
        let id = Some(tile.place.id);
        let shape = self.shapes.iter().find(|shape| shape.place == id && shape.kind != ShapeKind::Item)?;
        let at = shape.label_at?;
        Some(Bounds { top: at.y - line / 2.0, ..strip })
    }

    fn draw_item(&mut self, place: PlaceId, thing: &Thing, spot: Spot) {
        let mut shape = self.item_shape(place, thing, spot.mark);
        if let Some(name) = spot.name {
            let x = spot.mark.left + spot.mark.width + 4.0 / self.view.pixels_per_metre;
            let at = Point { x, y: spot.mark.top + spot.mark.height / 2.0 };
            if self.desk.take(self.desk.text_box(&name, SMALL_TYPE, at)) {
                shape.label = Some(name);
                shape.label_at = Some(at);
            }
        }
        self.shapes.push(shape);
    }

    fn item_shape(&self, place: PlaceId, thing: &Thing, mark: Bounds) -> Shape {
        Shape {
            key: item_key(thing.subject),
            kind: ShapeKind::Item,
            place: Some(place),
            subject: Some(thing.subject),
            name: thing.name.clone(),
            count: 1,
            worst: Some(thing.mark),
            worst_count: 1,
            heard_at: thing.heard_at,
            previous: thing.previous,
            is_selected: self.view.selected == Some(thing.subject),
            ..blank(mark)
        }
    }

    /// The selected thing is never part of a count: if it was not drawn, it stands on the smallest tile around it,
    /// even when that is out of sight (the screen points there from the edge).
    fn draw_selected(&mut self) {
        let Some((place, thing)) = self.selected else { return };
        let key = item_key(thing.subject);
        if self.shapes.iter().any(|shape| shape.key == key) {
            return;
        }
        let around = std::iter::successors(self.floor.places.get(&place), |place| {
            self.floor.places.get(&place.parent?)
        });
        let tiles = &self.plan.tiles;
        let tile_of = |id: PlaceId| tiles.iter().position(|tile| tile.place.id == id);
        let path: Vec<usize> = around.filter_map(|place| tile_of(place.id)).collect();
        let drawn = path.iter().find(|tile| self.drawn[**tile].is_some()).or(path.first());
        if let Some(tile) = drawn {
            // At the end of the tile, beside its label; a tile smaller than the mark has it in the middle.
            let bounds = &tiles[*tile].bounds;
            let mark = MARK / self.view.pixels_per_metre;
            let x = bounds.left + bounds.width - (bounds.width / 2.0).min(mark * 0.75);
            let mark = square(Point { x, y: bounds.top + bounds.height / 2.0 }, mark);
            self.shapes.push(self.item_shape(place, thing, mark));
        }
    }
}

/// The level at which a kind of place appears.
fn level_of(kind: PlaceKind) -> Level {
    match kind {
        PlaceKind::Site | PlaceKind::Floor | PlaceKind::Zone => Level::Site,
        PlaceKind::Rack => Level::Zone,
        PlaceKind::Bin => Level::Rack,
    }
}

fn kind_of(kind: PlaceKind) -> ShapeKind {
    match kind {
        PlaceKind::Site | PlaceKind::Floor | PlaceKind::Zone => ShapeKind::Zone,
        PlaceKind::Rack => ShapeKind::Rack,
        PlaceKind::Bin => ShapeKind::Bin,
    }
}

fn find<'a>(floor: &Floor<'a>, subject: Subject) -> Option<(PlaceId, &'a Thing)> {
    let places = floor.things.iter();
    let mut found = places.flat_map(|(place, things)| things.iter().map(|thing| (*place, thing)));
    found.find(|(_, thing)| thing.subject == subject)
}

fn item_key(subject: Subject) -> String {
    match subject {
        Subject::Asset(asset) => format!("i:{asset}"),
        Subject::Tag(tag) => format!("i:tag:{tag}"),
    }
}

fn square(centre: Point, side: f64) -> Bounds {
    Bounds { left: centre.x - side / 2.0, top: centre.y - side / 2.0, width: side, height: side }
}

fn reader_shape(reader: &ReaderMark, at: usize, bounds: Bounds) -> Shape {
    Shape {
        key: format!("r:{}:{at}", reader.reader),
        kind: ShapeKind::Reader,
        reader: Some(reader.reader),
        name: reader.name.clone(),
        is_listening: reader.is_listening,
        ..blank(bounds)
    }
}

/// A shape with nothing said about it yet.
fn blank(bounds: Bounds) -> Shape {
    Shape {
        key: String::new(),
        kind: ShapeKind::Zone,
        place: None,
        subject: None,
        reader: None,
        bounds,
        outline: None,
        name: String::new(),
        count: 0,
        expected: 0,
        here: 0,
        worst: None,
        worst_count: 0,
        label: None,
        label_at: None,
        heard_at: None,
        previous: None,
        is_open: false,
        is_list: false,
        is_listening: true,
        is_selected: false,
    }
}
