//! What is known about a message beside its words: id, arguments, attributes.

use crate::ids::{ENTRIES, MESSAGES, Message};

/// What kind of value an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A number; the sentence may change with it.
    Count,
    /// A text that is put in as it is.
    Text,
}

/// One row of the generated table.
pub(crate) struct Entry {
    pub id: &'static str,
    pub arguments: &'static [(&'static str, ArgumentKind)],
    pub attributes: &'static [&'static str],
}

/// A row of the generated table; the name is short because there are hundreds.
pub(crate) const fn e(
    id: &'static str,
    arguments: &'static [(&'static str, ArgumentKind)],
    attributes: &'static [&'static str],
) -> Entry {
    Entry { id, arguments, attributes }
}

/// A row for a plain message: no values, no further sentences.
pub(crate) const fn p(id: &'static str) -> Entry {
    e(id, &[], &[])
}

impl Message {
    /// Its id in the catalogue and at the doors.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// The values it needs, over its text and its attributes.
    pub fn arguments(self) -> &'static [(&'static str, ArgumentKind)] {
        self.entry().arguments
    }

    /// Its further sentences (`meaning`, `action`).
    pub fn attributes(self) -> &'static [&'static str] {
        self.entry().attributes
    }

    /// The message with this id, for ids that travelled as text.
    pub fn find(id: &str) -> Option<Message> {
        ENTRIES.binary_search_by(|entry| entry.id.cmp(id)).ok().map(|at| MESSAGES[at])
    }

    /// All messages, by id.
    pub fn all() -> impl Iterator<Item = Message> {
        MESSAGES.iter().copied()
    }

    fn entry(self) -> &'static Entry {
        // Both tables are generated in the order of the enum; a test holds them to that.
        &ENTRIES[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_and_enum_have_the_same_order() {
        assert_eq!(ENTRIES.len(), MESSAGES.len());
        for (at, (entry, message)) in ENTRIES.iter().zip(MESSAGES).enumerate() {
            assert_eq!(*message as usize, at, "{}", entry.id);
            assert_eq!(Message::find(entry.id), Some(*message));
            assert_eq!(message.id(), entry.id);
        }
        assert_eq!(Message::find("no-such-message"), None);
    }
}
