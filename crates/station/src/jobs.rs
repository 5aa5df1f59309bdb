//! Long work on worker threads: reports. Progress, cancel, and what came of it until a person has seen it.

mod report;

pub use report::make_report;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use model::{Asker, Fact, JobId, Timestamp, ToRecord};
use store::Snapshots;

use crate::clock::Clock;
use crate::error::SubmitError;
use crate::ids::Ids;
use crate::limits::{JOB_WORKERS, JOBS_KEPT_MAX, JOBS_WAITING_MAX};
use crate::live::{Dirty, Feed};
use crate::queue::{Ask, Queue};

/// Long work that can be ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobOrder {
    /// Make a report file.
    Report {
        /// Key of the report.
        key: String,
        /// Answers by question key.
        answers: BTreeMap<String, String>,
        /// Key of the format.
        format: String,
        /// Language of headings; `None` = the site's.
        language: Option<String>,
        /// Where to; `None` = the data folder's reports.
        folder: Option<PathBuf>,
    },
}

/// How far a job is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobState {
    /// Others are before it.
    Waiting,
    /// Being done.
    Running,
    /// Done.
    Done(ReportMade),
    /// It did not work.
    Failed(JobFailure),
    /// A person stopped it.
    Cancelled,
}

/// A report that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMade {
    /// The file.
    pub path: PathBuf,
    /// Its name alone.
    pub file: String,
    /// Rows in it.
    pub rows: u64,
    /// Texts that had to be cut because the format has a limit.
    pub cut: u64,
}

/// Why a job did not work, in kinds a person can act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobFailure {
    /// No such report, format, or answer.
    BadOrder {
        /// What, for *Details*.
        detail: String,
    },
    /// The disk is full.
    DiskFull,
    /// The folder is gone or cannot be written to.
    FolderGone {
        /// The folder.
        folder: PathBuf,
        /// The system's own words.
        detail: String,
    },
    /// More rows than the format can hold.
    TooManyRows {
        /// The most.
        most: u64,
    },
    /// Anything else.
    Other {
        /// The system's own words.
        detail: String,
    },
}

/// A job as screens see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobPicture {
    /// Its id.
    pub id: JobId,
    /// What was ordered.
    pub order: JobOrder,
    /// How far it is.
    pub state: JobState,
    /// Rows done.
    pub done: u64,
    /// Rows in all, once known.
    pub total: Option<u64>,
    /// When it was ordered.
    pub since: Timestamp,
}

/// What jobs work with.
pub(crate) struct JobTools {
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) queue: Arc<Queue>,
    pub(crate) feed: Arc<Feed>,
    pub(crate) snapshots: Snapshots,
    pub(crate) reports: PathBuf,
}

/// The workers and their list.
pub(crate) struct Jobs {
    shared: Arc<Shared>,
    workers: Mutex<Vec<JoinHandle<()>>>,
}

struct Shared {
    tools: JobTools,
    list: Mutex<List>,
    bell: Condvar,
}

#[derive(Default)]
struct List {
    waiting: VecDeque<Task>,
    /// All that are remembered, the newest first.
    pictures: Vec<JobPicture>,
    /// The stop signs of those that wait or run.
    signs: BTreeMap<JobId, Arc<AtomicBool>>,
    is_stopping: bool,
}

/// A job on its way to a worker.
#[derive(Clone)]
struct Task {
    id: JobId,
    order: JobOrder,
    asker: Asker,
    is_cancelled: Arc<AtomicBool>,
}

impl Jobs {
    pub(crate) fn start(tools: JobTools) -> std::io::Result<Jobs> {
        report::sweep(&tools.reports);
        let shared = Arc::new(Shared { tools, list: Mutex::default(), bell: Condvar::new() });
        let mut workers = Vec::new();
        for number in 0..JOB_WORKERS {
            let shared = shared.clone();
            let name = format!("job worker {}", number + 1);
            workers.push(std::thread::Builder::new().name(name).spawn(move || shared.work())?);
        }
        Ok(Jobs { shared, workers: Mutex::new(workers) })
    }

    pub(crate) fn run(&self, order: JobOrder, asker: Asker) -> Result<JobId, SubmitError> {
        let shared = &self.shared;
        let id = JobId(shared.tools.ids.next());
        let since = shared.tools.clock.now().at;
        let mut list = shared.lock();
        if list.is_stopping {
            return Err(SubmitError::Stopped);
        }
        if list.signs.len() >= JOBS_WAITING_MAX {
            return Err(SubmitError::Busy);
        }
        let sign = Arc::new(AtomicBool::new(false));
        list.signs.insert(id, sign.clone());
        list.waiting.push_back(Task { id, order: order.clone(), asker, is_cancelled: sign });
        let picture = JobPicture { id, order, state: JobState::Waiting, done: 0, total: None, since };
        list.pictures.insert(0, picture);
        list.forget_old();
        shared.publish(&list);
        drop(list);
        shared.bell.notify_one();
        Ok(id)
    }

    pub(crate) fn all(&self) -> Vec<JobPicture> {
        self.shared.lock().pictures.clone()
    }

    pub(crate) fn cancel(&self, id: JobId) -> bool {
        let mut list = self.shared.lock();
        let Some(sign) = list.signs.get(&id) else { return false };
        sign.store(true, Ordering::Relaxed);
        if list.waiting.iter().any(|task| task.id == id) {
            list.waiting.retain(|task| task.id != id);
            list.finish(id, JobState::Cancelled);
            self.shared.publish(&list);
        }
        true
    }

    pub(crate) fn dismiss(&self, id: JobId) -> bool {
        let mut list = self.shared.lock();
        let count = list.pictures.len();
        let is_over = !list.signs.contains_key(&id);
        list.pictures.retain(|job| !(is_over && job.id == id));
        let is_gone = list.pictures.len() != count;
        if is_gone {
            self.shared.publish(&list);
        }
        is_gone
    }

    /// Whether a job made this file, or a file in this folder.
    pub(crate) fn made(&self, real: &Path) -> bool {
        self.shared.lock().pictures.iter().any(|job| match &job.state {
            JobState::Done(made) => {
                made.path.canonicalize().is_ok_and(|path| path == real || path.parent() == Some(real))
            }
            JobState::Waiting | JobState::Running | JobState::Failed(_) | JobState::Cancelled => false,
        })
    }

    /// Stops what runs, forgets what waits, joins the workers.
    pub(crate) fn stop(&self) {
        let mut list = self.shared.lock();
        list.is_stopping = true;
        list.waiting.clear();
        list.signs.values().for_each(|sign| sign.store(true, Ordering::Relaxed));
        drop(list);
        self.shared.bell.notify_all();
        for worker in self.workers.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            if worker.join().is_err() {
                tracing::error!("a job worker ended badly");
            }
        }
    }
}

impl Shared {
    fn work(&self) {
        while let Some(task) = self.next_task() {
            let outcome = catch_unwind(AssertUnwindSafe(|| report::make(self, &task)));
            let state = match outcome {
                Ok(Ok(made)) => {
                    self.tell_log(&task, &made);
                    JobState::Done(made)
                }
                Ok(Err(None)) => JobState::Cancelled,
                Ok(Err(Some(failure))) => JobState::Failed(failure),
                Err(_) => {
                    tracing::error!("a job failed in the program itself");
                    JobState::Failed(JobFailure::Other { detail: "internal fault".to_owned() })
                }
            };
            let mut list = self.lock();
            list.finish(task.id, state);
            self.publish(&list);
        }
    }

    fn next_task(&self) -> Option<Task> {
        let mut list = self.lock();
        loop {
            if list.is_stopping {
                return None;
            }
            if let Some(task) = list.waiting.pop_front() {
                list.change(task.id, |job| job.state = JobState::Running);
                self.publish(&list);
                return Some(task);
            }
            list = self.bell.wait(list).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The history knows who took which list out of the house.
    fn tell_log(&self, task: &Task, made: &ReportMade) {
        let JobOrder::Report { key, format, .. } = &task.order;
        let fact = ToRecord {
            fact: Fact::ReportMade { report: key.clone(), format: format.clone(), rows: made.rows },
            at: self.tools.clock.now().at,
            who: task.asker.who,
            how: task.asker.how,
            group: None,
        };
        if self.tools.queue.push_ask(Ask::Record(Box::new(fact))).is_err() {
            tracing::warn!("a report was made while the station stopped; the history does not know it");
        }
    }

    fn progress(&self, id: JobId, done: u64, total: Option<u64>) {
        let mut list = self.lock();
        list.change(id, |job| {
            job.done = done;
            job.total = total.or(job.total);
        });
        self.publish(&list);
    }

    fn publish(&self, list: &List) {
        let jobs = list.pictures.clone();
        self.tools.feed.publish(|picture| {
            picture.jobs = jobs;
            Dirty { jobs: true, ..Dirty::default() }
        });
    }

    fn lock(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl List {
    fn change(&mut self, id: JobId, change: impl FnOnce(&mut JobPicture)) {
        if let Some(job) = self.pictures.iter_mut().find(|job| job.id == id) {
            change(job);
        }
    }

    fn finish(&mut self, id: JobId, state: JobState) {
        self.signs.remove(&id);
        self.change(id, |job| job.state = state);
        self.forget_old();
    }

    fn forget_old(&mut self) {
        let over = self.pictures.iter().filter(|job| !self.signs.contains_key(&job.id)).count();
        for _ in JOBS_KEPT_MAX..over {
            let oldest = self.pictures.iter().rposition(|job| !self.signs.contains_key(&job.id));
            if let Some(at) = oldest {
                self.pictures.remove(at);
            }
        }
    }
}
