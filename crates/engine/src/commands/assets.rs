//! Items: add, change, take off the list, put somewhere.

use model::{Asset, AssetId, Belief, Command, Confidence, Fact, PlaceId, Refusal, Subject, Why};

use super::text::{check_code, check_name, check_note, check_room};
use super::{Answer, Decision, Ground, tags};
use crate::limits::ASSETS_MAX;

pub(super) fn add(ground: &Ground, asset: &Asset) -> Answer {
    if ground.directory.asset(asset.id).is_some() {
        return Err(Refusal::AlreadyThere);
    }
    check_room(ground.directory.assets().len(), ASSETS_MAX)?;
    check(ground, asset)?;
    Decision::one(Fact::AssetAdded(asset.clone()), vec![Command::RemoveAsset(asset.id)])
}

pub(super) fn change(ground: &Ground, asset: &Asset) -> Answer {
    let before = find(ground, asset.id)?;
    check(ground, asset)?;
    if before == asset {
        return Decision::nothing();
    }
    Decision::one(
        Fact::AssetChanged { before: before.clone(), after: asset.clone() },
        vec![Command::ChangeAsset(before.clone())],
    )
}

/// Its tags become unknown; the one that was heard last stays where the item was heard.
pub(super) fn remove(ground: &Ground, id: AssetId) -> Answer {
    let asset = find(ground, id)?;
    let belief = ground.presence.belief(Subject::Asset(id));
    let mut decision = Decision::default();
    decision.inverse.push(Command::AddAsset(asset.clone()));
    for tag in ground.directory.tags_of(id) {
        decision.facts.push(Fact::TagUnlinked { tag: tag.id, asset: id });
        decision.facts.extend(tags::stands_alone(ground, tag.id, id));
        decision.inverse.push(Command::LinkTag { epc: tag.epc, asset: id, is_taking_over: false });
    }
    // The tag that comes back brings the place along; a place only a person knew is said again after that.
    if let Some(place) = place_in(belief) {
        decision.inverse.push(Command::MoveAsset { asset: id, place: Some(place) });
    }
    decision.facts.push(Fact::AssetRemoved(asset.clone()));
    Ok(decision)
}

pub(super) fn place(ground: &Ground, id: AssetId, place: Option<PlaceId>) -> Answer {
    find(ground, id)?;
    if let Some(place) = place {
        ground.directory.place(place).ok_or(Refusal::NoSuchPlace(place))?;
    }
    let from = ground.presence.belief(Subject::Asset(id)).and_then(|belief| belief.place);
    match whereabouts(Subject::Asset(id), from, place, Confidence::Certain, said_by_hand()) {
        Some(fact) => Decision::one(fact, vec![Command::MoveAsset { asset: id, place: from }]),
        None => Decision::nothing(),
    }
}

/// The fact that leads from one place to another; none when they are the same.
pub(super) fn whereabouts(
    subject: Subject,
    from: Option<PlaceId>,
    to: Option<PlaceId>,
    confidence: Confidence,
    why: Why,
) -> Option<Fact> {
    match (from, to) {
        (None, None) => None,
        (None, Some(place)) => Some(Fact::Arrived { subject, place, confidence, why }),
        (Some(from), Some(to)) if from == to => None,
        (Some(from), Some(to)) => Some(Fact::Moved { subject, from, to, confidence, why }),
        (Some(from), None) => Some(Fact::Departed { subject, from, confidence, why }),
    }
}

/// A person said so, no reader did.
fn said_by_hand() -> Why {
    Why::without_reads()
}

/// Where a belief says a thing is.
pub(super) fn place_in(belief: Option<&Belief>) -> Option<PlaceId> {
    belief.and_then(|belief| belief.place)
}

pub(super) fn find<'a>(ground: &'a Ground, id: AssetId) -> Result<&'a Asset, Refusal> {
    ground.directory.asset(id).ok_or(Refusal::NoSuchAsset(id))
}

fn check(ground: &Ground, asset: &Asset) -> Result<(), Refusal> {
    check_name(&asset.name)?;
    check_code(&asset.number)?;
    check_note(&asset.note)?;
    if let Some(product) = asset.product.filter(|product| !ground.directory.has_product(*product)) {
        return Err(Refusal::NoSuchProduct(product));
    }
    match asset.home.filter(|home| ground.directory.place(*home).is_none()) {
        Some(home) => Err(Refusal::NoSuchPlace(home)),
        None => Ok(()),
    }
}
