//! What can go wrong between a door and the station. Words for people are made at the door; these sentences are
//! for logs and the command line.

use std::path::PathBuf;

use model::Refusal;

/// Why a station did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another copy works on this folder.
    #[error("another copy of Tagstead is working with {}", folder.display())]
    AlreadyRunning {
        /// The folder.
        folder: PathBuf,
        /// The other copy's process number, if it could be read.
        process: Option<u32>,
    },
    /// Nothing can be written there.
    #[error("{} cannot be written to", folder.display())]
    ReadOnlyFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// No room.
    #[error("the disk with {} is full", folder.display())]
    DiskFull {
        /// The folder.
        folder: PathBuf,
    },
    /// The database was written by a newer version.
    #[error("the database is from a newer version (format {file_version}; this program knows up to {ours})")]
    Newer {
        /// Its format.
        file_version: u32,
        /// The newest one known here.
        ours: u32,
    },
    /// The database is damaged, or is not a database.
    #[error("the database {} is damaged: {detail}", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// The system's own words.
        detail: String,
    },
    /// The first filling was refused; a fault in the program.
    #[error("the first filling was refused: {0:?}")]
    FirstFilling(Refusal),
    /// Anything else the system said.
    #[error("{}: {detail}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's own words.
        detail: String,
    },
}

/// Why a command was not done, or not known to be stored.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SubmitError {
    /// The engine said no; nothing changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The disk does not take it. What was decided before the disk failed is kept and stored when there is room.
    #[error("not stored: {detail}")]
    NotStored {
        /// Whether it is for want of room.
        is_disk_full: bool,
        /// The system's own words.
        detail: String,
    },
    /// Too many are asking.
    #[error("the station is busy")]
    Busy,
    /// The program failed while it decided; nothing of the command was done.
    #[error("a fault in the program")]
    Fault,
    /// The station has stopped.
    #[error("the station has stopped")]
    Stopped,
}

/// Why a question to the file was not answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The file did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The station has stopped.
    #[error("the station has stopped")]
    Stopped,
}

/// Why a file or folder was not opened on the desktop.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It is not there any more.
    #[error("{} is not there any more", .0.display())]
    Gone(PathBuf),
    /// It lies outside of what the station made.
    #[error("{} was not made by this program", .0.display())]
    NotOurs(PathBuf),
    /// The desktop has no program for it.
    #[error("{}: {detail}", path.display())]
    NoProgram {
        /// The file or folder.
        path: PathBuf,
        /// The system's own words.
        detail: String,
    },
}
