//! What the bits on a tag and the characters of a barcode mean.
//!
//! **Knows**: EPC schemes, hex, URIs, check digits, memory banks of a Gen2 tag, bar codes.
//! **Must never know**: readers, assets, SQL, time, serde formats. It depends on nothing.
//! **Start reading** at [`decode`] and the list [`scheme::SCHEMES`].
//! **Limits**: an EPC has at most 496 bits (31 words, what a PC word can say); the others are in [`limits`].

mod alphabet;
pub mod barcode;
mod bits;
pub mod chars;
pub mod decoded;
pub mod encode;
pub mod epc;
pub mod gs1;
pub mod house;
pub mod limits;
pub mod low_frequency;
pub mod memory;
pub mod mh10;
pub mod number;
pub mod pc;
pub mod refusal;
pub mod scheme;
pub mod select;
pub mod tid;
pub mod uri;

pub use alphabet::Alphabet;
pub use barcode::{explain, identity};
pub use decoded::{Decoded, decode, decode_iso};
pub use encode::{CannotEncode, Content, Wanted, encode, from_tag_uri};
pub use epc::{Epc, EpcError};
pub use number::{Number, read};
pub use pc::{PcWord, decode_with_pc};
pub use refusal::{Refusal, Rule};
