//! Feeds the check `element_string` with anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::element_string(data));
