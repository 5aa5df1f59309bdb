//! How our values look in columns. Words, not numbers, where a table is small enough to be read by people.

use model::{
    AntennaPort, Confidence, CountStep, How, Outcome, PersonId, PlaceKind, ReadPoint, ReaderId, ReaderRole,
    Role, Rssi, Signal, Subject, Who,
};
use rusqlite::Row;

use crate::error::Error;

/// What stands for "never" where a column has an order to keep: before every moment there is.
pub(crate) const NEVER: i64 = i64::MIN;

/// The two columns of a subject.
pub(crate) fn subject(subject: &Subject) -> (i64, [u8; 16]) {
    match subject {
        Subject::Asset(id) => (0, *id.as_bytes()),
        Subject::Tag(id) => (1, *id.as_bytes()),
    }
}

/// Back from the two columns.
pub(crate) fn to_subject(kind: i64, id: [u8; 16]) -> Result<Subject, Error> {
    match kind {
        0 => Ok(Subject::Asset(model::AssetId::from_bytes(id))),
        1 => Ok(Subject::Tag(model::TagId::from_bytes(id))),
        other => Err(Error::damaged(format!("{other} is no kind of subject"))),
    }
}

pub(crate) fn confidence(confidence: Confidence) -> i64 {
    match confidence {
        Confidence::Unsure => 0,
        Confidence::Likely => 1,
        Confidence::Certain => 2,
    }
}

pub(crate) fn to_confidence(column: i64) -> Result<Confidence, Error> {
    match column {
        0 => Ok(Confidence::Unsure),
        1 => Ok(Confidence::Likely),
        2 => Ok(Confidence::Certain),
        other => Err(Error::damaged(format!("{other} is no confidence"))),
    }
}

/// Kind and strength.
pub(crate) fn signal(signal: Signal) -> (i64, i64) {
    match signal {
        Signal::Silent => (0, 0),
        Signal::Dbm(Rssi(tenths)) => (1, i64::from(tenths)),
        Signal::Relative(strength) => (2, i64::from(strength)),
    }
}

pub(crate) fn to_signal(kind: i64, strength: i64) -> Result<Signal, Error> {
    let wrong = || Error::damaged(format!("{strength} is no signal of kind {kind}"));
    match kind {
        0 => Ok(Signal::Silent),
        1 => i16::try_from(strength).map(|tenths| Signal::Dbm(Rssi(tenths))).map_err(|_| wrong()),
        2 => u8::try_from(strength).map(Signal::Relative).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}

/// A read point from its two columns, if there is one.
pub(crate) fn to_read_point(reader: Option<[u8; 16]>, antenna: Option<u8>) -> Option<ReadPoint> {
    Some(ReadPoint { reader: ReaderId::from_bytes(reader?), antenna: AntennaPort(antenna?) })
}

pub(crate) fn who(who: Who) -> String {
    match who {
        Who::Station => "station".to_owned(),
        Who::Floor => "floor".to_owned(),
        Who::Person(id) => format!("person {id}"),
    }
}

pub(crate) fn to_who(text: &str) -> Result<Who, Error> {
    let wrong = || Error::damaged(format!("{text:?} is nobody"));
    match text {
        "station" => Ok(Who::Station),
        "floor" => Ok(Who::Floor),
        person => {
            let id = person.strip_prefix("person ").ok_or_else(wrong)?;
            Ok(Who::Person(id.parse::<PersonId>().map_err(|_| wrong())?))
        }
    }
}

/// Makes the two directions of an enum that is stored as a word.
macro_rules! words {
    ($to:ident, $from:ident, $type:ident, $($variant:ident = $word:literal),+ $(,)?) => {
        pub(crate) fn $to(value: $type) -> &'static str {
            match value { $($type::$variant => $word),+ }
        }

        pub(crate) fn $from(word: &str) -> Result<$type, Error> {
            match word {
                $($word => Ok($type::$variant),)+
                other => Err(Error::damaged(format!(concat!("{:?} is no ", stringify!($type)), other))),
            }
        }
    };
}

words!(
    how,
    to_how,
    How,
    Read = "read",
    Scan = "scan",
    Press = "press",
    Program = "program",
    Rule = "rule",
    Import = "import",
    Undo = "undo"
);
words!(role, to_role, Role, Floor = "floor", Lead = "lead", Setup = "setup");
words!(
    place_kind,
    to_place_kind,
    PlaceKind,
    Site = "site",
    Floor = "floor",
    Zone = "zone",
    Rack = "rack",
    Bin = "bin"
);
words!(
    reader_role,
    to_reader_role,
    ReaderRole,
    DeskPad = "desk_pad",
    Area = "area",
    Gate = "gate",
    Handheld = "handheld"
);

words!(
    count_step,
    to_count_step,
    CountStep,
    Preparing = "preparing",
    Running = "running",
    Paused = "paused",
    Checking = "checking",
    Closed = "closed",
    Dropped = "dropped"
);
words!(outcome, to_outcome, Outcome, Found = "found", Extra = "extra", Unknown = "unknown", Moved = "moved");

/// A count that SQLite keeps as a signed number.
pub(crate) fn count(row: &Row<'_>, column: usize) -> Result<u64, Error> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| Error::damaged(format!("{number} is no count")))
}

/// A position in the log as SQLite keeps it. The log cannot hold more facts than fit.
pub(crate) fn position(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_comes_back() {
        for value in [How::Read, How::Scan, How::Press, How::Program, How::Rule, How::Import, How::Undo] {
            assert_eq!(to_how(how(value)).unwrap(), value);
        }
        for value in [PlaceKind::Site, PlaceKind::Floor, PlaceKind::Zone, PlaceKind::Rack, PlaceKind::Bin] {
            assert_eq!(to_place_kind(place_kind(value)).unwrap(), value);
        }
        for value in [ReaderRole::DeskPad, ReaderRole::Area, ReaderRole::Gate, ReaderRole::Handheld] {
            assert_eq!(to_reader_role(reader_role(value)).unwrap(), value);
        }
        for value in [Confidence::Unsure, Confidence::Likely, Confidence::Certain] {
            assert_eq!(to_confidence(confidence(value)).unwrap(), value);
        }
        for value in [Signal::Silent, Signal::Dbm(Rssi(-563)), Signal::Relative(200)] {
            let (kind, strength) = signal(value);
            assert_eq!(to_signal(kind, strength).unwrap(), value);
        }
        for value in [Who::Station, Who::Floor, Who::Person(PersonId::from_bytes([7; 16]))] {
            assert_eq!(to_who(&who(value)).unwrap(), value);
        }
    }

    #[test]
    fn unknown_words_are_damage() {
        assert!(matches!(to_role("boss"), Err(Error::Damaged { .. })));
        assert!(matches!(to_who("person 12"), Err(Error::Damaged { .. })));
        assert!(matches!(to_signal(2, 300), Err(Error::Damaged { .. })));
        assert!(matches!(to_subject(2, [0; 16]), Err(Error::Damaged { .. })));
    }
}
