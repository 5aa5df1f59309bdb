//! Reads off a catalogue what the generated ids need: ids, arguments with their kinds, attributes, comments.
//!
//! A small scanner is enough: the Fluent parser of the loader has the last word on the syntax, and a test formats
//! every message with exactly the arguments found here, so whatever this scanner missed fails there.

use std::collections::{BTreeMap, BTreeSet};

use crate::message::ArgumentKind;

/// One message of a catalogue.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outlined {
    pub id: String,
    /// The comment right above it: where it appears.
    pub comment: String,
    pub attributes: BTreeSet<String>,
    pub arguments: BTreeMap<String, ArgumentKind>,
}

/// All messages of a source, in its order.
pub(crate) fn outline(source: &str) -> Vec<Outlined> {
    let mut found: Vec<Outlined> = Vec::new();
    let mut comment = String::new();
    let mut is_in_message = false;
    let mut scan = Scan::default();
    for line in source.lines() {
        if let Some(text) = line.strip_prefix("# ") {
            comment.push_str(text);
            comment.push(' ');
            is_in_message = false;
        } else if let Some((id, rest)) = message_start(line) {
            found.push(Outlined { id, comment: std::mem::take(&mut comment), ..Outlined::default() });
            scan = Scan::default();
            is_in_message = true;
            scan.line(rest, found.last_mut());
        } else if line.starts_with([' ', '}']) && is_in_message {
            let rest = attribute_start(line, scan.is_text.len(), found.last_mut());
            scan.line(rest, found.last_mut());
        } else if !line.is_empty() || !is_in_message {
            is_in_message = false;
            comment.clear();
        }
    }
    found
}

fn message_start(line: &str) -> Option<(String, &str)> {
    let (id, rest) = line.split_once('=')?;
    let id = id.trim_end();
    let is_id = id.starts_with(|ch: char| ch.is_ascii_alphabetic())
        && id.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-' || ch == '_');
    is_id.then(|| (id.to_owned(), rest))
}

fn attribute_start<'a>(line: &'a str, depth: usize, message: Option<&mut Outlined>) -> &'a str {
    let trimmed = line.trim_start();
    if depth == 0
        && let Some(after_dot) = trimmed.strip_prefix('.')
        && let Some((name, rest)) = after_dot.split_once('=')
        && let Some(message) = message
    {
        message.attributes.insert(name.trim_end().to_owned());
        return rest;
    }
    line
}

/// Where in a message we are: `$` in plain text is only a dollar.
#[derive(Default)]
struct Scan {
    /// One for each open brace: whether what follows is text (the variants after `->`) or an expression.
    is_text: Vec<bool>,
    is_quoted: bool,
    /// The argument before `->`, waiting for its first variant to tell its kind.
    selector: Option<String>,
}

impl Scan {
    fn is_expression(&self) -> bool {
        self.is_text.last() == Some(&false)
    }

    fn line(&mut self, text: &str, message: Option<&mut Outlined>) {
        let Some(message) = message else { return };
        let mut last = None;
        for (at, ch) in text.char_indices() {
            let rest = &text[at + ch.len_utf8()..];
            match ch {
                '"' if self.is_expression() => self.is_quoted = !self.is_quoted,
                _ if self.is_quoted => {}
                '{' => self.is_text.push(false),
                '}' => drop(self.is_text.pop()),
                '$' if self.is_expression() => {
                    let name: String = rest
                        .chars()
                        .take_while(|ch| ch.is_ascii_alphanumeric() || "-_".contains(*ch))
                        .collect();
                    let is_number = text[..at].trim_end().ends_with("NUMBER(");
                    let kind = message.arguments.entry(name.clone()).or_insert(ArgumentKind::Text);
                    if is_number {
                        *kind = ArgumentKind::Count;
                    }
                    last = Some(name);
                }
                '-' if self.is_expression() && rest.starts_with('>') => {
                    self.selector = last.clone();
                    self.is_text.pop();
                    self.is_text.push(true);
                }
                '[' if !self.is_text.is_empty() => self.variant(rest, message),
                _ => {}
            }
        }
    }

    fn variant(&mut self, rest: &str, message: &mut Outlined) {
        let key = rest.split(']').next().unwrap_or_default().trim();
        let is_plural = matches!(key, "zero" | "one" | "two" | "few" | "many") || key.parse::<f64>().is_ok();
        if let (true, Some(name)) = (is_plural, &self.selector) {
            message.arguments.insert(name.clone(), ArgumentKind::Count);
        }
    }
}

#[test]
fn messages_are_outlined() {
    let source = "### File\n\n# Where: here.\na-b = { $n ->\n    [one] One $no { $thing }\n   *[other] { NUMBER($m) } of { $n }\n  }\n    .action = Run sudo $USER, { $who }\n\n# lost\n\n-term = x { $no }\nc = { \"$x\" }\n";
    let found = outline(source);
    let ids: Vec<_> = found.iter().map(|message| message.id.as_str()).collect();
    assert_eq!(ids, ["a-b", "c"]);
    let arguments: Vec<_> = found[0].arguments.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
    use ArgumentKind::{Count, Text};
    assert_eq!(arguments, [("m", Count), ("n", Count), ("thing", Text), ("who", Text)]);
    assert_eq!(found[0].attributes.iter().collect::<Vec<_>>(), ["action"]);
    assert_eq!(found[0].comment.trim(), "Where: here.");
    assert!(found[1].arguments.is_empty());
}
