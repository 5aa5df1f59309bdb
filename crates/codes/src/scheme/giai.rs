//! GIAI: one asset of a company. TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// Individual asset.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:giai:",
    key: Some(KeyShape {
        ai: Ai::known("8004"),
        digits: 0,
        first_digit_moves: false,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::Nowhere,
    }),
    key_name: "giai",
    reference_name: "asset_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other"), (1, "rail vehicle")],
};

/// GIAI-96.
pub static GIAI_96: Scheme = Scheme {
    name: "GIAI-96",
    header: 0x34,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Integer,
        reference_bits: [42, 45, 48, 52, 55, 58, 62],
        reference_digits: [13, 14, 15, 16, 17, 18, 19],
        pieces: false,
        tail: Tail::Nothing,
    }),
    tag_prefix: "urn:epc:tag:giai-96:",
};

/// GIAI-202.
pub static GIAI_202: Scheme = Scheme {
    name: "GIAI-202",
    header: 0x38,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(202),
        reference: Coding::SevenBit,
        reference_bits: [148, 151, 154, 158, 161, 164, 168],
        reference_digits: [18, 19, 20, 21, 22, 23, 24],
        pieces: false,
        tail: Tail::Nothing,
    }),
    tag_prefix: "urn:epc:tag:giai-202:",
};

/// GIAI+.
pub static GIAI_PLUS: Scheme = Scheme {
    name: "GIAI+",
    header: 0xFA,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// GIAI++.
pub static GIAI_PLUS_PLUS: Scheme = Scheme {
    name: "GIAI++",
    header: 0xEE,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
