//! Everything that can happen to the engine.

use model::{Asker, Command, GroupId, Heard, ReaderId, ReaderState, Timestamp};

/// One thing that happened. Reads, reader states and commands come through the same door, in one order.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A reader heard a tag.
    Heard(Heard),
    /// A reader changed its state.
    Reader {
        /// Which one.
        reader: ReaderId,
        /// What it is now.
        state: ReaderState,
        /// When it became so.
        at: Timestamp,
    },
    /// Something is asked for. [`Command::Undo`] never comes this way: the station turns it into [`Input::Undo`].
    Command {
        /// The caller's number for the answer.
        request: u64,
        /// The undo group of this command, made by the station.
        group: GroupId,
        /// What.
        command: Command,
        /// Who asks.
        asker: Asker,
        /// When.
        at: Timestamp,
    },
    /// Something is to be taken back, all or nothing.
    Undo {
        /// The caller's number for the answer.
        request: u64,
        /// The undo group of this taking back (which can itself be taken back).
        group: GroupId,
        /// The group that is taken back.
        undoes: GroupId,
        /// The inverse that [`crate::Output::Accepted`] carried for that group.
        commands: Vec<Command>,
        /// Who asks.
        asker: Asker,
        /// When.
        at: Timestamp,
    },
}
