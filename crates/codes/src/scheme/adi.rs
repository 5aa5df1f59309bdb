//! ADI: aircraft parts (CAGE or DoDAAC, part number, serial). TDS section 14.6.

use super::{Family, Layout, Scheme};

/// What it identifies.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:adi:",
    key: None,
    key_name: "cage",
    reference_name: "part_number",
    serial_name: "serial",
    filter_bits: 6,
    filters: &[
        (0, "other"),
        (1, "item"),
        (2, "carton"),
        (6, "pallet"),
        (8, "seat cushion"),
        (15, "oxygen generator"),
        (17, "avionics"),
        (56, "location"),
        (57, "documents"),
        (58, "tools"),
        (59, "ground support equipment"),
        (60, "other"),
    ],
};

/// ADI-var.
pub static ADI_VAR: Scheme = Scheme {
    name: "ADI-var",
    header: 0x3B,
    family: &FAMILY,
    layout: Layout::Adi,
    tag_prefix: "urn:epc:tag:adi-var:",
};
