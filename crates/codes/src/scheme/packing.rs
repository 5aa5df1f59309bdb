//! How values are packed into the "+" schemes and the data behind them: the encoding methods of TDS 2.x, 14.5.

mod write;

use crate::alphabet::{Alphabet, BASE64, CODE40};
use crate::bits::Cursor;
use crate::chars::Line;
use crate::gs1::Ai;
use crate::gs1::ai::{Check, Method, Row};
use crate::gs1::check_digit;
use crate::refusal::{Refusal, Rule};
use crate::scheme::decimal;

pub(crate) use write::{validate, write, write_code40, write_date, write_nibbles};

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
        2 if year.is_multiple_of(4) => 29,
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

#[cfg(test)]
mod tests;
