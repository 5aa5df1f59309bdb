//! Tables `stock_count`, `count_expected`, `count_line` and `missing`: counts and what came of them.

use model::{
    AssetId, Count, CountAction, CountGroup, CountId, CountLine, CountNews, CountNumbers, CountPlan,
    CountStep, Outcome, PlaceId, Subject, Timestamp,
};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::answer::{CountHead, CountRow};
use crate::column;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;
use crate::writer::Failure;

/// What closing does, as it is stored.
#[derive(Default, Serialize, Deserialize)]
struct Choices {
    groups: Vec<(CountGroup, CountAction)>,
    things: Vec<(Subject, CountAction)>,
}

fn json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|e| Error::Unstorable { what: e.to_string() })
}

/// What news do to the tables.
pub(crate) fn apply(tx: &Connection, id: CountId, news: &CountNews, at: Timestamp) -> Result<(), Failure> {
    match news {
        CountNews::Planned { before: None, after } => open(tx, id, after, at)?,
        CountNews::Planned { before: Some(_), after } => {
            tx.prepare_cached("UPDATE stock_count SET plan = ?2 WHERE id = ?1")?
                .execute((id.as_bytes(), json(after)?))?;
        }
        CountNews::Started { expected } => start(tx, id, expected, at)?,
        CountNews::Turned { to, .. } => turn(tx, id, *to, at)?,
        CountNews::Closed { numbers } => {
            turn(tx, id, CountStep::Closed, at)?;
            tx.prepare_cached("UPDATE stock_count SET result = ?2 WHERE id = ?1")?
                .execute((id.as_bytes(), json(numbers)?))?;
        }
        CountNews::Noted(line) => note(tx, id, line)?,
        CountNews::Forgotten(line) => {
            let (kind, subject) = column::subject(&line.subject);
            tx.prepare_cached("DELETE FROM count_line WHERE count = ?1 AND kind = ?2 AND subject = ?3")?
                .execute((id.as_bytes(), kind, subject))?;
        }
        CountNews::Stood { after, .. } => {
            tx.prepare_cached("UPDATE stock_count SET spot = ?2 WHERE id = ?1")?
                .execute((id.as_bytes(), after.as_ref().map(PlaceId::as_bytes)))?;
        }
        CountNews::Chosen { group, subject, after, .. } => choose(tx, id, *group, *subject, *after)?,
    }
    Ok(())
}

fn open(tx: &Connection, id: CountId, plan: &CountPlan, at: Timestamp) -> Result<(), Failure> {
    tx.prepare_cached(
        "INSERT INTO stock_count (id, step, plan, opened_at, turned_at, choices) VALUES (?1, ?2, ?3, ?4, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan",
    )?
    .execute((
        id.as_bytes(),
        column::count_step(CountStep::Preparing),
        json(plan)?,
        at.0,
        json(&Choices::default())?,
    ))?;
    Ok(())
}

fn start(tx: &Connection, id: CountId, expected: &[AssetId], at: Timestamp) -> Result<(), Failure> {
    tx.prepare_cached("DELETE FROM count_expected WHERE count = ?1")?.execute([id.as_bytes()])?;
    let mut put = tx.prepare_cached("INSERT OR IGNORE INTO count_expected (count, asset) VALUES (?1, ?2)")?;
    for asset in expected {
        put.execute((id.as_bytes(), asset.as_bytes()))?;
    }
    turn(tx, id, CountStep::Running, at)?;
    tx.prepare_cached("UPDATE stock_count SET started_at = coalesce(started_at, ?2) WHERE id = ?1")?
        .execute((id.as_bytes(), at.0))?;
    Ok(())
}

fn turn(tx: &Connection, id: CountId, step: CountStep, at: Timestamp) -> Result<(), Failure> {
    tx.prepare_cached("UPDATE stock_count SET step = ?2, turned_at = ?3, result = NULL WHERE id = ?1")?
        .execute((id.as_bytes(), column::count_step(step), at.0))?;
    Ok(())
}

fn note(tx: &Connection, id: CountId, line: &CountLine) -> Result<(), Failure> {
    let (kind, subject) = column::subject(&line.subject);
    tx.prepare_cached(
        "INSERT INTO count_line (count, kind, subject, outcome, place, is_by_eye, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (count, kind, subject) DO UPDATE SET outcome = excluded.outcome, place = excluded.place,
           is_by_eye = excluded.is_by_eye, at = excluded.at",
    )?
    .execute((
        id.as_bytes(),
        kind,
        subject,
        column::outcome(line.outcome),
        line.place.as_ref().map(PlaceId::as_bytes),
        line.is_by_eye,
        line.at.0,
    ))?;
    Ok(())
}

fn choose(
    tx: &Connection,
    id: CountId,
    group: CountGroup,
    subject: Option<Subject>,
    action: Option<CountAction>,
) -> Result<(), Failure> {
    let stored: Option<String> = tx
        .prepare_cached("SELECT choices FROM stock_count WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?;
    let Some(stored) = stored else { return Ok(()) };
    let mut choices: Choices = serde_json::from_str(&stored).map_err(Error::from)?;
    match subject {
        Some(subject) => {
            choices.things.retain(|(one, _)| *one != subject);
            choices.things.extend(action.map(|action| (subject, action)));
        }
        None => {
            choices.groups.retain(|(one, _)| *one != group);
            choices.groups.extend(action.map(|action| (group, action)));
        }
    }
    tx.prepare_cached("UPDATE stock_count SET choices = ?2 WHERE id = ?1")?
        .execute((id.as_bytes(), json(&choices)?))?;
    Ok(())
}

/// An item is no more: counts that go on do not expect it.
pub(crate) fn forget_asset(tx: &Connection, asset: &AssetId) -> rusqlite::Result<()> {
    set_missing(tx, asset, false, Timestamp(0))?;
    tx.prepare_cached(
        "DELETE FROM count_expected WHERE asset = ?1 AND count IN
           (SELECT id FROM stock_count WHERE step NOT IN ('closed', 'dropped'))",
    )?
    .execute([asset.as_bytes()])?;
    Ok(())
}

/// A count did not find it, or it turned up.
pub(crate) fn set_missing(
    tx: &Connection,
    asset: &AssetId,
    is_missing: bool,
    at: Timestamp,
) -> rusqlite::Result<()> {
    if is_missing {
        tx.prepare_cached("INSERT OR REPLACE INTO missing (asset, since) VALUES (?1, ?2)")?
            .execute((asset.as_bytes(), at.0))?;
    } else {
        tx.prepare_cached("DELETE FROM missing WHERE asset = ?1")?.execute([asset.as_bytes()])?;
    }
    Ok(())
}

const HEAD: &str = "id, step, plan, opened_at, started_at, turned_at, spot, choices, result";

fn head(row: &Row<'_>) -> Result<(Count, Option<CountNumbers>), Error> {
    let (step, plan, choices): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(7)?);
    let (id, opened_at) = (CountId::from_bytes(row.get(0)?), Timestamp(row.get(3)?));
    let mut count = Count::new(id, serde_json::from_str(&plan)?, opened_at);
    count.step = column::to_count_step(&step)?;
    count.started_at = row.get::<_, Option<i64>>(4)?.map(Timestamp);
    count.turned_at = Timestamp(row.get(5)?);
    count.spot = row.get::<_, Option<[u8; 16]>>(6)?.map(PlaceId::from_bytes);
    let choices: Choices = serde_json::from_str(&choices)?;
    count.choices = choices.groups.into_iter().collect();
    count.overrides = choices.things.into_iter().collect();
    let result: Option<String> = row.get(8)?;
    Ok((count, result.map(|text| serde_json::from_str(&text)).transpose()?))
}

fn line(row: &Row<'_>) -> Result<CountLine, Error> {
    let outcome: String = row.get(2)?;
    Ok(CountLine {
        subject: column::to_subject(row.get(0)?, row.get(1)?)?,
        outcome: column::to_outcome(&outcome)?,
        place: row.get::<_, Option<[u8; 16]>>(3)?.map(PlaceId::from_bytes),
        is_by_eye: row.get(4)?,
        at: Timestamp(row.get(5)?),
    })
}

impl Snapshot {
    /// All counts that go on and the last ones that ended, with everything in them.
    pub fn counts(&self) -> Result<Vec<Count>, Error> {
        let sql = format!(
            "SELECT {HEAD} FROM stock_count WHERE step NOT IN ('closed', 'dropped') OR id IN
               (SELECT id FROM stock_count WHERE step IN ('closed', 'dropped') ORDER BY turned_at DESC LIMIT ?1)
             ORDER BY opened_at, id"
        );
        let mut ask = self.db().prepare_cached(&sql)?;
        let mut rows = ask.query([limits::COUNTS_LOADED])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let (mut count, _) = head(row)?;
            self.fill(&mut count)?;
            counts.push(count);
        }
        Ok(counts)
    }

    fn fill(&self, count: &mut Count) -> Result<(), Error> {
        let mut ask = self.db().prepare_cached("SELECT asset FROM count_expected WHERE count = ?1")?;
        let mut rows = ask.query([count.id.as_bytes()])?;
        while let Some(row) = rows.next()? {
            count.expected.insert(AssetId::from_bytes(row.get(0)?));
        }
        let mut ask = self.db().prepare_cached(
            "SELECT kind, subject, outcome, place, is_by_eye, at FROM count_line WHERE count = ?1",
        )?;
        let mut rows = ask.query([count.id.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let line = line(row)?;
            count.lines.insert(line.subject, line);
        }
        Ok(())
    }

    /// The last counts that were closed, newest first.
    pub fn counts_closed(&self, limit: u32) -> Result<Vec<CountHead>, Error> {
        let sql = format!(
            "SELECT {HEAD} FROM stock_count WHERE step = 'closed' ORDER BY turned_at DESC, id LIMIT ?1"
        );
        let mut ask = self.db().prepare_cached(&sql)?;
        let mut rows = ask.query([limit.min(limits::ROWS_MAX)])?;
        let mut heads = Vec::new();
        while let Some(row) = rows.next()? {
            let (count, numbers) = head(row)?;
            heads.push(CountHead {
                id: count.id,
                plan: count.plan,
                closed_at: count.turned_at,
                numbers: numbers.unwrap_or_default(),
            });
        }
        Ok(heads)
    }

    /// What is expected and was neither found nor moved, in the order of a walk: by place, then by name.
    pub fn count_to_find(&self, count: CountId, from: u32, limit: u32) -> Result<Vec<CountRow>, Error> {
        let mut ask = self.db().prepare_cached(
            "SELECT e.asset, a.name, a.number, a.home, l.place, l.heard_at
             FROM count_expected e JOIN asset a ON a.id = e.asset JOIN asset_list l ON l.row = a.row
             LEFT JOIN place h ON h.id = a.home
             WHERE e.count = ?1 AND NOT EXISTS
               (SELECT 1 FROM count_line c WHERE c.count = ?1 AND c.kind = 0 AND c.subject = e.asset)
             ORDER BY l.place_name, h.name, l.name, l.row LIMIT ?2 OFFSET ?3",
        )?;
        let mut rows = ask.query((count.as_bytes(), limit.min(limits::ROWS_MAX), from))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let heard_at: i64 = row.get(5)?;
            found.push(CountRow {
                subject: Subject::Asset(AssetId::from_bytes(row.get(0)?)),
                line: None,
                name: row.get(1)?,
                number: row.get(2)?,
                home: row.get::<_, Option<[u8; 16]>>(3)?.map(PlaceId::from_bytes),
                place: row.get::<_, Option<[u8; 16]>>(4)?.map(PlaceId::from_bytes),
                heard_at: (heard_at != column::NEVER).then_some(Timestamp(heard_at)),
            });
        }
        Ok(found)
    }

    /// What was seen with this outcome, newest first. For a tag the name is its number.
    pub fn count_lines(
        &self,
        count: CountId,
        outcome: Outcome,
        from: u32,
        limit: u32,
    ) -> Result<Vec<CountRow>, Error> {
        let mut ask = self.db().prepare_cached(
            "SELECT c.kind, c.subject, c.outcome, c.place, c.is_by_eye, c.at,
                    coalesce(a.name, hex(t.epc), ''), coalesce(a.number, ''), a.home
             FROM count_line c
             LEFT JOIN asset a ON c.kind = 0 AND a.id = c.subject
             LEFT JOIN tag t ON c.kind = 1 AND t.id = c.subject
             WHERE c.count = ?1 AND c.outcome = ?2 ORDER BY c.at DESC, c.subject LIMIT ?3 OFFSET ?4",
        )?;
        let word = column::outcome(outcome);
        let mut rows = ask.query((count.as_bytes(), word, limit.min(limits::ROWS_MAX), from))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let line = line(row)?;
            found.push(CountRow {
                subject: line.subject,
                name: row.get(6)?,
                number: row.get(7)?,
                home: row.get::<_, Option<[u8; 16]>>(8)?.map(PlaceId::from_bytes),
                place: line.place,
                heard_at: Some(line.at),
                line: Some(line),
            });
        }
        Ok(found)
    }

    /// The items a count did not find and that were not heard since.
    pub fn missing(&self) -> Result<Vec<AssetId>, Error> {
        let mut ask = self.db().prepare_cached("SELECT asset FROM missing ORDER BY asset")?;
        let mut rows = ask.query([])?;
        let mut missing = Vec::new();
        while let Some(row) = rows.next()? {
            missing.push(AssetId::from_bytes(row.get(0)?));
        }
        Ok(missing)
    }
}
