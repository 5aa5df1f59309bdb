//! The ordered, visible list of reader families. The order is the order of probing.

use crate::family::Family;

pub mod a0;
pub mod a0_ucchip;
pub mod bb;
pub mod chafon;
pub mod mercury;

/// All families we know.
pub static FAMILIES: &[&dyn Family] =
    &[&bb::Bb, &a0::A0, &a0_ucchip::A0Ucchip, &mercury::Mercury, &chafon::Chafon];

/// The family with this key.
pub fn find(key: &str) -> Option<&'static dyn Family> {
    FAMILIES.iter().copied().find(|family| family.key() == key)
}
