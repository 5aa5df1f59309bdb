//! tsl-ascii2 lines, both directions. A host's command is `.xx` and options; the reader answers with lines `CC: text`,
//! from `CS:` (the command said again) to `OK:` or `ER: nnn` and an empty line. A pulled trigger makes the same block
//! unasked. Zero and FF come as stray bytes and are passed over.

use codes::Epc;
use model::{AntennaPort, PcWord, Rssi, Signal, TagRead};

use crate::lines::{Ending, Line as Cut, line, text};
use crate::push::plain_read;
use crate::wire::{Look, epc_behind, tag_crc, unhex};

/// The two letters of all lines a reader sends (TSL ASCII protocol 2.4 and 2.5).
const KEYS: &[&str] = &[
    "AB", "AC", "AE", "AS", "BA", "BC", "BP", "BR", "BV", "CH", "CR", "CS", "DA", "DP", "DT", "EA", "EB",
    "EP", "ER", "FN", "IA", "IX", "KS", "LB", "LE", "LL", "LK", "LS", "ME", "MF", "OK", "PC", "PR", "PV",
    "QT", "RB", "RD", "RF", "RI", "RS", "SP", "SR", "SW", "TD", "TM", "UB", "UF", "US", "WW",
];

fn is_stray(byte: u8) -> bool {
    matches!(byte, 0x00 | 0xFF)
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its two letters.
    pub key: String,
    /// What stands behind the colon.
    pub text: String,
}

impl Line {
    /// The meaning of a frame.
    pub fn parse(frame: &[u8]) -> Option<Line> {
        let text = text(frame);
        let (key, rest) = text.split_once(':')?;
        KEYS.contains(&key).then(|| Line { key: key.to_owned(), text: rest.trim().to_owned() })
    }

    /// Whether this line can be: numbers must be numbers.
    fn is_sound(&self) -> bool {
        match self.key.as_str() {
            "EP" | "PC" | "CR" | "RD" => hex(&self.text).is_some(),
            "RI" => self.text.parse::<i16>().is_ok(),
            "ER" => self.text.parse::<u16>().is_ok(),
            "OK" => self.text.is_empty(),
            "CS" => self.text.starts_with('.'),
            _ => true,
        }
    }
}

fn hex(digits: &str) -> Option<Vec<u8>> {
    let digits: String = digits.chars().filter(|digit| *digit != ' ').collect();
    unhex(digits.as_bytes())
}

/// The front of what a reader sends. The empty line behind the last line of a block belongs to it.
pub fn look(bytes: &[u8], is_at_rest: bool) -> Look {
    let is_key = |key: &&str| bytes.iter().zip(key.bytes().chain([b':'])).all(|(byte, known)| *byte == known);
    if !KEYS.iter().any(is_key) {
        return Look::Noise(1);
    }
    let length = match line(bytes, Ending::CrLf, is_stray) {
        Cut::Open => return Look::More,
        Cut::Broken(_) => return Look::Noise(1),
        Cut::Whole { length, .. } => length,
    };
    let Some(said) = Line::parse(&bytes[..length]).filter(Line::is_sound) else { return Look::Noise(1) };
    match (said.key.as_str(), &bytes[length..]) {
        ("OK" | "ER", [b'\r', b'\n', ..]) => Look::Frame(length + 2),
        ("OK" | "ER", [] | [b'\r']) if !is_at_rest => Look::More,
        _ => Look::Frame(length),
    }
}

/// The front of what a host sends.
pub fn look_at_command(bytes: &[u8], _is_at_rest: bool) -> Look {
    match line(bytes, Ending::Any, |_| false) {
        Cut::Open => Look::More,
        Cut::Whole { length, .. } if bytes.starts_with(b".") => Look::Frame(length),
        Cut::Whole { .. } | Cut::Broken(_) => Look::Noise(1),
    }
}

/// The lines of one tag, as they come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    epc: Option<Vec<u8>>,
    pc: Option<u16>,
    crc: Option<u16>,
    rssi: Option<i16>,
    index: Option<String>,
}

impl Record {
    /// Takes a line of a tag. Hands out the tag before it when a line comes that it had already.
    pub fn take(&mut self, line: &Line) -> Option<Record> {
        let is_again = match line.key.as_str() {
            "EP" => self.epc.is_some(),
            "PC" => self.pc.is_some(),
            "CR" => self.crc.is_some(),
            "RI" => self.rssi.is_some(),
            "IX" => self.index.is_some(),
            _ => return None,
        };
        let before = is_again.then(|| std::mem::take(self));
        let word = || u16::from_str_radix(&line.text, 16).ok();
        match line.key.as_str() {
            "EP" => self.epc = hex(&line.text),
            "PC" => self.pc = word(),
            "CR" => self.crc = word(),
            "RI" => self.rssi = line.text.parse().ok(),
            _ => self.index = Some(line.text.clone()),
        }
        before
    }

    /// The tag; `None` without a number, or when its own check is there and fails.
    pub fn read(&self) -> Option<TagRead> {
        let bytes = self.epc.as_ref()?;
        let pc = self.pc.map(PcWord);
        let epc = match (pc, self.crc) {
            (Some(pc), Some(crc)) => {
                let told = [&pc.0.to_be_bytes()[..], bytes].concat();
                if tag_crc(&told) != crc {
                    return None;
                }
                epc_behind(pc, bytes)?
            }
            (_, _) => Epc::from_bytes(bytes).ok()?,
        };
        let signal = self.rssi.map_or(Signal::Silent, |rssi| Signal::Dbm(Rssi(rssi.saturating_mul(10))));
        Some(TagRead { pc, signal, antenna: AntennaPort(1), ..plain_read(epc) })
    }
}

/// What an error number means.
pub fn error_words(number: u16) -> &'static str {
    match number {
        1 => "syntax error",
        2 => "parameter not supported",
        3 => "action not enabled",
        4 => "command not supported by the hardware",
        5 => "no transponder",
        6 => "no barcode",
        7 => "parameter configuration",
        8 => "antenna or radio, perhaps the wrong region",
        9 => "battery too low",
        10 => "scanner not ready",
        11 => "not supported on this interface",
        12 => "not from an autorun file",
        13 => "write failure",
        14 => "switch in use",
        15 => "aborted",
        16 => "lock failure",
        17 => "bluetooth",
        18 => "licence key not blank",
        _ => "system error",
    }
}

/// The bytes of a line.
pub fn say(key: &str, text: &str) -> Vec<u8> {
    let space = if text.is_empty() { "" } else { " " };
    format!("{key}:{space}{text}\r\n").into_bytes()
}

/// The bytes of the end of a block: well, or with an error number.
pub fn end(error: Option<u16>) -> Vec<u8> {
    let last = match error {
        None => say("OK", ""),
        Some(number) => say("ER", &format!("{number:03}")),
    };
    [&last[..], b"\r\n"].concat()
}

/// The lines of a tag with everything our driver asks for.
pub fn tag(epc: &Epc, pc: PcWord, rssi: i16) -> Vec<u8> {
    let crc = tag_crc(&[&pc.0.to_be_bytes()[..], epc.as_bytes()].concat());
    [
        say("EP", &epc.to_hex()),
        say("PC", &format!("{:04X}", pc.0)),
        say("CR", &format!("{crc:04X}")),
        say("RI", &rssi.to_string()),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_and_stray_bytes_passed_over() {
        assert_eq!(look(b"EP: 1242\r\nRI", false), Look::Frame(10));
        assert_eq!(look(b"EP: 12\x0042\xFF\r\n", false), Look::Frame(12));
        assert_eq!(Line::parse(b"EP: 12\x0042\xFF\r\n").unwrap().text, "1242");
        assert_eq!(look(b"OK:\r\n", false), Look::More);
        assert_eq!((look(b"OK:\r\n", true), look(b"OK:\r\n\r\n", false)), (Look::Frame(5), Look::Frame(7)));
        for wrong in [&b"EP: 12G2\r\n"[..], b"QQ: 1\r\n", b"RI: strong\r\n", b"CS: hello\r\n"] {
            assert_eq!(look(wrong, false), Look::Noise(1), "{wrong:?}");
        }
    }

    #[test]
    fn a_tag_with_a_check_that_fails_is_none() {
        let epc: Epc = "300ED89F3350015A1E3DF506".parse().unwrap();
        let mut record = Record::default();
        let bytes = tag(&epc, PcWord(0x3000), -61);
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            assert_eq!(record.take(&Line::parse(line).unwrap()), None);
        }
        let read = record.read().unwrap();
        assert_eq!((read.epc, read.signal), (epc, Signal::Dbm(Rssi(-610))));
        record.crc = record.crc.map(|crc| crc ^ 1);
        assert_eq!(record.read(), None);
        let next = record.take(&Line { key: "EP".into(), text: "E200".into() });
        assert!(next.is_some(), "the tag before is complete");
    }
}
