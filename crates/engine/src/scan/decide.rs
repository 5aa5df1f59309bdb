//! What a scan does on each screen: one function, one row of its table per screen.

use codes::Epc;
use model::{Command, Count, CountId, CountPlan, CountStep, CountWish, PlaceId, Subject};

use super::{Context, Deed, Meaning, Picker, Screen, Tone};
use crate::count::{Counts, lies_in, outcome};
use crate::directory::Directory;
use crate::limits::TARGETS_MAX;

/// What was decided.
pub(super) struct Made {
    pub(super) deed: Deed,
    pub(super) commands: Vec<Command>,
    pub(super) tone: Tone,
}

fn made(deed: Deed, tone: Tone) -> Made {
    Made { deed, commands: Vec::new(), tone }
}

fn good(deed: Deed) -> Made {
    made(deed, Tone::Good)
}

fn unknown(deed: Deed) -> Made {
    made(deed, Tone::Unknown)
}

/// The tag number of something unknown, if it is one.
fn number(meaning: &Meaning) -> Option<Epc> {
    if let Meaning::UnknownTag(epc) = meaning { Some(*epc) } else { None }
}

pub(super) fn decide(directory: &Directory, counts: &Counts, context: &Context, meaning: &Meaning) -> Made {
    match meaning {
        Meaning::Unreadable(_) => return made(Deed::Unreadable, Tone::Error),
        Meaning::Card(card) => return good(Deed::Card(*card)),
        Meaning::Item(_)
        | Meaning::Product(_)
        | Meaning::Place(_)
        | Meaning::Person(_)
        | Meaning::UnknownTag(_)
        | Meaning::UnknownCode => {}
    }
    if let Some(picker) = context.picker {
        return fill(picker, meaning);
    }
    match context.screen {
        Screen::Live => live(meaning),
        Screen::Count => count(directory, counts, context.count, meaning),
        Screen::Find => find(directory, &context.targets, meaning),
        Screen::Items => items(context, meaning),
        Screen::Alerts => alerts(meaning),
        Screen::Reports => reports(meaning),
        Screen::Setup => good(Deed::Details),
    }
}

fn live(meaning: &Meaning) -> Made {
    match meaning {
        Meaning::Item(item) => good(Deed::Show(*item)),
        Meaning::Place(place) => good(Deed::GoTo(*place)),
        Meaning::Product(product) => good(Deed::FilterProduct(*product)),
        Meaning::Person(person) => good(Deed::Switch(*person)),
        Meaning::UnknownTag(_) | Meaning::UnknownCode | Meaning::Card(_) | Meaning::Unreadable(_) => {
            unknown(Deed::NewTag(number(meaning)))
        }
    }
}

fn items(context: &Context, meaning: &Meaning) -> Made {
    match (meaning, context.linking) {
        (Meaning::UnknownTag(epc), Some(asset)) => {
            let link = Command::LinkTag { epc: *epc, asset, is_taking_over: false };
            Made { deed: Deed::Link(asset, *epc), commands: vec![link], tone: Tone::Good }
        }
        (Meaning::Item(item), Some(asset)) if *item != asset => {
            made(Deed::TagTaken(asset, *item), Tone::Error)
        }
        (Meaning::Item(item), _) => good(Deed::Open(*item)),
        (Meaning::Place(place), _) => good(Deed::FilterPlace(*place)),
        (Meaning::Product(product), _) => good(Deed::FilterProduct(*product)),
        (Meaning::Person(person), _) => good(Deed::Switch(*person)),
        (Meaning::UnknownTag(_) | Meaning::UnknownCode | Meaning::Card(_) | Meaning::Unreadable(_), _) => {
            unknown(Deed::NewItem(number(meaning)))
        }
    }
}

fn alerts(meaning: &Meaning) -> Made {
    match meaning {
        Meaning::Item(item) => good(Deed::Show(*item)),
        Meaning::Place(place) => good(Deed::FilterPlace(*place)),
        Meaning::Product(product) => good(Deed::FilterProduct(*product)),
        Meaning::Person(person) => good(Deed::Switch(*person)),
        Meaning::UnknownTag(_) | Meaning::UnknownCode | Meaning::Card(_) | Meaning::Unreadable(_) => {
            unknown(Deed::NewTag(number(meaning)))
        }
    }
}

fn reports(meaning: &Meaning) -> Made {
    match meaning {
        Meaning::Item(item) => good(Deed::ReportItem(*item)),
        Meaning::Place(place) => good(Deed::ReportPlace(*place)),
        Meaning::Product(product) => good(Deed::ReportProduct(*product)),
        Meaning::Person(person) => good(Deed::Switch(*person)),
        Meaning::UnknownTag(_) | Meaning::UnknownCode | Meaning::Card(_) | Meaning::Unreadable(_) => {
            unknown(Deed::SayUnknown)
        }
    }
}

fn find(directory: &Directory, targets: &[Subject], meaning: &Meaning) -> Made {
    match meaning {
        Meaning::Item(item) if targets.contains(&Subject::Asset(*item)) => good(Deed::FoundIt(*item)),
        Meaning::Item(item) => good(Deed::Target(vec![Subject::Asset(*item)])),
        Meaning::Place(place) => good(Deed::SearchFrom(*place)),
        Meaning::Product(product) => {
            let assets = directory.assets().values().filter(|asset| asset.product == Some(*product));
            let targets: Vec<Subject> =
                assets.take(TARGETS_MAX).map(|asset| Subject::Asset(asset.id)).collect();
            if targets.is_empty() { unknown(Deed::SayUnknown) } else { good(Deed::Target(targets)) }
        }
        Meaning::Person(person) => good(Deed::Switch(*person)),
        Meaning::UnknownTag(epc) => good(Deed::TargetTag(*epc)),
        Meaning::UnknownCode | Meaning::Card(_) | Meaning::Unreadable(_) => unknown(Deed::SayUnknown),
    }
}

fn fill(picker: Picker, meaning: &Meaning) -> Made {
    match (picker, meaning) {
        (Picker::Item, Meaning::Item(item)) => good(Deed::FillItem(*item)),
        (Picker::Place, Meaning::Place(place)) => good(Deed::FillPlace(*place)),
        (Picker::Product, Meaning::Product(product)) => good(Deed::FillProduct(*product)),
        (Picker::PlaceFor(asset), Meaning::Place(place)) => Made {
            deed: Deed::Move(asset, *place),
            commands: vec![Command::MoveAsset { asset, place: Some(*place) }],
            tone: Tone::Good,
        },
        (
            Picker::Item | Picker::Place | Picker::Product | Picker::PlaceFor(_),
            Meaning::Item(_)
            | Meaning::Place(_)
            | Meaning::Product(_)
            | Meaning::Person(_)
            | Meaning::UnknownTag(_)
            | Meaning::UnknownCode
            | Meaning::Card(_)
            | Meaning::Unreadable(_),
        ) => made(Deed::WrongKind, Tone::Error),
    }
}

/// The Count screen: before the start the scan prepares, after it it counts.
fn count(directory: &Directory, counts: &Counts, id: Option<CountId>, meaning: &Meaning) -> Made {
    match id.and_then(|id| counts.get(id)).filter(|count| count.step.is_open()) {
        Some(count) if count.step != CountStep::Preparing => running(directory, count, meaning),
        preparing => prepare(directory, preparing, meaning),
    }
}

fn prepare(directory: &Directory, count: Option<&Count>, meaning: &Meaning) -> Made {
    let plan = |change: &dyn Fn(&mut CountPlan)| {
        // Without a count the screen opens one: ids are made outside the engine.
        let Some(count) = count else { return Vec::new() };
        let mut plan = count.plan.clone();
        change(&mut plan);
        vec![Command::Count { count: count.id, wish: CountWish::Plan(plan) }]
    };
    match meaning {
        Meaning::Item(item) => {
            good(Deed::OfferPlace(*item, directory.asset(*item).and_then(|asset| asset.home)))
        }
        Meaning::Place(place) => Made {
            deed: Deed::PlanPlace(*place),
            commands: plan(&|plan| add_place(plan, *place)),
            tone: Tone::Good,
        },
        Meaning::Product(product) => Made {
            deed: Deed::PlanProduct(*product),
            commands: plan(&|plan| plan.product = Some(*product)),
            tone: Tone::Good,
        },
        Meaning::Person(person) => good(Deed::Switch(*person)),
        Meaning::UnknownTag(_) | Meaning::UnknownCode | Meaning::Card(_) | Meaning::Unreadable(_) => {
            unknown(Deed::PlanUnknown)
        }
    }
}

fn add_place(plan: &mut CountPlan, place: PlaceId) {
    if !plan.places.contains(&place) {
        plan.places.push(place);
    }
}

fn running(directory: &Directory, count: &Count, meaning: &Meaning) -> Made {
    let wish = |wish| vec![Command::Count { count: count.id, wish }];
    match meaning {
        Meaning::Item(item) => running_item(count, *item, wish),
        Meaning::Place(place) if lies_in(directory, &count.plan, *place) => {
            let commands = wish(CountWish::Stand(Some(*place)));
            Made { deed: Deed::Stand(*place), commands, tone: Tone::Good }
        }
        Meaning::Place(place) => good(Deed::CountToo(*place)),
        Meaning::Product(product) => good(Deed::FilterProduct(*product)),
        Meaning::Person(person) => good(Deed::ContinueAs(*person)),
        Meaning::UnknownTag(epc) => {
            // A number that no reader has heard yet has nothing that could be counted; it is still told.
            let tag = directory.find_tag(epc, None).filter(|_| count.step != CountStep::Closed);
            let commands = tag.map_or_else(Vec::new, |tag| wish(CountWish::Note(Subject::Tag(tag.id))));
            Made { deed: Deed::Unlisted, commands, tone: Tone::Unknown }
        }
        Meaning::UnknownCode | Meaning::Card(_) | Meaning::Unreadable(_) => unknown(Deed::Unlisted),
    }
}

fn running_item(count: &Count, item: model::AssetId, wish: impl Fn(CountWish) -> Vec<Command>) -> Made {
    let subject = Subject::Asset(item);
    if count.step == CountStep::Paused {
        return made(Deed::NotCounting(item), Tone::Error);
    }
    let outcome = outcome(count, subject);
    if count.lines.get(&subject).is_some_and(|line| line.outcome == outcome) {
        return made(Deed::Again(item), Tone::Again);
    }
    let commands = wish(CountWish::Note(subject));
    if count.expected.contains(&item) {
        Made { deed: Deed::Found(item), commands, tone: Tone::Good }
    } else {
        Made { deed: Deed::Extra(item), commands, tone: Tone::Extra }
    }
}
