//! The test bed: real programs, real pseudo-terminals, a real screen.
//!
//! **Knows**: how to start everything the way a person does, and how to look at what is shown.
//! **Must never know**: inner types of the rooms; it works from outside.
//! **Start reading** at [`program`] and [`screen`].
//! **Limits**: every wait ends after a minute with what was seen last.

pub mod frames;
pub mod program;
pub mod reader;
pub mod screen;
pub mod webdriver;
