//! Lines of text on a wire: the framing that all readers with a text protocol share.

use crate::limits::LINE_MAX;
use crate::wire::Look;

/// What ends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Carriage return and line feed, nothing else.
    CrLf,
    /// A carriage return, a line feed, or both.
    Any,
}

/// Whether a byte may stand in a line. Zero and FF come on some lines as stray bytes and are passed over.
pub(crate) fn is_text(byte: u8) -> bool {
    matches!(byte, 0x20..=0x7E | b'\t')
}

/// How a line at the front ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// So many bytes of text, and so many with its ending.
    Whole { text: usize, length: usize },
    /// It has not ended yet.
    Open,
    /// The byte at this place cannot be in a line.
    Broken(usize),
}

/// Finds the end of the line at the front. `is_stray` says which other bytes are passed over.
pub(crate) fn line(bytes: &[u8], ending: Ending, is_stray: fn(u8) -> bool) -> Line {
    let text = bytes.iter().take(LINE_MAX).take_while(|byte| is_text(**byte) || is_stray(**byte)).count();
    match (ending, &bytes[text..]) {
        (_, [..]) if text >= LINE_MAX => Line::Broken(text - 1),
        (_, []) => Line::Open,
        (Ending::CrLf, [b'\r']) => Line::Open,
        (Ending::CrLf, [b'\r', b'\n', ..]) => Line::Whole { text, length: text + 2 },
        (Ending::Any, [b'\r' | b'\n', ..]) => Line::Whole { text, length: text + 1 },
        (Ending::CrLf | Ending::Any, [..]) => Line::Broken(text),
    }
}

/// The text of a line without stray bytes.
pub(crate) fn text(bytes: &[u8]) -> String {
    bytes.iter().filter(|byte| is_text(**byte)).map(|byte| char::from(*byte)).collect()
}

/// The front of a stream of lines with any ending. Line breaks before a line belong to it, and silence ends a line.
pub(crate) fn look(bytes: &[u8], is_at_rest: bool) -> Look {
    let is_mark = |byte: &&u8| matches!(**byte, b'\r' | b'\n' | 0x02 | 0x03);
    let marks = bytes.iter().take(4).take_while(is_mark).count();
    let rest = &bytes[marks..];
    match line(rest, Ending::Any, |_| false) {
        Line::Whole { text: 0, .. } => Look::Frame(marks),
        Line::Whole { length, .. } => Look::Frame(marks + length),
        Line::Open if is_at_rest => Look::Frame(bytes.len()),
        Line::Open => Look::More,
        Line::Broken(0) if marks > 0 => Look::Noise(marks),
        Line::Broken(at) if rest.get(at) == Some(&0x03) => Look::Frame(marks + at + 1),
        Line::Broken(at) => Look::Noise(marks + at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_as_its_reader_ends_it() {
        let none = |_: u8| false;
        assert_eq!(line(b"OK:\r\n", Ending::CrLf, none), Line::Whole { text: 3, length: 5 });
        assert_eq!(line(b"OK:\r", Ending::CrLf, none), Line::Open);
        assert_eq!(line(b"OK:\rx", Ending::CrLf, none), Line::Broken(3));
        assert_eq!(line(b"OK:\nx", Ending::Any, none), Line::Whole { text: 3, length: 4 });
        assert_eq!(line(b"O\0K", Ending::Any, none), Line::Broken(1));
        assert_eq!(line(b"O\0K\n", Ending::Any, |byte| byte == 0), Line::Whole { text: 3, length: 4 });
        assert_eq!(line(&[b'x'; LINE_MAX + 9], Ending::Any, none), Line::Broken(LINE_MAX - 1));
    }

    #[test]
    fn a_line_of_any_reader_is_a_frame() {
        assert_eq!(look(b"123\r\n456", false), Look::Frame(4));
        assert_eq!(look(b"\n456", false), Look::More);
        assert_eq!(look(b"\n456", true), Look::Frame(4));
        assert_eq!(look(b"\x02456\x03", false), Look::Frame(5));
        assert_eq!(look(b"45\x806", false), Look::Noise(3));
        assert_eq!(look(b"\r\n\x80", false), Look::Noise(2));
    }
}
