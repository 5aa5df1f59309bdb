//! What A0 frames mean: orders of the host, answers of the reader, in both dialects.

use super::Variant;
use super::frame::{Frame, encode};
use super::names::{code, is_question, name_of, status_words};
use super::record::{Record, Report};

/// The longest answer that is neither a report nor a record: texts and parameter blocks.
const VALUE_MAX: usize = 40;

/// An order or a question of the host: its code and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Command code.
    pub code: u8,
    /// What belongs to it.
    pub data: Vec<u8>,
}

impl Ask {
    /// An order.
    pub fn new(code: u8, data: &[u8]) -> Ask {
        Ask { code, data: data.to_vec() }
    }

    /// The order a frame of a host is.
    pub fn of(frame: &Frame<'_>) -> Ask {
        Ask::new(frame.code, frame.data)
    }

    /// The bytes on the line.
    pub fn encode(&self, address: u8) -> Vec<u8> {
        encode(address, self.code, &self.data)
    }
}

/// The end of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundEnd {
    /// The antenna, counted from 1; a round over several does not say.
    pub antenna: Option<u8>,
    /// Tags a second.
    pub rate: Option<u16>,
    /// Reads in this round.
    pub total: u32,
    /// How long a round over several antennas took.
    pub duration_ms: Option<u32>,
    /// In the form that is printed but not sent by known readers.
    pub is_as_printed: bool,
}

/// What the reader says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A tag of a round.
    Tag(Report),
    /// A round is over.
    End(RoundEnd),
    /// This antenna, counted from 1, is not there.
    NoAntenna(u8),
    /// A tag of an access or of the buffer.
    Record(Record),
    /// Done, or why not.
    Status(u8),
    /// Anything else: what was asked for.
    Value(Vec<u8>),
}

impl Answer {
    /// The meaning of a frame of a reader. `None` if it cannot be one: a report that contradicts itself, a status
    /// that is none.
    pub fn parse(variant: Variant, frame: &Frame<'_>) -> Option<Answer> {
        match (frame.data, is_round(variant, frame.code)) {
            ([status], _) if !is_question(frame.code) && name_of(variant, frame.code).is_some() => {
                status_words(*status).map(|_| Answer::Status(*status))
            }
            ([antenna, 0x22], true) => Some(Answer::NoAntenna(port_of(variant, *antenna))),
            (data, true) => {
                let report = Report::parse(variant, data).map(Answer::Tag);
                report.or_else(|| end_of(variant, frame.code, data).map(Answer::End))
            }
            (data, false) if has_records(frame.code) => match Record::parse(data) {
                Some(record) => Some(Answer::Record(record)),
                // Of the records of UCChip modules one example is known, and it is damaged.
                None if variant == Variant::Ucchip => Some(Answer::Value(data.to_vec())),
                None => None,
            },
            (data, false) => (data.len() <= VALUE_MAX).then(|| Answer::Value(data.to_vec())),
        }
    }

    /// The bytes on the line.
    pub fn encode(&self, variant: Variant, address: u8, code: u8) -> Vec<u8> {
        let data = match self {
            Answer::Tag(report) => report.to_data(variant),
            Answer::End(end) => end.to_data(),
            Answer::NoAntenna(antenna) => vec![socket_of(variant, *antenna), 0x22],
            Answer::Record(record) => record.to_data(),
            Answer::Status(status) => vec![*status],
            Answer::Value(data) => data.clone(),
        };
        encode(address, code, &data)
    }
}

/// Whether a frame of an Invelion reader makes sense.
pub fn is_invelion_answer(frame: &Frame<'_>) -> bool {
    Answer::parse(Variant::Invelion, frame).is_some()
}

/// Whether a frame of a UCChip module makes sense.
pub fn is_ucchip_answer(frame: &Frame<'_>) -> bool {
    Answer::parse(Variant::Ucchip, frame).is_some()
}

/// Whether a frame of a host makes sense: the longest order writes memory.
pub fn is_order(_: &Frame<'_>) -> bool {
    true
}

fn is_round(variant: Variant, code: u8) -> bool {
    match variant {
        Variant::Invelion => matches!(code, code::ROUND | code::OTHER_ROUND | code::GEN2_ROUND),
        Variant::Ucchip => matches!(code, code::ROUND | code::OTHER_ROUND | code::SWITCH_ROUND),
    }
}

/// Whether the answers of this command hold one tag each.
pub(crate) fn has_records(code: u8) -> bool {
    matches!(code, code::READ..=code::KILL | code::GET_BUFFER | code::TAKE_BUFFER)
}

/// The antenna as we count it.
pub fn port_of(variant: Variant, antenna: u8) -> u8 {
    match variant {
        Variant::Invelion => antenna.saturating_add(1),
        Variant::Ucchip => antenna,
    }
}

/// The antenna as the reader counts it.
pub fn socket_of(variant: Variant, port: u8) -> u8 {
    match variant {
        Variant::Invelion => port.saturating_sub(1),
        Variant::Ucchip => port,
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |all, byte| all << 8 | u32::from(*byte))
}

fn end_of(variant: Variant, code: u8, data: &[u8]) -> Option<RoundEnd> {
    if variant == Variant::Ucchip {
        return None;
    }
    let none = RoundEnd { antenna: None, rate: None, total: 0, duration_ms: None, is_as_printed: false };
    match (code, data) {
        (code::OTHER_ROUND, [total @ .., _, _, _, _]) if total.len() == 3 || total.len() == 4 => {
            Some(RoundEnd {
                // The printed form has a fourth byte of total, or one before it; nobody saw it.
                total: number(&total[total.len() - 3..]),
                duration_ms: Some(number(&data[data.len() - 4..])),
                is_as_printed: total.len() == 4,
                ..none
            })
        }
        (code::OTHER_ROUND, _) => None,
        (_, [antenna, high, low, total @ ..]) if total.len() == 4 => Some(RoundEnd {
            antenna: Some(port_of(variant, *antenna)),
            rate: Some(u16::from_be_bytes([*high, *low])),
            total: number(total),
            ..none
        }),
        (_, [antenna, total @ ..]) if total.len() == 4 => Some(RoundEnd {
            antenna: Some(port_of(variant, *antenna)),
            total: number(total),
            is_as_printed: true,
            ..none
        }),
        _ => None,
    }
}

impl RoundEnd {
    fn to_data(self) -> Vec<u8> {
        let mut data = Vec::new();
        match (self.duration_ms, self.rate) {
            (Some(duration_ms), _) => {
                data.extend_from_slice(&self.total.to_be_bytes()[usize::from(!self.is_as_printed)..]);
                data.extend_from_slice(&duration_ms.to_be_bytes());
            }
            (None, rate) => {
                data.push(self.antenna.unwrap_or(1).saturating_sub(1));
                data.extend(rate.into_iter().flat_map(u16::to_be_bytes));
                data.extend_from_slice(&self.total.to_be_bytes());
            }
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::a0::frame::decode;

    fn parse(variant: Variant, bytes: &[u8]) -> Option<Answer> {
        Answer::parse(variant, &decode(bytes).unwrap())
    }

    #[test]
    fn ends_of_rounds_come_in_four_forms() {
        let forms: [(u8, &[u8], RoundEnd); 4] = [
            (
                code::ROUND,
                &[0, 0, 0x1D, 0, 0, 0, 1],
                RoundEnd {
                    antenna: Some(1),
                    rate: Some(29),
                    total: 1,
                    duration_ms: None,
                    is_as_printed: false,
                },
            ),
            (
                code::GEN2_ROUND,
                &[1, 0, 0, 0, 1],
                RoundEnd { antenna: Some(2), rate: None, total: 1, duration_ms: None, is_as_printed: true },
            ),
            (
                code::OTHER_ROUND,
                &[0, 1, 2, 0, 0, 0, 50],
                RoundEnd {
                    antenna: None,
                    rate: None,
                    total: 258,
                    duration_ms: Some(50),
                    is_as_printed: false,
                },
            ),
            (
                code::OTHER_ROUND,
                &[0, 0, 1, 2, 0, 0, 0, 50],
                RoundEnd {
                    antenna: None,
                    rate: None,
                    total: 258,
                    duration_ms: Some(50),
                    is_as_printed: true,
                },
            ),
        ];
        for (code, data, end) in forms {
            let bytes = encode(1, code, data);
            assert_eq!(parse(Variant::Invelion, &bytes), Some(Answer::End(end)));
            assert_eq!(Answer::End(end).encode(Variant::Invelion, 1, code), bytes);
            assert_eq!(parse(Variant::Ucchip, &encode(1, code::ROUND, data)), None);
        }
    }

    #[test]
    fn eight_bytes_are_a_tag_when_the_pc_says_two_words() {
        let bytes = encode(1, code::OTHER_ROUND, &[0x8C, 0x10, 0x00, 0xE2, 0x00, 0x11, 0x22, 0x37]);
        let Some(Answer::Tag(report)) = parse(Variant::Invelion, &bytes) else { panic!("not a tag") };
        assert_eq!(report.epc.to_hex(), "E2001122");
    }

    #[test]
    fn one_byte_is_a_status_or_a_value_by_its_command() {
        let one = |code: u8, byte: u8| parse(Variant::Invelion, &encode(1, code, &[byte]));
        assert_eq!(one(code::SET_ANTENNA, 0x10), Some(Answer::Status(0x10)));
        assert_eq!(one(code::GET_ANTENNA, 0x10), Some(Answer::Value(vec![0x10])));
        assert_eq!(one(code::SET_ANTENNA, 0x99), None, "no status");
        assert_eq!(one(code::ROUND, 0x36), Some(Answer::Status(0x36)));
    }

    #[test]
    fn antennas_are_counted_from_one() {
        let missing = encode(1, code::ROUND, &[2, 0x22]);
        assert_eq!(parse(Variant::Invelion, &missing), Some(Answer::NoAntenna(3)));
        assert_eq!(parse(Variant::Ucchip, &missing), Some(Answer::NoAntenna(2)));
    }

    #[test]
    fn a_report_that_contradicts_itself_is_nothing() {
        let wrong = encode(1, code::ROUND, &[0x8C, 0x30, 0x00, 0xE2, 0x00, 0x11, 0x22, 0x33, 0x44, 0x37]);
        assert_eq!(parse(Variant::Invelion, &wrong), None);
    }
}
