//! A catalogue ready to speak: from message and values to the sentence.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::args::Args;
use crate::catalogue::ENGLISH;
use crate::ids::Message;
use crate::language::{LANGUAGES, Language, choose};

/// One language, loaded.
pub struct Words {
    language: &'static Language,
    bundle: FluentBundle<FluentResource>,
}

/// The three sentences of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemWords {
    /// What happened.
    pub message: String,
    /// What it means for you.
    pub meaning: String,
    /// What to do.
    pub action: String,
}

impl Words {
    /// The words of the language nearest to a tag (`en`, `de-CH`, `en_GB.UTF-8`); English when it is not there.
    /// Loaded once, kept for ever.
    pub fn for_language(tag: &str) -> &'static Words {
        static LOADED: [OnceLock<Words>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        let at = choose(tag);
        LOADED[at].get_or_init(|| Words::load(&LANGUAGES[at]))
    }

    /// The language these words are in.
    pub fn language(&self) -> &'static Language {
        self.language
    }

    /// The sentence for a screen: each value is fenced by direction marks, so that a code inside Arabic text keeps
    /// its order.
    pub fn text(&self, message: Message, args: &Args) -> String {
        self.say(message, None, args)
    }

    /// The sentence for files and terminals: without direction marks around values.
    pub fn plain(&self, message: Message, args: &Args) -> String {
        unfenced(&self.text(message, args))
    }

    /// A further sentence of a message (`meaning`, `action`); empty if the message has none of that name.
    pub fn attribute(&self, message: Message, name: &str, args: &Args) -> String {
        if message.attributes().contains(&name) { self.say(message, Some(name), args) } else { String::new() }
    }

    /// The three sentences for a problem code (`TS-READER-001`); `None` for a code without words.
    pub fn problem(&self, code: &str, args: &Args) -> Option<ProblemWords> {
        let message = Message::find(&format!("problem-{code}"))?;
        Some(ProblemWords {
            message: self.say(message, None, args),
            meaning: self.attribute(message, "meaning", args),
            action: self.attribute(message, "action", args),
        })
    }

    fn load(language: &'static Language) -> Words {
        // The tag is a constant of ours; `und` would only mean the plural rules of the root.
        let plurals: LanguageIdentifier = language.plurals.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![plurals]);
        bundle.set_formatter(Some(grouping_of(language.tag)));
        bundle.set_transform(language.pseudo.map(|pseudo| pseudo.transform()));
        // NUMBER is the only function the catalogues use; adding it to a new bundle cannot clash.
        let added = bundle.add_builtins();
        debug_assert!(added.is_ok());
        // What a language does not say yet is said in English, so that no button is ever empty.
        for area in ENGLISH.iter().chain(language.areas) {
            // A damaged catalogue keeps its good messages; a test holds every catalogue to having no bad one.
            let resource = match FluentResource::try_new(area.source.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    debug_assert!(errors.is_empty(), "{errors:?}");
                    resource
                }
            };
            bundle.add_resource_overriding(resource);
        }
        Words { language, bundle }
    }

    fn say(&self, message: Message, attribute: Option<&str>, args: &Args) -> String {
        let (text, errors) = self.try_say(message, attribute, args);
        // In a release the gap is shown as `{$name}`: the rest of the sentence is still worth reading.
        debug_assert!(errors.is_empty(), "{}: {errors:?}", message.id());
        match self.language.pseudo {
            Some(pseudo) => pseudo.enclose(text),
            None => text,
        }
    }

    fn try_say(&self, message: Message, attribute: Option<&str>, args: &Args) -> (String, Vec<FluentError>) {
        let found = self.bundle.get_message(message.id());
        let pattern = found.as_ref().and_then(|found| match attribute {
            Some(name) => found.get_attribute(name).map(|attribute| attribute.value()),
            None => found.value(),
        });
        let Some(pattern) = pattern else {
            return (message.id().to_owned(), Vec::new());
        };
        let mut errors = Vec::new();
        let values = args.for_message(message);
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        (text, errors)
    }
}

/// What stands between the thousands of a language, as `Intl` does it in the window.
fn grouping_of<M>(tag: &str) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match tag {
        "de" | "es" => |value, _| group_thousands(value, '.'),
        "fr" => |value, _| group_thousands(value, '\u{202F}'),
        "pl" => |value, _| group_thousands(value, '\u{A0}'),
        _ => |value, _| group_thousands(value, ','),
    }
}

/// Whole numbers from 1,000 on get their commas.
fn group_thousands(value: &FluentValue<'_>, between: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if !number.options.use_grouping || number.value.fract() != 0.0 || number.value.abs() >= 9e15 {
        return None;
    }
    let digits = format!("{:.0}", number.value.abs());
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number.value < 0.0 {
        grouped.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(between);
        }
        grouped.push(digit);
    }
    Some(grouped)
}

/// A sentence without the direction marks that fence its values: for files and terminals.
pub fn unfenced(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests;
