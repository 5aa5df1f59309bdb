//! Table `person`. The PIN's hash is not part of a person and is not touched by changes of the name or role.

use model::{Person, PersonId};
use rusqlite::Connection;

use crate::column;
use crate::error::Error;
use crate::snapshot::Snapshot;

pub(crate) fn put(tx: &Connection, person: &Person) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO person (id, name, role) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role",
    )?
    .execute((person.id.as_bytes(), &person.name, column::role(person.role)))?;
    Ok(())
}

impl Snapshot {
    /// All people, by id.
    pub fn people(&self) -> Result<Vec<Person>, Error> {
        let mut ask = self.db().prepare_cached("SELECT id, name, role FROM person ORDER BY id")?;
        let mut rows = ask.query([])?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            let role: String = row.get(2)?;
            people.push(Person {
                id: PersonId::from_bytes(row.get(0)?),
                name: row.get(1)?,
                role: column::to_role(&role)?,
            });
        }
        Ok(people)
    }
}
