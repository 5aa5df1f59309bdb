//! What chafon-cf frames mean, for engineers: every frame by itself.

use super::frame::{Frame, Framer, Piece};
use super::message::{Access, Information, Parameters, Tag, command, name_of, status, status_words};
use crate::capture::Direction;
use crate::explain::{Explained, Field, Kind};

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
            all.push(match direction {
                Direction::ToReader => order(&frame, offset),
                Direction::FromReader => answer(&frame, offset),
            });
            offset += frame.wire_length();
        }
    };
    let mut framer = Framer::new();
    framer.push(bytes, &mut each);
    framer.give_up(&mut each);
    all
}

fn at(kind: Kind, frame: &Frame<'_>, offset: usize) -> Explained {
    let name = name_of(frame.command).map_or_else(|| format!("unknown_{:04x}", frame.command), str::to_owned);
    Explained::new(kind, name, offset, frame.wire_length())
        .number("addr", frame.address)
        .number("cmd", frame.command)
}

fn order(frame: &Frame<'_>, offset: usize) -> Explained {
    let said = at(Kind::Order, frame, offset);
    let data = frame.information;
    let word = |at: usize| data.get(at..at + 2).map_or(0, |two| u16::from_be_bytes([two[0], two[1]]));
    match (frame.command, data) {
        (_, []) => said,
        (command::START, [kind, rest @ ..]) => said
            .text("inventory_type", if *kind == 0 { "by_time" } else { "by_cycles" })
            .number("inventory_parameter", rest.iter().fold(0i64, |all, byte| all << 8 | i64::from(*byte))),
        (command::READ | command::WRITE, [option, _, _, _, _, bank, _, _, words, rest @ ..]) => {
            let said = said
                .number("option", *option)
                .bytes("password", &data[1..5])
                .number("bank", *bank)
                .number("word", word(6))
                .number("words", *words);
            if rest.is_empty() { said } else { said.bytes("data", rest) }
        }
        (0x0005, [_, _, _, _, area, action]) => {
            said.bytes("password", &data[..4]).number("area", *area).number("action", *action)
        }
        (command::KILL, [_, _, _, _]) => said.bytes("password", data),
        (command::SET_POWER, [power, ..]) => said.number("power_dbm", *power),
        (command::SET_PARAMETERS, data) => parameters(said, data),
        (_, data) => said.bytes("data", data),
    }
}

fn answer(frame: &Frame<'_>, offset: usize) -> Explained {
    let Some((is, data)) = frame.as_answer() else {
        return at(Kind::Status, frame, offset);
    };
    let kind = match (is, data) {
        (status::OK, []) => Kind::Done,
        (status::OK, _) => Kind::Status,
        (status::ROUND_OVER | 0xFF, _) => Kind::Done,
        (_, _) => Kind::Refused,
    };
    let said = at(kind, frame, offset).number("status", is);
    match kind {
        Kind::Refused => said.error(format!("{is:02X}: {}", status_words(is))),
        Kind::Done if is != status::OK => said.text("outcome", status_words(is)),
        Kind::Status => value(frame, offset, said, data),
        Kind::Read | Kind::Done | Kind::Notice | Kind::Order | Kind::Garbled => said,
    }
}

fn value(frame: &Frame<'_>, offset: usize, mut said: Explained, data: &[u8]) -> Explained {
    match frame.command {
        command::START => match Tag::parse(data) {
            Some(tag) => {
                said.kind = Kind::Read;
                said.read(tag.read()).number("rssi_raw", tag.strength).number("channel", tag.channel)
            }
            None => {
                Explained::garbled(offset, frame.wire_length(), "the record of the tag contradicts itself")
            }
        },
        command::READ | command::WRITE => match Access::parse(data) {
            Some(access) => accessed(said, &access),
            None => said.bytes("data", data),
        },
        command::INFORMATION => match Information::parse(data) {
            Some(information) => said
                .text("hardware", information.hardware)
                .text("firmware", information.firmware)
                .bytes("serial", &information.serial)
                .text("module", information.module),
            None => said.bytes("data", data),
        },
        command::GET_PARAMETERS => parameters(said, data),
        _ => said.bytes("data", data),
    }
}

fn accessed(said: Explained, access: &Access) -> Explained {
    let mut said = said
        .number("tag_status", access.status)
        .number("antenna", access.antenna)
        .text("epc", access.epc.to_hex())
        .text("pc", format!("{:04X}", access.pc.0));
    if access.status != 0 {
        said.kind = Kind::Refused;
        return said.error(format!("{:02X}: {}", access.status, status_words(access.status)));
    }
    if access.words.is_empty() {
        said.kind = Kind::Done;
        return said;
    }
    let data: Vec<u8> = access.words.iter().flat_map(|word| word.to_be_bytes()).collect();
    said.number("words", access.words.len() as i64).bytes("data", &data)
}

fn parameters(said: Explained, data: &[u8]) -> Explained {
    let Some(Parameters(all)) = Parameters::parse(data) else {
        return said.bytes("data", data);
    };
    let word = |at: usize| u16::from_be_bytes([all[at], all[at + 1]]);
    let antennas = (0..8).filter(|bit| all[6] >> bit & 1 == 1).map(|bit| Field::Number(bit + 1)).collect();
    said.number("address", all[0])
        .number("work_mode", all[2])
        .number("interface", all[3])
        .number(
            "baud",
            [9_600, 19_200, 38_400, 57_600, 115_200].get(usize::from(all[4])).copied().unwrap_or(0),
        )
        .field("antennas", Field::List(antennas))
        .number("region", all[7])
        .number("first_khz", i64::from(word(8)) * 1_000 + i64::from(word(10)))
        .number("step_khz", word(12))
        .number("channels", all[14])
        .number("power_dbm", all[15])
        .number("area", all[16])
        .number("q", all[17])
        .number("gen2_session", all[18])
        .number("filter_seconds", all[21])
        .number("trigger_seconds", all[22])
        .number("buzzer_ms", i64::from(all[23]) * 10)
        .number("interval", all[24])
}
