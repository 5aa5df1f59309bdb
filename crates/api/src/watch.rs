//! The live channel: first a snapshot, then numbered deltas, at most 10 a second (map 4).

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use model::{Now, Tick, Timestamp};
use serde::Serialize;
use station::engine::scene::{Scene, View};
use station::{Picture, Update, WatchOptions, Watcher};
use ts_rs::TS;

use crate::count::{self, CountView};
use crate::find::MeterView;
use crate::live::{self, JobView, NoticeView, NumbersView, StripView};
use crate::map::{self, SceneView, ShapeView};
use crate::methods::{Api, WATCH_STEP};
use crate::places::{self, PlaceNode};
use crate::readers::{self, ReaderView};
use crate::scan::{self, ScanView};
use crate::{find, jobs, limits, moment};

/// One message. Parts that did not change are `null`. Numbers grow by one; after a gap ask for a fresh watch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Live {
    /// The watch this belongs to; name it in `map.look_at`.
    pub watch: u32,
    /// Running number, from 0; message 0 is the snapshot.
    pub n: u32,
    /// The station's clock, UTC milliseconds.
    #[ts(type = "number")]
    pub now: i64,
    /// Numbers of the whole site.
    pub headline: Option<NumbersView>,
    /// Items in all.
    pub items: Option<u32>,
    /// The map.
    pub scene: Option<SceneView>,
    /// Changed places (all of them in message 0 and the ones right after it).
    pub places: Option<Vec<PlaceNode>>,
    /// Places that went away.
    pub places_gone: Vec<String>,
    /// All readers, when any changed.
    pub readers: Option<Vec<ReaderView>>,
    /// All notices, when any changed, most important first.
    pub notices: Option<Vec<NoticeView>>,
    /// All jobs, when any changed, newest first.
    pub jobs: Option<Vec<JobView>>,
    /// The scan strip, when it changed.
    pub strip: Option<StripView>,
    /// All counts, when any changed, newest first.
    pub counts: Option<Vec<CountView>>,
    /// How near what is looked for is, when that changed; empty = nothing is looked for.
    pub find: Option<Vec<MeterView>>,
    /// A tag was held to a desk pad.
    pub scan: Option<ScanView>,
    /// Keys of things whose row or card is stale now (`i:…`, `t:…`), at most 200; then `is_all_stale`.
    pub stale: Vec<String>,
    /// Every row and card may be stale.
    pub is_all_stale: bool,
    /// Settings changed: ask `app.hello` again.
    pub settings_changed: bool,
}

/// What each open watch looks at, by its number.
#[derive(Default)]
pub(crate) struct Lookouts {
    last: AtomicU32,
    open: Mutex<BTreeMap<u32, Weak<Mutex<Lookout>>>>,
}

/// What one watch looks at; `version` grows with every change.
#[derive(Default)]
struct Lookout {
    view: Option<View>,
    /// The moment looked at; `None` = now.
    at: Option<Timestamp>,
    version: u64,
}

impl Lookouts {
    fn open(&self) -> (u32, Arc<Mutex<Lookout>>) {
        let watch = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let lookout = Arc::default();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, lookout: &mut Weak<Mutex<Lookout>>| lookout.strong_count() > 0);
        open.insert(watch, Arc::downgrade(&lookout));
        (watch, lookout)
    }

    /// Sets what a watch looks at. A watch that is closed meanwhile looks at nothing, which is no fault.
    pub(crate) fn set(&self, watch: u32, view: View, at: Option<Timestamp>) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lookout) = open.get(&watch).and_then(Weak::upgrade) {
            let mut lookout = lookout.lock().unwrap_or_else(PoisonError::into_inner);
            lookout.view = Some(view);
            lookout.at = at;
            lookout.version += 1;
        }
    }
}

/// One open live channel. Dropping it closes it.
pub struct Watch {
    api: Api,
    watcher: Watcher,
    number: u32,
    next: u32,
    lookout: Arc<Mutex<Lookout>>,
    seen_version: u64,
    scene: Option<Scene>,
    shapes: BTreeMap<String, ShapeView>,
    floors: Vec<map::FloorView>,
    places: BTreeMap<String, PlaceNode>,
    meters: Vec<MeterView>,
    meters_at: Option<Tick>,
    is_scene_due: bool,
    scene_at: Option<Tick>,
    waiting: VecDeque<Live>,
}

impl Watch {
    pub(crate) fn open(api: &Api) -> Watch {
        let (number, lookout) = api.lookouts.open();
        Watch {
            api: api.clone(),
            watcher: api.station.watch(WatchOptions::default()),
            number,
            next: 0,
            lookout,
            seen_version: 0,
            scene: None,
            shapes: BTreeMap::new(),
            floors: Vec::new(),
            places: BTreeMap::new(),
            meters: Vec::new(),
            meters_at: None,
            is_scene_due: false,
            scene_at: None,
            waiting: VecDeque::new(),
        }
    }

    /// The station has stopped; nothing more will come.
    pub fn is_over(&self) -> bool {
        self.watcher.is_over()
    }

    /// The next message, or `None` when nothing changed for about this long.
    pub fn next(&mut self, timeout: Duration) -> Option<Live> {
        let mut left = timeout;
        loop {
            if let Some(message) = self.waiting.pop_front() {
                return Some(message);
            }
            let step = left.min(WATCH_STEP);
            let update = self.watcher.next(step);
            self.take_in(update.as_ref());
            if update.is_none() && self.waiting.is_empty() {
                left = left.checked_sub(step).filter(|left| !left.is_zero())?;
            }
        }
    }

    /// Turns what changed into messages.
    fn take_in(&mut self, update: Option<&Update>) {
        let now = self.api.station.now();
        if let Some(update) = update {
            let messages = self.changes(update);
            self.is_scene_due |= update.all_things
                || update.all_places
                || update.readers
                || !update.things.is_empty()
                || !update.places.is_empty();
            messages.into_iter().for_each(|message| self.send(message, now.at));
        }
        self.measure(now);
        let (view, at, version) = {
            let lookout = self.lookout.lock().unwrap_or_else(PoisonError::into_inner);
            (lookout.view, lookout.at, lookout.version)
        };
        let Some(view) = view else { return };
        let has_moved = version != self.seen_version;
        let is_time = self.scene_at.is_none_or(|at| at.until(now.tick).0 >= limits::SCENE_EVERY_MS);
        if has_moved || (self.is_scene_due && is_time) {
            self.seen_version = version;
            self.scene_at = Some(now.tick);
            self.is_scene_due = false;
            let messages = self.look(&view, at);
            messages.into_iter().for_each(|message| self.send(message, now.at));
        }
    }

    /// How near things are changes also by silence, so it is looked at as long as something is looked for.
    fn measure(&mut self, now: Now) {
        if self.meters_at.is_some_and(|at| at.until(now.tick).0 < limits::FIND_EVERY_MS) {
            return;
        }
        self.meters_at = Some(now.tick);
        let meters = find::meters(&self.api.station.picture(), now.tick);
        if meters != self.meters {
            self.meters.clone_from(&meters);
            self.send(Live { find: Some(meters), ..Live::default() }, now.at);
        }
    }

    fn send(&mut self, mut message: Live, at: Timestamp) {
        message.watch = self.number;
        message.n = self.next;
        message.now = at.0;
        self.next = self.next.wrapping_add(1);
        self.waiting.push_back(message);
    }

    /// Everything but the map.
    fn changes(&mut self, update: &Update) -> Vec<Live> {
        let picture = self.api.station.picture();
        let language = picture.settings.screen.language.clone();
        let now = self.api.station.now();
        let mut live = Live {
            headline: Some(picture.headline().into()),
            items: Some(u32::try_from(picture.counters.items).unwrap_or(u32::MAX)),
            settings_changed: update.settings,
            ..Live::default()
        };
        if update.readers {
            live.readers =
                Some(picture.readers.values().map(|reader| readers::view(reader, now, &language)).collect());
        }
        if update.jobs {
            let reports = self.api.station.folder().reports();
            live.jobs = Some(picture.jobs.iter().map(|job| jobs::view(job, &reports, &language)).collect());
        }
        if update.strip {
            live.strip = picture.strip.as_ref().and_then(live::strip);
        }
        if update.counts {
            live.counts = Some(count::all(&picture));
        }
        let scan = picture.scan.clone().filter(|_| update.scan);
        if update.all_things || update.things.len() > limits::STALE_MAX {
            live.is_all_stale = true;
        } else {
            live.stale = update.things.iter().map(|subject| map::key(*subject)).collect();
        }
        let (nodes, gone) = changed_places(&picture, update, &mut self.places);
        let notices = picture.notices.clone();
        drop(picture);
        live.scan = scan.map(|scan| scan::of_pad(&self.api, &scan));
        if update.notices {
            live.notices = Some(notices.iter().map(|notice| live::notice(&self.api, notice)).collect());
        }
        live.places_gone = gone;
        in_parts(live, nodes)
    }

    /// The map: what is different from what this watch was sent last.
    fn look(&mut self, view: &View, at: Option<Timestamp>) -> Vec<Live> {
        // A file that does not answer leaves the picture as it was; whoever asked for the numbers is told why.
        let past = match at.map(|at| moment::at(&self.api, at)).transpose() {
            Ok(past) => past,
            Err(_) => return Vec::new(),
        };
        let picture = self.api.station.picture();
        let view = View { level: self.scene.as_ref().map(|scene| scene.level), ..*view };
        let scene = map::compose(&picture, &view, past.as_deref());
        let shapes: Vec<ShapeView> = scene.shapes.iter().map(|shape| map::shape(&picture, shape)).collect();
        let floors = map::floors(&picture);
        drop(picture);
        let is_whole = self.scene.as_ref().is_none_or(|before| before.floor != scene.floor);
        let before = if is_whole { BTreeMap::new() } else { std::mem::take(&mut self.shapes) };
        let changed: Vec<ShapeView> =
            shapes.iter().filter(|shape| before.get(&shape.key) != Some(shape)).cloned().collect();
        let after: BTreeMap<String, ShapeView> =
            shapes.into_iter().map(|shape| (shape.key.clone(), shape)).collect();
        let gone: Vec<String> = before.keys().filter(|key| !after.contains_key(*key)).cloned().collect();
        let level_changed = self.scene.as_ref().is_none_or(|before| before.level != scene.level);
        let floors_changed = self.floors != floors;
        let floor_id = scene.floor.map(|floor| floor.to_string());
        let head = SceneView {
            is_whole,
            level: map::level_number(scene.level),
            floor: floors.iter().find(|floor| Some(&floor.id) == floor_id.as_ref()).cloned(),
            floors: floors.clone(),
            shapes: Vec::new(),
            gone,
        };
        self.scene = Some(scene);
        self.shapes = after;
        self.floors = floors;
        if changed.is_empty() && head.gone.is_empty() && !is_whole && !level_changed && !floors_changed {
            return Vec::new();
        }
        scene_in_parts(head, changed)
    }
}

/// Places whose node is different from what was sent, and those that went away.
fn changed_places(
    picture: &Picture,
    update: &Update,
    sent: &mut BTreeMap<String, PlaceNode>,
) -> (Vec<PlaceNode>, Vec<String>) {
    let mut nodes = Vec::new();
    let mut gone = Vec::new();
    // Readers going on or off changes who watches what.
    if update.all_places || update.readers {
        let all: BTreeMap<String, PlaceNode> = picture
            .places
            .values()
            .map(|place| (place.id.to_string(), places::node(picture, place)))
            .collect();
        nodes.extend(all.values().filter(|node| sent.get(&node.id) != Some(node)).cloned());
        gone.extend(sent.keys().filter(|id| !all.contains_key(*id)).cloned());
        *sent = all;
    } else {
        for place in &update.places {
            let id = place.to_string();
            match picture.places.get(place).map(|place| places::node(picture, place)) {
                Some(node) if sent.get(&id) != Some(&node) => {
                    sent.insert(id, node.clone());
                    nodes.push(node);
                }
                Some(_) => {}
                None => {
                    if sent.remove(&id).is_some() {
                        gone.push(id);
                    }
                }
            }
        }
    }
    (nodes, gone)
}

/// Keeps every message small: the first carries everything else, the rest only places.
fn in_parts(first: Live, nodes: Vec<PlaceNode>) -> Vec<Live> {
    let mut parts = nodes.chunks(limits::PLACES_PER_MESSAGE).map(<[PlaceNode]>::to_vec);
    let mut messages = vec![Live { places: parts.next(), ..first }];
    messages.extend(parts.map(|part| Live { places: Some(part), ..Live::default() }));
    messages
}

/// The same for shapes: a screen applies the parts in order.
fn scene_in_parts(head: SceneView, shapes: Vec<ShapeView>) -> Vec<Live> {
    let mut parts = shapes.chunks(limits::SHAPES_PER_MESSAGE).map(<[ShapeView]>::to_vec);
    let first = SceneView { shapes: parts.next().unwrap_or_default(), ..head };
    let rest = SceneView { is_whole: false, gone: Vec::new(), shapes: Vec::new(), ..first.clone() };
    let mut messages = vec![Live { scene: Some(first), ..Live::default() }];
    messages.extend(
        parts.map(|shapes| Live { scene: Some(SceneView { shapes, ..rest.clone() }), ..Live::default() }),
    );
    messages
}
