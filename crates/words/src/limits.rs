//! Every bound of this crate.

/// Most characters of one value in a sentence. Names come from tags and foreign files; a sentence must stay one.
pub(crate) const VALUE_CHARS_MAX: usize = 500;
