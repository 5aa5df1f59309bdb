//! Items in a tidy grid inside the place they are in. The place is all that is known; the grid says so by being one.

use std::cmp::Ordering;

use super::Bounds;
use super::label::{SMALL_TYPE, shorten};
use crate::limits::ITEMS_PER_PLACE_MAX;

use super::Thing;

/// Side of an item's mark in pixels.
pub(super) const MARK: f64 = 18.0;

/// Room around a mark that stands alone.
const GAP: f64 = 8.0;

/// Free border inside a place.
pub(super) const BORDER: f64 = 8.0;

/// Longest name beside a mark.
const NAME_CHARS: usize = 18;

/// Cells looked at in one place before the grid gives up: a place far larger than the screen has endless cells, but
/// its first ones are as good as any.
const CELLS_MAX: usize = 4_096;

/// Where one item goes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) mark: Bounds,
    pub(super) name: Option<String>,
}

/// Spots for all the things of a place, named if there is room, bare if there is less, `None` if there is none.
/// `free` is the room in metres; nothing may lie on `taken`.
pub(super) fn arrange(
    things: &[&Thing],
    free: &Bounds,
    taken: &[Bounds],
    pixels_per_metre: f64,
) -> Option<Vec<Spot>> {
    if things.is_empty() || things.len() > ITEMS_PER_PLACE_MAX {
        return None;
    }
    let names: Vec<String> = things.iter().map(|thing| shorten(&thing.name, NAME_CHARS)).collect();
    let longest = names.iter().map(|name| SMALL_TYPE.width(name)).fold(0.0, f64::max);
    let named = (MARK + GAP / 2.0 + longest + 2.0 * GAP, MARK + GAP);
    let bare = (MARK + GAP, MARK + GAP);
    let taken: Vec<&Bounds> = taken.iter().filter(|other| other.meets(free)).collect();
    let lay = |(width, height): (f64, f64)| {
        let cell = (width / pixels_per_metre, height / pixels_per_metre);
        cells(free, cell, &taken, things.len())
    };
    let mark = MARK / pixels_per_metre;
    let spot = |cell: Bounds, name: Option<String>| Spot {
        mark: Bounds {
            left: cell.left,
            top: cell.top + (cell.height - mark) / 2.0,
            width: mark,
            height: mark,
        },
        name,
    };
    if let Some(cells) = lay(named) {
        return Some(cells.into_iter().zip(names).map(|(cell, name)| spot(cell, Some(name))).collect());
    }
    lay(bare).map(|cells| cells.into_iter().map(|cell| spot(cell, None)).collect())
}

/// The order people expect: "Drum 9" before "Drum 10". Equal names: by id.
pub(super) fn by_name(a: &Thing, b: &Thing) -> Ordering {
    natural(&a.name, &b.name).then(a.subject.cmp(&b.subject))
}

/// Runs of digits compare as numbers, everything else character by character.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (one, other) = (digits(a), digits(b));
        if !one.is_empty() && !other.is_empty() {
            let (left, right) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
            let order = left.len().cmp(&right.len()).then(left.cmp(right));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (&a[one.len()..], &b[other.len()..]);
            continue;
        }
        let (mut rest_a, mut rest_b) = (a.chars(), b.chars());
        match (rest_a.next(), rest_b.next()) {
            (Some(left), Some(right)) if left == right => (a, b) = (rest_a.as_str(), rest_b.as_str()),
            (left, right) => return left.cmp(&right),
        }
    }
}

fn digits(text: &str) -> &str {
    let end = text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

/// The first free cells, row by row; `None` if there are fewer than wanted.
fn cells(
    free: &Bounds,
    (width, height): (f64, f64),
    taken: &[&Bounds],
    wanted: usize,
) -> Option<Vec<Bounds>> {
    let columns = (free.width / width).floor().min(CELLS_MAX as f64) as usize;
    let rows = (free.height / height).floor().min(CELLS_MAX as f64) as usize;
    let mut found = Vec::with_capacity(wanted);
    for at in 0..(columns * rows).min(CELLS_MAX) {
        let (row, column) = ((at / columns) as f64, (at % columns) as f64);
        let cell = Bounds { left: free.left + column * width, top: free.top + row * height, width, height };
        if taken.iter().all(|other| !other.meets(&cell)) {
            found.push(cell);
            if found.len() == wanted {
                return Some(found);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::thing;

    fn arrange_in(count: u32, width: f64, height: f64, taken: &[Bounds]) -> Option<Vec<Spot>> {
        let things: Vec<Thing> = (0..count).map(thing).collect();
        let free = Bounds { left: 0.0, top: 0.0, width, height };
        arrange(&things.iter().collect::<Vec<_>>(), &free, taken, 1.0)
    }

    #[test]
    fn names_are_ordered_as_people_count() {
        let mut names = ["Drum 10", "Drum 9", "Drum", "Drum 9b", "Ana", "Drum 009", "Drum 100"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["Ana", "Drum", "Drum 9", "Drum 009", "Drum 9b", "Drum 10", "Drum 100"]);
    }

    #[test]
    fn named_then_bare_then_counted() {
        assert!(arrange_in(4, 300.0, 100.0, &[]).unwrap().iter().all(|spot| spot.name.is_some()));
        assert!(arrange_in(20, 300.0, 60.0, &[]).unwrap().iter().all(|spot| spot.name.is_none()));
        assert!(arrange_in(24, 100.0, 100.0, &[]).is_none());
        assert!(arrange_in(25, 3_000.0, 3_000.0, &[]).is_none(), "more than 24 are a count");
    }

    #[test]
    fn nothing_lies_on_what_is_taken_or_on_another() {
        let rack = Bounds { left: 0.0, top: 0.0, width: 200.0, height: 30.0 };
        let spots = arrange_in(10, 220.0, 200.0, &[rack]).unwrap();
        for (at, spot) in spots.iter().enumerate() {
            assert!(!spot.mark.meets(&rack));
            assert!(spots[..at].iter().all(|other| !other.mark.meets(&spot.mark)));
        }
    }
}
