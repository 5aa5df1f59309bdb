//! Places: draw, change, remove when empty.

use model::{Command, Fact, Place, PlaceId, Refusal};

use super::text::{check_code, check_name, check_room};
use super::{Answer, Decision, Ground};
use crate::limits::{OUTLINE_POINTS_MAX, PLACES_MAX};

pub(super) fn draw(ground: &Ground, place: &Place) -> Answer {
    check_name(&place.name)?;
    check_code(place.code.as_deref().unwrap_or(""))?;
    if place.outline.as_ref().is_some_and(|outline| outline.0.len() > OUTLINE_POINTS_MAX) {
        return Err(Refusal::TooMany { limit: OUTLINE_POINTS_MAX });
    }
    check_tree(ground, place)?;
    let before = ground.directory.place(place.id);
    if before == Some(place) {
        return Decision::nothing();
    }
    let back = match before {
        Some(before) => Command::DrawPlace(before.clone()),
        None => {
            check_room(ground.directory.places().len(), PLACES_MAX)?;
            Command::RemovePlace(place.id)
        }
    };
    let fact = Fact::PlaceDrawn { before: before.cloned(), after: place.clone() };
    Decision::one(fact, vec![back])
}

/// Larger kinds hold smaller ones; that alone keeps the tree free of loops and five levels deep.
fn check_tree(ground: &Ground, place: &Place) -> Result<(), Refusal> {
    let wrong = Err(Refusal::PlaceInItself(place.id));
    if let Some(parent) = place.parent {
        if parent == place.id {
            return wrong;
        }
        let around = ground.directory.place(parent).ok_or(Refusal::NoSuchPlace(parent))?;
        if around.kind >= place.kind {
            return wrong;
        }
    }
    let fits = ground
        .directory
        .places_in(place.id)
        .filter_map(|inner| ground.directory.place(inner))
        .all(|inner| inner.kind > place.kind);
    if fits { Ok(()) } else { wrong }
}

pub(super) fn remove(ground: &Ground, id: PlaceId) -> Answer {
    let place = ground.directory.place(id).ok_or(Refusal::NoSuchPlace(id))?;
    let numbers = ground.rollup.of(id);
    let is_watched = ground
        .directory
        .readers()
        .values()
        .flat_map(|reader| &reader.antennas)
        .any(|antenna| antenna.place == Some(id));
    let has_places = ground.directory.places_in(id).next().is_some();
    if has_places || is_watched || numbers.total() > 0 || numbers.expected > 0 {
        return Err(Refusal::PlaceNotEmpty(id));
    }
    Decision::one(Fact::PlaceRemoved(place.clone()), vec![Command::DrawPlace(place.clone())])
}
