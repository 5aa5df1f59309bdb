//! People and what they may do.

use serde::{Deserialize, Serialize};

use crate::id::PersonId;

/// What a person may do; each role may do all that the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Read, find, move, link tags, make reports.
    Floor,
    /// Change items, close counts, ignore tags.
    Lead,
    /// Readers, map, people, settings.
    Setup,
}

/// A person. The PIN's hash never leaves the station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The name people use.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Whether there is a PIN. Set by [`crate::Command::SetPin`] only; without one nobody can work as this person.
    #[serde(default)]
    pub has_pin: bool,
    /// The person does not work here any more; the name stays for what was done.
    #[serde(default)]
    pub has_left: bool,
}
