//! lf134-usb messages: what a host asks and what the reader answers, both directions.

use codes::low_frequency::FdxB;

use crate::families::fdxb::frame::transponder;
use crate::families::lf134_usb::frame::Frame;

/// Command codes.
pub mod code {
    /// Read a transponder.
    pub const READ: u8 = 0xA7;
    /// Write a transponder. Never sent by us.
    pub const WRITE: u8 = 0xA8;
}

/// Whatever was asked went well.
pub const OK: u8 = 0x00;

/// How a transponder is to be reported; the data byte of the reading command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Numbers in decimal digits, two a byte.
    Numbers,
    /// All 128 bits as they came from the air.
    Bits,
    /// The 64 bits of ISO 11784, first bit lowest, and the transponder's own check.
    Block,
}

impl Mode {
    /// Its byte.
    pub fn byte(self) -> u8 {
        match self {
            Mode::Numbers => 0,
            Mode::Bits => 1,
            Mode::Block => 2,
        }
    }

    /// The mode of a byte.
    pub fn of_byte(byte: u8) -> Option<Mode> {
        [Mode::Numbers, Mode::Bits, Mode::Block].get(usize::from(byte)).copied()
    }
}

/// "Read a transponder" for the reader as sold.
pub fn read(mode: Mode) -> Vec<u8> {
    Frame { id: 1, code: code::READ, data: &[mode.byte()] }.encode()
}

/// The transponder in the data of a good answer; which mode it answers is told by its length.
pub fn transponder_in(data: &[u8]) -> Option<FdxB> {
    match data.len() {
        12 => numbers(data),
        16 => bits(data),
        10 => block(data),
        _ => None,
    }
}

/// Six bytes national number and two bytes country as decimal digits, half a byte data flag, two and a half reserved,
/// one byte animal flag in its upper half.
fn numbers(data: &[u8]) -> Option<FdxB> {
    let decimal = |bytes: &[u8]| {
        bytes
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 0xF])
            .try_fold(0u64, |number, digit| (digit < 10).then_some(number * 10 + u64::from(digit)))
    };
    let tag = transponder(decimal(&data[6..8])?, decimal(&data[..6])?)?;
    Some(FdxB { has_data: data[8] >> 4 != 0, is_animal: data[11] >> 4 != 0, ..tag })
}

/// ISO 11785: ten zeros and a one, then eight times eight bits and a one, each byte sent lowest bit first.
fn bits(data: &[u8]) -> Option<FdxB> {
    let bit = |at: usize| data.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1);
    let is_header = (0..10).all(|at| !bit(at)) && bit(10);
    let is_ruled = (0..8).all(|group| bit(11 + group * 9 + 8));
    if !is_header || !is_ruled {
        return None;
    }
    let payload = (0..64).filter(|at| bit(11 + at / 8 * 9 + at % 8)).fold(0u64, |all, at| all | 1 << at);
    Some(from_lowest_first(payload))
}

fn block(data: &[u8]) -> Option<FdxB> {
    let bytes = <[u8; 8]>::try_from(data.get(..8)?).ok()?;
    Some(from_lowest_first(u64::from_le_bytes(bytes)))
}

/// On the air the number comes first and lowest bit first: number 38, country 10, data 1, reserved 14, animal 1.
fn from_lowest_first(bits: u64) -> FdxB {
    FdxB {
        number: bits & ((1 << 38) - 1),
        country: (bits >> 38 & 0x3FF) as u16,
        has_data: bits >> 48 & 1 == 1,
        is_animal: bits >> 63 == 1,
    }
}

/// The data of an answer in decimal digits.
pub fn to_numbers(tag: FdxB) -> Vec<u8> {
    let digits = |mut number: u64, bytes: usize| {
        let mut all = vec![0; bytes];
        for byte in all.iter_mut().rev() {
            *byte = ((number % 10) | ((number / 10 % 10) << 4)) as u8;
            number /= 100;
        }
        all
    };
    let mut data = digits(tag.number, 6);
    data.extend(digits(u64::from(tag.country), 2));
    data.extend([u8::from(tag.has_data) << 4, 0, 0, u8::from(tag.is_animal) << 4]);
    data
}

/// The bytes of a good answer in decimal digits.
pub fn found(tag: FdxB) -> Vec<u8> {
    Frame { id: 1, code: OK, data: &to_numbers(tag) }.encode()
}

/// The bytes of an answer that something failed.
pub fn failed(status: u8) -> Vec<u8> {
    Frame { id: 1, code: status, data: &[] }.encode()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::unhex;

    const TAG: FdxB = FdxB { country: 123, number: 112_233_445_566, is_animal: true, has_data: false };

    /// The three answers of the protocol sheet are the same transponder in the three modes.
    #[test]
    fn all_three_modes_tell_the_same_transponder() {
        for hex in [
            "0201000C1122334455660123000000104A03",
            "0201001000F48D577448ED1E0102B6FE102040804903",
            "0201000ABE78A221DA1E0080D60FD103",
        ] {
            let bytes = unhex(hex.as_bytes()).unwrap();
            let frame = Frame::decode(&bytes).unwrap();
            assert_eq!(transponder_in(frame.data), Some(TAG), "{hex}");
        }
        assert_eq!(found(TAG), unhex(b"0201000C1122334455660123000000104A03").unwrap());
    }

    #[test]
    fn digits_that_are_no_digits_are_refused() {
        let mut data = to_numbers(TAG);
        data[0] = 0x1A;
        assert_eq!(transponder_in(&data), None);
        assert_eq!(transponder_in(&[0; 16]), None);
        assert_eq!(transponder_in(&[]), None);
    }
}
