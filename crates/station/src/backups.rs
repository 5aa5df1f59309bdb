//! Copies of the database: when one is due, which ones go, and the thread that sees to it.
//!
//! A copy is made in small steps beside the running station, checked, and only then gets its name; the one before is
//! whole all the while. The same thread looks through the whole file once after each start, because the start itself
//! looks only at what a start needs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use chrono::{DateTime, NaiveDateTime, Utc};
use model::{Span, Timestamp};
use store::{Error, Snapshots};

use crate::clock::{Clock, Deadline};
use crate::limits::{
    BACKUP_EVERY, BACKUP_LOOK, BACKUPS_DAILY, BACKUPS_WEEKLY, FREE_SPACE_MIN, NAP_MAX, SETTLING_IN,
};
use crate::live::NoticeKind;
use crate::queue::{Ask, Queue};

const NAME: &str = "tagstead-%Y-%m-%dT%H-%M-%SZ.db";

/// A copy in the folder of copies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupFile {
    /// When it was made.
    pub at: Timestamp,
    /// Where it is.
    pub path: PathBuf,
}

/// What the keeper works with.
pub(crate) struct Keeper {
    pub(crate) clock: Clock,
    pub(crate) queue: Arc<Queue>,
    pub(crate) snapshots: Snapshots,
    /// The database.
    pub(crate) file: PathBuf,
    /// Where copies go.
    pub(crate) folder: PathBuf,
}

/// All copies in a folder, oldest first. Other files are none of our business.
pub fn list(folder: &Path) -> Vec<BackupFile> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<BackupFile> = entries
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            Some(BackupFile { at: made_at(path.file_name()?.to_str()?)?, path })
        })
        .collect();
    found.sort();
    found
}

/// The name of a copy made now.
pub(crate) fn name_of(at: Timestamp) -> String {
    DateTime::<Utc>::from_timestamp_millis(at.0).unwrap_or_default().format(NAME).to_string()
}

fn made_at(name: &str) -> Option<Timestamp> {
    let at = NaiveDateTime::parse_from_str(name, NAME).ok()?;
    Some(Timestamp(at.and_utc().timestamp_millis()))
}

/// Which copies are too many: of each of the last days the newest stays, and of each of the weeks before.
fn too_many(copies: &[BackupFile], now: Timestamp) -> Vec<PathBuf> {
    const DAY: i64 = 24 * 3_600_000;
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    let mut gone = Vec::new();
    for (newer, copy) in copies.iter().rev().enumerate() {
        let age = now.0.saturating_sub(copy.at.0) / DAY;
        let is_first_of_day = days.len() < BACKUPS_DAILY && days.insert(copy.at.0.div_euclid(DAY));
        let is_first_of_week = age < 7 * BACKUPS_WEEKLY && weeks.insert(copy.at.0.div_euclid(7 * DAY));
        // The newest always stays, however wrong the clock is.
        if newer > 0 && !is_first_of_day && !is_first_of_week {
            gone.push(copy.path.clone());
        }
    }
    gone
}

/// Starts the thread; it ends with the station.
pub(crate) fn start(keeper: Keeper) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name("keeper".to_owned()).spawn(move || keeper.keep())
}

impl Keeper {
    fn keep(&self) {
        if !self.nap(SETTLING_IN) {
            return;
        }
        self.look_through();
        loop {
            if self.is_due() {
                self.make_and_tell();
            }
            if !self.nap(BACKUP_LOOK) {
                return;
            }
        }
    }

    /// `false`: the station stops.
    fn nap(&self, wait: std::time::Duration) -> bool {
        let end = Deadline::after(wait);
        while !end.has_passed() {
            if self.queue.is_stopping() {
                return false;
            }
            std::thread::sleep(end.left().min(NAP_MAX));
        }
        !self.queue.is_stopping()
    }

    /// A new database is copied a day after its first fact.
    fn is_due(&self) -> bool {
        let last = list(&self.folder).pop().map(|copy| copy.at);
        let begun =
            || self.snapshots.take().and_then(|s| s.facts(0, 1)).ok()?.first().map(|fact| fact.recorded_at);
        let Some(since) = last.or_else(begun) else { return false };
        let age = self.clock.now().at.0.saturating_sub(since.0);
        // A copy from the future was made under a wrong clock.
        age >= span_ms(BACKUP_EVERY) || age < -span_ms(BACKUP_EVERY)
    }

    fn make_and_tell(&self) {
        match self.make() {
            Ok(Some(path)) => {
                tracing::info!(path = %path.display(), "a copy of the database was made");
                self.tell(NoticeKind::BackupFailed { detail: String::new() }, false);
            }
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(%error, "no copy of the database was made");
                self.tell(NoticeKind::BackupFailed { detail: error.to_string() }, true);
            }
        }
    }

    /// `None`: the station stopped meanwhile.
    fn make(&self) -> Result<Option<PathBuf>, Error> {
        let failed =
            |failure: std::io::Error| Error::Io { what: format!("{}: {failure}", self.folder.display()) };
        fs::create_dir_all(&self.folder).map_err(failed)?;
        let size = fs::metadata(&self.file).map(|file| file.len()).unwrap_or(0);
        if fs4::available_space(&self.folder).is_ok_and(|free| free < size + FREE_SPACE_MIN) {
            return Err(Error::DiskFull);
        }
        let now = self.clock.now().at;
        let path = self.folder.join(name_of(now));
        let is_done = self.snapshots.take()?.backup_to(&path, |_, _| !self.queue.is_stopping())?;
        for old in too_many(&list(&self.folder), now) {
            // Tried again tomorrow.
            if let Err(error) = fs::remove_file(&old) {
                tracing::warn!(%error, path = %old.display(), "an old copy was not removed");
            }
        }
        Ok(is_done.then_some(path))
    }

    /// Once after each start: every page, every index, every link of the log.
    fn look_through(&self) {
        let looked = self.snapshots.take().and_then(|snapshot| {
            snapshot.check_file()?;
            snapshot.verify()
        });
        let detail = match looked {
            Ok(verdict) => {
                verdict.broken.map(|broken| format!("the log is broken at fact {}", broken.sequence))
            }
            Err(Error::Damaged { what }) => Some(what),
            Err(error) => {
                tracing::warn!(%error, "the database was not looked through");
                None
            }
        };
        if let Some(detail) = detail {
            tracing::error!(detail, "the database is damaged");
            self.tell(NoticeKind::FileDamaged { file: self.file.clone(), detail }, true);
        }
    }

    fn tell(&self, kind: NoticeKind, stands: bool) {
        if self.queue.push_ask(Ask::Notice { kind, stands }).is_err() {
            tracing::debug!("the station stopped before it was told");
        }
    }
}

fn span_ms(span: Span) -> i64 {
    i64::try_from(span.0).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn copies(hours: &[i64]) -> Vec<BackupFile> {
        let file =
            |hour: &i64| BackupFile { at: Timestamp(hour * HOUR), path: PathBuf::from(hour.to_string()) };
        let mut copies: Vec<BackupFile> = hours.iter().map(file).collect();
        copies.sort();
        copies
    }

    #[test]
    fn names_tell_when() {
        let at = Timestamp(1_795_000_123_000);
        assert_eq!(made_at(&name_of(at)), Some(at));
        assert_eq!(made_at("tagstead-holiday.db"), None);
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name_of(at)), "").unwrap();
        fs::write(folder.path().join("letter.txt"), "").unwrap();
        assert_eq!(list(folder.path()), [BackupFile { at, path: folder.path().join(name_of(at)) }]);
    }

    #[test]
    fn days_and_weeks_stay() {
        // A copy a day for a year, each time cleared away as the keeper does.
        let mut kept: Vec<i64> = Vec::new();
        for day in 0..365 {
            kept.push(day * 24 + 3);
            let gone = too_many(&copies(&kept), Timestamp((day * 24 + 3) * HOUR));
            kept.retain(|hour| !gone.contains(&PathBuf::from(hour.to_string())));
            assert!(kept.len() <= BACKUPS_DAILY + BACKUPS_WEEKLY as usize, "{kept:?}");
        }
        let last_week: Vec<i64> = (358..365).map(|day| day * 24 + 3).collect();
        assert!(kept.ends_with(&last_week), "{kept:?}");
        let oldest = (364 * 24 + 3 - kept[0]) / 24;
        assert!((14..=28).contains(&oldest), "{kept:?}");
    }

    #[test]
    fn the_only_one_stays_whatever_the_clock_says() {
        assert!(too_many(&copies(&[1]), Timestamp(9_000_000 * HOUR)).is_empty());
        assert!(too_many(&copies(&[9_000_000]), Timestamp(0)).is_empty());
    }
}
