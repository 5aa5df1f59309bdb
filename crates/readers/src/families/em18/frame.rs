//! em18 frames: ten hex digits and two of check, with nothing before and behind; some clones add a line break. Where
//! one begins is known only from silence or from the end of the frame before it.

use codes::low_frequency::Em4100;

use crate::families::rdm6300::frame::{DIGITS, card};
use crate::wire::{Look, hex_digit};

/// Digits in a row that are looked at together: eight cards that a busy host fetched at once.
const RUN_MAX: usize = DIGITS * 8;

/// The front of the collected bytes. Line breaks before a card belong to it.
pub fn look(bytes: &[u8], is_at_rest: bool) -> Look {
    let breaks = bytes.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let rest = &bytes[breaks..];
    match look_at_digits(rest, is_at_rest) {
        Look::Frame(length) => Look::Frame(breaks + length),
        Look::More if is_at_rest && rest.is_empty() => Look::Frame(breaks),
        Look::More => Look::More,
        Look::Noise(_) if breaks > 0 => Look::Noise(breaks),
        Look::Noise(length) => Look::Noise(length),
    }
}

fn look_at_digits(bytes: &[u8], is_at_rest: bool) -> Look {
    let run = bytes.iter().take(RUN_MAX).take_while(|byte| hex_digit(**byte).is_some()).count();
    if bytes.is_empty() {
        return Look::More;
    }
    if run == 0 {
        return Look::Noise(1);
    }
    if run >= DIGITS && card(&bytes[..DIGITS]).is_some() {
        return Look::Frame(DIGITS);
    }
    if run == bytes.len() && run < RUN_MAX && !is_at_rest {
        return Look::More;
    }
    // Something of it was lost. The last digits may still be whole cards.
    let is_card = |at: &usize| card(&bytes[*at..*at + DIGITS]).is_some();
    let saved = (1..run).filter(|at| at + DIGITS <= run && (run - at).is_multiple_of(DIGITS)).find(is_card);
    Look::Noise(saved.unwrap_or(run))
}

/// The card in a whole frame.
pub fn card_in(frame: &[u8]) -> Option<Em4100> {
    card(frame.get(frame.len().checked_sub(DIGITS)?..)?)
}

/// Whether these bytes are whole cards, at least one, and nothing else.
pub fn is_only_cards(bytes: &[u8]) -> bool {
    let mut digits =
        bytes.split(|byte| matches!(byte, b'\r' | b'\n')).filter(|line| !line.is_empty()).peekable();
    let is_cards = |line: &[u8]| {
        line.len().is_multiple_of(DIGITS) && line.chunks(DIGITS).all(|chunk| card(chunk).is_some())
    };
    digits.peek().is_some() && digits.all(is_cards)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &[u8] = b"4500C5D1E9B8";

    #[test]
    fn a_line_break_belongs_to_the_card_behind_it() {
        assert_eq!(look(CARD, false), Look::Frame(12));
        assert_eq!(look(&[b"\r\n", CARD].concat(), false), Look::Frame(14));
        assert_eq!(card_in(&[b"\r\n", CARD].concat()), card(CARD));
        assert_eq!((look(b"\r\n", false), look(b"\r\n", true)), (Look::More, Look::Frame(2)));
        assert_eq!(card_in(b"\r\n"), None);
        assert_eq!(look(b"\r\n?", false), Look::Noise(2));
    }

    #[test]
    fn a_lost_digit_costs_one_card() {
        let stream = [&CARD[..11], CARD, b"x"].concat();
        assert_eq!(look(&stream, false), Look::Noise(11));
        assert_eq!(look(&CARD[..11], false), Look::More);
        assert_eq!(look(&CARD[..11], true), Look::Noise(11));
    }

    #[test]
    fn only_cards_are_only_cards() {
        assert!(is_only_cards(&[CARD, b"\r\n", CARD].concat()));
        assert!(!is_only_cards(&[CARD, b" ", CARD].concat()));
        assert!(!is_only_cards(b"\r\n"));
    }
}
