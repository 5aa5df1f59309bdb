//! What can go wrong with the file, in kinds that somebody can act on.

use rusqlite::ffi;
use std::path::{Path, PathBuf};

/// A failure of the store. Sentences for people are made at the doors; these texts are for logs.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No space left. Nothing of the batch was stored; the same writer goes on when there is space again.
    #[error("no space left on the disk")]
    DiskFull,
    /// The file or its folder cannot be written.
    #[error("{} cannot be written", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The content of the file is damaged.
    #[error("the database is damaged: {what}")]
    Damaged {
        /// Where, as far as it is known.
        what: String,
    },
    /// The file was made by a newer version of the program.
    #[error("the database has version {file_version}, this program knows up to {ours}")]
    Newer {
        /// The file's version.
        file_version: u32,
        /// The newest version this program knows.
        ours: u32,
    },
    /// The file was made by an older version and was opened for reading only, so it cannot be brought up to date.
    #[error("the database has version {file_version}, this program needs {ours} to read it")]
    Older {
        /// The file's version.
        file_version: u32,
        /// The version this program reads.
        ours: u32,
    },
    /// Another program writes to the file, or too many snapshots are open.
    #[error("the database is in use")]
    Busy,
    /// There is a file, but it is not ours.
    #[error("{} is not a Tagstead database", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// A write or sync failed half-way. The writer takes nothing more until [`crate::Writer::reopen`] was called.
    #[error("an earlier write failed; the database must be opened again")]
    Poisoned,
    /// After opening again, acknowledged facts are not in the file.
    #[error("facts up to {acknowledged} were acknowledged, the file ends with {found}")]
    Lost {
        /// The last acknowledged fact.
        acknowledged: u64,
        /// The last fact in the file.
        found: u64,
    },
    /// A value cannot be stored and read back as it is (a length that is not a number, an id twice).
    #[error("cannot be stored: {what}")]
    Unstorable {
        /// What.
        what: String,
    },
    /// The SQLite in this program is too old to be trusted with two connections.
    #[error("SQLite {found} is older than {needed}")]
    OldLibrary {
        /// Its version number.
        found: i32,
        /// The oldest that is good.
        needed: i32,
    },
    /// Anything else the system reports.
    #[error("the database file cannot be used: {what}")]
    Io {
        /// The system's words.
        what: String,
    },
}

impl Error {
    pub(crate) fn damaged(what: impl Into<String>) -> Error {
        Error::Damaged { what: what.into() }
    }

    /// Fills in the path where SQLite does not tell it.
    pub(crate) fn with_path(self, path: &Path) -> Error {
        match self {
            Error::ReadOnly { .. } => Error::ReadOnly { path: path.to_owned() },
            Error::NotADatabase { .. } => Error::NotADatabase { path: path.to_owned() },
            other @ (Error::DiskFull
            | Error::Damaged { .. }
            | Error::Newer { .. }
            | Error::Older { .. }
            | Error::Busy
            | Error::Poisoned
            | Error::Lost { .. }
            | Error::Unstorable { .. }
            | Error::OldLibrary { .. }
            | Error::Io { .. }) => other,
        }
    }
}

/// Whether the connection that gave this failure must not be used again: after a failed write or sync the system may
/// have dropped pages that the connection still believes in.
pub(crate) fn poisons(failure: &rusqlite::Error) -> bool {
    let Some(code) = failure.sqlite_error().map(|e| e.extended_code) else { return false };
    code & 0xff == ffi::SQLITE_IOERR && code != ffi::SQLITE_IOERR_SHMSIZE
}

impl From<rusqlite::Error> for Error {
    fn from(failure: rusqlite::Error) -> Error {
        let what = failure.to_string();
        let Some(code) = failure.sqlite_error().map(|e| e.extended_code) else {
            return from_row(&failure, what);
        };
        match code & 0xff {
            ffi::SQLITE_FULL => Error::DiskFull,
            // The index of the log could not grow: the disk is full, and nothing was begun yet.
            ffi::SQLITE_IOERR if code == ffi::SQLITE_IOERR_SHMSIZE => Error::DiskFull,
            ffi::SQLITE_READONLY => Error::ReadOnly { path: PathBuf::new() },
            ffi::SQLITE_CORRUPT => Error::Damaged { what },
            ffi::SQLITE_NOTADB => Error::NotADatabase { path: PathBuf::new() },
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Error::Busy,
            ffi::SQLITE_CONSTRAINT => Error::Unstorable { what },
            _ => Error::Io { what },
        }
    }
}

/// Failures that come from a value we did not expect in a row: the file does not hold what we wrote.
fn from_row(failure: &rusqlite::Error, what: String) -> Error {
    let is_content = matches!(
        failure,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::QueryReturnedNoRows
            | rusqlite::Error::Utf8Error(..)
    );
    if is_content { Error::Damaged { what } } else { Error::Io { what } }
}

impl From<serde_json::Error> for Error {
    fn from(failure: serde_json::Error) -> Error {
        Error::Damaged { what: failure.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(code: i32) -> rusqlite::Error {
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)
    }

    #[test]
    fn every_kind_of_failure_has_its_own_error() {
        assert!(matches!(Error::from(failure(ffi::SQLITE_FULL)), Error::DiskFull));
        assert!(matches!(Error::from(failure(ffi::SQLITE_IOERR_SHMSIZE)), Error::DiskFull));
        assert!(matches!(Error::from(failure(ffi::SQLITE_READONLY_DBMOVED)), Error::ReadOnly { .. }));
        assert!(matches!(Error::from(failure(ffi::SQLITE_CORRUPT)), Error::Damaged { .. }));
        assert!(matches!(Error::from(failure(ffi::SQLITE_NOTADB)), Error::NotADatabase { .. }));
        assert!(matches!(Error::from(failure(ffi::SQLITE_BUSY)), Error::Busy));
        assert!(matches!(Error::from(failure(ffi::SQLITE_CONSTRAINT_FOREIGNKEY)), Error::Unstorable { .. }));
        assert!(matches!(Error::from(failure(ffi::SQLITE_IOERR_FSYNC)), Error::Io { .. }));
        assert!(matches!(Error::from(rusqlite::Error::QueryReturnedNoRows), Error::Damaged { .. }));
    }

    #[test]
    fn only_failed_input_and_output_poisons() {
        assert!(poisons(&failure(ffi::SQLITE_IOERR_FSYNC)));
        assert!(poisons(&failure(ffi::SQLITE_IOERR_WRITE)));
        assert!(!poisons(&failure(ffi::SQLITE_IOERR_SHMSIZE)));
        assert!(!poisons(&failure(ffi::SQLITE_FULL)));
        assert!(!poisons(&failure(ffi::SQLITE_BUSY)));
        assert!(!poisons(&rusqlite::Error::QueryReturnedNoRows));
    }
}
