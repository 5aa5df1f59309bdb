//! The contract between a reader family and everything above it. Sans-I/O: a driver is given bytes and the time,
//! and hands back bytes and events; it never touches a port or a clock.

use model::{AntennaPort, Capabilities, TagRead, Tick};

use crate::order::{Answer, Order, RefusedWhy};

/// Names an order until its answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u32);

/// What a reader tells about its own work, unasked or on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telemetry {
    /// An antenna has listened once, whether it heard something or not (one dwell or one round on it). Location needs
    /// to know who could have heard a tag.
    Dwell {
        /// The antenna.
        antenna: AntennaPort,
        /// How many dwells this stands for, at least 1.
        dwells: u16,
    },
    /// Temperature in tenths of a degree Celsius.
    Temperature(i16),
    /// Return loss of an antenna in tenths of a dB.
    ReturnLoss {
        /// The antenna.
        antenna: AntennaPort,
        /// Tenths of a dB; bigger is better.
        tenths: u16,
    },
    /// An antenna came off (`false`) or is back (`true`).
    Antenna {
        /// The antenna.
        antenna: AntennaPort,
        /// Whether it is connected.
        is_connected: bool,
    },
    /// An input pin changed.
    Input {
        /// Counted from 1.
        pin: u8,
        /// Whether it is on.
        is_on: bool,
    },
    /// The reader threw tag reports away because its own memory was full.
    Overflow,
    /// The reader had started afresh by itself (brown-out, watchdog) and was set up again.
    Restarted,
    /// Frames came without their check sum because another program had switched it off; it was switched on again.
    CheckWasOff,
}

/// What a driver has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum DriverEvent {
    /// The reader answered as this family. `model` and `firmware` are its own words, for people.
    Identified {
        /// Model or hardware text.
        model: String,
        /// Firmware text.
        firmware: String,
        /// What it can do.
        capabilities: Capabilities,
    },
    /// A tag was heard.
    Read(TagRead),
    /// A whole valid frame arrived, whatever it meant. For health counts and the watchdog.
    Frame,
    /// What an order brought; its `Done` follows.
    Answer(Ticket, Answer),
    /// An order was done.
    Done(Ticket),
    /// An order was not done.
    Refused(Ticket, RefusedWhy),
    /// Bytes that were not a frame: damaged, cut, or noise. `dropped` = how many bytes were thrown away.
    Garbled {
        /// Bytes thrown away.
        dropped: usize,
    },
    /// The reader tells about its own work.
    Telemetry(Telemetry),
    /// The reader reports a fault of its own (antenna off, too hot), in words for *Details*.
    Fault(String),
    /// The reader serves another program and turned us away; nothing more will come on this connection.
    TurnedAway,
    /// The reader did not answer for so long that the session should be opened afresh.
    Silent,
}

/// One connection to one reader. Never panics, never unbounded: any bytes may come.
///
/// Opening is part of the driver: a fresh driver listens, stops a left-over stream, drains, identifies, and only
/// then says [`DriverEvent::Identified`]. The caller pumps: after every call it empties `poll_transmit` and
/// `poll_event`, and calls `handle_timeout` when `poll_timeout` is due.
pub trait Driver: Send {
    /// Takes bytes from the line, cut anywhere. Any cut of the same stream gives the same events.
    fn receive(&mut self, bytes: &[u8], now: Tick);
    /// Asks for something; the answer comes as an event with this ticket.
    fn order(&mut self, order: Order, now: Tick) -> Ticket;
    /// Bytes to send, if any; at most one order in flight unless the family allows more.
    fn poll_transmit(&mut self) -> Option<Vec<u8>>;
    /// The next event, if any.
    fn poll_event(&mut self) -> Option<DriverEvent>;
    /// When `handle_timeout` wants to be called, if at all.
    fn poll_timeout(&self) -> Option<Tick>;
    /// Time has passed.
    fn handle_timeout(&mut self, now: Tick);
}
