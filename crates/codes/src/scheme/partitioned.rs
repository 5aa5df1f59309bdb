//! The classic GS1 layout: header 8, filter 3, partition 3, company prefix, reference, tail.

use super::Scheme;
use crate::Epc;
use crate::alphabet::{Alphabet, six_bit_char};
use crate::bits::{Cursor, Draft};
use crate::chars::{Chars, Digits, Value, power_of_ten, width_of};
use crate::refusal::{Refusal, Rule};

/// Bits of the company prefix for partition values 0 to 6; it has 12 − p digits.
const COMPANY_BITS: [u8; 7] = [40, 37, 34, 30, 27, 24, 20];

/// First bit of the company prefix.
const COMPANY_AT: usize = 14;

/// How a field is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Always as many decimal digits as the field has.
    Fixed,
    /// A number without leading zeros.
    Integer,
    /// Digits with a 1 in front, kept as one integer.
    NumericString,
    /// 7-bit characters, zero behind the last.
    SevenBit,
    /// 6-bit characters, ended by a zero.
    SixBit,
}

/// What stands behind the reference.
#[derive(Clone, Copy, Debug)]
pub enum Tail {
    /// Nothing.
    Nothing,
    /// So many bits that must be zero.
    Zeros(u8),
    /// A serial.
    Serial {
        /// How it is coded.
        coding: Coding,
        /// Bits.
        bits: u8,
        /// Most digits or characters.
        max: u8,
    },
}

/// Widths of the layout.
#[derive(Debug)]
pub struct PartitionedLayout {
    /// Length in bits; `None` when it depends on the content.
    pub bits: Option<u16>,
    /// How the reference is coded.
    pub reference: Coding,
    /// Bits of the reference for partition values 0 to 6.
    pub reference_bits: [u8; 7],
    /// Digits or most characters of the reference.
    pub reference_digits: [u8; 7],
    /// Piece and total of seven bits each follow the reference.
    pub pieces: bool,
    /// What follows.
    pub tail: Tail,
}

/// The parts of such a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partitioned {
    /// Company prefix; its width is its length.
    pub company: Digits,
    /// Item reference, serial reference, location, asset type …
    pub reference: Value,
    /// Piece and total.
    pub pieces: Option<(u8, u8)>,
    /// Serial, if the scheme has one.
    pub serial: Option<Value>,
}

/// Reads a number. Answers with the filter, the parts and the number of bits used.
pub(crate) fn read(
    scheme: &Scheme,
    layout: &PartitionedLayout,
    epc: &Epc,
) -> Result<(u8, Partitioned, usize), Refusal> {
    if let Some(needs) = layout.bits.filter(|needs| epc.bits() < usize::from(*needs)) {
        let rule = Rule::TooShort { needs, has: epc.bits() as u16 };
        return Err(Refusal::bits("length", 0, epc.bits(), rule));
    }
    let mut cursor = Cursor::new(epc, 8);
    let filter = cursor.take("filter", 3)? as u8;
    let partition = cursor.take("partition", 3)? as usize;
    let Some(&company_bits) = COMPANY_BITS.get(partition) else {
        return Err(Refusal::bits("partition", 11, 3, Rule::PartitionSeven));
    };
    let width = 12 - partition as u8;
    let value = cursor.take("company prefix", usize::from(company_bits))?;
    if value >= power_of_ten(width) {
        let rule = Rule::TooManyDigits(width);
        return Err(Refusal::bits("company prefix", COMPANY_AT, usize::from(company_bits), rule));
    }
    let (bits, digits) = (layout.reference_bits[partition], layout.reference_digits[partition]);
    let field = Field { name: scheme.family.reference_name, coding: layout.reference, bits, max: digits };
    let reference = field.read(&mut cursor)?;
    let pieces = if layout.pieces { Some(read_pieces(&mut cursor)?) } else { None };
    let serial = match layout.tail {
        Tail::Nothing => None,
        Tail::Zeros(bits) => {
            let at = cursor.at();
            if cursor.take("reserved bits", usize::from(bits))? != 0 {
                let rule = Rule::ReservedNotZero;
                return Err(Refusal::bits("reserved bits", at, usize::from(bits), rule));
            }
            None
        }
        Tail::Serial { coding, bits, max } => {
            Some(Field { name: scheme.family.serial_name, coding, bits, max }.read(&mut cursor)?)
        }
    };
    let company = Digits { value, width };
    Ok((filter, Partitioned { company, reference, pieces, serial }, cursor.at()))
}

fn read_pieces(cursor: &mut Cursor<'_>) -> Result<(u8, u8), Refusal> {
    let mut one = |name| {
        let at = cursor.at();
        let value = cursor.take(name, 7)? as u8;
        if value > 99 {
            return Err(Refusal::bits(name, at, 7, Rule::AboveMax(99)));
        }
        Ok(value)
    };
    Ok((one("piece")?, one("total")?))
}

/// Writes the bits of a number.
pub(crate) fn write(
    scheme: &Scheme,
    layout: &PartitionedLayout,
    filter: u8,
    parts: &Partitioned,
) -> Result<Draft, Refusal> {
    let partition = partition_of(parts.company.width)?;
    let mut draft = Draft::new();
    draft.put(u64::from(scheme.header), 8)?;
    draft.put(u64::from(filter), 3)?;
    draft.put(partition as u64, 3)?;
    draft.put(parts.company.value, usize::from(COMPANY_BITS[partition]))?;
    let (bits, max) = (layout.reference_bits[partition], layout.reference_digits[partition]);
    let field = Field { name: scheme.family.reference_name, coding: layout.reference, bits, max };
    field.write(&mut draft, &parts.reference)?;
    if layout.pieces {
        let (piece, total) = parts.pieces.unwrap_or((0, 0));
        draft.put(u64::from(piece), 7)?;
        draft.put(u64::from(total), 7)?;
    }
    match (layout.tail, &parts.serial) {
        (Tail::Nothing, _) => {}
        (Tail::Zeros(bits), _) => draft.put(0, usize::from(bits))?,
        (Tail::Serial { coding, bits, max }, Some(serial)) => {
            Field { name: scheme.family.serial_name, coding, bits, max }.write(&mut draft, serial)?;
        }
        (Tail::Serial { .. }, None) => {
            return Err(Refusal::text(scheme.family.serial_name, Rule::Missing("a serial")));
        }
    }
    Ok(draft)
}

/// Partition value of a company prefix of so many digits.
pub(crate) fn partition_of(company_digits: u8) -> Result<usize, Refusal> {
    match company_digits {
        6..=12 => Ok(usize::from(12 - company_digits)),
        _ => Err(Refusal::text("company prefix", Rule::Form("must have 6 to 12 digits"))),
    }
}

/// First bit of the partition value.
pub(crate) const PARTITION_AT: usize = 11;

/// Writes header, partition, company prefix and perhaps a fixed reference, for filters of readers. Answers with the
/// bits and with the ends of company prefix and reference.
pub(crate) fn write_front(
    scheme: &Scheme,
    layout: &PartitionedLayout,
    company: &str,
    reference: Option<&str>,
) -> Result<(Draft, usize, usize), Refusal> {
    let partition = partition_of(u8::try_from(company.len()).unwrap_or(u8::MAX))?;
    let mut draft = Draft::new();
    draft.put(u64::from(scheme.header), 8)?;
    draft.put(0, 3)?;
    draft.put(partition as u64, 3)?;
    draft.put(parse_digits("company_prefix", company)?, usize::from(COMPANY_BITS[partition]))?;
    let company_end = draft.bits();
    if let Some(reference) = reference {
        let (bits, max) = (layout.reference_bits[partition], layout.reference_digits[partition]);
        let field = Field { name: scheme.family.reference_name, coding: layout.reference, bits, max };
        field.write(&mut draft, &field.parse(reference)?)?;
    }
    let reference_end = draft.bits();
    Ok((draft, company_end, reference_end))
}

/// The parts of a number from its texts, checked against the layout.
pub(crate) fn parse(
    scheme: &Scheme,
    layout: &PartitionedLayout,
    company: &str,
    reference: &str,
    pieces: Option<(&str, &str)>,
    serial: Option<&str>,
) -> Result<Partitioned, Refusal> {
    let partition = partition_of(u8::try_from(company.len()).unwrap_or(u8::MAX))?;
    let company = Digits { value: parse_digits("company prefix", company)?, width: company.len() as u8 };
    let (bits, max) = (layout.reference_bits[partition], layout.reference_digits[partition]);
    let field = Field { name: scheme.family.reference_name, coding: layout.reference, bits, max };
    let reference = field.parse(reference)?;
    let pieces = match (layout.pieces, pieces) {
        (true, Some((piece, total))) => Some((parse_piece("piece", piece)?, parse_piece("total", total)?)),
        (true, None) => return Err(Refusal::text("piece", Rule::Missing("piece and total"))),
        (false, _) => None,
    };
    let serial = match (layout.tail, serial) {
        (Tail::Serial { coding, bits, max }, Some(text)) => {
            Some(Field { name: scheme.family.serial_name, coding, bits, max }.parse(text)?)
        }
        (Tail::Serial { .. }, None) => {
            return Err(Refusal::text(scheme.family.serial_name, Rule::Missing("a serial")));
        }
        (Tail::Nothing | Tail::Zeros(_), Some(_)) => {
            return Err(Refusal::text("serial", Rule::CannotCarry("a serial")));
        }
        (Tail::Nothing | Tail::Zeros(_), None) => None,
    };
    Ok(Partitioned { company, reference, pieces, serial })
}

fn parse_piece(name: &'static str, text: &str) -> Result<u8, Refusal> {
    if text.len() != 2 {
        return Err(Refusal::text(name, Rule::WrongLength { needs: 2, has: text.len() as u16 }));
    }
    Ok(parse_digits(name, text)? as u8)
}

/// Up to 19 decimal digits as a number.
pub(crate) fn parse_digits(name: &'static str, text: &str) -> Result<u64, Refusal> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::text(name, Rule::NotDigit));
    }
    if text.len() > 19 {
        return Err(Refusal::text(name, Rule::TooManyDigits(19)));
    }
    Ok(text.bytes().fold(0, |value, byte| value * 10 + u64::from(byte - b'0')))
}

/// One field: how it is called, coded and how wide it is.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) coding: Coding,
    pub(crate) bits: u8,
    pub(crate) max: u8,
}

impl Field {
    fn read(&self, cursor: &mut Cursor<'_>) -> Result<Value, Refusal> {
        let at = cursor.at();
        let width = usize::from(self.bits);
        let refuse = |rule| Refusal::bits(self.name, at, width, rule);
        match self.coding {
            Coding::Fixed => {
                let value = cursor.take(self.name, width)?;
                if value >= power_of_ten(self.max) {
                    return Err(refuse(Rule::TooManyDigits(self.max)));
                }
                Ok(Value::Digits(Digits { value, width: self.max }))
            }
            Coding::Integer => {
                let value = cursor.take(self.name, width)?;
                if width_of(value) > self.max {
                    return Err(refuse(Rule::TooManyDigits(self.max)));
                }
                Ok(Value::Digits(Digits::natural(value)))
            }
            Coding::NumericString => {
                let value = cursor.take(self.name, width)?;
                let digits = width_of(value) - 1;
                let marker = power_of_ten(digits);
                if value / marker != 1 {
                    return Err(refuse(Rule::NoMarker));
                }
                if digits == 0 {
                    return Err(refuse(Rule::Empty));
                }
                if digits > self.max {
                    return Err(refuse(Rule::TooManyDigits(self.max)));
                }
                Ok(Value::Digits(Digits { value: value - marker, width: digits }))
            }
            Coding::SevenBit => self.read_seven(cursor),
            Coding::SixBit => read_six(cursor, self.name, self.max).and_then(|chars| {
                if chars.is_empty() { Err(refuse(Rule::Empty)) } else { Ok(Value::Text(chars)) }
            }),
        }
    }

    fn read_seven(&self, cursor: &mut Cursor<'_>) -> Result<Value, Refusal> {
        let start = cursor.at();
        let mut chars = Chars::EMPTY;
        let mut left = usize::from(self.bits);
        let mut ended = false;
        while left > 0 {
            let (at, count) = (cursor.at(), left.min(7));
            let code = cursor.take(self.name, count)? as u8;
            left -= count;
            let refuse = |rule| Refusal::bits(self.name, at, count, rule);
            if code == 0 {
                ended = true;
            } else if ended || count < 7 {
                return Err(refuse(Rule::AfterEnd));
            } else if !Alphabet::Set82.has(code) {
                return Err(refuse(Rule::BadCharacter(char::from(code))));
            } else if chars.len() >= usize::from(self.max) || !chars.push(code) {
                return Err(refuse(Rule::TooLong(self.max)));
            }
        }
        if chars.is_empty() {
            return Err(Refusal::bits(self.name, start, usize::from(self.bits), Rule::Empty));
        }
        Ok(Value::Text(chars))
    }

    /// Text to value, by the rules of the coding.
    fn parse(&self, text: &str) -> Result<Value, Refusal> {
        let refuse = |rule| Refusal::text(self.name, rule);
        match self.coding {
            Coding::Fixed => {
                if text.len() != usize::from(self.max) {
                    return Err(refuse(Rule::WrongLength { needs: self.max, has: text.len() as u16 }));
                }
                Ok(Value::Digits(Digits { value: parse_digits(self.name, text)?, width: self.max }))
            }
            Coding::Integer => parse_natural(self.name, text, self.bits, self.max),
            Coding::NumericString => {
                if text.is_empty() {
                    return Err(refuse(Rule::Empty));
                }
                if text.len() > usize::from(self.max) {
                    return Err(refuse(Rule::TooManyDigits(self.max)));
                }
                Ok(Value::Digits(Digits { value: parse_digits(self.name, text)?, width: text.len() as u8 }))
            }
            Coding::SevenBit => parse_chars(self.name, text, self.max, Alphabet::Set82),
            Coding::SixBit => parse_chars(self.name, text, self.max, Alphabet::Set39),
        }
    }

    fn write(&self, draft: &mut Draft, value: &Value) -> Result<(), Refusal> {
        let width = usize::from(self.bits);
        match (self.coding, value) {
            (Coding::Fixed | Coding::Integer, Value::Digits(digits)) => draft.put(digits.value, width),
            (Coding::NumericString, Value::Digits(digits)) => {
                draft.put(digits.value + power_of_ten(digits.width), width)
            }
            (Coding::SevenBit, Value::Text(chars)) => {
                let end = draft.bits() + width;
                for &byte in chars.as_bytes() {
                    draft.put(u64::from(byte), 7)?;
                }
                draft.zeros_to(end)
            }
            (Coding::SixBit, Value::Text(chars)) => write_six(draft, chars),
            (Coding::Fixed | Coding::Integer | Coding::NumericString, Value::Text(_)) => {
                Err(Refusal::text(self.name, Rule::NotDigit))
            }
            (Coding::SevenBit | Coding::SixBit, Value::Digits(_)) => {
                Err(Refusal::text(self.name, Rule::Form("must be characters")))
            }
        }
    }
}

/// A number without leading zeros that fits so many bits and digits.
pub(crate) fn parse_natural(name: &'static str, text: &str, bits: u8, max: u8) -> Result<Value, Refusal> {
    let refuse = |rule| Refusal::text(name, rule);
    if text.is_empty() {
        return Err(refuse(Rule::Empty));
    }
    let value = parse_digits(name, text)?;
    if text.len() > 1 && text.starts_with('0') {
        return Err(refuse(Rule::LeadingZero));
    }
    let largest = if bits >= 64 { u64::MAX } else { (1 << bits) - 1 };
    if value > largest {
        return Err(refuse(Rule::AboveMax(largest)));
    }
    if text.len() > usize::from(max) {
        return Err(refuse(Rule::TooManyDigits(max)));
    }
    Ok(Value::Digits(Digits::natural(value)))
}

/// One to `max` characters of a set.
pub(crate) fn parse_chars(
    name: &'static str,
    text: &str,
    max: u8,
    alphabet: Alphabet,
) -> Result<Value, Refusal> {
    let refuse = |rule| Refusal::text(name, rule);
    if text.is_empty() {
        return Err(refuse(Rule::Empty));
    }
    if let Some(bad) = text.chars().find(|ch| !ch.is_ascii() || !alphabet.has(*ch as u8)) {
        return Err(refuse(Rule::BadCharacter(bad)));
    }
    match Chars::from_text(text) {
        Some(chars) if chars.len() <= usize::from(max) => Ok(Value::Text(chars)),
        Some(_) | None => Err(refuse(Rule::TooLong(max))),
    }
}

/// 6-bit characters up to their end mark; may be empty.
pub(crate) fn read_six(cursor: &mut Cursor<'_>, name: &'static str, max: u8) -> Result<Chars, Refusal> {
    let mut chars = Chars::EMPTY;
    loop {
        let at = cursor.at();
        let code = cursor.take(name, 6)? as u8;
        if code == 0 {
            return Ok(chars);
        }
        let byte = six_bit_char(code);
        if !Alphabet::Set39.has(byte) {
            return Err(Refusal::bits(name, at, 6, Rule::BadCharacter(char::from(byte))));
        }
        if chars.len() >= usize::from(max) || !chars.push(byte) {
            return Err(Refusal::bits(name, at, 6, Rule::TooLong(max)));
        }
    }
}

/// 6-bit characters and the end mark.
pub(crate) fn write_six(draft: &mut Draft, chars: &Chars) -> Result<(), Refusal> {
    for &byte in chars.as_bytes() {
        draft.put(u64::from(byte & 0x3F), 6)?;
    }
    draft.put(0, 6)
}
