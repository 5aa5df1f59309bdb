//! Texts people type: present where they must be, never longer than a screen can show.

use model::Refusal;

use crate::limits::{CODE_CHARS_MAX, NAME_CHARS_MAX, NOTE_CHARS_MAX};

/// A name: there must be one.
pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::NameMissing);
    }
    check_length(name, NAME_CHARS_MAX)
}

/// A number, code or key; may be empty.
pub(super) fn check_code(code: &str) -> Result<(), Refusal> {
    check_length(code, CODE_CHARS_MAX)
}

/// A remark; may be empty.
pub(super) fn check_note(note: &str) -> Result<(), Refusal> {
    check_length(note, NOTE_CHARS_MAX)
}

fn check_length(text: &str, limit: usize) -> Result<(), Refusal> {
    if text.chars().nth(limit).is_some() { Err(Refusal::TextTooLong { limit }) } else { Ok(()) }
}

/// One more of something there can be only so many of.
pub(super) fn check_room(have: usize, limit: usize) -> Result<(), Refusal> {
    if have >= limit { Err(Refusal::TooMany { limit }) } else { Ok(()) }
}
