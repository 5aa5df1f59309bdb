//! A whole, checked copy of the file while work goes on.

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::chain;
use crate::error::Error;
use crate::limits;
use crate::snapshot::Snapshot;

impl Snapshot {
    /// Writes a copy of this moment to `path`: aside first, checked, then renamed, so that a file of that name is
    /// always whole. `progress` gets pages done and pages in all, and says whether to go on; stopping is `Ok(false)`.
    ///
    /// The snapshot keeps the log from being cut back while this runs; the writer is not held up otherwise.
    pub fn backup_to(&self, path: &Path, mut progress: impl FnMut(u64, u64) -> bool) -> Result<bool, Error> {
        let aside = aside(path);
        let outcome = copy_pages(self.db(), &aside, &mut progress).and_then(|is_done| {
            if is_done {
                check(self.db(), &aside)?;
                put_in_place(&aside, path)?;
            }
            Ok(is_done)
        });
        if !matches!(outcome, Ok(true)) {
            // What is left of it is of no use; if it cannot be removed, the next backup overwrites it.
            let _ = fs::remove_file(&aside);
        }
        outcome.map_err(|failure| failure.with_path(path))
    }
}

/// The same for a file that is not open as a store yet.
pub(crate) fn copy(db: &Connection, path: &Path) -> Result<(), Error> {
    let aside = aside(path);
    copy_pages(db, &aside, &mut |_, _| true)?;
    check(db, &aside)?;
    put_in_place(&aside, path)
}

pub(crate) fn aside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    path.with_file_name(name)
}

pub(crate) fn failed(what: &str, path: &Path, failure: &std::io::Error) -> Error {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem, StorageFull};
    if failure.kind() == StorageFull {
        Error::DiskFull
    } else if [PermissionDenied, ReadOnlyFilesystem].contains(&failure.kind()) {
        Error::ReadOnly { path: path.to_owned() }
    } else {
        Error::Io { what: format!("{what} {}: {failure}", path.display()) }
    }
}

/// What is left of an earlier try goes.
pub(crate) fn make_room(aside: &Path) -> Result<(), Error> {
    for ending in ["", "-journal", "-wal"] {
        let mut name = aside.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(&name) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(failed("removing", aside, &e)),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

fn copy_pages(
    db: &Connection,
    aside: &Path,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<bool, Error> {
    make_room(aside)?;
    let mut copy = Connection::open(aside).map_err(|e| Error::from(e).with_path(aside))?;
    let backup = Backup::new(db, &mut copy)?;
    loop {
        // Nobody else writes to the copy, and the source is one moment: a step only fails for good reasons.
        let step = backup.step(limits::BACKUP_STEP_PAGES)?;
        let pages = backup.progress();
        let all = u64::try_from(pages.pagecount).unwrap_or(0);
        let left = u64::try_from(pages.remaining).unwrap_or(0);
        let goes_on = progress(all - left.min(all), all);
        if step == StepResult::Done {
            break;
        }
        if step != StepResult::More {
            return Err(Error::Busy);
        }
        if !goes_on {
            return Ok(false);
        }
    }
    drop(backup);
    // One file that can be carried away: no log beside it.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(true)
}

/// Opens the copy and compares: whole, and the same log up to the same fact.
fn check(db: &Connection, aside: &Path) -> Result<(), Error> {
    let copy = Connection::open_with_flags(aside, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let faults: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if faults != "ok" {
        return Err(Error::damaged(format!("the copy is not whole: {faults}")));
    }
    if chain::end_of(&copy)? != chain::end_of(db)? {
        return Err(Error::damaged("the copy ends with another fact"));
    }
    chain::verify_tail(&copy)
}

pub(crate) fn put_in_place(aside: &Path, path: &Path) -> Result<(), Error> {
    sync(aside)?;
    fs::rename(aside, path).map_err(|e| failed("renaming", aside, &e))?;
    sync_folder(path)
}

/// Brings a file to the disk.
pub(crate) fn sync(path: &Path) -> Result<(), Error> {
    let written = File::options().read(true).write(true).open(path).and_then(|file| file.sync_all());
    written.map_err(|e| failed("writing", path, &e))
}

/// On Unix the new name is only safe once the folder is; Windows has no such call and needs none.
pub(crate) fn sync_folder(path: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|f| f.sync_all()).map_err(|e| failed("writing", folder, &e))?;
    }
    Ok(())
}
