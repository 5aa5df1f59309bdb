//! Every bound of this crate, with the reason.

/// Longest EPC in bits: 31 words, the largest length a PC word can state.
pub const EPC_BITS_MAX: usize = 496;

/// Longest text kept inside a typed number: an ADI part number has 32 characters, nothing else has more.
pub const CHARS_MAX: usize = 32;

/// Longest text any parser of this crate looks at, in bytes. A tag holds 62 bytes and the longest bar code that
/// makes sense here (a DataMatrix full of element strings) stays below 3,200 characters.
pub const TEXT_MAX: usize = 4096;

/// Most element strings in one text. A DataMatrix of 3,116 digits cannot hold more that are of use.
pub const ELEMENTS_MAX: usize = 64;

/// Longest value of a GS1 application identifier (AIs 91–99, 8030, 7256).
pub const VALUE_MAX: usize = 90;

/// Longest host name in characters, as the domain name system allows.
pub const HOSTNAME_MAX: usize = 253;

/// Longest body of a house code; a UUID without dashes has 32 characters.
pub const HOUSE_BODY_MAX: usize = 40;

/// Most bytes of a TID that is looked at: header, the longest serial (144 bits) and every segment are shorter.
pub const TID_BYTES_MAX: usize = 64;
