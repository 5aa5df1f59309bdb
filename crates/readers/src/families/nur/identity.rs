//! What a nur module says about itself.

use model::{PowerRange, TxPower};

use crate::families::nur::dialect::USUAL_POWER;
use crate::limits::READER_TEXT_MAX;

/// Name and antennas.
///
/// ```text
/// version(4) then serial, second serial, name, FCC id, hardware as length(1) and text each,
/// firmware(3) pins(1) sensors(1) regions(1) antennas(1) [most antennas(1)]
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// Serial number.
    pub serial: String,
    /// What the maker calls it.
    pub name: String,
    /// How many antennas it has; 0 if it did not say.
    pub antennas: u8,
}

impl Info {
    /// Reads the data of the answer.
    pub fn parse(data: &[u8]) -> Option<Info> {
        let mut rest = data.get(4..)?;
        let mut texts = Vec::new();
        for _ in 0..5 {
            let (length, behind) = rest.split_first()?;
            let (text, behind) = behind.split_at_checked(usize::from(*length))?;
            let printable = text.iter().take(READER_TEXT_MAX).filter(|byte| (0x20..0x7F).contains(*byte));
            texts.push(printable.map(|byte| char::from(*byte)).collect::<String>().trim().to_owned());
            rest = behind;
        }
        let [_, _, _, _, _, _, antennas, ..] = rest else { return None };
        let mut texts = texts.into_iter();
        let serial = texts.next()?;
        Some(Info { serial, name: texts.nth(1)?, antennas: *antennas })
    }

    /// The data of the answer.
    pub fn to_data(&self) -> Vec<u8> {
        let mut data = vec![1, 0, 0, 0];
        for text in [self.serial.as_str(), "", self.name.as_str(), "", "A"] {
            data.push(text.len() as u8);
            data.extend_from_slice(text.as_bytes());
        }
        data.extend_from_slice(&[5, 0, b'A', 4, 1, 10, self.antennas, 4]);
        data
    }
}

/// The powers a module has: the most, and how many steps below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Powers {
    /// Tenths of a dBm.
    pub most: i16,
    /// Tenths of a dB.
    pub step: i16,
    /// How many powers there are.
    pub steps: u8,
}

impl Default for Powers {
    fn default() -> Powers {
        Powers { most: USUAL_POWER.most.0, step: 10, steps: 20 }
    }
}

impl Powers {
    /// Reads the data of the answer: size(4) flags(8) most(4, dBm) step(4, dB) most(2, mW) steps(2) …
    pub fn parse(data: &[u8]) -> Option<Powers> {
        let number = |at: usize| data.get(at..)?.first_chunk::<4>().map(|bytes| i32::from_le_bytes(*bytes));
        let (most, step) = (number(12)?, number(16)?);
        let steps = *data.get(22)?;
        let is_possible = (10..=33).contains(&most) && (1..=5).contains(&step) && (2..=64).contains(&steps);
        is_possible.then(|| Powers { most: (most * 10) as i16, step: (step * 10) as i16, steps })
    }

    /// The data of the answer.
    pub fn to_data(self) -> Vec<u8> {
        let mut data = vec![0; 128];
        data[0] = 128;
        data[12..16].copy_from_slice(&i32::from(self.most / 10).to_le_bytes());
        data[16..20].copy_from_slice(&i32::from(self.step / 10).to_le_bytes());
        data[22] = self.steps;
        data
    }

    /// From the least to the most.
    pub fn range(self) -> PowerRange {
        let least = self.most - self.step * (i16::from(self.steps) - 1);
        PowerRange { least: TxPower(least), most: TxPower(self.most) }
    }

    /// The step for a power in the range; the next lower one if it lies between two.
    pub fn level(self, power: TxPower) -> u8 {
        let below = (self.most - power.0).max(0);
        ((below + self.step - 1) / self.step.max(1)).min(i16::from(self.steps) - 1) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_read() {
        let info = Info { serial: "V124500123".into(), name: "Sampo S2".into(), antennas: 1 };
        assert_eq!(Info::parse(&info.to_data()), Some(info.clone()));
        assert_eq!(Info::parse(&info.to_data()[..20]), None);
        let powers = Powers { most: 300, step: 10, steps: 20 };
        assert_eq!(Powers::parse(&powers.to_data()), Some(powers));
        assert_eq!(Powers::parse(&[0; 128]), None);
    }

    #[test]
    fn a_power_is_a_step_from_the_most() {
        let powers = Powers::default();
        assert_eq!(powers.range(), USUAL_POWER);
        assert_eq!(powers.level(TxPower(270)), 0);
        assert_eq!(powers.level(TxPower(200)), 7);
        assert_eq!(powers.level(TxPower(205)), 7, "never more than was wished");
        assert_eq!(powers.level(TxPower(80)), 19);
    }
}
