//! The sessions: one seat per reader that is set up, started, changed and ended as the registry says.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;

use model::{ReaderConfig, ReaderId, Timestamp, Trouble};
use readers::{Order, RefusedWhy};

use crate::error::SubmitError;
use crate::folder::DataFolder;
use crate::handle::{OrderOutcome, Reply, answer};
use crate::queue::StateChange;
use crate::session::{self, CaptureFile, Control, Status, Tools, WireLog, level_of};

/// A session and the way to it.
struct Seat {
    config: ReaderConfig,
    control: Arc<Control>,
    thread: JoinHandle<()>,
}

/// All seats.
pub(super) struct Seats {
    tools: Tools,
    seats: BTreeMap<ReaderId, Seat>,
    /// Told to end, not yet gone. The hub does not wait for them.
    leaving: Vec<JoinHandle<()>>,
}

impl Seats {
    pub(super) fn new(tools: Tools) -> Seats {
        Seats { tools, seats: BTreeMap::new(), leaving: Vec::new() }
    }

    /// Makes the seats what the registry says.
    pub(super) fn sync(&mut self, readers: &BTreeMap<ReaderId, ReaderConfig>) {
        let gone: Vec<ReaderId> = self.seats.keys().filter(|id| !readers.contains_key(id)).copied().collect();
        for id in gone {
            self.dismiss(id);
        }
        for config in readers.values() {
            match self.seats.get_mut(&config.id) {
                Some(seat) if seat.config == *config => {}
                Some(seat) => {
                    seat.config = config.clone();
                    seat.control.wish(|news| news.config = Some(Box::new(config.clone())));
                }
                None => self.start(config.clone()),
            }
        }
        self.leaving.retain(|thread| !thread.is_finished());
    }

    fn start(&mut self, config: ReaderConfig) {
        let control = Arc::new(Control::default());
        match session::start(self.tools.clone(), config.clone(), control.clone()) {
            Ok(thread) => {
                self.seats.insert(config.id, Seat { config, control, thread });
            }
            Err(error) => {
                tracing::error!(%error, "no thread for a reader");
                let at = self.tools.clock.now().at;
                let trouble = Trouble::PortFailed(error.to_string());
                let state = model::ReaderState::Lost { trouble, since: at };
                self.tools.queue.push_state(StateChange { reader: config.id, state, at });
            }
        }
    }

    fn dismiss(&mut self, id: ReaderId) {
        if let Some(seat) = self.seats.remove(&id) {
            seat.control.wish(|news| news.is_stopping = true);
            self.leaving.push(seat.thread);
        }
    }

    /// How a reader is doing.
    pub(super) fn status(&self, reader: ReaderId) -> Option<Status> {
        self.seats.get(&reader).map(|seat| seat.control.status(|status| status.clone()))
    }

    pub(super) fn try_again(&self, reader: ReaderId) {
        if let Some(seat) = self.seats.get(&reader) {
            seat.control.wish(|news| news.try_again = true);
        }
    }

    /// Passes an order on. A reader that is not there refuses at once.
    pub(super) fn order(&self, reader: ReaderId, order: Order, reply: Reply<OrderOutcome>) {
        match self.seats.get(&reader) {
            Some(seat) => seat.control.wish(|news| news.orders.push((order, reply))),
            None => answer(&reply, OrderOutcome { answer: None, refused: Some(RefusedWhy::NoAnswer) }),
        }
    }

    /// Begins or ends a recording; gives its file. A recording that runs already goes on.
    pub(super) fn capture(
        &self,
        reader: ReaderId,
        level: WireLog,
        folder: &DataFolder,
        at: Timestamp,
    ) -> Result<Option<PathBuf>, SubmitError> {
        let refused = SubmitError::Refused(model::Refusal::NoSuchReader(reader));
        let seat = self.seats.get(&reader).ok_or(refused)?;
        let running = seat.control.status(|status| status.recording.clone());
        match (level, running) {
            (WireLog::Frames | WireLog::Bytes, Some(running)) if level_of(&running) == level => {
                Ok(Some(running))
            }
            (WireLog::Frames | WireLog::Bytes, _) => {
                let file = CaptureFile::begin(&folder.captures(), &seat.config, level, at);
                let file = file.map_err(|error| SubmitError::NotStored {
                    is_disk_full: error.kind() == std::io::ErrorKind::StorageFull,
                    detail: error.to_string(),
                })?;
                let path = file.as_ref().map(|file| file.path().to_owned());
                seat.control.status(|status| status.recording = path.clone());
                seat.control.wish(|news| news.capture = Some(file));
                Ok(path)
            }
            (WireLog::Off, running) => {
                seat.control.status(|status| status.recording = None);
                seat.control.wish(|news| news.capture = Some(None));
                Ok(running)
            }
        }
    }

    /// Ends all sessions and waits for them: each tells its reader to stop.
    pub(super) fn stop_all(&mut self) {
        let ids: Vec<ReaderId> = self.seats.keys().copied().collect();
        for id in ids {
            self.dismiss(id);
        }
        for thread in self.leaving.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a session ended badly");
            }
        }
    }
}
