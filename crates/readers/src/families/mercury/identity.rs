//! What a mercury module says about itself, and what follows from it.

use model::{Abilities, Ability, Capabilities, PowerRange, Region, TxPower};

/// The answer to the question for the version: 20 bytes.
///
/// ```text
/// boot loader(4) hardware(4) date of the firmware(4, BCD yyyymmdd) firmware(4) protocols(4, bits)
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Boot loader.
    pub boot: [u8; 4],
    /// Hardware; the first byte is the kind of module.
    pub hardware: [u8; 4],
    /// Date of the firmware, binary coded decimal.
    pub date: [u8; 4],
    /// Firmware.
    pub firmware: [u8; 4],
    /// Air protocols, one bit each.
    pub protocols: u32,
}

impl Version {
    /// Reads the data of the answer.
    pub fn parse(data: &[u8]) -> Option<Version> {
        let (parts, []) = data.as_chunks::<4>() else { return None };
        let &[boot, hardware, date, firmware, protocols] = parts else { return None };
        Some(Version { boot, hardware, date, firmware, protocols: u32::from_be_bytes(protocols) })
    }

    /// The data of the answer.
    pub fn to_data(self) -> Vec<u8> {
        [self.boot, self.hardware, self.date, self.firmware, self.protocols.to_be_bytes()].concat()
    }

    /// Whether the date is one: a check for answers that have no other.
    pub fn has_date(&self) -> bool {
        let [century, _, month, day] = self.date;
        let is_decimal = self.date.iter().all(|byte| byte >> 4 < 10 && byte & 15 < 10);
        is_decimal
            && matches!(century, 0x19 | 0x20)
            && (1..=0x12).contains(&month)
            && (1..=0x31).contains(&day)
    }

    /// The module, as people call it.
    pub fn model(&self) -> String {
        let name = match (self.hardware[0], self.hardware[3]) {
            (0x00, _) => "M5e",
            (0x01, _) => "M5e Compact",
            (0x02, _) => "M5e International",
            (0x03, _) => "M4e",
            (0x18, _) => "M6e",
            (0x19, _) => "M6e-i",
            (0x20, 2) => "Micro USB",
            (0x20, 3) => "USBPro",
            (0x20, _) => "Micro",
            (0x30, _) => "M6e Nano",
            (0x38, _) => "M7e",
            (0x31 | 0xA1, _) => "Silion",
            (_, _) => "Mercury module",
        };
        format!("{name} ({})", dotted(self.hardware))
    }

    /// The firmware in words.
    pub fn firmware_words(&self) -> String {
        let [a, b, c, d] = self.date;
        format!("{} ({a:02X}{b:02X}-{c:02X}-{d:02X})", dotted(self.firmware))
    }

    /// Whether it can read continuously. Older firmware and other makers' modules are asked for each round.
    pub fn streams(&self) -> bool {
        match self.hardware[0] {
            0x18 | 0x19 => self.firmware >= [0x01, 0x21, 0x01, 0x19],
            0x20 => self.firmware >= [0x01, 0x09, 0x00, 0x14],
            0x30 => self.firmware >= [0x01, 0x07, 0x00, 0x0E],
            0x38 => true,
            _ => false,
        }
    }

    fn sockets(&self) -> u8 {
        match self.hardware[0] {
            0x00 | 0x02 | 0x20 => 2,
            0x18 | 0x19 => 4,
            _ => 1,
        }
    }

    /// Numbers of a region this module may know it by, the best first.
    pub fn regions(&self, region: Region) -> &'static [u8] {
        match region {
            Region::Europe => &[0x08, 0x02, 0x07],
            // The small modules have their own North America.
            Region::NorthAmerica if self.hardware[0] == 0x30 => &[0x0D, 0x0E],
            Region::NorthAmerica => &[0x01, 0x0D, 0x0E],
            Region::China => &[0x06],
            Region::ChinaLower => &[0x0A],
            Region::Japan => &[0x05],
            Region::Korea => &[0x09, 0x03],
            Region::India => &[0x04],
            Region::Australia => &[0x0B],
            Region::NewZealand => &[0x0C],
            Region::EuropeUpper | Region::Taiwan | Region::Brazil => &[],
        }
    }
}

/// Four bytes as makers write them.
pub fn dotted(bytes: [u8; 4]) -> String {
    bytes.map(|byte| format!("{byte:02x}")).join(".")
}

/// Powers of a module that does not say its own limits.
pub const USUAL_POWER: PowerRange = PowerRange { least: TxPower(0), most: TxPower(270) };

/// What a module can do. `sockets` are those it told of, if it did.
pub fn capabilities(version: &Version, power: PowerRange, sockets: Option<u8>) -> Capabilities {
    let all = Abilities::of(&[
        Ability::StartStop,
        Ability::Power,
        Ability::Region,
        Ability::Antennas,
        Ability::Dwell,
        Ability::PowerPerAntenna,
        Ability::Gen2,
        Ability::Select,
        Ability::ReadMemory,
        Ability::WriteMemory,
        Ability::Lock,
        Ability::Kill,
        Ability::Inputs,
        Ability::Outputs,
        Ability::Temperature,
        Ability::AntennaCheck,
        Ability::Firmware,
        Ability::Frequency,
        Ability::Time,
    ]);
    let phase = Abilities::of(&[Ability::Phase]);
    Capabilities {
        antennas: sockets.unwrap_or(0).max(version.sockets()),
        reports_signal: true,
        signal_is_dbm: true,
        power: Some(power),
        abilities: if version.streams() { all.with(phase) } else { all },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(hex: &str) -> Version {
        let bytes: Vec<u8> =
            (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
        Version::parse(&bytes).unwrap()
    }

    #[test]
    fn captured_modules_are_named() {
        let m5e = version("0710230001000003201410070107020900000010");
        assert_eq!(m5e.model(), "M5e Compact (01.00.00.03)");
        assert_eq!(m5e.firmware_words(), "01.07.02.09 (2014-10-07)");
        assert!(m5e.has_date() && !m5e.streams());
        let silion = version("15010400a1000201202007032007030000000010");
        assert_eq!(silion.model(), "Silion (a1.00.02.01)");
        assert!(!silion.streams());
        assert_eq!(Version::parse(&silion.to_data()), Some(silion));
        let mut torn = silion;
        torn.date[2] = 0x13;
        assert!(!torn.has_date());
    }

    #[test]
    fn continuous_reading_needs_the_firmware_of_each_module() {
        let with = |kind, firmware| Version { hardware: [kind, 0, 0, 1], firmware, ..Version::default() };
        for (kind, first) in [(0x18, [1, 0x21, 1, 0x19]), (0x20, [1, 9, 0, 0x14]), (0x30, [1, 7, 0, 0x0E])] {
            assert!(with(kind, first).streams());
            let mut older = first;
            older[3] -= 1;
            assert!(!with(kind, older).streams());
        }
        assert!(with(0x38, [2, 1, 6, 8]).streams());
    }

    #[test]
    fn a_nano_has_its_own_north_america() {
        let nano = Version { hardware: [0x30, 0, 0, 1], ..Version::default() };
        let m7e = Version { hardware: [0x38, 0, 2, 1], ..Version::default() };
        assert_eq!(nano.regions(Region::NorthAmerica), [0x0D, 0x0E]);
        assert_eq!(m7e.regions(Region::NorthAmerica)[0], 0x01);
        assert!(m7e.regions(Region::Brazil).is_empty());
    }
}
