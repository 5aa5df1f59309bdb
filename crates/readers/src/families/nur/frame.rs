//! Bytes to nur frames and back, for both directions (`NurProtocol.h` of the maker's library).
//!
//! ```text
//! A5 length(2) flags(2) cs    cmd [status] data… crc(2)
//! ```
//!
//! The length counts from the command to the CRC; `cs` is FF XOR the five bytes before it; the CRC is CRC-16/IBM-3740
//! over command to data. All numbers have their low byte first. Replies and notices have a status behind the command.

use crc::{CRC_16_IBM_3740, Crc, Table};

use crate::limits::NUR_PAYLOAD_MAX;
use crate::wire::Look;

/// First byte of every frame.
pub const START: u8 = 0xA5;
/// Flag: said unasked.
pub const UNSOLICITED: u16 = 1;
/// Flag: records carry memory that was read on the way.
pub const WITH_DATA: u16 = 2;
const HEADER: usize = 6;

/// Sixteen bytes a step: a frame may be long, and after damage many headers may look whole.
static IBM_3740: Crc<u16, Table<16>> = Crc::<u16, Table<16>>::new(&CRC_16_IBM_3740);

/// A frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// See the flags above.
    pub flags: u16,
    /// Command.
    pub cmd: u8,
    /// Everything behind the command; in a reply the first byte is the status.
    pub body: &'a [u8],
}

impl Frame<'_> {
    /// The bytes on the line.
    pub fn encode(&self) -> Vec<u8> {
        let body = &self.body[..self.body.len().min(NUR_PAYLOAD_MAX - 3)];
        let length = (body.len() + 3) as u16;
        let mut frame = vec![START];
        frame.extend_from_slice(&length.to_le_bytes());
        frame.extend_from_slice(&self.flags.to_le_bytes());
        frame.push(header_check(&frame));
        frame.push(self.cmd);
        frame.extend_from_slice(body);
        let crc = IBM_3740.checksum(&frame[HEADER..]);
        frame.extend_from_slice(&crc.to_le_bytes());
        frame
    }
}

fn header_check(header: &[u8]) -> u8 {
    header.iter().fold(0xFF, |check, byte| check ^ byte)
}

/// A frame as it stands in these bytes, all of them, if both checks pass.
pub fn decode(bytes: &[u8]) -> Option<Frame<'_>> {
    if look(bytes) != Look::Frame(bytes.len()) {
        return None;
    }
    let flags = u16::from_le_bytes([bytes[3], bytes[4]]);
    Some(Frame { flags, cmd: bytes[HEADER], body: &bytes[HEADER + 1..bytes.len() - 2] })
}

/// What stands at the front of the bytes.
pub fn look(bytes: &[u8]) -> Look {
    match bytes {
        [START, a, b, _, _, cs, ..] => {
            let length = usize::from(u16::from_le_bytes([*a, *b]));
            if !(3..=NUR_PAYLOAD_MAX).contains(&length) || header_check(&bytes[..5]) != *cs {
                return Look::Noise(1);
            }
            let Some(payload) = bytes.get(HEADER..HEADER + length) else { return Look::More };
            match payload.split_last_chunk::<2>() {
                Some((front, crc)) if IBM_3740.checksum(front) == u16::from_le_bytes(*crc) => {
                    Look::Frame(HEADER + length)
                }
                Some(_) | None => Look::Noise(1),
            }
        }
        [START, ..] => Look::More,
        _ => Look::Noise(bytes.iter().position(|byte| *byte == START).unwrap_or(bytes.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_captured_commands_are_written_and_read() {
        let ping = Frame { flags: 0, cmd: 1, body: &[] };
        assert_eq!(ping.encode(), [0xA5, 3, 0, 0, 0, 0x59, 1, 0xD1, 0xF1]);
        let tags = Frame { flags: 0, cmd: 7, body: &[1] };
        assert_eq!(tags.encode(), [0xA5, 4, 0, 0, 0, 0x5E, 7, 1, 0xB9, 0x94]);
        assert_eq!(decode(&tags.encode()), Some(tags));
    }

    #[test]
    fn a_false_length_fails_in_the_header_already() {
        let mut bytes = Frame { flags: 0, cmd: 1, body: &[0; 40] }.encode();
        bytes[1] ^= 0x80;
        assert_eq!(look(&bytes), Look::Noise(1));
        assert_eq!(look(&bytes[..5]), Look::More);
    }
}
