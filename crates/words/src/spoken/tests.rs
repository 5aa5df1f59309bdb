//! The whole catalogue, spoken.

use super::*;
use crate::catalogue::ENGLISH;
use crate::generate::english;
use crate::message::ArgumentKind;

/// Exactly the values a message declares.
fn sample(message: Message, count: u64) -> Args {
    message.arguments().iter().fold(Args::new(), |args, (name, kind)| match kind {
        ArgumentKind::Count => args.count(*name, count),
        ArgumentKind::Text => args.text(*name, "Drum 44"),
    })
}

#[test]
fn every_message_speaks_in_every_language_and_number() {
    for language in LANGUAGES {
        let words = Words::for_language(language.tag);
        assert_eq!(words.language().tag, language.tag);
        for message in Message::all() {
            for count in [0, 1, 2, 5, 12_480] {
                let args = sample(message, count);
                let mut texts = vec![None];
                texts.extend(message.attributes().iter().map(|name| Some(*name)));
                for attribute in texts {
                    let (text, errors) = words.try_say(message, attribute, &args);
                    assert!(errors.is_empty(), "{} {attribute:?}: {errors:?}", message.id());
                    assert!(!text.trim().is_empty(), "{} says nothing", message.id());
                    assert!(!text.contains(['{', '}']), "{}: {text}", message.id());
                }
            }
        }
    }
}

#[test]
fn every_argument_is_needed() {
    let words = Words::for_language("en");
    for message in Message::all() {
        for (missing, _) in message.arguments() {
            let args = message.arguments().iter().filter(|(name, _)| name != missing).fold(
                Args::new(),
                |args, (name, kind)| match kind {
                    ArgumentKind::Count => args.count(*name, 5),
                    ArgumentKind::Text => args.text(*name, "x"),
                },
            );
            let all = std::iter::once(None).chain(message.attributes().iter().map(|name| Some(*name)));
            let fails = all.into_iter().any(|name| !words.try_say(message, name, &args).1.is_empty());
            assert!(fails, "{} does not notice that {missing} is missing", message.id());
        }
    }
}

#[test]
fn catalogues_have_no_bad_message_and_every_message_has_a_comment() {
    for area in ENGLISH {
        let parsed = FluentResource::try_new(area.source.to_owned());
        if let Err((_, errors)) = parsed {
            panic!("{}.ftl: {errors:?}", area.name);
        }
    }
    for (id, message) in english() {
        assert!(message.comment.trim().len() > 3, "{id}: say in a comment where it appears");
    }
}

/// Ids of the English catalogue that a language does not have, one a line; the command line is English everywhere.
fn untranslated() -> String {
    let mut lines = String::from(
        "# What is said in English until somebody translates it. Made by `./test --bless words`; a test compares it.\n",
    );
    let spoken = |areas: &[crate::catalogue::Area]| {
        let outlined = areas.iter().flat_map(|area| crate::outline::outline(area.source));
        outlined.map(|message| message.id).collect::<std::collections::BTreeSet<String>>()
    };
    let wanted: Vec<_> = ENGLISH.iter().filter(|area| area.name != "cli").collect();
    for language in LANGUAGES.iter().filter(|language| !language.is_pseudo && language.tag != "en") {
        let there = spoken(language.areas);
        for id in
            wanted.iter().flat_map(|area| crate::outline::outline(area.source)).map(|message| message.id)
        {
            if !there.contains(&id) {
                lines.push_str(&format!("{} {id}\n", language.tag));
            }
        }
        for id in there.iter().filter(|id| Message::find(id).is_none()) {
            lines.push_str(&format!("{} {id} (not in English any more)\n", language.tag));
        }
    }
    lines
}

#[test]
fn what_waits_for_a_translation_is_written_down() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ftl/untranslated.txt");
    let found = untranslated();
    if std::env::var("TAGSTEAD_BLESS").is_ok_and(|what| what == "words") {
        std::fs::write(path, &found).unwrap();
    }
    let stored = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert_eq!(stored, found, "translate it, or run `./test --bless words` to write down that it waits");
}

#[test]
fn every_language_has_the_sentences_english_has() {
    let english = english();
    for language in LANGUAGES.iter().filter(|language| !language.is_pseudo) {
        for area in language.areas {
            if let Err((_, errors)) = FluentResource::try_new(area.source.to_owned()) {
                panic!("{}/{}.ftl: {errors:?}", language.tag, area.name);
            }
            for message in crate::outline::outline(area.source) {
                let known = english.get(&message.id);
                // Left over after English let go of it: it is never said, and it stands in the list.
                let Some(known) = known else { continue };
                assert_eq!(message.attributes, known.attributes, "{}: {}", language.tag, message.id);
            }
        }
    }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    let say = |tag: &str, count| {
        let message = Message::find("frame-items").or_else(|| Message::find("alerts-missing")).unwrap();
        Words::for_language(tag).plain(message, &sample(message, count))
    };
    for (tag, few, many) in [("pl", 3, 5), ("ar", 3, 11)] {
        let (one, few, many) = (say(tag, 1), say(tag, few), say(tag, many));
        let bare = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        assert_ne!(bare(&one), bare(&few), "{tag}");
        assert_ne!(bare(&few), bare(&many), "{tag}");
    }
}

#[test]
fn copy_keeps_the_house_words() {
    // Words of the trade that a person at a desk need not know; see the table of screen words.
    const NOT_ON_SCREEN: &[&str] = &[
        "EPC",
        "transponder",
        "inlay",
        "interrogator",
        "device",
        "RSSI",
        "dBm",
        "asset",
        "SKU",
        "entity",
        "GTIN",
        "misplaced",
        "stocktake",
        "simulator",
        "retry",
        "Retry",
        "invalid",
        "Invalid",
        "abort",
        "please",
        "Please",
        "user ",
    ];
    let words = Words::for_language("en");
    for message in Message::all() {
        let args = sample(message, 2);
        let all = std::iter::once(None).chain(message.attributes().iter().map(|name| Some(*name)));
        for name in all {
            let (text, _) = words.try_say(message, name, &args);
            for word in NOT_ON_SCREEN {
                assert!(!text.contains(word), "{} says {word:?}: {text}", message.id());
            }
            assert!(!text.contains('!'), "{}: no exclamation marks", message.id());
        }
    }
}

#[test]
fn every_problem_has_three_sentences() {
    let words = Words::for_language("en");
    let mut count = 0;
    for message in Message::all() {
        let Some(code) = message.id().strip_prefix("problem-") else { continue };
        let problem = words.problem(code, &sample(message, 3)).unwrap();
        for sentence in [&problem.message, &problem.meaning, &problem.action] {
            assert!(sentence.ends_with(['.', '?']), "{code}: {sentence}");
        }
        count += 1;
    }
    assert!(count >= 25, "{count}");
    assert!(words.problem("TS-NONE-999", &Args::new()).is_none());
}

#[test]
fn values_are_fenced_on_screens_and_bare_in_files() {
    let words = Words::for_language("en");
    let args = Args::new().text("item", "Drum 44").text("place", "Packing");
    let message = Message::find("frame-scan-moved").unwrap();
    assert_eq!(words.text(message, &args), "\u{2068}Drum 44\u{2069} → \u{2068}Packing\u{2069}");
    assert_eq!(words.plain(message, &args), "Drum 44 → Packing");
}

#[test]
fn pseudo_languages_disguise_words_but_not_values() {
    let message = Message::find("frame-scan-unknown-tag").unwrap();
    let args = Args::new().text("tag", "E280");
    assert_eq!(Words::for_language("en-XA").plain(message, &args), "[Ñééŵ ţááĝ E280]");
    assert_eq!(
        Words::for_language("ar-XB").plain(message, &args),
        "\u{200F}[\u{202E}New\u{202C} \u{202E}tag\u{202C} E280]\u{200F}"
    );
}

#[test]
fn numbers_are_grouped() {
    for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
        assert_eq!(group_thousands(&FluentValue::from(number), ',').as_deref(), Some(text));
    }
    assert_eq!(group_thousands(&FluentValue::from(-1234), '.').as_deref(), Some("-1.234"));
    assert_eq!(group_thousands(&FluentValue::from("1234"), ','), None);
    assert_eq!(group_thousands(&FluentValue::from(1.5), ','), None);
}
