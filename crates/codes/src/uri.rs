//! The URN forms: tag URI, pure identity URI, raw URI, and the older identities that imports may bring.

use crate::Epc;
use crate::chars::Value;
use crate::limits::EPC_BITS_MAX;
use crate::refusal::{Refusal, Rule};
use crate::scheme::{Family, Layout, SCHEMES, Scheme, Split};

/// Appends a value with the escapes that URNs need: only `" % & / < > ? #`.
pub(crate) fn write_escaped(value: &Value, out: &mut String) {
    match value {
        Value::Digits(digits) => digits.write(out),
        Value::Text(chars) => {
            for byte in chars.as_bytes() {
                match byte {
                    b'"' => out.push_str("%22"),
                    b'#' => out.push_str("%23"),
                    b'%' => out.push_str("%25"),
                    b'&' => out.push_str("%26"),
                    b'/' => out.push_str("%2F"),
                    b'<' => out.push_str("%3C"),
                    b'>' => out.push_str("%3E"),
                    b'?' => out.push_str("%3F"),
                    _ => out.push(char::from(*byte)),
                }
            }
        }
    }
}

/// The raw URI, which every tag number has; `afi` when the toggle bit of the PC word is set.
pub fn raw(epc: &Epc, afi: Option<u8>) -> String {
    match afi {
        Some(afi) => format!("urn:epc:raw:{}.x{afi:02X}.x{}", epc.bits(), epc.to_hex()),
        None => format!("urn:epc:raw:{}.x{}", epc.bits(), epc.to_hex()),
    }
}

/// What a URN names.
#[derive(Clone, Debug)]
pub enum Urn {
    /// `urn:epc:tag:`: one scheme, with filter.
    Tag {
        /// The scheme.
        scheme: &'static Scheme,
        /// Filter value; `None` for GID.
        filter: Option<u8>,
        /// The parts as texts.
        split: Split,
    },
    /// `urn:epc:id:`: an identity that several schemes may carry.
    Identity {
        /// What it identifies.
        family: &'static Family,
        /// The parts as texts.
        split: Split,
    },
    /// `urn:epc:raw:`: bits without meaning.
    Raw {
        /// The number.
        epc: Epc,
        /// AFI, when it is an ISO number.
        afi: Option<u8>,
    },
    /// A name that no tag carries: a class (`lgtin`), a pattern (`idpat`), a party (`pgln`) …
    Other {
        /// Its kind, for example `class:lgtin`.
        kind: &'static str,
        /// The parts, unescaped.
        parts: Vec<String>,
    },
}

/// URNs that are recognised but never stand on a tag, with the beginning of each.
const OTHERS: &[(&str, &str)] = &[
    ("class:lgtin", "urn:epc:class:lgtin:"),
    ("idpat", "urn:epc:idpat:"),
    ("pgln", "urn:epc:id:pgln:"),
    ("upui", "urn:epc:id:upui:"),
    ("ginc", "urn:epc:id:ginc:"),
    ("gsin", "urn:epc:id:gsin:"),
    ("bic", "urn:epc:id:bic:"),
    ("imovn", "urn:epc:id:imovn:"),
];

/// Reads any of these URNs.
pub fn parse(text: &str) -> Result<Urn, Refusal> {
    if text.len() > crate::limits::TEXT_MAX {
        return Err(Refusal::text("URN", Rule::NoRoom));
    }
    if let Some(rest) = after(text, "urn:epc:raw:") {
        return parse_raw(rest);
    }
    for &scheme in SCHEMES {
        if scheme.tag_prefix.is_empty() {
            continue;
        }
        if let Some(rest) = after(text, scheme.tag_prefix) {
            return parse_tag(scheme, rest).map_err(|refusal| refusal.of(scheme.name));
        }
    }
    for &scheme in SCHEMES {
        if let Some(rest) = after(text, scheme.family.id_prefix) {
            return Ok(Urn::Identity { family: scheme.family, split: Split::parse(scheme.family, rest)? });
        }
    }
    for (kind, prefix) in OTHERS {
        if let Some(rest) = after(text, prefix) {
            let parts = rest.split(['.', ':']).map(unescape).collect::<Result<_, _>>()?;
            return Ok(Urn::Other { kind, parts });
        }
    }
    Err(Refusal::text("URN", Rule::Form("does not begin like a tag number, an identity or a raw number")))
}

/// What follows a beginning, in any case because URNs allow it.
fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn parse_tag(scheme: &'static Scheme, rest: &str) -> Result<Urn, Refusal> {
    if matches!(scheme.layout, Layout::Gid) {
        return Ok(Urn::Tag { scheme, filter: None, split: Split::parse(scheme.family, rest)? });
    }
    let (filter, rest) = rest.split_once('.').ok_or(Refusal::text("filter", Rule::Missing("the filter")))?;
    let largest = (1u64 << scheme.family.filter_bits) - 1;
    let is_number = !filter.is_empty() && filter.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || (filter.len() > 1 && filter.starts_with('0')) {
        return Err(Refusal::text("filter", Rule::NotDigit));
    }
    let filter = filter.parse::<u64>().ok().filter(|filter| *filter <= largest);
    let filter = filter.ok_or(Refusal::text("filter", Rule::AboveMax(largest)))? as u8;
    Ok(Urn::Tag { scheme, filter: Some(filter), split: Split::parse(scheme.family, rest)? })
}

fn parse_raw(rest: &str) -> Result<Urn, Refusal> {
    let refuse = |rule| Refusal::text("raw number", rule);
    let (bits, value) = rest.split_once('.').ok_or(refuse(Rule::Form("must be bits.xHEX")))?;
    let bits = bits.parse::<usize>().ok().filter(|bits| *bits > 0 && *bits <= EPC_BITS_MAX);
    let bits = bits.ok_or(refuse(Rule::Form("must have 1 to 496 bits")))?;
    let (afi, value) = match value.split_once('.') {
        Some((afi, value)) => {
            let afi = afi.strip_prefix(['x', 'X']).filter(|afi| afi.len() == 2);
            let afi = afi.and_then(|afi| u8::from_str_radix(afi, 16).ok());
            (Some(afi.ok_or(refuse(Rule::Form("the AFI must be x and two hex digits")))?), value)
        }
        None => (None, value),
    };
    let epc = match value.strip_prefix(['x', 'X']) {
        Some(hex) => raw_hex(hex, bits)?,
        None => raw_decimal(value, bits)?,
    };
    Ok(Urn::Raw { epc, afi })
}

fn raw_hex(hex: &str, bits: usize) -> Result<Epc, Refusal> {
    if hex.len() != bits.div_ceil(4) {
        let rule = Rule::WrongLength { needs: bits.div_ceil(4) as u8, has: hex.len() as u16 };
        return Err(Refusal::text("raw number", rule));
    }
    let even = if hex.len() % 2 == 1 { format!("{hex}0") } else { hex.to_owned() };
    even.parse::<Epc>().map_err(|_| Refusal::text("raw number", Rule::Form("must be hex digits")))
}

/// The old decimal form: one integer of so many bits.
fn raw_decimal(text: &str, bits: usize) -> Result<Epc, Refusal> {
    let refuse = |rule| Refusal::text("raw number", rule);
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(refuse(Rule::NotDigit));
    }
    if !bits.is_multiple_of(8) {
        return Err(refuse(Rule::Form("must have whole bytes in the decimal form")));
    }
    let mut bytes = [0u8; EPC_BITS_MAX / 8];
    for digit in text.bytes() {
        let mut carry = u32::from(digit - b'0');
        for byte in bytes.iter_mut().rev() {
            let value = u32::from(*byte) * 10 + carry;
            *byte = value as u8;
            carry = value >> 8;
        }
        if carry != 0 {
            return Err(refuse(Rule::NoRoom));
        }
    }
    let (front, back) = bytes.split_at(bytes.len() - bits / 8);
    if front.iter().any(|byte| *byte != 0) {
        return Err(refuse(Rule::Form("the number needs more bits than stated")));
    }
    Epc::from_bytes(back).map_err(|_| refuse(Rule::NoRoom))
}

/// Resolves `%xx`; characters that must be escaped may not stand in the open.
pub(crate) fn unescape(text: &str) -> Result<String, Refusal> {
    let mut plain = String::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let hex =
                    [bytes.next(), bytes.next()].map(|byte| char::from(byte.unwrap_or(b'?')).to_digit(16));
                let [Some(high), Some(low)] = hex else {
                    return Err(Refusal::text("escape", Rule::Form("% must be followed by two hex digits")));
                };
                plain.push(char::from((high * 16 + low) as u8));
            }
            b'"' | b'#' | b'&' | b'/' | b'<' | b'>' | b'?' => {
                return Err(Refusal::text("URN", Rule::BadCharacter(char::from(byte))));
            }
            _ if byte.is_ascii_graphic() => plain.push(char::from(byte)),
            _ => return Err(Refusal::text("URN", Rule::BadCharacter(char::from(byte)))),
        }
    }
    Ok(plain)
}
