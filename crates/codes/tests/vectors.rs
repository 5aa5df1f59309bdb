//! Every entry of `fixtures/epc-vectors.json`, in the directions its rules name. A skipped entry fails the counts.

use codes::{Epc, decode, decode_iso};
use serde_json::Value;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../fixtures/epc-vectors.json")).expect("fixture is JSON")
}

fn text<'v>(entry: &'v Value, key: &str) -> Option<&'v str> {
    entry[key].as_str()
}

fn epc(hex: &str) -> Epc {
    hex.parse().expect("fixture hex")
}

/// Runs a check over a section and holds the number of entries seen against the count in the file's head.
fn each(section: &str, count: &str, mut check: impl FnMut(&Value) -> Result<(), String>) {
    let vectors = vectors();
    let mut failures = Vec::new();
    let mut seen = 0u64;
    for entry in vectors[section].as_array().expect("section") {
        seen += 1;
        if let Err(why) = check(entry) {
            failures.push(format!("{why}\n    {entry}"));
        }
    }
    assert_eq!(Some(seen), vectors["counts"][count].as_u64(), "entries of {section}");
    assert!(failures.is_empty(), "{} of {seen} failed:\n{}", failures.len(), failures.join("\n"));
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, is: T, should: T) -> Result<(), String> {
    if is == should { Ok(()) } else { Err(format!("{what}: is {is:?}, should be {should:?}")) }
}

#[test]
fn every_valid_number_decodes_exactly() {
    each("valid", "valid", |entry| {
        let hex = text(entry, "hex").unwrap();
        let decoded = decode(&epc(hex));
        same("error", decoded.error.as_deref(), None)?;
        same("hex", decoded.hex.as_str(), hex)?;
        same("scheme", decoded.scheme, text(entry, "scheme"))?;
        same("bits", decoded.bits as u64, entry["bits"].as_u64().unwrap())?;
        same("tag URI", decoded.tag_uri.as_deref(), text(entry, "tag_uri"))?;
        same("EPC URI", decoded.epc_uri.as_deref(), text(entry, "epc_uri"))?;
        same("element string", decoded.element_string.as_deref(), text(entry, "element_string"))?;
        same("digital link", decoded.digital_link.as_deref(), text(entry, "digital_link"))?;
        let field =
            |name: &str| decoded.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        same("filter", field("filter"), entry["filter"].as_u64().map(|filter| filter.to_string()))?;
        let digits = field("company_prefix").map(|prefix| prefix.len() as u64);
        same("length of the company prefix", digits, entry["gcp_length"].as_u64())?;
        same("host name", field("hostname"), text(entry, "hostname").map(str::to_ascii_lowercase))?;
        same("toggle", field("data_toggle"), entry["aidc_toggle"].as_u64().map(|toggle| toggle.to_string()))
    });
}

#[test]
fn every_invalid_number_is_kept_raw_with_a_reason() {
    each("invalid_hex", "invalid_hex", |entry| {
        let hex = text(entry, "hex").unwrap();
        let decoded = decode(&epc(hex));
        same("hex", decoded.hex.as_str(), hex)?;
        same("has an error", decoded.error.is_some(), true)?;
        let expected = text(entry, "expect").unwrap();
        match expected.strip_prefix("report as raw: ") {
            Some(raw) => {
                same("raw URI", decoded.raw_uri.as_str(), raw)?;
                same("scheme", decoded.scheme, None)?;
                same("tag URI", decoded.tag_uri, None)
            }
            // The extra data is at fault; the identity in front of it may be shown.
            None => {
                let identity = decoded.element_string.as_deref();
                same("identity only", identity, Some("(01)09506000134352(21)S1"))
            }
        }
    });
}

#[test]
fn every_raw_uri() {
    each("raw_uri", "raw", |entry| {
        let tag = epc(text(entry, "hex").unwrap());
        let afi = text(entry, "afi").map(|afi| u8::from_str_radix(afi, 16).unwrap());
        let decoded = afi.map_or_else(|| decode(&tag), |afi| decode_iso(&tag, afi));
        same("scheme", decoded.scheme, None)?;
        same("raw URI", decoded.raw_uri.as_str(), text(entry, "raw_uri").unwrap())
    });
}
