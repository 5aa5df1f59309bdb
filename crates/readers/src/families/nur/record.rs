//! A tag as the buffer of a nur module tells it.
//!
//! ```text
//! length(1), then so many bytes: signal(1, signed dBm) scaled(1) time(2) frequency(4, kHz)
//!            [memory length(1) with flag 2] PC(2) channel(1) antenna(1) number… [memory]
//! ```
//!
//! Without the fields (command 06) a record is length, antenna, number. A length of 0 ends the list.

use codes::Epc;
use model::{AntennaPort, PcWord, Rssi, Signal, TagRead};

/// A record with its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// dBm.
    pub signal_dbm: i8,
    /// 0–100.
    pub scaled: u8,
    /// The module's own clock, milliseconds.
    pub ms: u16,
    /// kHz.
    pub freq_khz: u32,
    /// The word before the number.
    pub pc: PcWord,
    /// Index of the frequency.
    pub channel: u8,
    /// Counted from 0.
    pub antenna: u8,
    /// The tag number.
    pub epc: Epc,
    /// Memory that was read on the way.
    pub data: Vec<u8>,
}

impl Record {
    /// Reads one record without its length.
    fn parse(bytes: &[u8], has_data: bool) -> Option<Record> {
        let ([signal, scaled, a, b, f, g, h, i], rest) = bytes.split_first_chunk::<8>()?;
        let (data_length, rest) = match rest {
            [length, rest @ ..] if has_data => (usize::from(*length), rest),
            rest => (0, rest),
        };
        let ([p, q, channel, antenna], rest) = rest.split_first_chunk::<4>()?;
        let (number, data) = rest.split_at_checked(rest.len().checked_sub(data_length)?)?;
        let pc = PcWord(u16::from_le_bytes([*p, *q]));
        Some(Record {
            signal_dbm: i8::from_be_bytes([*signal]),
            scaled: *scaled,
            ms: u16::from_le_bytes([*a, *b]),
            freq_khz: u32::from_le_bytes([*f, *g, *h, *i]),
            pc,
            channel: *channel,
            antenna: *antenna,
            epc: Epc::from_bytes(without_extension(pc, number)?).ok()?,
            data: data.to_vec(),
        })
    }

    fn write(&self, has_data: bool, into: &mut Vec<u8>) {
        let mut bytes = vec![self.signal_dbm.to_be_bytes()[0], self.scaled];
        bytes.extend_from_slice(&self.ms.to_le_bytes());
        bytes.extend_from_slice(&self.freq_khz.to_le_bytes());
        if has_data {
            bytes.push(self.data.len() as u8);
        }
        bytes.extend_from_slice(&self.pc.0.to_le_bytes());
        bytes.extend_from_slice(&[self.channel, self.antenna]);
        bytes.extend_from_slice(self.epc.as_bytes());
        if has_data {
            bytes.extend_from_slice(&self.data);
        }
        into.push(bytes.len() as u8);
        into.extend_from_slice(&bytes);
    }

    /// In our terms.
    pub fn to_read(&self) -> TagRead {
        TagRead {
            epc: self.epc,
            pc: Some(self.pc),
            tid: None,
            antenna: AntennaPort(self.antenna.saturating_add(1)),
            signal: Signal::Dbm(Rssi(i16::from(self.signal_dbm) * 10)),
            reader_ms: Some(u64::from(self.ms)),
            phase: None,
            freq_khz: Some(self.freq_khz),
            count: 1,
        }
    }
}

/// The number without the extension words that PC bit 9 announces. `None` if the length contradicts the PC word.
fn without_extension(pc: PcWord, bytes: &[u8]) -> Option<&[u8]> {
    let extra = bytes.len().checked_sub(usize::from(pc.0 >> 11) * 2)?;
    let has_extension = pc.0 & 0x0200 != 0;
    let has_second = has_extension && bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    match extra {
        0 => Some(bytes),
        2 if has_extension && !has_second => bytes.get(2..),
        4 if has_second => bytes.get(4..),
        _ => None,
    }
}

/// All records of a list with fields. `None` if one contradicts itself or the list is cut.
pub fn parse_list(bytes: &[u8], has_data: bool) -> Option<Vec<Record>> {
    blocks(bytes)?.into_iter().map(|block| Record::parse(block, has_data)).collect()
}

/// Antenna (counted from 0) and number of every record of a list without fields.
pub fn parse_bare(bytes: &[u8]) -> Option<Vec<(u8, Epc)>> {
    let one = |block: &[u8]| {
        let (antenna, number) = block.split_first()?;
        Some((*antenna, Epc::from_bytes(number).ok()?))
    };
    blocks(bytes)?.into_iter().map(one).collect()
}

fn blocks(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let (mut blocks, mut rest) = (Vec::new(), bytes);
    while let Some((length, behind)) = rest.split_first() {
        if *length == 0 {
            break;
        }
        let (block, behind) = behind.split_at_checked(usize::from(*length))?;
        blocks.push(block);
        rest = behind;
    }
    Some(blocks)
}

/// The bytes of a list with fields.
pub fn list_data(records: &[Record], has_data: bool) -> Vec<u8> {
    let mut data = Vec::new();
    records.iter().for_each(|record| record.write(has_data, &mut data));
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_written_and_read_with_and_without_memory() {
        let record = Record {
            signal_dbm: -61,
            scaled: 40,
            ms: 700,
            freq_khz: 866_300,
            pc: PcWord(0x3000),
            channel: 1,
            antenna: 2,
            epc: "300ED89F3350015A1E3DF506".parse().unwrap(),
            data: vec![0xE2, 0x80],
        };
        let with = list_data(&[record.clone(), record.clone()], true);
        assert_eq!(parse_list(&with, true), Some(vec![record.clone(), record.clone()]));
        let plain = Record { data: Vec::new(), ..record };
        let without = list_data(std::slice::from_ref(&plain), false);
        assert_eq!(without.len(), 25);
        assert_eq!(parse_list(&[&without[..], &[0, 7, 7]].concat(), false), Some(vec![plain.clone()]));
        assert_eq!(plain.to_read().antenna, AntennaPort(3));
        for cut in 1..without.len() {
            assert_eq!(parse_list(&without[..cut], false), None, "{cut}");
        }
    }

    #[test]
    fn a_length_that_contradicts_the_pc_is_refused() {
        assert_eq!(parse_list(&[14, 0xC0, 1, 0, 0, 0, 0, 0, 0, 0, 0x30, 0, 0, 0xE2, 0], false), None);
        assert_eq!(parse_bare(&[3, 1, 0xE2, 0x00]).unwrap()[0].1.to_hex(), "E200");
    }
}
