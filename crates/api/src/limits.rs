//! Every bound of the contract.

/// Rows of one page; a screen shows 50 at a time.
pub const ROWS_MAX: u32 = 500;

/// History lines on a card.
pub const HISTORY_MAX: u32 = 50;

/// Rows shown in the side panel of a place before "List" is offered.
pub const PLACE_ROWS_MAX: u32 = 200;

/// Shapes in one message of the channel: keeps a message under 64 kB.
pub const SHAPES_PER_MESSAGE: usize = 150;

/// Places in one message of the channel.
pub const PLACES_PER_MESSAGE: usize = 200;

/// Stale rows named one by one; beyond it everything is stale.
pub const STALE_MAX: usize = 200;

/// Zones made from one list of names.
pub const SIMPLE_PLACES_MAX: usize = 100;

/// Letters of a typed search; more cannot be meant.
pub const SEARCH_CHARS_MAX: usize = 200;

/// Undo lines shown.
pub const UNDO_LINES_MAX: u32 = 200;

/// Things of one place named at a moment of the past; a screen shows no more.
pub const PAST_THINGS_MAX: usize = 1_000;

/// The map is sent at most this often, in milliseconds: 4 a second.
pub const SCENE_EVERY_MS: u64 = 250;

/// Facts about lost readers looked at for the list of past alerts; a person reads a page of it.
pub const TROUBLES_MAX: u32 = 100;
/// Characters of a scanned text that are looked at.
pub const SCAN_CHARS_MAX: usize = 4_096;

/// Characters of a scanned text that a line shows.
pub const SCAN_SHOWN_CHARS: usize = 40;

/// Things that can be looked for at the same time.
pub const TARGETS_MAX: usize = 20;

/// Counts that were closed, on the Count screen.
pub const COUNTS_SHOWN: u32 = 10;

/// How near things are is sent at most this often, in milliseconds: 10 a second.
pub const FIND_EVERY_MS: u64 = 100;
