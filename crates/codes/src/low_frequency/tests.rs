//! Cards, animal tags and HF chips.

use super::*;

#[test]
fn a_card_and_its_three_prints() {
    let card = Em4100::new(0x01_2C00_4D58).unwrap();
    assert_eq!(card.to_hex(), "012C004D58");
    assert_eq!(card.to_decimal(), "0738217304");
    assert_eq!(card.to_facility(), "000,19800");
    assert_eq!(card.version(), 1);
    for print in ["012C004D58", "0x012c004d58", "0738217304", "000,19800", "0:19800"] {
        assert!(CardPrint::parse(print).unwrap().fits(card), "{print}");
    }
    for bad in ["", "12345", "9999999999", "256,00001", "000,65536", "01,2C00", "012C004D5G"] {
        assert!(CardPrint::parse(bad).is_err(), "{bad}");
    }
    assert!(Em4100::new(1 << 40).is_err());
}

/// The frame by its definition, to hold the parser against.
fn frame_of(number: u64) -> u64 {
    let mut frame = 0x1FFu64;
    let mut columns = 0;
    for row in (0..10).rev() {
        let bits = number >> (row * 4) & 15;
        columns ^= bits;
        frame = frame << 5 | bits << 1 | u64::from(bits.count_ones() % 2);
    }
    frame << 5 | columns << 1
}

#[test]
fn every_flipped_bit_of_a_frame_is_noticed() {
    for number in [0x01_2C00_4D58, 0, 0xFF_FFFF_FFFF, 0x12_3456_789A] {
        let frame = frame_of(number);
        assert_eq!(Em4100::from_frame(frame), Em4100::new(number));
        for bit in 0..64 {
            assert!(Em4100::from_frame(frame ^ 1 << bit).is_err(), "{number:X} bit {bit}");
        }
    }
}

#[test]
fn animal_tags_come_back() {
    let tag = FdxB::parse("276 0 95600001234").unwrap();
    assert_eq!((tag.country, tag.number), (276, 95_600_001_234));
    assert_eq!(tag.to_text(), "276095600001234");
    let animal = FdxB { is_animal: true, has_data: true, ..tag };
    assert_eq!(FdxB::from_bits(animal.to_bits()), animal);
    assert_eq!(animal.to_bits() >> 63, 1);
    assert!(FdxB::parse("276999999999999").is_err());
    assert!(FdxB::parse("27609560000123").is_err());
    assert!(FdxB::parse("985000000000001").unwrap().is_maker_code());
}

#[test]
fn hf_numbers_name_their_maker() {
    let tag = HfUid::from_bytes(&[0x12, 0x34, 0x56, 0x78, 0x9A, 0x01, 0x04, 0xE0]).unwrap();
    assert_eq!((tag.to_hex().as_str(), tag.maker()), ("E004019A78563412", Some("NXP Semiconductors")));
    assert_eq!(HfUid::from_bytes(&[4, 1, 2, 3, 4, 5, 6]).unwrap().maker(), Some("NXP Semiconductors"));
    assert_eq!(HfUid::from_bytes(&[8, 1, 2, 3]).unwrap().kind, HfKind::Random);
    assert_eq!(HfUid::from_bytes(&[9, 1, 2, 3]).unwrap().kind, HfKind::ProximityShort);
    assert!(HfUid::from_bytes(&[1, 2, 3]).is_err());
}

#[test]
fn iso_numbers_are_six_bit_text() {
    // "25SUN1", end mark, pad: 110010 110101 010011 010101 001110 110001 100001 100000.
    let bits = "110010110101010011010101001110110001100001100000";
    let bytes: Vec<u8> =
        bits.as_bytes().chunks(8).map(|byte| byte.iter().fold(0, |n, bit| n << 1 | (bit - b'0'))).collect();
    assert_eq!(six_bit_text(&bytes).as_deref(), Some("25SUN1"));
    assert_eq!(six_bit_text(&[0, 0]), None);
    assert!(afi_meaning(0xA2).unwrap().contains("17365"));
}
