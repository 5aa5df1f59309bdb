//! Sort keys and search words: how a text becomes something that can be ordered and found.

use codes::Epc;

use crate::limits;

/// Sorts behind every text that somebody types.
const LAST: &str = "\u{10fffd}";

/// A key in the order people expect: small and capital letters alike, numbers by their value (`D-2` before `D-10`),
/// nothing at the end.
pub(crate) fn sort_key(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return LAST.to_owned();
    }
    let mut key = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    for letter in text.chars().take(limits::SORT_KEY_MAX).flat_map(char::to_lowercase) {
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else {
            push_number(&mut key, &mut digits);
            key.push(letter);
        }
    }
    push_number(&mut key, &mut digits);
    key
}

/// A number is its length, then its digits: the longer one is the larger one.
fn push_number(key: &mut String, digits: &mut String) {
    if digits.is_empty() {
        return;
    }
    let value = digits.trim_start_matches('0');
    key.push('0');
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    key.push(char::from_u32(u32::from('0') + length).unwrap_or('0'));
    key.push_str(value);
    digits.clear();
}

/// A code backwards, letters and digits only: so the search finds it by its end.
fn backwards(code: &str) -> String {
    code.chars().rev().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The number of an item and of its tags backwards.
pub(crate) fn tails(number: &str, epcs: &[Epc]) -> String {
    let mut tails = backwards(number);
    for epc in epcs {
        tails.push(' ');
        tails.push_str(&backwards(&epc.to_hex()));
    }
    tails
}

/// The question to the search index for what a person typed: every word, as the start of a word of name or number, or
/// as the end of a number. Every word is quoted, so nothing a person types is syntax. `None`: no word in it.
pub(crate) fn search_words(text: &str) -> Option<String> {
    let text: String = text.chars().take(limits::SEARCH_TEXT_MAX).collect();
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(limits::SEARCH_WORDS_MAX)
        .map(one_word)
        .collect();
    if words.is_empty() { None } else { Some(words.join(" AND ")) }
}

fn one_word(word: &str) -> String {
    let quoted = word.replace('"', "\"\"");
    let tail = backwards(word);
    let can_be_tail =
        tail.chars().count() >= limits::SEARCH_TAIL_MIN && tail.chars().any(|c| c.is_ascii_digit());
    if can_be_tail {
        format!("({{name number}} : \"{quoted}\" * OR tails : \"{tail}\" *)")
    } else {
        format!("({{name number}} : \"{quoted}\" *)")
    }
}

/// How well an item fits what was typed; smaller is better.
pub(crate) fn rank(typed: &str, name: &str, number: &str) -> u8 {
    let typed = typed.trim().to_lowercase();
    let (name, number) = (name.to_lowercase(), number.to_lowercase());
    let first = typed.split_whitespace().next().unwrap_or("");
    if number == typed {
        0
    } else if name == typed {
        1
    } else if number.starts_with(&typed) || name.starts_with(&typed) {
        2
    } else if name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(first)) {
        3
    } else {
        4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_order_as_people_do() {
        let expected = ["Äpfel 1", "D-2", "d-10", "D-010 b", "D-11", "Drum 9", "drum 10", ""];
        let mut sorted = expected;
        sorted.sort_by_key(|text| sort_key(text));
        // Letters outside ASCII come behind ASCII ones; nothing at all comes last.
        assert_eq!(sorted, ["D-2", "d-10", "D-010 b", "D-11", "Drum 9", "drum 10", "Äpfel 1", ""]);
    }

    #[test]
    fn long_texts_make_short_keys() {
        assert!(sort_key(&"9".repeat(100_000)).chars().count() <= limits::SORT_KEY_MAX + 2);
        assert!(
            search_words(&"word ".repeat(1_000)).unwrap().matches("AND").count() < limits::SEARCH_WORDS_MAX
        );
    }

    #[test]
    fn numbers_are_kept_backwards() {
        let epc: Epc = "E2801160AB".parse().unwrap();
        assert_eq!(tails("D-0044", &[epc]), "4400d ba0611082e");
    }

    #[test]
    fn nothing_typed_is_syntax() {
        assert_eq!(search_words("  -- \"\" ** "), None);
        assert_eq!(search_words("a\"b").unwrap(), "({name number} : \"a\"\"b\" *)");
        assert_eq!(
            search_words("OR 044").unwrap(),
            "({name number} : \"OR\" *) AND ({name number} : \"044\" * OR tails : \"440\" *)"
        );
    }

    #[test]
    fn the_exact_number_fits_best() {
        assert_eq!(rank("D-0044", "Drum", "d-0044"), 0);
        assert_eq!(rank("drum", "Drum", "D-0044"), 1);
        assert_eq!(rank("dr", "Drum", "D-0044"), 2);
        assert_eq!(rank("drum", "Blue drum", "D-0044"), 3);
        assert_eq!(rank("044", "Blue drum", "D-0044"), 4);
    }
}
