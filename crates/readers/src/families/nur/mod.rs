//! The nur family: modules and readers of Nordic ID (NUR, Sampo, Stix, EXA), on a serial line or a network socket.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::nur::frame::{decode, look};
use crate::families::nur::message::{cmd, status};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::limits::{DETECTED_BYTES_MAX, NUR_FRAME_MAX};
use crate::talk::Talk;
use crate::wire::{Collector, Cut};

mod dialect;
mod explain;
pub mod frame;
pub mod identity;
pub mod message;
pub mod record;

/// The nur family.
#[derive(Clone, Copy, Debug)]
pub struct Nur;

/// "Are you there?"
const PROBE: [&[u8]; 1] = [&[0xA5, 0x03, 0x00, 0x00, 0x00, 0x59, 0x01, 0xD1, 0xF1]];

impl Family for Nur {
    fn key(&self) -> &'static str {
        "nur"
    }

    fn label(&self) -> &'static str {
        "Nordic ID NUR, Sampo, Stix, EXA"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }, SerialLink { baud: 1_000_000 }]
    }

    fn tcp_port(&self) -> Option<u16> {
        Some(4333)
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let mut is_ours = false;
        let mut each = |cut: Cut<'_>| {
            if let Cut::Frame(frame) = cut {
                // The echo of our own question has no status.
                is_ours |= decode(frame).is_some_and(|frame| {
                    let is_answer = frame.cmd == cmd::PING && frame.body.first() == Some(&status::OK);
                    is_answer || frame.cmd >= cmd::BOOTED
                });
            }
        };
        let mut collector = Collector::new();
        collector.feed(bytes, look, &mut each);
        collector.give_up(look, &mut each);
        match is_ours {
            true => ProbeAnswer::Yes,
            false if bytes.len() >= DETECTED_BYTES_MAX => ProbeAnswer::No,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        capabilities(dialect::USUAL_POWER, 1)
    }

    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        explain::explain(direction, bytes)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::with_room(dialect::Nur::new(), NUR_FRAME_MAX, now))
    }
}

/// What a module with these powers and so many antennas can do.
fn capabilities(power: PowerRange, antennas: u8) -> Capabilities {
    let abilities = Abilities::of(&[
        Ability::StartStop,
        Ability::Power,
        Ability::Region,
        Ability::Antennas,
        Ability::Gen2,
        Ability::ReadMemory,
        Ability::WriteMemory,
        Ability::Lock,
        Ability::Kill,
        Ability::Inputs,
        Ability::Outputs,
        Ability::Beep,
        Ability::Temperature,
        Ability::Firmware,
        Ability::Frequency,
        Ability::Time,
    ]);
    Capabilities {
        antennas: antennas.clamp(1, 8),
        reports_signal: true,
        signal_is_dbm: true,
        power: Some(power),
        abilities,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::nur::frame::Frame;
    use crate::families::nur::message::Ask;

    #[test]
    fn the_probe_is_what_we_would_say_and_its_echo_is_nobody() {
        assert_eq!(PROBE[0], Ask::Ping.encode());
        assert_eq!(Nur.recognise(PROBE[0]), ProbeAnswer::NotYet);
        let answer = Frame { flags: 0, cmd: cmd::PING, body: b"\0OK" }.encode();
        assert_eq!(Nur.recognise(&answer), ProbeAnswer::Yes);
        assert_eq!(Nur.recognise(&answer[..answer.len() - 1]), ProbeAnswer::NotYet);
        assert_eq!(Nur.recognise(&[0x55; DETECTED_BYTES_MAX]), ProbeAnswer::No);
    }
}
