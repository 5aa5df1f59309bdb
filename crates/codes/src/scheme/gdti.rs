//! GDTI: a document. TDS section 14.6; GDTI-113 is retired and only written when asked for.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// Document type and serial.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:gdti:",
    key: Some(KeyShape {
        ai: Ai::known("253"),
        digits: 13,
        first_digit_moves: false,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::InKey,
    }),
    key_name: "gdti",
    reference_name: "document_type",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other"), (1, "travel document")],
};

/// GDTI-96.
pub static GDTI_96: Scheme = Scheme {
    name: "GDTI-96",
    header: 0x2C,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [1, 4, 7, 11, 14, 17, 21],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::Integer, bits: 41, max: 13 },
    }),
    tag_prefix: "urn:epc:tag:gdti-96:",
};

/// GDTI-113.
pub static GDTI_113: Scheme = Scheme {
    name: "GDTI-113",
    header: 0x3A,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(113),
        reference: Coding::Fixed,
        reference_bits: [1, 4, 7, 11, 14, 17, 21],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::NumericString, bits: 58, max: 17 },
    }),
    tag_prefix: "urn:epc:tag:gdti-113:",
};

/// GDTI-174.
pub static GDTI_174: Scheme = Scheme {
    name: "GDTI-174",
    header: 0x3E,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(174),
        reference: Coding::Fixed,
        reference_bits: [1, 4, 7, 11, 14, 17, 21],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::SevenBit, bits: 119, max: 17 },
    }),
    tag_prefix: "urn:epc:tag:gdti-174:",
};

/// GDTI+.
pub static GDTI_PLUS: Scheme = Scheme {
    name: "GDTI+",
    header: 0xF6,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// GDTI++.
pub static GDTI_PLUS_PLUS: Scheme = Scheme {
    name: "GDTI++",
    header: 0xEA,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
