//! Table `stay`: where things were, from when to when. Half-open: a thing is there at `from`, not any more at `until`.

use model::{Confidence, PlaceId, Stay, Subject, Timestamp};
use rusqlite::{Connection, Params, Row};

use crate::column;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;

/// The length class of a stay that lasts.
pub(crate) const OPEN: u32 = 64;

/// Number of bits of a length; see the table in `migrations`.
fn length_class(from: i64, until: i64) -> u32 {
    let length = until.saturating_sub(from).unsigned_abs();
    u64::BITS - length.leading_zeros()
}

/// A stay of this class that lasts at a moment or later began after this.
pub(crate) fn reach(length: u32, at: Timestamp) -> i64 {
    // A closed stay of a class is shorter than 2^length; one that lasts may have begun whenever.
    if length < 63 { at.0.saturating_sub(1i64 << length) } else { i64::MIN }
}

/// Begins a stay and ends the one before. A stay never begins before the one before it: when event time steps back,
/// the older one keeps what it had.
pub(crate) fn begin(
    tx: &Connection,
    subject: &Subject,
    place: PlaceId,
    at: Timestamp,
    confidence: Confidence,
    sequence: u64,
) -> rusqlite::Result<()> {
    let from = end(tx, subject, at)?.unwrap_or(at.0);
    let (kind, id) = column::subject(subject);
    tx.prepare_cached(
        "INSERT INTO stay (kind, subject, from_at, sequence, until_at, place, confidence, length)
         VALUES (?1, ?2, ?3, ?4, NULL, ?5, ?6, ?7)",
    )?
    .execute((
        kind,
        id,
        from,
        column::position(sequence),
        place.as_bytes(),
        column::confidence(confidence),
        OPEN,
    ))?;
    Ok(())
}

/// Ends the stay that lasts, if there is one, and says when it ended.
pub(crate) fn end(tx: &Connection, subject: &Subject, at: Timestamp) -> rusqlite::Result<Option<i64>> {
    let (kind, id) = column::subject(subject);
    let mut ask = tx.prepare_cached(
        "SELECT from_at, sequence FROM stay WHERE kind = ?1 AND subject = ?2 AND until_at IS NULL",
    )?;
    let mut rows = ask.query((kind, id))?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let (from, sequence): (i64, i64) = (row.get(0)?, row.get(1)?);
    drop(rows);
    let until = at.0.max(from);
    tx.prepare_cached(
        "UPDATE stay SET until_at = ?5, length = ?6
         WHERE kind = ?1 AND subject = ?2 AND from_at = ?3 AND sequence = ?4",
    )?
    .execute((kind, id, from, sequence, until, length_class(from, until)))?;
    Ok(Some(until))
}

const COLUMNS: &str = "kind, subject, from_at, until_at, place, confidence";

fn from_row(row: &Row<'_>) -> Result<Stay, Error> {
    Ok(Stay {
        subject: column::to_subject(row.get(0)?, row.get(1)?)?,
        place: PlaceId::from_bytes(row.get(4)?),
        from: Timestamp(row.get(2)?),
        until: row.get::<_, Option<i64>>(3)?.map(Timestamp),
        confidence: column::to_confidence(row.get(5)?)?,
    })
}

impl Snapshot {
    /// The warehouse as it was at a moment: every stay that covers it, by subject.
    pub fn stays_at(&self, at: Timestamp) -> Result<Vec<Stay>, Error> {
        let mut stays = self.covering(OPEN, at)?;
        for length in 1..OPEN {
            stays.extend(self.covering(length, at)?);
        }
        stays.sort_by_key(|stay| stay.subject);
        Ok(stays)
    }

    /// Stays of one class that cover a moment. The index alone says which they are; put into the order of the table
    /// first, the rows are found side by side instead of all over the file.
    fn covering(&self, length: u32, at: Timestamp) -> Result<Vec<Stay>, Error> {
        let sql = "
            SELECT s.kind, s.subject, s.from_at, s.until_at, s.place, s.confidence
            FROM (SELECT kind, subject, from_at, sequence FROM stay INDEXED BY stay_time
                  WHERE length = ?1 AND from_at > ?2 AND from_at <= ?3 ORDER BY kind, subject LIMIT -1) k
            CROSS JOIN stay s ON s.kind = k.kind AND s.subject = k.subject AND s.from_at = k.from_at
                             AND s.sequence = k.sequence
            WHERE s.until_at IS NULL OR s.until_at > ?3";
        let mut ask = self.db().prepare_cached(sql)?;
        let mut rows = ask.query((length, reach(length, at), at.0))?;
        let mut stays = Vec::new();
        while let Some(row) = rows.next()? {
            stays.push(from_row(row)?);
        }
        Ok(stays)
    }

    /// Where a thing was, newest first.
    pub fn stays_of(&self, subject: Subject, limit: u32) -> Result<Vec<Stay>, Error> {
        let (kind, id) = column::subject(&subject);
        let limit = limit.min(limits::ROWS_MAX);
        let condition = "kind = ?1 AND subject = ?2 ORDER BY from_at DESC, sequence DESC LIMIT ?3";
        self.stays(condition, (kind, id, limit))
    }

    /// Where a thing was at a moment; `None` if it was nowhere.
    pub fn where_was(&self, subject: Subject, at: Timestamp) -> Result<Option<Stay>, Error> {
        let (kind, id) = column::subject(&subject);
        // Stays of one thing do not overlap, so only the last one that had begun can cover the moment.
        let condition =
            "kind = ?1 AND subject = ?2 AND from_at <= ?3 ORDER BY from_at DESC, sequence DESC LIMIT 1";
        let last = self.stays(condition, (kind, id, at.0))?.pop();
        Ok(last.filter(|stay| stay.until.is_none_or(|until| until > at)))
    }

    fn stays(&self, condition: &str, params: impl Params) -> Result<Vec<Stay>, Error> {
        let mut ask = self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM stay WHERE {condition}"))?;
        let mut rows = ask.query(params)?;
        let mut stays = Vec::new();
        while let Some(row) = rows.next()? {
            stays.push(from_row(row)?);
        }
        Ok(stays)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_cover_every_length() {
        for (length, class) in [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (1_000, 10), (i64::MAX, 63)] {
            assert_eq!(length_class(0, length), class, "{length}");
        }
        assert_eq!(length_class(i64::MIN, i64::MAX), 63);
    }
}
