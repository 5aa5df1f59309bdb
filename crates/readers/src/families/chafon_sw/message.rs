//! What chafon-sw frames mean: commands, tags, parameters.

use codes::Epc;
use model::{AntennaPort, Rssi, Signal, TagRead};

/// Command codes.
pub mod code {
    /// One inventory, answered with all its tags.
    pub const INVENTORY: u8 = 0x01;
    /// Read memory.
    pub const READ: u8 = 0x02;
    /// Write memory.
    pub const WRITE: u8 = 0x03;
    /// What it is: the harmless probe.
    pub const SYSTEM: u8 = 0x10;
    /// All parameters.
    pub const GET_PARAMETERS: u8 = 0x20;
    /// Set all parameters; saved.
    pub const SET_PARAMETERS: u8 = 0x21;
    /// Set one parameter; saved.
    pub const SET_PARAMETER: u8 = 0x24;
    /// Stop reading by itself.
    pub const STOP: u8 = 0x40;
    /// Tags the reader sends by itself.
    pub const PUSHED: u8 = 0x45;
    /// Close the relay.
    pub const CLOSE_RELAY: u8 = 0x85;
    /// Open the relay.
    pub const OPEN_RELAY: u8 = 0x86;
    /// A sign of life.
    pub const HEARTBEAT: u8 = 0xFF;
}

/// Status of an order that was done; 0 is one that was not, and an inventory without a tag.
pub const DONE: u8 = 0x01;

/// Number of the transmit power among the single parameters.
pub const POWER: u8 = 0x05;

/// What a command is called.
pub fn name_of(code: u8) -> Option<&'static str> {
    Some(match code {
        0x01 => "inventory",
        0x02 => "read",
        0x03 => "write",
        0x10 => "get_system_information",
        0x20 => "get_all_parameters",
        0x21 => "set_all_parameters",
        0x22 => "default_parameters",
        0x23 => "get_parameter",
        0x24 => "set_parameter",
        0x26 => "get_network_parameters",
        0x27 => "set_network_parameters",
        0x28 => "default_network_parameters",
        0x2B => "get_time",
        0x2C => "set_time",
        0x2E => "get_special_parameters",
        0x2F => "set_special_parameters",
        0x3E => "get_frequency",
        0x3F => "set_frequency",
        0x40 => "stop_reading",
        0x41 => "start_reading",
        0x45 => "pushed_tags",
        0x85 => "close_relay",
        0x86 => "release_relay",
        0xE0 => "check_module",
        0xE1 => "check_antenna",
        0xFF => "heartbeat",
        _ => return None,
    })
}

/// What a single parameter is called.
pub fn parameter_name(number: u8) -> &'static str {
    match number {
        1 => "transport",
        2 => "work_mode",
        3 => "address",
        4 => "filter_time",
        5 => "power_dbm",
        6 => "beep",
        7 => "baud",
        _ => "unknown",
    }
}

/// One tag.
///
/// ```text
/// length(1)  type(1)  antenna(1)  number …  strength(1, signed)  [time(6) if bit 7 of type]
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What kind of number it is, and whether a time follows.
    pub kind: u8,
    /// Its antenna, counted from 1.
    pub antenna: u8,
    /// The number.
    pub epc: Epc,
    /// Strength as the reader says it.
    pub strength: i8,
    /// Six bytes of the reader's clock.
    pub time: Option<[u8; 6]>,
}

/// All tags of a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Serial number of the reader, where it says it.
    pub serial: Option<[u8; 7]>,
    /// The tags.
    pub tags: Vec<Tag>,
}

impl Tag {
    fn parse(pack: &[u8]) -> Option<Tag> {
        let ([kind, antenna], rest) = pack.split_first_chunk::<2>()?;
        let (told, time) = if kind & 0x80 != 0 {
            let (told, time) = rest.split_last_chunk::<6>()?;
            (told, Some(*time))
        } else {
            (rest, None)
        };
        let (strength, epc) = told.split_last()?;
        Some(Tag {
            kind: *kind,
            antenna: *antenna,
            epc: Epc::from_bytes(epc).ok()?,
            strength: i8::from_be_bytes([*strength]),
            time,
        })
    }

    fn put(&self, data: &mut Vec<u8>) {
        let time = self.time.map_or(0, |time| time.len());
        data.push((self.epc.as_bytes().len() + 3 + time) as u8);
        data.extend_from_slice(&[self.kind, self.antenna]);
        data.extend_from_slice(self.epc.as_bytes());
        data.extend_from_slice(&self.strength.to_be_bytes());
        data.extend(self.time.into_iter().flatten());
    }

    /// As everybody above understands it.
    pub fn read(&self) -> TagRead {
        TagRead {
            epc: self.epc,
            pc: None,
            tid: None,
            antenna: AntennaPort(self.antenna.max(1)),
            signal: Signal::Dbm(Rssi(i16::from(self.strength) * 10)),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        }
    }
}

impl Batch {
    /// Reads the data of an inventory or a push: with the serial number before the count, or without. `None` unless
    /// the lengths come out even.
    pub fn parse(data: &[u8]) -> Option<Batch> {
        let with = data
            .split_first_chunk::<7>()
            .and_then(|(serial, rest)| Some(Batch { serial: Some(*serial), tags: tags_of(rest)? }));
        with.or_else(|| Some(Batch { serial: None, tags: tags_of(data)? }))
    }

    /// The data of an inventory or a push.
    pub fn to_data(&self) -> Vec<u8> {
        let mut data: Vec<u8> = self.serial.into_iter().flatten().collect();
        data.push(self.tags.len() as u8);
        self.tags.iter().for_each(|tag| tag.put(&mut data));
        data
    }
}

fn tags_of(data: &[u8]) -> Option<Vec<Tag>> {
    let (count, mut rest) = data.split_first()?;
    let mut tags = Vec::with_capacity(usize::from(*count));
    for _ in 0..*count {
        let (length, behind) = rest.split_first()?;
        let (pack, next) = behind.split_at_checked(usize::from(*length))?;
        tags.push(Tag::parse(pack)?);
        rest = next;
    }
    rest.is_empty().then_some(tags)
}

/// All parameters: a block that is read, changed in one place, and set again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters(pub Vec<u8>);

/// Bytes of the block up to the last one we know.
const PARAMETERS_LENGTH: usize = 24;

impl Parameters {
    /// Reads the data of a parameter answer.
    pub fn parse(data: &[u8]) -> Option<Parameters> {
        (data.len() >= PARAMETERS_LENGTH).then(|| Parameters(data.to_vec()))
    }

    fn byte(&self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// Work mode: 0 when asked, 1 by itself, 2 when triggered.
    pub fn work_mode(&self) -> u8 {
        self.byte(3)
    }

    /// Transmit power, dBm.
    pub fn power(&self) -> u8 {
        self.byte(6)
    }

    /// One bit for each antenna.
    pub fn antennas(&self) -> u16 {
        u16::from_be_bytes([self.byte(20), self.byte(21)])
    }

    fn with(mut self, at: usize, byte: Option<u8>) -> Parameters {
        if let (Some(place), Some(byte)) = (self.0.get_mut(at), byte) {
            *place = byte;
        }
        self
    }

    /// With these antennas.
    #[must_use]
    pub fn with_antennas(self, mask: u16) -> Parameters {
        let [high, low] = mask.to_be_bytes();
        self.with(20, Some(high)).with(21, Some(low))
    }

    /// With this start of the slot count and this Gen2 session, where they are given.
    #[must_use]
    pub fn with_gen2(self, q: Option<u8>, session: Option<u8>) -> Parameters {
        self.with(22, q).with(23, session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(strength: i8, time: Option<[u8; 6]>) -> Tag {
        let kind = if time.is_some() { 0x81 } else { 0x01 };
        Tag { kind, antenna: 1, epc: "E280689400005016A9874C56".parse().unwrap(), strength, time }
    }

    #[test]
    fn tags_come_with_and_without_serial_and_time() {
        for serial in [None, Some([1, 2, 3, 4, 5, 6, 7])] {
            for count in [0, 1, 3] {
                let tags =
                    (0..count).map(|n| tag(-50, (n % 2 == 1).then_some([26, 11, 22, 1, 2, 3]))).collect();
                let batch = Batch { serial, tags };
                assert_eq!(Batch::parse(&batch.to_data()), Some(batch));
            }
        }
        assert_eq!(tag(-50, None).read().signal, Signal::Dbm(Rssi(-500)));
    }

    #[test]
    fn lengths_that_do_not_come_out_even_are_refused() {
        let data = Batch { serial: None, tags: vec![tag(-50, None); 2] }.to_data();
        for at in 1..data.len() {
            assert_eq!(Batch::parse(&data[..at]), None, "{at}");
        }
        assert_eq!(Batch::parse(&[&data[..], &[0]].concat()), None);
        assert_eq!(Batch::parse(&[]), None);
    }

    #[test]
    fn parameters_change_in_one_place() {
        let all = Parameters::parse(&(0..26).collect::<Vec<u8>>()).unwrap();
        let changed = all.clone().with_antennas(0x0102).with_gen2(Some(9), None);
        assert_eq!((changed.antennas(), changed.0[22], changed.0[23]), (0x0102, 9, 23));
        assert_eq!(changed.0[24..], all.0[24..]);
        assert_eq!(Parameters::parse(&[0; 23]), None);
    }
}
