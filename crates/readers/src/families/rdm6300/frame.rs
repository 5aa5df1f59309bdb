//! rdm6300 frames: `02`, ten hex digits, two hex digits of check, `03`. The check is the exclusive or of the five bytes.

use codes::low_frequency::Em4100;

use crate::wire::{Look, hex_digit, to_hex, unhex, xor8};

/// Before the digits.
pub const START: u8 = 0x02;
/// Behind the digits.
pub const END: u8 = 0x03;
/// Bytes of a frame.
pub const FRAME: usize = 14;
/// Digits of a card: number and check.
pub const DIGITS: usize = 12;

/// The card named by ten digits and two of check.
pub fn card(digits: &[u8]) -> Option<Em4100> {
    let bytes = unhex(digits)?;
    let (check, number) = bytes.split_last()?;
    let number = <[u8; 5]>::try_from(number).ok()?;
    (xor8(&number) == *check).then(|| Em4100::from_bytes(number))
}

/// The twelve digits of a card.
pub fn digits(number: [u8; 5]) -> String {
    format!("{}{:02X}", to_hex(&number), xor8(&number))
}

/// The bytes of a frame.
pub fn encode(number: [u8; 5]) -> Vec<u8> {
    [&[START], digits(number).as_bytes(), &[END]].concat()
}

/// The front of the collected bytes.
pub fn look(bytes: &[u8]) -> Look {
    let is_possible = |(at, byte): (usize, &u8)| match at {
        0 => *byte == START,
        1..=DIGITS => hex_digit(*byte).is_some(),
        _ => *byte == END,
    };
    if !bytes.iter().take(FRAME).enumerate().all(is_possible) {
        return Look::Noise(1);
    }
    match bytes.get(1..=DIGITS) {
        None => Look::More,
        Some(digits) if card(digits).is_none() => Look::Noise(1),
        Some(_) if bytes.len() < FRAME => Look::More,
        Some(_) => Look::Frame(FRAME),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_frames_are_read_and_written() {
        for (number, text, printed) in [
            ([0x62, 0xE3, 0x08, 0x6C, 0xED], "62E3086CED08", "3808980205"),
            ([0x1F, 0x00, 0x64, 0x4B, 0xB6], "1F00644BB686", "0006572982"),
        ] {
            assert_eq!(digits(number), text);
            assert_eq!(card(text.as_bytes()).unwrap().to_decimal(), printed);
            assert_eq!(look(&encode(number)), Look::Frame(FRAME));
        }
        assert_eq!(card(b"62E3086CED09"), None);
        assert_eq!(card(b"62E3086CED0"), None);
    }
}
