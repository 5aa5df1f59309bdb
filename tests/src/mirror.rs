//! What a screen holds after it has applied every message of its channel, in order. Only what the messages say: what
//! a message forgets, this does not know.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use api::live::{JobView, NoticeView, NumbersView, StripView};
use api::map::{FloorView, ShapeView};
use api::places::PlaceNode;
use api::readers::ReaderView;
use api::watch::Live;

/// The state of one screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mirror {
    /// Numbers of the whole site.
    pub headline: Option<NumbersView>,
    /// Items in all.
    pub items: Option<u32>,
    /// Places by id.
    pub places: BTreeMap<String, PlaceNode>,
    /// Readers.
    pub readers: Vec<ReaderView>,
    /// Notices.
    pub notices: Vec<NoticeView>,
    /// Jobs.
    pub jobs: Vec<JobView>,
    /// The scan strip.
    pub strip: Option<StripView>,
    /// Shapes by key.
    pub shapes: BTreeMap<String, ShapeView>,
    /// Floors.
    pub floors: Vec<FloorView>,
    /// The floor shown.
    pub floor: Option<String>,
    /// The level of detail.
    pub level: Option<u8>,
    next: u32,
}

impl Mirror {
    /// Applies one message.
    pub fn apply(&mut self, live: Live) -> Result<()> {
        ensure!(live.n == self.next, "message {} came where {} was due", live.n, self.next);
        self.next += 1;
        self.headline = live.headline.or(self.headline.take());
        self.items = live.items.or(self.items);
        for place in live.places.unwrap_or_default() {
            self.places.insert(place.id.clone(), place);
        }
        for place in &live.places_gone {
            self.places.remove(place);
        }
        self.readers = live.readers.unwrap_or(std::mem::take(&mut self.readers));
        self.notices = live.notices.unwrap_or(std::mem::take(&mut self.notices));
        self.jobs = live.jobs.unwrap_or(std::mem::take(&mut self.jobs));
        self.strip = live.strip.or(self.strip.take());
        let Some(scene) = live.scene else { return Ok(()) };
        if scene.is_whole {
            self.shapes.clear();
        }
        for key in &scene.gone {
            self.shapes.remove(key);
        }
        for shape in scene.shapes {
            self.shapes.insert(shape.key.clone(), shape);
        }
        self.level = Some(scene.level);
        self.floor = scene.floor.map(|floor| floor.id);
        self.floors = scene.floors;
        Ok(())
    }

    /// The same without what counts messages, to compare screens that were opened at different times.
    pub fn seen(&self) -> Mirror {
        Mirror { next: 0, ..self.clone() }
    }
}
