//! Lists good and bad. The files stand in `tests/lists`.

use super::*;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../tests/lists/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn staged(name: &str) -> Staged {
    read(&file(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn names(staged: &Staged) -> Vec<&str> {
    staged.rows.iter().map(|row| row.item.name.as_str()).collect()
}

fn epc(hex: &str) -> Epc {
    hex.parse().unwrap()
}

#[test]
fn our_own_report_comes_back() {
    let staged = staged("good/our-report.csv");
    assert_eq!((staged.encoding, staged.delimiter), (Encoding::Utf8, ','));
    let drum = &staged.rows[0].item;
    assert_eq!(
        (drum.name.as_str(), drum.number.as_str(), drum.product.as_str()),
        ("Drum 44", "D-0044", "Drum 200 l")
    );
    assert_eq!(drum.home, ["North", "Racks A", "A-01"]);
    assert_eq!(drum.tags, [epc("E28011606000020943C11F20"), epc("3034257BF7194E4000001A85")]);
    let guarded = &staged.rows[1].item;
    assert_eq!((guarded.name.as_str(), guarded.number.as_str()), ("=cmd|'/C calc'!A0", "-5"));
    assert_eq!(guarded.note, "two\nlines, and \"quotes\"");
    // The unknown tag has no name: it is marked, not made into an item.
    assert_eq!(staged.rows[2].faults, [RowFault::NameMissing]);
    assert_eq!((staged.rows.len(), staged.faulty), (3, 1));
}

#[test]
fn lists_of_other_programs_come_in() {
    let german = staged("good/semicolon-windows-1252.csv");
    assert_eq!((german.encoding, german.delimiter, german.faulty), (Encoding::Windows1252, ';', 0));
    assert_eq!(names(&german), ["Faß 1", "Faß 2"]);
    assert_eq!(german.rows[0].item.tags, [epc("E28011606000020 94A3C11F2")]);
    assert_eq!(german.rows[1].item.home, ["Halle 3; Tor 2"]);
    assert_eq!(german.columns.last().unwrap().field, None);

    let unicode = staged("good/tab-utf16.txt");
    assert_eq!((unicode.encoding, unicode.delimiter, unicode.faulty), (Encoding::Utf16, '\t', 0));
    assert_eq!(names(&unicode), ["Pallet jack 7", "Łódź crate"]);
    assert_eq!(unicode.rows[1].line, 4);

    let with_sep = staged("good/sep-line.csv");
    assert_eq!((with_sep.delimiter, with_sep.faulty), (';', 0));
    assert_eq!(with_sep.rows[0].item.note, "a,b,c");
    assert_eq!((names(&with_sep), with_sep.rows[1].line), (vec!["Tote 1", "Tote 2"], 4));

    assert_eq!(names(&staged("good/name-only.csv")), ["One", "Two", "Three"]);
}

#[test]
fn bad_files_are_refused_with_their_reason() {
    for (name, fault) in [
        ("empty", FileFault::Empty),
        ("open-quote", FileFault::OpenQuote { line: 2 }),
        ("no-name", FileFault::NoNameColumn),
        ("column-twice", FileFault::ColumnTwice { column: "Name".to_owned() }),
        ("spreadsheet", FileFault::NotText),
        ("picture", FileFault::NotText),
        ("too-many-columns", FileFault::TooManyColumns { limit: 200 }),
    ] {
        assert_eq!(read(&file(&format!("bad/{name}.csv"))), Err(fault), "{name}");
    }
}

#[test]
fn bad_rows_are_marked_and_the_good_one_stays() {
    let staged = staged("bad/row-faults.csv");
    let tag = || "E28011606000020943C11F20".to_owned();
    let faults: Vec<_> = staged.rows.iter().map(|row| row.faults.clone()).collect();
    assert_eq!(
        faults,
        [
            vec![RowFault::NameMissing],
            vec![],
            vec![RowFault::BadTag { tag: "E2801G".to_owned() }],
            vec![RowFault::BadTag { tag: "E28".to_owned() }],
            vec![RowFault::TagTwice { tag: tag(), line: 3 }],
            vec![RowFault::TextTooLong { column: "Name".to_owned(), limit: 200 }],
            vec![RowFault::BadCharacter { column: "Name".to_owned() }],
            vec![RowFault::TooManyTags { limit: 32 }],
        ]
    );
    assert_eq!(staged.faulty, 7);
}

#[test]
fn too_large_is_seen_before_anything_else() {
    let bytes = vec![b'"'; FILE_BYTES_MAX + 1];
    assert_eq!(read(&bytes), Err(FileFault::TooLarge { limit: 128 }));
}

#[test]
fn too_many_rows_are_refused() {
    let mut list = b"Name\n".to_vec();
    list.extend(b"x\n".repeat(usize::try_from(ROWS_MAX).unwrap()));
    assert_eq!(read(&list).unwrap().rows.len() as u64, ROWS_MAX);
    list.extend(b"x\n");
    assert_eq!(read(&list), Err(FileFault::TooManyRows { limit: ROWS_MAX }));
}

#[test]
fn tags_are_told_apart() {
    for (cell, tags) in [
        ("E280 1160 6000", vec!["E280 1160 6000"]),
        ("E2801160 E2801161", vec!["E2801160", "E2801161"]),
        ("E280;E281, E282|E283\nE284", vec!["E280", "E281", "E282", "E283", "E284"]),
        (" ; ,", vec![]),
    ] {
        assert_eq!(tag_texts(cell), tags, "{cell:?}");
    }
}

#[test]
fn any_cut_of_a_list_is_read_or_refused_without_a_panic() {
    for name in
        ["good/our-report.csv", "good/semicolon-windows-1252.csv", "good/tab-utf16.txt", "bad/row-faults.csv"]
    {
        let bytes = file(name);
        for end in 0..bytes.len() {
            if let Ok(staged) = read(&bytes[..end]) {
                assert_eq!(
                    staged.faulty,
                    staged.rows.iter().filter(|row| !row.faults.is_empty()).count() as u64
                );
            }
        }
    }
}

#[test]
fn every_fault_has_a_different_key() {
    let files = [
        FileFault::TooLarge { limit: 1 },
        FileFault::TooManyRows { limit: 1 },
        FileFault::TooManyColumns { limit: 1 },
        FileFault::Empty,
        FileFault::NotText,
        FileFault::NoNameColumn,
        FileFault::ColumnTwice { column: String::new() },
        FileFault::OpenQuote { line: 1 },
    ];
    let rows = [
        RowFault::NameMissing,
        RowFault::TextTooLong { column: String::new(), limit: 1 },
        RowFault::BadTag { tag: String::new() },
        RowFault::TagTwice { tag: String::new(), line: 1 },
        RowFault::TooManyTags { limit: 1 },
        RowFault::BadCharacter { column: String::new() },
    ];
    let mut keys: Vec<_> = files.iter().map(FileFault::key).chain(rows.iter().map(RowFault::key)).collect();
    // The sentences to these keys stand in the catalogue of items, each once.
    let catalogue = include_str!("../../../words/ftl/en/items.ftl");
    for key in &keys {
        assert!(catalogue.contains(&format!("\nbring-fault-{key} =")), "{key} has no words");
    }
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 14);
}
