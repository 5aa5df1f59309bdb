//! What bb frames mean, for engineers: every frame by itself.

use model::{AntennaPort, PcWord, Rssi, Signal, TagRead};

use crate::capture::Direction;
use crate::explain::{Explained, Kind};
use crate::families::bb::frame::{Frame, Framer, Kind as FrameKind, Piece};
use crate::families::bb::message::{Answer, TagNotice, TextKind, error};

/// Every frame of a stream.
pub fn explain(direction: Direction, bytes: &[u8]) -> Vec<Explained> {
    let mut all = Vec::new();
    let mut offset = 0;
    let mut each = |piece: Piece<'_>| match piece {
        Piece::Garbled(length) => {
            all.push(Explained::garbled(offset, length, "no frame with a true check"));
            offset += length;
        }
        Piece::Frame(frame) => {
            let length = frame.wire_length();
            let said = match (direction, frame.kind) {
                (_, FrameKind::Order) => order(&frame, offset),
                (_, FrameKind::Reply | FrameKind::Notice) => answer(&frame, offset),
            };
            all.push(said.text("dialect", format!("{:?}", frame.dialect).to_lowercase()));
            offset += length;
        }
    };
    let mut framer = Framer::new();
    framer.push(bytes, &mut each);
    framer.give_up(&mut each);
    all
}

fn at(kind: Kind, frame: &Frame<'_>, offset: usize) -> Explained {
    Explained::new(kind, name_of(frame.code), offset, frame.wire_length()).number("cmd", frame.code)
}

fn order(frame: &Frame<'_>, offset: usize) -> Explained {
    let said = at(Kind::Order, frame, offset);
    let word = |at: usize| frame.parameters.get(at..at + 2).map(|two| u16::from_be_bytes([two[0], two[1]]));
    match (frame.code, frame.parameters) {
        (0x03, [kind]) => said.number("info_type", *kind),
        (0x07, [region]) => said.number("region", *region).text("region_name", region_name(*region)),
        (0xB6, [_, _]) => said.number("power_cdbm", word(0).unwrap_or(0)),
        (0x27, [_, _, _]) => said.number("rounds", word(1).unwrap_or(0)),
        (0x11, [_, _]) => said.number("baud", i64::from(word(0).unwrap_or(0)) * 100),
        (0x0C, [select, pointer @ ..]) if pointer.len() >= 6 => said
            .number("target", select >> 5)
            .number("action", select >> 2 & 7)
            .number("bank", select & 3)
            .number("pointer_bits", u32::from_be_bytes([pointer[0], pointer[1], pointer[2], pointer[3]]))
            .number("mask_bits", pointer[4])
            .number("truncate", pointer[5])
            .bytes("mask", &pointer[6..]),
        (0x0E, [_, _]) => query(said, word(0).unwrap_or(0)),
        (0x39, [_, _, _, _, bank, _, _, _, _]) => said
            .bytes("password", &frame.parameters[..4])
            .number("bank", *bank)
            .number("word", word(5).unwrap_or(0))
            .number("words", word(7).unwrap_or(0)),
        (0x49, [_, _, _, _, bank, _, _, _, _, data @ ..]) => said
            .bytes("password", &frame.parameters[..4])
            .number("bank", *bank)
            .number("word", word(5).unwrap_or(0))
            .number("words", word(7).unwrap_or(0))
            .bytes("data", data),
        (0x82, [_, _, _, _, payload @ ..]) if payload.len() == 3 => {
            said.bytes("password", &frame.parameters[..4]).bytes("payload", payload)
        }
        (0x65, [_, _, _, _]) => said.bytes("password", frame.parameters),
        (_, []) => said,
        (_, parameters) => said.bytes("parameters", parameters),
    }
}

/// The query word: DR 1, M 2, TRext 1, Sel 2, Session 2, Target 1, Q 4 bits, three zero bits.
fn query(said: Explained, query: u16) -> Explained {
    said.number("dr", query >> 15)
        .number("m", query >> 13 & 3)
        .number("trext", query >> 12 & 1)
        .number("sel", query >> 10 & 3)
        .number("gen2_session", query >> 8 & 3)
        .number("target", query >> 7 & 1)
        .number("q", query >> 3 & 15)
}

fn answer(frame: &Frame<'_>, offset: usize) -> Explained {
    let with_kind = |kind: Kind| at(kind, frame, offset);
    match Answer::parse(frame) {
        Some(Answer::Tag(notice)) => with_kind(Kind::Read).read(tag_read(&notice)),
        Some(Answer::Failed(status)) => failed(frame, offset, status),
        Some(Answer::Accepted(_)) => with_kind(Kind::Done),
        Some(Answer::Text { kind, text }) => {
            let what = match kind {
                TextKind::Hardware => "hardware",
                TextKind::Software => "software",
                TextKind::Maker => "maker",
            };
            with_kind(Kind::Status).text("info", what).text("text", text)
        }
        Some(Answer::Power(power)) => with_kind(Kind::Status).number("power_cdbm", power),
        Some(Answer::Region(region)) => {
            with_kind(Kind::Status).number("region", region).text("region_name", region_name(region))
        }
        Some(Answer::Other { .. }) | None => other(frame, with_kind(Kind::Status)),
    }
}

/// Replies about one tag begin with the length of PC and EPC, then both, then what was asked for.
fn other(frame: &Frame<'_>, said: Explained) -> Explained {
    match (frame.code, frame.parameters) {
        (0x39 | 0x49 | 0x65 | 0x82 | 0xE5, [length, rest @ ..]) if rest.len() >= usize::from(*length) => {
            let (tag, tail) = rest.split_at(usize::from(*length));
            let mut said = with_tag(said, tag);
            if frame.code != 0x39 && tail == [0] {
                said.kind = Kind::Done;
                return said;
            }
            said.bytes("data", tail)
        }
        (0x0D, [high, low]) => query(said, u16::from_be_bytes([*high, *low])),
        (0xAA, [channel]) => said.number("channel", *channel),
        (0xF3 | 0xF2, [first, last, values @ ..]) => {
            said.number("first_channel", *first).number("last_channel", *last).bytes("values", values)
        }
        (_, []) => said,
        (_, parameters) => said.bytes("parameters", parameters),
    }
}

fn failed(frame: &Frame<'_>, offset: usize, status: u8) -> Explained {
    // An empty round is no fault: the manuals only call it an error.
    let kind = if status == error::EMPTY_ROUND { Kind::Done } else { Kind::Refused };
    let mut said = at(kind, frame, offset).error(format!("{status:02X}: {}", status_words(status)));
    said.name = if kind == Kind::Done { "empty_round".to_owned() } else { "error".to_owned() };
    match frame.parameters {
        [_, length, rest @ ..] if rest.len() == usize::from(*length) => with_tag(said, rest),
        _ => said,
    }
}

/// PC and EPC of the tag an order was about. It is not a read: nobody says how strongly or when.
fn with_tag(said: Explained, tag: &[u8]) -> Explained {
    match tag.split_first_chunk::<2>() {
        Some((pc, epc)) => said.bytes("pc", pc).bytes("epc", epc),
        None => said,
    }
}

fn tag_read(notice: &TagNotice) -> TagRead {
    TagRead {
        epc: notice.epc,
        pc: Some(PcWord(notice.pc.0)),
        tid: None,
        antenna: AntennaPort(1),
        signal: Signal::Dbm(Rssi(i16::from(notice.signal_dbm) * 10)),
        reader_ms: None,
        phase: None,
        freq_khz: None,
        count: 1,
    }
}

fn region_name(region: u8) -> &'static str {
    match region {
        1 => "China 920",
        2 => "North America",
        3 => "Europe",
        4 => "China 840",
        6 => "Korea",
        _ => "unknown",
    }
}

fn name_of(code: u8) -> &'static str {
    match code {
        0x03 => "get_info",
        0x04 => "idle_mode",
        0x07 => "set_region",
        0x08 => "get_region",
        0x0B => "get_select",
        0x0C => "set_select",
        0x0D => "get_query",
        0x0E => "set_query",
        0x11 => "set_baud",
        0x12 => "set_select_mode",
        0x17 => "sleep",
        0x1A => "io",
        0x1D => "sleep_time",
        0x22 => "single_poll",
        0x27 => "multi_poll",
        0x28 => "stop_multi_poll",
        0x39 => "read_memory",
        0x49 => "write_memory",
        0x65 => "kill",
        0x82 => "lock",
        0xA9 => "insert_channel",
        0xAA => "get_channel",
        0xAB => "set_channel",
        0xAD => "set_hopping",
        0xB0 => "set_cw",
        0xB6 => "set_power",
        0xB7 => "get_power",
        0xD3 | 0xD4 => "block_permalock",
        0xE0 => "nxp_change_config",
        0xE1 => "nxp_read_protect",
        0xE2 => "nxp_reset_read_protect",
        0xE3 => "nxp_change_eas",
        0xE4 => "nxp_eas_alarm",
        0xE5 | 0xE6 => "monza_qt",
        0xF0 => "set_modem",
        0xF1 => "get_modem",
        0xF2 => "scan_jammer",
        0xF3 => "scan_rssi",
        0xFF => "error",
        _ => "unknown",
    }
}

/// What a status means (sheet, errors of command FF).
pub(crate) fn status_words(status: u8) -> &'static str {
    match status {
        0x09 => "read failed or no tag",
        0x10 => "write failed",
        0x12 => "kill failed",
        0x13 => "lock failed",
        0x14 => "block permalock failed",
        0x15 => "no tag in this round",
        0x16 => "access denied, wrong password",
        0x17 => "unknown command",
        0x1A => "change of configuration failed",
        0x1B => "change of EAS failed",
        0x1D => "EAS alarm failed",
        0x20 => "hopping channel busy",
        0x2A => "read protection failed",
        0x2B => "reset of read protection failed",
        0x2E => "QT command failed",
        _ => match (status & 0xF0, status & 0x0F) {
            (0xA0 | 0xB0 | 0xC0 | 0xD0 | 0xE0, 0x0) => "tag error: other",
            (0xA0 | 0xB0 | 0xC0 | 0xD0 | 0xE0, 0x3) => "tag error: memory overrun",
            (0xA0 | 0xB0 | 0xC0 | 0xD0 | 0xE0, 0x4) => "tag error: memory locked",
            (0xA0 | 0xB0 | 0xC0 | 0xD0 | 0xE0, 0xB) => "tag error: too little power",
            (0xA0 | 0xB0 | 0xC0 | 0xD0 | 0xE0, 0xF) => "tag error: not specified",
            _ => "unknown status",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unhex(text: &str) -> Vec<u8> {
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap()).collect()
    }

    #[test]
    fn a_tag_an_empty_round_and_a_cut_frame() {
        let stream = unhex("bb02220011c83400e20010710000529b0940b402163dd37ebb01ff000115167ebb0222");
        let said = explain(Direction::FromReader, &stream);
        let kinds: Vec<Kind> = said.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [Kind::Read, Kind::Done, Kind::Garbled]);
        assert_eq!((said[1].offset, said[2].offset, said[2].length), (24, 32, 3));
        assert_eq!(said[0].read.as_ref().unwrap().pc, Some(PcWord(0x3400)));
    }

    #[test]
    fn a_refusal_names_its_status_and_the_tag() {
        let said = explain(Direction::FromReader, &unhex("bb01ff0010160e340030751feb705c5904e3d50d70757e"));
        assert_eq!(said[0].kind, Kind::Refused);
        assert!(said[0].error.as_ref().unwrap().starts_with("16: access denied"));
        assert!(said[0].fields.iter().any(|(name, _)| *name == "epc"));
    }
}
