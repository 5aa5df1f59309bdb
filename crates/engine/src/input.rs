//! Everything that can happen to the engine.

use model::{
    Asker, Command, GroupId, Heard, Metres, ReadPoint, ReaderId, ReaderState, Rssi, Span, Timestamp,
};

use crate::scan::Context;

/// One thing that happened. Reads, reader states and commands come through the same door, in one order.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A reader heard a tag.
    Heard(Heard),
    /// A person scanned, typed or pasted a text.
    Scan {
        /// The caller's number for the answer.
        request: u64,
        /// The text, as it came.
        text: String,
    },
    /// The person looks at something else now.
    LookAt(Context),
    /// A reader changed its state.
    Reader {
        /// Which one.
        reader: ReaderId,
        /// What it is now.
        state: ReaderState,
        /// When it became so.
        at: Timestamp,
    },
    /// A reader reports that an antenna had its turn: so many dwells ended since the last such report. Without these
    /// the engine works the rhythm out from the reads.
    Dwells {
        /// Which antenna.
        read_point: ReadPoint,
        /// How many.
        dwells: u32,
        /// When the last of them ended.
        at: Timestamp,
    },
    /// What is known about an antenna beyond its place: told once, at the start or when it changes.
    Antenna {
        /// Which antenna.
        read_point: ReadPoint,
        /// How high it hangs above the floor.
        height: Option<Metres>,
        /// It has one turn in this time.
        every: Option<Span>,
        /// Reads of it that are weaker than this are noise.
        floor: Option<Rssi>,
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
