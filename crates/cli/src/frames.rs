//! `tagstead frames`: what the bytes of a reader say, from hex or from a recording, through the same driver as ever.

use std::io::Read as _;
use std::path::PathBuf;

use anyhow::bail;
use model::Tick;
use readers::capture::{Direction, Recording};
use readers::{Driver, DriverEvent, families};
use serde_json::json;

use crate::out::Out;

#[derive(clap::Args)]
pub struct Frames {
    /// Kind of reader: `bb`, `chafon`.
    family: String,
    /// Recordings, or files with hex; `-` or nothing = standard input.
    files: Vec<PathBuf>,
}

/// Largest input: a day of a busy line.
const INPUT_BYTES_MAX: u64 = 64 * 1024 * 1024;

pub fn explain(wish: &Frames, out: &Out) -> anyhow::Result<bool> {
    let Some(family) = families::find(&wish.family) else {
        let known: Vec<&str> = readers::FAMILIES.iter().map(|family| family.key()).collect();
        bail!("there is no kind of reader called {}; there are: {}", wish.family, known.join(", "));
    };
    let files = if wish.files.is_empty() { vec![PathBuf::from("-")] } else { wish.files.clone() };
    let mut is_clean = true;
    for file in &files {
        let text = input(file)?;
        let mut driver = family.open(Tick(0));
        for (at_ms, bytes) in from_reader(&text)? {
            driver.receive(&bytes, Tick(at_ms));
            is_clean &= tell(driver.as_mut(), at_ms, out);
        }
    }
    Ok(is_clean)
}

fn input(file: &PathBuf) -> anyhow::Result<String> {
    let mut text = String::new();
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(INPUT_BYTES_MAX).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(file)?.take(INPUT_BYTES_MAX).read_to_string(&mut text)?;
    }
    Ok(text)
}

/// What the reader said, with times: a recording as it is, plain hex as one stream line by line.
fn from_reader(text: &str) -> anyhow::Result<Vec<(u64, Vec<u8>)>> {
    let is_recording = text.lines().any(|line| line.contains(" < ") || line.contains(" > "));
    if is_recording {
        let recording = Recording::parse(text)?;
        let records =
            recording.records.into_iter().filter(|record| record.direction == Direction::FromReader);
        return Ok(records.map(|record| (record.at_ms, record.bytes)).collect());
    }
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let digits: String = line.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | ':')).collect();
        let bytes: Option<Vec<u8>> = (0..digits.len().div_ceil(2))
            .map(|at| u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok())
            .collect();
        let Some(bytes) = bytes else { bail!("line {}: not hex", number + 1) };
        lines.push((number as u64, bytes));
    }
    Ok(lines)
}

/// Prints what the driver understood; says whether all of it was whole.
fn tell(driver: &mut dyn Driver, at_ms: u64, out: &Out) -> bool {
    let mut is_clean = true;
    while driver.poll_transmit().is_some() {}
    while let Some(event) = driver.poll_event() {
        let (people, kind, detail) = match event {
            DriverEvent::Identified { model, firmware, .. } => (
                format!("reader  {model} {firmware}"),
                "identified",
                json!({ "model": model, "firmware": firmware }),
            ),
            DriverEvent::Read(read) => (
                format!("tag     {}  antenna {}  {:?}", read.epc.to_hex(), read.antenna.0, read.signal),
                "read",
                json!({ "epc": read.epc.to_hex(), "antenna": read.antenna.0 }),
            ),
            DriverEvent::Frame | DriverEvent::Answer(..) | DriverEvent::Telemetry(_) => continue,
            DriverEvent::Done(_) => ("done".to_owned(), "done", json!({})),
            DriverEvent::Refused(_, why) => {
                (format!("refused {why:?}"), "refused", json!({ "why": format!("{why:?}") }))
            }
            DriverEvent::Garbled { dropped } => {
                is_clean = false;
                (format!("damaged {dropped} bytes"), "garbled", json!({ "bytes": dropped }))
            }
            DriverEvent::Fault(words) => (format!("fault   {words}"), "fault", json!({ "words": words })),
            DriverEvent::Silent => ("silent".to_owned(), "silent", json!({})),
        };
        out.say(
            &format!("{at_ms:>8} ms  {people}"),
            &json!({ "at_ms": at_ms, "event": kind, "detail": detail }),
        );
    }
    is_clean
}
