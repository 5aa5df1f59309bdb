//! From bytes to text: UTF-8, UTF-16 where a mark says so, else the Windows encoding of old spreadsheets.

use std::borrow::Cow;

use crate::fault::FileFault;

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16 with a byte-order mark ("Unicode text" of spreadsheet programs).
    Utf16,
    /// Windows-1252: what is not UTF-8 and has no mark.
    Windows1252,
}

/// Windows-1252, bytes 80–9F; the five that mean nothing there become the sign for a damaged character.
const UPPER_CONTROLS: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
    '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// The text of a file, without its byte-order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), FileFault> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        // With the mark it *is* UTF-8: bytes that are not are damage, and the rows that hold them will say so.
        return text_only(String::from_utf8_lossy(rest), Encoding::Utf8);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return text_only(utf16(rest, u16::from_le_bytes), Encoding::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return text_only(utf16(rest, u16::from_be_bytes), Encoding::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text_only(Cow::Borrowed(text), Encoding::Utf8),
        Err(_) => {
            text_only(Cow::Owned(bytes.iter().map(|byte| windows(*byte)).collect()), Encoding::Windows1252)
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let pairs = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Cow::Owned(char::decode_utf16(pairs).map(|ch| ch.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => UPPER_CONTROLS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Spreadsheets, pictures and programs have NULs in their first bytes; texts have none.
fn text_only(text: Cow<'_, str>, encoding: Encoding) -> Result<(Cow<'_, str>, Encoding), FileFault> {
    if text.starts_with("PK\u{3}\u{4}") || text.chars().take(4096).any(|ch| ch == '\0') {
        return Err(FileFault::NotText);
    }
    Ok((text, encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded() {
        for (bytes, text, encoding) in [
            (&b"Name\n"[..], "Name\n", Encoding::Utf8),
            ("Größe €".as_bytes(), "Größe €", Encoding::Utf8),
            (b"\xEF\xBB\xBFName", "Name", Encoding::Utf8),
            (b"\xEF\xBB\xBFa\xFFb", "a\u{FFFD}b", Encoding::Utf8),
            (b"Gr\xF6\xDFe \x80\x81", "Größe €\u{FFFD}", Encoding::Windows1252),
            (b"\xFF\xFEN\0\xF6\0\xAC\x20", "Nö€", Encoding::Utf16),
            (b"\xFE\xFF\0N\0\xF6", "Nö", Encoding::Utf16),
            (b"", "", Encoding::Utf8),
        ] {
            assert_eq!(decode(bytes), Ok((Cow::Borrowed(text), encoding)));
        }
    }

    #[test]
    fn other_files_are_not_texts() {
        for bytes in [&b"PK\x03\x04\x14\x00"[..], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"SQLite format 3\0"] {
            assert_eq!(decode(bytes), Err(FileFault::NotText));
        }
    }
}
