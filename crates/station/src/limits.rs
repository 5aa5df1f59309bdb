//! Every bound of the station in one place, each with the reason for its size.

use std::time::Duration;

use model::Span;

/// A wall clock that is off by more than this against the monotonic one was set by somebody (or the machine slept).
pub const CLOCK_JUMP_MIN: Span = Span::seconds(2);

/// Reads waiting for the hub. Half a minute of the busiest serial line; beyond it equal reads are merged.
pub const READS_WAITING_MAX: usize = 20_000;

/// How long a reader thread waits for room when all waiting reads differ, before the oldest one is dropped.
pub const READ_WAIT_MAX: Duration = Duration::from_millis(50);

/// Reader states waiting for the hub; beyond it the newest waiting state of the same reader is overwritten.
pub const STATES_WAITING_MAX: usize = 1_000;

/// Commands and other asks waiting for the hub; more askers than this wait at the door.
pub const ASKS_WAITING_MAX: usize = 256;

/// How long an asker waits for room at the door of the hub before being told that the station is busy.
pub const ASK_WAIT_MAX: Duration = Duration::from_secs(30);

/// Commands of one group (`submit_all`): a first filling or a map made from a list; more is an import.
pub const GROUP_COMMANDS_MAX: usize = 10_000;

/// Messages the hub takes in one turn, so that no turn is long.
pub const MESSAGES_PER_TURN: usize = 2_000;

/// A fact waits at most this long for others to share its transaction.
pub const COMMIT_AGE_MAX: Span = Span(20);

/// Facts and refreshes of one transaction.
pub const COMMIT_ITEMS_MAX: usize = 2_000;

/// Facts kept in memory while the disk is full; then the hub stops taking, and reads merge in the queue.
pub const FACTS_WAITING_MAX: usize = 100_000;

/// How often a transaction that failed is tried again.
pub const STORE_RETRY: Span = Span::seconds(1);

/// Last-heard times reach the disk this often: what a power cut may forget of "last heard" is this much.
pub const HEARD_FLUSH: Span = Span::seconds(5);

/// How often the hub looks at clock, health and free space.
pub const UPKEEP: Span = Span::seconds(1);

/// How often the write-ahead log is looked at for truncation.
pub const LOG_TRUNCATE: Span = Span::seconds(60);

/// A waiting read of a port ends after this long without a byte; timers of drivers are late by at most this.
pub const PORT_READ_WAIT: Duration = Duration::from_millis(50);

/// A port that takes no byte for this long has stopped.
pub const PORT_WRITE_WAIT: Duration = Duration::from_secs(1);

/// Bytes taken from a port at once.
pub const PORT_READ_BYTES: usize = 4_096;

/// First pause before a reader is tried again.
pub const RETRY_FIRST: Span = Span(250);

/// Longest pause before a reader is tried again.
pub const RETRY_MAX: Span = Span::seconds(5);

/// How often a missing port is looked for, and an open one is checked for being still there.
pub const PORT_LOOK: Span = Span(500);

/// How long a thread sleeps at most before it looks whether it shall stop.
pub const NAP_MAX: Duration = Duration::from_millis(100);

/// How long a closing session may take to tell its reader to stop.
pub const FAREWELL: Duration = Duration::from_millis(300);

/// Size of one recording of bytes; a day of a busy line. Then it ends, and says so.
pub const CAPTURE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Size of one file of frames in words; two of them hold the last hours of a busy line and still open in an editor.
pub const FRAMES_BYTES_MAX: u64 = 8 * 1024 * 1024;

/// Recordings kept in the data folder; the oldest is removed for a new one.
pub const CAPTURES_MAX: usize = 100;

/// A recording to be replayed; larger files are refused before they are read.
pub const REPLAY_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A pause of a replayed recording lasts at most this long, and so does waiting for the host to ask.
pub const REPLAY_WAIT_MAX: Duration = Duration::from_secs(2);

/// Updates reach a watcher at most this often: faster than an eye, slow enough for a window.
pub const UPDATE_EVERY: Duration = Duration::from_millis(100);

/// Changed things named one by one in an update; beyond it the update says "all things".
pub const THINGS_PER_UPDATE: usize = 2_000;

/// Changed places named one by one in an update; beyond it the update says "all".
pub const PLACES_PER_UPDATE: usize = 5_000;

/// Watchers at a time: windows, browsers, wall screens.
pub const WATCHERS_MAX: usize = 256;

/// The roll-up is copied for screens at most this often (maps are redrawn at most 4 times a second).
pub const ROLLUP_COPY_EVERY: Span = Span(250);

/// Copying the roll-up may take one part in this many of the hub's time.
pub const ROLLUP_COPY_SHARE: u64 = 20;

/// A thing that moved less than this ago slides on the map from where it was.
pub const SLIDE: Span = Span::seconds(5);

/// Undo groups told to the engine at the start: as many as it remembers for one thing, for a long list of things.
pub const UNDO_RECALLED: u32 = 10_000;

/// Looks at a reader's count that make its rate: over the last five seconds.
pub const RATE_SAMPLES: usize = 6;

/// How often the system is asked for its ports; a reader that is plugged in is noticed this fast.
pub const LOOKOUT_EVERY: Duration = Duration::from_secs(1);

/// Notices that stand at a time; the oldest unimportant one gives way.
pub const NOTICES_MAX: usize = 100;

/// Worker threads for jobs; the machine has other work.
pub const JOB_WORKERS: usize = 2;

/// Jobs that wait or run at a time.
pub const JOBS_WAITING_MAX: usize = 20;

/// Finished jobs that are remembered until dismissed; the oldest goes first.
pub const JOBS_KEPT_MAX: usize = 50;

/// Free space that must be there to start.
pub const FREE_SPACE_MIN: u64 = 4 * 1024 * 1024;

/// Extra ports that may be named in the configuration.
pub const EXTRA_PORTS_MAX: usize = 64;

/// Ports listed at a time.
pub const PORTS_LISTED_MAX: usize = 256;

/// A session or the hub that panicked is started again at most this often before it stays down.
pub const PANICS_MAX: u32 = 100;

/// Digits of a PIN: fewer are guessed too soon, more are forgotten.
pub const PIN_DIGITS_MIN: usize = 4;

/// See [`PIN_DIGITS_MIN`].
pub const PIN_DIGITS_MAX: usize = 6;

/// Memory of one PIN check, KiB: 19 MiB, the least the OWASP password sheet names for two passes.
pub const PIN_MEMORY_KIB: u32 = 19 * 1024;

/// Passes of one PIN check, see [`PIN_MEMORY_KIB`].
pub const PIN_PASSES: u32 = 2;

/// Wrong PINs in a row before there is a wait; gloves and a keypad make some.
pub const PIN_FREE_TRIES: u32 = 5;

/// The first wait. It doubles with each further wrong PIN: at most 12 looks in the first hour.
pub const PIN_WAIT_FIRST: Span = Span::seconds(30);

/// The longest wait: whoever plays with the keypad must not lock the lead out for a day.
pub const PIN_WAIT_MAX: Span = Span::seconds(3_600);

/// How long a connection to a network reader may take to come about; a reader on the same site answers within
/// milliseconds, and its thread shall be free soon to heed what is wished of it.
pub const CONNECT_WAIT: Duration = Duration::from_secs(3);

/// Addresses of one name that are tried; a reader has one, sometimes two (IPv4 and IPv6).
pub const ADDRESSES_MAX: usize = 4;

/// Look-ups of names under way at a time. A name server that never answers holds a thread until the system gives up.
pub const LOOKUPS_MAX: usize = 32;

/// A silent connection is tested after this long.
pub const KEEPALIVE_AFTER: Duration = Duration::from_secs(10);

/// Between two tests of a silent connection.
pub const KEEPALIVE_EVERY: Duration = Duration::from_secs(5);

/// Tests without an answer after which a connection counts as gone: 25 s after the last word.
pub const KEEPALIVE_TRIES: u32 = 3;
/// How long one sample of a reader's life is.
pub const VITAL_SAMPLE: Span = Span::seconds(10);

/// Samples kept of each reader: ten minutes, as wide as the chart on its card.
pub const VITAL_SAMPLES: usize = 60;

/// Different tags counted in one sample; a reader cannot hear more in ten seconds.
pub const TAGS_WATCHED_MAX: usize = 20_000;

/// Antennas watched of one reader: the largest multiplexers have 64 sockets.
pub const ANTENNAS_WATCHED_MAX: usize = 64;

/// Orders that wait for one reader; a person cannot press faster.
pub const READER_ORDERS_MAX: usize = 16;

/// An order is answered within this time, or it is called unanswered.
pub const READER_ORDER_WAIT: Duration = Duration::from_secs(10);

/// How often the card of a reader is brought up to date.
pub const VITALS_EVERY: Span = Span::seconds(1);

/// Frames within ten minutes below which a share of damaged ones says nothing.
pub const ADVICE_FRAMES_MIN: u32 = 200;

/// Times something must happen within ten minutes before it is advice and not an accident.
pub const ADVICE_SAMPLES_MIN: usize = 3;

/// Antennas whose turns wait for the hub: 64 readers with 64 sockets.
pub const READ_POINTS_MAX: usize = 4_096;
/// The longest time a notice can be kept quiet: a day.
pub const QUIET_MAX: Span = Span::seconds(86_400);

/// Free space below which a person is told, while everything still works: weeks of facts of a busy site.
pub const FREE_SPACE_LOW: u64 = 512 * 1024 * 1024;

/// How often the free space is looked at.
pub const SPACE_LOOK: Span = Span::seconds(60);

/// How often the database is copied: what a broken disk may cost is this much.
pub const BACKUP_EVERY: Span = Span::seconds(24 * 3_600);

/// How often it is looked whether a copy is due.
pub const BACKUP_LOOK: Duration = Duration::from_secs(60);

/// After a start: people come first, then the whole file is looked through and copies are made.
pub const SETTLING_IN: Duration = Duration::from_secs(60);

/// Copies kept, one for each of the last days there was one.
pub const BACKUPS_DAILY: usize = 7;

/// Copies kept beyond that, one for each week.
pub const BACKUPS_WEEKLY: i64 = 4;

/// Turns of the hub whose reads wait for the recorder; each has at most `MESSAGES_PER_TURN` of them.
pub const RECORDING_BATCHES_WAITING_MAX: usize = 64;

/// A file of the recording of reads is followed by the next above this size.
pub const RECORDING_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// All files of the recording together: about two days of two busy readers. The oldest goes first.
pub const RECORDING_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// Files of the recording: each start begins one.
pub const RECORDING_FILES_MAX: usize = 128;

/// How long reads stay in the recorder's buffer when nothing follows.
pub const RECORDING_FLUSH: Duration = Duration::from_secs(1);

/// Tags shown as heard a moment ago: what fits into the test box.
pub const HEARD_LATELY_MAX: usize = 12;

/// A tag counts as heard a moment ago for so long after it was.
pub const HEARD_LATELY: Span = Span::seconds(5);

/// Processes looked at to find who holds a port; more than a desktop runs.
pub const PROCESSES_LOOKED_AT: usize = 4_096;
