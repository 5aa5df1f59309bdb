//! What a module sends while it reads: tags, the sign of life at the end of a cycle, statistics, faults. And the
//! answers of the buffer.
//!
//! ```text
//! stream  opcode 22, status 0: option(1) flags(2) [fields(2) if option bit 10] type(1) …
//!         type 01 one record, 02 statistics, 00 the stream has ended
//! buffer  opcode 29: fields(2) option(1) count(1) records…
//! count   opcode 22: [option(1)] flags(2) count(1 or 4)
//! ```

use crate::families::mercury::message::OPTION_METADATA;
use crate::families::mercury::record::Record;

/// One thing a stream says.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// A tag, with the fields its record has.
    Tag(u16, Record),
    /// Degrees Celsius and a (sending, listening) antenna, as far as they are in the statistics.
    Statistics {
        /// Degrees Celsius.
        celsius: Option<i8>,
        /// Sending and listening socket.
        antenna: Option<(u8, u8)>,
    },
    /// The stream has ended.
    Ended,
}

impl Report {
    /// What a frame with opcode 22 and status 0 says, if it belongs to a stream. `None` if it is something else, or
    /// contradicts itself.
    pub fn parse(data: &[u8]) -> Option<Report> {
        let option = *data.first()?;
        let has_fields = option & OPTION_METADATA != 0;
        let (at, fields) = match data {
            [_, _, _, a, b, ..] if has_fields => (5, u16::from_be_bytes([*a, *b])),
            _ if has_fields => return None,
            _ => (3, 0),
        };
        let (kind, body) = data.get(at..)?.split_first()?;
        match kind {
            0 => Some(Report::Ended),
            1 if has_fields => {
                let (record, length) = Record::parse(fields, body)?;
                (length == body.len()).then_some(Report::Tag(fields, record))
            }
            2 => Some(statistics(body)),
            _ => None,
        }
    }

    /// A tag in the bytes of a stream.
    pub fn tag_data(option: u8, flags: u16, fields: u16, record: &Record) -> Vec<u8> {
        let mut data = vec![option | OPTION_METADATA];
        data.extend_from_slice(&flags.to_be_bytes());
        data.extend_from_slice(&fields.to_be_bytes());
        data.push(1);
        record.write(fields, &mut data);
        data
    }

    /// The temperature in the bytes of a stream.
    pub fn temperature_data(option: u8, flags: u16, fields: u16, celsius: i8) -> Vec<u8> {
        let [a, b] = flags.to_be_bytes();
        let [c, d] = fields.to_be_bytes();
        vec![option | OPTION_METADATA, a, b, c, d, 2, 0x82, 0x00, 1, celsius.to_be_bytes()[0]]
    }
}

/// Statistics are (what, length, value) in turn; `what` has two bytes if its highest bit is set, and then its bits 7
/// and up stand one further left.
fn statistics(body: &[u8]) -> Report {
    let (mut celsius, mut antenna) = (None, None);
    let mut rest = body;
    loop {
        let (what, behind) = match rest {
            [high, low, behind @ ..] if high & 0x80 != 0 => {
                let word = u16::from_be_bytes([*high, *low]) & 0x7FFF;
                ((word >> 1 & 0xFF80) | (word & 0x7F), behind)
            }
            [what, behind @ ..] => (u16::from(*what), behind),
            [] => break,
        };
        let Some((value, behind)) =
            behind.split_first().and_then(|(length, rest)| rest.split_at_checked(usize::from(*length)))
        else {
            break;
        };
        match (what, value) {
            (0x0100, [degrees]) => celsius = Some(i8::from_be_bytes([*degrees])),
            (0x0200, [tx, rx]) => antenna = Some((*tx, *rx)),
            (_, _) => {}
        }
        rest = behind;
    }
    Report::Statistics { celsius, antenna }
}

/// What the buffer holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Buffer {
    /// Which fields the records have.
    pub fields: u16,
    /// The records.
    pub records: Vec<Record>,
}

impl Buffer {
    /// Reads the data of a buffer answer. `None` if count and records disagree.
    pub fn parse(data: &[u8]) -> Option<Buffer> {
        let ([a, b, _, count], mut rest) = data.split_first_chunk::<4>()?;
        let fields = u16::from_be_bytes([*a, *b]);
        let mut records = Vec::new();
        for _ in 0..*count {
            let (record, length) = Record::parse(fields, rest)?;
            records.push(record);
            rest = rest.get(length..)?;
        }
        rest.is_empty().then_some(Buffer { fields, records })
    }

    /// The data of a buffer answer.
    pub fn to_data(&self) -> Vec<u8> {
        let mut data = self.fields.to_be_bytes().to_vec();
        data.extend_from_slice(&[0, self.records.len() as u8]);
        self.records.iter().for_each(|record| record.write(self.fields, &mut data));
        data
    }
}

/// How many tags a round found.
pub fn found(data: &[u8]) -> Option<u32> {
    match data {
        [_, _, _, count] | [_, _, _, _, count] => Some(u32::from(*count)),
        [_, _, _, a, b, c, d] | [_, _, _, _, a, b, c, d] => Some(u32::from_be_bytes([*a, *b, *c, *d])),
        _ => None,
    }
}

/// Whether the data of a reply with opcode 22 is a tag of a stream, which answers nothing.
pub fn is_tag(data: &[u8]) -> bool {
    matches!(Report::parse(data), Some(Report::Tag(..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statistics_carry_the_temperature() {
        let data = Report::temperature_data(0x10, 0x011B, 0x01FF, -7);
        assert_eq!(data.len(), 0x0A);
        let report = Report::parse(&data).unwrap();
        assert_eq!(report, Report::Statistics { celsius: Some(-7), antenna: None });
        let both = [0x10, 1, 0x1B, 1, 0xFF, 2, 0x84, 0x00, 2, 3, 3, 0x82, 0x00, 1, 44];
        assert_eq!(
            Report::parse(&both),
            Some(Report::Statistics { celsius: Some(44), antenna: Some((3, 3)) })
        );
    }

    #[test]
    fn counts_have_four_lengths() {
        assert_eq!(found(&[0, 0, 3, 9]), Some(9));
        assert_eq!(found(&[0, 0, 0, 3, 9]), Some(9));
        assert_eq!(found(&[0, 0, 0x13, 0, 0, 1, 2]), Some(258));
        assert_eq!(found(&[0, 0, 0, 0x13, 0, 0, 1, 2]), Some(258));
        assert_eq!(found(&[0, 0]), None);
    }

    #[test]
    fn a_false_count_is_refused() {
        assert_eq!(Buffer::parse(&[0, 0, 0, 1]), None);
        assert_eq!(Buffer::parse(&[0, 0, 0, 0]).map(|buffer| buffer.records.len()), Some(0));
        assert_eq!(Buffer::parse(&[0, 0, 0, 0, 7]), None);
    }
}
