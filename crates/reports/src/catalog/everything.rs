//! "Everything and where it is": each item with its tags, its home, its place, how sure that is and since when; then
//! the tags that are on no item.
//!
//! States are told as the screens tell them: "not seen" from the same silence on, counted back from the moment of the
//! report, so the numbers of the report are the numbers of the screen at that moment.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use model::{Belief, Confidence, Place, PlaceId, ReadPoint, ReaderId, Timestamp};
use store::{AssetState, Snapshot, UnknownTagRow, WhereRow};
use words::Message;

use crate::catalog::Report;
use crate::document::{Cell, CellKind, Column, Document, Filter, Section, Visit};
use crate::error::Error;
use crate::limits::{PAGE_ROWS, PLACE_DEPTH_MAX};
use crate::question::{Answers, Question, QuestionKind};

const PLACE: &str = "place";
const UNKNOWN: &str = "unknown";

pub(super) const REPORT: Report = Report {
    key: "everything",
    name: Message::ReportEverything,
    about: Message::ReportEverythingAbout,
    questions: &[
        Question { key: PLACE, label: Message::ReportsQuestionPlace, kind: QuestionKind::Place },
        Question { key: UNKNOWN, label: Message::ReportsQuestionUnknown, kind: QuestionKind::YesNo },
    ],
    answer,
};

const fn column(key: &'static str, head: Message, kind: CellKind, width: u8) -> Column {
    Column { key, head, kind, width }
}

const TAGS: Column = column("tags", Message::ReportColumnTags, CellKind::Tag, 30);
const PLACE_COLUMN: Column = column("place", Message::ReportColumnPlace, CellKind::Place, 34);
const LAST_SEEN: Column = column("last_seen", Message::ReportColumnLastSeen, CellKind::Time, 20);
const READER: Column = column("reader", Message::ReportColumnReader, CellKind::Text, 20);
const STATE: Column = column("state", Message::ReportColumnState, CellKind::Word, 14);

const ITEM_COLUMNS: &[Column] = &[
    column("name", Message::ReportColumnName, CellKind::Text, 28),
    column("number", Message::ReportColumnNumber, CellKind::Text, 14),
    column("product", Message::ReportColumnProduct, CellKind::Text, 22),
    TAGS,
    column("home", Message::ReportColumnHome, CellKind::Place, 34),
    PLACE_COLUMN,
    column("certainty", Message::ReportColumnCertainty, CellKind::Word, 11),
    column("since", Message::ReportColumnSince, CellKind::Time, 20),
    LAST_SEEN,
    READER,
    STATE,
    column("note", Message::ReportColumnNote, CellKind::Text, 30),
];

const UNKNOWN_COLUMNS: &[Column] = &[TAGS, PLACE_COLUMN, LAST_SEEN, READER, STATE];

/// What is the same for all rows.
struct Frame<'a> {
    snapshot: &'a Snapshot,
    /// Silence since this moment or longer is "not seen".
    stale: Timestamp,
    places: BTreeMap<PlaceId, Place>,
    readers: BTreeMap<ReaderId, String>,
    /// Only what is in these places; `None` = all.
    only: Option<BTreeSet<PlaceId>>,
}

fn answer<'a>(snapshot: &'a Snapshot, answers: &Answers, moment: Timestamp) -> Result<Document<'a>, Error> {
    let settings = snapshot.settings()?;
    let places: BTreeMap<PlaceId, Place> =
        snapshot.places()?.into_iter().map(|place| (place.id, place)).collect();
    let chosen = answers.place(PLACE);
    if chosen.is_some_and(|place| !places.contains_key(&place)) {
        return Err(Error::BadAnswer { key: PLACE.to_owned() });
    }
    let readers = snapshot.readers()?.into_iter().map(|reader| (reader.id, reader.name)).collect();
    let only =
        chosen.map(|place| places.keys().copied().filter(|inner| lies_in(&places, *inner, place)).collect());
    let frame = Frame { snapshot, stale: moment - settings.presence.stale_after, places, readers, only };

    let mut filters: Vec<Filter> =
        chosen.map(|place| Filter::Place(path(&frame.places, Some(place)).join(" › "))).into_iter().collect();
    let is_with_unknown = answers.is_yes(UNKNOWN);
    if !is_with_unknown {
        filters.push(Filter::NoUnknownTags);
    }
    Ok(Document {
        name: REPORT.name,
        file_name: Message::ReportEverythingFile,
        site: settings.site.name,
        is_demo: settings.site.is_demo,
        moment,
        filters,
        sections: sections(frame, is_with_unknown)?,
    })
}

fn sections(frame: Frame<'_>, is_with_unknown: bool) -> Result<Vec<Section<'_>>, Error> {
    let frame = std::rc::Rc::new(frame);
    let of_items = frame.clone();
    let mut items =
        Section::new(Message::ReportSectionItems, ITEM_COLUMNS, move |visit| walk_items(&of_items, visit));
    if frame.only.is_none() {
        items = items.with_count(frame.snapshot.asset_count()?);
    }
    let mut sections = vec![items];
    if is_with_unknown {
        let walk = move |visit: &mut Visit<'_>| walk_unknown(&frame, visit);
        sections.push(Section::new(Message::ReportSectionUnknown, UNKNOWN_COLUMNS, walk));
    }
    Ok(sections)
}

fn walk_items(frame: &Frame<'_>, visit: &mut Visit<'_>) -> Result<(), Error> {
    frame.snapshot.everything(frame.stale, |mut row| {
        row.epcs.sort_unstable();
        if frame.is_wanted(row.belief.as_ref().and_then(|belief| belief.place)) {
            visit(&item_cells(&row, frame))?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(())
}

fn walk_unknown(frame: &Frame<'_>, visit: &mut Visit<'_>) -> Result<(), Error> {
    let mut from = 0;
    loop {
        let page = frame.snapshot.unknown_tags(from, PAGE_ROWS)?;
        if page.rows.is_empty() {
            return Ok(());
        }
        from += page.rows.len() as u64;
        for row in page.rows.iter().filter(|row| frame.is_wanted(row.place)) {
            visit(&unknown_cells(row, frame))?;
        }
    }
}

impl Frame<'_> {
    fn is_wanted(&self, place: Option<PlaceId>) -> bool {
        self.only.as_ref().is_none_or(|only| place.is_some_and(|place| only.contains(&place)))
    }

    fn reader(&self, read_point: Option<ReadPoint>) -> Cell<'_> {
        let name = read_point.and_then(|point| self.readers.get(&point.reader));
        name.map_or(Cell::Empty, |name| Cell::text(name))
    }
}

fn item_cells<'r>(row: &'r WhereRow, frame: &'r Frame<'_>) -> [Cell<'r>; 12] {
    let belief = row.belief.as_ref();
    [
        Cell::text(&row.asset.name),
        Cell::text(&row.asset.number),
        row.product.as_ref().map_or(Cell::Empty, |product| Cell::text(&product.name)),
        Cell::tags(&row.epcs),
        Cell::place(&row.home_path),
        place_cell(row),
        belief.map_or(Cell::Empty, |belief| Cell::Word(certainty(belief.confidence))),
        Cell::time(belief.filter(|belief| belief.place.is_some()).map(|belief| belief.since)),
        Cell::time(belief.and_then(|belief| belief.heard_at)),
        belief.map_or(Cell::Empty, |belief| heard_by(belief, frame)),
        Cell::Word(state(row.state)),
        Cell::text(&row.asset.note),
    ]
}

/// Where it is; a thing that is nowhere says why, instead of an empty cell that could mean anything.
fn place_cell(row: &WhereRow) -> Cell<'_> {
    match &row.belief {
        None => Cell::Word(Message::ReportStateNoPlace),
        Some(belief) if belief.place.is_none() => Cell::Word(Message::ReportStateLeft),
        Some(_) => Cell::place(&row.place_path),
    }
}

fn heard_by<'r>(belief: &Belief, frame: &'r Frame<'_>) -> Cell<'r> {
    match belief.why.read_point {
        None => Cell::Word(Message::ReportByHand),
        Some(point) => frame.reader(Some(point)),
    }
}

fn unknown_cells<'r>(row: &'r UnknownTagRow, frame: &'r Frame<'_>) -> [Cell<'r>; 5] {
    let place = path(&frame.places, row.place);
    [
        Cell::tags(std::slice::from_ref(&row.tag.epc)),
        if place.is_empty() {
            Cell::Word(Message::ReportStateNoPlace)
        } else {
            Cell::Place(Cow::Owned(place))
        },
        Cell::time(row.heard_at),
        frame.reader(row.read_point),
        Cell::Word(Message::ReportStateUnknown),
    ]
}

fn certainty(confidence: Confidence) -> Message {
    match confidence {
        Confidence::Certain => Message::ReportCertaintyCertain,
        Confidence::Likely => Message::ReportCertaintyLikely,
        Confidence::Unsure => Message::ReportCertaintyUnsure,
    }
}

fn state(state: AssetState) -> Message {
    match state {
        AssetState::Here => Message::ReportStateHere,
        AssetState::NotSeen => Message::ReportStateNotSeen,
        AssetState::WrongPlace => Message::ReportStateWrongPlace,
    }
}

/// Names from the site down to the place.
fn path(places: &BTreeMap<PlaceId, Place>, place: Option<PlaceId>) -> Vec<String> {
    let mut names: Vec<String> = upwards(places, place).map(|place| place.name.clone()).collect();
    names.reverse();
    names
}

fn lies_in(places: &BTreeMap<PlaceId, Place>, inner: PlaceId, outer: PlaceId) -> bool {
    upwards(places, Some(inner)).any(|place| place.id == outer)
}

fn upwards(places: &BTreeMap<PlaceId, Place>, start: Option<PlaceId>) -> impl Iterator<Item = &Place> {
    let first = start.and_then(|place| places.get(&place));
    std::iter::successors(first, |place| place.parent.and_then(|parent| places.get(&parent)))
        .take(PLACE_DEPTH_MAX)
}

#[cfg(test)]
mod tests;
