//! Properties over random values of every scheme: what is encoded decodes to the same, what decodes encodes to the
//! same bits, and no single flipped bit is ever taken for nonsense or makes anything panic.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a broken fixture must stop the test

use codes::gs1::{Ai, Element, check_digit};
use codes::scheme::{Layout, SCHEMES, Scheme, SerialPlace, Tail};
use codes::{Content, Epc, Wanted, barcode, decode, encode, from_tag_uri};
use proptest::prelude::*;
use proptest::sample::select;

const SET_82: &str = r##"[!"%&'()*+,./0-9:;<=>?A-Z_a-z-]"##;
const SET_39: &str = "[#/0-9A-Z-]";
const CAGE: &str = "[0-9A-HJ-NP-Z]{5,6}";

/// Digits of exactly this length.
fn digits(len: usize) -> BoxedStrategy<String> {
    proptest::collection::vec(0u8..10, len)
        .prop_map(|digits| digits.into_iter().map(|digit| char::from(b'0' + digit)).collect())
        .boxed()
}

fn text(set: &str, from: usize, to: usize) -> BoxedStrategy<String> {
    proptest::string::string_regex(&format!("{set}{{{from},{to}}}")).unwrap().boxed()
}

fn natural(bits: u32, max_digits: u32) -> BoxedStrategy<String> {
    let top = (1u64 << bits).min(10u64.pow(max_digits));
    prop_oneof![0..top, Just(0), Just(top - 1), 0..top.min(1000)].prop_map(|value| value.to_string()).boxed()
}

fn escape(text: &str) -> String {
    text.chars()
        .map(|ch| if r#""%&/<>?#"#.contains(ch) { format!("%{:02X}", ch as u32) } else { ch.to_string() })
        .collect()
}

/// A random tag URI of a classic scheme.
fn tag_uri(scheme: &'static Scheme) -> BoxedStrategy<String> {
    let prefix = scheme.tag_prefix;
    match &scheme.layout {
        Layout::Gid => (natural(28, 9), natural(24, 8), natural(36, 11))
            .prop_map(move |(manager, class, serial)| format!("{prefix}{manager}.{class}.{serial}"))
            .boxed(),
        Layout::Usdod => (0..16, text(CAGE, 1, 1), natural(36, 11))
            .prop_map(move |(filter, cage, serial)| format!("{prefix}{filter}.{cage}.{serial}"))
            .boxed(),
        Layout::Adi => {
            (0..64, text(CAGE, 1, 1), text("[/0-9A-Z-]", 0, 32), text("[/0-9A-Z-]", 1, 29), any::<bool>())
                .prop_map(move |(filter, cage, part, serial, marked)| {
                    let mark = if marked { "%23" } else { "" };
                    format!("{prefix}{filter}.{cage}.{}.{mark}{}", escape(&part), escape(&serial))
                })
                .boxed()
        }
        Layout::Partitioned(layout) => (6usize..=12, 0..8)
            .prop_flat_map(move |(company, filter)| {
                let row = 12 - company;
                let max = usize::from(layout.reference_digits[row]);
                let reference = match layout.reference {
                    codes::scheme::Coding::Fixed => digits(max),
                    codes::scheme::Coding::Integer => {
                        natural(u32::from(layout.reference_bits[row]), max as u32)
                    }
                    codes::scheme::Coding::SixBit => text(SET_39, 1, max),
                    codes::scheme::Coding::SevenBit => text(SET_82, 1, max),
                    codes::scheme::Coding::NumericString => digits(max),
                };
                let serial = match layout.tail {
                    Tail::Serial { coding: codes::scheme::Coding::Integer, bits, max } => {
                        natural(u32::from(bits), u32::from(max)).prop_map(Some).boxed()
                    }
                    Tail::Serial { coding: codes::scheme::Coding::NumericString, max, .. } => {
                        text("[0-9]", 1, usize::from(max)).prop_map(Some).boxed()
                    }
                    Tail::Serial { max, .. } => text(SET_82, 1, usize::from(max)).prop_map(Some).boxed(),
                    Tail::Nothing | Tail::Zeros(_) => Just(None).boxed(),
                };
                let pieces = if layout.pieces {
                    (digits(2), digits(2)).prop_map(Some).boxed()
                } else {
                    Just(None).boxed()
                };
                (digits(company), reference, pieces, serial).prop_map(
                    move |(company, reference, pieces, serial)| {
                        let pieces =
                            pieces.map_or(String::new(), |(piece, total)| format!(".{piece}.{total}"));
                        let serial = serial.map_or(String::new(), |serial| format!(".{}", escape(&serial)));
                        format!("{prefix}{filter}.{company}.{}{pieces}{serial}", escape(&reference))
                    },
                )
            })
            .boxed(),
        Layout::Plus(_) => unreachable!("no tag URI"),
    }
}

fn with_check(front: &str) -> String {
    format!("{front}{}", check_digit(front).unwrap())
}

/// Random values for a "+" or "++" scheme.
fn plus_wish(scheme: &'static Scheme) -> BoxedStrategy<Wanted> {
    let Layout::Plus(layout) = scheme.layout else { unreachable!("a plus scheme") };
    let shape = scheme.family.key.as_ref().unwrap();
    let key = match shape.ai.as_str() {
        "8003" => {
            (digits(12), text(SET_82, 1, 16)).prop_map(|(d, s)| with_check(&format!("0{d}")) + &s).boxed()
        }
        "253" => (digits(12), text(SET_82, 1, 17)).prop_map(|(d, s)| with_check(&d) + &s).boxed(),
        "255" => (digits(12), text("[0-9]", 1, 12)).prop_map(|(d, s)| with_check(&d) + &s).boxed(),
        "8006" => (digits(13), digits(4)).prop_map(|(d, s)| with_check(&d) + &s).boxed(),
        "8004" => text(SET_82, 1, 30),
        "8010" => text(SET_39, 1, 30),
        _ => digits(usize::from(shape.digits) - 1).prop_map(|d| with_check(&d)).boxed(),
    };
    let serial = match shape.serial {
        SerialPlace::Own(ai) if ai.as_str() == "8011" => {
            text("[0-9]", 1, 12).prop_map(move |s| Some((ai, s))).boxed()
        }
        SerialPlace::Own(ai) | SerialPlace::OwnUnlessZero(ai) => prop_oneof![
            text(SET_82, 1, 20),
            text("[0-9]", 1, 20),
            text("[0-9A-F]", 1, 20),
            text("[A-Z0-9:.-]", 1, 20),
            text("[A-Za-z0-9_-]", 1, 20)
        ]
        .prop_map(move |s| Some((ai, s)))
        .boxed(),
        SerialPlace::Nowhere | SerialPlace::InKey => Just(None).boxed(),
    };
    let date = (0u8..100, 1u8..=12, 0u8..=28).prop_map(|(y, m, d)| format!("{y:02}{m:02}{d:02}"));
    let date = (select(&["11", "13", "15", "16", "17", "7006", "7007"][..]), date);
    let host = prop_oneof![
        "[a-z0-9]{1,12}(\\.[a-z0-9-]{1,8}){0,2}\\.(com|de|co\\.uk|tech|example)",
        "[A-Z0-9]{1,12}\\.[A-Z]{2,5}",
        "(id|qr|www)\\.[a-z]{1,9}\\.(org|com\\.br)"
    ];
    let extra = proptest::option::of((text("[A-Z0-9]", 1, 8), digits(6)));
    (key, serial, date, host, extra, 0u8..8)
        .prop_map(move |(key, serial, date, host, extra, filter)| {
            let mut elements = vec![Element::new(shape.ai, key)];
            elements.extend(serial.map(|(ai, value)| Element::new(ai, value)));
            if layout.has_date {
                elements.push(Element::new(Ai::new(date.0).unwrap(), date.1));
            }
            if let Some((lot, weight)) = extra {
                elements.push(Element::new(Ai::new("10").unwrap(), lot));
                elements.push(Element::new(Ai::new("3103").unwrap(), weight));
            }
            Wanted {
                content: Content::Elements(elements),
                scheme: Some(scheme),
                filter: Some(filter),
                company_digits: None,
                hostname: layout.has_host.then_some(host),
            }
        })
        .boxed()
}

fn classic() -> Vec<&'static Scheme> {
    SCHEMES.iter().copied().filter(|scheme| !scheme.tag_prefix.is_empty()).collect()
}

fn plus() -> Vec<&'static Scheme> {
    SCHEMES.iter().copied().filter(|scheme| scheme.tag_prefix.is_empty()).collect()
}

/// Every number with one bit turned over decodes to another number or to a raw one with a reason; nothing is lost.
fn flip_every_bit(epc: &Epc) -> Result<(), TestCaseError> {
    let own = decode(epc);
    for bit in 0..own.bits {
        let mut bytes = epc.as_bytes().to_vec();
        bytes[bit / 8] ^= 0x80 >> (bit % 8);
        let other = Epc::from_bytes(&bytes).unwrap();
        let decoded = decode(&other);
        prop_assert_eq!(&decoded.hex, &other.to_hex());
        match decoded.scheme {
            None => prop_assert!(decoded.error.is_some() && decoded.tag_uri.is_none()),
            Some(_) => {
                let texts =
                    |d: &codes::Decoded| (d.tag_uri.clone(), d.element_string.clone(), d.fields.clone());
                let same = texts(&decoded) == texts(&own);
                // A host name and a serial can be packed in more than one way, so only another text is promised there.
                let can_repack = own.tag_uri.is_none();
                prop_assert!(!same || can_repack || decoded.error.is_some(), "bit {} changes nothing", bit);
                if let Some(uri) = &decoded.tag_uri {
                    let again = from_tag_uri(uri).map_err(|why| TestCaseError::fail(why.to_string()))?;
                    let kept = decoded.bits.min(again.bits());
                    prop_assert_eq!(&again.to_binary()[..kept], &other.to_binary()[..kept], "{}", uri);
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tag_uris_come_back(uris in classic().into_iter().map(tag_uri).collect::<Vec<_>>()) {
        for uri in uris {
            let epc = from_tag_uri(&uri).map_err(|why| TestCaseError::fail(format!("{uri}: {why}")))?;
            let decoded = decode(&epc);
            prop_assert_eq!(decoded.tag_uri.as_deref(), Some(uri.as_str()));
            prop_assert_eq!(decoded.error, None);
            prop_assert_eq!(epc.bits(), decoded.bits.div_ceil(16) * 16);
        }
    }

    #[test]
    fn element_strings_of_classic_numbers_come_back(uris in classic().into_iter().map(tag_uri).collect::<Vec<_>>()) {
        for uri in uris {
            let epc = from_tag_uri(&uri).unwrap();
            let number = codes::read(&epc).unwrap();
            let elements = number.elements();
            let Some(prefix) = decode(&epc).fields.into_iter().find(|(name, _)| *name == "company_prefix") else { continue };
            let wanted = Wanted {
                content: Content::Elements(elements),
                scheme: Some(number.scheme),
                filter: number.filter,
                company_digits: Some(prefix.1.len() as u8),
                hostname: None,
            };
            prop_assert_eq!(encode(&wanted).map_err(|why| TestCaseError::fail(format!("{uri}: {why}")))?, epc);
        }
    }

    #[test]
    fn plus_numbers_come_back(wishes in plus().into_iter().map(plus_wish).collect::<Vec<_>>()) {
        for wanted in wishes {
            // Long serials with extra data and a host name can be more than a tag holds; that is a reasoned refusal.
            let Ok(epc) = encode(&wanted) else {
                let why = encode(&wanted).unwrap_err().to_string();
                prop_assert!(why.contains("496 bits"), "{wanted:?}: {why}");
                continue;
            };
            let decoded = decode(&epc);
            prop_assert_eq!(&decoded.error, &None);
            prop_assert_eq!(decoded.scheme, wanted.scheme.map(|scheme| scheme.name));
            let number = codes::read(&epc).unwrap();
            let mut elements = number.elements();
            elements.extend(number.extra(&epc).unwrap().elements);
            let Content::Elements(wished) = &wanted.content else { unreachable!() };
            let zero = |element: &&Element| !(element.ai.as_str() == "254" && element.value == "0");
            let wished: Vec<&Element> = wished.iter().filter(zero).collect();
            prop_assert_eq!(elements.iter().collect::<Vec<_>>(), wished);
            prop_assert_eq!(number.hostname(&epc), wanted.hostname.clone());
            let again = Wanted { content: Content::Elements(elements), ..wanted };
            prop_assert_eq!(encode(&again).unwrap(), epc);
        }
    }

    #[test]
    fn any_flipped_bit_is_another_number_or_refused(
        uris in classic().into_iter().map(tag_uri).collect::<Vec<_>>(),
        wishes in plus().into_iter().map(plus_wish).collect::<Vec<_>>(),
        pick in 0usize..8,
    ) {
        for uri in uris.iter().skip(pick).step_by(8) {
            flip_every_bit(&from_tag_uri(uri).unwrap())?;
        }
        for epc in wishes.iter().skip(pick).step_by(8).filter_map(|wanted| encode(wanted).ok()) {
            flip_every_bit(&epc)?;
        }
    }

    #[test]
    fn any_bytes_decode_and_what_conforms_encodes_to_the_same_bits(
        bytes in proptest::collection::vec(any::<u8>(), 0..=62),
        scheme in select(SCHEMES),
    ) {
        for first in [None, Some(scheme.header)] {
            let mut bytes = bytes.clone();
            if let (Some(header), Some(slot)) = (first, bytes.first_mut()) {
                *slot = header;
            }
            let epc = Epc::from_bytes(&bytes).unwrap();
            let decoded = decode(&epc);
            prop_assert_eq!(&decoded.hex, &epc.to_hex());
            prop_assert!(decoded.scheme.is_some() || decoded.error.is_some());
            prop_assert!(!decoded.words().is_empty());
            if let Some(uri) = &decoded.tag_uri {
                let again = from_tag_uri(uri).map_err(|why| TestCaseError::fail(format!("{uri}: {why}")))?;
                prop_assert_eq!(&again.to_binary()[..decoded.bits], &epc.to_binary()[..decoded.bits]);
            }
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}", ascii in "[ -~\u{1D}]{0,80}") {
        for text in [text, ascii] {
            let _ = barcode::classify(&text);
            let _ = barcode::explain(&text, Some(7));
            let _ = codes::gs1::digital_link::parse(&format!("https://id.gs1.org/01/{text}"));
            let _ = codes::uri::parse(&format!("urn:epc:tag:sgtin-198:1.{text}"));
            let _ = codes::gs1::element_string::parse(&format!("(21){text}"));
        }
    }
}
