//! A recording of the bytes or the frames of one reader, written while they pass.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use model::{ReaderConfig, Tick, Timestamp};
use readers::Family;
use readers::capture::{Direction, FrameLog, Header, Writer};

use crate::limits::{CAPTURE_BYTES_MAX, CAPTURES_MAX, FRAMES_BYTES_MAX};

/// What is written down of what goes over the line of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireLog {
    /// Nothing.
    Off,
    /// One line for each frame, in words; goes on for ever in bounded room.
    Frames,
    /// Every byte; can be played again, and ends when it is full.
    Bytes,
}

/// Recordings of bytes.
const BYTES_ENDING: &str = "capture";
/// Recordings of frames.
const FRAMES_ENDING: &str = "frames";

/// What a recording in this file holds.
pub(crate) fn level_of(path: &Path) -> WireLog {
    if path.extension().is_some_and(|ending| ending == FRAMES_ENDING) {
        WireLog::Frames
    } else {
        WireLog::Bytes
    }
}

/// An open recording.
pub(crate) struct CaptureFile {
    path: PathBuf,
    file: BufWriter<File>,
    form: Form,
    bytes: u64,
}

/// How it is written down.
enum Form {
    /// Every byte; can be played again.
    Bytes(Writer),
    /// Every frame in words. The header comes again at the top of each file.
    Frames(FrameLog, String),
}

impl CaptureFile {
    /// Begins a recording in this folder; `None` for [`WireLog::Off`].
    pub(crate) fn begin(
        folder: &Path,
        reader: &ReaderConfig,
        level: WireLog,
        at: Timestamp,
    ) -> io::Result<Option<CaptureFile>> {
        let ending = match level {
            WireLog::Off => return Ok(None),
            WireLog::Frames => FRAMES_ENDING,
            WireLog::Bytes => BYTES_ENDING,
        };
        fs::create_dir_all(folder)?;
        drop_oldest(folder)?;
        let path = free_path(folder, &format!("{}-{}", slug(&reader.name), stamp(at)), ending);
        let file = BufWriter::new(File::create_new(&path)?);
        let family = reader.family.as_deref().unwrap_or("");
        let lines = [("family", family), ("reader", &reader.name), ("made", &at.to_iso())];
        let mut header = Header::default();
        lines.iter().for_each(|(key, value)| header.add(key, value));
        let mut recording =
            CaptureFile { path, file, form: Form::Bytes(Writer::new(header.clone())), bytes: 0 };
        if level == WireLog::Frames {
            let top =
                header.lines().fold(String::new(), |top, (key, value)| format!("{top}# {key}: {value}\n"));
            recording.file.write_all(top.as_bytes())?;
            recording.form = Form::Frames(FrameLog::default(), top);
        }
        Ok(Some(recording))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds bytes. `false` = the recording is at its end: full, or the disk does not take it.
    pub(crate) fn record(
        &mut self,
        family: Option<&dyn Family>,
        direction: Direction,
        bytes: &[u8],
        now: Tick,
    ) -> bool {
        match &mut self.form {
            Form::Bytes(writer) => {
                let text = writer.record(direction, bytes, now);
                self.write(&text) && !text.is_empty() && self.bytes < CAPTURE_BYTES_MAX
            }
            Form::Frames(log, _) => {
                let text = log.record(family, direction, bytes, now);
                self.write(&text) && self.rotate()
            }
        }
    }

    /// Brings what was recorded to the file, so that it can be looked at while it goes on.
    pub(crate) fn flush(&mut self, family: Option<&dyn Family>, now: Tick) -> bool {
        self.rest(family, now, false) && self.file.flush().is_ok()
    }

    pub(crate) fn finish(mut self, family: Option<&dyn Family>, now: Tick) {
        if !(self.rest(family, now, true) && self.file.flush().is_ok()) {
            tracing::warn!(path = %self.path.display(), "the end of a recording was not written");
        }
    }

    /// The frames whose end only the silence behind them shows.
    fn rest(&mut self, family: Option<&dyn Family>, now: Tick, is_over: bool) -> bool {
        match &mut self.form {
            Form::Bytes(_) => true,
            Form::Frames(log, _) => {
                let text = log.quiet(family, now, is_over);
                self.write(&text)
            }
        }
    }

    fn write(&mut self, text: &str) -> bool {
        self.bytes += text.len() as u64;
        self.file.write_all(text.as_bytes()).is_ok()
    }

    /// A full file of frames becomes the one before, which is given up: the newest frames are those asked for.
    fn rotate(&mut self) -> bool {
        let Form::Frames(_, top) = &self.form else { return true };
        if self.bytes < FRAMES_BYTES_MAX {
            return true;
        }
        let top = top.clone();
        let turn = |file: &mut BufWriter<File>, path: &Path| {
            file.flush()?;
            fs::rename(path, path.with_extension(format!("1.{FRAMES_ENDING}")))?;
            *file = BufWriter::new(File::create(path)?);
            file.write_all(top.as_bytes())
        };
        self.bytes = 0;
        turn(&mut self.file, &self.path).is_ok()
    }
}

/// Room for one more.
fn drop_oldest(folder: &Path) -> io::Result<()> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == BYTES_ENDING || ending == FRAMES_ENDING) {
            found.push((entry.metadata()?.modified()?, path));
        }
    }
    found.sort();
    let surplus = (found.len() + 1).saturating_sub(CAPTURES_MAX);
    found.iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
}

fn free_path(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let mut path = folder.join(format!("{name}.{ending}"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{name}-{number}.{ending}"));
        number += 1;
    }
    path
}

/// A name that every file system takes.
fn slug(name: &str) -> String {
    let plain: String = name
        .chars()
        .take(40)
        .map(|ch| if ch.is_ascii_alphanumeric() { ch.to_ascii_lowercase() } else { '-' })
        .collect();
    let slug = plain.trim_matches('-').to_owned();
    if slug.is_empty() { "reader".to_owned() } else { slug }
}

fn stamp(at: Timestamp) -> String {
    at.to_iso().chars().take(19).filter(|ch| !matches!(ch, '-' | ':')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Antenna, AntennaPort, Link, ReaderId, ReaderRole};
    use readers::capture::Recording;

    fn reader(name: &str) -> ReaderConfig {
        ReaderConfig {
            id: ReaderId(uuid::Uuid::nil()),
            name: name.to_owned(),
            family: Some("bb".to_owned()),
            link: Link::Practice("x".to_owned()),
            role: ReaderRole::Area,
            antennas: vec![Antenna { port: AntennaPort(1), place: None, at: None }],
            power: None,
            radio: model::RadioSettings::default(),
            is_on: true,
        }
    }

    fn begin(folder: &Path, name: &str, level: WireLog, at: Timestamp) -> CaptureFile {
        CaptureFile::begin(folder, &reader(name), level, at).unwrap().unwrap()
    }

    #[test]
    fn frames_are_told_in_words_and_take_two_files_at_most() {
        let dir = tempfile::tempdir().unwrap();
        let family = readers::families::find("bb");
        let mut file = begin(dir.path(), "Gate", WireLog::Frames, Timestamp(0));
        let empty = [0xBB, 0x01, 0xFF, 0x00, 0x01, 0x15, 0x16, 0x7E].repeat(500);
        let path = file.path().to_owned();
        assert_eq!(level_of(&path), WireLog::Frames);
        let mut written = 0;
        while written < 3 * FRAMES_BYTES_MAX {
            assert!(file.record(family, Direction::FromReader, &empty, Tick(1)));
            written += 500 * 20;
        }
        file.finish(family, Tick(2));
        let sizes: Vec<u64> =
            fs::read_dir(dir.path()).unwrap().map(|one| one.unwrap().metadata().unwrap().len()).collect();
        assert_eq!(sizes.len(), 2);
        assert!(sizes.iter().all(|size| *size < FRAMES_BYTES_MAX + 500 * 200), "{sizes:?}");
        let text = fs::read_to_string(path).unwrap();
        assert!(text.starts_with("# family: bb\n# reader: Gate\n"), "{}", &text[..200.min(text.len())]);
        assert!(text.lines().nth(3).is_some_and(|line| line.starts_with("0 < ")));
        assert!(!text.contains("garbled"));
    }

    #[test]
    fn off_writes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let file = CaptureFile::begin(dir.path(), &reader("x"), WireLog::Off, Timestamp(0)).unwrap();
        assert!(file.is_none());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_recorded_can_be_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let at = Timestamp(1_760_000_000_000);
        let mut file = begin(dir.path(), "Desk / Ä 1", WireLog::Bytes, at);
        assert_eq!(file.path().file_name().unwrap(), "desk-----1-20251009T085320.capture");
        assert!(file.record(None, Direction::ToReader, &[1, 2], Tick(10)));
        assert!(file.record(None, Direction::FromReader, &[3], Tick(15)));
        let path = file.path().to_owned();
        file.finish(None, Tick(15));
        let recording = Recording::parse(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(recording.header.family(), "bb");
        assert_eq!(recording.records.len(), 2);
        assert_eq!(recording.records[1].at_ms, 5);
        let second = begin(dir.path(), "Desk / Ä 1", WireLog::Bytes, at);
        assert_eq!(second.path().file_name().unwrap(), "desk-----1-20251009T085320-2.capture");
    }

    #[test]
    fn old_recordings_make_room() {
        let dir = tempfile::tempdir().unwrap();
        for n in 0..CAPTURES_MAX + 3 {
            fs::write(dir.path().join(format!("{n}.capture")), "").unwrap();
        }
        fs::write(dir.path().join("other.txt"), "").unwrap();
        let file = begin(dir.path(), "x", WireLog::Bytes, Timestamp(0));
        file.finish(None, Tick(0));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), CAPTURES_MAX + 1);
        assert!(dir.path().join("other.txt").exists());
    }
}
