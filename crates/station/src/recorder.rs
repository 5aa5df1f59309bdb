//! The rolling recording of raw reads: what the engine was told, in the order it was told, off the log of facts.
//!
//! One JSON object a line, as `tagstead replay` reads it: `{"at_ms","received_ms","reader","antenna","epc","tid","rssi"}`
//! for a read (`level` instead of `rssi` where a reader has a scale of its own, `count` when it stands for more than
//! one), `{"at_ms","reader","state"}` when a reader begins or ends to listen. Bounded by size: the oldest file goes first. It is never
//! synced and never holds anybody up: what its thread cannot take is dropped and counted, and the recording says where.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use model::{Heard, ReaderId, ReaderState, Signal, Timestamp};
use serde::{Deserialize, Serialize};

use crate::limits::{
    RECORDING_BATCHES_WAITING_MAX, RECORDING_BYTES_MAX, RECORDING_FILE_BYTES, RECORDING_FILES_MAX,
    RECORDING_FLUSH,
};

/// Where the recording is, in the data folder.
pub const FOLDER: &str = "recordings";

/// One line of a recording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// When it was heard or happened, UTC milliseconds.
    pub at_ms: i64,
    /// When the bytes arrived, UTC milliseconds; only reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_ms: Option<i64>,
    /// The reader: its id in the files, its name in an export.
    pub reader: String,
    /// The antenna, counted from 1; only reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub antenna: Option<u16>,
    /// The tag number, hex; only reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epc: Option<String>,
    /// The chip's own number, hex, where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tid: Option<String>,
    /// Signal in dBm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rssi: Option<f64>,
    /// Signal on the reader's own scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// How many reads it stands for, if more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// `online` or `offline`; only changes of a reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Reads that are missing before this line, because the disk was too slow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<u64>,
}

/// What the hub hands over.
pub(crate) enum Told {
    Read(Heard),
    State { reader: ReaderId, is_listening: bool, at: Timestamp },
}

/// The hub's end.
#[derive(Debug)]
pub(crate) struct Recorder {
    way: Option<SyncSender<(Vec<Told>, u64)>>,
    batch: Vec<Told>,
    missing: u64,
    /// Reads that were not recorded, ever.
    dropped: Arc<AtomicU64>,
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a read or a change of a reader")
    }
}

/// Starts the thread that writes; it ends when the hub lets go of its end.
pub(crate) fn start(folder: PathBuf) -> io::Result<(Recorder, JoinHandle<()>)> {
    let (way, lines) = sync_channel(RECORDING_BATCHES_WAITING_MAX);
    let thread =
        std::thread::Builder::new().name("recorder".to_owned()).spawn(move || write(&folder, &lines))?;
    let recorder = Recorder { way: Some(way), batch: Vec::new(), missing: 0, dropped: Arc::default() };
    Ok((recorder, thread))
}

impl Recorder {
    /// Records nothing.
    pub(crate) fn idle() -> Recorder {
        Recorder { way: None, batch: Vec::new(), missing: 0, dropped: Arc::default() }
    }

    pub(crate) fn read(&mut self, heard: &Heard) {
        if self.way.is_some() {
            self.batch.push(Told::Read(heard.clone()));
        }
    }

    pub(crate) fn state(&mut self, reader: ReaderId, state: &ReaderState, at: Timestamp) {
        if self.way.is_some() {
            self.batch.push(Told::State { reader, is_listening: state.is_listening(), at });
        }
    }

    /// Hands over what was told in this turn. Never waits.
    pub(crate) fn hand_over(&mut self) {
        let Some(way) = &self.way else { return };
        if self.batch.is_empty() {
            return;
        }
        let batch = std::mem::take(&mut self.batch);
        match way.try_send((batch, self.missing)) {
            Ok(()) => self.missing = 0,
            Err(TrySendError::Full((batch, _))) => {
                let lost = batch.len() as u64;
                self.missing += lost;
                self.dropped.fetch_add(lost, Ordering::Relaxed);
            }
            Err(TrySendError::Disconnected(_)) => self.way = None,
        }
    }

    /// Reads that were not recorded because the disk was too slow.
    pub(crate) fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }
}

fn line(told: Told, missing: u64) -> Line {
    let missing = (missing > 0).then_some(missing);
    match told {
        Told::Read(heard) => {
            let read = heard.read;
            let (rssi, level) = match read.signal {
                Signal::Dbm(rssi) => (Some(rssi.dbm()), None),
                Signal::Relative(level) => (None, Some(level)),
                Signal::Silent => (None, None),
            };
            Line {
                at_ms: heard.at.0,
                received_ms: Some(heard.received.0),
                reader: heard.reader.to_string(),
                antenna: Some(u16::from(read.antenna.0)),
                epc: Some(read.epc.to_hex()),
                tid: read.tid.map(|tid| tid.0.iter().map(|byte| format!("{byte:02x}")).collect()),
                rssi,
                level,
                count: (read.count > 1).then_some(read.count),
                state: None,
                missing,
            }
        }
        Told::State { reader, is_listening, at } => Line {
            at_ms: at.0,
            received_ms: None,
            reader: reader.to_string(),
            antenna: None,
            epc: None,
            tid: None,
            rssi: None,
            level: None,
            count: None,
            state: Some(if is_listening { "online" } else { "offline" }.to_owned()),
            missing,
        },
    }
}

fn write(folder: &Path, lines: &Receiver<(Vec<Told>, u64)>) {
    let mut roll: Option<Roll> = None;
    loop {
        let (batch, missing) = match lines.recv_timeout(RECORDING_FLUSH) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => {
                // What is in the buffer is seen by whoever looks; a failure is told by the next write.
                roll = roll.filter_map_flush();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => {
                drop(roll.filter_map_flush());
                return;
            }
        };
        let mut missing = missing;
        for told in batch {
            let line = line(told, std::mem::take(&mut missing));
            let outcome = match roll.take().filter(|roll| roll.bytes < RECORDING_FILE_BYTES) {
                Some(roll) => Ok(roll),
                None => Roll::begin(folder, line.at_ms),
            };
            match outcome.and_then(|mut roll| roll.put(&line).map(|()| roll)) {
                Ok(written) => roll = Some(written),
                // A full disk: facts matter, this does not. It begins again with the next line.
                Err(error) => tracing::debug!(%error, "a read was not recorded"),
            }
        }
    }
}

/// The file that is being written.
struct Roll {
    out: BufWriter<File>,
    bytes: u64,
}

impl Roll {
    fn begin(folder: &Path, at_ms: i64) -> io::Result<Roll> {
        fs::create_dir_all(folder)?;
        make_room(folder)?;
        let mut number = 0;
        loop {
            // Names sort by time; two files of one moment by number.
            let path = folder.join(format!("reads-{:015}-{number:03}.jsonl", at_ms.max(0)));
            match File::create_new(&path) {
                Ok(file) => return Ok(Roll { out: BufWriter::new(file), bytes: 0 }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 999 => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn put(&mut self, line: &Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.bytes += text.len() as u64;
        self.out.write_all(&text)
    }
}

trait Flush {
    fn filter_map_flush(self) -> Self;
}

impl Flush for Option<Roll> {
    /// A file that does not take what is in the buffer is not written any more.
    fn filter_map_flush(self) -> Option<Roll> {
        self.and_then(|mut roll| roll.out.flush().is_ok().then_some(roll))
    }
}

/// The files of a recording, oldest first.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn make_room(folder: &Path) -> io::Result<()> {
    let mut files = files(folder)?;
    let size = |path: &PathBuf| fs::metadata(path).map(|file| file.len()).unwrap_or(0);
    let mut bytes: u64 = files.iter().map(size).sum();
    while !files.is_empty()
        && (bytes + RECORDING_FILE_BYTES > RECORDING_BYTES_MAX || files.len() >= RECORDING_FILES_MAX)
    {
        let oldest = files.remove(0);
        bytes -= size(&oldest).min(bytes);
        fs::remove_file(oldest)?;
    }
    Ok(())
}

/// Shows what was recorded from one moment until another, oldest first, and says how many lines there were. A line
/// that was cut short by a kill is passed over.
pub fn read_back(
    folder: &Path,
    from: Timestamp,
    until: Timestamp,
    mut visit: impl FnMut(Line) -> io::Result<()>,
) -> io::Result<u64> {
    let mut count = 0;
    for path in files(folder)? {
        for text in BufReader::new(File::open(path)?).lines() {
            let Ok(line) = serde_json::from_str::<Line>(&text?) else { continue };
            if (from.0..until.0).contains(&line.at_ms) {
                visit(line)?;
                count += 1;
            }
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{AntennaPort, Rssi, TagRead, Tid};

    fn heard(at: i64) -> Heard {
        let read = TagRead {
            epc: "3034257bf400b7800004cb2f".parse().unwrap(),
            pc: None,
            tid: Some(Tid(vec![0xe2, 0x80])),
            antenna: AntennaPort(2),
            signal: Signal::Dbm(Rssi(-563)),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        };
        Heard {
            reader: ReaderId(uuid::Uuid::from_u128(7)),
            read,
            at: Timestamp(at),
            received: Timestamp(at + 5),
        }
    }

    fn recorded(folder: &Path) -> Vec<Line> {
        let mut lines = Vec::new();
        let visit = |line| {
            lines.push(line);
            Ok(())
        };
        read_back(folder, Timestamp(0), Timestamp(i64::MAX), visit).unwrap();
        lines
    }

    #[test]
    fn what_is_told_comes_back_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let (mut recorder, thread) = start(folder.path().join("reads")).unwrap();
        recorder.state(ReaderId(uuid::Uuid::from_u128(7)), &ReaderState::Reading, Timestamp(9));
        for at in 10..2_000 {
            recorder.read(&heard(at));
            if at % 300 == 0 {
                recorder.hand_over();
            }
        }
        recorder.hand_over();
        drop(recorder);
        thread.join().unwrap();
        let lines = recorded(&folder.path().join("reads"));
        assert_eq!(lines.len(), 1_991);
        assert_eq!(lines[0].state.as_deref(), Some("online"));
        assert!(lines.is_sorted_by_key(|line| line.at_ms));
        let text = serde_json::to_string(&lines[1]).unwrap();
        let plain =
            r#"{"at_ms":10,"received_ms":15,"reader":"00000000-0000-0000-0000-000000000007","antenna":2,"#;
        assert!(text.starts_with(plain), "{text}");
        assert!(text.ends_with(r#""tid":"e280","rssi":-56.3}"#), "{text}");
    }

    #[test]
    fn what_was_not_taken_is_counted_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let (way, lines) = sync_channel(1);
        let mut recorder = Recorder { way: Some(way), ..Recorder::idle() };
        for at in 0..4 {
            recorder.read(&heard(at));
            recorder.read(&heard(at));
            recorder.hand_over();
        }
        assert_eq!(recorder.dropped(), 6);
        let first = lines.recv().unwrap();
        assert_eq!((first.0.len(), first.1), (2, 0));
        recorder.read(&heard(9));
        recorder.hand_over();
        drop(recorder);
        write(folder.path(), &lines);
        let lines = recorded(folder.path());
        assert_eq!(lines.iter().map(|line| line.missing).collect::<Vec<_>>(), [Some(6)]);
    }

    #[test]
    fn old_files_go_and_a_line_cut_short_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..RECORDING_FILES_MAX + 5 {
            let mut roll = Roll::begin(folder.path(), number as i64).unwrap();
            roll.put(&line(Told::Read(heard(number as i64)), 0)).unwrap();
            roll.out.write_all(b"{\"at_ms\": 5, \"rea").unwrap();
        }
        assert_eq!(files(folder.path()).unwrap().len(), RECORDING_FILES_MAX);
        let lines = recorded(folder.path());
        assert_eq!((lines.len(), lines[0].at_ms), (RECORDING_FILES_MAX, 5));
    }
}
