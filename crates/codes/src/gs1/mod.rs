//! What GS1 says about numbers in bar codes and links: identifiers, check digits, element strings, Digital Link.

pub mod ai;
pub mod check_digit;
pub mod digital_link;
pub mod element_string;

pub use ai::Ai;
pub use check_digit::{check_digit, is_valid};

/// One value with its application identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The identifier.
    pub ai: Ai,
    /// The value as text.
    pub value: String,
}

impl Element {
    /// Puts the two together.
    pub fn new(ai: Ai, value: impl Into<String>) -> Element {
        Element { ai, value: value.into() }
    }
}

/// The value of the first element with this identifier.
pub fn value_of<'e>(elements: &'e [Element], ai: &str) -> Option<&'e str> {
    elements.iter().find(|element| element.ai.as_str() == ai).map(|element| element.value.as_str())
}
