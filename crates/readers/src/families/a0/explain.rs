//! What A0 frames mean, for engineers: every frame by itself, in both dialects.

use crate::capture::Direction;
use crate::explain::{Explained, Field, Kind};

use super::Variant;
use super::frame::{Frame, Framer, Piece, Sense};
use super::message::{Answer, RoundEnd, is_invelion_answer, is_order, is_ucchip_answer, port_of};
use super::names::{code, name_of, status, status_words};
use super::record::{Record, Report, Strength};

/// Every frame of a stream.
pub fn explain(variant: Variant, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
    let sense: Sense = match (direction, variant) {
        (Direction::ToReader, _) => is_order,
        (Direction::FromReader, Variant::Invelion) => is_invelion_answer,
        (Direction::FromReader, Variant::Ucchip) => is_ucchip_answer,
    };
    let mut all = Vec::new();
    let mut offset = 0;
    let mut each = |piece: Piece<'_>| match piece {
        Piece::Garbled(length) => {
            all.push(Explained::garbled(offset, length, "no frame with a true check"));
            offset += length;
        }
        Piece::Frame(frame) => {
            all.push(match direction {
                Direction::ToReader => order(variant, &frame, offset),
                Direction::FromReader => answer(variant, &frame, offset),
            });
            offset += frame.wire_length();
        }
    };
    let mut framer = Framer::new(sense);
    framer.push(bytes, &mut each);
    framer.give_up(&mut each);
    all
}

fn at(kind: Kind, variant: Variant, frame: &Frame<'_>, offset: usize) -> Explained {
    let name =
        name_of(variant, frame.code).map_or_else(|| format!("unknown_{:02x}", frame.code), str::to_owned);
    Explained::new(kind, name, offset, frame.wire_length())
        .number("addr", frame.address)
        .number("cmd", frame.code)
}

fn order(variant: Variant, frame: &Frame<'_>, offset: usize) -> Explained {
    let said = at(Kind::Order, variant, frame, offset);
    match (frame.code, frame.data) {
        (_, []) => said,
        (code::ROUND, [antenna]) if variant == Variant::Ucchip => said.number("antenna", *antenna),
        (code::BUFFER_ROUND, [antenna]) if variant == Variant::Ucchip => said.number("antenna", *antenna),
        (code::ROUND | code::BUFFER_ROUND, [repeat]) => said.number("repeat", *repeat),
        (code::OTHER_ROUND, data) => other_round(variant, said, data),
        (code::GEN2_ROUND, [session, target, repeat, ..]) if variant == Variant::Invelion => {
            said.number("gen2_session", *session).number("target", *target).number("repeat", *repeat)
        }
        (code::READ, data) => access(variant, said, data, 0),
        (code::WRITE, [_, _, _, _, rest @ ..]) => {
            access(variant, said.bytes("password", &frame.data[..4]), rest, 1)
        }
        (code::LOCK, [_, _, _, _, area, kind, rest @ ..]) => {
            let said =
                said.bytes("password", &frame.data[..4]).number("area", *area).number("lock_type", *kind);
            if rest.is_empty() { said } else { said.bytes("data", rest) }
        }
        (code::KILL, [_, _, _, _]) => said.bytes("password", frame.data),
        (code::SET_MATCH, [mode]) => said.number("match_mode", *mode),
        (code::SET_MATCH, [mode, length, epc @ ..]) if epc.len() == usize::from(*length) => {
            said.number("match_mode", *mode).text("match_epc", hex(epc))
        }
        (code, data) => setting(variant, said, code, data),
    }
}

fn other_round(variant: Variant, said: Explained, data: &[u8]) -> Explained {
    match (variant, data) {
        (Variant::Ucchip, [antenna, rounds, kind, length, ..]) => said
            .number("antenna", *antenna)
            .number("rounds", *rounds)
            .number("match_type", *kind)
            .number("match_length", *length),
        (Variant::Invelion, [a, al, b, bl, c, cl, d, dl, interval, repeat]) => said
            .field("antennas", numbers(&[*a, *b, *c, *d]))
            .field("loops", numbers(&[*al, *bl, *cl, *dl]))
            .number("interval_ms", *interval)
            .number("repeat", *repeat),
        (Variant::Invelion, [a, b, c, d, repeat]) => {
            said.field("antennas", numbers(&[*a, *b, *c, *d])).number("repeat", *repeat)
        }
        (_, data) => said.bytes("data", data),
    }
}

/// Bank, first word, count, and what follows: the password when reading (`behind` 0), the words when writing.
fn access(variant: Variant, said: Explained, data: &[u8], behind: usize) -> Explained {
    let (bank, word, words, rest) = match (variant, behind, data) {
        (Variant::Ucchip, 0, [bank, a, b, c, d, high, low, rest @ ..]) => (
            *bank,
            i64::from(u32::from_be_bytes([*a, *b, *c, *d])),
            i64::from(u16::from_be_bytes([*high, *low])),
            rest,
        ),
        (Variant::Invelion, _, [bank, word, words, rest @ ..]) => {
            (*bank, i64::from(*word), i64::from(*words), rest)
        }
        (_, _, data) => return said.bytes("data", data),
    };
    let said = said.number("bank", bank).number("word", word).number("words", words);
    match (rest, behind) {
        ([], _) => said,
        (rest, 0) => said.bytes("password", rest),
        (rest, _) => said.bytes("data", rest),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn numbers(bytes: &[u8]) -> Field {
    Field::List(bytes.iter().map(|byte| Field::Number(i64::from(*byte))).collect())
}

/// What orders that set something and answers to questions have in common.
fn setting(variant: Variant, said: Explained, code: u8, data: &[u8]) -> Explained {
    let word = |at: usize| data.get(at..at + 2).map_or(0, |two| u16::from_be_bytes([two[0], two[1]]));
    match (code, data) {
        (_, []) => said,
        (0x74 | 0x75, [antenna]) => said.number("antenna", port_of(variant, *antenna)),
        (0x5F | 0x66 | 0x76 | 0x77, [power]) => said.number("power_dbm", *power),
        (0x5F | 0x66 | 0x76 | 0x77, powers) => said.field("power_dbm", numbers(powers)),
        (0x78 | 0x79, [region, first, last]) => said
            .number("region", *region)
            .text("region_name", region_name(*region))
            .number("first_index", *first)
            .number("last_index", *last),
        (0x78 | 0x79, [4, spacing, count, a, b, c]) => said
            .number("region", 4)
            .text("region_name", region_name(4))
            .number("spacing", *spacing)
            .number("channels", *count)
            .number("first_khz", u32::from_be_bytes([0, *a, *b, *c])),
        (0x61, [pin, level]) => said.number("pin", *pin).number("level", *level),
        (0x60, [first, second]) => said.number("pin_1", *first).number("pin_2", *second),
        (0x62 | 0x63, [decibels]) => said.number("detector_db", *decibels),
        (0x69 | 0x6A, [profile]) => said.number("profile", *profile),
        (0x71, [rate]) => said.number("baud", baud_of(*rate)),
        (0x73, [address]) => said.number("new_address", *address),
        (0x7A, [mode]) => said.number("beeper_mode", *mode),
        (0x7C | 0x7D, [mode]) => said.number("drm_mode", *mode),
        (0x7E, [index]) => said.number("freq_index", *index),
        (0x8C..=0x8E, [mode]) => said.number("fast_tid", *mode),
        (0x3E | 0x3F, [is_on]) => said.field("is_on", Field::Flag(*is_on != 0)),
        (0x4E | 0x4F, [is_on, _, _]) => {
            said.field("is_on", Field::Flag(*is_on != 0)).number("interval_ms", word(1))
        }
        (0x5A | 0x5B, [session, target]) => said.number("gen2_session", *session).number("target", *target),
        (0x5C | 0x5D, [_, _, _, _]) => said.number("tx_on_ms", word(0)).number("tx_off_ms", word(2)),
        (0x67 | 0x68, identifier) => said.bytes("identifier", identifier),
        (0xF3, uuid) => said.bytes("uuid", uuid),
        (0x86, [mode]) => said.number("match_mode", *mode),
        (0x86, [mode, length, epc @ ..]) if epc.len() == usize::from(*length) => {
            said.number("match_mode", *mode).text("match_epc", hex(epc))
        }
        (_, data) => said.bytes("data", data),
    }
}

fn region_name(region: u8) -> &'static str {
    match region {
        1 => "fcc",
        2 => "etsi",
        3 => "china",
        4 => "user",
        _ => "unknown",
    }
}

fn baud_of(rate: u8) -> i64 {
    match rate {
        1 => 9_600,
        2 => 19_200,
        3 => 38_400,
        4 => 115_200,
        _ => 0,
    }
}

fn answer(variant: Variant, frame: &Frame<'_>, offset: usize) -> Explained {
    let with_kind = |kind: Kind| at(kind, variant, frame, offset);
    match Answer::parse(variant, frame) {
        Some(Answer::Tag(report)) => tag(with_kind(Kind::Read), &report),
        Some(Answer::End(end)) => round_end(with_kind(Kind::Done), &end),
        Some(Answer::NoAntenna(antenna)) => with_kind(Kind::Refused)
            .error(format!("{:02X}: no antenna", status::NO_ANTENNA))
            .number("antenna", antenna)
            .number("status", status::NO_ANTENNA),
        Some(Answer::Record(found)) => record(variant, frame.code, with_kind(Kind::Status), &found),
        Some(Answer::Status(status)) => ended(with_kind(kind_of(frame.code, status)), status),
        Some(Answer::Value(data)) => value(variant, frame.code, with_kind(Kind::Status), &data),
        None => with_kind(Kind::Status).bytes("data", frame.data),
    }
}

/// An empty round is no fault, and the end of all rounds neither.
fn kind_of(code: u8, status: u8) -> Kind {
    let is_round = matches!(code, 0x80 | code::SWITCH_ROUND..=code::GEN2_ROUND | 0x90 | 0x91);
    match status {
        status::OK | status::ROUNDS_OVER | status::TURNS_OVER => Kind::Done,
        status::NO_TAG | 0x38 if is_round => Kind::Done,
        _ => Kind::Refused,
    }
}

fn ended(said: Explained, status: u8) -> Explained {
    let said = said.number("status", status);
    match status_words(status) {
        _ if status == status::OK => said,
        Some(words) if said.kind == Kind::Done => said.text("outcome", words),
        Some(words) => said.error(format!("{status:02X}: {words}")),
        None => said.error(format!("{status:02X}")),
    }
}

fn tag(said: Explained, report: &Report) -> Explained {
    let said = said.read(report.read());
    let said = match report.freq_index {
        Some(index) => said.number("freq_index", index),
        None => said,
    };
    let said = match report.strength {
        Strength::Byte(raw) => said.number("rssi_raw", raw),
        Strength::Four(raw) => said.bytes("rssi_raw", &raw),
    };
    said.number("pc_words", report.pc.0 >> 11)
}

fn round_end(said: Explained, end: &RoundEnd) -> Explained {
    let mut said = said.text("outcome", "end_of_round");
    if let Some(antenna) = end.antenna {
        said = said.number("antenna", antenna);
    }
    if let Some(rate) = end.rate {
        said = said.number("read_rate", rate);
    }
    said = said.number("total_reads", end.total);
    match end.duration_ms {
        Some(duration_ms) => said.number("duration_ms", duration_ms),
        None => said,
    }
}

fn record(variant: Variant, code: u8, mut said: Explained, record: &Record) -> Explained {
    let antenna = record.antenna(variant);
    if matches!(code, code::GET_BUFFER | code::TAKE_BUFFER) {
        let place = if variant == Variant::Invelion { record.place } else { antenna };
        let (freq_index, strength) = match variant {
            Variant::Invelion => (Some(place >> 2), Strength::Byte(record.mark)),
            Variant::Ucchip => (None, Strength::Four([0, 0, 0, record.mark])),
        };
        let freq_khz = freq_index.and_then(super::record::freq_khz);
        let report = Report { antenna, freq_index, freq_khz, pc: record.pc, epc: record.epc, strength };
        let mut read = report.read();
        read.count = record.count.map_or(1, |count| u32::from(count).max(1));
        said.kind = Kind::Read;
        return said.read(read).number("tags", record.tags).number("rssi_raw", record.mark);
    }
    said = said
        .number("tags", record.tags)
        .text("epc", record.epc.to_hex())
        .text("pc", format!("{:04X}", record.pc.0))
        .number("antenna", antenna);
    if code == code::READ {
        return said.number("words", record.mark).bytes("data", &record.words);
    }
    said.kind = kind_of(code, record.mark);
    ended(said, record.mark)
}

fn value(variant: Variant, code: u8, mut said: Explained, data: &[u8]) -> Explained {
    let word = |at: usize| data.get(at..at + 2).map_or(0, |two| u16::from_be_bytes([two[0], two[1]]));
    match (code, data) {
        (code::FIRMWARE, version) if !version.is_empty() => {
            let parts: Vec<String> = version.iter().map(|part| format!("{part:02x}")).collect();
            said.text("firmware", parts.join("."))
        }
        (code::TEMPERATURE, [sign, degrees]) => said.number("temperature_c", *degrees).number("sign", *sign),
        (code::RETURN_LOSS, [status::NO_RETURN_LOSS]) => {
            said.kind = Kind::Refused;
            ended(said, status::NO_RETURN_LOSS)
        }
        (code::RETURN_LOSS, [decibels]) => said.number("return_loss_db", *decibels),
        (code::BUFFER_ROUND, [antenna, _, _, _, _, total @ ..]) if total.len() == 4 => said
            .number("antenna", port_of(variant, *antenna))
            .number("tags", word(1))
            .number("read_rate", word(3))
            .number("total_reads", total.iter().fold(0u32, |all, byte| all << 8 | u32::from(*byte))),
        (code::BUFFER_ROUND | 0x92, [_, _]) => said.number("tags", word(0)),
        (code::TOO_HOT, _) if variant == Variant::Ucchip => {
            said.kind = Kind::Notice;
            said.text("notice", "too hot")
        }
        (code, data) => setting(variant, said, code, data),
    }
}
