//! Names, lengths, and what must not stand in a source file.

use crate::sources::{Source, sources};

fn rust() -> Vec<Source> {
    let mut all = sources("crates", &[".rs"]);
    all.extend(sources("src-tauri", &[".rs"]));
    all.extend(sources("tests", &[".rs"]));
    all
}

fn screens() -> Vec<Source> {
    sources("ui/src", &[".ts", ".svelte", ".css"])
}

fn is_generated(source: &Source) -> bool {
    source.text.lines().take(3).any(|line| {
        let line = line.to_lowercase();
        line.contains("made from crates") || line.contains("generated")
    })
}

#[test]
fn files_stay_short() {
    for (sources, limit) in [(rust(), 700), (screens(), 400)] {
        for source in sources.iter().filter(|source| !is_generated(source)) {
            let lines = source.text.lines().count();
            assert!(
                lines <= limit,
                "{} has {lines} lines; {limit} at most: is it still one idea?",
                source.path
            );
        }
    }
}

/// Length of every function, by the indentation of its closing brace. Good enough for formatted code.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let head = line.trim_start();
        let is_fn =
            ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "async fn ", "pub async fn ", "const fn "]
                .iter()
                .any(|mark| head.starts_with(mark));
        if !is_fn || head.ends_with(';') {
            continue;
        }
        let closing = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[start..].iter().position(|line| **line == closing) {
            found.push((head.to_owned(), length + 1));
        }
    }
    found
}

#[test]
fn functions_stay_short() {
    for source in rust().iter().filter(|source| !is_generated(source)) {
        for (head, length) in functions(&source.text) {
            assert!(length <= 70, "{}: {length} lines in `{head}`; 70 at most", source.path);
        }
    }
}

#[test]
fn nothing_has_a_name_without_a_meaning() {
    const BANNED: &[&str] = &["manager", "helper", "helpers", "util", "utils", "common", "misc", "processor"];
    for source in rust().iter().chain(&screens()) {
        for part in source.path.to_lowercase().split(['/', '.', '_', '-']) {
            assert!(!BANNED.contains(&part), "{} is named `{part}`, which says nothing", source.path);
        }
        for line in source.text.lines() {
            let declares = ["struct ", "enum ", "trait ", "class ", "mod "].iter().find_map(|mark| {
                let rest = line.trim_start().trim_start_matches("pub ").trim_start_matches("export ");
                rest.strip_prefix(mark)
            });
            if let Some(name) = declares {
                let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                let lower = name.to_lowercase();
                for banned in ["manager", "helper", "util", "processor"] {
                    assert!(!lower.contains(banned), "{}: `{name}` says nothing", source.path);
                }
            }
        }
    }
}

/// Everything people run forbids it; a disk under test has to speak C.
#[test]
fn unsafe_code_stands_in_one_file() {
    let mark = ["unsafe", " "].concat();
    let holders: Vec<String> = rust()
        .into_iter()
        .filter(|source| {
            let code = source.text.lines().map(|line| line.split("//").next().unwrap_or_default());
            code.into_iter().any(|line| line.contains(&mark) && !line.contains('"'))
        })
        .map(|source| source.path)
        .collect();
    assert_eq!(holders, ["tests/disk/src/vfs.rs"]);
    for source in sources("crates", &["Cargo.toml"]).iter().chain(&sources("src-tauri", &["Cargo.toml"])) {
        assert!(!source.text.contains("tagstead-disk"), "{} depends on a test", source.path);
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in rust() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") || is_generated(&source),
            "{}: the first line says what the file is for",
            source.path
        );
    }
}

#[test]
fn no_loose_ends() {
    let mark = ["TO", "DO"].concat();
    let fix = ["FIX", "ME"].concat();
    for source in rust().iter().chain(&screens()) {
        for (number, line) in source.text.lines().enumerate() {
            let is_loose = (line.contains(&mark) || line.contains(&fix)) && !line.contains('#');
            assert!(!is_loose, "{}:{}: a loose end without an issue number", source.path, number + 1);
        }
    }
}

#[test]
fn no_path_or_host_of_one_machine() {
    let bad = [["/work", "/"].concat(), ["registry", ".npmjs"].concat()];
    for folder in ["crates", "src-tauri", "ui", "tests", "docs", "scripts", "migrations", ".github", ".ci"] {
        for source in
            sources(folder, &[".rs", ".ts", ".svelte", ".json", ".md", ".sh", ".sql", ".yml", ".ftl", ".css"])
        {
            for word in &bad {
                assert!(!source.text.contains(word.as_str()), "{} names {word}", source.path);
            }
        }
    }
}

#[test]
fn the_measure_sees_long_functions() {
    let long = format!("fn long() {{\n{}}}\n", "    step();\n".repeat(80));
    assert_eq!(functions(&long), vec![("fn long() {".to_owned(), 82)]);
}
