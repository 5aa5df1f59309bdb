//! Table `asset` and, always in step with it, `search` and `asset_list`.

use model::{Asset, AssetId, PlaceId, ProductId, Subject, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::answer::{AssetDetail, AssetState};
use crate::error::Error;
use crate::key;
use crate::limits;
use crate::snapshot::Snapshot;
use crate::table::place::PlaceTree;
use crate::table::{asset_list, tag};

/// The number SQLite gives an item; search and list know it by that.
pub(crate) type AssetNumber = i64;

/// Adds or changes an item. Gives how many rows of the list may have moved.
pub(crate) fn put(tx: &Connection, tree: &PlaceTree, asset: &Asset) -> Result<i64, Error> {
    let epcs = tag::epcs_of(tx, &asset.id)?;
    let tails = key::tails(&asset.number, &epcs);
    if let Some(row) = row_of(tx, &asset.id)? {
        forget_words(tx, row)?;
    }
    tx.prepare_cached(
        "INSERT INTO asset (id, name, number, product, home, note, tails) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, number = excluded.number, product = excluded.product,
           home = excluded.home, note = excluded.note, tails = excluded.tails",
    )?
    .execute((
        asset.id.as_bytes(),
        &asset.name,
        &asset.number,
        asset.product.as_ref().map(ProductId::as_bytes),
        asset.home.as_ref().map(PlaceId::as_bytes),
        &asset.note,
        tails,
    ))?;
    let row = row_of(tx, &asset.id)?.ok_or_else(|| Error::damaged("an item was not kept"))?;
    learn_words(tx, row)?;
    asset_list::settle(tx, tree, row)?;
    Ok(1)
}

/// The tags on an item changed. Gives how many rows of the list may have moved.
pub(crate) fn settle_tags(tx: &Connection, tree: &PlaceTree, asset: &AssetId) -> Result<i64, Error> {
    let Some(row) = row_of(tx, asset)? else { return Ok(0) };
    let number: String =
        tx.prepare_cached("SELECT number FROM asset WHERE row = ?1")?.query_row([row], |row| row.get(0))?;
    let tails = key::tails(&number, &tag::epcs_of(tx, asset)?);
    forget_words(tx, row)?;
    tx.prepare_cached("UPDATE asset SET tails = ?2 WHERE row = ?1")?.execute((row, tails))?;
    learn_words(tx, row)?;
    asset_list::settle(tx, tree, row)?;
    Ok(1)
}

pub(crate) fn remove(tx: &Connection, asset: &AssetId) -> rusqlite::Result<()> {
    if let Some(row) = row_of(tx, asset)? {
        forget_words(tx, row)?;
        tx.prepare_cached("DELETE FROM asset_list WHERE row = ?1")?.execute([row])?;
        tx.prepare_cached("DELETE FROM asset WHERE row = ?1")?.execute([row])?;
    }
    Ok(())
}

pub(crate) fn row_of(db: &Connection, asset: &AssetId) -> rusqlite::Result<Option<AssetNumber>> {
    let mut ask = db.prepare_cached("SELECT row FROM asset WHERE id = ?1")?;
    ask.query_row([asset.as_bytes()], |row| row.get(0)).optional()
}

/// The search index keeps no texts of its own: it must be told what an item was called before that changes.
fn forget_words(tx: &Connection, row: AssetNumber) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO search (search, rowid, name, number, tails)
         SELECT 'delete', row, name, number, tails FROM asset WHERE row = ?1",
    )?
    .execute([row])?;
    Ok(())
}

fn learn_words(tx: &Connection, row: AssetNumber) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO search (rowid, name, number, tails) SELECT row, name, number, tails FROM asset WHERE row = ?1",
    )?
    .execute([row])?;
    Ok(())
}

/// Columns of an item, in the order of [`from_row`].
pub(crate) const COLUMNS: &str = "a.id, a.name, a.number, a.product, a.home, a.note";

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Asset> {
    Ok(Asset {
        id: AssetId::from_bytes(row.get(0)?),
        name: row.get(1)?,
        number: row.get(2)?,
        product: row.get::<_, Option<[u8; 16]>>(3)?.map(ProductId::from_bytes),
        home: row.get::<_, Option<[u8; 16]>>(4)?.map(PlaceId::from_bytes),
        note: row.get(5)?,
    })
}

impl Snapshot {
    /// All items, by age.
    pub fn assets(&self) -> Result<Vec<Asset>, Error> {
        let mut ask = self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM asset a ORDER BY a.row"))?;
        let rows = ask.query_map([], from_row)?;
        rows.map(|asset| asset.map_err(Error::from)).collect()
    }

    /// How many items there are.
    pub fn asset_count(&self) -> Result<u64, Error> {
        self.db().query_row("SELECT count(*) FROM asset_list", [], |row| Ok(crate::column::count(row, 0)))?
    }

    /// Everything about one item. What was last heard at `stale` or before counts as not seen.
    pub fn asset(&self, id: AssetId, stale: Timestamp) -> Result<Option<AssetDetail>, Error> {
        let mut ask = self.db().prepare_cached(&format!(
            "SELECT {COLUMNS}, l.standing, l.seen_at FROM asset a JOIN asset_list l ON l.row = a.row WHERE a.id = ?1"
        ))?;
        let found = ask.query_row([id.as_bytes()], |row| {
            Ok((from_row(row)?, asset_list::state(row.get(6)?, row.get(7)?, stale)))
        });
        let Some((asset, state)) = found.optional()? else { return Ok(None) };
        let product = asset.product.map(|product| self.product(product)).transpose()?.flatten();
        self.detail(asset, product, state).map(Some)
    }

    fn detail(
        &self,
        asset: Asset,
        product: Option<model::Product>,
        state: AssetState,
    ) -> Result<AssetDetail, Error> {
        let subject = Subject::Asset(asset.id);
        Ok(AssetDetail {
            product,
            tags: self.tags_of(asset.id)?,
            belief: self.belief(subject)?,
            state,
            stays: self.stays_of(subject, limits::STAYS_SHOWN)?,
            asset,
        })
    }
}
