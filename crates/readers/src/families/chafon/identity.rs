//! What a chafon reader tells about itself (answer to code 21), recognised by its length.
//!
//! ```text
//! version(2)  type  air-protocols  band-and-channel(2)  power  scan-time              UHFReader18, length byte 0D
//! … the same eight …                      antenna-mask  reserved(2)  checks-antennas  288, 86, Ex10, length byte 11
//! ```

use crate::families::chafon::message::Layout;

/// Boards of the E310 (Ex10) kind call themselves this.
const TYPE_E310: u8 = 0x3D;

/// What a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Firmware version: major, minor.
    pub version: (u8, u8),
    /// Type byte. New ones appear all the time; never refuse one.
    pub kind: u8,
    /// Air protocols: bit 1 ISO 18000-6C, bit 0 6B.
    pub air_protocols: u8,
    /// Highest channel, with two bits of the band.
    pub channel_max: u8,
    /// Lowest channel, with two bits of the band.
    pub channel_min: u8,
    /// Transmit power in dBm.
    pub power: u8,
    /// Time of a round in tenths of a second.
    pub scan_time: u8,
    /// Only readers with antennas say this.
    pub sockets: Option<Sockets>,
}

/// What a reader with antennas says about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sockets {
    /// A bit per antenna in use.
    pub mask: u8,
    /// Whether it checks its antennas before it sends.
    pub checks: bool,
}

impl Identity {
    /// Reads the data of the answer.
    pub fn parse(data: &[u8]) -> Option<Identity> {
        let (first, rest) = data.split_first_chunk::<8>()?;
        let sockets = match rest {
            [] => None,
            [mask, _, _, checks] => Some(Sockets { mask: *mask, checks: *checks != 0 }),
            _ => return None,
        };
        let [major, minor, kind, air_protocols, channel_max, channel_min, power, scan_time] = *first;
        Some(Identity {
            version: (major, minor),
            kind,
            air_protocols,
            channel_max,
            channel_min,
            power,
            scan_time,
            sockets,
        })
    }

    /// The data of the answer.
    pub fn to_data(&self) -> Vec<u8> {
        let mut data = vec![
            self.version.0,
            self.version.1,
            self.kind,
            self.air_protocols,
            self.channel_max,
            self.channel_min,
            self.power,
            self.scan_time,
        ];
        if let Some(sockets) = self.sockets {
            data.extend_from_slice(&[sockets.mask, 0, 0, u8::from(sockets.checks)]);
        }
        data
    }

    /// How it lays out its tag records.
    pub fn layout(&self) -> Layout {
        if self.sockets.is_some() { Layout::Antennas } else { Layout::Plain }
    }

    /// The antennas in use, counted from 0; the first one if the mask is empty.
    pub fn antennas(&self) -> Vec<u8> {
        let mask = self.sockets.map_or(1, |sockets| sockets.mask);
        let antennas: Vec<u8> = (0..8).filter(|bit| mask & (1 << bit) != 0).collect();
        if antennas.is_empty() { vec![0] } else { antennas }
    }

    /// Whether its records may start with the PC word (see `TagRecord::without_pc`).
    pub fn may_send_pc(&self) -> bool {
        self.kind == TYPE_E310
    }

    /// The model as people know it; a number if we do not.
    pub fn model(&self) -> String {
        let known = match self.kind {
            0x03 | 0x08 => "RRU9803M",
            0x09 => "UHFReader18",
            0x0C => "UHFReader288M",
            0x0F | 0x10 => "UHFReader86",
            0x16 => "RRU9883M",
            0x20 => "UHFReader288MP",
            TYPE_E310 => "E310",
            0x8B => "UHFReader288ADV",
            other => return format!("type {other:02X}"),
        };
        known.to_owned()
    }

    /// The firmware version as people write it.
    pub fn firmware(&self) -> String {
        format!("{}.{:02}", self.version.0, self.version.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const E310: [u8; 12] = [0x02, 0x0B, 0x3D, 0x02, 0x31, 0x80, 0x1A, 0x3C, 0x05, 0x00, 0x00, 0x01];

    #[test]
    fn the_length_tells_the_layout() {
        let long = Identity::parse(&E310).unwrap();
        assert_eq!(long.layout(), Layout::Antennas);
        assert_eq!(long.antennas(), [0, 2]);
        assert_eq!((long.model().as_str(), long.firmware().as_str()), ("E310", "2.11"));
        assert_eq!(long.to_data(), E310);
        let short = Identity::parse(&E310[..8]).unwrap();
        assert_eq!(short.layout(), Layout::Plain);
        assert_eq!(short.antennas(), [0]);
        assert_eq!(short.to_data(), E310[..8]);
        assert_eq!(Identity::parse(&E310[..10]), None);
        assert_eq!(Identity::parse(&E310[..7]), None);
    }

    #[test]
    fn an_unknown_type_is_not_refused() {
        let mut data = E310;
        data[2] = 0x62;
        assert_eq!(Identity::parse(&data).unwrap().model(), "type 62");
    }
}
