//! Every bound of this crate in one place, each with its reason.

/// Cues that wait in the script. A whole day of demo traffic planned at once would be about this many.
pub const CUES_MAX: usize = 8_192;

/// Things in one world: twice the largest load test of one practice reader.
pub const THINGS_MAX: usize = 20_000;

/// Bytes that wait on one side of a pipe; at 115,200 baud this is more than five seconds of a full line, and a
/// host that reads slower than that loses bytes on a real line as well.
pub const PIPE_BYTES_MAX: usize = 64 * 1024;

/// Bytes of unfinished commands a reader side keeps. The longest command of either family is under 300 bytes.
pub const COMMAND_BYTES_MAX: usize = 1_024;

/// Frames a reader side has ready but not sent. A real module has room for fewer; more are dropped and counted.
pub const FRAMES_WAITING_MAX: usize = 512;

/// Tags one radio round of a single-antenna module can tell apart (Q = 6 gives 64 slots).
pub const ROUND_TAGS_MAX: usize = 64;

/// Bytes of noise that can be asked for at once.
pub const NOISE_BYTES_MAX: usize = 4_096;

/// How long one turn of the pump waits, in milliseconds: short against the 16 ms between two notices of a
/// module, long enough to cost next to nothing.
pub const PUMP_PAUSE_MS: u64 = 8;

/// The longest step world time makes in one turn. A computer that slept for an hour does not play that hour at once.
pub const STEP_MS_MAX: u64 = 1_000;

/// How long a read of a port waits before it says "nothing yet", in milliseconds; the same as on a serial port.
pub const READ_WAIT_MS: u64 = 50;

/// How long closing a pseudo-terminal waits for the other side to take what was written, in milliseconds.
pub const DRAIN_MS_MAX: u64 = 500;

/// Tags whose memory a practice reader remembers. Nobody writes more tags in one training.
pub const CHIPS_MAX: usize = 4_096;

/// Tags the buffer of a module that is asked for each round holds; a small one has about as many.
pub const STREAM_BUFFER_TAGS_MAX: usize = 52;
