//! House codes: labels that Tagstead prints for places, badges and command cards.
//!
//! `TS.<kind>.<body>.<check>`, for example `TS.P.A-03-2.K`. The kind is P (place), U (person) or C (command card);
//! the body has 1 to 40 of the characters A–Z, 0–9 and `-`; the check character is ISO 7064 MOD 37,36 over kind and
//! body, so that a cut-off or mistyped code is noticed. All characters exist in Code 39, in Code 128 and in the
//! compact alphanumeric mode of QR codes, and are the same on every keyboard layout that has Latin letters.

use crate::limits::HOUSE_BODY_MAX;
use crate::refusal::{Refusal, Rule};

/// Beginning of every house code.
pub const PREFIX: &str = "TS.";

/// A house code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HouseCode {
    /// A place, by its code or identifier.
    Place(String),
    /// A person's badge.
    Person(String),
    /// A command card.
    Command(CommandCard),
}

/// What a printed command card does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommandCard {
    /// Start a count.
    StartCount,
    /// Finish what is going on.
    Finish,
    /// Take the last change back.
    Undo,
    /// Stop reading.
    StopReading,
    /// Sound off.
    SoundOff,
    /// Next.
    Next,
}

/// Every command card with its body.
pub const COMMANDS: &[(CommandCard, &str)] = &[
    (CommandCard::StartCount, "START-COUNT"),
    (CommandCard::Finish, "FINISH"),
    (CommandCard::Undo, "UNDO"),
    (CommandCard::StopReading, "STOP-READING"),
    (CommandCard::SoundOff, "SOUND-OFF"),
    (CommandCard::Next, "NEXT"),
];

impl HouseCode {
    /// The text to print; refused when the body has other characters or is too long. Small letters become capitals.
    pub fn to_text(&self) -> Result<String, Refusal> {
        let (kind, body) = match self {
            HouseCode::Place(body) => ('P', body.to_ascii_uppercase()),
            HouseCode::Person(body) => ('U', body.to_ascii_uppercase()),
            HouseCode::Command(card) => {
                let body = COMMANDS.iter().find(|(one, _)| one == card).map_or("", |(_, body)| body);
                ('C', body.to_owned())
            }
        };
        let check = check_character(kind, &body)?;
        Ok(format!("{PREFIX}{kind}.{body}.{check}"))
    }
}

/// True when a text claims to be a house code, so that a faulty one is reported and not taken for something else.
pub fn claims(text: &str) -> bool {
    text.get(..PREFIX.len()).is_some_and(|head| head.eq_ignore_ascii_case(PREFIX))
}

/// Reads a house code; scanners set to small letters are forgiven.
pub fn parse(text: &str) -> Result<HouseCode, Refusal> {
    let refuse = |rule| Refusal::text("house code", rule);
    if !claims(text) {
        return Err(refuse(Rule::Form("must begin with TS.")));
    }
    let text = text.to_ascii_uppercase();
    let form = refuse(Rule::Form("must be like TS.P.A-03-2.K; it may be cut off"));
    let parts: Vec<&str> = text.split('.').collect();
    let [_, kind, body, check] = parts.as_slice() else { return Err(form) };
    let mut kinds = kind.chars();
    let (Some(kind), None) = (kinds.next(), kinds.next()) else { return Err(form) };
    let should = check_character(kind, body)?;
    if *check != should.to_string() {
        return Err(refuse(Rule::Form("the check character does not fit; it may be cut off or mistyped")));
    }
    match kind {
        'P' => Ok(HouseCode::Place((*body).to_owned())),
        'U' => Ok(HouseCode::Person((*body).to_owned())),
        'C' => COMMANDS
            .iter()
            .find(|(_, name)| name == body)
            .map(|(card, _)| HouseCode::Command(*card))
            .ok_or(refuse(Rule::Form("no such command card"))),
        _ => Err(refuse(Rule::Form("the kind must be P, U or C"))),
    }
}

/// Characters in the order of their check values.
const CHECK_SET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// ISO 7064 MOD 37,36 over kind and body; dashes do not count.
fn check_character(kind: char, body: &str) -> Result<char, Refusal> {
    let refuse = |rule| Refusal::text("house code", rule);
    if body.is_empty() {
        return Err(refuse(Rule::Empty));
    }
    if body.len() > HOUSE_BODY_MAX {
        return Err(refuse(Rule::TooLong(HOUSE_BODY_MAX as u8)));
    }
    let mut product = 36u32;
    for ch in [kind].into_iter().chain(body.chars()) {
        if ch == '-' {
            continue;
        }
        let value = CHECK_SET.iter().position(|byte| char::from(*byte) == ch);
        let value = value.ok_or(refuse(Rule::BadCharacter(ch)))? as u32;
        let sum = match (product + value) % 36 {
            0 => 36,
            sum => sum,
        };
        product = sum * 2 % 37;
    }
    let check = (37 - product) % 36;
    Ok(char::from(CHECK_SET[check as usize % 36]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_comes_back() {
        for (card, body) in COMMANDS {
            let text = HouseCode::Command(*card).to_text().unwrap();
            assert!(text.contains(body));
            assert_eq!(parse(&text), Ok(HouseCode::Command(*card)));
        }
    }

    #[test]
    fn one_wrong_or_missing_character_is_noticed() {
        let text = HouseCode::Place("a-03-2".into()).to_text().unwrap();
        assert_eq!(parse(&text.to_ascii_lowercase()), Ok(HouseCode::Place("A-03-2".into())));
        for cut in 1..text.len() {
            assert!(parse(&text[..cut]).is_err(), "{}", &text[..cut]);
        }
        for at in 5..text.len() {
            for ch in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars() {
                let mut other: Vec<char> = text.chars().collect();
                if other[at] == ch || other[at] == '.' || other[at] == '-' {
                    continue;
                }
                other[at] = ch;
                let other: String = other.into_iter().collect();
                assert!(parse(&other).is_err(), "{other} for {text}");
            }
        }
    }

    #[test]
    fn bodies_have_their_limits() {
        assert!(HouseCode::Person("Jo Doe".into()).to_text().is_err());
        assert!(HouseCode::Person("X".repeat(41)).to_text().is_err());
        assert!(HouseCode::Person(String::new()).to_text().is_err());
    }
}
