//! SSCC: one pallet, parcel or other logistic unit. TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// SSCC.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:sscc:",
    key: Some(KeyShape {
        ai: Ai::known("00"),
        digits: 18,
        first_digit_moves: true,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::Nowhere,
    }),
    key_name: "sscc",
    reference_name: "serial_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other"), (2, "case"), (6, "unit load")],
};

/// SSCC-96.
pub static SSCC_96: Scheme = Scheme {
    name: "SSCC-96",
    header: 0x31,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [18, 21, 24, 28, 31, 34, 38],
        reference_digits: [5, 6, 7, 8, 9, 10, 11],
        pieces: false,
        tail: Tail::Zeros(24),
    }),
    tag_prefix: "urn:epc:tag:sscc-96:",
};

/// SSCC+.
pub static SSCC_PLUS: Scheme = Scheme {
    name: "SSCC+",
    header: 0xF9,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// SSCC++.
pub static SSCC_PLUS_PLUS: Scheme = Scheme {
    name: "SSCC++",
    header: 0xEF,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
