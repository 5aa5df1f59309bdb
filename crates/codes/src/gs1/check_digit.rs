//! The check digit of GS1 numbers: from the right, weights 3, 1, 3, 1 …

/// The digit that belongs behind these digits; `None` when one of them is no digit.
pub fn check_digit(digits: &str) -> Option<u8> {
    let mut sum = 0u32;
    for (at, byte) in digits.bytes().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return None;
        }
        sum += u32::from(byte - b'0') * if at % 2 == 0 { 3 } else { 1 };
    }
    Some(((10 - sum % 10) % 10) as u8)
}

/// True when the last digit is the check digit of those before it.
pub fn is_valid(digits: &str) -> bool {
    wrong(digits).is_none() && digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digit that is there and the one that should be there, when they differ.
pub(crate) fn wrong(digits: &str) -> Option<(u8, u8)> {
    let (before, last) = digits.split_at_checked(digits.len().checked_sub(1)?)?;
    let is = last.bytes().next()?.wrapping_sub(b'0');
    let should = check_digit(before)?;
    (is != should).then_some((is, should))
}
