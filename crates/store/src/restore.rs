//! Putting a copy in the place of a database, here or on another machine.

use model::StationId;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};

use crate::answer::Verdict;
use crate::backup;
use crate::error::Error;
use crate::limits;
use crate::open::{self, Store};
use crate::{chain, migrate};

/// A copy that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Whose log it holds.
    pub station: StationId,
    /// The number of its last fact.
    pub facts: u64,
    /// The hash of its last fact.
    pub head: [u8; 32],
    /// The version of its schema; an older one is brought up to date when it is opened.
    pub version: u32,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What is there now.
    pub copy: Copy,
    /// What was there before, kept beside it; `None` when there was nothing.
    pub kept: Option<PathBuf>,
}

impl Store {
    /// Looks through a copy: whole, ours, every fact in its chain.
    pub fn look_at_copy(path: &Path) -> Result<Copy, Error> {
        let looked = (|| {
            open::check_header(path)?;
            if !path.exists() {
                return Err(Error::Io { what: format!("there is no file {}", path.display()) });
            }
            let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            let version = migrate::version_of(&db, path)?;
            open::one_check(&db, &format!("PRAGMA integrity_check({})", limits::FAULTS_NAMED_MAX))?;
            let (station, facts, head) = chain::end_of(&db)?;
            if version == migrate::ours() {
                let verdict: Verdict = chain::verify(&db)?;
                if let Some(broken) = verdict.broken {
                    return Err(Error::damaged(format!("the log is broken at fact {}", broken.sequence)));
                }
            }
            Ok(Copy { station, facts, head, version })
        })();
        looked.map_err(|failure| failure.with_path(path))
    }

    /// Puts a copy in the place of the database at `path`, which nobody may have open. The copy is checked first;
    /// what was there is kept under another name; the new file gets its name only when all of it is on the disk.
    pub fn restore(copy: &Path, path: &Path) -> Result<Restored, Error> {
        open::check_library()?;
        let looked = Store::look_at_copy(copy)?;
        let aside = backup::aside(path);
        backup::make_room(&aside)?;
        fs::copy(copy, &aside).map_err(|failure| backup::failed("copying to", &aside, &failure))?;
        if Store::look_at_copy(&aside)? != looked {
            return Err(Error::damaged("the copy changed while it was copied"));
        }
        let kept = if path.exists() { Some(keep(path)?) } else { None };
        // A log beside the old file would be taken for one of the new.
        for ending in ["-wal", "-shm", "-journal"] {
            remove(&beside(path, ending))?;
        }
        backup::put_in_place(&aside, path)?;
        Ok(Restored { copy: looked, kept })
    }
}

/// Keeps a database with the log beside it under the first free name. The original stays where it is: the program may
/// be killed at any moment, and must find one of the two.
pub(crate) fn keep(path: &Path) -> Result<PathBuf, Error> {
    // What the log holds goes into the file, if the file can still take it; both are kept in any case.
    if let Ok(db) = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
        let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
    for number in 1..=limits::KEPT_MAX {
        let kept = beside(path, &format!(".before-{number}"));
        if kept.exists() {
            continue;
        }
        for ending in ["-wal", ""] {
            let (from, to) = (beside(path, ending), beside(&kept, ending));
            match fs::copy(&from, &to) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                    return Err(backup::failed("copying to", &to, &e));
                }
                Ok(_) | Err(_) => {}
            }
        }
        backup::sync(&kept)?;
        return Ok(kept);
    }
    Err(Error::Io { what: format!("{} has too many earlier copies beside it", path.display()) })
}

/// A file whose name begins with that of another.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(backup::failed("removing", path, &e)),
        Ok(()) | Err(_) => Ok(()),
    }
}
