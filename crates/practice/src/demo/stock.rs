//! The demo stock: 420 things with names, numbers, homes and tags, and where each of them stands at the beginning.

use codes::Epc;
use fastrand::Rng;
use model::{Outline, Point};

use super::numbers;
use super::plan::{Area, BINS, PlannedPlace};

/// How many things there are.
pub const ITEMS: usize = 420;

/// The drums on the first pallet, and the one of them that goes to the wrong racks.
pub const FIRST_PALLET: std::ops::RangeInclusive<u64> = 41..=46;
/// The drum that goes astray.
pub const LOST_DRUM: u64 = 44;
/// The tote that leaves through Gate 2.
pub const LEAVING_TOTE: u64 = 8;

/// How a kind of thing is numbered.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Numbering {
    /// Goods: SGTIN with this filter and item reference.
    Goods(u8, u32),
    /// Returnable: GRAI with this kind.
    Returnable(u32),
    /// Things of the house: GIAI with this first number, and a house code for the product.
    House(u64, &'static str),
}

/// Where a kind of thing belongs.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Homes {
    /// In the bins of these racks.
    Racks(&'static [&'static str]),
    /// In a zone.
    Zone(Area),
    /// Anywhere; it begins in these zones in turn.
    Anywhere(&'static [Area]),
}

struct Kind {
    product: &'static str,
    name: &'static str,
    letters: &'static str,
    count: u64,
    numbering: Numbering,
    homes: Homes,
}

const ANYWHERE: Homes =
    Homes::Anywhere(&[Area::Receiving, Area::Packing, Area::Shipping, Area::RacksA, Area::RacksB]);

const fn kind(
    product: &'static str,
    name: &'static str,
    letters: &'static str,
    count: u64,
    numbering: Numbering,
    homes: Homes,
) -> Kind {
    Kind { product, name, letters, count, numbering, homes }
}

const KINDS: [Kind; 11] = [
    kind(
        "Drum 200 l",
        "Drum",
        "D",
        96,
        Numbering::Goods(0, 100_200),
        Homes::Racks(&["A-01", "A-02", "A-03"]),
    ),
    kind("Canister 20 l", "Canister", "K", 60, Numbering::Goods(0, 100_020), Homes::Racks(&["A-04", "A-05"])),
    kind("Tool case", "Tool case", "T", 36, Numbering::House(610_000, "TOOL-CASE"), Homes::Racks(&["A-06"])),
    kind("Crate 600 × 400", "Crate", "C", 48, Numbering::Returnable(10_640), Homes::Racks(&["B-01", "B-02"])),
    kind("Cable reel 100 m", "Cable reel", "R", 32, Numbering::Goods(0, 101_100), Homes::Racks(&["B-03"])),
    kind("Pump 1.5 kW", "Pump", "P", 34, Numbering::Goods(0, 101_500), Homes::Racks(&["B-04"])),
    kind(
        "Pallet 1200 × 800",
        "Pallet",
        "PL",
        30,
        Numbering::Returnable(11_280),
        Homes::Zone(Area::Receiving),
    ),
    kind("Carton L", "Carton", "CT", 26, Numbering::Goods(2, 102_300), Homes::Zone(Area::Packing)),
    kind("Roll cage", "Roll cage", "RC", 20, Numbering::Returnable(10_700), Homes::Zone(Area::Shipping)),
    kind("Tote 40 l", "Tote", "TO", 30, Numbering::Returnable(10_400), ANYWHERE),
    kind("Pallet jack", "Pallet jack", "J", 8, Numbering::House(620_000, "PALLET-JACK"), ANYWHERE),
];

/// A product of the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockProduct {
    /// The name people use.
    pub name: String,
    /// Product number or house code.
    pub code: String,
}

/// A thing of the demo. Its index is its number in the world.
#[derive(Clone, Debug, PartialEq)]
pub struct StockItem {
    /// The name people use.
    pub name: String,
    /// The number on it.
    pub number: String,
    /// Index of its product.
    pub product: usize,
    /// Index of the place it belongs to.
    pub home: Option<usize>,
    /// Its tags, usually one.
    pub tags: Vec<Epc>,
    /// Index of the place it is kept in at the beginning, and the point. `None` = not in the building.
    pub begins: Option<(usize, Point)>,
    /// The zone it begins in or belongs to.
    pub area: Area,
}

/// All products.
pub fn products() -> Vec<StockProduct> {
    let code = |kind: &Kind| match kind.numbering {
        Numbering::Goods(_, reference) => numbers::gtin14(reference),
        Numbering::Returnable(number) => numbers::grai14(number),
        Numbering::House(_, code) => code.to_owned(),
    };
    KINDS.iter().map(|kind| StockProduct { name: kind.product.to_owned(), code: code(kind) }).collect()
}

/// All things, standing where the seed puts them.
pub fn items(places: &[PlannedPlace], seed: u64) -> Vec<StockItem> {
    let mut rng = Rng::with_seed(seed);
    let mut items = Vec::with_capacity(ITEMS);
    for (product, kind) in KINDS.iter().enumerate() {
        for number in 1..=kind.count {
            items.push(item(kind, product, number, places, &mut rng));
        }
    }
    items
}

/// The index of the thing with this number on it.
pub fn index_of(items: &[StockItem], number: &str) -> Option<usize> {
    items.iter().position(|item| item.number == number)
}

fn item(kind: &Kind, product: usize, number: u64, places: &[PlannedPlace], rng: &mut Rng) -> StockItem {
    let (place_name, area, has_home) = match kind.homes {
        Homes::Racks(racks) => {
            let bin = (number - 1) as usize * racks.len() * BINS / kind.count as usize;
            let rack = racks[bin / BINS];
            let area = if rack.starts_with('A') { Area::RacksA } else { Area::RacksB };
            (format!("{rack}-{}", bin % BINS + 1), area, true)
        }
        Homes::Zone(area) => (area.name().to_owned(), area, true),
        Homes::Anywhere(areas) => {
            let area = areas[(number - 1) as usize % areas.len()];
            (area.name().to_owned(), area, false)
        }
    };
    let place = places.iter().position(|place| place.name == place_name);
    let at = match kind.homes {
        Homes::Racks(_) => {
            place.and_then(|place| places[place].outline.as_ref()).map(|bin| spot_in(bin, rng))
        }
        Homes::Zone(_) | Homes::Anywhere(_) => Some(spot(area, rng)),
    };
    let is_on_first_pallet = kind.letters == "D" && FIRST_PALLET.contains(&number);
    StockItem {
        name: format!("{} {number}", kind.name),
        number: format!("{}-{number:04}", kind.letters),
        product,
        home: if has_home { place } else { None },
        tags: tags(kind, number),
        begins: if is_on_first_pallet { None } else { place.zip(at) },
        area,
    }
}

/// One tag, and a second one on two things that have metal on one side.
fn tags(kind: &Kind, number: u64) -> Vec<Epc> {
    let first = match kind.numbering {
        Numbering::Goods(filter, reference) => numbers::sgtin96(filter, reference, number),
        Numbering::Returnable(code) => numbers::grai96(code, number),
        Numbering::House(first, _) => numbers::giai96(first + number),
    };
    let has_second = matches!((kind.letters, number), ("P", 7) | ("RC", 3));
    let second = if has_second { numbers::giai96(690_000 + number) } else { None };
    first.into_iter().chain(second).collect()
}

/// A random point in a bin, not at its edge.
fn spot_in(bin: &Outline, rng: &mut Rng) -> Point {
    let (left, top, right, bottom) = bin.bounds().unwrap_or_default();
    Point {
        x: left + (right - left) * (0.2 + 0.6 * rng.f64()),
        y: top + (bottom - top) * (0.15 + 0.7 * rng.f64()),
    }
}

/// Where something may stand in a zone: in the aisles of the racks, elsewhere not too far from the middle.
pub fn spot(area: Area, rng: &mut Rng) -> Point {
    let aisles = area.aisles();
    let mut around = |centre: f64, reach: f64| centre + (rng.f64() * 2.0 - 1.0) * reach;
    if !aisles.is_empty() {
        let (x, y) = (around(0.0, 0.7), around(9.5, 4.5));
        return Point { x: aisles[rng.usize(0..aisles.len())] + x, y };
    }
    let (_, _, width, height) = area.rectangle();
    let centre = area.centre();
    Point {
        x: around(centre.x, (width / 2.0 - 1.0).min(5.0)),
        y: around(centre.y, (height / 2.0 - 1.0).min(5.0)),
    }
}
