//! The live picture: headline, notices, scan strip, jobs.

use serde::Serialize;
use ts_rs::TS;

use std::collections::BTreeMap;

use model::{Fact, Who};
use station::engine::{Mark, Numbers};
use station::store::AssetState;
use station::{Notice, NoticeKind, Strip};

use crate::count;
use crate::methods::Api;
use crate::names;
use crate::problem::Draft;
use crate::readers;

/// The state of a thing, with shape, word and colour on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MarkView {
    /// In its place.
    Here,
    /// Somewhere else than it belongs.
    WrongPlace,
    /// Not heard lately.
    NotSeen,
    /// A count did not find it.
    Missing,
    /// A tag that is in no list.
    Unknown,
    /// Something needs a person.
    Alert,
}

/// Numbers of a place with everything in it, or of the whole site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct NumbersView {
    /// Items that belong here.
    pub expected: u32,
    /// Items that are here and belong here.
    pub here: u32,
    /// Items that are here and belong elsewhere.
    pub wrong_place: u32,
    /// Items that belong here and were not heard lately.
    pub not_seen: u32,
    /// Items a count did not find.
    pub missing: u32,
    /// Unknown tags heard here.
    pub unknown: u32,
    /// Open alerts.
    pub alerts: u32,
    /// When anything was last heard here, UTC milliseconds.
    #[ts(type = "number | null")]
    pub last_read: Option<i64>,
}

/// A line over the screen, most important first.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NoticeView {
    /// Stable while it stands.
    pub id: String,
    /// `alarm`, `reader`, `storage`, `clock`, `new_reader`.
    pub kind: String,
    /// The problem code whose words are shown (`TS-READER-001`), or a notice word id (`notice-new-reader`).
    pub code: String,
    /// Values for the words.
    pub args: std::collections::BTreeMap<String, String>,
    /// Since when, UTC milliseconds.
    #[ts(type = "number")]
    pub since: i64,
    /// The reader it is about.
    pub reader: Option<String>,
    /// Who looks after it: a name, or the empty text for whoever stands at the desk.
    pub taken_by: Option<String>,
    /// Nobody wants to hear of it until then, UTC milliseconds.
    #[ts(type = "number | null")]
    pub quiet_until: Option<i64>,
}

/// What the scan strip says: the last thing that was done or moved.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StripView {
    /// Word id: `strip-moved`, `strip-linked`, `strip-added`, `strip-changed`, `strip-undone`, `strip-arrived`,
    /// `strip-departed`, `strip-new-tag`.
    pub words: String,
    /// Values for the words: `item`, `place`, `tag`.
    pub args: std::collections::BTreeMap<String, String>,
    /// The mark in front.
    pub mark: MarkView,
    /// When, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// The undo group, when a person did it and it can be taken back.
    pub undo: Option<String>,
}

/// Work that takes longer.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct JobView {
    /// Its id.
    pub id: String,
    /// `report`.
    pub kind: String,
    /// Which report.
    pub report: String,
    /// Which format.
    pub format: String,
    /// `waiting`, `running`, `done`, `failed`, `cancelled`.
    pub state: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all, if known.
    pub total: Option<u32>,
    /// When it began, UTC milliseconds.
    #[ts(type = "number")]
    pub since: i64,
    /// The file made, full path, for people.
    pub path: Option<String>,
    /// Its name alone.
    pub file: Option<String>,
    /// Rows in the file.
    pub rows: Option<u32>,
    /// Why it failed.
    pub problem: Option<crate::problem::Problem>,
}

impl From<Mark> for MarkView {
    fn from(mark: Mark) -> MarkView {
        match mark {
            Mark::Here => MarkView::Here,
            Mark::NotSeen => MarkView::NotSeen,
            Mark::Unknown => MarkView::Unknown,
            Mark::WrongPlace => MarkView::WrongPlace,
            Mark::Missing => MarkView::Missing,
            Mark::Alert => MarkView::Alert,
        }
    }
}

impl From<AssetState> for MarkView {
    fn from(state: AssetState) -> MarkView {
        match state {
            AssetState::Here => MarkView::Here,
            AssetState::NotSeen => MarkView::NotSeen,
            AssetState::WrongPlace => MarkView::WrongPlace,
        }
    }
}

impl From<Numbers> for NumbersView {
    fn from(numbers: Numbers) -> NumbersView {
        NumbersView {
            expected: numbers.expected,
            here: numbers.here,
            wrong_place: numbers.wrong_place,
            not_seen: numbers.not_seen,
            missing: numbers.missing,
            unknown: numbers.unknown,
            alerts: numbers.alerts,
            last_read: numbers.last_read.map(|at| at.0),
        }
    }
}

/// A notice as a screen shows it: code and values, the words are made there.
pub(crate) fn notice(api: &Api, notice: &Notice) -> NoticeView {
    let draft = match &notice.kind {
        NoticeKind::DiskFull => Draft::new("TS-STORE-001").arg("since", names::time_of_day(notice.since)),
        NoticeKind::StorageFailed { detail } => {
            Draft::new("TS-STORE-006").arg("folder", api.station.folder().root().display()).detail(detail)
        }
        NoticeKind::DiskLow => Draft::new("TS-STORE-009"),
        NoticeKind::FileDamaged { file, detail } => {
            Draft::new("TS-STORE-004").arg("file", file.display()).detail(detail)
        }
        NoticeKind::BackupFailed { detail } => {
            Draft::new("TS-STORE-010").arg("folder", api.station.folder().backups().display()).detail(detail)
        }
        NoticeKind::Fault { part } => Draft::new("TS-GENERAL-004").detail(part),
        NoticeKind::ReaderLost { name, trouble, reader } => readers::trouble(api, *reader, name, trouble),
        NoticeKind::ClockJumped { by_ms } => {
            Draft::new("TS-CLOCK-001").arg("minutes", by_ms.unsigned_abs().div_ceil(60_000))
        }
        NoticeKind::NewPort { path, label } => {
            Draft::new("notice-new-reader").arg("port", label).arg("path", path)
        }
    };
    NoticeView {
        id: notice.id.clone(),
        kind: notice_kind(&notice.kind).to_owned(),
        code: draft.code().to_owned(),
        args: draft.args().clone(),
        since: notice.since.0,
        reader: notice.kind.reader().map(|reader| reader.to_string()),
        taken_by: notice.taken.map(|taken| match taken.who {
            Who::Person(person) => names::person(api, person),
            Who::Floor | Who::Station => String::new(),
        }),
        quiet_until: notice.quiet_until.map(|until| until.0),
    }
}

fn notice_kind(kind: &NoticeKind) -> &'static str {
    match kind {
        NoticeKind::DiskFull
        | NoticeKind::StorageFailed { .. }
        | NoticeKind::DiskLow
        | NoticeKind::FileDamaged { .. }
        | NoticeKind::BackupFailed { .. }
        | NoticeKind::Fault { .. } => "storage",
        NoticeKind::ReaderLost { .. } => "reader",
        NoticeKind::ClockJumped { .. } => "clock",
        NoticeKind::NewPort { .. } => "new_reader",
    }
}

/// The scan strip; `None` for facts nobody has to be told about.
pub(crate) fn strip(strip: &Strip) -> Option<StripView> {
    let words = match &strip.recorded.fact {
        Fact::TagHeard { .. } => "strip-new-tag",
        Fact::Arrived { .. } => "strip-arrived",
        Fact::Moved { .. } => "strip-moved",
        Fact::Departed { .. } => "strip-departed",
        Fact::TagLinked { .. } => "strip-linked",
        Fact::TagUnlinked { .. } => "strip-unlinked",
        Fact::TagIgnored { .. } => "strip-ignored",
        Fact::AssetAdded(_) => "strip-added",
        Fact::AssetChanged { .. } => "strip-changed",
        Fact::AssetRemoved(_) => "strip-removed",
        Fact::Undone { .. } => "strip-undone",
        Fact::PlaceDrawn { .. } => "strip-place-drawn",
        Fact::PlaceRemoved(_) => "strip-place-removed",
        Fact::ReaderSet { .. } => "strip-reader-set",
        Fact::ReaderRemoved(_) => "strip-reader-removed",
        Fact::Count { news, .. } => count::strip_words(news)?,
        Fact::MissingSet { is_missing: true, .. } => "strip-missing",
        Fact::MissingSet { is_missing: false, .. } => "strip-not-missing",
        Fact::ProductAdded(_)
        | Fact::ReaderLost { .. }
        | Fact::Noticed(_)
        | Fact::SeenBefore { .. }
        | Fact::ReaderBack { .. }
        | Fact::PersonSet { .. }
        | Fact::PinSet { .. }
        | Fact::SettingsChanged { .. }
        | Fact::ReportMade { .. }
        | Fact::LogArchived { .. } => return None,
    };
    let mut args = BTreeMap::new();
    for (name, value) in [("item", &strip.item), ("place", &strip.place), ("tag", &strip.tag)] {
        args.insert(name.to_owned(), value.clone().unwrap_or_default());
    }
    if let Fact::ReaderSet { after: reader, .. } | Fact::ReaderRemoved(reader) = &strip.recorded.fact {
        args.insert("reader".to_owned(), reader.name.clone());
    }
    Some(StripView {
        words: words.to_owned(),
        args,
        mark: strip.mark.into(),
        at: strip.recorded.at.0,
        undo: strip.undo.map(|group| group.to_string()),
    })
}
