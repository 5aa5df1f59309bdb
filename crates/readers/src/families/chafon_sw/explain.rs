//! What chafon-sw frames mean, for engineers: every frame by itself. The header says who speaks.

use super::frame::{Frame, Framer, Piece, Side};
use super::message::{Batch, DONE, Parameters, code, name_of, parameter_name};
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
            match frame.side {
                Side::Host => all.push(order(&frame, offset)),
                Side::Reader => answer(&frame, offset, &mut all),
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
        .number("cmd", frame.code)
}

fn order(frame: &Frame<'_>, offset: usize) -> Explained {
    let said = at(Kind::Order, frame, offset);
    match (frame.code, frame.body) {
        (_, []) => said,
        (code::READ | code::WRITE, [bank, word, words, _, _, _, _, data @ ..]) => {
            let said = said
                .number("bank", *bank)
                .number("word", *word)
                .number("words", *words)
                .bytes("password", &frame.body[3..7]);
            if data.is_empty() { said } else { said.bytes("data", data) }
        }
        (0x23, [number]) => said.text("parameter", parameter_name(*number)),
        (code::SET_PARAMETER, [number, value]) => {
            said.text("parameter", parameter_name(*number)).number("value", *value)
        }
        (code::SET_PARAMETERS, data) => parameters(said, data),
        (_, data) => said.bytes("data", data),
    }
}

fn answer(frame: &Frame<'_>, offset: usize, all: &mut Vec<Explained>) {
    let Some((status, data)) = frame.as_answer() else { return };
    let batch = Batch::parse(data).filter(|_| matches!(frame.code, code::INVENTORY | code::PUSHED));
    if let Some(batch) = batch.filter(|batch| !batch.tags.is_empty()) {
        for tag in &batch.tags {
            let said = at(Kind::Read, frame, offset).read(tag.read()).number("rssi_raw", tag.strength);
            let said = said.number("type", tag.kind);
            let said = match tag.time {
                Some(time) => said.bytes("time", &time),
                None => said,
            };
            all.push(match batch.serial {
                Some(serial) => said.bytes("serial", &serial),
                None => said,
            });
        }
        return;
    }
    let kind = match (frame.code, status, data) {
        (code::HEARTBEAT | code::PUSHED, _, _) => Kind::Notice,
        (code::INVENTORY, _, _) => Kind::Done,
        (_, DONE, []) => Kind::Done,
        (_, DONE, _) => Kind::Status,
        (_, _, _) => Kind::Refused,
    };
    let said = at(kind, frame, offset).number("status", status);
    all.push(match (frame.code, data) {
        _ if kind == Kind::Refused => said.error(format!("{status:02X}: not done")),
        (code::INVENTORY, [] | [0]) => said.text("outcome", "no tag"),
        (_, []) => said,
        (code::SYSTEM, [software, hardware, serial @ ..]) => said
            .text("software", format!("{software:02x}"))
            .text("hardware", format!("{hardware:02x}"))
            .bytes("serial", serial),
        (code::GET_PARAMETERS, data) => parameters(said, data),
        (_, data) => said.bytes("data", data),
    });
}

fn parameters(said: Explained, data: &[u8]) -> Explained {
    let Some(all) = Parameters::parse(data) else {
        return said.bytes("data", data);
    };
    let mask = all.antennas();
    let antennas = (0..16).filter(|bit| mask >> bit & 1 == 1).map(|bit| Field::Number(bit + 1)).collect();
    said.number("work_mode", all.work_mode())
        .number("power_dbm", all.power())
        .field("antennas", Field::List(antennas))
        .number("q", data[22])
        .number("gen2_session", data[23])
        .bytes("data", data)
}
