//! Moments and lengths of time. Nothing here reads a clock: time is always given.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// A moment on the wall clock: milliseconds since 1970-01-01T00:00:00Z. For records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A moment on the monotonic clock: milliseconds since the station started. For deadlines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tick(pub u64);

/// A length of time in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(pub u64);

/// The one answer to "what time is it", given to everybody by `station::clock`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Monotonic, for deadlines.
    pub tick: Tick,
    /// Wall clock, for records.
    pub at: Timestamp,
}

impl Timestamp {
    /// As a chrono date, if it lies in the years chrono can hold.
    pub fn to_utc(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.0)
    }

    /// From ISO 8601 with its offset; `None` if it is something else.
    pub fn from_iso(text: &str) -> Option<Timestamp> {
        Some(Timestamp(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis()))
    }

    /// ISO 8601 with milliseconds and `Z`; a moment outside chrono's years is written as its number.
    pub fn to_iso(self) -> String {
        match self.to_utc() {
            Some(date) => date.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            None => self.0.to_string(),
        }
    }

    /// How long before `later` this was; zero if it lies after.
    pub fn until(self, later: Timestamp) -> Span {
        Span(u64::try_from(later.0.saturating_sub(self.0)).unwrap_or(0))
    }
}

impl Add<Span> for Timestamp {
    type Output = Timestamp;
    fn add(self, span: Span) -> Timestamp {
        Timestamp(self.0.saturating_add(i64::try_from(span.0).unwrap_or(i64::MAX)))
    }
}

impl Sub<Span> for Timestamp {
    type Output = Timestamp;
    fn sub(self, span: Span) -> Timestamp {
        Timestamp(self.0.saturating_sub(i64::try_from(span.0).unwrap_or(i64::MAX)))
    }
}

impl Add<Span> for Tick {
    type Output = Tick;
    fn add(self, span: Span) -> Tick {
        Tick(self.0.saturating_add(span.0))
    }
}

impl Tick {
    /// How long before `later` this was; zero if it lies after.
    pub fn until(self, later: Tick) -> Span {
        Span(later.0.saturating_sub(self.0))
    }
}

impl Span {
    /// A length in seconds.
    pub const fn seconds(seconds: u64) -> Span {
        Span(seconds * 1000)
    }
}
