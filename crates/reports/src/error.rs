//! What can go wrong when a report is made.

use std::io;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No report has this key.
    #[error("there is no report {0:?}")]
    UnknownReport(String),
    /// No format has this key.
    #[error("there is no format {0:?}")]
    UnknownFormat(String),
    /// An answer does not fit its question, or there is no such question.
    #[error("the answer to {key:?} cannot be used")]
    BadAnswer {
        /// Key of the question.
        key: String,
    },
    /// The person stopped it.
    #[error("stopped before it was complete")]
    Cancelled,
    /// The disk of the file or of its scratch folder is full.
    #[error("the disk is full")]
    DiskFull,
    /// The folder is gone or closed to us.
    #[error("the folder cannot be written to: {0}")]
    NotWritable(String),
    /// More rows than the format can hold.
    #[error("more than {most} rows do not fit into this format")]
    TooManyRows {
        /// The most rows.
        most: u64,
    },
    /// The system's own words for anything else.
    #[error("writing failed: {0}")]
    Io(String),
    /// The snapshot could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        use io::ErrorKind as Kind;
        let kind = error.kind();
        if matches!(kind, Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge) {
            Error::DiskFull
        } else if matches!(kind, Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::NotFound) {
            Error::NotWritable(error.to_string())
        } else {
            Error::Io(error.to_string())
        }
    }
}
