//! A recording played again as a port: the reader's bytes come as they came then.
//!
//! What the host said in the recording is not compared, only waited for: the host of today may ask in other words,
//! and the point is what the driver makes of the answers.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use model::Trouble;
use readers::capture::{Direction, Record, Recording};

use crate::clock::Deadline;
use crate::limits::{PORT_READ_WAIT, REPLAY_BYTES_MAX, REPLAY_WAIT_MAX};

/// A recording that is being played. After the last byte it is silent.
pub struct ReplayPort {
    records: std::vec::IntoIter<Record>,
    next: Option<Record>,
    /// When the next record is due; set when it comes up.
    due: Option<Deadline>,
    last_ms: u64,
    /// The host has written since the last record to the reader.
    was_asked: bool,
    ready: Vec<u8>,
}

impl ReplayPort {
    /// Opens a recording of this folder by its file name.
    pub fn open(folder: &Path, name: &str) -> Result<ReplayPort, Trouble> {
        let path = folder.join(Path::new(name).file_name().ok_or(Trouble::Unplugged)?);
        let size = fs::metadata(&path).map_err(|_| Trouble::Unplugged)?.len();
        if size > REPLAY_BYTES_MAX {
            return Err(Trouble::PortFailed(format!("{name}: larger than {REPLAY_BYTES_MAX} bytes")));
        }
        let failed = |words: String| Trouble::PortFailed(format!("{name}: {words}"));
        let text = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        let recording = Recording::parse(&text).map_err(|error| failed(error.to_string()))?;
        Ok(ReplayPort::new(recording))
    }

    /// Plays a recording.
    pub fn new(recording: Recording) -> ReplayPort {
        let mut records = recording.records.into_iter();
        let next = records.next();
        ReplayPort { records, next, due: None, last_ms: 0, was_asked: false, ready: Vec::new() }
    }

    /// Moves on to the next bytes of the reader. `false` = not yet.
    fn step(&mut self, until: Deadline) -> bool {
        let Some(record) = &self.next else { return wait(until) };
        let pause = Duration::from_millis(record.at_ms.saturating_sub(self.last_ms));
        let due = *self.due.get_or_insert_with(|| {
            let is_question = record.direction == Direction::ToReader;
            Deadline::after(if is_question { REPLAY_WAIT_MAX } else { pause.min(REPLAY_WAIT_MAX) })
        });
        let is_answered = record.direction == Direction::ToReader && self.was_asked;
        if !is_answered && !due.has_passed() {
            return wait(if due.left() < until.left() { due } else { until });
        }
        self.play();
        true
    }

    fn play(&mut self) {
        let Some(record) = self.next.take() else { return };
        match record.direction {
            Direction::ToReader => self.was_asked = false,
            Direction::FromReader => self.ready.extend_from_slice(&record.bytes),
        }
        self.last_ms = record.at_ms;
        self.due = None;
        self.next = self.records.next();
    }
}

/// Sleeps, and says that nothing came.
fn wait(until: Deadline) -> bool {
    std::thread::sleep(until.left());
    false
}

impl Read for ReplayPort {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let until = Deadline::after(PORT_READ_WAIT);
        while self.ready.is_empty() {
            if !self.step(until) && until.has_passed() {
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
        let count = self.ready.len().min(into.len());
        into[..count].copy_from_slice(&self.ready[..count]);
        self.ready.drain(..count);
        Ok(count)
    }
}

impl Write for ReplayPort {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.was_asked = true;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(port: &mut ReplayPort, silent_reads: usize) -> Vec<u8> {
        let (mut all, mut buffer, mut silent) = (Vec::new(), [0u8; 3], 0);
        while silent < silent_reads {
            match port.read(&mut buffer) {
                Ok(count) => all.extend_from_slice(&buffer[..count]),
                Err(error) => {
                    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
                    silent += 1;
                }
            }
        }
        all
    }

    #[test]
    fn the_readers_bytes_come_after_the_host_asked() {
        let text = "# family: bb\n0 > AA\n5 < 01020304\n9 < 05\n20 > BB\n25 < 06\n";
        let mut port = ReplayPort::new(Recording::parse(text).unwrap());
        assert_eq!(read_all(&mut port, 1), [0u8; 0], "nothing was asked yet");
        port.write_all(&[0x10]).unwrap();
        assert_eq!(read_all(&mut port, 1), [1, 2, 3, 4, 5]);
        port.write_all(&[0x11]).unwrap();
        assert_eq!(read_all(&mut port, 2), [6]);
    }

    #[test]
    fn a_missing_or_broken_recording_says_so() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(ReplayPort::open(dir.path(), "no.capture").err(), Some(Trouble::Unplugged));
        fs::write(dir.path().join("bad.capture"), "5 ? 00").unwrap();
        assert!(matches!(ReplayPort::open(dir.path(), "bad.capture"), Err(Trouble::PortFailed(_))));
        fs::write(dir.path().join("good.capture"), "0 < 00").unwrap();
        assert!(ReplayPort::open(dir.path(), "../elsewhere/good.capture").is_ok(), "only the name counts");
    }
}
