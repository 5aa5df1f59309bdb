//! The schema, its file, and what happens to files of other versions.

use super::*;
use std::fs;

fn migrations() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations")
}

/// The steps of this program and one of a later one.
fn steps_and(later: &'static str) -> Vec<M<'static>> {
    STEPS.iter().cloned().chain([M::up(later)]).collect()
}

/// The schema a database really has, as text.
fn schema_of(db: &Connection) -> String {
    let mut ask = db
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY tbl_name, type DESC, name")
        .unwrap();
    let texts: Vec<String> = ask.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let header = "-- What all steps add up to. Made by `./test --bless schema`; a test compares it.\n\n";
    format!("{header}{};\n", texts.join(";\n\n"))
}

#[test]
fn the_schema_file_is_what_the_steps_add_up_to() {
    let mut db = Connection::open_in_memory().unwrap();
    run(&mut db, Path::new("fresh"), 0).unwrap();
    let (file, schema) = (migrations().join("schema.sql"), schema_of(&db));
    if std::env::var("TAGSTEAD_BLESS").is_ok_and(|what| what == "schema") {
        fs::write(&file, &schema).unwrap();
    }
    let stored = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    assert_eq!(stored, schema, "run `./test --bless schema` and read the difference");
}

#[test]
fn every_step_in_the_folder_is_taken() {
    let mut files: Vec<String> = fs::read_dir(migrations())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "schema.sql")
        .collect();
    files.sort();
    assert_eq!(files.len(), STEPS.len());
    for (number, file) in files.iter().enumerate() {
        assert!(file.starts_with(&format!("{:04}_", number + 1)) && file.ends_with(".sql"), "{file}");
        let text = fs::read_to_string(migrations().join(file)).unwrap().replace("\r\n", "\n");
        assert!(
            format!("{:?}", STEPS[number]).contains(text.lines().next().unwrap()),
            "{file} is not step {number}"
        );
    }
}

#[test]
fn an_older_file_is_copied_before_it_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    let mut db = Connection::open(&path).unwrap();
    run(&mut db, &path, 0).unwrap();
    settle_head(&mut db, 5, &model::StationId::from_bytes([1; 16])).unwrap();
    let more = steps_and("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;");
    run_steps(&mut db, &path, ours(), &more).unwrap();
    let version: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, ours() + 1);
    let copy = Connection::open(copy_path(&path, ours())).unwrap();
    assert_eq!(version_of(&copy, &path).unwrap(), ours());
    assert!(copy.prepare("SELECT * FROM later").is_err());
    assert!(matches!(version_of(&db, &path), Err(Error::Newer { .. })));
}

#[test]
fn a_step_that_fails_leaves_the_version_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    let mut db = Connection::open(&path).unwrap();
    run(&mut db, &path, 0).unwrap();
    settle_head(&mut db, 5, &model::StationId::from_bytes([1; 16])).unwrap();
    let more = steps_and("CREATE TABLE later (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);");
    assert!(run_steps(&mut db, &path, ours(), &more).is_err());
    assert_eq!(version_of(&db, &path).unwrap(), ours());
    assert!(db.prepare("SELECT * FROM later").is_err());
}

#[test]
fn strangers_are_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE music (id INTEGER)").unwrap();
    drop(db);
    let before = fs::read(&path).unwrap();
    let refused = crate::Store::open(&path, model::Timestamp(1), model::StationId::from_bytes([1; 16]));
    assert!(matches!(refused, Err(Error::NotADatabase { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}
