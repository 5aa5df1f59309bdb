//! The URN forms: tag URI, pure identity URI, raw URI.

use crate::Epc;
use crate::chars::Value;

/// Appends a value with the escapes that URNs need: only `" % & / < > ? #`.
pub(crate) fn write_escaped(value: &Value, out: &mut String) {
    match value {
        Value::Digits(digits) => digits.write(out),
        Value::Text(chars) => {
            for byte in chars.as_bytes() {
                match byte {
                    b'"' => out.push_str("%22"),
                    b'#' => out.push_str("%23"),
                    b'%' => out.push_str("%25"),
                    b'&' => out.push_str("%26"),
                    b'/' => out.push_str("%2F"),
                    b'<' => out.push_str("%3C"),
                    b'>' => out.push_str("%3E"),
                    b'?' => out.push_str("%3F"),
                    _ => out.push(char::from(*byte)),
                }
            }
        }
    }
}

/// The raw URI, which every tag number has; `afi` when the toggle bit of the PC word is set.
pub fn raw(epc: &Epc, afi: Option<u8>) -> String {
    match afi {
        Some(afi) => format!("urn:epc:raw:{}.x{afi:02X}.x{}", epc.bits().div_ceil(16) * 16, epc.to_hex()),
        None => format!("urn:epc:raw:{}.x{}", epc.bits(), epc.to_hex()),
    }
}
