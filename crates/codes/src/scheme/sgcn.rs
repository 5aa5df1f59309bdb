//! SGCN: a coupon. TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// Coupon and serial.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:sgcn:",
    key: Some(KeyShape {
        ai: Ai::known("255"),
        digits: 13,
        first_digit_moves: false,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::InKey,
    }),
    key_name: "gcn",
    reference_name: "coupon_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other")],
};

/// SGCN-96.
pub static SGCN_96: Scheme = Scheme {
    name: "SGCN-96",
    header: 0x3F,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [1, 4, 7, 11, 14, 17, 21],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::NumericString, bits: 41, max: 12 },
    }),
    tag_prefix: "urn:epc:tag:sgcn-96:",
};

/// SGCN+.
pub static SGCN_PLUS: Scheme = Scheme {
    name: "SGCN+",
    header: 0xF8,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// SGCN++.
pub static SGCN_PLUS_PLUS: Scheme = Scheme {
    name: "SGCN++",
    header: 0xEC,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
