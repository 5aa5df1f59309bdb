//! The schemes outside GS1: GID, US Department of Defense, and aerospace (ADI).

use super::partitioned::{parse_chars, parse_natural, read_six, write_six};
use crate::Epc;
use crate::alphabet::{Alphabet, is_cage_char, six_bit_char};
use crate::bits::{Cursor, Draft};
use crate::chars::{Chars, Digits, Value};
use crate::refusal::{Refusal, Rule};

/// The parts of such a number, in the order of their URIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    /// Manager number, or CAGE or DoDAAC code.
    pub owner: Value,
    /// Object class or part number; USDOD has none.
    pub class: Option<Value>,
    /// Serial.
    pub serial: Value,
}

const GID_BITS: usize = 96;
const USDOD_BITS: usize = 96;
/// Longest part number and longest serial of ADI.
const PART_MAX: u8 = 32;
const ADI_SERIAL_MAX: u8 = 30;

fn natural(value: u64) -> Value {
    Value::Digits(Digits::natural(value))
}

fn long_enough(epc: &Epc, needs: usize) -> Result<(), Refusal> {
    if epc.bits() >= needs {
        return Ok(());
    }
    let rule = Rule::TooShort { needs: needs as u16, has: epc.bits() as u16 };
    Err(Refusal::bits("length", 0, epc.bits(), rule))
}

pub(crate) fn read_gid(epc: &Epc) -> Result<(Plain, usize), Refusal> {
    long_enough(epc, GID_BITS)?;
    let mut cursor = Cursor::new(epc, 8);
    let owner = natural(cursor.take("manager", 28)?);
    let class = Some(natural(cursor.take("class", 24)?));
    let serial = natural(cursor.take("serial", 36)?);
    Ok((Plain { owner, class, serial }, cursor.at()))
}

pub(crate) fn write_gid(header: u8, plain: &Plain) -> Result<Draft, Refusal> {
    let mut draft = Draft::new();
    draft.put(u64::from(header), 8)?;
    draft.put(number(&plain.owner)?, 28)?;
    draft.put(plain.class.as_ref().map_or(Ok(0), number)?, 24)?;
    draft.put(number(&plain.serial)?, 36)?;
    Ok(draft)
}

pub(crate) fn parse_gid(parts: &[&str]) -> Result<Plain, Refusal> {
    let [manager, class, serial] = parts else {
        return Err(Refusal::text("GID", Rule::Form("must be manager.class.serial")));
    };
    Ok(Plain {
        owner: parse_natural("manager", manager, 28, 9)?,
        class: Some(parse_natural("class", class, 24, 8)?),
        serial: parse_natural("serial", serial, 36, 11)?,
    })
}

fn number(value: &Value) -> Result<u64, Refusal> {
    match value {
        Value::Digits(digits) => Ok(digits.value),
        Value::Text(_) => Err(Refusal::text("number", Rule::NotDigit)),
    }
}

pub(crate) fn read_usdod(epc: &Epc) -> Result<(u8, Plain, usize), Refusal> {
    long_enough(epc, USDOD_BITS)?;
    let mut cursor = Cursor::new(epc, 8);
    let filter = cursor.take("filter", 4)? as u8;
    let owner = read_cage(&mut cursor, 8)?;
    let serial = natural(cursor.take("serial", 36)?);
    Ok((filter, Plain { owner: Value::Text(owner), class: None, serial }, cursor.at()))
}

pub(crate) fn write_usdod(header: u8, filter: u8, plain: &Plain) -> Result<Draft, Refusal> {
    let mut draft = Draft::new();
    draft.put(u64::from(header), 8)?;
    draft.put(u64::from(filter), 4)?;
    write_cage(&mut draft, &plain.owner, 8)?;
    draft.put(number(&plain.serial)?, 36)?;
    Ok(draft)
}

pub(crate) fn parse_usdod(parts: &[&str]) -> Result<Plain, Refusal> {
    let [cage, serial] = parts else {
        return Err(Refusal::text("USDOD", Rule::Form("must be cage.serial")));
    };
    Ok(Plain { owner: parse_cage(cage)?, class: None, serial: parse_natural("serial", serial, 36, 11)? })
}

pub(crate) fn read_adi(epc: &Epc) -> Result<(u8, Plain, usize), Refusal> {
    let mut cursor = Cursor::new(epc, 8);
    let filter = cursor.take("filter", 6)? as u8;
    let owner = read_cage(&mut cursor, 6)?;
    let part_at = cursor.at();
    let part = read_six(&mut cursor, "part number", PART_MAX)?;
    if let Some(at) = part.as_bytes().iter().position(|&byte| byte == b'#') {
        return Err(Refusal::bits("part number", part_at + at * 6, 6, Rule::BadCharacter('#')));
    }
    let serial_at = cursor.at();
    let serial = read_six(&mut cursor, "serial", ADI_SERIAL_MAX)?;
    check_adi_serial(serial.as_str())
        .map_err(|rule| Refusal::bits("serial", serial_at, cursor.at() - serial_at, rule))?;
    let plain =
        Plain { owner: Value::Text(owner), class: Some(Value::Text(part)), serial: Value::Text(serial) };
    Ok((filter, plain, cursor.at()))
}

/// A `#` may only be the first of at least two characters.
fn check_adi_serial(serial: &str) -> Result<(), Rule> {
    let rest = serial.strip_prefix('#').unwrap_or(serial);
    if rest.is_empty() {
        Err(Rule::Empty)
    } else if rest.contains('#') {
        Err(Rule::BadCharacter('#'))
    } else {
        Ok(())
    }
}

pub(crate) fn write_adi(header: u8, filter: u8, plain: &Plain) -> Result<Draft, Refusal> {
    let mut draft = Draft::new();
    draft.put(u64::from(header), 8)?;
    draft.put(u64::from(filter), 6)?;
    write_cage(&mut draft, &plain.owner, 6)?;
    for value in [plain.class.as_ref(), Some(&plain.serial)] {
        match value {
            Some(Value::Text(chars)) => write_six(&mut draft, chars)?,
            Some(Value::Digits(_)) => return Err(Refusal::text("ADI", Rule::Form("must be characters"))),
            None => write_six(&mut draft, &Chars::EMPTY)?,
        }
    }
    Ok(draft)
}

pub(crate) fn parse_adi(parts: &[&str]) -> Result<Plain, Refusal> {
    let [cage, part, serial] = parts else {
        return Err(Refusal::text("ADI", Rule::Form("must be cage.part.serial")));
    };
    let class = if part.is_empty() {
        Value::Text(Chars::EMPTY)
    } else {
        parse_chars("part number", part, PART_MAX, Alphabet::Set39)?
    };
    if part.contains('#') {
        return Err(Refusal::text("part number", Rule::BadCharacter('#')));
    }
    check_adi_serial(serial).map_err(|rule| Refusal::text("serial", rule))?;
    let serial = parse_chars("serial", serial, ADI_SERIAL_MAX, Alphabet::Set39)?;
    Ok(Plain { owner: parse_cage(cage)?, class: Some(class), serial })
}

/// Six characters of `width` bits; a five-character CAGE code has a space in front.
fn read_cage(cursor: &mut Cursor<'_>, width: usize) -> Result<Chars, Refusal> {
    let mut cage = Chars::EMPTY;
    for place in 0..6 {
        let at = cursor.at();
        let code = cursor.take("CAGE or DoDAAC", width)? as u8;
        let byte = if width == 6 { six_bit_char(code) } else { code };
        if byte == b' ' && place == 0 {
            continue;
        }
        if !is_cage_char(byte) || !cage.push(byte) {
            let rule = Rule::BadCharacter(char::from(byte));
            return Err(Refusal::bits("CAGE or DoDAAC", at, width, rule));
        }
    }
    Ok(cage)
}

fn write_cage(draft: &mut Draft, owner: &Value, width: usize) -> Result<(), Refusal> {
    let Value::Text(cage) = owner else {
        return Err(Refusal::text("CAGE or DoDAAC", Rule::Form("must be characters")));
    };
    let mask = if width == 6 { 0x3F } else { 0xFF };
    if cage.len() == 5 {
        draft.put(u64::from(b' ') & mask, width)?;
    }
    for &byte in cage.as_bytes() {
        draft.put(u64::from(byte) & mask, width)?;
    }
    Ok(())
}

fn parse_cage(text: &str) -> Result<Value, Refusal> {
    if let Some(bad) = text.chars().find(|ch| !ch.is_ascii() || !is_cage_char(*ch as u8)) {
        return Err(Refusal::text("CAGE or DoDAAC", Rule::BadCharacter(bad)));
    }
    match Chars::from_text(text) {
        Some(chars) if matches!(chars.len(), 5 | 6) => Ok(Value::Text(chars)),
        Some(_) | None => {
            Err(Refusal::text("CAGE or DoDAAC", Rule::Form("must have 5 (CAGE) or 6 (DoDAAC) characters")))
        }
    }
}
