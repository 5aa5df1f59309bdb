//! The ordered, visible list of reader families. The order is the order of probing.

use crate::family::Family;

pub mod a0;
pub mod a0_ucchip;
pub mod bb;
pub mod chafon;
pub mod chafon_cf;
pub mod chafon_sw;
pub mod cph_rf;
pub mod em18;
pub mod fdxb;
pub mod fm503;
pub mod lf134_usb;
pub mod line;
pub mod llrp;
pub mod mercury;
pub mod nur;
pub mod rdm6300;
pub mod tsl_ascii2;
pub mod zeti;

/// All families we know.
pub static FAMILIES: &[&dyn Family] = &[
    &bb::Bb,
    &a0::A0,
    &a0_ucchip::A0Ucchip,
    &mercury::Mercury,
    &chafon_cf::ChafonCf,
    &chafon_sw::ChafonSw,
    &cph_rf::CphRf,
    &nur::Nur,
    &chafon::Chafon,
    &llrp::LlrpFamily,
    &tsl_ascii2::TslAscii2,
    &zeti::Zeti,
    &fm503::Fm503,
    &lf134_usb::Lf134Usb,
    &rdm6300::Rdm6300,
    &em18::Em18,
    &fdxb::FdxB,
    &line::Line,
];

/// The family with this key.
pub fn find(key: &str) -> Option<&'static dyn Family> {
    FAMILIES.iter().copied().find(|family| family.key() == key)
}
