//! A disk that is full, for real: a small file system in memory, where this machine lets us make one.

use std::path::Path;
use std::process::Command as Program;

use model::Command;
use station::{Config, Station, SubmitError};

use crate::bed::{SETUP, asset, folder, until};

/// A mounted file system of this size; gone with the value. `None` where that is not allowed.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount(size: &str) -> Option<SmallDisk> {
        let dir = folder();
        let options = format!("size={size}");
        let mounted =
            Program::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(dir.path()).output();
        mounted.is_ok_and(|mounted| mounted.status.success()).then_some(SmallDisk(dir))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Program::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_heals() {
    let Some(disk) = SmallDisk::mount("24m") else {
        eprintln!("skipped: this machine does not let us mount a small disk; the hub's own tests cover it");
        return;
    };
    let handle = Station::start(Config::new(disk.path())).unwrap();
    let filler = disk.path().join("filler");
    fill(&filler);
    let refused = loop {
        if let Err(error) = handle.submit(Command::AddAsset(asset(&handle, "Drum")), SETUP) {
            break error;
        }
    };
    assert!(matches!(refused, SubmitError::NotStored { is_disk_full: true, .. }), "{refused:?}");
    let codes = || handle.picture().notices.iter().map(|notice| notice.kind.code()).collect::<Vec<_>>();
    until("the notice", || codes().contains(&"TS-STORE-001"));
    std::fs::remove_file(&filler).unwrap();
    until("stored again", || {
        !codes().contains(&"TS-STORE-001") && handle.picture().counters.facts_waiting == 0
    });
    handle.submit(Command::AddAsset(asset(&handle, "Drum 44")), SETUP).unwrap();
    let verdict = handle.ask(|snapshot| snapshot.verify()).unwrap();
    assert!(verdict.broken.is_none());
    handle.stop();
}

fn fill(path: &Path) {
    use std::io::Write;
    let mut file = std::fs::File::create(path).unwrap();
    let block = [0u8; 4_096];
    while file.write_all(&block).is_ok() {}
}
