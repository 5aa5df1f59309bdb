//! The things that are tracked, and the chips on them.

use codes::Epc;
use serde::{Deserialize, Serialize};

use crate::id::{AssetId, PlaceId, ProductId, TagId};
use crate::read::Tid;

/// A tracked thing ("item" on the screen).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Its id.
    pub id: AssetId,
    /// The name people use.
    pub name: String,
    /// The number on it (`D-0044`); empty if it has none.
    pub number: String,
    /// What kind of thing it is.
    pub product: Option<ProductId>,
    /// Where it belongs; `None` when it may be anywhere.
    pub home: Option<PlaceId>,
    /// A remark.
    pub note: String,
}

/// A kind of thing, shared by many assets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// The name people use.
    pub name: String,
    /// GTIN or house code; empty if it has none.
    pub code: String,
}

/// A physical chip and what it is tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// The number in memory bank 01.
    pub epc: Epc,
    /// The chip's own number, if it was ever read.
    pub tid: Option<Tid>,
    /// The thing it is on; `None` for a tag that is not in the list yet.
    pub asset: Option<AssetId>,
    /// A person said that this tag does not matter.
    pub is_ignored: bool,
}
