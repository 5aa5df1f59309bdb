//! Code 39 (ISO/IEC 16388) for printing house codes: the simplest bar code that has all their characters, and every
//! barcode gun reads it. Nine elements a character, five bars and four gaps, three of them wide.

use crate::refusal::{Refusal, Rule};

/// A wide element is this many narrow ones wide; the standard allows 2 to 3.
const WIDE: u8 = 3;

/// Start and stop.
const EDGE: &str = "nwnnwnwnn";

/// Characters of house codes with their elements, a bar first (`n` narrow, `w` wide).
const PATTERNS: &[(char, &str)] = &[
    ('0', "nnnwwnwnn"),
    ('1', "wnnwnnnnw"),
    ('2', "nnwwnnnnw"),
    ('3', "wnwwnnnnn"),
    ('4', "nnnwwnnnw"),
    ('5', "wnnwwnnnn"),
    ('6', "nnwwwnnnn"),
    ('7', "nnnwnnwnw"),
    ('8', "wnnwnnwnn"),
    ('9', "nnwwnnwnn"),
    ('A', "wnnnnwnnw"),
    ('B', "nnwnnwnnw"),
    ('C', "wnwnnwnnn"),
    ('D', "nnnnwwnnw"),
    ('E', "wnnnwwnnn"),
    ('F', "nnwnwwnnn"),
    ('G', "nnnnnwwnw"),
    ('H', "wnnnnwwnn"),
    ('I', "nnwnnwwnn"),
    ('J', "nnnnwwwnn"),
    ('K', "wnnnnnnww"),
    ('L', "nnwnnnnww"),
    ('M', "wnwnnnnwn"),
    ('N', "nnnnwnnww"),
    ('O', "wnnnwnnwn"),
    ('P', "nnwnwnnwn"),
    ('Q', "nnnnnnwww"),
    ('R', "wnnnnnwwn"),
    ('S', "nnwnnnwwn"),
    ('T', "nnnnwnwwn"),
    ('U', "wwnnnnnnw"),
    ('V', "nwwnnnnnw"),
    ('W', "wwwnnnnnn"),
    ('X', "nwnnwnnnw"),
    ('Y', "wwnnwnnnn"),
    ('Z', "nwwnwnnnn"),
    ('-', "nwnnnnwnw"),
    ('.', "wwnnnnwnn"),
];

/// Widths of bars and gaps in turn, a bar first, in the narrowest width. Start, stop and the gaps between characters are
/// in it; the quiet zones are not.
pub fn bars(text: &str) -> Result<Vec<u8>, Refusal> {
    let mut widths = Vec::new();
    add(&mut widths, EDGE);
    for ch in text.chars() {
        let pattern = PATTERNS.iter().find(|(one, _)| *one == ch);
        let (_, pattern) = pattern.ok_or(Refusal::text("code 39", Rule::BadCharacter(ch)))?;
        add(&mut widths, pattern);
    }
    add(&mut widths, EDGE);
    Ok(widths)
}

fn add(widths: &mut Vec<u8>, pattern: &str) {
    if !widths.is_empty() {
        widths.push(1);
    }
    widths.extend(pattern.bytes().map(|element| if element == b'w' { WIDE } else { 1 }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_three_wide_elements_of_its_own() {
        let mut seen = std::collections::BTreeSet::from([EDGE]);
        for (ch, pattern) in PATTERNS {
            assert_eq!(pattern.len(), 9, "{ch}");
            assert_eq!(pattern.matches('w').count(), 3, "{ch}");
            // The standard's check: letters, digits and marks have an even number of wide bars.
            let wide_bars = pattern.chars().step_by(2).filter(|element| *element == 'w').count();
            assert!(wide_bars == 2 || wide_bars == 0, "{ch}: {wide_bars}");
            assert!(seen.insert(pattern), "{ch} is another one");
        }
    }

    #[test]
    fn a_text_begins_and_ends_with_the_edge() {
        let widths = bars("A").unwrap();
        assert_eq!(widths.len(), 3 * 9 + 2);
        assert_eq!(widths[..9], [1, 3, 1, 1, 3, 1, 3, 1, 1]);
        assert_eq!(widths[10..19], [3, 1, 1, 1, 1, 3, 1, 1, 3]);
        assert_eq!(widths[20..], widths[..9]);
        assert!(bars("a").is_err());
    }
}
