//! Starting: folder, file, engine, hub, readers, in this order.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use model::{Asker, How, Role, StationId, Who};
use store::{Snapshots, Store, Writer};

use crate::backups::{self, Keeper};
use crate::config::{Config, Mode};
use crate::error::{StartError, SubmitError};
use crate::folder::{DataFolder, start_error};
use crate::handle::{Handle, Inner};
use crate::hub::{Hub, Parts, undo_oldest_first};
use crate::ids::Ids;
use crate::jobs::{JobTools, Jobs};
use crate::live::{Feed, Picture};
use crate::lookout::{self, Seen};
use crate::people::Desk;
use crate::port::Ports;
use crate::queue::Queue;
use crate::recorder::{self, Recorder};
use crate::session::Tools;

/// The running thing.
pub struct Station;

impl Station {
    /// Starts everything and gives the way in. What can go wrong is told in kinds a person can act on; then nothing
    /// runs and nothing was changed.
    pub fn start(config: Config) -> Result<Handle, StartError> {
        let folder = DataFolder::open(&config.data_dir, config.mode)?;
        let ids = config.ids.clone().unwrap_or_else(|| Ids::ordered(config.clock.clone()));
        let (writer, snapshots) = open_store(&folder, &config, &ids)?;
        let is_new = writer.last_sequence() == 0;
        let inner = assemble(&config, folder, ids, writer, snapshots)?;
        let handle = Handle { inner: Arc::new(inner) };
        if is_new && !config.first_commands.is_empty() {
            fill(&handle, config.first_commands)?;
        }
        Ok(handle)
    }
}

fn open_store(folder: &DataFolder, config: &Config, ids: &Ids) -> Result<(Writer, Snapshots), StartError> {
    let file = folder.database();
    let station = StationId(ids.next());
    Store::open(&file, config.clock.now().at, station).map_err(|error| told(error, folder.root(), &file))
}

fn assemble(
    config: &Config,
    folder: DataFolder,
    ids: Ids,
    writer: Writer,
    snapshots: Snapshots,
) -> Result<Inner, StartError> {
    let file = folder.database();
    let read = snapshots.take().and_then(|snapshot| Ok((snapshot.load()?, undo_oldest_first(&snapshot)?)));
    let (loaded, undo) = read.map_err(|error| told(error, folder.root(), &file))?;
    let (queue, feed) = (Queue::new(), Arc::new(Feed::new(Picture::default())));
    let nudged = Arc::downgrade(&queue);
    config.clock.when_moved(Arc::new(move || {
        if let Some(queue) = nudged.upgrade() {
            queue.nudge();
        }
    }));
    let ports = Ports::new(config.practice.clone(), config.extra_ports.clone(), folder.captures());
    let tools = Tools { clock: config.clock.clone(), ports: ports.clone(), queue: queue.clone() };
    let jobs = Jobs::start(JobTools {
        clock: config.clock.clone(),
        ids: ids.clone(),
        queue: queue.clone(),
        feed: feed.clone(),
        snapshots: snapshots.clone(),
        reports: folder.reports(),
    });
    let jobs = jobs.map_err(|error| start_error(folder.root(), &error))?;
    let failures = snapshots.take().and_then(|snapshot| snapshot.pin_failures());
    let failures = failures.map_err(|error| told(error, folder.root(), &file))?;
    let desk = Arc::new(Desk::new(failures, config.clock.now().tick));
    let station = writer.station();
    let (recorder, recording) =
        recording(config.mode, &folder).map_err(|error| start_error(folder.root(), &error))?;
    let parts = Parts {
        tools,
        ids: ids.clone(),
        folder: folder.clone(),
        feed: feed.clone(),
        writer,
        snapshots: snapshots.clone(),
        loaded,
        undo,
        seen: Seen::default(),
        desk: desk.clone(),
        recorder,
    };
    let mut beside = beside(config, &parts, &folder).map_err(|error| start_error(folder.root(), &error))?;
    beside.extend(recording);
    let mut hub = Hub::new(parts);
    hub.begin();
    let hub = std::thread::Builder::new().name("hub".to_owned()).spawn(move || hub.run());
    let hub = hub.map_err(|error| start_error(folder.root(), &error))?;
    Ok(Inner {
        clock: config.clock.clone(),
        ids,
        mode: config.mode,
        station,
        folder,
        queue,
        feed,
        snapshots,
        ports,
        jobs,
        desk,
        hub: Mutex::new(Some(hub)),
        beside: Mutex::new(beside),
    })
}

/// The rolling recording of raw reads. The demo plays the same reads again whenever one likes, so it keeps none.
fn recording(mode: Mode, folder: &DataFolder) -> std::io::Result<(Recorder, Option<JoinHandle<()>>)> {
    match mode {
        Mode::Real => recorder::start(folder.recordings()).map(|(recorder, thread)| (recorder, Some(thread))),
        Mode::Demo => Ok((Recorder::idle(), None)),
    }
}

/// The threads that look after things beside the hub; they end with the station.
fn beside(config: &Config, parts: &Parts, folder: &DataFolder) -> std::io::Result<Vec<JoinHandle<()>>> {
    let queue = parts.tools.queue.clone();
    let mut threads = vec![lookout::start(parts.tools.ports.clone(), queue.clone(), parts.seen.clone())?];
    // Nobody misses the demo.
    if config.mode == Mode::Real {
        threads.push(backups::start(Keeper {
            clock: config.clock.clone(),
            queue,
            snapshots: parts.snapshots.clone(),
            file: folder.database(),
            folder: folder.backups(),
        })?);
    }
    Ok(threads)
}

/// The first filling: one import, one transaction, so that a start that is killed begins anew.
fn fill(handle: &Handle, commands: Vec<model::Command>) -> Result<(), StartError> {
    let asker = Asker { who: Who::Station, role: Role::Setup, how: How::Import };
    let outcome = handle.submit_all(commands, asker);
    let root = handle.folder().root().to_owned();
    let error = match outcome {
        Ok(_) => return Ok(()),
        Err(SubmitError::Refused(refusal)) => StartError::FirstFilling(refusal),
        Err(SubmitError::NotStored { is_disk_full: true, .. }) => StartError::DiskFull { folder: root },
        Err(
            error @ (SubmitError::NotStored { .. }
            | SubmitError::Busy
            | SubmitError::Fault
            | SubmitError::Stopped),
        ) => StartError::Io { path: root, detail: error.to_string() },
    };
    handle.stop();
    Err(error)
}

/// Where the last good copy is, and what brings it back.
fn with_way_out(detail: String, folder: &Path) -> String {
    let newest = crate::care::newest_backup(folder);
    let copy = newest.map_or_else(|| "none".to_owned(), |copy| copy.path.display().to_string());
    format!(
        "{detail}. Last back-up: {copy}. `tagstead repair` saves what can be read, `tagstead restore` brings a back-up back."
    )
}

/// What a failure of the file means for somebody who wants to start.
fn told(error: store::Error, folder: &Path, file: &Path) -> StartError {
    let detail = error.to_string();
    match error {
        store::Error::DiskFull => StartError::DiskFull { folder: folder.to_owned() },
        store::Error::ReadOnly { .. } => StartError::ReadOnlyFolder { folder: folder.to_owned() },
        store::Error::Newer { file_version, ours } => StartError::Newer { file_version, ours },
        store::Error::Damaged { .. } | store::Error::NotADatabase { .. } => {
            StartError::Damaged { file: file.to_owned(), detail: with_way_out(detail, folder) }
        }
        // Somebody else holds the file, though not the lock: a program that is not ours, or a network folder.
        store::Error::Busy => StartError::AlreadyRunning { folder: folder.to_owned(), process: None },
        store::Error::Older { .. }
        | store::Error::Poisoned
        | store::Error::Lost { .. }
        | store::Error::Unstorable { .. }
        | store::Error::OldLibrary { .. }
        | store::Error::Io { .. } => StartError::Io { path: file.to_owned(), detail },
    }
}
