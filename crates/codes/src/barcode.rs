//! What a scanned or typed text can be. The registry decides later whether the house knows it.

use crate::gs1::digital_link::{self, Link};
use crate::gs1::{Element, check_digit, element_string, value_of};
use crate::house::{self, CommandCard, HouseCode};
use crate::limits::TEXT_MAX;
use crate::mh10::{self, Datum, Envelope, Meaning};
use crate::refusal::{Refusal, Rule};
use crate::uri::{self, Urn};
use crate::{Content, Epc, Wanted, decode};

/// A class of scanned text, by what can be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// One thing.
    Item(ItemCode),
    /// A product: many things have this code.
    Product(ProductCode),
    /// A place.
    Place(PlaceCode),
    /// A person's badge.
    Person(String),
    /// A command card.
    Command(CommandCard),
    /// A sound text that says nothing about itself; only the registry may know it.
    Text,
    /// Damaged, cut off, or against the rules of its own form.
    Unreadable(Refusal),
}

/// What a code of one thing holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemCode {
    /// A tag number: printed hex or a URN.
    Tag(Epc),
    /// A GS1 key with a serial. `identity` is its key and serial alone, in brackets: the same text that
    /// [`crate::identity`] gives for a tag with that number.
    Gs1 {
        /// Key and serial.
        identity: String,
        /// Everything in the code.
        elements: Vec<Element>,
    },
    /// An identity URN whose elements the code does not need.
    Urn(String),
    /// An ISO 15459 identifier or serial.
    Iso(Vec<Datum>),
}

/// What a product code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProductCode {
    /// A GTIN, always with 14 digits.
    Gtin {
        /// The 14 digits.
        gtin: String,
        /// Everything in the code.
        elements: Vec<Element>,
    },
    /// A GS1 type without serial: asset type, document type, part.
    Gs1Type(Vec<Element>),
    /// A part number of a supplier.
    Part(Vec<Datum>),
}

/// What a place code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceCode {
    /// A house code.
    House(String),
    /// A GLN, perhaps with extension.
    Gln {
        /// 13 digits.
        gln: String,
        /// Extension.
        extension: Option<String>,
    },
    /// A place by data identifier.
    Iso(String),
}

/// Symbology identifiers of EAN and UPC: the digits must be a GTIN.
const EAN: &str = "]E";
/// Control characters that sound codes hold: the separators of GS1 and ISO 15434.
const CONTROL_ALLOWED: [char; 3] = ['\u{1D}', '\u{1E}', '\u{04}'];
/// Shortest text that is taken for the hex digits of a tag number, and from where on digits alone are enough.
const HEX_MIN: usize = 16;
const HEX_DIGITS_ONLY_MIN: usize = 24;

/// Says what a text is. Always answers.
pub fn classify(text: &str) -> Class {
    let text = text.trim_matches([' ', '\r', '\n', '\t', '\0']);
    let unreadable = |rule| Class::Unreadable(Refusal::text("code", rule));
    if text.is_empty() {
        return unreadable(Rule::Empty);
    }
    if text.len() > TEXT_MAX {
        return unreadable(Rule::NoRoom);
    }
    if let Some(bad) = text.chars().find(|ch| is_damage(*ch)) {
        return unreadable(Rule::BadCharacter(bad));
    }
    if house::claims(text) {
        return house::parse(text).map_or_else(Class::Unreadable, |code| match code {
            HouseCode::Place(body) => Class::Place(PlaceCode::House(body)),
            HouseCode::Person(body) => Class::Person(body),
            HouseCode::Command(card) => Class::Command(card),
        });
    }
    if mh10::claims(text) {
        return mh10::parse(text).map_or_else(Class::Unreadable, of_envelope);
    }
    let head = text.get(..4).unwrap_or("");
    if head.eq_ignore_ascii_case("urn:") {
        return of_urn(text);
    }
    if head.eq_ignore_ascii_case("http") {
        return of_link(text);
    }
    of_plain(text)
}

/// Control characters and the mark that decoders put for a character they could not read.
fn is_damage(ch: char) -> bool {
    (ch.is_control() && !CONTROL_ALLOWED.contains(&ch)) || ch == char::REPLACEMENT_CHARACTER
}

fn of_plain(text: &str) -> Class {
    let (body, is_gs1) = element_string::without_symbology(text);
    let has_fnc1 = body.contains(element_string::FNC1);
    if is_gs1 || has_fnc1 || body.starts_with('(') {
        return match element_string::parse(body) {
            Ok(elements) => of_elements(elements),
            // Brackets may stand in any text; a separator or the scanner's word for it may not.
            Err(refusal) if is_gs1 || has_fnc1 => Class::Unreadable(refusal),
            Err(Refusal { rule: Rule::NoSuchAi, .. }) => Class::Text,
            Err(refusal) => Class::Unreadable(refusal),
        };
    }
    let is_ean = body.starts_with(EAN);
    // A symbology identifier is three characters: bracket, letter, modifier.
    let body = if is_aim(body) { body.get(3..).unwrap_or("") } else { body };
    if body.bytes().all(|byte| byte.is_ascii_digit()) && matches!(body.len(), 8 | 12 | 13 | 14) {
        return of_digits(body, is_ean);
    }
    // Without separators a GS1 string is only believed when it holds a whole key.
    if let Ok(elements) = element_string::parse(body) {
        let class = of_elements(elements);
        if class != Class::Text {
            return class;
        }
    }
    if let Some(epc) = hex(body) {
        return Class::Item(ItemCode::Tag(epc));
    }
    if mh10::is_bare_identifier(body) {
        return mh10::datum(body)
            .map_or_else(Class::Unreadable, |datum| Class::Item(ItemCode::Iso(vec![datum])));
    }
    Class::Text
}

fn is_aim(text: &str) -> bool {
    matches!(text.as_bytes(), [b']', letter, modifier, ..]
        if letter.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric())
}

/// EAN-8, UPC-A, EAN-13 and ITF-14. Eight digits with another last digit are a house number as likely as a bad EAN-8,
/// so they are only refused when the scanner said that it was an EAN.
fn of_digits(digits: &str, is_ean: bool) -> Class {
    match check_digit::wrong(digits) {
        None => {
            let gtin = format!("{digits:0>14}");
            let ai = crate::gs1::Ai::known("01");
            Class::Product(ProductCode::Gtin { elements: vec![Element::new(ai, gtin.as_str())], gtin })
        }
        Some(_) if digits.len() == 8 && !is_ean => Class::Text,
        Some((is, should)) => Class::Unreadable(Refusal::text("code", Rule::CheckDigit { is, should })),
    }
}

fn hex(text: &str) -> Option<Epc> {
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit()) && text.len().is_multiple_of(4);
    let has_letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_long = text.len() >= if has_letter { HEX_MIN } else { HEX_DIGITS_ONLY_MIN };
    if is_hex && is_long { text.parse().ok() } else { None }
}

fn of_elements(elements: Vec<Element>) -> Class {
    let has = |ai: &str| value_of(&elements, ai);
    // On a label with several keys the first one names the thing, the others tell about it.
    let key = digital_link::key_place(&elements).map(|at| &elements[at]);
    match key.map(|key| (key.ai.as_str(), key.value.as_str())) {
        Some(("414", gln)) => {
            let extension = has("254").filter(|extension| *extension != "0").map(str::to_owned);
            return Class::Place(PlaceCode::Gln { gln: gln.to_owned(), extension });
        }
        Some(("8017" | "8018", person)) => return Class::Person(person.to_owned()),
        Some(_) | None => {}
    }
    let is_about =
        |identity: &String| ["(414)", "(8017)", "(8018)"].iter().any(|key| identity.starts_with(key));
    if let Some(identity) = identity_of(&elements).filter(|identity| !is_about(identity)) {
        return Class::Item(ItemCode::Gs1 { identity, elements });
    }
    if let Some(gtin) = has("01").or(has("02")) {
        return Class::Product(ProductCode::Gtin { gtin: gtin.to_owned(), elements });
    }
    let is_type = ["8003", "253", "255", "8006", "8010"].iter().any(|ai| has(ai).is_some());
    if is_type { Class::Product(ProductCode::Gs1Type(elements)) } else { Class::Text }
}

/// Keys that name one thing: identifier, identifier of the serial beside it, length from which a serial is inside.
const THINGS: &[(&str, Option<&str>, usize)] = &[
    ("01", Some("21"), 0),
    ("8006", Some("21"), 0),
    ("8010", Some("8011"), 0),
    ("414", None, 0),
    ("00", None, 0),
    ("8003", None, 15),
    ("8004", None, 0),
    ("253", None, 14),
    ("255", None, 14),
    ("8017", None, 0),
    ("8018", None, 0),
];

/// Key and serial of one thing in brackets, without the data beside them; `None` when the elements name no single
/// thing.
pub fn identity_of(elements: &[Element]) -> Option<String> {
    elements.iter().find_map(|element| {
        let (key, serial, least) = THINGS.iter().find(|(key, _, _)| *key == element.ai.as_str())?;
        let value = Some(element.value.as_str()).filter(|value| value.len() >= *least)?;
        let mut text = format!("({key}){value}");
        if let Some(ai) = serial {
            text.push_str(&format!("({ai}){}", value_of(elements, ai)?));
        }
        if let Some(extension) = value_of(elements, "254").filter(|text| *key == "414" && *text != "0") {
            text.push_str(&format!("(254){extension}"));
        }
        Some(text)
    })
}

fn of_link(text: &str) -> Class {
    match digital_link::parse(text) {
        Ok(Link::Elements { elements, .. }) => of_elements(elements),
        Ok(Link::Binary { epc, .. }) => Class::Item(ItemCode::Tag(epc)),
        // An ordinary web address: nothing is wrong with it, it only says nothing to us.
        Err(Refusal { rule: Rule::Missing(_) | Rule::Form(_), .. }) => Class::Text,
        Err(refusal) => Class::Unreadable(refusal),
    }
}

fn of_urn(text: &str) -> Class {
    let is_epc = text.get(..8).is_some_and(|head| head.eq_ignore_ascii_case("urn:epc:"));
    match uri::parse(text) {
        Ok(Urn::Raw { epc, .. }) => Class::Item(ItemCode::Tag(epc)),
        Ok(Urn::Tag { .. }) => {
            crate::from_tag_uri(text).map_or_else(first_reason, |epc| Class::Item(ItemCode::Tag(epc)))
        }
        Ok(Urn::Identity { family, split }) => match split.elements(family) {
            Ok(elements) if elements.is_empty() => Class::Item(ItemCode::Urn(text.to_owned())),
            Ok(elements) => of_elements(elements),
            Err(refusal) => Class::Unreadable(refusal),
        },
        Ok(Urn::Other { .. }) => Class::Text,
        Err(refusal) if is_epc => Class::Unreadable(refusal),
        Err(_) => Class::Text,
    }
}

fn first_reason(why: crate::CannotEncode) -> Class {
    let unknown = Refusal::text("code", Rule::Form("cannot be read"));
    Class::Unreadable(why.reasons.first().copied().unwrap_or(unknown))
}

fn of_envelope(envelope: Envelope) -> Class {
    let data = match envelope {
        Envelope::Elements(elements) => return of_elements(elements),
        Envelope::Data(data) => data,
    };
    let first = |wanted: Meaning| data.iter().find(|datum| mh10::meaning(&datum.identifier) == wanted);
    if first(Meaning::Thing).is_some() {
        return Class::Item(ItemCode::Iso(data));
    }
    if let Some(place) = first(Meaning::Place) {
        return Class::Place(PlaceCode::Iso(place.value.clone()));
    }
    if let Some(person) = first(Meaning::Person) {
        return Class::Person(person.value.clone());
    }
    if first(Meaning::Kind).is_some() { Class::Product(ProductCode::Part(data)) } else { Class::Text }
}

/// The identity of a tag number as bar codes write it: key and serial in brackets, without filter and extra data.
/// The same thing read from a bar code gives the same text. Numbers outside GS1 give their identity URI, raw ones
/// `None`.
pub fn identity(epc: &Epc) -> Option<String> {
    let number = crate::read(epc).ok()?;
    identity_of(&number.elements()).or_else(|| {
        let mut uri = String::new();
        number.write_epc_uri(&mut uri).then_some(uri)
    })
}

/// Everything that is known about any text a person may paste: a tag number in hex, a URN, an element string, a link.
/// Texts without a tag number are encoded first, by the shortest scheme.
pub fn explain(text: &str, company_digits: Option<u8>) -> Result<crate::Decoded, crate::CannotEncode> {
    let mut wanted = Wanted::parse(text)?;
    wanted.company_digits = company_digits;
    if let Content::Raw(epc) = wanted.content {
        return Ok(decode(&epc));
    }
    crate::encode(&wanted).map(|epc| decode(&epc))
}

#[cfg(test)]
mod tests;
