//! Table `product`: kinds of things.

use model::{Product, ProductId};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::answer::Products;
use crate::error::Error;
use crate::snapshot::Snapshot;

pub(crate) fn put(tx: &Connection, product: &Product) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO product (id, name, code) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, code = excluded.code",
    )?
    .execute((product.id.as_bytes(), &product.name, &product.code))?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product { id: ProductId::from_bytes(row.get(0)?), name: row.get(1)?, code: row.get(2)? })
}

/// All of them by id; there are few.
pub(crate) fn all(db: &Connection) -> Result<Products, Error> {
    let mut ask = db.prepare_cached("SELECT id, name, code FROM product ORDER BY id")?;
    let rows = ask.query_map([], from_row)?;
    rows.map(|product| product.map(|product| (product.id, product)).map_err(Error::from)).collect()
}

impl Snapshot {
    /// All products, by name.
    pub fn products(&self) -> Result<Vec<Product>, Error> {
        let mut products: Vec<Product> = all(self.db())?.into_values().collect();
        products.sort_by_cached_key(|product| crate::key::sort_key(&product.name));
        Ok(products)
    }

    /// One product.
    pub fn product(&self, id: ProductId) -> Result<Option<Product>, Error> {
        let mut ask = self.db().prepare_cached("SELECT id, name, code FROM product WHERE id = ?1")?;
        Ok(ask.query_row([id.as_bytes()], from_row).optional()?)
    }
}
