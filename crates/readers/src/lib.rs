//! RFID reader families as sans-I/O drivers: bytes in, tag reads out.
//!
//! **Knows**: the wire protocol of every family, framing, checksums, the recording format.
//! **Must never know**: ports, clocks, threads, async, assets, places.
//! **Start reading** at [`driver`] (the contract) and [`families::FAMILIES`] (the visible list).
//! **Limits**: every buffer is bounded in `limits.rs`; work is bounded by the bytes given.

pub mod capture;
pub mod detect;
pub mod driver;
#[allow(dead_code, reason = "the families move over one by one")]
mod errand;
pub mod explain;
pub mod families;
pub mod family;
pub mod keyboard;
pub mod limits;
mod lines;
pub mod order;
mod push;
mod queue;
#[allow(dead_code, reason = "the families move over one by one")]
mod talk;
pub mod wire;

pub use driver::{Driver, DriverEvent, Telemetry, Ticket};
pub use explain::{Explained, Kind};
pub use families::FAMILIES;
pub use family::{Family, ProbeAnswer, SerialLink};
pub use order::{Answer, Order, RefusedWhy};
