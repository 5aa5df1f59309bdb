//! Encoding: from tag URIs and from GS1 elements.

#![allow(clippy::expect_used)] // a broken number must stop the bench

use codes::{Wanted, encode, from_tag_uri};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench(args = [
    "urn:epc:tag:sgtin-96:1.0614141.812345.6789",
    "urn:epc:tag:sscc-96:2.0614141.1234567890",
    "urn:epc:tag:sgtin-198:1.50712192365.88..%25:.13%26",
])]
fn tag_uri(bencher: Bencher, uri: &str) {
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| from_tag_uri(black_box(uri)).expect("valid"));
}

#[divan::bench(args = ["SGTIN-96", "SGTIN-198", "SGTIN+"])]
fn elements(bencher: Bencher, scheme: &str) {
    let mut wanted = Wanted::parse("(01)80614141123458(21)6789").expect("valid");
    wanted.company_digits = Some(7);
    wanted.scheme = codes::scheme::by_name(scheme);
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| encode(black_box(&wanted)).expect("valid"));
}

#[divan::bench]
fn shortest(bencher: Bencher) {
    let mut wanted = Wanted::parse("(01)80614141123458(21)6789").expect("valid");
    wanted.company_digits = Some(7);
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| encode(black_box(&wanted)).expect("valid"));
}
