//! Table `tag`: physical chips and the items they are on.

use codes::Epc;
use model::{AssetId, Tag, TagId, Tid};
use rusqlite::{Connection, Params, Row};

use crate::answer::{Page, UnknownTagRow};
use crate::column;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;

/// A tag is there from now on; what it is on stays as it is.
pub(crate) fn put(tx: &Connection, id: &TagId, epc: &Epc, tid: Option<&Tid>) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO tag (id, epc, tid, asset, is_ignored) VALUES (?1, ?2, ?3, NULL, 0)
         ON CONFLICT (id) DO UPDATE SET epc = excluded.epc, tid = coalesce(excluded.tid, tid)",
    )?
    .execute((id.as_bytes(), epc.as_bytes(), tid.map(|tid| tid.0.as_slice())))?;
    Ok(())
}

/// Ties it to an item or unties it. A tag of ours matters, whatever was said before.
pub(crate) fn link(tx: &Connection, id: &TagId, asset: Option<&AssetId>) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE tag SET asset = ?2, is_ignored = 0 WHERE id = ?1")?
        .execute((id.as_bytes(), asset.map(AssetId::as_bytes)))?;
    Ok(())
}

pub(crate) fn ignore(tx: &Connection, id: &TagId, is_ignored: bool) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE tag SET is_ignored = ?2 WHERE id = ?1")?
        .execute((id.as_bytes(), is_ignored))?;
    Ok(())
}

pub(crate) fn ids_of(tx: &Connection, asset: &AssetId) -> rusqlite::Result<Vec<TagId>> {
    let mut ask = tx.prepare_cached("SELECT id FROM tag WHERE asset = ?1 ORDER BY id")?;
    ask.query_map([asset.as_bytes()], |row| Ok(TagId::from_bytes(row.get(0)?)))?.collect()
}

/// The numbers of the tags on an item.
pub(crate) fn epcs_of(db: &Connection, asset: &AssetId) -> Result<Vec<Epc>, Error> {
    let mut ask = db.prepare_cached("SELECT epc FROM tag WHERE asset = ?1 ORDER BY id")?;
    let mut rows = ask.query([asset.as_bytes()])?;
    let mut epcs = Vec::new();
    while let Some(row) = rows.next()? {
        epcs.push(epc(row, 0)?);
    }
    Ok(epcs)
}

fn epc(row: &Row<'_>, column: usize) -> Result<Epc, Error> {
    let bytes = row.get_ref(column)?.as_blob().map_err(|e| Error::damaged(e.to_string()))?;
    Epc::from_bytes(bytes).map_err(|e| Error::damaged(e.to_string()))
}

const COLUMNS: &str = "tag.id, tag.epc, tag.tid, tag.asset, tag.is_ignored";

fn from_row(row: &Row<'_>) -> Result<Tag, Error> {
    Ok(Tag {
        id: TagId::from_bytes(row.get(0)?),
        epc: epc(row, 1)?,
        tid: row.get::<_, Option<Vec<u8>>>(2)?.map(Tid),
        asset: row.get::<_, Option<[u8; 16]>>(3)?.map(AssetId::from_bytes),
        is_ignored: row.get(4)?,
    })
}

impl Snapshot {
    /// All tags, by id.
    pub fn tags(&self) -> Result<Vec<Tag>, Error> {
        self.tags_where("TRUE ORDER BY id", [])
    }

    /// The tags with this number: several chips may carry the same.
    pub fn tag_by_epc(&self, epc: &Epc) -> Result<Vec<Tag>, Error> {
        self.tags_where("epc = ?1 ORDER BY id", [epc.as_bytes()])
    }

    /// One tag.
    pub fn tag(&self, id: TagId) -> Result<Option<Tag>, Error> {
        Ok(self.tags_where("id = ?1", [id.as_bytes()])?.pop())
    }

    /// The tags on an item.
    pub fn tags_of(&self, asset: AssetId) -> Result<Vec<Tag>, Error> {
        self.tags_where("asset = ?1 ORDER BY id", [asset.as_bytes()])
    }

    fn tags_where(&self, condition: &str, params: impl Params) -> Result<Vec<Tag>, Error> {
        let mut ask = self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM tag WHERE {condition}"))?;
        let mut rows = ask.query(params)?;
        let mut tags = Vec::new();
        while let Some(row) = rows.next()? {
            tags.push(from_row(row)?);
        }
        Ok(tags)
    }

    /// Tags that are on no item and not ignored, the last heard first.
    pub fn unknown_tags(&self, from: u64, count: u32) -> Result<Page<UnknownTagRow>, Error> {
        let count = count.min(limits::PAGE_ROWS_MAX);
        let total = self.db().query_row(
            "SELECT count(*) FROM tag WHERE asset IS NULL AND is_ignored = 0",
            [],
            |row| Ok(column::count(row, 0)),
        )??;
        let mut ask = self.db().prepare_cached(&format!(
            "SELECT {COLUMNS}, b.place, b.heard_at, b.reader, b.antenna
             FROM belief b INDEXED BY belief_tag_heard CROSS JOIN tag ON tag.id = b.subject
             WHERE b.kind = 1 AND tag.asset IS NULL AND tag.is_ignored = 0
             ORDER BY b.heard_at DESC, b.subject DESC LIMIT ?1 OFFSET ?2"
        ))?;
        let mut rows = ask.query((count, column::position(from)))?;
        let mut page = Page { rows: Vec::new(), from, total, is_more: false };
        while let Some(row) = rows.next()? {
            page.rows.push(UnknownTagRow {
                tag: from_row(row)?,
                place: row.get::<_, Option<[u8; 16]>>(5)?.map(model::PlaceId::from_bytes),
                heard_at: row.get::<_, Option<i64>>(6)?.map(model::Timestamp),
                read_point: column::to_read_point(row.get(7)?, row.get(8)?),
            });
        }
        Ok(page)
    }
}
