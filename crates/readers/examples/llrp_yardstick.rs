//! Takes a file of LLRP reports through the driver to reads, and prints count, seconds and the sum of the signals as
//! JSON, for comparison with other decoders on the same file.
//!
//! usage: llrp_yardstick FILE [CHUNK] [REPETITIONS]; CHUNK bytes at a time, 0 = cut at random places

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a stopwatch that prints is its point")]
#![allow(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a tool that looks for two things only"
)]

use std::time::Instant;

use model::{Signal, Tick};
use readers::families::llrp::frame::{decode, encode};
use readers::families::llrp::node::{Value, node, node_of};
use readers::{Driver, DriverEvent, Order, families};

/// A driver that is reading: everything it asks is answered with yes.
fn reading() -> (Box<dyn Driver>, Tick) {
    let mut now = Tick(0);
    let mut driver = families::find("llrp").unwrap().open(now);
    loop {
        while let Some(event) = driver.poll_event() {
            match event {
                DriverEvent::Identified { .. } => drop(driver.order(Order::Start, now)),
                DriverEvent::Done(_) => return (driver, now),
                _ => {}
            }
        }
        match driver.poll_transmit() {
            Some(bytes) => {
                let asked = decode(&bytes).unwrap();
                let status = node_of(287, vec![Value::Number(0), Value::Text(String::new())], vec![]);
                let body = if asked.kind == 46 {
                    [&[1, 1][..], &status.encode()].concat()
                } else {
                    [status.encode(), node(226, &[0], vec![]).encode()].concat()
                };
                driver.receive(&encode(1, asked.kind + 10, asked.id, &body), now);
            }
            None => {
                now = driver.poll_timeout().unwrap();
                driver.handle_timeout(now);
            }
        }
    }
}

fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|number| number.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// Where the stream is cut.
fn cuts(length: usize, chunk: usize) -> Vec<usize> {
    let mut state = 7u64;
    let mut ends = Vec::new();
    let mut at = 0;
    while at < length {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let step = if chunk > 0 { chunk } else { 1 + (state >> 33) as usize % 9_000 };
        at = (at + step).min(length);
        ends.push(at);
    }
    ends
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let bytes = std::fs::read(arguments.next().unwrap()).unwrap();
    let mut number = |usual: usize| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (chunk, repetitions) = (number(4_096), number(1));
    let ends = cuts(bytes.len(), chunk);
    let (mut driver, now) = reading();
    let (mut reads, mut check, mut garbled) = (0u64, 0i64, 0usize);
    let (start, cpu) = (Instant::now(), cpu_seconds());
    for _ in 0..repetitions {
        let mut from = 0;
        check = 0;
        for end in &ends {
            driver.receive(&bytes[from..*end], now);
            from = *end;
            while let Some(event) = driver.poll_event() {
                match event {
                    DriverEvent::Read(read) => {
                        reads += 1;
                        if let Signal::Dbm(rssi) = read.signal {
                            check += i64::from(rssi.0) / 10;
                        }
                    }
                    DriverEvent::Garbled { dropped } => garbled += dropped,
                    _ => {}
                }
            }
        }
    }
    let (seconds, cpu) = (start.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    println!("{{\"n\":{reads},\"s\":{seconds},\"cpu\":{cpu},\"check\":{check},\"garbled\":{garbled}}}");
}
