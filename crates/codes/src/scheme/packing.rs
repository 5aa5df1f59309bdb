//! How values are packed into the "+" schemes and the data behind them: the encoding methods of TDS 2.x, 14.5.

use crate::alphabet::{Alphabet, BASE64, CODE40, index_in};
use crate::bits::{Cursor, Draft};
use crate::chars::Line;
use crate::gs1::Ai;
use crate::gs1::ai::{Check, Method, Row};
use crate::gs1::check_digit;
use crate::refusal::{Refusal, Rule};
use crate::scheme::decimal;

/// Encoding indicators of 14.5.6 in the order of their numbers; an encoder takes the shortest, then the first.
const INDICATORS: u64 = 6;

/// Reads the value of an application identifier.
pub(crate) fn read(
    cursor: &mut Cursor<'_>,
    ai: Ai,
    row: &Row,
    name: &'static str,
    out: &mut Line,
) -> Result<(), Refusal> {
    let start = cursor.at();
    read_part(cursor, row.first, row.alphabet, name, out)?;
    read_part(cursor, row.second, row.alphabet, name, out)?;
    check(ai, row, out.as_str()).map_err(|rule| Refusal::bits(name, start, cursor.at() - start, rule))
}

/// Checks what the bits alone do not say: check digit and lengths of date and time.
pub(crate) fn check(ai: Ai, row: &Row, value: &str) -> Result<(), Rule> {
    let digits = match row.check {
        Check::No => None,
        Check::Last => Some(value),
        Check::At(len) => value.get(..usize::from(len)),
    };
    if let Some((is, should)) = digits.and_then(check_digit::wrong) {
        return Err(Rule::CheckDigit { is, should });
    }
    let allowed: &[usize] = match ai.as_str() {
        "8008" => &[8, 10, 12],
        "7011" => &[6, 10],
        _ => return Ok(()),
    };
    if allowed.contains(&value.len()) { Ok(()) } else { Err(Rule::NoSuchTime) }
}

fn read_part(
    cursor: &mut Cursor<'_>,
    method: Method,
    alphabet: Alphabet,
    name: &'static str,
    out: &mut Line,
) -> Result<(), Refusal> {
    let start = cursor.at();
    let refuse = |cursor: &Cursor<'_>, rule| Err(Refusal::bits(name, start, cursor.at() - start, rule));
    match method {
        Method::Nothing => {}
        Method::Integer { digits, bits } => {
            decimal::read(cursor, name, usize::from(digits), usize::from(bits), out)?
        }
        Method::Nibbles(count) => read_nibbles(cursor, name, usize::from(count), out)?,
        Method::Delimited { max } => read_delimited(cursor, name, max, alphabet, out)?,
        Method::Alnum { length_bits, max } => {
            read_alnum(cursor, name, usize::from(length_bits), usize::from(max), alphabet, out)?;
        }
        Method::Bit => out.push(b'0' + cursor.take(name, 1)? as u8),
        Method::Date => read_date(cursor, name, out)?,
        Method::DateTime => {
            read_date(cursor, name, out)?;
            read_clock(cursor, name, 2, out)?;
        }
        Method::DateOrRange => {
            let is_range = cursor.take(name, 1)? == 1;
            read_date(cursor, name, out)?;
            if is_range {
                read_date(cursor, name, out)?;
            }
        }
        Method::Precision => {
            let code = cursor.take(name, 2)?;
            read_date(cursor, name, out)?;
            read_clock(cursor, name, [1, 2, 3, 0][code as usize & 3], out)?;
        }
        Method::Country => {
            for _ in 0..2 {
                let byte = BASE64[cursor.take(name, 6)? as usize & 63];
                if !byte.is_ascii_uppercase() {
                    return refuse(cursor, Rule::BadCharacter(char::from(byte)));
                }
                out.push(byte);
            }
        }
        Method::Numeric { length_bits, max } => {
            let digits = read_length(cursor, name, usize::from(length_bits), usize::from(max))?;
            decimal::read(cursor, name, digits, decimal::bits_for(digits), out)?;
        }
        Method::Minus => {
            if cursor.take(name, 1)? == 1 {
                out.push(b'-');
            }
        }
        Method::Sequence => {
            let (place, total) = (cursor.take(name, 4)? as u8, cursor.take(name, 4)? as u8);
            if place > 9 || total > 9 {
                return refuse(cursor, Rule::NotDigit);
            }
            for byte in [b'0' + place, b'/', b'0' + total] {
                out.push(byte);
            }
        }
    }
    Ok(())
}

fn read_nibbles(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    count: usize,
    out: &mut Line,
) -> Result<(), Refusal> {
    let mut left = count;
    while left > 0 {
        // Sixteen digits at a time: most keys are one or two reads.
        let (now, at) = (left.min(16), cursor.at());
        let nibbles = cursor.take(name, now * 4)?;
        for place in 0..now {
            let digit = (nibbles >> ((now - 1 - place) * 4)) as u8 & 15;
            if digit > 9 {
                return Err(Refusal::bits(name, at + place * 4, 4, Rule::NotDigit));
            }
            out.push(b'0' + digit);
        }
        left -= now;
    }
    Ok(())
}

const END: u8 = 15;
const REST_FOLLOWS: u8 = 14;
/// Bits of the length indicator of the rest behind the leading digits.
const REST_LENGTH_BITS: usize = 5;

fn read_delimited(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    max: u8,
    alphabet: Alphabet,
    out: &mut Line,
) -> Result<(), Refusal> {
    let start = out.len();
    loop {
        let at = cursor.at();
        let nibble = cursor.take(name, 4)? as u8;
        let read = out.len() - start;
        match nibble {
            0..=9 if read >= usize::from(max) => return Err(Refusal::bits(name, at, 4, Rule::TooLong(max))),
            0..=9 => out.push(b'0' + nibble),
            END if read == 0 => return Err(Refusal::bits(name, at, 4, Rule::Empty)),
            END => return Ok(()),
            REST_FOLLOWS => {
                let room = usize::from(max) - read;
                return read_alnum(cursor, name, REST_LENGTH_BITS, room, alphabet, out);
            }
            _ => return Err(Refusal::bits(name, at, 4, Rule::NotDigit)),
        }
    }
}

fn read_length(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    bits: usize,
    max: usize,
) -> Result<usize, Refusal> {
    let at = cursor.at();
    let length = cursor.take(name, bits)? as usize;
    if length == 0 {
        Err(Refusal::bits(name, at, bits, Rule::Empty))
    } else if length > max {
        Err(Refusal::bits(name, at, bits, Rule::TooLong(max as u8)))
    } else {
        Ok(length)
    }
}

fn read_alnum(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    length_bits: usize,
    max: usize,
    alphabet: Alphabet,
    out: &mut Line,
) -> Result<(), Refusal> {
    let start = cursor.at();
    let indicator = cursor.take(name, 3)?;
    if indicator >= INDICATORS {
        return Err(Refusal::bits(name, start, 3, Rule::Reserved(indicator as u8)));
    }
    let length = read_length(cursor, name, length_bits, max)?;
    let first = out.len();
    match indicator {
        0 => decimal::read(cursor, name, length, decimal::bits_for(length), out)?,
        1 => read_codes(cursor, name, length, 4, b"0123456789ABCDEF", out)?,
        2 => read_codes(cursor, name, length, 4, b"0123456789abcdef", out)?,
        3 => read_codes(cursor, name, length, 6, BASE64, out)?,
        4 => {
            for _ in 0..length {
                out.push(cursor.take(name, 7)? as u8);
            }
        }
        _ => read_code40(cursor, name, length, out)?,
    }
    match out.as_str().bytes().skip(first).find(|byte| !alphabet.has(*byte)) {
        Some(bad) => {
            let rule = Rule::BadCharacter(char::from(bad));
            Err(Refusal::bits(name, start, cursor.at() - start, rule))
        }
        None => Ok(()),
    }
}

fn read_codes(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    length: usize,
    width: usize,
    table: &[u8],
    out: &mut Line,
) -> Result<(), Refusal> {
    for _ in 0..length {
        let code = cursor.take(name, width)? as usize;
        out.push(table.get(code).copied().unwrap_or(b'?'));
    }
    Ok(())
}

/// Three characters in 16 bits; behind the last character only pads.
pub(crate) fn read_code40(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    length: usize,
    out: &mut Line,
) -> Result<(), Refusal> {
    let mut left = length;
    while left > 0 {
        let at = cursor.at();
        let word = cursor.take(name, 16)? as u16;
        let refused = Refusal::bits(name, at, 16, Rule::BadTriple(word));
        let value = word.checked_sub(1).filter(|value| *value < 64_000).ok_or(refused)?;
        for code in [value / 1600, value / 40 % 40, value % 40] {
            if (code == 0) != (left == 0) {
                return Err(refused);
            }
            if left > 0 {
                out.push(CODE40[usize::from(code)]);
                left -= 1;
            }
        }
    }
    Ok(())
}

/// Year 7 bits, month 4, day 5; day 0 stands for the whole month.
pub(crate) fn read_date(cursor: &mut Cursor<'_>, name: &'static str, out: &mut Line) -> Result<(), Refusal> {
    let at = cursor.at();
    let (year, month, day) = (cursor.take(name, 7)?, cursor.take(name, 4)?, cursor.take(name, 5)?);
    if !is_day(year, month, day) {
        return Err(Refusal::bits(name, at, 16, Rule::NoSuchDay));
    }
    for part in [year, month, day] {
        out.push_digits(part, 2);
    }
    Ok(())
}

/// Every year from 1951 to 2050 that ends in a multiple of four is a leap year.
fn is_day(year: u64, month: u64, day: u64) -> bool {
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 => 29,
        2 => 28,
        _ => return false,
    };
    year <= 99 && day <= last
}

/// Hour 5 bits, minute 6, second 6; as many of them as asked for.
fn read_clock(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    parts: usize,
    out: &mut Line,
) -> Result<(), Refusal> {
    for (width, limit) in CLOCK.iter().take(parts) {
        let at = cursor.at();
        let value = cursor.take(name, *width)?;
        if value >= *limit {
            return Err(Refusal::bits(name, at, *width, Rule::NoSuchTime));
        }
        out.push_digits(value, 2);
    }
    Ok(())
}

/// Width and first value that does not exist, of hour, minute and second.
const CLOCK: [(usize, u64); 3] = [(5, 24), (6, 60), (6, 60)];

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
        Method::Date => write_date(draft, name, text),
        Method::DateTime => {
            exactly(10)?;
            let (date, clock) = text.split_at_checked(6).ok_or(refuse(Rule::NoSuchDay))?;
            write_date(draft, name, date)?;
            write_clock(draft, name, clock)
        }
        Method::DateOrRange => {
            let (from, to) = text.split_at_checked(6).ok_or(refuse(Rule::NoSuchDay))?;
            draft.put(u64::from(!to.is_empty()), 1)?;
            write_date(draft, name, from)?;
            if to.is_empty() { Ok(()) } else { write_date(draft, name, to) }
        }
        Method::Precision => {
            let (date, clock) = text.split_at_checked(6).ok_or(refuse(Rule::NoSuchDay))?;
            let code = match clock.len() {
                0 => 3,
                2 => 0,
                4 => 1,
                6 => 2,
                _ => return Err(refuse(Rule::NoSuchTime)),
            };
            draft.put(code, 2)?;
            write_date(draft, name, date)?;
            write_clock(draft, name, clock)
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
