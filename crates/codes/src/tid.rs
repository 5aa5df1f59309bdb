//! Memory bank 10: who made the chip, which model it is, and the serial the maker wrote into it. TDS section 16.

mod chips;

use crate::limits::TID_BYTES_MAX;
use crate::refusal::{Refusal, Rule};

/// Bits of the segments behind the serial, in their order.
const OPTIONAL_COMMANDS_BITS: usize = 16;
const BLOCK_WRITE_BITS: usize = 64;
const USER_MEMORY_BITS: usize = 32;

/// What the chip says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tid {
    /// An extended TID (XTID) follows.
    pub has_xtid: bool,
    /// Understands authentication commands.
    pub has_security: bool,
    /// Understands file commands.
    pub has_files: bool,
    /// Mask designer identifier: who designed the chip.
    pub mdid: u16,
    /// Model number.
    pub tmn: u16,
    /// Name of the designer; `None` when the list does not know the number.
    pub designer: Option<&'static str>,
    /// Name of the model; `None` when the list does not know the number.
    pub chip: Option<&'static str>,
    /// Header of the XTID.
    pub xtid: Option<Xtid>,
    /// Vendor-defined bytes behind the model of a chip without XTID; as they are.
    pub rest: Vec<u8>,
}

/// The extended TID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Xtid {
    /// The header word.
    pub header: u16,
    /// Length of the serial that the header announces.
    pub serial_bits: usize,
    /// The serial; `None` when there is none or when fewer bytes were read than it needs.
    pub serial: Option<Vec<u8>>,
    /// A segment on optional commands follows.
    pub has_optional_commands: bool,
    /// A segment on BlockWrite and BlockErase follows.
    pub has_block_write: bool,
    /// A segment on user memory and BlockPermalock follows.
    pub has_user_memory: bool,
    /// A segment on lock bits follows (newer releases).
    pub has_lock_bits: bool,
}

impl Xtid {
    /// The serial as upper-case hex.
    pub fn serial_hex(&self) -> Option<String> {
        self.serial.as_deref().map(hex)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Reads the bytes of bank 10.
pub fn parse(bytes: &[u8]) -> Result<Tid, Refusal> {
    let refuse = |field, from, count, rule| Err(Refusal::bits(field, from, count, rule));
    if bytes.len() > TID_BYTES_MAX {
        return refuse("TID", 0, TID_BYTES_MAX * 8, Rule::NoRoom);
    }
    let [class, one, two, three, rest @ ..] = bytes else {
        let rule = Rule::TooShort { needs: 32, has: (bytes.len() * 8) as u16 };
        return refuse("TID", 0, bytes.len() * 8, rule);
    };
    if *class != CLASS {
        return refuse("TID class", 0, 8, Rule::Form("must be E2 for a Gen2 chip"));
    }
    let word = u32::from_be_bytes([0, *one, *two, *three]);
    let mdid = (word >> 12 & 0x1FF) as u16;
    let tmn = (word & 0xFFF) as u16;
    let has_xtid = word & 0x80_0000 != 0;
    let xtid = match rest {
        [high, low, behind @ ..] if has_xtid => Some(read_xtid(u16::from_be_bytes([*high, *low]), behind)),
        _ => None,
    };
    Ok(Tid {
        has_xtid,
        has_security: word & 0x40_0000 != 0,
        has_files: word & 0x20_0000 != 0,
        mdid,
        tmn,
        designer: designer(mdid),
        chip: chip(mdid, tmn),
        xtid,
        rest: if has_xtid { Vec::new() } else { rest.to_vec() },
    })
}

/// Class of Gen2 chips.
const CLASS: u8 = 0xE2;

fn read_xtid(header: u16, behind: &[u8]) -> Xtid {
    let serial_bits = serial_bits(header);
    let serial = behind.get(..serial_bits / 8).filter(|serial| !serial.is_empty());
    Xtid {
        header,
        serial_bits,
        serial: serial.map(<[u8]>::to_vec),
        has_optional_commands: header & 0x08 != 0,
        has_block_write: header & 0x10 != 0,
        has_user_memory: header & 0x20 != 0,
        has_lock_bits: header & 0x40 != 0,
    }
}

fn serial_bits(header: u16) -> usize {
    match usize::from(header & 7) {
        0 => 0,
        n => 48 + 16 * (n - 1),
    }
}

/// How many words are worth reading next: many chips refuse a read behind their end, so a reader asks for two words,
/// then for the header, then for what the header announces. `None` when all is there.
pub fn words_to_read(so_far: &[u8]) -> Option<usize> {
    let has_xtid = so_far.first() == Some(&CLASS) && so_far.get(1).is_some_and(|byte| byte & 0x80 != 0);
    let wanted = match so_far {
        [_, _, _, _, high, low, ..] if has_xtid => {
            let header = u16::from_be_bytes([*high, *low]);
            let segments = [
                (header & 0x08 != 0, OPTIONAL_COMMANDS_BITS),
                (header & 0x10 != 0, BLOCK_WRITE_BITS),
                (header & 0x20 != 0, USER_MEMORY_BITS),
            ];
            let behind: usize = segments.iter().filter(|(is_there, _)| *is_there).map(|(_, bits)| bits).sum();
            3 + (serial_bits(header) + behind) / 16
        }
        [_, _, _, _, ..] if has_xtid => 3,
        _ => 2,
    };
    (so_far.len() < wanted * 2).then_some(wanted)
}

/// Name of a chip designer.
pub fn designer(mdid: u16) -> Option<&'static str> {
    chips::DESIGNERS.iter().find(|(number, _)| *number == mdid).map(|(_, name)| *name)
}

/// Name of a chip model.
pub fn chip(mdid: u16, tmn: u16) -> Option<&'static str> {
    chips::CHIPS.iter().find(|(maker, model, _)| (*maker, *model) == (mdid, tmn)).map(|(_, _, name)| *name)
}

impl Tid {
    /// The serialised TID URI; `None` without a serial.
    pub fn stid_uri(&self) -> Option<String> {
        let serial = self.xtid.as_ref()?.serial_hex()?;
        Some(format!("urn:epc:stid:x{:03X}.x{:03X}.x{serial}", self.mdid, self.tmn))
    }

    /// Plain words: "Impinj Monza 5, serial 6179 676B 1B69".
    pub fn words(&self) -> String {
        let maker = self.designer.map_or_else(|| format!("maker {:03X}", self.mdid), str::to_owned);
        let model = self.chip.map_or_else(|| format!("model {:03X}", self.tmn), str::to_owned);
        match self.xtid.as_ref().and_then(Xtid::serial_hex) {
            Some(serial) => format!("{maker} {model}, serial {}", crate::decoded::in_fours(&serial)),
            None => format!("{maker} {model}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_goes_step_by_step() {
        let whole = [0xE2, 0x80, 0x11, 0x30, 0x00, 0x01, 1, 2, 3, 4, 5, 6];
        assert_eq!(words_to_read(&[]), Some(2));
        assert_eq!(words_to_read(&whole[..4]), Some(3));
        assert_eq!(words_to_read(&whole[..6]), Some(6));
        assert_eq!(words_to_read(&whole), None);
        assert_eq!(words_to_read(&[0xE2, 0x00, 0x34, 0x12]), None);
        assert_eq!(parse(&whole[..8]).unwrap().xtid.unwrap().serial, None);
    }

    #[test]
    fn words_and_uri() {
        let tid = parse(&[0xE2, 0x80, 0x11, 0x30, 0x00, 0x01, 0x61, 0x79, 0x67, 0x6B, 0x1B, 0x69]).unwrap();
        assert_eq!(tid.words(), "Impinj Monza 5, serial 6179 676B 1B69");
        assert_eq!(tid.stid_uri().as_deref(), Some("urn:epc:stid:x001.x130.x6179676B1B69"));
    }

    #[test]
    fn a_chip_without_xtid_keeps_its_bytes() {
        let tid = parse(&[0xE2, 0x00, 0x34, 0x12, 0xAB, 0xCD]).unwrap();
        assert_eq!((tid.chip, tid.rest.as_slice()), (Some("Higgs 3"), &[0xAB, 0xCD][..]));
        assert!(parse(&[0xE0, 4, 1, 2]).is_err());
        assert!(parse(&[0xE2, 0x80]).is_err());
    }
}
