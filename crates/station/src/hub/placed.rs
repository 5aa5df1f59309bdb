//! How many of the tags a reader hears are known to be somewhere else: the sign of a reader that reaches too far.

use std::collections::BTreeMap;

use engine::Engine;
use model::{Heard, PlaceId, ReaderId, Span, Subject, Tick};

/// Every so-manieth read is looked at; the share does not need all of them.
const EVERY: u64 = 8;
/// The counts are halved this often, so that they speak of the last minutes.
const HALVED: Span = Span::seconds(60);

/// The counts of all readers.
#[derive(Default)]
pub(super) struct Placed {
    counts: BTreeMap<ReaderId, (u32, u32)>,
    seen: u64,
    halve_at: Tick,
}

impl Placed {
    /// A read went by.
    pub(super) fn note(&mut self, heard: &Heard, engine: &Engine, now: Tick) {
        self.seen += 1;
        if !self.seen.is_multiple_of(EVERY) {
            return;
        }
        if now >= self.halve_at {
            self.halve_at = now + HALVED;
            let readers = engine.directory().readers();
            self.counts.retain(|reader, _| readers.contains_key(reader));
            self.counts
                .values_mut()
                .for_each(|(all, elsewhere)| (*all, *elsewhere) = (*all / 2, *elsewhere / 2));
        }
        if let Some(is_elsewhere) = is_elsewhere(heard, engine) {
            let (all, elsewhere) = self.counts.entry(heard.reader).or_default();
            *all = all.saturating_add(1);
            *elsewhere = elsewhere.saturating_add(u32::from(is_elsewhere));
        }
    }

    /// Reads of tags whose place is known, and how many of them are of tags in another place.
    pub(super) fn of(&self, reader: ReaderId) -> (u32, u32) {
        self.counts.get(&reader).copied().unwrap_or_default()
    }
}

/// `None` where nothing can be said: an antenna without a place, a tag without one.
fn is_elsewhere(heard: &Heard, engine: &Engine) -> Option<bool> {
    let directory = engine.directory();
    let point = model::ReadPoint { reader: heard.reader, antenna: heard.read.antenna };
    let watched: PlaceId = directory.place_of(point)?;
    let tag = directory.find_tag(&heard.read.epc, heard.read.tid.as_ref())?;
    let subject = tag.asset.map_or(Subject::Tag(tag.id), Subject::Asset);
    let place = engine.belief(subject)?.place?;
    Some(!directory.contains(watched, place) && !directory.contains(place, watched))
}
