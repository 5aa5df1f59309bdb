//! One suite for every family of the list: real frames whole, cut, doubled, damaged and with bytes missing; orders
//! answered, refused and not answered; noise; silence. A new family is tested the moment it is in the list.

#![allow(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test: what is not there is a failure, and most matches look for one thing only"
)]

mod a0;
mod bb;
mod chafon;
mod chafon_cf;
mod chafon_sw;
mod cph_rf;
mod fixture;
mod golden;
mod meaning_a0;
mod meaning_llrp;
mod meaning_mercury;
mod mercury;
mod messages;
mod noise;
mod nur;
mod orders;
mod partner;
mod rig;
mod streams;
mod zeti;
