//! What screens see: one picture of everything, and a feed that says what has changed in it.

mod feed;
mod notice;
mod picture;

pub(crate) use feed::{Dirty, Feed};
pub use feed::{Update, WatchOptions, Watcher};
pub use notice::{Care, Notice, NoticeKind, trouble_code};
pub use picture::{CountPicture, Counters, Picture, ReaderPicture, ScanPicture, Strip};
