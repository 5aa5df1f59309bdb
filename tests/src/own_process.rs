//! A story in a process of its own, so that it can be killed, or put on a disk of its own: the test program starts
//! itself again for this one story, and the story asks which of the two it is.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

const FOLDER: &str = "TAGSTEAD_STORY_FOLDER";

/// The folder this process shall work in, if it is the child of a story.
pub fn folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

/// The child of a story with this full name (`power_cut::nothing_is_lost`).
pub fn child(story: &str, folder: &Path) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--exact", story, "--nocapture", "--test-threads=1"]).env(FOLDER, folder);
    Ok(command)
}

/// The same on a file system of its own, mounted over the folder and gone with the process. `None` where this
/// machine does not let us. `shell` says what is done: `"$@"` runs the child.
pub fn child_on_own_disk(story: &str, folder: &Path, size: &str, shell: &str) -> Result<Option<Command>> {
    let mount = format!("mount -t tmpfs -o size={size} tmpfs \"$0\"");
    let own = |script: String| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", &script]).arg(folder);
        command
    };
    let is_possible =
        own(mount.clone()).stdin(Stdio::null()).output().is_ok_and(|tried| tried.status.success());
    if !is_possible {
        return Ok(None);
    }
    let mut command = own(format!("{mount} && {shell}"));
    command.arg(std::env::current_exe()?);
    command.args(["--exact", story, "--nocapture", "--test-threads=1"]).env(FOLDER, folder);
    Ok(Some(command))
}
