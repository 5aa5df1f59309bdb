//! The recording format: what went over a line, as text that people can read, cut and send.
//!
//! ```text
//! # family: bb
//! # reader: JRD-4035 on the packing table
//! 0 > BB 00 03 00 01 00 04 7E
//! 12 < BB0103000B004D3130302056312E3030227E
//! ```
//! Header lines come first. A record is milliseconds since the first record, `<` from the reader or `>` to it, and
//! the bytes as hex; spaces between digits are allowed.

mod frame_log;

use std::fmt;
use std::fmt::Write as _;

use model::Tick;

pub use frame_log::FrameLog;

use crate::limits::{
    RECORDING_BYTES_MAX, RECORDING_BYTES_PER_LINE, RECORDING_HEADER_MAX, RECORDING_LINE_MAX,
    RECORDING_RECORDS_MAX,
};

/// Which way bytes went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `<`
    FromReader,
    /// `>`
    ToReader,
}

impl Direction {
    /// The sign in the text.
    pub fn sign(self) -> char {
        match self {
            Direction::FromReader => '<',
            Direction::ToReader => '>',
        }
    }
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Milliseconds since the recording began.
    pub at_ms: u64,
    /// Which way.
    pub direction: Direction,
    /// The bytes, at least one.
    pub bytes: Vec<u8>,
}

/// What a recording says about itself: keys and values in the order of the text. The usual keys are `family`,
/// `reader`, `firmware`, `made`, `comment`, `link`; others are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    lines: Vec<(String, String)>,
}

impl Header {
    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.lines.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// Key of the reader family; empty if the recording does not say.
    pub fn family(&self) -> &str {
        self.get("family").unwrap_or("")
    }

    /// Adds a line. Line breaks become spaces; what does not fit the limits is left out.
    pub fn add(&mut self, key: &str, value: &str) {
        if self.lines.len() < RECORDING_HEADER_MAX {
            let key = one_line(key).replace(':', " ");
            let room = (RECORDING_LINE_MAX / 4).saturating_sub(key.len());
            let value: String = one_line(value).chars().take(room).collect();
            self.lines.push((key.trim().to_owned(), value.trim().to_owned()));
        }
    }

    /// All lines in order.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    fn to_text(&self) -> String {
        self.lines.iter().fold(String::new(), |mut text, (key, value)| {
            let _ = writeln!(text, "# {key}: {value}");
            text
        })
    }
}

fn one_line(text: &str) -> String {
    text.replace(|ch: char| ch.is_control(), " ")
}

/// A whole recording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    /// What it says about itself.
    pub header: Header,
    /// What went over the line, in order.
    pub records: Vec<Record>,
}

/// Why a text is not a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: CaptureFault,
}

/// What is wrong in a line of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptureFault {
    /// Neither a header line nor a record.
    NotARecord,
    /// The time is not a number of milliseconds.
    BadTime,
    /// The time lies before that of the record above.
    TimeRunsBack,
    /// The direction is neither `<` nor `>`.
    BadDirection,
    /// The bytes are not pairs of hex digits.
    BadHex,
    /// A record without bytes.
    NoBytes,
    /// A header line behind the first record.
    LateHeader,
    /// A header line without a colon.
    BadHeader,
    /// The line is too long.
    LineTooLong,
    /// The recording is too large.
    TooLarge,
}

impl fmt::Display for CaptureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.fault {
            CaptureFault::NotARecord => "a record is: milliseconds, < or >, bytes as hex",
            CaptureFault::BadTime => "the time is not a number of milliseconds",
            CaptureFault::TimeRunsBack => "the time lies before that of the record above",
            CaptureFault::BadDirection => {
                "the direction is neither < (from the reader) nor > (to the reader)"
            }
            CaptureFault::BadHex => "the bytes are not pairs of hex digits",
            CaptureFault::NoBytes => "a record without bytes",
            CaptureFault::LateHeader => "a header line behind the first record",
            CaptureFault::BadHeader => "a header line is: # key: value",
            CaptureFault::LineTooLong => "the line is too long",
            CaptureFault::TooLarge => "the recording is too large",
        };
        write!(f, "line {}: {words}", self.line)
    }
}

impl std::error::Error for CaptureError {}

impl Recording {
    /// Reads a text.
    pub fn parse(text: &str) -> Result<Recording, CaptureError> {
        let mut recording = Recording::default();
        let mut bytes_total = 0;
        for (at, line) in text.lines().enumerate() {
            let fault = |fault| CaptureError { line: at + 1, fault };
            if line.len() > RECORDING_LINE_MAX {
                return Err(fault(CaptureFault::LineTooLong));
            }
            let line = line.trim();
            if let Some(header) = line.strip_prefix('#') {
                recording.take_header(header).map_err(fault)?;
            } else if !line.is_empty() {
                let record = parse_record(line).map_err(fault)?;
                bytes_total += record.bytes.len();
                recording.take_record(record, bytes_total).map_err(fault)?;
            }
        }
        Ok(recording)
    }

    /// Writes the text.
    pub fn to_text(&self) -> String {
        self.records.iter().fold(self.header.to_text(), |mut text, record| {
            write_record(&mut text, record.at_ms, record.direction, &record.bytes);
            text
        })
    }

    fn take_header(&mut self, line: &str) -> Result<(), CaptureFault> {
        if !self.records.is_empty() {
            return Err(CaptureFault::LateHeader);
        }
        if self.header.lines.len() >= RECORDING_HEADER_MAX {
            return Err(CaptureFault::TooLarge);
        }
        let (key, value) = line.split_once(':').ok_or(CaptureFault::BadHeader)?;
        self.header.lines.push((key.trim().to_owned(), value.trim().to_owned()));
        Ok(())
    }

    fn take_record(&mut self, record: Record, bytes_total: usize) -> Result<(), CaptureFault> {
        if self.records.last().is_some_and(|last| last.at_ms > record.at_ms) {
            return Err(CaptureFault::TimeRunsBack);
        }
        if self.records.len() >= RECORDING_RECORDS_MAX || bytes_total > RECORDING_BYTES_MAX {
            return Err(CaptureFault::TooLarge);
        }
        self.records.push(record);
        Ok(())
    }
}

fn parse_record(line: &str) -> Result<Record, CaptureFault> {
    let (time, rest) = line.split_once(char::is_whitespace).ok_or(CaptureFault::NotARecord)?;
    let at_ms = time.parse().map_err(|_| CaptureFault::BadTime)?;
    let mut rest = rest.trim_start().chars();
    let direction = match rest.next() {
        Some('<') => Direction::FromReader,
        Some('>') => Direction::ToReader,
        Some(_) | None => return Err(CaptureFault::BadDirection),
    };
    let bytes = parse_hex(rest.as_str())?;
    if bytes.is_empty() { Err(CaptureFault::NoBytes) } else { Ok(Record { at_ms, direction, bytes }) }
}

fn parse_hex(text: &str) -> Result<Vec<u8>, CaptureFault> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut high: Option<u32> = None;
    for ch in text.chars().filter(|ch| !ch.is_whitespace()) {
        let digit = ch.to_digit(16).ok_or(CaptureFault::BadHex)?;
        high = match high {
            None => Some(digit),
            Some(high) => {
                bytes.push((high * 16 + digit) as u8);
                None
            }
        };
    }
    if high.is_some() { Err(CaptureFault::BadHex) } else { Ok(bytes) }
}

const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

fn write_record(text: &mut String, at_ms: u64, direction: Direction, bytes: &[u8]) {
    for part in bytes.chunks(RECORDING_BYTES_PER_LINE) {
        let _ = write!(text, "{at_ms} {} ", direction.sign());
        for byte in part {
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        text.push('\n');
    }
}

/// Formats a recording line by line while it is made. It does no I/O and keeps nothing but the time of the first
/// record and what was counted.
#[derive(Clone, Debug)]
pub struct Writer {
    header: Option<Header>,
    began: Option<Tick>,
    lines: usize,
    bytes: usize,
}

impl Writer {
    /// A recording with this header.
    pub fn new(header: Header) -> Writer {
        Writer { header: Some(header), began: None, lines: 0, bytes: 0 }
    }

    /// The text for bytes that went over the line: the header before the first of them, whole lines, empty when
    /// the recording is as large as it may become.
    pub fn record(&mut self, direction: Direction, bytes: &[u8], now: Tick) -> String {
        let lines = bytes.len().div_ceil(RECORDING_BYTES_PER_LINE);
        if self.is_full(lines, bytes.len()) {
            return String::new();
        }
        let mut text = self.header.take().map(|header| header.to_text()).unwrap_or_default();
        let began = *self.began.get_or_insert(now);
        write_record(&mut text, began.until(now).0, direction, bytes);
        self.lines += lines;
        self.bytes += bytes.len();
        text
    }

    /// How many bytes went over the line so far.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    fn is_full(&self, lines: usize, bytes: usize) -> bool {
        self.lines.saturating_add(lines) > RECORDING_RECORDS_MAX
            || self.bytes.saturating_add(bytes) > RECORDING_BYTES_MAX
    }
}

#[cfg(test)]
mod tests;
