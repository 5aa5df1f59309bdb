//! GS1 Digital Link: the web address form of a number. Written and parsed, never opened.

use super::{Ai, Element, element_string};
use crate::Epc;
use crate::alphabet::{BASE64, index_in};
use crate::epc::EPC_BYTES_MAX;
use crate::limits::{ELEMENTS_MAX, TEXT_MAX};
use crate::refusal::{Refusal, Rule};

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

/// Place of the key in a list of elements: the first that can begin a path.
pub(crate) fn key_place(elements: &[Element]) -> Option<usize> {
    elements.iter().position(|element| is_key(element.ai))
}

/// The link of these elements, or `None` when none of them can begin a path. The first that can is the key.
pub fn write(elements: &[Element], host: &str) -> Option<String> {
    let first = key_place(elements)?;
    let (key, qualifiers) = KEYS.iter().find(|(key, _)| *key == elements[first].ai.as_str())?;
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
    for qualifier in *qualifiers {
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

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Elements in path and query.
    Elements {
        /// Host, lower case.
        host: String,
        /// Path first, then query.
        elements: Vec<Element>,
    },
    /// A tag number in its last step (EPC binary string, `eh…` hex or `ex…` base64url).
    Binary {
        /// Host, lower case.
        host: String,
        /// The tag number.
        epc: Epc,
    },
}

/// Names that older links use instead of numbers.
const ALIASES: &[(&str, &str)] = &[
    ("gtin", "01"),
    ("itip", "8006"),
    ("cpid", "8010"),
    ("gln", "414"),
    ("sscc", "00"),
    ("gdti", "253"),
    ("gcn", "255"),
    ("grai", "8003"),
    ("giai", "8004"),
    ("gsrnp", "8017"),
    ("gsrn", "8018"),
    ("cpv", "22"),
    ("lot", "10"),
    ("ser", "21"),
    ("glnx", "254"),
    ("cpsn", "8011"),
    ("exp", "17"),
];

/// Reads a link of any host. Nothing is opened or fetched.
pub fn parse(text: &str) -> Result<Link, Refusal> {
    let refuse = |rule| Refusal::text("link", rule);
    let text = text.trim_matches([' ', '\r', '\n', '\t']);
    if text.len() > TEXT_MAX {
        return Err(refuse(Rule::NoRoom));
    }
    let rest = ["https://", "http://"].iter().find_map(|prefix| {
        let (head, rest) = text.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then_some(rest)
    });
    let rest = rest.ok_or(refuse(Rule::Form("must begin with https:// or http://")))?;
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut steps = path.split('/');
    let host = steps.next().unwrap_or("").to_ascii_lowercase();
    if host.is_empty() {
        return Err(refuse(Rule::Missing("the host")));
    }
    let steps: Vec<&str> = steps.filter(|step| !step.is_empty()).take(ELEMENTS_MAX * 2).collect();
    let key_at = steps.iter().position(|step| step_ai(step).is_some_and(is_key));
    let Some(key_at) = key_at else {
        // A value may begin with the same two letters, so this form is only looked for in a path without a key.
        let epc = steps.last().and_then(|last| binary(last));
        return epc
            .map(|epc| Link::Binary { host, epc })
            .ok_or(refuse(Rule::Missing("a GS1 key in the path")));
    };
    let mut elements = path_elements(&steps[key_at..])?;
    query_elements(query, &mut elements)?;
    Ok(Link::Elements { host, elements })
}

fn is_key(ai: Ai) -> bool {
    KEYS.iter().any(|(key, _)| *key == ai.as_str())
}

fn path_elements(steps: &[&str]) -> Result<Vec<Element>, Refusal> {
    let mut elements = Vec::new();
    for pair in steps.chunks(2) {
        let [name, value] = pair else {
            return Err(Refusal::text("link", Rule::Missing("the value of the last step")));
        };
        let ai = step_ai(name).ok_or(Refusal::text("link", Rule::NoSuchAi))?;
        push(&mut elements, ai, unescape(value)?)?;
    }
    Ok(elements)
}

fn query_elements(query: &str, elements: &mut Vec<Element>) -> Result<(), Refusal> {
    for pair in query.split(['&', ';']).filter(|pair| !pair.is_empty()) {
        // Other keys (linkType and the like) are for the server.
        let Some((name, value)) = pair.split_once('=') else { continue };
        let Some(ai) = step_ai(name) else { continue };
        if elements.len() >= ELEMENTS_MAX {
            return Err(Refusal::text("link", Rule::NoRoom));
        }
        push(elements, ai, unescape(value)?)?;
    }
    Ok(())
}

fn push(elements: &mut Vec<Element>, ai: Ai, value: String) -> Result<(), Refusal> {
    // Short GTINs are filled up with zeros; the number stays the same.
    let value = if ai.as_str() == "01" && matches!(value.len(), 8 | 12 | 13) {
        format!("{value:0>14}")
    } else {
        value
    };
    element_string::check(ai, &value)?;
    if elements.iter().any(|earlier| earlier.ai == ai) {
        return Err(Refusal::text("link", Rule::Repeated));
    }
    elements.push(Element { ai, value });
    Ok(())
}

fn step_ai(name: &str) -> Option<Ai> {
    let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, ai)| ai);
    Ai::new(name).filter(|ai| ai.rule().is_some())
}

fn unescape(text: &str) -> Result<String, Refusal> {
    let mut plain = String::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let byte = if byte == b'%' {
            let hex = [bytes.next(), bytes.next()].map(|byte| char::from(byte.unwrap_or(b'?')).to_digit(16));
            let [Some(high), Some(low)] = hex else {
                return Err(Refusal::text("link", Rule::Form("% must be followed by two hex digits")));
            };
            (high * 16 + low) as u8
        } else {
            byte
        };
        plain.push(char::from(byte));
    }
    Ok(plain)
}

/// A tag number written as `eh` and hex digits or `ex` and base64url characters.
fn binary(step: &str) -> Option<Epc> {
    if let Some(hex) = step.strip_prefix("eh") {
        let is_hex = hex.len() >= 4 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        return is_hex.then(|| hex.parse().ok()).flatten();
    }
    let text = step.strip_prefix("ex")?;
    let mut bytes = Vec::with_capacity(EPC_BYTES_MAX);
    let (mut held, mut count) = (0u32, 0);
    for byte in text.bytes() {
        held = (held << 6) | u32::from(index_in(BASE64, byte)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
        if bytes.len() > EPC_BYTES_MAX {
            return None;
        }
    }
    (bytes.len() >= 2 && held == 0).then(|| Epc::from_bytes(&bytes).ok()).flatten()
}
