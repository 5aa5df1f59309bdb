//! What became true: in the past tense, with who, when, where, how. Never edited.

use codes::Epc;
use serde::{Deserialize, Serialize};

use crate::asset::{Asset, Product};
use crate::command::{How, Who, epc_hex};
use crate::count::CountNews;
use crate::id::{AssetId, CountId, GroupId, PersonId, PlaceId, ReaderId, StationId, TagId};
use crate::measure::Confidence;
use crate::person::Person;
use crate::place::Place;
use crate::presence::{Subject, Why};
use crate::read::{ReadPoint, Tid};
use crate::reader::{ReaderConfig, Trouble};
use crate::settings::Settings;
use crate::time::Timestamp;

/// Everything that can become true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fact {
    /// A tag that is in no list was heard for the first time, often enough to be believed.
    TagHeard {
        /// Its id.
        tag: TagId,
        /// The number on it.
        #[serde(with = "epc_hex")]
        epc: Epc,
        /// The chip's own number, if it was read.
        tid: Option<Tid>,
        /// Where it was read.
        read_point: ReadPoint,
    },
    /// A thing is somewhere, after it was nowhere.
    Arrived {
        /// What.
        subject: Subject,
        /// Where.
        place: PlaceId,
        /// How sure.
        confidence: Confidence,
        /// Why.
        why: Why,
    },
    /// A thing is somewhere else.
    Moved {
        /// What.
        subject: Subject,
        /// From where.
        from: PlaceId,
        /// To where.
        to: PlaceId,
        /// How sure.
        confidence: Confidence,
        /// Why.
        why: Why,
    },
    /// A thing left the site.
    Departed {
        /// What.
        subject: Subject,
        /// From where.
        from: PlaceId,
        /// How sure.
        confidence: Confidence,
        /// Why.
        why: Why,
    },
    /// A tag was tied to an item.
    TagLinked {
        /// The tag.
        tag: TagId,
        /// The number on it.
        #[serde(with = "epc_hex")]
        epc: Epc,
        /// The item.
        asset: AssetId,
        /// The item it was on before.
        before: Option<AssetId>,
    },
    /// A tag was untied.
    TagUnlinked {
        /// The tag.
        tag: TagId,
        /// The item it was on.
        asset: AssetId,
    },
    /// A tag does not matter any more, or does again.
    TagIgnored {
        /// The tag.
        tag: TagId,
        /// Whether it is ignored now.
        is_ignored: bool,
    },
    /// An item was added.
    AssetAdded(Asset),
    /// An item was changed.
    AssetChanged {
        /// As it was.
        before: Asset,
        /// As it is.
        after: Asset,
    },
    /// An item was taken off the list.
    AssetRemoved(Asset),
    /// A product was added.
    ProductAdded(Product),
    /// A place was added or changed.
    PlaceDrawn {
        /// As it was; `None` for a new one.
        before: Option<Place>,
        /// As it is.
        after: Place,
    },
    /// A place was removed.
    PlaceRemoved(Place),
    /// A reader was added or changed.
    ReaderSet {
        /// As it was; `None` for a new one.
        before: Option<ReaderConfig>,
        /// As it is.
        after: ReaderConfig,
    },
    /// A reader was removed.
    ReaderRemoved(ReaderConfig),
    /// A reader stopped working. Nothing it watched has moved because of that.
    ReaderLost {
        /// The reader.
        reader: ReaderId,
        /// Why.
        trouble: Trouble,
    },
    /// A reader works again.
    ReaderBack {
        /// The reader.
        reader: ReaderId,
    },
    /// Something about tags or readers is odd, and somebody should know. Said once for each.
    Noticed(Oddity),
    /// Reads that came late: it was here then, whatever is known of now. The moment of the fact is when it began.
    SeenBefore {
        /// What.
        subject: Subject,
        /// Where.
        place: PlaceId,
        /// Until when at least.
        until: Timestamp,
        /// How sure.
        confidence: Confidence,
        /// Why.
        why: Why,
    },
    /// A person was added or changed.
    PersonSet {
        /// As it was; `None` for a new one.
        before: Option<Person>,
        /// As it is.
        after: Person,
    },
    /// A person got a PIN, another PIN, or none.
    PinSet {
        /// Whose.
        person: PersonId,
        /// Whether there is one from now on.
        has_pin: bool,
    },
    /// Settings were changed.
    SettingsChanged {
        /// As they were.
        before: Box<Settings>,
        /// As they are.
        after: Box<Settings>,
    },
    /// Something about a count.
    Count {
        /// Which one.
        count: CountId,
        /// What.
        news: CountNews,
    },
    /// A count did not find an item, or it turned up again.
    MissingSet {
        /// The item.
        asset: AssetId,
        /// Whether it is missing now.
        is_missing: bool,
    },
    /// Something a person did was taken back.
    Undone {
        /// What.
        group: GroupId,
    },
    /// A report was made.
    ReportMade {
        /// Which one.
        report: String,
        /// In which format.
        format: String,
        /// With how many rows.
        rows: u64,
    },
    /// The oldest part of the log was put into a file of its own and leaves the database. What it said stays true.
    LogArchived {
        /// The number of the last fact that leaves.
        last: u64,
        /// Its hash, in hex digits: the archive can be checked against it for ever.
        hash: String,
        /// The name of the archive file.
        file: String,
    },
}

/// What is odd.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Oddity {
    /// A reader's clock is wrong by so many milliseconds; above zero it is ahead. Its reads were put right.
    ClockOff {
        /// The reader.
        reader: ReaderId,
        /// By how much.
        ahead_ms: i64,
    },
    /// Two chips carry one number.
    TagCopied {
        /// The number.
        #[serde(with = "epc_hex")]
        epc: Epc,
        /// The chip that was known.
        known: TagId,
        /// The other one.
        copy: TagId,
    },
}

/// A fact the engine decided, on its way into the log.
#[derive(Clone, Debug, PartialEq)]
pub struct ToRecord {
    /// What became true.
    pub fact: Fact,
    /// When it became true (event time).
    pub at: Timestamp,
    /// Who did it.
    pub who: Who,
    /// How.
    pub how: How,
    /// The undo group it belongs to, if a person did it.
    pub group: Option<GroupId>,
}

/// A fact in the log. (station, sequence) names it in a whole fleet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// The installation that recorded it.
    pub station: StationId,
    /// Its number; grows by one, given by the store.
    pub sequence: u64,
    /// When it became true (event time).
    pub at: Timestamp,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who did it.
    pub who: Who,
    /// How.
    pub how: How,
    /// The undo group it belongs to, if a person did it.
    pub group: Option<GroupId>,
    /// What became true.
    pub fact: Fact,
}
