//! A reader on a pseudo-terminal that answers like the real one and reports tags with frames captured from real ones.
//! It is written from the protocol alone and shares no code with the drivers it is used against.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::pty::openpty;
use nix::sys::termios::{SetArg, cfmakeraw, tcgetattr, tcsetattr};
use nix::unistd::ttyname;

use crate::frames::{captured_reads, from_hex};

/// Which reader it plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// M100 class.
    Bb,
    /// UHFReader288 class.
    Chafon,
}

/// A plugged-in reader; unplugged when dropped.
pub struct ScriptedReader {
    link: PathBuf,
    is_unplugged: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl ScriptedReader {
    /// Plugs it in; programs find it at `link`.
    pub fn plug_in(kind: Kind, link: &Path) -> Result<ScriptedReader> {
        let pair = openpty(None, None)?;
        let mut raw = tcgetattr(&pair.slave)?;
        cfmakeraw(&mut raw);
        tcsetattr(&pair.slave, SetArg::TCSANOW, &raw)?;
        let name = ttyname(&pair.slave)?;
        let _ = std::fs::remove_file(link);
        std::os::unix::fs::symlink(&name, link).with_context(|| link.display().to_string())?;
        fcntl(pair.master.as_fd(), FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
        let script = Script::new(kind)?;
        let is_unplugged = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&is_unplugged);
        let master = pair.master;
        let thread = std::thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || play(master, script, &told))?;
        Ok(ScriptedReader { link: link.to_owned(), is_unplugged, thread: Some(thread) })
    }

    /// Pulls the plug: the port is gone at once, whatever was being said.
    pub fn unplug(self) {}
}

impl Drop for ScriptedReader {
    fn drop(&mut self) {
        self.is_unplugged.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let _ = std::fs::remove_file(&self.link);
    }
}

fn play(master: OwnedFd, mut script: Script, is_unplugged: &AtomicBool) {
    let mut port = File::from(master);
    let mut bytes = [0u8; 256];
    while !is_unplugged.load(Ordering::Relaxed) {
        match port.read(&mut bytes) {
            Ok(length) => script.hear(&bytes[..length]),
            Err(why) if why.kind() == ErrorKind::WouldBlock => script.pause(),
            // Nobody has the port open: a real reader would not notice either.
            Err(_) => script.forget(),
        }
        if let Some(answer) = script.speak() {
            let _ = port.write_all(&answer);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// What the reader has heard and will say.
struct Script {
    kind: Kind,
    reads: Vec<Vec<u8>>,
    next: usize,
    is_streaming: bool,
    heard: Vec<u8>,
    answers: Vec<Vec<u8>>,
    turn: u32,
}

impl Script {
    fn new(kind: Kind) -> Result<Script> {
        let reads = captured_reads(match kind {
            Kind::Bb => "bb",
            Kind::Chafon => "chafon",
        })?;
        Ok(Script {
            kind,
            reads,
            next: 0,
            is_streaming: false,
            heard: Vec::new(),
            answers: Vec::new(),
            turn: 0,
        })
    }

    fn forget(&mut self) {
        self.heard.clear();
        self.answers.clear();
    }

    /// Nothing came for a moment: these readers give up a frame after 15 ms, so another family's probe is forgotten.
    fn pause(&mut self) {
        if self.kind == Kind::Chafon {
            self.heard.clear();
        }
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.heard.extend_from_slice(bytes);
        while let Some((command, length)) = self.whole_order() {
            self.heard.drain(..length);
            match self.kind {
                Kind::Bb => self.answer_bb(command),
                Kind::Chafon => self.answer_chafon(command),
            }
        }
    }

    /// The command byte and length of the first whole order heard; noise before it is dropped.
    fn whole_order(&mut self) -> Option<(u8, usize)> {
        match self.kind {
            Kind::Bb => {
                // BB 00 cmd PLhi PLlo params CS 7E
                let start = self.heard.iter().position(|byte| *byte == 0xBB).unwrap_or(self.heard.len());
                self.heard.drain(..start);
                let length = usize::from(*self.heard.get(4)?) + 7;
                (self.heard.len() >= length).then(|| (self.heard[2], length))
            }
            Kind::Chafon => {
                // Len adr cmd data CRClo CRChi; a bad check drops one byte
                loop {
                    let length = usize::from(*self.heard.first()?) + 1;
                    if length >= 5 && self.heard.len() >= length && crc(&self.heard[..length]) == 0 {
                        return Some((self.heard[2], length));
                    }
                    if length >= 5 && self.heard.len() < length {
                        return None;
                    }
                    self.heard.remove(0);
                }
            }
        }
    }

    fn answer_bb(&mut self, command: u8) {
        let answer = match command {
            0x03 => "bb0103000b004d3130302056312e3030227e",
            0x28 => {
                self.is_streaming = false;
                "bb01280001002a7e"
            }
            0x27 => {
                self.is_streaming = true;
                return;
            }
            0xB6 => "bb01b6000100b87e",
            0x0C | 0x12 => "bb010c0001000e7e",
            _ => "bb01ff000117187e",
        };
        self.answers.extend(from_hex(answer));
    }

    fn answer_chafon(&mut self, command: u8) {
        let with_check = |mut frame: Vec<u8>| {
            let check = crc(&frame);
            frame.extend_from_slice(&check.to_le_bytes());
            frame
        };
        match command {
            // Reader information of a UHFReader288: version 2.11, type 0C, US band, 4 antennas' mask 01.
            0x21 => self
                .answers
                .push(with_check(from_hex("11002100020b0c023180141401000001").unwrap_or_default())),
            0x01 => {
                // One round: up to two tags in part frames (status 03), then the captured end frame.
                for _ in 0..2 {
                    self.answers.push(self.reads[self.next % self.reads.len()].clone());
                    self.next += 1;
                }
                self.answers.extend(from_hex("0700010101001e4b"));
            }
            other => self.answers.push(with_check(vec![0x05, 0x00, other, 0x00])),
        }
    }

    fn speak(&mut self) -> Option<Vec<u8>> {
        if !self.answers.is_empty() {
            return Some(self.answers.remove(0));
        }
        self.turn += 1;
        if self.is_streaming && self.turn.is_multiple_of(5) {
            self.next += 1;
            return Some(self.reads[self.next % self.reads.len()].clone());
        }
        None
    }
}

/// CRC-16/MCRF4XX; over a whole frame it is 0.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc, byte| {
        (0..8)
            .fold(crc ^ u16::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0x8408 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_of_the_worked_example() {
        assert_eq!(crc(&[0x04, 0xFF, 0x21]), 0x9519);
        assert_eq!(crc(&[0x04, 0xFF, 0x21, 0x19, 0x95]), 0);
    }
}
