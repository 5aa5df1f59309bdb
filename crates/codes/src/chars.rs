//! Short texts and numbers that live on the stack, so that decoding needs no allocation.

use crate::limits::CHARS_MAX;
use std::fmt;

/// Up to 32 ASCII characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chars {
    bytes: [u8; CHARS_MAX],
    len: u8,
}

impl Chars {
    /// No characters.
    pub const EMPTY: Chars = Chars { bytes: [0; CHARS_MAX], len: 0 };

    /// Takes a text of at most 32 ASCII characters; `None` when it is longer or not ASCII.
    pub fn from_text(text: &str) -> Option<Chars> {
        if !text.is_ascii() || text.len() > CHARS_MAX {
            return None;
        }
        let mut chars = Chars::EMPTY;
        chars.bytes[..text.len()].copy_from_slice(text.as_bytes());
        chars.len = text.len() as u8;
        Some(chars)
    }

    /// Adds one ASCII character; false when there is no room.
    pub(crate) fn push(&mut self, byte: u8) -> bool {
        match self.bytes.get_mut(usize::from(self.len)) {
            Some(slot) if byte.is_ascii() => {
                *slot = byte;
                self.len += 1;
                true
            }
            Some(_) | None => false,
        }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or("")
    }

    /// The characters as bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }

    /// How many characters.
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// No character at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl fmt::Debug for Chars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl fmt::Display for Chars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A decimal number of a stated width; zeros in front belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digits {
    /// The number.
    pub value: u64,
    /// How many digits it is written with.
    pub width: u8,
}

impl Digits {
    /// A number without leading zeros.
    pub fn natural(value: u64) -> Digits {
        Digits { value, width: width_of(value) }
    }

    /// Writes exactly `width` digits.
    pub fn write(self, out: &mut String) {
        let mut buffer = [b'0'; 20];
        let width = usize::from(self.width).min(20);
        let mut rest = self.value;
        for slot in buffer[20 - width..].iter_mut().rev() {
            *slot = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        if let Ok(text) = std::str::from_utf8(&buffer[20 - width..]) {
            out.push_str(text);
        }
    }
}

/// How many decimal digits a number has (0 has one).
pub(crate) fn width_of(value: u64) -> u8 {
    value.checked_ilog10().map_or(1, |log| log as u8 + 1)
}

/// Powers of ten by their number of zeros.
static POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < 20 {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// The largest number of so many digits plus one; saturates above 19 digits.
pub(crate) fn power_of_ten(digits: u8) -> u64 {
    POWERS.get(usize::from(digits)).copied().unwrap_or(u64::MAX)
}

/// What a field of a number holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A decimal number of a stated width.
    Digits(Digits),
    /// Characters.
    Text(Chars),
}

impl Value {
    /// Writes it as plain text.
    pub fn write(&self, out: &mut String) {
        match self {
            Value::Digits(digits) => digits.write(out),
            Value::Text(chars) => out.push_str(chars.as_str()),
        }
    }

    /// As plain text.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }
}

/// A value of any application identifier while it is read: up to 96 ASCII characters on the stack.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    bytes: [u8; LINE_MAX],
    len: usize,
}

/// The longest value has 90 characters; a little room keeps the arithmetic simple.
const LINE_MAX: usize = crate::limits::VALUE_MAX + 6;

impl Line {
    pub(crate) fn new() -> Line {
        Line { bytes: [0; LINE_MAX], len: 0 }
    }

    /// Adds a character; one that has no room is refused by the length rules long before.
    pub(crate) fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
    }

    /// Adds a number with leading zeros.
    pub(crate) fn push_digits(&mut self, value: u64, width: usize) {
        let end = (self.len + width).min(LINE_MAX);
        let mut rest = value;
        for slot in self.bytes[self.len..end].iter_mut().rev() {
            *slot = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.len = end;
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }
}
