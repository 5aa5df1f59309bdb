//! Reads that come after their time was judged. They are collected for a moment, because such reads come in batches,
//! and then told in order: what is newer than anything known of a thing is judged as if it had come in time; what is
//! older says where the thing was then, and changes nothing that is believed now.

use std::collections::BTreeMap;

use model::{Confidence, Now, PlaceId, Subject, Timestamp, Why};

use crate::directory::Directory;
use crate::limits::LATE_NOTES_MAX;

use super::clock_line::line_of;
use super::posterior::Mind;
use super::ticks::{Note, Open};
use super::{Presence, Step};

/// A batch is told this long after its first read, ms.
const COLLECT_MS: i64 = 2_000;
/// Stretches of the past that are judged together, ms.
const STRETCH_MS: i64 = 1_500;
/// The chance from which on a place of the past is told.
const CLEAR: f32 = 0.97;

/// Late reads by the stretch of time they belong to.
#[derive(Clone, Debug, Default)]
pub(super) struct Late {
    stretches: BTreeMap<i64, Open>,
    due: Option<i64>,
    count: usize,
    pub(super) dropped: u64,
}

/// Where a thing was, as late reads tell.
struct Recalled {
    place: PlaceId,
    from: i64,
    until: i64,
    shift: i64,
    reads: u32,
    chance: f32,
}

impl Late {
    pub(super) fn put(&mut self, line: i64, at: i64, now: i64, mut note: Note) {
        if self.count >= LATE_NOTES_MAX {
            self.dropped += 1;
            return;
        }
        self.count += 1;
        self.due.get_or_insert(now.saturating_add(COLLECT_MS));
        let start = line.div_euclid(STRETCH_MS) * STRETCH_MS;
        let stretch = self.stretches.entry(start).or_default();
        (stretch.start, stretch.end) = (start, start + STRETCH_MS);
        stretch.shift = at.saturating_sub(line);
        note.after = (line - start) as u32;
        stretch.notes.push(note);
    }

    pub(super) fn due(&self) -> Option<i64> {
        self.due
    }
}

impl Presence {
    /// Tells what late reads say, if their batch had time to come in.
    pub(super) fn tell_late(&mut self, directory: &Directory, now: Now, steps: &mut Vec<Step>) {
        if self.late_reads.due.is_none_or(|due| due > line_of(now)) {
            return;
        }
        let stretches = std::mem::take(&mut self.late_reads.stretches);
        (self.late_reads.due, self.late_reads.count) = (None, 0);
        let mut memories: BTreeMap<u32, (Mind, Vec<Recalled>)> = BTreeMap::new();
        for (_, mut stretch) in stretches {
            stretch.notes.sort_unstable();
            let mut from = 0;
            while from < stretch.notes.len() {
                let thing = stretch.notes[from].thing;
                let count = stretch.notes[from..].iter().take_while(|note| note.thing == thing).count();
                let notes = &stretch.notes[from..from + count];
                from += count;
                let Some(Some(tracked)) = self.things.get(thing as usize) else { continue };
                if stretch.end > tracked.mind.judged && stretch.end > tracked.since_line {
                    self.judge_thing(directory, &stretch, notes, steps);
                } else {
                    self.recall(&stretch, notes, memories.entry(thing).or_default());
                }
            }
        }
        for (thing, (_, recalled)) in memories {
            self.tell_recalled(thing, recalled, steps);
        }
    }

    /// Judges a stretch of the past on a mind of its own.
    fn recall(&mut self, stretch: &Open, notes: &[Note], memory: &mut (Mind, Vec<Recalled>)) {
        let (mind, recalled) = memory;
        let Some(verdict) = self.judge_past(stretch, notes, mind) else { return };
        let on_map = self.places_on_map();
        let Some(place) = on_map.get(usize::from(verdict.best)).copied() else { return };
        if verdict.chance < CLEAR {
            return;
        }
        let (first, last) =
            (notes.iter().map(|note| note.after).min(), notes.iter().map(|note| note.after).max());
        let from = stretch.start + i64::from(first.unwrap_or(0));
        let until = stretch.start + i64::from(last.unwrap_or(0));
        match recalled.last_mut().filter(|last| last.place == place) {
            Some(last) => {
                last.until = until;
                last.reads = last.reads.saturating_add(notes.len() as u32);
                last.chance = last.chance.max(verdict.chance);
            }
            None => recalled.push(Recalled {
                place,
                from,
                until,
                shift: stretch.shift,
                reads: notes.len() as u32,
                chance: verdict.chance,
            }),
        }
    }

    fn tell_recalled(&mut self, thing: u32, recalled: Vec<Recalled>, steps: &mut Vec<Step>) {
        let Some(Some(tracked)) = self.things.get(thing as usize) else { return };
        let subject: Subject = tracked.belief.subject;
        for past in recalled {
            let is_known = tracked.belief.place == Some(past.place) && past.from >= tracked.since_line;
            // A duplicate, or a stray: nothing to write history with.
            let is_little = past.reads < 4 || past.until - past.from < STRETCH_MS;
            if is_known || is_little {
                continue;
            }
            let why = Why {
                reads: past.reads,
                chance: Some((past.chance * 1_000.0) as u16),
                ..Why::without_reads()
            };
            steps.push(Step::SeenBefore {
                subject,
                place: past.place,
                at: Timestamp(past.from.saturating_add(past.shift)),
                until: Timestamp(past.until.saturating_add(past.shift)),
                confidence: Confidence::Likely,
                why,
            });
        }
    }
}
