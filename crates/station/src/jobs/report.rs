//! Making one report file: written aside, brought to the disk, then given its name.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use model::Timestamp;
use reports::{Answers, Error, Order, Written, Zone, file_name, find_format, find_report};
use store::{Snapshot, Snapshots};
use words::Words;

use super::{JobFailure, JobOrder, ReportMade, Shared, Task};
use crate::clock::{Clock, Deadline};
use crate::ids::Ids;
use crate::limits::UPDATE_EVERY;

/// `None` = a person stopped it.
type Failure = Option<JobFailure>;

/// Makes the file.
pub(super) fn make(shared: &Shared, task: &Task) -> Result<ReportMade, Failure> {
    let JobOrder::Report { folder, .. } = &task.order;
    let folder = folder.as_deref().unwrap_or(&shared.tools.reports);
    let aside = Aside(folder.join(format!(".{}.part", task.id)));
    make_at(shared, task, folder, &aside.0).map_err(|error| failure(error, folder))
}

fn make_at(shared: &Shared, task: &Task, folder: &Path, aside: &Path) -> Result<ReportMade, Error> {
    let told = Cell::new(Deadline::after(UPDATE_EVERY));
    let progress = |done: u64, total: Option<u64>| {
        if total.is_some() || told.get().has_passed() {
            told.set(Deadline::after(UPDATE_EVERY));
            shared.progress(task.id, done, total);
        }
        !task.is_cancelled.load(Ordering::Relaxed)
    };
    let language = shared.tools.feed.look().settings.screen.language.clone();
    let snapshot = shared.tools.snapshots.take()?;
    let moment = shared.tools.clock.now().at;
    write(&snapshot, &task.order, &Place { folder, aside, language: &language, moment }, &progress)
}

/// Where a report goes, in which language, and which moment it describes.
struct Place<'p> {
    folder: &'p Path,
    aside: &'p Path,
    language: &'p str,
    moment: Timestamp,
}

/// `progress` is told rows done and, once, rows in all; it says whether to go on.
fn write(
    snapshot: &Snapshot,
    order: &JobOrder,
    place: &Place<'_>,
    progress: &dyn Fn(u64, Option<u64>) -> bool,
) -> Result<ReportMade, Error> {
    let JobOrder::Report { key, answers, format, language, .. } = order;
    let (report, format) = (find_report(key)?, find_format(format)?);
    let answers = Answers::parse(report.questions, answers)?;
    let words = Words::for_language(language.as_deref().unwrap_or(place.language));
    let document = (report.answer)(snapshot, &answers, place.moment)?;
    let total = document.count(&|| progress(0, None))?;
    progress(0, Some(total));
    let step = |done: u64| progress(done, None);
    let order = Order { words, zone: Zone::Local, scratch: place.folder, step: &step };
    let mut file = BufWriter::new(File::create_new(place.aside)?);
    let written: Written = (format.render)(&document, &order, &mut file)?;
    file.flush()?;
    file.get_ref().sync_all()?;
    drop(file);
    let name = file_name(&document, written.rows, format, &order);
    let path = settle(place.aside, place.folder, &name)?;
    progress(written.rows, Some(written.rows));
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(ReportMade { path, file, rows: written.rows, cut: written.cut })
}

/// Makes a report file without a running station. It only reads, so it may run beside one.
pub fn make_report(snapshots: &Snapshots, order: &JobOrder, clock: &Clock) -> Result<ReportMade, JobFailure> {
    let JobOrder::Report { folder, .. } = order;
    let folder = folder.as_deref().unwrap_or(Path::new("."));
    let aside = Aside(folder.join(format!(".{}.part", Ids::ordered(clock.clone()).next())));
    let made = snapshots.take().map_err(Error::from).and_then(|snapshot| {
        let language = snapshot.settings()?.screen.language;
        let place = Place { folder, aside: &aside.0, language: &language, moment: clock.now().at };
        write(&snapshot, order, &place, &|_, _| true)
    });
    made.map_err(|error| {
        failure(error, folder)
            .unwrap_or(JobFailure::Other { detail: "nobody can have stopped it".to_owned() })
    })
}

/// Gives the finished file its name. A file that is there already is never replaced: somebody may have it open.
fn settle(aside: &Path, folder: &Path, name: &str) -> io::Result<PathBuf> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut path = folder.join(name);
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{stem} ({number}).{extension}"));
        number += 1;
    }
    fs::rename(aside, &path)?;
    Ok(path)
}

fn failure(error: Error, folder: &Path) -> Failure {
    let detail = error.to_string();
    Some(match error {
        Error::Cancelled => return None,
        Error::UnknownReport(_) | Error::UnknownFormat(_) | Error::BadAnswer { .. } => {
            JobFailure::BadOrder { detail }
        }
        Error::DiskFull | Error::Store(store::Error::DiskFull) => JobFailure::DiskFull,
        Error::NotWritable(_) => JobFailure::FolderGone { folder: folder.to_owned(), detail },
        Error::TooManyRows { most } => JobFailure::TooManyRows { most },
        Error::Io(_) | Error::Store(_) => JobFailure::Other { detail },
    })
}

/// The unfinished file; it goes when it was not given a name.
struct Aside(PathBuf);

impl Drop for Aside {
    fn drop(&mut self) {
        // Already renamed, or never made: then there is nothing to remove.
        let _ = fs::remove_file(&self.0);
    }
}

/// Unfinished files of a killed program go at the start.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|extension| extension == "part") && fs::remove_file(&path).is_err() {
            tracing::warn!(path = %path.display(), "an unfinished report was not removed");
        }
    }
}
