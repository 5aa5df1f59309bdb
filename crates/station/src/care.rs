//! Looking after a data folder without a running station: copies, putting them back, repair, archive.
//!
//! Whatever changes the database takes the lock of the folder first, so no station runs meanwhile.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use model::{Fact, How, Timestamp, ToRecord, Who};
use store::{Archive, Batch, Error, Restored, Salvage, Store};

use crate::backups::{self, BackupFile};
use crate::clock::Clock;
use crate::config::Mode;
use crate::error::StartError;
use crate::folder::DataFolder;
use crate::ids::Ids;
use crate::paths;
use crate::recorder::Line;

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum CareError {
    /// The folder cannot be had: a station runs on it, or it cannot be written.
    #[error(transparent)]
    Folder(#[from] StartError),
    /// A file refused.
    #[error("{}: {error}", file.display())]
    File {
        /// Which one.
        file: PathBuf,
        /// Why.
        error: Error,
    },
}

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Where it is.
    pub path: PathBuf,
    /// The last fact in it.
    pub facts: u64,
}

/// What a repair found and did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Nothing was wrong, and nothing was done: the number of facts.
    pub was_whole: Option<u64>,
    /// What was had from the damaged file.
    pub salvage: Option<Salvage>,
    /// Where the damaged file is kept.
    pub kept: Option<PathBuf>,
    /// The newest copy, which may know more.
    pub backup: Option<BackupFile>,
}

/// Where copies of this data folder go.
pub fn backups_in(folder: &Path) -> PathBuf {
    folder.join("backups")
}

/// Where archives of the log go.
pub fn archives_in(folder: &Path) -> PathBuf {
    folder.join("archives")
}

/// The newest copy.
pub fn newest_backup(folder: &Path) -> Option<BackupFile> {
    backups::list(&backups_in(folder)).pop()
}

fn mode_of(folder: &Path) -> Mode {
    let is_demo = paths::database_in(folder).file_name().is_some_and(|name| name == paths::DATABASE_DEMO);
    if is_demo { Mode::Demo } else { Mode::Real }
}

fn of(file: &Path) -> impl FnOnce(Error) -> CareError + '_ {
    |error| CareError::File { file: file.to_owned(), error }
}

/// Makes a copy, beside a running station if need be: it only reads.
pub fn back_up(folder: &Path, to: Option<&Path>) -> Result<BackedUp, CareError> {
    let file = paths::database_in(folder);
    let path = match to {
        Some(path) => path.to_owned(),
        None => {
            let backups = backups_in(folder);
            fs::create_dir_all(&backups).map_err(|e| crate::folder::start_error(&backups, &e))?;
            backups.join(backups::name_of(Clock::system().now().at))
        }
    };
    let made = (|| {
        let snapshot = Store::open_to_read(&file)?.take()?;
        snapshot.backup_to(&path, |_, _| true)?;
        snapshot.last_sequence()
    })();
    Ok(BackedUp { facts: made.map_err(of(&file))?, path })
}

/// Puts a copy in the place of the database of this folder, which may be empty or on another machine.
pub fn restore(folder: &Path, copy: &Path) -> Result<Restored, CareError> {
    let folder = DataFolder::open(folder, mode_of(folder))?;
    Store::restore(copy, &folder.database()).map_err(of(copy))
}

/// Looks through the database; if it is damaged, makes a new one from what can be read and keeps the damaged one.
pub fn repair(folder: &Path) -> Result<Repaired, CareError> {
    let folder = DataFolder::open(folder, mode_of(folder))?;
    let (file, now) = (folder.database(), Clock::system().now().at);
    let backup = newest_backup(folder.root());
    match look_through(&file, now) {
        Ok(facts) => {
            return Ok(Repaired { was_whole: Some(facts), salvage: None, kept: None, backup });
        }
        Err(Error::Damaged { .. } | Error::Lost { .. }) => {}
        // A full disk or a newer file is not damage, and a repair would make it worse.
        Err(error) => return Err(CareError::File { file, error }),
    }
    let new = file.with_extension("salvaged");
    let salvage = store::salvage(&file, &archives(folder.root()), &new, now).map_err(of(&file))?;
    let restored = Store::restore(&new, &file).map_err(of(&file))?;
    // A copy of what is in place by now.
    let _ = fs::remove_file(&new);
    Ok(Repaired { was_whole: None, salvage: Some(salvage), kept: restored.kept, backup })
}

fn look_through(file: &Path, now: Timestamp) -> Result<u64, Error> {
    let station = model::StationId(Ids::ordered(Clock::system()).next());
    let (writer, snapshots) = Store::open(file, now, station)?;
    let snapshot = snapshots.take()?;
    snapshot.check_file()?;
    match snapshot.verify()?.broken {
        None => Ok(writer.last_sequence()),
        Some(broken) => {
            Err(Error::Damaged { what: format!("the log is broken at fact {}", broken.sequence) })
        }
    }
}

fn archives(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(archives_in(folder)) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// Moves facts that were recorded before a moment into an archive file. `None`: there are none. The log says that it
/// was done, and by whom.
pub fn archive(folder: &Path, before: Timestamp) -> Result<Option<(PathBuf, Archive)>, CareError> {
    let folder = DataFolder::open(folder, mode_of(folder))?;
    let file = folder.database();
    let archives = archives_in(folder.root());
    fs::create_dir_all(&archives).map_err(|e| crate::folder::start_error(&archives, &e))?;
    let clock = Clock::system();
    let done = (|| {
        let now = clock.now().at;
        let (mut writer, snapshots) = Store::open(&file, now, model::StationId(Ids::ordered(clock).next()))?;
        // What an earlier, killed run had told the log already.
        while writer.let_go()? {}
        let snapshot = snapshots.take()?;
        let last = snapshot.last_before(before)?.min(writer.last_sequence().saturating_sub(1));
        let first = snapshot.archives()?.last().map_or(0, |(last, _)| *last) + 1;
        if last < first {
            return Ok(None);
        }
        let name = format!("log-{first}-{last}.tsa");
        let path = archives.join(&name);
        let archive = snapshot.archive_to(&path, last)?;
        drop(snapshot);
        let fact: Fact = archive.fact(&name);
        let fact = ToRecord { fact, at: now, who: Who::Station, how: How::Program, group: None };
        writer.record(Batch { recorded_at: now, facts: vec![fact], ..Batch::default() })?;
        while writer.let_go()? {}
        Ok(Some((path, archive)))
    })();
    done.map_err(of(&file))
}

/// Puts the names of readers in the place of their ids, as far as they are known.
pub fn with_reader_names(
    folder: &Path,
    mut visit: impl FnMut(Line) -> std::io::Result<()>,
) -> Result<impl FnMut(Line) -> std::io::Result<()>, CareError> {
    let file = paths::database_in(folder);
    let readers =
        Store::open_to_read(&file).and_then(|snapshots| snapshots.take()?.readers()).map_err(of(&file))?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for reader in &readers {
        // Two readers of one name stay apart by their ids.
        let is_only = readers.iter().filter(|other| other.name == reader.name).count() == 1;
        if is_only {
            names.insert(reader.id.to_string(), reader.name.clone());
        }
    }
    Ok(move |mut line: Line| {
        if let Some(name) = names.get(&line.reader) {
            line.reader.clone_from(name);
        }
        visit(line)
    })
}

/// Walks an archive, and says whether the log of this folder goes on from it or from a later one.
pub fn verify_archive(folder: &Path, file: &Path) -> Result<(Archive, bool), CareError> {
    let archive = store::verify_archive(file).map_err(of(file))?;
    let database = paths::database_in(folder);
    let fits = (|| {
        let snapshot = Store::open_to_read(&database)?.take()?;
        let is_known = snapshot.archive_hash(archive.last)? == Some(archive.hash);
        Ok(is_known && snapshot.station()? == archive.station)
    })();
    Ok((archive, fits.map_err(of(&database))?))
}
