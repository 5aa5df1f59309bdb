//! What scanned texts are taken for.

use super::*;

fn class(text: &str) -> &'static str {
    match classify(text) {
        Class::Item(_) => "item",
        Class::Product(_) => "product",
        Class::Place(_) => "place",
        Class::Person(_) => "person",
        Class::Command(_) => "command",
        Class::Text => "text",
        Class::Unreadable(_) => "unreadable",
    }
}

#[test]
fn every_class_has_its_texts() {
    let place = HouseCode::Place("A-03-2".into()).to_text().unwrap();
    let undo = HouseCode::Command(CommandCard::Undo).to_text().unwrap();
    let badge = HouseCode::Person("0042".into()).to_text().unwrap();
    let table = [
        ("3034257BF7194E4000001A85", "item"),
        ("urn:epc:tag:sgtin-96:1.0614141.812345.6789", "item"),
        ("urn:epc:id:sgtin:0614141.812345.6789", "item"),
        ("urn:epc:id:gid:1.2.3", "item"),
        ("(01)80614141123458(21)6789", "item"),
        ("01806141411234582167\u{1D}10ABC", "item"),
        ("]C10180614141123458216789", "item"),
        ("0180614141123458216789", "item"),
        ("(00)106141412345678908", "item"),
        ("00106141412345678908", "item"),
        ("https://shop.example/01/80614141123458/21/6789?linkType=x", "item"),
        ("https://id.gs1.org/eh30164596f40c0e5cbe991a83", "item"),
        ("(8003)00614141123452400", "item"),
        ("[)>\u{1E}06\u{1D}25SUN043325711MH8031\u{1E}\u{04}", "item"),
        ("1JUN043325711A2", "item"),
        ("4014190064588", "product"),
        ("662385734156", "product"),
        ("94906523", "product"),
        ("53166247522766", "product"),
        ("]E04014190064588", "product"),
        ("(01)80614141123458(10)LOT", "product"),
        ("https://id.gs1.org/01/80614141123458", "product"),
        ("https://id.gs1.org/gtin/4014190064588", "product"),
        ("(8003)00614141123452", "product"),
        ("[)>\u{1E}06\u{1D}P4711\u{1D}Q3\u{1E}\u{04}", "product"),
        ("(02)80614141123458(37)12(00)106141412345678908", "item"),
        ("(00)106141412345678908(414)9521141123454", "item"),
        ("(01)80614141123458(414)9521141123454", "product"),
        (place.as_str(), "place"),
        ("(414)9521141123454(254)5678", "place"),
        ("(8018)061414112345678902", "person"),
        (badge.as_str(), "person"),
        (undo.as_str(), "command"),
        ("LADDER 7", "text"),
        ("12345678", "text"),
        ("https://www.example.com/shop?item=3", "text"),
        ("(draft) shelf 4", "text"),
        ("urn:isbn:0451450523", "text"),
        ("", "unreadable"),
        ("4014190064589", "unreadable"),
        ("]E012345678", "unreadable"),
        ("(01)80614141123457(21)6789", "unreadable"),
        ("]C101806141411234", "unreadable"),
        ("[)>\u{1E}06\u{1D}25SUN0433", "unreadable"),
        ("TS.P.A-03-2", "unreadable"),
        ("TS.P.A-03-3.0", "unreadable"),
        ("AB\u{FFFD}CD", "unreadable"),
        ("urn:epc:tag:sgtin-96:9.0614141.812345.6789", "unreadable"),
        ("https://id.gs1.org/01/80614141123457", "unreadable"),
    ];
    for (text, should) in table {
        assert_eq!(class(text), should, "{text:?} is {:?}", classify(text));
    }
}

#[test]
fn a_tag_and_its_label_have_one_identity() {
    let epc: Epc = "3034257BF7194E4000001A85".parse().unwrap();
    let Class::Item(ItemCode::Gs1 { identity: label, .. }) = classify("(01)80614141123458(17)270101(21)6789")
    else {
        panic!("no item")
    };
    assert_eq!(identity(&epc), Some(label));
    let plain: Epc = "350000000000000000000000".parse().unwrap();
    assert_eq!(identity(&plain).as_deref(), Some("urn:epc:id:gid:0.0.0"));
    let raw: Epc = "E2801160".parse().unwrap();
    assert_eq!(identity(&raw), None);
}

#[test]
fn short_gtins_get_fourteen_digits() {
    assert!(
        matches!(classify("94906523"), Class::Product(ProductCode::Gtin { gtin, .. }) if gtin == "00000094906523")
    );
}

#[test]
fn explain_takes_any_form() {
    let by_string = explain("(01)80614141123458(21)6789", Some(7)).unwrap();
    assert_eq!(by_string.scheme, Some("SGTIN-96"));
    assert_eq!(by_string.tag_uri.as_deref(), Some("urn:epc:tag:sgtin-96:0.0614141.812345.6789"));
    assert_eq!(explain("(01)80614141123458(21)6789", None).unwrap().scheme, Some("SGTIN+"));
    assert_eq!(explain("3034257BF7194E4000001A85", None).unwrap().scheme, Some("SGTIN-96"));
    assert_eq!(by_string.words(), "GTIN 8061 4141 1234 58, serial 6789, filter: other");
}
