//! The test bed: a warehouse of its own for each story, real programs, real pseudo-terminals, a real screen.
//!
//! **Knows**: how to start everything the way a person does, and how to look at what is shown.
//! **Must never know**: the inside of any room; a [`warehouse`] is used through the contract and the station's handle.
//! **Start reading** at [`warehouse`] for stories inside this process, at [`program`] and [`screen`] for those outside.
//! **Limits**: every wait ends after a minute with what was seen last.

pub mod frames;
pub mod mirror;
pub mod own_process;
pub mod pace;
pub mod program;
pub mod reader;
pub mod rig;
pub mod screen;
pub mod sheet;
pub mod warehouse;
pub mod webdriver;
