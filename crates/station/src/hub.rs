//! The hub: one thread that owns the engine and the writer. The only place where something becomes true.
//!
//! A turn: take what waits, let the engine decide, store the facts in one transaction, then show what changed.
//! Nothing is shown and nobody is answered before the commit.

pub(crate) mod answer;
mod commit;
mod intake;
mod notices;
mod pending;
mod placed;
mod readers;
mod scans;
mod seats;
mod show;
mod strip;
mod upkeep;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use engine::{Directory, DirectoryParts, Engine};
use model::{Now, Product, ProductId, Tick};
use store::{Loaded, Snapshots, Writer};

use crate::clock::JumpWatch;
use crate::folder::DataFolder;
use crate::handle::{Reply, answer as reply_to};
use crate::ids::Ids;
use crate::limits::{HEARD_FLUSH, MESSAGES_PER_TURN, PANICS_MAX};
use crate::live::{Feed, NoticeKind};
use crate::lookout::Seen;
use crate::people::Desk;
use crate::port::Listed;
use crate::queue::Queue;
use crate::recorder::Recorder;
use crate::session::Tools;
use commit::Storage;
use intake::Inbox;
use notices::Notices;
use pending::Pending;
use readers::Readers;
use scans::Scans;
use seats::Seats;
use show::Changed;
use upkeep::Upkeep;

/// What the hub is made from.
pub(crate) struct Parts {
    pub(crate) tools: Tools,
    pub(crate) ids: Ids,
    pub(crate) folder: DataFolder,
    pub(crate) feed: Arc<Feed>,
    pub(crate) writer: Writer,
    pub(crate) snapshots: Snapshots,
    pub(crate) loaded: Loaded,
    /// What can be taken back, oldest first.
    pub(crate) undo: Vec<store::UndoEntry>,
    /// Ports that came and went.
    pub(crate) seen: Seen,
    /// Who works at the desk.
    pub(crate) desk: Arc<Desk>,
    pub(crate) recorder: Recorder,
}

/// The hub's own things.
pub(crate) struct Hub {
    tools: Tools,
    ids: Ids,
    folder: DataFolder,
    feed: Arc<Feed>,
    engine: Engine,
    writer: Writer,
    snapshots: Snapshots,
    storage: Storage,
    pending: Pending,
    /// Things that were heard again; their "last heard" is stored a little later, all at once.
    heard: BTreeSet<model::Subject>,
    heard_due: Tick,
    changed: Changed,
    products: std::collections::BTreeMap<ProductId, Product>,
    notices: Notices,
    readers: Readers,
    seats: Seats,
    upkeep: Upkeep,
    jumps: JumpWatch,
    seen: Seen,
    desk: Arc<Desk>,
    recorder: Recorder,
    ports: Vec<Listed>,
    inbox: Inbox,
    scans: Scans,
    settlers: Vec<Reply<()>>,
    last_request: u64,
    panics: u32,
    /// Stands for a disk that refuses.
    #[cfg(test)]
    refuse: Option<Refuse>,
}

#[cfg(test)]
type Refuse = Box<dyn FnMut(&store::Batch) -> Option<store::Error> + Send>;

/// An engine that knows all that is stored.
fn engine_of(loaded: Loaded, undo: &[store::UndoEntry]) -> (Engine, Vec<Product>) {
    let parts = DirectoryParts {
        assets: loaded.assets,
        tags: loaded.tags,
        places: loaded.places,
        readers: loaded.readers,
        products: loaded.products.clone(),
        people: loaded.people,
        missing: loaded.missing,
    };
    let mut engine = Engine::new(loaded.settings, Directory::new(parts), loaded.beliefs);
    engine.recall_counts(loaded.counts);
    // What was taken back already is not in the way of anything any more.
    for entry in undo.iter().filter(|entry| !entry.undone) {
        engine.recall(entry.group, entry.at, None, &entry.inverse);
    }
    (engine, loaded.products)
}

impl Hub {
    pub(crate) fn new(parts: Parts) -> Hub {
        let now = parts.tools.clock.now();
        let last_sequence = parts.loaded.last_sequence;
        let (engine, products) = engine_of(parts.loaded, &parts.undo);
        Hub {
            ids: parts.ids,
            folder: parts.folder,
            feed: parts.feed,
            engine,
            writer: parts.writer,
            snapshots: parts.snapshots,
            storage: Storage::Good,
            pending: Pending::new(last_sequence),
            heard: BTreeSet::new(),
            heard_due: now.tick + HEARD_FLUSH,
            changed: Changed::everything(),
            products: products.into_iter().map(|product| (product.id, product)).collect(),
            notices: Notices::default(),
            readers: Readers::default(),
            seats: Seats::new(parts.tools.clone()),
            upkeep: Upkeep::new(now.tick),
            jumps: JumpWatch::new(now),
            seen: parts.seen,
            desk: parts.desk,
            recorder: parts.recorder,
            ports: Vec::new(),
            inbox: Inbox::default(),
            scans: Scans::default(),
            settlers: Vec::new(),
            last_request: 0,
            panics: 0,
            #[cfg(test)]
            refuse: None,
            tools: parts.tools,
        }
    }

    /// Shows what was stored, and starts the readers.
    pub(crate) fn begin(&mut self) {
        let now = self.now();
        self.engine.handle_timeout(now);
        self.drain_decided();
        self.sync_readers();
        self.show(now);
    }

    /// Turns until the station stops. A failed turn is told, the engine starts again from what is stored.
    pub(crate) fn run(mut self) {
        let _closing = Closing(self.tools.queue.clone());
        loop {
            match catch_unwind(AssertUnwindSafe(|| self.turn())) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) if self.panics < PANICS_MAX => self.recover(),
                Err(_) => {
                    tracing::error!("the hub fails again and again; the station stops");
                    self.tools.queue.stop();
                    break;
                }
            }
        }
        self.end();
    }

    /// One turn. `false` = it was the last.
    fn turn(&mut self) -> bool {
        let reads_max = if self.pending.is_full() { 0 } else { MESSAGES_PER_TURN };
        let wait = if self.inbox.is_empty() { self.wait() } else { Duration::ZERO };
        let taken = self.tools.queue.take(reads_max, wait);
        let is_last = taken.is_stopping;
        let was_full = taken.reads.len() == MESSAGES_PER_TURN;
        let now = self.now();
        self.upkeep.count(taken.reads.len() as u64, taken.lost);
        self.inbox.put(taken);
        self.take_in(now);
        self.recorder.hand_over();
        if self.engine.poll_timeout().is_some_and(|due| due <= now.tick) {
            self.engine.handle_timeout(now);
            self.drain_decided();
        }
        if is_last || self.is_commit_due(now.tick) {
            self.commit(now);
        }
        if now.tick >= self.heard_due {
            self.flush_heard(now);
        }
        self.look_at_ports(now);
        self.keep_up(now);
        self.show(now);
        self.settle(was_full, now.tick);
        !is_last
    }

    /// How long there is nothing to do.
    fn wait(&self) -> Duration {
        let dues = [
            self.engine.poll_timeout(),
            self.pending.due().filter(|_| self.storage.is_good()),
            self.storage.next_try(),
            Some(self.heard_due).filter(|_| !self.heard.is_empty()),
            self.changed.due(),
            Some(self.upkeep.due()),
        ];
        match dues.into_iter().flatten().min() {
            Some(due) => self.tools.clock.sleep_until(due),
            None => Duration::from_secs(1),
        }
    }

    /// Answers those who wait for quiet.
    fn settle(&mut self, was_full: bool, now: Tick) {
        let is_quiet = !was_full
            && (self.pending.is_empty() || !self.storage.is_good())
            && self.engine.poll_timeout().is_none_or(|due| due > now);
        if is_quiet {
            self.settlers.drain(..).for_each(|reply| reply_to(&reply, ()));
        } else if !self.settlers.is_empty() {
            self.tools.queue.nudge();
        }
    }

    /// After a failed turn: what was decided is stored, then the engine begins anew from the file.
    fn recover(&mut self) {
        self.panics += 1;
        tracing::error!("a turn of the hub failed; the engine starts again from what is stored");
        let now = self.now();
        self.commit(now);
        match self.reload() {
            Ok(()) => self.changed = Changed::everything(),
            Err(error) => tracing::error!(%error, "the file does not answer"),
        }
        self.notices.raise(NoticeKind::Fault { part: "hub".to_owned() }, now.at);
        self.show(now);
    }

    fn reload(&mut self) -> Result<(), store::Error> {
        let snapshot = self.snapshots.take()?;
        let loaded = snapshot.load()?;
        let undo = undo_oldest_first(&snapshot)?;
        let (engine, products) = engine_of(loaded, &undo);
        self.engine = engine;
        self.products = products.into_iter().map(|product| (product.id, product)).collect();
        self.heard.clear();
        self.readers.tell_engine(&mut self.engine, self.tools.clock.now());
        self.drain_decided();
        Ok(())
    }

    /// The last things: readers stop, what they still said is taken, everything is stored.
    fn end(&mut self) {
        self.seats.stop_all();
        let taken = self.tools.queue.take(usize::MAX, Duration::ZERO);
        let now = self.now();
        self.inbox.put(taken);
        self.take_in(now);
        self.recorder.hand_over();
        self.commit(now);
        while !self.heard.is_empty() && self.storage.is_good() {
            self.flush_heard(now);
        }
        if let Err(error) = self.writer.truncate_log_if_large() {
            tracing::warn!(%error, "the log beside the database was not cut");
        }
        self.settlers.drain(..).for_each(|reply| reply_to(&reply, ()));
        self.pending.answer_stored();
        self.pending.fail_replies(&crate::error::SubmitError::Stopped);
    }

    fn now(&self) -> Now {
        self.tools.clock.now()
    }
}

/// However the hub ends, nobody waits for it any more.
struct Closing(Arc<Queue>);

impl Drop for Closing {
    fn drop(&mut self) {
        self.0.stop();
        drop(self.0.take(0, Duration::ZERO));
    }
}

/// The stored undo entries as the engine wants to hear them.
pub(crate) fn undo_oldest_first(snapshot: &store::Snapshot) -> Result<Vec<store::UndoEntry>, store::Error> {
    let mut entries = snapshot.undo_list(crate::limits::UNDO_RECALLED)?;
    entries.reverse();
    Ok(entries)
}

pub(crate) use scans::Understood;

#[cfg(test)]
mod tests;
