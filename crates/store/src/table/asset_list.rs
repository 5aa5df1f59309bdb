//! Table `asset_list`: what lists of items are sorted and filtered by, made from the other tables.

use model::{PlaceId, Subject, Timestamp};
use rusqlite::{Connection, OptionalExtension};

use crate::answer::AssetState;
use crate::column::NEVER;
use crate::error::Error;
use crate::key;
use crate::table::asset::AssetNumber;
use crate::table::place::{Drawn, PlaceTree};

/// Column `standing`.
const WHERE_IT_BELONGS: i64 = 0;
const ELSEWHERE: i64 = 1;
const NOWHERE: i64 = 2;

fn standing(tree: &PlaceTree, home: Option<PlaceId>, place: Option<PlaceId>) -> i64 {
    match (home, place) {
        (_, None) => NOWHERE,
        (None, Some(_)) => WHERE_IT_BELONGS,
        (Some(home), Some(place)) if tree.are_related(home, place) => WHERE_IT_BELONGS,
        (Some(_), Some(_)) => ELSEWHERE,
    }
}

/// How an item stands, from its two columns.
pub(crate) fn state(standing: i64, seen_at: i64, stale: Timestamp) -> AssetState {
    if seen_at <= stale.0 || standing == NOWHERE {
        AssetState::NotSeen
    } else if standing == ELSEWHERE {
        AssetState::WrongPlace
    } else {
        AssetState::Here
    }
}

/// Makes the row of an item anew.
pub(crate) fn settle(tx: &Connection, tree: &PlaceTree, row: AssetNumber) -> Result<(), Error> {
    let mut ask = tx.prepare_cached(
        "SELECT a.name, a.number, a.home, b.place, b.heard_at, EXISTS (SELECT 1 FROM tag t WHERE t.asset = a.id)
         FROM asset a LEFT JOIN belief b ON b.kind = 0 AND b.subject = a.id WHERE a.row = ?1",
    )?;
    let found = ask.query_row([row], |row| {
        let texts: (String, String) = (row.get(0)?, row.get(1)?);
        let places: (Option<[u8; 16]>, Option<[u8; 16]>) = (row.get(2)?, row.get(3)?);
        let rest: (Option<i64>, bool) = (row.get(4)?, row.get(5)?);
        Ok((texts, places, rest))
    });
    let Some(((name, number), (home, place), (heard_at, has_tag))) = found.optional()? else { return Ok(()) };
    let (home, place) = (home.map(PlaceId::from_bytes), place.map(PlaceId::from_bytes));
    let standing = standing(tree, home, place);
    let heard_at = heard_at.unwrap_or(NEVER);
    tx.prepare_cached(
        "INSERT INTO asset_list (row, name, number, place, place_name, heard_at, seen_at, standing, has_tag)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (row) DO UPDATE SET name = excluded.name, number = excluded.number, place = excluded.place,
           place_name = excluded.place_name, heard_at = excluded.heard_at, seen_at = excluded.seen_at,
           standing = excluded.standing, has_tag = excluded.has_tag",
    )?
    .execute((
        row,
        key::sort_key(&name),
        key::sort_key(&number),
        place.as_ref().map(PlaceId::as_bytes),
        tree.name_key(place),
        heard_at,
        if standing == NOWHERE { NEVER } else { heard_at },
        standing,
        has_tag,
    ))?;
    Ok(())
}

/// The belief about a thing changed its place: the same as [`settle`] without touching the texts.
/// Gives how many rows may have moved.
pub(crate) fn settle_place(tx: &Connection, tree: &PlaceTree, subject: &Subject) -> Result<i64, Error> {
    let Subject::Asset(asset) = subject else { return Ok(0) };
    let mut ask = tx.prepare_cached(
        "SELECT a.row, a.home, b.place, b.heard_at FROM asset a JOIN belief b ON b.kind = 0 AND b.subject = a.id
         WHERE a.id = ?1",
    )?;
    let found = ask.query_row([asset.as_bytes()], |row| {
        Ok((row.get(0)?, row.get::<_, Option<[u8; 16]>>(1)?, row.get::<_, Option<[u8; 16]>>(2)?, row.get(3)?))
    });
    let Some((row, home, place, heard_at)) = found.optional()? else { return Ok(0) };
    let (home, place) = (home.map(PlaceId::from_bytes), place.map(PlaceId::from_bytes));
    move_to(tx, tree, row, (home, place), heard_at)?;
    Ok(1)
}

fn move_to(
    tx: &Connection,
    tree: &PlaceTree,
    row: AssetNumber,
    (home, place): (Option<PlaceId>, Option<PlaceId>),
    heard_at: Option<i64>,
) -> rusqlite::Result<()> {
    let standing = standing(tree, home, place);
    let heard_at = heard_at.unwrap_or(NEVER);
    tx.prepare_cached(
        "UPDATE asset_list SET place = ?2, place_name = ?3, heard_at = ?4, seen_at = ?5, standing = ?6 WHERE row = ?1",
    )?
    .execute((
        row,
        place.as_ref().map(PlaceId::as_bytes),
        tree.name_key(place),
        heard_at,
        if standing == NOWHERE { NEVER } else { heard_at },
        standing,
    ))?;
    Ok(())
}

/// A thing was heard again. Gives how many rows changed.
pub(crate) fn settle_heard(tx: &Connection, subject: &Subject, at: Timestamp) -> rusqlite::Result<i64> {
    let Subject::Asset(asset) = subject else { return Ok(0) };
    let changed = tx
        .prepare_cached(
            "UPDATE asset_list SET heard_at = max(heard_at, ?2),
                                   seen_at = CASE standing WHEN 2 THEN seen_at ELSE max(seen_at, ?2) END
             WHERE row = (SELECT row FROM asset WHERE id = ?1)",
        )?
        .execute((asset.as_bytes(), at.0))?;
    Ok(i64::try_from(changed).unwrap_or(i64::MAX))
}

/// A place was drawn anew. A new name moves what is in it in the order; a new parent changes what belongs where.
/// Gives how many rows may have moved.
pub(crate) fn settle_drawn(
    tx: &Connection,
    tree: &PlaceTree,
    place: PlaceId,
    drawn: Drawn,
) -> Result<i64, Error> {
    let mut changed = 0;
    if drawn.is_renamed {
        changed += tx
            .prepare_cached("UPDATE asset_list SET place_name = ?2 WHERE place = ?1")?
            .execute((place.as_bytes(), tree.name_key(Some(place))))?;
    }
    if drawn.is_elsewhere {
        for below in tree.below(place) {
            changed += settle_around(tx, tree, below)?;
        }
    }
    // Even a change that moves no row may change what lies in a place that somebody filters by.
    Ok(i64::try_from(changed).unwrap_or(i64::MAX).saturating_add(1))
}

/// Everything that is in a place or belongs there.
fn settle_around(tx: &Connection, tree: &PlaceTree, place: PlaceId) -> Result<usize, Error> {
    let mut ask = tx.prepare_cached(
        "SELECT l.row, a.home, l.place, l.heard_at FROM asset_list l JOIN asset a ON a.row = l.row WHERE l.place = ?1
         UNION
         SELECT l.row, a.home, l.place, l.heard_at FROM asset a JOIN asset_list l ON l.row = a.row WHERE a.home = ?1",
    )?;
    let rows = ask.query_map([place.as_bytes()], |row| {
        Ok((row.get(0)?, row.get::<_, Option<[u8; 16]>>(1)?, row.get::<_, Option<[u8; 16]>>(2)?, row.get(3)?))
    })?;
    let around: Vec<(AssetNumber, _, _, i64)> = rows.collect::<Result<_, _>>()?;
    for (row, home, place, heard_at) in &around {
        let places = (home.map(PlaceId::from_bytes), place.map(PlaceId::from_bytes));
        move_to(tx, tree, *row, places, Some(*heard_at))?;
    }
    Ok(around.len())
}
