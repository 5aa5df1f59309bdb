//! `tagstead frames`: what the bytes of a reader say, frame by frame, from hex lines, raw bytes or a recording.

use std::io::Read as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use model::{Signal, TagRead};
use readers::capture::{Direction, Recording};
use readers::explain::Field;
use readers::{Explained, Kind, families};
use serde_json::{Map, Value, json};

use crate::out::Out;

#[derive(clap::Args)]
pub struct Frames {
    /// Kind of reader: `bb`, `chafon`, `mercury`, … (a wrong one lists them all).
    family: String,
    /// Recordings, files with hex lines, or files with raw bytes; `-` or nothing = standard input.
    files: Vec<PathBuf>,
    /// Who sent the bytes. A recording says it itself: then only this side is explained.
    #[arg(long, value_enum, default_value_t = Side::Reader)]
    direction: Side,
    /// The bytes are raw, even if they look like hex.
    #[arg(long)]
    raw: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Side {
    /// What the reader said.
    Reader,
    /// What the host said.
    Host,
}

/// Largest input: a day of a busy line.
const INPUT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Bytes with the places where they were cut, to say where a frame began.
struct Stream {
    bytes: Vec<u8>,
    /// Offset of each piece, and its name in JSON with a number: line, or milliseconds.
    pieces: Vec<(usize, u64)>,
    unit: &'static str,
}

pub fn explain(wish: &Frames, out: &Out) -> anyhow::Result<bool> {
    let Some(family) = families::find(&wish.family) else {
        let known: Vec<&str> = readers::FAMILIES.iter().map(|family| family.key()).collect();
        bail!("there is no kind of reader called {}; there are: {}", wish.family, known.join(", "));
    };
    let direction = match wish.direction {
        Side::Reader => Direction::FromReader,
        Side::Host => Direction::ToReader,
    };
    let files = if wish.files.is_empty() { vec![PathBuf::from("-")] } else { wish.files.clone() };
    let mut is_clean = true;
    for file in &files {
        let input = input(file).with_context(|| format!("reading {}", file.display()))?;
        let stream = stream(input, direction, wish.raw)?;
        for explained in family.explain(direction, &stream.bytes) {
            is_clean &= explained.kind != Kind::Garbled;
            tell(&explained, &stream, out);
        }
    }
    Ok(is_clean)
}

fn input(file: &PathBuf) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(INPUT_BYTES_MAX).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)?.take(INPUT_BYTES_MAX).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// A recording as it says itself; else hex if every line is hex; else the bytes as they are.
fn stream(input: Vec<u8>, direction: Direction, is_raw: bool) -> anyhow::Result<Stream> {
    let text = if is_raw { None } else { std::str::from_utf8(&input).ok() };
    let is_recording = text.is_some_and(|text| {
        text.lines().any(|line| line.contains(" < ") || line.contains(" > "))
            && text.lines().any(|line| line.starts_with("# family"))
    });
    if let (true, Some(text)) = (is_recording, text) {
        return recorded(&Recording::parse(text)?, direction);
    }
    if let Some(stream) = text.and_then(hex) {
        return Ok(stream);
    }
    Ok(Stream { bytes: input, pieces: Vec::new(), unit: "line" })
}

fn recorded(recording: &Recording, direction: Direction) -> anyhow::Result<Stream> {
    let mut stream = Stream { bytes: Vec::new(), pieces: Vec::new(), unit: "at_ms" };
    for record in recording.records.iter().filter(|record| record.direction == direction) {
        stream.pieces.push((stream.bytes.len(), record.at_ms));
        stream.bytes.extend_from_slice(&record.bytes);
    }
    Ok(stream)
}

/// Lines of hex digits; spaces, `-`, `:`, `,`, `0x` and remarks behind `#` do not matter. `None` if a line is
/// something else.
fn hex(text: &str) -> Option<Stream> {
    let mut stream = Stream { bytes: Vec::new(), pieces: Vec::new(), unit: "line" };
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or("").replace("0x", " ").replace("0X", " ");
        let digits: Vec<u8> = line
            .bytes()
            .filter(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'-' | b':' | b','))
            .collect();
        if digits.is_empty() {
            continue;
        }
        stream.pieces.push((stream.bytes.len(), number as u64 + 1));
        for pair in digits.chunks(2) {
            let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?;
            stream.bytes.push(u8::from_str_radix(pair, 16).ok()?);
        }
    }
    Some(stream)
}

fn tell(explained: &Explained, stream: &Stream, out: &Out) {
    let mut object = Map::new();
    object.insert("kind".into(), json!(explained.kind.word()));
    object.insert("name".into(), json!(explained.name));
    let piece = stream.pieces.partition_point(|(offset, _)| *offset <= explained.offset);
    if let Some((_, number)) = piece.checked_sub(1).and_then(|at| stream.pieces.get(at)) {
        object.insert(stream.unit.into(), json!(number));
    }
    object.insert("offset".into(), json!(explained.offset));
    object.insert("length".into(), json!(explained.length));
    if let Some(read) = &explained.read {
        put_read(read, &mut object);
    }
    if let Some(error) = &explained.error {
        object.insert("error".into(), json!(error));
    }
    for (name, field) in &explained.fields {
        object.entry(*name).or_insert_with(|| value(field));
    }
    out.say(&people(explained), &Value::Object(object));
}

fn put_read(read: &TagRead, object: &mut Map<String, Value>) {
    object.insert("epc".into(), json!(read.epc.to_hex()));
    if let Some(pc) = read.pc {
        object.insert("pc".into(), json!(format!("{:04X}", pc.0)));
    }
    if let Some(tid) = &read.tid {
        object.insert("tid".into(), json!(hex_of(&tid.0)));
    }
    object.insert("antenna".into(), json!(read.antenna.0));
    match read.signal {
        Signal::Dbm(rssi) => drop(object.insert("rssi_dbm".into(), json!(rssi.dbm()))),
        Signal::Relative(raw) => drop(object.insert("rssi_raw".into(), json!(raw))),
        Signal::Silent => {}
    }
    if let Some(tenths) = read.phase {
        object.insert("phase".into(), json!(f64::from(tenths) / 10.0));
    }
    if let Some(khz) = read.freq_khz {
        object.insert("freq_khz".into(), json!(khz));
    }
    if let Some(ms) = read.reader_ms {
        object.insert("reader_time_ms".into(), json!(ms));
    }
    object.insert("count".into(), json!(read.count));
}

fn value(field: &Field) -> Value {
    match field {
        Field::Number(number) => json!(number),
        Field::Text(text) => json!(text),
        Field::Bytes(bytes) => json!(hex_of(bytes)),
        Field::Flag(flag) => json!(flag),
        Field::List(list) => Value::Array(list.iter().map(value).collect()),
    }
}

fn hex_of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn people(explained: &Explained) -> String {
    format!("{:>7}  {explained}", explained.offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_lines_raw_bytes_and_remarks_are_told_apart() {
        let spaced = stream(b"bb 01 ff # empty\n0x00,0x01:15-16 7e\n".to_vec(), Direction::FromReader, false);
        let spaced = spaced.unwrap();
        assert_eq!(spaced.bytes, [0xBB, 0x01, 0xFF, 0x00, 0x01, 0x15, 0x16, 0x7E]);
        assert_eq!(spaced.pieces, [(0, 1), (3, 2)]);
        let raw = stream(vec![0x02, b'6', b'2', 0x03], Direction::FromReader, false).unwrap();
        assert_eq!(raw.bytes, [0x02, b'6', b'2', 0x03]);
        let odd = stream(b"abc".to_vec(), Direction::FromReader, false).unwrap();
        assert_eq!(odd.bytes, b"abc", "three digits are no bytes, so they are characters");
        let forced = stream(b"4500".to_vec(), Direction::FromReader, true).unwrap();
        assert_eq!(forced.bytes, b"4500");
    }
}
