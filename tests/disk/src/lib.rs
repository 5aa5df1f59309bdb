//! A disk under test, laid under SQLite's own files.
//!
//! **Knows**: what SQLite asks of a disk (write, truncate, sync, open, delete), how a disk loses its power, how it fails.
//! **Must never know**: the store that stands on it; it is tested as people use it.
//! **Start reading** at [`Disk`]; the one file with unsafe code is `vfs.rs`.
//! **Limits**: a [`Disk`] writes everything down in memory: it is for days of some megabytes.

mod image;
mod play;
mod vfs;

pub use image::{Cut, Cutter};
pub use play::{Call, Disk, Fault, Op};
