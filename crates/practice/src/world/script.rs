//! What a world is made from, and what can happen in it by a script.

use codes::Epc;
use model::{Outline, Point};

use crate::radio::Channel;

/// An area with a name. Only its surrounding rectangle counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Its name.
    pub name: String,
    /// Its shape in metres.
    pub outline: Outline,
}

/// An antenna that hangs somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Aerial {
    /// The reader it is plugged into.
    pub reader: String,
    /// The socket, from 1.
    pub port: u8,
    /// Where it hangs.
    pub at: Point,
    /// Added to every signal, dB; below 0 for an antenna that shall not hear far.
    pub gain_db: f64,
}

/// A thing with its tags.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// The tags on it, usually one.
    pub tags: Vec<Epc>,
    /// Where it stands at the beginning; `None` while it is not in the building.
    pub at: Option<Point>,
}

/// A tag that has answered keeps still for a while (its inventoried flag, or the report filter of the reader). A
/// tag that moves passes through fades, loses power and forgets that it has answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rest {
    /// Shortest rest.
    pub least_ms: u64,
    /// Longest rest.
    pub most_ms: u64,
    /// A thing that moved less than so long ago does not rest.
    pub fresh_ms: u64,
}

/// Things walk about on their own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wander {
    /// Mean time between two walks of one thing.
    pub mean_ms: f64,
    /// Metres per second.
    pub speed: f64,
    /// How far from the centre of a zone a walk may end, metres.
    pub spread_m: f64,
}

/// Something stands between a thing and its nearest antenna for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Occlusion {
    /// Mean time between two of them for one thing.
    pub mean_gap_ms: f64,
    /// Mean length.
    pub mean_ms: f64,
}

/// Everything a world is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The same seed gives the same world.
    pub seed: u64,
    /// Areas.
    pub zones: Vec<Zone>,
    /// Antennas of all readers.
    pub aerials: Vec<Aerial>,
    /// Things; their index names them.
    pub things: Vec<Thing>,
    /// The radio.
    pub channel: Channel,
    /// Whether tags rest after an answer.
    pub rest: Option<Rest>,
    /// Whether things walk on their own.
    pub wander: Option<Wander>,
    /// Whether things get in the way.
    pub occlusion: Option<Occlusion>,
}

/// What can happen by a script. Things are named by their index.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A thing goes along these points and stays at the last one. One that is not in the building starts at the first.
    Walk {
        /// The thing.
        thing: usize,
        /// The way.
        path: Vec<Point>,
        /// Metres per second.
        speed: f64,
        /// It is gone once it has arrived.
        is_leaving: bool,
    },
    /// A thing is here from now on.
    Appear {
        /// The thing.
        thing: usize,
        /// Where.
        at: Point,
    },
    /// A thing is gone.
    Vanish {
        /// The thing.
        thing: usize,
    },
}

/// An act at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// When, in world milliseconds.
    pub at_ms: u64,
    /// What.
    pub act: Act,
}

/// Plans further cues up to a moment; asked again and again with later moments.
pub type Traffic = Box<dyn FnMut(u64) -> Vec<Cue> + Send>;

/// One tag heard in one dwell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Echo {
    /// Its number.
    pub epc: Epc,
    /// How strongly, dBm.
    pub dbm: f64,
}
