//! Bytes to mercury frames and back, for both directions (M5e developer manual; the CRC as modules compute it).
//!
//! ```text
//! command  FF len opcode data[len] crcHi crcLo                        len ≤ 250, len + 5 bytes in all
//! reply    FF len opcode statusHi statusLo data[len] crcHi crcLo      len ≤ 248, len + 7 bytes in all
//! ```
//!
//! `FF` may stand inside data, so a frame is found by its length and its CRC, never by looking for `FF` alone.
//! Another program may have switched the CRC of the replies off (configuration key 1B); such replies end after the
//! data, and are believed only where the silence behind them or their own content proves them.

use crc::{CRC_16_SPI_FUJITSU, Crc, Table};

use crate::wire::Look;

/// First byte of every frame.
pub const START: u8 = 0xFF;
/// Data bytes of the longest command.
pub const COMMAND_DATA_MAX: usize = 250;
/// Data bytes of the longest reply.
pub const REPLY_DATA_MAX: usize = 248;

/// Sixteen bytes a step: after damage every `FF` is tried as the start of a frame, each time over up to 255 bytes.
static FUJITSU: Crc<u16, Table<16>> = Crc::<u16, Table<16>>::new(&CRC_16_SPI_FUJITSU);

/// The check over the bytes from the length to the last data byte.
///
/// Modules shift each nibble into the register from below, so the last two bytes never meet the polynomial: they are
/// only added. That is CRC-16/SPI-FUJITSU (polynomial 1021, start 1D0F) of all bytes but the last two, XOR the last
/// two; a fast table does the former.
pub fn check(message: &[u8]) -> u16 {
    match message.split_last_chunk::<2>() {
        Some((front, last)) => FUJITSU.checksum(front) ^ u16::from_be_bytes(*last),
        None => 0,
    }
}

/// A frame from the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply<'a> {
    /// What it answers.
    pub opcode: u8,
    /// 0 is success.
    pub status: u16,
    /// Everything behind the status.
    pub data: &'a [u8],
    /// Whether it carries its CRC (which then passed).
    pub is_checked: bool,
}

/// A frame from a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command<'a> {
    /// What it wants.
    pub opcode: u8,
    /// Everything behind it.
    pub data: &'a [u8],
}

impl Reply<'_> {
    /// The bytes on the line; without the CRC if it is not checked.
    pub fn encode(&self) -> Vec<u8> {
        let [high, low] = self.status.to_be_bytes();
        let data = &self.data[..self.data.len().min(REPLY_DATA_MAX)];
        let mut frame = vec![START, data.len() as u8, self.opcode, high, low];
        frame.extend_from_slice(data);
        if self.is_checked {
            finish(&mut frame);
        }
        frame
    }
}

impl Command<'_> {
    /// The bytes on the line.
    pub fn encode(&self) -> Vec<u8> {
        let data = &self.data[..self.data.len().min(COMMAND_DATA_MAX)];
        let mut frame = vec![START, data.len() as u8, self.opcode];
        frame.extend_from_slice(data);
        finish(&mut frame);
        frame
    }
}

fn finish(frame: &mut Vec<u8>) {
    let crc = check(&frame[1..]);
    frame.extend_from_slice(&crc.to_be_bytes());
}

/// A reply as it stands in these bytes, all of them: with its CRC, which must pass, or without one.
pub fn decode_reply(bytes: &[u8]) -> Option<Reply<'_>> {
    let length = usize::from(*bytes.get(1)?);
    let is_checked = bytes.len() == length + 7;
    if bytes[0] != START || length > REPLY_DATA_MAX || !(is_checked || bytes.len() == length + 5) {
        return None;
    }
    if is_checked && !passes(bytes) {
        return None;
    }
    let status = u16::from_be_bytes([bytes[3], bytes[4]]);
    Some(Reply { opcode: bytes[2], status, data: &bytes[5..5 + length], is_checked })
}

/// A command as it stands in these bytes, all of them.
pub fn decode_command(bytes: &[u8]) -> Option<Command<'_>> {
    let length = usize::from(*bytes.get(1)?);
    let is_whole = bytes[0] == START && length <= COMMAND_DATA_MAX && bytes.len() == length + 5;
    (is_whole && passes(bytes)).then(|| Command { opcode: bytes[2], data: &bytes[3..3 + length] })
}

fn passes(frame: &[u8]) -> bool {
    frame.split_last_chunk::<2>().is_some_and(|(front, crc)| {
        front.get(1..).is_some_and(|message| check(message) == u16::from_be_bytes(*crc))
    })
}

/// What stands at the front of bytes from a module.
pub fn look_reply(bytes: &[u8]) -> Look {
    look(bytes, REPLY_DATA_MAX, 7)
}

/// What stands at the front of bytes from a host.
pub fn look_command(bytes: &[u8]) -> Look {
    look(bytes, COMMAND_DATA_MAX, 5)
}

fn look(bytes: &[u8], data_max: usize, around: usize) -> Look {
    match bytes {
        [START] => Look::More,
        [START, length, ..] if usize::from(*length) > data_max => Look::Noise(1),
        [START, length, ..] => match bytes.get(..usize::from(*length) + around) {
            None => Look::More,
            Some(frame) if passes(frame) => Look::Frame(frame.len()),
            Some(_) => Look::Noise(1),
        },
        _ => Look::Noise(bytes.iter().position(|byte| *byte == START).unwrap_or(bytes.len())),
    }
}

/// A reply without its CRC at the front, to be believed only if exactly these bytes came and then silence: its length.
pub fn unchecked_length(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [START, length, _, _, _, ..] if usize::from(*length) <= REPLY_DATA_MAX => {
            let whole = usize::from(*length) + 5;
            (bytes.len() >= whole).then_some(whole)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check as modules compute it: each nibble shifted in from below.
    fn nibble_check(message: &[u8]) -> u16 {
        message.iter().flat_map(|byte| [byte >> 4, byte & 15]).fold(0xFFFF, |crc: u16, nibble| {
            let top = crc >> 12;
            let entry =
                (0..4).fold(
                    top << 12,
                    |entry, _| {
                        if entry & 0x8000 != 0 { entry << 1 ^ 0x1021 } else { entry << 1 }
                    },
                );
            (crc << 4 | u16::from(nibble)) ^ entry
        })
    }

    #[test]
    fn the_fast_check_is_the_nibble_check() {
        assert_eq!(check(&[0x00, 0x03]), 0x1D0C);
        assert_eq!(check(&[0x03, 0x2F, 0x00, 0x00, 0x02]), 0x5E86);
        let mut state = 1u32;
        for length in 2..600 {
            let message: Vec<u8> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24) as u8
                })
                .collect();
            assert_eq!(check(&message), nibble_check(&message), "{length}");
        }
    }

    #[test]
    fn frames_are_written_as_captured() {
        let version = Command { opcode: 0x03, data: &[] };
        assert_eq!(version.encode(), [0xFF, 0x00, 0x03, 0x1D, 0x0C]);
        let on = Command { opcode: 0x9A, data: &[1, 0x1B, 1] }.encode();
        assert_eq!(on, [0xFF, 0x03, 0x9A, 0x01, 0x1B, 0x01, 0xB4, 0x5C]);
        let accepted = Reply { opcode: 0x97, status: 0, data: &[], is_checked: true };
        assert_eq!(accepted.encode(), [0xFF, 0x00, 0x97, 0x00, 0x00, 0x77, 0x9E]);
        assert_eq!(decode_reply(&accepted.encode()), Some(accepted));
        assert_eq!(decode_command(&version.encode()), Some(version));
    }

    #[test]
    fn a_wake_up_is_noise_and_hides_nothing() {
        let mut bytes = vec![START; 20];
        bytes.extend(Command { opcode: 0x03, data: &[] }.encode());
        assert_eq!(look_command(&bytes), Look::Noise(1));
        assert_eq!(look_command(&bytes[20..]), Look::Frame(5));
    }

    #[test]
    fn a_reply_without_its_check_is_none_for_the_framer() {
        let open = Reply { opcode: 0x97, status: 0, data: &[], is_checked: false };
        let bytes = open.encode();
        assert_eq!(look_reply(&bytes), Look::More);
        assert_eq!(unchecked_length(&bytes), Some(5));
        assert_eq!(decode_reply(&bytes), Some(open));
        assert_eq!(look_reply(&[&bytes[..], &bytes].concat()), Look::Noise(1));
    }
}
