//! zeti lines, both directions. A host's command is a word and dotted options; the reader answers
//! `Command:name,Status:words`, tells what happens as `Notification:name,…`, and names each tag in a line of fields
//! between commas. Which field is which says a line of names before them; without one the third field is the number.

use codes::Epc;
use model::{AntennaPort, PcWord, Rssi, Signal, TagRead};

use crate::lines::{Ending, Line as Cut, line, text};
use crate::push::plain_read;
use crate::wire::{Look, epc_behind, unhex};

/// A line with fewer fields names no tag.
const FIELDS_MIN: usize = 7;
/// Where the number stands when no names came.
const EPC_FIELD: usize = 2;
/// The two fields behind it: public sources call the first of them both PC and RSSI, so what it holds decides.
const FIELDS_BEHIND: [usize; 2] = [3, 4];
/// Shorter hex numbers are counters, channels or checks.
const EPC_DIGITS_MIN: usize = 8;
/// In the status of a stop that found nothing to stop, which is as good as a stop.
const NOTHING_TO_STOP: &str = "no radio operation in progress";

/// Where the fields of a tag stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    fields: usize,
    epc: usize,
    pc: Option<usize>,
    rssi: Option<usize>,
    count: Option<usize>,
}

impl Columns {
    /// The columns a line of names says; `None` if it is none.
    pub fn named(line: &str) -> Option<Columns> {
        let names: Vec<String> = line.split(',').map(|name| name.trim().to_lowercase()).collect();
        let place = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        (names.len() >= FIELDS_MIN).then_some(())?;
        Some(Columns {
            fields: names.len(),
            epc: place(&["epc", "epc id", "epcid"])?,
            pc: place(&["pc"]),
            rssi: place(&["rssi", "peak rssi"]),
            count: place(&["seen count", "tag seen count"]),
        })
    }
}

/// What a line of a reader says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// The answer to a command: its long name, and the status if it has one.
    Command {
        /// Its name.
        name: String,
        /// What became of it.
        status: Option<String>,
    },
    /// Something told unasked: its name.
    Notification(String),
    /// The names of the fields of the tags that follow.
    Names(Columns),
    /// A tag.
    Tag(TagRead),
}

impl Said {
    /// The meaning of a frame. `known` are the columns that were named before.
    pub fn parse(frame: &[u8], known: Option<&Columns>) -> Option<Said> {
        let text = text(frame);
        if let Some(rest) = text.strip_prefix("Command:") {
            let (name, rest) = rest.split_once(',').unwrap_or((rest, ""));
            let status = rest.split(',').find_map(|field| field.trim().strip_prefix("Status:"));
            let status = status.map(|words| words.trim().to_owned());
            return is_name(name).then(|| Said::Command { name: name.to_lowercase(), status });
        }
        if let Some(rest) = text.strip_prefix("Notification:") {
            let name = rest.split(',').next().unwrap_or_default();
            return is_name(name).then(|| Said::Notification(name.to_owned()));
        }
        Columns::named(&text).map(Said::Names).or_else(|| tag_in(&text, known).map(Said::Tag))
    }
}

/// Whether a status says that all is well.
pub fn is_well(status: &str) -> bool {
    let status = status.to_lowercase();
    status == "ok" || status.contains("success") || status.contains(NOTHING_TO_STOP)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn tag_in(line: &str, known: Option<&Columns>) -> Option<TagRead> {
    let fields: Vec<&str> = line.split(',').map(str::trim).collect();
    match known {
        Some(columns) => tag_by_name(&fields, columns),
        None => tag_by_place(&fields),
    }
}

fn tag_by_name(fields: &[&str], columns: &Columns) -> Option<TagRead> {
    if fields.len() != columns.fields {
        return None;
    }
    let field =
        |place: Option<usize>| place.and_then(|place| fields.get(place)).filter(|text| !text.is_empty());
    let bytes = number(fields.get(columns.epc)?)?;
    let pc = match field(columns.pc) {
        Some(digits) => Some(pc_word(digits)?),
        None => None,
    };
    let signal = match field(columns.rssi) {
        Some(digits) => rssi(digits)?,
        None => Signal::Silent,
    };
    let count = match field(columns.count) {
        Some(digits) => digits.parse().ok()?,
        None => 1,
    };
    // A digit that was lost on the way shows in the length the PC word states.
    let epc = pc.map_or_else(|| Epc::from_bytes(&bytes).ok(), |pc| epc_behind(pc, &bytes))?;
    Some(TagRead { pc, signal, count, antenna: AntennaPort(1), ..plain_read(epc) })
}

fn tag_by_place(fields: &[&str]) -> Option<TagRead> {
    if fields.len() < FIELDS_MIN {
        return None;
    }
    let bytes = number(fields.get(EPC_FIELD)?)?;
    let behind = || FIELDS_BEHIND.iter().filter_map(|place| fields.get(*place));
    let pc = behind().find_map(|digits| pc_word(digits));
    let signal = behind().find_map(|digits| rssi(digits)).unwrap_or(Signal::Silent);
    let epc = pc.map_or_else(|| Epc::from_bytes(&bytes).ok(), |pc| epc_behind(pc, &bytes))?;
    Some(TagRead { pc, signal, antenna: AntennaPort(1), ..plain_read(epc) })
}

fn number(digits: &str) -> Option<Vec<u8>> {
    let is_long = digits.len() >= EPC_DIGITS_MIN && digits.len().is_multiple_of(4);
    is_long.then(|| unhex(digits.as_bytes())).flatten()
}

fn pc_word(digits: &str) -> Option<PcWord> {
    match unhex(digits.as_bytes())?.as_slice() {
        [high, low] => Some(PcWord(u16::from_be_bytes([*high, *low]))),
        [..] => None,
    }
}

/// Whole dBm, always below zero.
fn rssi(digits: &str) -> Option<Signal> {
    let dbm: i16 = digits.parse().ok().filter(|dbm| (-128..0).contains(dbm))?;
    Some(Signal::Dbm(Rssi(dbm * 10)))
}

/// The front of what a reader sends.
pub fn look(bytes: &[u8], known: Option<&Columns>) -> Look {
    match line(bytes, Ending::CrLf, |_| false) {
        Cut::Open => Look::More,
        Cut::Whole { length, .. } if Said::parse(&bytes[..length], known).is_some() => Look::Frame(length),
        Cut::Whole { .. } | Cut::Broken(_) => Look::Noise(1),
    }
}

/// The front of what a host sends. Line breaks before and behind a command belong to it.
pub fn look_at_command(bytes: &[u8], is_at_rest: bool) -> Look {
    let is_break = |byte: &&u8| matches!(**byte, b'\r' | b'\n');
    let before = bytes.iter().take(4).take_while(is_break).count();
    let rest = &bytes[before..];
    if before > 0 && (before == 4 || rest.is_empty() && is_at_rest) {
        return Look::Frame(before);
    }
    match line(rest, Ending::Any, |_| false) {
        Cut::Whole { text, length } if rest[0].is_ascii_lowercase() => match &rest[text..] {
            [b'\r', b'\n', ..] => Look::Frame(before + length + 1),
            [b'\r'] if !is_at_rest => Look::More,
            [..] => Look::Frame(before + length),
        },
        Cut::Open => Look::More,
        Cut::Whole { .. } | Cut::Broken(_) => Look::Noise(before + 1),
    }
}

/// The long name of a command, by its first word: answers name it so.
pub fn long_name(command: &str) -> &str {
    match command.split_whitespace().next().unwrap_or_default() {
        "cn" => "connect",
        "gd" => "getdeviceinfo",
        "qp" => "setqueryparams",
        "in" => "inventory",
        "a" => "abort",
        other => other,
    }
}

/// The bytes of an answer.
pub fn answer(name: &str, status: &str) -> Vec<u8> {
    format!("Command:{name},Status:{status}\r\n").into_bytes()
}

/// The bytes of a line of names, as the practice reader has its fields.
pub fn names() -> Vec<u8> {
    b"First Seen,Last Seen,EPC ID,PC,RSSI,Channel,Seen Count\r\n".to_vec()
}

/// The bytes of a tag in such fields.
pub fn tag(epc: &Epc, pc: PcWord, dbm: i16) -> Vec<u8> {
    format!(",,{},{:04X},{dbm},,1\r\n", epc.to_hex(), pc.0).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EPC: &str = "300ED89F3350015A1E3DF506";

    fn read(line: &str, known: Option<&Columns>) -> Option<TagRead> {
        match Said::parse(line.as_bytes(), known) {
            Some(Said::Tag(read)) => Some(read),
            Some(Said::Command { .. } | Said::Notification(_) | Said::Names(_)) | None => None,
        }
    }

    #[test]
    fn without_names_the_third_field_is_the_number_and_what_stands_behind_it_is_told_by_its_looks() {
        let both = read(&format!(",,{EPC},3000,-61,,1"), None).unwrap();
        assert_eq!((both.epc.to_hex().as_str(), both.pc), (EPC, Some(PcWord(0x3000))));
        assert_eq!(both.signal, Signal::Dbm(Rssi(-610)));
        let strength = read(&format!("1,2,{EPC},-45,x,,"), None).unwrap();
        assert_eq!((strength.pc, strength.signal), (None, Signal::Dbm(Rssi(-450))));
        for wrong in [",,300ED8,,,,", ",,300ED89F,3000,,,", ",300ED89F3350015A,,,,,", ",,300ED89F,,,"] {
            assert_eq!(read(wrong, None), None, "{wrong}");
        }
    }

    #[test]
    fn with_names_every_field_is_where_they_say() {
        let known = Columns::named("EPC ID,RSSI,Phase,PC,Channel,CRC,Tag Seen Count").unwrap();
        let tag = read(&format!("{EPC},-52,12,3000,3,ABCD,7"), Some(&known)).unwrap();
        assert_eq!((tag.epc.to_hex().as_str(), tag.pc, tag.count), (EPC, Some(PcWord(0x3000)), 7));
        assert_eq!(tag.signal, Signal::Dbm(Rssi(-520)));
        for wrong in
            ["-52,12,3000,3,ABCD,7", "52,12,3000,3,ABCD,7", "-52,12,3000,3,ABCD,x", "-52,12,2800,3,ABCD,7"]
        {
            assert_eq!(read(&format!("{EPC},{wrong},"), Some(&known)), None, "{wrong}");
        }
        assert_eq!(
            read(&format!("{EPC},-52,12,2800,3,ABCD,7"), Some(&known)),
            None,
            "the PC word says 5 words"
        );
        assert_eq!(Columns::named("a,b,c,d,e,f,g"), None);
    }

    #[test]
    fn answers_and_statuses() {
        let said = Said::parse(&answer("connect", "Connection Successful"), None);
        let status = Some("Connection Successful".to_owned());
        assert_eq!(said, Some(Said::Command { name: "connect".into(), status }));
        for (status, well) in [
            ("OK", true),
            ("Connection Successful", true),
            ("No Radio Operation in Progress", true),
            ("Command Not Allowed", false),
        ] {
            assert_eq!(is_well(status), well, "{status}");
        }
    }

    #[test]
    fn noise_before_a_line_is_passed_over() {
        let tag = format!(",,{EPC},,,,\r\n");
        assert_eq!(look(tag.as_bytes(), None), Look::Frame(tag.len()));
        assert_eq!(look(format!(",{tag}").as_bytes(), None), Look::Noise(1));
        assert_eq!(look(b"RING\r\n", None), Look::Noise(1));
        assert_eq!(look(b"Command:abort,Status:OK\r", None), Look::More);
    }

    #[test]
    fn commands_are_cut_with_the_breaks_around_them() {
        assert_eq!(look_at_command(b"cn\r\nqp .i 0\r\n", false), Look::Frame(4));
        assert_eq!(look_at_command(b"\r\ncn\n", false), Look::Frame(5));
        assert_eq!(look_at_command(b"cn\r", false), Look::More);
        assert_eq!(look_at_command(b"cn\r", true), Look::Frame(3));
        assert_eq!(look_at_command(b"\r\n", true), Look::Frame(2));
        assert_eq!(look_at_command(b"\xBBcn\r\n", false), Look::Noise(1));
    }
}
