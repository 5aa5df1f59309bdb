//! Names people know, for ids.

use chrono::{Local, TimeZone};
use model::{AssetId, PersonId, PlaceId, ReaderId, Subject, Timestamp};
use station::Picture;

use crate::methods::Api;

/// An item's name; its id if it is gone.
pub(crate) fn asset(api: &Api, asset: AssetId) -> String {
    let found = api.station.ask(|snapshot| snapshot.asset(asset, Timestamp::default()));
    found.ok().flatten().map_or_else(|| asset.to_string(), |detail| detail.asset.name)
}

/// A thing's name: of an item its name, of a tag its number; its id if it is gone.
pub(crate) fn thing(api: &Api, subject: Subject) -> String {
    match subject {
        Subject::Asset(id) => asset(api, id),
        Subject::Tag(tag) => {
            let found = api.station.ask(|snapshot| snapshot.tag(tag));
            found.ok().flatten().map_or_else(|| tag.to_string(), |tag| tag.epc.to_hex())
        }
    }
}

/// A place's name; its id if it is gone.
pub(crate) fn place(api: &Api, place: PlaceId) -> String {
    place_in(&api.station.picture(), place)
}

pub(crate) fn place_in(picture: &Picture, place: PlaceId) -> String {
    picture.places.get(&place).map_or_else(|| place.to_string(), |place| place.name.clone())
}

/// Names from the site down to a place.
pub(crate) fn path(picture: &Picture, place: Option<PlaceId>) -> Vec<String> {
    let mut names = Vec::new();
    let mut next = place.and_then(|place| picture.places.get(&place));
    // The tree has five levels and no loops; the bound only keeps a damaged file from hanging a screen.
    while let Some(place) = next.filter(|_| names.len() < 16) {
        names.push(place.name.clone());
        next = place.parent.and_then(|parent| picture.places.get(&parent));
    }
    names.reverse();
    names
}

/// A place with its parents up to the zone: `Racks A › A-03`.
pub(crate) fn short_path(picture: &Picture, place: PlaceId) -> String {
    let names = path(picture, Some(place));
    let above_zone = names.len().min(above_zones(picture, place));
    names[above_zone..].join(" › ")
}

fn above_zones(picture: &Picture, place: PlaceId) -> usize {
    let mut above = 0;
    let mut next = picture.places.get(&place);
    let mut steps = 0;
    while let Some(here) = next.filter(|_| steps < 16) {
        let is_above = matches!(here.kind, model::PlaceKind::Site | model::PlaceKind::Floor);
        // A site or floor itself is named by its own name.
        above += usize::from(is_above && here.id != place);
        next = here.parent.and_then(|parent| picture.places.get(&parent));
        steps += 1;
    }
    above
}

/// A reader's name; its id if it is gone.
pub(crate) fn reader(api: &Api, reader: ReaderId) -> String {
    reader_in(&api.station.picture(), reader)
}

pub(crate) fn reader_in(picture: &Picture, reader: ReaderId) -> String {
    picture.readers.get(&reader).map_or_else(|| reader.to_string(), |reader| reader.config.name.clone())
}

/// A person's name; empty if gone.
pub(crate) fn person(api: &Api, person: PersonId) -> String {
    person_in(&api.station.picture(), person)
}

pub(crate) fn person_in(picture: &Picture, person: PersonId) -> String {
    picture.people.get(&person).map(|person| person.name.clone()).unwrap_or_default()
}

/// Hours and minutes on this desktop's wall.
pub(crate) fn time_of_day(at: Timestamp) -> String {
    match Local.timestamp_millis_opt(at.0).single() {
        Some(time) => time.format("%H:%M").to_string(),
        None => at.to_iso(),
    }
}
