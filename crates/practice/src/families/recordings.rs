//! Recordings of the practice readers, made through the real drivers: what is in `tests/captures` is what they say.
//! `TAGSTEAD_BLESS=1 cargo test -p tagstead-practice recordings` writes them anew.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use model::Tick;
use readers::capture::{Direction, Header, Record, Recording};
use readers::{DriverEvent, Order, families};

use super::{Air, make};
use crate::bench;

/// Families recorded here, with what they answer as.
const RECORDED: &[(&str, &str)] = &[
    ("a0", "Invelion reader with one antenna"),
    ("a0-ucchip", "UCChip module with one antenna"),
    ("mercury", "M6e with one antenna"),
    ("nur", "Sampo S2 with one antenna"),
    ("tsl-ascii2", "TSL 1128 handheld"),
    ("zeti", "Zebra RFD8500 sled"),
    ("fm503", "FM-503 module"),
    ("lf134-usb", "134K-RW-USB desk reader"),
    ("rdm6300", "RDM6300 card reader"),
    ("em18", "EM-18 card module"),
    ("fdxb", "WL-134 animal tag reader"),
    ("line", "reader that prints ten decimal digits a line"),
    ("chafon-cf", "Chafon CF600 kind with one antenna"),
    ("chafon-sw", "Chafon RU5300 kind with one antenna"),
    ("cph-rf", "CPH-F206 kind with one antenna"),
    ("llrp", "Portal with four antennas"),
];
/// Long enough to open, start and hear every tag several times.
const LENGTH_MS: u64 = 2_500;
const TAGS: usize = 3;

fn record(family: &str, reader: &str) -> Recording {
    let mut header = Header::default();
    header.add("family", family);
    header.add("reader", reader);
    let known = families::find(family).expect("a family");
    let link = known.serial().first().map_or("tcp 5084".to_owned(), |link| link.baud.to_string());
    header.add("link", &link);
    header.add("made", "2026-11-22");
    header.add("comment", "Made by the practice reader through the real driver.");
    let mut recording = Recording { header, records: Vec::new() };
    let world = Arc::new(Mutex::new(bench::hall("r", 1, TAGS, 9)));
    let mut side = make(family, Air::new(world, "r"), 9).expect("a practice reader");
    side.host_came();
    let mut driver = known.open(Tick(0));
    for at_ms in 1..=LENGTH_MS {
        if driver.poll_timeout().is_some_and(|due| due <= Tick(at_ms)) {
            driver.handle_timeout(Tick(at_ms));
        }
        loop {
            let mut is_quiet = true;
            while let Some(bytes) = driver.poll_transmit() {
                side.receive(&bytes, at_ms);
                recording.records.push(Record { at_ms, direction: Direction::ToReader, bytes });
                is_quiet = false;
            }
            while let Some(bytes) = side.poll_transmit(at_ms) {
                driver.receive(&bytes, Tick(at_ms));
                recording.records.push(Record { at_ms, direction: Direction::FromReader, bytes });
                is_quiet = false;
            }
            while let Some(event) = driver.poll_event() {
                if matches!(event, DriverEvent::Identified { .. }) {
                    driver.order(Order::Start, Tick(at_ms));
                }
                is_quiet = false;
            }
            if is_quiet {
                break;
            }
        }
    }
    recording
}

#[test]
fn the_recordings_in_the_repository_are_of_these_readers() {
    for (family, reader) in RECORDED {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/captures").join(family);
        let path = folder.join("practice.capture");
        let text = record(family, reader).to_text();
        if std::env::var_os("TAGSTEAD_BLESS").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &text).expect("a file");
        }
        let known = std::fs::read_to_string(&path).expect("a recording").replace("\r\n", "\n");
        assert_eq!(text, known, "{family}");
    }
}
