//! Finding out which family answers on a line.

use model::Trouble;
use readers::detect::Detector;

use super::line::Line;
use super::{Ended, Found, Session};

impl Session {
    /// Looks for a reader of any family, then works with it.
    pub(super) fn seek(&mut self) -> Ended {
        let mut line = None;
        match self.detect(&mut line) {
            Err(ended) => ended,
            Ok(found) => {
                self.found = Some(found);
                match line {
                    Some(line) => self.work(line, found),
                    None => Ended::Lost(Trouble::NoAnswer),
                }
            }
        }
    }

    fn detect(&mut self, line: &mut Option<Line>) -> Result<Found, Ended> {
        let mut detector = Detector::new(self.tools.clock.now().tick);
        loop {
            if let Some(baud) = detector.poll_baud() {
                self.open_at(line, baud)?;
            }
            let Some(line) = line.as_mut() else { return Err(Ended::Lost(Trouble::NoAnswer)) };
            while let Some(bytes) = detector.poll_transmit() {
                self.write(line, &bytes)?;
            }
            let count = self.read(line)?;
            let now = self.tools.clock.now().tick;
            if count > 0 {
                detector.receive(line.bytes(count), now);
            }
            detector.handle_timeout(now);
            if let Some(found) = detector.poll_found() {
                let family = readers::families::find(found.family).ok_or(Ended::Lost(Trouble::NoAnswer))?;
                return Ok(Found { family, baud: found.baud });
            }
            if detector.is_exhausted() {
                return Err(Ended::Lost(Trouble::NoAnswer));
            }
            if self.control.has_news() {
                return Err(Ended::News);
            }
        }
    }

    /// A wire without rates is opened once: a practice reader must not be dropped between two probes.
    fn open_at(&mut self, line: &mut Option<Line>, baud: u32) -> Result<(), Ended> {
        if line.as_ref().is_some_and(|line| !line.has_rates()) {
            return Ok(());
        }
        *line = None;
        *line = Some(self.open_line(baud).map_err(Ended::Lost)?);
        Ok(())
    }
}
