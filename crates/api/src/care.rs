//! Looking after a data folder without a running station, for the command line.

use std::path::{Path, PathBuf};

use model::Timestamp;
use station::care::{self, BackedUp, CareError, Repaired};
use station::recorder::{self, Line};
use station::store::{Archive, Restored};

use crate::problem::{self, Problem};

/// Makes a copy, beside a running station if need be.
pub fn back_up(folder: &Path, to: Option<&Path>) -> Result<BackedUp, Problem> {
    care::back_up(folder, to).map_err(|why| problem::of_care(&why))
}

/// Puts a copy in the place of the database.
pub fn restore(folder: &Path, copy: &Path) -> Result<Restored, Problem> {
    care::restore(folder, copy).map_err(|why| problem::of_care(&why))
}

/// Looks through the database and saves what can be read of a damaged one.
pub fn repair(folder: &Path) -> Result<Repaired, Problem> {
    care::repair(folder).map_err(|why| problem::of_care(&why))
}

/// Moves what was recorded before a moment into an archive file.
pub fn archive(folder: &Path, before: Timestamp) -> Result<Option<(PathBuf, Archive)>, Problem> {
    care::archive(folder, before).map_err(|why| problem::of_care(&why))
}

/// Walks an archive and says whether the log of this folder remembers it.
pub fn verify_archive(folder: &Path, file: &Path) -> Result<(Archive, bool), Problem> {
    care::verify_archive(folder, file).map_err(|why| problem::of_care(&why))
}

/// Shows the rolling recording of reads, with the names of readers, oldest first.
pub fn recording(
    folder: &Path,
    from: Timestamp,
    until: Timestamp,
    visit: impl FnMut(Line) -> std::io::Result<()>,
) -> Result<u64, Problem> {
    let recordings = folder.join(recorder::FOLDER);
    let named = care::with_reader_names(folder, visit).map_err(|why: CareError| problem::of_care(&why))?;
    let shown = recorder::read_back(&recordings, from, until, named);
    shown.map_err(|why| problem::of_recording(&recordings, &why))
}
