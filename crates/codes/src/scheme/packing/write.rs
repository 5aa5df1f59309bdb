//! The writing half of the encoding methods.

use super::{CLOCK, END, INDICATORS, REST_FOLLOWS, REST_LENGTH_BITS, check, is_day};
use crate::alphabet::{Alphabet, BASE64, CODE40, index_in};
use crate::bits::Draft;
use crate::gs1::Ai;
use crate::gs1::ai::{Method, Row};
use crate::refusal::{Refusal, Rule};
use crate::scheme::decimal;

/// Packs the value of an application identifier.
pub(crate) fn write(
    draft: &mut Draft,
    ai: Ai,
    row: &Row,
    name: &'static str,
    value: &str,
) -> Result<(), Refusal> {
    check(ai, row, value).map_err(|rule| Refusal::text(name, rule))?;
    let first_len = if row.second == Method::Nothing { value.len() } else { row.first_len() };
    let Some((first, second)) = value.split_at_checked(first_len) else {
        let rule = Rule::WrongLength { needs: first_len as u8, has: value.len() as u16 };
        return Err(Refusal::text(name, rule));
    };
    write_part(draft, row.first, row.alphabet, name, first)?;
    write_part(draft, row.second, row.alphabet, name, second)
}

/// Checks the text of a value without packing it.
pub(crate) fn validate(ai: Ai, row: &Row, name: &'static str, value: &str) -> Result<(), Refusal> {
    let mut draft = Draft::new();
    let is_short = row.second_is_optional() && value.len() == row.first_len();
    let packed = if is_short {
        check(ai, row, value).map_err(|rule| Refusal::text(name, rule))?;
        write_part(&mut draft, row.first, row.alphabet, name, value)
    } else {
        write(&mut draft, ai, row, name, value)
    };
    match packed {
        // Too long for a tag, but the rules of the value were checked before its bits were put down.
        Err(Refusal { rule: Rule::NoRoom, .. }) | Ok(()) => Ok(()),
        Err(refusal) => Err(refusal),
    }
}

fn write_part(
    draft: &mut Draft,
    method: Method,
    alphabet: Alphabet,
    name: &'static str,
    text: &str,
) -> Result<(), Refusal> {
    let refuse = |rule| Refusal::text(name, rule);
    let exactly = |count: usize| {
        let rule = Rule::WrongLength { needs: count as u8, has: text.len() as u16 };
        if text.len() == count { Ok(()) } else { Err(refuse(rule)) }
    };
    match method {
        Method::Nothing => Ok(()),
        Method::Integer { digits, bits } => {
            exactly(usize::from(digits))?;
            decimal::write(draft, name, text, usize::from(bits))
        }
        Method::Nibbles(count) => {
            exactly(usize::from(count))?;
            write_nibbles(draft, name, text)
        }
        Method::Delimited { max } => write_delimited(draft, name, text, usize::from(max), alphabet),
        Method::Alnum { length_bits, max } => {
            write_alnum(draft, name, text, usize::from(length_bits), usize::from(max), alphabet)
        }
        Method::Bit => match text {
            "0" => draft.put(0, 1),
            "1" => draft.put(1, 1),
            _ => Err(refuse(Rule::Form("must be 0 or 1"))),
        },
        Method::Date | Method::DateTime | Method::DateOrRange | Method::Precision => {
            write_time(draft, method, name, text)
        }
        Method::Country => {
            exactly(2)?;
            for byte in text.bytes() {
                let code = index_in(BASE64, byte).filter(|code| *code < 26);
                draft.put(u64::from(code.ok_or(refuse(Rule::BadCharacter(char::from(byte))))?), 6)?;
            }
            Ok(())
        }
        Method::Numeric { length_bits, max } => {
            write_length(draft, name, text, usize::from(length_bits), usize::from(max))?;
            decimal::write(draft, name, text, decimal::bits_for(text.len()))
        }
        Method::Minus => match text {
            "" => draft.put(0, 1),
            "-" => draft.put(1, 1),
            _ => Err(refuse(Rule::Form("may only end with a minus sign"))),
        },
        Method::Sequence => match text.as_bytes() {
            [place @ b'0'..=b'9', b'/', total @ b'0'..=b'9'] => {
                draft.put(u64::from(place - b'0'), 4)?;
                draft.put(u64::from(total - b'0'), 4)
            }
            _ => Err(refuse(Rule::Form("must be like 1/3"))),
        },
    }
}

/// The methods that hold a date.
fn write_time(draft: &mut Draft, method: Method, name: &'static str, text: &str) -> Result<(), Refusal> {
    let (date, rest) = text.split_at_checked(6).ok_or(Refusal::text(name, Rule::NoSuchDay))?;
    match (method, rest.len()) {
        (Method::DateTime, 4) => {
            write_date(draft, name, date)?;
            write_clock(draft, name, rest)
        }
        (Method::DateOrRange, 0) => {
            draft.put(0, 1)?;
            write_date(draft, name, date)
        }
        (Method::DateOrRange, _) => {
            draft.put(1, 1)?;
            write_date(draft, name, date)?;
            write_date(draft, name, rest)
        }
        (Method::Precision, len @ (0 | 2 | 4 | 6)) => {
            // Codes: 0 hour, 1 hour and minute, 2 with second, 3 only the date.
            draft.put([3, 0, 1, 2][len / 2], 2)?;
            write_date(draft, name, date)?;
            write_clock(draft, name, rest)
        }
        (Method::DateTime | Method::Precision, _) => Err(Refusal::text(name, Rule::NoSuchTime)),
        (_, _) => write_date(draft, name, text),
    }
}

pub(crate) fn write_nibbles(draft: &mut Draft, name: &'static str, text: &str) -> Result<(), Refusal> {
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return Err(Refusal::text(name, Rule::NotDigit));
        }
        draft.put(u64::from(byte - b'0'), 4)?;
    }
    Ok(())
}

fn write_delimited(
    draft: &mut Draft,
    name: &'static str,
    text: &str,
    max: usize,
    alphabet: Alphabet,
) -> Result<(), Refusal> {
    if text.is_empty() {
        return Err(Refusal::text(name, Rule::Empty));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if text.len() > max {
        return Err(Refusal::text(name, Rule::TooLong(max as u8)));
    }
    let (leading, rest) = text.split_at(digits);
    write_nibbles(draft, name, leading)?;
    if rest.is_empty() {
        return draft.put(u64::from(END), 4);
    }
    draft.put(u64::from(REST_FOLLOWS), 4)?;
    write_alnum(draft, name, rest, REST_LENGTH_BITS, max - digits, alphabet)
}

fn write_length(
    draft: &mut Draft,
    name: &'static str,
    text: &str,
    bits: usize,
    max: usize,
) -> Result<(), Refusal> {
    if text.is_empty() {
        return Err(Refusal::text(name, Rule::Empty));
    }
    if text.len() > max {
        return Err(Refusal::text(name, Rule::TooLong(max as u8)));
    }
    draft.put(text.len() as u64, bits)
}

/// Bits that an encoding indicator needs for this text; `None` when it cannot carry it.
fn cost(indicator: u64, text: &str) -> Option<usize> {
    let all = |test: fn(u8) -> bool| text.bytes().all(test);
    let len = text.len();
    match indicator {
        0 => all(|byte| byte.is_ascii_digit()).then(|| decimal::bits_for(len)),
        1 => all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F')).then_some(len * 4),
        2 => all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).then_some(len * 4),
        3 => all(|byte| BASE64.contains(&byte)).then_some(len * 6),
        4 => Some(len * 7),
        _ => all(|byte| CODE40[1..].contains(&byte)).then(|| len.div_ceil(3) * 16),
    }
}

fn write_alnum(
    draft: &mut Draft,
    name: &'static str,
    text: &str,
    length_bits: usize,
    max: usize,
    alphabet: Alphabet,
) -> Result<(), Refusal> {
    if let Some(bad) = text.chars().find(|ch| !ch.is_ascii() || !alphabet.has(*ch as u8)) {
        return Err(Refusal::text(name, Rule::BadCharacter(bad)));
    }
    let indicator = (0..INDICATORS)
        .filter_map(|indicator| cost(indicator, text).map(|bits| (bits, indicator)))
        .min()
        .map_or(4, |(_, indicator)| indicator);
    draft.put(indicator, 3)?;
    write_length(draft, name, text, length_bits, max)?;
    match indicator {
        0 => decimal::write(draft, name, text, decimal::bits_for(text.len())),
        1 | 2 => write_codes(draft, text, 4, b"0123456789abcdef"),
        3 => write_codes(draft, text, 6, BASE64),
        4 => text.bytes().try_for_each(|byte| draft.put(u64::from(byte), 7)),
        _ => write_code40(draft, text),
    }
}

fn write_codes(draft: &mut Draft, text: &str, width: usize, table: &[u8]) -> Result<(), Refusal> {
    for byte in text.bytes() {
        let byte = if width == 4 { byte.to_ascii_lowercase() } else { byte };
        draft.put(u64::from(index_in(table, byte).unwrap_or(0)), width)?;
    }
    Ok(())
}

/// Packs characters of the Code 40 table; others must have been sorted out before.
pub(crate) fn write_code40(draft: &mut Draft, text: &str) -> Result<(), Refusal> {
    for three in text.as_bytes().chunks(3) {
        let code = |at: usize| three.get(at).and_then(|byte| index_in(CODE40, *byte)).map_or(0, u64::from);
        draft.put(1600 * code(0) + 40 * code(1) + code(2) + 1, 16)?;
    }
    Ok(())
}

/// Packs YYMMDD.
pub(crate) fn write_date(draft: &mut Draft, name: &'static str, text: &str) -> Result<(), Refusal> {
    let [year, month, day] = pairs(text).ok_or(Refusal::text(name, Rule::NoSuchDay))?;
    if !is_day(year, month, day) {
        return Err(Refusal::text(name, Rule::NoSuchDay));
    }
    draft.put(year, 7)?;
    draft.put(month, 4)?;
    draft.put(day, 5)
}

fn pairs(text: &str) -> Option<[u64; 3]> {
    match text.as_bytes() {
        bytes @ [_, _, _, _, _, _] if bytes.iter().all(u8::is_ascii_digit) => {
            let two = |at: usize| u64::from(bytes[at] - b'0') * 10 + u64::from(bytes[at + 1] - b'0');
            Some([two(0), two(2), two(4)])
        }
        _ => None,
    }
}

fn write_clock(draft: &mut Draft, name: &'static str, text: &str) -> Result<(), Refusal> {
    for (pair, (width, limit)) in text.as_bytes().chunks(2).zip(CLOCK) {
        let value = match pair {
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => u64::from(tens - b'0') * 10 + u64::from(ones - b'0'),
            _ => return Err(Refusal::text(name, Rule::NoSuchTime)),
        };
        if value >= limit {
            return Err(Refusal::text(name, Rule::NoSuchTime));
        }
        draft.put(value, width)?;
    }
    Ok(())
}
