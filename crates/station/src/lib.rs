//! The running thing: threads, ports, clock, jobs, live feed.
//!
//! **Knows**: how the pure rooms (readers, engine, reports) and the file (store) are put to work together.
//! **Must never know**: Tauri, HTML, screen names, SQL text, vendor opcodes.
//! **Start reading** at [`Station::start`], then [`Handle`], then `hub.rs` (the one writer) and `session.rs`
//! (one thread per reader).
//! **Limits**: see [`limits`]; every queue has a bound, and what is dropped is counted.

pub mod advisor;
pub mod backups;
pub mod care;
pub mod clock;
mod config;
mod desktop;
mod error;
mod folder;
mod handle;
mod hub;
mod ids;
mod jobs;
pub mod limits;
pub mod live;
mod lookout;
pub mod paths;
mod people;
pub mod port;
mod queue;
pub mod recorder;
mod session;
mod start;

pub use clock::Clock;
pub use config::{Config, Mode, PortOpener};
pub use error::{AskError, OpenError, StartError, SubmitError};
pub use folder::DataFolder;
pub use handle::{Accepted, Handle, LookingAt, OrderOutcome, PictureGuard, Scanned};
pub use hub::answer::{REDO, UNDO};
pub use ids::Ids;
pub use jobs::{JobFailure, JobOrder, JobPicture, JobState, ReportMade, make_report};
pub use live::{
    CountPicture, Counters, Notice, NoticeKind, Picture, ReaderPicture, ScanPicture, Strip, Update,
    WatchOptions, Watcher,
};
pub use people::SignInError;
pub use port::{Port, PortFound};
pub use session::WireLog;
pub use start::Station;

/// The pure decisions and the drawing of maps, for doors.
pub use engine;
/// The reader families, for doors (the visible list, recordings).
pub use readers;
/// The documents, for doors (the visible list of reports, their questions).
pub use reports;
/// The typed questions to the file and their rows, for doors.
pub use store;
