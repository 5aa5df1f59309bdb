//! The host name of the "++" schemes: where the Digital Link of the tag would lead. Shown, never opened.

use super::hostname_table::{BACK, FRONT, PAIRS};
use super::packing::{read_code40, write_code40};
use crate::alphabet::CODE40;
use crate::bits::{Cursor, Draft};
use crate::chars::Line;
use crate::limits::HOSTNAME_MAX;
use crate::refusal::{Refusal, Rule};

const FIELD: &str = "host name";
/// Units or characters that the six-bit length can state.
const LENGTH_MAX: usize = 63;
/// First units that announce a second one.
const PAIR_UNITS: std::ops::RangeInclusive<u8> = 0..=3;

/// Reads the name as it is on the tag: upper case when it is packed in Code 40.
pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<String, Refusal> {
    let start = cursor.at();
    let is_units = cursor.take(FIELD, 1)? == 1;
    let length = cursor.take(FIELD, 6)? as usize;
    if length == 0 {
        return Err(Refusal::bits(FIELD, start, 7, Rule::Empty));
    }
    if !is_units {
        let mut line = Line::new();
        read_code40(cursor, FIELD, length, &mut line)?;
        return Ok(line.as_str().to_owned());
    }
    let mut name = String::with_capacity(32);
    let mut left = length;
    while left > 0 {
        let at = cursor.at();
        let unit = cursor.take(FIELD, 7)? as u8;
        left -= 1;
        let refuse = |rule| Refusal::bits(FIELD, at, 7, rule);
        if PAIR_UNITS.contains(&unit) {
            left = left.checked_sub(1).ok_or(refuse(Rule::Reserved(unit)))?;
            let second = cursor.take(FIELD, 7)? as u8;
            let pair = PAIRS.iter().find(|(_, a, b)| (*a, *b) == (unit, second));
            name.push_str(pair.ok_or(refuse(Rule::Reserved(second)))?.0);
        } else if let Some((text, _)) = FRONT.iter().chain(BACK).find(|(_, code)| *code == unit) {
            name.push_str(text);
        } else if is_plain(unit) {
            name.push(char::from(unit));
        } else {
            return Err(refuse(Rule::BadCharacter(char::from(unit))));
        }
        if name.len() > HOSTNAME_MAX {
            return Err(refuse(Rule::TooLong(HOSTNAME_MAX as u8)));
        }
    }
    Ok(name)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b':')
}

/// Writes a name: in capitals as Code 40, else in 7-bit units with substitutes for its beginning and its end.
pub(crate) fn write(draft: &mut Draft, name: &str) -> Result<(), Refusal> {
    if let Some(bad) = name.chars().find(|ch| !ch.is_ascii() || !is_plain(*ch as u8)) {
        return Err(Refusal::text(FIELD, Rule::BadCharacter(bad)));
    }
    let has_capital = name.bytes().any(|byte| byte.is_ascii_uppercase());
    if has_capital && name.bytes().all(|byte| CODE40[1..].contains(&byte)) {
        put_length(draft, 0, name.len())?;
        return write_code40(draft, name);
    }
    let (units, count) = units_of(name)?;
    put_length(draft, 1, count)?;
    units[..count].iter().try_for_each(|unit| draft.put(u64::from(*unit), 7))
}

fn put_length(draft: &mut Draft, indicator: u64, length: usize) -> Result<(), Refusal> {
    if length == 0 {
        return Err(Refusal::text(FIELD, Rule::Empty));
    }
    if length > LENGTH_MAX {
        return Err(Refusal::text(FIELD, Rule::TooLong(LENGTH_MAX as u8)));
    }
    draft.put(indicator, 1)?;
    draft.put(length as u64, 6)
}

fn units_of(name: &str) -> Result<([u8; LENGTH_MAX], usize), Refusal> {
    let front = FRONT.iter().find(|(text, _)| name.len() > text.len() && name.starts_with(text));
    let rest = &name[front.map_or(0, |(text, _)| text.len())..];
    let one = BACK.iter().map(|(text, code)| (*text, [Some(*code), None]));
    let two = PAIRS.iter().map(|(text, a, b)| (*text, [Some(*a), Some(*b)]));
    let back = one
        .chain(two)
        .filter(|(text, _)| rest.len() > text.len() && rest.ends_with(text))
        .max_by_key(|(text, _)| text.len());
    let middle = &rest[..rest.len() - back.map_or(0, |(text, _)| text.len())];
    let codes = back.map_or([None, None], |(_, codes)| codes);
    let all =
        front.map(|(_, code)| *code).into_iter().chain(middle.bytes()).chain(codes.into_iter().flatten());
    let mut units = [0; LENGTH_MAX];
    let mut count = 0;
    for unit in all {
        let slot = units.get_mut(count).ok_or(Refusal::text(FIELD, Rule::TooLong(LENGTH_MAX as u8)))?;
        *slot = unit;
        count += 1;
    }
    Ok((units, count))
}
