//! Why something is not a valid number: which field, which bits, which rule.

use std::fmt;

/// A reason that a person who looks after tags can check by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The scheme that was tried, if the header named one.
    pub scheme: Option<&'static str>,
    /// The field that breaks the rule, in words.
    pub field: &'static str,
    /// First bit and number of bits of that field in the EPC; `None` when the text was at fault.
    pub bits: Option<(u16, u16)>,
    /// The rule.
    pub rule: Rule,
}

/// A rule of the standards that was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// The header belongs to no EPC scheme.
    UnknownHeader(u8),
    /// Nothing there.
    Empty,
    /// The toggle bit of the PC word says that this is an ISO number with this AFI.
    IsoNumber(u8),
    /// Fewer bits than the scheme needs.
    TooShort {
        /// Bits the scheme needs at least.
        needs: u16,
        /// Bits that are there.
        has: u16,
    },
    /// More bits than a tag can hold.
    NoRoom,
    /// Partition value 7.
    PartitionSeven,
    /// The value needs more decimal digits than the field may have.
    TooManyDigits(u8),
    /// Not the number of digits or characters the rule asks for.
    WrongLength {
        /// Length asked for.
        needs: u8,
        /// Length found.
        has: u16,
    },
    /// Not the number of dotted parts the form has.
    WrongParts {
        /// Parts asked for.
        needs: u8,
        /// Parts found.
        has: u8,
    },
    /// More characters than the field may have.
    TooLong(u8),
    /// The value is above this number.
    AboveMax(u64),
    /// Reserved bits are not zero.
    ReservedNotZero,
    /// A nibble or character that is not a decimal digit.
    NotDigit,
    /// A character outside the permitted set.
    BadCharacter(char),
    /// Characters after the end mark.
    AfterEnd,
    /// A numeric string without its leading 1.
    NoMarker,
    /// An integer field cannot keep leading zeros.
    LeadingZero,
    /// A reserved code value.
    Reserved(u8),
    /// A 16-bit URN Code 40 word that no three characters give.
    BadTriple(u16),
    /// A day that the calendar does not have.
    NoSuchDay,
    /// A time that the clock does not have.
    NoSuchTime,
    /// The check digit.
    CheckDigit {
        /// The digit that is there.
        is: u8,
        /// The digit that belongs there.
        should: u8,
    },
    /// An application identifier that does not exist.
    NoSuchAi,
    /// The same application identifier twice.
    Repeated,
    /// The same scheme cannot say this.
    CannotCarry(&'static str),
    /// Something needed is not given.
    Missing(&'static str),
    /// Text that has not the form it should have.
    Form(&'static str),
}

impl Refusal {
    /// A refusal of a field in a text.
    pub(crate) fn text(field: &'static str, rule: Rule) -> Refusal {
        Refusal { scheme: None, field, bits: None, rule }
    }

    /// A refusal of some bits.
    pub(crate) fn bits(field: &'static str, from: usize, count: usize, rule: Rule) -> Refusal {
        Refusal { scheme: None, field, bits: Some((from as u16, count as u16)), rule }
    }

    /// Adds the name of the scheme.
    pub(crate) fn of(mut self, scheme: &'static str) -> Refusal {
        self.scheme = Some(scheme);
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(scheme) = self.scheme {
            write!(f, "{scheme}: ")?;
        }
        for (at, word) in self.field.split('_').enumerate() {
            f.write_str(if at > 0 { " " } else { "" })?;
            f.write_str(word)?;
        }
        match self.bits {
            Some((from, count)) if count > 1 => write!(f, " (bits {from} to {})", from + count - 1)?,
            Some((from, _)) => write!(f, " (bit {from})")?,
            None => {}
        }
        write!(f, ": {}", self.rule)
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rule::UnknownHeader(header) => write!(f, "{header:02X} is not the header of an EPC scheme"),
            Rule::Empty => f.write_str("empty"),
            Rule::IsoNumber(afi) => write!(f, "an ISO number with AFI {afi:02X}, not a GS1 EPC"),
            Rule::TooShort { needs, has } => write!(
                f,
                "needs {needs} bits but only {has} are there; the length in the tag's PC word may be wrong"
            ),
            Rule::NoRoom => f.write_str("does not fit into the 496 bits a tag can hold"),
            Rule::PartitionSeven => f.write_str("partition value 7 is reserved"),
            Rule::TooManyDigits(digits) => write!(f, "the value needs more than {digits} digits"),
            Rule::WrongLength { needs, has } => write!(f, "must have {needs} characters, has {has}"),
            Rule::WrongParts { needs, has } => {
                write!(f, "must have {needs} parts with dots between, has {has}")
            }
            Rule::TooLong(max) => write!(f, "longer than {max} characters"),
            Rule::AboveMax(max) => write!(f, "above the largest value {max}"),
            Rule::ReservedNotZero => f.write_str("reserved bits are not zero"),
            Rule::NotDigit => f.write_str("not a decimal digit"),
            Rule::BadCharacter(ch) => write!(f, "the character {ch:?} is not permitted"),
            Rule::AfterEnd => f.write_str("characters after the end mark"),
            Rule::NoMarker => f.write_str("the digits do not begin with the marker 1"),
            Rule::LeadingZero => f.write_str("leading zeros cannot be kept by an integer field"),
            Rule::Reserved(value) => write!(f, "the value {value} is reserved"),
            Rule::BadTriple(word) => write!(f, "{word:04X} is not a URN Code 40 word"),
            Rule::NoSuchDay => f.write_str("there is no such day"),
            Rule::NoSuchTime => f.write_str("there is no such time"),
            Rule::CheckDigit { is, should } => write!(f, "the check digit is {is} but should be {should}"),
            Rule::NoSuchAi => f.write_str("there is no such application identifier"),
            Rule::Repeated => f.write_str("is there twice"),
            Rule::CannotCarry(what) => write!(f, "this scheme cannot carry {what}"),
            Rule::Missing(what) => write!(f, "{what} is missing"),
            Rule::Form(form) => f.write_str(form),
        }
    }
}
