//! What cph-rf frames mean, for engineers: every frame by itself. Its type says who speaks.

use super::frame::{Frame, Framer, Parameters, Piece, Type};
use super::message::{DONE, POWER, Tag, code, name_of, status_of, status_words, tag};
use crate::explain::{Explained, Field, Kind};

/// Every frame of a stream, of either side.
pub fn explain(bytes: &[u8]) -> Vec<Explained> {
    let mut all = Vec::new();
    let mut offset = 0;
    let mut each = |piece: Piece<'_>| match piece {
        Piece::Garbled(length) => {
            all.push(Explained::garbled(offset, length, "no frame with a true check"));
            offset += length;
        }
        Piece::Frame(frame) => {
            match frame.is {
                Type::Command => all.push(parameters(at(Kind::Order, &frame, offset), frame.each())),
                Type::Reply => all.push(reply(&frame, offset)),
                Type::Notice => notice(&frame, offset, &mut all),
            }
            offset += frame.wire_length();
        }
    };
    let mut framer = Framer::new();
    framer.push(bytes, &mut each);
    framer.give_up(&mut each);
    all
}

fn at(kind: Kind, frame: &Frame<'_>, offset: usize) -> Explained {
    let name = name_of(frame.code).map_or_else(|| format!("unknown_{:02x}", frame.code), str::to_owned);
    Explained::new(kind, name, offset, frame.wire_length())
        .number("addr", frame.address)
        .number("code", frame.code)
}

fn reply(frame: &Frame<'_>, offset: usize) -> Explained {
    let has_more = frame.each().any(|(found, _)| found != tag::STATUS);
    let (kind, error) = match status_of(frame) {
        Some(DONE) if !has_more => (Kind::Done, None),
        Some(DONE) | None => (Kind::Status, None),
        Some(why) => (Kind::Refused, Some(format!("{why:02X}: {}", status_words(why)))),
    };
    let said = parameters(at(kind, frame, offset), frame.each());
    match error {
        Some(error) => said.error(error),
        None => said,
    }
}

fn notice(frame: &Frame<'_>, offset: usize, all: &mut Vec<Explained>) {
    let tags = match frame.code {
        code::TAG | code::OFFLINE_TAG => Tag::all(frame),
        _ => Some(Vec::new()),
    };
    match tags {
        None => {
            let why = "a tag whose fields contradict each other";
            all.push(Explained::garbled(offset, frame.wire_length(), why));
        }
        Some(tags) if tags.is_empty() => {
            all.push(parameters(at(Kind::Notice, frame, offset), frame.each()));
        }
        Some(tags) => {
            // What stands beside the containers belongs to all of them.
            let beside = || frame.each().filter(|(found, _)| *found != tag::CONTAINER);
            let containers = frame.each().filter(|(found, _)| *found == tag::CONTAINER);
            for (tag, (_, inside)) in tags.iter().zip(containers) {
                let said = at(Kind::Read, frame, offset).read(tag.read());
                all.push(parameters(parameters(said, Parameters(inside)), beside()));
            }
        }
    }
}

fn parameters<'a>(said: Explained, all: impl Iterator<Item = (u8, &'a [u8])>) -> Explained {
    all.fold(said, |said, (found, value)| parameter(said, found, value))
}

fn parameter(said: Explained, found: u8, value: &[u8]) -> Explained {
    // The tag itself says its number and its chip number already.
    let is_read = said.kind == Kind::Read;
    match (found, value) {
        (tag::EPC | tag::TID, _) if is_read => said,
        (tag::EPC, value) => said.bytes("epc", value),
        (tag::TID, value) => said.bytes("tid", value),
        (tag::USER, value) => said.bytes("user", value),
        (tag::STRENGTH, [raw]) => said.number("rssi_raw", i8::from_be_bytes([*raw])),
        (tag::TIME, [a, b, c, d]) => said.number("time", u32::from_be_bytes([*a, *b, *c, *d])),
        (tag::STATUS, [status]) => said.number("status", *status),
        (tag::ANTENNA, [antenna]) => said.number("antenna", *antenna),
        (tag::SOFTWARE, [major, minor, patch]) => {
            said.text("software_version", format!("{major}.{minor}.{patch}"))
        }
        (tag::DEVICE, [device]) => said.number("device_type", *device),
        (tag::PARAMETER, [POWER, high, low]) => {
            said.number("parameter", POWER).number("power_cdbm", u16::from_be_bytes([*high, *low]))
        }
        (tag::PARAMETER, [number, value @ ..]) => said.number("parameter", *number).bytes("value", value),
        (tag::DEVICE_NUMBER, value) => said.bytes("device_number", value),
        (tag::TEMPERATURE, value) => said.bytes("temperature", value),
        (tag::CONTAINER, inside) if Parameters(inside).is_even() => Parameters(inside)
            // A container inside a container is told as it stands.
            .fold(said, |said, (found, value)| match found {
                tag::CONTAINER => other(said, found, value),
                _ => parameter(said, found, value),
            }),
        (_, value) => other(said, found, value),
    }
}

/// A parameter nobody knows, or one of another length: its tag and its bytes.
fn other(said: Explained, found: u8, value: &[u8]) -> Explained {
    said.field("tlv", Field::List(vec![Field::Number(i64::from(found)), Field::Bytes(value.to_vec())]))
}
