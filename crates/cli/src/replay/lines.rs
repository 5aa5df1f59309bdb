//! The recording: one JSON object a line, in whatever order; sorted again by arrival within a window, so that files of
//! any size are streamed. Lines that are none are counted and named.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::BufRead;

use codes::Epc;
use model::{AntennaPort, ReaderId, Tid};
use serde_json::Value;

use super::world::{reader_id, text};

/// A line longer than this is no line of ours.
const LINE_BYTES_MAX: usize = 64 * 1024;
/// Lines this far out of order still find their place, ms.
const WINDOW_MS: i64 = 180_000;
/// Lines that wait at most; beyond that the oldest goes on.
const WAITING_MAX: usize = 4_000_000;
/// Times beyond this (about the year 33658) are mistakes.
const TIME_MS_MAX: f64 = 1e15;
/// Bad lines that are named one by one.
const NAMED_MAX: u64 = 1_000;

/// What a line says. The order of the fields is the order among lines of the same moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    State { is_online: bool },
    Read { epc: Epc, tid: Option<Tid>, antenna: AntennaPort, deci_dbm: Option<i16> },
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// When it arrived; the order of the replay.
    pub received_ms: i64,
    /// What the reader's clock said.
    pub at_ms: i64,
    pub said: Said,
    pub reader: ReaderId,
}

/// Reads lines and gives them in order of arrival.
pub struct Lines<R> {
    file: R,
    waiting: BinaryHeap<Reverse<Line>>,
    newest: i64,
    given: i64,
    number: u64,
    is_over: bool,
    pub good: u64,
    pub bad: u64,
    pub late: u64,
    is_quiet: bool,
}

fn time(value: Option<&Value>) -> Option<i64> {
    let value = value?;
    if let Some(whole) = value.as_i64() {
        return Some(whole).filter(|ms| ms.unsigned_abs() as f64 <= TIME_MS_MAX);
    }
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
    (number.is_finite() && number.abs() <= TIME_MS_MAX).then_some(number.round() as i64)
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    let is_hex = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| {
        (0..text.len()).step_by(2).filter_map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
    })
}

/// What one line says, or why it says nothing.
pub fn parse(line: &[u8]) -> Result<Line, String> {
    let value: Value = serde_json::from_slice(line).map_err(|why| format!("is no JSON ({why})"))?;
    let reader = value.get("reader").and_then(text).ok_or("has no reader")?;
    let at_ms = time(value.get("at_ms")).ok_or("has no at_ms that is a time")?;
    let received_ms = match value.get("received_ms") {
        None | Some(Value::Null) => at_ms,
        given => time(given).ok_or("has a received_ms that is no time")?,
    };
    let reader = reader_id(&reader);
    if let Some(state) = value.get("state").filter(|_| value.get("epc").is_none()) {
        let is_online = match state.as_str().map(str::to_lowercase).as_deref() {
            Some("online" | "on" | "up" | "reading") => true,
            Some("offline" | "off" | "down" | "lost") => false,
            Some(_) | None => return Err("has a state that is neither online nor offline".to_owned()),
        };
        return Ok(Line { received_ms, at_ms, reader, said: Said::State { is_online } });
    }
    let epc = value.get("epc").and_then(Value::as_str).ok_or("has neither epc nor state")?;
    let epc: Epc = epc.trim().parse().map_err(|why| format!("has an epc that is none: {why}"))?;
    let tid = value.get("tid").and_then(Value::as_str).filter(|tid| !tid.trim().is_empty());
    let tid = tid.map(|tid| hex(tid).ok_or("has a tid that is not hex")).transpose()?.map(Tid);
    let port = match value.get("antenna").or_else(|| value.get("port")) {
        None | Some(Value::Null) => 1,
        Some(port) => port
            .as_u64()
            .or_else(|| port.as_f64().filter(|port| *port >= 0.0).map(|port| port as u64))
            .or_else(|| port.as_str()?.trim().parse().ok())
            .filter(|port| *port <= 255)
            .ok_or("has an antenna that is no number from 0 to 255")?,
    };
    let deci_dbm = match value.get("rssi") {
        None | Some(Value::Null) => None,
        Some(rssi) => {
            let dbm = rssi.as_f64().or_else(|| rssi.as_str()?.trim().parse().ok());
            let dbm = dbm.filter(|dbm| (-200.0..=100.0).contains(dbm)).ok_or("has an rssi that is no dBm")?;
            Some((dbm * 10.0).round() as i16)
        }
    };
    let said = Said::Read { epc, tid, antenna: AntennaPort(port as u8), deci_dbm };
    Ok(Line { received_ms, at_ms, reader, said })
}

impl<R: BufRead> Lines<R> {
    pub fn new(file: R, is_quiet: bool) -> Lines<R> {
        Lines {
            file,
            waiting: BinaryHeap::new(),
            newest: i64::MIN,
            given: i64::MIN,
            number: 0,
            is_over: false,
            good: 0,
            bad: 0,
            late: 0,
            is_quiet,
        }
    }

    /// The next line by arrival.
    pub fn next(&mut self) -> std::io::Result<Option<Line>> {
        while !self.is_over && !self.is_ripe() {
            self.read_one()?;
        }
        let Some(Reverse(mut line)) = self.waiting.pop() else { return Ok(None) };
        if line.received_ms < self.given {
            // Too far back for the window: it arrived where it stands in the file.
            self.late += 1;
            line.received_ms = self.given;
        }
        self.given = line.received_ms;
        Ok(Some(line))
    }

    fn is_ripe(&self) -> bool {
        let oldest = self.waiting.peek().map(|Reverse(line)| line.received_ms);
        let is_old = oldest.is_some_and(|oldest| self.newest.saturating_sub(oldest) > WINDOW_MS);
        is_old || self.waiting.len() >= WAITING_MAX
    }

    fn read_one(&mut self) -> std::io::Result<()> {
        let mut bytes = Vec::with_capacity(160);
        let limit = LINE_BYTES_MAX as u64;
        let count = std::io::Read::take(&mut self.file, limit).read_until(b'\n', &mut bytes)?;
        if count == 0 {
            self.is_over = true;
            return Ok(());
        }
        self.number += 1;
        if count >= LINE_BYTES_MAX && bytes.last() != Some(&b'\n') {
            self.skip_rest()?;
            self.tell_bad("is longer than 64 kB");
            return Ok(());
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        match parse(bytes) {
            Ok(line) => {
                self.good += 1;
                self.newest = self.newest.max(line.received_ms);
                self.waiting.push(Reverse(line));
            }
            Err(why) => self.tell_bad(&why),
        }
        Ok(())
    }

    fn skip_rest(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.file.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |end| end + 1);
            self.file.consume(used);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    fn tell_bad(&mut self, why: &str) {
        self.bad += 1;
        if !self.is_quiet && self.bad <= NAMED_MAX {
            super::note(&format!("line {} {why}; it is left out", self.number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> (Vec<Line>, u64) {
        let mut lines = Lines::new(text.as_bytes(), true);
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push(line);
        }
        (all, lines.bad)
    }

    #[test]
    fn bad_lines_are_counted_and_the_rest_is_read() {
        let text = concat!(
            "{\"at_ms\":5,\"reader\":\"R\",\"antenna\":1,\"epc\":\"3000\",\"rssi\":-60}\n",
            "nonsense\n",
            "\n",
            "{\"at_ms\":5,\"reader\":\"R\",\"antenna\":300,\"epc\":\"3000\",\"rssi\":-60}\n",
            "{\"at_ms\":5,\"reader\":\"R\",\"epc\":\"30X0\"}\n",
            "{\"at_ms\":1e300,\"reader\":\"R\",\"epc\":\"3000\"}\n",
            "{\"at_ms\":3,\"reader\":7,\"state\":\"offline\"}\n",
            "{\"at_ms\":4,\"reader\":\"R\",\"state\":\"asleep\"}",
        );
        let (all, bad) = lines(text);
        assert_eq!((all.len(), bad), (2, 5));
        assert_eq!(all[0].said, Said::State { is_online: false });
        assert_eq!(all[0].reader, reader_id("7"));
    }

    #[test]
    fn any_order_within_the_window_is_the_same() {
        let line = |at: i64| {
            format!("{{\"at_ms\":{at},\"reader\":\"R\",\"antenna\":1,\"epc\":\"3000\",\"rssi\":-60}}\n")
        };
        let forward: String = (0..300).map(|at| line(at * 1_000)).collect();
        let mixed: String = (0..300).map(|at| line((at / 60 * 60 + (at * 7) % 60) * 1_000)).collect();
        assert_eq!(lines(&forward).0, lines(&mixed).0);
    }
}
