//! Long work: stop it, forget it. Its state comes through the channel.

use std::path::{Path, PathBuf};

use model::JobId;
use station::{JobOrder, JobPicture, JobState};

use crate::app::Done;
use crate::live::JobView;
use crate::methods::Api;
use crate::problem::{self, Problem};
use crate::reports::JobChoice;
use crate::session::Session;

/// Stops a job that waits or runs.
pub(crate) fn cancel(api: &Api, _: &Session, job: JobChoice) -> Result<Done, Problem> {
    api.station.cancel(id(&job.job)?);
    Ok(Done::default())
}

/// Forgets a finished job; its file stays.
pub(crate) fn dismiss(api: &Api, _: &Session, job: JobChoice) -> Result<Done, Problem> {
    api.station.dismiss(id(&job.job)?);
    Ok(Done::default())
}

pub(crate) fn id(text: &str) -> Result<JobId, Problem> {
    text.parse().map_err(|why| problem::bad_values(&why))
}

/// The file a finished job made.
pub(crate) fn file(api: &Api, job: &str) -> Result<PathBuf, Problem> {
    let wanted = id(job)?;
    let made = api.station.jobs().into_iter().find(|job| job.id == wanted).and_then(|job| match job.state {
        JobState::Done(made) => Some(made.path),
        JobState::Waiting | JobState::Running | JobState::Failed(_) | JobState::Cancelled => None,
    });
    made.ok_or_else(|| problem::Draft::new("TS-REPORT-006").arg("file", job).say(&api.language()))
}

/// How a screen sees a job.
pub(crate) fn view(job: &JobPicture, reports: &Path, language: &str) -> JobView {
    let made = match &job.state {
        JobState::Done(made) => Some(made),
        JobState::Waiting | JobState::Running | JobState::Failed(_) | JobState::Cancelled => None,
    };
    let JobOrder::Report { key, format, folder, .. } = &job.order;
    let (report, format) = (key.clone(), format.clone());
    JobView {
        id: job.id.to_string(),
        kind: "report".to_owned(),
        report,
        format,
        state: state_word(&job.state).to_owned(),
        done: u32::try_from(job.done).unwrap_or(u32::MAX),
        total: job.total.map(|total| u32::try_from(total).unwrap_or(u32::MAX)),
        since: job.since.0,
        path: made.map(|made| made.path.display().to_string()),
        file: made.map(|made| made.file.clone()),
        rows: made.map(|made| u32::try_from(made.rows).unwrap_or(u32::MAX)),
        problem: match &job.state {
            JobState::Failed(why) => {
                Some(problem::of_job(why, folder.as_deref().unwrap_or(reports), language))
            }
            JobState::Waiting | JobState::Running | JobState::Done(_) | JobState::Cancelled => None,
        },
    }
}

fn state_word(state: &JobState) -> &'static str {
    match state {
        JobState::Waiting => "waiting",
        JobState::Running => "running",
        JobState::Done(_) => "done",
        JobState::Failed(_) => "failed",
        JobState::Cancelled => "cancelled",
    }
}
