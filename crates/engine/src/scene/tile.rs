//! The places of one floor as rectangles, outer ones first.

use std::collections::BTreeMap;

use model::{Outline, Place, PlaceId, PlaceKind};

use super::{Bounds, Floor, View};

/// One place of the floor with where it is drawn.
#[derive(Debug)]
pub(super) struct Tile<'a> {
    pub(super) place: &'a Place,
    pub(super) bounds: Bounds,
    /// Directly on the floor: drawn at every level.
    pub(super) is_outer: bool,
    /// Tiles of the places directly inside.
    pub(super) inside: Vec<usize>,
}

/// All places of the floor that have a position.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    pub(super) floor: Option<PlaceId>,
    pub(super) tiles: Vec<Tile<'a>>,
}

impl Bounds {
    /// Whether two rectangles share some area.
    pub(super) fn meets(&self, other: &Bounds) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }

    /// The shorter side.
    pub(super) fn side(&self) -> f64 {
        self.width.min(self.height)
    }

    fn of(outline: &Outline) -> Option<Bounds> {
        let (left, top, right, bottom) = outline.bounds()?;
        let (width, height) = (right - left, bottom - top);
        let is_drawable = left.is_finite() && top.is_finite() && width.is_finite() && height.is_finite();
        (is_drawable && width > 0.0 && height > 0.0).then_some(Bounds { left, top, width, height })
    }
}

/// The outline, unless it is just the rectangle around it.
pub(super) fn true_shape(place: &Place, bounds: &Bounds) -> Option<Outline> {
    let outline = place.outline.as_ref()?;
    let (right, bottom) = (bounds.left + bounds.width, bounds.top + bounds.height);
    let is_corner = |x: f64, y: f64| (x == bounds.left || x == right) && (y == bounds.top || y == bottom);
    let is_rectangle = outline.0.len() == 4 && outline.0.iter().all(|point| is_corner(point.x, point.y));
    (!is_rectangle && Bounds::of(outline).is_some()).then(|| outline.clone())
}

impl<'a> Plan<'a> {
    /// Lays out the floor a view looks at.
    pub(super) fn new(floor: &Floor<'a>, view: &View) -> Plan<'a> {
        let shown = find_floor(floor, view.floor);
        let mut inside: BTreeMap<PlaceId, Vec<&Place>> = BTreeMap::new();
        let mut outer: Vec<&Place> = Vec::new();
        for place in floor.places.values().filter(|place| place.kind > PlaceKind::Floor) {
            let parent = place.parent.and_then(|parent| floor.places.get(&parent));
            match parent {
                Some(parent) if parent.kind > PlaceKind::Floor => {
                    inside.entry(parent.id).or_default().push(place)
                }
                Some(parent) if shown.is_none_or(|shown| shown == parent.id) => outer.push(place),
                None if shown.is_none() => outer.push(place),
                Some(_) | None => {}
            }
        }
        let mut plan = Plan { floor: shown, tiles: Vec::new() };
        outer.sort_by_key(|place| (place.order, place.id));
        for place in outer {
            if let Some(bounds) = place.outline.as_ref().and_then(Bounds::of) {
                plan.add(place, bounds, true, &mut inside);
            }
        }
        plan
    }

    /// The place, then what is inside. The depth is that of the kinds of place, so this ends.
    fn add(
        &mut self,
        place: &'a Place,
        bounds: Bounds,
        is_outer: bool,
        rest: &mut BTreeMap<PlaceId, Vec<&'a Place>>,
    ) -> usize {
        let at = self.tiles.len();
        self.tiles.push(Tile { place, bounds, is_outer, inside: Vec::new() });
        let mut children = rest.remove(&place.id).unwrap_or_default();
        children.sort_by_key(|child| (child.order, child.id));
        let unplaced = children.iter().filter(|child| shape_of(child).is_none()).count();
        let mut cells = divide(&bounds, unplaced).into_iter();
        for child in children {
            let child_bounds = shape_of(child).or_else(|| match child.kind {
                PlaceKind::Bin => cells.next(),
                PlaceKind::Site | PlaceKind::Floor | PlaceKind::Zone | PlaceKind::Rack => None,
            });
            if let Some(child_bounds) = child_bounds {
                let child = self.add(child, child_bounds, false, rest);
                self.tiles[at].inside.push(child);
            }
        }
        at
    }
}

fn shape_of(place: &Place) -> Option<Bounds> {
    place.outline.as_ref().and_then(Bounds::of)
}

/// Bins that nobody drew stand side by side along their rack: their order is known, their size is not.
fn divide(rack: &Bounds, parts: usize) -> Vec<Bounds> {
    let share = 1.0 / parts.max(1) as f64;
    (0..parts)
        .map(|at| {
            let at = at as f64;
            if rack.width >= rack.height {
                Bounds { left: rack.left + rack.width * share * at, width: rack.width * share, ..*rack }
            } else {
                Bounds { top: rack.top + rack.height * share * at, height: rack.height * share, ..*rack }
            }
        })
        .collect()
}

/// The floor that is asked for, if it is one; else the first; `None` when the site has no floors.
fn find_floor(floor: &Floor, asked: Option<PlaceId>) -> Option<PlaceId> {
    let is_floor = |id: &PlaceId| floor.places.get(id).is_some_and(|place| place.kind == PlaceKind::Floor);
    asked.filter(is_floor).or_else(|| {
        let floors = floor.places.values().filter(|place| place.kind == PlaceKind::Floor);
        floors.min_by_key(|place| (place.order, place.id)).map(|place| place.id)
    })
}
