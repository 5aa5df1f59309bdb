//! From a text to something the house knows: clean it, say what it is, look it up.

use codes::barcode::{Class, ItemCode, PlaceCode, ProductCode, classify};
use codes::mh10::Datum;
use codes::{Content, Epc, Wanted, encode};
use model::{Asset, Person, Place, Product};

use super::Meaning;
use crate::directory::Directory;
use crate::limits::SCAN_CHARS_MAX;

/// Without what scanners and clipboards put around a text. Digits of other scripts become ours.
pub(super) fn clean(text: &str) -> String {
    let text: String =
        text.chars().take(SCAN_CHARS_MAX).filter(|ch| !is_around(*ch)).map(to_ascii_digit).collect();
    text.trim_matches([' ', '\r', '\n', '\t', '\0']).to_owned()
}

/// Marks without a shape: byte order, direction, joiners.
fn is_around(ch: char) -> bool {
    matches!(ch, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// Arabic-Indic (U+0660), Extended Arabic-Indic (U+06F0) and full-width (U+FF10) digits.
fn to_ascii_digit(ch: char) -> char {
    for zero in ['\u{0660}', '\u{06F0}', '\u{FF10}'] {
        let digit = u32::from(ch).wrapping_sub(u32::from(zero));
        if digit < 10 {
            return char::from_digit(digit, 10).unwrap_or(ch);
        }
    }
    ch
}

/// What the house knows of a cleaned text. A link is taken apart, never opened.
pub(crate) fn resolve(directory: &Directory, text: &str) -> Meaning {
    match classify(text) {
        Class::Unreadable(why) => numbered(directory, text).unwrap_or(Meaning::Unreadable(why)),
        Class::Command(card) => Meaning::Card(card),
        Class::Person(badge) => person(directory, &badge),
        Class::Place(code) => place(directory, text, &code),
        Class::Item(ItemCode::Tag(epc)) => of_tag(directory, &epc),
        Class::Item(ItemCode::Gs1 { identity, .. }) => {
            let found = tag_of(directory, &identity).or_else(|| numbered(directory, &identity));
            found.or_else(|| numbered(directory, text)).unwrap_or(Meaning::UnknownCode)
        }
        Class::Item(ItemCode::Urn(urn)) => {
            let found = tag_of(directory, &urn).or_else(|| numbered(directory, &urn));
            found.unwrap_or(Meaning::UnknownCode)
        }
        Class::Item(ItemCode::Iso(data)) => iso(directory, text, &data),
        // A number that a person gave to one thing means that thing, whatever else it could be.
        Class::Product(code) => numbered(directory, text).unwrap_or_else(|| product(directory, text, &code)),
        Class::Text => of_text(directory, text),
    }
}

/// What a tag number is.
pub(super) fn of_tag(directory: &Directory, epc: &Epc) -> Meaning {
    let mut tags = directory.tags_with(epc);
    match tags.find_map(|tag| tag.asset) {
        Some(asset) => Meaning::Item(asset),
        None => Meaning::UnknownTag(*epc),
    }
}

fn numbered(directory: &Directory, number: &str) -> Option<Meaning> {
    directory.assets_numbered(number).next().map(|asset: &Asset| Meaning::Item(asset.id))
}

/// A printed identity does not say how its tag was written: neither the length of the company's prefix nor the filter.
/// There are few ways, and looking one up costs less than keeping the identity of every tag.
fn tag_of(directory: &Directory, identity: &str) -> Option<Meaning> {
    let known = Wanted::parse(identity).ok()?;
    let digits: Vec<Option<u8>> = match known.content {
        Content::Elements(_) => std::iter::once(None).chain((6..=12).map(Some)).collect(),
        Content::Identity { .. } | Content::Raw(_) => vec![None],
    };
    let schemes = [None, codes::scheme::by_name("SGTIN-198"), codes::scheme::by_name("GRAI-170")];
    for scheme in schemes {
        for company_digits in &digits {
            for filter in 0..8 {
                let wanted =
                    Wanted { scheme, company_digits: *company_digits, filter: Some(filter), ..known.clone() };
                let Ok(epc) = encode(&wanted) else { break };
                if let found @ Meaning::Item(_) = of_tag(directory, &epc) {
                    return Some(found);
                }
            }
        }
    }
    None
}

fn iso(directory: &Directory, text: &str, data: &[Datum]) -> Meaning {
    let whole = numbered(directory, text);
    let parts = || data.iter().find_map(|datum| numbered(directory, &datum.value));
    whole.or_else(parts).unwrap_or(Meaning::UnknownCode)
}

fn product(directory: &Directory, text: &str, code: &ProductCode) -> Meaning {
    let is_it = |product: &&Product| match code {
        ProductCode::Gtin { gtin, .. } => digits(&product.code) == digits(gtin) && !digits(gtin).is_empty(),
        ProductCode::Gs1Type(_) => same(&product.code, text),
        ProductCode::Part(data) => {
            same(&product.code, text) || data.iter().any(|datum| same(&product.code, &datum.value))
        }
    };
    let found = directory.products().values().find(is_it);
    found.map_or(Meaning::UnknownCode, |product| Meaning::Product(product.id))
}

/// The digits of a GTIN without the zeros in front: 8, 12, 13 and 14 digits can be the same product.
fn digits(code: &str) -> &str {
    let code = code.trim();
    if code.bytes().all(|byte| byte.is_ascii_digit()) { code.trim_start_matches('0') } else { "" }
}

fn place(directory: &Directory, text: &str, code: &PlaceCode) -> Meaning {
    let found = match code {
        PlaceCode::House(body) => find_place(directory, |place| {
            place.code.as_deref().is_some_and(|code| body_of(code) == *body)
                || place.id.0.simple().to_string().eq_ignore_ascii_case(body)
        })
        .or_else(|| find_place(directory, |place| body_of(&place.name) == *body)),
        PlaceCode::Gln { gln, extension } => {
            let whole =
                extension.as_ref().map_or_else(|| gln.clone(), |extension| format!("{gln}.{extension}"));
            find_place(directory, |place| place.code.as_deref().is_some_and(|code| same(code, &whole)))
        }
        PlaceCode::Iso(value) => {
            find_place(directory, |place| place.code.as_deref().is_some_and(|code| same(code, value)))
        }
    };
    found.or_else(|| numbered(directory, text)).unwrap_or(Meaning::UnknownCode)
}

fn find_place(directory: &Directory, is_it: impl Fn(&Place) -> bool) -> Option<Meaning> {
    directory.places().values().find(|place| is_it(place)).map(|place| Meaning::Place(place.id))
}

fn person(directory: &Directory, badge: &str) -> Meaning {
    let is_it = |person: &&Person| {
        person.id.0.simple().to_string().eq_ignore_ascii_case(badge) || body_of(&person.name) == badge
    };
    let found = directory.people().values().filter(|person| !person.has_left).find(is_it);
    found.map_or(Meaning::UnknownCode, |person| Meaning::Person(person.id))
}

/// A text that says nothing about itself: a number, a place, a product.
fn of_text(directory: &Directory, text: &str) -> Meaning {
    let by_code = |place: &Place| place.code.as_deref().is_some_and(|code| same(code, text));
    let product = || {
        let is_it = |product: &&Product| same(&product.code, text);
        directory.products().values().find(is_it).map(|product| Meaning::Product(product.id))
    };
    let found = numbered(directory, text).or_else(|| find_place(directory, by_code)).or_else(product);
    found.or_else(|| find_place(directory, |place| same(&place.name, text))).unwrap_or(Meaning::UnknownCode)
}

fn same(one: &str, other: &str) -> bool {
    !one.is_empty() && one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// A name as it stands in a house code: capitals, digits, dashes.
fn body_of(name: &str) -> String {
    let letter = |ch: char| if ch.is_ascii_alphanumeric() { ch.to_ascii_uppercase() } else { '-' };
    name.trim().chars().map(letter).collect()
}
