//! Decodes every line of a file of hex numbers to its pure identity URI, and prints count, seconds and a check as JSON.
//!
//! usage: yardstick FILE [REPETITIONS] – for comparison with other libraries on the same file.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a stopwatch that prints is the point of this program

use std::time::Instant;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_default();
    let repetitions: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let text = std::fs::read_to_string(file)?;
    let lines: Vec<&str> = text.split_ascii_whitespace().collect();
    let mut uri = String::with_capacity(128);
    let mut total = 0usize;
    let start = Instant::now();
    for _ in 0..repetitions {
        for line in &lines {
            uri.clear();
            if let Ok(number) =
                line.parse::<codes::Epc>().map_err(drop).and_then(|epc| codes::read(&epc).map_err(drop))
            {
                number.write_epc_uri(&mut uri);
            }
            total += uri.len();
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let count = lines.len() * repetitions;
    println!("{{\"n\":{count},\"s\":{seconds},\"check\":{}}}", total as f64 / count.max(1) as f64);
    Ok(())
}
