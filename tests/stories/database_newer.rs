//! A file of a newer version, or of somebody else, is refused in words and left as it is.

use anyhow::Result;
use station::{Config, Station};
use testbed::warehouse::Build;

fn refused(folder: &std::path::Path) -> Result<api::Problem> {
    let database = station::paths::database_in(folder);
    let before = std::fs::read(&database)?;
    let Err(why) = Station::start(Config::new(folder)) else { panic!("it was opened") };
    assert_eq!(std::fs::read(&database)?, before, "not a byte was changed");
    Ok(api::problem::of_start(&why))
}

#[test]
fn a_newer_file_is_refused_in_words() -> Result<()> {
    let folder = tempfile::tempdir()?;
    drop(Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?);
    let db = rusqlite::Connection::open(station::paths::database_in(folder.path()))?;
    db.execute_batch("PRAGMA user_version = 4711; PRAGMA wal_checkpoint(TRUNCATE)")?;
    drop(db);
    let problem = refused(folder.path())?;
    assert_eq!(problem.code, "TS-STORE-003");
    assert!(problem.to_lines().replace(',', "").contains("4711"), "{}", problem.to_lines());
    let verdict = api::settings::verify_folder(folder.path());
    assert_eq!(verdict.map_err(|why| why.code).err().as_deref(), Some("TS-STORE-003"));
    Ok(())
}

#[test]
fn a_file_of_somebody_else_is_refused_in_words() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let database = station::paths::database_in(folder.path());
    std::fs::write(&database, "a letter to a friend")?;
    assert_eq!(refused(folder.path())?.code, "TS-STORE-004");
    std::fs::remove_file(&database)?;
    let db = rusqlite::Connection::open(&database)?;
    db.execute_batch("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')")?;
    drop(db);
    assert_eq!(refused(folder.path())?.code, "TS-STORE-004");
    Ok(())
}
