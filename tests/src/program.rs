//! Programs under test: found beside the test, started in a group of their own, ended with it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// How long anything may take before a test gives up.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Where cargo puts the programs: the folder above the one of this test.
pub fn built(name: &str) -> Result<PathBuf> {
    let test = std::env::current_exe()?;
    let folder = test.parent().and_then(Path::parent).context("a target folder")?;
    let path = folder.join(name);
    if !path.is_file() {
        bail!("{} is not built; build the workspace first", path.display());
    }
    Ok(path)
}

/// A running program with all its children.
pub struct Running {
    child: Child,
}

impl Running {
    /// Starts it with its output in a file: a pipe held by a child would keep a test run alive.
    pub fn start(command: &mut Command, log: &Path) -> Result<Running> {
        let out = File::create(log)?;
        command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out).process_group(0);
        let child = command.spawn().with_context(|| format!("{command:?}"))?;
        Ok(Running { child })
    }

    /// Its process id, which is also its group's.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) -> Result<()> {
        self.signal(Signal::SIGKILL);
        self.child.wait()?;
        Ok(())
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn signal(&self, signal: Signal) {
        if let Ok(id) = i32::try_from(self.child.id()) {
            let _ = killpg(Pid::from_raw(id), signal);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.signal(Signal::SIGTERM);
        for _ in 0..100 {
            if !self.is_running() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        self.signal(Signal::SIGKILL);
        let _ = self.child.wait();
    }
}

/// Runs a command to its end and gives what it said.
pub fn run(name: &str, arguments: &[&str]) -> Result<Output> {
    Command::new(built(name)?).args(arguments).stdin(Stdio::null()).output().with_context(|| name.to_owned())
}

/// Waits for the first line of a log that contains `mark`.
pub fn wait_for_line(log: &Path, mark: &str) -> Result<String> {
    wait_until(&format!("a line with {mark:?}"), || {
        let file = File::open(log)?;
        Ok(BufReader::new(file).lines().map_while(Result::ok).find(|line| line.contains(mark)))
    })
}

/// Asks again and again until there is an answer; gives up after a minute.
pub fn wait_until<T>(what: &str, mut ask: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let step = Duration::from_millis(100);
    let mut last = None;
    for _ in 0..PATIENCE.as_millis() / step.as_millis() {
        match ask() {
            Ok(Some(answer)) => return Ok(answer),
            Ok(None) => last = None,
            Err(why) => last = Some(why),
        }
        std::thread::sleep(step);
    }
    match last {
        Some(why) => Err(why.context(format!("waited for {what}"))),
        None => bail!("waited in vain for {what}"),
    }
}

/// A TCP port nobody has.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
