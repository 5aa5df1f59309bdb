//! GS1 Digital Link: the web address form of a number. Written and parsed, never opened.

use super::{Ai, Element};

/// Host of the canonical form.
pub const CANONICAL_HOST: &str = "id.gs1.org";

/// Identifiers that begin the path and those that may follow in it, in their order.
pub const KEYS: &[(&str, &[&str])] = &[
    ("01", &["22", "10", "21"]),
    ("8006", &["22", "10", "21"]),
    ("414", &["254"]),
    ("8010", &["8011"]),
    ("00", &[]),
    ("253", &[]),
    ("255", &[]),
    ("8003", &[]),
    ("8004", &[]),
    ("8017", &[]),
    ("8018", &[]),
];

/// The link of these elements, or `None` when none of them can begin a path.
pub fn write(elements: &[Element], host: &str) -> Option<String> {
    let (key, qualifiers, first) = KEYS.iter().find_map(|(key, qualifiers)| {
        elements.iter().position(|element| element.ai.as_str() == *key).map(|at| (*key, *qualifiers, at))
    })?;
    let mut link = String::with_capacity(64);
    link.push_str("https://");
    link.push_str(host);
    let mut step = |ai: &str, value: &str| {
        link.push('/');
        link.push_str(ai);
        link.push('/');
        escape(value, &mut link);
    };
    step(key, &elements[first].value);
    for qualifier in qualifiers {
        if let Some(value) = super::value_of(elements, qualifier) {
            step(qualifier, value);
        }
    }
    let mut mark = '?';
    for (at, element) in elements.iter().enumerate() {
        if at == first || qualifiers.contains(&element.ai.as_str()) {
            continue;
        }
        link.push(mark);
        mark = '&';
        link.push_str(element.ai.as_str());
        link.push('=');
        escape(&element.value, &mut link);
    }
    Some(link)
}

fn escape(value: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Identifier of a path step or a query key.
pub(crate) fn ai_of(text: &str) -> Option<Ai> {
    Ai::new(text).filter(|ai| ai.rule().is_some())
}
