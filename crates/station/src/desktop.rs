//! Opening what the station made with the programs of this desktop.

use std::path::Path;

use crate::error::OpenError;
use crate::folder::DataFolder;
use crate::jobs::Jobs;

/// Opens a file or folder: only inside the data folder, or a file (or its folder) that a job made. A door passes on
/// what a screen asks for, and a screen must not be able to start any program of the machine.
pub(crate) fn open(path: &Path, folder: &DataFolder, jobs: &Jobs) -> Result<(), OpenError> {
    let Ok(real) = path.canonicalize() else { return Err(OpenError::Gone(path.to_owned())) };
    if !folder.contains(&real) && !jobs.made(&real) {
        return Err(OpenError::NotOurs(path.to_owned()));
    }
    open::that_detached(&real)
        .map_err(|error| OpenError::NoProgram { path: path.to_owned(), detail: error.to_string() })
}
