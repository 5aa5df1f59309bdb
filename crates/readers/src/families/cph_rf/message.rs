//! What cph-rf frames mean: codes, parameters, tags.

use codes::Epc;
use model::{AntennaPort, Signal, TagRead, Tid};

use super::frame::{Frame, Parameters, put};

/// Command and notice codes.
pub mod code {
    /// Read until stopped.
    pub const START: u8 = 0x21;
    /// Stop reading.
    pub const STOP: u8 = 0x23;
    /// What it is: the harmless probe.
    pub const VERSION: u8 = 0x40;
    /// Set one parameter.
    pub const SET_PARAMETER: u8 = 0x48;
    /// Notice: a tag.
    pub const TAG: u8 = 0x80;
    /// Notice: a tag that was kept while nobody listened.
    pub const OFFLINE_TAG: u8 = 0x81;
    /// Notice: a sign of life.
    pub const HEARTBEAT: u8 = 0x90;
}

/// Tags of parameters.
pub mod tag {
    /// Number of a tag.
    pub const EPC: u8 = 0x01;
    /// User memory of a tag.
    pub const USER: u8 = 0x02;
    /// Chip number of a tag.
    pub const TID: u8 = 0x04;
    /// Strength of a tag, signed.
    pub const STRENGTH: u8 = 0x05;
    /// A time of four bytes; of what unit is not known.
    pub const TIME: u8 = 0x06;
    /// Status of a reply.
    pub const STATUS: u8 = 0x07;
    /// Antenna.
    pub const ANTENNA: u8 = 0x0A;
    /// Three bytes of version.
    pub const SOFTWARE: u8 = 0x20;
    /// What kind of device.
    pub const DEVICE: u8 = 0x21;
    /// One parameter: its number and its value.
    pub const PARAMETER: u8 = 0x26;
    /// Other parameters inside: one tag.
    pub const CONTAINER: u8 = 0x50;
    /// Number of the device.
    pub const DEVICE_NUMBER: u8 = 0x52;
    /// Temperature; of what unit is not known.
    pub const TEMPERATURE: u8 = 0x70;
}

/// Status of an order that was done.
pub const DONE: u8 = 0x00;

/// Number of the transmit power among the parameters: hundredths of a dBm, two bytes.
pub const POWER: u8 = 0x01;

/// What a code is called.
pub fn name_of(code: u8) -> Option<&'static str> {
    Some(match code {
        0x10 => "reboot",
        0x12 => "defaults",
        0x21 => "start",
        0x22 => "one_burst",
        0x23 => "stop",
        0x30 => "write",
        0x31 => "read",
        0x33 => "lock",
        0x35 => "write_epc",
        0x40 => "version",
        0x48 => "set_parameter",
        0x49 => "get_parameter",
        0x80 => "tag",
        0x81 => "offline_tag",
        0x82 => "record",
        0x90 => "heartbeat",
        _ => return None,
    })
}

/// What a status means.
pub fn status_words(status: u8) -> &'static str {
    match status {
        0x00 => "done",
        0x14 => "wrong parameter",
        0x15 => "wrong length",
        0x17 => "unknown command",
        0x18 => "wrong address",
        0x20 => "wrong check",
        _ => "not done",
    }
}

/// The status of a reply, if it has one.
pub fn status_of(frame: &Frame<'_>) -> Option<u8> {
    match frame.value(tag::STATUS) {
        Some([status]) => Some(*status),
        Some(_) | None => None,
    }
}

/// What a reader says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Three numbers.
    pub software: [u8; 3],
    /// What kind of device, where it says it.
    pub device: Option<u8>,
}

impl Version {
    /// Reads the reply to a question for the version.
    pub fn parse(frame: &Frame<'_>) -> Option<Version> {
        let software = frame.value(tag::SOFTWARE)?.try_into().ok()?;
        let device = match frame.value(tag::DEVICE) {
            Some([device]) => Some(*device),
            Some(_) | None => None,
        };
        Some(Version { software, device })
    }

    /// Its parameters, behind the status.
    pub fn to_parameters(self) -> Vec<u8> {
        let mut parameters = Vec::new();
        put(&mut parameters, tag::SOFTWARE, &self.software);
        if let Some(device) = self.device {
            put(&mut parameters, tag::DEVICE, &[device]);
        }
        parameters
    }

    /// As people write it.
    pub fn words(self) -> String {
        let [major, minor, patch] = self.software;
        format!("{major}.{minor}.{patch}")
    }
}

/// One tag: the inside of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its number.
    pub epc: Epc,
    /// Its chip number.
    pub tid: Option<Vec<u8>>,
    /// User memory.
    pub user: Option<Vec<u8>>,
    /// Strength as the reader says it.
    pub strength: Option<i8>,
    /// The reader's clock.
    pub time: Option<u32>,
    /// Its antenna.
    pub antenna: Option<u8>,
}

impl Tag {
    /// Reads a container. `None` without a number, with lengths that do not come out even, or with a field of a length
    /// it cannot have.
    pub fn parse(container: &[u8]) -> Option<Tag> {
        if !Parameters(container).is_even() {
            return None;
        }
        let value = |tag: u8| Parameters(container).find(|(found, _)| *found == tag).map(|(_, value)| value);
        let byte = |tag: u8| match value(tag) {
            None => Some(None),
            Some([byte]) => Some(Some(*byte)),
            Some(_) => None,
        };
        let time = match value(tag::TIME) {
            None => None,
            Some(time) => Some(u32::from_be_bytes(time.try_into().ok()?)),
        };
        Some(Tag {
            epc: Epc::from_bytes(value(tag::EPC)?).ok()?,
            tid: value(tag::TID).map(<[u8]>::to_vec),
            user: value(tag::USER).map(<[u8]>::to_vec),
            strength: byte(tag::STRENGTH)?.map(|byte| i8::from_be_bytes([byte])),
            time,
            antenna: byte(tag::ANTENNA)?,
        })
    }

    /// All tags of a notice. `None` if one of them contradicts itself.
    pub fn all(frame: &Frame<'_>) -> Option<Vec<Tag>> {
        let containers = frame.each().filter(|(found, _)| *found == tag::CONTAINER);
        containers.map(|(_, container)| Tag::parse(container)).collect()
    }

    /// The parameters of a notice with this tag.
    pub fn to_parameters(&self) -> Vec<u8> {
        let mut inside = Vec::new();
        put(&mut inside, tag::EPC, self.epc.as_bytes());
        if let Some(tid) = &self.tid {
            put(&mut inside, tag::TID, tid);
        }
        if let Some(user) = &self.user {
            put(&mut inside, tag::USER, user);
        }
        if let Some(strength) = self.strength {
            put(&mut inside, tag::STRENGTH, &strength.to_be_bytes());
        }
        if let Some(time) = self.time {
            put(&mut inside, tag::TIME, &time.to_be_bytes());
        }
        if let Some(antenna) = self.antenna {
            put(&mut inside, tag::ANTENNA, &[antenna]);
        }
        let mut parameters = Vec::new();
        put(&mut parameters, tag::CONTAINER, &inside);
        parameters
    }

    /// As everybody above understands it. The scale of the strength and the unit of the time are not published: the
    /// one is told as a number that grows with the strength, the other not at all.
    pub fn read(&self) -> TagRead {
        TagRead {
            epc: self.epc,
            pc: None,
            tid: self.tid.clone().map(Tid),
            antenna: AntennaPort(self.antenna.unwrap_or(1).max(1)),
            signal: self.strength.map_or(Signal::Silent, |strength| {
                Signal::Relative(u8::from_be_bytes(strength.to_be_bytes()) ^ 0x80)
            }),
            reader_ms: None,
            phase: None,
            freq_khz: None,
            count: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::cph_rf::frame::{decode, encode_notice};

    fn tag() -> Tag {
        Tag {
            epc: "E280689400005016A9874C56".parse().unwrap(),
            tid: Some(vec![0xE2, 0x80, 0x11, 0x05]),
            user: Some(vec![1, 2]),
            strength: Some(-56),
            time: Some(0x0102_0304),
            antenna: Some(3),
        }
    }

    #[test]
    fn a_tag_is_said_and_understood() {
        let bare = Tag { tid: None, user: None, strength: None, time: None, antenna: None, ..tag() };
        for tag in [tag(), bare] {
            let bytes = encode_notice(0, code::TAG, &[tag.to_parameters(), tag.to_parameters()].concat());
            assert_eq!(Tag::all(&decode(&bytes).unwrap()), Some(vec![tag.clone(), tag]));
        }
        let read = tag().read();
        assert_eq!((read.antenna, read.reader_ms), (AntennaPort(3), None));
        assert_eq!(read.signal, Signal::Relative(72));
    }

    #[test]
    fn stronger_is_more() {
        let signal = |strength: i8| match (Tag { strength: Some(strength), ..tag() }).read().signal {
            Signal::Relative(raw) => raw,
            other @ (Signal::Dbm(_) | Signal::Silent) => panic!("{other:?}"),
        };
        assert!((-128..127).all(|strength| signal(strength) < signal(strength + 1)));
    }

    #[test]
    fn a_container_that_lies_is_no_tag() {
        let inside = tag().to_parameters().split_off(2);
        assert!(Tag::parse(&inside).is_some());
        for at in 0..inside.len() {
            let is_at_a_border = Parameters(&inside[..at]).is_even();
            assert_eq!(Tag::parse(&inside[..at]).is_some(), is_at_a_border && at > 0, "{at}");
        }
        assert_eq!(Tag::parse(&[1, 2, 0xE2, 0x80, tag::STRENGTH, 2, 0, 0]), None);
        assert_eq!(Tag::parse(&[1, 2, 0xE2, 0x80, tag::TIME, 3, 0, 0, 0]), None);
        assert_eq!(Tag::parse(&[tag::STRENGTH, 1, 0]), None);
    }

    #[test]
    fn a_version_is_said_and_understood() {
        let known = [0x52, 0x46, 1, 0, 0, 0x40, 0, 0x0B, 7, 1, 0, 0x20, 3, 4, 0, 1, 0x21, 1, 5, 0xC5];
        let frame = decode(&known).unwrap();
        let version = Version::parse(&frame).unwrap();
        assert_eq!(
            (version.words().as_str(), version.device, status_of(&frame)),
            ("4.0.1", Some(5), Some(DONE))
        );
        assert_eq!(crate::families::cph_rf::frame::encode_reply(0, 0x40, 0, &version.to_parameters()), known);
    }
}
