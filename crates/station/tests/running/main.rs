//! The running station from outside: real bytes in, facts, picture, feed and files out.

#![allow(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    clippy::print_stderr,
    reason = "a test that stops with a panic has failed, and says where"
)]

mod bed;
mod disk;
mod hearing;
mod keeping;
#[cfg(unix)]
mod people;
mod plugging;
mod reporting;
mod seeing;
mod undoing;
