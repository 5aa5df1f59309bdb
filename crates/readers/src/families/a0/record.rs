//! What A0 frames say about a tag: the reports of a round, the records of an access, the records of the buffer.
//!
//! ```text
//! report, Invelion  frequency and antenna(1)  PC(2)  EPC  signal(1)
//! report, UCChip    antenna(1)                PC(2)  EPC  signal(4)  frequency in kHz(3)
//! access            tags(2)  length(1)  PC(2) EPC CRC(2) words …  words or status(1)  antenna(1)  count(1)
//! buffer            tags(2)  length(1)  PC(2) EPC CRC(2)  signal(1)  antenna(1)  count(1)
//! ```

use codes::Epc;
use model::{AntennaPort, PcWord, Rssi, Signal, TagRead};

use super::Variant;
use crate::wire::{epc_behind, tag_crc};

/// What a report says about the strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Invelion: a number of the vendor's table.
    Byte(u8),
    /// UCChip: four bytes whose meaning was never published.
    Four([u8; 4]),
}

/// One tag as a round reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// The antenna, counted from 1.
    pub antenna: u8,
    /// Place in the vendor's frequency table; UCChip has none.
    pub freq_index: Option<u8>,
    /// The carrier, if the table or the record has it.
    pub freq_khz: Option<u32>,
    /// The word before the number.
    pub pc: PcWord,
    /// The tag number.
    pub epc: Epc,
    /// How strongly.
    pub strength: Strength,
}

/// kHz of a place in the vendor's frequency table: 0–6 from 865.0, 7–59 from 902.0 MHz, half a MHz apart.
pub fn freq_khz(index: u8) -> Option<u32> {
    match index {
        0..=6 => Some(865_000 + 500 * u32::from(index)),
        7..=59 => Some(902_000 + 500 * u32::from(index - 7)),
        _ => None,
    }
}

/// The place in the vendor's frequency table that is nearest.
pub fn freq_index(khz: u32) -> u8 {
    (0..=59).min_by_key(|index| freq_khz(*index).map_or(u32::MAX, |at| at.abs_diff(khz))).unwrap_or(0)
}

/// dBm of the vendor's strength numbers. The printed table leaves −40 out, and has 41 hex wrong.
pub fn dbm(raw: u8) -> i16 {
    let raw = i16::from(raw & 0x7F);
    if raw >= 90 { raw - 129 } else { raw - 130 }
}

/// The vendor's number for a strength in dBm.
pub fn raw_of_dbm(dbm: i16) -> u8 {
    let raw = if dbm >= -39 { dbm + 129 } else { dbm.min(-41) + 130 };
    raw.clamp(0, 0x62) as u8
}

impl Report {
    /// Reads the data of a report. `None` unless the PC word agrees with the length: that is what tells reports from
    /// the ends of rounds, and one dialect from the other.
    pub fn parse(variant: Variant, data: &[u8]) -> Option<Report> {
        let ([place, high, low], rest) = data.split_first_chunk::<3>()?;
        let pc = PcWord(u16::from_be_bytes([*high, *low]));
        match variant {
            Variant::Invelion => {
                let (raw, epc) = rest.split_last()?;
                // Readers with eight sockets are said to put the third antenna bit on top of the strength.
                let antenna = (place & 3) + ((raw & 0x80) >> 5) + 1;
                let freq_index = place >> 2;
                Some(Report {
                    antenna,
                    freq_index: Some(freq_index),
                    freq_khz: freq_khz(freq_index),
                    pc,
                    epc: epc_behind(pc, epc)?,
                    strength: Strength::Byte(*raw),
                })
            }
            Variant::Ucchip => {
                let (epc, tail) = rest.split_at_checked(rest.len().checked_sub(7)?)?;
                let (strength, khz) = tail.split_first_chunk::<4>()?;
                Some(Report {
                    antenna: *place,
                    freq_index: None,
                    freq_khz: Some(khz.iter().fold(0, |all, byte| all << 8 | u32::from(*byte))),
                    pc,
                    epc: epc_behind(pc, epc)?,
                    strength: Strength::Four(*strength),
                })
            }
        }
    }

    /// The data of a report.
    pub fn to_data(&self, variant: Variant) -> Vec<u8> {
        let socket = self.antenna.saturating_sub(1);
        let place = match variant {
            Variant::Invelion => self.freq_index.unwrap_or(0) << 2 | socket & 3,
            Variant::Ucchip => self.antenna,
        };
        let mut data = vec![place];
        data.extend_from_slice(&self.pc.0.to_be_bytes());
        data.extend_from_slice(self.epc.as_bytes());
        match self.strength {
            Strength::Byte(raw) => data.push(raw & 0x7F | (socket & 4) << 5),
            Strength::Four(raw) => data.extend_from_slice(&raw),
        }
        if variant == Variant::Ucchip {
            data.extend_from_slice(&self.freq_khz.unwrap_or(0).to_be_bytes()[1..]);
        }
        data
    }

    /// As everybody above understands it.
    pub fn read(&self) -> TagRead {
        let signal = match self.strength {
            Strength::Byte(raw) => Signal::Dbm(Rssi(dbm(raw) * 10)),
            Strength::Four(_) => Signal::Silent,
        };
        TagRead {
            epc: self.epc,
            pc: Some(self.pc),
            tid: None,
            antenna: AntennaPort(self.antenna.max(1)),
            signal,
            reader_ms: None,
            phase: None,
            freq_khz: self.freq_khz,
            count: 1,
        }
    }
}

/// One tag of an access (read, write, lock, kill) or of the buffer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// How many tags took part, or are in the buffer. One frame comes for each.
    pub tags: u16,
    /// The word before the number.
    pub pc: PcWord,
    /// The tag number.
    pub epc: Epc,
    /// Read: the words, as bytes. Otherwise empty.
    pub words: Vec<u8>,
    /// Read: how many words. Write, lock, kill: status. Buffer: strength.
    pub mark: u8,
    /// Frequency and antenna, or antenna, as the dialect says it.
    pub place: u8,
    /// How often; UCChip may leave it out.
    pub count: Option<u8>,
}

impl Record {
    /// Reads the data of a record. `None` unless lengths, PC word and the tag's own check agree.
    pub fn parse(data: &[u8]) -> Option<Record> {
        let ([high, low, length], rest) = data.split_first_chunk::<3>()?;
        let (tag, tail) = rest.split_at_checked(usize::from(*length))?;
        let (mark, place, count) = match tail {
            [mark, place] => (*mark, *place, None),
            [mark, place, count] => (*mark, *place, Some(*count)),
            _ => return None,
        };
        let (pc, behind) = tag.split_first_chunk::<2>()?;
        let pc = PcWord(u16::from_be_bytes(*pc));
        let length = usize::from(pc.0 >> 11) * 2;
        let (epc, behind) = behind.split_at_checked(length)?;
        let (crc, words) = behind.split_first_chunk::<2>()?;
        if tag_crc(tag.get(..length + 2)?).to_be_bytes() != *crc {
            return None;
        }
        Some(Record {
            tags: u16::from_be_bytes([*high, *low]),
            pc,
            epc: Epc::from_bytes(epc).ok()?,
            words: words.to_vec(),
            mark,
            place,
            count,
        })
    }

    /// The data of a record.
    pub fn to_data(&self) -> Vec<u8> {
        let mut tag = self.pc.0.to_be_bytes().to_vec();
        tag.extend_from_slice(self.epc.as_bytes());
        let crc = tag_crc(&tag);
        tag.extend_from_slice(&crc.to_be_bytes());
        tag.extend_from_slice(&self.words);
        let [high, low] = self.tags.to_be_bytes();
        let mut data = vec![high, low, tag.len() as u8];
        data.extend_from_slice(&tag);
        data.extend_from_slice(&[self.mark, self.place]);
        data.extend(self.count);
        data
    }

    /// The antenna, counted from 1.
    pub fn antenna(&self, variant: Variant) -> u8 {
        match variant {
            Variant::Invelion => (self.place & 3) + 1,
            Variant::Ucchip => self.place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unhex(text: &str) -> Vec<u8> {
        text.as_bytes()
            .chunks(2)
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
            .collect()
    }

    #[test]
    fn the_frequency_table_begins_twice() {
        assert_eq!(freq_khz(0), Some(865_000));
        assert_eq!(freq_khz(6), Some(868_000));
        assert_eq!(freq_khz(7), Some(902_000));
        assert_eq!(freq_khz(59), Some(928_000));
        assert_eq!(freq_khz(60), None);
        assert!((0..60).all(|index| freq_khz(index).map(freq_index) == Some(index)));
    }

    #[test]
    fn strengths_follow_the_table_with_its_hole() {
        assert_eq!([dbm(0x62), dbm(90), dbm(89), dbm(0x41), dbm(0x12)], [-31, -39, -41, -65, -112]);
        assert!((0..=0x62).all(|raw| raw_of_dbm(dbm(raw)) == raw));
        assert_eq!(raw_of_dbm(-40), 89);
        assert_eq!((raw_of_dbm(0), raw_of_dbm(-200)), (0x62, 0));
    }

    #[test]
    fn a_captured_report_is_read_and_written() {
        let data = unhex("8c3000300833b2ddd901400000000137");
        let report = Report::parse(Variant::Invelion, &data).unwrap();
        assert_eq!((report.antenna, report.freq_index, report.freq_khz), (1, Some(35), Some(916_000)));
        assert_eq!(report.read().signal, Signal::Dbm(Rssi(-750)));
        assert_eq!(report.epc.to_hex(), "300833B2DDD9014000000001");
        assert_eq!(report.to_data(Variant::Invelion), data);
        assert_eq!(Report::parse(Variant::Ucchip, &data), None, "the other dialect");
    }

    #[test]
    fn the_other_dialect_has_its_own_tail() {
        let data = unhex("013000e280689400005016a9874c56e60ad18d0dbba0");
        let report = Report::parse(Variant::Ucchip, &data).unwrap();
        assert_eq!((report.antenna, report.freq_khz), (1, Some(900_000)));
        assert_eq!(report.strength, Strength::Four([0xE6, 0x0A, 0xD1, 0x8D]));
        assert_eq!(report.to_data(Variant::Ucchip), data);
        assert_eq!(Report::parse(Variant::Invelion, &data), None);
    }

    #[test]
    fn the_third_antenna_bit_stands_on_the_strength() {
        let mut report =
            Report::parse(Variant::Invelion, &unhex("8d3000300833b2ddd9014000000001b7")).unwrap();
        assert_eq!(report.antenna, 6);
        assert_eq!(report.read().signal, Signal::Dbm(Rssi(-750)));
        report.antenna = 8;
        let again = Report::parse(Variant::Invelion, &report.to_data(Variant::Invelion)).unwrap();
        assert_eq!(again.antenna, 8);
    }

    #[test]
    fn a_length_that_disagrees_with_the_pc_is_no_report() {
        for data in ["8c3000300833b2ddd9014000000137", "8c3400300833b2ddd901400000000001ffff37", "8c30"] {
            assert_eq!(Report::parse(Variant::Invelion, &unhex(data)), None, "{data}");
        }
        let empty = Report::parse(Variant::Invelion, &unhex("8c000037")).unwrap();
        assert!(empty.epc.as_bytes().is_empty());
    }

    #[test]
    fn a_record_needs_the_check_of_the_tag() {
        let record = Record {
            tags: 2,
            pc: PcWord(0x3000),
            epc: "E280689400005016A9874C56".parse().unwrap(),
            words: vec![0x12, 0x34],
            mark: 1,
            place: 0x8D,
            count: Some(3),
        };
        let mut data = record.to_data();
        assert_eq!(Record::parse(&data), Some(record.clone()));
        assert_eq!(record.antenna(Variant::Invelion), 2);
        let short = Record { count: None, ..record };
        assert_eq!(Record::parse(&short.to_data()), Some(short));
        data[8] ^= 1;
        assert_eq!(Record::parse(&data), None);
    }
}
