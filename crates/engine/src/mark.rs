//! What an item is shown as: one mark per item, ordered by how much it matters.

/// The state of an item as a person sees it. The order is the order of severity: the greatest wins a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Where it belongs.
    Here,
    /// Never heard, or not heard for a while.
    NotSeen,
    /// A tag that is in no list and that nobody chose to ignore.
    Unknown,
    /// Somewhere it does not belong.
    WrongPlace,
    /// A count did not find it.
    Missing,
    /// An open alert is about it.
    Alert,
}
