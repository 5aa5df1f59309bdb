//! Numbers with a unit.

use serde::{Deserialize, Serialize};

/// Received signal strength in tenths of a dBm (−563 = −56.3 dBm).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rssi(pub i16);

/// Transmit power in tenths of a dBm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TxPower(pub i16);

/// How strongly a tag was heard, as honest as the reader is about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signal {
    /// The reader reports dBm.
    Dbm(Rssi),
    /// The reader reports a number without a published scale; bigger is stronger.
    Relative(u8),
    /// The reader says nothing about strength.
    Silent,
}

impl Rssi {
    /// In dBm.
    pub fn dbm(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

/// A length on the floor plan, in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Metres(pub f64);

/// A point on the floor plan: metres from the top left corner, x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A closed polygon on the floor plan; the last point joins the first. Fewer than 3 points enclose nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outline(pub Vec<Point>);

impl Outline {
    /// An upright rectangle from its top left corner, all in metres.
    pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Outline {
        Outline(vec![
            Point { x, y },
            Point { x: x + width, y },
            Point { x: x + width, y: y + height },
            Point { x, y: y + height },
        ])
    }

    /// The smallest upright rectangle around it: left, top, right, bottom. `None` without a point.
    pub fn bounds(&self) -> Option<(f64, f64, f64, f64)> {
        let first = self.0.first()?;
        let start = (first.x, first.y, first.x, first.y);
        Some(self.0.iter().fold(start, |(left, top, right, bottom), p| {
            (left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y))
        }))
    }
}

/// How sure we are that a thing is where we say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// A guess; could well be next door.
    Unsure,
    /// Right about 8 times in 10.
    Likely,
    /// Right at least 95 times in 100.
    Certain,
}
