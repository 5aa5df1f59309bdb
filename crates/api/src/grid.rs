//! A map for those who have none: zones from a list of names, laid out in rows.

use model::{Outline, Place, PlaceId, PlaceKind};

use crate::methods::Api;

/// Metres of a zone and of the aisle around it.
const WIDTH: f64 = 12.0;
const HEIGHT: f64 = 8.0;
const AISLE: f64 = 2.0;

/// The places to draw: a site and a floor when there are none, then one zone for each name below what is there.
pub(crate) fn lay_out(api: &Api, names: &[&str]) -> Vec<Place> {
    let mut places = Vec::new();
    let (floor, top, order) = {
        let picture = api.station.picture();
        let floor =
            picture.places.values().find(|place| place.kind == PlaceKind::Floor).map(|place| place.id);
        let drawn = picture.places.values().filter(|place| place.parent == floor && floor.is_some());
        let bottom = drawn.filter_map(|place| place.outline.as_ref()?.bounds()).map(|bounds| bounds.3);
        (floor, bottom.fold(0.0, f64::max), picture.places.len())
    };
    let floor = floor.unwrap_or_else(|| {
        let site = place(api, None, PlaceKind::Site, &api.station.picture().settings.site.name.clone());
        let floor = place(api, Some(site.id), PlaceKind::Floor, "Ground floor");
        let id = floor.id;
        places.extend([site, floor]);
        id
    });
    // Wider than high, like the screen it is shown on.
    let columns = ((names.len() as f64 * 1.3).sqrt().ceil() as usize).max(1);
    for (at, name) in names.iter().enumerate() {
        let left = AISLE + (at % columns) as f64 * (WIDTH + AISLE);
        let top = top + AISLE + (at / columns) as f64 * (HEIGHT + AISLE);
        let mut zone = place(api, Some(floor), PlaceKind::Zone, name);
        zone.outline = Some(Outline::rectangle(left, top, WIDTH, HEIGHT));
        zone.order = i32::try_from(order + at).unwrap_or(i32::MAX);
        places.push(zone);
    }
    places
}

fn place(api: &Api, parent: Option<PlaceId>, kind: PlaceKind, name: &str) -> Place {
    Place {
        id: PlaceId(api.station.new_id()),
        parent,
        kind,
        name: name.to_owned(),
        code: None,
        outline: None,
        is_outer_door: false,
        order: 0,
    }
}
