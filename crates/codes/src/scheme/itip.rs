//! ITIP: one piece of an item that comes in several. TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// GTIN, piece, total and serial.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:itip:",
    key: Some(KeyShape {
        ai: Ai::known("8006"),
        digits: 14,
        first_digit_moves: true,
        leading_zero: false,
        pieces: true,
        serial: SerialPlace::Own(Ai::known("21")),
    }),
    key_name: "itip",
    reference_name: "item_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other")],
};

/// ITIP-110.
pub static ITIP_110: Scheme = Scheme {
    name: "ITIP-110",
    header: 0x40,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(110),
        reference: Coding::Fixed,
        reference_bits: [4, 7, 10, 14, 17, 20, 24],
        reference_digits: [1, 2, 3, 4, 5, 6, 7],
        pieces: true,
        tail: Tail::Serial { coding: Coding::Integer, bits: 38, max: 12 },
    }),
    tag_prefix: "urn:epc:tag:itip-110:",
};

/// ITIP-212.
pub static ITIP_212: Scheme = Scheme {
    name: "ITIP-212",
    header: 0x41,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(212),
        reference: Coding::Fixed,
        reference_bits: [4, 7, 10, 14, 17, 20, 24],
        reference_digits: [1, 2, 3, 4, 5, 6, 7],
        pieces: true,
        tail: Tail::Serial { coding: Coding::SevenBit, bits: 140, max: 20 },
    }),
    tag_prefix: "urn:epc:tag:itip-212:",
};

/// ITIP+.
pub static ITIP_PLUS: Scheme = Scheme {
    name: "ITIP+",
    header: 0xF3,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// ITIP++.
pub static ITIP_PLUS_PLUS: Scheme = Scheme {
    name: "ITIP++",
    header: 0xED,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
