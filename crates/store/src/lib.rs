//! The one file on disk: log, tables, search, undo, backup.
//!
//! **Knows**: SQL (nobody else does), how facts become rows, and which questions are asked of them.
//! **Must never know**: the engine, readers, screens, the clock.
//! **Start reading** at [`Writer::record`], the only way in, and [`Snapshot`], the only way out; the tables are in
//! `migrations/` and one file each under `table/`.
//! **Limits**: one writer; at most 64 snapshots at a time; pages of at most 1,000 rows; see `limits.rs`.

mod answer;
mod apply;
mod archive;
mod backup;
mod batch;
#[cfg(test)]
mod bed;
mod chain;
mod column;
mod error;
mod key;
mod limits;
mod migrate;
mod open;
mod page_map;
mod restore;
mod salvage;
mod snapshot;
mod table;
mod writer;

pub use answer::{
    AssetDetail, AssetFilter, AssetQuery, AssetRow, AssetSort, AssetState, Break, Broken, CountHead,
    CountRow, Dwell, Loaded, Page, Traffic, UnknownTagRow, Verdict, WhereRow,
};
pub use archive::{Archive, verify_archive};
pub use batch::{Batch, UndoEntry};
pub use error::Error;
pub use open::Store;
#[cfg(feature = "trial")]
pub use open::{Trial, Witness};
pub use restore::{Copy, Restored};
pub use salvage::{Salvage, salvage};
pub use snapshot::{Snapshot, Snapshots};
pub use writer::{Reopened, Writer};
