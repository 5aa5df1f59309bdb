//! The data folder: made, locked against a second copy, and the names of what lies in it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fs4::fs_std::FileExt;

use crate::config::Mode;
use crate::error::StartError;
use crate::limits::FREE_SPACE_MIN;

/// The data folder of a running station. It stays locked until the station stops.
#[derive(Clone, Debug)]
pub struct DataFolder {
    root: PathBuf,
    mode: Mode,
    lock: Arc<File>,
}

impl DataFolder {
    /// Makes what is missing and locks it. The lock belongs to the process: it is gone when the process is killed.
    pub(crate) fn open(root: &Path, mode: Mode) -> Result<DataFolder, StartError> {
        for part in ["", "reports", "captures", "logs"] {
            fs::create_dir_all(root.join(part)).map_err(|error| start_error(root, &error))?;
        }
        let root = root.canonicalize().map_err(|error| start_error(root, &error))?;
        let lock = lock(&root)?;
        let folder = DataFolder { root, mode, lock: Arc::new(lock) };
        folder.check_room()?;
        Ok(folder)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The database file. The demo has its own, so that the two can never be taken for each other.
    pub fn database(&self) -> PathBuf {
        self.root.join(match self.mode {
            Mode::Real => crate::paths::DATABASE_REAL,
            Mode::Demo => crate::paths::DATABASE_DEMO,
        })
    }

    /// Where reports go.
    pub fn reports(&self) -> PathBuf {
        self.root.join("reports")
    }

    /// Where recordings of bytes go.
    pub fn captures(&self) -> PathBuf {
        self.root.join("captures")
    }

    /// Where copies of the database go.
    pub fn backups(&self) -> PathBuf {
        crate::care::backups_in(&self.root)
    }

    /// Where the rolling recording of reads goes.
    pub fn recordings(&self) -> PathBuf {
        self.root.join(crate::recorder::FOLDER)
    }

    /// Where logs go.
    pub fn logs(&self) -> PathBuf {
        self.root.join("logs")
    }

    /// Whether this path, with all links resolved, lies in the folder.
    pub(crate) fn contains(&self, real: &Path) -> bool {
        real.starts_with(&self.root)
    }

    /// Free space for this user in bytes; `None` when the system does not say.
    pub fn free_space(&self) -> Option<u64> {
        fs4::available_space(&self.root).ok()
    }

    /// Lets other copies in. Called when nothing of this station writes any more.
    pub(crate) fn unlock(&self) {
        if let Err(error) = FileExt::unlock(&*self.lock) {
            tracing::warn!(%error, "the data folder was not unlocked");
        }
    }

    fn check_room(&self) -> Result<(), StartError> {
        match self.free_space() {
            Some(free) if free < FREE_SPACE_MIN => Err(StartError::DiskFull { folder: self.root.clone() }),
            Some(_) | None => Ok(()),
        }
    }
}

fn lock(root: &Path) -> Result<File, StartError> {
    let path = root.join("lock");
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|error| start_error(root, &error))?;
    let is_ours = match FileExt::try_lock_exclusive(&file) {
        Ok(is_ours) => is_ours,
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => false,
        Err(error) => return Err(start_error(&path, &error)),
    };
    if !is_ours {
        return Err(StartError::AlreadyRunning { folder: root.to_owned(), process: read_process(&mut file) });
    }
    // Only for people and for the message of a second copy: what counts is the lock.
    let written = file
        .set_len(0)
        .and_then(|()| file.seek(SeekFrom::Start(0)))
        .and_then(|_| writeln!(file, "{}", std::process::id()));
    written.map_err(|error| start_error(root, &error))?;
    Ok(file)
}

/// The other copy's number. Windows does not let a locked file be read; then there is none.
fn read_process(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(32).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// What an error of the system means for somebody who wants to start.
pub(crate) fn start_error(path: &Path, error: &io::Error) -> StartError {
    let (kind, folder) = (error.kind(), path.to_owned());
    if matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) {
        StartError::ReadOnlyFolder { folder }
    } else if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        StartError::DiskFull { folder }
    } else {
        StartError::Io { path: folder, detail: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_copy_is_refused_until_the_first_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let first = DataFolder::open(dir.path(), Mode::Real).unwrap();
        match DataFolder::open(dir.path(), Mode::Real) {
            Err(StartError::AlreadyRunning { process, .. }) if cfg!(unix) => {
                assert_eq!(process, Some(std::process::id()));
            }
            Err(StartError::AlreadyRunning { .. }) => {}
            other => panic!("expected a refusal, got {other:?}"),
        }
        drop(first);
        assert!(DataFolder::open(dir.path(), Mode::Real).is_ok());
    }

    #[test]
    fn it_makes_its_parts_and_keeps_demo_apart() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("new").join("deep");
        let folder = DataFolder::open(&root, Mode::Demo).unwrap();
        assert!(folder.reports().is_dir() && folder.captures().is_dir() && folder.logs().is_dir());
        assert_eq!(folder.database().file_name().unwrap(), "demo.db");
        assert!(folder.contains(&folder.reports().join("x.csv")));
        assert!(!folder.contains(Path::new("/etc/passwd")));
        assert!(folder.free_space().is_some());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_read_only_place_is_said_so() {
        // Not even the superuser may make folders here.
        let place = Path::new("/sys/kernel/tagstead");
        assert!(matches!(DataFolder::open(place, Mode::Real), Err(StartError::ReadOnlyFolder { .. })));
    }

    #[test]
    fn a_file_in_the_way_is_told_with_the_words_of_the_system() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, "x").unwrap();
        assert!(matches!(DataFolder::open(&file, Mode::Real), Err(StartError::Io { .. })));
    }
}
