//! GRAI: a returnable crate, box or roll container. TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// Asset type and serial.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:grai:",
    key: Some(KeyShape {
        ai: Ai::known("8003"),
        digits: 13,
        first_digit_moves: false,
        leading_zero: true,
        pieces: false,
        serial: SerialPlace::InKey,
    }),
    key_name: "grai",
    reference_name: "asset_type",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other")],
};

/// GRAI-96.
pub static GRAI_96: Scheme = Scheme {
    name: "GRAI-96",
    header: 0x33,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [4, 7, 10, 14, 17, 20, 24],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::Integer, bits: 38, max: 12 },
    }),
    tag_prefix: "urn:epc:tag:grai-96:",
};

/// GRAI-170.
pub static GRAI_170: Scheme = Scheme {
    name: "GRAI-170",
    header: 0x37,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(170),
        reference: Coding::Fixed,
        reference_bits: [4, 7, 10, 14, 17, 20, 24],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::SevenBit, bits: 112, max: 16 },
    }),
    tag_prefix: "urn:epc:tag:grai-170:",
};

/// GRAI+.
pub static GRAI_PLUS: Scheme = Scheme {
    name: "GRAI+",
    header: 0xF1,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// GRAI++.
pub static GRAI_PLUS_PLUS: Scheme = Scheme {
    name: "GRAI++",
    header: 0xEB,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
