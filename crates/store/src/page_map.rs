//! Pages of long sorted lists without walking over what comes before them.
//!
//! A list that is too long to be sorted for every page is divided into blocks of some 512 rows. For each block the map
//! keeps the key its first row had and how many rows it holds; a page is then one index range plus at most one block
//! of rows to step over, at any position. The map is made by one walk along the index of the sort and kept for the
//! next page.
//!
//! While the list changes, the map stays: keys remain good borders whatever moves between them. Only the *numbers* of
//! blocks may be out of date, so a block is counted again when a page touches it and the list has changed since its
//! last count. Reading a list from its begin to its end within one snapshot therefore gives every row exactly once;
//! a jump into the middle may be off by what changed elsewhere since. When that could be more than a sixteenth of the
//! list, or a block has grown fat, the map is made anew.

use rusqlite::types::Value;
use std::sync::{Arc, Mutex, PoisonError};

use crate::answer::AssetQuery;
use crate::limits;

/// How much the list has changed ever: rows moved, rows heard again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moment {
    pub list: u64,
    pub heard: u64,
}

/// A stretch of a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    /// Which part of the list (a list by state has three, one behind the other).
    pub part: usize,
    /// The key its first row had; `None`: from the begin of its part.
    pub from: Option<Vec<Value>>,
    /// How many rows.
    pub rows: u64,
    /// When they were counted.
    pub counted: Moment,
}

/// The blocks of one list.
#[derive(Clone, Debug)]
pub(crate) struct PageMap {
    pub blocks: Vec<Block>,
    made: Moment,
    stale: i64,
}

impl PageMap {
    pub fn new(blocks: Vec<Block>, made: Moment, stale: i64) -> PageMap {
        PageMap { blocks, made, stale }
    }

    /// How many rows the list has, as far as counted.
    pub fn total(&self) -> u64 {
        self.blocks.iter().map(|block| block.rows).sum()
    }

    /// Whether it still leads to about the right place. `depends_on_heard`: the order or filter changes when a thing
    /// is merely heard again; then "not heard since" matters too.
    pub fn is_good(&self, now: Moment, stale: i64, depends_on_heard: bool) -> bool {
        let mut changed = now.list.abs_diff(self.made.list);
        if depends_on_heard {
            changed = changed.saturating_add(now.heard.abs_diff(self.made.heard));
            if stale.abs_diff(self.stale) > limits::STALE_DRIFT_MS.unsigned_abs() {
                return false;
            }
        }
        changed <= self.total() / 16 + limits::BLOCK_ROWS / 4
    }

    /// Whether the rows of a block may be another number by now.
    pub fn is_stale(&self, block: &Block, now: Moment, stale: i64, depends_on_heard: bool) -> bool {
        block.counted.list != now.list
            || (depends_on_heard && (block.counted.heard != now.heard || self.stale != stale))
    }

    /// Where the block after this one begins, if it is of the same part.
    pub fn end_of(&self, index: usize) -> Option<&Vec<Value>> {
        let block = self.blocks.get(index)?;
        let next = self.blocks.get(index + 1)?;
        if next.part == block.part { next.from.as_ref() } else { None }
    }
}

/// What a list is known by: the question without its moment.
pub(crate) fn name_of(query: &AssetQuery) -> AssetQuery {
    AssetQuery { stale: model::Timestamp(0), text: String::new(), ..query.clone() }
}

/// The maps in use, the last used first.
#[derive(Debug, Default)]
pub(crate) struct PageMaps(Mutex<Vec<Kept>>);

/// A map under the name of its list. Each has its own lock: making one takes a while, and others must not wait for it.
type Kept = (AssetQuery, Arc<Mutex<Option<PageMap>>>);

impl PageMaps {
    /// The place for the map of a list; empty if nobody asked for it lately.
    pub fn of(&self, name: &AssetQuery) -> Arc<Mutex<Option<PageMap>>> {
        let mut maps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = match maps.iter().position(|(kept, _)| kept == name) {
            Some(index) => maps.remove(index),
            None => (name.clone(), Arc::default()),
        };
        let map = Arc::clone(&kept.1);
        maps.insert(0, kept);
        maps.truncate(limits::PAGE_MAPS_KEPT);
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(part: usize, from: Option<i64>) -> Block {
        Block {
            part,
            from: from.map(|key| vec![Value::Integer(key)]),
            rows: limits::BLOCK_ROWS,
            counted: Moment::default(),
        }
    }

    #[test]
    fn a_map_is_good_until_much_has_changed() {
        let map = PageMap::new(vec![block(0, None); 100], Moment { list: 10, heard: 10 }, 1_000);
        let limit = 100 * limits::BLOCK_ROWS / 16 + limits::BLOCK_ROWS / 4;
        assert!(map.is_good(Moment { list: 10 + limit, heard: 99_999 }, 999_999, false));
        assert!(!map.is_good(Moment { list: 11 + limit, heard: 10 }, 1_000, false));
        assert!(!map.is_good(Moment { list: 10, heard: 99_999 }, 1_000, true));
        assert!(map.is_good(Moment { list: 10, heard: 11 }, 6_000, true));
        assert!(!map.is_good(Moment { list: 10, heard: 11 }, 6_001, true));
    }

    #[test]
    fn a_block_ends_where_the_next_of_its_part_begins() {
        let map = PageMap::new(vec![block(0, None), block(0, Some(7)), block(1, None)], Moment::default(), 0);
        assert_eq!(map.end_of(0), Some(&vec![Value::Integer(7)]));
        assert_eq!(map.end_of(1), None);
        assert_eq!(map.end_of(2), None);
    }

    #[test]
    fn the_least_used_map_goes() {
        let maps = PageMaps::default();
        let name = |number: usize| AssetQuery { text: number.to_string(), ..AssetQuery::default() };
        *maps.of(&name(0)).lock().unwrap() = Some(PageMap::new(vec![block(0, None)], Moment::default(), 0));
        for number in 1..limits::PAGE_MAPS_KEPT {
            maps.of(&name(number));
        }
        assert!(maps.of(&name(0)).lock().unwrap().is_some());
        for number in 0..limits::PAGE_MAPS_KEPT {
            maps.of(&name(100 + number));
        }
        assert!(maps.of(&name(0)).lock().unwrap().is_none());
    }
}
