//! Where we think things are, and since when.

use serde::{Deserialize, Serialize};

use crate::id::{AssetId, PlaceId, TagId};
use crate::measure::{Confidence, Signal};
use crate::read::ReadPoint;
use crate::time::Timestamp;

/// What a belief is about: a thing of ours (over all its tags), or a tag that is not in the list yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// A tracked thing.
    Asset(AssetId),
    /// A tag nobody has linked yet.
    Tag(TagId),
}

/// The reasons behind a belief: the "why here?" panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// The antenna that decided, if a reader decided at all.
    pub read_point: Option<ReadPoint>,
    /// How strongly it last heard the tag.
    pub signal: Signal,
    /// How many reads stand behind the decision.
    pub reads: u32,
    /// The next likely place, if another one heard it as well.
    pub runner_up: Option<PlaceId>,
    /// How likely the place was, in thousandths, if a map of signals was there to work it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance: Option<u16>,
    /// The antenna that heard it second best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<ReadPoint>,
}

impl Why {
    /// No reader has anything to do with it: a person said so, or nothing is known.
    pub fn without_reads() -> Why {
        Why {
            read_point: None,
            signal: Signal::Silent,
            reads: 0,
            runner_up: None,
            chance: None,
            second: None,
        }
    }
}

/// What we think now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Belief {
    /// About what.
    pub subject: Subject,
    /// The smallest place we are sure of; `None` when it left the site.
    pub place: Option<PlaceId>,
    /// How sure.
    pub confidence: Confidence,
    /// Since when it is there (event time).
    pub since: Timestamp,
    /// When any of its tags was last heard (event time); `None` when a person put it there and no reader heard it.
    pub heard_at: Option<Timestamp>,
    /// Why.
    pub why: Why,
}

/// A thing was in a place from then to then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// What.
    pub subject: Subject,
    /// Where.
    pub place: PlaceId,
    /// From when.
    pub from: Timestamp,
    /// Until when; `None` while it is still there.
    pub until: Option<Timestamp>,
    /// How sure.
    pub confidence: Confidence,
}
