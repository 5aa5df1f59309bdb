//! Every sentence a person can read, in every language.
//!
//! **Knows**: the catalogues under `ftl/`, plurals, pseudo-languages, the ids of all messages.
//! **Must never know**: any type of ours except its own message ids; screens, readers, items are only words here.
//! **Start reading** at [`Words`], then the catalogue `ftl/en/frame.ftl`.
//! **Limits**: see `limits.rs`; a value put into a sentence is cut, never refused.

mod args;
mod catalogue;
#[cfg(test)]
mod generate;
#[rustfmt::skip]
mod ids;
mod language;
mod limits;
mod message;
#[cfg(test)]
mod outline;
mod pseudo;
mod spoken;

pub use args::Args;
pub use ids::Message;
pub use language::{LANGUAGES, Language};
pub use message::ArgumentKind;
pub use spoken::{ProblemWords, Words, unfenced};
