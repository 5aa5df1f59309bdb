//! fm503 lines, both directions. Host: line feed, command, carriage return. Reader: line feed, the command's first
//! letter, text, carriage return, line feed. Numbers are hex.

use codes::Epc;
use model::PcWord;

use crate::limits::LINE_MAX;
use crate::lines::{Ending, Line, line};
use crate::wire::{Look, epc_behind, tag_crc, to_hex, unhex};

/// What the reader answers to what it does not know.
pub const UNKNOWN: char = 'X';

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A tag: its PC word, its number, and memory read with it.
    Tag {
        /// `Q` or `U`: the command it answers.
        letter: char,
        /// The word before the number.
        pc: PcWord,
        /// The number.
        epc: Epc,
        /// Memory that was read with it.
        memory: Option<Vec<u8>>,
    },
    /// No tag answered, or a round is over.
    Nobody(char),
    /// Words of a tag.
    Words(Vec<u8>),
    /// Written, locked or killed.
    Done(char),
    /// An error letter.
    Failed(char),
    /// The command is not known.
    Unknown,
    /// A text or setting behind the letter.
    Text(char, String),
}

/// The front of a stream. `is_reply`: it comes from the reader.
pub fn look(bytes: &[u8], is_reply: bool) -> Look {
    let [b'\n', rest @ ..] = bytes else { return look_without_start(bytes) };
    let ending = if is_reply { Ending::CrLf } else { Ending::Any };
    match line(rest, ending, |_| false) {
        Line::Whole { text: 0, .. } => Look::Noise(1),
        Line::Whole { length, .. } if length < LINE_MAX => Look::Frame(length + 1),
        Line::Whole { .. } => Look::Noise(1),
        Line::Open => Look::More,
        // The line feed at the break may begin the next line.
        Line::Broken(0) => Look::Noise(1),
        Line::Broken(at) => Look::Noise(1 + at),
    }
}

/// A tag whose line feed was taken for the end of something else is still proved by its check.
fn look_without_start(bytes: &[u8]) -> Look {
    let is_possible = |(at, byte): (usize, &u8)| match at {
        0 => matches!(byte, b'Q' | b'U'),
        _ => byte.is_ascii_hexdigit() || matches!(byte, b'\r' | b'\n'),
    };
    let digits = bytes.iter().take(LINE_MAX).enumerate().take_while(|found| is_possible(*found)).count();
    match line(&bytes[..digits], Ending::CrLf, |_| false) {
        Line::Open if digits > 0 && digits == bytes.len() => Look::More,
        Line::Whole { length, .. } if matches!(Answer::parse(&bytes[..length]), Some(Answer::Tag { .. })) => {
            Look::Frame(length)
        }
        Line::Open | Line::Whole { .. } | Line::Broken(_) => Look::Noise(1),
    }
}

/// The text of a frame without what is around it.
pub fn text(frame: &[u8]) -> &str {
    std::str::from_utf8(frame).unwrap_or("").trim_matches(['\r', '\n'])
}

impl Answer {
    /// The meaning of a frame; `None` if a tag's check fails.
    pub fn parse(frame: &[u8]) -> Option<Answer> {
        let text = text(frame);
        let letter = text.chars().next()?;
        let rest = text.get(1..)?;
        Some(match (letter, rest) {
            (UNKNOWN, "") => Answer::Unknown,
            ('0' | '3' | '4' | 'B' | 'E' | 'F', "") => Answer::Failed(letter),
            // So many words were written before it.
            ('3', written) if written.starts_with('Z') => Answer::Failed(letter),
            ('Q' | 'U' | 'R' | 'W' | 'L' | 'K', "") => Answer::Nobody(letter),
            ('R' | 'W' | 'L' | 'K', "0" | "3" | "4" | "B" | "E" | "F") => {
                Answer::Failed(rest.chars().next()?)
            }
            ('W' | 'L' | 'K', "<OK>" | "OK") => Answer::Done(letter),
            ('R', hex) => Answer::Words(unhex(hex.as_bytes())?),
            ('Q' | 'U', tag) => {
                let (tag, memory) = match tag.split_once(",R") {
                    Some((tag, memory)) => (tag, Some(unhex(memory.as_bytes())?)),
                    None => (tag, None),
                };
                let bytes = unhex(tag.as_bytes())?;
                let (told, crc) = bytes.split_at_checked(bytes.len().checked_sub(2)?)?;
                if told.len() < 2 || tag_crc(told).to_be_bytes() != *crc {
                    return None;
                }
                let pc = PcWord(u16::from_be_bytes([told[0], told[1]]));
                Answer::Tag { letter, pc, epc: epc_behind(pc, &told[2..])?, memory }
            }
            (letter, rest) => Answer::Text(letter, rest.to_owned()),
        })
    }
}

/// The bytes of a command.
pub fn ask(command: &str) -> Vec<u8> {
    format!("\n{command}\r").into_bytes()
}

/// The bytes of an answer.
pub fn reply(text: &str) -> Vec<u8> {
    format!("\n{text}\r\n").into_bytes()
}

/// The bytes of an answer with a tag.
pub fn tag(letter: char, pc: PcWord, epc: &Epc) -> Vec<u8> {
    let mut bytes = pc.0.to_be_bytes().to_vec();
    bytes.extend_from_slice(epc.as_bytes());
    bytes.extend_from_slice(&tag_crc(&bytes).to_be_bytes());
    reply(&format!("{letter}{}", to_hex(&bytes)))
}

/// What an error letter means.
pub fn error_words(letter: char) -> &'static str {
    match letter {
        '0' => "other error",
        '3' => "memory overrun",
        '4' => "memory locked",
        'B' => "the tag has too little power",
        'E' => "the tag was lost",
        _ => "error without a reason",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_proved_by_its_own_check() {
        let epc: Epc = "300ED89F3350015A1E3DF506".parse().unwrap();
        let frame = tag('U', PcWord(0x3400), &epc);
        assert_eq!(look(&frame, true), Look::Frame(frame.len()));
        assert_eq!(
            Answer::parse(&frame),
            Some(Answer::Tag { letter: 'U', pc: PcWord(0x3400), epc, memory: None })
        );
        assert_eq!(text(&frame), "U3400300ED89F3350015A1E3DF5060690");
        let mut damaged = frame.clone();
        damaged[9] ^= 1;
        assert_eq!(Answer::parse(&damaged), None);
    }

    #[test]
    fn published_lines_are_understood() {
        assert_eq!(Answer::parse(b"\nS01234567\r\n"), Some(Answer::Text('S', "01234567".into())));
        assert_eq!(
            Answer::parse(b"\nR123456789ABCDEF0\r\n").unwrap(),
            Answer::Words(unhex(b"123456789ABCDEF0").unwrap())
        );
        assert_eq!(Answer::parse(b"\nW<OK>\r\n"), Some(Answer::Done('W')));
        assert_eq!(Answer::parse(b"\nQ\r\n"), Some(Answer::Nobody('Q')));
        assert_eq!(Answer::parse(b"\n4\r\n"), Some(Answer::Failed('4')));
        assert_eq!(ask("R2,0,6"), b"\nR2,0,6\r");
        assert_eq!((look(b"\nV\r", false), look(b"\nV\r", true)), (Look::Frame(3), Look::More));
    }
}
