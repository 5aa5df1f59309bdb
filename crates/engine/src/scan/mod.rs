//! A deliberate scan: a person meant this one. `raw text → what it is → what the house knows of it → what that means on
//! the screen that is open`. Only `Desk::decide` decides; what is to be done comes back as commands, which are checked
//! and done like all others.

mod decide;
mod pad;
mod resolve;
#[cfg(test)]
mod tests;

use codes::Epc;
use codes::house::CommandCard;
use model::{AssetId, Command, CountId, Heard, Now, PersonId, PlaceId, ProductId, Subject, Tick};

use crate::count::Counts;
use crate::directory::Directory;
use crate::limits::PUTTING;
use pad::Pads;
pub(crate) use resolve::resolve;

/// The screens a person can be at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Screen {
    /// Where is everything?
    #[default]
    Live,
    /// Is everything here?
    Count,
    /// Where is this one thing?
    Find,
    /// What do we have?
    Items,
    /// What needs me?
    Alerts,
    /// What can I show?
    Reports,
    /// Is the equipment right?
    Setup,
}

/// What an open picker takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Picker {
    /// One item.
    Item,
    /// A place.
    Place,
    /// The place this item shall go to.
    PlaceFor(AssetId),
    /// A product.
    Product,
}

/// What a person is at when they scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The open screen.
    pub screen: Screen,
    /// A picker that is open over it.
    pub picker: Option<Picker>,
    /// The item whose tag is waited for (*Link a tag*).
    pub linking: Option<AssetId>,
    /// The count on the screen.
    pub count: Option<CountId>,
    /// What is looked for.
    pub targets: Vec<Subject>,
}

/// What the house knows of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// One thing of ours.
    Item(AssetId),
    /// Many things have this code.
    Product(ProductId),
    /// A place of ours.
    Place(PlaceId),
    /// A person of ours.
    Person(PersonId),
    /// A command card.
    Card(CommandCard),
    /// A tag number in no list.
    UnknownTag(Epc),
    /// A sound code in no list.
    UnknownCode,
    /// Damaged, cut off, or against the rules of its own form.
    Unreadable(codes::Refusal),
}

/// How a scan sounds, and the colour of the frame that flashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Understood, found.
    Good,
    /// Counted already.
    Again,
    /// It belongs elsewhere.
    Extra,
    /// In no list.
    Unknown,
    /// Come back to the screen.
    Error,
}

/// What a scan leads to on the screen. What it changes stands in [`Answer::commands`].
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Select it, fly to it, open its panel.
    Show(AssetId),
    /// Open it in the list of items.
    Open(AssetId),
    /// Go there and list what is in it.
    GoTo(PlaceId),
    /// Show only what is there.
    FilterPlace(PlaceId),
    /// Show only this product.
    FilterProduct(ProductId),
    /// The card for a tag that is in no list; without a number for a code that is none.
    NewTag(Option<Epc>),
    /// A new item with this tag filled in.
    NewItem(Option<Epc>),
    /// Tie this tag to the item that waits for it.
    Link(AssetId, Epc),
    /// The tag that was meant to be tied is on this item already.
    TagTaken(AssetId, AssetId),
    /// Work as this person.
    Switch(PersonId),
    /// Ask in the strip: go on as this person?
    ContinueAs(PersonId),
    /// Offer the place of this item for the count.
    OfferPlace(AssetId, Option<PlaceId>),
    /// The place was put on the count.
    PlanPlace(PlaceId),
    /// Count this product only.
    PlanProduct(ProductId),
    /// Nobody knows it; say so while the count is prepared.
    PlanUnknown,
    /// Counted: expected and found.
    Found(AssetId),
    /// Counted before.
    Again(AssetId),
    /// Counted: it belongs elsewhere.
    Extra(AssetId),
    /// Counted: a tag in no list; again if it was there before.
    Unlisted,
    /// The count does not run: nothing was counted.
    NotCounting(AssetId),
    /// Whoever counts stands here now.
    Stand(PlaceId),
    /// Ask in the strip: count this place too?
    CountToo(PlaceId),
    /// Look for these.
    Target(Vec<Subject>),
    /// Look for a tag by its number.
    TargetTag(Epc),
    /// The one that was looked for.
    FoundIt(AssetId),
    /// Look for the targets from here.
    SearchFrom(PlaceId),
    /// What happened to it.
    ReportItem(AssetId),
    /// A report of this place.
    ReportPlace(PlaceId),
    /// A report of this product.
    ReportProduct(ProductId),
    /// Say that nobody knows it.
    SayUnknown,
    /// Show what it is; change nothing.
    Details,
    /// Put it into the open picker.
    FillItem(AssetId),
    /// Put it into the open picker.
    FillPlace(PlaceId),
    /// Put it into the open picker.
    FillProduct(ProductId),
    /// The open picker wants something else.
    WrongKind,
    /// It goes there.
    Move(AssetId, PlaceId),
    /// What is scanned next goes there.
    Put(PlaceId),
    /// A command card.
    Card(CommandCard),
    /// Could not be read.
    Unreadable,
}

/// The answer to a scan.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was scanned, cleaned: a tag number as hex, else the text.
    pub raw: String,
    /// What it is.
    pub meaning: Meaning,
    /// What it leads to.
    pub deed: Deed,
    /// What it changes; done as one.
    pub commands: Vec<Command>,
    /// How it sounds.
    pub tone: Tone,
    /// Changes of one run ("putting into a place") are taken back together: this is its number.
    pub run: Option<u32>,
    /// What is scanned next goes there, until then.
    pub putting: Option<(PlaceId, Tick)>,
}

/// What is remembered between scans.
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    pub(crate) context: Context,
    pads: Pads,
    putting: Option<Putting>,
    /// The item that was scanned last, and until when its place is waited for.
    item: Option<(AssetId, Tick)>,
    runs: u32,
}

/// Things are being put into a place.
#[derive(Clone, Copy, Debug)]
struct Putting {
    place: PlaceId,
    until: Tick,
    run: u32,
}

impl Desk {
    /// A read of a desk pad; gives the tag when it was meant.
    pub(crate) fn hear(&mut self, heard: &Heard, now: Now) -> Option<Epc> {
        self.pads.hear(heard, now.tick)
    }

    /// A typed, pasted or scanned text. The one way to a decision.
    pub(crate) fn decide(&mut self, directory: &Directory, counts: &Counts, text: &str, now: Now) -> Answer {
        let raw = resolve::clean(text);
        let meaning = resolve(directory, &raw);
        self.answer(directory, counts, raw, meaning, now)
    }

    /// A tag that was held to a desk pad.
    pub(crate) fn decide_tag(
        &mut self,
        directory: &Directory,
        counts: &Counts,
        epc: &Epc,
        now: Now,
    ) -> Answer {
        let meaning = resolve::of_tag(directory, epc);
        self.answer(directory, counts, epc.to_hex(), meaning, now)
    }

    fn answer(
        &mut self,
        directory: &Directory,
        counts: &Counts,
        raw: String,
        meaning: Meaning,
        now: Now,
    ) -> Answer {
        self.forget_old(directory, now.tick);
        let made = decide::decide(directory, counts, &self.context, &meaning);
        let mut answer = Answer {
            raw,
            meaning,
            deed: made.deed,
            commands: made.commands,
            tone: made.tone,
            run: None,
            putting: None,
        };
        if self.context.screen == Screen::Live && self.context.picker.is_none() {
            self.put(&mut answer, now.tick);
        } else {
            (self.putting, self.item) = (None, None);
        }
        answer.putting = self.putting.map(|putting| (putting.place, putting.until));
        answer
    }

    /// Nothing is put anywhere any more.
    pub(crate) fn stop_putting(&mut self) {
        (self.putting, self.item) = (None, None);
    }

    fn forget_old(&mut self, directory: &Directory, now: Tick) {
        self.putting =
            self.putting.filter(|putting| putting.until > now && directory.place(putting.place).is_some());
        self.item = self.item.filter(|(item, until)| *until > now && directory.asset(*item).is_some());
    }

    /// Moving without touching the screen: an item and then its place, or a place and then what goes there.
    fn put(&mut self, answer: &mut Answer, now: Tick) {
        let until = now + PUTTING;
        match (&answer.meaning, self.item, self.putting) {
            (Meaning::Item(item), _, Some(putting)) => {
                answer.deed = Deed::Move(*item, putting.place);
                answer.commands = vec![Command::MoveAsset { asset: *item, place: Some(putting.place) }];
                answer.run = Some(putting.run);
                self.putting = Some(Putting { until, ..putting });
                self.item = None;
            }
            (Meaning::Item(item), _, None) => self.item = Some((*item, until)),
            (Meaning::Place(place), Some((item, _)), None) => {
                answer.deed = Deed::Move(item, *place);
                answer.commands = vec![Command::MoveAsset { asset: item, place: Some(*place) }];
                self.item = None;
            }
            (Meaning::Place(place), _, _) => {
                self.runs = self.runs.wrapping_add(1);
                self.putting = Some(Putting { place: *place, until, run: self.runs });
                answer.deed = Deed::Put(*place);
            }
            (
                Meaning::Product(_)
                | Meaning::Person(_)
                | Meaning::Card(_)
                | Meaning::UnknownTag(_)
                | Meaning::UnknownCode
                | Meaning::Unreadable(_),
                _,
                _,
            ) => {}
        }
    }
}
