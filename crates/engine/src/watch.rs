//! Readers as the log sees them: lost, and back.

use std::collections::BTreeSet;

use model::{Fact, ReaderId, ReaderState};

/// The readers that are lost now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watch {
    lost: BTreeSet<ReaderId>,
}

impl Watch {
    /// A reader's state came; the fact it makes, if it makes one. On the way back (opening) a reader is still lost;
    /// a reader that a person switched off is neither lost nor back.
    pub(crate) fn set(&mut self, reader: ReaderId, state: &ReaderState) -> Option<Fact> {
        match state {
            ReaderState::Lost { trouble, .. } => {
                let is_new = self.lost.insert(reader);
                is_new.then(|| Fact::ReaderLost { reader, trouble: trouble.clone() })
            }
            ReaderState::Ready | ReaderState::Reading => {
                self.lost.remove(&reader).then_some(Fact::ReaderBack { reader })
            }
            ReaderState::Off => {
                self.lost.remove(&reader);
                None
            }
            ReaderState::Opening => None,
        }
    }

    /// Whether a reader is lost now.
    pub(crate) fn is_lost(&self, reader: ReaderId) -> bool {
        self.lost.contains(&reader)
    }

    /// A reader is no more.
    pub(crate) fn forget(&mut self, reader: ReaderId) {
        self.lost.remove(&reader);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bed::reader_id;
    use model::{Timestamp, Trouble};

    fn lost() -> ReaderState {
        ReaderState::Lost { trouble: Trouble::Unplugged, since: Timestamp(0) }
    }

    #[test]
    fn lost_once_and_back_once() {
        let mut watch = Watch::default();
        let mut check = |state: ReaderState, expected: Option<bool>| {
            let fact = watch.set(reader_id(1), &state);
            let is_lost = fact.map(|fact| matches!(fact, Fact::ReaderLost { .. }));
            assert_eq!(is_lost, expected, "{state:?}");
        };
        check(ReaderState::Reading, None);
        check(lost(), Some(true));
        check(lost(), None);
        check(ReaderState::Opening, None);
        check(lost(), None);
        check(ReaderState::Ready, Some(false));
        check(ReaderState::Reading, None);
        check(lost(), Some(true));
        check(ReaderState::Off, None);
        check(ReaderState::Reading, None);
    }
}
