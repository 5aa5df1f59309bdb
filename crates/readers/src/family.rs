//! A reader family: how it may be connected, how it is recognised, how a driver for it is made.

use model::{Capabilities, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;

/// A serial line setting; all families use 8 data bits, no parity, 1 stop bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SerialLink {
    /// Bits per second.
    pub baud: u32,
}

/// What bytes on the line say about a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbeAnswer {
    /// A complete frame passed its check and its command echo matches.
    Yes,
    /// Not yet; could still become a yes.
    NotYet,
    /// This cannot be that family.
    No,
}

/// One family of readers that speak the same protocol.
pub trait Family: Sync {
    /// Stable key, stored in the database; exactly the `family` name used in recordings.
    fn key(&self) -> &'static str;
    /// What people call it: brands and models, for the list in Set-up.
    fn label(&self) -> &'static str;
    /// Line settings it is found at, the most usual first.
    fn serial(&self) -> &'static [SerialLink];
    /// The TCP port it usually answers at, for readers with a network socket.
    fn tcp_port(&self) -> Option<u16> {
        None
    }
    /// Harmless queries (no radio, nothing saved) that make it answer, in sending order.
    fn probe(&self) -> &'static [&'static [u8]];
    /// Looks at all bytes received since the probe.
    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer;
    /// What a usual reader of this family can do; a driver may learn better once it has identified one.
    fn capabilities(&self) -> Capabilities;
    /// What bytes on the wire mean, frame by frame, for engineers: every frame of the stream is explained by itself,
    /// whatever came before, damaged stretches included. The bytes are the whole recording; nothing is waited for.
    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained>;
    /// A driver for a fresh connection.
    fn open(&self, now: Tick) -> Box<dyn Driver>;
}
