//! Pseudo-languages: English in disguise, so that cut-off, hard-coded and left-to-right-only texts are seen.
//!
//! The rules; the window follows the same ones, so both give the same text for the same message:
//!
//! 1. Only the literal text of a message is changed (a Fluent *text element*, through the bundle's `transform`);
//!    values, numbers and string literals stay as they are. Plural and number rules stay those of `en`.
//! 2. `en-XA`: each ASCII letter becomes the letter at its place in `ACCENTED_LOWER` / `ACCENTED_UPPER`;
//!    a vowel (a e i o u, either case) is written twice, the second time in lower case. That makes a text about
//!    40 % longer and keeps its spaces, so it breaks into lines like a real language.
//! 3. `ar-XB`: each longest run of ASCII letters becomes U+202E (right-to-left override), the run, U+202C (pop).
//!    Letters are read backwards, values are not.
//! 4. After formatting, the whole text is put in square brackets: `[` text `]`. In `ar-XB` a U+200F
//!    (right-to-left mark) stands before and after the brackets. Attributes are whole texts of their own.
//! 5. The empty text stays empty.

use std::borrow::Cow;

/// Which disguise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pseudo {
    /// `en-XA`.
    Accented,
    /// `ar-XB`.
    Mirrored,
}

const ACCENTED_LOWER: [char; 26] = [
    'á', 'ƀ', 'ç', 'ð', 'é', 'ƒ', 'ĝ', 'ĥ', 'í', 'ĵ', 'ķ', 'ļ', 'ɱ', 'ñ', 'ó', 'þ', 'ǫ', 'ŕ', 'š', 'ţ', 'ú',
    'ṽ', 'ŵ', 'ẋ', 'ý', 'ž',
];
const ACCENTED_UPPER: [char; 26] = [
    'Á', 'Ɓ', 'Ç', 'Ð', 'É', 'Ƒ', 'Ĝ', 'Ĥ', 'Í', 'Ĵ', 'Ķ', 'Ļ', 'Ṁ', 'Ñ', 'Ó', 'Þ', 'Ǫ', 'Ŕ', 'Š', 'Ţ', 'Ú',
    'Ṽ', 'Ŵ', 'Ẋ', 'Ý', 'Ž',
];

impl Pseudo {
    /// The change of literal text (rules 2 and 3).
    pub fn transform(self) -> fn(&str) -> Cow<'_, str> {
        match self {
            Pseudo::Accented => |text| Cow::Owned(accent(text)),
            Pseudo::Mirrored => |text| Cow::Owned(mirror(text)),
        }
    }

    /// The frame around a whole text (rules 4 and 5).
    pub fn enclose(self, text: String) -> String {
        if text.is_empty() {
            return text;
        }
        match self {
            Pseudo::Accented => format!("[{text}]"),
            Pseudo::Mirrored => format!("\u{200F}[{text}]\u{200F}"),
        }
    }
}

fn accent(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for ch in text.chars() {
        let lower = ch.to_ascii_lowercase();
        if !lower.is_ascii_lowercase() {
            out.push(ch);
            continue;
        }
        let at = usize::from(lower as u8 - b'a');
        out.push(if ch == lower { ACCENTED_LOWER[at] } else { ACCENTED_UPPER[at] });
        if matches!(lower, 'a' | 'e' | 'i' | 'o' | 'u') {
            out.push(ACCENTED_LOWER[at]);
        }
    }
    out
}

fn mirror(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut is_inside = false;
    for ch in text.chars() {
        if ch.is_ascii_alphabetic() != is_inside {
            out.push(if is_inside { '\u{202C}' } else { '\u{202E}' });
            is_inside = !is_inside;
        }
        out.push(ch);
    }
    if is_inside {
        out.push('\u{202C}');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_change_and_the_rest_stays() {
        assert_eq!(accent("Map 12 – Undo"), "Ṁááþ 12 – Úúñðóó");
        assert_eq!(mirror("Map 12 – Undo"), "\u{202E}Map\u{202C} 12 – \u{202E}Undo\u{202C}");
        assert_eq!(Pseudo::Accented.enclose(String::new()), "");
        assert_eq!(Pseudo::Mirrored.enclose("x".to_owned()), "\u{200F}[x]\u{200F}");
    }

    #[test]
    fn accented_text_is_about_forty_percent_longer() {
        let text = "The desk reader stopped answering. Check the cable, then press Try again.";
        let longer = Pseudo::Accented.enclose(accent(text)).chars().count();
        let share = longer as f64 / text.chars().count() as f64;
        assert!((1.25..=1.55).contains(&share), "{share}");
    }
}
