//! Every bound of the engine in one place, each with the reason for its size.

use model::Span;

/// Outputs that may wait in the queue before mere "last heard" changes are dropped (and counted). The caller
/// drains the queue after each call, so this is only reached by a caller that forgets to. Facts and answers are
/// never dropped.
pub const OUTPUTS_MAX: usize = 65_536;

/// Never-seen tag numbers under suspicion in one window. A busy gate has some hundreds of real ones; more than
/// this is radio noise, and noise must not eat memory.
pub const CANDIDATES_MAX: usize = 4_096;

/// Readings kept per thing and place: the "last five" of the steady rule.
pub const READINGS: usize = 5;

/// Places that may compete for one thing at a time. A tag is rarely heard by more than three places; the one
/// that was silent longest gives way.
pub const CONTENDERS_MAX: usize = 4;

/// A reader's clock may run ahead of ours by this much; anything further is clamped and counted.
pub const FUTURE_MAX: Span = Span::seconds(2);

/// Reads this little out of order still count as live: readers report in small batches.
pub const DISORDER_MAX: Span = Span::seconds(2);

/// A read may wait this long between its arrival and the engine. More than that is a clock that was set.
pub const QUEUE_DELAY_MAX: Span = Span::seconds(60);

/// "Last heard" of a thing or place is announced at most this often: a person cannot see more.
pub const HEARD_EVERY: Span = Span::seconds(1);

/// Deadlines handled in one call of `handle_timeout`, so that the hub is never held for long; the rest is due
/// at once and comes with the next call.
pub const DEADLINES_PER_CALL: usize = 10_000;

/// Characters in a name.
pub const NAME_CHARS_MAX: usize = 200;

/// Characters in a number, a code, a family key or a port name.
pub const CODE_CHARS_MAX: usize = 200;

/// Characters in a remark.
pub const NOTE_CHARS_MAX: usize = 4_000;

/// Points of an outline; a floor plan drawn by hand has tens.
pub const OUTLINE_POINTS_MAX: usize = 1_000;

/// Places of a site: the largest map we measured has 16,420.
pub const PLACES_MAX: usize = 100_000;

/// Items of a site; the engine is measured up to here.
pub const ASSETS_MAX: usize = 2_000_000;

/// Tags on one item: six sides of a pallet twice over, and then some.
pub const TAGS_PER_ASSET_MAX: usize = 64;

/// Tags of a site, linked or not; beyond that new numbers are not believed any more.
pub const TAGS_MAX: usize = 4_000_000;

/// Products of a site.
pub const PRODUCTS_MAX: usize = 1_000_000;

/// Readers of one desktop: more serial lines than any machine has.
pub const READERS_MAX: usize = 256;

/// People of a site.
pub const PEOPLE_MAX: usize = 10_000;

/// Things whose undo order is remembered; the oldest is forgotten first. The undo list shows the last 200.
pub const TRAILS_MAX: usize = 10_000;

/// Undo groups remembered for one thing.
pub const TRAIL_GROUPS_MAX: usize = 200;

/// Tags whose state before they were linked is remembered for an undo; as many as undo looks back on.
pub const SET_ASIDE_MAX: usize = 10_000;

/// Shapes in one scene (measured: what SVG draws at 60 frames a second without a GPU).
pub const SHAPES_MAX: usize = 1_500;

/// Labels in one scene.
pub const LABELS_MAX: usize = 300;

/// Items drawn one by one in one place; more than that is a count and a list.
pub const ITEMS_PER_PLACE_MAX: usize = 24;

/// Places times antennas of a site that the map of signals holds: 256 of each. The table takes 140 bytes a pair;
/// beyond that the hysteresis rule decides.
pub const MAP_CELLS_MAX: usize = 65_536;

/// Likeliest places remembered of one thing. A tag is heard from a handful of places; all others share the rest.
pub const MINDS: usize = 4;

/// Reads of one tick that wait to be judged: fifty times what the air lets eight readers hear in that time.
pub const TICK_NOTES_MAX: usize = 1_000_000;

/// Dwells of one antenna in a tick that count: beyond that silence proves nothing more.
pub const DWELLS_MAX: f32 = 8.0;

/// Intervals of a reader, and reported dwells of an antenna, that are remembered: enough for a low quantile.
pub const INTERVALS: usize = 32;
/// Counts that are open at the same time: more than there are people to count.
pub const COUNTS_OPEN_MAX: usize = 50;

/// Counts that ended and are still known, so that closing can be taken back.
pub const COUNTS_KEPT: usize = 20;

/// Places of one count; more are counted with the place around them.
pub const COUNT_PLACES_MAX: usize = 200;

/// Things one count can expect. They stand in one fact of the log, which is then 2 MB; more are counted zone by zone.
pub const COUNT_EXPECTED_MAX: usize = 50_000;

/// Characters of a scanned or typed text that are looked at: the longest bar code that makes sense.
pub const SCAN_CHARS_MAX: usize = 4_096;

/// Things of a product that are looked for together.
pub const TARGETS_MAX: usize = 20;

/// "Putting into a place" ends after this much silence; so does waiting for the place of an item that was scanned.
pub const PUTTING: Span = Span::seconds(60);

/// A tag is meant when it leads on a desk pad for this long.
pub const PAD_LEAD_FOR: Span = Span(400);

/// A tag alone on a desk pad is meant sooner: this long is enough to hear whether there is another one.
pub const PAD_ALONE_FOR: Span = Span(150);

/// How much stronger than the next one a tag on a desk pad has to be, in tenths of a dB.
pub const PAD_LEAD_BY: i16 = 60;

/// A tag that was silent for this long does not lie on the pad any more.
pub const PAD_FORGETS: Span = Span(600);

/// The same tag is not scanned again before it was away from the pad for this long.
pub const PAD_AGAIN: Span = Span::seconds(3);

/// Tags that are watched on one pad; a pad hears a hand full, and noise must not eat memory.
pub const PAD_TAGS_MAX: usize = 64;

/// Readings kept for each thing that is looked for.
pub const METER_READINGS: usize = 5;

/// Readings older than this say nothing about how near a thing is now.
pub const METER_WINDOW: Span = Span(500);

/// Readers named for one thing that is looked for.
pub const METER_READERS_MAX: usize = 16;

/// Reads of one reader that wait while its clock is in doubt: fifteen seconds of the busiest one.
pub const HELD_READS_MAX: usize = 20_000;

/// Late reads that wait to be told in order: what the readers of today keep for us while the network is away, four
/// times over.
pub const LATE_NOTES_MAX: usize = 262_144;

/// Tags whose chip number was learned from reads; the rest is taken at its number.
pub const CHIPS_MAX: usize = 1_000_000;

/// Passages through outer doors under way at a time, and reads of one that count: ten full pallets at each of four
/// doors, and twenty seconds of a busy portal.
pub const PASSAGES_MAX: usize = 4_096;

/// See [`PASSAGES_MAX`].
pub const PASSAGE_READS_MAX: usize = 128;
