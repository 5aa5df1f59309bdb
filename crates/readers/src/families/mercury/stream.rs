//! What is heard while a module streams: tags, the end of each cycle, heat, antennas, pins.

use model::AntennaPort;

use crate::driver::Telemetry;
use crate::families::mercury::frame::Reply;
use crate::families::mercury::opcode::{status, status_words};
use crate::families::mercury::record::Record;
use crate::families::mercury::report::Report;
use crate::talk::{Taken, Told};

/// Listens to a stream.
#[derive(Debug, Default)]
pub(super) struct Listener {
    ports: Vec<u8>,
    /// Time of the last tag in this cycle.
    last_ms: u32,
    pins: Option<u8>,
    /// A fault was told and nothing good was heard since.
    pub is_told: bool,
    is_antenna_off: bool,
}

impl Listener {
    /// A stream over these sockets begins.
    pub fn begin(&mut self, ports: Vec<u8>) {
        (self.ports, self.last_ms, self.is_told) = (ports, 0, false);
    }

    /// A frame with opcode 22 that answers nothing.
    pub fn on_frame(&mut self, reply: &Reply<'_>, told: &mut Told<'_>) -> Taken {
        if reply.status != status::OK {
            return self.on_stream_status(reply.status, told);
        }
        if reply.data.is_empty() {
            self.on_cycle(told);
            return Taken::Aside;
        }
        match Report::parse(reply.data) {
            Some(Report::Tag(_, record)) => self.on_tag(&record, told),
            Some(Report::Statistics { celsius: Some(celsius), .. }) => {
                told.telemetry(Telemetry::Temperature(i16::from(celsius) * 10));
            }
            Some(Report::Ended) => return Taken::Ended,
            // Other modules put other things here; the frame is whole.
            Some(Report::Statistics { celsius: None, .. }) | None => {}
        }
        Taken::Aside
    }

    fn on_tag(&mut self, record: &Record, told: &mut Told<'_>) {
        self.is_told = false;
        self.on_antenna_back(told);
        if let Some(ms) = record.ms {
            if ms < self.last_ms {
                self.on_cycle(told);
            }
            self.last_ms = ms;
        }
        if let Some(pins) = record.pins {
            let before = self.pins.replace(pins).unwrap_or(pins);
            for pin in (0..8).filter(|pin| (pins ^ before) >> pin & 1 == 1) {
                told.telemetry(Telemetry::Input { pin: pin + 1, is_on: pins >> pin & 1 == 1 });
            }
        }
        told.read(record.to_read());
    }

    /// Every antenna has listened once.
    pub fn on_cycle(&mut self, told: &mut Told<'_>) {
        self.last_ms = 0;
        for port in &self.ports {
            told.telemetry(Telemetry::Dwell { antenna: AntennaPort(*port), dwells: 1 });
        }
    }

    fn on_stream_status(&mut self, why: u16, told: &mut Told<'_>) -> Taken {
        match why {
            status::NO_TAG => {
                self.is_told = false;
                self.on_antenna_back(told);
                self.on_cycle(told);
                Taken::Aside
            }
            status::BUFFER_FULL => {
                told.telemetry(Telemetry::Overflow);
                Taken::Ended
            }
            // The radio rests until it is cooler, or the antenna is back; the stream goes on.
            status::TOO_HOT | status::RETURN_LOSS | status::NO_ANTENNA => {
                self.on_status(why, told);
                Taken::Aside
            }
            other => {
                self.tell_once(&status_words(other), told);
                Taken::Aside
            }
        }
    }

    /// A fault that a status names.
    pub fn on_status(&mut self, why: u16, told: &mut Told<'_>) {
        let words = match why {
            status::TOO_HOT => "too hot: the reader rests its radio",
            status::NO_ANTENNA => "antenna not connected",
            _ => "antenna reflects too much: damaged, loose or too close to metal",
        };
        self.tell_once(words, told);
        if let ([port], true) = (self.ports.as_slice(), why != status::TOO_HOT)
            && !std::mem::replace(&mut self.is_antenna_off, true)
        {
            told.telemetry(Telemetry::Antenna { antenna: AntennaPort(*port), is_connected: false });
        }
    }

    fn on_antenna_back(&mut self, told: &mut Told<'_>) {
        if std::mem::take(&mut self.is_antenna_off)
            && let Some(port) = self.ports.first()
        {
            told.telemetry(Telemetry::Antenna { antenna: AntennaPort(*port), is_connected: true });
        }
    }

    /// Tells a fault, once until something good is heard again.
    pub fn tell_once(&mut self, words: &str, told: &mut Told<'_>) {
        if !std::mem::replace(&mut self.is_told, true) {
            told.fault(words);
        }
    }
}
