//! How fast bytes become tag reads: clean streams, and dirty ones in which 2 of 100 frames are damaged and 10 of 100
//! bytes are noise. Each figure is for the whole way through a driver; `framer` stops at whole frames.
//!
//! `cargo bench -p tagstead-readers`; divide items by time for frames per second.

#![allow(clippy::unwrap_used, reason = "a bench: what is not there is a failure")]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use model::{Span, Tick};
use readers::families::a0::frame as a0;
use readers::families::bb::frame as bb;
use readers::families::bb::message::{Answer as BbAnswer, TagNotice, TextKind};
use readers::families::chafon::frame as chafon;
use readers::families::chafon_cf::frame as cf;
use readers::families::chafon_sw::frame as sw;
use readers::families::cph_rf::frame as cph;
use readers::families::mercury::frame as mercury;
use readers::{Driver, DriverEvent, Order, families};

const FRAMES: usize = 10_000;
/// What one read of a serial port gives.
const CHUNK: usize = 512;

fn main() {
    divan::main();
}

#[derive(Clone, Copy, Debug)]
enum Reader {
    Bb,
    Chafon,
    ChafonPlain,
    A0,
    A0Ucchip,
    Mercury,
    ChafonCf,
    ChafonSw,
    CphRf,
}

const READERS: [Reader; 9] = [
    Reader::Bb,
    Reader::Chafon,
    Reader::ChafonPlain,
    Reader::A0,
    Reader::A0Ucchip,
    Reader::Mercury,
    Reader::ChafonCf,
    Reader::ChafonSw,
    Reader::CphRf,
];

impl Reader {
    fn family(self) -> &'static str {
        match self {
            Reader::Bb => "bb",
            Reader::Chafon | Reader::ChafonPlain => "chafon",
            Reader::A0 => "a0",
            Reader::A0Ucchip => "a0-ucchip",
            Reader::Mercury => "mercury",
            Reader::ChafonCf => "chafon-cf",
            Reader::ChafonSw => "chafon-sw",
            Reader::CphRf => "cph-rf",
        }
    }
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u8 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u8
    }
}

/// A tag frame with a 96-bit number.
fn frame(reader: Reader, n: usize) -> Vec<u8> {
    let mut epc = [0x30, 0x0E, 0xD8, 0x9F, 0x33, 0x50, 0x01, 0x5A, 0, 0, 0, 0];
    epc[8..].copy_from_slice(&(n as u32).to_be_bytes());
    match reader {
        Reader::Bb => BbAnswer::Tag(TagNotice {
            signal_dbm: -56,
            pc: model::PcWord(0x3000),
            epc: codes::Epc::from_bytes(&epc).unwrap(),
        })
        .encode(bb::Dialect::Bb),
        Reader::Chafon => chafon::encode_reply(0, 1, 3, &[&[1, 1, 12][..], &epc, &[0x48]].concat()),
        Reader::ChafonPlain => chafon::encode_reply(0, 1, 3, &[&[1, 12][..], &epc].concat()),
        Reader::A0 => a0::encode(1, 0x89, &[&[0x8C, 0x30, 0][..], &epc, &[0x37]].concat()),
        Reader::ChafonSw => sw::encode_answer(0, 0x45, 1, &[&[1, 15, 1, 1][..], &epc, &[0xC8]].concat()),
        Reader::CphRf => cph::encode_notice(
            0,
            0x80,
            &[&[0x50, 23, 1, 12][..], &epc, &[5, 1, 0xC8, 6, 4, 0, 0, 0, 1]].concat(),
        ),
        Reader::ChafonCf => cf::encode_answer(1, 1, 0, &[&[0xFF, 0xC8, 1, 0, 12][..], &epc].concat()),
        Reader::A0Ucchip => {
            a0::encode(0, 0x89, &[&[1, 0x30, 0][..], &epc, &[0, 0, 0, 0x37, 0x0D, 0xBB, 0xA0]].concat())
        }
        Reader::Mercury => mercury_tag(&epc),
    }
}

/// A tag of a stream with the fields our own driver asks for.
fn mercury_tag(epc: &[u8]) -> Vec<u8> {
    let head = [0x10, 0, 0x1B, 1, 0x3F, 1, 1, 0xC4, 0x11, 0x0D, 0x3A, 0x54, 0, 0, 1, 0x27, 0, 90, 0, 0, 0x80];
    let data = [&head[..], &[0x30, 0], epc, &[0xE9, 0x4A]].concat();
    mercury::Reply { opcode: 0x22, status: 0, data: &data, is_checked: true }.encode()
}

/// What a module that streams says while it is opened.
fn mercury_answer(opcode: u8, data: &[u8]) -> Vec<u8> {
    let version = [1, 2, 3, 4, 0x38, 0, 2, 1, 0x20, 0x24, 1, 1, 2, 1, 6, 8, 0, 0, 0, 0x10];
    let data: &[u8] = match (opcode, data) {
        (0x03, _) => &version,
        (0x2F, [0, 0, 2, ..]) => &[2],
        (0x2F, _) => &[1],
        (_, _) => &[],
    };
    mercury::Reply { opcode, status: 0, data, is_checked: true }.encode()
}

fn stream(reader: Reader, is_dirty: bool) -> Vec<u8> {
    let mut random = Random(7);
    let mut bytes = Vec::new();
    for n in 0..FRAMES {
        let mut frame = frame(reader, n);
        if is_dirty && n % 50 == 0 {
            let at = usize::from(random.next()) % frame.len();
            frame[at] ^= random.next() | 1;
        }
        bytes.extend_from_slice(&frame);
        if is_dirty && n % 5 == 0 {
            // Half a frame's length behind every fifth frame: one byte in ten.
            bytes.extend((0..frame.len() / 2).map(|_| random.next()));
        }
    }
    bytes
}

/// A driver that is reading.
fn reading(reader: Reader) -> (Box<dyn Driver>, Tick) {
    let mut now = Tick(0);
    let mut driver = families::find(reader.family()).unwrap().open(now);
    let mut is_asked_to_read = false;
    loop {
        while let Some(event) = driver.poll_event() {
            match event {
                DriverEvent::Identified { .. } => {
                    driver.order(Order::Start, now);
                    is_asked_to_read = true;
                }
                DriverEvent::Done(_) if is_asked_to_read => return (driver, now),
                DriverEvent::Done(_)
                | DriverEvent::Answer(..)
                | DriverEvent::Telemetry(_)
                | DriverEvent::Read(_)
                | DriverEvent::Frame
                | DriverEvent::Refused(..)
                | DriverEvent::Garbled { .. }
                | DriverEvent::Fault(_)
                | DriverEvent::TurnedAway
                | DriverEvent::Silent => {}
            }
        }
        match driver.poll_transmit() {
            Some(bytes) => driver.receive(&answer(reader, &bytes), now),
            None => {
                now = driver.poll_timeout().unwrap();
                driver.handle_timeout(now);
            }
        }
    }
}

fn answer(reader: Reader, bytes: &[u8]) -> Vec<u8> {
    let text = BbAnswer::Text { kind: TextKind::Hardware, text: "M100".into() };
    let software = BbAnswer::Text { kind: TextKind::Software, text: "1".into() };
    let identity = [2, 11, 9, 2, 0x31, 0x80, 26, 10, 1, 0, 0, 1];
    match (reader, bytes) {
        (Reader::Bb, [0xBB, _, 0x03, _, _, 0, ..]) => text.encode(bb::Dialect::Bb),
        (Reader::Bb, [0xBB, _, 0x03, ..]) => software.encode(bb::Dialect::Bb),
        (Reader::Bb, [0xBB, _, 0x28, ..]) => BbAnswer::Accepted(0x28).encode(bb::Dialect::Bb),
        (Reader::Bb, [0xBB, ..]) => BbAnswer::Failed(0x15).encode(bb::Dialect::Bb),
        (Reader::Bb, _) => Vec::new(),
        (Reader::Chafon, [_, _, 0x21, ..]) => chafon::encode_reply(0, 0x21, 0, &identity),
        (Reader::ChafonPlain, [_, _, 0x21, ..]) => chafon::encode_reply(0, 0x21, 0, &identity[..8]),
        (Reader::Chafon | Reader::ChafonPlain, _) => frame(reader, 0),
        (Reader::A0, [_, _, _, 0x72, ..]) => a0::encode(1, 0x72, &[1, 9]),
        (Reader::A0Ucchip, [_, _, _, 0x72, ..]) => a0::encode(0, 0x72, &[2, 2, 1]),
        (Reader::A0, [_, _, _, 0x89, _, ..]) => a0::encode(1, 0x89, &[0x36]),
        (Reader::A0 | Reader::A0Ucchip, [_, _, address, code, ..]) => {
            a0::encode(if *address == 0xFF { 1 } else { *address }, *code, &[0x10])
        }
        (Reader::A0 | Reader::A0Ucchip, _) => Vec::new(),
        (Reader::Mercury, [_, _, opcode, data @ ..]) => mercury_answer(*opcode, data),
        (Reader::Mercury, _) => Vec::new(),
        (Reader::ChafonCf, [_, _, _, 0x70, ..]) => cf::encode_answer(1, 0x70, 0, &[0; 152]),
        (Reader::ChafonCf, [_, _, high, low, ..]) => cf::encode_answer(
            1,
            u16::from_be_bytes([*high, *low]),
            0,
            if *low == 0x72 { &[0; 25] } else { &[] },
        ),
        (Reader::ChafonCf, _) => Vec::new(),
        (Reader::ChafonSw, [_, _, _, _, _, code, ..]) => {
            sw::encode_answer(0, *code, 1, if *code == 0x10 { &[0; 9] } else { &[] })
        }
        (Reader::ChafonSw, _) => Vec::new(),
        (Reader::CphRf, [_, _, _, _, _, code, ..]) => {
            cph::encode_reply(0, *code, 0, if *code == 0x40 { &[0x20, 3, 4, 0, 1] } else { &[] })
        }
        (Reader::CphRf, _) => Vec::new(),
    }
}

fn through_driver(bencher: Bencher<'_, '_>, reader: Reader, is_dirty: bool) {
    // A begun false frame may hold back the last few.
    let at_least = if is_dirty { FRAMES - FRAMES / 50 - 20 } else { FRAMES };
    bytes_through_driver(bencher, reader, &stream(reader, is_dirty), at_least);
}

/// Every undamaged frame is found: a fast wrong decoder is no use.
fn bytes_through_driver(bencher: Bencher<'_, '_>, reader: Reader, bytes: &[u8], at_least: usize) {
    bencher
        .counter(ItemsCount::new(FRAMES))
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| reading(reader))
        .bench_local_values(|(mut driver, mut now)| {
            let mut reads = 0;
            for chunk in bytes.chunks(CHUNK) {
                now = now + Span(1);
                driver.receive(chunk, now);
                while let Some(event) = driver.poll_event() {
                    reads += usize::from(matches!(event, DriverEvent::Read(_)));
                }
                while driver.poll_transmit().is_some() {}
            }
            assert!(reads >= at_least, "{reads}");
            reads
        });
}

#[divan::bench(args = READERS)]
fn clean(bencher: Bencher<'_, '_>, reader: Reader) {
    through_driver(bencher, reader, false);
}

#[divan::bench(args = READERS)]
fn dirty(bencher: Bencher<'_, '_>, reader: Reader) {
    through_driver(bencher, reader, true);
}

#[divan::bench(args = [false, true])]
fn framer_chafon(bencher: Bencher<'_, '_>, is_dirty: bool) {
    let bytes = stream(Reader::Chafon, is_dirty);
    bencher.counter(ItemsCount::new(FRAMES)).with_inputs(chafon::Framer::new).bench_local_values(
        |mut framer| {
            let mut frames = 0;
            framer.push(&bytes, |piece| frames += usize::from(matches!(piece, chafon::Piece::Frame(_))));
            frames
        },
    );
}

#[divan::bench(args = [false, true])]
fn framer_bb(bencher: Bencher<'_, '_>, is_dirty: bool) {
    let bytes = stream(Reader::Bb, is_dirty);
    bencher.counter(ItemsCount::new(FRAMES)).with_inputs(bb::Framer::new).bench_local_values(|mut framer| {
        let mut frames = 0;
        framer.push(&bytes, |piece| frames += usize::from(matches!(piece, bb::Piece::Frame(_))));
        frames
    });
}

/// Random bytes alone.
#[divan::bench(args = READERS)]
fn noise(bencher: Bencher<'_, '_>, reader: Reader) {
    let mut random = Random(9);
    let bytes: Vec<u8> = (0..100_000).map(|_| random.next()).collect();
    only_noise(bencher, reader, &bytes);
}

/// Every byte, or as many as can, begins a frame of the greatest length: the most work a byte can make.
#[divan::bench(args = READERS)]
fn hostile(bencher: Bencher<'_, '_>, reader: Reader) {
    let pattern: &[u8] = match reader {
        Reader::Bb => &[0xBB, 1, 0x22, 0, 0xFF],
        Reader::Chafon | Reader::ChafonPlain => &[0xFF],
        Reader::A0 | Reader::A0Ucchip => &[0xA0],
        // A start in every second byte, each with a check over 255 bytes.
        Reader::Mercury => &[0xFF, 0xF8],
        // The length byte is the header of the next try.
        Reader::ChafonCf => &[0xCF],
        Reader::ChafonSw => b"CT\x03\x80",
        Reader::CphRf => b"RF\x02\x00\x00\x80\x01\x20",
    };
    let bytes: Vec<u8> = pattern.iter().copied().cycle().take(100_000).collect();
    only_noise(bencher, reader, &bytes);
}

/// Frames as in the streams of other measurements: 1 in 75 damaged, 1 in 150 with a few bytes of noise before it.
#[divan::bench(args = READERS)]
fn slightly_dirty(bencher: Bencher<'_, '_>, reader: Reader) {
    let mut random = Random(11);
    let mut bytes = Vec::new();
    for n in 0..FRAMES {
        let mut frame = frame(reader, n);
        if n % 75 == 0 {
            let at = usize::from(random.next()) % frame.len();
            frame[at] ^= random.next() | 1;
        }
        if n % 150 == 0 {
            bytes.extend((0..8).map(|_| random.next()));
        }
        bytes.extend_from_slice(&frame);
    }
    bytes_through_driver(bencher, reader, &bytes, FRAMES - FRAMES / 75 - 20);
}

fn only_noise(bencher: Bencher<'_, '_>, reader: Reader, bytes: &[u8]) {
    bencher.counter(BytesCount::new(bytes.len())).with_inputs(|| reading(reader)).bench_local_values(
        |(mut driver, mut now)| {
            for chunk in bytes.chunks(CHUNK) {
                now = now + Span(1);
                driver.receive(chunk, now);
                while driver.poll_event().is_some() {}
            }
        },
    );
}
