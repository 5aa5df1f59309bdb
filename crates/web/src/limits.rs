//! Every bound of this door.

/// A request is a few fields; more than this is not meant for us.
pub const BODY_BYTES_MAX: usize = 1024 * 1024;

/// Open channels: a wall screen, a few browsers, and some that were not closed properly.
pub const CHANNELS_MAX: usize = 32;

/// Messages waiting for a slow browser; then its watch merges instead.
pub const MESSAGES_WAITING_MAX: usize = 4;
