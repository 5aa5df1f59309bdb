//! Every bound of this crate. A foreign file that goes over one is refused or its row marked; nothing is cut silently.

/// Bytes of a file. A registry of a million items with long names stays under it.
pub(crate) const FILE_BYTES_MAX: usize = 128 * 1024 * 1024;

/// Rows of a file: as many items as the registry is built for.
pub(crate) const ROWS_MAX: u64 = 1_000_000;

/// Columns of a file; real lists have fewer than fifty.
pub(crate) const COLUMNS_MAX: usize = 200;

/// Characters of a name, number or product: what the registry takes.
pub(crate) const NAME_CHARS_MAX: usize = 200;

/// Characters of a note: what the registry takes.
pub(crate) const NOTE_CHARS_MAX: usize = 4_000;

/// Tags in one row: a thing has one, sometimes four.
pub(crate) const TAGS_MAX: usize = 32;

/// Characters of foreign text quoted in a fault, so that a message stays a message.
pub(crate) const QUOTED_CHARS_MAX: usize = 60;
