//! Every mercury frame of a stream in words, by itself.
//!
//! Replies without their CRC are explained only when they are certain: several follow each other without a byte
//! between them, all with known opcode and status, and one of them proves itself (a dated version, or tags whose own
//! CRC passes). One alone could be a frame whose last two bytes were cut off.

use crate::capture::Direction;
use crate::explain::{Explained, Field, Kind};
use crate::families::mercury::frame::{
    Reply, START, decode_command, decode_reply, look_command, look_reply, unchecked_length,
};
use crate::families::mercury::identity::{Version, dotted};
use crate::families::mercury::message::{Aim, Ask, Filter, Search};
use crate::families::mercury::opcode::{self, is_status, name_or_number, op, status, status_words};
use crate::families::mercury::record::Record;
use crate::families::mercury::report::{self, Buffer, Report};
use crate::limits::MERCURY_FRAME_MAX;
use crate::wire::Look;
use model::{AntennaPort, Signal, TagRead};

/// This many `FF` in a row from a host wake a sleeping module.
const WAKE_RUN: usize = 16;

/// See [`crate::family::Family::explain`].
pub fn explain(direction: Direction, bytes: &[u8]) -> Vec<Explained> {
    let mut all = Vec::new();
    let (mut at, mut noise) = (0, 0);
    while at < bytes.len() {
        let rest = &bytes[at..bytes.len().min(at + MERCURY_FRAME_MAX)];
        let (pieces, length) = match direction {
            Direction::FromReader => from_reader(&bytes[at..], rest, at),
            Direction::ToReader => from_host(&bytes[at..], rest, at),
        };
        if length == 0 {
            (at, noise) = (at + 1, noise + 1);
            continue;
        }
        end_noise(&mut all, at, &mut noise);
        all.extend(pieces);
        at += length;
    }
    end_noise(&mut all, at, &mut noise);
    all
}

fn end_noise(all: &mut Vec<Explained>, at: usize, noise: &mut usize) {
    if *noise > 0 {
        all.push(Explained::garbled(at - *noise, *noise, "no frame, or its check fails"));
        *noise = 0;
    }
}

/// What stands at the front of bytes from a module, and how many bytes that is; 0 for none.
fn from_reader(all: &[u8], front: &[u8], at: usize) -> (Vec<Explained>, usize) {
    if let Look::Frame(length) = look_reply(front) {
        return match decode_reply(&front[..length]) {
            Some(reply) => (explain_reply(&reply, at, length), length),
            None => (Vec::new(), 0),
        };
    }
    let length = certain_run(all);
    let (mut pieces, mut done) = (Vec::new(), 0);
    while let Some(one) = unchecked_length(&all[done..length]) {
        if let Some(reply) = decode_reply(&all[done..done + one]) {
            pieces.extend(explain_reply(&reply, at + done, one));
        }
        done += one;
    }
    (pieces, done)
}

/// How many bytes at the front are certainly replies without their check.
fn certain_run(bytes: &[u8]) -> usize {
    let (mut at, mut frames, mut is_proven) = (0, 0, false);
    while let Some(length) = bytes.get(at..).and_then(unchecked_length) {
        let rest = &bytes[at..];
        let is_checked = matches!(look_reply(&rest[..rest.len().min(MERCURY_FRAME_MAX)]), Look::Frame(_));
        let Some(reply) = decode_reply(&rest[..length]) else { break };
        let follows = rest.get(length).is_none_or(|byte| *byte == START);
        let is_known = opcode::name(reply.opcode).is_some() && is_status(reply.status);
        if is_checked || !is_known || !follows {
            break;
        }
        is_proven |= proves_itself(&reply);
        frames += 1;
        at += length;
    }
    if frames > 1 && is_proven { at } else { 0 }
}

fn proves_itself(reply: &Reply<'_>) -> bool {
    if reply.status != status::OK {
        return false;
    }
    match reply.opcode {
        op::VERSION | op::BOOT => Version::parse(reply.data).is_some_and(|version| version.has_date()),
        op::READ_MULTIPLE => {
            matches!(Report::parse(reply.data), Some(Report::Tag(_, record)) if record.is_crc_good())
        }
        op::BUFFER => Buffer::parse(reply.data).is_some_and(|buffer| {
            !buffer.records.is_empty() && buffer.records.iter().all(Record::is_crc_good)
        }),
        _ => false,
    }
}

fn explain_reply(reply: &Reply<'_>, at: usize, length: usize) -> Vec<Explained> {
    let name = name_or_number(reply.opcode);
    let new = |kind| {
        let one = Explained::new(kind, name.clone(), at, length)
            .text("opcode", format!("{:02x}", reply.opcode))
            .text("status", format!("{:04x}", reply.status));
        if reply.is_checked { one } else { one.field("has_check", Field::Flag(false)) }
    };
    match (reply.opcode, reply.status) {
        (_, status::OK) => {}
        // An empty round, or the sign of life of a stream.
        (op::READ_ONE | op::READ_MULTIPLE | op::BUFFER, status::NO_TAG) => {
            return vec![new(Kind::Done).text("result", "no tags found")];
        }
        (_, why) => {
            let refused = new(Kind::Refused).error(status_words(why));
            return vec![if reply.data.is_empty() { refused } else { refused.bytes("data", reply.data) }];
        }
    }
    if let Some(reads) = explain_tags(reply, &new) {
        return reads;
    }
    let data = reply.data;
    let kind = if data.is_empty() { Kind::Done } else { Kind::Status };
    let one = if data.is_empty() { new(kind) } else { new(kind).bytes("data", data) };
    vec![explain_plain(reply, one)]
}

/// Frames with tags: one read a tag.
fn explain_tags(reply: &Reply<'_>, new: &dyn Fn(Kind) -> Explained) -> Option<Vec<Explained>> {
    match reply.opcode {
        op::READ_ONE => {
            let (read, crc, has_option) = single(reply.data)?;
            let one = new(Kind::Read).read(read).text("tag_crc", format!("{crc:04x}"));
            Some(vec![if has_option { one.number("option", reply.data[0]) } else { one }])
        }
        op::BUFFER => {
            let buffer = Buffer::parse(reply.data)?;
            let tell = |kind| {
                new(kind)
                    .text("metadata_flags", format!("{:04x}", buffer.fields))
                    .number("tags", buffer.records.len() as i64)
            };
            if buffer.records.is_empty() {
                return Some(vec![tell(Kind::Done)]);
            }
            Some(buffer.records.iter().map(|record| explain_record(record, tell(Kind::Read))).collect())
        }
        op::READ_MULTIPLE => match Report::parse(reply.data)? {
            Report::Tag(fields, record) => {
                let one = new(Kind::Read)
                    .text("option", format!("{:02x}", reply.data[0]))
                    .text("search_flags", format!("{:02x}{:02x}", reply.data[1], reply.data[2]))
                    .text("metadata_flags", format!("{fields:04x}"))
                    .number("response_type", 1);
                Some(vec![explain_record(&record, one)])
            }
            // A single round says how many it found in bytes that can look like these.
            Report::Ended if report::found(reply.data).is_none() => {
                Some(vec![new(Kind::Done).text("result", "ended")])
            }
            Report::Statistics { celsius, antenna } if celsius.is_some() || antenna.is_some() => {
                let one = new(Kind::Notice).number("response_type", 2);
                let one = match celsius {
                    Some(celsius) => one.number("temperature_celsius", celsius),
                    None => one,
                };
                Some(vec![match antenna {
                    Some((tx, rx)) => one.number("antenna_tx", tx).number("antenna_rx", rx),
                    None => one,
                }])
            }
            Report::Ended | Report::Statistics { .. } => None,
        },
        _ => None,
    }
}

/// The answer to "read one tag": number and CRC of the tag, after the option byte if one was sent.
fn single(data: &[u8]) -> Option<(TagRead, u16, bool)> {
    let has_option = data.len() % 2 == 1;
    let (epc, crc) = data.get(usize::from(has_option)..)?.split_last_chunk::<2>()?;
    let epc = codes::Epc::from_bytes(epc).ok()?;
    let read = TagRead {
        epc,
        pc: None,
        tid: None,
        antenna: AntennaPort(1),
        signal: Signal::Silent,
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    };
    Some((read, u16::from_be_bytes(*crc), has_option))
}

fn explain_record(record: &Record, one: Explained) -> Explained {
    let mut one = one.read(record.to_read()).field("tag_crc_ok", Field::Flag(record.is_crc_good()));
    let number = |value: Option<u8>| value.map(i64::from);
    let fields = [
        ("read_count", number(record.count)),
        ("rssi_dbm", record.signal_dbm.map(i64::from)),
        ("antenna_raw", number(record.antenna)),
        ("antenna_tx", record.antenna.map(|_| i64::from(record.port().0))),
        ("antenna_rx", record.antenna.map(|raw| if raw & 15 == 0 { 16 } else { i64::from(raw & 15) })),
        ("timestamp_ms", record.ms.map(i64::from)),
        ("phase_degrees", record.phase.map(i64::from)),
        ("protocol", number(record.protocol)),
        ("gpio", number(record.pins)),
        ("gen2_q", number(record.gen2[0])),
        ("gen2_link_frequency", number(record.gen2[1])),
        ("gen2_target", number(record.gen2[2])),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            one = one.number(name, value);
        }
    }
    for word in record.extension.into_iter().flatten() {
        one = one.text("xpc", format!("{word:04x}"));
    }
    if !record.data.is_empty() {
        one = one.bytes("embedded_data", &record.data);
    }
    one.text("tag_crc", format!("{:04x}", record.crc))
}

/// Everything that is not a tag.
fn explain_plain(reply: &Reply<'_>, mut one: Explained) -> Explained {
    let data = reply.data;
    match (reply.opcode, data) {
        (op::VERSION | op::BOOT, _) => match Version::parse(data) {
            Some(version) => {
                let [a, b, c, d] = version.date;
                one.text("model", version.model())
                    .text("bootloader", dotted(version.boot))
                    .text("hardware", dotted(version.hardware))
                    .text("fw_date", format!("{a:02x}{b:02x}{c:02x}{d:02x}"))
                    .text("fw_version", dotted(version.firmware))
                    .text("protocols_mask", format!("{:08x}", version.protocols))
            }
            None => one,
        },
        (op::CONTINUOUS, [what, rest @ ..]) => {
            one.kind = if *what == 3 { Kind::Notice } else { Kind::Done };
            let words = match what {
                1 => "started",
                2 => "stopped",
                3 => "left over",
                4 => "answer while streaming",
                _ => "unknown",
            };
            match rest {
                [_, opcode, ..] if *what == 4 => {
                    one.text("result", words).text("inner", name_or_number(*opcode))
                }
                _ => one.text("result", words),
            }
        }
        (op::READ_MULTIPLE, _) => match report::found(data) {
            Some(found) => {
                one.kind = Kind::Done;
                one.number("tags", i64::from(found))
            }
            None => one,
        },
        (op::PROFILE, _) => {
            one.kind = Kind::Notice;
            one.text("result", "reads by itself")
        }
        _ => explain_setting(reply.opcode, data, one),
    }
}

fn explain_setting(opcode: u8, data: &[u8], mut one: Explained) -> Explained {
    let word = |high: &u8, low: &u8| i64::from(i16::from_be_bytes([*high, *low]));
    match (opcode, data) {
        (op::GET_READ_POWER | op::GET_WRITE_POWER, [a, b])
        | (op::GET_READ_POWER | op::GET_WRITE_POWER, [0, a, b]) => one.number("set_cdbm", word(a, b)),
        (op::GET_READ_POWER | op::GET_WRITE_POWER, [1, a, b, c, d, e, f]) => {
            one.number("set_cdbm", word(a, b)).number("max_cdbm", word(c, d)).number("min_cdbm", word(e, f))
        }
        (op::TEMPERATURE, [celsius]) => one.number("temperature_celsius", i8::from_be_bytes([*celsius])),
        (op::PROGRAM, [program]) => {
            one.text("program", if program & 3 == 1 { "boot loader" } else { "application" })
        }
        (op::GET_REGION, [region]) => one.text("region", region_words(*region)),
        (0x68, [mode]) => one.number("power_mode", *mode),
        (0x6A, [1, key, value @ ..]) => one.text("key", format!("{key:02x}")).bytes("value", value),
        (op::GET_ANTENNA, [what @ (5 | 6), pairs @ ..]) => {
            let name = if *what == 5 { "connected" } else { "return_loss_db" };
            let pair =
                |two: &[u8]| Field::List(two.iter().map(|byte| Field::Number(i64::from(*byte))).collect());
            one.field(name, Field::List(pairs.chunks_exact(2).map(pair).collect()))
        }
        (op::READ, [option, words @ ..]) => {
            one = one.text("option", format!("{option:02x}"));
            one.bytes("words", words)
        }
        _ => one,
    }
}

fn region_words(region: u8) -> String {
    let names = [
        "none", "NA", "EU", "KR", "IN", "JP", "PRC", "EU2", "EU3", "KR2", "PRC2", "AU", "NZ", "NA2", "NA3",
        "IS",
    ];
    match (names.get(usize::from(region)), region) {
        (Some(name), _) => (*name).to_owned(),
        (None, 0xFF) => "open".to_owned(),
        (None, _) => format!("{region:02x}"),
    }
}

/// What stands at the front of bytes from a host, and how many bytes that is; 0 for none.
fn from_host(all: &[u8], front: &[u8], at: usize) -> (Vec<Explained>, usize) {
    if let Look::Frame(length) = look_command(front) {
        let Some(command) = decode_command(&front[..length]) else { return (Vec::new(), 0) };
        let one = Explained::new(Kind::Order, name_or_number(command.opcode), at, length)
            .text("opcode", format!("{:02x}", command.opcode));
        let one = if command.data.is_empty() { one } else { one.bytes("data", command.data) };
        return (vec![explain_ask(&Ask::parse(&command), one)], length);
    }
    let mut run = all.iter().take_while(|byte| **byte == START).count();
    let behind = &all[run.saturating_sub(1)..];
    let is_start = matches!(look_command(&behind[..behind.len().min(MERCURY_FRAME_MAX)]), Look::Frame(_));
    run -= usize::from(is_start && run > 0);
    if run < WAKE_RUN {
        return (Vec::new(), 0);
    }
    (vec![Explained::new(Kind::Order, "wake_up", at, run)], run)
}

fn explain_ask(ask: &Ask, one: Explained) -> Explained {
    match ask {
        Ask::SetReadPower(cdbm) | Ask::SetWritePower(cdbm) => one.number("power_cdbm", *cdbm),
        Ask::SearchList(list) => {
            let pair = |(tx, rx): &(u8, u8)| {
                Field::List(vec![Field::Number((*tx).into()), Field::Number((*rx).into())])
            };
            one.field("antennas", Field::List(list.iter().map(pair).collect()))
        }
        Ask::SetProtocol(protocol) => one.number("protocol", *protocol),
        Ask::SetRegion(region) => one.text("region", region_words(*region)),
        Ask::SetConfig { key, value } => one.text("key", format!("{key:02x}")).number("value", *value),
        Ask::SetGen2 { key, value } => one.text("key", format!("{key:02x}")).bytes("value", value),
        Ask::SetPin { pin, is_on } | Ask::PinDirection { pin, is_on, .. } => {
            one.number("pin", *pin).field("is_on", Field::Flag(*is_on))
        }
        Ask::Search(search) => explain_search(search, one),
        Ask::Start(search) => explain_search(search, one.text("action", "start")),
        Ask::Stop => one.text("action", "stop"),
        Ask::Buffer(fields) => one.text("metadata_flags", format!("{fields:04x}")),
        Ask::Read { aim, bank, word, words } => {
            explain_aim(aim, one.number("bank", *bank).number("word", *word).number("words", *words))
        }
        Ask::Write { aim, bank, word, data } => {
            explain_aim(aim, one.number("bank", *bank).number("word", *word).bytes("words", data))
        }
        Ask::WriteEpc { aim, epc } => explain_aim(aim, one.bytes("epc", epc)),
        Ask::Lock { aim, mask, action } => {
            explain_aim(aim, one.text("mask", format!("{mask:04x}")).text("action", format!("{action:04x}")))
        }
        Ask::Kill { aim } => explain_aim(aim, one),
        Ask::Version
        | Ask::Boot
        | Ask::Program
        | Ask::PowerLimits
        | Ask::Antennas
        | Ask::ReturnLoss
        | Ask::AntennaPowers(_)
        | Ask::Region
        | Ask::Regions
        | Ask::Temperature
        | Ask::Pins
        | Ask::Clear
        | Ask::Other { .. } => one,
    }
}

fn explain_search(search: &Search, one: Explained) -> Explained {
    let one = one.text("search_flags", format!("{:04x}", search.flags)).number("timeout_ms", search.timeout);
    let has_fields = search.metadata != 0;
    let one = if has_fields { one.text("metadata_flags", format!("{:04x}", search.metadata)) } else { one };
    explain_aim(&search.aim, one)
}

/// The tag that is meant. Passwords are never shown.
fn explain_aim(aim: &Aim, one: Explained) -> Explained {
    match &aim.filter {
        Some(Filter::Epc(epc)) => one.bytes("tag", epc),
        Some(Filter::Bits { bank, pointer, length, mask }) => one
            .number("filter_bank", *bank)
            .number("filter_pointer", *pointer)
            .number("filter_bits", *length)
            .bytes("filter_mask", mask),
        None => one,
    }
}

#[cfg(test)]
mod tests;
