//! Replays the committed fuzz corpus on the stable compiler, through the very bodies of the fuzz targets.

#![allow(clippy::unwrap_used, reason = "a test: what is not there is a failure")]

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::path::Path;

fn replay(target: &str, at_least: usize, body: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= at_least, "{} files in {}", files.len(), folder.display());
    for file in files {
        body(&std::fs::read(&file).unwrap());
    }
}

#[test]
fn frames() {
    replay("frames", 10, bodies::frames);
}

#[test]
fn drivers() {
    replay("drivers", 5, bodies::drivers);
}

#[test]
fn recordings() {
    replay("recordings", 5, bodies::recordings);
}
