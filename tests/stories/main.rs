//! Stories: the whole house at work, from bytes to words, each asked from every side so that all of them agree.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::wildcard_enum_match_arm,
    clippy::print_stderr,
    clippy::result_large_err,
    reason = "a test that stops with a panic has failed, and says where"
)]

mod clock_jump;
mod contract;
mod counting;
mod damaged_frames;
mod database_newer;
mod disk_full;
mod eight_hour_shift;
mod folder_read_only;
mod live_mirror;
mod looking_after;
mod looking_back;
mod power_cut;
mod quiet_log;
mod read_to_map;
mod reader_lost;
mod report_equals_screen;
mod second_copy;
mod sessions_survive;
mod undo;
mod unknown_then_linked;
