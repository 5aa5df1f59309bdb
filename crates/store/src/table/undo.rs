//! Table `undo`: how things people did are taken back.

use model::{Command, GroupId, Timestamp};
use rusqlite::{Connection, Params};

use crate::batch::UndoEntry;
use crate::column;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;
use crate::writer::Failure;

pub(crate) fn put(tx: &Connection, entries: &[UndoEntry]) -> Result<(), Failure> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut put = tx.prepare_cached(
        "INSERT INTO undo (group_id, at, who, words, inverse, is_undone) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (group_id) DO UPDATE SET at = excluded.at, who = excluded.who, words = excluded.words,
           inverse = excluded.inverse, is_undone = excluded.is_undone",
    )?;
    for entry in entries {
        let inverse =
            serde_json::to_string(&entry.inverse).map_err(|e| Error::Unstorable { what: e.to_string() })?;
        let who = column::who(entry.who);
        put.execute((entry.group.as_bytes(), entry.at.0, who, &entry.words, inverse, entry.undone))?;
    }
    tx.prepare_cached("DELETE FROM undo WHERE position <= (SELECT max(position) FROM undo) - ?1")?
        .execute([limits::UNDO_KEPT])?;
    Ok(())
}

/// A group was taken back.
pub(crate) fn mark_undone(tx: &Connection, group: &GroupId) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE undo SET is_undone = 1 WHERE group_id = ?1")?.execute([group.as_bytes()])?;
    Ok(())
}

impl Snapshot {
    /// How one group is taken back, if it still can be.
    pub fn undo_entry(&self, group: GroupId) -> Result<Option<UndoEntry>, Error> {
        Ok(self.undo_entries("group_id = ?1", [group.as_bytes()])?.pop())
    }

    /// What people did, newest first.
    pub fn undo_list(&self, limit: u32) -> Result<Vec<UndoEntry>, Error> {
        self.undo_entries("TRUE ORDER BY position DESC LIMIT ?1", [limit.min(limits::UNDO_KEPT)])
    }

    fn undo_entries(&self, condition: &str, params: impl Params) -> Result<Vec<UndoEntry>, Error> {
        let sql = format!("SELECT group_id, at, who, words, inverse, is_undone FROM undo WHERE {condition}");
        let mut ask = self.db().prepare_cached(&sql)?;
        let mut rows = ask.query(params)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let (who, inverse): (String, String) = (row.get(2)?, row.get(4)?);
            entries.push(UndoEntry {
                group: GroupId::from_bytes(row.get(0)?),
                at: Timestamp(row.get(1)?),
                who: column::to_who(&who)?,
                words: row.get(3)?,
                inverse: serde_json::from_str::<Vec<Command>>(&inverse)?,
                undone: row.get(5)?,
            });
        }
        Ok(entries)
    }
}
