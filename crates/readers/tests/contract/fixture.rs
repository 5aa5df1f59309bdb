//! The frames of `tests/captures/reader-frames.json`: real ones, some of them bad on purpose.

use std::path::PathBuf;

use serde_json::Value;

use crate::partner::PARTNERS;

/// One entry.
#[derive(Clone, Debug)]
pub struct Entry {
    pub family: String,
    pub is_from_reader: bool,
    pub bytes: Vec<u8>,
    pub meaning: String,
    /// What the entry says it means, field by field.
    pub decoded: Value,
}

impl Entry {
    /// Whether its check passes; false for those that are kept because they are wrong.
    pub fn is_good(&self) -> bool {
        self.decoded["checksum_ok"].as_bool() != Some(false)
    }

    /// The layout of the reader it belongs to, for families that have several.
    pub fn variant(&self) -> &str {
        let first =
            if self.decoded["frames"].is_array() { &self.decoded["frames"][0] } else { &self.decoded };
        first["variant"].as_str().unwrap_or("")
    }

    /// The frames the entry holds, as the entry itself says.
    pub fn frames(&self) -> Vec<Value> {
        let frames = self.decoded["frames"].as_array().or(self.decoded["messages"].as_array());
        frames.cloned().unwrap_or_else(|| vec![self.decoded.clone()])
    }
}

/// The folder of fixtures shared by the whole house.
pub fn captures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/captures")
}

/// All entries of the families we speak, as they come over a wire. Without a check there is no other way to be wrong
/// than to be cut or to have lost the header; those have tests of their own.
pub fn entries() -> Vec<Entry> {
    let is_whole = |entry: &Entry| {
        entry.decoded["checksum_ok"].is_boolean()
            || (entry.decoded["length_ok"] != false && entry.decoded["header_present"] != false)
    };
    all_entries().into_iter().filter(is_whole).collect()
}

/// All entries of the families we speak.
pub fn all_entries() -> Vec<Entry> {
    let text = std::fs::read_to_string(captures().join("reader-frames.json")).unwrap();
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    all.iter()
        .filter(|entry| readers::families::find(entry["family"].as_str().unwrap()).is_some())
        .map(|entry| Entry {
            family: entry["family"].as_str().unwrap().to_owned(),
            is_from_reader: entry["direction"] == "reader_to_host",
            bytes: unhex(entry["hex"].as_str().unwrap()),
            meaning: entry["meaning"].as_str().unwrap().to_owned(),
            decoded: entry["decoded"].clone(),
        })
        .collect()
}

/// Bytes of a hex text.
pub fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<char> = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap()).collect()
}

#[test]
fn every_entry_is_there() {
    let all = entries();
    for partner in PARTNERS {
        let count = |is_from_reader: bool, is_good: bool| {
            let is_it = |entry: &&Entry| {
                entry.family == partner.family
                    && entry.is_from_reader == is_from_reader
                    && entry.is_good() == is_good
            };
            all.iter().filter(is_it).count()
        };
        let counted = [count(true, true), count(true, false), count(false, true), count(false, false)];
        assert_eq!(counted, partner.entries, "{}", partner.family);
    }
    assert_eq!(all.len(), PARTNERS.iter().flat_map(|partner| partner.entries).sum::<usize>());
}
