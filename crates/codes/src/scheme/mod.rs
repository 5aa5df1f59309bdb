//! The list of EPC schemes and what they are made of.
//!
//! A scheme is a header, a family (what is identified, how it looks in texts) and a layout (how the bits lie).
//! To add one: write its constants into the file of its family and one line into [`SCHEMES`].

pub mod adi;
pub mod cpi;
pub mod gdti;
pub mod giai;
pub mod gid;
pub mod grai;
pub mod gsrn;
pub mod itip;
pub mod sgcn;
pub mod sgln;
pub mod sgtin;
pub mod sscc;
pub mod usdod;

mod decimal;
mod hostname;
mod hostname_table;
pub(crate) mod packing;
pub(crate) mod partitioned;
pub(crate) mod plain;
pub(crate) mod plus;
mod split;

use crate::gs1::Ai;
use std::fmt;

pub use partitioned::{Coding, Partitioned, PartitionedLayout, Tail};
pub use plain::Plain;
pub use plus::{Extra, Plus, PlusLayout, read_extra};
pub use split::Split;

/// An EPC scheme: header, family and layout.
pub struct Scheme {
    /// Name as in the standard, for example `SGTIN-96`.
    pub name: &'static str,
    /// First eight bits.
    pub header: u8,
    /// What it identifies.
    pub family: &'static Family,
    /// How the bits lie.
    pub layout: Layout,
    /// Beginning of its tag URI up to the colon before the filter; empty when it has none.
    pub tag_prefix: &'static str,
}

impl PartialEq for Scheme {
    fn eq(&self, other: &Scheme) -> bool {
        self.header == other.header
    }
}

impl Eq for Scheme {}

impl fmt::Debug for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// What a family of schemes identifies and how it looks in texts.
#[derive(Debug)]
pub struct Family {
    /// Beginning of the pure identity URI.
    pub id_prefix: &'static str,
    /// How the GS1 key is put together; `None` for the families outside GS1.
    pub key: Option<KeyShape>,
    /// Name of the number, lower case as in [`crate::Decoded::fields`].
    pub key_name: &'static str,
    /// Name of the part behind the company prefix.
    pub reference_name: &'static str,
    /// Name of the serial part.
    pub serial_name: &'static str,
    /// Bits of the filter value; 0 when there is none.
    pub filter_bits: u8,
    /// Filter values with a meaning.
    pub filters: &'static [(u8, &'static str)],
}

/// How a GS1 key is put together from company prefix and reference.
#[derive(Debug)]
pub struct KeyShape {
    /// Its application identifier.
    pub ai: Ai,
    /// Digits of the fixed part with its check digit, without pieces and without a leading zero; 0 when it has no
    /// fixed length.
    pub digits: u8,
    /// The first digit of the reference goes to the front (indicator, extension digit).
    pub first_digit_moves: bool,
    /// One zero stands in front (GRAI).
    pub leading_zero: bool,
    /// Piece and total follow (ITIP).
    pub pieces: bool,
    /// Where the serial is.
    pub serial: SerialPlace,
}

/// Where the serial is in the element string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SerialPlace {
    /// There is none.
    Nowhere,
    /// Behind the fixed part of the key.
    InKey,
    /// In an element of its own.
    Own(Ai),
    /// In an element of its own that is left out when the serial is `0` (GLN extension).
    OwnUnlessZero(Ai),
}

/// How the bits of a scheme lie.
#[derive(Debug)]
pub enum Layout {
    /// Filter, partition, company prefix, reference, tail.
    Partitioned(PartitionedLayout),
    /// GID-96.
    Gid,
    /// USDOD-96.
    Usdod,
    /// ADI-var.
    Adi,
    /// The "+" and "++" schemes.
    Plus(PlusLayout),
}

/// Every scheme, in the order of the standard.
pub static SCHEMES: &[&Scheme] = &[
    &sgtin::SGTIN_96,
    &sgtin::SGTIN_198,
    &sscc::SSCC_96,
    &sgln::SGLN_96,
    &sgln::SGLN_195,
    &grai::GRAI_96,
    &grai::GRAI_170,
    &giai::GIAI_96,
    &giai::GIAI_202,
    &gsrn::GSRN_96,
    &gsrn::GSRNP_96,
    &gdti::GDTI_96,
    &gdti::GDTI_113,
    &gdti::GDTI_174,
    &cpi::CPI_96,
    &cpi::CPI_VAR,
    &sgcn::SGCN_96,
    &itip::ITIP_110,
    &itip::ITIP_212,
    &gid::GID_96,
    &usdod::USDOD_96,
    &adi::ADI_VAR,
    &sgtin::SGTIN_PLUS,
    &sgtin::DSGTIN_PLUS,
    &sscc::SSCC_PLUS,
    &sgln::SGLN_PLUS,
    &grai::GRAI_PLUS,
    &giai::GIAI_PLUS,
    &gsrn::GSRN_PLUS,
    &gsrn::GSRNP_PLUS,
    &gdti::GDTI_PLUS,
    &cpi::CPI_PLUS,
    &sgcn::SGCN_PLUS,
    &itip::ITIP_PLUS,
    &sgtin::SGTIN_PLUS_PLUS,
    &sgtin::DSGTIN_PLUS_PLUS,
    &sscc::SSCC_PLUS_PLUS,
    &sgln::SGLN_PLUS_PLUS,
    &grai::GRAI_PLUS_PLUS,
    &giai::GIAI_PLUS_PLUS,
    &gsrn::GSRN_PLUS_PLUS,
    &gsrn::GSRNP_PLUS_PLUS,
    &gdti::GDTI_PLUS_PLUS,
    &cpi::CPI_PLUS_PLUS,
    &sgcn::SGCN_PLUS_PLUS,
    &itip::ITIP_PLUS_PLUS,
];

/// The scheme with this header.
pub fn by_header(header: u8) -> Option<&'static Scheme> {
    // Nearly every tag on a floor is an SGTIN-96, so it is asked for first.
    if header == sgtin::SGTIN_96.header {
        return Some(&sgtin::SGTIN_96);
    }
    SCHEMES.iter().copied().find(|scheme| scheme.header == header)
}

/// The scheme with this name, in any case.
pub fn by_name(name: &str) -> Option<&'static Scheme> {
    SCHEMES.iter().copied().find(|scheme| scheme.name.eq_ignore_ascii_case(name))
}

impl Family {
    /// What a filter value means.
    pub fn filter_meaning(&self, filter: u8) -> String {
        match self.filters.iter().find(|(value, _)| *value == filter) {
            Some((_, meaning)) => (*meaning).to_owned(),
            None => format!("reserved ({filter})"),
        }
    }
}
