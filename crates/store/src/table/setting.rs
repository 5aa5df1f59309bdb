//! Table `setting`: one row. Fields an older version did not know take their default.

use model::Settings;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Error;
use crate::snapshot::Snapshot;
use crate::writer::Failure;

/// The meaning of the stored settings. A step that changes a meaning raises it and brings its own copy of old types.
const VERSION: u32 = 1;

pub(crate) fn put(tx: &Connection, settings: &Settings) -> Result<(), Failure> {
    let body = serde_json::to_string(settings).map_err(|e| Error::Unstorable { what: e.to_string() })?;
    tx.prepare_cached(
        "INSERT INTO setting (id, version, body) VALUES (1, ?1, ?2)
         ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body",
    )?
    .execute((VERSION, body))?;
    Ok(())
}

impl Snapshot {
    /// The settings; the defaults while nobody changed any.
    pub fn settings(&self) -> Result<Settings, Error> {
        let mut ask = self.db().prepare_cached("SELECT body FROM setting WHERE id = 1")?;
        let body: Option<String> = ask.query_row([], |row| row.get(0)).optional()?;
        match body {
            Some(body) => Ok(serde_json::from_str(&body)?),
            None => Ok(Settings::default()),
        }
    }
}
