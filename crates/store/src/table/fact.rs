//! Tables `fact` and `fact_about`: the log. Rows are only ever added.

use model::{Fact, GroupId, Recorded, StationId, Subject, Timestamp};
use rusqlite::{Connection, Row};

use crate::answer::Verdict;
use crate::chain::{self, Link};
use crate::column;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;
use crate::writer::Failure;

/// Puts a fact at the end of the log and gives its link.
pub(crate) fn append(tx: &Connection, recorded: &Recorded, before: &Link) -> Result<Link, Failure> {
    let written = chain::write(recorded, before)?;
    tx.prepare_cached(
        "INSERT INTO fact (sequence, at, recorded_at, who, how, group_id, kind, body, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        column::position(recorded.sequence),
        recorded.at.0,
        recorded.recorded_at.0,
        written.who,
        written.how,
        written.group,
        written.kind,
        written.body,
        written.hash,
    ))?;
    learn_about(tx, recorded)?;
    Ok(written.hash)
}

/// Notes what a fact is about.
pub(crate) fn learn_about(tx: &Connection, recorded: &Recorded) -> rusqlite::Result<()> {
    let mut about =
        tx.prepare_cached("INSERT OR IGNORE INTO fact_about (kind, id, sequence) VALUES (?1, ?2, ?3)")?;
    for subject in subjects(&recorded.fact).into_iter().flatten() {
        let (kind, id) = column::subject(&subject);
        about.execute((kind, id, column::position(recorded.sequence)))?;
    }
    Ok(())
}

/// These facts leave the log: nothing points at them any more. What cannot be read points at nothing we know of.
pub(crate) fn forget_about(tx: &Connection, first: i64, last: i64) -> rusqlite::Result<()> {
    let mut ask = tx.prepare_cached("SELECT sequence, body FROM fact WHERE sequence BETWEEN ?1 AND ?2")?;
    let mut forget =
        tx.prepare_cached("DELETE FROM fact_about WHERE kind = ?1 AND id = ?2 AND sequence = ?3")?;
    let mut rows = ask.query((first, last))?;
    while let Some(row) = rows.next()? {
        let sequence: i64 = row.get(0)?;
        let Ok(fact) = serde_json::from_str::<Fact>(&row.get::<_, String>(1)?) else { continue };
        for subject in subjects(&fact).into_iter().flatten() {
            let (kind, id) = column::subject(&subject);
            forget.execute((kind, id, sequence))?;
        }
    }
    Ok(())
}

/// The items and tags a fact is about; at most three.
fn subjects(fact: &Fact) -> [Option<Subject>; 3] {
    let one = |subject: Subject| [Some(subject), None, None];
    match fact {
        Fact::TagHeard { tag, .. } | Fact::TagIgnored { tag, .. } => one(Subject::Tag(*tag)),
        Fact::Arrived { subject, .. } | Fact::Moved { subject, .. } | Fact::Departed { subject, .. } => {
            one(*subject)
        }
        Fact::TagLinked { tag, asset, before, .. } => {
            [Some(Subject::Tag(*tag)), Some(Subject::Asset(*asset)), before.map(Subject::Asset)]
        }
        Fact::TagUnlinked { tag, asset } => [Some(Subject::Tag(*tag)), Some(Subject::Asset(*asset)), None],
        Fact::AssetAdded(asset) | Fact::AssetRemoved(asset) => one(Subject::Asset(asset.id)),
        Fact::MissingSet { asset, .. } => one(Subject::Asset(*asset)),
        Fact::AssetChanged { after, .. } => one(Subject::Asset(after.id)),
        Fact::ProductAdded(_)
        | Fact::PlaceDrawn { .. }
        | Fact::PlaceRemoved(_)
        | Fact::ReaderSet { .. }
        | Fact::ReaderRemoved(_)
        | Fact::ReaderLost { .. }
        | Fact::Noticed(_)
        | Fact::SeenBefore { .. }
        | Fact::ReaderBack { .. }
        | Fact::PersonSet { .. }
        | Fact::PinSet { .. }
        | Fact::SettingsChanged { .. }
        | Fact::Count { .. }
        | Fact::Undone { .. }
        | Fact::ReportMade { .. }
        | Fact::LogArchived { .. } => [None, None, None],
    }
}

/// A fact from a row with `chain::COLUMNS`.
pub(crate) fn from_row(row: &Row<'_>, station: StationId) -> Result<Recorded, Error> {
    let (who, how): (String, String) = (row.get(3)?, row.get(4)?);
    let (kind, body): (String, String) = (row.get(6)?, row.get(7)?);
    let fact: Fact = serde_json::from_str(&body)?;
    if chain::kind(&fact) != kind {
        return Err(Error::damaged(format!("a fact says it is {kind:?} and is another")));
    }
    Ok(Recorded {
        station,
        sequence: column::count(row, 0)?,
        at: Timestamp(row.get(1)?),
        recorded_at: Timestamp(row.get(2)?),
        who: column::to_who(&who)?,
        how: column::to_how(&how)?,
        group: row.get::<_, Option<[u8; 16]>>(5)?.map(GroupId::from_bytes),
        fact,
    })
}

impl Snapshot {
    /// The facts after this one, in order.
    pub fn facts(&self, after: u64, limit: u32) -> Result<Vec<Recorded>, Error> {
        let limit = limit.min(limits::ROWS_MAX);
        let columns = chain::COLUMNS;
        let sql = format!("SELECT {columns} FROM fact WHERE sequence > ?1 ORDER BY sequence LIMIT ?2");
        self.some_facts(&sql, (column::position(after), limit))
    }

    /// The history of one thing, newest first.
    pub fn facts_of(&self, subject: Subject, limit: u32) -> Result<Vec<Recorded>, Error> {
        let (kind, id) = column::subject(&subject);
        let columns = chain::COLUMNS;
        let sql = format!(
            "SELECT {columns} FROM fact WHERE sequence IN (SELECT sequence FROM fact_about WHERE kind = ?1 AND id = ?2
               ORDER BY sequence DESC LIMIT ?3) ORDER BY sequence DESC"
        );
        self.some_facts(&sql, (kind, id, limit.min(limits::ROWS_MAX)))
    }

    /// When readers were lost and came back, newest first.
    pub fn troubles(&self, limit: u32) -> Result<Vec<Recorded>, Error> {
        let columns = chain::COLUMNS;
        // The words are those of the partial index, or it is not used.
        let sql = format!(
            "SELECT {columns} FROM fact WHERE kind IN ('ReaderLost', 'ReaderBack') ORDER BY sequence DESC LIMIT ?1"
        );
        self.some_facts(&sql, (limit.min(limits::ROWS_MAX),))
    }

    /// The number of the last fact; 0 when there is none.
    pub fn last_sequence(&self) -> Result<u64, Error> {
        Ok(chain::end_of(self.db())?.1)
    }

    /// The installation that wrote this file.
    pub fn station(&self) -> Result<StationId, Error> {
        Ok(chain::end_of(self.db())?.0)
    }

    /// Walks the whole log, computes every hash again and names the first fact that cannot be trusted.
    pub fn verify(&self) -> Result<Verdict, Error> {
        chain::verify(self.db())
    }

    fn some_facts(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Recorded>, Error> {
        let station = self.station()?;
        let mut ask = self.db().prepare_cached(sql)?;
        let mut rows = ask.query(params)?;
        let mut facts = Vec::new();
        while let Some(row) = rows.next()? {
            facts.push(from_row(row, station)?);
        }
        Ok(facts)
    }
}
