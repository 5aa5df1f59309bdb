//! Texts that a spreadsheet program would take for a formula, made harmless.
//!
//! Names come from tags, imports and other systems. A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end
//! is run as a formula by programs that open a CSV file; leading spaces, invisible characters and the full-width
//! twins of these signs do not stop them. Such a text gets one apostrophe in front; `imports` takes it off again by
//! the same rule, so the round trip is exact. Both crates hold themselves to `tests/lists/formula-payloads.txt`.

use std::borrow::Cow;

/// The sign in front of a guarded text.
const GUARD: char = '\'';

/// The text as it may stand in a CSV cell.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet program could run this text. Apostrophes in front do not count: a text that begins with one
/// *and* is dangerous behind it gets a further one, else taking one off again would change it.
pub(crate) fn is_dangerous(text: &str) -> bool {
    let text = text.trim_start_matches(GUARD);
    for ch in text.chars() {
        match ch {
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' => return true,
            // full-width and small twins, and the real minus sign
            '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '\u{2212}' => return true,
            _ if is_skipped(ch) => {}
            _ => return false,
        }
    }
    false
}

/// Characters that a spreadsheet program may drop before it looks at the first sign.
fn is_skipped(ch: char) -> bool {
    ch.is_whitespace()
        || ch.is_control()
        || matches!(ch, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The payloads of the shared list: one a line, with `\t`, `\r`, `\n`, `\\` and `\u{…}` as in Rust.
    pub(crate) fn payloads() -> Vec<String> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/lists/formula-payloads.txt");
        let list = std::fs::read_to_string(path).unwrap();
        list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(unescape).collect()
    }

    fn unescape(line: &str) -> String {
        let mut out = String::new();
        let mut rest = line.chars();
        while let Some(ch) = rest.next() {
            if ch != '\\' {
                out.push(ch);
                continue;
            }
            match rest.next().unwrap() {
                't' => out.push('\t'),
                'r' => out.push('\r'),
                'n' => out.push('\n'),
                'u' => {
                    assert_eq!(rest.next(), Some('{'));
                    let hex: String = rest.by_ref().take_while(|ch| *ch != '}').collect();
                    out.push(char::from_u32(u32::from_str_radix(&hex, 16).unwrap()).unwrap());
                }
                other => out.push(other),
            }
        }
        out
    }

    #[test]
    fn every_payload_gets_one_apostrophe() {
        let payloads = payloads();
        assert!(payloads.len() >= 100, "{}", payloads.len());
        for payload in payloads {
            assert_eq!(guarded(&payload), format!("'{payload}"), "{payload:?}");
        }
    }

    #[test]
    fn harmless_texts_stay_as_they_are() {
        for text in ["", " ", "Drum 44", "'quoted'", "'", "A-03-2", "3=3", "x\t=1", "ß", "⌖", "e=mc²", "0044"]
        {
            assert_eq!(guarded(text), text);
        }
    }
}
