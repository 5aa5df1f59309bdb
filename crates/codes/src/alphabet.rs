//! The character sets of the standards and their codes.

/// Characters in order of their base64url code (RFC 4648 section 5).
pub(crate) const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Characters in order of their URN Code 40 value; value 0 is the pad.
pub(crate) const CODE40: &[u8; 40] = b"\0ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789";

/// Which characters a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// 0–9.
    Digits,
    /// The 82 characters of most GS1 serials.
    Set82,
    /// The 39 characters of part references (CPI, ADI): `#`, `-`, `/`, 0–9, A–Z.
    Set39,
    /// The base64url characters and `=`, for digital signatures.
    Set64,
}

impl Alphabet {
    /// True when the character belongs to the set.
    pub fn has(self, byte: u8) -> bool {
        match self {
            Alphabet::Digits => byte.is_ascii_digit(),
            Alphabet::Set82 => {
                matches!(byte, b'!' | b'"' | b'%'..=b'/' | b'0'..=b'?' | b'A'..=b'Z' | b'_' | b'a'..=b'z')
            }
            Alphabet::Set39 => matches!(byte, b'#' | b'-' | b'/' | b'0'..=b'9' | b'A'..=b'Z'),
            Alphabet::Set64 => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'='),
        }
    }
}

/// The character of a 6-bit code (ASCII without its two highest bits); 0 is the end mark.
pub(crate) fn six_bit_char(code: u8) -> u8 {
    if code < 32 { code | 0x40 } else { code }
}

/// The place of a character in a table such as [`BASE64`].
pub(crate) fn index_in(table: &[u8], byte: u8) -> Option<u8> {
    table.iter().position(|&entry| entry == byte).map(|at| at as u8)
}

/// Letters and digits of a CAGE or DoDAAC code: no I and no O.
pub(crate) fn is_cage_char(byte: u8) -> bool {
    (byte.is_ascii_digit() || byte.is_ascii_uppercase()) && byte != b'I' && byte != b'O'
}
