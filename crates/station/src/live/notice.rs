//! Notices: what stands over the screen until it is over. Data here, words at the doors.

use model::{ReaderId, Timestamp, Trouble, Who};

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// The disk is full: nothing is stored, facts wait in memory.
    DiskFull,
    /// The file cannot be written for another reason; facts wait in memory.
    StorageFailed {
        /// The system's own words.
        detail: String,
    },
    /// Little room is left on the disk; everything is still stored.
    DiskLow,
    /// The database is damaged; found while it was looked through.
    FileDamaged {
        /// The database.
        file: std::path::PathBuf,
        /// What was found.
        detail: String,
    },
    /// The daily copy of the database was not made.
    BackupFailed {
        /// The system's own words.
        detail: String,
    },
    /// A part of the program failed and was started again.
    Fault {
        /// Which part, for *Details*.
        part: String,
    },
    /// A reader does not work.
    ReaderLost {
        /// The reader.
        reader: ReaderId,
        /// Its name.
        name: String,
        /// Why.
        trouble: Trouble,
    },
    /// The wall clock was set, or the machine slept.
    ClockJumped {
        /// By how many milliseconds it is later now.
        by_ms: i64,
    },
    /// A port appeared that no reader is set up on.
    NewPort {
        /// Its path.
        path: String,
        /// For people.
        label: String,
    },
}

/// A line over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Stable while it stands.
    pub id: String,
    /// What it is about.
    pub kind: NoticeKind,
    /// Since when.
    pub since: Timestamp,
    /// Who looks after it, since somebody said so.
    pub taken: Option<Care>,
    /// Until then it is no banner and makes no sound.
    pub quiet_until: Option<Timestamp>,
}

/// Somebody looks after a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Care {
    /// Who.
    pub who: Who,
    /// Since when.
    pub at: Timestamp,
}

impl NoticeKind {
    /// The stable code whose words are shown.
    pub fn code(&self) -> &'static str {
        match self {
            NoticeKind::DiskFull => "TS-STORE-001",
            NoticeKind::StorageFailed { .. } => "TS-STORE-006",
            NoticeKind::DiskLow => "TS-STORE-009",
            NoticeKind::FileDamaged { .. } => "TS-STORE-004",
            NoticeKind::BackupFailed { .. } => "TS-STORE-010",
            NoticeKind::Fault { .. } => "TS-GENERAL-004",
            NoticeKind::ReaderLost { trouble, .. } => trouble_code(trouble),
            NoticeKind::ClockJumped { .. } => "notice-clock-changed",
            NoticeKind::NewPort { .. } => "notice-new-reader",
        }
    }

    /// The reader it is about.
    pub fn reader(&self) -> Option<ReaderId> {
        match self {
            NoticeKind::ReaderLost { reader, .. } => Some(*reader),
            NoticeKind::DiskFull
            | NoticeKind::StorageFailed { .. }
            | NoticeKind::DiskLow
            | NoticeKind::FileDamaged { .. }
            | NoticeKind::BackupFailed { .. }
            | NoticeKind::Fault { .. }
            | NoticeKind::ClockJumped { .. }
            | NoticeKind::NewPort { .. } => None,
        }
    }

    /// Its order on the screen: the smallest first.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            NoticeKind::DiskFull => 0,
            NoticeKind::StorageFailed { .. } => 1,
            NoticeKind::FileDamaged { .. } => 2,
            NoticeKind::Fault { .. } => 3,
            NoticeKind::ReaderLost { .. } => 4,
            NoticeKind::ClockJumped { .. } => 5,
            NoticeKind::DiskLow => 6,
            NoticeKind::BackupFailed { .. } => 6,
            NoticeKind::NewPort { .. } => 7,
        }
    }

    /// Names it while it stands; two notices with one id are the same notice.
    pub(crate) fn id(&self) -> String {
        match self {
            NoticeKind::DiskFull | NoticeKind::StorageFailed { .. } => "storage".to_owned(),
            NoticeKind::DiskLow => "disk".to_owned(),
            NoticeKind::FileDamaged { .. } => "damage".to_owned(),
            NoticeKind::BackupFailed { .. } => "backup".to_owned(),
            NoticeKind::Fault { part } => format!("fault:{part}"),
            NoticeKind::ReaderLost { reader, .. } => format!("reader:{reader}"),
            NoticeKind::ClockJumped { .. } => "clock".to_owned(),
            NoticeKind::NewPort { path, .. } => format!("port:{path}"),
        }
    }
}

/// The problem code of a reader's trouble.
pub fn trouble_code(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Unplugged => "TS-READER-001",
        Trouble::PortInUse => "TS-READER-002",
        Trouble::NoPermission => "TS-READER-003",
        Trouble::NoAnswer => "TS-READER-004",
        Trouble::StoppedAnswering => "TS-READER-005",
        Trouble::PortFailed(_) => "TS-READER-006",
        Trouble::Fault(_) => "TS-READER-007",
        Trouble::Unreachable => "TS-READER-009",
        Trouble::TurnedAway => "TS-READER-010",
    }
}
