//! `tagstead read`: tags from a port, line by line, without a station.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::bail;
use codes::Epc;
use model::{Signal, TagRead, Tick};
use readers::detect::{Detection, Detector};
use readers::{Driver, DriverEvent, Order, families};
use serde_json::json;
use station::Clock;
use station::port::SerialPort;
use words::{Args, Message};

use crate::out::Out;

#[derive(clap::Args)]
pub struct Read {
    /// The port: `/dev/ttyUSB0`, `COM3`, a link to a pseudo-terminal.
    port: PathBuf,
    /// Kind of reader (`bb`, `chafon`); without it, it is found out.
    #[arg(long)]
    family: Option<String>,
    /// Speed of the line; without it the usual one of the kind.
    #[arg(long)]
    baud: Option<u32>,
    /// Stop after this many seconds; without it at Ctrl+C.
    #[arg(long, value_name = "N")]
    seconds: Option<u64>,
    /// Print each tag only once.
    #[arg(long)]
    once: bool,
}

/// Bytes taken from the line at once.
const BYTES_AT_ONCE: usize = 4_096;

/// Tags whose number of reads is kept for the summary.
const TAGS_COUNTED_MAX: usize = 1_000_000;

pub fn read(wish: &Read, out: &Out) -> anyhow::Result<bool> {
    let clock = Clock::system();
    let start = clock.now().tick;
    let Some(found) = find(wish, &clock)? else {
        let port = wish.port.display().to_string();
        bail!(out.text(Message::CliNoAnswer, &Args::new().text("port", port)));
    };
    let mut line = Line { port: open(&wish.port, found.baud)?, clock };
    let family =
        families::find(found.family).ok_or_else(|| anyhow::anyhow!("{} is no family", found.family))?;
    out.say(
        &out.text(
            Message::CliReaderFound,
            &Args::new()
                .text("family", family.label())
                .text("port", wish.port.display().to_string())
                .text("baud", found.baud.to_string()),
        ),
        &json!({ "reader": found.family, "port": wish.port, "baud": found.baud }),
    );
    let mut driver = family.open(line.clock.now().tick);
    let mut heard = Tally::default();
    let mut is_started = false;
    loop {
        let now = line.clock.now().tick;
        if wish.seconds.is_some_and(|seconds| start.until(now).0 >= seconds * 1_000) {
            break;
        }
        line.turn(driver.as_mut())?;
        while let Some(event) = driver.poll_event() {
            match event {
                DriverEvent::Identified { .. } if !is_started => {
                    is_started = true;
                    driver.order(Order::Start, now);
                }
                DriverEvent::Read(read) => heard.tell(&read, wish.once, out),
                DriverEvent::Silent | DriverEvent::TurnedAway => {
                    bail!(out.text(
                        Message::CliNoAnswer,
                        &Args::new().text("port", wish.port.display().to_string())
                    ))
                }
                DriverEvent::Fault(words) => out.say(&words, &json!({ "fault": words })),
                DriverEvent::Garbled { dropped } => heard.garbled += dropped as u64,
                DriverEvent::Identified { .. }
                | DriverEvent::Frame
                | DriverEvent::Answer(..)
                | DriverEvent::Telemetry(_)
                | DriverEvent::Done(_)
                | DriverEvent::Refused(..) => {}
            }
        }
    }
    say_goodbye(driver.as_mut(), &mut line)?;
    heard.sum_up(out);
    Ok(true)
}

/// Which reader it is: as told, or by asking.
fn find(wish: &Read, clock: &Clock) -> anyhow::Result<Option<Detection>> {
    if let Some(key) = &wish.family {
        let Some(family) = families::find(key) else {
            let known: Vec<&str> = readers::FAMILIES.iter().map(|family| family.key()).collect();
            bail!("there is no kind of reader called {key}; there are: {}", known.join(", "));
        };
        let usual = family.serial().first().map_or(115_200, |link| link.baud);
        return Ok(Some(Detection { family: family.key(), baud: wish.baud.unwrap_or(usual) }));
    }
    let mut detector = Detector::new(clock.now().tick);
    let mut line: Option<SerialPort> = None;
    let mut bytes = [0; BYTES_AT_ONCE];
    loop {
        if let Some(baud) = detector.poll_baud() {
            line = None;
            line.replace(open(&wish.port, baud)?);
        }
        let Some(port) = &mut line else { return Ok(None) };
        while let Some(probe) = detector.poll_transmit() {
            port.write_all(&probe)?;
        }
        let count = take(port, &mut bytes)?;
        let now = clock.now().tick;
        if count > 0 {
            detector.receive(&bytes[..count], now);
        }
        if detector.poll_timeout().is_some_and(|due| now >= due) {
            detector.handle_timeout(now);
        }
        if let Some(found) = detector.poll_found() {
            return Ok(Some(found));
        }
        if detector.is_exhausted() {
            return Ok(None);
        }
    }
}

fn open(path: &Path, baud: u32) -> anyhow::Result<SerialPort> {
    SerialPort::open(path, baud).map_err(|trouble| {
        let told = api::readers::trouble_in_words(&path.display().to_string(), &trouble);
        crate::out::Told::from(told).into()
    })
}

/// What has arrived; nothing within the port's own patience is no fault.
fn take(port: &mut SerialPort, bytes: &mut [u8]) -> anyhow::Result<usize> {
    match port.read(bytes) {
        Ok(count) => Ok(count),
        Err(why)
            if matches!(why.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock | ErrorKind::Interrupted) =>
        {
            Ok(0)
        }
        Err(why) => Err(why.into()),
    }
}

struct Line {
    port: SerialPort,
    clock: Clock,
}

impl Line {
    /// One round between wire and driver.
    fn turn(&mut self, driver: &mut dyn Driver) -> anyhow::Result<()> {
        while let Some(bytes) = driver.poll_transmit() {
            self.port.write_all(&bytes)?;
        }
        let mut bytes = [0; BYTES_AT_ONCE];
        let count = take(&mut self.port, &mut bytes)?;
        let now: Tick = self.clock.now().tick;
        if count > 0 {
            driver.receive(&bytes[..count], now);
        }
        if driver.poll_timeout().is_some_and(|due| now >= due) {
            driver.handle_timeout(now);
        }
        Ok(())
    }
}

/// A reader that goes on sending would disturb the next program.
fn say_goodbye(driver: &mut dyn Driver, line: &mut Line) -> anyhow::Result<()> {
    driver.order(Order::Stop, line.clock.now().tick);
    for _ in 0..4 {
        line.turn(driver)?;
    }
    Ok(())
}

#[derive(Default)]
struct Tally {
    tags: BTreeMap<Epc, u64>,
    reads: u64,
    garbled: u64,
}

impl Tally {
    fn tell(&mut self, read: &TagRead, once: bool, out: &Out) {
        self.reads += u64::from(read.count);
        let is_new = !self.tags.contains_key(&read.epc);
        if is_new && self.tags.len() < TAGS_COUNTED_MAX {
            self.tags.insert(read.epc, 0);
        }
        if let Some(count) = self.tags.get_mut(&read.epc) {
            *count += u64::from(read.count);
        }
        if once && !is_new {
            return;
        }
        let decoded = codes::decode(&read.epc);
        let (signal, raw) = match read.signal {
            Signal::Dbm(rssi) => (Some(rssi.dbm()), None),
            Signal::Relative(raw) => (None, Some(raw)),
            Signal::Silent => (None, None),
        };
        let strength = match (signal, raw) {
            (Some(dbm), _) => format!("{dbm:.1} dBm"),
            (_, Some(raw)) => format!("{raw}/255"),
            _ => String::from("-"),
        };
        let means = decoded.epc_uri.as_deref().unwrap_or("-");
        out.say(
            &format!("{:<26} {:>3} {strength:>10}  {means}", read.epc.to_hex(), read.antenna.0),
            &json!({
                "epc": read.epc.to_hex(), "antenna": read.antenna.0, "dbm": signal, "raw_signal": raw,
                "pc": read.pc.map(|pc| format!("{:04X}", pc.0)), "count": read.count, "epc_uri": decoded.epc_uri,
            }),
        );
    }

    fn sum_up(&self, out: &Out) {
        let args = Args::new().count("tags", self.tags.len() as u64).count("reads", self.reads);
        out.say(
            &out.text(Message::CliReadSummary, &args),
            &json!({ "tags": self.tags.len(), "reads": self.reads, "garbled_bytes": self.garbled }),
        );
    }
}
