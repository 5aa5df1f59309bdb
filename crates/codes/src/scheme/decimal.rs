//! Decimal digits as one integer, up to the 90 digits of the longest application identifiers.

use crate::bits::{Cursor, Draft};
use crate::chars::{Line, power_of_ten};
use crate::refusal::{Refusal, Rule};

/// Limbs of 32 bits that hold 90 decimal digits (299 bits).
const LIMBS: usize = 10;
/// Nine digits fit a limb.
const BASE: u64 = 1_000_000_000;
/// Digits whose largest value fits 64 bits.
const SHORT: usize = 19;

/// Bits for so many digits: the digits times the binary logarithm of ten, rounded up (table B).
pub(crate) fn bits_for(digits: usize) -> usize {
    (digits * 3_321_928_095).div_ceil(1_000_000_000)
}

/// Reads `digits` digits from an integer of `bits` bits.
pub(crate) fn read(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    digits: usize,
    bits: usize,
    out: &mut Line,
) -> Result<(), Refusal> {
    let at = cursor.at();
    let too_many = Refusal::bits(name, at, bits, Rule::TooManyDigits(digits as u8));
    if bits <= 64 {
        let value = cursor.take(name, bits)?;
        if digits <= SHORT && value >= power_of_ten(digits as u8) {
            return Err(too_many);
        }
        out.push_digits(value, digits);
        return Ok(());
    }
    let mut limbs = [0u32; LIMBS];
    let used = bits.div_ceil(32).min(LIMBS);
    for (place, limb) in limbs.iter_mut().take(used).enumerate() {
        let width = if place == 0 { bits - (used - 1) * 32 } else { 32 };
        *limb = cursor.take(name, width)? as u32;
    }
    // Nine digits at a time come out from the right.
    let mut groups = [0u64; LIMBS + 1];
    let count = digits.div_ceil(9);
    for group in groups.iter_mut().take(count).rev() {
        let mut rest = 0u64;
        for limb in limbs.iter_mut().take(used) {
            let value = (rest << 32) | u64::from(*limb);
            *limb = (value / BASE) as u32;
            rest = value % BASE;
        }
        *group = rest;
    }
    let front = digits - (count - 1) * 9;
    if limbs.iter().any(|limb| *limb != 0) || groups[0] >= power_of_ten(front as u8) {
        return Err(too_many);
    }
    for (place, group) in groups.iter().take(count).enumerate() {
        out.push_digits(*group, if place == 0 { front } else { 9 });
    }
    Ok(())
}

/// Writes digits as an integer of `bits` bits.
pub(crate) fn write(draft: &mut Draft, name: &'static str, text: &str, bits: usize) -> Result<(), Refusal> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::text(name, Rule::NotDigit));
    }
    if text.len() <= SHORT {
        let value = text.bytes().fold(0, |value, byte| value * 10 + u64::from(byte - b'0'));
        return draft.put(value, bits);
    }
    let mut limbs = [0u32; LIMBS];
    for byte in text.bytes() {
        let mut carry = u64::from(byte - b'0');
        for limb in limbs.iter_mut().rev() {
            let value = u64::from(*limb) * 10 + carry;
            *limb = value as u32;
            carry = value >> 32;
        }
        if carry != 0 {
            return Err(Refusal::text(name, Rule::TooLong(crate::limits::VALUE_MAX as u8)));
        }
    }
    let used = bits.div_ceil(32).min(LIMBS);
    for (place, limb) in limbs[LIMBS - used..].iter().enumerate() {
        let width = if place == 0 { bits - (used - 1) * 32 } else { 32 };
        draft.put(u64::from(*limb), width)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_table_b() {
        let first = [4, 7, 10, 14, 17, 20, 24, 27, 30, 34, 37, 40, 44, 47, 50, 54, 57, 60, 64, 67];
        for (at, bits) in first.into_iter().enumerate() {
            assert_eq!(bits_for(at + 1), bits, "{} digits", at + 1);
        }
        assert_eq!(bits_for(90), 299);
    }

    #[test]
    fn ninety_digits_come_back() {
        for text in
            ["9".repeat(90), "1".repeat(20), format!("{}7", "0".repeat(89)), "18446744073709551616".into()]
        {
            let bits = bits_for(text.len());
            let mut draft = Draft::new();
            write(&mut draft, "x", &text, bits).unwrap();
            assert_eq!(draft.bits(), bits);
            let epc = draft.finish();
            let mut out = Line::new();
            read(&mut Cursor::new(&epc, 0), "x", text.len(), bits, &mut out).unwrap();
            assert_eq!(out.as_str(), text);
        }
    }
}
