//! One value and more for every encoding method, and what each of them refuses.

use super::*;
use crate::bits::Draft;

fn round_trip(ai: &str, value: &str) -> Result<String, Refusal> {
    let ai = Ai::new(ai).unwrap();
    let row = ai.rule().unwrap();
    let mut draft = Draft::new();
    write(&mut draft, ai, row, "value", value)?;
    let bits = draft.bits();
    let epc = draft.finish();
    let mut cursor = Cursor::new(&epc, 0);
    let mut line = Line::new();
    read(&mut cursor, ai, row, "value", &mut line)?;
    assert_eq!(cursor.at(), bits, "({ai}){value}");
    validate(ai, row, "value", value)?;
    Ok(line.as_str().to_owned())
}

#[test]
fn every_method_gives_its_value_back() {
    let ninety = "8".repeat(90);
    let table = [
        ("20", "07"),
        ("4309", "99999999999999999999"),
        ("4309", "00000000000000000007"),
        ("402", "61414100000000014"),
        ("410", "9521141123454"),
        ("7241", "42"),
        ("8004", "0614141"),
        ("8004", "0614141a"),
        ("8004", "A"),
        ("10", "0"),
        ("10", "007"),
        ("10", "ABCDEF0"),
        ("10", "abcdef0"),
        ("10", "Zz-_9"),
        ("10", "A.B:C-D"),
        ("10", "!\"%&'()*+,./;<=>?"),
        ("99", ninety.as_str()),
        ("4321", "0"),
        ("4321", "1"),
        ("11", "260228"),
        ("11", "240229"),
        ("11", "261200"),
        ("4324", "2601152359"),
        ("7007", "260101"),
        ("7007", "260101260131"),
        ("8008", "26011523"),
        ("8008", "2601152359"),
        ("8008", "260115235959"),
        ("7011", "260115"),
        ("7011", "2601152359"),
        ("4307", "BR"),
        ("30", "8"),
        ("30", "00000000"),
        ("423", "123456789012345"),
        ("4330", "012345"),
        ("4330", "012345-"),
        ("7258", "1/3"),
        ("421", "840ZIP-1"),
        ("3912", "978123"),
        ("7030", "840ABC"),
        ("253", "9521141987650ABC"),
        ("8003", "00614141123452x"),
        ("255", "9521141678909007"),
    ];
    for (ai, value) in table {
        assert_eq!(round_trip(ai, value).as_deref(), Ok(value), "({ai})");
    }
}

#[test]
fn every_method_refuses_what_it_cannot_say() {
    let table = [
        ("20", "7"),
        ("20", "7A"),
        ("410", "9521141123455"),
        ("410", "952114112345"),
        ("8004", ""),
        ("8004", "0123456789012345678901234567890"),
        ("8010", "0614141a"),
        ("10", ""),
        ("10", "123456789012345678901"),
        ("10", "a b"),
        ("10", "ä"),
        ("4321", "2"),
        ("11", "260230"),
        ("11", "261301"),
        ("11", "230229"),
        ("11", "26"),
        ("4324", "2601152460"),
        ("4324", "260115"),
        ("7007", "2601012601"),
        ("8008", "260115"),
        ("8008", "26011524"),
        ("7011", "26011523"),
        ("4307", "Br"),
        ("4307", "BRA"),
        ("30", "123456789"),
        ("30", "x"),
        ("4330", "12345"),
        ("4330", "012345+"),
        ("7258", "10/3"),
        ("421", "84"),
        ("255", "9521141678909A"),
        ("8030", "a.b"),
    ];
    for (ai, value) in table {
        assert!(round_trip(ai, value).is_err(), "({ai}){value}");
        let ai = Ai::new(ai).unwrap();
        assert!(validate(ai, ai.rule().unwrap(), "value", value).is_err(), "({ai}){value} as text");
    }
}

#[test]
fn identifiers_are_found_by_their_digits() {
    let known = (0..100).map(|n| format!("{n:02}")).chain((0..1000).map(|n| format!("{n:03}")));
    let known: Vec<String> = known
        .chain((0..10_000).map(|n| format!("{n:04}")))
        .filter(|text| Ai::new(text).unwrap().rule().is_some())
        .collect();
    // Table F has 532 identifiers.
    assert_eq!(known.len(), 532);
    for text in known {
        assert_eq!(Ai::len_from(&text[..2]), Some(text.len()), "{text}");
    }
}
