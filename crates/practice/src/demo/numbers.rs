//! Tag numbers of the demo stock: real SGTIN-96, GRAI-96 and GIAI-96 numbers under the company prefix that GS1
//! reserves for examples, so that nobody's goods are ever meant.

use codes::Epc;

/// GS1 keeps prefix 952 for demonstrations.
pub const COMPANY: u32 = 9_521_141;

/// Partition 5: the company prefix has 7 digits and 24 bits.
const PARTITION: u128 = 5;
const COMPANY_BITS: u32 = 24;

/// An item of a product. `reference` has 6 digits, the first of them the indicator; `serial` has 38 bits.
pub fn sgtin96(filter: u8, reference: u32, serial: u64) -> Option<Epc> {
    fits(u64::from(reference), 1_000_000)?;
    fits(serial, 1 << 38)?;
    build(0x30, filter, (u128::from(reference) << 38) | u128::from(serial))
}

/// A returnable thing. `kind` has 5 digits; `serial` has 38 bits.
pub fn grai96(kind: u32, serial: u64) -> Option<Epc> {
    fits(u64::from(kind), 100_000)?;
    fits(serial, 1 << 38)?;
    build(0x33, 0, (u128::from(kind) << 38) | u128::from(serial))
}

/// A thing of the house. `reference` has 58 bits.
pub fn giai96(reference: u64) -> Option<Epc> {
    fits(reference, 1 << 58)?;
    build(0x34, 0, u128::from(reference))
}

/// A number of no scheme, as factories leave it.
pub fn factory() -> Option<Epc> {
    "E28011700000020A5C3F9B71".parse().ok()
}

/// The product number with its check digit, 14 digits: indicator, company, reference without the indicator.
pub fn gtin14(reference: u32) -> String {
    let (indicator, rest) = (reference / 100_000, reference % 100_000);
    with_check_digit(format!("{indicator}{COMPANY}{rest:05}"))
}

/// The number of a kind of returnable thing with its check digit, 14 digits.
pub fn grai14(kind: u32) -> String {
    with_check_digit(format!("0{COMPANY}{kind:05}"))
}

fn with_check_digit(digits: String) -> String {
    let weighted = digits.bytes().rev().zip([3u32, 1].into_iter().cycle());
    let sum: u32 = weighted.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn fits(value: u64, bound: u64) -> Option<()> {
    (value < bound).then_some(())
}

fn build(header: u8, filter: u8, rest: u128) -> Option<Epc> {
    let front = (u128::from(header) << 6) | (u128::from(filter & 7) << 3) | PARTITION;
    let company = (front << COMPANY_BITS) | u128::from(COMPANY);
    let bits = (company << (96 - 14 - COMPANY_BITS)) | rest;
    Epc::from_bytes(&bits.to_be_bytes()[4..]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(epc: Option<Epc>) -> String {
        codes::decode(&epc.expect("a number")).epc_uri.expect("a scheme")
    }

    #[test]
    fn numbers_are_what_they_say() {
        assert_eq!(uri(sgtin96(1, 100_234, 44)), "urn:epc:id:sgtin:9521141.100234.44");
        assert_eq!(uri(grai96(12_345, 400)), "urn:epc:id:grai:9521141.12345.400");
        assert_eq!(uri(giai96(5_678)), "urn:epc:id:giai:9521141.5678");
        assert_eq!(codes::decode(&factory().expect("a number")).scheme, None);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(sgtin96(0, 1_000_000, 1), None);
        assert_eq!(sgtin96(0, 1, 1 << 38), None);
        assert_eq!(grai96(100_000, 1), None);
        assert_eq!(giai96(1 << 58), None);
    }

    #[test]
    fn check_digits_are_right() {
        // 9521141 12345 4 is the example product number of the standard's own texts.
        assert_eq!(gtin14(12_345), "09521141123454");
        assert_eq!(grai14(12_345), "09521141123454");
    }
}
