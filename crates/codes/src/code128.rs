//! Code 128, code set B (ISO/IEC 15417) for printing any text of the keyboard: what a barcode gun has to type to show
//! how its keyboard is set.

use crate::refusal::{Refusal, Rule};

/// Widths of three bars and three gaps for each value, a bar first.
const PATTERNS: [&str; 106] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232",
];

/// Start of code set B, and its value for the check.
const START_B: usize = 104;

/// The end: seven elements.
const STOP: &str = "2331112";

/// Widths of bars and gaps in turn, a bar first, in the narrowest width, with start, check and stop. The quiet zones are
/// not in it. Characters from the space to the tilde.
pub fn bars(text: &str) -> Result<Vec<u8>, Refusal> {
    let mut values = vec![START_B];
    for ch in text.chars() {
        let value = u32::from(ch).checked_sub(32).filter(|value| *value < 95);
        let value = value.ok_or(Refusal::text("code 128", Rule::BadCharacter(ch)))?;
        values.push(value as usize);
    }
    values.push(check(&values));
    let mut widths = Vec::new();
    for value in values {
        widths.extend(PATTERNS[value].bytes().map(|digit| digit - b'0'));
    }
    widths.extend(STOP.bytes().map(|digit| digit - b'0'));
    Ok(widths)
}

/// The start counts once, each further value as often as its position says; modulo 103.
fn check(values: &[usize]) -> usize {
    let weighed = values.iter().enumerate().map(|(at, value)| value * at.max(1));
    weighed.sum::<usize>() % 103
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_eleven_wide_and_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for pattern in PATTERNS {
            assert_eq!(pattern.bytes().map(|digit| u32::from(digit - b'0')).sum::<u32>(), 11, "{pattern}");
            // The bars of every character are an even number of widths together: the standard's own parity.
            let bars: u32 = pattern.bytes().step_by(2).map(|digit| u32::from(digit - b'0')).sum();
            assert_eq!(bars % 2, 0, "{pattern}");
            assert!(seen.insert(pattern), "{pattern} twice");
        }
    }

    #[test]
    fn the_check_is_that_of_the_standard() {
        // "PJJ123C" with start A (103) is the example everybody prints: its check is 54.
        let values: Vec<usize> =
            [103].into_iter().chain("PJJ123C".bytes().map(|ch| usize::from(ch) - 32)).collect();
        assert_eq!(check(&values), 54);
        let widths = bars("aA1").unwrap();
        assert_eq!(widths.len(), 6 * 5 + 7);
        assert!(bars("ü").is_err());
    }
}
