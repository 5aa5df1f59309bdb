//! The number in memory bank 01 of a Gen2 tag, after CRC and PC.

use std::fmt;
use std::str::FromStr;

/// Longest EPC in bytes: 31 words, the largest length a PC word can state (Gen2, bits 10–14 of bank 01).
pub const EPC_BYTES_MAX: usize = 62;

/// An EPC of 0 to 496 bits, kept as the whole words a reader reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epc {
    bytes: [u8; EPC_BYTES_MAX],
    len: u8,
}

/// Why some text or bytes are not an EPC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpcError {
    /// A character that is not a hex digit, with its position.
    NotHex {
        /// Position counted in characters from 0.
        at: usize,
    },
    /// A character that is not a binary digit, with its position.
    NotBinary {
        /// Position counted in characters from 0.
        at: usize,
    },
    /// An odd number of hex digits.
    HalfByte,
    /// More than 62 bytes.
    TooLong,
    /// No digit at all.
    Empty,
}

impl fmt::Display for EpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EpcError::NotHex { at } => write!(f, "character {} is not a hex digit (0-9, A-F)", at + 1),
            EpcError::NotBinary { at } => write!(f, "character {} is not 0 or 1", at + 1),
            EpcError::HalfByte => f.write_str("an odd number of hex digits; one is missing or too many"),
            EpcError::TooLong => write!(f, "longer than {EPC_BYTES_MAX} bytes, the most a tag can hold"),
            EpcError::Empty => f.write_str("no hex digits"),
        }
    }
}

impl std::error::Error for EpcError {}

impl Epc {
    /// Takes the bytes as a reader reports them, most significant first. An empty EPC is allowed (factory tags).
    pub fn from_bytes(bytes: &[u8]) -> Result<Epc, EpcError> {
        if bytes.len() > EPC_BYTES_MAX {
            return Err(EpcError::TooLong);
        }
        let mut epc = Epc { bytes: [0; EPC_BYTES_MAX], len: bytes.len() as u8 };
        epc.bytes[..bytes.len()].copy_from_slice(bytes);
        Ok(epc)
    }

    /// The bytes, most significant first.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }

    /// Length in bits.
    pub fn bits(&self) -> usize {
        usize::from(self.len) * 8
    }

    /// The first `len` bytes of a full-size buffer whose other bytes are zero.
    pub(crate) fn from_words(bytes: &[u8; EPC_BYTES_MAX], len: usize) -> Epc {
        Epc { bytes: *bytes, len: len.min(EPC_BYTES_MAX) as u8 }
    }

    /// `count` (at most 64) bits from bit `at`; bits behind the end are zero.
    pub(crate) fn take(&self, at: usize, count: usize) -> u64 {
        if count == 0 {
            return 0;
        }
        let (first, skip) = (at / 8, at % 8);
        let Some(&high) = self.bytes.get(first..).and_then(|rest| rest.first_chunk::<8>()) else {
            return (at..at + count).fold(0, |value, bit| (value << 1) | u64::from(self.bit(bit)));
        };
        let high = u64::from_be_bytes(high);
        if skip + count <= 64 {
            return (high << skip) >> (64 - count);
        }
        let ninth = self.bytes.get(first + 8).copied().unwrap_or(0);
        let wide = (u128::from(high) << 8) | u128::from(ninth);
        (wide >> (72 - skip - count)) as u64 & (u64::MAX >> (64 - count))
    }

    /// One bit, counted from 0 at the most significant; false behind the end.
    pub fn bit(&self, at: usize) -> bool {
        self.bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1)
    }

    /// True when no bit from `at` on is set.
    pub(crate) fn is_zero_from(&self, at: usize) -> bool {
        let Some(rest) = self.bytes.get(at / 8..) else { return true };
        let Some((first, others)) = rest.split_first() else { return true };
        first & (0xFF >> (at % 8)) == 0 && others.iter().all(|&byte| byte == 0)
    }

    /// The bits as text, `0` and `1`.
    pub fn to_binary(&self) -> String {
        (0..self.bits()).map(|at| if self.bit(at) { '1' } else { '0' }).collect()
    }

    /// Reads a text of `0` and `1`; a last incomplete 16-bit word is filled with zeros, as on the tag.
    pub fn from_binary(text: &str) -> Result<Epc, EpcError> {
        let mut epc = Epc { bytes: [0; EPC_BYTES_MAX], len: 0 };
        let mut bits = 0usize;
        for (at, ch) in text.chars().enumerate() {
            let bit = match ch {
                ' ' | '_' => continue,
                '0' => 0,
                '1' => 1,
                _ => return Err(EpcError::NotBinary { at }),
            };
            let slot = epc.bytes.get_mut(bits / 8).ok_or(EpcError::TooLong)?;
            *slot |= bit << (7 - bits % 8);
            bits += 1;
        }
        if bits == 0 {
            return Err(EpcError::Empty);
        }
        epc.len = (bits.div_ceil(16) * 2) as u8;
        Ok(epc)
    }

    /// Upper-case hex without spaces: the form that is stored and exchanged.
    pub fn to_hex(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let mut hex = String::with_capacity(usize::from(self.len) * 2);
        for byte in self.as_bytes() {
            hex.push(char::from(DIGITS[usize::from(byte >> 4)]));
            hex.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        hex
    }
}

impl FromStr for Epc {
    type Err = EpcError;

    /// Reads hex in either case; spaces, dashes and colons between digits are allowed because people type them.
    fn from_str(text: &str) -> Result<Epc, EpcError> {
        if let Some(epc) = plain_hex(text.as_bytes()) {
            return Ok(epc);
        }
        let mut bytes = [0u8; EPC_BYTES_MAX];
        let mut digits = 0usize;
        for (at, ch) in text.chars().enumerate() {
            if matches!(ch, ' ' | '-' | ':') {
                continue;
            }
            let digit = ch.to_digit(16).ok_or(EpcError::NotHex { at })? as u8;
            let slot = bytes.get_mut(digits / 2).ok_or(EpcError::TooLong)?;
            *slot = (*slot << 4) | digit;
            digits += 1;
        }
        match digits {
            0 => Err(EpcError::Empty),
            n if n % 2 == 1 => Err(EpcError::HalfByte),
            n => Epc::from_bytes(&bytes[..n / 2]),
        }
    }
}

/// The form that programs write, without separators: read in one go. `None` sends the text the slow way, which knows
/// the reasons.
fn plain_hex(text: &[u8]) -> Option<Epc> {
    let len = text.len() / 2;
    if text.is_empty() || text.len() % 2 == 1 || len > EPC_BYTES_MAX {
        return None;
    }
    let mut bytes = [0u8; EPC_BYTES_MAX];
    let mut bad = 0;
    for (slot, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        let (high, low) = (HEX_VALUE[usize::from(pair[0])], HEX_VALUE[usize::from(pair[1])]);
        bad |= high | low;
        *slot = high << 4 | low & 15;
    }
    (bad & NOT_HEX == 0).then_some(Epc { bytes, len: len as u8 })
}

/// Marks characters that are no hex digits.
const NOT_HEX: u8 = 0x80;

/// Values of hex digits by their character.
static HEX_VALUE: [u8; 256] = {
    let mut table = [NOT_HEX; 256];
    let mut value = 0;
    while value < 16 {
        table[b"0123456789ABCDEF"[value] as usize] = value as u8;
        table[b"0123456789abcdef"[value] as usize] = value as u8;
        value += 1;
    }
    table
};

impl fmt::Display for Epc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl fmt::Debug for Epc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Epc({})", self.to_hex())
    }
}
