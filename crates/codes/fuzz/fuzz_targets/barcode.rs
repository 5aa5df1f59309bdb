//! Feeds the check `barcode` with anything.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::barcode(data));
