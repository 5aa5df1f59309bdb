//! Takes off the apostrophe that keeps a spreadsheet program from running a text as a formula.
//!
//! The counterpart of the guard in `reports`: a dangerous text gets exactly one apostrophe there, so exactly one is
//! taken off here, and only in front of a dangerous text. `tests/lists/formula-payloads.txt` holds both to it.

/// The text as it was before it was guarded.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        Some(_) | None => text,
    }
}

/// Whether a spreadsheet program could run this text; apostrophes in front do not count. The same rule as in the
/// crate that writes the files.
fn is_dangerous(text: &str) -> bool {
    for ch in text.trim_start_matches('\'').chars() {
        match ch {
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' => return true,
            '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '\u{2212}' => return true,
            _ if is_skipped(ch) => {}
            _ => return false,
        }
    }
    false
}

fn is_skipped(ch: char) -> bool {
    ch.is_whitespace()
        || ch.is_control()
        || matches!(ch, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_apostrophe_comes_off_and_only_where_one_was_put() {
        for (guarded, before) in [
            ("'=1+1", "=1+1"),
            ("''=1+1", "'=1+1"),
            ("' \t@x", " \t@x"),
            ("'\u{200B}－1", "\u{200B}－1"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("", ""),
            ("=1+1", "=1+1"),
            ("''", "''"),
        ] {
            assert_eq!(unguarded(guarded), before, "{guarded:?}");
        }
    }

    #[test]
    fn every_payload_comes_back() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/lists/formula-payloads.txt");
        let list = std::fs::read_to_string(path).unwrap();
        let payloads: Vec<String> =
            list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(unescape).collect();
        assert!(payloads.len() >= 100);
        for payload in payloads {
            assert_eq!(unguarded(&format!("'{payload}")), payload, "{payload:?}");
        }
    }

    /// `\t`, `\r`, `\n`, `\\` and `\u{…}` as in Rust.
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
                    let hex: String = rest.by_ref().skip(1).take_while(|ch| *ch != '}').collect();
                    out.push(char::from_u32(u32::from_str_radix(&hex, 16).unwrap()).unwrap());
                }
                other => out.push(other),
            }
        }
        out
    }
}
