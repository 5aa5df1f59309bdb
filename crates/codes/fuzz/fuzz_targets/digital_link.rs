//! Feeds the check `digital_link` with anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::digital_link(data));
