//! Finding out which family answers on a line.

use model::{Link, PortIdentity, Tick, Trouble};
use readers::detect::{Detector, UsbId};

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
        let mut detector = detector(&self.config.link, self.tools.clock.now().tick);
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

/// What the port says it is decides what is tried first.
fn detector(link: &Link, now: Tick) -> Detector {
    Detector::hinted(usb(link), now)
}

fn usb(link: &Link) -> Option<UsbId> {
    match link {
        Link::Serial {
            port:
                PortIdentity::UsbSerial { vendor, product, .. } | PortIdentity::UsbPlain { vendor, product, .. },
            ..
        } => Some(UsbId { vendor: *vendor, product: *product }),
        Link::Serial { port: PortIdentity::Path(_), .. }
        | Link::Network { .. }
        | Link::Practice(_)
        | Link::Replay(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_adapter_is_first_tried_at_the_rate_of_the_readers_seen_behind_it() {
        let serial = |port| Link::Serial { port, baud: None };
        let (vendor, product) = (0x10C4, 0xEA60);
        let path = "/dev/ttyUSB0".to_owned();
        let hinted = [
            PortIdentity::UsbPlain { vendor, product, path: path.clone() },
            PortIdentity::UsbSerial { vendor, product, serial: "0001".to_owned() },
        ];
        for port in hinted {
            assert_eq!(detector(&serial(port), Tick(0)).poll_baud(), Some(57_600));
        }
        let unknown = PortIdentity::UsbPlain { vendor: 1, product, path: path.clone() };
        for link in [serial(unknown), serial(PortIdentity::Path(path)), Link::Practice("desk".to_owned())] {
            assert_eq!(detector(&link, Tick(0)).poll_baud(), Some(115_200));
        }
    }
}
