//! Feeds the check `tid` with anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::tid(data));
