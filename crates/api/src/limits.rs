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

/// The map is sent at most this often, in milliseconds: 4 a second.
pub const SCENE_EVERY_MS: u64 = 250;

/// Facts about lost readers looked at for the list of past alerts; a person reads a page of it.
pub const TROUBLES_MAX: u32 = 100;
