//! What the suite must know about each family: a scripted reader good enough to bring a driver into any state, and
//! the facts that differ (where the length is, how good the check is). A new family is one file and one line.

use serde_json::Value;

use crate::rig::Mood;

mod a0;
mod a0_ucchip;
mod bb;
mod chafon;
pub mod chafon_cf;
pub mod chafon_sw;
pub mod cph_rf;
mod fm503;
mod llrp;
mod low;
mod mercury;
mod nur;
mod tsl_ascii2;
mod zeti;

/// One family under test.
pub struct Partner {
    pub family: &'static str,
    /// The layouts its readers have; the first one is meant when an entry does not say.
    pub variants: &'static [&'static str],
    /// Entries in `reader-frames.json`: from the reader good and bad, from the host good and bad.
    pub entries: [usize; 4],
    /// What a reader of this variant answers.
    pub answer: fn(variant: &str, mood: Mood, bytes: &[u8]) -> Vec<u8>,
    /// Whether these bytes ask for a round that is answered at once, so that the rig answers one of a kind only.
    pub is_round: fn(bytes: &[u8]) -> bool,
    /// A tag frame of a reader that reads, with one tag.
    pub tag: fn(variant: &str) -> Vec<u8>,
    /// The tags a frame of an entry says it holds, in the words of `streams::fields_heard`.
    pub tags_said: fn(frame: &Value) -> Vec<String>,
    /// The status with which the partner refuses, as the driver reports it; 0 if such readers never refuse.
    pub refusal: u16,
    /// Where the length bytes are in a frame; none for lines and fixed frames.
    pub lengths: &'static [usize],
    /// Frames that may come out of half a mebibyte of random bytes, by the width of the check.
    pub false_frames: usize,
    /// Whether its frames have a check. Without one a damaged byte can make another tag.
    pub has_check: bool,
    /// Whether it is asked at all: readers that only push take no orders and cannot be called silent.
    pub is_asked: bool,
    /// Whether its power can be set.
    pub has_power: bool,
}

/// All of them.
pub static PARTNERS: &[Partner] = &[
    a0::PARTNER,
    a0_ucchip::PARTNER,
    bb::PARTNER,
    chafon::PARTNER,
    chafon_cf::PARTNER,
    chafon_sw::PARTNER,
    cph_rf::PARTNER,
    llrp::PARTNER,
    mercury::PARTNER,
    nur::PARTNER,
    fm503::PARTNER,
    tsl_ascii2::PARTNER,
    zeti::PARTNER,
    low::RDM6300,
    low::EM18,
    low::FDXB,
    low::LF134_USB,
    low::LINE,
];

/// Silence after which a begun frame of this family is given up, and too short for anything else to happen.
pub fn gap(family: &str) -> model::Span {
    model::Span(if family == "llrp" { llrp::GAP_MS } else { 60 })
}

/// The partner of a family.
pub fn of(family: &str) -> &'static Partner {
    PARTNERS
        .iter()
        .find(|partner| partner.family == family)
        .unwrap_or_else(|| panic!("no partner for {family}"))
}

/// Every family in every variant.
pub fn variants() -> impl Iterator<Item = (&'static Partner, &'static str)> {
    PARTNERS.iter().flat_map(|partner| partner.variants.iter().map(move |variant| (partner, *variant)))
}

/// The same, without those that are never asked anything.
pub fn asked_variants() -> impl Iterator<Item = (&'static Partner, &'static str)> {
    variants().filter(|(partner, _)| partner.is_asked)
}

#[test]
fn every_family_has_a_partner() {
    for family in readers::FAMILIES {
        assert!(PARTNERS.iter().any(|partner| partner.family == family.key()), "{}", family.key());
    }
}
