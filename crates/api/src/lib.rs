//! The contract with every screen and program: requests, views, the live channel.
//!
//! **Knows**: what a screen may ask, what it is shown, in which words a problem is told.
//! **Must never know**: Tauri, HTTP, SQL, serial ports, vendor opcodes.
//! **Start reading** at [`methods`] (the visible list of requests) and [`watch`] (the live channel).
//! **Limits**: see [`limits`]; a request is at most 10 lines, the work is done below.

pub mod alerts;
pub mod app;
pub mod backups;
pub mod bindings;
mod card;
pub mod care;
pub mod count;
pub mod find;
mod grid;
pub mod items;
pub mod jobs;
pub mod limits;
pub mod live;
pub mod map;
pub mod methods;
pub mod moment;
mod names;
pub mod past;
pub mod people;
pub mod places;
pub mod problem;
pub mod reader_health;
pub mod reader_orders;
pub mod readers;
pub mod reports;
pub mod scan;
pub mod session;
pub mod settings;
pub mod tags;
pub mod undo;
pub mod watch;

pub use methods::{Api, METHODS};
pub use problem::Problem;
pub use session::{Door, Session};
pub use watch::Watch;
