//! What is asked for: by a person, a rule, an import. Imperative.

use codes::Epc;
use serde::{Deserialize, Serialize};

use crate::asset::{Asset, Product};
use crate::count::CountWish;
use crate::id::{AssetId, CountId, GroupId, PersonId, PlaceId, ReaderId, TagId};
use crate::person::{Person, Role};
use crate::place::Place;
use crate::reader::ReaderConfig;
use crate::settings::Settings;

/// Who asks, with which right. Made by `api::session`, checked in `engine::commands`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asker {
    /// Who.
    pub who: Who,
    /// With which role.
    pub role: Role,
    /// How.
    pub how: How,
}

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// The machine itself: reads, rules, upkeep.
    Station,
    /// Whoever stands at the desk.
    Floor,
    /// A known person.
    Person(PersonId),
}

/// How it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// A reader heard it.
    Read,
    /// A deliberate scan.
    Scan,
    /// A press on a screen.
    Press,
    /// A program through a door.
    Program,
    /// A rule.
    Rule,
    /// An import or the first filling of the demo.
    Import,
    /// Undo of something done before.
    Undo,
}

/// Everything that can be asked for. The engine answers with facts or a [`crate::Refusal`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// Add an item.
    AddAsset(Asset),
    /// Change name, number, product, home or note of an item.
    ChangeAsset(Asset),
    /// Take an item off the list; its tags become unknown.
    RemoveAsset(AssetId),
    /// Add a product.
    AddProduct(Product),
    /// Tie a tag to an item. The tag may never have been heard; then it is known by its number.
    LinkTag {
        /// The number on the chip.
        #[serde(with = "epc_hex")]
        epc: Epc,
        /// The item.
        asset: AssetId,
        /// Take it over if it is on another item.
        is_taking_over: bool,
    },
    /// Untie a tag.
    UnlinkTag(TagId),
    /// Say that an unknown tag does not matter, or that it does again.
    IgnoreTag {
        /// The tag.
        tag: TagId,
        /// Whether it shall be ignored.
        is_ignored: bool,
    },
    /// A person puts an item somewhere.
    MoveAsset {
        /// The item.
        asset: AssetId,
        /// Where to; `None` = it left the site.
        place: Option<PlaceId>,
    },
    /// Add a place or change its name, code, parent or outline.
    DrawPlace(Place),
    /// Remove an empty place.
    RemovePlace(PlaceId),
    /// Add a reader or change how it is set up.
    SetReader(ReaderConfig),
    /// Remove a reader.
    RemoveReader(ReaderId),
    /// Add or change a person.
    SetPerson(Person),
    /// Give a person a PIN, another PIN, or none. The PIN itself never leaves the station.
    SetPin {
        /// Whose.
        person: PersonId,
        /// Whether there is one from now on.
        has_pin: bool,
    },
    /// Something about a count.
    Count {
        /// Which one; an id nobody has opens a new one.
        count: CountId,
        /// What.
        wish: CountWish,
    },
    /// Say that an item is missing, or that it is not.
    MarkMissing {
        /// The item.
        asset: AssetId,
        /// Whether it is.
        is_missing: bool,
    },
    /// Change the settings.
    ChangeSettings(Settings),
    /// Take back what was done as this group.
    Undo(GroupId),
}

/// EPCs travel as hex in stored and exchanged text.
pub mod epc_hex {
    use codes::Epc;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes upper-case hex.
    pub fn serialize<S: Serializer>(epc: &Epc, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&epc.to_hex())
    }

    /// Reads hex; the empty text is the empty EPC.
    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Epc, D::Error> {
        let text = String::deserialize(input)?;
        if text.is_empty() {
            return Epc::from_bytes(&[]).map_err(D::Error::custom);
        }
        text.parse().map_err(D::Error::custom)
    }
}
