//! From an identity to a tag number: the shortest scheme that can carry it, or the one asked for.

use crate::Epc;
use crate::gs1::digital_link::{self, Link};
use crate::gs1::{Element, element_string};
use crate::refusal::{Refusal, Rule};
use crate::scheme::{Family, Layout, PlusLayout, SCHEMES, Scheme, Split, gdti, partitioned, plain, plus};
use crate::uri::{self, Urn};
use std::fmt;

/// What is to be written.
#[derive(Clone, Debug)]
pub enum Content {
    /// A GS1 key with whatever else is known, as in a bar code. The length of the company prefix is not in it.
    Elements(Vec<Element>),
    /// An identity taken apart, as in a URN.
    Identity {
        /// What it identifies.
        family: &'static Family,
        /// Its parts.
        split: Split,
    },
    /// Bits as they are.
    Raw(Epc),
}

/// A wish for a tag number.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it shall say.
    pub content: Content,
    /// The scheme; `None` for the shortest that can carry the content.
    pub scheme: Option<&'static Scheme>,
    /// Filter value; 0 ("other") when not given.
    pub filter: Option<u8>,
    /// Length of the company prefix, which element strings and links do not say. Without it only "+" schemes are left.
    pub company_digits: Option<u8>,
    /// Host name for the "++" schemes.
    pub hostname: Option<String>,
}

/// Why no scheme can carry the content: one reason for each that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotEncode {
    /// The reasons.
    pub reasons: Vec<Refusal>,
}

impl fmt::Display for CannotEncode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, reason) in self.reasons.iter().enumerate() {
            write!(f, "{}{reason}", if at > 0 { "; " } else { "" })?;
        }
        Ok(())
    }
}

impl std::error::Error for CannotEncode {}

impl From<Refusal> for CannotEncode {
    fn from(refusal: Refusal) -> CannotEncode {
        CannotEncode { reasons: vec![refusal] }
    }
}

impl Wanted {
    /// A wish without preferences.
    pub fn new(content: Content) -> Wanted {
        Wanted { content, scheme: None, filter: None, company_digits: None, hostname: None }
    }

    /// Reads any text form: hex, URN, element string (brackets or FNC1) or Digital Link.
    pub fn parse(text: &str) -> Result<Wanted, Refusal> {
        let text = text.trim_matches([' ', '\r', '\n', '\t']);
        let (head, _) = text.split_at_checked(4).unwrap_or(("", text));
        if head.eq_ignore_ascii_case("urn:") {
            return Wanted::from_urn(text);
        }
        if head.eq_ignore_ascii_case("http") {
            return Ok(match digital_link::parse(text)? {
                // The host of a link is not written unless asked for: most links name a web shop.
                Link::Elements { elements, .. } => Wanted::new(Content::Elements(elements)),
                Link::Binary { epc, .. } => Wanted::new(Content::Raw(epc)),
            });
        }
        if let Some(bits) = text.strip_prefix("0b") {
            let epc = Epc::from_binary(bits);
            return epc
                .map(|epc| Wanted::new(Content::Raw(epc)))
                .map_err(|_| Refusal::text("number", Rule::Form("must be 0 and 1 only, up to 496 of them")));
        }
        let elements = element_string::parse(text);
        match (elements, text.parse::<Epc>()) {
            // Hex digits can look like an element string, but then hardly ever with a whole key in it.
            (Ok(elements), epc) if epc.is_err() || family_of(&elements).is_ok() => {
                Ok(Wanted::new(Content::Elements(elements)))
            }
            (_, Ok(epc)) => Ok(Wanted::new(Content::Raw(epc))),
            (Ok(elements), Err(_)) => Ok(Wanted::new(Content::Elements(elements))),
            (Err(refusal), Err(_)) => Err(refusal),
        }
    }

    fn from_urn(text: &str) -> Result<Wanted, Refusal> {
        Ok(match uri::parse(text)? {
            Urn::Tag { scheme, filter, split } => {
                let mut wanted = Wanted::new(Content::Identity { family: scheme.family, split });
                wanted.scheme = Some(scheme);
                wanted.filter = filter;
                wanted
            }
            Urn::Identity { family, split } => Wanted::new(Content::Identity { family, split }),
            Urn::Raw { epc, .. } => Wanted::new(Content::Raw(epc)),
            Urn::Other { kind, .. } => {
                return Err(Refusal::text(kind, Rule::Form("this names no single thing a tag can carry")));
            }
        })
    }
}

/// The tag number of a tag URI, exactly as it says.
pub fn from_tag_uri(text: &str) -> Result<Epc, CannotEncode> {
    match uri::parse(text)? {
        Urn::Tag { .. } => encode(&Wanted::from_urn(text)?),
        Urn::Identity { .. } | Urn::Raw { .. } | Urn::Other { .. } => {
            Err(Refusal::text("URN", Rule::Form("must be a tag URI (urn:epc:tag:…)")).into())
        }
    }
}

/// Encodes a wish.
pub fn encode(wanted: &Wanted) -> Result<Epc, CannotEncode> {
    let family = match &wanted.content {
        Content::Raw(epc) => return Ok(*epc),
        Content::Identity { family, .. } => *family,
        // An asked scheme says which of several keys is meant; the others are data beside it.
        Content::Elements(elements) => match wanted.scheme {
            Some(scheme) => scheme.family,
            None => family_of(elements)?,
        },
    };
    if let Some(scheme) = wanted.scheme {
        return encode_as(scheme, family, wanted).map_err(|refusal| refusal.of(scheme.name).into());
    }
    let mut best: Option<(usize, Epc)> = None;
    let mut reasons = Vec::new();
    for &scheme in SCHEMES.iter().filter(|scheme| is_candidate(scheme, family, wanted)) {
        match encode_as(scheme, family, wanted) {
            Ok(epc) => {
                let cost = epc.bits().max(SMALLEST_BANK);
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, epc));
                }
            }
            Err(refusal) => reasons.push(refusal.of(scheme.name)),
        }
    }
    match best {
        Some((_, epc)) => Ok(epc),
        None => Err(CannotEncode { reasons }),
    }
}

/// No chip on the market has fewer bits for the number, so shorter ones save nothing and the classic scheme, which
/// every reader and program knows, wins.
const SMALLEST_BANK: usize = 96;

/// Schemes that are chosen without being asked for: not the retired one, not the dated ones, "++" only for a host name.
fn is_candidate(scheme: &Scheme, family: &Family, wanted: &Wanted) -> bool {
    let suits = match &scheme.layout {
        Layout::Plus(PlusLayout { has_date, has_host }) => {
            !has_date && *has_host == wanted.hostname.is_some()
        }
        Layout::Partitioned(_) | Layout::Gid | Layout::Usdod | Layout::Adi => wanted.hostname.is_none(),
    };
    suits && std::ptr::eq(scheme.family, family) && *scheme != gdti::GDTI_113
}

/// Which family the key of these elements belongs to.
fn family_of(elements: &[Element]) -> Result<&'static Family, Refusal> {
    let key = digital_link::key_place(elements).map(|at| elements[at].ai);
    SCHEMES
        .iter()
        .map(|scheme| scheme.family)
        .find(|family| key.is_some() && family.key.as_ref().map(|shape| shape.ai) == key)
        .ok_or(Refusal::text("element string", Rule::Missing("a key that a tag can carry")))
}

fn encode_as(scheme: &'static Scheme, family: &Family, wanted: &Wanted) -> Result<Epc, Refusal> {
    if !std::ptr::eq(scheme.family, family) {
        return Err(Refusal::text("scheme", Rule::CannotCarry("this kind of number")));
    }
    let filter = wanted.filter.unwrap_or(0);
    if filter > 0 && u32::from(filter) >= 1 << scheme.family.filter_bits {
        let largest = (1 << scheme.family.filter_bits) - 1;
        return Err(Refusal::text("filter", Rule::AboveMax(largest)));
    }
    if let Layout::Plus(layout) = scheme.layout {
        let elements = match &wanted.content {
            Content::Elements(elements) => elements.clone(),
            Content::Identity { split, .. } => split.elements(family)?,
            Content::Raw(epc) => return Ok(*epc),
        };
        let host = wanted.hostname.as_deref();
        return plus::write(scheme, layout, filter, &elements, host).map(crate::bits::Draft::finish);
    }
    let split = match &wanted.content {
        Content::Elements(elements) => split_of(family, elements, wanted.company_digits)?,
        Content::Identity { split, .. } => split.clone(),
        Content::Raw(epc) => return Ok(*epc),
    };
    write_split(scheme, filter, &split)
}

fn split_of(family: &Family, elements: &[Element], company_digits: Option<u8>) -> Result<Split, Refusal> {
    let missing = Rule::Missing("the length of the company prefix");
    let digits = company_digits.ok_or(Refusal::text("company_prefix", missing))?;
    let shape = family.key.as_ref().ok_or(Refusal::text("key", Rule::Missing("the GS1 key")))?;
    let split = Split::from_elements(family, shape, elements, digits)?;
    let carried = split.elements(family)?;
    let is_zero_extension = |element: &Element| element.ai.as_str() == "254" && element.value == "0";
    if elements.iter().any(|element| !carried.contains(element) && !is_zero_extension(element)) {
        return Err(Refusal::text("element string", Rule::CannotCarry("the other elements")));
    }
    Ok(split)
}

fn write_split(scheme: &'static Scheme, filter: u8, split: &Split) -> Result<Epc, Refusal> {
    let draft = match (&scheme.layout, split) {
        (Layout::Partitioned(layout), Split::Key { company, reference, pieces, serial }) => {
            let pieces = pieces.as_ref().map(|(piece, total)| (piece.as_str(), total.as_str()));
            let serial = serial.as_deref();
            let parts = partitioned::parse(scheme, layout, company, reference, pieces, serial)?;
            partitioned::write(scheme, layout, filter, &parts)?
        }
        (Layout::Gid | Layout::Usdod | Layout::Adi, Split::Plain(parts)) => {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            match scheme.layout {
                Layout::Gid => plain::write_gid(scheme.header, &plain::parse_gid(&parts)?)?,
                Layout::Usdod => plain::write_usdod(scheme.header, filter, &plain::parse_usdod(&parts)?)?,
                Layout::Adi | Layout::Partitioned(_) | Layout::Plus(_) => {
                    plain::write_adi(scheme.header, filter, &plain::parse_adi(&parts)?)?
                }
            }
        }
        (Layout::Partitioned(_), Split::Plain(_))
        | (Layout::Gid | Layout::Usdod | Layout::Adi, Split::Key { .. })
        | (Layout::Plus(_), _) => {
            return Err(Refusal::text("scheme", Rule::CannotCarry("this kind of number")));
        }
    };
    Ok(draft.finish())
}
