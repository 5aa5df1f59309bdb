//! SGLN: a place (GLN and extension). TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// GLN and extension.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:sgln:",
    key: Some(KeyShape {
        ai: Ai::known("414"),
        digits: 13,
        first_digit_moves: false,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::OwnUnlessZero(Ai::known("254")),
    }),
    key_name: "gln",
    reference_name: "location_reference",
    serial_name: "extension",
    filter_bits: 3,
    filters: &[(0, "other")],
};

/// SGLN-96.
pub static SGLN_96: Scheme = Scheme {
    name: "SGLN-96",
    header: 0x32,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [1, 4, 7, 11, 14, 17, 21],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::Integer, bits: 41, max: 13 },
    }),
    tag_prefix: "urn:epc:tag:sgln-96:",
};

/// SGLN-195.
pub static SGLN_195: Scheme = Scheme {
    name: "SGLN-195",
    header: 0x39,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(195),
        reference: Coding::Fixed,
        reference_bits: [1, 4, 7, 11, 14, 17, 21],
        reference_digits: [0, 1, 2, 3, 4, 5, 6],
        pieces: false,
        tail: Tail::Serial { coding: Coding::SevenBit, bits: 140, max: 20 },
    }),
    tag_prefix: "urn:epc:tag:sgln-195:",
};

/// SGLN+.
pub static SGLN_PLUS: Scheme = Scheme {
    name: "SGLN+",
    header: 0xF2,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// SGLN++.
pub static SGLN_PLUS_PLUS: Scheme = Scheme {
    name: "SGLN++",
    header: 0xE9,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
