//! GID: a general number outside GS1 (manager, class, serial). TDS section 14.6.

use super::{Family, Layout, Scheme};

/// What it identifies.
pub static FAMILY: Family = Family {
    id_prefix: "urn:epc:id:gid:",
    key: None,
    key_name: "manager",
    reference_name: "class",
    serial_name: "serial",
    filter_bits: 0,
    filters: &[],
};

/// GID-96.
pub static GID_96: Scheme = Scheme {
    name: "GID-96",
    header: 0x35,
    family: &FAMILY,
    layout: Layout::Gid,
    tag_prefix: "urn:epc:tag:gid-96:",
};
