//! The chain that makes the log tamper-evident: `hash = SHA-256(hash before ‖ bytes of the row)`.
//!
//! Bytes of a row, numbers big-endian, texts and optional fields behind their length in 4 bytes:
//! `sequence u64 ‖ at i64 ‖ recorded_at i64 ‖ who ‖ how ‖ group (length 0 or 16) ‖ kind ‖ body`.
//! They are the stored columns themselves, so a verifier needs neither this program nor a JSON parser.
//! The hash before the first fact is `SHA-256("tagstead log" ‖ station)`: a log cannot change its station.

use model::{Fact, Recorded, StationId};
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::answer::{Break, Broken, Verdict};
use crate::column;
use crate::error::Error;
use crate::limits;

/// A hash of the chain.
pub(crate) type Link = [u8; 32];

/// The stored columns of a fact, as they are hashed.
pub(crate) struct Links<'a> {
    pub sequence: u64,
    pub at: i64,
    pub recorded_at: i64,
    pub who: &'a [u8],
    pub how: &'a [u8],
    pub group: Option<&'a [u8]>,
    pub kind: &'a [u8],
    pub body: &'a [u8],
}

/// What stands before the first fact.
pub(crate) fn start(station: &StationId) -> Link {
    let mut hash = Sha256::new();
    hash.update(b"tagstead log");
    hash.update(station.as_bytes());
    hash.finalize().into()
}

/// The next link.
pub(crate) fn link(before: &Link, row: &Links<'_>) -> Link {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(row.sequence.to_be_bytes());
    hash.update(row.at.to_be_bytes());
    hash.update(row.recorded_at.to_be_bytes());
    for field in [row.who, row.how, row.group.unwrap_or(&[]), row.kind, row.body] {
        hash.update(u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().into()
}

/// The columns every reader of the log asks for, in this order.
pub(crate) const COLUMNS: &str = "sequence, at, recorded_at, who, how, group_id, kind, body, hash";

/// The link a stored row should have, given the one before, and the one it has.
fn links_of(row: &Row<'_>, before: &Link) -> Result<(u64, Link, Link), Error> {
    let bytes = |column: usize| -> Result<&[u8], Error> {
        row.get_ref(column)?.as_bytes().map_err(|_| Error::damaged("a fact has a column of another type"))
    };
    let sequence = column::count(row, 0)?;
    let group = row.get_ref(5)?.as_bytes_or_null().map_err(|_| Error::damaged("a fact has no group"))?;
    let fields = Links {
        sequence,
        at: row.get(1)?,
        recorded_at: row.get(2)?,
        who: bytes(3)?,
        how: bytes(4)?,
        group,
        kind: bytes(6)?,
        body: bytes(7)?,
    };
    Ok((sequence, link(before, &fields), row.get(8)?))
}

/// Walks the whole chain.
pub(crate) fn verify(db: &Connection) -> Result<Verdict, Error> {
    let (station, last, head) = end_of(db)?;
    let (archived, before) = begin_of(db, &station)?;
    let mut walk =
        db.prepare(&format!("SELECT {COLUMNS} FROM fact WHERE sequence > ?1 ORDER BY sequence"))?;
    let mut rows = walk.query([column::position(archived)])?;
    let mut good = Verdict { archived, facts: archived, head: before, broken: None };
    while let Some(row) = rows.next()? {
        let expected = good.facts + 1;
        if let Some(why) = judge(row, &good.head, expected, &station) {
            good.broken = Some(Broken { sequence: expected, why });
            return Ok(good);
        }
        good.head = row.get(8)?;
        good.facts = expected;
    }
    if good.facts != last || good.head != head {
        let sequence = if good.facts < last { good.facts + 1 } else { good.facts };
        good.broken = Some(Broken { sequence, why: Break::WrongEnd });
    }
    Ok(good)
}

/// What is wrong with a row, if anything is.
pub(crate) fn judge(row: &Row<'_>, before: &Link, expected: u64, station: &StationId) -> Option<Break> {
    let Ok((sequence, should, has)) = links_of(row, before) else { return Some(Break::Unreadable) };
    if sequence != expected {
        return Some(Break::Missing);
    }
    if should != has {
        return Some(Break::Changed);
    }
    match crate::table::fact::from_row(row, *station) {
        Ok(_) => None,
        Err(_) => Some(Break::Unreadable),
    }
}

/// Looks at the newest links only, for the start: is the end of the log the one the file says?
pub(crate) fn verify_tail(db: &Connection) -> Result<(), Error> {
    let (station, last, head) = end_of(db)?;
    let (archived, first) = begin_of(db, &station)?;
    let from = last.saturating_sub(limits::CHAIN_TAIL).max(archived);
    let mut before: Link = if from == archived {
        first
    } else {
        db.query_row("SELECT hash FROM fact WHERE sequence = ?1", [column::position(from)], |row| row.get(0))
            .map_err(|_| Error::damaged(format!("fact {from} is not in the log")))?
    };
    let mut walk =
        db.prepare(&format!("SELECT {COLUMNS} FROM fact WHERE sequence > ?1 ORDER BY sequence"))?;
    let mut rows = walk.query([column::position(from)])?;
    let mut at = from;
    while let Some(row) = rows.next()? {
        let (sequence, should, has) = links_of(row, &before)?;
        at += 1;
        if sequence != at || should != has {
            return Err(Error::damaged(format!("the log is broken at fact {at}")));
        }
        before = has;
    }
    if at != last || before != head {
        return Err(Error::damaged(format!("the log ends with fact {at}, it should end with {last}")));
    }
    Ok(())
}

/// The last fact that was archived and the hash the live log begins with.
pub(crate) fn begin_of(db: &Connection, station: &StationId) -> Result<(u64, Link), Error> {
    // A file of the first version is copied and checked before it is brought up to date; nothing had left it.
    let knows = "SELECT count(*) FROM pragma_table_info('head') WHERE name = 'archived'";
    if db.query_row(knows, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok((0, start(station)));
    }
    let mut ask = db.prepare_cached("SELECT archived, archived_hash FROM head WHERE id = 1")?;
    let mut rows = ask.query([])?;
    let row = rows.next()?.ok_or_else(|| Error::damaged("the file does not say whose it is"))?;
    let archived = column::count(row, 0)?;
    if archived == 0 { Ok((0, start(station))) } else { Ok((archived, row.get(1)?)) }
}

/// A link as text.
pub(crate) fn hex(link: &Link) -> String {
    link.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Station, last fact and its hash, as the file says.
pub(crate) fn end_of(db: &Connection) -> Result<(StationId, u64, Link), Error> {
    let mut ask = db.prepare_cached("SELECT station, sequence, hash FROM head WHERE id = 1")?;
    let mut rows = ask.query([])?;
    let row = rows.next()?.ok_or_else(|| Error::damaged("the file does not say whose it is"))?;
    Ok((StationId::from_bytes(row.get(0)?), column::count(row, 1)?, row.get(2)?))
}

/// The word for a kind of fact in the log.
pub(crate) fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::TagHeard { .. } => "TagHeard",
        Fact::Arrived { .. } => "Arrived",
        Fact::Moved { .. } => "Moved",
        Fact::Departed { .. } => "Departed",
        Fact::TagLinked { .. } => "TagLinked",
        Fact::TagUnlinked { .. } => "TagUnlinked",
        Fact::TagIgnored { .. } => "TagIgnored",
        Fact::AssetAdded(_) => "AssetAdded",
        Fact::AssetChanged { .. } => "AssetChanged",
        Fact::AssetRemoved(_) => "AssetRemoved",
        Fact::ProductAdded(_) => "ProductAdded",
        Fact::PlaceDrawn { .. } => "PlaceDrawn",
        Fact::PlaceRemoved(_) => "PlaceRemoved",
        Fact::ReaderSet { .. } => "ReaderSet",
        Fact::ReaderRemoved(_) => "ReaderRemoved",
        Fact::ReaderLost { .. } => "ReaderLost",
        Fact::ReaderBack { .. } => "ReaderBack",
        Fact::Noticed(_) => "Noticed",
        Fact::SeenBefore { .. } => "SeenBefore",
        Fact::PersonSet { .. } => "PersonSet",
        Fact::PinSet { .. } => "PinSet",
        Fact::SettingsChanged { .. } => "SettingsChanged",
        Fact::Count { news, .. } => news.kind(),
        Fact::MissingSet { .. } => "MissingSet",
        Fact::Undone { .. } => "Undone",
        Fact::ReportMade { .. } => "ReportMade",
        Fact::LogArchived { .. } => "LogArchived",
    }
}

/// A recorded fact as the columns to hash and store.
pub(crate) struct Written {
    pub who: String,
    pub how: &'static str,
    pub group: Option<[u8; 16]>,
    pub kind: &'static str,
    pub body: String,
    pub hash: Link,
}

/// Writes a fact down and links it to the one before.
pub(crate) fn write(recorded: &Recorded, before: &Link) -> Result<Written, Error> {
    let body =
        serde_json::to_string(&recorded.fact).map_err(|e| Error::Unstorable { what: e.to_string() })?;
    let (who, how) = (column::who(recorded.who), column::how(recorded.how));
    let group = recorded.group.map(|group| *group.as_bytes());
    let kind = kind(&recorded.fact);
    let row = Links {
        sequence: recorded.sequence,
        at: recorded.at.0,
        recorded_at: recorded.recorded_at.0,
        who: who.as_bytes(),
        how: how.as_bytes(),
        group: group.as_ref().map(|group| group.as_slice()),
        kind: kind.as_bytes(),
        body: body.as_bytes(),
    };
    let hash = link(before, &row);
    Ok(Written { who, how, group, kind, body, hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Links<'static> {
        Links {
            sequence: 1,
            at: 2,
            recorded_at: 3,
            who: b"floor",
            how: b"press",
            group: Some(&[9; 16]),
            kind: b"Undone",
            body: b"{}",
        }
    }

    #[test]
    fn every_column_counts() {
        let before = [0; 32];
        let all = link(&before, &row());
        let changed = [
            link(&[1; 32], &row()),
            link(&before, &Links { sequence: 2, ..row() }),
            link(&before, &Links { at: 3, ..row() }),
            link(&before, &Links { recorded_at: 2, ..row() }),
            link(&before, &Links { who: b"floorp", how: b"ress", ..row() }),
            link(&before, &Links { group: None, ..row() }),
            link(&before, &Links { kind: b"Undon", ..row() }),
            link(&before, &Links { body: b"{ }", ..row() }),
        ];
        for other in changed {
            assert_ne!(all, other);
        }
        assert_eq!(all, link(&before, &row()));
    }

    #[test]
    fn the_layout_is_fixed() {
        // The bytes as the head of this file describes them: older logs must stay verifiable.
        let mut plain = vec![0u8; 32];
        plain.extend(1u64.to_be_bytes());
        plain.extend(2i64.to_be_bytes());
        plain.extend(3i64.to_be_bytes());
        plain.extend(b"\0\0\0\x05floor\0\0\0\x05press\0\0\0\x10");
        plain.extend([9; 16]);
        plain.extend(b"\0\0\0\x06Undone\0\0\0\x02{}");
        let by_hand: Link = Sha256::digest(&plain).into();
        assert_eq!(link(&[0; 32], &row()), by_hand);
    }
}
