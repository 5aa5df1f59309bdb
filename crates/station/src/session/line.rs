//! An open line: bytes in and out, each passed to the recording that runs.

use std::io::{self, Read, Write};

use model::{Tick, Trouble};
use readers::capture::Direction;

use super::{Ended, Session};
use crate::clock::Deadline;
use crate::limits::{PORT_LOOK, PORT_READ_BYTES, PORT_WRITE_WAIT};
use crate::port::{Opened, trouble_of};

/// An open line with what was last read from it.
pub(super) struct Line {
    opened: Opened,
    bytes: Box<[u8; PORT_READ_BYTES]>,
    /// When to look next whether the port is still there.
    look_at: Tick,
}

impl Session {
    /// Opens the port.
    pub(super) fn open_line(&mut self, baud: u32) -> Result<Line, Trouble> {
        let opened = self.tools.ports.open(&self.config.link, baud, self.config.id)?;
        self.control.status(|status| status.port = opened.label.clone());
        Ok(Line { opened, bytes: Box::new([0; PORT_READ_BYTES]), look_at: Tick(0) })
    }

    /// Waits a moment for bytes; 0 when none came. Says at once when the port has gone.
    pub(super) fn read(&mut self, line: &mut Line) -> Result<usize, Ended> {
        let count = match line.opened.port.read(&mut line.bytes[..]) {
            Ok(0) => return Err(Ended::Lost(Trouble::Unplugged)),
            Ok(count) => count,
            Err(error) => match trouble_of(&error) {
                Some(trouble) => return Err(Ended::Lost(trouble)),
                None => 0,
            },
        };
        let now = self.tools.clock.now().tick;
        if now >= line.look_at {
            line.look_at = now + PORT_LOOK;
            // Some adapters keep an open handle silent for ever after they were pulled out.
            if line.opened.path.as_ref().is_some_and(|path| cfg!(unix) && !path.exists()) {
                return Err(Ended::Lost(Trouble::Unplugged));
            }
            self.flush_capture(now);
        }
        if count > 0 {
            self.record(Direction::FromReader, &line.bytes[..count], now);
            self.control.status(|status| status.health.bytes += count as u64);
        }
        Ok(count)
    }

    /// Sends all of it, or says why not.
    pub(super) fn write(&mut self, line: &mut Line, bytes: &[u8]) -> Result<(), Ended> {
        let now = self.tools.clock.now().tick;
        self.record(Direction::ToReader, bytes, now);
        let deadline = Deadline::after(PORT_WRITE_WAIT);
        let mut rest = bytes;
        while !rest.is_empty() {
            match line.opened.port.write(rest) {
                Ok(0) => return Err(Ended::Lost(Trouble::Unplugged)),
                Ok(count) => rest = &rest[count..],
                Err(error) => self.write_failed(&error, deadline)?,
            }
        }
        Ok(())
    }

    fn write_failed(&self, error: &io::Error, deadline: Deadline) -> Result<(), Ended> {
        match trouble_of(error) {
            Some(trouble) => Err(Ended::Lost(trouble)),
            None if deadline.has_passed() => Err(Ended::Lost(Trouble::StoppedAnswering)),
            None => Ok(()),
        }
    }

    fn record(&mut self, direction: Direction, bytes: &[u8], now: Tick) {
        let family = self.spoken();
        let Some(capture) = &mut self.capture else { return };
        if !capture.record(family, direction, bytes, now) {
            tracing::warn!(reader = %self.config.id, "a recording has reached its end");
            self.end_capture();
        }
    }

    fn flush_capture(&mut self, now: Tick) {
        let family = self.spoken();
        if self.capture.as_mut().is_some_and(|capture| !capture.flush(family, now)) {
            self.end_capture();
        }
    }
}

impl Line {
    /// What was read last.
    pub(super) fn bytes(&self, count: usize) -> &[u8] {
        &self.bytes[..count]
    }

    /// Whether opening it afresh at another rate means anything.
    pub(super) fn has_rates(&self) -> bool {
        self.opened.path.is_some()
    }
}
