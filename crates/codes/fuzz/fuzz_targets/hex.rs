//! Feeds the check `hex` with anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::hex(data));
