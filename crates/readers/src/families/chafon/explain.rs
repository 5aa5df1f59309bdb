//! What chafon frames mean, for engineers: every frame by itself. The layout of tag records follows from the bytes,
//! or from an identity that was heard in the same stream.

use codes::Epc;
use model::{AntennaPort, Signal, TagRead};

use crate::capture::Direction;
use crate::explain::{Explained, Field, Kind};
use crate::families::chafon::frame::{Frame, Framer, Piece};
use crate::families::chafon::identity::Identity;
use crate::families::chafon::message::{Answer, Layout, antenna_of, code, status};
use crate::families::chafon::record::{Batch, TagRecord};

/// Reply with the tags in the reader's memory (models with a clock).
const TAG_MEMORY: u8 = 0x43;

/// Every frame of a stream.
pub fn explain(direction: Direction, bytes: &[u8]) -> Vec<Explained> {
    let mut all = Vec::new();
    let mut offset = 0;
    let mut identity = None;
    let mut each = |piece: Piece<'_>| match piece {
        Piece::Garbled(length) => {
            all.push(Explained::garbled(offset, length, "no frame with a true check"));
            offset += length;
        }
        Piece::Frame(frame) => {
            match direction {
                Direction::ToReader => all.push(order(&frame, offset)),
                Direction::FromReader => reply(&frame, offset, &mut identity, &mut all),
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
    Explained::new(kind, name_of(frame.code), offset, frame.wire_length())
        .number("address", frame.address)
        .number("cmd", frame.code)
}

fn order(frame: &Frame<'_>, offset: usize) -> Explained {
    let said = at(Kind::Order, frame, offset);
    match (frame.code, frame.body) {
        (code::ROUND, [q, session]) => said.number("q", q & 15).number("gen2_session", *session),
        (code::ROUND, [q, session, target, antenna, time]) => said
            .number("q", q & 15)
            .number("gen2_session", *session)
            .number("target", *target)
            .number("antenna", i64::from(antenna & 0x7F) + 1)
            .number("scan_ms", i64::from(*time) * 100),
        (0x2F, [power]) => {
            said.number("power_dbm", power & 0x7F).field("is_saved", Field::Flag(power & 0x80 == 0))
        }
        (0x25, [time]) => said.number("scan_ms", i64::from(*time) * 100),
        (0x22, [most, least]) => {
            let band = (most >> 6) << 2 | least >> 6;
            said.number("band", band).number("channel_max", most & 63).number("channel_min", least & 63)
        }
        (0x24, [address]) => said.number("new_address", *address),
        (0x76, [mode]) => said.number("mode", *mode),
        (_, []) => said,
        (_, data) => said.bytes("data", data),
    }
}

fn reply(frame: &Frame<'_>, offset: usize, identity: &mut Option<Identity>, all: &mut Vec<Explained>) {
    let Some((status, data)) = frame.as_reply() else {
        return all.push(at(Kind::Notice, frame, offset).bytes("data", frame.body));
    };
    let said = |kind: Kind| at(kind, frame, offset).number("status", status);
    match (frame.code, status) {
        (TAG_MEMORY, status::OK) if !data.is_empty() => return memory(frame, data, offset, all),
        (code::ROUND, status::STATISTICS) => return all.push(statistics(said(Kind::Status), data)),
        _ => {}
    }
    match parse(frame, *identity) {
        Some(Answer::Tags { status, batch }) => round(frame, offset, status, &batch, *identity, all),
        Some(Answer::PushedTag { antenna, record }) => {
            all.push(said(Kind::Read).read(tag_read(&record, antenna_of(antenna, None), *identity)));
        }
        Some(Answer::Heartbeat { packet, antennas, total }) => {
            let states = antennas.iter().map(|state| Field::Number(i64::from(*state))).collect();
            let mut beat = said(Kind::Notice).number("packet", packet).number("total", total);
            beat.name = "heartbeat".to_owned();
            all.push(beat.field("antenna_states", Field::List(states)));
        }
        Some(Answer::Identity(told)) => {
            *identity = Some(told);
            all.push(
                said(Kind::Status)
                    .text("model", told.model())
                    .text("firmware", told.firmware())
                    .number("type", told.kind)
                    .number("power_dbm", told.power)
                    .number("channel_max", told.channel_max & 63)
                    .number("channel_min", told.channel_min & 63)
                    .number("band", (told.channel_max >> 6) << 2 | told.channel_min >> 6)
                    .number("scan_ms", i64::from(told.scan_time) * 100)
                    .field(
                        "antennas",
                        Field::List(
                            told.antennas().iter().map(|at| Field::Number(i64::from(*at) + 1)).collect(),
                        ),
                    ),
            );
        }
        Some(Answer::Status { .. } | Answer::Other { .. }) => all.push(plain(frame, offset, status, data)),
        None => all.push(said(Kind::Garbled).error("the frame contradicts itself").bytes("data", data)),
    }
}

/// Without an identity the bytes decide: a frame that is whole in one layout almost never is in the other.
fn parse(frame: &Frame<'_>, identity: Option<Identity>) -> Option<Answer> {
    match identity {
        Some(identity) => Answer::parse(frame, identity.layout()),
        None => Answer::parse(frame, Layout::Antennas).or_else(|| Answer::parse(frame, Layout::Plain)),
    }
}

fn round(
    frame: &Frame<'_>,
    offset: usize,
    status: u8,
    batch: &Batch,
    identity: Option<Identity>,
    all: &mut Vec<Explained>,
) {
    let antenna = batch.antenna.map_or(1, |byte| antenna_of(byte, None));
    for record in &batch.records {
        let said = at(Kind::Read, frame, offset).number("status", status);
        let said = match record.phase {
            Some((phase, _)) => said.bytes("phase_raw", &phase),
            None => said,
        };
        all.push(said.read(tag_read(record, antenna, identity)));
    }
    if status != status::MORE {
        let mut end = at(Kind::Done, frame, offset).number("status", status).number("antenna", antenna);
        end.name = "round_done".to_owned();
        all.push(end.text("meaning", status_words(status)));
    } else if batch.records.is_empty() {
        all.push(
            at(Kind::Notice, frame, offset).number("status", status).text("meaning", status_words(status)),
        );
    }
}

fn statistics(said: Explained, data: &[u8]) -> Explained {
    match data {
        [antenna, r1, r0, t3, t2, t1, t0] => said
            .number("antenna", antenna_of(*antenna, None))
            .number("tags_per_second", u16::from_be_bytes([*r1, *r0]))
            .number("total", u32::from_be_bytes([*t3, *t2, *t1, *t0])),
        other => said.bytes("data", other),
    }
}

fn plain(frame: &Frame<'_>, offset: usize, status: u8, data: &[u8]) -> Explained {
    let kind = match (frame.code, status) {
        (code::ROUND, status::NO_TAG) => Kind::Done,
        (_, status::OK) if data.is_empty() => Kind::Done,
        (_, status::OK) => Kind::Status,
        // "Done" of the reading commands of the older readers.
        (code::ROUND | 0x02, status::ROUND_DONE | status::TIME_OVER | status::MORE | status::MEMORY_FULL) => {
            Kind::Status
        }
        _ => Kind::Refused,
    };
    let mut said = at(kind, frame, offset).number("status", status);
    if status != status::OK {
        said = said.error(format!("{status:02X}: {}", status_words(status)));
    }
    match (frame.code, data) {
        (_, []) => said,
        (0x92, [sign, degrees]) => {
            let degrees = i64::from(*degrees);
            said.number("temperature_c", if *sign == 0 { -degrees } else { degrees })
        }
        (0x91, [decibels]) => said.number("return_loss_db", *decibels),
        (0x02, words) => said.bytes("words", words),
        (_, data) => said.bytes("data", data),
    }
}

/// Tags the reader kept while nobody listened: first seen (4), last seen (4), count (2), antenna mask, length, EPC.
fn memory(frame: &Frame<'_>, data: &[u8], offset: usize, all: &mut Vec<Explained>) {
    let mut rest = data;
    while let Some((head, behind)) = rest.split_first_chunk::<12>() {
        let Some((epc, behind)) = behind.split_at_checked(usize::from(head[11])) else { break };
        let Ok(epc) = Epc::from_bytes(epc) else { break };
        let time = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        let read = TagRead {
            epc,
            pc: None,
            tid: None,
            antenna: AntennaPort(antenna_of(head[10], None)),
            signal: Signal::Silent,
            reader_ms: clock_ms(time(4)),
            phase: None,
            freq_khz: None,
            count: u32::from(u16::from_be_bytes([head[8], head[9]])),
        };
        let said = at(Kind::Read, frame, offset).number("antenna_mask", head[10]);
        let first = clock_ms(time(0)).and_then(|ms| i64::try_from(ms).ok());
        let said = first.map_or(said.clone(), |ms| said.number("first_seen_ms", ms));
        all.push(said.read(read));
        rest = behind;
    }
    if !rest.is_empty() {
        all.push(at(Kind::Garbled, frame, offset).error("a record is cut").bytes("data", rest));
    }
}

/// The reader's clock: year since 2000 (6 bits), month (4), day (5), hour (5), minute (6), second (6). Milliseconds
/// since 1970 of what it shows; it knows no time zone.
fn clock_ms(packed: u32) -> Option<u64> {
    let part = |shift: u32, bits: u32| packed >> shift & ((1 << bits) - 1);
    let date = chrono::NaiveDate::from_ymd_opt(2000 + part(26, 6) as i32, part(22, 4), part(17, 5))?;
    let moment = date.and_hms_opt(part(12, 5), part(6, 6), part(0, 6))?;
    u64::try_from(moment.and_utc().timestamp_millis()).ok()
}

fn tag_read(record: &TagRecord, antenna: u8, identity: Option<Identity>) -> TagRead {
    let split = identity.filter(Identity::may_send_pc).and_then(|_| record.without_pc());
    TagRead {
        epc: split.map_or(record.epc, |(_, epc)| epc),
        pc: split.map(|(pc, _)| pc),
        tid: record.tid.clone(),
        antenna: AntennaPort(antenna),
        signal: record.signal.map_or(Signal::Silent, Signal::Relative),
        reader_ms: None,
        phase: None,
        freq_khz: record.phase.map(|(_, khz)| khz),
        count: 1,
    }
}

fn name_of(code: u8) -> &'static str {
    match code {
        0x00 => "not_understood",
        0x01 => "inventory",
        0x02 => "read_memory",
        0x03 => "write_memory",
        0x04 => "write_epc",
        0x05 => "kill",
        0x06 => "set_protection",
        0x07 => "block_erase",
        0x0F => "inventory_single",
        0x10 => "block_write",
        0x15 => "extended_read",
        0x16 => "extended_write",
        0x18 => "inventory_buffered",
        0x19 => "inventory_mixed",
        0x21 => "get_reader_information",
        0x22 => "set_region",
        0x24 => "set_address",
        0x25 => "set_scan_time",
        0x28 => "set_baud",
        0x2F => "set_power",
        0x33 => "led_and_buzzer",
        0x35 => "set_work_mode_18",
        0x36 => "get_work_mode_18",
        0x3F => "set_antennas",
        0x40 => "set_buzzer",
        0x43 => "tag_memory",
        0x46 => "set_gpio",
        0x47 => "get_gpio",
        0x4C => "get_serial_number",
        0x50 => "start_fast_inventory",
        0x51 => "stop_fast_inventory",
        0x66 => "set_antenna_check",
        0x6A => "set_interface",
        0x6E => "return_loss_threshold",
        0x70 => "set_buffer",
        0x71 => "get_buffer",
        0x72 => "read_buffer",
        0x73 => "clear_buffer",
        0x74 => "count_buffer",
        0x75 => "set_real_time",
        0x76 => "set_work_mode",
        0x77 => "get_real_time",
        0x78 => "set_heartbeat",
        0x79 => "set_write_power",
        0x7A => "get_write_power",
        0x7B => "set_retries",
        0x7F => "set_profile",
        0x91 => "get_return_loss",
        0x92 => "get_temperature",
        0x93 => "stop_inventory",
        0x94 => "get_power",
        0x9A => "select",
        0xEA => "set_parameter",
        0xEB => "get_parameter",
        0xEE => "pushed_tag",
        _ => "unknown",
    }
}

/// What a status means (sheet, status codes).
pub(crate) fn status_words(status: u8) -> &'static str {
    match status {
        0x00 => "ok",
        0x01 => "round done",
        0x02 => "time over",
        0x03 => "more frames follow",
        0x04 => "reader memory full",
        0x05 => "access password wrong",
        0x09 => "kill failed",
        0x0A => "the kill password must not be zero",
        0x0B => "the tag does not support the command",
        0x0C => "the access password must not be zero",
        0x0D => "already protected",
        0x0E => "not protected",
        0x13 => "parameter not saved",
        0x14 => "power not adjustable",
        0x19 => "password or EAS error",
        0x1A => "custom command failed",
        0x26 => "statistics",
        0x28 => "heartbeat",
        0xF8 => "antenna not connected",
        0xF9 => "execution error",
        0xFA => "poor communication with the tag",
        0xFB => "no tag",
        0xFC => "the tag returned an error",
        0xFD => "wrong length",
        0xFE => "illegal command or wrong check",
        0xFF => "wrong parameter",
        _ => "unknown status",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::chafon::frame::encode_reply;

    fn unhex(text: &str) -> Vec<u8> {
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap()).collect()
    }

    #[test]
    fn both_layouts_are_told_apart_by_their_bytes() {
        let long = explain(Direction::FromReader, &unhex("1500010301010c0000000000000000000003136bb1a5"));
        assert_eq!(long[0].read.as_ref().unwrap().signal, Signal::Relative(0x6B));
        let plain = explain(Direction::FromReader, &unhex("13000103010c0000000000000000000003133f39"));
        assert_eq!(plain[0].read.as_ref().unwrap().signal, Signal::Silent);
        assert_eq!(plain[0].read.as_ref().unwrap().epc.to_hex(), "000000000000000000000313");
    }

    #[test]
    fn kept_tags_carry_their_count_and_the_readers_clock() {
        let data = unhex("60dec8b860dec8b800020506112233445566");
        let said = explain(Direction::FromReader, &encode_reply(0, TAG_MEMORY, 0, &data));
        let read = said[0].read.clone().unwrap();
        assert_eq!((read.count, read.epc.to_hex().as_str()), (2, "112233445566"));
        // 60DEC8B8: 2024-03-15 12:34:56.
        assert_eq!(read.reader_ms.map(|ms| ms % 86_400_000), Some(((12 * 60 + 34) * 60 + 56) * 1000));
    }

    #[test]
    fn an_end_frame_is_done_and_a_wrong_check_is_no_frame() {
        let end = explain(Direction::FromReader, &unhex("07000101010 01e4b".replace(' ', "").as_str()));
        assert_eq!(end[0].kind, Kind::Done);
        let wrong = explain(Direction::FromReader, &unhex("1500010301010c0000000000000000000003136bb1a6"));
        assert!(wrong.iter().all(|one| one.kind == Kind::Garbled));
    }
}
