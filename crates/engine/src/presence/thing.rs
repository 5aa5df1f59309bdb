//! What is kept of one thing between reads.

use model::{Belief, Confidence, PlaceId, Subject, Timestamp, Why};

use crate::directory::TagSlot;

use super::clock_line::Moment;
use super::locator::Evidence;
use super::posterior::Mind;

/// A thing that was heard or put somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Tracked {
    pub(crate) belief: Belief,
    /// Newest read on the line; the far past when there was none.
    pub(super) heard_line: i64,
    /// When the belief began, on the line. Older reads cannot change it.
    pub(super) since_line: i64,
    /// When it was last announced as heard.
    pub(super) announced_line: i64,
    /// The place that heard it last.
    pub(super) heard_place: Option<PlaceId>,
    /// The tag of it that was heard last.
    pub(super) heard_tag: Option<TagSlot>,
    /// The tree of places the evidence was settled on.
    pub(super) tree: u32,
    /// A person put it there.
    pub(super) is_by_hand: bool,
    /// It was somewhere and left: a lonely read does not bring it back.
    pub(super) has_left: bool,
    /// It left through an outer door, seen by both sides of it.
    pub(super) left_by_gate: bool,
    /// Its last passage at an outer door ended on the inner side.
    pub(super) turned_back: bool,
    /// It has not been heard for a while, or never.
    pub(super) is_stale: bool,
    /// It is believed at an outer door.
    pub(super) is_at_door: bool,
    /// A deadline for growing stale is in the queue, at this point of the line.
    pub(super) stale_due: Option<i64>,
    /// A deadline for having left is in the queue, at this point of the line.
    pub(super) exit_due: Option<i64>,
    pub(super) evidence: Evidence,
    pub(super) mind: Mind,
    /// The believed place on the map of signals, or what lies around it.
    pub(super) spot: u16,
}

/// Not looked up on the map since the belief or the map changed.
pub(super) const UNSET: u16 = u16::MAX - 1;

/// The far past: before everything on the line, with room for subtraction.
pub(super) const NEVER: i64 = i64::MIN / 4;

impl Tracked {
    /// Something nothing is known about yet.
    pub(super) fn new(subject: Subject, at: Timestamp) -> Tracked {
        Tracked::of(Belief {
            subject,
            place: None,
            confidence: Confidence::Unsure,
            since: at,
            heard_at: None,
            why: Why::without_reads(),
        })
    }

    /// A stored belief. Where it lies on the line is settled with the first `Now`.
    pub(super) fn of(belief: Belief) -> Tracked {
        Tracked {
            is_by_hand: belief.place.is_some() && belief.why.read_point.is_none(),
            has_left: belief.place.is_none() && belief.heard_at.is_some_and(|heard| heard < belief.since),
            belief,
            heard_line: NEVER,
            since_line: NEVER,
            announced_line: NEVER,
            heard_place: None,
            heard_tag: None,
            tree: 0,
            left_by_gate: false,
            turned_back: false,
            is_stale: true,
            is_at_door: false,
            stale_due: None,
            exit_due: None,
            evidence: Evidence::default(),
            mind: Mind::default(),
            spot: UNSET,
        }
    }

    /// The moment of a change, not before the belief it changes: records of one thing must not overlap because two
    /// readers are a little out of step. A clock that was set is left alone; its moments are what they are.
    pub(super) fn moment_of_change(&self, moment: Moment) -> Timestamp {
        let behind = moment.at.until(self.belief.since);
        if behind <= crate::limits::DISORDER_MAX { moment.at.max(self.belief.since) } else { moment.at }
    }
}
