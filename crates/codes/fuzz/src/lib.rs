//! What must hold for any input. The fuzz targets feed these checks with anything; `tests/corpus.rs` of the crate
//! replays the committed corpus through the same checks.

#![allow(clippy::expect_used)] // a broken promise must stop the fuzzer

use codes::gs1::digital_link::{self, Link};
use codes::gs1::element_string;
use codes::house::{self, HouseCode};
use codes::uri::{self, Urn};
use codes::{Content, Epc, Wanted, barcode, decode, encode, from_tag_uri, tid};

/// Name of a target and its check.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("hex", hex),
    ("uri", uri),
    ("element_string", element_string),
    ("digital_link", digital_link),
    ("barcode", barcode),
    ("tid", tid),
];

fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// What is shown of a number must lead back to its bits.
fn check_number(epc: &Epc) {
    let decoded = decode(epc);
    assert_eq!(decoded.hex, epc.to_hex());
    assert!(decoded.bits <= epc.bits().max(1) && !decoded.words().is_empty());
    assert_eq!(decoded.scheme.is_none(), decoded.tag_uri.is_none() && decoded.element_string.is_none());
    if decoded.scheme.is_none() {
        assert!(decoded.error.is_some());
    }
    if let Some(uri) = &decoded.tag_uri {
        let again = from_tag_uri(uri).expect("a tag URI of ours");
        assert_eq!(again.to_binary()[..decoded.bits], epc.to_binary()[..decoded.bits]);
    }
    let Ok(number) = codes::read(epc) else { return };
    let mut elements = number.elements();
    // Brackets inside a value make the bracketed form ambiguous; that is a known weakness of the form.
    if !elements.is_empty() && elements.iter().all(|element| !element.value.contains('(')) {
        let text = element_string::write_bracketed(&elements);
        assert_eq!(element_string::parse(&text).as_ref(), Ok(&elements), "{text}");
    }
    let Some(extra) = number.extra(epc).filter(|extra| extra.fault.is_none()) else { return };
    elements.extend(extra.elements);
    let wanted = Wanted {
        content: Content::Elements(elements),
        scheme: Some(number.scheme),
        filter: number.filter,
        company_digits: None,
        hostname: number.hostname(epc),
    };
    match encode(&wanted) {
        Ok(again) => {
            let again = decode(&again);
            assert_eq!(again.element_string, decoded.element_string);
            assert_eq!(again.digital_link, decoded.digital_link);
        }
        // Other packings of the host name can be shorter than ours.
        Err(why) => {
            let why = why.to_string();
            assert!(why.contains("496 bits") || why.contains("host name: longer"), "{why}");
        }
    }
}

/// Tag numbers: text of hex digits, and the bytes themselves.
pub fn hex(data: &[u8]) {
    if let Ok(epc) = text(data).parse::<Epc>() {
        check_number(&epc);
        assert_eq!(epc.to_hex().parse::<Epc>(), Ok(epc));
        assert_eq!(
            Epc::from_binary(&epc.to_binary()).map(|again| again.as_bytes().starts_with(epc.as_bytes())),
            Ok(true)
        );
    }
    if let Ok(epc) = Epc::from_bytes(data) {
        check_number(&epc);
    }
}

/// URNs.
pub fn uri(data: &[u8]) {
    let text = text(data);
    match uri::parse(&text) {
        Ok(Urn::Tag { .. }) => {
            if let Ok(epc) = from_tag_uri(&text) {
                check_number(&epc);
                assert!(decode(&epc).tag_uri.is_some());
            }
        }
        Ok(Urn::Identity { .. }) => {
            if let Ok(epc) = Wanted::parse(&text).map_err(Into::into).and_then(|wanted| encode(&wanted)) {
                check_number(&epc);
            }
        }
        Ok(Urn::Raw { epc, afi }) => {
            let again = uri::parse(&uri::raw(&epc, afi));
            assert!(matches!(again, Ok(Urn::Raw { epc: same, .. }) if same == epc));
        }
        Ok(Urn::Other { .. }) => {}
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

/// Element strings.
pub fn element_string(data: &[u8]) {
    match element_string::parse(&text(data)) {
        Ok(elements) => {
            let with_fnc1 = element_string::write_fnc1(&elements);
            assert_eq!(element_string::parse(&with_fnc1).as_ref(), Ok(&elements));
            for company_digits in [None, Some(7), Some(12)] {
                let mut wanted = Wanted::new(Content::Elements(elements.clone()));
                wanted.company_digits = company_digits;
                if let Ok(epc) = encode(&wanted) {
                    check_number(&epc);
                    assert_eq!(decode(&epc).error, None);
                }
            }
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

/// Digital Links.
pub fn digital_link(data: &[u8]) {
    match digital_link::parse(&text(data)) {
        Ok(Link::Elements { elements, host }) => {
            let link = digital_link::write(&elements, &host).expect("a key is there");
            let Ok(Link::Elements { elements: again, .. }) = digital_link::parse(&link) else {
                panic!("{link} does not come back")
            };
            assert_eq!(again.len(), elements.len());
            assert!(elements.iter().all(|element| again.contains(element)));
        }
        Ok(Link::Binary { epc, .. }) => check_number(&epc),
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

/// Any scanned text.
pub fn barcode(data: &[u8]) {
    let text = text(data);
    let class = barcode::classify(&text);
    assert_eq!(class, barcode::classify(&format!("{text}\r\n")));
    if let Ok(code) = house::parse(text.trim()) {
        let again = code.to_text().expect("a code that was read can be printed");
        assert_eq!(house::parse(&again).as_ref(), Ok(&code));
        assert!(!matches!(code, HouseCode::Place(body) if body.is_empty()));
    }
    let _ = barcode::explain(&text, Some(7));
}

/// Chip numbers.
pub fn tid(data: &[u8]) {
    match tid::parse(data) {
        Ok(tid) => {
            assert!(!tid.words().is_empty());
            if let Some(serial) = tid.xtid.as_ref().and_then(|xtid| xtid.serial.as_ref()) {
                assert!(data[6..].starts_with(serial));
            }
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
    if let Some(words) = tid::words_to_read(data) {
        assert!(words * 2 > data.len() && words * 2 <= codes::limits::TID_BYTES_MAX);
    }
}
