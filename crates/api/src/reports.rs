//! Reports: what there is, a look at the first rows, the file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::path::Path;

use station::reports::{Answers, CellKind, Order, REPORTS, Report, Zone, find_report, preview as look};
use station::store::Store;
use station::{JobOrder, ReportMade};
use words::Words;

use crate::app::{Done, Nothing};
use crate::jobs;
use crate::methods::Api;
use crate::problem::{self, Problem};
use crate::session::Session;

/// A parameter a report asks for; the form is built from it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct QuestionView {
    /// Key of the answer.
    pub key: String,
    /// Word id of its label.
    pub label: String,
    /// `place`, `period`, `yes_no`.
    pub kind: String,
}

/// A kind of report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportKind {
    /// Its key.
    pub key: String,
    /// Word id of its name.
    pub name: String,
    /// Word id of one sentence about it.
    pub about: String,
    /// What it asks for.
    pub questions: Vec<QuestionView>,
    /// Formats it can be made in: `csv`, `xlsx`.
    pub formats: Vec<String>,
    /// When it was last made, UTC milliseconds.
    #[ts(type = "number | null")]
    pub last_made: Option<i64>,
}

/// A report with its answers.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReportOrder {
    /// Its key.
    pub key: String,
    /// Answers by question key.
    pub answers: std::collections::BTreeMap<String, String>,
    /// `csv` or `xlsx`; not needed for a preview.
    pub format: Option<String>,
    /// Language of headers; `null` = the site's.
    pub language: Option<String>,
}

/// A column of the preview.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ColumnView {
    /// Its heading, in words.
    pub name: String,
    /// `text`, `word`, `count`, `time`, `span`, `tag`, `place`.
    pub kind: String,
}

/// A look at a report before it is made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportPreview {
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// The first rows, at most 20, each cell as text for people.
    pub rows: Vec<Vec<String>>,
    /// Rows in all.
    pub total: u32,
    /// The moment it describes, UTC milliseconds.
    #[ts(type = "number")]
    pub moment: i64,
    /// Time zone of times in the file.
    pub zone: String,
}

/// The job that makes it; its state comes through the channel.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JobRef {
    /// Its id.
    pub job: String,
}

/// Which job.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct JobChoice {
    /// Its id.
    pub job: String,
}

/// Opens a finished report on this desktop.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct OpenReport {
    /// Its job.
    pub job: String,
    /// The folder instead of the file.
    pub is_folder: bool,
}

/// The reports there are.
pub(crate) fn kinds(api: &Api, _: &Session, _: Nothing) -> Result<Vec<ReportKind>, Problem> {
    let made = api.station.jobs();
    Ok(REPORTS.iter().map(|report| kind(report, &made)).collect())
}

fn kind(report: &Report, jobs: &[station::JobPicture]) -> ReportKind {
    let made = jobs.iter().filter(|job| {
        let JobOrder::Report { key, .. } = &job.order;
        key == report.key && matches!(job.state, station::JobState::Done(_))
    });
    ReportKind {
        key: report.key.to_owned(),
        name: report.name.id().to_owned(),
        about: report.about.id().to_owned(),
        questions: report
            .questions
            .iter()
            .map(|question| QuestionView {
                key: question.key.to_owned(),
                label: question.label.id().to_owned(),
                kind: question.kind.key().to_owned(),
            })
            .collect(),
        formats: station::reports::FORMATS.iter().map(|format| format.key.to_owned()).collect(),
        last_made: made.map(|job| job.since.0).max(),
    }
}

/// A look at the first rows.
pub(crate) fn preview(api: &Api, _: &Session, order: ReportOrder) -> Result<ReportPreview, Problem> {
    let told = |why: station::reports::Error| problem::of_report(api, &why);
    let report = find_report(&order.key).map_err(told)?;
    let answers = Answers::parse(report.questions, &order.answers).map_err(told)?;
    let language = order.language.unwrap_or_else(|| api.language());
    let moment = api.station.now().at;
    let scratch = api.station.folder().reports();
    let seen = api.station.ask(|snapshot| {
        let order = Order {
            words: Words::for_language(&language),
            zone: Zone::Local,
            scratch: &scratch,
            step: &|_| true,
        };
        Ok((report.answer)(snapshot, &answers, moment).and_then(|document| look(&document, &order)))
    });
    let seen = seen.map_err(|why| problem::of_ask(api, &why))?.map_err(told)?;
    Ok(ReportPreview {
        columns: seen
            .columns
            .into_iter()
            .map(|(name, kind)| ColumnView { name, kind: column(kind) })
            .collect(),
        rows: seen.rows,
        total: u32::try_from(seen.total).unwrap_or(u32::MAX),
        moment: seen.moment.0,
        zone: seen.zone,
    })
}

fn column(kind: CellKind) -> String {
    kind.key().to_owned()
}

/// Starts making the file.
pub(crate) fn make(api: &Api, session: &Session, order: ReportOrder) -> Result<JobRef, Problem> {
    let job = JobOrder::Report {
        key: order.key,
        answers: order.answers,
        format: order.format.unwrap_or_else(|| "csv".to_owned()),
        language: order.language,
        folder: None,
    };
    let job = api.station.run(job, api.asker(session)).map_err(|why| problem::of_submit(api, &why))?;
    Ok(JobRef { job: job.to_string() })
}

/// Opens a finished report on this desktop.
pub(crate) fn open(api: &Api, _: &Session, wish: OpenReport) -> Result<Done, Problem> {
    let file = jobs::file(api, &wish.job)?;
    let path =
        if wish.is_folder { file.parent().map_or_else(|| file.clone(), Path::to_path_buf) } else { file };
    api.station.open_path(&path).map_err(|why| problem::of_open(api, &why))?;
    Ok(Done::default())
}

/// Makes a report without a running station: it only reads, so it may run beside one.
pub fn write(
    folder: &Path,
    key: &str,
    answers: &std::collections::BTreeMap<String, String>,
    format: &str,
    out: &Path,
) -> Result<ReportMade, Problem> {
    let file = station::paths::database_in(folder);
    let snapshots = Store::open_to_read(&file).map_err(|why| problem::of_file_at(&file, &why))?;
    let order = JobOrder::Report {
        key: key.to_owned(),
        answers: answers.clone(),
        format: format.to_owned(),
        language: None,
        folder: Some(out.to_owned()),
    };
    station::make_report(&snapshots, &order, &station::Clock::system())
        .map_err(|why| problem::of_job(&why, out, "en"))
}
