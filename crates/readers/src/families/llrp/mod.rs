//! The llrp family: portals and fixed readers on the network (Impinj, Zebra, and everything else that speaks EPCglobal
//! LLRP 1.0.1 or 1.1 over TCP).

use model::{Capabilities, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::{DETECTED_BYTES_MAX, LLRP_MESSAGE_BYTES_MAX};
use crate::talk::Talk;

mod driver;
mod explain;
pub mod frame;
pub mod message;
pub mod node;
pub mod report;
pub mod shapes;

/// The llrp family.
#[derive(Clone, Copy, Debug)]
pub struct LlrpFamily;

/// The port number the registry of internet numbers (IANA) keeps for LLRP.
pub const TCP_PORT: u16 = 5_084;

impl Family for LlrpFamily {
    fn key(&self) -> &'static str {
        "llrp"
    }

    fn label(&self) -> &'static str {
        "LLRP: Impinj, Zebra FX, other portals"
    }

    /// Never on a serial line.
    fn serial(&self) -> &'static [SerialLink] {
        &[]
    }

    fn tcp_port(&self) -> Option<u16> {
        Some(TCP_PORT)
    }

    /// Nothing: it speaks first.
    fn probe(&self) -> &'static [&'static [u8]] {
        &[]
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut framer = frame::Framer::new();
        framer.push(bytes, |piece| {
            if let frame::Piece::Frame(frame) = piece {
                let body = message::tree(&frame);
                let greets =
                    body.is_some_and(|body| body.child(246).is_some_and(|event| event.child(256).is_some()));
                is_ours |= frame.kind == message::kind::EVENT && greets;
            }
        });
        match is_ours {
            true => ProbeAnswer::Yes,
            false if bytes.len() >= DETECTED_BYTES_MAX => ProbeAnswer::No,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        driver::usual()
    }

    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        explain::explain(direction, bytes)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::with_room(driver::Llrp::new(), LLRP_MESSAGE_BYTES_MAX, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::llrp::node::node;

    #[test]
    fn a_reader_is_known_by_its_greeting() {
        let event = node(246, &[], vec![node(128, &[0], vec![]), node(256, &[0], vec![])]);
        let greeting = frame::encode(1, 63, 0, &event.encode());
        assert_eq!(LlrpFamily.recognise(&greeting), ProbeAnswer::Yes);
        assert_eq!(LlrpFamily.recognise(&greeting[..greeting.len() - 1]), ProbeAnswer::NotYet);
        assert_eq!(LlrpFamily.recognise(&frame::encode(1, 62, 0, &[])), ProbeAnswer::NotYet);
        assert_eq!(LlrpFamily.recognise(&[0x55; DETECTED_BYTES_MAX]), ProbeAnswer::No);
    }
}
