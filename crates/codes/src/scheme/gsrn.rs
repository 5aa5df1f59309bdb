//! GSRN and GSRNP: a person or thing that gets or gives a service. TDS section 14.6.

use super::partitioned::{Coding, Tail};
use super::{Family, KeyShape, Layout, PartitionedLayout, PlusLayout, Scheme, SerialPlace};
use crate::gs1::Ai;

/// Who gets the service.
pub static RECIPIENT: Family = Family {
    id_prefix: "urn:epc:id:gsrn:",
    key: Some(KeyShape {
        ai: Ai::known("8018"),
        digits: 18,
        first_digit_moves: false,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::Nowhere,
    }),
    key_name: "gsrn",
    reference_name: "service_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other")],
};

/// Who gives the service.
pub static PROVIDER: Family = Family {
    id_prefix: "urn:epc:id:gsrnp:",
    key: Some(KeyShape {
        ai: Ai::known("8017"),
        digits: 18,
        first_digit_moves: false,
        leading_zero: false,
        pieces: false,
        serial: SerialPlace::Nowhere,
    }),
    key_name: "gsrnp",
    reference_name: "service_reference",
    serial_name: "serial",
    filter_bits: 3,
    filters: &[(0, "other")],
};

/// GSRN-96.
pub static GSRN_96: Scheme = Scheme {
    name: "GSRN-96",
    header: 0x2D,
    family: &RECIPIENT,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [18, 21, 24, 28, 31, 34, 38],
        reference_digits: [5, 6, 7, 8, 9, 10, 11],
        pieces: false,
        tail: Tail::Zeros(24),
    }),
    tag_prefix: "urn:epc:tag:gsrn-96:",
};

/// GSRNP-96.
pub static GSRNP_96: Scheme = Scheme {
    name: "GSRNP-96",
    header: 0x2E,
    family: &PROVIDER,
    layout: Layout::Partitioned(PartitionedLayout {
        bits: Some(96),
        reference: Coding::Fixed,
        reference_bits: [18, 21, 24, 28, 31, 34, 38],
        reference_digits: [5, 6, 7, 8, 9, 10, 11],
        pieces: false,
        tail: Tail::Zeros(24),
    }),
    tag_prefix: "urn:epc:tag:gsrnp-96:",
};

/// GSRN+.
pub static GSRN_PLUS: Scheme = Scheme {
    name: "GSRN+",
    header: 0xF4,
    family: &RECIPIENT,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// GSRN++.
pub static GSRN_PLUS_PLUS: Scheme = Scheme {
    name: "GSRN++",
    header: 0xE7,
    family: &RECIPIENT,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};

/// GSRNP+.
pub static GSRNP_PLUS: Scheme = Scheme {
    name: "GSRNP+",
    header: 0xF5,
    family: &PROVIDER,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: false }),
    tag_prefix: "",
};

/// GSRNP++.
pub static GSRNP_PLUS_PLUS: Scheme = Scheme {
    name: "GSRNP++",
    header: 0xE8,
    family: &PROVIDER,
    layout: Layout::Plus(PlusLayout { has_date: false, has_host: true }),
    tag_prefix: "",
};
