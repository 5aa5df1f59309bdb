//! Table `place`: the tree of places.

use model::{Outline, Place, PlaceId};
use rusqlite::Connection;
use std::collections::BTreeMap;

use crate::column;
use crate::error::Error;
use crate::key;
use crate::limits;
use crate::snapshot::Snapshot;
use crate::writer::Failure;

pub(crate) fn put(tx: &Connection, place: &Place) -> Result<(), Failure> {
    let outline = place.outline.as_ref().map(serde_json::to_string).transpose();
    let outline = outline.map_err(|e| Error::Unstorable { what: e.to_string() })?;
    tx.prepare_cached(
        "INSERT INTO place (id, parent, kind, name, code, outline, is_outer_door, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, kind = excluded.kind, name = excluded.name,
           code = excluded.code, outline = excluded.outline, is_outer_door = excluded.is_outer_door,
           position = excluded.position",
    )?
    .execute((
        place.id.as_bytes(),
        place.parent.as_ref().map(PlaceId::as_bytes),
        column::place_kind(place.kind),
        &place.name,
        &place.code,
        outline,
        place.is_outer_door,
        place.order,
    ))?;
    Ok(())
}

pub(crate) fn remove(tx: &Connection, id: PlaceId) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM place WHERE id = ?1")?.execute([id.as_bytes()])?;
    Ok(())
}

impl Snapshot {
    /// All places, each parent's children in their order, then by name.
    pub fn places(&self) -> Result<Vec<Place>, Error> {
        let mut ask = self.db().prepare_cached(
            "SELECT id, parent, kind, name, code, outline, is_outer_door, position FROM place
             ORDER BY parent, position, name, id",
        )?;
        let mut rows = ask.query([])?;
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(2)?;
            let outline: Option<String> = row.get(5)?;
            places.push(Place {
                id: PlaceId::from_bytes(row.get(0)?),
                parent: row.get::<_, Option<[u8; 16]>>(1)?.map(PlaceId::from_bytes),
                kind: column::to_place_kind(&kind)?,
                name: row.get(3)?,
                code: row.get(4)?,
                outline: outline.map(|text| serde_json::from_str::<Outline>(&text)).transpose()?,
                is_outer_door: row.get(6)?,
                order: row.get(7)?,
            });
        }
        Ok(places)
    }
}

/// Who lies in whom: what the writer needs of the places, kept in memory between batches.
#[derive(Debug, Default)]
pub(crate) struct PlaceTree(BTreeMap<PlaceId, Node>);

#[derive(Debug, PartialEq)]
struct Node {
    parent: Option<PlaceId>,
    name: String,
}

/// What drawing a place changed for the things in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub is_renamed: bool,
    pub is_elsewhere: bool,
}

impl PlaceTree {
    pub fn load(db: &Connection) -> Result<PlaceTree, Error> {
        let mut ask = db.prepare_cached("SELECT id, parent, name FROM place ORDER BY id")?;
        let mut rows = ask.query([])?;
        let mut tree = PlaceTree::default();
        while let Some(row) = rows.next()? {
            let parent = row.get::<_, Option<[u8; 16]>>(1)?.map(PlaceId::from_bytes);
            let node = Node { parent, name: row.get(2)? };
            tree.0.insert(PlaceId::from_bytes(row.get(0)?), node);
        }
        Ok(tree)
    }

    pub fn put(&mut self, place: &Place) -> Drawn {
        let node = Node { parent: place.parent, name: place.name.clone() };
        let before = self.0.get(&place.id);
        let drawn = Drawn {
            is_renamed: before.is_some_and(|before| before.name != node.name),
            is_elsewhere: before.is_some_and(|before| before.parent != node.parent),
        };
        self.0.insert(place.id, node);
        drawn
    }

    pub fn remove(&mut self, id: PlaceId) {
        self.0.remove(&id);
    }

    /// The key a place is sorted by in lists of things; the same as that of "nowhere" if it is not known.
    pub fn name_key(&self, place: Option<PlaceId>) -> String {
        let name = place.and_then(|place| self.0.get(&place)).map_or("", |node| node.name.as_str());
        key::sort_key(name)
    }

    /// Whether one of them is the other or lies in it, however deep.
    pub fn are_related(&self, one: PlaceId, other: PlaceId) -> bool {
        self.lies_in(one, other) || self.lies_in(other, one)
    }

    /// Whether `inner` is `outer` or lies in it.
    pub fn lies_in(&self, inner: PlaceId, outer: PlaceId) -> bool {
        self.up_from(inner).any(|place| place == outer)
    }

    /// Names from the root down to the place; empty if it is not known.
    pub fn path(&self, place: Option<PlaceId>) -> Vec<String> {
        let Some(place) = place else { return Vec::new() };
        let mut names: Vec<String> = self
            .up_from(place)
            .filter_map(|place| self.0.get(&place))
            .map(|node| node.name.clone())
            .collect();
        names.reverse();
        names
    }

    /// All that lies in a place, itself included.
    pub fn below(&self, place: PlaceId) -> Vec<PlaceId> {
        self.0.keys().copied().filter(|inner| self.lies_in(*inner, place)).collect()
    }

    fn up_from(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        let start = Some(place);
        std::iter::successors(start, |place| self.0.get(place).and_then(|node| node.parent))
            .take(limits::PLACE_DEPTH_MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::PlaceKind;

    fn place(id: u8, parent: Option<u8>) -> Place {
        Place {
            id: PlaceId::from_bytes([id; 16]),
            parent: parent.map(|parent| PlaceId::from_bytes([parent; 16])),
            kind: PlaceKind::Zone,
            name: format!("Zone {id}"),
            code: None,
            outline: None,
            is_outer_door: false,
            order: 0,
        }
    }

    #[test]
    fn relatives_are_found_both_ways() {
        let mut tree = PlaceTree::default();
        for (id, parent) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1))] {
            tree.put(&place(id, parent));
        }
        let id = |id: u8| PlaceId::from_bytes([id; 16]);
        assert!(
            tree.are_related(id(1), id(3))
                && tree.are_related(id(3), id(1))
                && tree.are_related(id(2), id(2))
        );
        assert!(!tree.are_related(id(3), id(4)));
        assert_eq!(tree.path(Some(id(3))), ["Zone 1", "Zone 2", "Zone 3"]);
        assert_eq!(tree.below(id(2)), [id(2), id(3)]);
        let drawn = tree.put(&Place { name: "New".to_owned(), ..place(3, Some(4)) });
        assert_eq!(drawn, Drawn { is_renamed: true, is_elsewhere: true });
        assert_eq!(tree.put(&place(9, None)), Drawn { is_renamed: false, is_elsewhere: false });
    }

    #[test]
    fn a_circle_ends() {
        let mut tree = PlaceTree::default();
        tree.put(&place(1, Some(2)));
        tree.put(&place(2, Some(1)));
        assert!(!tree.lies_in(PlaceId::from_bytes([1; 16]), PlaceId::from_bytes([3; 16])));
    }
}
