//! Replays the committed fuzz corpus through the checks of the fuzz targets.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a broken fixture must stop the test

#[path = "../fuzz/src/lib.rs"]
mod checks;

use std::fs;
use std::path::Path;

/// Characters that mean something to one of the parsers.
const INSERTED: &[u8] = b"0123456789ABCDEF().:%/\x1D?&=";

#[test]
fn every_corpus_file_passes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    for (name, check) in checks::TARGETS {
        let mut files: Vec<_> = fs::read_dir(folder.join(name))
            .unwrap_or_else(|why| panic!("corpus of {name}: {why}"))
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        assert!(files.len() >= 5, "corpus of {name} has only {} files", files.len());
        for file in files {
            println!("{}", file.display());
            check(&fs::read(&file).unwrap());
        }
    }
}

#[test]
fn every_target_is_listed_in_the_manifest() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    for (name, _) in checks::TARGETS {
        assert!(manifest.contains(&format!("fuzz_targets/{name}.rs")), "{name}");
    }
}

/// A small random walk over the corpus, so that the checks also see inputs nobody wrote.
#[test]
fn damaged_corpus_files_pass_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    for (name, check) in checks::TARGETS {
        for entry in fs::read_dir(folder.join(name)).unwrap() {
            let data = fs::read(entry.unwrap().path()).unwrap();
            for _ in 0..200 {
                let mut other = data.clone();
                for _ in 0..=random(3) {
                    let at = random(other.len());
                    match random(4) {
                        0 if !other.is_empty() => other[at] ^= 1 << random(8),
                        1 if !other.is_empty() => drop(other.remove(at)),
                        2 => other.insert(at, INSERTED[random(INSERTED.len())]),
                        _ => other.truncate(at),
                    }
                }
                check(&other);
            }
        }
    }
}
