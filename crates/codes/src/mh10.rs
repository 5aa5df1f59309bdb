//! ISO 15459 identifiers with ANSI MH10 data identifiers, alone or in an ISO 15434 envelope (`[)>` format 06 or 05).

use crate::gs1::{Element, element_string};
use crate::limits::ELEMENTS_MAX;
use crate::refusal::{Refusal, Rule};

/// Separators of the envelope.
const RECORD: char = '\u{1E}';
const GROUP: char = '\u{1D}';
const END: char = '\u{04}';
/// Beginning of every envelope.
const START: &str = "[)>";

/// One value with its data identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    /// Data identifier: up to three digits and a letter.
    pub identifier: String,
    /// The value.
    pub value: String,
}

/// What an envelope holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// Format 06: data identifiers.
    Data(Vec<Datum>),
    /// Format 05: GS1 application identifiers.
    Elements(Vec<Element>),
}

/// True when a text claims to be an envelope.
pub fn claims(text: &str) -> bool {
    text.starts_with(START)
}

/// Reads an envelope.
pub fn parse(text: &str) -> Result<Envelope, Refusal> {
    let refuse = |rule| Refusal::text("envelope", rule);
    let body = text.strip_prefix(START).ok_or(refuse(Rule::Form("must begin with [)>")))?;
    let body = body.strip_prefix(RECORD).unwrap_or(body);
    let cut_off = refuse(Rule::Form("ends too early; it may be cut off"));
    let end = body.find([RECORD, END]).ok_or(cut_off)?;
    let body = &body[..end];
    if let Some(rest) = body.strip_prefix("05") {
        let rest = rest.strip_prefix(GROUP).unwrap_or(rest);
        return element_string::parse(rest).map(Envelope::Elements);
    }
    let rest = body.strip_prefix("06").ok_or(refuse(Rule::Form("only formats 05 and 06 are known")))?;
    let mut data = Vec::new();
    for group in rest.split(GROUP).filter(|group| !group.is_empty()).take(ELEMENTS_MAX) {
        data.push(datum(group)?);
    }
    if data.is_empty() { Err(refuse(Rule::Empty)) } else { Ok(Envelope::Data(data)) }
}

/// Splits a value from its data identifier.
pub fn datum(text: &str) -> Result<Datum, Refusal> {
    let form = Refusal::text(
        "data identifier",
        Rule::Form("must be up to three digits, a capital letter and a value"),
    );
    let letter = text.bytes().position(|byte| byte.is_ascii_uppercase()).filter(|at| *at <= 3).ok_or(form)?;
    let (identifier, value) = text.split_at_checked(letter + 1).ok_or(form)?;
    let is_number = identifier.bytes().take(letter).all(|byte| byte.is_ascii_digit());
    if !is_number || value.is_empty() {
        return Err(form);
    }
    Ok(Datum { identifier: identifier.to_owned(), value: value.to_owned() })
}

/// What a data identifier stands for, as far as a warehouse needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One thing: serial, licence plate, unique item.
    Thing,
    /// A kind of thing: part number.
    Kind,
    /// A place.
    Place,
    /// A person.
    Person,
    /// Something else: quantity, supplier, date …
    Other,
}

/// Meanings by data identifier.
pub fn meaning(identifier: &str) -> Meaning {
    match identifier {
        // Licence plates of transport units, serials, unique items, returnable transport items.
        "J" | "1J" | "2J" | "3J" | "4J" | "5J" | "6J" | "7J" | "8J" | "S" | "3S" | "4S" | "18S" | "22S"
        | "25S" | "25B" | "26B" | "27B" | "55B" => Meaning::Thing,
        "P" | "1P" | "2P" | "25P" | "26P" => Meaning::Kind,
        "L" | "1L" | "2L" | "25L" => Meaning::Place,
        "H" | "1H" | "25H" => Meaning::Person,
        _ => Meaning::Other,
    }
}

/// True when a text without envelope is surely an ISO 15459 identifier: a licence plate or unique item with the code
/// of its issuing agency.
pub fn is_bare_identifier(text: &str) -> bool {
    let Ok(datum) = datum(text) else { return false };
    let is_unique =
        matches!(datum.identifier.as_str(), "J" | "1J" | "2J" | "3J" | "4J" | "5J" | "6J" | "25S" | "25B");
    let agency_is_letters = datum.value.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"+-./".contains(&byte);
    is_unique
        && agency_is_letters
        && (8..=50).contains(&datum.value.len())
        && datum.value.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_gives_its_data() {
        let text = "[)>\u{1E}06\u{1D}25SUN043325711MH8031200000000001\u{1D}P4711\u{1D}Q3\u{1E}\u{04}";
        let Ok(Envelope::Data(data)) = parse(text) else { panic!("no data") };
        let pairs: Vec<_> =
            data.iter().map(|datum| (datum.identifier.as_str(), datum.value.as_str())).collect();
        assert_eq!(pairs, [("25S", "UN043325711MH8031200000000001"), ("P", "4711"), ("Q", "3")]);
        assert_eq!(meaning("25S"), Meaning::Thing);
        assert!(parse(&text[..30]).is_err());
        assert!(parse("[)>\u{1E}07\u{1D}x\u{1E}\u{04}").is_err());
    }

    #[test]
    fn format_05_holds_elements() {
        let text = "[)>\u{1E}05\u{1D}010950600013435221ABC\u{1E}\u{04}";
        assert!(matches!(parse(text), Ok(Envelope::Elements(elements)) if elements.len() == 2));
    }

    #[test]
    fn bare_licence_plates() {
        assert!(is_bare_identifier("1JUN043325711A2"));
        assert!(is_bare_identifier("25SUN043325711MH803"));
        assert!(!is_bare_identifier("JOHN SMITH"));
        assert!(!is_bare_identifier("JACKET"));
        assert!(!is_bare_identifier("12345678"));
    }
}
