//! The power goes: what was acknowledged is there afterwards, and the log is whole.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::{Result, ensure};
use model::{Fact, Link, PortIdentity, ReaderId, Timestamp};
use serde_json::json;
use station::Handle;
use store::Store;
use testbed::own_process;
use testbed::program::{self, Running, wait_until};
use testbed::reader::{Kind, ScriptedReader};
use testbed::warehouse::Build;

fn rounds() -> usize {
    if std::env::var_os("TAGSTEAD_LONG").is_some() { 1_000 } else { 12 }
}

/// Adds items without end and writes down each one that was acknowledged.
fn work_until_the_end(folder: &Path) -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A"]).in_folder(&folder.join("data")).start()?;
    let mut acknowledged = OpenOptions::new().create(true).append(true).open(folder.join("acknowledged"))?;
    let place = warehouse.place("Racks A")?.to_string();
    for number in 0.. {
        let item = warehouse.add_item(&format!("Drum {number}"), "", None, &[])?;
        warehouse.ask("items.move", json!({ "asset": item.to_string(), "place": place }))?;
        writeln!(acknowledged, "{item}")?;
        if number % 8 == 7 {
            warehouse.ask("backups.make", json!(null))?;
        }
    }
    Ok(())
}

fn acknowledged(folder: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join("acknowledged")).unwrap_or_default();
    text.lines().filter(|line| line.len() == 36).map(str::to_owned).collect()
}

fn assert_all_there(station: &Handle, folder: &Path) -> Result<()> {
    for id in acknowledged(folder) {
        let id = id.parse()?;
        let found = station.ask(|snapshot| snapshot.asset(id, Timestamp(0)))?;
        let found = found.unwrap_or_else(|| panic!("{id} was acknowledged and is gone"));
        ensure!(found.belief.is_some_and(|belief| belief.place.is_some()), "{id} lost its place");
    }
    Ok(())
}

#[test]
fn what_was_acknowledged_is_there_after_sigkill() -> Result<()> {
    if let Some(folder) = own_process::folder() {
        return work_until_the_end(&folder);
    }
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    for round in 1..=rounds() {
        let before = acknowledged(folder.path()).len();
        let mut command =
            own_process::child("power_cut::what_was_acknowledged_is_there_after_sigkill", folder.path())?;
        let mut child = Running::start(&mut command, &folder.path().join("child.log"))?;
        wait_until("some work", || {
            ensure!(child.is_running(), std::fs::read_to_string(folder.path().join("child.log"))?);
            Ok((acknowledged(folder.path()).len() > before + 3 + round % 10).then_some(()))
        })?;
        child.kill()?;
        let verdict = api::settings::verify_folder(&data).map_err(|why| anyhow::anyhow!(why.to_lines()))?;
        assert_eq!(verdict.broken_at, None, "round {round}: {verdict:?}");
        for copy in station::backups::list(&data.join("backups")) {
            Store::look_at_copy(&copy.path)?;
        }
        let warehouse = Build::default().in_folder(&data).start()?;
        assert_all_there(&warehouse.station, folder.path())?;
        warehouse.assert_log_is_whole()?;
    }
    assert!(acknowledged(folder.path()).len() >= 4 * rounds());
    Ok(())
}

/// Facts of a folder while somebody works in it.
fn facts_of_reads(data: &Path) -> Result<Vec<u64>> {
    let snapshots = Store::open_to_read(&station::paths::database_in(data))?;
    let facts = snapshots.take()?.facts(0, 10_000)?;
    let is_read = |fact: &Fact| matches!(fact, Fact::TagHeard { .. } | Fact::Arrived { .. });
    Ok(facts.iter().filter(|fact| is_read(&fact.fact)).map(|fact| fact.sequence).collect())
}

/// A data folder with a reader on this port.
fn set_up(data: &Path, link: &Path) -> Result<ReaderId> {
    let warehouse = Build::default().zones(&["Racks A"]).in_folder(data).start()?;
    let port = Link::Serial { port: PortIdentity::Path(link.to_string_lossy().into_owned()), baud: None };
    warehouse.add_reader("Desk reader", Some("bb"), port, &["Racks A"])
}

#[test]
fn what_the_program_heard_is_there_after_sigkill() -> Result<()> {
    let (folder, ports) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let (data, link) = (folder.path().join("data"), ports.path().join("desk"));
    set_up(&data, &link)?;
    let _reader = ScriptedReader::plug_in(Kind::Bb, &link)?;
    let mut command = std::process::Command::new(program::built("tagstead")?);
    command.args(["run", "--data"]).arg(&data);
    let mut running = Running::start(&mut command, &folder.path().join("run.log"))?;
    let seen =
        wait_until("facts of reads", || Ok(Some(facts_of_reads(&data)?).filter(|facts| facts.len() >= 2)))?;
    running.kill()?;

    let told = program::run("tagstead", &["verify", "--data", &data.to_string_lossy()])?;
    assert!(told.status.success(), "verify: {told:?}");
    let after = facts_of_reads(&data)?;
    assert!(after.starts_with(&seen), "{seen:?} were there, then {after:?}");
    let warehouse = Build::default().in_folder(&data).start()?;
    let place = warehouse.place("Racks A")?;
    assert!(warehouse.station.picture().things.contains_key(&place), "the tags are where they were");
    Ok(())
}

#[test]
fn verify_is_not_easily_pleased() -> Result<()> {
    let folder = tempfile::tempdir()?;
    drop(Build::default().zones(&["Racks A"]).in_folder(folder.path()).start()?);
    let database = station::paths::database_in(folder.path());
    let db = rusqlite::Connection::open(&database)?;
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    drop(db);
    let mut bytes = std::fs::read(&database)?;
    let name = b"Racks A";
    let places: Vec<usize> =
        (0..bytes.len() - name.len()).filter(|at| &bytes[*at..at + name.len()] == name).collect();
    assert!(!places.is_empty(), "the name stands in the file");
    for at in places {
        bytes[at + 6] = b'B';
    }
    File::create(&database)?.write_all(&bytes)?;
    match api::settings::verify_folder(folder.path()) {
        Ok(verdict) => assert!(verdict.broken_at.is_some(), "a changed fact was accepted: {verdict:?}"),
        Err(problem) => assert_eq!(problem.code, "TS-STORE-004"),
    }
    Ok(())
}
