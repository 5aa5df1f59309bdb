//! GS1 element strings: in brackets as people read them, and with FNC1 as scanners send them.

use super::{Ai, Element};
use crate::gs1::ai::{Method, Row};
use crate::limits::{ELEMENTS_MAX, TEXT_MAX};
use crate::refusal::{Refusal, Rule};
use crate::scheme::packing;

/// FNC1 as scanners send it: the ASCII group separator.
pub const FNC1: char = '\u{1D}';
/// What terminals show for it.
const FNC1_PICTURE: char = '\u{241D}';

/// What scanners put in front of GS1-128, DataBar, DataMatrix, QR code and DotCode when told to.
const SYMBOLOGIES: &[&str] = &["]C1", "]e0", "]d2", "]Q3", "]J1"];

/// The form people read: `(01)09506000134352(21)123`.
pub fn write_bracketed(elements: &[Element]) -> String {
    let mut text = String::with_capacity(48);
    for element in elements {
        text.push('(');
        text.push_str(element.ai.as_str());
        text.push(')');
        text.push_str(&element.value);
    }
    text
}

/// The form in a bar code, with FNC1 behind every value whose length is not known beforehand (but not at the end).
pub fn write_fnc1(elements: &[Element]) -> String {
    let mut text = String::with_capacity(48);
    for (at, element) in elements.iter().enumerate() {
        text.push_str(element.ai.as_str());
        text.push_str(&element.value);
        let is_predefined = element.ai.rule().is_some_and(|row| row.is_predefined);
        if !is_predefined && at + 1 < elements.len() {
            text.push(FNC1);
        }
    }
    text
}

/// Text without the symbology identifier a scanner may put in front, and whether there was one that promises GS1.
pub(crate) fn without_symbology(text: &str) -> (&str, bool) {
    match SYMBOLOGIES.iter().find_map(|mark| text.strip_prefix(mark)) {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}

/// Reads either form. Every value is checked for length, characters and check digit.
pub fn parse(text: &str) -> Result<Vec<Element>, Refusal> {
    if text.len() > TEXT_MAX {
        return Err(Refusal::text("element string", Rule::NoRoom));
    }
    let (text, _) = without_symbology(text.trim_matches([' ', '\r', '\n', '\t']));
    let elements = if text.starts_with('(') { parse_bracketed(text)? } else { parse_fnc1(text)? };
    if elements.is_empty() {
        return Err(Refusal::text("element string", Rule::Empty));
    }
    for (at, element) in elements.iter().enumerate() {
        if elements[..at].iter().any(|earlier| earlier.ai == element.ai) {
            return Err(Refusal::text("element string", Rule::Repeated));
        }
    }
    Ok(elements)
}

/// Checks one value against its identifier.
pub fn check(ai: Ai, value: &str) -> Result<(), Refusal> {
    let row = ai.rule().ok_or(Refusal::text("application identifier", Rule::NoSuchAi))?;
    packing::validate(ai, row, "value", value)
}

/// Digits of a value whose length is known beforehand.
fn fixed_len(row: &Row) -> Option<usize> {
    match row.first {
        _ if row.second != Method::Nothing => None,
        Method::Integer { digits, .. } => Some(usize::from(digits)),
        Method::Nibbles(count) => Some(usize::from(count)),
        Method::Date => Some(6),
        Method::DateTime => Some(10),
        Method::Bit => Some(1),
        Method::Country => Some(2),
        Method::Nothing
        | Method::Delimited { .. }
        | Method::Alnum { .. }
        | Method::DateOrRange
        | Method::Precision
        | Method::Numeric { .. }
        | Method::Minus
        | Method::Sequence => None,
    }
}

/// An identifier in brackets at the beginning, and what follows it.
fn bracket(text: &str) -> Option<(Ai, &str)> {
    let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
    let ai = Ai::new(inside).filter(|ai| ai.rule().is_some())?;
    Some((ai, rest))
}

fn parse_bracketed(text: &str) -> Result<Vec<Element>, Refusal> {
    let mut elements = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if elements.len() >= ELEMENTS_MAX {
            return Err(Refusal::text("element string", Rule::NoRoom));
        }
        let unknown = Refusal::text("application identifier", Rule::NoSuchAi);
        let (ai, after) = bracket(rest).ok_or(unknown)?;
        // Values may hold brackets themselves, so a bracket only ends a value that is complete.
        let ends = after.match_indices('(').map(|(at, _)| at).filter(|at| bracket(&after[*at..]).is_some());
        let end = ends.chain([after.len()]).find(|at| check(ai, &after[..*at]).is_ok());
        let Some(end) = end else {
            let first =
                after.match_indices('(').map(|(at, _)| at).find(|at| bracket(&after[*at..]).is_some());
            check(ai, &after[..first.unwrap_or(after.len())])?;
            return Err(unknown);
        };
        elements.push(Element::new(ai, &after[..end]));
        rest = &after[end..];
    }
    Ok(elements)
}

fn parse_fnc1(text: &str) -> Result<Vec<Element>, Refusal> {
    let is_separator = |ch: char| ch == FNC1 || ch == FNC1_PICTURE;
    let mut elements = Vec::new();
    let mut rest = text.strip_prefix(is_separator).unwrap_or(text);
    let unknown = Refusal::text("application identifier", Rule::NoSuchAi);
    while !rest.is_empty() {
        if elements.len() >= ELEMENTS_MAX {
            return Err(Refusal::text("element string", Rule::NoRoom));
        }
        let len = rest.get(..2).and_then(Ai::len_from).ok_or(unknown)?;
        let (ai, after) = rest.split_at_checked(len).ok_or(unknown)?;
        let ai = Ai::new(ai).ok_or(unknown)?;
        let row = ai.rule().ok_or(unknown)?;
        let end = match fixed_len(row).filter(|_| row.is_predefined) {
            Some(len) => len,
            None => after.find(is_separator).unwrap_or(after.len()),
        };
        let too_short = Rule::WrongLength { needs: end as u8, has: after.len() as u16 };
        let (value, behind) = after.split_at_checked(end).ok_or(Refusal::text("value", too_short))?;
        check(ai, value)?;
        elements.push(Element::new(ai, value));
        rest = behind.strip_prefix(is_separator).unwrap_or(behind);
    }
    Ok(elements)
}
