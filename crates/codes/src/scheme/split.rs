//! The parts of an identity as texts, with the company prefix known: what stands between URNs and element strings.

use super::partitioned::partition_of;
use super::{Family, KeyShape, SerialPlace};
use crate::gs1::check_digit::{self, check_digit};
use crate::gs1::{Element, value_of};
use crate::refusal::{Refusal, Rule};
use crate::uri::unescape;

/// The parts of an identity as texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Split {
    /// A GS1 key.
    Key {
        /// Company prefix.
        company: String,
        /// What the company numbered: item, location, asset type …
        reference: String,
        /// Piece and total.
        pieces: Option<(String, String)>,
        /// Serial or extension.
        serial: Option<String>,
    },
    /// The dotted parts of a number outside GS1.
    Plain(Vec<String>),
}

impl Split {
    /// Takes the dotted part of a URN apart. Only the last part may hold dots.
    pub(crate) fn parse(family: &Family, text: &str) -> Result<Split, Refusal> {
        let Some(shape) = &family.key else {
            let parts = text.split('.').map(unescape).collect::<Result<Vec<_>, _>>()?;
            return Ok(Split::Plain(parts));
        };
        let has_serial = shape.serial != SerialPlace::Nowhere;
        let count = 2 + if shape.pieces { 2 } else { 0 } + usize::from(has_serial);
        let parts = text.splitn(count, '.').map(unescape).collect::<Result<Vec<_>, _>>()?;
        if parts.len() != count {
            return Err(Refusal::text(
                "URN",
                Rule::WrongParts { needs: count as u8, has: parts.len() as u8 },
            ));
        }
        let mut parts = parts.into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let (company, reference) = (next(), next());
        let pieces = shape.pieces.then(|| (next(), next()));
        let serial = has_serial.then(next);
        Ok(Split::Key { company, reference, pieces, serial })
    }

    /// Takes the elements of a key apart; `company_digits` is the length of the company prefix, which they do not say.
    pub(crate) fn from_elements(
        family: &Family,
        shape: &KeyShape,
        elements: &[Element],
        company_digits: u8,
    ) -> Result<Split, Refusal> {
        let refuse = |rule| Refusal::text(family.key_name, rule);
        partition_of(company_digits)?;
        let value = value_of(elements, shape.ai.as_str()).ok_or(refuse(Rule::Missing("the key")))?;
        if !value.is_ascii() {
            return Err(refuse(Rule::Form("must be ASCII characters")));
        }
        let value = match (shape.leading_zero, value.strip_prefix('0')) {
            (false, _) => value,
            (true, Some(rest)) => rest,
            (true, None) => return Err(refuse(Rule::Form("must begin with 0"))),
        };
        let fixed = if shape.digits > 0 { usize::from(shape.digits) } else { value.len() };
        let wrong_length = Rule::WrongLength { needs: fixed as u8, has: value.len() as u16 };
        let (key, rest) = value.split_at_checked(fixed).ok_or(refuse(wrong_length))?;
        let key = if shape.digits > 0 {
            if !key.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(refuse(Rule::NotDigit));
            }
            if let Some((is, should)) = check_digit::wrong(key) {
                return Err(refuse(Rule::CheckDigit { is, should }));
            }
            &key[..fixed - 1]
        } else {
            key
        };
        let (front, key) = key.split_at_checked(usize::from(shape.first_digit_moves)).unwrap_or(("", key));
        let too_short = Rule::WrongLength { needs: company_digits, has: key.len() as u16 };
        let (company, back) = key.split_at_checked(usize::from(company_digits)).ok_or(refuse(too_short))?;
        let (pieces, rest) = if shape.pieces {
            let bad = refuse(Rule::Form("must end with two digits of piece and two of total"));
            let (piece, rest) = rest.split_at_checked(2).ok_or(bad)?;
            let (total, rest) = rest.split_at_checked(2).ok_or(bad)?;
            (Some((piece.to_owned(), total.to_owned())), rest)
        } else {
            (None, rest)
        };
        let serial = match shape.serial {
            SerialPlace::InKey => Some(rest).filter(|rest| !rest.is_empty()),
            SerialPlace::Own(ai) => value_of(elements, ai.as_str()),
            SerialPlace::OwnUnlessZero(ai) => value_of(elements, ai.as_str()).or(Some("0")),
            SerialPlace::Nowhere => None,
        };
        if shape.serial != SerialPlace::InKey && !rest.is_empty() {
            return Err(refuse(Rule::WrongLength { needs: shape.digits, has: value.len() as u16 }));
        }
        Ok(Split::Key {
            company: company.to_owned(),
            reference: format!("{front}{back}"),
            pieces,
            serial: serial.map(str::to_owned),
        })
    }

    /// Puts the elements of a key together; empty for numbers outside GS1.
    pub(crate) fn elements(&self, family: &Family) -> Result<Vec<Element>, Refusal> {
        let (Split::Key { company, reference, pieces, serial }, Some(shape)) = (self, &family.key) else {
            return Ok(Vec::new());
        };
        let refuse = |rule| Refusal::text(family.reference_name, rule);
        partition_of(u8::try_from(company.len()).unwrap_or(u8::MAX))?;
        if !company.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refusal::text("company_prefix", Rule::NotDigit));
        }
        let lead = usize::from(shape.first_digit_moves);
        let (front, back) = reference.split_at_checked(lead).ok_or(refuse(Rule::Empty))?;
        let mut key = format!("{front}{company}{back}");
        if shape.digits > 0 {
            let needs = usize::from(shape.digits) - 1 - company.len();
            if reference.len() != needs {
                return Err(refuse(Rule::WrongLength { needs: needs as u8, has: reference.len() as u16 }));
            }
            let digit = check_digit(&key).ok_or(refuse(Rule::NotDigit))?;
            key.push(char::from(b'0' + digit));
        }
        if shape.leading_zero {
            key.insert(0, '0');
        }
        if let Some((piece, total)) = pieces {
            key.push_str(piece);
            key.push_str(total);
        }
        let mut own = None;
        match (shape.serial, serial) {
            (SerialPlace::InKey, Some(serial)) => key.push_str(serial),
            (SerialPlace::OwnUnlessZero(_), Some(serial)) if serial == "0" => {}
            (SerialPlace::Own(ai) | SerialPlace::OwnUnlessZero(ai), Some(serial)) => {
                own = Some(Element::new(ai, serial.as_str()));
            }
            (SerialPlace::Nowhere, Some(_)) | (_, None) => {}
        }
        let mut elements = vec![Element::new(shape.ai, key)];
        elements.extend(own);
        Ok(elements)
    }
}
