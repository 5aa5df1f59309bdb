//! Numbered steps of the schema.

use std::fs;

use crate::sources::root;

#[test]
fn migrations_are_numbered_without_gaps() {
    let mut numbers: Vec<usize> = fs::read_dir(root().join("migrations"))
        .expect("migrations")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".sql") && name != "schema.sql")
        .map(|name| name.split('_').next().and_then(|number| number.parse().ok()).expect("NNNN_name.sql"))
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    assert!(!numbers.is_empty());
}
