//! Tags: tie to an item, untie, ignore.

use codes::Epc;
use model::{AssetId, Command, Confidence, Fact, Refusal, Subject, Tag, TagId};

use super::assets::{find, place_in, whereabouts};
use super::text::check_room;
use super::{Answer, Decision, Ground};
use crate::limits::{TAGS_MAX, TAGS_PER_ASSET_MAX};

/// Several chips may carry this number: the one on the item already, else one that is on nothing, else the first.
fn pick<'a>(ground: &'a Ground, epc: &'a Epc, asset: AssetId) -> Option<&'a Tag> {
    let mut tags = ground.directory.tags_with(epc);
    ground
        .directory
        .tags_with(epc)
        .find(|tag| tag.asset == Some(asset))
        .or_else(|| ground.directory.tags_with(epc).find(|tag| tag.asset.is_none()))
        .or_else(|| tags.next())
}

pub(super) fn link(ground: &Ground, epc: &Epc, asset: AssetId, is_taking_over: bool) -> Answer {
    find(ground, asset)?;
    let known = pick(ground, epc, asset);
    let before = known.and_then(|tag| tag.asset);
    if before == Some(asset) {
        return Decision::nothing();
    }
    check_room(ground.directory.tags_of(asset).count(), TAGS_PER_ASSET_MAX)?;
    if known.is_none() {
        check_room(ground.directory.tags().len(), TAGS_MAX)?;
    }
    let tag = known.map_or_else(|| TagId::of(epc, None), |tag| tag.id);
    if let Some(other) = before {
        if !is_taking_over {
            return Err(Refusal::TagOnOtherAsset { tag, asset: other });
        }
        return Decision::one(
            Fact::TagLinked { tag, epc: *epc, asset, before },
            vec![Command::LinkTag { epc: *epc, asset: other, is_taking_over: true }],
        );
    }
    let mut decision = Decision::default();
    decision.inverse.push(Command::UnlinkTag(tag));
    if known.is_some_and(|tag| tag.is_ignored) {
        decision.facts.push(Fact::TagIgnored { tag, is_ignored: false });
        decision.inverse.push(Command::IgnoreTag { tag, is_ignored: true });
    }
    decision.facts.push(Fact::TagLinked { tag, epc: *epc, asset, before: None });
    if let Some(fact) = follow(ground, tag, asset) {
        let from = place_in(ground.presence.belief(Subject::Asset(asset)));
        decision.facts.push(fact);
        decision.inverse.push(Command::MoveAsset { asset, place: from });
    }
    Ok(decision)
}

/// The item goes where its new tag was heard, unless it is known better where the item is.
fn follow(ground: &Ground, tag: TagId, asset: AssetId) -> Option<Fact> {
    let alone = ground.presence.belief(Subject::Tag(tag))?;
    let heard_in = alone.place.filter(|_| ground.presence.knows_better(tag, asset))?;
    let place = place_in(ground.presence.belief(Subject::Asset(asset)));
    if place.is_some_and(|place| ground.directory.contains(heard_in, place)) {
        return None;
    }
    whereabouts(Subject::Asset(asset), place, Some(heard_in), alone.confidence, alone.why.clone())
}

pub(super) fn unlink(ground: &Ground, id: TagId) -> Answer {
    let tag = ground.directory.tag(id).ok_or(Refusal::NoSuchTag(id))?;
    let asset = tag.asset.ok_or(Refusal::TagNotLinked(id))?;
    let mut facts = vec![Fact::TagUnlinked { tag: id, asset }];
    facts.extend(stands_alone(ground, id, asset));
    let inverse = vec![Command::LinkTag { epc: tag.epc, asset, is_taking_over: false }];
    Ok(Decision { facts, inverse })
}

/// A tag that was heard is somewhere, also when it is on nothing.
pub(super) fn stands_alone(ground: &Ground, tag: TagId, asset: AssetId) -> Option<Fact> {
    let alone = ground.presence.alone(ground.directory, tag, asset)?;
    whereabouts(Subject::Tag(tag), None, alone.place, Confidence::Unsure, alone.why.clone())
}

pub(super) fn ignore(ground: &Ground, id: TagId, is_ignored: bool) -> Answer {
    let tag = ground.directory.tag(id).ok_or(Refusal::NoSuchTag(id))?;
    if let Some(asset) = tag.asset {
        return Err(Refusal::TagOnOtherAsset { tag: id, asset });
    }
    if tag.is_ignored == is_ignored {
        return Decision::nothing();
    }
    let inverse = vec![Command::IgnoreTag { tag: id, is_ignored: !is_ignored }];
    Decision::one(Fact::TagIgnored { tag: id, is_ignored }, inverse)
}
