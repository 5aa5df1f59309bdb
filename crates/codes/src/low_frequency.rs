//! Tags that are no Gen2 tags: 125 kHz cards (EM4100), animal and pallet tags (FDX-B), HF and NFC chips, and the
//! application families of ISO 18000-63.

use crate::epc::{EPC_BYTES_MAX, Epc};
use crate::refusal::{Refusal, Rule};

/// An EM4100 card: version byte and 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Em4100(u64);

/// Bits of an EM4100 number.
const EM_BITS: u32 = 40;

impl Em4100 {
    /// Takes the lowest 40 bits of a number; refused when there are more.
    pub fn new(number: u64) -> Result<Em4100, Refusal> {
        if number >> EM_BITS == 0 {
            Ok(Em4100(number))
        } else {
            Err(Refusal::text("card", Rule::AboveMax((1 << EM_BITS) - 1)))
        }
    }

    /// Takes the 64 bits that the card sends: nine ones, ten rows of four bits with even parity, four column parities,
    /// a zero.
    pub fn from_frame(frame: u64) -> Result<Em4100, Refusal> {
        let refuse = |field, from, count, rule| Err(Refusal::bits(field, from, count, rule));
        if frame >> 55 != 0x1FF {
            return refuse("start", 0, 9, Rule::Form("must be nine ones"));
        }
        if frame & 1 != 0 {
            return refuse("stop", 63, 1, Rule::ReservedNotZero);
        }
        let (mut number, mut columns) = (0u64, 0u64);
        for row in 0..10 {
            let bits = frame >> (50 - row * 5) & 0x1F;
            if !bits.count_ones().is_multiple_of(2) {
                return refuse("row parity", 9 + row * 5, 5, Rule::Form("must be even"));
            }
            number = number << 4 | bits >> 1;
            columns ^= bits >> 1;
        }
        if columns != frame >> 1 & 0xF {
            return refuse("column parity", 59, 4, Rule::Form("must be even"));
        }
        Ok(Em4100(number))
    }

    /// Takes the five bytes as a reader reports them: version, then the number.
    pub fn from_bytes(bytes: [u8; 5]) -> Em4100 {
        Em4100(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    /// As a tag number: all five bytes.
    pub fn to_epc(self) -> Epc {
        as_epc(self.0, 5)
    }

    /// The card a tag number of five bytes stands for.
    pub fn from_epc(epc: &Epc) -> Option<Em4100> {
        <[u8; 5]>::try_from(epc.as_bytes()).ok().map(Em4100::from_bytes)
    }

    /// Ten hex digits.
    pub fn to_hex(self) -> String {
        format!("{:010X}", self.0)
    }

    /// The lower 32 bits: what the decimal prints show.
    pub fn low32(self) -> u32 {
        self.0 as u32
    }

    /// The lower 32 bits as ten decimal digits: the long number printed on most cards.
    pub fn to_decimal(self) -> String {
        format!("{:010}", self.0 as u32)
    }

    /// Facility code (three digits) and card number (five digits): the short print "123,45678".
    pub fn to_facility(self) -> String {
        format!("{:03},{:05}", self.facility(), self.card())
    }

    /// Facility code: bits 16 to 23.
    pub fn facility(self) -> u8 {
        (self.0 >> 16) as u8
    }

    /// Card number: the lowest 16 bits.
    pub fn card(self) -> u16 {
        self.0 as u16
    }

    /// Version or customer byte in front, which the decimal prints leave out.
    pub fn version(self) -> u8 {
        (self.0 >> 32) as u8
    }
}

/// A number as a person reads it off a card. Only the hex form holds all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPrint {
    /// Ten hex digits: the whole number.
    Whole(Em4100),
    /// Ten decimal digits: the lower 32 bits.
    Low32(u32),
    /// "123,45678": facility code and card number.
    Facility {
        /// Three digits.
        facility: u8,
        /// Five digits.
        card: u16,
    },
}

impl CardPrint {
    /// Reads a print. Ten decimal digits are ambiguous (they are hex digits too) and are taken as decimal, which is
    /// what is printed on cards; `0x` in front makes them hex.
    pub fn parse(text: &str) -> Result<CardPrint, Refusal> {
        let refuse = |rule| Refusal::text("card", rule);
        let text = text.trim();
        if let Some((facility, card)) = text.split_once([',', ':', '/', '.']) {
            let is_number = |text: &str, max| {
                (1..=max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
            };
            if !is_number(facility, 3) || !is_number(card, 5) {
                return Err(refuse(Rule::Form("must be like 123,45678")));
            }
            let facility = facility.parse().map_err(|_| refuse(Rule::AboveMax(u64::from(u8::MAX))))?;
            let card = card.parse().map_err(|_| refuse(Rule::AboveMax(u64::from(u16::MAX))))?;
            return Ok(CardPrint::Facility { facility, card });
        }
        let (digits, is_hex) = match text.strip_prefix("0x") {
            Some(rest) => (rest, true),
            None => (text, !text.bytes().all(|byte| byte.is_ascii_digit())),
        };
        if digits.len() != 10 {
            return Err(refuse(Rule::WrongLength { needs: 10, has: digits.len() as u16 }));
        }
        if is_hex {
            if let Some(bad) = digits.chars().find(|ch| !ch.is_ascii_hexdigit()) {
                return Err(refuse(Rule::BadCharacter(bad)));
            }
            let number = u64::from_str_radix(digits, 16).map_err(|_| refuse(Rule::NotDigit))?;
            return Em4100::new(number).map(CardPrint::Whole);
        }
        let number = digits.parse().map_err(|_| refuse(Rule::AboveMax(u64::from(u32::MAX))))?;
        Ok(CardPrint::Low32(number))
    }

    /// True when this print may stand on that card.
    pub fn fits(self, card: Em4100) -> bool {
        match self {
            CardPrint::Whole(other) => other == card,
            CardPrint::Low32(low) => card.0 as u32 == low,
            CardPrint::Facility { facility, card: number } => {
                (card.facility(), card.card()) == (facility, number)
            }
        }
    }
}

/// An FDX-B transponder (ISO 11784): country or maker, and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FdxB {
    /// Country by ISO 3166 numeric, or 900 to 998 for makers, 999 for tests.
    pub country: u16,
    /// National number, 38 bits.
    pub number: u64,
    /// It marks an animal.
    pub is_animal: bool,
    /// A data block follows (temperature and the like).
    pub has_data: bool,
}

/// Bits and largest value of the national number: it is printed with twelve digits.
const FDX_NUMBER_BITS: u32 = 38;

impl FdxB {
    /// Takes the 64 bits of ISO 11784, first bit first: animal 1, reserved 14, data block 1, country 10, number 38.
    pub fn from_bits(bits: u64) -> FdxB {
        FdxB {
            country: (bits >> FDX_NUMBER_BITS & 0x3FF) as u16,
            number: bits & ((1 << FDX_NUMBER_BITS) - 1),
            is_animal: bits >> 63 == 1,
            has_data: bits >> 48 & 1 == 1,
        }
    }

    /// The 64 bits with the reserved ones zero.
    pub fn to_bits(self) -> u64 {
        u64::from(self.is_animal) << 63
            | u64::from(self.has_data) << 48
            | u64::from(self.country & 0x3FF) << FDX_NUMBER_BITS
            | self.number & ((1 << FDX_NUMBER_BITS) - 1)
    }

    /// As a tag number of six bytes: country (10 bits) and number (38 bits). The flags are left out, because not every
    /// reader reports them and the same transponder must have the same number at each.
    pub fn to_epc(self) -> Epc {
        let flagless = FdxB { is_animal: false, has_data: false, ..self };
        as_epc(flagless.to_bits(), 6)
    }

    /// The transponder a tag number of six bytes stands for.
    pub fn from_epc(epc: &Epc) -> Option<FdxB> {
        let bytes = <[u8; 6]>::try_from(epc.as_bytes()).ok()?;
        Some(FdxB::from_bits(bytes.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte))))
    }

    /// Fifteen digits: country and number.
    pub fn to_text(self) -> String {
        format!("{:03}{:012}", self.country, self.number)
    }

    /// Reads fifteen digits; blanks and dots between them are allowed.
    pub fn parse(text: &str) -> Result<FdxB, Refusal> {
        let refuse = |rule| Refusal::text("transponder", rule);
        let digits: String = text.chars().filter(|ch| !matches!(ch, ' ' | '.' | '-')).collect();
        if digits.len() != 15 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(refuse(Rule::Form("must be 15 digits")));
        }
        let (country, number) = digits.split_at(3);
        let country = country.parse().map_err(|_| refuse(Rule::NotDigit))?;
        let number: u64 = number.parse().map_err(|_| refuse(Rule::NotDigit))?;
        let largest = (1 << FDX_NUMBER_BITS) - 1;
        if number > largest {
            return Err(refuse(Rule::AboveMax(largest)));
        }
        Ok(FdxB { country, number, is_animal: false, has_data: false })
    }

    /// The first three digits name a maker and no country.
    pub fn is_maker_code(self) -> bool {
        (900..=998).contains(&self.country)
    }
}

/// The lowest bytes of a number as a tag number.
fn as_epc(number: u64, bytes: usize) -> Epc {
    let mut words = [0; EPC_BYTES_MAX];
    for (word, byte) in words.iter_mut().zip(number.to_be_bytes().iter().skip(8 - bytes)) {
        *word = *byte;
    }
    Epc::from_words(&words, bytes)
}

/// The number of an HF or NFC chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HfUid {
    bytes: Vec<u8>,
    /// Its kind.
    pub kind: HfKind,
}

/// Kinds of HF numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HfKind {
    /// ISO 15693: eight bytes beginning with E0.
    Vicinity,
    /// ISO 14443: seven or ten bytes, unique.
    Proximity,
    /// ISO 14443: four bytes, which are used more than once in the world.
    ProximityShort,
    /// ISO 14443: four bytes beginning with 08, made up anew every time. Useless as an identity.
    Random,
}

/// Chip makers by their number in ISO 7816-6.
#[rustfmt::skip]
const HF_MAKERS: &[(u8, &str)] = &[
    (0x01, "Motorola"), (0x02, "ST Microelectronics"), (0x03, "Hitachi"), (0x04, "NXP Semiconductors"),
    (0x05, "Infineon"), (0x06, "Cylink"), (0x07, "Texas Instruments"), (0x08, "Fujitsu"), (0x09, "Matsushita"),
    (0x0A, "NEC"), (0x0B, "Oki"), (0x0C, "Toshiba"), (0x0D, "Mitsubishi"), (0x0E, "Samsung"), (0x0F, "Hynix"),
    (0x10, "LG"), (0x11, "Emosyn"), (0x12, "INSIDE"), (0x13, "ORGA"), (0x14, "Sharp"), (0x15, "Atmel"),
    (0x16, "EM Microelectronics"), (0x17, "KSW Microtec"), (0x18, "ZMD"), (0x19, "XICOR"), (0x1A, "Sony"),
    (0x1D, "Shanghai Fudan Microelectronics Group"),
];

impl HfUid {
    /// Takes the bytes as a reader reports them. ISO 15693 numbers are also taken last byte first.
    pub fn from_bytes(bytes: &[u8]) -> Result<HfUid, Refusal> {
        let mut bytes = bytes.to_vec();
        let kind = match (bytes.len(), bytes.first(), bytes.last()) {
            (8, Some(0xE0), _) => HfKind::Vicinity,
            (8, _, Some(0xE0)) => {
                bytes.reverse();
                HfKind::Vicinity
            }
            (7 | 10, _, _) => HfKind::Proximity,
            (4, Some(0x08), _) => HfKind::Random,
            (4, _, _) => HfKind::ProximityShort,
            (len, _, _) => {
                let rule = Rule::WrongLength { needs: 8, has: len.min(usize::from(u16::MAX)) as u16 };
                return Err(Refusal::text("chip number", rule));
            }
        };
        Ok(HfUid { bytes, kind })
    }

    /// Upper-case hex.
    pub fn to_hex(&self) -> String {
        self.bytes.iter().map(|byte| format!("{byte:02X}")).collect()
    }

    /// Who made the chip, when the number says so and the list knows it.
    pub fn maker(&self) -> Option<&'static str> {
        let number = match self.kind {
            HfKind::Vicinity => self.bytes.get(1),
            HfKind::Proximity => self.bytes.first(),
            HfKind::ProximityShort | HfKind::Random => None,
        }?;
        HF_MAKERS.iter().find(|(maker, _)| maker == number).map(|(_, name)| *name)
    }
}

/// Application families of ISO 18000-63 that appear in warehouses.
const AFIS: &[(u8, &str)] = &[
    (0xA1, "product (ISO 17367)"),
    (0xA2, "transport unit (ISO 17365)"),
    (0xA3, "returnable transport item (ISO 17364)"),
    (0xA4, "product, hazardous (ISO 17367)"),
    (0xA5, "product packaging (ISO 17366)"),
    (0xA6, "product packaging, hazardous (ISO 17366)"),
    (0xA7, "transport unit, hazardous (ISO 17365)"),
    (0xA8, "returnable transport item, hazardous (ISO 17364)"),
    (0xA9, "freight container (ISO 17363)"),
    (0xAA, "freight container, hazardous (ISO 17363)"),
    (0xC2, "library item (ISO 28560)"),
];

/// What an application family identifier stands for.
pub fn afi_meaning(afi: u8) -> Option<&'static str> {
    AFIS.iter().find(|(number, _)| *number == afi).map(|(_, meaning)| *meaning)
}

/// The text of a supply-chain number (AFI A1 to AA): 6-bit characters up to the end mark. `None` when the bits are no
/// such text.
pub fn six_bit_text(bytes: &[u8]) -> Option<String> {
    const END: u8 = 0b10_0001;
    let mut text = String::new();
    for place in 0..bytes.len() * 8 / 6 {
        let code = (0..6).fold(0u8, |code, bit| {
            let at = place * 6 + bit;
            let is_set = bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
            code << 1 | u8::from(is_set)
        });
        let byte = if code < 32 { code | 0x40 } else { code };
        match code {
            END => break,
            // The free separators of the table have no printable character.
            0 | 0b01_1011..=0b01_1111 | 0b10_0010..=0b10_0111 => return None,
            _ => text.push(char::from(byte)),
        }
    }
    let text = text.trim_end().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
