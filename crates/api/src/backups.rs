//! Back-ups: what there is, and one more now. Putting one back needs the station to be stopped: `tagstead restore`.

use serde::Serialize;
use ts_rs::TS;

use station::{backups, care};

use crate::app::Nothing;
use crate::methods::Api;
use crate::problem::{self, Problem};
use crate::session::Session;

/// The back-ups of this warehouse.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupsView {
    /// The folder they are in.
    pub folder: String,
    /// Newest first.
    pub copies: Vec<BackupView>,
}

/// One back-up.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupView {
    /// Its file.
    pub file: String,
    /// When it was made, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A back-up that was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupMade {
    /// Its file.
    pub file: String,
    /// The last entry of the log in it.
    #[ts(type = "number")]
    pub facts: u64,
}

/// What there is.
pub(crate) fn show(api: &Api, _: &Session, _: Nothing) -> Result<BackupsView, Problem> {
    let folder = api.station.folder().backups();
    let copies = backups::list(&folder).into_iter().rev().map(|copy| BackupView {
        bytes: std::fs::metadata(&copy.path).map(|file| file.len()).unwrap_or(0),
        file: copy.path.display().to_string(),
        at: copy.at.0,
    });
    Ok(BackupsView { copies: copies.collect(), folder: folder.display().to_string() })
}

/// One more, now. Work goes on meanwhile.
pub(crate) fn make(api: &Api, _: &Session, _: Nothing) -> Result<BackupMade, Problem> {
    let made = care::back_up(api.station.folder().root(), None).map_err(|why| problem::of_care(&why))?;
    Ok(BackupMade { file: made.path.display().to_string(), facts: made.facts })
}
