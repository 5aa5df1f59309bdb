//! Table `outbox`: who is told about facts, and how far. What waits are the facts themselves.

use rusqlite::Connection;

use crate::column;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;

pub(crate) fn open(tx: &Connection, channel: &str, sequence: u64) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO outbox (channel, sent) SELECT ?1, ?2 WHERE (SELECT count(*) FROM outbox) < ?3
         ON CONFLICT (channel) DO NOTHING",
    )?
    .execute((channel, column::position(sequence), limits::CHANNELS_MAX))?;
    Ok(())
}

/// Only ever forward: a late answer does not send twice what was sent.
pub(crate) fn mark_sent(tx: &Connection, channel: &str, sequence: u64) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE outbox SET sent = max(sent, ?2) WHERE channel = ?1")?
        .execute((channel, column::position(sequence)))?;
    Ok(())
}

pub(crate) fn close(tx: &Connection, channel: &str) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM outbox WHERE channel = ?1")?.execute([channel])?;
    Ok(())
}

impl Snapshot {
    /// How many facts wait to be sent, over all channels.
    pub fn outbox_waiting(&self) -> Result<u64, Error> {
        let mut ask = self.db().prepare_cached(
            "SELECT coalesce(sum(head.sequence - outbox.sent), 0) FROM outbox CROSS JOIN head",
        )?;
        ask.query_row([], |row| Ok(column::count(row, 0)))?
    }

    /// Up to which fact a channel was told; `None` if there is no such channel. What waits for it is
    /// [`Snapshot::facts`] after that.
    pub fn outbox_sent(&self, channel: &str) -> Result<Option<u64>, Error> {
        let mut ask = self.db().prepare_cached("SELECT sent FROM outbox WHERE channel = ?1")?;
        let mut rows = ask.query([channel])?;
        rows.next()?.map(|row| column::count(row, 0)).transpose()
    }
}
