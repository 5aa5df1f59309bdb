//! Opening the file: whose it is, whether it is whole, how it is set up.

use model::{StationId, Timestamp};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::chain;
use crate::error::Error;
use crate::limits;
use crate::migrate;
use crate::snapshot::Snapshots;
use crate::writer::Writer;

/// SQLite 3.7.0 to 3.51.2 can damage a file that two connections write or checkpoint (fixed in 3.51.3).
const LIBRARY_OLDEST: i32 = 3_051_003;

/// The door of the file.
#[derive(Debug)]
pub struct Store;

impl Store {
    /// Opens the file, makes it if there is none, brings an older one up to date (after copying it), and recovers
    /// what a kill left behind. `now` and `station` are used when it is new.
    pub fn open(path: &Path, now: Timestamp, station: StationId) -> Result<(Writer, Snapshots), Error> {
        open_with(path, now, &station, Setup::REAL, None).map_err(|failure| failure.with_path(path))
    }

    /// Opens the file for questions only, beside a running station if need be. Changes nothing.
    pub fn open_to_read(path: &Path) -> Result<Snapshots, Error> {
        let opened = (|| {
            check_library()?;
            check_header(path)?;
            if !path.exists() {
                return Err(Error::Io { what: format!("there is no file {}", path.display()) });
            }
            let db = connect_to_read(path)?;
            let version = migrate::version_of(&db, path)?;
            if version < migrate::ours() {
                return Err(Error::Older { file_version: version, ours: migrate::ours() });
            }
            Ok(Snapshots::new(path.to_owned(), None))
        })();
        opened.map_err(|failure| failure.with_path(path))
    }

    /// A store for tests and trials: in a folder of its own among the system's temporary files, never synced, gone
    /// with its last handle. A file all the same, because only a file has snapshots beside a writer.
    pub fn open_in_memory(now: Timestamp, station: StationId) -> Result<(Writer, Snapshots), Error> {
        let folder = Arc::new(Folder::make()?);
        let path = folder.0.join("tagstead.db");
        open_with(&path, now, &station, Setup { synchronous: "OFF", ..Setup::REAL }, Some(folder))
    }

    /// For tests of the tests: [`Store::open`] with a promise broken on purpose, or with the log written back so often
    /// that a short day sees it happen.
    #[cfg(feature = "trial")]
    pub fn open_trial(
        path: &Path,
        now: Timestamp,
        station: StationId,
        trial: Trial,
    ) -> Result<(Writer, Snapshots), Error> {
        let setup = Setup {
            synchronous: if trial.is_synced_late { "NORMAL" } else { "FULL" },
            checkpoint_pages: i64::from(trial.checkpoint_pages),
            is_reopened_blindly: trial.is_reopened_blindly,
            witness: trial.witness,
        };
        open_with(path, now, &station, setup, None).map_err(|failure| failure.with_path(path))
    }
}

/// A new file with everything in it but facts, for one writer that finishes it before anybody else looks.
pub(crate) fn fresh(path: &Path, now: Timestamp, station: &StationId) -> Result<Connection, Error> {
    check_library()?;
    let mut db = connect(path)?;
    set_up(&db, Setup { synchronous: "OFF", ..Setup::REAL })?;
    migrate::run(&mut db, path, 0)?;
    migrate::settle_head(&mut db, now.0, station)?;
    Ok(db)
}

/// How a writer's connection is set up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setup {
    pub(crate) synchronous: &'static str,
    pub(crate) checkpoint_pages: i64,
    /// Only ever true in tests.
    pub(crate) is_reopened_blindly: bool,
    #[cfg(feature = "trial")]
    pub(crate) witness: Option<Witness>,
}

impl Setup {
    pub(crate) const REAL: Setup = Setup {
        synchronous: "FULL",
        checkpoint_pages: limits::CHECKPOINT_PAGES,
        is_reopened_blindly: false,
        #[cfg(feature = "trial")]
        witness: None,
    };

    /// A disk under test only sees what SQLite writes; this was written past it.
    #[cfg_attr(not(feature = "trial"), allow(clippy::unused_self))]
    fn tell(self, _log: &Path, _bytes: &[u8]) {
        #[cfg(feature = "trial")]
        if let Some(witness) = self.witness {
            witness(_log, _bytes);
        }
    }
}

/// Hears of a file that was written and synced without SQLite.
#[cfg(feature = "trial")]
pub type Witness = fn(&Path, &[u8]);

/// What a trial changes.
#[cfg(feature = "trial")]
#[derive(Clone, Copy, Debug)]
pub struct Trial {
    /// The log is written back when it has this many pages.
    pub checkpoint_pages: u32,
    /// Sabotage: a batch is acknowledged before it is synced.
    pub is_synced_late: bool,
    /// Sabotage: after a failed sync the file is believed as it looks.
    pub is_reopened_blindly: bool,
    /// Who hears of what is written past SQLite.
    pub witness: Option<Witness>,
}

fn open_with(
    path: &Path,
    now: Timestamp,
    station: &StationId,
    setup: Setup,
    folder: Option<Arc<Folder>>,
) -> Result<(Writer, Snapshots), Error> {
    check_library()?;
    check_header(path)?;
    let mut db = connect(path)?;
    let version = migrate::version_of(&db, path)?;
    if db.is_readonly(MAIN_DB)? {
        return Err(Error::ReadOnly { path: path.to_owned() });
    }
    set_up(&db, setup).map_err(|failure| explain(failure, path))?;
    if version > 0 {
        bring_home(&db, path, setup)?;
        quick_check(&db, path)?;
    }
    migrate::run(&mut db, path, version)?;
    migrate::settle_head(&mut db, now.0, station)?;
    chain::verify_tail(&db)?;
    let writer = Writer::new(db, path.to_owned(), setup, folder.clone())?;
    Ok((writer, Snapshots::new(path.to_owned(), folder)))
}

/// A fresh connection for a writer whose last one failed.
pub(crate) fn connect_again(path: &Path, setup: Setup) -> Result<Connection, Error> {
    check_header(path)?;
    let db = connect(path)?;
    set_up(&db, setup).map_err(|failure| explain(failure, path))?;
    bring_home(&db, path, setup)?;
    chain::verify_tail(&db)?;
    Ok(db)
}

/// What can be read from the log beside the file need not be on the disk: its writer may have been killed before the
/// sync, or the sync failed, after which the system takes the pages for clean and no second sync helps. Writing the
/// same bytes once more makes the pages dirty again, so that this sync means what it says. Only then may the log be
/// written back into the file: from a log that is not safe, half a file would be left by the next power cut.
fn bring_home(db: &Connection, path: &Path, setup: Setup) -> Result<(), Error> {
    if setup.is_reopened_blindly {
        return Ok(());
    }
    // Nobody appends to the log meanwhile, nor begins it anew.
    db.execute_batch("BEGIN IMMEDIATE")?;
    let outcome = rewrite(&log_of(path), setup);
    db.execute_batch("ROLLBACK")?;
    outcome
}

fn rewrite(log: &Path, setup: Setup) -> Result<(), Error> {
    let failed = |failure: std::io::Error| {
        if failure.kind() == std::io::ErrorKind::StorageFull {
            Error::DiskFull
        } else {
            Error::Io { what: format!("{}: {failure}", log.display()) }
        }
    };
    let mut file = match fs::File::options().read(true).write(true).open(log) {
        Ok(file) => file,
        Err(failure) if failure.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(failure) => return Err(failed(failure)),
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&bytes)).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    setup.tell(log, &bytes);
    Ok(())
}

/// The log beside a database.
pub(crate) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

pub(crate) fn check_library() -> Result<(), Error> {
    let found = rusqlite::version_number();
    if found < LIBRARY_OLDEST {
        return Err(Error::OldLibrary { found, needed: LIBRARY_OLDEST });
    }
    Ok(())
}

/// A file with content that does not begin as SQLite files do is somebody else's: do not even open it.
pub(crate) fn check_header(path: &Path) -> Result<(), Error> {
    const MAGIC: &[u8; 16] = b"SQLite format 3\0";
    let mut file = match fs::File::open(path) {
        Ok(file) => file,
        // No file yet, or not ours to read: the connection says which.
        Err(_) => return Ok(()),
    };
    let mut start = Vec::with_capacity(16);
    let read = (&mut file).take(16).read_to_end(&mut start);
    match read {
        Ok(0) => Ok(()),
        Ok(_) if start == MAGIC => Ok(()),
        Ok(_) => Err(Error::NotADatabase { path: path.to_owned() }),
        Err(e) => Err(Error::Io { what: format!("{}: {e}", path.display()) }),
    }
}

fn connect(path: &Path) -> Result<Connection, Error> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|failure| explain(failure, path))?;
    db.busy_timeout(limits::BUSY_WAIT)?;
    db.set_prepared_statement_cache_capacity(limits::STATEMENTS_KEPT);
    Ok(db)
}

/// A connection that cannot write.
pub(crate) fn connect_to_read(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(limits::BUSY_WAIT)?;
    db.set_prepared_statement_cache_capacity(limits::STATEMENTS_KEPT);
    db.pragma_update(None, "cache_size", -limits::READ_CACHE_KB)?;
    db.pragma_update(None, "query_only", true)?;
    db.pragma_update(None, "cell_size_check", true)?;
    Ok(db)
}

/// How the writer's connection is set up.
fn set_up(db: &Connection, setup: Setup) -> rusqlite::Result<()> {
    // Only a new file takes it: measured best for rows and log together.
    db.pragma_update(None, "page_size", 4096)?;
    // No memory mapping: a faulty disk would turn errors into crashes.
    db.pragma_update(None, "mmap_size", 0)?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.pragma_update(None, "synchronous", setup.synchronous)?;
    // macOS answers an ordinary sync before the disk has it.
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    db.pragma_update(None, "wal_autocheckpoint", setup.checkpoint_pages)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "cache_size", -limits::WRITE_CACHE_KB)?;
    // Damaged cells are found when a page is read, not when they are followed.
    db.pragma_update(None, "cell_size_check", true)?;
    // Nothing may rewrite the schema or the search index behind our back.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

/// Looks through the file before it is used; see `limits` for how far.
fn quick_check(db: &Connection, path: &Path) -> Result<(), Error> {
    let size = fs::metadata(path).map(|meta| meta.len()).unwrap_or(0);
    let faults = limits::FAULTS_NAMED_MAX;
    if size <= limits::QUICK_CHECK_BYTES_MAX {
        return one_check(db, &format!("PRAGMA quick_check({faults})"));
    }
    for table in ["head", "setting", "place", "reader", "read_point", "person"] {
        one_check(db, &format!("PRAGMA quick_check({table})"))?;
    }
    Ok(())
}

/// Runs a check that answers "ok" or one fault a row.
pub(crate) fn one_check(db: &Connection, check: &str) -> Result<(), Error> {
    let mut ask = db.prepare(check)?;
    let mut rows = ask.query([])?;
    let mut faults = Vec::new();
    while let Some(row) = rows.next()? {
        faults.push(row.get::<_, String>(0)?);
    }
    if faults.iter().all(|fault| fault == "ok") { Ok(()) } else { Err(Error::damaged(faults.join("; "))) }
}

/// SQLite says "unable to open" for many things; the folder knows which.
fn explain(failure: rusqlite::Error, path: &Path) -> Error {
    let code = failure.sqlite_error_code();
    if code != Some(rusqlite::ErrorCode::CannotOpen) {
        return Error::from(failure).with_path(path);
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let probe = folder.join(".tagstead-can-write");
    match fs::File::create_new(&probe) {
        Ok(file) => {
            drop(file);
            let _ = fs::remove_file(&probe);
            let is_writable = fs::File::options().append(true).open(path).is_ok() || !path.exists();
            if is_writable { Error::from(failure) } else { Error::ReadOnly { path: path.to_owned() } }
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && !folder.exists() => {
            Error::Io { what: format!("there is no folder {}", folder.display()) }
        }
        Err(e) if e.kind() == std::io::ErrorKind::StorageFull => Error::DiskFull,
        Err(_) => Error::ReadOnly { path: path.to_owned() },
    }
}

/// A folder that goes when its last user goes.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    fn make() -> Result<Folder, Error> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        // A name left over from a killed process of the same number is passed over.
        for _ in 0..10_000 {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = std::env::temp_dir().join(format!("tagstead-{}-{number}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Folder(path)),
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(Error::Io { what: format!("{}: {e}", path.display()) }),
            }
        }
        Err(Error::Io { what: "no free name for a temporary folder".to_owned() })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Among temporary files; if it stays, the system clears it away.
        let _ = fs::remove_dir_all(&self.0);
    }
}
