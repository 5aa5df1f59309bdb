//! The mercury family: ThingMagic and JADAK modules (M5e, M6e, Micro, Nano, M7e), the boards around them, and Silion.

use model::{Capabilities, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::mercury::frame::{Reply, decode_reply, look_reply};
use crate::families::mercury::identity::{USUAL_POWER, Version, capabilities};
use crate::families::mercury::opcode::{op, status};
use crate::families::mercury::report::is_tag;
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::DETECTED_BYTES_MAX;
use crate::talk::Talk;
use crate::wire::{Collector, Cut};

mod dialect;
mod explain;
pub mod frame;
pub mod identity;
pub mod message;
pub mod opcode;
pub mod record;
pub mod report;
mod stream;
mod task;

/// The mercury family.
#[derive(Clone, Copy, Debug)]
pub struct Mercury;

/// "Tell your version", twice because a sleeping module loses the first one.
const PROBE: [&[u8]; 2] = [&[0xFF, 0x00, 0x03, 0x1D, 0x0C], &[0xFF, 0x00, 0x03, 0x1D, 0x0C]];

const RATES: [SerialLink; 7] = [
    SerialLink { baud: 115_200 },
    SerialLink { baud: 921_600 },
    SerialLink { baud: 9_600 },
    SerialLink { baud: 57_600 },
    SerialLink { baud: 230_400 },
    SerialLink { baud: 38_400 },
    SerialLink { baud: 19_200 },
];

impl Family for Mercury {
    fn key(&self) -> &'static str {
        "mercury"
    }

    fn label(&self) -> &'static str {
        "ThingMagic and JADAK M5e, M6e, Micro, Nano, M7e; SparkFun boards; Silion"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &RATES
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut each = |cut: Cut<'_>| {
            if let Cut::Frame(frame) = cut {
                is_ours |= decode_reply(frame).is_some_and(|reply| says_mercury(&reply));
            }
        };
        let mut collector = Collector::new();
        collector.feed(bytes, look_reply, &mut each);
        collector.give_up(look_reply, &mut each);
        match is_ours || is_version_without_check(bytes) {
            true => ProbeAnswer::Yes,
            false if bytes.len() >= DETECTED_BYTES_MAX => ProbeAnswer::No,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        let usual = Version { hardware: [0x18, 0, 0, 0], ..Version::default() };
        Capabilities { antennas: 4, ..capabilities(&usual, USUAL_POWER, None) }
    }

    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        explain::explain(direction, bytes)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Mercury::new(), now))
    }
}

/// The answer to the probe, a tag of a stream that was left running, or its sign of life.
fn says_mercury(reply: &Reply<'_>) -> bool {
    match reply.opcode {
        op::VERSION => reply.status == status::OK && Version::parse(reply.data).is_some(),
        op::READ_MULTIPLE => is_tag(reply.data) || (reply.status == status::NO_TAG && reply.data.is_empty()),
        _ => false,
    }
}

/// Two answers to the two probes, both without the check that another program switched off, and nothing else.
fn is_version_without_check(bytes: &[u8]) -> bool {
    let is_one = |bytes: &[u8]| {
        decode_reply(bytes).is_some_and(|reply| {
            says_mercury(&reply) && Version::parse(reply.data).is_some_and(|version| version.has_date())
        })
    };
    bytes.len() == 50 && is_one(&bytes[..25]) && bytes[..25] == bytes[25..]
}

#[cfg(test)]
mod tests;
