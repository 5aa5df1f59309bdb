//! LLRP parameters as a tree, read and written by the table of [`super::shapes`]. For everything but tag reports,
//! which have a fast way of their own.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "bits are read apart from all other fields, of which there are many"
)]

use crate::families::llrp::shapes::{self, CUSTOM, Part, Shape};
use crate::limits::LLRP_DEPTH_MAX;

/// A field of a message or parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(i128),
    /// Several.
    Numbers(Vec<u32>),
    /// Bytes; of a bit string also how many bits count.
    Bytes(Vec<u8>, Option<u16>),
    /// Words.
    Text(String),
}

/// A parameter, or the body of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its type number.
    pub number: u16,
    /// Vendor and subtype, if it is a custom one.
    pub vendor: Option<(u32, u32)>,
    /// Its name; `custom` for one we do not know, `unknown` for a type of a later standard.
    pub name: &'static str,
    /// Its fields, in order.
    pub values: Vec<(&'static str, Value)>,
    /// The parameters in it.
    pub children: Vec<Node>,
    /// Bytes on the wire, header included.
    pub length: usize,
}

impl Node {
    /// The number in this field.
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.value(name)? {
            Value::Number(number) => i64::try_from(*number).ok(),
            Value::Numbers(_) | Value::Bytes(..) | Value::Text(_) => None,
        }
    }

    /// The words in this field.
    pub fn words(&self, name: &str) -> Option<&[u32]> {
        match self.value(name)? {
            Value::Numbers(numbers) => Some(numbers),
            Value::Number(_) | Value::Bytes(..) | Value::Text(_) => None,
        }
    }

    /// The text in this field.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.value(name)? {
            Value::Text(text) => Some(text),
            Value::Number(_) | Value::Bytes(..) | Value::Numbers(_) => None,
        }
    }

    /// This field.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The first parameter of this type.
    pub fn child(&self, number: u16) -> Option<&Node> {
        self.all(number).next()
    }

    /// All parameters of this type.
    pub fn all(&self, number: u16) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(move |child| child.number == number)
    }

    /// The first custom parameter of this vendor and subtype.
    pub fn custom(&self, vendor: u32, subtype: u32) -> Option<&Node> {
        self.children.iter().find(|child| child.vendor == Some((vendor, subtype)))
    }

    /// The bytes of fields and parameters, without header. What was read is written again byte for byte, except
    /// reserved bits, which are zero.
    pub fn body(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Some((vendor, subtype)) = self.vendor {
            bytes.extend_from_slice(&vendor.to_be_bytes());
            bytes.extend_from_slice(&subtype.to_be_bytes());
        }
        let mut values = self.values.iter();
        let mut bits = Bits::default();
        for part in self.parts() {
            match part {
                Part::Skip(count) => bits.put(&mut bytes, *count, 0),
                Part::Bits(count, _) => {
                    let value = values.next().map(|(_, value)| number_of(value)).unwrap_or(0);
                    bits.put(&mut bytes, *count, value as u8);
                }
                part => {
                    if let Some((_, value)) = values.next() {
                        write(*part, value, &mut bytes);
                    }
                }
            }
        }
        for child in &self.children {
            bytes.extend_from_slice(&child.encode());
        }
        bytes
    }

    /// The bytes of a parameter, header included.
    pub fn encode(&self) -> Vec<u8> {
        let body = self.body();
        let mut bytes = Vec::with_capacity(body.len() + 4);
        if self.number < 128 {
            bytes.push(0x80 | self.number as u8);
        } else {
            bytes.extend_from_slice(&self.number.to_be_bytes());
            bytes.extend_from_slice(&u16::try_from(body.len() + 4).unwrap_or(u16::MAX).to_be_bytes());
        }
        bytes.extend_from_slice(&body);
        bytes
    }

    fn parts(&self) -> &'static [Part] {
        match self.vendor {
            Some((vendor, subtype)) => shapes::custom(vendor, subtype).map_or(DATA, |shape| shape.parts),
            None if self.name == UNKNOWN => DATA,
            None => shapes::parameter(self.number).map_or(DATA, |shape| shape.parts),
        }
    }
}

/// The name of a parameter that is in no table.
const UNKNOWN: &str = "unknown";
/// What is in a parameter that nobody knows.
const DATA: &[Part] = &[Part::Rest("data")];

/// Reads the body of a message. `None` when a length or count contradicts what is there, or when a parameter without
/// a length of its own is not known: then nothing behind it can be read.
pub fn read_body(shape: &Shape, body: &[u8]) -> Option<Node> {
    let mut rest = body;
    let values = read_parts(shape.parts, &mut rest)?;
    let children = if shape.has_parameters { read_all(rest, 0)? } else { Vec::new() };
    (shape.has_parameters || rest.is_empty()).then_some(Node {
        number: shape.number,
        vendor: None,
        name: shape.name,
        values,
        children,
        length: body.len(),
    })
}

/// Reads parameters until the bytes end.
pub fn read_all(bytes: &[u8], depth: usize) -> Option<Vec<Node>> {
    let mut rest = bytes;
    let mut all = Vec::new();
    while !rest.is_empty() {
        all.push(read_one(&mut rest, depth)?);
    }
    Some(all)
}

fn read_one(rest: &mut &[u8], depth: usize) -> Option<Node> {
    if depth > LLRP_DEPTH_MAX {
        return None;
    }
    let first = *rest.first()?;
    if first & 0x80 != 0 {
        let number = u16::from(first & 0x7F);
        let shape = shapes::parameter(number)?;
        let before = rest.len();
        *rest = rest.get(1..)?;
        let values = read_parts(shape.parts, rest)?;
        let length = before - rest.len();
        return Some(Node { number, vendor: None, name: shape.name, values, children: Vec::new(), length });
    }
    let number = be16(rest, 0)? & 0x3FF;
    let length = usize::from(be16(rest, 2)?);
    if length < 4 || number < 128 {
        return None;
    }
    let mut body = rest.get(4..length)?;
    *rest = rest.get(length..)?;
    let mut vendor = None;
    let mut shape = shapes::parameter(number);
    if number == CUSTOM {
        let ids = (be32(body, 0)?, be32(body, 4)?);
        body = body.get(8..)?;
        vendor = Some(ids);
        shape = shapes::custom(ids.0, ids.1);
    }
    let Some(shape) = shape else {
        let name = if vendor.is_some() { "custom" } else { UNKNOWN };
        let values = vec![("data", Value::Bytes(body.to_vec(), None))];
        return Some(Node { number, vendor, name, values, children: Vec::new(), length });
    };
    let values = read_parts(shape.parts, &mut body)?;
    // A parameter may carry more than we know of: a later standard adds fields at the end, vendors add parameters.
    let children = if shape.has_parameters { read_all(body, depth + 1)? } else { Vec::new() };
    if !shape.has_parameters && !body.is_empty() {
        return None;
    }
    Some(Node { number, vendor, name: shape.name, values, children, length })
}

fn read_parts(parts: &'static [Part], rest: &mut &[u8]) -> Option<Vec<(&'static str, Value)>> {
    let mut values = Vec::with_capacity(parts.len());
    let mut used = 0;
    for part in parts {
        match part {
            Part::Bits(count, name) => {
                values.push((*name, Value::Number(read_bits(*count, &mut used, rest)?)));
            }
            Part::Skip(count) => drop(read_bits(*count, &mut used, rest)?),
            part => values.push(read_part(*part, rest)?),
        }
    }
    Some(values)
}

/// `used` bits of the first byte are read already.
fn read_bits(count: u8, used: &mut u8, rest: &mut &[u8]) -> Option<i128> {
    let mut value = 0;
    for _ in 0..count {
        let bit = *rest.first()? >> (7 - *used) & 1;
        value = value << 1 | i128::from(bit);
        *used = (*used + 1) % 8;
        if *used == 0 {
            *rest = rest.get(1..)?;
        }
    }
    Some(value)
}

fn read_part(part: Part, rest: &mut &[u8]) -> Option<(&'static str, Value)> {
    if let Part::Rest(name) = part {
        return Some((name, Value::Bytes(std::mem::take(rest).to_vec(), None)));
    }
    let mut take = |count: usize| {
        let (front, behind) = rest.split_at_checked(count)?;
        *rest = behind;
        Some(front)
    };
    let number = |bytes: &[u8]| bytes.iter().fold(0i128, |number, byte| number << 8 | i128::from(*byte));
    Some(match part {
        Part::U8(name) => (name, Value::Number(number(take(1)?))),
        Part::U16(name) => (name, Value::Number(number(take(2)?))),
        Part::U32(name) => (name, Value::Number(number(take(4)?))),
        Part::U64(name) => (name, Value::Number(number(take(8)?))),
        Part::S8(name) => (name, Value::Number(i128::from(number(take(1)?) as i8))),
        Part::S16(name) => (name, Value::Number(i128::from(number(take(2)?) as i16))),
        Part::Words(name) => {
            let count = number(take(2)?) as usize;
            (name, Value::Numbers(take(count * 2)?.chunks(2).map(|two| number(two) as u32).collect()))
        }
        Part::Longs(name) => {
            let count = number(take(2)?) as usize;
            (name, Value::Numbers(take(count * 4)?.chunks(4).map(|four| number(four) as u32).collect()))
        }
        Part::Octets(name) => {
            let count = number(take(2)?) as usize;
            (name, Value::Bytes(take(count)?.to_vec(), None))
        }
        Part::BitString(name) => {
            let bits = number(take(2)?) as u16;
            (name, Value::Bytes(take(usize::from(bits).div_ceil(8))?.to_vec(), Some(bits)))
        }
        Part::Text(name) => {
            let count = number(take(2)?) as usize;
            (name, Value::Text(String::from_utf8_lossy(take(count)?).into_owned()))
        }
        Part::Fixed(count, name) => (name, Value::Bytes(take(usize::from(count))?.to_vec(), None)),
        Part::Bits(..) | Part::Skip(_) | Part::Rest(_) => return None,
    })
}

fn write(part: Part, value: &Value, bytes: &mut Vec<u8>) {
    let number = number_of(value);
    match (part, value) {
        (Part::U8(_) | Part::S8(_), _) => bytes.push(number as u8),
        (Part::U16(_) | Part::S16(_), _) => bytes.extend_from_slice(&(number as u16).to_be_bytes()),
        (Part::U32(_), _) => bytes.extend_from_slice(&(number as u32).to_be_bytes()),
        (Part::U64(_), _) => bytes.extend_from_slice(&(number as u64).to_be_bytes()),
        (Part::Words(_), Value::Numbers(words)) => {
            bytes.extend_from_slice(&(words.len() as u16).to_be_bytes());
            words.iter().for_each(|word| bytes.extend_from_slice(&(*word as u16).to_be_bytes()));
        }
        (Part::Longs(_), Value::Numbers(words)) => {
            bytes.extend_from_slice(&(words.len() as u16).to_be_bytes());
            words.iter().for_each(|word| bytes.extend_from_slice(&word.to_be_bytes()));
        }
        (Part::Octets(_), Value::Bytes(octets, _)) => {
            bytes.extend_from_slice(&(octets.len() as u16).to_be_bytes());
            bytes.extend_from_slice(octets);
        }
        (Part::BitString(_), Value::Bytes(octets, bits)) => {
            let bits = bits.unwrap_or((octets.len() * 8) as u16);
            bytes.extend_from_slice(&bits.to_be_bytes());
            bytes.extend_from_slice(octets);
        }
        (Part::Text(_), Value::Text(text)) => {
            bytes.extend_from_slice(&(text.len() as u16).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        (Part::Fixed(..) | Part::Rest(_), Value::Bytes(octets, _)) => bytes.extend_from_slice(octets),
        (_, _) => {}
    }
}

fn number_of(value: &Value) -> i128 {
    match value {
        Value::Number(number) => *number,
        Value::Numbers(_) | Value::Bytes(..) | Value::Text(_) => 0,
    }
}

/// Bits on their way into whole bytes.
#[derive(Default)]
struct Bits {
    byte: u8,
    used: u8,
}

impl Bits {
    fn put(&mut self, bytes: &mut Vec<u8>, count: u8, value: u8) {
        for at in (0..count).rev() {
            let bit = if at < 8 { value >> at & 1 } else { 0 };
            self.byte = self.byte << 1 | bit;
            self.used += 1;
            if self.used == 8 {
                bytes.push(self.byte);
                *self = Bits::default();
            }
        }
    }
}

/// Bits of a field, not counting what its own count says.
pub(super) fn least_bits(part: Part) -> usize {
    match part {
        Part::U8(_) | Part::S8(_) => 8,
        Part::U16(_)
        | Part::S16(_)
        | Part::Words(_)
        | Part::Longs(_)
        | Part::Octets(_)
        | Part::BitString(_)
        | Part::Text(_) => 16,
        Part::U32(_) => 32,
        Part::U64(_) => 64,
        Part::Bits(count, _) | Part::Skip(count) => usize::from(count),
        Part::Fixed(count, _) => usize::from(count) * 8,
        Part::Rest(_) => 0,
    }
}

/// Whether a parameter may begin with these bytes (up to four) where there is so much room.
pub(super) fn may_begin(head: &[u8], room: usize) -> bool {
    match head {
        [first, ..] if first & 0x80 != 0 => shapes::parameter(u16::from(first & 0x7F)).is_some(),
        [one, two, three, four] => {
            let number = u16::from_be_bytes([*one, *two]);
            let length = usize::from(u16::from_be_bytes([*three, *four]));
            number < 1_024 && shapes::parameter(number).is_some() && (4..=room).contains(&length)
        }
        _ => false,
    }
}

/// A parameter, for writing: fields in the order of its layout.
pub fn node(number: u16, values: &[i128], children: Vec<Node>) -> Node {
    let shape = shapes::parameter(number);
    named(number, None, shape, values.iter().map(|value| Value::Number(*value)).collect(), children)
}

/// A parameter with fields that are more than numbers.
pub fn node_of(number: u16, values: Vec<Value>, children: Vec<Node>) -> Node {
    named(number, None, shapes::parameter(number), values, children)
}

/// A custom parameter that is in a table.
pub fn custom(vendor: u32, subtype: u32, values: &[i128], children: Vec<Node>) -> Node {
    let values = values.iter().map(|value| Value::Number(*value)).collect();
    named(CUSTOM, Some((vendor, subtype)), shapes::custom(vendor, subtype), values, children)
}

fn named(
    number: u16,
    vendor: Option<(u32, u32)>,
    shape: Option<&'static Shape>,
    values: Vec<Value>,
    children: Vec<Node>,
) -> Node {
    let names = shape.map_or(DATA, |shape| shape.parts).iter().filter_map(|part| name_of(*part));
    let values = names.zip(values).collect();
    Node { number, vendor, name: shape.map_or(UNKNOWN, |shape| shape.name), values, children, length: 0 }
}

fn name_of(part: Part) -> Option<&'static str> {
    match part {
        Part::U8(name)
        | Part::U16(name)
        | Part::U32(name)
        | Part::U64(name)
        | Part::S8(name)
        | Part::S16(name)
        | Part::Bits(_, name)
        | Part::Words(name)
        | Part::Longs(name)
        | Part::Octets(name)
        | Part::BitString(name)
        | Part::Text(name)
        | Part::Fixed(_, name)
        | Part::Rest(name) => Some(name),
        Part::Skip(_) => None,
    }
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.first_chunk().map(|two| u16::from_be_bytes(*two))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.first_chunk().map(|four| u32::from_be_bytes(*four))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let made = node(
            177,
            &[1, 0, 0],
            vec![
                node(178, &[], vec![node(179, &[1], vec![]), node(182, &[0, 0], vec![])]),
                node_of(183, vec![Value::Numbers(vec![1, 2])], vec![node(184, &[1, 250], vec![])]),
                node(
                    237,
                    &[1, 1],
                    vec![node(238, &[1, 0, 0, 1, 1, 1, 1, 0, 1, 0], vec![node(348, &[0, 1], vec![])])],
                ),
            ],
        );
        let bytes = made.encode();
        let read = read_all(&bytes, 0).unwrap();
        assert_eq!(read[0].encode(), bytes);
        let selector = read[0].child(237).unwrap().child(238).unwrap();
        assert_eq!(
            (selector.number("enable_peak_rssi"), selector.number("enable_spec_index")),
            (Some(1), Some(0))
        );
        assert_eq!(read[0].child(183).unwrap().words("antenna_ids"), Some(&[1, 2][..]));
    }

    #[test]
    fn custom_parameters_and_those_of_a_later_standard_are_kept() {
        let bytes = [0x03, 0xFF, 0, 14, 0, 0, 0x65, 0x1A, 0, 0, 0, 57, 0xE8, 0x90, 0x03, 0x20, 0, 6, 1, 2];
        let read = read_all(&bytes, 0).unwrap();
        assert_eq!(read[0].number("rssi_cdbm"), Some(-6_000));
        assert_eq!(read[1].value("data"), Some(&Value::Bytes(vec![1, 2], None)));
        assert_eq!([read[0].encode(), read[1].encode()].concat(), bytes);
    }

    #[test]
    fn contradictions_are_refused() {
        // longer than there is, shorter than its header, a short one nobody knows, a count that lies
        let cases: [&[u8]; 4] =
            [&[0x00, 0xF0, 0, 9, 1], &[0x00, 0xF0, 0, 3], &[0xFF, 1], &[0x00, 0xF1, 0, 6, 0, 96]];
        for bytes in cases {
            assert_eq!(read_all(bytes, 0), None, "{bytes:02X?}");
        }
        // Errors in errors in errors end.
        let deep = (0..40).fold(node(289, &[1, 300], vec![]), |inner, _| node(289, &[1, 300], vec![inner]));
        assert_eq!(read_all(&deep.encode(), 0), None);
    }
}
