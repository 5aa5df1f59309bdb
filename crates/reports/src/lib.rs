//! Documents going out: tables for people and for other programs.
//!
//! **Knows**: which reports there are, what each asks for, how a document becomes a file.
//! **Must never know**: write access, the engine, screens. A report is a pure function of a snapshot and answers.
//! **Start reading** at [`document`], then [`catalog::REPORTS`] and [`render::FORMATS`].
//! **Limits**: see `limits.rs`; rows are never collected, a million of them pass through one by one.

#[cfg(test)]
mod bed;
pub mod catalog;
pub mod document;
mod error;
mod flat;
mod guard;
mod limits;
pub mod preview;
pub mod question;
pub mod render;
mod zone;

pub use catalog::{REPORTS, Report, find_report};
pub use document::{Cell, CellKind, Column, Document, Filter, Section};
pub use error::Error;
pub use preview::{Preview, preview};
pub use question::{Answers, Question, QuestionKind};
pub use render::{FORMATS, Format, Order, Written, file_name, find_format};
pub use zone::Zone;
