//! Facts change the directory, and can be taken back in reverse order.

use model::{Asset, Fact, Tag, TagId};

use super::{Directory, TagSlot};

impl Directory {
    /// Makes a fact true. Facts that say nothing about the directory (where things are) change nothing.
    pub(crate) fn apply(&mut self, fact: &Fact) {
        match fact {
            Fact::TagHeard { tag, epc, tid, .. } => {
                self.put_tag(Tag { id: *tag, epc: *epc, tid: tid.clone(), asset: None, is_ignored: false })
            }
            Fact::TagLinked { tag, epc, asset, .. } => {
                self.put_tag(Tag { id: *tag, epc: *epc, tid: None, asset: None, is_ignored: false });
                self.link(*tag, Some(*asset));
            }
            Fact::TagUnlinked { tag, .. } => self.link(*tag, None),
            Fact::TagIgnored { tag, is_ignored } => self.ignore(*tag, *is_ignored),
            Fact::AssetAdded(asset) | Fact::AssetChanged { after: asset, .. } => {
                self.put_asset(asset.clone())
            }
            Fact::AssetRemoved(asset) => self.take_asset(asset.id),
            Fact::ProductAdded(product) => {
                self.products.insert(product.id, product.clone());
            }
            Fact::PlaceDrawn { after, .. } => self.put_place(after.clone()),
            Fact::PlaceRemoved(place) => self.take_place(place.id),
            Fact::ReaderSet { after, .. } => self.put_reader(after.clone()),
            Fact::ReaderRemoved(reader) => self.take_reader(reader.id),
            Fact::MissingSet { asset, is_missing } => self.set_missing(*asset, *is_missing),
            Fact::PersonSet { after, .. } => {
                self.people.insert(after.id, after.clone());
            }
            Fact::PinSet { person, has_pin } => self.set_pin(*person, *has_pin),
            Fact::Arrived { .. }
            | Fact::Moved { .. }
            | Fact::Departed { .. }
            | Fact::ReaderLost { .. }
            | Fact::Noticed(_)
            | Fact::SeenBefore { .. }
            | Fact::ReaderBack { .. }
            | Fact::SettingsChanged { .. }
            | Fact::Count { .. }
            | Fact::Undone { .. }
            | Fact::ReportMade { .. }
            | Fact::LogArchived { .. } => {}
        }
    }

    /// Takes back the fact that was applied last. `was_known` says whether a tag was in the directory before.
    pub(crate) fn revert(&mut self, fact: &Fact, was_known: bool) {
        match fact {
            Fact::TagHeard { tag, .. } => self.forget_newest(*tag, was_known),
            Fact::TagLinked { tag, before, .. } => {
                self.link(*tag, *before);
                self.forget_newest(*tag, was_known);
            }
            Fact::TagUnlinked { tag, asset } => self.link(*tag, Some(*asset)),
            Fact::TagIgnored { tag, is_ignored } => self.ignore(*tag, !is_ignored),
            Fact::AssetAdded(asset) => self.take_asset(asset.id),
            Fact::AssetChanged { before: asset, .. } | Fact::AssetRemoved(asset) => {
                self.put_asset(asset.clone())
            }
            Fact::ProductAdded(product) => {
                self.products.remove(&product.id);
            }
            Fact::PlaceDrawn { before, after } => match before {
                Some(before) => self.put_place(before.clone()),
                None => self.take_place(after.id),
            },
            Fact::PlaceRemoved(place) => self.put_place(place.clone()),
            Fact::ReaderSet { before, after } => match before {
                Some(before) => self.put_reader(before.clone()),
                None => self.take_reader(after.id),
            },
            Fact::ReaderRemoved(reader) => self.put_reader(reader.clone()),
            Fact::MissingSet { asset, is_missing } => self.set_missing(*asset, !is_missing),
            Fact::PersonSet { before, after } => {
                match before {
                    Some(before) => self.people.insert(before.id, before.clone()),
                    None => self.people.remove(&after.id),
                };
            }
            Fact::PinSet { person, has_pin } => self.set_pin(*person, !has_pin),
            Fact::Arrived { .. }
            | Fact::Moved { .. }
            | Fact::Departed { .. }
            | Fact::ReaderLost { .. }
            | Fact::Noticed(_)
            | Fact::SeenBefore { .. }
            | Fact::ReaderBack { .. }
            | Fact::SettingsChanged { .. }
            | Fact::Count { .. }
            | Fact::Undone { .. }
            | Fact::ReportMade { .. }
            | Fact::LogArchived { .. } => {}
        }
    }

    fn set_pin(&mut self, person: model::PersonId, has_pin: bool) {
        if let Some(person) = self.people.get_mut(&person) {
            person.has_pin = has_pin;
        }
    }

    fn put_asset(&mut self, asset: Asset) {
        if let Some(before) = self.assets.get(&asset.id) {
            self.by_number.remove(before);
        }
        self.by_number.add(&asset);
        self.assets.insert(asset.id, asset);
    }

    fn take_asset(&mut self, id: model::AssetId) {
        self.missing.remove(&id);
        if let Some(gone) = self.assets.remove(&id) {
            self.by_number.remove(&gone);
        }
    }

    fn set_missing(&mut self, asset: model::AssetId, is_missing: bool) {
        if is_missing {
            self.missing.insert(asset);
        } else {
            self.missing.remove(&asset);
        }
    }

    fn link(&mut self, tag: TagId, asset: Option<model::AssetId>) {
        let Some(slot) = self.slot(tag) else { return };
        let before = std::mem::replace(&mut self.tags[slot.0 as usize].asset, asset);
        if let Some(before) = before {
            self.linked.remove(&(before, slot));
        }
        if let Some(asset) = asset {
            self.linked.insert((asset, slot));
        }
    }

    fn ignore(&mut self, tag: TagId, is_ignored: bool) {
        if let Some(slot) = self.slot(tag) {
            self.tags[slot.0 as usize].is_ignored = is_ignored;
        }
    }

    fn forget_newest(&mut self, tag: TagId, was_known: bool) {
        let newest = self.tags.last().is_some_and(|newest| newest.id == tag);
        if was_known || !newest {
            return;
        }
        if let Some(gone) = self.tags.pop() {
            let slot = TagSlot(self.tags.len() as u32);
            self.tag_slots.remove(&tag);
            self.by_epc.remove(&gone.epc, slot);
            if let Some(asset) = gone.asset {
                self.linked.remove(&(asset, slot));
            }
        }
    }
}
