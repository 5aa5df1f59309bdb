//! Deadlines: growing stale, leaving through an outer door, and waking up after a start.

use model::{Confidence, Now, Settings, Span, Subject, Tick};

use crate::directory::Directory;
use crate::limits::DEADLINES_PER_CALL;

use super::absence::Wait;
use super::clock_line::{line_of, millis};
use super::locator::Rule;
use super::{Presence, Step, Tracked};

impl Presence {
    /// When the next deadline is due. Before the first [`Now`] nothing is settled, so: at once.
    pub(crate) fn poll_timeout(&self) -> Option<Tick> {
        if !self.is_awake {
            return Some(Tick(0));
        }
        let waits =
            [self.on_map.due(), self.on_map.gates.due(), self.late_reads.due(), self.reader_clocks.due()];
        let first = self.deadlines.first().into_iter().chain(waits.into_iter().flatten()).min();
        first.map(|line| Tick(u64::try_from(line).unwrap_or(0)))
    }

    /// The first `Now` after a start puts stored beliefs on the line: what was heard an hour ago by the clock was
    /// heard an hour ago on the line. (If the clock was set back meanwhile, it was heard just now.)
    pub(crate) fn wake(&mut self, directory: &Directory, now: Now, steps: &mut Vec<Step>) {
        if std::mem::replace(&mut self.is_awake, true) {
            return;
        }
        let line = line_of(now);
        for tracked in self.things.iter_mut().flatten() {
            let age = |at: model::Timestamp| line.saturating_sub(millis(at.until(now.at).0));
            tracked.since_line = age(tracked.belief.since);
            if let Some(heard) = tracked.belief.heard_at {
                tracked.heard_line = age(heard);
                let read_point = tracked.belief.why.read_point;
                if let Subject::Asset(asset) = tracked.belief.subject {
                    tracked.heard_tag = directory.slots_of(asset).next();
                }
                tracked.heard_place = read_point.and_then(|read_point| directory.place_of(read_point));
            }
            tracked.settle(directory, self.tree);
        }
        self.plan_all(line, steps);
    }

    /// The settings changed: everything is measured anew.
    pub(crate) fn set_settings(&mut self, settings: &Settings, now: Now, steps: &mut Vec<Step>) {
        self.rule = Rule::new(&settings.presence);
        self.on_map.set_settings(&settings.presence);
        self.stale_after = millis(settings.presence.stale_after.0);
        self.leaves_after = millis(settings.presence.leaves_after.0);
        self.plan_all(line_of(now), steps);
    }

    /// Fills the queue of deadlines from scratch.
    fn plan_all(&mut self, line: i64, steps: &mut Vec<Step>) {
        self.deadlines.clear();
        for (at, tracked) in self.things.iter_mut().enumerate() {
            let Some(tracked) = tracked else { continue };
            let stale = tracked.heard_line.saturating_add(self.stale_after);
            let is_stale = stale <= line;
            tracked.stale_due = (!is_stale).then_some(stale);
            if let Some(due) = tracked.stale_due {
                self.deadlines.add(due, at as u32, Wait::Stale);
            }
            tracked.exit_due = None;
            if tracked.is_at_door && tracked.belief.heard_at.is_some() {
                let due = tracked.heard_line.saturating_add(self.leaves_after).max(line);
                tracked.exit_due = Some(due);
                self.deadlines.add(due, at as u32, Wait::Exit);
            }
            if std::mem::replace(&mut tracked.is_stale, is_stale) != is_stale {
                steps.push(Step::Shown(tracked.belief.subject));
            }
        }
    }

    /// Handles what is due, up to a bound; [`Presence::poll_timeout`] says when there is more.
    pub(crate) fn handle_timeout(&mut self, directory: &Directory, now: Now, steps: &mut Vec<Step>) {
        self.release_held(directory, now, steps);
        self.close_ticks(directory, now, steps);
        let line = line_of(now);
        for _ in 0..DEADLINES_PER_CALL {
            let Some((due, thing, wait)) = self.deadlines.take_due(line) else { return };
            match wait {
                Wait::Stale => self.grow_stale(due, thing, line, steps),
                Wait::Exit => self.leave(directory, due, thing, now, steps),
            }
        }
    }

    fn grow_stale(&mut self, due: i64, thing: u32, line: i64, steps: &mut Vec<Step>) {
        let Some(Some(tracked)) = self.things.get_mut(thing as usize) else { return };
        if tracked.stale_due != Some(due) {
            return;
        }
        let stale = tracked.heard_line.saturating_add(self.stale_after);
        if stale > line {
            tracked.stale_due = Some(stale);
            self.deadlines.add(stale, thing, Wait::Stale);
            return;
        }
        tracked.stale_due = None;
        tracked.is_stale = true;
        steps.push(Step::Shown(tracked.belief.subject));
    }

    /// Silence at an outer door. It counts only while somebody listens, and only if that door heard the thing last.
    fn leave(&mut self, directory: &Directory, due: i64, thing: u32, now: Now, steps: &mut Vec<Step>) {
        let Some(Some(tracked)) = self.things.get_mut(thing as usize) else { return };
        if tracked.exit_due != Some(due) {
            return;
        }
        tracked.exit_due = None;
        if tracked.tree != self.tree {
            tracked.settle(directory, self.tree);
        }
        let heard = tracked.heard_place.zip(tracked.belief.place);
        let Some((heard_place, place)) = heard.filter(|(heard, place)| directory.contains(*heard, *place))
        else {
            return;
        };
        if !tracked.is_at_door || tracked.turned_back {
            return;
        }
        let Some(listening) = self.coverage.since(heard_place) else {
            self.coverage.park(heard_place, thing);
            return;
        };
        // Neither a reader's return nor a person's word is silence.
        let spoken = tracked.heard_line.max(listening).max(tracked.since_line);
        let left = spoken.saturating_add(self.leaves_after);
        if left > line_of(now) {
            self.await_exit(thing, left);
            return;
        }
        let silence = Span(u64::try_from(left.saturating_sub(tracked.heard_line)).unwrap_or(0));
        let heard_at = tracked.belief.heard_at.unwrap_or(tracked.belief.since);
        let at = (heard_at + silence).min(now.at);
        let confidence = tracked.belief.confidence.min(Confidence::Likely);
        steps.push(tracked.depart(place, at, left, confidence));
    }
}

impl Tracked {
    /// It left through a door that saw it go.
    pub(super) fn depart_by_gate(
        &mut self,
        from: model::PlaceId,
        at: model::Timestamp,
        passed: &super::gates::Passed,
    ) -> Step {
        let at = self.moment_of_change(super::Moment { at, line: passed.last });
        let confidence = if passed.is_agreed { Confidence::Certain } else { Confidence::Likely };
        let step = self.depart(from, at, passed.last, confidence);
        self.left_by_gate = true;
        self.belief.why.reads = 0;
        self.mind.forget();
        step
    }

    /// It left, at the moment the silence had lasted long enough (not when that was noticed).
    fn depart(
        &mut self,
        from: model::PlaceId,
        at: model::Timestamp,
        line: i64,
        confidence: Confidence,
    ) -> Step {
        self.belief.place = None;
        self.belief.since = at;
        self.belief.confidence = confidence;
        self.belief.why.runner_up = None;
        self.since_line = line;
        self.has_left = true;
        self.left_by_gate = false;
        self.is_by_hand = false;
        self.is_at_door = false;
        self.evidence.clear();
        Step::Departed { subject: self.belief.subject, from, confidence, why: self.belief.why.clone(), at }
    }
}
