//! Feeds the check `uri` with anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::uri(data));
