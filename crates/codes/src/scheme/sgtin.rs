//! SGTIN: one item of a product (GTIN and serial). TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// GTIN and serial.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:sgtin:",
    key: Some(KeyShape {
        ai: Ai::known("01"),
        digits: 14,
        first_digit_moves: true,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::Own(Ai::known("21")),
    }),
    key_name: "gtin",
    reference_name: "item_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[
        (0, "other"),
        (1, "single item"),
        (2, "case"),
        (4, "inner pack"),
        (6, "unit load"),
        (7, "part inside a product"),
    ],
};

/// SGTIN-96.
pub static SGTIN_96: Scheme = Scheme {
    name: "SGTIN-96",
    header: 0x30,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [4, 7, 10, 14, 17, 20, 24],
        reference_digits: [1, 2, 3, 4, 5, 6, 7],
        pieces: false,
        tail: Tail::Serial { coding: Coding::Integer, bits: 38, max: 12 },
    }),
    tag_prefix: "urn:epc:tag:sgtin-96:",
};

/// SGTIN-198.
pub static SGTIN_198: Scheme = Scheme {
    name: "SGTIN-198",
    header: 0x36,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(198),
        reference: Coding::Fixed,
        reference_bits: [4, 7, 10, 14, 17, 20, 24],
        reference_digits: [1, 2, 3, 4, 5, 6, 7],
        pieces: false,
        tail: Tail::Serial { coding: Coding::SevenBit, bits: 140, max: 20 },
    }),
    tag_prefix: "urn:epc:tag:sgtin-198:",
};

/// SGTIN+.
pub static SGTIN_PLUS: Scheme = Scheme {
    name: "SGTIN+",
    header: 0xF7,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// SGTIN++.
pub static SGTIN_PLUS_PLUS: Scheme = Scheme {
    name: "SGTIN++",
    header: 0xFD,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};

/// DSGTIN+.
pub static DSGTIN_PLUS: Scheme = Scheme {
    name: "DSGTIN+",
    header: 0xFB,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: true, has_host: false }),
    tag_prefix: "",
};

/// DSGTIN++.
pub static DSGTIN_PLUS_PLUS: Scheme = Scheme {
    name: "DSGTIN++",
    header: 0xFC,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: true, has_host: true }),
    tag_prefix: "",
};
