//! The fm503 family: Fonkan FM-503, FM-505 and others of that row.

use model::{Abilities, Ability, AntennaPort, Capabilities, PcWord, PowerRange, TagRead, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::{Explained, Kind};
use crate::families::fm503::message::{Answer, error_words, look, text};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::push::{plain_read, walk};
use crate::talk::Talk;

mod dialect;
pub mod message;

/// The fm503 family.
#[derive(Clone, Copy, Debug)]
pub struct Fm503;

/// "Tell your firmware."
const PROBE: [&[u8]; 1] = [b"\nV\r"];

pub(crate) const CAPABILITIES: Capabilities = Capabilities {
    antennas: 1,
    reports_signal: false,
    signal_is_dbm: false,
    power: Some(PowerRange { least: TxPower(0), most: TxPower(250) }),
    abilities: Abilities::of(&[
        Ability::StartStop,
        Ability::Power,
        Ability::Region,
        Ability::ReadMemory,
        Ability::WriteMemory,
        Ability::Lock,
        Ability::Kill,
        Ability::Firmware,
    ]),
};

impl Family for Fm503 {
    fn key(&self) -> &'static str {
        "fm503"
    }

    fn label(&self) -> &'static str {
        "Fonkan FM-503, FM-505"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 38_400 }, SerialLink { baud: 9_600 }, SerialLink { baud: 115_200 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    /// The firmware (four digits of version), or a tag whose check passes. The version is asked for with the same
    /// letter, so an echo has none of the digits.
    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        let is_ours = |said: &Explained| match said.kind {
            Kind::Read => true,
            Kind::Status => said.name == "version",
            Kind::Done | Kind::Refused | Kind::Notice | Kind::Order | Kind::Garbled => false,
        };
        match self.explain(Direction::FromReader, bytes).iter().any(is_ours) {
            true => ProbeAnswer::Yes,
            false => ProbeAnswer::NotYet,
        }
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        match direction {
            Direction::FromReader => walk(bytes, |front, _| look(front, true), answer),
            Direction::ToReader => walk(bytes, |front, _| look(front, false), order),
        }
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Fm503::new(), now))
    }
}

/// A tag as this family reports it.
pub(crate) fn read(pc: PcWord, epc: codes::Epc) -> TagRead {
    TagRead { pc: Some(pc), antenna: AntennaPort(1), ..plain_read(epc) }
}

fn name_of(letter: char) -> &'static str {
    match letter {
        'V' => "version",
        'S' => "serial_number",
        'Q' => "read_one",
        'U' => "read_several",
        'R' => "read_memory",
        'W' => "write_memory",
        'L' => "lock",
        'K' => "kill",
        'P' => "password",
        'T' => "select",
        'N' => "setting",
        'G' => "recorded_commands",
        _ => "unknown",
    }
}

fn order(offset: usize, frame: &[u8]) -> Explained {
    let text = text(frame);
    let name = name_of(text.chars().next().unwrap_or(' '));
    Explained::new(Kind::Order, name, offset, frame.len()).text("text", text)
}

fn answer(offset: usize, frame: &[u8]) -> Explained {
    let at =
        |kind, letter| Explained::new(kind, name_of(letter), offset, frame.len()).text("text", text(frame));
    match Answer::parse(frame) {
        None => Explained::garbled(offset, frame.len(), "the tag's check is wrong"),
        Some(Answer::Tag { letter, pc, epc, memory }) => {
            let said = at(Kind::Read, letter).read(read(pc, epc));
            match memory {
                Some(memory) => said.bytes("memory", &memory),
                None => said,
            }
        }
        Some(Answer::Nobody(letter)) => at(Kind::Done, letter),
        Some(Answer::Words(words)) => at(Kind::Status, 'R').bytes("words", &words),
        Some(Answer::Done(letter)) => at(Kind::Done, letter),
        Some(Answer::Failed(letter)) => at(Kind::Refused, text(frame).chars().next().unwrap_or(letter))
            .error(format!("0x{:02X} {letter}: {}", letter as u32, error_words(letter))),
        Some(Answer::Unknown) => at(Kind::Refused, 'X').error("0x58 X: the command is not known"),
        Some(Answer::Text('V', version)) if is_version(&version) => {
            at(Kind::Status, 'V').text("version", version)
        }
        Some(Answer::Text('V', _)) => Explained::new(Kind::Notice, "text", offset, frame.len()),
        Some(Answer::Text(letter, value)) => at(Kind::Status, letter).text("value", value),
    }
}

fn is_version(text: &str) -> bool {
    text.len() >= 4 && text.bytes().take(4).all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_firmware_is_recognised_and_an_echo_is_not() {
        assert_eq!(Fm503.recognise(b"\nV0104\r\n"), ProbeAnswer::Yes);
        assert_eq!(Fm503.recognise(b"\nV0104,FM-503\r\n"), ProbeAnswer::Yes);
        for other in [&b"\nV\r"[..], b"\nV\r\ncn\r\n", b"\nX\r\n", b"\nVision 2\r\n", b"\nV0104"] {
            assert_eq!(Fm503.recognise(other), ProbeAnswer::NotYet, "{other:?}");
        }
    }
}
