//! The application identifiers: how long a value may be, of which characters, and how it is packed on a tag.
//!
//! Facts of the GS1 General Specifications and of table F of the Tag Data Standard (encoding methods of section 14.5).

use crate::alphabet::Alphabet::{self, Set39, Set64, Set82};
use std::fmt;

/// An application identifier of two to four digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ai {
    digits: [u8; 4],
    len: u8,
}

impl Ai {
    /// Takes two to four decimal digits; whether such an identifier exists is a question for [`Ai::rule`].
    pub const fn new(text: &str) -> Option<Ai> {
        let bytes = text.as_bytes();
        if bytes.len() < 2 || bytes.len() > 4 {
            return None;
        }
        let mut digits = [0; 4];
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                return None;
            }
            digits[at] = bytes[at];
            at += 1;
        }
        Some(Ai { digits, len: bytes.len() as u8 })
    }

    /// An identifier of the tables of this crate; text that is none would be a fault of a table and gives `00`.
    pub(crate) const fn known(text: &str) -> Ai {
        match Ai::new(text) {
            Some(ai) => ai,
            None => Ai { digits: [b'0', b'0', 0, 0], len: 2 },
        }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.digits[..usize::from(self.len)]).unwrap_or("")
    }

    fn number(self) -> u16 {
        self.digits[..usize::from(self.len)].iter().fold(0, |n, digit| n * 10 + u16::from(digit - b'0'))
    }

    /// What the identifier says about its value; `None` when there is no such identifier.
    pub fn rule(self) -> Option<&'static Row> {
        let number = self.number();
        let row = ROWS.iter().find(|row| row.len == self.len && (row.from..=row.to).contains(&number))?;
        // The measures 31nn to 36nn end with the place of the decimal point, which goes from 0 to 5.
        let is_measure = (3100..3700).contains(&number) && self.len == 4;
        (!is_measure || number % 10 <= 5).then_some(row)
    }

    /// How many digits the identifier has that begins with these two; `None` when none begins so.
    pub fn len_from(first_two: &str) -> Option<usize> {
        let begins = first_two.as_bytes();
        ROWS.iter()
            .find(|row| {
                let shift = 10u16.pow(u32::from(row.len - 2));
                let [a, b] = [row.from / shift, row.to / shift];
                let two = begins.iter().fold(0u16, |n, digit| n * 10 + u16::from(digit.wrapping_sub(b'0')));
                begins.len() == 2 && (a..=b).contains(&two)
            })
            .map(|row| usize::from(row.len))
    }
}

impl fmt::Display for Ai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Ai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({})", self.as_str())
    }
}

/// How one part of a value is packed on a tag (sections of TDS 2.x).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// No such part.
    Nothing,
    /// 14.5.2: a fixed number of digits as an integer of fixed width.
    Integer {
        /// Decimal digits.
        digits: u8,
        /// Bits.
        bits: u8,
    },
    /// 14.5.4: so many digits, four bits each.
    Nibbles(u8),
    /// 14.5.5: leading digits of four bits, an end mark, perhaps an alphanumeric rest.
    Delimited {
        /// Most characters in all.
        max: u8,
    },
    /// 14.5.6: encoding indicator of three bits, length indicator, characters.
    Alnum {
        /// Bits of the length indicator.
        length_bits: u8,
        /// Most characters.
        max: u8,
    },
    /// 14.5.7: one bit.
    Bit,
    /// 14.5.8: YYMMDD.
    Date,
    /// 14.5.9: YYMMDDhhmm.
    DateTime,
    /// 14.5.10: one date or two.
    DateOrRange,
    /// 14.5.11: date and time of stated precision.
    Precision,
    /// 14.5.12: two capital letters.
    Country,
    /// 14.5.13: length indicator, then an integer.
    Numeric {
        /// Bits of the length indicator.
        length_bits: u8,
        /// Most digits.
        max: u8,
    },
    /// 14.5.14: a minus sign or none.
    Minus,
    /// 14.5.15: n/m.
    Sequence,
}
use Method::{
    Alnum, Bit, Country, Date, DateOrRange, DateTime, Delimited, Integer, Minus, Nibbles, Nothing, Numeric,
    Precision, Sequence,
};

/// Where a value holds a check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nowhere.
    No,
    /// It is the last character.
    Last,
    /// It is the last of the first so many characters.
    At(u8),
}
use Check::{At, Last, No};

/// What an application identifier says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    len: u8,
    from: u16,
    to: u16,
    /// First part.
    pub first: Method,
    /// Second part.
    pub second: Method,
    /// Which characters.
    pub alphabet: Alphabet,
    /// Check digit.
    pub check: Check,
    /// The length is known without a separator (General Specifications, section 7.8).
    pub is_predefined: bool,
}

impl Row {
    /// Digits of a first part that has a second part behind it: only fixed ones can.
    pub(crate) fn first_len(&self) -> usize {
        match (self.first, self.second) {
            (_, Nothing) => 0,
            (Integer { digits, .. }, _) => usize::from(digits),
            (Nibbles(count), _) => usize::from(count),
            (_, _) => 0,
        }
    }

    /// The second part may be left out in texts.
    pub fn second_is_optional(&self) -> bool {
        (matches!(self.first, Nibbles(_)) && self.second != Nothing) || self.second == Minus
    }
}

#[allow(clippy::too_many_arguments)] // one line a row reads like the table it is
const fn row(
    len: u8,
    from: u16,
    to: u16,
    first: Method,
    second: Method,
    alphabet: Alphabet,
    check: Check,
    is_predefined: bool,
) -> Row {
    Row { len, from, to, first, second, alphabet, check, is_predefined }
}

/// Digits of the identifier, first and last identifier of the row, the two parts, characters, check digit, predefined.
#[rustfmt::skip]
static ROWS: &[Row] = &[
    row(2, 0, 0, Nibbles(18), Nothing, Set82, Last, true),
    row(2, 1, 2, Nibbles(14), Nothing, Set82, Last, true),
    row(2, 10, 10, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(2, 11, 13, Date, Nothing, Set82, No, true),
    row(2, 15, 17, Date, Nothing, Set82, No, true),
    row(2, 20, 20, Integer { digits: 2, bits: 7 }, Nothing, Set82, No, true),
    row(2, 21, 22, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(3, 235, 235, Alnum { length_bits: 5, max: 28 }, Nothing, Set82, No, false),
    row(3, 240, 241, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(3, 242, 242, Numeric { length_bits: 3, max: 6 }, Nothing, Set82, No, false),
    row(3, 243, 243, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(3, 250, 251, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(3, 253, 253, Nibbles(13), Alnum { length_bits: 5, max: 17 }, Set82, At(13), false),
    row(3, 254, 254, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(3, 255, 255, Nibbles(13), Numeric { length_bits: 4, max: 12 }, Set82, At(13), false),
    row(2, 30, 30, Numeric { length_bits: 4, max: 8 }, Nothing, Set82, No, false),
    row(4, 3100, 3165, Integer { digits: 6, bits: 20 }, Nothing, Set82, No, true),
    row(4, 3200, 3375, Integer { digits: 6, bits: 20 }, Nothing, Set82, No, true),
    row(4, 3400, 3575, Integer { digits: 6, bits: 20 }, Nothing, Set82, No, true),
    row(4, 3600, 3695, Integer { digits: 6, bits: 20 }, Nothing, Set82, No, true),
    row(2, 37, 37, Numeric { length_bits: 4, max: 8 }, Nothing, Set82, No, false),
    row(4, 3900, 3909, Numeric { length_bits: 4, max: 15 }, Nothing, Set82, No, false),
    row(4, 3910, 3919, Integer { digits: 3, bits: 10 }, Numeric { length_bits: 4, max: 15 }, Set82, No, false),
    row(4, 3920, 3929, Numeric { length_bits: 4, max: 15 }, Nothing, Set82, No, false),
    row(4, 3930, 3939, Integer { digits: 3, bits: 10 }, Numeric { length_bits: 4, max: 15 }, Set82, No, false),
    row(4, 3940, 3943, Integer { digits: 4, bits: 14 }, Nothing, Set82, No, false),
    row(4, 3950, 3953, Integer { digits: 6, bits: 20 }, Nothing, Set82, No, false),
    row(3, 400, 401, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(3, 402, 402, Integer { digits: 17, bits: 57 }, Nothing, Set82, Last, false),
    row(3, 403, 403, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(3, 410, 417, Nibbles(13), Nothing, Set82, Last, true),
    row(3, 420, 420, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(3, 421, 421, Integer { digits: 3, bits: 10 }, Alnum { length_bits: 4, max: 9 }, Set82, No, false),
    row(3, 422, 422, Integer { digits: 3, bits: 10 }, Nothing, Set82, No, false),
    row(3, 423, 423, Numeric { length_bits: 4, max: 15 }, Nothing, Set82, No, false),
    row(3, 424, 424, Integer { digits: 3, bits: 10 }, Nothing, Set82, No, false),
    row(3, 425, 425, Numeric { length_bits: 4, max: 15 }, Nothing, Set82, No, false),
    row(3, 426, 426, Integer { digits: 3, bits: 10 }, Nothing, Set82, No, false),
    row(3, 427, 427, Alnum { length_bits: 2, max: 3 }, Nothing, Set82, No, false),
    row(4, 4300, 4301, Alnum { length_bits: 6, max: 35 }, Nothing, Set82, No, false),
    row(4, 4302, 4306, Alnum { length_bits: 7, max: 70 }, Nothing, Set82, No, false),
    row(4, 4307, 4307, Country, Nothing, Set82, No, false),
    row(4, 4308, 4308, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(4, 4309, 4309, Integer { digits: 20, bits: 67 }, Nothing, Set82, No, false),
    row(4, 4310, 4311, Alnum { length_bits: 6, max: 35 }, Nothing, Set82, No, false),
    row(4, 4312, 4316, Alnum { length_bits: 7, max: 70 }, Nothing, Set82, No, false),
    row(4, 4317, 4317, Country, Nothing, Set82, No, false),
    row(4, 4318, 4318, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(4, 4319, 4319, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(4, 4320, 4320, Alnum { length_bits: 6, max: 35 }, Nothing, Set82, No, false),
    row(4, 4321, 4323, Bit, Nothing, Set82, No, false),
    row(4, 4324, 4325, DateTime, Nothing, Set82, No, false),
    row(4, 4326, 4326, Date, Nothing, Set82, No, false),
    row(4, 4330, 4333, Integer { digits: 6, bits: 20 }, Minus, Set82, No, false),
    row(4, 7001, 7001, Integer { digits: 13, bits: 44 }, Nothing, Set82, No, false),
    row(4, 7002, 7002, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(4, 7003, 7003, DateTime, Nothing, Set82, No, false),
    row(4, 7004, 7004, Numeric { length_bits: 3, max: 4 }, Nothing, Set82, No, false),
    row(4, 7005, 7005, Alnum { length_bits: 4, max: 12 }, Nothing, Set82, No, false),
    row(4, 7006, 7006, Date, Nothing, Set82, No, false),
    row(4, 7007, 7007, DateOrRange, Nothing, Set82, No, false),
    row(4, 7008, 7008, Alnum { length_bits: 2, max: 3 }, Nothing, Set82, No, false),
    row(4, 7009, 7009, Alnum { length_bits: 4, max: 10 }, Nothing, Set82, No, false),
    row(4, 7010, 7010, Alnum { length_bits: 2, max: 2 }, Nothing, Set82, No, false),
    row(4, 7011, 7011, Precision, Nothing, Set82, No, false),
    row(4, 7020, 7022, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(4, 7023, 7023, Delimited { max: 30 }, Nothing, Set82, No, false),
    row(4, 7030, 7039, Integer { digits: 3, bits: 10 }, Alnum { length_bits: 5, max: 27 }, Set82, No, false),
    row(4, 7040, 7041, Alnum { length_bits: 3, max: 4 }, Nothing, Set82, No, false),
    row(3, 710, 716, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(4, 7230, 7239, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(4, 7240, 7240, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(4, 7241, 7241, Nibbles(2), Nothing, Set82, No, false),
    row(4, 7242, 7242, Alnum { length_bits: 5, max: 25 }, Nothing, Set82, No, false),
    row(4, 7250, 7250, Integer { digits: 8, bits: 27 }, Nothing, Set82, No, false),
    row(4, 7251, 7251, Integer { digits: 12, bits: 40 }, Nothing, Set82, No, false),
    row(4, 7252, 7252, Integer { digits: 1, bits: 4 }, Nothing, Set82, No, false),
    row(4, 7253, 7254, Alnum { length_bits: 6, max: 40 }, Nothing, Set82, No, false),
    row(4, 7255, 7255, Alnum { length_bits: 4, max: 10 }, Nothing, Set82, No, false),
    row(4, 7256, 7256, Alnum { length_bits: 7, max: 90 }, Nothing, Set82, No, false),
    row(4, 7257, 7257, Alnum { length_bits: 7, max: 70 }, Nothing, Set82, No, false),
    row(4, 7258, 7258, Sequence, Nothing, Set82, No, false),
    row(4, 7259, 7259, Alnum { length_bits: 6, max: 40 }, Nothing, Set82, No, false),
    row(4, 8001, 8001, Integer { digits: 14, bits: 47 }, Nothing, Set82, No, false),
    row(4, 8002, 8002, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(4, 8003, 8003, Nibbles(14), Alnum { length_bits: 5, max: 16 }, Set82, At(14), false),
    row(4, 8004, 8004, Delimited { max: 30 }, Nothing, Set82, No, false),
    row(4, 8005, 8005, Integer { digits: 6, bits: 20 }, Nothing, Set82, No, false),
    row(4, 8006, 8006, Nibbles(18), Nothing, Set82, At(14), false),
    row(4, 8007, 8007, Alnum { length_bits: 5, max: 24 }, Nothing, Set82, No, false),
    row(4, 8008, 8008, Precision, Nothing, Set82, No, false),
    row(4, 8009, 8009, Alnum { length_bits: 6, max: 50 }, Nothing, Set82, No, false),
    row(4, 8010, 8010, Delimited { max: 30 }, Nothing, Set39, No, false),
    row(4, 8011, 8011, Numeric { length_bits: 4, max: 12 }, Nothing, Set82, No, false),
    row(4, 8012, 8012, Alnum { length_bits: 5, max: 20 }, Nothing, Set82, No, false),
    row(4, 8013, 8013, Alnum { length_bits: 5, max: 25 }, Nothing, Set82, No, false),
    row(4, 8017, 8018, Nibbles(18), Nothing, Set82, Last, false),
    row(4, 8019, 8019, Numeric { length_bits: 4, max: 10 }, Nothing, Set82, No, false),
    row(4, 8020, 8020, Alnum { length_bits: 5, max: 25 }, Nothing, Set82, No, false),
    row(4, 8026, 8026, Nibbles(18), Nothing, Set82, At(14), false),
    row(4, 8030, 8030, Alnum { length_bits: 7, max: 90 }, Nothing, Set64, No, false),
    row(4, 8110, 8110, Alnum { length_bits: 7, max: 70 }, Nothing, Set82, No, false),
    row(4, 8111, 8111, Integer { digits: 4, bits: 14 }, Nothing, Set82, No, false),
    row(4, 8112, 8112, Alnum { length_bits: 7, max: 70 }, Nothing, Set82, No, false),
    row(4, 8200, 8200, Alnum { length_bits: 7, max: 70 }, Nothing, Set82, No, false),
    row(2, 90, 90, Alnum { length_bits: 5, max: 30 }, Nothing, Set82, No, false),
    row(2, 91, 99, Alnum { length_bits: 7, max: 90 }, Nothing, Set82, No, false),];
