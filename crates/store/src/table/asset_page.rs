//! The question behind the list of items: any filter, any order, any position. See `page_map.rs` for how.

use model::{AssetId, PlaceId, Timestamp};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use std::sync::PoisonError;

use crate::answer::{AssetFilter, AssetQuery, AssetRow, AssetSort, AssetState, Page};
use crate::column;
use crate::error::Error;
use crate::limits;
use crate::page_map::{self, Block, Moment, PageMap};
use crate::snapshot::Snapshot;
use crate::table::asset::AssetNumber;
use crate::table::{asset_list, search};

/// A piece of SQL and the values of its question marks, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Clause {
    pub fn new(sql: &str) -> Clause {
        Clause { sql: sql.to_owned(), values: Vec::new() }
    }

    pub fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    pub fn add(&mut self, other: Clause) {
        self.sql.push_str(&other.sql);
        self.values.extend(other.values);
    }

    /// Puts a condition behind a FROM, if there is one.
    fn add_where(&mut self, condition: Clause) {
        if !condition.sql.is_empty() {
            self.push(" WHERE ");
            self.add(condition);
        }
    }

    /// Joins a condition to those before.
    fn and(&mut self, condition: Clause) {
        if condition.sql.is_empty() {
            return;
        }
        if !self.sql.is_empty() {
            self.push(" AND ");
        }
        self.add(condition);
    }
}

/// The parts of a list by state, one behind the other.
const PARTS: [AssetFilter; 3] = [AssetFilter::WrongPlace, AssetFilter::NotSeen, AssetFilter::Here];

fn state_condition(filter: AssetFilter, stale: Timestamp) -> Clause {
    let sql = match filter {
        AssetFilter::All => "",
        AssetFilter::Here => "l.standing = 0 AND l.seen_at > ?",
        AssetFilter::WrongPlace => "l.standing = 1 AND l.seen_at > ?",
        AssetFilter::NotSeen => "l.standing IN (0, 1, 2) AND l.seen_at <= ?",
        AssetFilter::NoTag => "l.has_tag = 0",
    };
    let mut clause = Clause::new(sql);
    if sql.contains('?') {
        clause.values.push(Value::Integer(stale.0));
    }
    clause
}

/// What a row of `asset_list l` must be, in this part of the list.
pub(super) fn filter(query: &AssetQuery, part: Option<AssetFilter>) -> Clause {
    let mut clause = state_condition(query.filter, query.stale);
    if let Some(part) = part {
        clause.and(state_condition(part, query.stale));
    }
    if let Some(place) = query.place {
        let mut inside = Clause::new(
            "l.place IN (WITH RECURSIVE below (id) AS (VALUES (?) UNION SELECT place.id FROM place JOIN below \
             ON place.parent = below.id) SELECT id FROM below)",
        );
        inside.values.push(Value::Blob(place.as_bytes().to_vec()));
        clause.and(inside);
    }
    clause
}

/// The index that leads straight to what a filter asks for; none when it asks for everything.
fn filter_index(query: &AssetQuery) -> &'static str {
    match (query.filter, query.place) {
        (AssetFilter::NoTag, _) => "INDEXED BY asset_list_no_tag",
        (AssetFilter::WrongPlace, _) => "INDEXED BY asset_list_standing",
        (AssetFilter::All | AssetFilter::Here | AssetFilter::NotSeen, Some(_)) => {
            "INDEXED BY asset_list_place"
        }
        (AssetFilter::Here | AssetFilter::NotSeen, None) => "INDEXED BY asset_list_standing",
        (AssetFilter::All, None) => "NOT INDEXED",
    }
}

/// Columns in their order, the row number last so that it is a total one.
pub(super) struct Order {
    columns: &'static [&'static str],
    index: &'static str,
    is_descending: bool,
}

impl Order {
    pub fn newest_first() -> Order {
        Order { columns: &["row"], index: "NOT INDEXED", is_descending: true }
    }

    pub fn of(query: &AssetQuery) -> Order {
        let (columns, index): (&[&str], _) = match query.sort {
            AssetSort::Best => return Order { is_descending: !query.is_descending, ..Order::newest_first() },
            AssetSort::Name | AssetSort::State => (&["name", "row"], "INDEXED BY asset_list_name"),
            AssetSort::Number => (&["number", "row"], "INDEXED BY asset_list_number"),
            AssetSort::Place => (&["place_name", "name", "row"], "INDEXED BY asset_list_place_name"),
            AssetSort::Heard => (&["heard_at", "row"], "INDEXED BY asset_list_heard"),
        };
        Order { columns, index, is_descending: query.is_descending }
    }

    fn key(&self) -> String {
        self.columns.iter().map(|column| format!("l.{column}")).collect::<Vec<_>>().join(", ")
    }

    /// For ORDER BY. `plus` keeps SQLite from walking along the index of the order.
    fn terms(&self, plus: &str) -> String {
        let direction = if self.is_descending { "DESC" } else { "ASC" };
        let terms = self.columns.iter().map(|column| format!("{plus}l.{column} {direction}"));
        terms.collect::<Vec<_>>().join(", ")
    }

    /// For ORDER BY over a list of all states at once.
    pub fn with_state(&self, query: &AssetQuery) -> Clause {
        if query.sort != AssetSort::State {
            return Clause::new(&self.terms("+"));
        }
        let direction = if self.is_descending { "DESC" } else { "ASC" };
        let terms = self.terms("+");
        let state = "CASE WHEN l.standing = 2 OR l.seen_at <= ? THEN 1 WHEN l.standing = 1 THEN 0 ELSE 2 END";
        let mut clause = Clause::new(&format!("{state} {direction}, {terms}"));
        clause.values.push(Value::Integer(query.stale.0));
        clause
    }

    /// At this key or behind it (`is_from`), or before it.
    fn bound(&self, key: &[Value], is_from: bool) -> Clause {
        let sign = match (is_from, self.is_descending) {
            (true, false) => ">=",
            (true, true) => "<=",
            (false, false) => "<",
            (false, true) => ">",
        };
        let marks = vec!["?"; key.len()].join(", ");
        let sql = format!("({}) {sign} ({marks})", self.key());
        Clause { sql, values: key.to_vec() }
    }
}

/// Whether the list changes when a thing is merely heard again, or with time alone.
fn depends_on_heard(query: &AssetQuery) -> bool {
    let by_filter = match query.filter {
        AssetFilter::Here | AssetFilter::WrongPlace | AssetFilter::NotSeen => true,
        AssetFilter::All | AssetFilter::NoTag => false,
    };
    by_filter || matches!(query.sort, AssetSort::Heard | AssetSort::State)
}

/// The parts a list has.
fn parts(query: &AssetQuery) -> Vec<Option<AssetFilter>> {
    if query.sort != AssetSort::State {
        return vec![None];
    }
    let mut parts: Vec<_> = PARTS.into_iter().map(Some).collect();
    if query.is_descending {
        parts.reverse();
    }
    parts
}

impl Snapshot {
    /// A page of the list of items: at any position of any order, at the same cost. `count` is capped at 1,000.
    pub fn assets_page(&self, query: &AssetQuery, from: u64, count: u32) -> Result<Page<AssetRow>, Error> {
        let count = u64::from(count.min(limits::PAGE_ROWS_MAX));
        let (rows, total, is_more) = if query.text.trim().is_empty() {
            let (rows, total) = self.listed(query, from, count)?;
            (rows, total, false)
        } else {
            let (hits, is_more) = search::hits(self.db(), query)?;
            let start = usize::try_from(from).unwrap_or(usize::MAX).min(hits.len());
            let end = start.saturating_add(usize::try_from(count).unwrap_or(usize::MAX)).min(hits.len());
            let total = hits.len() as u64;
            (hits.get(start..end).unwrap_or_default().to_vec(), total, is_more)
        };
        let rows = rows.into_iter().map(|row| self.asset_row(row, query.stale)).collect::<Result<_, _>>()?;
        Ok(Page { rows, from, total, is_more })
    }

    fn listed(&self, query: &AssetQuery, from: u64, count: u64) -> Result<(Vec<AssetNumber>, u64), Error> {
        let short = self.count_short(query)?;
        if short <= limits::PLAIN_LIST_MAX {
            return Ok((self.plain_page(query, from, count)?, short));
        }
        let place = self.page_maps().of(&page_map::name_of(query));
        let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.moment()?;
        let on_heard = depends_on_heard(query);
        let mut map = match place.take() {
            Some(map) if map.is_good(now, query.stale.0, on_heard) => map,
            _ => self.make_map(query, now)?,
        };
        let mut page = self.mapped_page(query, &mut map, now, from, count)?;
        if page.is_none() {
            map = self.make_map(query, now)?;
            page = self.mapped_page(query, &mut map, now, from, count)?;
        }
        let total = map.total();
        *place = Some(map);
        Ok((page.unwrap_or_default(), total))
    }

    /// How many rows fit, up to one more than a plain list may have.
    fn count_short(&self, query: &AssetQuery) -> Result<u64, Error> {
        let index = filter_index(query);
        let mut clause = Clause::new(&format!("SELECT count(*) FROM (SELECT 1 FROM asset_list l {index}"));
        clause.add_where(filter(query, None));
        clause.push(&format!(" LIMIT {})", limits::PLAIN_LIST_MAX + 1));
        let mut ask = self.db().prepare_cached(&clause.sql)?;
        ask.query_row(params_from_iter(&clause.values), |row| Ok(column::count(row, 0)))?
    }

    /// A page of a short list: found by its filter, sorted, cut.
    fn plain_page(&self, query: &AssetQuery, from: u64, count: u64) -> Result<Vec<AssetNumber>, Error> {
        let mut clause = Clause::new(&format!("SELECT l.row FROM asset_list l {}", filter_index(query)));
        clause.add_where(filter(query, None));
        clause.push(" ORDER BY ");
        clause.add(Order::of(query).with_state(query));
        clause.push(" LIMIT ? OFFSET ?");
        clause.values.push(Value::Integer(column::position(count)));
        clause.values.push(Value::Integer(column::position(from)));
        let mut ask = self.db().prepare_cached(&clause.sql)?;
        let rows = ask.query_map(params_from_iter(&clause.values), |row| row.get(0))?;
        rows.map(|row| row.map_err(Error::from)).collect()
    }

    /// Goes through the list once and marks every 512th row: along the index of the order when everything is in it.
    /// A filter would look up every row on that walk, all over the table; then it is faster to read the table as it
    /// lies and sort what fits.
    fn make_map(&self, query: &AssetQuery, now: Moment) -> Result<PageMap, Error> {
        let order = Order::of(query);
        let mut blocks = Vec::new();
        for (part, state) in parts(query).into_iter().enumerate() {
            let condition = filter(query, state);
            let (index, plus) =
                if condition.sql.is_empty() { (order.index, "") } else { ("NOT INDEXED", "+") };
            let mut clause = Clause::new(&format!("SELECT {} FROM asset_list l {index}", order.key()));
            clause.add_where(condition);
            clause.push(&format!(" ORDER BY {}", order.terms(plus)));
            let mut ask = self.db().prepare_cached(&clause.sql)?;
            let mut rows = ask.query(params_from_iter(&clause.values))?;
            let mut block = Block { part, from: None, rows: 0, counted: now };
            while let Some(row) = rows.next()? {
                if block.rows == limits::BLOCK_ROWS {
                    let key =
                        (0..order.columns.len()).map(|column| row.get(column)).collect::<Result<_, _>>()?;
                    let next = Block { part, from: Some(key), rows: 0, counted: now };
                    blocks.push(std::mem::replace(&mut block, next));
                }
                block.rows += 1;
            }
            blocks.push(block);
        }
        Ok(PageMap::new(blocks, now, query.stale.0))
    }

    /// A page by the map. `None`: the map is too old to be mended.
    fn mapped_page(
        &self,
        query: &AssetQuery,
        map: &mut PageMap,
        now: Moment,
        from: u64,
        count: u64,
    ) -> Result<Option<Vec<AssetNumber>>, Error> {
        let on_heard = depends_on_heard(query);
        let mut page: Vec<AssetNumber> = Vec::new();
        let mut before = 0;
        for index in 0..map.blocks.len() {
            let missing = count - page.len() as u64;
            let Some(block) = map.blocks.get(index) else { break };
            if missing == 0 {
                break;
            }
            // A block at whose begin the page begins is looked at even if it was empty when it was counted.
            if before < from && before + block.rows <= from && index + 1 < map.blocks.len() {
                before += block.rows;
                continue;
            }
            if map.is_stale(block, now, query.stale.0, on_heard) {
                let rows = self.count_block(query, map, index)?;
                if rows > limits::BLOCK_ROWS * limits::BLOCK_GROWTH_MAX {
                    return Ok(None);
                }
                if let Some(block) = map.blocks.get_mut(index) {
                    (block.rows, block.counted) = (rows, now);
                }
            }
            let rows = map.blocks.get(index).map_or(0, |block| block.rows);
            if from < before + rows {
                let skip = from.saturating_sub(before);
                page.extend(self.block_rows(query, map, index, skip, missing)?);
            }
            before += rows;
        }
        Ok(Some(page))
    }

    fn block_clause(&self, query: &AssetQuery, map: &PageMap, index: usize, what: &str) -> Clause {
        let order = Order::of(query);
        let mut clause = Clause::new(&format!("SELECT {what} FROM asset_list l {} WHERE ", order.index));
        let Some(block) = map.blocks.get(index) else { return clause };
        let part = parts(query).get(block.part).copied().flatten();
        let mut condition = filter(query, part);
        if let Some(from) = &block.from {
            condition.and(order.bound(from, true));
        }
        if let Some(end) = map.end_of(index) {
            condition.and(order.bound(end, false));
        }
        if condition.sql.is_empty() {
            condition.push("TRUE");
        }
        clause.add(condition);
        clause
    }

    fn count_block(&self, query: &AssetQuery, map: &PageMap, index: usize) -> Result<u64, Error> {
        let clause = self.block_clause(query, map, index, "count(*)");
        let mut ask = self.db().prepare_cached(&clause.sql)?;
        ask.query_row(params_from_iter(&clause.values), |row| Ok(column::count(row, 0)))?
    }

    fn block_rows(
        &self,
        query: &AssetQuery,
        map: &PageMap,
        index: usize,
        skip: u64,
        count: u64,
    ) -> Result<Vec<AssetNumber>, Error> {
        let mut clause = self.block_clause(query, map, index, "l.row");
        clause.push(&format!(" ORDER BY {} LIMIT ? OFFSET ?", Order::of(query).terms("")));
        clause.values.push(Value::Integer(column::position(count)));
        clause.values.push(Value::Integer(column::position(skip)));
        let mut ask = self.db().prepare_cached(&clause.sql)?;
        let rows = ask.query_map(params_from_iter(&clause.values), |row| row.get(0))?;
        rows.map(|row| row.map_err(Error::from)).collect()
    }

    fn moment(&self) -> Result<Moment, Error> {
        let mut ask =
            self.db().prepare_cached("SELECT list_changes, heard_changes FROM head WHERE id = 1")?;
        ask.query_row([], |row| Ok((column::count(row, 0), column::count(row, 1))))
            .map_err(Error::from)
            .and_then(|(list, heard)| Ok(Moment { list: list?, heard: heard? }))
    }

    fn asset_row(&self, row: AssetNumber, stale: Timestamp) -> Result<AssetRow, Error> {
        let mut ask = self.db().prepare_cached(
            "SELECT a.id, a.name, a.number, product.name, a.home, l.place, place.name, l.standing, l.seen_at,
                    b.confidence, b.since, b.heard_at,
                    (SELECT count(*) FROM tag t WHERE t.asset = a.id),
                    (SELECT t.epc FROM tag t WHERE t.asset = a.id ORDER BY t.id LIMIT 1)
             FROM asset a JOIN asset_list l ON l.row = a.row
             LEFT JOIN belief b ON b.kind = 0 AND b.subject = a.id
             LEFT JOIN product ON product.id = a.product LEFT JOIN place ON place.id = l.place
             WHERE a.row = ?1",
        )?;
        let found = ask.query_row([row], |row| Ok(listed_row(row, stale))).optional()?;
        found.ok_or_else(|| Error::damaged(format!("item {row} is in the list only")))?
    }
}

fn listed_row(row: &Row<'_>, stale: Timestamp) -> Result<AssetRow, Error> {
    let state: AssetState = asset_list::state(row.get(7)?, row.get(8)?, stale);
    let confidence = row.get::<_, Option<i64>>(9)?.map(column::to_confidence).transpose()?;
    let epc = match row.get_ref(13)?.as_blob_or_null().map_err(|e| Error::damaged(e.to_string()))? {
        Some(bytes) => Some(codes::Epc::from_bytes(bytes).map_err(|e| Error::damaged(e.to_string()))?),
        None => None,
    };
    Ok(AssetRow {
        asset: AssetId::from_bytes(row.get(0)?),
        name: row.get(1)?,
        number: row.get(2)?,
        product: row.get(3)?,
        home: row.get::<_, Option<[u8; 16]>>(4)?.map(PlaceId::from_bytes),
        place: row.get::<_, Option<[u8; 16]>>(5)?.map(PlaceId::from_bytes),
        place_name: row.get(6)?,
        state,
        confidence,
        since: row.get::<_, Option<i64>>(10)?.map(Timestamp),
        heard_at: row.get::<_, Option<i64>>(11)?.map(Timestamp),
        epc,
        tags: row.get(12)?,
    })
}

#[cfg(test)]
mod tests;
