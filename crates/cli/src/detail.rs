//! A tag number spread out for people.

use codes::Decoded;

/// Lines with everything the number says.
pub fn for_people(decoded: &Decoded) -> String {
    let mut lines = vec![decoded.hex.clone(), format!("  {}", decoded.words())];
    let mut put = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            lines.push(format!("  {name:<16} {value}"));
        }
    };
    put("scheme", decoded.scheme);
    put("tag URI", decoded.tag_uri.as_deref());
    put("EPC URI", decoded.epc_uri.as_deref());
    if decoded.scheme.is_none() {
        put("raw URI", Some(&decoded.raw_uri));
    }
    put("element string", decoded.element_string.as_deref());
    put("Digital Link", decoded.digital_link.as_deref());
    for (name, value) in &decoded.fields {
        put(name, Some(value));
    }
    put("why not more", decoded.error.as_deref());
    lines.join("\n")
}
