//! Questions over many stays: what a time slider, a heat map and a report of traffic are drawn from.

use model::{PlaceId, Timestamp};
use rusqlite::Connection;
use std::collections::BTreeMap;

use crate::answer::{Dwell, Traffic};
use crate::column;
use crate::error::Error;
use crate::snapshot::Snapshot;
use crate::table::stay::{OPEN, reach};

/// Stays that have a moment in common with a period, as a condition on `stay` for one class of lengths.
const OVERLAPS: &str =
    "s.length = ?1 AND s.from_at > ?2 AND s.from_at < ?4 AND (s.until_at IS NULL OR s.until_at > ?3)";

/// A stay that began in a period, with the place the thing came from.
const BEGUN: &str = "
    SELECT (SELECT CASE WHEN p.until_at = s.from_at THEN p.place END FROM stay p
            WHERE p.kind = s.kind AND p.subject = s.subject AND (p.from_at, p.sequence) < (s.from_at, s.sequence)
            ORDER BY p.from_at DESC, p.sequence DESC LIMIT 1),
           s.place, count(*)
    FROM stay s WHERE s.length = ?1 AND s.from_at >= ?2 AND s.from_at < ?3 GROUP BY 1, 2";

/// A stay that ended in a period and was followed by none.
const LEFT: &str = "
    SELECT s.place, count(*) FROM stay s
    WHERE s.length = ?1 AND s.from_at > ?2 AND s.from_at < ?4 AND s.until_at >= ?3 AND s.until_at < ?4
      AND NOT EXISTS (SELECT 1 FROM stay n WHERE n.kind = s.kind AND n.subject = s.subject
                        AND n.from_at = s.until_at AND n.sequence > s.sequence)
    GROUP BY 1";

impl Snapshot {
    /// How many things were in each place at a moment; places without any are left out.
    pub fn counts_at(&self, at: Timestamp) -> Result<BTreeMap<PlaceId, u64>, Error> {
        let mut counts = BTreeMap::new();
        for stay in self.stays_at(at)? {
            *counts.entry(stay.place).or_default() += 1;
        }
        Ok(counts)
    }

    /// How long things stayed where in a period: the heat map. What reaches beyond the period counts with its part
    /// inside. By place.
    pub fn dwell(&self, from: Timestamp, until: Timestamp) -> Result<Vec<Dwell>, Error> {
        let sql = format!(
            "SELECT s.place, count(*), sum(min(coalesce(s.until_at, ?4), ?4) - max(s.from_at, ?3)),
                    max(min(coalesce(s.until_at, ?4), ?4) - max(s.from_at, ?3))
             FROM stay s WHERE {OVERLAPS} GROUP BY s.place"
        );
        let mut ask = self.db().prepare_cached(&sql)?;
        let mut found: BTreeMap<PlaceId, Dwell> = BTreeMap::new();
        for length in 1..=OPEN {
            let mut rows = ask.query((length, reach(length, from), from.0, until.0))?;
            while let Some(row) = rows.next()? {
                let place = PlaceId::from_bytes(row.get(0)?);
                let entry =
                    found.entry(place).or_insert(Dwell { place, stays: 0, total_ms: 0, longest_ms: 0 });
                entry.stays += column::count(row, 1)?;
                entry.total_ms += column::count(row, 2)?;
                entry.longest_ms = entry.longest_ms.max(column::count(row, 3)?);
            }
        }
        Ok(found.into_values().collect())
    }

    /// How often things went from where to where in a period.
    pub fn traffic(&self, from: Timestamp, until: Timestamp) -> Result<Vec<Traffic>, Error> {
        let mut found: BTreeMap<(Option<PlaceId>, Option<PlaceId>), u64> = BTreeMap::new();
        begun(self.db(), from, until, &mut found)?;
        left(self.db(), from, until, &mut found)?;
        Ok(found.into_iter().map(|((from, to), count)| Traffic { from, to, count }).collect())
    }
}

type Found = BTreeMap<(Option<PlaceId>, Option<PlaceId>), u64>;

fn begun(db: &Connection, from: Timestamp, until: Timestamp, found: &mut Found) -> Result<(), Error> {
    let mut ask = db.prepare_cached(BEGUN)?;
    for length in 0..=OPEN {
        let mut rows = ask.query((length, from.0, until.0))?;
        while let Some(row) = rows.next()? {
            let before = row.get::<_, Option<[u8; 16]>>(0)?.map(PlaceId::from_bytes);
            let to = PlaceId::from_bytes(row.get(1)?);
            // The same place again is a gap in hearing, not a way.
            if before != Some(to) {
                *found.entry((before, Some(to))).or_default() += column::count(row, 2)?;
            }
        }
    }
    Ok(())
}

fn left(db: &Connection, from: Timestamp, until: Timestamp, found: &mut Found) -> Result<(), Error> {
    let mut ask = db.prepare_cached(LEFT)?;
    for length in 0..OPEN {
        let mut rows = ask.query((length, reach(length, from), from.0, until.0))?;
        while let Some(row) = rows.next()? {
            let place = PlaceId::from_bytes(row.get(0)?);
            *found.entry((Some(place), None)).or_default() += column::count(row, 1)?;
        }
    }
    Ok(())
}
