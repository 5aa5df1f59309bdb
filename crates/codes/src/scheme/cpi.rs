//! CPI: a component or part and its serial. TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// Component or part and serial.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:cpi:",
    key: Some(KeyShape {
        ai: Ai::known("8010"),
        digits: 0,
        first_digit_moves: false,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::Own(Ai::known("8011")),
    }),
    key_name: "cpid",
    reference_name: "part_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other")],
};

/// CPI-96.
pub static CPI_96: Scheme = Scheme {
    name: "CPI-96",
    header: 0x3C,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Integer,
        reference_bits: [11, 14, 17, 21, 24, 27, 31],
        reference_digits: [3, 4, 5, 6, 7, 8, 9],
        pieces: false,
        tail: Tail::Serial { coding: Coding::Integer, bits: 31, max: 10 },
    }),
    tag_prefix: "urn:epc:tag:cpi-96:",
};

/// CPI-var.
pub static CPI_VAR: Scheme = Scheme {
    name: "CPI-var",
    header: 0x3D,
    family: &FAMILY,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: None,
        reference: Coding::SixBit,
        reference_bits: [0; 7],
        reference_digits: [18, 19, 20, 21, 22, 23, 24],
        pieces: false,
        tail: Tail::Serial { coding: Coding::Integer, bits: 40, max: 12 },
    }),
    tag_prefix: "urn:epc:tag:cpi-var:",
};

/// CPI+.
pub static CPI_PLUS: Scheme = Scheme {
    name: "CPI+",
    header: 0xF0,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// CPI++.
pub static CPI_PLUS_PLUS: Scheme = Scheme {
    name: "CPI++",
    header: 0xE6,
    family: &FAMILY,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
