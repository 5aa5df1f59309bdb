//! Everything a person or another program may want to know about a tag number, as text.

use crate::Epc;
use crate::chars::Value;
use crate::gs1::{Ai, Element, digital_link, element_string};
use crate::low_frequency::{afi_meaning, six_bit_text};
use crate::number::{Number, Parts, read};
use crate::refusal::{Refusal, Rule};
use crate::uri;

/// A tag number in all its forms. The names of the fields are those of `tagstead epc --json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The whole number as the reader reported it, upper case.
    pub hex: String,
    /// Bits that belong to the number: those of the scheme, or all when it is raw.
    pub bits: usize,
    /// Name of the scheme; `None` when the number is raw, which is normal for cheap labels and no fault.
    pub scheme: Option<&'static str>,
    /// Tag URI (with filter).
    pub tag_uri: Option<String>,
    /// Pure identity URI (without filter): two tags with the same one are the same object.
    pub epc_uri: Option<String>,
    /// Raw URI; every number has one.
    pub raw_uri: String,
    /// GS1 element string in brackets.
    pub element_string: Option<String>,
    /// GS1 Digital Link. Shown, never opened.
    pub digital_link: Option<String>,
    /// The parts by name, in the order of the number.
    pub fields: Vec<(&'static str, String)>,
    /// Why the number, or the data behind it, does not conform; `None` when all is well.
    pub error: Option<String>,
}

/// Decodes a tag number. Always answers.
pub fn decode(epc: &Epc) -> Decoded {
    match read(epc) {
        Ok(number) => conforming(epc, &number),
        Err(refusal) => opaque(epc, None, refusal),
    }
}

/// Decodes a number whose PC word says that it is an ISO number with this AFI.
pub fn decode_iso(epc: &Epc, afi: u8) -> Decoded {
    let mut decoded = opaque(epc, Some(afi), Refusal::bits("toggle", 0, 0, Rule::IsoNumber(afi)));
    decoded.fields = vec![("afi", format!("{afi:02X}"))];
    decoded.fields.extend(afi_meaning(afi).map(|meaning| ("afi_meaning", meaning.to_owned())));
    let text = if SUPPLY_CHAIN.contains(&afi) { six_bit_text(epc.as_bytes()) } else { None };
    decoded.fields.extend(text.map(|text| ("text", text)));
    decoded.error = None;
    decoded
}

/// Families whose numbers are 6-bit text (ISO 17363 to 17367).
const SUPPLY_CHAIN: std::ops::RangeInclusive<u8> = 0xA1..=0xAA;

fn opaque(epc: &Epc, afi: Option<u8>, refusal: Refusal) -> Decoded {
    Decoded {
        hex: epc.to_hex(),
        bits: epc.bits(),
        scheme: None,
        tag_uri: None,
        epc_uri: None,
        raw_uri: uri::raw(epc, afi),
        element_string: None,
        digital_link: None,
        fields: Vec::new(),
        error: Some(refusal.to_string()),
    }
}

fn conforming(epc: &Epc, number: &Number) -> Decoded {
    let mut tag_uri = String::with_capacity(64);
    let mut epc_uri = String::with_capacity(64);
    let has_tag_uri = number.write_tag_uri(&mut tag_uri);
    let has_epc_uri = number.write_epc_uri(&mut epc_uri);
    let mut elements = number.elements();
    let host = number.hostname(epc).map(|host| host.to_ascii_lowercase());
    let mut fields = fields_of(number, &elements, host.as_deref());
    let mut bits = usize::from(number.bits);
    let mut error = None;
    if let Some(extra) = number.extra(epc) {
        fields.extend(
            extra.elements.iter().map(|element| ("extra", format!("({}){}", element.ai, element.value))),
        );
        elements.extend(extra.elements);
        bits = extra.end;
        // Without the toggle nobody promised data, so what is there are leftovers and no fault of the number.
        error =
            extra.fault.filter(|_| has_toggle(number)).map(|fault| fault.of(number.scheme.name).to_string());
    }
    if !epc.is_zero_from(bits) {
        fields.push(("leftover_bits", format!("the bits from {bits} on are not zero")));
    }
    Decoded {
        hex: epc.to_hex(),
        bits,
        scheme: Some(number.scheme.name),
        tag_uri: has_tag_uri.then_some(tag_uri),
        epc_uri: has_epc_uri.then_some(epc_uri),
        raw_uri: uri::raw(epc, None),
        element_string: (!elements.is_empty()).then(|| element_string::write_bracketed(&elements)),
        digital_link: digital_link::write(&elements, host.as_deref().unwrap_or(digital_link::CANONICAL_HOST)),
        fields,
        error,
    }
}

fn has_toggle(number: &Number) -> bool {
    match &number.parts {
        Parts::Plus(parts) => parts.toggle,
        Parts::Partitioned(_) | Parts::Plain(_) => false,
    }
}

fn fields_of(number: &Number, elements: &[Element], host: Option<&str>) -> Vec<(&'static str, String)> {
    let family = number.scheme.family;
    let mut fields = Vec::with_capacity(8);
    match &number.parts {
        Parts::Partitioned(parts) => {
            fields.extend(elements.first().map(|key| (family.key_name, key.value.clone())));
            fields.extend(parts.serial.as_ref().map(|serial| (family.serial_name, serial.to_text())));
            fields.push(("company_prefix", Value::Digits(parts.company).to_text()));
            fields.push((family.reference_name, parts.reference.to_text()));
            if let Some((piece, total)) = parts.pieces {
                fields.push(("piece", format!("{piece:02}")));
                fields.push(("total", format!("{total:02}")));
            }
        }
        Parts::Plain(parts) => {
            fields.push((family.key_name, parts.owner.to_text()));
            fields.extend(parts.class.as_ref().map(|class| (family.reference_name, class.to_text())));
            fields.push((family.serial_name, parts.serial.to_text()));
        }
        Parts::Plus(parts) => {
            fields.push((family.key_name, parts.key.to_string()));
            fields.extend(parts.serial.as_ref().map(|serial| (family.serial_name, serial.to_string())));
            fields.extend(parts.date.iter().map(|(ai, date)| (date_name(*ai), date.to_string())));
            fields.extend(host.map(|host| ("hostname", host.to_owned())));
            fields.push(("data_toggle", u8::from(parts.toggle).to_string()));
        }
    }
    if let Some(filter) = number.filter {
        fields.push(("filter", filter.to_string()));
        fields.push(("filter_meaning", family.filter_meaning(filter)));
    }
    fields
}

fn date_name(ai: Ai) -> &'static str {
    match ai.as_str() {
        "11" => "production_date",
        "13" => "packaging_date",
        "15" => "best_before_date",
        "16" => "sell_by_date",
        "17" => "expiry_date",
        "7006" => "first_freeze_date",
        _ => "harvest_date",
    }
}

impl Decoded {
    /// Plain words for a person: "GTIN 0061 4141 0073 49, serial 314159, filter: case".
    pub fn words(&self) -> String {
        let Some((key, value)) = self.fields.first().filter(|_| self.scheme.is_some()) else {
            return format!("{} bits that follow no known scheme: {}", self.bits, in_fours(&self.hex));
        };
        let mut words = format!("{} {}", key.to_ascii_uppercase(), in_fours(value));
        for (name, value) in self.fields.iter().skip(1) {
            match *name {
                "filter_meaning" => words.push_str(&format!(", filter: {value}")),
                "company_prefix" | "filter" | "leftover_bits" | "data_toggle" | "hostname" => {}
                name if name.ends_with("_reference") || name == "asset_type" || name == "document_type" => {}
                name => words.push_str(&format!(", {} {value}", name.replace('_', " "))),
            }
        }
        words
    }
}

/// Groups of four are what people can read aloud.
pub(crate) fn in_fours(text: &str) -> String {
    let mut grouped = String::with_capacity(text.len() + text.len() / 4);
    for (at, ch) in text.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(ch);
    }
    grouped
}
