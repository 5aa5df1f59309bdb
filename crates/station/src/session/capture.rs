//! A recording of the bytes of one reader, written while they pass.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use model::{ReaderConfig, Tick, Timestamp};
use readers::capture::{Direction, Header, Writer};

use crate::limits::{CAPTURE_BYTES_MAX, CAPTURES_MAX};

/// An open recording.
pub(crate) struct CaptureFile {
    path: PathBuf,
    file: BufWriter<File>,
    writer: Writer,
    bytes: u64,
}

impl CaptureFile {
    /// Begins a recording in this folder.
    pub(crate) fn begin(folder: &Path, reader: &ReaderConfig, at: Timestamp) -> io::Result<CaptureFile> {
        fs::create_dir_all(folder)?;
        drop_oldest(folder)?;
        let path = free_path(folder, &format!("{}-{}", slug(&reader.name), stamp(at)));
        let file = File::create_new(&path)?;
        let mut header = Header::default();
        header.add("family", reader.family.as_deref().unwrap_or(""));
        header.add("reader", &reader.name);
        header.add("made", &at.to_iso());
        Ok(CaptureFile { path, file: BufWriter::new(file), writer: Writer::new(header), bytes: 0 })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds bytes. `false` = the recording is at its end: full, or the disk does not take it.
    pub(crate) fn record(&mut self, direction: Direction, bytes: &[u8], now: Tick) -> bool {
        let text = self.writer.record(direction, bytes, now);
        self.bytes += text.len() as u64;
        let is_written = self.file.write_all(text.as_bytes()).is_ok();
        is_written && !text.is_empty() && self.bytes < CAPTURE_BYTES_MAX
    }

    /// Brings what was recorded to the file, so that it can be looked at while it goes on.
    pub(crate) fn flush(&mut self) -> bool {
        self.file.flush().is_ok()
    }

    pub(crate) fn finish(mut self) {
        if !self.flush() {
            tracing::warn!(path = %self.path.display(), "the end of a recording was not written");
        }
    }
}

/// Room for one more.
fn drop_oldest(folder: &Path) -> io::Result<()> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "capture") {
            found.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    found.sort();
    let surplus = (found.len() + 1).saturating_sub(CAPTURES_MAX);
    found.iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
}

fn free_path(folder: &Path, name: &str) -> PathBuf {
    let mut path = folder.join(format!("{name}.capture"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{name}-{number}.capture"));
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

    #[test]
    fn what_is_recorded_can_be_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let at = Timestamp(1_760_000_000_000);
        let mut file = CaptureFile::begin(dir.path(), &reader("Desk / Ä 1"), at).unwrap();
        assert_eq!(file.path().file_name().unwrap(), "desk-----1-20251009T085320.capture");
        assert!(file.record(Direction::ToReader, &[1, 2], Tick(10)));
        assert!(file.record(Direction::FromReader, &[3], Tick(15)));
        let path = file.path().to_owned();
        file.finish();
        let recording = Recording::parse(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(recording.header.family(), "bb");
        assert_eq!(recording.records.len(), 2);
        assert_eq!(recording.records[1].at_ms, 5);
        let second = CaptureFile::begin(dir.path(), &reader("Desk / Ä 1"), at).unwrap();
        assert_eq!(second.path().file_name().unwrap(), "desk-----1-20251009T085320-2.capture");
    }

    #[test]
    fn old_recordings_make_room() {
        let dir = tempfile::tempdir().unwrap();
        for n in 0..CAPTURES_MAX + 3 {
            fs::write(dir.path().join(format!("{n}.capture")), "").unwrap();
        }
        fs::write(dir.path().join("other.txt"), "").unwrap();
        let file = CaptureFile::begin(dir.path(), &reader("x"), Timestamp(0)).unwrap();
        file.finish();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), CAPTURES_MAX + 1);
        assert!(dir.path().join("other.txt").exists());
    }
}
