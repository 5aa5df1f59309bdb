//! What a report asks for, and the answers. The form on the screen is built from this.

use std::collections::BTreeMap;

use model::PlaceId;
use words::Message;

use crate::error::Error;

/// One thing a report asks for.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Key of the answer.
    pub key: &'static str,
    /// Its label.
    pub label: Message,
    /// What kind of answer fits.
    pub kind: QuestionKind,
}

/// Kinds of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One place with everything in it; no answer means all.
    Place,
    /// Yes or no; no answer means yes.
    YesNo,
}

impl QuestionKind {
    /// What the doors call it.
    pub fn key(self) -> &'static str {
        match self {
            QuestionKind::Place => "place",
            QuestionKind::YesNo => "yes_no",
        }
    }
}

/// Answers to the questions of a report; what was not answered takes its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    places: BTreeMap<&'static str, PlaceId>,
    decisions: BTreeMap<&'static str, bool>,
}

impl Answers {
    /// Checks texts against the questions. An empty text is no answer; an answer nobody asked for is refused.
    pub fn parse(questions: &[Question], texts: &BTreeMap<String, String>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        for (key, text) in texts {
            let bad = || Error::BadAnswer { key: key.clone() };
            let question = questions.iter().find(|question| question.key == key).ok_or_else(bad)?;
            if text.is_empty() {
                continue;
            }
            match question.kind {
                QuestionKind::Place => {
                    answers.places.insert(question.key, text.parse().map_err(|_| bad())?);
                }
                QuestionKind::YesNo => {
                    let is_yes = match text.as_str() {
                        "yes" | "true" | "1" => true,
                        "no" | "false" | "0" => false,
                        _ => return Err(bad()),
                    };
                    answers.decisions.insert(question.key, is_yes);
                }
            }
        }
        Ok(answers)
    }

    /// The place that was chosen; `None` means all.
    pub fn place(&self, key: &str) -> Option<PlaceId> {
        self.places.get(key).copied()
    }

    /// Whether it was not answered with no.
    pub fn is_yes(&self, key: &str) -> bool {
        self.decisions.get(key).copied().unwrap_or(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTIONS: &[Question] = &[
        Question { key: "place", label: Message::ReportsQuestionPlace, kind: QuestionKind::Place },
        Question { key: "unknown", label: Message::ReportsQuestionUnknown, kind: QuestionKind::YesNo },
    ];

    fn parse(texts: &[(&str, &str)]) -> Result<Answers, String> {
        let texts = texts.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect();
        Answers::parse(QUESTIONS, &texts).map_err(|error| error.to_string())
    }

    #[test]
    fn answers_are_checked_against_the_questions() {
        let none = parse(&[("place", "")]).unwrap();
        assert_eq!((none.place("place"), none.is_yes("unknown")), (None, true));
        let id = "0193c0de-0000-7000-8000-000000000001";
        let some = parse(&[("place", id), ("unknown", "no")]).unwrap();
        assert_eq!(some.place("place").unwrap().to_string(), id);
        assert!(!some.is_yes("unknown"));
        for bad in [("place", "Racks A"), ("unknown", "maybe"), ("period", "today")] {
            assert!(parse(&[bad]).unwrap_err().contains(bad.0), "{bad:?}");
        }
    }
}
