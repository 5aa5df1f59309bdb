//! Table `belief`: what we think now.

use model::{Belief, Confidence, PlaceId, ReadPoint, Signal, Subject, Timestamp, Why};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::column;
use crate::error::Error;
use crate::snapshot::Snapshot;

/// A thing is somewhere, or left.
pub(crate) struct Whereabouts<'a> {
    pub place: Option<PlaceId>,
    pub confidence: Confidence,
    pub at: Timestamp,
    /// It was a read that said so, not a person: then it was also heard at that moment.
    pub is_heard: bool,
    pub why: &'a Why,
}

/// From now on we think this about a thing.
pub(crate) fn put(tx: &Connection, subject: &Subject, whereabouts: &Whereabouts<'_>) -> rusqlite::Result<()> {
    let Whereabouts { place, confidence, at, is_heard, why } = whereabouts;
    let (kind, id) = column::subject(subject);
    let (signal_kind, signal) = column::signal(why.signal);
    let heard = is_heard.then_some(at.0);
    tx.prepare_cached(
        "INSERT INTO belief (kind, subject, place, confidence, since, heard_at, reader, antenna, signal_kind, signal,
                             reads, runner_up)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (kind, subject) DO UPDATE SET place = excluded.place, confidence = excluded.confidence,
           since = excluded.since,
           heard_at = coalesce(max(excluded.heard_at, heard_at), excluded.heard_at, heard_at),
           reader = excluded.reader, antenna = excluded.antenna, signal_kind = excluded.signal_kind,
           signal = excluded.signal, reads = excluded.reads, runner_up = excluded.runner_up",
    )?
    .execute((
        kind,
        id,
        place.as_ref().map(PlaceId::as_bytes),
        column::confidence(*confidence),
        at.0,
        heard,
        why.read_point.as_ref().map(|point| point.reader.as_bytes()),
        why.read_point.map(|point| point.antenna.0),
        signal_kind,
        signal,
        why.reads,
        why.runner_up.as_ref().map(PlaceId::as_bytes),
    ))?;
    Ok(())
}

/// A thing was heard again. `false`: there is no such thing (any more), so nothing was written.
pub(crate) fn heard(
    tx: &Connection,
    subject: &Subject,
    at: Timestamp,
    read_point: &ReadPoint,
    signal: Signal,
) -> rusqlite::Result<bool> {
    let (kind, id) = column::subject(subject);
    let (signal_kind, strength) = column::signal(signal);
    let changed = tx
        .prepare_cached(
            "UPDATE belief SET heard_at = max(coalesce(heard_at, ?3), ?3), reader = ?4, antenna = ?5, signal_kind = ?6,
                               signal = ?7
             WHERE kind = ?1 AND subject = ?2",
        )?
        .execute((kind, id, at.0, read_point.reader.as_bytes(), read_point.antenna.0, signal_kind, strength))?;
    if changed > 0 {
        return Ok(true);
    }
    let changed = tx
        .prepare_cached(
            "INSERT INTO belief (kind, subject, place, confidence, since, heard_at, reader, antenna, signal_kind,
                                 signal, reads, runner_up)
             SELECT ?1, ?2, NULL, 0, ?3, ?3, ?4, ?5, ?6, ?7, 1, NULL
             WHERE (?1 = 0 AND EXISTS (SELECT 1 FROM asset WHERE id = ?2))
                OR (?1 = 1 AND EXISTS (SELECT 1 FROM tag WHERE id = ?2 AND asset IS NULL AND is_ignored = 0))",
        )?
        .execute((kind, id, at.0, read_point.reader.as_bytes(), read_point.antenna.0, signal_kind, strength))?;
    Ok(changed > 0)
}

/// Makes sure that an unknown tag is in the list of unknown tags, even if it was never heard.
pub(crate) fn ensure(tx: &Connection, subject: &Subject, at: Timestamp) -> rusqlite::Result<()> {
    let (kind, id) = column::subject(subject);
    tx.prepare_cached(
        "INSERT INTO belief (kind, subject, place, confidence, since, heard_at, reader, antenna, signal_kind, signal,
                             reads, runner_up)
         VALUES (?1, ?2, NULL, 0, ?3, NULL, NULL, NULL, 0, 0, 0, NULL) ON CONFLICT (kind, subject) DO NOTHING",
    )?
    .execute((kind, id, at.0))?;
    Ok(())
}

/// What one thing heard, the other heard too: a tag that begins or ends to speak for an item.
pub(crate) fn share_heard(
    tx: &Connection,
    from: &Subject,
    to: &Subject,
    at: Timestamp,
) -> rusqlite::Result<()> {
    let (kind, id) = column::subject(from);
    let mut ask = tx.prepare_cached("SELECT heard_at FROM belief WHERE kind = ?1 AND subject = ?2")?;
    let heard: Option<i64> = ask.query_row((kind, id), |row| row.get(0)).optional()?.flatten();
    let Some(heard) = heard else { return Ok(()) };
    ensure(tx, to, at)?;
    let (kind, id) = column::subject(to);
    tx.prepare_cached(
        "UPDATE belief SET heard_at = max(coalesce(heard_at, ?3), ?3) WHERE kind = ?1 AND subject = ?2",
    )?
    .execute((kind, id, heard))?;
    Ok(())
}

/// Everything that is in a place.
pub(crate) fn in_place(tx: &Connection, place: PlaceId) -> Result<Vec<Subject>, Error> {
    let mut ask = tx.prepare_cached(
        "SELECT kind, subject FROM belief WHERE kind = 1 AND place = ?1
         UNION ALL
         SELECT 0, a.id FROM asset_list l JOIN asset a ON a.row = l.row WHERE l.place = ?1",
    )?;
    let mut rows = ask.query([place.as_bytes()])?;
    let mut subjects = Vec::new();
    while let Some(row) = rows.next()? {
        subjects.push(column::to_subject(row.get(0)?, row.get(1)?)?);
    }
    Ok(subjects)
}

/// Nobody knows any more where a thing is.
pub(crate) fn lose(tx: &Connection, subject: &Subject) -> rusqlite::Result<()> {
    let (kind, id) = column::subject(subject);
    tx.prepare_cached("UPDATE belief SET place = NULL WHERE kind = ?1 AND subject = ?2")?
        .execute((kind, id))?;
    Ok(())
}

pub(crate) fn forget(tx: &Connection, subject: &Subject) -> rusqlite::Result<()> {
    let (kind, id) = column::subject(subject);
    tx.prepare_cached("DELETE FROM belief WHERE kind = ?1 AND subject = ?2")?.execute((kind, id))?;
    Ok(())
}

const COLUMNS: &str = "kind, subject, place, confidence, since, heard_at, reader, antenna, signal_kind, signal, reads, \
                       runner_up";

fn from_row(row: &Row<'_>) -> Result<Belief, Error> {
    Ok(Belief {
        subject: column::to_subject(row.get(0)?, row.get(1)?)?,
        place: row.get::<_, Option<[u8; 16]>>(2)?.map(PlaceId::from_bytes),
        confidence: column::to_confidence(row.get(3)?)?,
        since: Timestamp(row.get(4)?),
        heard_at: row.get::<_, Option<i64>>(5)?.map(Timestamp),
        why: Why {
            read_point: column::to_read_point(row.get(6)?, row.get(7)?),
            signal: column::to_signal(row.get(8)?, row.get(9)?)?,
            reads: row.get(10)?,
            runner_up: row.get::<_, Option<[u8; 16]>>(11)?.map(PlaceId::from_bytes),
            // Not kept beside the belief: the fact in the log has them, and the next read works them out anew.
            chance: None,
            second: None,
        },
    })
}

impl Snapshot {
    /// Everything we think, by subject.
    pub fn beliefs(&self) -> Result<Vec<Belief>, Error> {
        let mut ask =
            self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM belief ORDER BY kind, subject"))?;
        let mut rows = ask.query([])?;
        let mut beliefs = Vec::new();
        while let Some(row) = rows.next()? {
            beliefs.push(from_row(row)?);
        }
        Ok(beliefs)
    }

    /// What we think about one thing.
    pub fn belief(&self, subject: Subject) -> Result<Option<Belief>, Error> {
        let (kind, id) = column::subject(&subject);
        let mut ask = self
            .db()
            .prepare_cached(&format!("SELECT {COLUMNS} FROM belief WHERE kind = ?1 AND subject = ?2"))?;
        ask.query_row((kind, id), |row| Ok(from_row(row))).optional()?.transpose()
    }
}
