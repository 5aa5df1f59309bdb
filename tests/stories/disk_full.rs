//! The disk is full: it is said in words, nothing that was acknowledged is lost, and when there is room it goes on.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use testbed::own_process::{child_on_own_disk, folder};
use testbed::program::wait_until;
use testbed::warehouse::{Build, Warehouse, story_epc};

/// Tags that are heard for the first time while the disk is full.
const TAGS: u32 = 30;

fn notices(warehouse: &Warehouse) -> Vec<&'static str> {
    warehouse.station.picture().notices.iter().map(|notice| notice.kind.code()).collect()
}

fn inside(folder: &Path) -> Result<()> {
    let warehouse = Build::default().zones(&["Racks A"]).in_folder(&folder.join("data")).start()?;
    warehouse.add_item("Drum 0", "D-0", None, &[])?;
    let reader = warehouse.add_told_reader("Desk", &["Racks A"])?;
    let filler = folder.join("filler");
    let mut file = File::create(&filler)?;
    while file.write_all(&[0; 4_096]).is_ok() {}
    drop(file);

    let mut acknowledged = 1;
    let draft = |number: usize| {
        serde_json::json!({
            "id": null, "name": format!("Drum {number}"), "number": format!("D-{number}"), "home": null,
            "product": null, "note": "x".repeat(1_000), "tag": null,
        })
    };
    let problem = loop {
        match warehouse.call("items.add", draft(acknowledged)) {
            Ok(_) => acknowledged += 1,
            Err(problem) => break problem,
        }
    };
    assert_eq!(problem.code, "TS-STORE-001", "{}", problem.to_lines());
    assert!(!problem.meaning.is_empty() && !problem.action.is_empty());
    wait_until("the notice", || Ok(notices(&warehouse).contains(&"TS-STORE-001").then_some(())))?;
    assert!(warehouse.rows("all")?.len() >= acknowledged, "what is stored can still be looked at");
    // Readers go on hearing; what follows from that waits in memory.
    for _ in 0..4 {
        for number in 0..TAGS {
            warehouse.hear(reader, 1, &story_epc(number)?, -50.0);
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    let unknown = || -> Result<u64> {
        let page = warehouse.ask("tags.unknown", serde_json::json!({ "from": 0, "count": 50 }))?;
        Ok(page["total"].as_u64().unwrap_or_default())
    };
    assert_eq!(unknown()?, 0, "nothing of it can be on the disk");

    std::fs::remove_file(&filler)?;
    wait_until("the notice goes", || Ok((!notices(&warehouse).contains(&"TS-STORE-001")).then_some(())))?;
    wait_until("what waited is stored", || Ok((unknown()? == u64::from(TAGS)).then_some(())))?;
    wait_until("it takes items again", || Ok(warehouse.call("items.add", draft(9_999)).ok()))?;
    warehouse.assert_log_is_whole()?;
    let count = warehouse.rows("all")?.len();
    warehouse.station.stop();
    let again = Build::default().in_folder(&folder.join("data")).start()?;
    let rows = again.rows("all")?;
    assert_eq!(rows.len(), count);
    for number in 0..acknowledged {
        let wanted = format!("D-{number}");
        assert!(
            rows.iter().any(|row| row["number"] == wanted.as_str()),
            "{wanted} was acknowledged and is gone"
        );
    }
    Ok(())
}

#[test]
fn it_is_said_and_it_heals() -> Result<()> {
    if let Some(folder) = folder() {
        return inside(&folder);
    }
    let folder = tempfile::tempdir()?;
    let Some(mut command) =
        child_on_own_disk("disk_full::it_is_said_and_it_heals", folder.path(), "24m", "\"$@\"")?
    else {
        eprintln!("skipped: this machine does not let us mount a disk of our own");
        return Ok(());
    };
    let told = command.output()?;
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stdout) + String::from_utf8_lossy(&told.stderr)
    );
    Ok(())
}
