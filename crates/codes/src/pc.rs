//! The words around the number in memory bank 01: protocol control (PC), extended protocol control (XPC), stored CRC.
//!
//! Gen2 (ISO/IEC 18000-63) and TDS section 9.

use crate::Epc;
use crate::decoded::{Decoded, decode, decode_iso};

/// The PC word: length and flags in front of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PcWord(pub u16);

impl PcWord {
    /// The word that belongs to a GS1 number of this length: without it a tag answers with its old length.
    pub fn for_epc(epc: &Epc) -> PcWord {
        PcWord((epc.bits().div_ceil(16) as u16) << 11)
    }

    /// The word that belongs to an ISO number of this length.
    pub fn for_iso(epc: &Epc, afi: u8) -> PcWord {
        PcWord(PcWord::for_epc(epc).0 | 0x0100 | u16::from(afi))
    }

    /// Length of the number in 16-bit words.
    pub fn epc_words(self) -> usize {
        usize::from(self.0 >> 11)
    }

    /// Length of the number in bits.
    pub fn epc_bits(self) -> usize {
        self.epc_words() * 16
    }

    /// User memory holds data (UMI).
    pub fn has_user_memory(self) -> bool {
        self.0 & 0x0400 != 0
    }

    /// An XPC word is there (XI).
    pub fn has_xpc(self) -> bool {
        self.0 & 0x0200 != 0
    }

    /// The number follows ISO, not GS1 (toggle T).
    pub fn is_iso(self) -> bool {
        self.0 & 0x0100 != 0
    }

    /// The last eight bits: attributes for GS1, the AFI for ISO.
    pub fn attributes_or_afi(self) -> u8 {
        self.0 as u8
    }

    /// The application family identifier, when the number follows ISO.
    pub fn afi(self) -> Option<u8> {
        self.is_iso().then_some(self.0 as u8)
    }

    /// The tag is on hazardous material.
    pub fn is_hazardous(self) -> bool {
        !self.is_iso() && self.0 & 1 != 0
    }
}

/// Decodes a number together with its PC word.
pub fn decode_with_pc(epc: &Epc, pc: PcWord) -> Decoded {
    let mut decoded = pc.afi().map_or_else(|| decode(epc), |afi| decode_iso(epc, afi));
    if pc.epc_bits() != epc.bits() {
        let text = format!("{} bits by the PC word, {} bits read", pc.epc_bits(), epc.bits());
        decoded.fields.push(("pc_length", text));
    }
    if pc.is_hazardous() {
        decoded.fields.push(("hazardous", "yes".to_owned()));
    }
    decoded
}

/// The first XPC word: what kind of tag this is and what has happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XpcWord(pub u16);

/// Bits of the first XPC word from the most significant, with their meaning.
const XPC_FLAGS: &[(u16, &str)] = &[
    (0x8000, "a second XPC word follows"),
    (0x1000, "sensor bit 213"),
    (0x0800, "sensor bit 214"),
    (0x0400, "sensor bit 215"),
    (0x0200, "sensor bit 216"),
    (0x0080, "has a battery"),
    (0x0040, "holds a computed answer"),
    (0x0020, "its selected flag is set"),
    (0x0010, "has something to tell"),
    (0x0008, "hides parts of its memory"),
    (0x0004, "can be killed"),
    (0x0002, "must not be removed"),
    (0x0001, "is on hazardous material"),
];

impl XpcWord {
    /// The meanings of the bits that are set.
    pub fn meanings(self) -> Vec<&'static str> {
        XPC_FLAGS.iter().filter(|(bit, _)| self.0 & bit != 0).map(|(_, meaning)| *meaning).collect()
    }

    /// A second word follows (XEB).
    pub fn has_second_word(self) -> bool {
        self.0 & 0x8000 != 0
    }

    /// Reserved bits 211, 212 and 217 that should be zero.
    pub fn reserved(self) -> u16 {
        self.0 & 0x6100
    }
}

/// CRC-16 as Gen2 uses it: polynomial 1021, start FFFF, inverted (catalogue name CRC-16/GENIBUS).
pub fn crc16(bytes: &[u8]) -> u16 {
    let crc = bytes.iter().fold(0xFFFF_u16, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc, _| {
            if crc & 0x8000 != 0 { (crc << 1) ^ 0x1021 } else { crc << 1 }
        })
    });
    !crc
}

/// The CRC that a tag stores in front of this PC word and number.
pub fn stored_crc(pc: PcWord, epc: &Epc) -> u16 {
    let mut bytes = Vec::with_capacity(2 + epc.as_bytes().len());
    bytes.extend_from_slice(&pc.0.to_be_bytes());
    bytes.extend_from_slice(epc.as_bytes());
    crc16(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_catalogue() {
        assert_eq!(crc16(b"123456789"), 0xD64E);
    }

    #[test]
    fn a_cut_number_names_both_lengths() {
        let epc: Epc = "362579D5D4ADB6172574B98B".parse().unwrap();
        let decoded = decode_with_pc(&epc, PcWord(0x3000));
        assert_eq!(decoded.scheme, None);
        assert!(decoded.error.unwrap().contains("needs 198 bits but only 96"));
        let longer = decode_with_pc(&epc, PcWord(0x6800));
        assert!(longer.fields.iter().any(|(name, value)| *name == "pc_length" && value.contains("208")));
    }

    #[test]
    fn words_for_writing() {
        let epc: Epc = "3034257BF7194E4000001A85".parse().unwrap();
        assert_eq!(PcWord::for_epc(&epc), PcWord(0x3000));
        assert_eq!(PcWord::for_iso(&epc, 0xA2).afi(), Some(0xA2));
        assert_eq!(XpcWord(0x8004).meanings(), ["a second XPC word follows", "can be killed"]);
    }
}
