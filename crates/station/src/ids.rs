//! The only source of ids: time-ordered (UUID version 7) in a running station, a counter in tests.

use std::sync::{Arc, Mutex, PoisonError};

use uuid::{ContextV7, Timestamp, Uuid};

use crate::clock::Clock;

/// Makes ids. Cheap to clone; all clones draw from one source.
#[derive(Clone)]
pub struct Ids(Arc<Source>);

enum Source {
    Ordered { clock: Clock, context: Mutex<ContextV7> },
    Counter(Mutex<u128>),
}

impl Ids {
    /// Time-ordered ids on this clock; within one millisecond they still grow.
    pub fn ordered(clock: Clock) -> Ids {
        Ids(Arc::new(Source::Ordered { clock, context: Mutex::new(ContextV7::new()) }))
    }

    /// 1, 2, 3 …: the same ids in every run of a test.
    pub fn counter() -> Ids {
        Ids(Arc::new(Source::Counter(Mutex::new(0))))
    }

    /// The next id.
    pub fn next(&self) -> Uuid {
        match &*self.0 {
            Source::Ordered { clock, context } => {
                let ms = u64::try_from(clock.now().at.0).unwrap_or(0);
                let nanos = u32::try_from(ms % 1_000).unwrap_or(0) * 1_000_000;
                let context = context.lock().unwrap_or_else(PoisonError::into_inner);
                Uuid::new_v7(Timestamp::from_unix(&*context, ms / 1_000, nanos))
            }
            Source::Counter(last) => {
                let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
                *last += 1;
                Uuid::from_u128(*last)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_also_within_one_millisecond() {
        let ids = Ids::ordered(Clock::virtual_(model::Timestamp(1_760_000_000_000)));
        let made: Vec<Uuid> = (0..1_000).map(|_| ids.next()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(made[0].get_version_num(), 7);
    }

    #[test]
    fn a_counter_counts() {
        let ids = Ids::counter();
        let other = ids.clone();
        assert_eq!((ids.next(), other.next()), (Uuid::from_u128(1), Uuid::from_u128(2)));
    }
}
