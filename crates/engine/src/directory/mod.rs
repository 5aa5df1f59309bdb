//! What the engine knows by heart: EPC → tag → asset → place, and what is expected where.
//!
//! It changes by facts only (`apply`), and every fact carries enough to be taken back
//! (`revert`), which is what makes an undo all or nothing.

mod epc_index;
mod facts;
mod number_index;

use std::collections::{BTreeMap, BTreeSet};

use codes::Epc;
use model::{
    Asset, AssetId, Person, PersonId, Place, PlaceId, Product, ProductId, ReadPoint, ReaderConfig, ReaderId,
    ReaderRole, Tag, TagId, Tid,
};

use epc_index::EpcIndex;
use number_index::NumberIndex;

/// What a directory is made of, as it comes from the store.
#[derive(Clone, Debug, Default)]
pub struct DirectoryParts {
    /// All items.
    pub assets: Vec<Asset>,
    /// All tags ever believed, linked or not.
    pub tags: Vec<Tag>,
    /// All places.
    pub places: Vec<Place>,
    /// All readers.
    pub readers: Vec<ReaderConfig>,
    /// All products.
    pub products: Vec<Product>,
    /// All people.
    pub people: Vec<Person>,
    /// Items that a count did not find.
    pub missing: Vec<AssetId>,
}

/// A tag's row in the directory: dense, so that other tables can be plain vectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TagSlot(pub(crate) u32);

/// The registry in memory.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    assets: BTreeMap<AssetId, Asset>,
    tags: Vec<Tag>,
    tag_slots: BTreeMap<TagId, TagSlot>,
    by_epc: EpcIndex,
    linked: BTreeSet<(AssetId, TagSlot)>,
    places: BTreeMap<PlaceId, Place>,
    inside: BTreeSet<(PlaceId, PlaceId)>,
    readers: BTreeMap<ReaderId, ReaderConfig>,
    watched: BTreeMap<ReadPoint, PlaceId>,
    products: BTreeMap<ProductId, Product>,
    people: BTreeMap<PersonId, Person>,
    by_number: NumberIndex,
    missing: BTreeSet<AssetId>,
    desk_pads: BTreeSet<ReaderId>,
}

impl Directory {
    /// Takes over what the store holds.
    pub fn new(parts: DirectoryParts) -> Directory {
        let mut directory = Directory {
            by_number: NumberIndex::of(&parts.assets),
            missing: parts.missing.into_iter().collect(),
            products: parts.products.into_iter().map(|product| (product.id, product)).collect(),
            people: parts.people.into_iter().map(|person| (person.id, person)).collect(),
            assets: parts.assets.into_iter().map(|asset| (asset.id, asset)).collect(),
            ..Directory::default()
        };
        for place in parts.places {
            directory.put_place(place);
        }
        for reader in parts.readers {
            directory.put_reader(reader);
        }
        for tag in parts.tags {
            directory.put_tag(tag);
        }
        directory
    }

    /// An item.
    pub fn asset(&self, id: AssetId) -> Option<&Asset> {
        self.assets.get(&id)
    }

    /// All items, by id.
    pub fn assets(&self) -> &BTreeMap<AssetId, Asset> {
        &self.assets
    }

    /// A tag.
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.tag_slots.get(&id).map(|slot| self.tag_at(*slot))
    }

    /// All tags, in the order they became known.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The tags on an item.
    pub fn tags_of(&self, asset: AssetId) -> impl Iterator<Item = &Tag> {
        self.slots_of(asset).map(|slot| self.tag_at(slot))
    }

    /// The tag a read means. Several chips may carry the same number: then the chip number decides, and
    /// without one the chip that became known first is meant.
    pub fn find_tag(&self, epc: &Epc, tid: Option<&Tid>) -> Option<&Tag> {
        self.find_slot(epc, tid).map(|slot| self.tag_at(slot))
    }

    /// All tags with this number.
    pub fn tags_with(&self, epc: &Epc) -> impl Iterator<Item = &Tag> {
        self.by_epc.all(epc).map(|slot| self.tag_at(slot))
    }

    /// All places, by id.
    pub fn places(&self) -> &BTreeMap<PlaceId, Place> {
        &self.places
    }

    /// A place.
    pub fn place(&self, id: PlaceId) -> Option<&Place> {
        self.places.get(&id)
    }

    /// The places directly inside a place.
    pub fn places_in(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> {
        let first = PlaceId::from_bytes([0; 16]);
        let last = PlaceId::from_bytes([255; 16]);
        self.inside.range((place, first)..=(place, last)).map(|(_, child)| *child)
    }

    /// A place and everything it lies in, from the inside out.
    pub fn path(&self, place: PlaceId) -> impl Iterator<Item = &Place> {
        std::iter::successors(self.places.get(&place), |place| self.places.get(&place.parent?))
    }

    /// Whether `outer` is `inner` or lies around it.
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        outer == inner || self.path(inner).any(|place| place.id == outer)
    }

    /// Whether what leaves through this place has left the site.
    pub fn is_outer_door(&self, place: PlaceId) -> bool {
        self.path(place).any(|place| place.is_outer_door)
    }

    /// All readers, by id.
    pub fn readers(&self) -> &BTreeMap<ReaderId, ReaderConfig> {
        &self.readers
    }

    /// The place an antenna watches.
    pub fn place_of(&self, read_point: ReadPoint) -> Option<PlaceId> {
        self.watched.get(&read_point).copied()
    }

    /// Whether a product exists.
    pub fn has_product(&self, product: ProductId) -> bool {
        self.products.contains_key(&product)
    }

    /// All products, by id.
    pub fn products(&self) -> &BTreeMap<ProductId, Product> {
        &self.products
    }

    /// The items with this number, small and capital letters alike.
    pub fn assets_numbered<'a>(&'a self, number: &'a str) -> impl Iterator<Item = &'a Asset> {
        let found = self.by_number.find(number).filter_map(|id| self.assets.get(&id));
        found.filter(move |asset| number_index::is_same(&asset.number, number))
    }

    /// Whether a count did not find it, and it was not heard since.
    pub fn is_missing(&self, asset: AssetId) -> bool {
        self.missing.contains(&asset)
    }

    /// Items that a count did not find.
    pub fn missing(&self) -> &BTreeSet<AssetId> {
        &self.missing
    }

    /// Whether what is held to this reader is meant.
    pub(crate) fn is_desk_pad(&self, reader: ReaderId) -> bool {
        !self.desk_pads.is_empty() && self.desk_pads.contains(&reader)
    }

    /// How many products there are.
    pub fn product_count(&self) -> usize {
        self.products.len()
    }

    /// All people, by id.
    pub fn people(&self) -> &BTreeMap<PersonId, Person> {
        &self.people
    }

    pub(crate) fn tag_at(&self, slot: TagSlot) -> &Tag {
        &self.tags[slot.0 as usize]
    }

    pub(crate) fn slot(&self, tag: TagId) -> Option<TagSlot> {
        self.tag_slots.get(&tag).copied()
    }

    pub(crate) fn slots_of(&self, asset: AssetId) -> impl Iterator<Item = TagSlot> {
        self.linked.range((asset, TagSlot(0))..=(asset, TagSlot(u32::MAX))).map(|(_, slot)| *slot)
    }

    pub(crate) fn find_slot(&self, epc: &Epc, tid: Option<&Tid>) -> Option<TagSlot> {
        let first = self.by_epc.first(epc)?;
        let Some(tid) = tid else { return Some(first) };
        let known = |slot: TagSlot| self.tag_at(slot).tid.as_ref();
        self.by_epc
            .all(epc)
            .find(|slot| known(*slot) == Some(tid))
            .or_else(|| self.by_epc.all(epc).find(|slot| known(*slot).is_none()))
    }

    fn put_tag(&mut self, tag: Tag) {
        if self.tag_slots.contains_key(&tag.id) {
            return;
        }
        let Ok(number) = u32::try_from(self.tags.len()) else { return };
        let slot = TagSlot(number);
        self.by_epc.add(&tag.epc, slot);
        self.tag_slots.insert(tag.id, slot);
        if let Some(asset) = tag.asset {
            self.linked.insert((asset, slot));
        }
        self.tags.push(tag);
    }

    fn put_place(&mut self, place: Place) {
        self.take_place(place.id);
        if let Some(parent) = place.parent {
            self.inside.insert((parent, place.id));
        }
        self.places.insert(place.id, place);
    }

    fn take_place(&mut self, place: PlaceId) {
        if let Some(before) = self.places.remove(&place)
            && let Some(parent) = before.parent
        {
            self.inside.remove(&(parent, place));
        }
    }

    fn put_reader(&mut self, reader: ReaderConfig) {
        self.take_reader(reader.id);
        if reader.role == ReaderRole::DeskPad {
            self.desk_pads.insert(reader.id);
        }
        for antenna in &reader.antennas {
            if let Some(place) = antenna.place {
                self.watched.insert(ReadPoint { reader: reader.id, antenna: antenna.port }, place);
            }
        }
        self.readers.insert(reader.id, reader);
    }

    fn take_reader(&mut self, reader: ReaderId) {
        self.desk_pads.remove(&reader);
        if let Some(before) = self.readers.remove(&reader) {
            for antenna in &before.antennas {
                self.watched.remove(&ReadPoint { reader, antenna: antenna.port });
            }
        }
    }
}
