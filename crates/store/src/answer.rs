//! What questions are asked with, and the rows they are answered with.

use codes::Epc;
use model::{
    Asset, AssetId, Belief, Confidence, Count, CountId, CountLine, CountNumbers, CountPlan, Person, Place,
    PlaceId, Product, ProductId, ReadPoint, ReaderConfig, Settings, Stay, Subject, Tag, Timestamp,
};

/// Everything the engine needs when it starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The settings.
    pub settings: Settings,
    /// All items.
    pub assets: Vec<Asset>,
    /// All tags.
    pub tags: Vec<Tag>,
    /// All places.
    pub places: Vec<Place>,
    /// All readers.
    pub readers: Vec<ReaderConfig>,
    /// All products.
    pub products: Vec<Product>,
    /// All people.
    pub people: Vec<Person>,
    /// Everything we think.
    pub beliefs: Vec<Belief>,
    /// Counts that go on, and the last ones that ended.
    pub counts: Vec<Count>,
    /// Items that a count did not find.
    pub missing: Vec<AssetId>,
    /// The last fact in the log; 0 when there is none.
    pub last_sequence: u64,
}

/// A count that was closed, in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CountHead {
    /// Its id.
    pub id: CountId,
    /// What was counted.
    pub plan: CountPlan,
    /// When it was closed.
    pub closed_at: Timestamp,
    /// Its result.
    pub numbers: CountNumbers,
}

/// A thing in a list of a count.
#[derive(Clone, Debug, PartialEq)]
pub struct CountRow {
    /// The thing.
    pub subject: Subject,
    /// What the count says of it; `None` = still to be found.
    pub line: Option<CountLine>,
    /// Its name; for a tag its number; empty if it is no more.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Where it belongs.
    pub home: Option<PlaceId>,
    /// Where it was seen, or is thought to be.
    pub place: Option<PlaceId>,
    /// When it was last heard or seen.
    pub heard_at: Option<Timestamp>,
}

/// Which items to list, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AssetQuery {
    /// Words of the name, of the number, or the end of a tag number; empty for all.
    pub text: String,
    /// Which of them.
    pub filter: AssetFilter,
    /// Only what is in this place or anywhere below it.
    pub place: Option<PlaceId>,
    /// In which order.
    pub sort: AssetSort,
    /// The other way round.
    pub is_descending: bool,
    /// What was last heard at this moment or before counts as not seen.
    pub stale: Timestamp,
}

/// Which items to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssetFilter {
    /// All of them.
    #[default]
    All,
    /// Heard lately where they belong, or anywhere if they belong nowhere.
    Here,
    /// Heard lately elsewhere.
    WrongPlace,
    /// Not heard lately, never heard, or left.
    NotSeen,
    /// Without a tag.
    NoTag,
}

/// The order of a list of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssetSort {
    /// With a text: the best fit first; without: the newest first.
    #[default]
    Best,
    /// By name.
    Name,
    /// By number; items without one at the end.
    Number,
    /// By the name of the place, then by name; what is nowhere at the end.
    Place,
    /// By when it was last heard; never comes before everything else.
    Heard,
    /// Wrong place, not seen, here; then by name.
    State,
}

/// Where an item stands with what is expected of it. Derived, never stored as such: "not seen" comes with time alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssetState {
    /// Heard lately in, above or below the place where it belongs.
    Here,
    /// Not heard lately, never heard, or left.
    NotSeen,
    /// Heard lately elsewhere.
    WrongPlace,
}

/// A stretch of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Position of the first of them in the whole list.
    pub from: u64,
    /// How many the whole list has.
    pub total: u64,
    /// There are more than `total`, but nobody counted further.
    pub is_more: bool,
}

/// An item in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct AssetRow {
    /// Its id.
    pub asset: AssetId,
    /// Its name.
    pub name: String,
    /// Its number; empty if it has none.
    pub number: String,
    /// What kind of thing it is, by name.
    pub product: Option<String>,
    /// Where it belongs.
    pub home: Option<PlaceId>,
    /// Where it is.
    pub place: Option<PlaceId>,
    /// The name of the place where it is.
    pub place_name: Option<String>,
    /// How it stands.
    pub state: AssetState,
    /// How sure we are of the place.
    pub confidence: Option<Confidence>,
    /// Since when it is there.
    pub since: Option<Timestamp>,
    /// When it was last heard.
    pub heard_at: Option<Timestamp>,
    /// One of its tag numbers.
    pub epc: Option<Epc>,
    /// How many tags it has.
    pub tags: u32,
}

/// Everything about one item.
#[derive(Clone, Debug, PartialEq)]
pub struct AssetDetail {
    /// The item.
    pub asset: Asset,
    /// What kind of thing it is.
    pub product: Option<Product>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Where we think it is.
    pub belief: Option<Belief>,
    /// How it stands.
    pub state: AssetState,
    /// Where it was, newest first.
    pub stays: Vec<Stay>,
}

/// A tag that is on no item of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownTagRow {
    /// The tag.
    pub tag: Tag,
    /// Where it is.
    pub place: Option<PlaceId>,
    /// When it was last heard.
    pub heard_at: Option<Timestamp>,
    /// Which antenna heard it last.
    pub read_point: Option<ReadPoint>,
}

/// One row of "everything and where it is".
#[derive(Clone, Debug, PartialEq)]
pub struct WhereRow {
    /// The item.
    pub asset: Asset,
    /// What kind of thing it is.
    pub product: Option<Product>,
    /// Its tag numbers.
    pub epcs: Vec<Epc>,
    /// Where it belongs: names from the site down to the place.
    pub home_path: Vec<String>,
    /// Where it is: names from the site down to the place.
    pub place_path: Vec<String>,
    /// What we think.
    pub belief: Option<Belief>,
    /// How it stands.
    pub state: AssetState,
}

/// How long things stayed in a place in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dwell {
    /// The place.
    pub place: PlaceId,
    /// How many stays.
    pub stays: u64,
    /// All of them together, in milliseconds.
    pub total_ms: u64,
    /// The longest, in milliseconds.
    pub longest_ms: u64,
}

/// How often things went a way in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// Where they came from; `None`: from outside, or from where nobody heard them.
    pub from: Option<PlaceId>,
    /// Where they went; `None`: out.
    pub to: Option<PlaceId>,
    /// How often.
    pub count: u64,
}

/// What a walk along the log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Up to this fact the log lies in archive files; only what comes after was walked.
    pub archived: u64,
    /// The number of the last good fact: all up to the first broken one.
    pub facts: u64,
    /// The hash of the last good one.
    pub head: [u8; 32],
    /// The first broken one.
    pub broken: Option<Broken>,
}

/// Where a log is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The number of the first fact that cannot be trusted.
    pub sequence: u64,
    /// Why.
    pub why: Break,
}

/// The ways in which a log can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// A fact is missing.
    Missing,
    /// A fact was changed, or the one before it.
    Changed,
    /// A fact cannot be read.
    Unreadable,
    /// The log does not end where the file says it ends: facts were cut off or put on.
    WrongEnd,
}

/// Products by id, for those who print them.
pub(crate) type Products = std::collections::BTreeMap<ProductId, Product>;
