//! USDOD: shipments of the US Department of Defense. TDS section 14.6.

use super::{Family, Layout, Scheme};

/// What it identifies.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:usdod:",
    key: None,
    key_name: "cage",
    reference_name: "none",
    serial_name: "serial",
    filter_bits: 4,
    filters: &[(0, "pallet"), (1, "case"), (2, "unit pack")],
};

/// USDOD-96.
pub static USDOD_96: Scheme = Scheme {
    name: "USDOD-96",
    header: 0x2F,
    family: &FAMILY,
    layout: Layout::Usdod,
    tag_prefix: "urn:epc:tag:usdod-96:",
};
