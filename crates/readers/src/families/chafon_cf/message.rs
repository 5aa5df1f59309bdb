//! What chafon-cf frames mean: commands, tags, parameters, records of one tag.

use codes::Epc;
use model::{AntennaPort, PcWord, Rssi, Signal, TagRead};

use crate::limits::READER_TEXT_MAX;
use crate::wire::tag_crc;

/// Commands the driver uses.
pub mod command {
    /// Read tags until stopped.
    pub const START: u16 = 0x0001;
    /// Stop.
    pub const STOP: u16 = 0x0002;
    /// Read memory.
    pub const READ: u16 = 0x0003;
    /// Write memory.
    pub const WRITE: u16 = 0x0004;
    /// Kill a tag.
    pub const KILL: u16 = 0x0006;
    /// Stop everything and load the parameters.
    pub const INITIALISE: u16 = 0x0050;
    /// Transmit power.
    pub const SET_POWER: u16 = 0x0053;
    /// What it is: the harmless probe.
    pub const INFORMATION: u16 = 0x0070;
    /// Set all parameters; saved.
    pub const SET_PARAMETERS: u16 = 0x0071;
    /// All parameters.
    pub const GET_PARAMETERS: u16 = 0x0072;
}

/// Status bytes.
pub mod status {
    /// Done.
    pub const OK: u8 = 0x00;
    /// Nobody answers any more.
    pub const ROUND_OVER: u8 = 0x12;
    /// The tag fell silent.
    pub const TAG_SILENT: u8 = 0x14;
    /// Wrong password.
    pub const PASSWORD: u8 = 0x17;
}

/// What a command is called.
pub fn name_of(command: u16) -> Option<&'static str> {
    Some(match command {
        0x0001 => "start_inventory",
        0x0002 => "stop_inventory",
        0x0003 => "read",
        0x0004 => "write",
        0x0005 => "lock",
        0x0006 => "kill",
        0x0007 => "set_epc_filter",
        0x0010 => "set_select",
        0x0011 => "get_select",
        0x0012 => "set_query",
        0x0013 => "get_query",
        0x0050 => "initialise",
        0x0052 => "factory_reset",
        0x0053 => "set_power",
        0x0059 => "protocol",
        0x005F => "network",
        0x0064 => "remote_network",
        0x0070 => "get_device_info",
        0x0071 => "set_all_parameters",
        0x0072 => "get_all_parameters",
        0x0073 => "permissions",
        0x0074 => "input_output",
        0x0075 => "wifi",
        0x0076 => "permissions_long",
        0x0077 => "relay_1",
        0x0078 => "relay_2",
        0x0079 => "rssi_filter",
        0x0081 | 0x0083 => "battery",
        _ => return None,
    })
}

/// What a status byte means.
pub fn status_words(status: u8) -> &'static str {
    match status {
        0x00 => "done",
        0x01 => "parameter is not valid",
        0x02 => "failed inside",
        0x12 => "the inventory is over",
        0x14 => "the tag did not answer",
        0x15 => "the answer of the tag was not understood",
        0x16 => "authentication failed",
        0x17 => "wrong password, or data too long",
        0xFF => "no more data",
        _ => "unknown",
    }
}

/// A tag of an inventory.
///
/// ```text
/// strength(2, signed)  antenna(1)  channel(1)  length(1)  EPC
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// As the reader says it: dBm, or tenths of it with some firmware.
    pub strength: i16,
    /// Its antenna, counted from 1.
    pub antenna: u8,
    /// Channel of the region.
    pub channel: u8,
    /// The tag number.
    pub epc: Epc,
}

/// Below this a strength can only be tenths of a dBm: no reader hears −150 dBm.
const TENTHS_BELOW: i16 = -150;

impl Tag {
    /// Reads the data of a tag answer. `None` if its length disagrees.
    pub fn parse(data: &[u8]) -> Option<Tag> {
        let ([high, low, antenna, channel, length], epc) = data.split_first_chunk::<5>()?;
        (epc.len() == usize::from(*length)).then_some(())?;
        Some(Tag {
            strength: i16::from_be_bytes([*high, *low]),
            antenna: *antenna,
            channel: *channel,
            epc: Epc::from_bytes(epc).ok()?,
        })
    }

    /// The data of a tag answer.
    pub fn to_data(&self) -> Vec<u8> {
        let [high, low] = self.strength.to_be_bytes();
        let mut data = vec![high, low, self.antenna, self.channel, self.epc.as_bytes().len() as u8];
        data.extend_from_slice(self.epc.as_bytes());
        data
    }

    /// As everybody above understands it.
    pub fn read(&self) -> TagRead {
        let tenths =
            if self.strength <= TENTHS_BELOW { self.strength } else { self.strength.saturating_mul(10) };
        TagRead {
            epc: self.epc,
            pc: None,
            tid: None,
            antenna: AntennaPort(self.antenna.max(1)),
            signal: Signal::Dbm(Rssi(tenths)),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        }
    }
}

/// What a reading or writing says about its tag.
///
/// ```text
/// tag status(1)  antenna(1)  CRC(2)  PC(2)  length(1)  EPC  [words(1)  data]
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// 0 if it was done.
    pub status: u8,
    /// Its antenna.
    pub antenna: u8,
    /// The word before the number.
    pub pc: PcWord,
    /// The tag number.
    pub epc: Epc,
    /// The words that were read.
    pub words: Vec<u16>,
}

impl Access {
    /// Reads the data of an access answer. `None` if a length disagrees.
    pub fn parse(data: &[u8]) -> Option<Access> {
        let ([status, antenna, _, _, high, low, length], rest) = data.split_first_chunk::<7>()?;
        let (epc, behind) = rest.split_at_checked(usize::from(*length))?;
        let words = match behind {
            [] => Vec::new(),
            [count, words @ ..] if words.len() == usize::from(*count) * 2 => {
                words.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect()
            }
            _ => return None,
        };
        Some(Access {
            status: *status,
            antenna: *antenna,
            pc: PcWord(u16::from_be_bytes([*high, *low])),
            epc: Epc::from_bytes(epc).ok()?,
            words,
        })
    }

    /// The data of an access answer.
    pub fn to_data(&self) -> Vec<u8> {
        let mut tag = self.pc.0.to_be_bytes().to_vec();
        tag.extend_from_slice(self.epc.as_bytes());
        let mut data = vec![self.status, self.antenna];
        data.extend_from_slice(&tag_crc(&tag).to_be_bytes());
        data.extend_from_slice(&tag[..2]);
        data.push(self.epc.as_bytes().len() as u8);
        data.extend_from_slice(self.epc.as_bytes());
        if !self.words.is_empty() {
            data.push(self.words.len() as u8);
            data.extend(self.words.iter().flat_map(|word| word.to_be_bytes()));
        }
        data
    }
}

/// The texts a reader says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Information {
    /// Hardware.
    pub hardware: String,
    /// Firmware.
    pub firmware: String,
    /// Serial number, as it stands there.
    pub serial: Vec<u8>,
    /// Name of the radio module.
    pub module: String,
}

impl Information {
    /// Reads the data of an information answer. `None` if it is shorter than its first three parts.
    pub fn parse(data: &[u8]) -> Option<Information> {
        let text = |from: usize, to: usize| data.get(from..to).map(printable);
        Some(Information {
            hardware: text(0, 32)?,
            firmware: text(32, 64)?,
            serial: data.get(64..76)?.to_vec(),
            module: text(108, 140).unwrap_or_default(),
        })
    }

    /// The data of an information answer, as long as readers send it.
    pub fn to_data(&self) -> Vec<u8> {
        let mut data = Vec::new();
        let mut put = |bytes: &[u8], length: usize| {
            let mut field = bytes.to_vec();
            field.resize(length, 0);
            data.extend_from_slice(&field);
        };
        put(self.hardware.as_bytes(), 32);
        put(self.firmware.as_bytes(), 32);
        put(&self.serial, 12);
        put(self.hardware.as_bytes(), 32);
        put(self.module.as_bytes(), 32);
        put(&self.serial, 12);
        data.resize(INFORMATION_LENGTH - 1, 0);
        data
    }
}

/// Bytes of the information answer with its status, as the sheet gives it.
pub const INFORMATION_LENGTH: usize = 0xAC;

fn printable(bytes: &[u8]) -> String {
    let kept = bytes.iter().take(READER_TEXT_MAX).take_while(|byte| **byte != 0);
    let shown: String =
        kept.map(|byte| if (0x20..0x7F).contains(byte) { char::from(*byte) } else { '?' }).collect();
    shown.trim().to_owned()
}

/// All parameters: 25 bytes that are read, changed in one place, and set again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters(pub [u8; 25]);

impl Parameters {
    /// Reads the data of a parameter answer.
    pub fn parse(data: &[u8]) -> Option<Parameters> {
        data.first_chunk::<25>().map(|bytes| Parameters(*bytes))
    }

    /// Work mode: 0 when asked, 1 by itself, 2 when triggered.
    pub fn work_mode(&self) -> u8 {
        self.0[2]
    }

    /// One bit for each antenna.
    pub fn antennas(&self) -> u8 {
        self.0[6]
    }

    /// Transmit power, dBm.
    pub fn power(&self) -> u8 {
        self.0[15]
    }

    /// With these antennas.
    #[must_use]
    pub fn with_antennas(mut self, mask: u8) -> Parameters {
        self.0[6] = mask;
        self
    }

    /// With this start of the slot count and this Gen2 session, where they are given.
    #[must_use]
    pub fn with_gen2(mut self, q: Option<u8>, session: Option<u8>) -> Parameters {
        self.0[17] = q.unwrap_or(self.0[17]);
        self.0[18] = session.unwrap_or(self.0[18]);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(strength: i16) -> Tag {
        Tag { strength, antenna: 1, channel: 7, epc: "E280689400005016A9874C56".parse().unwrap() }
    }

    #[test]
    fn strengths_are_dbm_or_tenths_of_it() {
        assert_eq!(tag(-56).read().signal, Signal::Dbm(Rssi(-560)));
        assert_eq!(tag(-563).read().signal, Signal::Dbm(Rssi(-563)));
    }

    #[test]
    fn a_tag_is_read_and_written_and_no_lie_is_believed() {
        let data = tag(-56).to_data();
        assert_eq!(Tag::parse(&data), Some(tag(-56)));
        for at in [0, 4, data.len() - 1] {
            assert_eq!(Tag::parse(&data[..at]), None);
        }
        let mut lie = data;
        lie[4] = 13;
        assert_eq!(Tag::parse(&lie), None);
    }

    #[test]
    fn an_access_is_read_and_written() {
        let access = Access {
            status: 0,
            antenna: 1,
            pc: PcWord(0x3000),
            epc: "E280689400005016A9874C56".parse().unwrap(),
            words: vec![0xABCD, 0x0001],
        };
        let data = access.to_data();
        assert_eq!(Access::parse(&data), Some(access.clone()));
        assert_eq!(Access::parse(&data[..data.len() - 1]), None);
        let written = Access { words: Vec::new(), ..access };
        assert_eq!(Access::parse(&written.to_data()), Some(written));
    }

    #[test]
    fn information_has_its_length_and_printable_texts() {
        let information = Information {
            hardware: "CF600 V1".into(),
            firmware: "1.3".into(),
            serial: vec![7; 12],
            module: "E310".into(),
        };
        let data = information.to_data();
        assert_eq!(data.len() + 1, INFORMATION_LENGTH);
        assert_eq!(Information::parse(&data), Some(information));
        assert_eq!(Information::parse(&data[..75]), None);
        assert_eq!(printable(b"a\x1Bb\0c"), "a?b");
    }

    #[test]
    fn parameters_of_a_real_reader() {
        let bytes = [
            0x00, 0x00, 0x01, 0x80, 0x04, 0x00, 0x01, 0x01, 0x03, 0x86, 0x02, 0xEE, 0x01, 0xF4, 0x31, 0x21,
            0x01, 0x04, 0x00, 0x00, 0x0C, 0x00, 0x03, 0x01, 0x05,
        ];
        let parameters = Parameters::parse(&bytes).unwrap();
        assert_eq!((parameters.work_mode(), parameters.antennas(), parameters.power()), (1, 1, 33));
        let changed = parameters.clone().with_gen2(Some(5), Some(1)).with_antennas(3);
        assert_eq!((changed.0[17], changed.0[18], changed.0[6]), (5, 1, 3));
        assert_eq!(parameters.clone().with_gen2(None, None), parameters);
        assert_eq!(Parameters::parse(&bytes[..24]), None);
    }
}
