//! From "all of this product" or "all crates of this pool" to Gen2 Select masks.
//!
//! Company prefix and reference stand behind the filter value, which is no part of the identity, so a wish gives two
//! masks for each scheme: the header, and everything from the partition value (or the key digits) on. A tag is wanted
//! when all masks of one selection match.

use crate::Epc;
use crate::bits::Draft;
use crate::gs1::{Ai, Element, check_digit};
use crate::limits::EPC_BITS_MAX;
use crate::refusal::{Refusal, Rule};
use crate::scheme::partitioned::{self, Coding};
use crate::scheme::{Layout, SCHEMES, Scheme, Split, packing};

/// Where the number begins in bank 01, behind CRC and PC word.
pub const EPC_AT: u16 = 0x20;

/// Memory bank of the number.
pub const EPC_BANK: u8 = 1;

/// A mask as the Select command takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Memory bank.
    pub bank: u8,
    /// First bit.
    pub pointer: u16,
    /// Number of bits.
    pub length: u16,
    /// The bits, most significant first, filled up with zeros to whole bytes.
    pub mask: Vec<u8>,
}

/// Masks that must all match for the tags of one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The scheme.
    pub scheme: &'static Scheme,
    /// Its masks.
    pub masks: Vec<Mask>,
}

impl Mask {
    /// A mask of so many bits of a number, from this bit on (counted from the header).
    fn of(bits: &Epc, from: usize, to: usize) -> Mask {
        let mut mask = vec![0u8; (to - from).div_ceil(8)];
        for at in from..to {
            let (byte, bit) = ((at - from) / 8, 7 - (at - from) % 8);
            mask[byte] |= u8::from(bits.bit(at)) << bit;
        }
        Mask { bank: EPC_BANK, pointer: EPC_AT + from as u16, length: (to - from) as u16, mask }
    }

    /// True when a number has these bits. A number that ends before the mask does not match, as on the tag.
    pub fn matches(&self, epc: &Epc) -> bool {
        let Some(from) = self.pointer.checked_sub(EPC_AT) else { return false };
        let from = usize::from(from);
        let length = usize::from(self.length);
        from + length <= epc.bits()
            && self.bank == EPC_BANK
            && (0..length).all(|at| {
                let wanted = self.mask.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
                epc.bit(from + at) == wanted
            })
    }
}

impl Selection {
    /// True when all masks match.
    pub fn matches(&self, epc: &Epc) -> bool {
        self.masks.iter().all(|mask| mask.matches(epc))
    }
}

/// Every tag with exactly this number.
pub fn exactly(epc: &Epc) -> Mask {
    Mask::of(epc, 0, epc.bits().min(EPC_BITS_MAX))
}

/// Every tag of one key type and value whatever its serial: `01` and a GTIN for a product, `8003` and 14 digits for
/// the crates of a pool, `414` for a place. `company_digits` is the length of the company prefix; without it only the
/// "+" schemes can be selected, which do not need it.
pub fn all_of_key(ai: &str, value: &str, company_digits: Option<u8>) -> Result<Vec<Selection>, Refusal> {
    let refuse = |rule| Refusal::text("filter", rule);
    let ai = Ai::new(ai).ok_or(refuse(Rule::NoSuchAi))?;
    let mut selections = Vec::new();
    for &scheme in SCHEMES {
        let Some(shape) = scheme.family.key.as_ref().filter(|shape| shape.ai == ai && shape.digits > 0)
        else {
            continue;
        };
        let fixed = usize::from(shape.digits) + usize::from(shape.leading_zero);
        let digits = value.get(..fixed).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let wrong = refuse(Rule::WrongLength { needs: fixed as u8, has: value.len() as u16 });
        let digits = digits.ok_or(wrong)?;
        if let Some((is, should)) = check_digit::wrong(digits) {
            return Err(refuse(Rule::CheckDigit { is, should }));
        }
        match &scheme.layout {
            Layout::Partitioned(layout) if layout.reference == Coding::Fixed => {
                let Some(company_digits) = company_digits else { continue };
                // Serial and pieces do not matter for the bits in front of them.
                let rest = if shape.pieces { "0000" } else { "" };
                let key = [Element::new(ai, format!("{digits}{rest}"))];
                let split = Split::from_elements(scheme.family, shape, &key, company_digits)?;
                let Split::Key { company, reference, .. } = split else { continue };
                let (draft, _, end) = partitioned::write_front(scheme, layout, &company, Some(&reference))?;
                selections.push(with_header(scheme, &draft.finish(), partitioned::PARTITION_AT, end));
            }
            Layout::Plus(layout) => {
                let at = if layout.has_date { PLUS_DATED_KEY_AT } else { PLUS_KEY_AT };
                selections.push(with_header(
                    scheme,
                    &digits_at(scheme, at, digits)?,
                    at,
                    at + digits.len() * 4,
                ));
            }
            Layout::Partitioned(_) | Layout::Gid | Layout::Usdod | Layout::Adi => {}
        }
    }
    if selections.is_empty() {
        Err(refuse(Rule::Missing("a key with a fixed length")))
    } else {
        Ok(selections)
    }
}

/// Every tag of a company in one family of classic schemes, for example all its assets (`8004`) or pallets (`00`).
pub fn all_of_company(ai: &str, company_prefix: &str) -> Result<Vec<Selection>, Refusal> {
    let mut selections = Vec::new();
    for &scheme in SCHEMES {
        let is_family = scheme.family.key.as_ref().is_some_and(|shape| shape.ai.as_str() == ai);
        if let (true, Layout::Partitioned(layout)) = (is_family, &scheme.layout) {
            let (draft, company_end, _) = partitioned::write_front(scheme, layout, company_prefix, None)?;
            selections.push(with_header(scheme, &draft.finish(), partitioned::PARTITION_AT, company_end));
        }
    }
    let unknown = Refusal::text("filter", Rule::Missing("a key with a company prefix"));
    if selections.is_empty() { Err(unknown) } else { Ok(selections) }
}

/// First bit of the key digits in "+" schemes: header 8, toggle 1, filter 3; the dated ones have 20 bits more.
const PLUS_KEY_AT: usize = 12;
const PLUS_DATED_KEY_AT: usize = 32;

fn digits_at(scheme: &Scheme, at: usize, digits: &str) -> Result<Epc, Refusal> {
    let mut draft = Draft::new();
    draft.put(u64::from(scheme.header), 8)?;
    draft.zeros_to(at)?;
    packing::write_nibbles(&mut draft, "key", digits)?;
    Ok(draft.finish())
}

fn with_header(scheme: &'static Scheme, bits: &Epc, from: usize, to: usize) -> Selection {
    Selection { scheme, masks: vec![Mask::of(bits, 0, 8), Mask::of(bits, from, to)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Wanted, decode, encode};

    fn tag(text: &str, scheme: &str, filter: u8) -> Epc {
        let mut wanted = Wanted::parse(text).unwrap();
        wanted.scheme = crate::scheme::by_name(scheme);
        wanted.filter = Some(filter);
        wanted.company_digits = Some(7);
        encode(&wanted).unwrap()
    }

    fn is_selected(selections: &[Selection], epc: &Epc) -> bool {
        selections.iter().any(|selection| selection.matches(epc))
    }

    #[test]
    fn a_product_is_selected_whatever_its_serial_filter_and_scheme() {
        let selections = all_of_key("01", "80614141123458", Some(7)).unwrap();
        for scheme in ["SGTIN-96", "SGTIN-198", "SGTIN+"] {
            for (serial, filter) in [("6789", 0), ("1", 7)] {
                let mine = tag(&format!("(01)80614141123458(21){serial}"), scheme, filter);
                assert!(is_selected(&selections, &mine), "{scheme} {serial} {}", decode(&mine).words());
                let other = tag(&format!("(01)80614141123465(21){serial}"), scheme, filter);
                assert!(!is_selected(&selections, &other), "{scheme} {serial}");
            }
        }
        assert!(!is_selected(&selections, &"E28011606000020900000000".parse().unwrap()));
    }

    #[test]
    fn the_arithmetic_of_the_partition() {
        let selections = all_of_key("01", "80614141123458", Some(7)).unwrap();
        let classic = &selections[0];
        assert_eq!(classic.scheme.name, "SGTIN-96");
        // Partition 3 bits, company prefix 24, item 20, from bit 11 of the number.
        assert_eq!((classic.masks[1].pointer, classic.masks[1].length), (0x20 + 11, 47));
        assert_eq!((classic.masks[0].pointer, classic.masks[0].mask.as_slice()), (0x20, &[0x30][..]));
        let without = all_of_key("01", "80614141123458", None).unwrap();
        assert!(without.iter().all(|selection| selection.scheme.tag_prefix.is_empty()));
    }

    #[test]
    fn crates_of_a_pool_and_assets_of_a_company() {
        let pool = all_of_key("8003", "00614141123452", Some(7)).unwrap();
        assert!(is_selected(&pool, &tag("(8003)00614141123452400", "GRAI-96", 5)));
        assert!(is_selected(&pool, &tag("(8003)00614141123452400", "GRAI+", 5)));
        assert!(!is_selected(&pool, &tag("(8003)00614141543212400", "GRAI-96", 5)));
        let assets = all_of_company("8004", "0614141").unwrap();
        assert!(is_selected(&assets, &tag("(8004)061414112345400", "GIAI-96", 0)));
        assert!(is_selected(&assets, &tag("(8004)06141412a/b", "GIAI-202", 0)));
        assert!(!is_selected(&assets, &tag("(8004)061414212345400", "GIAI-96", 0)));
        assert!(all_of_key("01", "80614141123457", Some(7)).is_err());
        assert!(all_of_key("01", "806", Some(7)).is_err());
        assert!(all_of_company("10", "0614141").is_err());
    }

    #[test]
    fn one_number_exactly() {
        let epc: Epc = "3034257BF7194E4000001A85".parse().unwrap();
        let mask = exactly(&epc);
        assert!(mask.matches(&epc));
        for bit in 0..96 {
            let mut bytes = epc.as_bytes().to_vec();
            bytes[bit / 8] ^= 0x80 >> (bit % 8);
            assert!(!mask.matches(&Epc::from_bytes(&bytes).unwrap()));
        }
    }
}
