//! One tag as the buffer and the stream carry it: only the fields whose flag is set, in this order.
//!
//! ```text
//! 0001 count(1)  0002 signal(1, signed dBm)  0004 antenna(1)  0008 frequency(3, kHz)  0010 time(4, ms)
//! 0020 phase(2, degrees)  0040 protocol(1)  0080 bits(2) data(n)  0100 pins(1)
//! 0200 Q(1)  0400 link frequency(1)  0800 target(1)
//! always: bits(2), then PC(2) [XPC] EPC CRC-16(2)
//! ```

use codes::Epc;
use model::{AntennaPort, PcWord, Rssi, Signal, TagRead};

use crate::wire::tag_crc;

/// Which fields a record has.
pub mod flag {
    /// How often it was read.
    pub const COUNT: u16 = 0x0001;
    /// Signal.
    pub const SIGNAL: u16 = 0x0002;
    /// Antenna.
    pub const ANTENNA: u16 = 0x0004;
    /// Frequency.
    pub const FREQUENCY: u16 = 0x0008;
    /// Time since the read cycle began.
    pub const TIME: u16 = 0x0010;
    /// Phase.
    pub const PHASE: u16 = 0x0020;
    /// Air protocol.
    pub const PROTOCOL: u16 = 0x0040;
    /// Memory read on the way.
    pub const DATA: u16 = 0x0080;
    /// Input and output pins.
    pub const PINS: u16 = 0x0100;
    /// Slot count.
    pub const Q: u16 = 0x0200;
    /// Link frequency.
    pub const LINK: u16 = 0x0400;
    /// Inventoried flag asked for.
    pub const TARGET: u16 = 0x0800;
}

/// A tag record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// How often it was read since the last report.
    pub count: Option<u8>,
    /// dBm.
    pub signal_dbm: Option<i8>,
    /// High nibble: sending socket, low nibble: listening socket; 0 means 16.
    pub antenna: Option<u8>,
    /// kHz.
    pub freq_khz: Option<u32>,
    /// Milliseconds since the read cycle began.
    pub ms: Option<u32>,
    /// Degrees, 0–180.
    pub phase: Option<u16>,
    /// 5 is Gen2.
    pub protocol: Option<u8>,
    /// Memory that was read on the way; empty if the field is not there.
    pub data: Vec<u8>,
    /// One bit a pin.
    pub pins: Option<u8>,
    /// Q, link frequency and target, of newer firmware.
    pub gen2: [Option<u8>; 3],
    /// The word before the number.
    pub pc: PcWord,
    /// The extension words the PC announces, none, one or two.
    pub extension: [Option<u16>; 2],
    /// The tag number.
    pub epc: Epc,
    /// The tag's own CRC as the module passed it on.
    pub crc: u16,
}

/// Takes bytes off the front.
struct Front<'a>(&'a [u8]);

impl<'a> Front<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(front)
    }

    fn number(&mut self, bytes: usize) -> Option<u32> {
        Some(self.take(bytes)?.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    /// A field of so many bytes; `Some(None)` if its flag is not set.
    fn field(&mut self, is_there: bool, bytes: usize) -> Option<Option<u32>> {
        if is_there { self.number(bytes).map(Some) } else { Some(None) }
    }
}

impl Record {
    /// The record at the front of these bytes, and how long it is. `None` if it is cut, or if the length of the
    /// number contradicts its PC word.
    pub fn parse(flags: u16, bytes: &[u8]) -> Option<(Record, usize)> {
        let mut front = Front(bytes);
        let mut field = |which: u16, width: usize| front.field(flags & which != 0, width);
        let byte = |value: Option<u32>| value.map(|value| value as u8);
        let count = byte(field(flag::COUNT, 1)?);
        let signal_dbm = byte(field(flag::SIGNAL, 1)?).map(|raw| i8::from_be_bytes([raw]));
        let antenna = byte(field(flag::ANTENNA, 1)?);
        let freq_khz = field(flag::FREQUENCY, 3)?;
        let ms = field(flag::TIME, 4)?;
        let phase = field(flag::PHASE, 2)?.map(|degrees| degrees as u16);
        let protocol = byte(field(flag::PROTOCOL, 1)?);
        let data_bits = field(flag::DATA, 2)?.unwrap_or(0);
        let data = front.take((data_bits as usize).div_ceil(8))?.to_vec();
        let mut byte_field = |which: u16| Some(front.field(flags & which != 0, 1)?.map(|value| value as u8));
        let pins = byte_field(flag::PINS)?;
        let gen2 = [byte_field(flag::Q)?, byte_field(flag::LINK)?, byte_field(flag::TARGET)?];
        let bits = front.number(2)? as usize;
        let block = front.take(bits.div_ceil(8))?;
        let (pc, extension, epc, crc) = parse_block(block)?;
        let record = Record {
            count,
            signal_dbm,
            antenna,
            freq_khz,
            ms,
            phase,
            protocol,
            data,
            pins,
            gen2,
            pc,
            extension,
            epc,
            crc,
        };
        Some((record, bytes.len() - front.0.len()))
    }

    /// Appends its bytes with these flags; a field it does not have is written as 0.
    pub fn write(&self, flags: u16, into: &mut Vec<u8>) {
        let mut field = |which: u16, value: u32, bytes: usize| {
            if flags & which != 0 {
                into.extend_from_slice(&value.to_be_bytes()[4 - bytes..]);
            }
        };
        let signal = self.signal_dbm.map_or(0, |dbm| dbm.to_be_bytes()[0]);
        field(flag::COUNT, self.count.unwrap_or(0).into(), 1);
        field(flag::SIGNAL, signal.into(), 1);
        field(flag::ANTENNA, self.antenna.unwrap_or(0).into(), 1);
        field(flag::FREQUENCY, self.freq_khz.unwrap_or(0), 3);
        field(flag::TIME, self.ms.unwrap_or(0), 4);
        field(flag::PHASE, self.phase.unwrap_or(0).into(), 2);
        field(flag::PROTOCOL, self.protocol.unwrap_or(0).into(), 1);
        field(flag::DATA, (self.data.len() * 8) as u32, 2);
        if flags & flag::DATA != 0 {
            into.extend_from_slice(&self.data);
        }
        let mut byte = |which: u16, value: Option<u8>| {
            if flags & which != 0 {
                into.push(value.unwrap_or(0));
            }
        };
        byte(flag::PINS, self.pins);
        byte(flag::Q, self.gen2[0]);
        byte(flag::LINK, self.gen2[1]);
        byte(flag::TARGET, self.gen2[2]);
        let mut block = self.told();
        block.extend_from_slice(&self.crc.to_be_bytes());
        into.extend_from_slice(&((block.len() * 8) as u16).to_be_bytes());
        into.extend_from_slice(&block);
    }

    /// PC, extension and number, as the tag sent them.
    fn told(&self) -> Vec<u8> {
        let mut told = self.pc.0.to_be_bytes().to_vec();
        for word in self.extension.into_iter().flatten() {
            told.extend_from_slice(&word.to_be_bytes());
        }
        told.extend_from_slice(self.epc.as_bytes());
        told
    }

    /// Whether the tag's own CRC passes. Some modules do not keep it, so a record without it is still a read.
    pub fn is_crc_good(&self) -> bool {
        tag_crc(&self.told()) == self.crc
    }

    /// The socket it was sent on, counted from 1; 1 if the record does not say.
    pub fn port(&self) -> AntennaPort {
        AntennaPort(self.antenna.map_or(1, |antenna| match antenna >> 4 {
            0 => 16,
            socket => socket,
        }))
    }

    /// In our terms.
    pub fn to_read(&self) -> TagRead {
        TagRead {
            epc: self.epc,
            pc: Some(self.pc),
            tid: None,
            antenna: self.port(),
            signal: self.signal_dbm.map_or(Signal::Silent, |dbm| Signal::Dbm(Rssi(i16::from(dbm) * 10))),
            reader_ms: self.ms.map(u64::from),
            phase: self.phase.map(|degrees| degrees % 360 * 10),
            freq_khz: self.freq_khz,
            count: self.count.map_or(1, |count| u32::from(count.max(1))),
        }
    }
}

/// PC, extension words, number and CRC of a block. `None` if their lengths disagree.
fn parse_block(block: &[u8]) -> Option<(PcWord, [Option<u16>; 2], Epc, u16)> {
    let (told, crc) = block.split_last_chunk::<2>()?;
    let (pc, rest) = told.split_first_chunk::<2>()?;
    let pc = u16::from_be_bytes(*pc);
    let extra = rest.len().checked_sub(usize::from(pc >> 11) * 2)?;
    let has_extension = pc & 0x0200 != 0;
    let has_second = has_extension && rest.first().is_some_and(|byte| byte & 0x80 != 0);
    match extra {
        0 => {}
        2 if has_extension && !has_second => {}
        4 if has_second => {}
        _ => return None,
    }
    let (words, number) = rest.split_at(extra);
    let mut words = words.chunks_exact(2).map(|word| u16::from_be_bytes([word[0], word[1]]));
    let extension = [words.next(), words.next()];
    Some((PcWord(pc), extension, Epc::from_bytes(number).ok()?, u16::from_be_bytes(*crc)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKED: [u8; 34] = [
        0x01, 0xC4, 0x11, 0x0E, 0x16, 0x40, 0x00, 0x00, 0x01, 0x27, 0x00, 0x00, 0x05, 0x00, 0x00, 0x0F, 0x00,
        0x80, 0x30, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x15, 0x45, 0xE9, 0x4A,
    ];

    #[test]
    fn the_worked_record_is_read_and_written() {
        let (record, length) = Record::parse(0x01FF, &WORKED).unwrap();
        assert_eq!(length, WORKED.len());
        assert!(record.is_crc_good());
        let read = record.to_read();
        assert_eq!(read.signal, Signal::Dbm(Rssi(-600)));
        assert_eq!((read.antenna.0, read.freq_khz, read.reader_ms), (1, Some(923_200), Some(295)));
        assert_eq!((read.phase, read.count, record.pins), (Some(0), 1, Some(0x0F)));
        assert_eq!(read.epc.to_hex(), "000000000000000000001545");
        let mut again = Vec::new();
        record.write(0x01FF, &mut again);
        assert_eq!(again, WORKED);
    }

    #[test]
    fn a_cut_record_and_a_false_length_are_none() {
        for cut in 0..WORKED.len() {
            assert_eq!(Record::parse(0x01FF, &WORKED[..cut]), None, "{cut}");
        }
        let mut shorter = WORKED;
        shorter[18] = 0x28;
        assert_eq!(Record::parse(0x01FF, &shorter), None);
    }

    #[test]
    fn extension_words_are_no_part_of_the_number() {
        let block = [0x00, 0x60, 0x12, 0x00, 0x80, 0x01, 0x00, 0x02, 0xE2, 0x00, 0x12, 0x34, 0, 0];
        let (record, _) = Record::parse(0, &block).unwrap_or_else(|| panic!("no record"));
        assert_eq!(record.epc.to_hex(), "E2001234");
        assert_eq!(record.extension, [Some(0x8001), Some(2)]);
    }

    #[test]
    fn antenna_sixteen_is_written_as_nothing() {
        let (record, _) = Record::parse(flag::ANTENNA, &[0x00, 0x00, 0x20, 0x00, 0x00, 0x00, 0x00]).unwrap();
        assert_eq!(record.port(), AntennaPort(16));
        assert_eq!(record.epc.bits(), 0);
    }
}
