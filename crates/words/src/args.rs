//! The values that go into a sentence.

use fluent_bundle::{FluentArgs, FluentValue};

use crate::ids::Message;
use crate::limits::VALUE_CHARS_MAX;
use crate::message::ArgumentKind;

/// Named values for a message. Whether a value is a number or a text is decided by the message: numbers that travelled
/// as text still get their plural, and an item called "7" stays a name.
#[derive(Clone, Debug, Default)]
pub struct Args {
    values: Vec<(String, Value)>,
}

#[derive(Clone, Debug)]
enum Value {
    Count(u64),
    Text(String),
}

impl Args {
    /// No values.
    pub fn new() -> Args {
        Args::default()
    }

    /// Adds a number.
    #[must_use]
    pub fn count(mut self, name: impl Into<String>, value: u64) -> Args {
        self.values.push((name.into(), Value::Count(value)));
        self
    }

    /// Adds a text; it is cut to the length that one value may have.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>, value: impl AsRef<str>) -> Args {
        self.values.push((name.into(), Value::Text(shorten(value.as_ref()))));
        self
    }

    /// Adds a value that travelled as text (in a problem, a stored change): whatever it is, the message knows.
    #[must_use]
    pub fn value(self, name: impl Into<String>, value: &str) -> Args {
        self.text(name, value)
    }

    /// Whether a value of that name was given.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(given, _)| given == name)
    }

    /// The values a message needs, each of the kind it needs. What is missing is left out; what is of no use too.
    pub(crate) fn for_message(&self, message: Message) -> FluentArgs<'_> {
        let mut args = FluentArgs::new();
        for (name, kind) in message.arguments() {
            // The last one given counts.
            if let Some((_, value)) = self.values.iter().rev().find(|(given, _)| given == name)
                && let Some(value) = value.of_kind(*kind)
            {
                args.set(*name, value);
            }
        }
        args
    }
}

impl Value {
    fn of_kind(&self, kind: ArgumentKind) -> Option<FluentValue<'_>> {
        match (kind, self) {
            // Fluent counts in f64: exact up to 2^53, far beyond anything that is counted here.
            (ArgumentKind::Count, Value::Count(count)) => Some(FluentValue::from(*count as f64)),
            (ArgumentKind::Count, Value::Text(text)) => {
                let number: f64 = text.trim().parse().ok()?;
                number.is_finite().then(|| FluentValue::from(number))
            }
            (ArgumentKind::Text, Value::Count(count)) => Some(FluentValue::from(count.to_string())),
            (ArgumentKind::Text, Value::Text(text)) => Some(FluentValue::from(text.as_str())),
        }
    }
}

/// From values that travelled as text.
impl<N: Into<String>, T: AsRef<str>> FromIterator<(N, T)> for Args {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(values: I) -> Args {
        values.into_iter().fold(Args::new(), |args, (name, value)| args.text(name, value))
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
    use crate::spoken::Words;

    fn say(id: &str, args: &Args) -> String {
        Words::for_language("en").plain(Message::find(id).unwrap(), args)
    }

    #[test]
    fn long_values_are_cut() {
        let text = say("demo-leave-how", &Args::new().text("command", "ä".repeat(VALUE_CHARS_MAX + 1)));
        assert_eq!(text.chars().filter(|ch| *ch == 'ä').count(), VALUE_CHARS_MAX);
        assert!(text.ends_with("ä…"), "{text}");
    }

    #[test]
    fn the_message_decides_what_is_a_number() {
        for args in [Args::new().count("count", 12_480), Args::new().text("count", "12480")] {
            assert_eq!(say("word-items", &args), "12,480 items");
        }
        assert_eq!(say("word-items", &Args::new().text("count", "1")), "1 item");
        let names: Args = [("item", "0044"), ("place", "7"), ("unused", "x")].into_iter().collect();
        assert_eq!(say("strip-moved", &names), "0044 → 7");
    }

    #[test]
    fn what_is_no_number_is_missing() {
        for text in ["many", "", "NaN", "inf"] {
            let args = Args::new().text("count", text);
            assert!(args.has("count"));
            assert!(
                args.for_message(Message::find("word-items").unwrap()).get("count").is_none(),
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_last_value_counts() {
        assert_eq!(say("word-items", &Args::new().count("count", 5).count("count", 1)), "1 item");
    }
}
