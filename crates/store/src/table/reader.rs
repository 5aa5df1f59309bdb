//! Tables `reader` and `read_point`: readers, their antennas and the places these watch.

use model::{Antenna, AntennaPort, Link, PlaceId, Point, ReaderConfig, ReaderId, TxPower};
use rusqlite::{Connection, Row};

use crate::column;
use crate::error::Error;
use crate::snapshot::Snapshot;
use crate::writer::Failure;

pub(crate) fn put(tx: &Connection, reader: &ReaderConfig) -> Result<(), Failure> {
    let unstorable = |e: serde_json::Error| Error::Unstorable { what: e.to_string() };
    let link = serde_json::to_string(&reader.link).map_err(unstorable)?;
    let radio = serde_json::to_string(&reader.radio).map_err(unstorable)?;
    tx.prepare_cached(
        "INSERT INTO reader (id, name, family, link, role, power, is_on, radio)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, family = excluded.family, link = excluded.link,
           role = excluded.role, power = excluded.power, is_on = excluded.is_on, radio = excluded.radio",
    )?
    .execute((
        reader.id.as_bytes(),
        &reader.name,
        &reader.family,
        link,
        column::reader_role(reader.role),
        reader.power.map(|power| power.0),
        reader.is_on,
        radio,
    ))?;
    tx.prepare_cached("DELETE FROM read_point WHERE reader = ?1")?.execute([reader.id.as_bytes()])?;
    let mut put = tx.prepare_cached(
        "INSERT INTO read_point (reader, position, antenna, place, x, y) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, antenna) in reader.antennas.iter().enumerate() {
        put.execute((
            reader.id.as_bytes(),
            i64::try_from(position).unwrap_or(i64::MAX),
            antenna.port.0,
            antenna.place.as_ref().map(PlaceId::as_bytes),
            antenna.at.map(|at| at.x),
            antenna.at.map(|at| at.y),
        ))?;
    }
    Ok(())
}

pub(crate) fn remove(tx: &Connection, id: ReaderId) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM reader WHERE id = ?1")?.execute([id.as_bytes()])?;
    Ok(())
}

fn antenna(row: &Row<'_>) -> rusqlite::Result<Antenna> {
    let at = match (row.get::<_, Option<f64>>(2)?, row.get::<_, Option<f64>>(3)?) {
        (Some(x), Some(y)) => Some(Point { x, y }),
        _ => None,
    };
    Ok(Antenna {
        port: AntennaPort(row.get(0)?),
        place: row.get::<_, Option<[u8; 16]>>(1)?.map(PlaceId::from_bytes),
        at,
    })
}

impl Snapshot {
    /// All readers, by id.
    pub fn readers(&self) -> Result<Vec<ReaderConfig>, Error> {
        let mut ask = self.db().prepare_cached(
            "SELECT id, name, family, link, role, power, is_on, radio FROM reader ORDER BY id",
        )?;
        let mut points = self.db().prepare_cached(
            "SELECT antenna, place, x, y FROM read_point WHERE reader = ?1 ORDER BY position",
        )?;
        let mut rows = ask.query([])?;
        let mut readers = Vec::new();
        while let Some(row) = rows.next()? {
            let id: [u8; 16] = row.get(0)?;
            let (link, role): (String, String) = (row.get(3)?, row.get(4)?);
            readers.push(ReaderConfig {
                id: ReaderId::from_bytes(id),
                name: row.get(1)?,
                family: row.get(2)?,
                link: serde_json::from_str::<Link>(&link)?,
                role: column::to_reader_role(&role)?,
                antennas: points.query_map([id], antenna)?.collect::<Result<_, _>>()?,
                power: row.get::<_, Option<i16>>(5)?.map(TxPower),
                is_on: row.get(6)?,
                radio: serde_json::from_str(&row.get::<_, String>(7)?)?,
            });
        }
        Ok(readers)
    }
}
