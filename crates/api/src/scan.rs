//! Deliberate scans: what a scanned, typed or pasted text is, and what it leads to on the screen that is open.

use std::collections::BTreeMap;

use codes::house::{COMMANDS, CommandCard, HouseCode};
use model::{AssetId, PlaceId, Subject};
use serde::{Deserialize, Serialize};
use station::engine::scan::{Answer, Context, Deed, Meaning, Picker, Screen, Tone};
use station::{Accepted, LookingAt, Picture, ScanPicture, SubmitError};
use ts_rs::TS;

use crate::app::{Done, Nothing};
use crate::methods::Api;
use crate::problem::{self, Problem};
use crate::session::Session;
use crate::{limits, map, names, places};

/// What a person is at when they scan.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct ScanContext {
    /// The watch of this window (`Live.watch`).
    pub watch: u32,
    /// `live`, `count`, `find`, `items`, `alerts`, `reports`, `setup`.
    pub screen: String,
    /// An open picker: `item`, `place`, `product`.
    pub picker: Option<String>,
    /// The item whose new place is waited for.
    pub moving: Option<String>,
    /// The item whose tag is waited for.
    pub linking: Option<String>,
    /// The count on the screen.
    pub count: Option<String>,
    /// What is looked for: `i:<asset>` or `t:<tag>`.
    pub targets: Vec<String>,
}

/// A text that was scanned, typed or pasted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ScanText {
    /// The text.
    pub text: String,
    /// What was on the screen.
    pub context: ScanContext,
}

/// Things are being put into a place.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PuttingView {
    /// Its id.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Until when, on the station's clock, UTC milliseconds.
    #[ts(type = "number")]
    pub until: i64,
}

/// What a scan is and what it leads to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ScanView {
    /// Running number of scans on desk pads; 0 for a text.
    pub n: u32,
    /// The window it is for.
    pub watch: u32,
    /// What the screen does: `show`, `open`, `go_to`, `filter_place`, `filter_product`, `new_tag`, `new_item`, `link`,
    /// `tag_taken`, `switch`, `continue_as`, `offer_place`, `plan_place`, `plan_product`, `plan_unknown`, `found`,
    /// `again`, `extra`, `unlisted`, `not_counting`, `stand`, `count_too`, `target`, `target_tag`, `found_it`,
    /// `search_from`, `report_item`, `report_place`, `report_product`, `say_unknown`, `details`, `fill_item`,
    /// `fill_place`, `fill_product`, `wrong_kind`, `move`, `put`, `card`, `unreadable`.
    pub deed: String,
    /// `good`, `again`, `extra`, `unknown`, `error`.
    pub tone: String,
    /// Word id of the line in the strip: `scan-…`.
    pub words: String,
    /// Values for the words: `item`, `place`, `product`, `person`, `text`.
    pub args: BTreeMap<String, String>,
    /// What was scanned.
    pub raw: String,
    /// The thing it is about: `i:<asset>`, `t:<tag>` or `e:<tag number>`.
    pub key: Option<String>,
    /// The place it is about.
    pub place: Option<String>,
    /// The product it is about.
    pub product: Option<String>,
    /// The person it is about.
    pub person: Option<String>,
    /// The tag number it is about, hex.
    pub epc: Option<String>,
    /// `start_count`, `finish`, `undo`, `stop_reading`, `sound_off`, `next`.
    pub card: Option<String>,
    /// What to look for.
    pub targets: Vec<String>,
    /// What it is, for *Details*: name and value.
    pub details: Vec<(String, String)>,
    /// The undo group of what it changed.
    pub undo: Option<String>,
    /// Why what it leads to was not done.
    pub problem: Option<Problem>,
    /// What is scanned next goes there.
    pub putting: Option<PuttingView>,
    /// When, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}

/// A command card to print.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CardView {
    /// `start_count` …
    pub card: String,
    /// The text in the bar code.
    pub text: String,
    /// Widths of bars and gaps in turn, a bar first, in the narrowest width.
    pub bars: Vec<u8>,
}

/// A text was scanned, typed or pasted.
pub(crate) fn text(api: &Api, session: &Session, wish: ScanText) -> Result<ScanView, Problem> {
    let at = looking_at(api, session, &wish.context)?;
    let watch = at.watch;
    let text: String = wish.text.chars().take(limits::SCAN_CHARS_MAX).collect();
    let scanned = api.station.scan(text, at).map_err(|why| problem::of_submit(api, &why))?;
    let shown = Shown { n: 0, watch, outcome: scanned.outcome.as_ref(), at: api.station.now().at.0 };
    Ok(view(api, &scanned.answer, &shown))
}

/// Something else is on the screen now; the next tag on a desk pad is for that.
pub(crate) fn look(api: &Api, session: &Session, wish: ScanContext) -> Result<Done, Problem> {
    let at = looking_at(api, session, &wish)?;
    api.station.look_at(at).map(|()| Done::default()).map_err(|why| problem::of_submit(api, &why))
}

/// The command cards, for the sheet.
pub(crate) fn cards(_: &Api, _: &Session, _: Nothing) -> Result<Vec<CardView>, Problem> {
    let view = |(card, _): &(CommandCard, &str)| {
        let text = HouseCode::Command(*card).to_text().map_err(|why| problem::bad_values(&why))?;
        let bars = codes::code39::bars(&text).map_err(|why| problem::bad_values(&why))?;
        Ok(CardView { card: card_word(*card).to_owned(), text, bars })
    };
    COMMANDS.iter().map(view).collect()
}

/// The code that shows how the keyboard of a gun is set: it holds the characters that differ (`ui/src/lib/gun.ts`).
pub(crate) fn lesson(_: &Api, _: &Session, _: Nothing) -> Result<CardView, Problem> {
    let text = "aA1-_/:?#@\"&=+%".to_owned();
    let bars = codes::code128::bars(&text).map_err(|why| problem::bad_values(&why))?;
    Ok(CardView { card: "lesson".to_owned(), text, bars })
}

fn looking_at(api: &Api, session: &Session, wish: &ScanContext) -> Result<LookingAt, Problem> {
    Ok(LookingAt { watch: wish.watch, context: context(wish)?, asker: api.asker(session) })
}

fn context(wish: &ScanContext) -> Result<Context, Problem> {
    let asset = |id: &Option<String>| -> Result<Option<AssetId>, Problem> {
        id.as_deref().map(|id| id.parse().map_err(|why| problem::bad_values(&why))).transpose()
    };
    let picker = match (wish.picker.as_deref(), asset(&wish.moving)?) {
        (_, Some(moving)) => Some(Picker::PlaceFor(moving)),
        (Some("item"), None) => Some(Picker::Item),
        (Some("place"), None) => Some(Picker::Place),
        (Some("product"), None) => Some(Picker::Product),
        (Some(other), None) => return Err(problem::bad_values(&format!("there is no picker {other}"))),
        (None, None) => None,
    };
    let targets = wish.targets.iter().take(limits::TARGETS_MAX).map(|key| map::subject(key));
    let count = wish.count.as_deref().map(str::parse).transpose();
    Ok(Context {
        screen: screen(&wish.screen)?,
        picker,
        linking: asset(&wish.linking)?,
        count: count.map_err(|why| problem::bad_values(&why))?,
        targets: targets.collect::<Result<_, _>>()?,
    })
}

fn screen(word: &str) -> Result<Screen, Problem> {
    Ok(match word {
        "live" => Screen::Live,
        "count" => Screen::Count,
        "find" => Screen::Find,
        "items" => Screen::Items,
        "alerts" => Screen::Alerts,
        "reports" => Screen::Reports,
        "setup" => Screen::Setup,
        other => return Err(problem::bad_values(&format!("there is no screen {other}"))),
    })
}

/// What is known of a scan besides its answer.
struct Shown<'a> {
    n: u64,
    watch: u32,
    outcome: Option<&'a Result<Accepted, SubmitError>>,
    at: i64,
}

/// A tag that was held to a desk pad.
pub(crate) fn of_pad(api: &Api, scan: &ScanPicture) -> ScanView {
    let shown = Shown { n: scan.n, watch: scan.watch, outcome: None, at: scan.at.0 };
    let mut view = view(api, &scan.answer, &shown);
    view.undo = scan.undo.map(|group| group.to_string());
    if let Some(refusal) = &scan.refusal {
        fail(api, &mut view, refusal);
    }
    view
}

fn fail(api: &Api, view: &mut ScanView, why: &SubmitError) {
    view.problem = Some(problem::of_submit(api, why));
    view.tone = "error".to_owned();
    view.words = "scan-not-done".to_owned();
}

/// The parts of a deed that a screen needs.
#[derive(Default)]
struct Parts {
    subject: Option<Subject>,
    place: Option<PlaceId>,
    product: Option<model::ProductId>,
    person: Option<model::PersonId>,
    epc: Option<codes::Epc>,
    card: Option<CommandCard>,
    targets: Vec<Subject>,
    other: Option<AssetId>,
}

fn item(asset: AssetId) -> Parts {
    Parts { subject: Some(Subject::Asset(asset)), ..Parts::default() }
}

fn at(place: PlaceId) -> Parts {
    Parts { place: Some(place), ..Parts::default() }
}

/// Word of the deed, word id of the line in the strip, and what it is about.
fn told(deed: &Deed) -> (&'static str, &'static str, Parts) {
    let of_product = |product| Parts { product: Some(product), ..Parts::default() };
    let of_person = |person| Parts { person: Some(person), ..Parts::default() };
    let of_epc = |epc: Option<codes::Epc>| Parts { epc, ..Parts::default() };
    match deed {
        Deed::Show(asset) => ("show", "scan-item", item(*asset)),
        Deed::Open(asset) => ("open", "scan-item", item(*asset)),
        Deed::GoTo(place) => ("go_to", "scan-place", at(*place)),
        Deed::FilterPlace(place) => ("filter_place", "scan-place", at(*place)),
        Deed::FilterProduct(product) => ("filter_product", "scan-product", of_product(*product)),
        Deed::NewTag(epc) => ("new_tag", "scan-unknown", of_epc(*epc)),
        Deed::NewItem(epc) => ("new_item", "scan-unknown", of_epc(*epc)),
        Deed::Link(asset, epc) => ("link", "scan-linked", Parts { epc: Some(*epc), ..item(*asset) }),
        Deed::TagTaken(_, other) => {
            ("tag_taken", "scan-tag-taken", Parts { other: Some(*other), ..item(*other) })
        }
        Deed::Switch(person) => ("switch", "scan-person", of_person(*person)),
        Deed::ContinueAs(person) => ("continue_as", "scan-person", of_person(*person)),
        Deed::OfferPlace(asset, place) => {
            ("offer_place", "scan-offer-place", Parts { place: *place, ..item(*asset) })
        }
        Deed::PlanPlace(place) => ("plan_place", "scan-plan-place", at(*place)),
        Deed::PlanProduct(product) => ("plan_product", "scan-plan-product", of_product(*product)),
        Deed::PlanUnknown => ("plan_unknown", "scan-unknown", Parts::default()),
        Deed::Found(asset) => ("found", "scan-found", item(*asset)),
        Deed::Again(asset) => ("again", "scan-again", item(*asset)),
        Deed::Extra(asset) => ("extra", "scan-extra", item(*asset)),
        Deed::Unlisted => ("unlisted", "scan-unlisted", Parts::default()),
        Deed::NotCounting(asset) => ("not_counting", "scan-not-counting", item(*asset)),
        Deed::Stand(place) => ("stand", "scan-stand", at(*place)),
        Deed::CountToo(place) => ("count_too", "scan-count-too", at(*place)),
        Deed::Target(targets) => {
            ("target", "scan-target", Parts { targets: targets.clone(), ..Parts::default() })
        }
        Deed::TargetTag(epc) => ("target_tag", "scan-target", of_epc(Some(*epc))),
        Deed::FoundIt(asset) => ("found_it", "scan-found-it", item(*asset)),
        Deed::SearchFrom(place) => ("search_from", "scan-place", at(*place)),
        Deed::ReportItem(asset) => ("report_item", "scan-item", item(*asset)),
        Deed::ReportPlace(place) => ("report_place", "scan-place", at(*place)),
        Deed::ReportProduct(product) => ("report_product", "scan-product", of_product(*product)),
        Deed::SayUnknown => ("say_unknown", "scan-unknown", Parts::default()),
        Deed::Details => ("details", "scan-details", Parts::default()),
        Deed::FillItem(asset) => ("fill_item", "scan-item", item(*asset)),
        Deed::FillPlace(place) => ("fill_place", "scan-place", at(*place)),
        Deed::FillProduct(product) => ("fill_product", "scan-product", of_product(*product)),
        Deed::WrongKind => ("wrong_kind", "scan-wrong-kind", Parts::default()),
        Deed::Move(asset, place) => ("move", "scan-moved", Parts { place: Some(*place), ..item(*asset) }),
        Deed::Put(place) => ("put", "scan-put", at(*place)),
        Deed::Card(card) => ("card", "scan-card", Parts { card: Some(*card), ..Parts::default() }),
        Deed::Unreadable => ("unreadable", "scan-unreadable", Parts::default()),
    }
}

fn view(api: &Api, answer: &Answer, shown: &Shown) -> ScanView {
    let (deed, words, parts) = told(&answer.deed);
    let named = parts.subject.or(parts.targets.first().copied());
    let item = match named {
        Some(Subject::Asset(asset)) => names::asset(api, parts.other.unwrap_or(asset)),
        Some(Subject::Tag(_)) | None => String::new(),
    };
    let picture = api.station.picture();
    let mut args = BTreeMap::new();
    args.insert("item".to_owned(), item);
    args.insert("text".to_owned(), short(answer));
    args.insert(
        "place".to_owned(),
        parts.place.map_or_else(String::new, |place| names::short_path(&picture, place)),
    );
    args.insert("product".to_owned(), product_name(&picture, parts.product));
    args.insert(
        "person".to_owned(),
        parts.person.map_or_else(String::new, |one| names::person_in(&picture, one)),
    );
    let key = parts.subject.map(map::key).or_else(|| parts.epc.map(|epc| format!("e:{}", epc.to_hex())));
    let putting = answer.putting.map(|(place, until)| PuttingView {
        place: place.to_string(),
        name: names::short_path(&picture, place),
        until: shown.at + i64::try_from(api.station.now().tick.until(until).0).unwrap_or(0),
    });
    drop(picture);
    let mut view = ScanView {
        n: u32::try_from(shown.n).unwrap_or(u32::MAX),
        watch: shown.watch,
        deed: deed.to_owned(),
        tone: tone_word(answer.tone).to_owned(),
        words: words.to_owned(),
        args,
        raw: answer.raw.clone(),
        key,
        place: parts.place.map(|place| place.to_string()),
        product: parts.product.map(|product| product.to_string()),
        person: parts.person.map(|person| person.to_string()),
        epc: parts.epc.map(|epc| epc.to_hex()),
        card: parts.card.map(|card| card_word(card).to_owned()),
        targets: parts.targets.iter().map(|subject| map::key(*subject)).collect(),
        details: details(&answer.meaning, &answer.raw),
        undo: None,
        problem: None,
        putting,
        at: shown.at,
    };
    match shown.outcome {
        Some(Ok(accepted)) if accepted.can_undo => view.undo = Some(accepted.group.to_string()),
        Some(Err(why)) => fail(api, &mut view, why),
        Some(Ok(_)) | None => {}
    }
    view
}

fn product_name(picture: &Picture, product: Option<model::ProductId>) -> String {
    product.and_then(|id| picture.products.get(&id)).map(|product| product.name.clone()).unwrap_or_default()
}

/// As much of a text as fits into a line; of a tag number the end, as on labels.
fn short(answer: &Answer) -> String {
    let text = answer.raw.as_str();
    let end = text.len().saturating_sub(8);
    if let (Meaning::UnknownTag(_), Some(last)) = (&answer.meaning, text.get(end..)) {
        let (one, two) = last.split_at(last.len() / 2);
        return format!("…{one} {two}");
    }
    let mut short: String = text.chars().take(limits::SCAN_SHOWN_CHARS).collect();
    if text.chars().nth(limits::SCAN_SHOWN_CHARS).is_some() {
        short.push('…');
    }
    short
}

fn tone_word(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Again => "again",
        Tone::Extra => "extra",
        Tone::Unknown => "unknown",
        Tone::Error => "error",
    }
}

fn card_word(card: CommandCard) -> &'static str {
    match card {
        CommandCard::StartCount => "start_count",
        CommandCard::Finish => "finish",
        CommandCard::Undo => "undo",
        CommandCard::StopReading => "stop_reading",
        CommandCard::SoundOff => "sound_off",
        CommandCard::Next => "next",
    }
}

/// What was scanned, for those who want to know.
fn details(meaning: &Meaning, raw: &str) -> Vec<(String, String)> {
    let kind = match meaning {
        Meaning::Item(_) => "item",
        Meaning::Product(_) => "product",
        Meaning::Place(_) => "place",
        Meaning::Person(_) => "person",
        Meaning::Card(_) => "command card",
        Meaning::UnknownTag(_) => "tag number in no list",
        Meaning::UnknownCode => "code in no list",
        Meaning::Unreadable(_) => "unreadable",
    };
    let mut details = vec![("kind".to_owned(), kind.to_owned()), ("text".to_owned(), raw.to_owned())];
    match meaning {
        Meaning::Unreadable(why) => details.push(("reason".to_owned(), why.to_string())),
        Meaning::Item(_)
        | Meaning::Product(_)
        | Meaning::Place(_)
        | Meaning::Person(_)
        | Meaning::Card(_)
        | Meaning::UnknownTag(_)
        | Meaning::UnknownCode => {
            if let Ok(decoded) = codes::explain(raw, None) {
                details.push(("meaning".to_owned(), decoded.words()));
            }
        }
    }
    details
}

/// Place ids that came from a screen.
pub(crate) fn place_ids(ids: &[String]) -> Result<Vec<PlaceId>, Problem> {
    ids.iter().map(|id| places::id(id)).collect()
}
