//! What the bits on a tag and the characters of a barcode mean.
//!
//! **Knows**: EPC schemes, hex, URIs, check digits, memory banks of a Gen2 tag, bar codes.
//! **Must never know**: readers, assets, SQL, time, serde formats. It depends on nothing.
//! **Start reading** at [`decode`] and the list [`scheme::SCHEMES`].
//! **Limits**: an EPC has at most 496 bits (31 words, what a PC word can say); the others are in [`limits`].
//!
//! ```
//! let epc: codes::Epc = "3034257BF7194E4000001A85".parse()?;
//! let decoded = codes::decode(&epc);
//! assert_eq!(decoded.epc_uri.as_deref(), Some("urn:epc:id:sgtin:0614141.812345.6789"));
//! assert_eq!(decoded.element_string.as_deref(), Some("(01)80614141123458(21)6789"));
//! assert_eq!(decoded.words(), "GTIN 8061 4141 1234 58, serial 6789, filter: single item");
//!
//! // The other way: the shortest scheme that can carry it, or the reason why none can.
//! let mut wanted = codes::Wanted::parse("(01)80614141123458(21)6789")?;
//! wanted.company_digits = Some(7);
//! wanted.filter = Some(1);
//! assert_eq!(codes::encode(&wanted)?, epc);
//! wanted.scheme = codes::scheme::by_name("SGTIN-96");
//! wanted.content = codes::Wanted::parse("(01)80614141123458(21)A1")?.content;
//! let why = codes::encode(&wanted).unwrap_err().to_string();
//! assert_eq!(why, "SGTIN-96: serial: not a decimal digit");
//!
//! // What does not conform stays a number with the exact reason.
//! let raw = codes::decode(&"303D34F0F2A74DE452E6B438".parse()?);
//! assert_eq!(raw.raw_uri, "urn:epc:raw:96.x303D34F0F2A74DE452E6B438");
//! assert_eq!(raw.error.as_deref(), Some("SGTIN-96: partition (bits 11 to 13): partition value 7 is reserved"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Which file implements what:
//!
//! | file | standard |
//! |---|---|
//! | `scheme/partitioned.rs` and one file per family | TDS 1.13 and 2.x, section 14.6 (classic schemes) |
//! | `scheme/plain.rs` | TDS 14.6 (GID, USDOD, ADI) |
//! | `scheme/plus.rs`, `scheme/packing.rs`, `scheme/decimal.rs` | TDS 2.x, 14.5 ("+" schemes, "+AIDC data") |
//! | `scheme/hostname.rs` | TDS 2.3 ("++" schemes) |
//! | `uri.rs` | TDS section 6 (identity URIs), 12 (tag and raw URIs) |
//! | `gs1/ai.rs` | GS1 General Specifications 3.2 and 7.8; TDS table F |
//! | `gs1/element_string.rs` | GS1 General Specifications 7.8 |
//! | `gs1/digital_link.rs` | GS1 Digital Link 1.x URI syntax; EPC binary string 1.0 |
//! | `pc.rs`, `memory.rs`, `select.rs` | Gen2 (ISO/IEC 18000-63), TDS section 9 |
//! | `tid.rs` | TDS section 16 |
//! | `mh10.rs` | ISO/IEC 15434, 15418 (ANSI MH10.8.2), 15459 |
//! | `low_frequency.rs` | EM4100 data sheet, ISO 11784, ISO 15693 and 14443 numbers, ISO 17363 to 17367 |
//! | `code128.rs`, `code39.rs` | ISO/IEC 15417, ISO/IEC 16388 |
//! | `house.rs` | our own labels, check character by ISO 7064 MOD 37,36 |

mod alphabet;
pub mod barcode;
mod bits;
pub mod chars;
pub mod code128;
pub mod code39;
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
