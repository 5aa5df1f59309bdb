//! The values that go into a sentence.

use fluent_bundle::FluentArgs;

use crate::limits::VALUE_CHARS_MAX;

/// Named values for a message. Numbers stay numbers, because the plural depends on them.
#[derive(Debug, Default)]
pub struct Args {
    pub(crate) values: FluentArgs<'static>,
}

impl Args {
    /// No values.
    pub fn new() -> Args {
        Args::default()
    }

    /// Adds a number.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: u64) -> Args {
        // Fluent counts in f64: exact up to 2^53, far beyond anything that is counted here.
        self.values.set(name, value as f64);
        self
    }

    /// Adds a text; it is cut to the length that one value may have.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>, value: impl AsRef<str>) -> Args {
        self.values.set(name.into(), shorten(value.as_ref()));
        self
    }

    /// Adds a value of which only its text is known (from a stored undo entry or a problem): whole numbers count.
    #[must_use]
    pub fn value(mut self, name: impl Into<String>, value: &str) -> Args {
        let is_count = (1..=15).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
        match value.parse::<u64>() {
            Ok(number) if is_count && (value == "0" || !value.starts_with('0')) => {
                self.values.set(name.into(), number as f64);
            }
            Ok(_) | Err(_) => self.values.set(name.into(), shorten(value)),
        }
        self
    }

    /// Whether a value of that name was given.
    pub fn has(&self, name: &str) -> bool {
        self.values.get(name).is_some()
    }
}

fn shorten(value: &str) -> String {
    match value.char_indices().nth(VALUE_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::FluentValue;

    #[test]
    fn long_values_are_cut() {
        let args = Args::new().text("name", "ä".repeat(VALUE_CHARS_MAX + 1));
        let Some(FluentValue::String(text)) = args.values.get("name") else { panic!("no text") };
        assert_eq!(text.chars().count(), VALUE_CHARS_MAX + 1);
        assert!(text.ends_with("ä…"));
    }

    #[test]
    fn only_plain_whole_numbers_count() {
        let is_number =
            |text: &str| matches!(Args::new().value("v", text).values.get("v"), Some(FluentValue::Number(_)));
        assert!(is_number("0") && is_number("12480"));
        for text in ["", "0044", "-5", "1e3", "4711 ", "12345678901234567890"] {
            assert!(!is_number(text), "{text:?}");
        }
    }
}
