//! The store on a disk that loses its power and fails on command.

// Tests unwrap; functions beside them in a test binary are tests too.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../../crates/store/src/bed.rs"]
mod bed;

mod day;
mod failing;
mod power_cut;
mod upgrade;

/// How many rounds a long run wants; `short` in everyday tests.
fn rounds(short: u64, long: u64) -> u64 {
    if std::env::var_os("TAGSTEAD_LONG").is_some() { long } else { short }
}
