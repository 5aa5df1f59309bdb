//! Counts: plan, start, pause, go on, note by eye, check, close, throw away.

use model::{
    AssetId, Command, Count, CountAction, CountGroup, CountId, CountLine, CountNews, CountPlan, CountStep,
    CountWish, Fact, How, Outcome, PlaceId, Refusal, Subject,
};

use super::assets::find;
use super::text::{check_code, check_room};
use super::{Answer, Decision, Ground};
use crate::count;
use crate::limits::{COUNT_EXPECTED_MAX, COUNT_PLACES_MAX, COUNTS_OPEN_MAX};

pub(super) fn decide(ground: &Ground, id: CountId, wish: &CountWish) -> Answer {
    if let CountWish::Plan(plan) = wish {
        return self::plan(ground, id, plan);
    }
    let count = ground.counts.get(id).ok_or(Refusal::NoSuchCount(id))?;
    match wish {
        CountWish::Plan(plan) => self::plan(ground, id, plan),
        CountWish::Turn(step) => turn(ground, count, *step),
        CountWish::Note(subject) => note(ground, count, *subject),
        CountWish::Forget(subject) => forget(count, *subject),
        CountWish::Stand(place) => stand(ground, count, *place),
        CountWish::Choose { group, subject, action } => choose(count, *group, *subject, *action),
    }
}

fn news(count: CountId, news: CountNews) -> Fact {
    Fact::Count { count, news }
}

fn wish(count: CountId, wish: CountWish) -> Command {
    Command::Count { count, wish }
}

/// Places can be put on while it runs ("count this too"): then more is expected.
fn plan(ground: &Ground, id: CountId, plan: &CountPlan) -> Answer {
    check_code(&plan.counter)?;
    check_room(plan.places.len().saturating_sub(1), COUNT_PLACES_MAX)?;
    if let Some(place) = plan.places.iter().find(|place| ground.directory.place(**place).is_none()) {
        return Err(Refusal::NoSuchPlace(*place));
    }
    if let Some(product) = plan.product.filter(|product| !ground.directory.has_product(*product)) {
        return Err(Refusal::NoSuchProduct(product));
    }
    let Some(count) = ground.counts.get(id) else {
        check_room(ground.counts.open_count(), COUNTS_OPEN_MAX)?;
        let opened = CountNews::Planned { before: None, after: plan.clone() };
        return Decision::one(news(id, opened), vec![wish(id, CountWish::Turn(CountStep::Dropped))]);
    };
    if count.plan == *plan {
        return Decision::nothing();
    }
    let mut facts =
        vec![news(id, CountNews::Planned { before: Some(count.plan.clone()), after: plan.clone() })];
    match count.step {
        CountStep::Preparing => {}
        CountStep::Running | CountStep::Paused => {
            let expected = expected(ground, plan)?;
            facts.push(news(id, CountNews::Started { expected }));
        }
        CountStep::Checking | CountStep::Closed | CountStep::Dropped => return wrong(count),
    }
    Ok(Decision { facts, inverse: vec![wish(id, CountWish::Plan(count.plan.clone()))] })
}

fn wrong(count: &Count) -> Answer {
    Err(Refusal::CountStepWrong { is: count.step })
}

fn expected(ground: &Ground, plan: &CountPlan) -> Result<Vec<AssetId>, Refusal> {
    let place_of = |asset| ground.presence.belief(Subject::Asset(asset)).and_then(|belief| belief.place);
    let expected = count::expected(ground.directory, plan, place_of);
    if expected.len() > COUNT_EXPECTED_MAX {
        return Err(Refusal::TooMany { limit: COUNT_EXPECTED_MAX });
    }
    Ok(expected)
}

fn turn(ground: &Ground, count: &Count, to: CountStep) -> Answer {
    use CountStep::{Checking, Closed, Dropped, Paused, Preparing, Running};
    let turned = || news(count.id, CountNews::Turned { from: count.step, to });
    let back = || vec![wish(count.id, CountWish::Turn(count.step))];
    match (count.step, to) {
        (from, to) if from == to => Decision::nothing(),
        (Preparing, Running) => start(ground, count),
        (Checking, Closed) => close(ground, count),
        (Running | Paused | Checking, Running | Paused | Checking)
        | (Preparing | Running | Paused | Checking, Dropped)
        | (Closed, Checking) => Decision::one(turned(), back()),
        // A count that never began cannot go on.
        (Dropped, Preparing) if count.started_at.is_none() => Decision::one(turned(), back()),
        (Dropped, Running | Paused | Checking) if count.started_at.is_some() => {
            Decision::one(turned(), back())
        }
        (Preparing | Running | Paused | Checking | Closed | Dropped, _) => wrong(count),
    }
}

/// The start cannot be taken back: what was counted since would go with it. It can be thrown away instead.
fn start(ground: &Ground, count: &Count) -> Answer {
    if count.plan.places.is_empty() {
        return Err(Refusal::CountWithoutPlace);
    }
    let expected = expected(ground, &count.plan)?;
    Decision::one(news(count.id, CountNews::Started { expected }), Vec::new())
}

fn note(ground: &Ground, count: &Count, subject: Subject) -> Answer {
    match subject {
        Subject::Asset(asset) => drop(find(ground, asset)?),
        Subject::Tag(tag) => drop(ground.directory.tag(tag).ok_or(Refusal::NoSuchTag(tag))?),
    }
    match count.step {
        CountStep::Running | CountStep::Paused | CountStep::Checking => {}
        CountStep::Preparing | CountStep::Closed | CountStep::Dropped => return wrong(count),
    }
    let outcome = count::outcome(count, subject);
    if count.lines.get(&subject).is_some_and(|line| line.outcome == outcome) {
        return Decision::nothing();
    }
    let is_by_eye = ground.how != How::Scan;
    let line = CountLine { subject, outcome, place: count::spot(count), is_by_eye, at: ground.at };
    let back = vec![wish(count.id, CountWish::Forget(subject))];
    Decision::one(news(count.id, CountNews::Noted(line)), back)
}

fn forget(count: &Count, subject: Subject) -> Answer {
    let line = count.lines.get(&subject).ok_or(Refusal::NotInCount(subject))?;
    if !count.step.is_open() {
        return wrong(count);
    }
    let back = vec![wish(count.id, CountWish::Note(subject))];
    Decision::one(news(count.id, CountNews::Forgotten(*line)), back)
}

fn stand(ground: &Ground, count: &Count, place: Option<PlaceId>) -> Answer {
    if let Some(place) = place.filter(|place| !count::lies_in(ground.directory, &count.plan, *place)) {
        return Err(Refusal::NoSuchPlace(place));
    }
    if count.spot == place {
        return Decision::nothing();
    }
    let stood = CountNews::Stood { before: count.spot, after: place };
    Decision::one(news(count.id, stood), vec![wish(count.id, CountWish::Stand(count.spot))])
}

fn choose(count: &Count, group: CountGroup, subject: Option<Subject>, action: Option<CountAction>) -> Answer {
    if count.step != CountStep::Checking {
        return wrong(count);
    }
    let before = count.chosen(group, subject);
    if before == action || action.is_some_and(|action| !group.allows(action)) {
        return Decision::nothing();
    }
    let chosen = CountNews::Chosen { group, subject, before, after: action };
    let back = CountWish::Choose { group, subject, action: before };
    Decision::one(news(count.id, chosen), vec![wish(count.id, back)])
}

/// Everything that was chosen, and then the end; one group, so that one press takes all of it back.
fn close(ground: &Ground, count: &Count) -> Answer {
    let blocks = ground.counts.blocks(ground.directory, count, |reader| ground.is_lost(reader));
    if let Some(block) = blocks.first() {
        return Err(Refusal::CountBlocked(*block));
    }
    let mut done = Decision::default();
    for asset in count.not_found() {
        if count.action(CountGroup::NotFound, Subject::Asset(asset)) == CountAction::MarkMissing {
            add(&mut done, mark_missing(ground, asset, true)?);
        }
    }
    for line in count.lines.values() {
        add(&mut done, close_line(ground, count, line)?);
    }
    done.facts.push(news(count.id, CountNews::Closed { numbers: count.numbers() }));
    done.inverse.push(wish(count.id, CountWish::Turn(CountStep::Checking)));
    Ok(done)
}

fn add(done: &mut Decision, more: Decision) {
    done.facts.extend(more.facts);
    done.inverse.extend(more.inverse);
}

fn close_line(ground: &Ground, count: &Count, line: &CountLine) -> Answer {
    match (line.outcome, line.subject) {
        (Outcome::Extra, Subject::Asset(asset))
            if count.action(CountGroup::Extra, line.subject) == CountAction::BelongsHere =>
        {
            let mut after = find(ground, asset)?.clone();
            after.home = line.place.or_else(|| count.plan.places.first().copied());
            super::assets::change(ground, &after)
        }
        (Outcome::Unknown, Subject::Tag(tag))
            if count.action(CountGroup::Unknown, line.subject) == CountAction::Ignore =>
        {
            super::tags::ignore(ground, tag, true)
        }
        (Outcome::Found | Outcome::Moved | Outcome::Extra | Outcome::Unknown, _) => Decision::nothing(),
    }
}

pub(super) fn mark_missing(ground: &Ground, asset: AssetId, is_missing: bool) -> Answer {
    find(ground, asset)?;
    if ground.directory.is_missing(asset) == is_missing {
        return Decision::nothing();
    }
    let back = vec![Command::MarkMissing { asset, is_missing: !is_missing }];
    Decision::one(Fact::MissingSet { asset, is_missing }, back)
}
