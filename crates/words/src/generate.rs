//! Writes the ids for Rust and for TypeScript from the English catalogue.
//!
//! `TAGSTEAD_BLESS=words cargo test -p tagstead-words` rewrites both files; without it the test only compares.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::catalogue::ENGLISH;
use crate::message::ArgumentKind;
use crate::outline::{Outlined, outline};

const HOW: [&str; 2] = [
    "Generated from crates/words/ftl/en/*.ftl; do not edit.",
    "`TAGSTEAD_BLESS=words cargo test -p tagstead-words` writes it again.",
];

/// All messages of the English catalogue by id.
pub(crate) fn english() -> BTreeMap<String, Outlined> {
    let mut all = BTreeMap::new();
    for area in ENGLISH {
        for message in outline(area.source) {
            let id = message.id.clone();
            assert!(
                all.insert(id.clone(), message).is_none(),
                "{id} is in the catalogue twice ({})",
                area.name
            );
        }
    }
    all
}

fn rust(messages: &BTreeMap<String, Outlined>) -> String {
    let variants: Vec<_> = messages.keys().map(|id| camel(id)).collect();
    let qualified: Vec<_> = variants.iter().map(|variant| format!("M::{variant}")).collect();
    let entries: Vec<_> = messages.values().map(rust_entry).collect();
    let mut out = format!("//! The id of every message. {}\n//! {}\n\n", HOW[0], HOW[1]);
    out.push_str("use crate::message::ArgumentKind::*;\nuse crate::message::{Entry, e, p};\n\n");
    out.push_str("/// Every message there is. What it says and where it appears stands in the catalogue.\n");
    out.push_str(
        "#[allow(missing_docs)]\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n",
    );
    let _ = writeln!(out, "pub enum Message {{\n{}}}\n\nuse Message as M;\n", packed("    ", &variants));
    let _ = writeln!(out, "pub(crate) const MESSAGES: &[Message] = &[\n{}];\n", packed("    ", &qualified));
    out.push_str("/// In the order of the enum, which is the order of the ids.\n");
    let _ = writeln!(out, "pub(crate) const ENTRIES: &[Entry] = &[\n{}];", packed("    ", &entries));
    out
}

fn rust_entry(message: &Outlined) -> String {
    let arguments: Vec<_> =
        message.arguments.iter().map(|(name, kind)| format!("(\"{name}\", {kind:?})")).collect();
    let attributes: Vec<_> = message.attributes.iter().map(|name| format!("\"{name}\"")).collect();
    if arguments.is_empty() && attributes.is_empty() {
        return format!("p(\"{}\")", message.id);
    }
    format!("e(\"{}\", &[{}], &[{}])", message.id, arguments.join(", "), attributes.join(", "))
}

fn typescript(messages: &BTreeMap<String, Outlined>) -> String {
    let (plain, with_values): (Vec<_>, Vec<_>) =
        messages.values().partition(|message| message.arguments.is_empty());
    let quoted =
        |list: &[&Outlined]| list.iter().map(|message| format!("\"{}\"", message.id)).collect::<Vec<_>>();
    let mut out =
        format!("// The id of every message and the values it needs. {}\n// {}\n\n", HOW[0], HOW[1]);
    out.push_str("/** Messages that take values: number or text. */\n// prettier-ignore\n");
    out.push_str("export interface MessageArguments {\n");
    for message in &with_values {
        let arguments: Vec<_> = message
            .arguments
            .iter()
            .map(|(name, kind)| format!("{}: {}", key(name), typescript_type(*kind)))
            .collect();
        let _ = writeln!(out, "  {}: {{ {} }};", key(&message.id), arguments.join("; "));
    }
    out.push_str(
        "}\n\n/** Messages with further sentences, and the names of these. */\n// prettier-ignore\n",
    );
    out.push_str("export interface MessageAttributes {\n");
    for message in messages.values().filter(|message| !message.attributes.is_empty()) {
        let names: Vec<_> = message.attributes.iter().map(|name| format!("\"{name}\"")).collect();
        let _ = writeln!(out, "  {}: {};", key(&message.id), names.join(" | "));
    }
    out.push_str("}\n\n// prettier-ignore\nconst PLAIN = [\n");
    let _ = writeln!(out, "{}] as const;\n", packed("  ", &quoted(&plain)));
    let _ = writeln!(
        out,
        "// prettier-ignore\nconst WITH_VALUES: readonly (keyof MessageArguments)[] = [\n{}];\n",
        packed("  ", &quoted(&with_values))
    );
    out.push_str(
        "/** Messages that take no values. */\nexport type PlainMessageId = (typeof PLAIN)[number];\n\n",
    );
    out.push_str(
        "/** Every message. */\nexport type MessageId = PlainMessageId | keyof MessageArguments;\n\n",
    );
    out.push_str("/** Every message id at run time, for ids that arrive as text. */\n");
    out.push_str(
        "export const MESSAGE_IDS: ReadonlySet<string> = new Set<string>([...PLAIN, ...WITH_VALUES]);\n",
    );
    out
}

/// As many entries on a line as fit: there are hundreds, and nobody reads them.
fn packed(indent: &str, entries: &[String]) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for entry in entries {
        if !line.is_empty() && indent.len() + line.len() + entry.len() > 107 {
            let _ = writeln!(out, "{indent}{}", line.trim_end());
            line.clear();
        }
        let _ = write!(line, "{entry}, ");
    }
    if !line.is_empty() {
        let _ = writeln!(out, "{indent}{}", line.trim_end());
    }
    out
}

fn typescript_type(kind: ArgumentKind) -> &'static str {
    match kind {
        ArgumentKind::Count => "number",
        ArgumentKind::Text => "string",
    }
}

/// A property name, quoted only where it must be (as prettier does it).
fn key(name: &str) -> String {
    let is_plain = name.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '_');
    if is_plain { name.to_owned() } else { format!("\"{name}\"") }
}

/// `problem-TS-READER-001` → `ProblemTsReader001`.
fn camel(id: &str) -> String {
    id.split(['-', '_'])
        .filter_map(|part| part.split_at_checked(1))
        .map(|(first, rest)| first.to_ascii_uppercase() + &rest.to_ascii_lowercase())
        .collect()
}

#[test]
fn generated_files_are_fresh() {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let messages = english();
    let is_blessed = std::env::var("TAGSTEAD_BLESS").is_ok_and(|what| what.split(',').any(|w| w == "words"));
    for (path, wanted) in [
        (crate_dir.join("src/ids.rs"), rust(&messages)),
        (crate_dir.join("../../ui/src/words/ids.ts"), typescript(&messages)),
    ] {
        let present = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if present == wanted {
            continue;
        }
        if is_blessed {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, wanted).unwrap();
        } else {
            panic!("{} is stale: run `TAGSTEAD_BLESS=words cargo test -p tagstead-words`", path.display());
        }
    }
}

#[test]
fn ids_become_names() {
    for (id, name) in
        [("problem-TS-READER-001", "ProblemTsReader001"), ("frame-live", "FrameLive"), ("a_b-c2", "ABC2")]
    {
        assert_eq!(camel(id), name);
    }
}
