//! Who may import whom. The table is the one of the design, read from the manifests.

use std::collections::BTreeMap;
use std::fs;

use crate::sources::{root, sources};

/// Room → rooms it may use. Doors that carry engineer's tools may look into the libraries those tools are about.
const MAY_USE: &[(&str, &[&str])] = &[
    ("codes", &[]),
    ("words", &[]),
    ("model", &["codes"]),
    ("readers", &["codes", "model"]),
    ("engine", &["codes", "model"]),
    ("store", &["codes", "model"]),
    ("imports", &["codes", "model"]),
    ("practice", &["codes", "model", "readers"]),
    ("reports", &["codes", "model", "store", "words"]),
    ("station", &["codes", "words", "model", "readers", "engine", "store", "imports", "reports"]),
    ("api", &["codes", "words", "model", "station", "reports"]),
    ("web", &["words", "model", "station", "api", "practice"]),
    ("cli", &["codes", "words", "model", "readers", "station", "api", "practice"]),
    ("src-tauri", &["words", "model", "station", "api", "practice"]),
];

/// Outside crates that only certain rooms may use, with those rooms.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("rusqlite_migration", &["store"]),
    ("serialport", &["station"]),
    ("tauri", &["src-tauri"]),
    ("axum", &["web"]),
    ("clap", &["web", "cli", "src-tauri"]),
    ("rust_xlsxwriter", &["reports"]),
    ("fluent-bundle", &["words"]),
    ("tokio", &["web", "station"]),
];

fn manifest(room: &str) -> String {
    let folder = if room == "src-tauri" { room.to_owned() } else { format!("crates/{room}") };
    fs::read_to_string(root().join(folder).join("Cargo.toml")).expect("a manifest")
}

/// Names in the ordinary dependency tables (also the target-specific ones), not the development ones.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            inside =
                table == "dependencies" || (table.starts_with("target.") && table.ends_with(".dependencies"));
        } else if inside && !line.trim().is_empty() && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            names.push(name.to_owned());
        }
    }
    names
}

#[test]
fn every_room_is_in_the_table() {
    let mut rooms: Vec<String> = fs::read_dir(root().join("crates"))
        .expect("crates")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    rooms.push("src-tauri".to_owned());
    rooms.sort();
    let mut table: Vec<&str> = MAY_USE.iter().map(|(room, _)| *room).collect();
    table.sort_unstable();
    assert_eq!(rooms, table);
}

#[test]
fn arrows_point_down() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    for (room, may_use) in &allowed {
        for name in dependencies(&manifest(room)) {
            if allowed.contains_key(name.as_str()) {
                assert!(may_use.contains(&name.as_str()), "{room} must not use {name}");
            }
        }
    }
}

#[test]
fn outside_crates_stay_in_their_rooms() {
    for (room, _) in MAY_USE {
        for name in dependencies(&manifest(room)) {
            if let Some((_, rooms)) = ONLY_IN.iter().find(|(outside, _)| *outside == name) {
                assert!(rooms.contains(room), "{room} must not use {name}; only {rooms:?} may");
            }
        }
    }
}

#[test]
fn codes_depends_on_nothing() {
    assert_eq!(dependencies(&manifest("codes")), Vec::<String>::new());
}

#[test]
fn sql_stays_in_the_store() {
    // Statements, not words: a sentence may say "select", but not with a column list and FROM behind it.
    let marks = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "];
    for folder in ["crates", "src-tauri"] {
        for source in sources(folder, &[".rs"]) {
            if source.path.starts_with("crates/store/") {
                continue;
            }
            for mark in marks {
                assert!(
                    !source.text.contains(mark),
                    "{} holds SQL ({mark}); only crates/store may",
                    source.path
                );
            }
        }
    }
}

#[test]
fn the_window_toolkit_stays_in_ipc() {
    for source in sources("ui/src", &[".ts", ".svelte"]) {
        if !source.path.starts_with("ui/src/ipc/") {
            assert!(
                !source.text.contains("@tauri-apps"),
                "{} imports @tauri-apps; only ui/src/ipc may",
                source.path
            );
        }
    }
}

#[test]
fn screens_do_not_import_each_other() {
    for source in sources("ui/src/screens", &[".ts", ".svelte"]) {
        let own = source.path.split('/').nth(3).unwrap_or_default();
        for line in source.text.lines().filter(|line| line.contains("import ") && line.contains("screens/")) {
            let other = line
                .split("screens/")
                .nth(1)
                .and_then(|rest| rest.split(['/', '\'', '"']).next())
                .unwrap_or(own);
            assert!(other == own || source.path.ends_with("screens/index.ts"), "{}: {line}", source.path);
        }
    }
}
