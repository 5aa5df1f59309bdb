//! A decoded number as typed parts, without allocation.

use crate::Epc;
use crate::chars::{Digits, Value};
use crate::gs1::check_digit::check_digit;
use crate::gs1::{Ai, Element};
use crate::refusal::{Refusal, Rule};
use crate::scheme::partitioned::{self, Partitioned};
use crate::scheme::plain::{self, Plain};
use crate::scheme::plus::{self, Plus};
use crate::scheme::{Family, Layout, Scheme, SerialPlace, by_header};

/// A number that conforms to its scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The scheme.
    pub scheme: &'static Scheme,
    /// Filter value, if the scheme has one. It is no part of the identity.
    pub filter: Option<u8>,
    /// How many bits belong to it.
    pub bits: u16,
    /// Its parts.
    pub parts: Parts,
}

/// The parts of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// A GS1 key with company prefix.
    Partitioned(Partitioned),
    /// A number outside GS1.
    Plain(Plain),
    /// A GS1 key as it stands in bar codes.
    Plus(Plus),
}

/// Decodes a tag number into typed parts. This is the path without allocation.
pub fn read(epc: &Epc) -> Result<Number, Refusal> {
    let Some(&header) = epc.as_bytes().first() else {
        return Err(Refusal::bits("length", 0, 0, Rule::Empty));
    };
    let Some(scheme) = by_header(header) else {
        return Err(Refusal::bits("header", 0, 8, Rule::UnknownHeader(header)));
    };
    read_as(scheme, epc).map_err(|refusal| refusal.of(scheme.name))
}

fn read_as(scheme: &'static Scheme, epc: &Epc) -> Result<Number, Refusal> {
    let (filter, parts, bits) = match &scheme.layout {
        Layout::Partitioned(layout) => {
            let (filter, parts, bits) = partitioned::read(scheme, layout, epc)?;
            (Some(filter), Parts::Partitioned(parts), bits)
        }
        Layout::Gid => {
            let (parts, bits) = plain::read_gid(epc)?;
            (None, Parts::Plain(parts), bits)
        }
        Layout::Usdod => {
            let (filter, parts, bits) = plain::read_usdod(epc)?;
            (Some(filter), Parts::Plain(parts), bits)
        }
        Layout::Adi => {
            let (filter, parts, bits) = plain::read_adi(epc)?;
            (Some(filter), Parts::Plain(parts), bits)
        }
        Layout::Plus(layout) => {
            let (filter, parts, bits) = plus::read(scheme, *layout, epc)?;
            (Some(filter), Parts::Plus(parts), bits)
        }
    };
    Ok(Number { scheme, filter, bits: bits as u16, parts })
}

impl Number {
    /// Appends the pure identity URI; false when the scheme has none.
    pub fn write_epc_uri(&self, out: &mut String) -> bool {
        if self.scheme.tag_prefix.is_empty() {
            return false;
        }
        out.push_str(self.scheme.family.id_prefix);
        self.write_uri_parts(out);
        true
    }

    /// Appends the tag URI; false when the scheme has none.
    pub fn write_tag_uri(&self, out: &mut String) -> bool {
        if self.scheme.tag_prefix.is_empty() {
            return false;
        }
        out.push_str(self.scheme.tag_prefix);
        if let Some(filter) = self.filter {
            Digits::natural(u64::from(filter)).write(out);
            out.push('.');
        }
        self.write_uri_parts(out);
        true
    }

    fn write_uri_parts(&self, out: &mut String) {
        match &self.parts {
            Parts::Partitioned(parts) => {
                parts.company.write(out);
                out.push('.');
                crate::uri::write_escaped(&parts.reference, out);
                if let Some((piece, total)) = parts.pieces {
                    for value in [piece, total] {
                        out.push('.');
                        Digits { value: u64::from(value), width: 2 }.write(out);
                    }
                }
                if let Some(serial) = &parts.serial {
                    out.push('.');
                    crate::uri::write_escaped(serial, out);
                }
            }
            Parts::Plain(parts) => {
                crate::uri::write_escaped(&parts.owner, out);
                out.push('.');
                if let Some(class) = &parts.class {
                    crate::uri::write_escaped(class, out);
                    out.push('.');
                }
                crate::uri::write_escaped(&parts.serial, out);
            }
            // Without a company prefix there is no URN.
            Parts::Plus(_) => {}
        }
    }

    /// The GS1 elements; empty for numbers outside GS1.
    pub fn elements(&self) -> Vec<Element> {
        match &self.parts {
            Parts::Partitioned(parts) => elements_of(self.scheme.family, parts),
            Parts::Plain(_) => Vec::new(),
            Parts::Plus(parts) => plus::elements(self.scheme.family, parts),
        }
    }

    /// The host name of a "++" number as it stands on the tag; `epc` is the number this was read from.
    pub fn hostname(&self, epc: &Epc) -> Option<String> {
        match &self.parts {
            Parts::Plus(parts) => plus::host_of(parts, epc),
            Parts::Partitioned(_) | Parts::Plain(_) => None,
        }
    }

    /// The data behind the identity of a "+" or "++" number; `epc` is the number this was read from.
    pub fn extra(&self, epc: &Epc) -> Option<plus::Extra> {
        match &self.parts {
            Parts::Plus(_) => Some(plus::read_extra(epc, usize::from(self.bits), &self.elements())),
            Parts::Partitioned(_) | Parts::Plain(_) => None,
        }
    }
}

/// Puts the GS1 key together.
fn elements_of(family: &Family, parts: &Partitioned) -> Vec<Element> {
    let Some(shape) = &family.key else { return Vec::new() };
    let mut key = String::with_capacity(34);
    if shape.leading_zero {
        key.push('0');
    }
    let reference = parts.reference.to_text();
    let (front, back) = match reference.split_at_checked(usize::from(shape.first_digit_moves)) {
        Some((front, back)) => (front, back),
        None => ("", reference.as_str()),
    };
    key.push_str(front);
    parts.company.write(&mut key);
    key.push_str(back);
    if let Some(digit) = check_digit(&key).filter(|_| shape.digits > 0) {
        key.push(char::from(b'0' + digit));
    }
    if let Some((piece, total)) = parts.pieces {
        for value in [piece, total] {
            Digits { value: u64::from(value), width: 2 }.write(&mut key);
        }
    }
    let mut own: Option<(Ai, &Value)> = None;
    match (shape.serial, &parts.serial) {
        (SerialPlace::InKey, Some(serial)) => serial.write(&mut key),
        (SerialPlace::Own(ai), Some(serial)) => own = Some((ai, serial)),
        (SerialPlace::OwnUnlessZero(ai), Some(serial)) if serial.to_text() != "0" => own = Some((ai, serial)),
        (SerialPlace::OwnUnlessZero(_), Some(_)) | (_, None) | (SerialPlace::Nowhere, Some(_)) => {}
    }
    let mut elements = Vec::with_capacity(2);
    elements.push(Element::new(shape.ai, key));
    elements.extend(own.map(|(ai, serial)| Element::new(ai, serial.to_text())));
    elements
}
