//! What LLRP messages mean, for engineers: every message by itself, every parameter in it by name.

use crate::capture::Direction;
use crate::explain::{Explained, Field, Kind};
use crate::families::llrp::frame::{Frame, decode, look};
use crate::families::llrp::message::{
    connection_word, extension_status, kind, result_word, status, status_word, tree,
};
use crate::families::llrp::node::{Node, Value, read_all};
use crate::families::llrp::report;
use crate::wire::Look;

/// Every message of a stream. A report without its header, as some programs log it, is told apart by its own length
/// when it stands where a message should begin.
pub fn explain(direction: Direction, bytes: &[u8]) -> Vec<Explained> {
    let mut all: Vec<Explained> = Vec::new();
    let (mut offset, mut noise) = (0, 0);
    while offset < bytes.len() {
        let front = &bytes[offset..];
        let (said, length) = match (look(front), noise) {
            (Look::Frame(length), _) => (message(direction, &front[..length], offset), length),
            (_, 0) => match bare(front, offset) {
                Some((said, length)) => (said, length),
                None => (Vec::new(), 0),
            },
            (_, _) => (Vec::new(), 0),
        };
        if length == 0 {
            noise += 1;
            offset += 1;
            continue;
        }
        if noise > 0 {
            all.push(Explained::garbled(offset - noise, noise, "no message, or a message that was cut"));
            noise = 0;
        }
        all.extend(said);
        offset += length;
    }
    if noise > 0 {
        all.push(Explained::garbled(offset - noise, noise, "no message, or a message that was cut"));
    }
    all
}

fn message(direction: Direction, bytes: &[u8], offset: usize) -> Vec<Explained> {
    let why = "a length or a count in it is wrong, or a parameter nobody knows";
    let (Some(frame), length) = (decode(bytes), bytes.len()) else {
        return vec![Explained::garbled(offset, bytes.len(), why)];
    };
    let Some(body) = tree(&frame) else { return vec![Explained::garbled(offset, length, why)] };
    if frame.kind == kind::REPORT {
        if !report::is_whole(frame.body) {
            return vec![Explained::garbled(offset, length, why)];
        }
        return reports(frame.body, offset, length)
            .into_iter()
            .map(|said| header(said, &frame, length))
            .collect();
    }
    vec![parameters(header(told(direction, &frame, &body, offset, length), &frame, length), &body)]
}

fn header(said: Explained, frame: &Frame<'_>, length: usize) -> Explained {
    said.number("version", frame.version)
        .number("type", frame.kind)
        .number("id", frame.id)
        .number("length", i64::try_from(length).unwrap_or(i64::MAX))
}

fn told(direction: Direction, frame: &Frame<'_>, body: &Node, offset: usize, length: usize) -> Explained {
    let at = |kind: Kind| Explained::new(kind, body.name, offset, length);
    let refused = |number: u16, words: &str| {
        let meaning = status_word(number);
        let words = if words.is_empty() { String::new() } else { format!(": {words}") };
        at(Kind::Refused).error(format!("{number:04X} {meaning}{words}"))
    };
    if let Some((number, words)) = status(body) {
        return match number {
            0 if body.children.len() + body.values.len() > 1 => at(Kind::Status),
            0 => at(Kind::Done),
            _ => refused(number, &words),
        };
    }
    match (frame.kind, direction) {
        (kind::CUSTOM, _) if extension_status(frame.body).is_some() => {
            match extension_status(frame.body).unwrap_or(0) {
                0 => at(Kind::Done),
                number => refused(number, ""),
            }
        }
        (kind::CUSTOM, Direction::FromReader) => at(Kind::Status),
        (kind::EVENT, _) => event(at(Kind::Notice), body),
        (kind::KEEPALIVE, _) => at(Kind::Notice),
        (_, _) => at(Kind::Order),
    }
}

/// A connection that is refused is a refusal; everything else that happens is news.
fn event(said: Explained, body: &Node) -> Explained {
    let attempt = body.child(246).and_then(|event| event.child(256)).and_then(|part| part.number("status"));
    match attempt {
        Some(number) if number != 0 => Explained { kind: Kind::Refused, ..said }
            .error(format!("{number:04X} {}", connection_word(number))),
        Some(number) => said.text("connection", connection_word(number)),
        None => said,
    }
}

/// The fields of the message itself, the fields of its status, and every parameter in words.
fn parameters(mut said: Explained, body: &Node) -> Explained {
    for (name, value) in &body.values {
        said = said.field(name, field(value));
    }
    if let Some(status) = body.child(287) {
        for (name, value) in &status.values {
            said = said.field(name, field(value));
        }
        if let Some(error) = status.child(288).or_else(|| status.child(289)?.child(288)) {
            for (name, value) in &error.values {
                said = said.field(name, field(value));
            }
        }
    }
    if let Some(event) = body.child(246) {
        for part in &event.children {
            for (name, value) in &part.values {
                said = said.field(name, field(value));
            }
        }
    }
    if body.children.is_empty() {
        return said;
    }
    let words = body.children.iter().map(|child| Field::Text(in_words(child))).collect();
    said.field("parameters", Field::List(words))
}

fn field(value: &Value) -> Field {
    match value {
        Value::Number(number) => Field::Number(i64::try_from(*number).unwrap_or(i64::MAX)),
        Value::Numbers(numbers) => {
            Field::List(numbers.iter().map(|n| Field::Number(i64::from(*n))).collect())
        }
        Value::Bytes(bytes, _) => Field::Bytes(bytes.clone()),
        Value::Text(text) => Field::Text(text.clone()),
    }
}

/// `rospec(177, 82 bytes) rospec_id=1 priority=0 { … }`
fn in_words(node: &Node) -> String {
    let mut words = format!("{}({}, {} bytes)", node.name, node.number, node.length);
    if let Some((vendor, subtype)) = node.vendor {
        words = format!("{}(vendor {vendor}, subtype {subtype}, {} bytes)", node.name, node.length);
    }
    for (name, value) in &node.values {
        words.push_str(&format!(" {name}={}", value_in_words(value)));
    }
    if let Some(result) = node.number("result") {
        words.push_str(&format!(" ({})", result_word(node.number, result)));
    }
    if !node.children.is_empty() {
        let inner: Vec<String> = node.children.iter().map(in_words).collect();
        words.push_str(&format!(" {{ {} }}", inner.join("; ")));
    }
    words
}

fn value_in_words(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Numbers(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            format!("[{}]", numbers.join(" "))
        }
        Value::Bytes(bytes, _) => bytes.iter().map(|byte| format!("{byte:02X}")).collect(),
        Value::Text(text) => format!("{text:?}"),
    }
}

/// A report: one thing for each tag, or an empty one.
fn reports(body: &[u8], offset: usize, length: usize) -> Vec<Explained> {
    const NAME: &str = "ro_access_report";
    let mut all = Vec::new();
    report::reads(body, &[], |read, tag| {
        let mut said = Explained::new(Kind::Read, NAME, offset, length).read(read);
        for node in read_all(tag, 0).unwrap_or_default() {
            said = tag_fields(said, &node);
        }
        all.push(said);
    });
    if all.is_empty() {
        all.push(Explained::new(Kind::Done, NAME, offset, length).number("tags", 0));
    }
    all
}

/// Everything of a tag that is no part of the read as everybody knows it.
fn tag_fields(said: Explained, node: &Node) -> Explained {
    match node.number {
        1 | 13 | 241 => said,
        2..=5 => match node.number("microseconds") {
            Some(number) => said.number(node.name, number),
            None => said,
        },
        349..=354 | 360..=362 => said.field("opspec_result", Field::Text(in_words(node))),
        1_023 if node.name == "custom" => said.field("custom", Field::Text(in_words(node))),
        _ => node.values.iter().fold(said, |said, (name, value)| said.field(name, field(value))),
    }
}

/// A body without its header: tags, or a status, and nothing else.
fn bare(bytes: &[u8], offset: usize) -> Option<(Vec<Explained>, usize)> {
    let word = |at: usize| Some(usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
    let (number, length) = (word(0)?, word(2)?);
    let body = bytes.get(..length).filter(|_| length >= 4)?;
    let is_bare = |said: Explained| said.field("has_header", Field::Flag(false));
    match number {
        240 if report::is_whole(body) => {
            Some((reports(body, offset, length).into_iter().map(is_bare).collect(), length))
        }
        287 => {
            let children = read_all(body, 0)?;
            let status = children.first()?;
            let code = u16::try_from(status.number("status_code")?).ok()?;
            let said = match code {
                0 => Explained::new(Kind::Done, "llrp_status", offset, length),
                _ => Explained::new(Kind::Refused, "llrp_status", offset, length)
                    .error(format!("{code:04X} {}", status_word(code))),
            };
            let words = status.text("error_description").unwrap_or_default();
            Some((vec![is_bare(said.number("status_code", code).text("error_description", words))], length))
        }
        _ => None,
    }
}
