//! What tags say and what people type stays out of the log at the level at which programs run.

use anyhow::Result;
use model::{Link, PortIdentity};
use testbed::frames::captured_reads;
use testbed::program::{self, Running, wait_until};
use testbed::reader::{Kind, ScriptedReader};
use testbed::warehouse::Build;

#[test]
fn a_running_program_logs_no_tag_numbers_and_no_names() -> Result<()> {
    let (folder, ports) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let (data, link) = (folder.path().join("data"), ports.path().join("desk"));
    let item = "Grandmother's clock";
    {
        let warehouse = Build::default().zones(&["Racks A"]).in_folder(&data).start()?;
        let port = Link::Serial { port: PortIdentity::Path(link.to_string_lossy().into_owned()), baud: None };
        warehouse.add_reader("Desk reader", Some("bb"), port, &["Racks A"])?;
        warehouse.add_item(item, "G-1", None, &[])?;
    }
    let log = folder.path().join("run.log");
    let mut command = std::process::Command::new(program::built("tagstead")?);
    command.args(["run", "--data"]).arg(&data).env("RUST_LOG", "info");
    let running = Running::start(&mut command, &log)?;
    // Without a reader first, so that there is something to log.
    wait_until("a line about the missing reader", || {
        Ok(std::fs::read_to_string(&log)?.contains("lost").then_some(()))
    })?;
    let _reader = ScriptedReader::plug_in(Kind::Bb, &link)?;
    let database = station::paths::database_in(&data);
    let tags = wait_until("tags in the file", || {
        let unknown = store::Store::open_to_read(&database)?.take()?.unknown_tags(0, 10)?;
        Ok(Some(unknown.rows).filter(|rows| !rows.is_empty()))
    })?;
    drop(running);
    let text = std::fs::read_to_string(&log)?.to_lowercase();
    assert!(!captured_reads("bb")?.is_empty());
    for row in tags {
        let number = row.tag.epc.to_hex().to_lowercase();
        assert!(!text.contains(&number), "{number} is in the log:\n{text}");
    }
    assert!(!text.contains(&item.to_lowercase()), "{item} is in the log:\n{text}");
    Ok(())
}
