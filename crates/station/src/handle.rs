//! The way in for every door. Cheap to clone; the station stops when [`Handle::stop`] is called or the last handle
//! goes away.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLockReadGuard};
use std::thread::JoinHandle;

use model::{Asker, Command, GroupId, JobId, Now, PersonId, ReaderId, Span, StationId, Timestamp, Who};
use readers::{Answer, Order, RefusedWhy};
use store::{Snapshot, Snapshots};
use uuid::Uuid;

use crate::clock::Clock;
use crate::config::Mode;
use crate::desktop;
use crate::error::{AskError, OpenError, SubmitError};
use crate::folder::DataFolder;
use crate::hub::Understood;
use crate::ids::Ids;
use crate::jobs::{JobOrder, JobPicture, Jobs};
use crate::limits::QUIET_MAX;
use crate::limits::READER_ORDER_WAIT;
use crate::live::{Feed, Picture, WatchOptions, Watcher};
use crate::people::Desk;
use crate::port::{PortFound, Ports};
use crate::queue::{Ask, Queue, ScanAsk, Submission};
use crate::session::WireLog;

/// What a command became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The undo group.
    pub group: GroupId,
    /// Number of the last fact in the log when it was stored.
    pub sequence: u64,
    /// Whether it can be taken back.
    pub can_undo: bool,
}

/// What a person is at, and who it is.
#[derive(Clone, Debug)]
pub struct LookingAt {
    /// The window, by the number of its live channel.
    pub watch: u32,
    /// What is on it.
    pub context: engine::scan::Context,
    /// Who looks.
    pub asker: Asker,
}

/// What became of a scan.
#[derive(Debug)]
pub struct Scanned {
    /// What it is and what it leads to.
    pub answer: engine::scan::Answer,
    /// What became of its changes; `None` when it changes nothing.
    pub outcome: Option<Result<Accepted, SubmitError>>,
}

/// Read access to the picture. Keep it short: the hub waits while it is held.
pub type PictureGuard<'a> = RwLockReadGuard<'a, Picture>;

/// The way in.
#[derive(Clone)]
pub struct Handle {
    pub(crate) inner: Arc<Inner>,
}

/// What all handles share.
pub(crate) struct Inner {
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) mode: Mode,
    pub(crate) station: StationId,
    pub(crate) folder: DataFolder,
    pub(crate) queue: Arc<Queue>,
    pub(crate) feed: Arc<Feed>,
    pub(crate) snapshots: Snapshots,
    pub(crate) ports: Ports,
    pub(crate) jobs: Jobs,
    pub(crate) desk: Arc<Desk>,
    pub(crate) hub: Mutex<Option<JoinHandle<()>>>,
    /// Threads that look after things beside the hub.
    pub(crate) beside: Mutex<Vec<JoinHandle<()>>>,
}

impl Handle {
    /// Does a command; returns when its facts are durable.
    pub fn submit(&self, command: Command, asker: Asker) -> Result<Accepted, SubmitError> {
        self.submit_all(vec![command], asker)
    }

    /// Does several commands as one undo group, all or none; returns when their facts are durable.
    pub fn submit_all(&self, commands: Vec<Command>, asker: Asker) -> Result<Accepted, SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.ask_hub(Ask::Submit(Submission { commands, asker, reply, pin: None }), &answer)?
    }

    /// A command with the hash of a PIN that is stored with its fact.
    pub(crate) fn submit_with_pin(
        &self,
        command: Command,
        pin: (PersonId, Option<String>),
        asker: Asker,
    ) -> Result<Accepted, SubmitError> {
        let (reply, answer) = sync_channel(1);
        let submission = Submission { commands: vec![command], asker, reply, pin: Some(pin) };
        self.ask_hub(Ask::Submit(submission), &answer)?
    }

    pub(crate) fn keep_failures(&self, person: PersonId, failures: u32) -> Result<(), SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.ask_hub(Ask::KeepPinFailures { person, failures, reply }, &answer)?
    }

    /// A text was scanned, typed or pasted while this was on the screen: what it is, what it leads to, and whether what
    /// it changes was stored. Scans of desk pads come through the feed and are for the window that looked last.
    pub fn scan(&self, text: String, at: LookingAt) -> Result<Scanned, SubmitError> {
        let understood = self.ask_scan(Some(text), at)?.ok_or(SubmitError::Fault)?;
        let accepted = match understood.outcome {
            Some(outcome) => Some(outcome.recv().map_err(|_| SubmitError::Fault)?),
            None => None,
        };
        Ok(Scanned { answer: understood.answer, outcome: accepted })
    }

    /// A person looks at something else now; the next tag on a desk pad is for that.
    pub fn look_at(&self, at: LookingAt) -> Result<(), SubmitError> {
        self.ask_scan(None, at).map(|_| ())
    }

    fn ask_scan(&self, text: Option<String>, at: LookingAt) -> Result<Option<Understood>, SubmitError> {
        let (reply, answer) = sync_channel(1);
        let LookingAt { watch, context, asker } = at;
        self.ask_hub(Ask::Scan(ScanAsk { text, context, asker, watch, reply }), &answer)?
    }

    /// Asks the file. Each question sees one consistent moment and never waits for the writer.
    pub fn ask<T>(&self, question: impl FnOnce(&Snapshot) -> Result<T, store::Error>) -> Result<T, AskError> {
        let snapshot = self.inner.snapshots.take()?;
        Ok(question(&snapshot)?)
    }

    /// Looks at the picture. Let go of it before anything else is asked of the handle: the hub waits to change it,
    /// and whoever waits for the hub meanwhile waits for ever.
    pub fn picture(&self) -> PictureGuard<'_> {
        self.inner.feed.look()
    }

    /// Sees changes as they are made.
    pub fn watch(&self, options: WatchOptions) -> Watcher {
        self.inner.feed.watch(options)
    }

    /// Starts long work. Its state is in the picture and comes through the feed.
    pub fn run(&self, order: JobOrder, asker: Asker) -> Result<JobId, SubmitError> {
        self.inner.jobs.run(order, asker)
    }

    /// All jobs, the newest first.
    pub fn jobs(&self) -> Vec<JobPicture> {
        self.inner.jobs.all()
    }

    /// Stops a job that waits or runs. Says whether there was one.
    pub fn cancel(&self, job: JobId) -> bool {
        self.inner.jobs.cancel(job)
    }

    /// Forgets a finished job; its file stays. Says whether there was one.
    pub fn dismiss(&self, job: JobId) -> bool {
        self.inner.jobs.dismiss(job)
    }

    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.inner.ids.next()
    }

    /// What time it is.
    pub fn now(&self) -> Now {
        self.inner.clock.now()
    }

    /// What was last heard at this moment or before counts as "not seen": what the store's questions ask for.
    pub fn stale_before(&self) -> Timestamp {
        let silence = self.picture().settings.presence.stale_after;
        self.now().at - silence
    }

    /// The clock itself, for stories that move it.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// The ports that are there, with the reader that is set up on each.
    pub fn ports(&self) -> Vec<PortFound> {
        let readers: Vec<_> = self.picture().readers.values().map(|reader| reader.config.clone()).collect();
        self.inner.ports.list(&readers)
    }

    /// Switches all readers on or off, as one undo group.
    pub fn reading(&self, is_on: bool, asker: Asker) -> Result<Option<Accepted>, SubmitError> {
        let switched: Vec<Command> = self
            .picture()
            .readers
            .values()
            .filter(|reader| reader.config.is_on != is_on)
            .map(|reader| Command::SetReader(model::ReaderConfig { is_on, ..reader.config.clone() }))
            .collect();
        if switched.is_empty() { Ok(None) } else { self.submit_all(switched, asker).map(Some) }
    }

    /// Tries a lost reader again now instead of after its pause.
    pub fn try_again(&self, reader: ReaderId) -> Result<(), SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.ask_hub(Ask::TryAgain { reader, reply }, &answer)
    }

    /// Gives an order to a reader and waits for its outcome, at most [`READER_ORDER_WAIT`].
    pub fn order_reader(&self, reader: ReaderId, order: Order) -> Result<OrderOutcome, SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.inner.queue.push_ask(Ask::Order { reader, order, reply })?;
        match answer.recv_timeout(READER_ORDER_WAIT) {
            Ok(outcome) => Ok(outcome),
            Err(_) if self.inner.queue.is_stopping() => Err(SubmitError::Stopped),
            Err(_) => Ok(OrderOutcome { answer: None, refused: Some(RefusedWhy::NoAnswer) }),
        }
    }

    /// Starts or ends a recording of what goes over a reader's line; gives its file.
    pub fn reader_capture(&self, reader: ReaderId, level: WireLog) -> Result<Option<PathBuf>, SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.ask_hub(Ask::Capture { reader, level, reply }, &answer)?
    }

    /// Takes a notice away that a person has read; it comes back only when its reason comes anew.
    pub fn dismiss_notice(&self, id: &str) -> Result<(), SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.ask_hub(Ask::DismissNotice { id: id.to_owned(), reply }, &answer)
    }

    /// Somebody looks after a notice; it is no banner any more.
    pub fn take_notice(&self, id: &str, who: Who) -> Result<(), SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.ask_hub(Ask::TakeNotice { id: id.to_owned(), who, reply }, &answer)
    }

    /// Nobody wants to hear of a notice for so long.
    pub fn quiet_notice(&self, id: &str, span: Span) -> Result<(), SubmitError> {
        let (reply, answer) = sync_channel(1);
        let span = Span(span.0.min(QUIET_MAX.0));
        self.ask_hub(Ask::QuietNotice { id: id.to_owned(), span, reply }, &answer)
    }

    /// Waits until everything that was sent to the hub before is decided, stored and published. For tests and doors
    /// that have just fed a virtual clock.
    pub fn settle(&self) -> Result<(), SubmitError> {
        let (reply, answer) = sync_channel(1);
        self.ask_hub(Ask::Settle(reply), &answer)
    }

    /// Opens a file or folder that the station made with this desktop's program for it.
    pub fn open_path(&self, path: &Path) -> Result<(), OpenError> {
        desktop::open(path, &self.inner.folder, &self.inner.jobs)
    }

    /// The data folder.
    pub fn folder(&self) -> &DataFolder {
        &self.inner.folder
    }

    /// Whose data this is.
    pub fn mode(&self) -> Mode {
        self.inner.mode
    }

    /// The id of this installation.
    pub fn station(&self) -> StationId {
        self.inner.station
    }

    /// Hands a read to the hub as a reader's session does. For stories and benches without a port.
    pub fn hear(&self, heard: model::Heard) {
        self.inner.queue.push_heard(heard);
    }

    /// Stops everything: readers are told to stop, what waits is stored, threads are joined. A second call does
    /// nothing.
    pub fn stop(&self) {
        self.inner.stop();
    }

    fn ask_hub<T>(&self, ask: Ask, answer: &Receiver<T>) -> Result<T, SubmitError> {
        self.inner.queue.push_ask(ask)?;
        // The hub lets go of a question without an answer only when it ends or failed over it.
        let is_over = || self.inner.queue.is_stopping();
        answer.recv().map_err(|_| if is_over() { SubmitError::Stopped } else { SubmitError::Fault })
    }
}

impl Inner {
    pub(crate) fn stop(&self) {
        let hub = self.hub.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(hub) = hub else { return };
        self.jobs.stop();
        self.queue.stop();
        let beside = std::mem::take(&mut *self.beside.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in std::iter::once(hub).chain(beside) {
            if thread.join().is_err() {
                tracing::error!("a thread ended badly");
            }
        }
        self.feed.close();
        self.folder.unlock();
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What became of an order to a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderOutcome {
    /// What it brought.
    pub answer: Option<Answer>,
    /// Why it was not done; `None` = it was.
    pub refused: Option<RefusedWhy>,
}

/// The end of a reply channel that the hub holds.
pub(crate) type Reply<T> = SyncSender<T>;

/// Answers; who asked may have gone meanwhile, and that is nobody's fault.
pub(crate) fn answer<T>(reply: &Reply<T>, value: T) {
    let _ = reply.try_send(value);
}
