//! The reserved bank, the lock command and user memory.

use std::fmt;

/// A kill or access password. It is never shown, not even in error reports.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Password(pub u32);

impl Password {
    /// As the two words in the reserved bank.
    pub fn to_bytes(self) -> [u8; 4] {
        self.0.to_be_bytes()
    }

    /// Zero from the factory: a zero kill password cannot kill, a zero access password protects nothing.
    pub fn is_factory(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_factory() { "Password(factory)" } else { "Password(set)" })
    }
}

/// What a lock command can protect, in the order of its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lockable {
    /// The kill password.
    KillPassword,
    /// The access password.
    AccessPassword,
    /// The number (bank 01).
    Epc,
    /// The chip's own number (bank 10).
    Tid,
    /// User memory (bank 11).
    User,
}

const LOCKABLES: [Lockable; 5] =
    [Lockable::KillPassword, Lockable::AccessPassword, Lockable::Epc, Lockable::Tid, Lockable::User];

impl Lockable {
    fn words(self) -> &'static str {
        match self {
            Lockable::KillPassword => "The kill password",
            Lockable::AccessPassword => "The access password",
            Lockable::Epc => "The tag number",
            Lockable::Tid => "The chip number",
            Lockable::User => "The user memory",
        }
    }

    fn is_password(self) -> bool {
        match self {
            Lockable::KillPassword | Lockable::AccessPassword => true,
            Lockable::Epc | Lockable::Tid | Lockable::User => false,
        }
    }
}

/// How something is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Everybody may write.
    Open,
    /// Everybody may write, and this can never be changed.
    OpenForEver,
    /// Only with the access password.
    Password,
    /// Nobody may write, and this can never be changed.
    ClosedForEver,
}

/// The 20 bits of a lock command: ten of mask, ten of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct LockPayload(u32);

impl LockPayload {
    /// Changes nothing.
    pub fn new() -> LockPayload {
        LockPayload(0)
    }

    /// Takes the lowest 20 bits.
    pub fn from_bits(bits: u32) -> LockPayload {
        LockPayload(bits & 0xF_FFFF)
    }

    /// Mask, then action; 20 bits.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Adds a change. Reversible ones leave the "for ever" bit of the tag alone.
    #[must_use]
    pub fn with(self, what: Lockable, how: Protection) -> LockPayload {
        let (mask, action) = match how {
            Protection::Open => (0b10, 0b00),
            Protection::Password => (0b10, 0b10),
            Protection::OpenForEver => (0b11, 0b01),
            Protection::ClosedForEver => (0b11, 0b11),
        };
        let shift = shift_of(what);
        let cleared = self.0 & !(0b11 << (shift + 10) | 0b11 << shift);
        LockPayload(cleared | mask << (shift + 10) | action << shift)
    }

    /// True when a part of it can never be undone.
    pub fn is_for_ever(self) -> bool {
        LOCKABLES.into_iter().any(|what| {
            let (mask, action) = self.pair(what);
            mask & action & 0b01 != 0
        })
    }

    fn pair(self, what: Lockable) -> (u32, u32) {
        let shift = shift_of(what);
        (self.0 >> (shift + 10) & 0b11, self.0 >> shift & 0b11)
    }

    /// What the command does, one sentence for each thing it touches.
    pub fn explain(self) -> Vec<String> {
        LOCKABLES
            .into_iter()
            .filter_map(|what| {
                let (mask, action) = self.pair(what);
                let does = sentence(what.is_password(), mask, action)?;
                Some(format!("{} {does}.", what.words()))
            })
            .collect()
    }
}

fn shift_of(what: Lockable) -> u32 {
    match what {
        Lockable::KillPassword => 8,
        Lockable::AccessPassword => 6,
        Lockable::Epc => 4,
        Lockable::Tid => 2,
        Lockable::User => 0,
    }
}

fn sentence(is_password: bool, mask: u32, action: u32) -> Option<&'static str> {
    Some(match (mask, mask & action, is_password) {
        (0b00, _, _) => return None,
        (0b01, 0b00, _) => "can be locked and unlocked again, if the chip allows it",
        (0b01, _, _) => "keeps its present protection for ever",
        (0b10, 0b00, true) => "can be read and written by everybody",
        (0b10, 0b00, false) => "can be written by everybody",
        (0b10, _, true) => "can be read and written only with the access password",
        (0b10, _, false) => "can be written only with the access password",
        (_, 0b00, true) => "can be read and written by everybody; this can be changed later",
        (_, 0b00, false) => "can be written by everybody; this can be changed later",
        (_, 0b01, true) => "can be read and written by everybody for ever",
        (_, 0b01, false) => "can be written by everybody for ever",
        (_, 0b10, true) => "can be read and written only with the access password; this can be changed later",
        (_, 0b10, false) => "can be written only with the access password; this can be changed later",
        (_, _, true) => "can never be read or written again",
        (_, _, false) => "can never be written again",
    })
}

/// What user memory begins with. The bytes themselves stay with the caller, whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserMemory {
    /// No bytes, or only zeros.
    Empty,
    /// Packed objects of GS1 (DSFID 89); recognised, not taken apart.
    PackedObjects,
    /// Another storage format.
    Other {
        /// Access method, two bits.
        access_method: u8,
        /// Data format, five bits.
        data_format: u8,
    },
}

/// Looks at the DSFID byte of user memory.
pub fn user_memory(bytes: &[u8]) -> UserMemory {
    match bytes.first() {
        Some(0x89) => UserMemory::PackedObjects,
        Some(dsfid) if bytes.iter().any(|byte| *byte != 0) => {
            UserMemory::Other { access_method: dsfid >> 6, data_format: dsfid & 0x1F }
        }
        Some(_) | None => UserMemory::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard() {
        let lock = LockPayload::new().with(Lockable::Epc, Protection::Password);
        assert_eq!(lock.bits(), 0b00_00_10_00_00_00_00_10_00_00);
        assert_eq!(lock.explain(), ["The tag number can be written only with the access password."]);
        assert!(!lock.is_for_ever());
    }

    #[test]
    fn every_change_reads_back_and_the_last_word_wins() {
        let lock = LockPayload::new()
            .with(Lockable::User, Protection::ClosedForEver)
            .with(Lockable::KillPassword, Protection::Open)
            .with(Lockable::User, Protection::OpenForEver);
        assert_eq!(LockPayload::from_bits(lock.bits()), lock);
        assert!(lock.is_for_ever());
        assert_eq!(
            lock.explain(),
            [
                "The kill password can be read and written by everybody.",
                "The user memory can be written by everybody for ever."
            ]
        );
    }

    #[test]
    fn passwords_never_show() {
        assert_eq!(format!("{:?}", Password(0x1234_5678)), "Password(set)");
        assert_eq!(Password(0x1234_5678).to_bytes(), [0x12, 0x34, 0x56, 0x78]);
    }

    #[test]
    fn user_memory_begins_with_its_format() {
        assert_eq!(user_memory(&[]), UserMemory::Empty);
        assert_eq!(user_memory(&[0, 0]), UserMemory::Empty);
        assert_eq!(user_memory(&[0x89, 1]), UserMemory::PackedObjects);
        assert_eq!(user_memory(&[0x03, 1]), UserMemory::Other { access_method: 0, data_format: 3 });
    }
}
