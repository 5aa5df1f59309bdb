//! The live channel: first a snapshot, then numbered deltas, at most 10 a second (map 4).

use serde::Serialize;
use ts_rs::TS;

use crate::live::{JobView, NoticeView, NumbersView, StripView};
use crate::map::SceneView;
use crate::places::PlaceNode;
use crate::readers::ReaderView;

/// One message. Parts that did not change are `null`. Numbers grow by one; after a gap ask for a fresh watch.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Live {
    /// The watch this belongs to; name it in `map.look_at`.
    pub watch: u32,
    /// Running number, from 0; message 0 is the snapshot.
    pub n: u32,
    /// The station's clock, UTC milliseconds.
    #[ts(type = "number")]
    pub now: i64,
    /// Numbers of the whole site.
    pub headline: Option<NumbersView>,
    /// Items in all.
    pub items: Option<u32>,
    /// The map.
    pub scene: Option<SceneView>,
    /// Changed places (all of them in message 0).
    pub places: Option<Vec<PlaceNode>>,
    /// Places that went away.
    pub places_gone: Vec<String>,
    /// All readers, when any changed.
    pub readers: Option<Vec<ReaderView>>,
    /// All notices, when any changed, most important first.
    pub notices: Option<Vec<NoticeView>>,
    /// All jobs, when any changed, newest first.
    pub jobs: Option<Vec<JobView>>,
    /// The scan strip, when it changed.
    pub strip: Option<StripView>,
    /// Keys of things whose row or card is stale now (`i:…`, `t:…`), at most 200; then `is_all_stale`.
    pub stale: Vec<String>,
    /// Every row and card may be stale.
    pub is_all_stale: bool,
    /// Settings changed: ask `app.hello` again.
    pub settings_changed: bool,
}
