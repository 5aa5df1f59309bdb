//! Every bound of the store in one place.

use std::time::Duration;

/// How long a write waits for another program that holds the file, before it answers `Busy`.
/// Long enough for a backup tool that looks in, short enough that the hub is not stuck.
pub const BUSY_WAIT: Duration = Duration::from_millis(1_000);

/// The log beside the file is cut back by the writer above this size: opening after a kill takes longer with its size.
pub const LOG_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// The log is written back into the file when it has this many pages (10 MB): with SQLite's own 1,000 a batch of a
/// hundred moves would be written twice each time. Well below the size at which the log is cut.
pub const CHECKPOINT_PAGES: i64 = 2_500;

/// While a long reader holds the log, cutting is tried again only after it grew by this much.
pub const LOG_RETRY_BYTES: u64 = 4 * 1024 * 1024;

/// Files up to this size are checked whole at start (well under a second); of larger ones the small tables
/// without which nothing starts. The whole check of a large file is `Snapshot::check_file`.
pub const QUICK_CHECK_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Faults that a check names before it stops: more do not help anybody.
pub const FAULTS_NAMED_MAX: u32 = 10;

/// Read-only connections kept for the next snapshot; more would only hold memory.
pub const CONNECTIONS_KEPT: usize = 4;

/// Snapshots open at the same time; more than this means that somebody forgets to let go.
pub const SNAPSHOTS_MAX: usize = 64;

/// Page cache of one read-only connection, in kB: it holds the pages of a screenful of questions.
pub const READ_CACHE_KB: i64 = 4 * 1024;

/// Page cache of the writer, in kB: it holds the hot pages of the tables that every batch touches.
pub const WRITE_CACHE_KB: i64 = 32 * 1024;

/// Statements kept prepared per connection; there are fewer different ones than this.
pub const STATEMENTS_KEPT: usize = 128;

/// Rows of one page at most: a window shows a hundred.
pub const PAGE_ROWS_MAX: u32 = 1_000;

/// Hits of a text search that can be paged through; then the screen says "more than 1,000".
pub const SEARCH_HITS_MAX: u64 = 1_000;

/// Newest hits that are ranked by how well they fit; the rest follows newest first.
pub const SEARCH_RANKED_MAX: usize = 200;

/// Newest text hits that a filter is tried on, so that a filter that fits nothing does not walk a whole registry.
pub const SEARCH_FILTERED_MAX: u64 = 20_000;

/// Characters of a search text that are looked at.
pub const SEARCH_TEXT_MAX: usize = 200;

/// Words of a search text that are looked at; each costs a walk through the index.
pub const SEARCH_WORDS_MAX: usize = 8;

/// From this many characters on a search word is also tried as the *end* of a number.
pub const SEARCH_TAIL_MIN: usize = 3;

/// Characters of a sort key: names that agree this far are ordered by age.
pub const SORT_KEY_MAX: usize = 64;

/// Lists up to this length are sorted for every page (a few milliseconds); longer ones get a page map.
/// (Small in this crate's own tests, so that they walk through many maps.)
pub const PLAIN_LIST_MAX: u64 = if cfg!(test) { 24 } else { 8_192 };

/// Rows between two marks of a page map: what a page has to step over at most.
pub const BLOCK_ROWS: u64 = if cfg!(test) { 8 } else { 512 };

/// A block that grew to this many times its size asks for a new page map.
pub const BLOCK_GROWTH_MAX: u64 = 4;

/// Page maps kept, one per list that somebody is looking at. About 200 kB each at a million assets.
pub const PAGE_MAPS_KEPT: usize = 16;

/// How far "not heard since" may wander before a page map made for it is too old, in milliseconds.
pub const STALE_DRIFT_MS: i64 = 5_000;

/// Stays in an asset's details.
pub const STAYS_SHOWN: u32 = 20;

/// Rows any "newest n" question gives at most.
pub const ROWS_MAX: u32 = 10_000;

/// Steps up the tree of places before we take it for a circle. Site, floor, zone, rack, bin are five.
pub const PLACE_DEPTH_MAX: usize = 32;

/// Things that can be taken back; older ones are let go.
pub const UNDO_KEPT: u32 = 10_000;

/// Pages copied in one step of a backup.
pub const BACKUP_STEP_PAGES: i32 = 256;

/// Links of the chain looked at when a file is opened: the newest, where a torn write would be.
pub const CHAIN_TAIL: u64 = 64;

/// Outbound channels: each is a thing that publishes, written in our own code.
pub const CHANNELS_MAX: i64 = 64;

/// Archived facts let go in one transaction: some milliseconds of work.
pub const LET_GO_ROWS: i64 = 2_000;

/// Databases kept beside the one that was put in their place; more means that somebody restores without looking.
pub const KEPT_MAX: u32 = 100;

/// Facts told again in one transaction when a file is salvaged: it bounds the log beside the new file.
pub const SALVAGE_ROWS: u64 = 5_000;

/// Facts behind a broken one that are looked for.
pub const LEFT_OVER_MAX: u64 = 10_000_000;
/// Counts that ended and are read at the start, so that closing can be taken back.
pub const COUNTS_LOADED: u32 = 20;
