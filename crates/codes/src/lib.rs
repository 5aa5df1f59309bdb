//! What the bits on a tag and the characters of a barcode mean.
//!
//! **Knows**: EPC schemes, hex, URIs, check digits, memory banks of a Gen2 tag.
//! **Must never know**: readers, assets, SQL, time, serde formats. It depends on nothing.
//! **Start reading** at [`epc`] and the list of schemes.
//! **Limits**: an EPC has at most 496 bits (31 words, what a PC word can say).

pub mod epc;

pub use epc::{Epc, EpcError};
