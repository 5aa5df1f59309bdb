//! Recordings replayed through the drivers. `<name>.expected` holds what the driver sends and says, line by line.
//! `TAGSTEAD_BLESS=1 cargo test -p tagstead-readers golden` writes the expected files anew; read the difference.

use std::fmt::Write as _;
use std::path::Path;

use model::{Signal, Span, TagRead, Tick};
use readers::capture::{Direction, Recording};
use readers::{DriverEvent, FAMILIES, Order, families};

use crate::fixture::captures;

/// After the last record: long enough to see that the driver notices the end.
const TAIL: Span = Span(1_000);

#[test]
fn recordings_give_what_is_expected() {
    let mut replayed = 0;
    for family in FAMILIES {
        let folder = captures().join(family.key());
        let mut found: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "capture"))
            .collect();
        found.sort();
        assert!(!found.is_empty(), "no recording of {}", family.key());
        for path in found {
            check(&path);
            replayed += 1;
        }
    }
    assert!(replayed >= FAMILIES.len());
}

fn check(path: &Path) {
    let recording = Recording::parse(&std::fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let seen = replay(&recording);
    let expected = path.with_extension("expected");
    if std::env::var_os("TAGSTEAD_BLESS").is_some() {
        std::fs::write(&expected, &seen).unwrap();
    }
    let wanted = std::fs::read_to_string(&expected).unwrap().replace("\r\n", "\n");
    assert_eq!(seen, wanted, "{}", path.display());
}

/// Plays a recording to a driver of its family; the reader is told to read as soon as it is identified.
fn replay(recording: &Recording) -> String {
    let mut now = Tick(0);
    let mut driver = families::find(recording.header.family()).unwrap().open(now);
    let mut text = String::new();
    let mut frames = 0;
    let from_reader = recording.records.iter().filter(|record| record.direction == Direction::FromReader);
    let last = recording.records.last().map_or(0, |record| record.at_ms);
    let ends = (Tick(last) + TAIL, &[][..]);
    let steps = from_reader.map(|record| (Tick(record.at_ms), &record.bytes[..])).chain([ends]);
    for (at, bytes) in steps {
        while let Some(due) = driver.poll_timeout().filter(|due| *due <= at) {
            now = due.max(now);
            driver.handle_timeout(now);
            pump(driver.as_mut(), now, &mut text, &mut frames);
        }
        now = at;
        driver.receive(bytes, now);
        pump(driver.as_mut(), now, &mut text, &mut frames);
    }
    writeln!(text, "{} frames", frames).unwrap();
    text
}

fn pump(driver: &mut dyn readers::Driver, now: Tick, text: &mut String, frames: &mut usize) {
    loop {
        while let Some(bytes) = driver.poll_transmit() {
            let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
            writeln!(text, "{} > {hex}", now.0).unwrap();
        }
        let Some(event) = driver.poll_event() else {
            return;
        };
        let words = match event {
            DriverEvent::Frame => {
                *frames += 1;
                continue;
            }
            DriverEvent::Identified { model, firmware, capabilities } => {
                driver.order(Order::Start, now);
                format!("identified {model:?} {firmware:?} antennas {}", capabilities.antennas)
            }
            DriverEvent::Read(read) => read_words(&read),
            DriverEvent::Done(ticket) => format!("done {}", ticket.0),
            DriverEvent::Refused(ticket, why) => format!("refused {} {why:?}", ticket.0),
            DriverEvent::Garbled { dropped } => format!("garbled {dropped}"),
            DriverEvent::Answer(ticket, answer) => format!("answer {} {answer:?}", ticket.0),
            DriverEvent::Telemetry(telemetry) => format!("telemetry {telemetry:?}"),
            DriverEvent::Fault(words) => format!("fault: {words}"),
            DriverEvent::TurnedAway => "turned away".into(),
            DriverEvent::Silent => "silent".into(),
        };
        writeln!(text, "{} {words}", now.0).unwrap();
    }
}

fn read_words(read: &TagRead) -> String {
    let pc = read.pc.map_or(String::new(), |pc| format!(" pc {:04X}", pc.0));
    let tid = read.tid.as_ref().map_or(String::new(), |tid| format!(" tid {:02X?}", tid.0));
    let signal = match read.signal {
        Signal::Dbm(rssi) => format!(" {:.1} dBm", rssi.dbm()),
        Signal::Relative(raw) => format!(" signal {raw}"),
        Signal::Silent => String::new(),
    };
    format!("read {}{pc}{tid} antenna {}{signal}", read.epc, read.antenna.0)
}
