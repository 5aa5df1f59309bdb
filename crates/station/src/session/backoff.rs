//! How long to wait before the next try: a quarter of a second, doubling up to five.

use model::Span;

use crate::limits::{RETRY_FIRST, RETRY_MAX};

/// Grows with every try; starts anew only when a reader has given a good answer or was plugged in anew, so that a line
/// that opens and fails at once is not hammered.
pub(super) struct Backoff(Span);

impl Backoff {
    pub(super) fn new() -> Backoff {
        Backoff(RETRY_FIRST)
    }

    /// The pause before the next try.
    pub(super) fn next(&mut self) -> Span {
        let pause = self.0;
        self.0 = Span(pause.0 * 2).min(RETRY_MAX);
        pause
    }

    pub(super) fn reset(&mut self) {
        self.0 = RETRY_FIRST;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_five_seconds() {
        let mut backoff = Backoff::new();
        let pauses: Vec<u64> = (0..7).map(|_| backoff.next().0).collect();
        assert_eq!(pauses, [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
        backoff.reset();
        assert_eq!(backoff.next(), RETRY_FIRST);
    }
}
