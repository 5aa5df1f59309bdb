//! The a0-ucchip family: UCChip modules UCM601 to UCM608 and readers with them (ES-F3105U). The frames are those of
//! [`crate::families::a0`]; many commands mean something else, so the two are told apart before anything is ordered.

use model::{Abilities, Ability, Capabilities, PowerRange, Tick, TxPower};

use crate::capture::Direction;
use crate::driver::Driver;
use crate::explain::Explained;
use crate::families::a0::message::is_ucchip_answer;
use crate::families::a0::{Variant, dialect, explain, recognise};
use crate::family::{Family, ProbeAnswer, SerialLink};
use crate::talk::Talk;

/// The a0-ucchip family.
#[derive(Clone, Copy, Debug)]
pub struct A0Ucchip;

/// "Which firmware?", to the public address of these modules.
const PROBE: [&[u8]; 1] = [&[0xA0, 0x03, 0x00, 0x72, 0xEB]];

impl Family for A0Ucchip {
    fn key(&self) -> &'static str {
        "a0-ucchip"
    }

    fn label(&self) -> &'static str {
        "UCChip UCM601, UCM602, UCM606, UCM608, ES-F3105U"
    }

    fn serial(&self) -> &'static [SerialLink] {
        &[SerialLink { baud: 115_200 }, SerialLink { baud: 38_400 }]
    }

    fn probe(&self) -> &'static [&'static [u8]] {
        &PROBE
    }

    fn recognise(&self, bytes: &[u8]) -> ProbeAnswer {
        recognise(Variant::Ucchip, is_ucchip_answer, bytes)
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            antennas: 4,
            reports_signal: false,
            signal_is_dbm: false,
            power: Some(PowerRange { least: TxPower(0), most: TxPower(330) }),
            abilities: Abilities::of(&[
                Ability::StartStop,
                Ability::Power,
                Ability::Region,
                Ability::Antennas,
                Ability::Dwell,
                Ability::Gen2,
                Ability::ReadMemory,
                Ability::Lock,
                Ability::Kill,
                Ability::Inputs,
                Ability::Outputs,
                Ability::Beep,
                Ability::Temperature,
                Ability::AntennaCheck,
                Ability::Firmware,
                Ability::Frequency,
            ]),
        }
    }

    fn explain(&self, direction: Direction, bytes: &[u8]) -> Vec<Explained> {
        explain::explain(Variant::Ucchip, direction, bytes)
    }

    fn open(&self, now: Tick) -> Box<dyn Driver> {
        Box::new(Talk::new(dialect::Dialect::new(Variant::Ucchip), now))
    }
}
