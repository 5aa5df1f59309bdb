//! Everything the engine can answer.

use crate::scan::Answer;
use model::{AssetId, Command, CountId, PlaceId, ReaderId, Refusal, Subject, TagId, ToRecord};

/// One answer. They come in order; the facts of a command stand before its [`Output::Accepted`].
#[expect(
    clippy::large_enum_variant,
    reason = "drained at once and moved on; a box for each fact buys nothing"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Something became true.
    Fact(ToRecord),
    /// Something screens must know; several may follow one fact, and some come without a fact (last heard).
    Change(Change),
    /// A deliberate scan was understood. Its commands are for the caller to send, as [`crate::Input::Command`].
    Scanned {
        /// The caller's number; none when the tag was held to a desk pad.
        request: Option<u64>,
        /// What it is and what it leads to.
        answer: Box<Answer>,
    },
    /// A command was done.
    Accepted {
        /// The caller's number.
        request: u64,
        /// What takes it back; empty when it changed nothing or cannot be taken back.
        inverse: Vec<Command>,
    },
    /// A command was not done, and nothing changed.
    Refused {
        /// The caller's number.
        request: u64,
        /// Why.
        refusal: Refusal,
    },
}

/// What has changed; the new state is asked from the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Where a thing is, when it was heard, or how it is shown.
    Belief(Subject),
    /// An item, or which tags it has.
    Asset(AssetId),
    /// A tag.
    Tag(TagId),
    /// A place, or its numbers.
    Place(PlaceId),
    /// A reader.
    Reader(ReaderId),
    /// A count.
    Count(CountId),
    /// How near something is that is looked for.
    Find,
    /// The settings, products or people.
    Settings,
}
