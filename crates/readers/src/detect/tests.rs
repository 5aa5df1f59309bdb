//! Tests of the detector: a line with one reader on it, or none, or noise.

use super::*;
use crate::families::bb::frame::Dialect;
use crate::families::bb::message::{Answer, TextKind};
use crate::families::chafon::frame::encode_reply;

const HOURS: u64 = 3_600_000;

/// What stands on the other end: answers `answer` to `probe` at `baud`, and says `chatter` by itself.
#[derive(Default)]
struct Line {
    baud: u32,
    probe: Vec<u8>,
    answer: Vec<u8>,
    chatter: Vec<u8>,
}

/// Runs a detector until it is over; returns what it found, the rates it opened, what it sent, and the time it took.
fn run(line: &Line) -> (Option<Detection>, Vec<u32>, Vec<Vec<u8>>, u64) {
    let mut now = Tick(0);
    let mut detector = Detector::new(now);
    let (mut bauds, mut sent) = (Vec::new(), Vec::new());
    for _ in 0..10_000 {
        while let Some(baud) = detector.poll_baud() {
            bauds.push(baud);
        }
        let is_right_rate = bauds.last() == Some(&line.baud);
        while let Some(bytes) = detector.poll_transmit() {
            if is_right_rate && bytes == line.probe {
                detector.receive(&line.answer, now);
            }
            sent.push(bytes);
        }
        if is_right_rate && !line.chatter.is_empty() {
            detector.receive(&line.chatter, now);
        }
        match detector.poll_timeout() {
            Some(due) => now = due.max(now),
            None => break,
        }
        detector.handle_timeout(now);
        assert!(now.0 < HOURS);
    }
    assert_eq!(detector.is_exhausted(), detector.poll_found().is_none());
    (detector.poll_found(), bauds, sent, now.0)
}

fn bb_text(dialect: Dialect) -> Vec<u8> {
    Answer::Text { kind: TextKind::Hardware, text: "M100 V1.00".into() }.encode(dialect)
}

fn mercury_version() -> Vec<u8> {
    use crate::families::mercury::{frame::Reply, identity::Version};
    let data = Version::default().to_data();
    Reply { opcode: 0x03, status: 0, data: &data, is_checked: true }.encode()
}

fn chafon_identity() -> Vec<u8> {
    encode_reply(0, 0x21, 0, &[2, 11, 0x20, 2, 0x31, 0x80, 26, 10, 15, 0, 0, 1])
}

/// Families that are on a serial line at all.
fn on_a_line() -> impl Iterator<Item = &'static &'static dyn Family> {
    FAMILIES.iter().filter(|family| !family.serial().is_empty())
}

#[test]
fn every_family_is_found_at_every_rate_it_names() {
    for family in on_a_line() {
        let answer = match family.key() {
            "bb" => bb_text(Dialect::Bb),
            "chafon" => chafon_identity(),
            "a0" => crate::families::a0::frame::encode(1, 0x72, &[1, 9]),
            "a0-ucchip" => crate::families::a0::frame::encode(0, 0x72, &[2, 2, 1]),
            "mercury" => mercury_version(),
            "nur" => crate::families::nur::frame::Frame { flags: 0, cmd: 1, body: &[0] }.encode(),
            "chafon-cf" => {
                let said = crate::families::chafon_cf::message::Information {
                    serial: vec![0; 12],
                    ..Default::default()
                };
                crate::families::chafon_cf::frame::encode_answer(1, 0x0070, 0, &said.to_data())
            }
            // The practice readers of all families are looked for in the practice crate.
            _ => continue,
        };
        for link in family.serial() {
            let line = Line {
                baud: link.baud,
                probe: family.probe()[0].to_vec(),
                answer: answer.clone(),
                ..Line::default()
            };
            assert_eq!(run(&line).0, Some(Detection { family: family.key(), baud: link.baud }));
        }
    }
}

#[test]
fn the_other_dialect_is_found_by_its_own_probe() {
    let probe = vec![0xAA, 0x00, 0x03, 0x00, 0x01, 0x00, 0x04, 0xDD];
    let line = Line { baud: 115_200, probe, answer: bb_text(Dialect::Aa), ..Line::default() };
    assert_eq!(run(&line).0, Some(Detection { family: "bb", baud: 115_200 }));
}

#[test]
fn a_reader_that_talks_by_itself_is_found_before_anything_is_sent_at_its_rate() {
    let pushed = encode_reply(0, 0xEE, 0, &[1, 2, 0xE2, 0x00, 0x48]);
    let (found, bauds, sent, _) = run(&Line { baud: 57_600, chatter: pushed, ..Line::default() });
    assert_eq!(found, Some(Detection { family: "chafon", baud: 57_600 }));
    assert_eq!(bauds, [115_200, 9_600, 57_600]);
    assert!(sent.is_empty());
}

#[test]
fn a_silent_line_is_exhausted_in_bounded_time() {
    let (found, bauds, sent, took) = run(&Line::default());
    assert_eq!(found, None);
    assert_eq!(&bauds[..4], [115_200, 9_600, 57_600, 115_200]);
    let probes: usize = FAMILIES.iter().map(|family| family.serial().len() * family.probe().len()).sum();
    assert!((FAMILIES.len()..=probes).contains(&sent.len()));
    assert!(took < 15_000, "{took}");
}

#[test]
fn noise_at_every_rate_is_nobody() {
    let mut detector = Detector::new(Tick(0));
    let mut now = Tick(0);
    while let Some(due) = detector.poll_timeout() {
        now = due.max(now);
        detector.handle_timeout(now);
        while detector.poll_transmit().is_some() {}
        detector.poll_baud();
        detector.receive(&[0x55; 700], now);
    }
    assert!(detector.is_exhausted());
    assert_eq!(detector.progress().0, detector.progress().1);
}

#[test]
fn an_echo_is_nobody() {
    let (found, ..) = run_with(&mut |_, bytes| bytes.to_vec());
    assert_eq!(found, None);
}

#[test]
fn a_hint_is_no_proof() {
    let wrong = Some(UsbId { vendor: 0x10C4, product: 0xEA60 });
    let mut detector = Detector::hinted(wrong, Tick(0));
    let (found, ..) = drive(&mut detector, &mut |baud, bytes| match (baud, bytes) {
        (115_200, [0xBB, ..]) => bb_text(Dialect::Bb),
        _ => Vec::new(),
    });
    assert_eq!(found, Some(Detection { family: "bb", baud: 115_200 }));
}

/// Runs a detector on a port that answers like this, at each rate.
fn run_with(answer: &mut dyn FnMut(u32, &[u8]) -> Vec<u8>) -> (Option<Detection>, Vec<Vec<u8>>) {
    drive(&mut Detector::new(Tick(0)), answer)
}

fn drive(
    detector: &mut Detector,
    answer: &mut dyn FnMut(u32, &[u8]) -> Vec<u8>,
) -> (Option<Detection>, Vec<Vec<u8>>) {
    let (mut now, mut baud, mut sent) = (Tick(0), 0, Vec::new());
    while let Some(due) = detector.poll_timeout() {
        now = due.max(now);
        detector.handle_timeout(now);
        baud = detector.poll_baud().unwrap_or(baud);
        while let Some(bytes) = detector.poll_transmit() {
            detector.receive(&answer(baud, &bytes), now);
            sent.push(bytes);
        }
    }
    (detector.poll_found(), sent)
}
