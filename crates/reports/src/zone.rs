//! Time zones: only here and in the window. Stored times are UTC milliseconds.

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime, Offset, SecondsFormat, TimeZone, Utc};
use model::Timestamp;

/// The zone in which a report tells the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// The zone of this computer, with its summer time.
    #[default]
    Local,
    /// UTC.
    Utc,
    /// So many minutes ahead of UTC, at most a day.
    Fixed(i16),
}

impl Zone {
    /// ISO 8601 with milliseconds and the zone. A moment that no calendar holds is written as its number.
    pub fn iso(self, at: Timestamp) -> String {
        match self.date(at) {
            Some(date) => date.to_rfc3339_opts(SecondsFormat::Millis, self == Zone::Utc),
            None => at.0.to_string(),
        }
    }

    /// `2026-11-22 14:05:09`, for a preview.
    pub fn for_people(self, at: Timestamp) -> String {
        match self.date(at) {
            Some(date) => date.format("%Y-%m-%d %H:%M:%S").to_string(),
            None => at.0.to_string(),
        }
    }

    /// `20261122T140509+0100`: ISO 8601 that may stand in a file name on every system.
    pub fn for_file_name(self, at: Timestamp) -> String {
        match self.date(at) {
            Some(date) => date.format("%Y%m%dT%H%M%S%z").to_string(),
            None => at.0.to_string(),
        }
    }

    /// What the zone is called at a moment: `UTC+01:00`.
    pub fn name(self, at: Timestamp) -> String {
        match self.date(at) {
            Some(date) if date.offset().local_minus_utc() != 0 => format!("UTC{}", date.offset()),
            Some(_) | None => "UTC".to_owned(),
        }
    }

    /// The moment as a clock on the wall of that zone shows it.
    pub(crate) fn wall(self, at: Timestamp) -> Option<NaiveDateTime> {
        self.date(at).map(|date| date.naive_local())
    }

    fn date(self, at: Timestamp) -> Option<DateTime<FixedOffset>> {
        let utc = at.to_utc()?;
        Some(utc.with_timezone(&self.offset(&utc)))
    }

    fn offset(self, utc: &DateTime<Utc>) -> FixedOffset {
        let none = Utc.fix();
        match self {
            Zone::Utc => none,
            Zone::Local => Local.offset_from_utc_datetime(&utc.naive_utc()).fix(),
            Zone::Fixed(minutes) => FixedOffset::east_opt(i32::from(minutes) * 60).unwrap_or(none),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_in_three_writings() {
        let at = Timestamp(1_795_356_309_123);
        let east = Zone::Fixed(60);
        assert_eq!(Zone::Utc.iso(at), at.to_iso());
        assert_eq!(Zone::Utc.iso(at), "2026-11-22T14:05:09.123Z");
        assert_eq!(east.iso(at), "2026-11-22T15:05:09.123+01:00");
        assert_eq!(east.for_people(at), "2026-11-22 15:05:09");
        assert_eq!(east.for_file_name(at), "20261122T150509+0100");
        assert_eq!(east.name(at), "UTC+01:00");
        assert_eq!(Zone::Fixed(-210).name(at), "UTC-03:30");
        assert_eq!(Zone::Utc.name(at), "UTC");
    }

    #[test]
    fn impossible_moments_are_numbers() {
        assert_eq!(Zone::Local.iso(Timestamp(i64::MAX)), i64::MAX.to_string());
        assert_eq!(Zone::Fixed(i16::MAX).name(Timestamp(0)), "UTC");
    }
}
