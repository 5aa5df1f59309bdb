//! Real captured frames, from the fixture the contract suite of the readers uses as well.

use anyhow::{Context, Result};
use serde_json::Value;

/// Frames that real readers of this family sent, with a tag in them, as they came.
pub fn captured_reads(family: &str) -> Result<Vec<Vec<u8>>> {
    let all: Vec<Value> = serde_json::from_str(include_str!("../captures/reader-frames.json"))?;
    let is_read = |frame: &&Value| {
        let meaning = frame["meaning"].as_str().unwrap_or_default();
        let is_tag = match family {
            "bb" => meaning.starts_with("tag,"),
            _ => meaning.starts_with("inventory part from a real"),
        };
        frame["family"] == family && is_tag && frame["decoded"]["checksum_ok"] == true
    };
    all.iter().filter(is_read).map(|frame| from_hex(frame["hex"].as_str().unwrap_or_default())).collect()
}

/// Bytes of a hex text.
pub fn from_hex(hex: &str) -> Result<Vec<u8>> {
    (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).with_context(|| hex.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_real_frames_of_both_families() {
        assert!(captured_reads("bb").unwrap().len() >= 3);
        assert!(captured_reads("chafon").unwrap().len() >= 5);
    }
}
