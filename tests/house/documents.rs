//! What documents say must be there.

use std::fs;

use crate::sources::{root, sources};

fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn paths_in_the_documents_exist() {
    let mut checked = 0;
    for document in ["ARCHITECTURE.md", "docs/life-of-a-read.md", "README.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(document)).expect(document);
        for name in quoted(&text) {
            let is_path = name.contains('/')
                && !name.starts_with(['/', '.', '~', '$', '-'])
                && !name.contains(['<', ' ', '*', ':', '{', '…']);
            let top = name.split('/').next().unwrap_or_default();
            if is_path && root().join(top).exists() {
                assert!(root().join(name).exists(), "{document} names {name}, which is not there");
                checked += 1;
            }
        }
    }
    assert!(checked > 20, "only {checked} paths found: is the check still looking?");
}

#[test]
fn the_gallery_shows_every_picture_there_is_and_no_other() {
    let page = fs::read_to_string(root().join("docs/screens.md")).expect("the page");
    let mut shown: Vec<&str> = page
        .split("](images/screens/")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(name, _)| name))
        .collect();
    shown.sort_unstable();
    let folder = fs::read_dir(root().join("docs/images/screens")).expect("the pictures");
    let mut there: Vec<String> =
        folder.map(|entry| entry.expect("a picture").file_name().to_string_lossy().into_owned()).collect();
    there.sort_unstable();
    assert!(!shown.is_empty(), "docs/screens.md shows nothing");
    assert_eq!(shown, there, "docs/screens.md and docs/images/screens differ: `./run gallery`");
}

#[test]
fn names_in_the_life_of_a_read_exist() {
    let text = fs::read_to_string(root().join("docs/life-of-a-read.md")).expect("the page");
    let all: String = ["crates", "src-tauri", "ui/src"]
        .iter()
        .flat_map(|folder| sources(folder, &[".rs", ".ts", ".svelte"]))
        .map(|source| source.text)
        .collect();
    let mut checked = 0;
    for name in quoted(&text).into_iter().filter(|name| name.contains("::")) {
        for part in name.split("::").filter(|part| !part.contains('<')) {
            let part = part.split(['(', ' ', '{']).next().unwrap_or_default();
            assert!(
                all.contains(part) || root().join("crates").join(part).exists(),
                "`{name}`: no `{part}` anywhere"
            );
            checked += 1;
        }
    }
    assert!(checked > 30, "only {checked} names found: is the check still looking?");
}

#[test]
fn every_family_has_captures_and_a_page() {
    for family in readers::FAMILIES {
        let key = family.key();
        let captures = root().join("tests/captures").join(key);
        assert!(
            captures.is_dir() && fs::read_dir(&captures).expect("folder").count() >= 2,
            "no captures of {key}"
        );
        assert!(root().join(format!("docs/readers/{key}.md")).is_file(), "no page docs/readers/{key}.md");
    }
    assert!(readers::FAMILIES.len() >= 2);
}
