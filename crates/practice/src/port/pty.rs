//! A real pseudo-terminal behind a link: any program can open it like a serial port.

use std::collections::VecDeque;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::{OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::pty::openpty;
use nix::sys::termios::{SetArg, cfmakeraw, tcgetattr, tcsetattr};
use nix::unistd::ttyname;

use super::Taken;
use crate::limits::{DRAIN_MS_MAX, PIPE_BYTES_MAX, READ_WAIT_MS};

/// One look whether the host has taken what was written.
const DRAIN_STEP_MS: u64 = 5;

/// The reader's end of a pseudo-terminal that hosts open by its link.
pub struct Pty {
    link: PathBuf,
    plugged: Option<Plugged>,
    unsent: VecDeque<u8>,
    lost: u64,
}

struct Plugged {
    master: File,
    path: PathBuf,
}

impl Pty {
    /// Makes a pseudo-terminal and lets `link` point to it. A link that is already there is replaced; any other
    /// file is left alone and refused.
    pub fn open(link: &Path) -> io::Result<Pty> {
        let mut pty = Pty { link: link.to_owned(), plugged: None, unsent: VecDeque::new(), lost: 0 };
        pty.replug()?;
        Ok(pty)
    }

    /// The link that hosts open.
    pub fn link(&self) -> &Path {
        &self.link
    }

    /// Where the link points to; nowhere while unplugged.
    pub fn path(&self) -> Option<&Path> {
        self.plugged.as_ref().map(|plugged| plugged.path.as_path())
    }

    /// Bytes that found no room because no host took them.
    pub fn lost(&self) -> u64 {
        self.lost
    }

    /// Plugs it in again: a new pseudo-terminal under the same link.
    pub fn replug(&mut self) -> io::Result<()> {
        self.unplug();
        let ends = openpty(None, None)?;
        // Raw before the first byte, or the line discipline would echo and change bytes.
        let mut line = tcgetattr(&ends.slave)?;
        cfmakeraw(&mut line);
        tcsetattr(&ends.slave, SetArg::TCSANOW, &line)?;
        let path = ttyname(&ends.slave)?;
        fcntl(&ends.master, FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
        remove_link(&self.link)?;
        symlink(&path, &self.link)?;
        self.plugged = Some(Plugged { master: File::from(ends.master), path });
        Ok(())
    }

    /// Pulls the plug: hosts get an error at once, and the link is gone. Waits until a host has taken what was
    /// written, because the system throws away what is still on the way.
    pub fn unplug(&mut self) {
        let Some(plugged) = &self.plugged else { return };
        drain(plugged);
        self.plugged = None;
        self.unsent.clear();
        // Nothing can be done if somebody else has removed or replaced the link meanwhile.
        let _ = remove_link(&self.link);
    }

    /// Whether a host has it open.
    pub fn is_connected(&self) -> bool {
        self.plugged.as_ref().is_some_and(|plugged| {
            let mut fds = [PollFd::new(plugged.master.as_fd(), PollFlags::POLLIN)];
            let is_polled = poll(&mut fds, PollTimeout::ZERO).is_ok();
            is_polled && !fds[0].revents().is_some_and(|events| events.contains(PollFlags::POLLHUP))
        })
    }

    /// Takes what the host sent, without waiting.
    pub fn take(&mut self, into: &mut [u8]) -> Taken {
        let Some(plugged) = &mut self.plugged else { return Taken::Nobody };
        match plugged.master.read(into) {
            Ok(0) => Taken::Nothing,
            Ok(count) => Taken::Bytes(count),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                self.push();
                Taken::Nothing
            }
            // The system says "input/output error" while nobody has the other side open.
            Err(_) => {
                self.unsent.clear();
                Taken::Nobody
            }
        }
    }

    /// Gives bytes to the host, without waiting. Without a host they go nowhere, as on a cable that ends in the air.
    pub fn give(&mut self, bytes: &[u8]) {
        if !self.is_connected() {
            return;
        }
        let room = PIPE_BYTES_MAX.saturating_sub(self.unsent.len()).min(bytes.len());
        self.unsent.extend(&bytes[..room]);
        self.lost += (bytes.len() - room) as u64;
        self.push();
    }

    fn push(&mut self) {
        let Some(plugged) = &mut self.plugged else { return };
        while !self.unsent.is_empty() {
            match plugged.master.write(self.unsent.make_contiguous()) {
                Ok(0) | Err(_) => return,
                Ok(count) => drop(self.unsent.drain(..count)),
            }
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        self.unplug();
    }
}

/// Removes the link, and only a link.
fn remove_link(link: &Path) -> io::Result<()> {
    match fs::symlink_metadata(link) {
        Ok(found) if found.file_type().is_symlink() => fs::remove_file(link),
        Ok(_) => Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            "there is a file of that name that is not a link",
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Waits until the host has read everything, at most [`DRAIN_MS_MAX`]. The only way to see the host's side of the
/// queue without system calls of our own is to open that side and ask whether something is there to read.
fn drain(plugged: &Plugged) {
    let (mut waited_ms, mut host_moment_ms) = (0, 0);
    while waited_ms < DRAIN_MS_MAX {
        match is_taken(plugged) {
            Some(true) => return,
            Some(false) => {}
            // A host with exclusive use does not let us look: give it the time of one read.
            None if host_moment_ms > READ_WAIT_MS => return,
            None => host_moment_ms += DRAIN_STEP_MS,
        }
        std::thread::sleep(Duration::from_millis(DRAIN_STEP_MS));
        waited_ms += DRAIN_STEP_MS;
    }
}

fn is_taken(plugged: &Plugged) -> Option<bool> {
    let mut master = [PollFd::new(plugged.master.as_fd(), PollFlags::POLLIN)];
    poll(&mut master, PollTimeout::ZERO).ok()?;
    if master[0].revents().is_some_and(|events| events.contains(PollFlags::POLLHUP)) {
        return Some(true);
    }
    let flags = (OFlag::O_NOCTTY | OFlag::O_NONBLOCK).bits();
    let other = OpenOptions::new().read(true).custom_flags(flags).open(&plugged.path).ok()?;
    let mut waiting = [PollFd::new(other.as_fd(), PollFlags::POLLIN)];
    poll(&mut waiting, PollTimeout::ZERO).ok()?;
    Some(!waiting[0].revents().is_some_and(|events| events.contains(PollFlags::POLLIN)))
}

#[cfg(test)]
mod tests;
