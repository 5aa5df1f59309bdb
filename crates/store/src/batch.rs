//! What the hub hands over to be stored, all or nothing.

use model::{Command, GroupId, PersonId, ReadPoint, Signal, Subject, Timestamp, ToRecord, Who};

/// One group commit: everything that waited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// When it is recorded.
    pub recorded_at: Timestamp,
    /// The facts, in the order the engine gave them.
    pub facts: Vec<ToRecord>,
    /// What was heard again without a new fact: who, when, where, how strongly. Refreshes "last heard"; not logged.
    pub heard: Vec<(Subject, Timestamp, ReadPoint, Signal)>,
    /// What can be taken back from now on.
    pub undo: Vec<UndoEntry>,
    /// Hashes of PINs that were set or taken away, in order. Stored, never logged.
    pub pins: Vec<(PersonId, Option<String>)>,
}

/// How one thing a person did is taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoEntry {
    /// The group of facts it made.
    pub group: GroupId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// Which kind of command it was, as a key for the words (`link_tag`).
    pub words: String,
    /// The commands that take it back, in this order.
    pub inverse: Vec<Command>,
    /// It was taken back already.
    pub undone: bool,
}
