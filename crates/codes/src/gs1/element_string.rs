//! GS1 element strings: bracketed `(01)…(21)…` and with FNC1 separators.

use super::Element;

/// The form people read: `(01)09506000134352(21)123`.
pub fn write_bracketed(elements: &[Element]) -> String {
    let mut text = String::with_capacity(48);
    for element in elements {
        text.push('(');
        text.push_str(element.ai.as_str());
        text.push(')');
        text.push_str(&element.value);
    }
    text
}
