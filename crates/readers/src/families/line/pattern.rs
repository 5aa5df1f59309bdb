//! What the numbers of a reader that prints one number a line look like: learnt from two lines of the same kind.

use codes::Epc;
use codes::low_frequency::FdxB;

use crate::limits::{LINE_DIGITS_MIN, LINE_LABEL_MAX};
use crate::wire::unhex;

/// Decimal numbers longer than this are hex without letters: no decimal print is that long.
const DECIMAL_MAX: usize = 20;
/// Country and number of an animal transponder.
const ANIMAL_DIGITS: usize = 15;

/// How the number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Decimal digits.
    Decimal,
    /// Hex digits, or groups of two with one sign between them.
    Hex,
    /// Facility code and card number: `123,45678`.
    Facility,
}

/// What all lines have in common: what stands before and behind the number, how it is written, how long it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Before the number: a label such as `UID: `.
    pub before: String,
    /// How it is written.
    pub form: Form,
    /// Its digits.
    pub digits: usize,
    /// Behind the number.
    pub behind: String,
}

/// A line that holds one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What it looks like.
    pub pattern: Pattern,
    /// Its digits without what stands between them.
    digits: String,
}

impl Pattern {
    /// What two lines have in common, if they are of the same kind. Digits alone may be hex without letters: the other
    /// line decides.
    pub fn learn(first: &Number, second: &Number) -> Option<Pattern> {
        let form = first.pattern.form.max(second.pattern.form);
        let as_form = |number: &Number| Pattern { form, ..number.pattern.clone() };
        let is_mixed = form == Form::Facility && first.pattern.form != second.pattern.form;
        (!is_mixed && as_form(first) == as_form(second)).then(|| as_form(first))
    }

    /// The tag number on a line of this pattern. A line of digits only fits a hex pattern.
    pub fn read(&self, number: &Number) -> Option<Epc> {
        let is_fitting = number.pattern == *self
            || self.form == Form::Hex
                && Pattern { form: Form::Hex, ..number.pattern.clone() } == *self
                && number.pattern.form == Form::Decimal;
        is_fitting.then(|| as_epc(self.form, &number.digits)).flatten()
    }

    /// In words for people who set up a reader.
    pub fn words(&self) -> String {
        let kind = match self.form {
            Form::Decimal => "decimal digits",
            Form::Hex => "hex digits",
            Form::Facility => "digits with a comma",
        };
        match (self.before.trim(), self.behind.trim()) {
            ("", "") => format!("{} {kind}", self.digits),
            (before, "") => format!("{} {kind} behind \"{before}\"", self.digits),
            ("", behind) => format!("{} {kind} before \"{behind}\"", self.digits),
            (before, behind) => format!("{} {kind} between \"{before}\" and \"{behind}\"", self.digits),
        }
    }
}

/// A number written like this as a tag number: hex digits as they are; fifteen decimal digits as an animal
/// transponder if they can be one; others as four bytes, or eight if they need them.
pub(crate) fn as_epc(form: Form, digits: &str) -> Option<Epc> {
    let bytes = match form {
        Form::Hex => unhex(digits.as_bytes())?,
        Form::Facility => {
            let (facility, card) = digits.split_at_checked(3)?;
            let (facility, card): (u8, u16) = (facility.parse().ok()?, card.parse().ok()?);
            let [high, low] = card.to_be_bytes();
            vec![facility, high, low]
        }
        Form::Decimal if digits.len() == ANIMAL_DIGITS => {
            return match FdxB::parse(digits) {
                Ok(tag) if tag.country <= 999 => Some(tag.to_epc()),
                Ok(_) | Err(_) => wide(digits),
            };
        }
        Form::Decimal => return wide(digits),
    };
    Epc::from_bytes(&bytes).ok()
}

fn wide(digits: &str) -> Option<Epc> {
    let number: u64 = digits.parse().ok()?;
    match u32::try_from(number) {
        Ok(low) if digits.len() <= 10 => Epc::from_bytes(&low.to_be_bytes()).ok(),
        Ok(_) | Err(_) => Epc::from_bytes(&number.to_be_bytes()).ok(),
    }
}

/// The one number on a line; `None` if there is none, more than one, or the line is of a kind that is no card reader's
/// (sentences of a satellite receiver begin with `$` or `!`).
pub fn number(line: &str) -> Option<Number> {
    let line = line.trim();
    if line.starts_with(['$', '!']) {
        return None;
    }
    let (at, end) = longest_number(line)?;
    let (before, token, behind) = (&line[..at], &line[at..end], &line[end..]);
    let is_label =
        |text: &str| text.len() <= LINE_LABEL_MAX && !text.bytes().any(|byte| byte.is_ascii_digit());
    let is_apart = before.bytes().next_back().is_none_or(|byte| !byte.is_ascii_alphanumeric())
        && behind.bytes().next().is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if !is_label(before) || !is_label(behind) || !is_apart {
        return None;
    }
    let digits: String = token.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_uppercase();
    let form = match () {
        () if is_facility(token) => Form::Facility,
        () if token.contains(',') => return None,
        () if digits.len() <= DECIMAL_MAX
            && token.len() == digits.len()
            && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Form::Decimal
        }
        () => Form::Hex,
    };
    let is_whole = form != Form::Hex || digits.len().is_multiple_of(2);
    let pattern =
        Pattern { before: before.to_owned(), form, digits: digits.len(), behind: behind.to_owned() };
    (digits.len() >= LINE_DIGITS_MIN && is_whole).then_some(Number { pattern, digits })
}

fn is_facility(token: &str) -> bool {
    token.split_once(',').is_some_and(|(facility, card)| {
        let is_number =
            |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number(facility, 3) && is_number(card, 5)
    })
}

/// Where the longest stretch of hex digits lies, with single signs between groups of two, or a comma.
fn longest_number(line: &str) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let is_pair_end =
        |at: usize| at >= 2 && is_digit(at - 1) && is_digit(at - 2) && (at < 3 || !is_digit(at - 3));
    let is_join = |at: usize| match bytes.get(at) {
        Some(b':' | b' ' | b'-') => {
            is_pair_end(at) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3)
        }
        Some(b',') => is_digit(at + 1) && at > 0 && is_digit(at - 1),
        _ => false,
    };
    let mut best: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        let is_start = is_digit(at) && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        if !is_start {
            at += 1;
            continue;
        }
        let end = (at..bytes.len()).find(|at| !is_digit(*at) && !is_join(*at)).unwrap_or(bytes.len());
        if best.is_none_or(|(from, to)| end - at > to - from) {
            best = Some((at, end));
        }
        at = end + 1;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learn(lines: [&str; 2]) -> Option<Pattern> {
        Pattern::learn(&number(lines[0])?, &number(lines[1])?)
    }

    fn read(lines: [&str; 2]) -> Vec<String> {
        let Some(pattern) = learn(lines) else { return Vec::new() };
        lines.iter().filter_map(|line| pattern.read(&number(line)?)).map(|epc| epc.to_hex()).collect()
    }

    #[test]
    fn the_prints_of_card_readers_are_numbers() {
        assert_eq!(read(["0006572982", "0012964329"]), ["00644BB6", "00C5D1E9"]);
        assert_eq!(read(["1F00644BB6", "4500C5D1E9"]), ["1F00644BB6", "4500C5D1E9"]);
        assert_eq!(read(["100,19382", "197,53737"]), ["644BB6", "C5D1E9"]);
        assert_eq!(read(["UID: 04 A1 B2 C3", "UID: 04 00 11 22"]), ["04A1B2C3", "04001122"]);
        assert_eq!(
            read(["Tag=E20000112233445566778899;", "Tag=300833B2DDD9014000000000;"])[1],
            "300833B2DDD9014000000000"
        );
        assert_eq!(
            read(["999123456789012", "276098765432109"])[0],
            FdxB::parse("999123456789012").unwrap().to_epc().to_hex()
        );
        // Digits only, but the other line has letters: hex after all.
        assert_eq!(read(["1200644016", "1F00644BB6"]), ["1200644016", "1F00644BB6"]);
    }

    #[test]
    fn lines_of_different_kinds_teach_nothing() {
        for lines in [
            ["0006572982", "006572982"],
            ["A: 0006572982", "B: 0006572982"],
            ["100,19382", "00644BB6"],
            ["0006572982", "hello"],
        ] {
            assert_eq!(learn(lines), None, "{lines:?}");
        }
    }

    #[test]
    fn what_is_no_card_number_is_none() {
        for line in [
            "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47",
            "!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C",
            "AT",
            "OK",
            "RING",
            "+CME ERROR: 10",
            "ets Jun  8 2016 00:22:57",
            "rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)",
            "Arduino Uno ready, build 20240101 12345678",
            "512",
            "23.4",
            ".vr",
            "V",
            "",
        ] {
            assert_eq!(number(line), None, "{line}");
        }
    }

    #[test]
    fn the_pattern_is_told_in_words() {
        assert_eq!(learn(["0006572982", "0012964329"]).unwrap().words(), "10 decimal digits");
        assert_eq!(
            learn(["UID: 04A1B2C3", "UID: 04A1B2C4"]).unwrap().words(),
            "8 hex digits behind \"UID:\""
        );
    }
}
