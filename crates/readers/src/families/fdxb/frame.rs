//! fdxb frames of two kinds of module, told apart by their first byte.
//!
//! ```text
//! WL-134   02, number 10 hex digits, country 4, data flag 1, animal flag 1, reserved 4, more data 6,
//!          check, inverted check, 03: 30 bytes. Digits stand least significant first; the two checks are
//!          plain bytes and may be anything, 02 and 03 included. Check: exclusive or of the 26 digits.
//! module   AA 0F 08 00, country 2 bytes, number 5 bytes, check, BB: 13 bytes, most significant first.
//!          Check: exclusive or of the ten bytes behind AA.
//! ```

use codes::low_frequency::FdxB;

use crate::wire::{Look, hex_digit, xor8};

/// Bytes of a WL-134 frame.
pub const WL134: usize = 30;
/// Bytes of a module frame.
pub const MODULE: usize = 13;
const MODULE_FRONT: [u8; 4] = [0xAA, 0x0F, 0x08, 0x00];
const COUNTRY_MAX: u64 = 0x3FF;
const NUMBER_MAX: u64 = (1 << 38) - 1;

/// What a frame says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Animal {
    /// The transponder.
    pub tag: FdxB,
    /// The ten digits behind the flags (WL-134 only): four reserved, six of the data block.
    pub extra: Option<[u8; 10]>,
    /// Whether the frame carries the two flags at all.
    pub has_flags: bool,
}

/// A number written in hex digits, least significant first.
fn backwards(digits: &[u8]) -> Option<u64> {
    digits.iter().rev().try_fold(0u64, |number, digit| Some(number << 4 | u64::from(hex_digit(*digit)?)))
}

/// The meaning of a whole frame; `None` if its check fails or a number is larger than ISO 11784 allows.
pub fn decode(frame: &[u8]) -> Option<Animal> {
    match frame.first()? {
        0x02 => wl134(frame),
        _ => module(frame),
    }
}

fn wl134(frame: &[u8]) -> Option<Animal> {
    let frame: &[u8; WL134] = frame.try_into().ok()?;
    let digits = &frame[1..27];
    let check = xor8(digits);
    if frame[0] != 0x02 || frame[27] != check || frame[28] != !check || frame[29] != 0x03 {
        return None;
    }
    let (number, country) = (backwards(&digits[..10])?, backwards(&digits[10..14])?);
    let (has_data, is_animal) = (backwards(&digits[14..15])?, backwards(&digits[15..16])?);
    let extra = <[u8; 10]>::try_from(&digits[16..]).ok()?;
    backwards(&extra)?;
    let tag = transponder(country, number)?;
    let tag = FdxB { is_animal: is_animal & 1 == 1, has_data: has_data & 1 == 1, ..tag };
    Some(Animal { tag, extra: Some(extra), has_flags: true })
}

fn module(frame: &[u8]) -> Option<Animal> {
    let frame: &[u8; MODULE] = frame.try_into().ok()?;
    if !frame.starts_with(&MODULE_FRONT) || xor8(&frame[1..11]) != frame[11] || frame[12] != 0xBB {
        return None;
    }
    let number = |bytes: &[u8]| bytes.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
    let tag = transponder(number(&frame[4..6]), number(&frame[6..11]))?;
    Some(Animal { tag, extra: None, has_flags: false })
}

/// A transponder with these numbers, if they fit their bits.
pub(crate) fn transponder(country: u64, number: u64) -> Option<FdxB> {
    let is_possible = country <= COUNTRY_MAX && number <= NUMBER_MAX;
    is_possible.then_some(FdxB { country: country as u16, number, is_animal: false, has_data: false })
}

/// The bytes of a WL-134 frame without a data block's contents.
pub fn encode_wl134(tag: FdxB) -> Vec<u8> {
    let digits = |number: u64, count: usize| {
        (0..count).map(move |at| char::from_digit((number >> (at * 4) & 0xF) as u32, 16).unwrap_or('0'))
    };
    let text: String = digits(tag.number, 10)
        .chain(digits(u64::from(tag.country), 4))
        .chain(digits(u64::from(tag.has_data), 1))
        .chain(digits(u64::from(tag.is_animal), 1))
        .chain(digits(0, 10))
        .collect();
    let text = text.to_uppercase();
    let check = xor8(text.as_bytes());
    [&[0x02], text.as_bytes(), &[check, !check, 0x03]].concat()
}

/// The bytes of a module frame.
pub fn encode_module(tag: FdxB) -> Vec<u8> {
    let mut frame = MODULE_FRONT.to_vec();
    frame.extend_from_slice(&tag.country.to_be_bytes());
    frame.extend_from_slice(&tag.number.to_be_bytes()[3..]);
    frame.push(xor8(&frame[1..]));
    frame.push(0xBB);
    frame
}

/// The front of the collected bytes.
pub fn look(bytes: &[u8]) -> Look {
    let (length, is_possible) = match bytes.first() {
        Some(0x02) => {
            let has_digits = bytes.iter().skip(1).take(26).all(|byte| hex_digit(*byte).is_some());
            (WL134, has_digits && bytes.get(29).is_none_or(|byte| *byte == 0x03))
        }
        Some(0xAA) => (MODULE, bytes.iter().zip(MODULE_FRONT).all(|(byte, front)| *byte == front)),
        _ => return Look::Noise(1),
    };
    match bytes.get(..length) {
        _ if !is_possible => Look::Noise(1),
        None => Look::More,
        Some(frame) if decode(frame).is_some() => Look::Frame(length),
        Some(_) => Look::Noise(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::unhex;

    const TAG: FdxB = FdxB { country: 999, number: 123_456_789_012, is_animal: true, has_data: false };

    #[test]
    fn the_constructed_example_is_read_and_written() {
        let example = unhex(b"023431413139394542433137453330303130303030303030303030708F03").unwrap();
        let animal = decode(&example).unwrap();
        assert_eq!(animal.tag, TAG);
        assert_eq!(animal.tag.to_text(), "999123456789012");
        assert_eq!(encode_wl134(TAG), example);
        assert_eq!(look(&example), Look::Frame(30));
    }

    #[test]
    fn a_check_that_looks_like_an_end_does_not_end_the_frame() {
        // Among these numbers some have a check of 02 or 03.
        let mut odd = 0;
        for number in 0..5_000 {
            let frame = encode_wl134(FdxB { number, ..TAG });
            odd += usize::from(matches!(frame[27], 2 | 3) || matches!(frame[28], 2 | 3));
            assert_eq!(look(&frame), Look::Frame(30));
            assert_eq!(decode(&frame).unwrap().tag.number, number);
        }
        assert!(odd > 0, "the numbers hold no such check");
    }

    #[test]
    fn a_module_frame_is_read_and_written() {
        let frame = encode_module(TAG);
        assert_eq!(frame.len(), MODULE);
        let flagless = FdxB { is_animal: false, ..TAG };
        assert_eq!(decode(&frame), Some(Animal { tag: flagless, extra: None, has_flags: false }));
        assert_eq!(look(&frame), Look::Frame(13));
        assert_eq!(flagless.to_epc(), TAG.to_epc(), "the same transponder at both kinds");
    }

    #[test]
    fn numbers_that_cannot_be_are_refused_although_the_check_is_right() {
        for (country, number) in [(0x400, 1), (999, 1 << 38)] {
            let frame = encode_module(FdxB { country, number, ..TAG });
            assert_eq!(decode(&frame), None);
        }
    }
}
