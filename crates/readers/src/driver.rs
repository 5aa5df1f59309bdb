//! The contract between a reader family and everything above it. Sans-I/O: a driver is given bytes and the time,
//! and hands back bytes and events; it never touches a port or a clock.

use model::{Capabilities, TagRead, Tick, TxPower};

/// Names an order until its answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u32);

/// A reader-neutral wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Read tags until told to stop.
    Start,
    /// Stop reading.
    Stop,
    /// Set the transmit power of all antennas.
    SetPower(TxPower),
}

/// Why an order was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedWhy {
    /// This family or model cannot do it.
    NotSupported,
    /// The reader answered no; its status code.
    Status(u8),
    /// No answer in time.
    NoAnswer,
    /// The driver's order queue is full.
    TooMany,
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
    /// An order was done.
    Done(Ticket),
    /// An order was not done.
    Refused(Ticket, RefusedWhy),
    /// Bytes that were not a frame: damaged, cut, or noise. `dropped` = how many bytes were thrown away.
    Garbled {
        /// Bytes thrown away.
        dropped: usize,
    },
    /// The reader reports a fault of its own (antenna off, too hot), in words for *Details*.
    Fault(String),
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
