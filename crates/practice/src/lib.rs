//! A warehouse that is not there: a world with radio, and the reader side of every family's bytes.
//!
//! **Knows**: how tags move and are heard, what readers of each family say byte for byte, the demo warehouse.
//! **Must never know**: the engine, the store, the station. It is plugged in as a port, like any other reader.
//! **Start reading** at [`demo::Demo`] (what people see) and [`families::ReaderSide`] (what a reader is here).
//! **Limits**: `limits.rs`; time is always given, the only waiting is in [`runner`].

pub mod bench;
pub mod demo;
pub mod families;
pub mod limits;
pub mod port;
pub mod radio;
pub mod runner;
pub mod world;

pub use demo::Demo;
pub use families::{Mischief, ReaderSide, Tally};
pub use port::Pipe;
