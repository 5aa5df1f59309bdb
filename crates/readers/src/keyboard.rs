//! Readers in keyboard mode: they type their numbers into whatever window is in front. Characters with their times go
//! in, numbers come out; a person's typing is told from a reader's by its pace.
//!
//! The forms of chafon readers (manual of the UHF Prime readers) for a number whose bytes are A1 B2 C3 D4: hex, decimal
//! (2712847316), and two decimal halves written one behind the other (`4H+4H`: 41394 50132; of three bytes `2H+4H`:
//! 161 45763). Which decimal form it is cannot be seen from one number; all that are possible are handed out.

use codes::Epc;
use model::{Span, Tick};

use crate::families::line::pattern::{Form, as_epc};
use crate::limits::{BURST_CHARACTERS_MAX, LINE_DIGITS_MIN};

/// Nobody types faster for eight keys in a row.
const GAP_MAX: Span = Span(30);

/// What a reader typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Exactly as typed, without the end.
    pub text: String,
    /// The tag numbers it may stand for, the most likely first.
    pub numbers: Vec<(Written, Epc)>,
}

/// How a typed number may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Hex digits.
    Hex,
    /// One decimal number.
    Decimal,
    /// One byte and two bytes, each as a decimal number of three and five digits.
    TwoAndFour,
    /// Two bytes and two bytes, each as a decimal number of five digits.
    FourAndFour,
    /// Facility code, comma, card number.
    Facility,
}

/// Listens to a keyboard.
#[derive(Clone, Debug, Default)]
pub struct Keyboard {
    text: String,
    last: Option<Tick>,
    is_too_long: bool,
}

impl Keyboard {
    /// Takes a typed character. A whole number comes with its Enter or Tab.
    pub fn typed(&mut self, character: char, now: Tick) -> Option<Typed> {
        let is_fast = self.last.is_some_and(|last| last.until(now) <= GAP_MAX);
        self.last = Some(now);
        if !is_fast {
            self.text.clear();
            self.is_too_long = false;
        }
        if matches!(character, '\r' | '\n' | '\t') {
            let text = std::mem::take(&mut self.text);
            return (!std::mem::take(&mut self.is_too_long)).then(|| read(&text)).flatten();
        }
        if self.text.len() < BURST_CHARACTERS_MAX {
            self.text.push(character);
        } else {
            self.is_too_long = true;
        }
        None
    }

    /// Time has passed: some readers type no Enter.
    pub fn handle_timeout(&mut self, now: Tick) -> Option<Typed> {
        if self.poll_timeout().is_none_or(|due| now < due) {
            return None;
        }
        self.last = None;
        let text = std::mem::take(&mut self.text);
        (!std::mem::take(&mut self.is_too_long)).then(|| read(&text)).flatten()
    }

    /// When `handle_timeout` wants to be called, if at all.
    pub fn poll_timeout(&self) -> Option<Tick> {
        let last = self.last.filter(|_| !self.text.is_empty())?;
        Some(last + GAP_MAX + Span(1))
    }
}

/// The numbers a burst may stand for; `None` if it is none.
pub fn read(text: &str) -> Option<Typed> {
    let text = text.trim();
    let mut numbers = Vec::new();
    let mut add = |written, epc: Option<Epc>| {
        if let Some(epc) = epc.filter(|epc| !numbers.iter().any(|(_, known)| known == epc)) {
            numbers.push((written, epc));
        }
    };
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_even = text.len().is_multiple_of(2);
    if text.len() < LINE_DIGITS_MIN {
        return None;
    }
    if is_decimal && text.len() <= 20 {
        add(Written::Decimal, as_epc(Form::Decimal, text));
        add(Written::TwoAndFour, halves(text, 3, u16::from(u8::MAX)));
        add(Written::FourAndFour, halves(text, 5, u16::MAX));
    }
    if is_hex && is_even {
        add(Written::Hex, as_epc(Form::Hex, &text.to_uppercase()));
    }
    if let Some((facility, card)) = text.split_once(',')
        && (facility.len(), card.len()) == (3, 5)
        && [facility, card].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        add(Written::Facility, as_epc(Form::Facility, &format!("{facility}{card}")));
    }
    (!numbers.is_empty()).then(|| Typed { text: text.to_owned(), numbers })
}

/// A first half of so many digits up to so much, and two bytes in five digits.
fn halves(text: &str, first: usize, most: u16) -> Option<Epc> {
    let (front, back) = text.split_at_checked(first).filter(|(_, back)| back.len() == 5)?;
    let (front, back): (u16, u16) = (front.parse().ok()?, back.parse().ok()?);
    let [high, low] = back.to_be_bytes();
    let bytes = match most {
        _ if front > most => return None,
        255 => vec![front as u8, high, low],
        _ => [front.to_be_bytes(), [high, low]].concat(),
    };
    Epc::from_bytes(&bytes).ok()
}

/// How a reader of this family is told to talk over a serial line instead of typing. For people.
pub fn switching(family: &str) -> &'static str {
    match family {
        "chafon" | "chafon-cf" | "chafon-sw" => {
            "Open the maker's program, read the reader's parameters, set the output from \"keyboard\" or \"USB HID\" to \
             \"virtual serial port\" or \"RS-232\", write the parameters, and plug the reader in again."
        }
        "tsl-ascii2" => {
            "Pair the reader as a serial port (SPP) instead of a keyboard (HID): press the reset sequence of its \
             manual, or scan the \"SPP\" barcode in it, and pair again."
        }
        "zeti" => "Scan the \"Bluetooth SPP\" barcode of the manual; keyboard mode is the one called HID.",
        "rdm6300" | "em18" | "line" => {
            "Desk readers of this kind are sold for one mode. If there is a switch or a jumper inside, the serial \
             position is marked \"COM\", \"RS232\" or \"TTL\"; otherwise its numbers can be used as typed."
        }
        _ => {
            "Look in the manual for \"keyboard emulation\", \"HID\" or \"wedge\", and choose \"virtual COM port\", \
             \"VCP\" or \"serial\" instead. Some readers are switched by scanning a barcode, some by the maker's program."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(typed: &Typed, written: Written) -> Option<String> {
        typed.numbers.iter().find(|(known, _)| *known == written).map(|(_, epc)| epc.to_hex())
    }

    #[test]
    fn all_forms_of_the_manual_lead_to_the_same_number() {
        let four = |text: &str, written| hex(&read(text).unwrap(), written);
        assert_eq!(four("2712847316", Written::Decimal).unwrap(), "A1B2C3D4");
        assert_eq!(four("4139450132", Written::FourAndFour).unwrap(), "A1B2C3D4");
        assert_eq!(four("A1B2C3D4", Written::Hex).unwrap(), "A1B2C3D4");
        assert_eq!(four("10597059", Written::Decimal).unwrap(), "00A1B2C3");
        assert_eq!(four("16145763", Written::TwoAndFour).unwrap(), "A1B2C3");
        assert_eq!(four("100,19382", Written::Facility).unwrap(), "644BB6");
        assert_eq!(four("e20000112233445566778899", Written::Hex).unwrap(), "E20000112233445566778899");
        assert_eq!(four("0006572982", Written::Decimal).unwrap(), "00644BB6");
    }

    fn type_out(keyboard: &mut Keyboard, text: &str, from: u64, gap: u64) -> Vec<Typed> {
        text.chars()
            .enumerate()
            .filter_map(|(n, key)| keyboard.typed(key, Tick(from + n as u64 * gap)))
            .collect()
    }

    #[test]
    fn bursts_are_separated_and_a_person_is_not_a_reader() {
        let mut keyboard = Keyboard::default();
        let typed = type_out(&mut keyboard, "0006572982\r0012964329\r", 0, 4);
        assert_eq!(
            typed.iter().map(|typed| typed.text.as_str()).collect::<Vec<_>>(),
            ["0006572982", "0012964329"]
        );
        assert!(type_out(&mut keyboard, "0006572982\r", 10_000, 80).is_empty());
        // What a person began is not part of what the reader types behind it.
        type_out(&mut keyboard, "12", 20_000, 200);
        assert_eq!(type_out(&mut keyboard, "0006572982\r", 21_000, 4)[0].text, "0006572982");
        for word in ["hello world\r", "1234\r", "\r"] {
            assert!(type_out(&mut keyboard, word, 30_000, 4).is_empty(), "{word}");
        }
    }

    #[test]
    fn silence_ends_a_burst_without_enter() {
        let mut keyboard = Keyboard::default();
        assert!(type_out(&mut keyboard, "4500C5D1E9", 0, 5).is_empty());
        assert_eq!(keyboard.poll_timeout(), Some(Tick(45 + 31)));
        assert_eq!(keyboard.handle_timeout(Tick(60)), None);
        assert_eq!(keyboard.handle_timeout(Tick(76)).unwrap().text, "4500C5D1E9");
        assert_eq!(keyboard.poll_timeout(), None);
    }

    #[test]
    fn an_endless_burst_is_dropped_and_the_next_number_is_not() {
        let mut keyboard = Keyboard::default();
        assert!(type_out(&mut keyboard, &format!("{}\r", "1".repeat(5_000)), 0, 1).is_empty());
        assert_eq!(type_out(&mut keyboard, "0006572982\r", 5_010, 1).len(), 1);
    }

    #[test]
    fn every_brand_has_words() {
        for family in crate::families::FAMILIES {
            assert!(switching(family.key()).ends_with('.'), "{}", family.key());
        }
    }
}
