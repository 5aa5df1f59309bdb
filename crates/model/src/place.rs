//! Where things can be.

use serde::{Deserialize, Serialize};

use crate::id::PlaceId;
use crate::measure::Outline;

/// The kinds of place, from the largest to the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PlaceKind {
    /// A whole site; the root of a tree.
    Site,
    /// One floor with its own plan.
    Floor,
    /// An area: receiving, racks A, gate 2.
    Zone,
    /// A rack in a zone.
    Rack,
    /// A bin in a rack.
    Bin,
}

/// A place in the tree of places (EPCIS bizLocation).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// The place it lies in; `None` for a site.
    pub parent: Option<PlaceId>,
    /// What kind of place.
    pub kind: PlaceKind,
    /// The name people use.
    pub name: String,
    /// The code on its sign or label, if it has one (`A-03-2`).
    pub code: Option<String>,
    /// Its shape on the floor plan, in metres; `None` while it is only in a list.
    pub outline: Option<Outline>,
    /// A gate to the outside: what leaves through it has left the site.
    pub is_outer_door: bool,
    /// Order among its brothers in lists.
    pub order: i32,
}
