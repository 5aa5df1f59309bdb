//! The demo warehouse on paper: one floor of 48 × 27 m, seven zones in two rows with a main aisle between, ten racks
//! in pairs with aisles, four bins in a rack, nine antennas. All lengths in metres.

use model::{Outline, PlaceKind, Point, ReaderRole};

use crate::world::{Aerial, Zone};

/// Bins in a rack.
pub const BINS: usize = 4;

/// The middle of the aisle between the two rows of zones; everything drives along it.
pub const MAIN_AISLE_Y: f64 = 17.0;

/// The zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// Where goods arrive.
    Receiving,
    /// Six racks.
    RacksA,
    /// Four racks.
    RacksB,
    /// The gate at which goods come in.
    Gate1,
    /// Packing benches.
    Packing,
    /// What waits to be fetched.
    Shipping,
    /// The gate to the yard: what leaves through it has left.
    Gate2,
}

impl Area {
    /// All zones in reading order.
    pub const ALL: [Area; 7] = [
        Area::Receiving,
        Area::RacksA,
        Area::RacksB,
        Area::Gate1,
        Area::Packing,
        Area::Shipping,
        Area::Gate2,
    ];

    /// The name on its sign.
    pub fn name(self) -> &'static str {
        match self {
            Area::Receiving => "Receiving",
            Area::RacksA => "Racks A",
            Area::RacksB => "Racks B",
            Area::Gate1 => "Gate 1",
            Area::Packing => "Packing",
            Area::Shipping => "Shipping",
            Area::Gate2 => "Gate 2",
        }
    }

    /// Left, top, width, height. Two rows; 2 m between neighbours, 1 m to the walls.
    pub fn rectangle(self) -> (f64, f64, f64, f64) {
        match self {
            Area::Receiving => (1.0, 1.0, 12.0, 15.0),
            Area::RacksA => (15.0, 1.0, 18.0, 15.0),
            Area::RacksB => (35.0, 1.0, 12.0, 15.0),
            Area::Gate1 => (1.0, 18.0, 6.0, 8.0),
            Area::Packing => (9.0, 18.0, 16.0, 8.0),
            Area::Shipping => (27.0, 18.0, 12.0, 8.0),
            Area::Gate2 => (41.0, 18.0, 6.0, 8.0),
        }
    }

    /// Its middle.
    pub fn centre(self) -> Point {
        let (left, top, width, height) = self.rectangle();
        Point { x: left + width / 2.0, y: top + height / 2.0 }
    }

    /// Left edges of its pairs of racks; none where there are no racks.
    fn pairs(self) -> &'static [f64] {
        match self {
            Area::RacksA => &[16.0, 22.0, 28.0],
            Area::RacksB => &[36.0, 42.0],
            Area::Receiving | Area::Gate1 | Area::Packing | Area::Shipping | Area::Gate2 => &[],
        }
    }

    /// Middles of the aisles between its pairs of racks.
    pub fn aisles(self) -> &'static [f64] {
        match self {
            Area::RacksA => &[21.0, 27.0],
            Area::RacksB => &[41.0],
            Area::Receiving | Area::Gate1 | Area::Packing | Area::Shipping | Area::Gate2 => &[],
        }
    }

    fn letter(self) -> Option<char> {
        match self {
            Area::RacksA => Some('A'),
            Area::RacksB => Some('B'),
            Area::Receiving | Area::Gate1 | Area::Packing | Area::Shipping | Area::Gate2 => None,
        }
    }

    /// Where one drives between its inside and the main aisle.
    pub fn door_x(self) -> f64 {
        self.aisles().first().copied().unwrap_or(self.centre().x)
    }
}

/// A place that is to be drawn. Parents stand before their children.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedPlace {
    /// Index of the place it lies in.
    pub parent: Option<usize>,
    /// What kind.
    pub kind: PlaceKind,
    /// The name people use.
    pub name: String,
    /// The code on its sign.
    pub code: Option<String>,
    /// Its shape; the site has none.
    pub outline: Option<Outline>,
    /// What leaves through it has left the site.
    pub is_outer_door: bool,
    /// Order among its brothers.
    pub order: i32,
}

/// Width of a rack and from one rack of a pair to the other.
const RACK_WIDTH: f64 = 1.8;
const RACK_PITCH: f64 = 2.2;
/// Top of the racks in their zone; the zone's name stands above.
const RACK_TOP: f64 = 3.4;
/// Length of a bin along the rack, and what is left free around it.
const BIN_PITCH: f64 = 2.9;
const BIN_MARGIN: f64 = 0.1;

/// All places, from the site down to the bins.
pub fn places() -> Vec<PlannedPlace> {
    let root = |kind, name: &str, parent, outline| PlannedPlace {
        parent,
        kind,
        name: name.to_owned(),
        code: None,
        outline,
        is_outer_door: false,
        order: 0,
    };
    let mut places = vec![
        root(PlaceKind::Site, "Demo warehouse", None, None),
        root(PlaceKind::Floor, "Ground floor", Some(0), Some(Outline::rectangle(0.0, 0.0, 48.0, 27.0))),
    ];
    for (order, area) in Area::ALL.into_iter().enumerate() {
        let (left, top, width, height) = area.rectangle();
        let outline = Some(Outline::rectangle(left, top, width, height));
        let zone = root(PlaceKind::Zone, area.name(), Some(1), outline);
        places.push(PlannedPlace { is_outer_door: area == Area::Gate2, order: order as i32, ..zone });
        add_racks(area, &mut places);
    }
    places
}

fn add_racks(area: Area, places: &mut Vec<PlannedPlace>) {
    let zone = places.len() - 1;
    let Some(letter) = area.letter() else { return };
    for number in 0..area.pairs().len() * 2 {
        let left = area.pairs()[number / 2] + RACK_PITCH * (number % 2) as f64;
        let name = format!("{letter}-{:02}", number + 1);
        let rack = places.len();
        places.push(PlannedPlace {
            parent: Some(zone),
            kind: PlaceKind::Rack,
            code: Some(name.clone()),
            name: name.clone(),
            outline: Some(Outline::rectangle(left, RACK_TOP, RACK_WIDTH, BIN_PITCH * BINS as f64)),
            is_outer_door: false,
            order: number as i32,
        });
        for bin in 0..BINS {
            let code = format!("{name}-{}", bin + 1);
            let top = RACK_TOP + BIN_PITCH * bin as f64 + BIN_MARGIN;
            let (width, height) = (RACK_WIDTH - 2.0 * BIN_MARGIN, BIN_PITCH - 2.0 * BIN_MARGIN);
            places.push(PlannedPlace {
                parent: Some(rack),
                kind: PlaceKind::Bin,
                name: code.clone(),
                code: Some(code),
                outline: Some(Outline::rectangle(left + BIN_MARGIN, top, width, height)),
                is_outer_door: false,
                order: bin as i32,
            });
        }
    }
}

/// A practice reader of the demo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlannedReader {
    /// Its name; also the name of its port.
    pub name: &'static str,
    /// Key of its family.
    pub family: &'static str,
    /// What it is for.
    pub role: ReaderRole,
    /// Its antennas by socket: the zone each watches and where it hangs.
    pub antennas: &'static [(Area, f64, f64)],
}

/// The three practice readers. The rack zones have two antennas each.
pub const READERS: [PlannedReader; 3] = [
    PlannedReader {
        name: "Gate 1 reader",
        family: "bb",
        role: ReaderRole::Gate,
        antennas: &[(Area::Gate1, 4.0, 22.0)],
    },
    PlannedReader {
        name: "Ceiling reader west",
        family: "chafon",
        role: ReaderRole::Area,
        antennas: &[
            (Area::Receiving, 7.0, 8.5),
            (Area::RacksA, 20.0, 9.2),
            (Area::RacksA, 28.0, 9.2),
            (Area::Packing, 17.0, 22.0),
        ],
    },
    PlannedReader {
        name: "Ceiling reader east",
        family: "chafon",
        role: ReaderRole::Area,
        antennas: &[
            (Area::RacksB, 38.0, 9.2),
            (Area::RacksB, 44.0, 9.2),
            (Area::Shipping, 33.0, 22.0),
            (Area::Gate2, 44.0, 22.0),
        ],
    },
];

/// The zones as the world knows them.
pub fn zones() -> Vec<Zone> {
    let zone = |area: Area| {
        let (left, top, width, height) = area.rectangle();
        Zone { name: area.name().to_owned(), outline: Outline::rectangle(left, top, width, height) }
    };
    Area::ALL.into_iter().map(zone).collect()
}

/// The antennas as the world knows them.
pub fn aerials() -> Vec<Aerial> {
    let of_reader = |reader: &PlannedReader| {
        let name = reader.name.to_owned();
        let antennas = reader.antennas.iter().zip(1u8..);
        antennas.map(move |((_, x, y), port)| Aerial {
            reader: name.clone(),
            port,
            at: Point { x: *x, y: *y },
            gain_db: 0.0,
        })
    };
    READERS.iter().flat_map(of_reader).collect()
}
