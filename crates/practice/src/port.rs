//! The wires of practice readers: a pipe inside this process and, on Unix, a real pseudo-terminal.

#[cfg(unix)]
pub mod pty;
pub mod tcp;

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[cfg(unix)]
pub use pty::Pty;
pub use tcp::Tcp;

use crate::limits::{PIPE_BYTES_MAX, READ_WAIT_MS};

struct State {
    /// What each of the two ends has not read yet.
    waiting: [VecDeque<u8>; 2],
    is_open: [bool; 2],
    is_unplugged: bool,
    lost: u64,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

/// One end of a wire that carries bytes both ways. Behaves like a serial port: a read waits a moment and then says
/// `TimedOut`; once the other end is gone or somebody pulled the plug, it says `BrokenPipe`.
pub struct Pipe {
    shared: Arc<Shared>,
    end: usize,
}

impl Pipe {
    /// Both ends of a fresh wire.
    pub fn pair() -> (Pipe, Pipe) {
        let state = State {
            waiting: [VecDeque::new(), VecDeque::new()],
            is_open: [true; 2],
            is_unplugged: false,
            lost: 0,
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
        (Pipe { shared: shared.clone(), end: 0 }, Pipe { shared, end: 1 })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the other end is there.
    pub fn is_connected(&self) -> bool {
        let state = self.state();
        !state.is_unplugged && state.is_open[1 - self.end]
    }

    /// Pulls the plug: both ends fail from now on, and what was on the way is lost.
    pub fn unplug(&self) {
        let mut state = self.state();
        state.is_unplugged = true;
        state.waiting.iter_mut().for_each(VecDeque::clear);
        self.shared.changed.notify_all();
    }

    /// Bytes that found no room.
    pub fn lost(&self) -> u64 {
        self.state().lost
    }

    /// Writes without waiting, as a reader does that cannot be told to wait: what finds no room is lost and counted.
    pub fn offer(&self, bytes: &[u8]) {
        let mut state = self.state();
        let room = PIPE_BYTES_MAX.saturating_sub(state.waiting[1 - self.end].len()).min(bytes.len());
        if state.is_unplugged || !state.is_open[1 - self.end] {
            return;
        }
        state.waiting[1 - self.end].extend(&bytes[..room]);
        state.lost += (bytes.len() - room) as u64;
        self.shared.changed.notify_all();
    }

    /// Reads what is there, without waiting; 0 if there is nothing.
    pub fn read_now(&self, into: &mut [u8]) -> usize {
        let mut state = self.state();
        let taken = take(&mut state.waiting[self.end], into);
        if taken > 0 {
            self.shared.changed.notify_all();
        }
        taken
    }

    /// Waits a moment until `is_ready` or the wire is broken.
    fn wait<'a>(
        &self,
        state: MutexGuard<'a, State>,
        is_ready: impl Fn(&State) -> bool,
    ) -> MutexGuard<'a, State> {
        let moment = Duration::from_millis(READ_WAIT_MS);
        let is_waiting =
            |state: &mut State| !is_ready(state) && !state.is_unplugged && state.is_open[1 - self.end];
        let waited = self.shared.changed.wait_timeout_while(state, moment, is_waiting);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

fn take(from: &mut VecDeque<u8>, into: &mut [u8]) -> usize {
    let count = from.len().min(into.len());
    for (slot, byte) in into.iter_mut().zip(from.drain(..count)) {
        *slot = byte;
    }
    count
}

impl Read for Pipe {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let (end, shared) = (self.end, self.shared.clone());
        let mut state = self.wait(self.state(), |state| !state.waiting[end].is_empty());
        let taken = take(&mut state.waiting[end], into);
        if taken > 0 {
            shared.changed.notify_all();
            return Ok(taken);
        }
        let is_broken = state.is_unplugged || !state.is_open[1 - end];
        Err(if is_broken { io::ErrorKind::BrokenPipe } else { io::ErrorKind::TimedOut }.into())
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        let other = 1 - self.end;
        let mut state = self.wait(self.state(), |state| state.waiting[other].len() < PIPE_BYTES_MAX);
        if state.is_unplugged || !state.is_open[other] {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let room = PIPE_BYTES_MAX.saturating_sub(state.waiting[other].len()).min(bytes.len());
        if room == 0 {
            return Err(io::ErrorKind::TimedOut.into());
        }
        state.waiting[other].extend(&bytes[..room]);
        self.shared.changed.notify_all();
        Ok(room)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        self.state().is_open[self.end] = false;
        self.shared.changed.notify_all();
    }
}

/// What came from a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// So many bytes.
    Bytes(usize),
    /// A host is there and says nothing.
    Nothing,
    /// No host has the port open.
    Nobody,
}

/// The reader's end of either kind of wire.
pub enum Wire {
    /// Inside this process.
    Pipe(Pipe),
    /// A pseudo-terminal.
    #[cfg(unix)]
    Pty(Pty),
    /// A network socket.
    Tcp(Tcp),
}

impl Wire {
    /// Takes what the host sent, without waiting.
    pub fn take(&mut self, into: &mut [u8]) -> Taken {
        match self {
            Wire::Pipe(pipe) => match pipe.read_now(into) {
                0 if pipe.is_connected() => Taken::Nothing,
                0 => Taken::Nobody,
                count => Taken::Bytes(count),
            },
            #[cfg(unix)]
            Wire::Pty(pty) => pty.take(into),
            Wire::Tcp(tcp) => tcp.take(into),
        }
    }

    /// Gives bytes to the host, without waiting. What finds no room is lost and counted.
    pub fn give(&mut self, bytes: &[u8]) {
        match self {
            Wire::Pipe(pipe) => pipe.offer(bytes),
            #[cfg(unix)]
            Wire::Pty(pty) => pty.give(bytes),
            Wire::Tcp(tcp) => tcp.give(bytes),
        }
    }
}

#[cfg(test)]
mod tests;
