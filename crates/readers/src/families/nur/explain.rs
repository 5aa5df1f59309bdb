//! Every nur frame of a stream in words, by itself.

use model::{AntennaPort, Rssi, Signal, TagRead};

use crate::capture::Direction;
use crate::explain::{Explained, Field, Kind};
use crate::families::nur::frame::{Frame, UNSOLICITED, WITH_DATA, decode, look};
use crate::families::nur::identity::Info;
use crate::families::nur::message::{Aim, Ask, cmd, name, status, status_words};
use crate::families::nur::record::{Record, parse_bare, parse_list};
use crate::limits::NUR_FRAME_MAX;
use crate::wire::{Collector, Cut};

/// See [`crate::family::Family::explain`].
pub fn explain(direction: Direction, bytes: &[u8]) -> Vec<Explained> {
    let mut all: Vec<Explained> = Vec::new();
    let mut at = 0;
    let mut each = |cut: Cut<'_>| {
        let length = match cut {
            Cut::Frame(bytes) => {
                if let Some(frame) = decode(bytes) {
                    all.extend(match direction {
                        Direction::ToReader => vec![explain_ask(&frame, at, bytes.len())],
                        Direction::FromReader => explain_reply(&frame, at, bytes.len()),
                    });
                }
                bytes.len()
            }
            Cut::Garbled(dropped) => {
                all.push(Explained::garbled(at, dropped, "no frame, or a check fails"));
                dropped
            }
        };
        at += length;
    };
    let mut collector = Collector::with_room(NUR_FRAME_MAX);
    collector.feed(bytes, look, &mut each);
    collector.give_up(look, &mut each);
    all
}

fn explain_ask(frame: &Frame<'_>, at: usize, length: usize) -> Explained {
    let one = Explained::new(Kind::Order, name(frame.cmd), at, length)
        .text("cmd", format!("{:02x}", frame.cmd))
        .number("flags", frame.flags);
    let one = if frame.body.is_empty() { one } else { one.bytes("data", frame.body) };
    let aimed = |aim: &Aim, one: Explained| match aim.epc {
        Some(epc) => one.bytes("tag", epc.as_bytes()),
        None => one,
    };
    match Ask::parse(frame) {
        Ask::Set { bit, value } => one.number("setup_bit", bit).number("value", value),
        Ask::Get { bit } => one.number("setup_bit", bit),
        Ask::SetPin { pin, is_on } => one.number("pin", pin).field("is_on", Field::Flag(is_on)),
        Ask::Read { aim, bank, word, words } => {
            aimed(&aim, one.number("bank", bank).number("word", word).number("words", words))
        }
        Ask::Write { aim, bank, word, data } => {
            aimed(&aim, one.number("bank", bank).number("word", word).bytes("words", &data))
        }
        Ask::Lock { aim, mask, action } => {
            aimed(&aim, one.text("mask", format!("{mask:04x}")).text("action", format!("{action:04x}")))
        }
        Ask::Kill(aim) => aimed(&aim, one),
        Ask::Ping
        | Ask::Version
        | Ask::Clear
        | Ask::Tags
        | Ask::Info
        | Ask::Capabilities
        | Ask::Beep
        | Ask::Stop
        | Ask::Pins
        | Ask::Report
        | Ask::Inventory
        | Ask::Other { .. } => one,
    }
}

fn explain_reply(frame: &Frame<'_>, at: usize, length: usize) -> Vec<Explained> {
    let new = |kind| {
        Explained::new(kind, name(frame.cmd), at, length)
            .text("cmd", format!("{:02x}", frame.cmd))
            .number("flags", frame.flags)
    };
    let Some((state, data)) = frame.body.split_first() else { return vec![new(Kind::Done)] };
    let new = |kind| new(kind).text("status", format!("{state:02x}"));
    match (*state, frame.cmd) {
        (status::OK, _) => {}
        (status::NO_TAG, cmd::SCAN | cmd::INVENTORY | 0x32 | 0x3B | cmd::IDS | cmd::TAGS) => {
            return vec![new(Kind::Done).text("result", "no tag")];
        }
        (why, _) => {
            let refused = new(Kind::Refused).error(status_words(why));
            return vec![if data.is_empty() { refused } else { refused.bytes("data", data) }];
        }
    }
    if let Some(reads) = explain_tags(frame, data, &new) {
        return reads;
    }
    let kind = match (frame.flags & UNSOLICITED != 0 || frame.cmd >= cmd::BOOTED, data.is_empty()) {
        (true, _) => Kind::Notice,
        (false, true) => Kind::Done,
        (false, false) => Kind::Status,
    };
    let one = if data.is_empty() { new(kind) } else { new(kind).bytes("data", data) };
    vec![explain_plain(frame.cmd, data, one)]
}

/// Answers with tags: one read a tag. `None` if it has none, or contradicts itself.
fn explain_tags(frame: &Frame<'_>, data: &[u8], new: &dyn Fn(Kind) -> Explained) -> Option<Vec<Explained>> {
    match frame.cmd {
        cmd::TAGS => {
            let records = parse_list(data, frame.flags & WITH_DATA != 0)?;
            if records.is_empty() {
                return Some(vec![new(Kind::Done).number("tags", 0)]);
            }
            Some(records.iter().map(|record| explain_record(record, new(Kind::Read))).collect())
        }
        cmd::IDS => {
            let tags = parse_bare(data)?;
            if tags.is_empty() {
                return Some(vec![new(Kind::Done).number("tags", 0)]);
            }
            let one =
                |(antenna, epc): (u8, codes::Epc)| new(Kind::Read).read(bare(epc, antenna, Signal::Silent));
            Some(tags.into_iter().map(one).collect())
        }
        cmd::SCAN => {
            let ([antenna, signal, scaled], epc) = data.split_first_chunk::<3>()?;
            let signal = Signal::Dbm(Rssi(i16::from(i8::from_be_bytes([*signal])) * 10));
            let epc = codes::Epc::from_bytes(epc).ok()?;
            Some(vec![new(Kind::Read).read(bare(epc, *antenna, signal)).number("scaled_rssi", *scaled)])
        }
        _ => None,
    }
}

fn bare(epc: codes::Epc, antenna: u8, signal: Signal) -> TagRead {
    TagRead {
        epc,
        pc: None,
        tid: None,
        antenna: AntennaPort(antenna.saturating_add(1)),
        signal,
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    }
}

fn explain_record(record: &Record, one: Explained) -> Explained {
    let one = one
        .read(record.to_read())
        .number("rssi_dbm", record.signal_dbm)
        .number("scaled_rssi", record.scaled)
        .number("timestamp_ms", record.ms)
        .number("channel", record.channel)
        .number("antenna_id", record.antenna);
    if record.data.is_empty() { one } else { one.bytes("embedded_data", &record.data) }
}

fn explain_plain(command: u8, data: &[u8], mut one: Explained) -> Explained {
    match (command, data) {
        (cmd::VERSION, [mode, major, minor, build, ..]) => one
            .text("mode", char::from(*mode))
            .text("firmware", format!("{major}.{minor}-{}", char::from(*build))),
        (cmd::INFO, _) => match Info::parse(data) {
            Some(info) => {
                one.text("name", info.name).text("serial", info.serial).number("antennas", info.antennas)
            }
            None => one,
        },
        (cmd::INVENTORY | 0x32 | 0x3B, [a, b, c, d, rounds, e, f, q, ..]) => {
            one.kind = Kind::Done;
            one.number("tags_found", u16::from_le_bytes([*a, *b]))
                .number("tags_in_memory", u16::from_le_bytes([*c, *d]))
                .number("rounds", *rounds)
                .number("collisions", u16::from_le_bytes([*e, *f]))
                .number("q", *q)
        }
        (cmd::READ, words) => one.bytes("words", words),
        _ => one,
    }
}
