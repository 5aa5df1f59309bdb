//! Decoding: to a typed value without allocation, to one URI, to all forms; and telling scanned texts apart.

#![allow(clippy::expect_used)] // a broken number must stop the bench

use codes::{Epc, barcode, decode, read};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Name and hex of one number each.
const NUMBERS: &[(&str, &str)] = &[
    ("SGTIN-96", "3034257BF7194E4000001A85"),
    ("SSCC-96", "3154257BF4499602D2000000"),
    ("SGTIN-198", "362579D5D4ADB6172574B98B34C0000000000000000000000000"),
    ("SGTIN+", "F70665138782308380C38978D238B000"),
    ("SGTIN++", "FD3795211411234538566CB0AFC525065F1876F0D996D800"),
];

const NAMES: &[&str] = &["SGTIN-96", "SSCC-96", "SGTIN-198", "SGTIN+", "SGTIN++"];

fn number(name: &str) -> Epc {
    let hex = NUMBERS.iter().find(|(one, _)| *one == name).map_or("", |(_, hex)| hex);
    hex.parse().expect("hex")
}

#[divan::bench(args = NAMES)]
fn to_typed_value(bencher: Bencher, name: &str) {
    let epc = number(name);
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| read(black_box(&epc)).is_ok());
}

/// From hex to the pure identity URI in a buffer that is used again.
#[divan::bench(args = ["SGTIN-96", "SSCC-96", "SGTIN-198"])]
fn hex_to_identity_uri(bencher: Bencher, name: &str) {
    let hex = number(name).to_hex();
    let mut uri = String::with_capacity(128);
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        uri.clear();
        let epc: Epc = black_box(&hex).parse().expect("hex");
        read(&epc).expect("valid").write_epc_uri(&mut uri);
        uri.len()
    });
}

#[divan::bench(args = NAMES)]
fn to_all_forms(bencher: Bencher, name: &str) {
    let epc = number(name);
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| decode(black_box(&epc)));
}

#[divan::bench(args = [
    "3034257BF7194E4000001A85",
    "(01)80614141123458(21)6789",
    "0180614141123458216789",
    "4014190064588",
    "https://id.gs1.org/01/80614141123458/21/6789",
    "LADDER 7",
])]
fn classify(bencher: Bencher, text: &str) {
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| barcode::classify(black_box(text)));
}
