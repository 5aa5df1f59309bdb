//! Table `person`. The PIN's hash is not part of a person and is not touched by changes of the name or role.

use model::{Person, PersonId};
use rusqlite::{Connection, OptionalExtension};

use crate::column;
use crate::error::Error;
use crate::snapshot::Snapshot;

pub(crate) fn put(tx: &Connection, person: &Person) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO person (id, name, role, has_left) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, has_left = excluded.has_left",
    )?
    .execute((person.id.as_bytes(), &person.name, column::role(person.role), person.has_left))?;
    Ok(())
}

/// A new PIN begins without wrong tries.
pub(crate) fn set_pin(tx: &Connection, person: &PersonId, hash: Option<&str>) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE person SET pin = ?2, pin_failures = 0 WHERE id = ?1")?
        .execute((person.as_bytes(), hash))?;
    Ok(())
}

pub(crate) fn set_failures(tx: &Connection, person: &PersonId, failures: u32) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE person SET pin_failures = ?2 WHERE id = ?1")?
        .execute((person.as_bytes(), failures))?;
    Ok(())
}

impl Snapshot {
    /// All people, by id.
    pub fn people(&self) -> Result<Vec<Person>, Error> {
        let mut ask = self
            .db()
            .prepare_cached("SELECT id, name, role, pin IS NOT NULL, has_left FROM person ORDER BY id")?;
        let mut rows = ask.query([])?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            let role: String = row.get(2)?;
            people.push(Person {
                id: PersonId::from_bytes(row.get(0)?),
                name: row.get(1)?,
                role: column::to_role(&role)?,
                has_pin: row.get(3)?,
                has_left: row.get(4)?,
            });
        }
        Ok(people)
    }

    /// The hash of a person's PIN; for the check and nothing else.
    pub fn pin_hash(&self, person: PersonId) -> Result<Option<String>, Error> {
        let mut ask = self.db().prepare_cached("SELECT pin FROM person WHERE id = ?1")?;
        Ok(ask.query_row([person.as_bytes()], |row| row.get(0)).optional()?.flatten())
    }

    /// Wrong PINs in a row, for people who have some.
    pub fn pin_failures(&self) -> Result<Vec<(PersonId, u32)>, Error> {
        let mut ask =
            self.db().prepare_cached("SELECT id, pin_failures FROM person WHERE pin_failures > 0")?;
        let rows = ask.query_map([], |row| Ok((PersonId::from_bytes(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
