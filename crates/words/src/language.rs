//! Which languages there are and which one is meant by a tag.

use crate::catalogue::{ARABIC, Area, ENGLISH, FRENCH, GERMAN, POLISH, SPANISH};
use crate::pseudo::Pseudo;

/// A language a person can choose.
pub struct Language {
    /// Its tag (`en`, `en-XA`).
    pub tag: &'static str,
    /// Its name in itself, as shown in the choice.
    pub own_name: &'static str,
    /// Read from right to left.
    pub is_right_to_left: bool,
    /// Made from English to test screens; not offered to people.
    pub is_pseudo: bool,
    pub(crate) areas: &'static [Area],
    /// The language whose plural rules hold.
    pub(crate) plurals: &'static str,
    pub(crate) pseudo: Option<Pseudo>,
}

/// Every language, in the order of the choice. The first one stands in for what is not there.
pub const LANGUAGES: &[Language] = &[
    Language {
        tag: "en",
        own_name: "English",
        is_right_to_left: false,
        is_pseudo: false,
        areas: ENGLISH,
        plurals: "en",
        pseudo: None,
    },
    Language {
        tag: "de",
        own_name: "Deutsch",
        is_right_to_left: false,
        is_pseudo: false,
        areas: GERMAN,
        plurals: "de",
        pseudo: None,
    },
    Language {
        tag: "es",
        own_name: "Español",
        is_right_to_left: false,
        is_pseudo: false,
        areas: SPANISH,
        plurals: "es",
        pseudo: None,
    },
    Language {
        tag: "fr",
        own_name: "Français",
        is_right_to_left: false,
        is_pseudo: false,
        areas: FRENCH,
        plurals: "fr",
        pseudo: None,
    },
    Language {
        tag: "pl",
        own_name: "Polski",
        is_right_to_left: false,
        is_pseudo: false,
        areas: POLISH,
        plurals: "pl",
        pseudo: None,
    },
    Language {
        tag: "ar",
        own_name: "العربية",
        is_right_to_left: true,
        is_pseudo: false,
        areas: ARABIC,
        plurals: "ar",
        pseudo: None,
    },
    Language {
        tag: "en-XA",
        own_name: "Áççéñţš (test)",
        is_right_to_left: false,
        is_pseudo: true,
        areas: ENGLISH,
        plurals: "en",
        pseudo: Some(Pseudo::Accented),
    },
    Language {
        tag: "ar-XB",
        own_name: "Right to left (test)",
        is_right_to_left: true,
        is_pseudo: true,
        areas: ENGLISH,
        plurals: "en",
        pseudo: Some(Pseudo::Mirrored),
    },
];

/// Place in [`LANGUAGES`] of the best language for a tag (`en_GB.UTF-8`, `EN-gb`, `de`): exact, then the same
/// main language, then English. A pseudo-language is taken only by its exact tag.
pub(crate) fn choose(tag: &str) -> usize {
    let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let main = tag.split('-').next().unwrap_or_default();
    let exact = LANGUAGES.iter().position(|language| language.tag.eq_ignore_ascii_case(&tag));
    let same_main = || {
        LANGUAGES.iter().position(|language| !language.is_pseudo && language.tag.eq_ignore_ascii_case(main))
    };
    exact.or_else(same_main).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_chosen() {
        for (asked, given) in [
            ("en", "en"),
            ("en_GB.UTF-8", "en"),
            ("EN-xa", "en-XA"),
            ("ar-XB", "ar-XB"),
            ("ar-EG", "ar"),
            ("de_CH.UTF-8", "de"),
            ("sv-SE", "en"),
            ("", "en"),
            ("C", "en"),
        ] {
            assert_eq!(LANGUAGES[choose(asked)].tag, given, "{asked}");
        }
    }
}
