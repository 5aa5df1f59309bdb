//! A folder that cannot be written to is said so in words; nothing runs, nothing was changed.

use std::path::Path;

use anyhow::Result;
use station::{Config, Station};
use testbed::own_process::{child_on_own_disk, folder};
use testbed::warehouse::Build;

fn assert_refused(data: &Path) {
    let Err(why) = Station::start(Config::new(data)) else { panic!("it runs on a read-only folder") };
    let problem = api::problem::of_start(&why);
    assert_eq!(problem.code, "TS-STORE-002", "{}", problem.to_lines());
    assert!(problem.to_lines().contains(&data.display().to_string()), "{}", problem.to_lines());
    assert!(!problem.meaning.is_empty() && !problem.action.is_empty());
}

#[test]
#[cfg(target_os = "linux")]
fn where_nobody_may_make_a_folder() {
    // Not even the superuser may make folders here.
    assert_refused(Path::new("/sys/kernel/tagstead"));
}

/// On a disk of its own: first it is filled, then the disk is made read-only and it is opened again.
fn inside(folder: &Path) -> Result<()> {
    let data = folder.join("data");
    if data.exists() {
        assert_refused(&data);
        // Looking is still possible.
        let verdict = api::settings::verify_folder(&data).map_err(|why| anyhow::anyhow!(why.to_lines()))?;
        assert!(verdict.broken_at.is_none() && verdict.facts > 0);
        return Ok(());
    }
    let warehouse = Build::default().zones(&["Racks A"]).in_folder(&data).start()?;
    warehouse.add_item("Drum 44", "D-0044", None, &[])?;
    Ok(())
}

#[test]
fn a_folder_with_data_on_a_read_only_disk() -> Result<()> {
    if let Some(folder) = folder() {
        return inside(&folder);
    }
    let folder = tempfile::tempdir()?;
    let story = "folder_read_only::a_folder_with_data_on_a_read_only_disk";
    let shell = "\"$@\" && mount -o remount,ro \"$0\" && \"$@\"";
    let Some(mut command) = child_on_own_disk(story, folder.path(), "64m", shell)? else {
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
