//! Every entry of `fixtures/epc-vectors.json`, in the directions its rules name. A skipped entry fails the counts.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a broken fixture must stop the test

use codes::gs1::{Ai, Element, element_string};
use codes::{Content, Epc, PcWord, Wanted, decode, decode_iso, encode, from_tag_uri};
use serde_json::Value;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../fixtures/epc-vectors.json")).expect("fixture is JSON")
}

fn text<'v>(entry: &'v Value, key: &str) -> Option<&'v str> {
    entry[key].as_str()
}

fn epc(hex: &str) -> Epc {
    hex.parse().expect("fixture hex")
}

/// Runs a check over a section and holds the number of entries seen against the count in the file's head.
fn each(section: &str, count: &str, mut check: impl FnMut(&Value) -> Result<(), String>) {
    let vectors = vectors();
    let mut failures = Vec::new();
    let mut seen = 0u64;
    for entry in vectors[section].as_array().expect("section") {
        seen += 1;
        if let Err(why) = check(entry) {
            failures.push(format!("{why}\n    {entry}"));
        }
    }
    assert_eq!(Some(seen), vectors["counts"][count].as_u64(), "entries of {section}");
    assert!(failures.is_empty(), "{} of {seen} failed:\n{}", failures.len(), failures.join("\n"));
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, is: T, should: T) -> Result<(), String> {
    if is == should { Ok(()) } else { Err(format!("{what}: is {is:?}, should be {should:?}")) }
}

#[test]
fn every_valid_number_decodes_exactly() {
    each("valid", "valid", |entry| {
        let hex = text(entry, "hex").unwrap();
        let decoded = decode(&epc(hex));
        same("error", decoded.error.as_deref(), None)?;
        same("hex", decoded.hex.as_str(), hex)?;
        same("scheme", decoded.scheme, text(entry, "scheme"))?;
        same("bits", decoded.bits as u64, entry["bits"].as_u64().unwrap())?;
        same("tag URI", decoded.tag_uri.as_deref(), text(entry, "tag_uri"))?;
        same("EPC URI", decoded.epc_uri.as_deref(), text(entry, "epc_uri"))?;
        same("element string", decoded.element_string.as_deref(), text(entry, "element_string"))?;
        same("digital link", decoded.digital_link.as_deref(), text(entry, "digital_link"))?;
        let field =
            |name: &str| decoded.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        same("filter", field("filter"), entry["filter"].as_u64().map(|filter| filter.to_string()))?;
        let digits = field("company_prefix").map(|prefix| prefix.len() as u64);
        same("length of the company prefix", digits, entry["gcp_length"].as_u64())?;
        same("host name", field("hostname"), text(entry, "hostname").map(str::to_ascii_lowercase))?;
        same("toggle", field("data_toggle"), entry["aidc_toggle"].as_u64().map(|toggle| toggle.to_string()))
    });
}

#[test]
fn every_invalid_number_is_kept_raw_with_a_reason() {
    each("invalid_hex", "invalid_hex", |entry| {
        let hex = text(entry, "hex").unwrap();
        let decoded = decode(&epc(hex));
        same("hex", decoded.hex.as_str(), hex)?;
        same("has an error", decoded.error.is_some(), true)?;
        let expected = text(entry, "expect").unwrap();
        match expected.strip_prefix("report as raw: ") {
            Some(raw) => {
                same("raw URI", decoded.raw_uri.as_str(), raw)?;
                same("scheme", decoded.scheme, None)?;
                same("tag URI", decoded.tag_uri, None)
            }
            // The extra data is at fault; the identity in front of it may be shown.
            None => {
                let identity = decoded.element_string.as_deref();
                same("identity only", identity, Some("(01)09506000134352(21)S1"))
            }
        }
    });
}

#[test]
fn every_raw_uri() {
    each("raw_uri", "raw", |entry| {
        let tag = epc(text(entry, "hex").unwrap());
        let afi = text(entry, "afi").map(|afi| u8::from_str_radix(afi, 16).unwrap());
        let decoded = afi.map_or_else(|| decode(&tag), |afi| decode_iso(&tag, afi));
        same("scheme", decoded.scheme, None)?;
        same("raw URI", decoded.raw_uri.as_str(), text(entry, "raw_uri").unwrap())
    });
}

fn elements_of(entry: &Value, key: &str) -> Vec<Element> {
    let rows = entry[key].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter()
        .map(|row| Element::new(Ai::new(row[0].as_str().unwrap()).unwrap(), row[1].as_str().unwrap()))
        .collect()
}

fn wanted_of(entry: &Value, content: Content) -> Wanted {
    Wanted {
        content,
        scheme: codes::scheme::by_name(text(entry, "scheme").unwrap()),
        filter: entry["filter"].as_u64().map(|filter| filter as u8),
        company_digits: entry["gcp_length"].as_u64().map(|digits| digits as u8),
        hostname: text(entry, "hostname").map(str::to_owned),
    }
}

#[test]
fn every_valid_number_encodes_exactly() {
    each("valid", "valid", |entry| {
        let hex = text(entry, "hex").unwrap();
        let is_exact = text(entry, "encode") == Some("exact");
        let encoded = |wanted: &Wanted| encode(wanted).map(|epc| epc.to_hex()).map_err(|why| why.to_string());
        let matches = |what: &str, wanted: &Wanted| {
            let is = encoded(wanted)?;
            if is_exact {
                return same(what, is.as_str(), hex);
            }
            // Another packing of the same length says the same.
            same(what, is.len(), hex.len())?;
            same(what, decode(&epc(&is)).element_string, decode(&epc(hex)).element_string)
        };
        let mut elements = elements_of(entry, "ai");
        elements.extend(elements_of(entry, "aidc"));
        if !elements.is_empty() {
            matches("from AI values", &wanted_of(entry, Content::Elements(elements)))?;
            let string = text(entry, "element_string").unwrap();
            let parsed = element_string::parse(string).map_err(|why| why.to_string())?;
            matches("from the element string", &wanted_of(entry, Content::Elements(parsed.clone())))?;
            let with_fnc1 = element_string::write_fnc1(&parsed);
            let again = element_string::parse(&with_fnc1).map_err(|why| why.to_string())?;
            same("with FNC1", again, parsed)?;
            let link = text(entry, "digital_link").unwrap();
            let wanted = Wanted::parse(link).map_err(|why| why.to_string())?;
            let Content::Elements(mut from_link) = wanted.content else { return Err("no elements".into()) };
            // A link puts the lot number in its path and keeps no order for the rest; the tag keeps the listed one.
            let listed = element_string::parse(string).map_err(|why| why.to_string())?;
            from_link.sort_by_key(|element| listed.iter().position(|other| other == element));
            matches("from the link", &wanted_of(entry, Content::Elements(from_link)))?;
        }
        if let Some(uri) = text(entry, "tag_uri") {
            let is = from_tag_uri(uri).map_err(|why| why.to_string())?;
            same("from the tag URI", is.to_hex().as_str(), hex)?;
            let identity = Wanted::parse(text(entry, "epc_uri").unwrap()).map_err(|why| why.to_string())?;
            matches("from the EPC URI", &wanted_of(entry, identity.content))?;
        }
        let raw = Wanted::parse(&decode(&epc(hex)).raw_uri).map_err(|why| why.to_string())?;
        same("from the raw URI", encoded(&raw)?.as_str(), hex)?;
        let binary = format!("0b{}", epc(hex).to_binary());
        same("from binary", encoded(&Wanted::parse(&binary).unwrap())?.as_str(), hex)
    });
}

#[test]
fn every_invalid_tag_uri_is_refused() {
    each("invalid_tag_uri", "invalid_tag_uri", |entry| {
        let uri = text(entry, "uri").unwrap();
        match from_tag_uri(uri) {
            Ok(epc) => Err(format!("became {epc}")),
            Err(why) => same("a reason", why.to_string().is_empty(), false),
        }
    });
}

#[test]
fn every_check_digit() {
    each("check_digits", "check_digits", |entry| {
        let value = text(entry, "value").unwrap();
        same("check digit", codes::gs1::is_valid(value), entry["valid"].as_bool().unwrap())
    });
}

fn bytes(hex: &str) -> Vec<u8> {
    epc(hex).as_bytes().to_vec()
}

#[test]
fn every_chip_number() {
    each("tid", "tid", |entry| {
        let tid = codes::tid::parse(&bytes(text(entry, "hex").unwrap())).map_err(|why| why.to_string())?;
        let is = |key: &str| entry[key].as_bool();
        same("XTID", Some(tid.has_xtid), is("xtid"))?;
        same("security", Some(tid.has_security), is("security"))?;
        same("files", Some(tid.has_files), is("file"))?;
        same("designer number", Some(u64::from(tid.mdid)), entry["mdid"].as_u64())?;
        same("model number", Some(u64::from(tid.tmn)), entry["tmn"].as_u64())?;
        same("designer", tid.designer, text(entry, "designer"))?;
        same("chip", tid.chip, text(entry, "chip"))?;
        let xtid = tid.xtid.ok_or("no XTID")?;
        same("XTID header", format!("{:04X}", xtid.header).as_str(), text(entry, "xtid_header").unwrap())?;
        same("serial bits", Some(xtid.serial_bits as u64), entry["serial_bits"].as_u64())?;
        same("serial", xtid.serial_hex().as_deref(), text(entry, "serial"))?;
        let segments = &entry["segments"];
        same("commands", Some(xtid.has_optional_commands), segments["optional_commands"].as_bool())?;
        same("block write", Some(xtid.has_block_write), segments["blockwrite_blockerase"].as_bool())?;
        same("user memory", Some(xtid.has_user_memory), segments["user_memory_permalock"].as_bool())
    });
}

#[test]
fn every_pc_word() {
    each("pc_words", "pc_words", |entry| {
        let pc = PcWord(u16::from_str_radix(text(entry, "pc").unwrap(), 16).unwrap());
        let flag = |key: &str| entry[key].as_u64().map(|bit| bit == 1);
        same("words", Some(pc.epc_words() as u64), entry["epc_words"].as_u64())?;
        same("bits", Some(pc.epc_bits() as u64), entry["epc_bits"].as_u64())?;
        same("user memory", Some(pc.has_user_memory()), flag("umi"))?;
        same("XPC", Some(pc.has_xpc()), flag("xi"))?;
        same("toggle", Some(pc.is_iso()), flag("toggle"))?;
        let last = format!("{:02X}", pc.attributes_or_afi());
        same("attributes or AFI", Some(last.as_str()), text(entry, "attributes_or_afi"))?;
        if pc.has_xpc() || pc.has_user_memory() {
            return Ok(());
        }
        // The other direction: the word for a number of this length is this word.
        let tag = Epc::from_bytes(&vec![0; pc.epc_words() * 2]).unwrap();
        let again = pc.afi().map_or_else(|| PcWord::for_epc(&tag), |afi| PcWord::for_iso(&tag, afi));
        same("word for writing", again, pc)
    });
}

#[test]
fn every_stored_crc() {
    each("stored_crc", "stored_crc", |entry| {
        let all = text(entry, "pc_epc").unwrap();
        let (pc, number) = all.split_at(4);
        let pc = PcWord(u16::from_str_radix(pc, 16).unwrap());
        let crc = codes::pc::stored_crc(pc, &epc(number));
        same("CRC", format!("{crc:04X}").as_str(), text(entry, "stored_crc").unwrap())
    });
}

#[test]
fn no_section_of_the_file_is_forgotten() {
    let vectors = vectors();
    let mut tested = [
        "valid",
        "invalid_hex",
        "invalid_tag_uri",
        "tid",
        "check_digits",
        "raw_uri",
        "pc_words",
        "stored_crc",
    ];
    tested.sort_unstable();
    let mut lists: Vec<&str> = vectors
        .as_object()
        .unwrap()
        .iter()
        .filter(|(key, value)| value.is_array() && *key != "rules")
        .map(|(key, _)| key.as_str())
        .collect();
    lists.sort_unstable();
    assert_eq!(lists, tested);
}
