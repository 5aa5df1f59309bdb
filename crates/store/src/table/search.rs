//! Table `search`: search as you type. Never ordered by SQLite's own rank (that reads every hit): the newest hits are
//! taken and ordered here by how well they fit.

use codes::Epc;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::answer::{AssetQuery, AssetSort};
use crate::error::Error;
use crate::key;
use crate::limits;
use crate::table::asset::AssetNumber;
use crate::table::asset_page::{self, Clause, Order};

/// Everything that fits a text, in its order, and whether there is more.
pub(super) fn hits(db: &Connection, query: &AssetQuery) -> Result<(Vec<AssetNumber>, bool), Error> {
    let most = usize::try_from(limits::SEARCH_HITS_MAX).unwrap_or(usize::MAX);
    let mut rows = fitting(db, query)?;
    let is_more = rows.len() > most;
    if query.sort == AssetSort::Best {
        let mut ordered = exact(db, query)?;
        rows.retain(|row| !ordered.contains(row));
        ordered.extend(best_first(db, query, &rows)?);
        rows = ordered;
        rows.truncate(most);
        if query.is_descending {
            rows.reverse();
        }
    }
    rows.truncate(most);
    Ok((rows, is_more))
}

/// Up to one more hit than can be shown: the newest ones, in the order of the list (newest first when by best fit).
/// A filter is tried on a bounded number of them.
fn fitting(db: &Connection, query: &AssetQuery) -> Result<Vec<AssetNumber>, Error> {
    let Some(words) = key::search_words(&query.text) else { return Ok(Vec::new()) };
    let most = limits::SEARCH_HITS_MAX + 1;
    let filter = asset_page::filter(query, None);
    let (tried, condition) = match filter.sql.as_str() {
        "" => (most, "TRUE"),
        condition => (limits::SEARCH_FILTERED_MAX, condition),
    };
    let order = match query.sort {
        AssetSort::Best => Order::newest_first(),
        AssetSort::Name | AssetSort::Number | AssetSort::Place | AssetSort::Heard | AssetSort::State => {
            Order::of(query)
        }
    };
    let mut clause = Clause::new(&format!(
        "WITH hit AS MATERIALIZED (
           SELECT rowid AS row FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT {tried}),
         fit AS MATERIALIZED (
           SELECT l.row FROM hit CROSS JOIN asset_list l ON l.row = hit.row WHERE {condition}
           ORDER BY l.row DESC LIMIT {most})
         SELECT l.row FROM fit CROSS JOIN asset_list l ON l.row = fit.row ORDER BY "
    ));
    clause.values.push(Value::Text(words));
    clause.values.extend(filter.values);
    clause.add(order.with_state(query));
    rows_of(db, &clause)
}

fn rows_of(db: &Connection, clause: &Clause) -> Result<Vec<AssetNumber>, Error> {
    let mut ask = db.prepare_cached(&clause.sql)?;
    let rows = ask.query_map(params_from_iter(&clause.values), |row| row.get(0))?;
    rows.map(|row| row.map_err(Error::from)).collect()
}

/// Items whose number or tag number is exactly what was typed: they may be too old to be among the newest hits.
fn exact(db: &Connection, query: &AssetQuery) -> Result<Vec<AssetNumber>, Error> {
    let typed = query.text.trim();
    if key::search_words(typed).is_none() {
        return Ok(Vec::new());
    }
    let filter = asset_page::filter(query, None);
    let and = if filter.sql.is_empty() { "TRUE" } else { &filter.sql };
    let most = limits::SEARCH_RANKED_MAX;
    let mut rows = Vec::new();
    let mut add = |condition: &str, values: Vec<Value>| -> Result<(), Error> {
        let mut clause = Clause::new(&format!(
            "SELECT l.row FROM asset_list l WHERE {condition} AND {and} ORDER BY l.row DESC LIMIT {most}"
        ));
        clause.values = values;
        clause.values.extend(filter.values.iter().cloned());
        rows.extend(rows_of(db, &clause)?);
        Ok(())
    };
    // The key finds it, but it also says that 044 is 44.
    let number =
        "l.number = ? AND EXISTS (SELECT 1 FROM asset a WHERE a.row = l.row AND a.number = ? COLLATE NOCASE)";
    add(number, vec![Value::Text(key::sort_key(typed)), Value::Text(typed.to_owned())])?;
    if let Ok(epc) = typed.parse::<Epc>() {
        let tag = "l.row IN (SELECT a.row FROM tag t JOIN asset a ON a.id = t.asset WHERE t.epc = ?)";
        add(tag, vec![Value::Blob(epc.as_bytes().to_vec())])?;
    }
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|row| seen.insert(*row));
    Ok(rows)
}

/// The newest few by how well they fit, the rest as they come.
fn best_first(db: &Connection, query: &AssetQuery, rows: &[AssetNumber]) -> Result<Vec<AssetNumber>, Error> {
    let mut ask = db.prepare_cached("SELECT name, number FROM asset WHERE row = ?1")?;
    let (ranked, rest) = rows.split_at(rows.len().min(limits::SEARCH_RANKED_MAX));
    let mut fits = Vec::with_capacity(ranked.len());
    for row in ranked {
        let fit = ask.query_row([row], |texts| {
            let (name, number): (String, String) = (texts.get(0)?, texts.get(1)?);
            Ok(key::rank(&query.text, &name, &number))
        })?;
        fits.push((fit, *row));
    }
    // Stable: equally good ones stay newest first.
    fits.sort_by_key(|(fit, _)| *fit);
    Ok(fits.into_iter().map(|(_, row)| row).chain(rest.iter().copied()).collect())
}
