//! Foreign files coming in.
//!
//! **Knows**: how lists from other programs look, and how to say what is wrong with them, line by line.
//! **Must never know**: SQL, the engine, the network. Bytes in, values out; nothing is written, nothing is fetched.
//! **Start reading** at [`KINDS`], then [`rows`].
//! **Limits**: see `limits.rs`; the size is checked before anything is looked at.

mod columns;
mod encoding;
mod fault;
mod guard;
mod limits;
pub mod rows;

pub use columns::{Field, FoundColumn};
pub use encoding::Encoding;
pub use fault::{FileFault, RowFault};
pub use guard::unguarded;
pub use rows::{ItemRow, Staged, StagedRow};

/// A kind of file that can be brought in.
#[derive(Debug)]
pub struct Kind {
    /// Its stable key.
    pub key: &'static str,
    /// Endings of such files, lower case.
    pub extensions: &'static [&'static str],
    /// Reads one. Pure: the same bytes give the same rows.
    pub read: fn(&[u8]) -> Result<Staged, FileFault>,
}

/// Every kind of file that can be brought in.
pub const KINDS: &[Kind] = &[Kind { key: "item-list", extensions: &["csv", "txt", "tsv"], read: rows::read }];
