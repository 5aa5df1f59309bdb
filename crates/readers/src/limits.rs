//! Every bound of this crate in one place, each with its reason.

use model::Span;

/// Bytes a collector holds. Twice the longest frame of any family we speak (chafon 256, bb 262), rounded up.
pub const COLLECTED_BYTES_MAX: usize = 1024;

/// A stretch of noise is reported at the latest after this many bytes, so that endless noise still shows as noise.
pub const NOISE_RUN_MAX: usize = 256;

/// Parameter bytes of one bb frame. The longest real answer is a channel scan or a memory read, far below; the cap
/// keeps a damaged length from holding back the frames behind it.
pub const BB_PARAMETERS_MAX: usize = 255;

/// Characters kept of a reader's own texts (model, firmware): they are shown in *Details*, not parsed.
pub const READER_TEXT_MAX: usize = 64;

/// Events a driver keeps for a caller that does not fetch them. One received byte makes at most one event, so a
/// caller that hands over up to 64 KiB and then empties the queue never loses one; nor does the longest LLRP message
/// (1 MiB, 17 bytes a tag at least), which comes true with its last byte.
pub const EVENTS_MAX: usize = 65_536;

/// Orders waiting in a driver. A person cannot press faster; more than this is a fault of the caller.
pub const ORDERS_MAX: usize = 16;

/// Frames waiting to be sent. Drivers keep one order in flight; opening sends at most a handful together.
pub const TRANSMITS_MAX: usize = 32;

/// Bytes the detector looks at per probe. Answers to probes are below 64 bytes; a streaming reader fills the rest
/// with whole frames within a second.
pub const DETECTED_BYTES_MAX: usize = 1024;

/// Longest line of a recording in characters: a header value or 4 KiB of bytes as hex.
pub const RECORDING_LINE_MAX: usize = 8_448;

/// Bytes written on one line of a recording, so that lines stay readable and below the line limit.
pub const RECORDING_BYTES_PER_LINE: usize = 256;

/// Records in one recording: eight hours of a busy serial reader; more is a stream, not a recording.
pub const RECORDING_RECORDS_MAX: usize = 2_000_000;

/// Bytes in all records of one recording together: a full line at 115200 baud for twenty minutes, hours of a usual
/// one. The text is twice as long and must still open in an editor.
pub const RECORDING_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Header lines in one recording.
pub const RECORDING_HEADER_MAX: usize = 64;

/// Silence after which a begun chafon frame is given up. The readers use 15 ms between bytes; a USB adapter holds
/// bytes back for up to 16 ms more and a busy host a little longer, and a late true frame still has its check.
pub const CHAFON_GAP: Span = Span(50);

/// Silence after which a begun bb frame is given up; these readers state no rule, the adapters are the same.
pub const BB_GAP: Span = Span(50);

/// Steps of one order: the longest (write a number: find the tag, select it, write, read back) has a handful; more is
/// a dialect that never ends.
pub const STEPS_MAX: usize = 64;

/// Tags an errand remembers while it looks whether it is clear which one is meant: two are too many already.
pub const ERRAND_TAGS_MAX: usize = 64;

/// Silence after which a begun A0 frame is given up; the adapters are the same as for the others.
pub const A0_GAP: Span = Span(50);
/// Different tags of one round that are watched to see where the next round begins; more than any bb module hears in
/// one.
pub const ROUND_TAGS_WATCHED: usize = 256;
/// Silence after which a begun mercury frame is given up; the modules state no rule, the adapters are the same.
pub const MERCURY_GAP: Span = Span(50);

/// The longest mercury frame: 248 bytes and what stands around them.
pub const MERCURY_FRAME_MAX: usize = 255;
/// Longest line of a reader that talks in lines; the sheet of these protocols allows no longer ones.
pub const LINE_MAX: usize = 512;

/// Fewest digits of a number that a reader prints: shorter ones are counters and temperatures.
pub const LINE_DIGITS_MIN: usize = 8;

/// Longest label before or behind a printed number: `Card number: ` and the like.
pub const LINE_LABEL_MAX: usize = 16;
/// Longest LLRP message. Capabilities are some kilobytes, a report of a full reader some hundred; a longer length is a
/// damaged one.
pub const LLRP_MESSAGE_BYTES_MAX: usize = 1024 * 1024;

/// Silence after which a begun LLRP message is given up. TCP sends again what was lost, after 200 ms, 400 ms and so on.
pub const LLRP_GAP: Span = Span(5_000);

/// LLRP parameters inside parameters. The standard has six at most, besides errors in errors.
pub const LLRP_DEPTH_MAX: usize = 10;

/// Payload of one nur frame: a full tag buffer of a small module. A longer one would let a false header hold back, and
/// its check cost, too much.
pub const NUR_PAYLOAD_MAX: usize = 6_144;

/// The longest nur frame: the payload and its header.
pub const NUR_FRAME_MAX: usize = NUR_PAYLOAD_MAX + 6;

/// Silence after which a begun nur frame is given up; the modules state no rule, the adapters are the same.
pub const NUR_GAP: Span = Span(50);
/// What the length of a chafon-sw frame may say: forty tags with long numbers. The cap keeps a damaged length from
/// holding back the frames behind it.
pub const CHAFON_SW_LENGTH_MAX: usize = 900;
/// Characters of one burst of a keyboard: the longest tag number as hex has 124; more is no number.
pub const BURST_CHARACTERS_MAX: usize = 128;
/// What the length of a cph-rf frame may say: a handful of tags with long numbers. The cap keeps a damaged length from
/// holding back the frames behind it.
pub const CPH_PARAMETERS_MAX: usize = 300;
/// Silence after which a begun cph-rf frame is given up; these readers state no rule, the adapters are the same.
pub const CPH_GAP: Span = Span(50);

/// Bytes the frame log holds back until it is clear what they are: the longest serial frame many times; it looks at
/// them again with every piece, so it must not be much more.
pub const FRAME_LOG_HELD_MAX: usize = 16 * 1024;
