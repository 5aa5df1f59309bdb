//! Questions over many tables: everything at start, everything for a report.

use model::{Asset, Subject, Timestamp};

use crate::answer::{Loaded, WhereRow};
use crate::error::Error;
use crate::snapshot::Snapshot;
use crate::table::place::PlaceTree;
use crate::table::{asset, asset_list, product, tag};

impl Snapshot {
    /// Everything the engine needs when it starts, all of the same moment.
    pub fn load(&self) -> Result<Loaded, Error> {
        Ok(Loaded {
            settings: self.settings()?,
            assets: self.assets()?,
            tags: self.tags()?,
            places: self.places()?,
            readers: self.readers()?,
            products: self.products()?,
            people: self.people()?,
            beliefs: self.beliefs()?,
            counts: self.counts()?,
            missing: self.missing()?,
            last_sequence: self.last_sequence()?,
        })
    }

    /// Shows every item by name, row by row, with what belongs to it, and says how many there were. Holds this
    /// moment for as long as it takes. The visitor may stop it with an error of its own.
    pub fn everything<E: From<Error>>(
        &self,
        stale: Timestamp,
        mut visit: impl FnMut(WhereRow) -> Result<(), E>,
    ) -> Result<u64, E> {
        let tree = PlaceTree::load(self.db())?;
        let products = product::all(self.db())?;
        let columns = asset::COLUMNS;
        let sql = format!(
            "SELECT {columns}, l.standing, l.seen_at FROM asset_list l INDEXED BY asset_list_name
             CROSS JOIN asset a ON a.row = l.row ORDER BY l.name, l.row"
        );
        let mut ask = self.db().prepare(&sql).map_err(Error::from)?;
        let mut rows = ask.query([]).map_err(Error::from)?;
        let mut count = 0;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let found = (|| Ok::<_, Error>((asset::from_row(row)?, row.get(6)?, row.get(7)?)))();
            let (asset, standing, seen_at): (Asset, i64, i64) = found?;
            let belief = self.belief(Subject::Asset(asset.id))?;
            visit(WhereRow {
                product: asset.product.and_then(|product| products.get(&product)).cloned(),
                epcs: tag::epcs_of(self.db(), &asset.id)?,
                home_path: tree.path(asset.home),
                place_path: tree.path(belief.as_ref().and_then(|belief| belief.place)),
                state: asset_list::state(standing, seen_at, stale),
                belief,
                asset,
            })?;
            count += 1;
        }
        Ok(count)
    }
}
